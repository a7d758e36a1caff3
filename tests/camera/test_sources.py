"""Wanted cameras as running ones, through the whole line: source, camera process, driver."""

import hashlib
import os
import signal
from pathlib import Path

import pytest

from fotointerview.camera import messages as m
from fotointerview.camera import sources
from fotointerview.camera.link import BackendSpec
from fotointerview.camera.sources import GPHOTO, SIMULATED, has_driver, open_source
from fotointerview.camera.spec import CameraKind, CameraSpec, parse_spec
from fotointerview.domain.camera import CameraState, SettingName
from fotointerview.domain.faults import FaultCode, FaultError
from tests.camera.listening import WAIT_S, Ear, tethered
from tests.camera.pictures import small_jpeg

READY = CameraState.READY
needs_driver = pytest.mark.skipif(not has_driver(), reason="gphoto2 is not installed")


@pytest.fixture(scope="module")
def picture() -> bytes:
    return small_jpeg()


@pytest.fixture
def card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "card"
    folder.mkdir()
    monkeypatch.setenv("VCAMERADIR", str(folder))
    return folder


@pytest.fixture
def incoming(tmp_path: Path) -> Path:
    (tmp_path / "study").mkdir()
    return tmp_path / "study" / ".incoming" / "i1"


@pytest.fixture
def ear() -> Ear:
    return Ear()


@needs_driver
def test_virtual_camera_serves_the_folders_picture(
    card: Path, incoming: Path, ear: Ear, picture: bytes
) -> None:
    (card / "p.jpg").write_bytes(picture)
    with tethered(parse_spec("virtual"), ear, destination=incoming) as supervisor:
        identity = ear.wait_state(READY).identity
        assert identity is not None
        assert identity.model == "Nikon DSC D750"
        assert supervisor.status.settings[SettingName.BATTERY].read_only
        written = supervisor.write_setting(SettingName.APERTURE, "f/5.6").result(WAIT_S)
        assert written.value == "f/5.6"
        assert b"site-packages/PySide6" not in Path(f"/proc/{supervisor.pid}/maps").read_bytes()
        supervisor.trigger().result(WAIT_S)
        arrived = ear.arrived()
    assert arrived.sha256 == hashlib.sha256(picture).hexdigest()
    assert arrived.path.read_bytes() == picture
    assert ear.wait(m.Thumbnail).jpeg[:2] == b"\xff\xd8"
    assert [path.name for path in card.iterdir()] == ["p.jpg"]


@needs_driver
def test_virtual_camera_is_renewed_when_it_is_used_up(
    card: Path, incoming: Path, ear: Ear, picture: bytes
) -> None:
    (card / "p.jpg").write_bytes(picture)
    shots = sources.VIRTUAL_SHOTS + 2
    with tethered(parse_spec("virtual"), ear, destination=incoming) as supervisor:
        ear.wait_state(READY)
        first = supervisor.pid
        for number in range(1, shots + 1):
            if number == sources.VIRTUAL_SHOTS + 1:
                ear.wait_state(CameraState.CONNECTING, count=3)
                ear.wait_state(READY, count=sources.VIRTUAL_SHOTS + 2)
            supervisor.trigger().result(WAIT_S)
            ear.arrived(number)
            ear.wait_state(READY, count=number + 1 + (number > sources.VIRTUAL_SHOTS))
        assert supervisor.pid != first
    assert len(list(incoming.glob("*.jpg"))) == shots
    assert not [event for event in ear.all(m.StateChanged) if event.fault is not None]
    assert len({event.source for event in ear.all(m.FileArrived)}) == shots


@needs_driver
def test_cut_jpeg_of_the_virtual_camera_is_kept_and_marked(
    card: Path, incoming: Path, ear: Ear, picture: bytes
) -> None:
    (card / "p.jpg").write_bytes(picture[:-500])
    with tethered(parse_spec("virtual"), ear, destination=incoming) as supervisor:
        ear.wait_state(READY)
        supervisor.trigger().result(WAIT_S)
        arrived = ear.arrived()
    assert arrived.damaged
    assert arrived.path.read_bytes() == picture[:-500]


