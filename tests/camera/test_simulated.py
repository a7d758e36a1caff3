"""The simulated backend: the demo body seen without a driver."""

import io
import time
from collections.abc import Iterator

import pytest
from PIL import Image

from fotointerview.camera.backend import (
    BackendEvent,
    CameraBackend,
    CameraError,
    CaptureComplete,
    FileAdded,
    FileRef,
    SettingChanged,
)
from fotointerview.camera.demo.faults import FaultKind
from fotointerview.camera.simulated import FOLDER, SimulatedBackend, simulated_backend
from fotointerview.domain.camera import Ability, SettingName
from fotointerview.domain.faults import FaultCode


@pytest.fixture
def camera() -> Iterator[SimulatedBackend]:
    backend = simulated_backend(sitter="samira", still=(600, 400))
    backend.connect()
    yield backend
    backend.close()
    backend.body.close()


def collect(camera: CameraBackend, wanted: type[BackendEvent]) -> list[BackendEvent]:
    """Events up to and with the first of type ``wanted``."""
    told: list[BackendEvent] = []
    until = time.monotonic() + 30
    while time.monotonic() < until:
        told += camera.poll(200)
        if any(isinstance(event, wanted) for event in told):
            return told
    raise AssertionError(f"no {wanted.__name__} among {told}")


def test_it_says_who_it_is() -> None:
    backend = simulated_backend(still=(300, 200))
    identity = backend.connect()
    backend.body.close()
    assert (identity.model, identity.port, identity.serial) == ("Demo Camera", "direct", "FI000001")


def test_a_shot_is_announced_and_read_in_full(camera: SimulatedBackend) -> None:
    camera.trigger()
    told = collect(camera, CaptureComplete)
    ref = FileRef(FOLDER, "DSC_0001.JPG")
    assert FileAdded(ref) in told
    data = b"".join(camera.read_file(ref))
    assert len(data) == camera.file_info(ref).size
    assert abs(camera.file_info(ref).mtime - time.time()) < 60
    assert camera.list_files() == [ref]
    thumbnail = camera.thumbnail(ref)
    assert thumbnail is not None
    for jpeg, size in ((data, (600, 400)), (thumbnail, (160, 120))):
        with Image.open(io.BytesIO(jpeg)) as image:
            assert image.size == size


def test_every_setting_is_there_in_words(camera: SimulatedBackend) -> None:
    words = {setting.name: setting.value for setting in camera.read_settings()}
    shutter = words.pop(SettingName.SHUTTER)
    assert shutter.startswith("1/")
    assert words == {
        SettingName.MODE: "A",
        SettingName.APERTURE: "f/4",
        SettingName.ISO: "400",
        SettingName.EXPOSURE_COMPENSATION: "0",
        SettingName.WHITE_BALANCE: "Automatic",
        SettingName.FOCAL_LENGTH: "85",
        SettingName.PICTURE_STYLE: "Standard",
        SettingName.BATTERY: "87%",
        SettingName.SUBJECT_DISTANCE: "1.6",
        SettingName.FOCUS_DISTANCE: "0",
        SettingName.LAMP: "0",
        SettingName.FOCUS_MODE: "AF-S",
        SettingName.IMAGE_FORMAT: "JPEG Fine",
        SettingName.DRIVE: "Single",
        SettingName.SHOTS_LEFT: str(64_000_000_000 // 80_000),
        SettingName.CAPTURE_TARGET: "Memory card",
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (SettingName.APERTURE, "f/1.4"),
        (SettingName.ISO, "1600"),
        (SettingName.EXPOSURE_COMPENSATION, "-0.666"),
        (SettingName.WHITE_BALANCE, "Cloudy"),
        (SettingName.PICTURE_STYLE, "Monochrome"),
        (SettingName.SUBJECT_DISTANCE, "0.784"),
        (SettingName.FOCUS_DISTANCE, "1.25"),
        (SettingName.LAMP, "-1.5"),
        (SettingName.MODE, "P"),
        (SettingName.MODE, "S"),
        (SettingName.FOCUS_MODE, "MF"),
        (SettingName.IMAGE_FORMAT, "RAW+JPEG Fine"),
        (SettingName.DRIVE, "Burst"),
    ],
)
def test_a_setting_is_set_and_read_back(camera: SimulatedBackend, name: SettingName, value: str) -> None:
    assert camera.write_setting(name, value).value == value
    assert camera.read_setting(name).value == value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (SettingName.APERTURE, "f/0.95"),
        (SettingName.SUBJECT_DISTANCE, "0.1"),
        (SettingName.SUBJECT_DISTANCE, "near"),
        (SettingName.BATTERY, "100%"),
        (SettingName.FOCAL_LENGTH, "50"),
        (SettingName.SHUTTER, "1/60"),
        (SettingName.CAPTURE_TARGET, "Internal RAM"),
        (SettingName.SHOTS_LEFT, "1000"),
    ],
)
def test_what_the_body_does_not_take_is_refused(
    camera: SimulatedBackend, name: SettingName, value: str
) -> None:
    before = camera.read_setting(name)
    with pytest.raises(CameraError) as refused:
        camera.write_setting(name, value)
    assert refused.value.code is FaultCode.CAMERA_REFUSED
    assert camera.read_setting(name) == before


