"""What every camera backend does, whichever it is: simulated, demo over PTP/IP, libgphoto2's virtual camera."""

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from fotointerview.camera.backend import CameraBackend, CameraError, FileAdded, FileRef
from fotointerview.camera.demo.launch import DemoCameraProcess
from fotointerview.camera.sources import GPHOTO, SIMULATED, has_driver
from fotointerview.domain.camera import SettingName
from fotointerview.domain.faults import FaultCode
from tests.camera.pictures import small_jpeg
from tests.camera.remote import RemoteBackend

SMALL = (900, 600)
PATIENCE_S = 20.0


@dataclass
class Rig:
    """A backend and what a person can do to its camera."""

    backend: CameraBackend
    press: Callable[[], None]
    model: str
    picture: bytes | None = None
    """The file that every shot must be equal to, where that is known beforehand."""
    aperture: tuple[str, str] = ("f/2.8", "f/5.6")

    def wait_file(self) -> FileRef:
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            for event in self.backend.poll(50):
                if isinstance(event, FileAdded):
                    return event.ref
            time.sleep(0.002)
        raise AssertionError("no file was announced")


@pytest.fixture(scope="module", params=["simulated", "demo", "vusb"])
def rig(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    if request.param != "simulated" and not has_driver():
        pytest.skip("gphoto2 is not installed")
    folder = tmp_path_factory.mktemp("rig")
    with ExitStack() as stack:
        yield {"simulated": _simulated, "demo": _demo, "vusb": _virtual}[request.param](stack, folder)


def _simulated(stack: ExitStack, folder: Path) -> Rig:
    backend = RemoteBackend(SIMULATED, {"still": SMALL}, {})
    stack.callback(backend.end)
    return Rig(backend, backend.press_button, "Demo Camera")


def _demo(stack: ExitStack, folder: Path) -> Rig:
    demo = stack.enter_context(DemoCameraProcess.start(still=SMALL))
    backend = RemoteBackend(GPHOTO, {"port": demo.address}, {"XDG_CONFIG_HOME": str(folder)})
    stack.callback(backend.end)
    return Rig(backend, demo.press_shutter, "Demo Camera")


def _virtual(stack: ExitStack, folder: Path) -> Rig:
    picture = small_jpeg()
    card = folder / "card"
    card.mkdir()
    (card / "portrait.jpg").write_bytes(picture)
    environment = {"XDG_CONFIG_HOME": str(folder), "VCAMERADIR": str(card)}
    backend = RemoteBackend(GPHOTO, {"port": "auto", "virtual": True}, environment)
    stack.callback(backend.end)
    return Rig(backend, backend.press_button, "Nikon DSC D750", picture)


@pytest.fixture
def connected(rig: Rig) -> Iterator[Rig]:
    rig.backend.connect()
    yield rig
    rig.backend.close()


def shoot(rig: Rig) -> FileRef:
    rig.backend.trigger()
    return rig.wait_file()


def test_tells_who_it_is(rig: Rig) -> None:
    identity = rig.backend.connect()
    assert identity.model == rig.model
    assert identity.serial
    assert identity.manufacturer
    assert identity.port
    rig.backend.close()
    again = rig.backend.connect()
    assert replace(again, serial="") == replace(identity, serial="")
    rig.backend.close()
    rig.backend.close()


def test_pictures_go_to_the_card(connected: Rig) -> None:
    assert connected.backend.read_setting(SettingName.CAPTURE_TARGET).value == "Memory card"


def test_settings_are_read_and_written_and_read_back(connected: Rig) -> None:
    settings = {setting.name: setting for setting in connected.backend.read_settings()}
    assert {SettingName.APERTURE, SettingName.SHUTTER, SettingName.EXPOSURE_COMPENSATION} <= set(settings)
    assert settings[SettingName.BATTERY].read_only
    for value in connected.aperture:
        assert value in settings[SettingName.APERTURE].choices
        assert connected.backend.write_setting(SettingName.APERTURE, value).value == value
        assert connected.backend.read_setting(SettingName.APERTURE).value == value


@pytest.mark.parametrize(
    ("name", "value"),
    [(SettingName.APERTURE, "f/0.1"), (SettingName.APERTURE, ""), (SettingName.BATTERY, "100%")],
)
def test_what_the_body_does_not_do_is_refused(connected: Rig, name: SettingName, value: str) -> None:
    before = connected.backend.read_setting(name)
    with pytest.raises(CameraError) as refused:
        connected.backend.write_setting(name, value)
    assert refused.value.code is FaultCode.CAMERA_REFUSED
    assert not refused.value.session_over
    assert connected.backend.read_setting(name) == before


def test_numbers_are_in_our_units(connected: Rig) -> None:
    if connected.model != "Demo Camera":
        with pytest.raises(CameraError):
            connected.backend.read_setting(SettingName.SUBJECT_DISTANCE)
        return
    for value in ("0.8", "1.6"):
        assert connected.backend.write_setting(SettingName.SUBJECT_DISTANCE, value).value == value
    for value in ("-1", "far"):
        with pytest.raises(CameraError):
            connected.backend.write_setting(SettingName.SUBJECT_DISTANCE, value)
    assert connected.backend.write_setting(SettingName.LAMP, "-1.5").value == "-1.5"
    assert connected.backend.write_setting(SettingName.LAMP, "0").value == "0"
    assert connected.backend.write_setting(SettingName.PICTURE_STYLE, "Monochrome").value == "Monochrome"
    assert connected.backend.write_setting(SettingName.PICTURE_STYLE, "Standard").value == "Standard"


@pytest.mark.parametrize("by_button", [False, True], ids=["released", "body button"])
def test_shot_comes_as_announcement_thumbnail_and_bytes(connected: Rig, by_button: bool) -> None:
    backend = connected.backend
    if by_button:
        connected.press()
    ref = connected.wait_file() if by_button else shoot(connected)
    thumbnail = backend.thumbnail(ref)
    assert thumbnail is not None
    assert thumbnail[:2] == b"\xff\xd8"
    info = backend.file_info(ref)
    data = b"".join(backend.read_file(ref))
    assert len(data) == info.size
    assert info.mtime > 0
    assert data[:2] == b"\xff\xd8"
    assert data.rstrip(b"\0")[-2:] == b"\xff\xd9"
    again = b"".join(backend.read_file(ref))
    assert hashlib.sha256(again).digest() == hashlib.sha256(data).digest()
    if connected.picture is not None:
        assert data == connected.picture


def test_what_was_shot_is_on_the_card_in_the_next_session(rig: Rig) -> None:
    if rig.picture is not None:
        pytest.skip("the virtual camera gets a new card with every session")
    rig.backend.connect()
    ref = shoot(rig)
    info = rig.backend.file_info(ref)
    rig.backend.close()
    rig.backend.connect()
    assert ref in rig.backend.list_files()
    assert rig.backend.file_info(ref) == info
    rig.backend.close()


def test_file_that_is_not_there(connected: Rig) -> None:
    ref = shoot(connected)
    for unknown in (FileRef(ref.folder, "NONE_9999.JPG"), FileRef("/nowhere", ref.name)):
        with pytest.raises(CameraError):
            connected.backend.file_info(unknown)
        with pytest.raises(CameraError):
            connected.backend.thumbnail(unknown)
        with pytest.raises(CameraError):
            b"".join(connected.backend.read_file(unknown))
    assert connected.backend.file_info(ref).size > 0


def test_closed_camera_is_not_opened_again_by_a_call(rig: Rig) -> None:
    rig.backend.connect()
    rig.backend.close()
    for call in (rig.backend.trigger, rig.backend.list_files, lambda: rig.backend.poll(0)):
        with pytest.raises(CameraError) as lost:
            call()
        assert lost.value.session_over
