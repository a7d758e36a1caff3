"""What every camera backend does, whichever it is: simulated, demo over PTP/IP, libgphoto2's virtual camera, a
watched folder, a webcam.
"""

import hashlib
import itertools
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from fotointerview.camera.backend import CameraBackend, CameraError, FileAdded, FileRef
from fotointerview.camera.demo.launch import DemoCameraProcess
from fotointerview.camera.sources import FOLDER, GPHOTO, SIMULATED, has_driver
from fotointerview.domain.camera import Ability, SettingName
from fotointerview.domain.faults import FaultCode
from tests.camera import vendor
from tests.camera.film import make_film
from tests.camera.pictures import small_jpeg
from tests.camera.remote import RemoteBackend

SMALL = (900, 600)
PATIENCE_S = 20.0


@dataclass
class Rig:
    """A backend and what a person can do to its camera."""

    backend: CameraBackend
    press: Callable[[], None] | None
    """``None`` where there is no button."""
    model: str
    picture: bytes | None = None
    """The file that every shot must be equal to, where that is known beforehand."""
    aperture: tuple[str, str] | None = ("f/2.8", "f/5.6")
    """Two values to set; ``None`` where the camera has no settings."""
    fires: bool = True
    """Whether it can be told to take a picture; else somebody else does."""
    forgets: bool = False
    """Whether its card is a new one in every session."""

    def wait_file(self) -> FileRef:
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            for event in self.backend.poll(50):
                if isinstance(event, FileAdded):
                    return event.ref
            time.sleep(0.002)
        raise AssertionError("no file was announced")


@pytest.fixture(scope="module", params=["simulated", "demo", "vusb", "folder", "webcam"])
def rig(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    if request.param in {"demo", "vusb"} and not has_driver():
        pytest.skip("gphoto2 is not installed")
    folder = tmp_path_factory.mktemp("rig")
    make = {"simulated": _simulated, "demo": _demo, "vusb": _virtual, "folder": _folder, "webcam": _webcam}
    with ExitStack() as stack:
        yield make[request.param](stack, folder)


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
    return Rig(backend, backend.press_button, "Nikon DSC D750", picture, forgets=True)


def _folder(stack: ExitStack, folder: Path) -> Rig:
    picture, numbers = small_jpeg(), itertools.count(1)
    watched = folder / "Tethered"
    watched.mkdir()
    backend = RemoteBackend(FOLDER, {"path": str(watched), "settle_s": 0.1}, {})
    stack.callback(backend.end)

    def drop() -> None:
        vendor.write(watched / "today" / f"IMG_{next(numbers):04}.JPG", picture, pieces=3, pause_s=0.01)

    return Rig(backend, drop, "Tethered", picture, aperture=None, fires=False)


def _webcam(stack: ExitStack, folder: Path) -> Rig:
    film = make_film(folder / "film.avi", size=(640, 480))
    arguments = {"film": str(film), "card": str(folder / "card")}
    backend = RemoteBackend("tests.camera.film:film_backend", arguments, {})
    stack.callback(backend.end)
    return Rig(backend, None, "Laptop Camera", aperture=None)


@pytest.fixture
def connected(rig: Rig) -> Iterator[Rig]:
    rig.backend.connect()
    yield rig
    rig.backend.close()


def press(rig: Rig) -> None:
    assert rig.press is not None
    rig.press()


def shoot(rig: Rig) -> FileRef:
    if rig.fires:
        rig.backend.trigger()
    else:
        press(rig)
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


def test_is_among_the_cameras_that_were_seen(connected: Rig) -> None:
    identity = connected.backend.connect()
    assert identity.port in {seen.port for seen in connected.backend.seen()}


def test_pictures_go_to_the_card(connected: Rig) -> None:
    if connected.aperture is None:
        pytest.skip("it has no settings")
    assert connected.backend.read_setting(SettingName.CAPTURE_TARGET).value == "Memory card"


def test_settings_are_read_and_written_and_read_back(connected: Rig) -> None:
    if connected.aperture is None:
        assert list(connected.backend.read_settings()) == []
        return
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
    if connected.aperture is None:
        with pytest.raises(CameraError) as none:
            connected.backend.read_setting(name)
        assert none.value.code is FaultCode.CAMERA_REFUSED
    before = {setting.name: setting for setting in connected.backend.read_settings()}.get(name)
    with pytest.raises(CameraError) as refused:
        connected.backend.write_setting(name, value)
    assert refused.value.code is FaultCode.CAMERA_REFUSED
    assert not refused.value.session_over
    after = {setting.name: setting for setting in connected.backend.read_settings()}.get(name)
    assert after == before


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


def test_what_cannot_fire_says_so_and_goes_on(connected: Rig) -> None:
    if connected.fires:
        pytest.skip("it can")
    with pytest.raises(CameraError) as refused:
        connected.backend.trigger()
    assert (refused.value.code, refused.value.session_over) == (FaultCode.CAMERA_REFUSED, False)
    press(connected)
    assert connected.wait_file().name


def test_live_view_is_there_or_refused(connected: Rig) -> None:
    if Ability.LIVE_VIEW not in connected.backend.abilities():
        with pytest.raises(CameraError) as refused:
            connected.backend.live_frame()
        assert not refused.value.session_over
        connected.backend.end_live()
        return
    deadline = time.monotonic() + PATIENCE_S
    frame = None
    while frame is None and time.monotonic() < deadline:
        frame = connected.backend.live_frame()
    assert frame is not None
    assert (frame[:2], frame[-2:]) == (b"\xff\xd8", b"\xff\xd9")
    connected.backend.end_live()
    connected.backend.end_live()
    assert connected.backend.file_info(shoot(connected)).size > 0


def test_card_is_cleared_or_that_is_refused(connected: Rig) -> None:
    ref = shoot(connected)
    if Ability.DELETE in connected.backend.abilities():
        connected.backend.delete_file(ref)
        with pytest.raises(CameraError):
            connected.backend.file_info(ref)
        return
    with pytest.raises(CameraError) as refused:
        connected.backend.delete_file(ref)
    assert not refused.value.session_over
    assert connected.backend.file_info(ref).size > 0


@pytest.mark.parametrize("by_button", [False, True], ids=["released", "body button"])
def test_shot_comes_as_announcement_thumbnail_and_bytes(connected: Rig, by_button: bool) -> None:
    backend = connected.backend
    if by_button and connected.press is None:
        pytest.skip("it has no button")
    if by_button:
        press(connected)
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
    if rig.forgets:
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