def test_the_shutter_is_free_in_manual(camera: SimulatedBackend) -> None:
    assert camera.read_setting(SettingName.SHUTTER).read_only
    camera.write_setting(SettingName.MODE, "M")
    assert camera.write_setting(SettingName.SHUTTER, "1/60").value == "1/60"
    assert SettingChanged(SettingName.SHUTTER) in collect(camera, SettingChanged)


def test_a_wider_aperture_shortens_the_metered_time(camera: SimulatedBackend) -> None:
    def below() -> int:
        return int(camera.read_setting(SettingName.SHUTTER).value.removeprefix("1/"))

    before = below()
    camera.write_setting(SettingName.APERTURE, "f/2")
    assert below() > 2 * before


def test_the_bodys_button_is_announced(camera: SimulatedBackend) -> None:
    camera.body.press_shutter()
    assert FileAdded(FileRef(FOLDER, "DSC_0001.JPG")) in collect(camera, FileAdded)


def test_shots_taken_while_away_are_on_the_card(camera: SimulatedBackend) -> None:
    camera.close()
    camera.body.press_shutter()
    until = time.monotonic() + 30
    while camera.body.busy and time.monotonic() < until:
        time.sleep(0.01)
    camera.connect()
    assert camera.poll(0) == []
    assert camera.list_files() == [FileRef(FOLDER, "DSC_0001.JPG")]


def test_without_a_session_nothing_works(camera: SimulatedBackend) -> None:
    camera.close()
    camera.close()
    with pytest.raises(CameraError) as lost:
        camera.trigger()
    assert lost.value.session_over


@pytest.mark.parametrize("ref", [FileRef(FOLDER, "DSC_0404.JPG"), FileRef("/elsewhere", "DSC_0001.JPG")])
def test_a_file_that_is_not_there_is_refused(camera: SimulatedBackend, ref: FileRef) -> None:
    with pytest.raises(CameraError):
        camera.file_info(ref)


def test_a_body_that_is_off_does_not_fire(camera: SimulatedBackend) -> None:
    camera.body.close()
    with pytest.raises(CameraError) as refused:
        camera.trigger()
    assert refused.value.code is FaultCode.NOT_FIRED


def test_it_is_the_only_one_and_can_do_everything(camera: SimulatedBackend) -> None:
    assert [(seen.model, seen.port, seen.serial) for seen in camera.seen()] == [
        ("Demo Camera", "direct", "FI000001")
    ]
    assert camera.abilities() == frozenset(Ability)