@pytest.mark.e2e
@needs_driver
def test_virtual_camera_draws_its_own_picture(
    incoming: Path, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VCAMERADIR", raising=False)
    with open_source(CameraSpec(CameraKind.VIRTUAL), sitter="samira", realistic_size=False) as source:
        folder = Path(source.backend.environment["VCAMERADIR"])
        assert len(list(folder.iterdir())) == 1
        with tethered(source.backend, ear, destination=incoming) as supervisor:
            ear.wait_state(READY)
            supervisor.trigger().result(WAIT_S)
            assert not ear.arrived().damaged
    assert not folder.exists()
    assert "VCAMERADIR" not in os.environ


@needs_driver
def test_demo_camera_is_killed_for_and_shoots_on(incoming: Path, ear: Ear) -> None:
    with (
        open_source(parse_spec("demo"), sitter="niko", realistic_size=False) as source,
        tethered(source.backend, ear, destination=incoming) as supervisor,
    ):
        assert source.has_sitter
        ear.wait_state(READY)
        assert supervisor.write_setting(SettingName.SUBJECT_DISTANCE, "0.8").result(WAIT_S).value == "0.8"
        supervisor.trigger().result(WAIT_S)
        assert supervisor.pid is not None
        os.kill(supervisor.pid, signal.SIGKILL)
        first = ear.arrived()
        ear.wait_state(READY, count=2)
        assert supervisor.status.settings[SettingName.SUBJECT_DISTANCE].value == "0.8"
        source.change_sitter("samira")
        source.press_shutter()
        second = ear.arrived(2)
        source.close()
        ear.wait_state(CameraState.LOST, FaultCode.CAMERA_LOST)
        ear.wait_state(CameraState.SEARCHING, FaultCode.NO_CAMERA)
        serials = {first.source.serial, second.source.serial}
    assert len(serials) == 1
    assert first.sha256 != second.sha256
    assert {first.source.name, second.source.name} == {event.name for event in ear.all(m.FileAnnounced)}
    assert not first.damaged
    assert not second.damaged


@pytest.mark.e2e
def test_simulated_camera_needs_no_driver(incoming: Path, ear: Ear) -> None:
    with (
        open_source(parse_spec("simulated"), realistic_size=False) as source,
        tethered(source.backend, ear, destination=incoming) as supervisor,
    ):
        assert source.backend.factory == SIMULATED
        source.press_shutter()
        source.change_sitter("niko")
        ear.wait_state(READY)
        supervisor.trigger().result(WAIT_S)
        assert not ear.arrived().damaged


def test_without_the_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "has_driver", lambda: False)
    assert open_source(parse_spec("demo")).backend.factory == SIMULATED
    for text in ("auto", "virtual", "usb:001,002", "ptpip:127.0.0.1"):
        assert open_source(parse_spec(text)).backend.factory == GPHOTO


def test_what_needs_no_driver_needs_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sources, "has_driver", lambda: False)
    monkeypatch.chdir(tmp_path)
    folder = open_source(parse_spec("folder:new shots")).backend
    assert folder == BackendSpec(sources.FOLDER, {"path": str(tmp_path / "new shots")})
    for text, number in (("webcam", None), ("webcam:3", 3)):
        with open_source(parse_spec(text)) as source:
            assert source.backend.factory == sources.WEBCAM
            assert source.backend.arguments["number"] == number
            card = Path(str(source.backend.arguments["card"]))
            assert card.stat().st_mode & 0o777 == 0o700
        assert not card.exists()


@needs_driver
def test_serial_number_is_the_drivers_to_find() -> None:
    assert open_source(parse_spec("serial:6001234")).backend.arguments == {"port": "serial:6001234"}


@pytest.mark.parametrize("below", ["", "interviews/one/originals"])
def test_study_is_not_watched_by_itself(tmp_path: Path, below: str) -> None:
    (tmp_path / below).mkdir(parents=True, exist_ok=True)
    (tmp_path / "study.sqlite").touch()
    with pytest.raises(FaultError) as refused:
        open_source(CameraSpec(CameraKind.FOLDER, str(tmp_path / below)))
    assert refused.value.fault.code is FaultCode.BAD_CAMERA_SPEC


def test_missing_driver_is_the_reason_for_searching(
    tmp_path: Path, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gphoto2.py").write_text("raise ImportError('broken library')")
    monkeypatch.syspath_prepend(str(tmp_path))
    with tethered(parse_spec("auto"), ear, destination=None):
        fault = ear.wait_state(CameraState.SEARCHING, FaultCode.NO_DRIVER).fault
    assert fault is not None
    assert fault.details["words"] == "broken library"


@needs_driver
@pytest.mark.parametrize(
    ("text", "code"), [("usb:250,126", FaultCode.NO_CAMERA), ("ptpip:127.0.0.1:9", FaultCode.NO_CAMERA)]
)
def test_no_camera_is_said_and_looked_for(text: str, code: FaultCode, ear: Ear) -> None:
    with tethered(parse_spec(text), ear, destination=None) as supervisor:
        searching = ear.wait_state(CameraState.SEARCHING, code)
        assert searching.identity is None
        assert supervisor.status.fault == searching.fault
        assert not ear.all(m.Notice)
        assert supervisor.trigger().exception(WAIT_S) is not None


def test_backend_that_cannot_be_made_is_told(ear: Ear) -> None:
    with tethered(BackendSpec("tests.camera.nothing:there"), ear, destination=None):
        ear.wait_state(CameraState.LOST, FaultCode.CHILD_DIED, count=2)
        assert ear.wait(m.Notice).fault.code is FaultCode.PROGRAM_ERROR
