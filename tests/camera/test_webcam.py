"""A webcam: live view and full-size stills of the same frames, with a real OpenCV capture on a film."""

import hashlib
import io
import os
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from fotointerview.camera import messages as m
from fotointerview.camera import webcam as webcam_module
from fotointerview.camera import webcam_card, webcam_device
from fotointerview.camera.backend import CameraError, CaptureComplete, FileAdded, FileRef
from fotointerview.camera.link import BackendSpec
from fotointerview.camera.spec import parse_spec
from fotointerview.camera.webcam import LIVE_WIDTH, WebcamBackend
from fotointerview.camera.webcam_card import MAKE
from fotointerview.camera.webcam_device import AUTOMATIC, Frames, Webcam, begun, open_webcam, webcams
from fotointerview.domain.camera import Ability, CameraState, SettingName
from fotointerview.domain.faults import FaultCode
from tests.camera.film import NAME, SIZE, Film, film_backend, make_film, pull
from tests.camera.listening import WAIT_S, Ear, tethered

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="as Video4Linux has it")


@pytest.fixture(scope="module")
def reel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_film(tmp_path_factory.mktemp("reel") / "film.avi")


@pytest.fixture
def film(reel: Path, tmp_path: Path) -> Path:
    """The film where it can be pulled."""
    (tmp_path / "film.avi").symlink_to(reel)
    return tmp_path / "film.avi"


@pytest.fixture
def camera(film: Path, tmp_path: Path) -> Iterator[WebcamBackend]:
    camera = film_backend(film=str(film), card=str(tmp_path / "card"))
    yield camera
    camera.close()


def shoot(camera: WebcamBackend) -> FileRef:
    camera.trigger()
    (added, complete) = camera.poll(0)
    assert isinstance(added, FileAdded)
    assert isinstance(complete, CaptureComplete)
    return added.ref


def often(use: Callable[[], object]) -> None:
    for _ in range(20):
        use()


def whole(camera: WebcamBackend, ref: FileRef) -> bytes:
    return b"".join(camera.read_file(ref))


def test_still_is_a_full_size_jpeg_that_tells_of_itself(camera: WebcamBackend) -> None:
    identity = camera.connect()
    assert (identity.model, identity.manufacturer, identity.port) == (NAME, MAKE, "webcam:4")
    assert [seen.model for seen in camera.seen()] == [NAME]
    before = datetime.now().astimezone().replace(microsecond=0)
    data = whole(camera, shoot(camera))
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        assert image.size == SIZE
        main = image.getexif()
        detail = main.get_ifd(ExifTags.IFD.Exif)
    assert (main[ExifTags.Base.Make], main[ExifTags.Base.Model]) == (MAKE, NAME)
    taken = f"{detail[ExifTags.Base.DateTimeOriginal]} {detail[ExifTags.Base.OffsetTimeOriginal]}"
    assert before <= datetime.strptime(taken, "%Y:%m:%d %H:%M:%S %z") <= datetime.now().astimezone()
    assert (detail[ExifTags.Base.ExifImageWidth], detail[ExifTags.Base.ExifImageHeight]) == SIZE