def test_live_view_begins_with_the_first_frame_and_gives_the_controls_back(camera: SimulatedBackend) -> None:
    frames = [camera.live_frame() for _ in range(3)]
    assert len(set(frames)) == 3
    for frame in frames:
        assert frame is not None
        with Image.open(io.BytesIO(frame)) as image:
            assert image.size == (960, 640)
    assert (camera.body.host_has_controls, camera.body.live.is_on) == (True, True)
    for _ in range(2):
        camera.end_live()
        assert (camera.body.host_has_controls, camera.body.live.is_on) == (False, False)


def test_closing_ends_live_view(camera: SimulatedBackend) -> None:
    camera.live_frame()
    camera.close()
    assert not camera.body.live.is_on
    with pytest.raises(CameraError) as lost:
        camera.live_frame()
    assert lost.value.session_over


def test_live_view_is_parked_while_a_picture_is_taken(camera: SimulatedBackend) -> None:
    camera.write_setting(SettingName.MODE, "M")
    camera.write_setting(SettingName.SHUTTER, "1/2")
    camera.live_frame()
    camera.trigger()
    assert camera.live_frame() is None
    collect(camera, CaptureComplete)
    assert camera.live_frame() is not None


def test_live_view_that_will_not_says_why_and_the_session_goes_on(camera: SimulatedBackend) -> None:
    camera.body.faults.arm(FaultKind.LIVE_DEAD)
    with pytest.raises(CameraError) as stopped:
        camera.live_frame()
    assert stopped.value.code is FaultCode.LIVE_VIEW_STOPPED
    assert not stopped.value.session_over
    assert camera.read_setting(SettingName.ISO).value == "400"
    camera.body.faults.clear()
    assert camera.live_frame() is not None


def test_focus_moves_in_steps_and_is_found_again(camera: SimulatedBackend) -> None:
    def at_m() -> float:
        return float(camera.read_setting(SettingName.FOCUS_DISTANCE).value)

    camera.live_frame()
    camera.drive_focus(-1)
    small = 1.6 - at_m()
    camera.drive_focus(0)
    assert at_m() == 1.6
    camera.drive_focus(-3)
    assert 1.6 - at_m() > 4 * small > 0
    camera.drive_focus(3)
    camera.drive_focus(2)
    assert at_m() > 1.6


def test_a_lens_at_its_end_and_one_that_finds_nothing_say_so(camera: SimulatedBackend) -> None:
    camera.live_frame()
    for _ in range(2):
        camera.drive_focus(3)
    with pytest.raises(CameraError) as ended:
        camera.drive_focus(3)
    assert ended.value.code is FaultCode.FOCUS_FAILED
    camera.body.faults.arm(FaultKind.FOCUS_FAILURE)
    with pytest.raises(CameraError) as blurred:
        camera.drive_focus(0)
    assert blurred.value.code is FaultCode.FOCUS_FAILED
    camera.drive_focus(0)


def test_raw_and_jpeg_are_announced_one_by_one(camera: SimulatedBackend) -> None:
    camera.write_setting(SettingName.IMAGE_FORMAT, "RAW+JPEG Fine")
    camera.trigger()
    collect(camera, CaptureComplete)
    assert [ref.name for ref in camera.list_files()] == ["DSC_0001.NEF", "DSC_0001.JPG"]


def test_a_file_is_deleted_and_only_that_one(camera: SimulatedBackend) -> None:
    for _ in range(2):
        camera.trigger()
        collect(camera, CaptureComplete)
    first, second = camera.list_files()
    camera.delete_file(first)
    assert camera.list_files() == [second]
    with pytest.raises(CameraError):
        camera.delete_file(first)


def test_the_same_name_in_another_folder_is_another_file(camera: SimulatedBackend) -> None:
    for _ in range(2):
        camera.body.card.count_from(1)
        camera.trigger()
        collect(camera, CaptureComplete)
    first, second = camera.list_files()
    assert first.name == second.name
    assert second.folder.endswith("101NIKON")
    assert b"".join(camera.read_file(first)) != b"".join(camera.read_file(second))


def test_a_full_card_is_told(camera: SimulatedBackend) -> None:
    camera.body.card.capacity = 0
    with pytest.raises(CameraError) as full:
        camera.trigger()
    assert full.value.code is FaultCode.CARD_FULL