def test_live_view_is_smaller_and_moves(camera: WebcamBackend) -> None:
    camera.connect()
    assert camera.abilities() == {Ability.RELEASE, Ability.LIVE_VIEW}
    frames = [camera.live_frame() for _ in range(3)]
    assert len(set(frames)) == 3
    assert frames[0] is not None
    with Image.open(io.BytesIO(frames[0])) as image:
        assert image.size == (LIVE_WIDTH, SIZE[1] * LIVE_WIDTH // SIZE[0])
    camera.end_live()
    assert whole(camera, shoot(camera))


def test_small_webcam_is_not_made_larger(tmp_path: Path) -> None:
    make_film(tmp_path / "small.avi", size=(640, 480), frames=12)
    camera = film_backend(film=str(tmp_path / "small.avi"), card=str(tmp_path / "card"))
    camera.connect()
    frame = camera.live_frame()
    assert frame is not None
    with Image.open(io.BytesIO(frame)) as image:
        assert image.size == (640, 480)
    camera.close()


def test_still_is_never_one_that_lay_waiting(film: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    device = Film(film)
    frames = begun(device)
    before = device.grabbed
    frames.fresh()
    assert device.grabbed == before + 1
    monkeypatch.setattr(webcam_device, "_FRESH_S", 0.0)
    frames.fresh()
    assert device.grabbed >= before + 1 + webcam_device._QUEUED
    frames.release()


def test_unplugged_webcam_is_lost_and_found_again(
    camera: WebcamBackend, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webcam_module, "_IDLE_LOOK_S", 0.0)
    for use in (camera.live_frame, camera.trigger, lambda: camera.poll(0)):
        camera.connect()
        pull(film).touch()
        with pytest.raises(CameraError) as lost:
            often(use)
        assert (lost.value.code, lost.value.session_over) == (FaultCode.CAMERA_LOST, True)
        with pytest.raises(CameraError) as away:
            camera.connect()
        assert (away.value.code, away.value.session_over) == (FaultCode.NO_CAMERA, True)
        pull(film).unlink()


def test_one_bad_frame_is_no_loss(camera: WebcamBackend, film: Path) -> None:
    camera.connect()
    pull(film).touch()
    assert camera.live_frame() is None
    pull(film).unlink()
    assert camera.live_frame() is not None


def test_webcam_that_gives_no_picture_is_in_use_and_the_next_one_is_taken(film: Path, tmp_path: Path) -> None:
    def open_device(number: int) -> Frames:
        return begun(Film(film if number == 2 else tmp_path / "held.avi"))

    both = [Webcam(0, "Held", "a"), Webcam(2, "Free", "b")]
    camera = WebcamBackend(look_around=lambda: both, open_device=open_device, card=tmp_path)
    assert camera.connect().model == "Free"
    assert [seen.port for seen in camera.seen()] == ["webcam:0", "webcam:2"]
    camera.close()
    camera = WebcamBackend(look_around=lambda: both, open_device=open_device, number=0, card=tmp_path)
    with pytest.raises(CameraError) as held:
        camera.connect()
    assert (held.value.code, held.value.session_over) == (FaultCode.CAMERA_CLAIMED, True)
    camera = WebcamBackend(look_around=lambda: both, open_device=open_device, number=7, card=tmp_path)
    with pytest.raises(CameraError) as none:
        camera.connect()
    assert none.value.code is FaultCode.NO_CAMERA


def test_webcam_that_is_not_there() -> None:
    with pytest.raises(CameraError) as none:
        open_webcam(87)
    assert none.value.code is FaultCode.NO_CAMERA


@on_linux
def test_webcams_are_read_from_the_systems_list(tmp_path: Path) -> None:
    for device, name, index in (("video2", "Eye", "0"), ("video0", "Lid: Lid", "0"), ("video1", "Lid", "1")):
        interface = tmp_path / "usb" / device / "interface"
        interface.mkdir(parents=True)
        (interface.parent / "serial").write_text("S2\n") if device == "video2" else None
        place = tmp_path / "list" / device
        place.mkdir(parents=True)
        (place / "name").write_text(f"{name}\n")
        (place / "index").write_text(f"{index}\n")
        (place / "device").symlink_to(interface)
    assert webcams(tmp_path / "list") == [Webcam(0, "Lid", "Lid-0"), Webcam(2, "Eye", "S2")]
    assert webcams(tmp_path / "nothing") == []


# ── settings ──────────────────────────────────────────────────────────────────────────────────────────────


class Adjustable(Film):
    """A film with a driver that keeps what it is told; of ``stuck`` properties only in words."""

    def __init__(self, path: Path, *, stuck: frozenset[int] = frozenset()) -> None:
        super().__init__(path)
        self.kept: dict[int, float] = {}
        self.stuck = stuck

    def get(self, prop: int, /) -> float:
        return self.kept.get(prop, super().get(prop))

    def set(self, prop: int, value: float, /) -> bool:
        if super().set(prop, value):
            return True
        from fotointerview.vision import cv2

        if prop not in self.stuck and prop not in (cv2.CAP_PROP_FRAME_WIDTH, cv2.CAP_PROP_FRAME_HEIGHT):
            self.kept[prop] = value
        return True


def adjustable(device: Adjustable, card: Path) -> WebcamBackend:
    one = [Webcam(0, "Adjustable", "x")]
    return WebcamBackend(look_around=lambda: one, open_device=lambda number: begun(device), card=card)


def test_film_has_no_settings(camera: WebcamBackend) -> None:
    camera.connect()
    assert camera.read_settings() == []
    with pytest.raises(CameraError):
        camera.write_setting(SettingName.WHITE_BALANCE, "4000 K")


@on_linux
def test_settings_that_the_driver_keeps_are_offered(film: Path, tmp_path: Path) -> None:
    from fotointerview.vision import cv2

    device = Adjustable(film)
    camera = adjustable(device, tmp_path)
    camera.connect()
    values = {setting.name: setting.value for setting in camera.read_settings()}
    assert values == {SettingName.SHUTTER: AUTOMATIC, SettingName.WHITE_BALANCE: AUTOMATIC}
    written = camera.write_setting(SettingName.SHUTTER, "1/125")
    assert written.value == "1/125"
    assert AUTOMATIC in written.choices
    assert (device.kept[cv2.CAP_PROP_AUTO_EXPOSURE], device.kept[cv2.CAP_PROP_EXPOSURE]) == (1, 80)
    assert camera.write_setting(SettingName.SHUTTER, AUTOMATIC).value == AUTOMATIC
    device.stuck = frozenset({cv2.CAP_PROP_AUTO_EXPOSURE})
    assert camera.write_setting(SettingName.SHUTTER, "1/60").value == AUTOMATIC
    with pytest.raises(CameraError) as refused:
        camera.write_setting(SettingName.SHUTTER, "1/3")
    assert refused.value.code is FaultCode.CAMERA_REFUSED
    camera.close()


def test_settings_that_the_driver_only_nods_at_are_not(film: Path, tmp_path: Path) -> None:
    from fotointerview.vision import cv2

    stuck = frozenset({cv2.CAP_PROP_AUTO_EXPOSURE, cv2.CAP_PROP_WB_TEMPERATURE})
    camera = adjustable(Adjustable(film, stuck=stuck), tmp_path)
    camera.connect()
    assert camera.read_settings() == []
    camera.close()


# ── the card that it does not have ────────────────────────────────────────────────────────────────────────


def test_pictures_go_when_they_were_read_and_not_before(
    camera: WebcamBackend, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    camera.connect()
    first, second = shoot(camera), shoot(camera)
    assert whole(camera, first) == whole(camera, first)
    camera.poll(0)
    assert camera.list_files() == [first, second]
    monkeypatch.setattr(webcam_card, "_KEPT_S", 0.0)
    camera.poll(0)
    assert camera.list_files() == [second]
    assert [path.name for path in (tmp_path / "card").iterdir()] == [second.name]


def test_card_that_nobody_empties_is_full(camera: WebcamBackend, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webcam_card, "MOST", 2)
    camera.connect()
    shoot(camera)
    shoot(camera)
    with pytest.raises(CameraError) as full:
        camera.trigger()
    assert (full.value.code, full.value.session_over) == (FaultCode.CARD_FULL, False)


def test_card_that_cannot_be_written_takes_no_picture(camera: WebcamBackend, tmp_path: Path) -> None:
    (tmp_path / "card").write_text("in the way")
    camera.connect()
    with pytest.raises(CameraError) as refused:
        camera.trigger()
    assert refused.value.code is FaultCode.CAMERA_REFUSED


# ── through the whole line ────────────────────────────────────────────────────────────────────────────────


def test_stills_arrive_whole_through_crash_and_unplugging(film: Path, tmp_path: Path) -> None:
    (tmp_path / "study").mkdir()
    ear = Ear()
    spec = BackendSpec("tests.camera.film:film_backend", {"film": str(film), "card": str(tmp_path / "card")})
    with tethered(spec, ear, destination=tmp_path / "study" / ".incoming") as supervisor:
        identity = ear.wait_state(CameraState.READY).identity
        assert identity is not None
        assert identity.serial == "film-on time"
        supervisor.trigger().result(WAIT_S)
        arrived = ear.arrived()
        assert hashlib.sha256(arrived.path.read_bytes()).hexdigest() == arrived.sha256
        assert not arrived.damaged
        assert ear.wait(m.Thumbnail).jpeg[:2] == b"\xff\xd8"
        ear.wait_state(CameraState.READY, count=2)

        assert supervisor.pid is not None
        os.kill(supervisor.pid, signal.SIGKILL)
        ear.wait_state(CameraState.READY, count=3)
        pull(film).touch()
        ear.wait_state(CameraState.LOST, FaultCode.CAMERA_LOST)
        left = arrived.path.read_bytes() + b"\0"
        (tmp_path / "card" / "WEB_20261125_120000_000.JPG").write_bytes(left)  # taken, and then it crashed
        pull(film).unlink()
        ear.wait_state(CameraState.READY, count=4)
        assert ear.arrived(2).sha256 == hashlib.sha256(left).hexdigest()
        supervisor.trigger().result(WAIT_S)
        ear.arrived(3)
    assert len(ear.all(m.FileAnnounced)) == 3
    assert ear.all(m.FileFailed) == []


@on_linux
def test_no_webcam_is_said_and_looked_for() -> None:
    ear = Ear()
    with tethered(parse_spec("webcam:87"), ear, destination=None):
        ear.wait_state(CameraState.SEARCHING, FaultCode.NO_CAMERA)
    assert not ear.all(m.Notice)
