"""Live view of the demo camera, through the real libgphoto2 over PTP/IP."""

import io
import time
from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from fotointerview.camera.demo.faults import FaultKind
from fotointerview.camera.demo.launch import DemoCameraError, DemoCameraProcess
from fotointerview.domain.camera import SettingName
from fotointerview.vision import cv2
from tests.camera.demo.host import Host, demo_and_host, gp

Pair = tuple[DemoCameraProcess, Host]


@pytest.fixture(scope="module")
def running() -> Iterator[Pair]:
    with demo_and_host(sitter="niko") as pair:
        yield pair


@pytest.fixture
def pair(running: Pair) -> Iterator[Pair]:
    """The camera as it leaves the factory, and a session with it."""
    demo, host = running
    host.reconnect()
    yield running
    demo.clear()
    demo.lock_button(False)
    for name, value in (
        (SettingName.MODE, "A"),
        (SettingName.APERTURE, "f/4"),
        (SettingName.EXPOSURE_COMPENSATION, "0"),
        (SettingName.PICTURE_STYLE, "Standard"),
        (SettingName.FOCUS_MODE, "AF-S"),
        (SettingName.FOCUS_DISTANCE, "0"),
        (SettingName.SUBJECT_DISTANCE, "1.6"),
        (SettingName.FOCAL_LENGTH, "85"),
        (SettingName.LAMP, "0"),
    ):
        demo.turn(name, value)


def pixels(jpeg: bytes) -> NDArray[np.uint8]:
    with Image.open(io.BytesIO(jpeg)) as image:
        return np.asarray(image.convert("RGB"))


def sharpness(jpeg: bytes) -> float:
    """Fine structure where the sitter's face is."""
    grey = cv2.cvtColor(pixels(jpeg)[150:450, 330:630], cv2.COLOR_RGB2GRAY)
    return float(cv2.Laplacian(cv2.GaussianBlur(grey, (0, 0), 1.2).astype(np.float32), cv2.CV_32F).std())


def test_a_frame_is_a_plain_jpeg(pair: Pair) -> None:
    _, host = pair
    jpeg = host.sharp_frame()
    assert jpeg[:2] == b"\xff\xd8"
    assert jpeg[-2:] == b"\xff\xd9"
    assert jpeg.count(b"\xff\xd8") == 1
    with Image.open(io.BytesIO(jpeg)) as image:
        assert image.size == (960, 640)
        assert "exif" not in image.info


def test_the_sitter_moves_and_no_frame_comes_before_its_time(pair: Pair) -> None:
    _, host = pair
    host.sharp_frame()
    began = time.monotonic()
    frames = [host.sharp_frame() for _ in range(20)]
    # On a busy computer the frame before them, and the first of them, may come late in their own time.
    assert time.monotonic() - began > 18 / 30
    assert len(set(frames)) == 20


def test_what_the_light_does_shows(pair: Pair) -> None:
    demo, host = pair
    plain = pixels(host.sharp_frame())
    demo.turn(SettingName.EXPOSURE_COMPENSATION, "2")
    assert pixels(host.sharp_frame()).mean() > plain.mean() + 25
    demo.turn(SettingName.EXPOSURE_COMPENSATION, "-2")
    assert pixels(host.sharp_frame()).mean() < plain.mean() - 25
    demo.turn(SettingName.PICTURE_STYLE, "Monochrome")
    grey = pixels(host.sharp_frame()).astype(int)
    assert abs(grey[..., 0] - grey[..., 2]).max() <= 2


def test_the_screen_follows_the_exposure_only_so_far(pair: Pair) -> None:
    demo, host = pair
    demo.turn(SettingName.MODE, "M")
    means = []
    for word in ("1/250", "1/125", "1", "30"):
        demo.turn(SettingName.SHUTTER, word)
        means.append(pixels(host.sharp_frame()).mean())
    assert means[0] < means[1] < means[2]
    assert abs(means[3] - means[2]) < 2  # both are more than the screen can show


def test_a_wide_aperture_melts_the_wall(pair: Pair) -> None:
    demo, host = pair

    def wall() -> float:
        grey = cv2.cvtColor(pixels(host.sharp_frame())[:, 720:], cv2.COLOR_RGB2GRAY).astype(np.float32)
        fine, coarse = (cv2.GaussianBlur(grey, (0, 0), sigma) for sigma in (3, 9))  # past the grain
        return float((fine - coarse).std())

    demo.turn(SettingName.APERTURE, "f/16")
    narrow = wall()
    demo.turn(SettingName.APERTURE, "f/1.4")
    assert narrow > 1.5 * wall()


def test_zooming_and_walking_change_the_framing(pair: Pair) -> None:
    demo, host = pair

    def skin() -> float:
        """The share of the frame that the sitter takes: what differs from the empty edge of the wall."""
        found = pixels(host.sharp_frame())[200:400].astype(int)
        return float((found[..., 0] - found[..., 2] > 45).mean())

    middle = skin()
    demo.turn(SettingName.FOCAL_LENGTH, "50")
    wide = skin()
    demo.turn(SettingName.FOCAL_LENGTH, "85")
    demo.turn(SettingName.SUBJECT_DISTANCE, "1.1")
    assert wide < 0.75 * middle < middle < skin()


def test_the_motor_moves_the_focus_and_autofocus_finds_back(pair: Pair) -> None:
    demo, host = pair
    demo.turn(SettingName.APERTURE, "f/2")
    sharp = sharpness(host.sharp_frame())
    host.write("manualfocusdrive", -600.0)
    assert float(demo.state().settings["focus_distance"]) < 1.3
    assert sharpness(host.sharp_frame()) < 0.7 * sharp
    host.write("manualfocusdrive", 1200.0)
    assert float(demo.state().settings["focus_distance"]) > 2
    assert sharpness(host.sharp_frame()) < 0.7 * sharp
    host.write("autofocusdrive", 1)
    assert demo.state().settings["focus_distance"] == "1.6"
    assert sharpness(host.sharp_frame()) == pytest.approx(sharp, rel=0.15)


def test_who_walks_away_from_the_focus_blurs_until_it_is_found_again(pair: Pair) -> None:
    demo, host = pair
    demo.turn(SettingName.APERTURE, "f/1.4")
    demo.turn(SettingName.FOCUS_DISTANCE, "1.6")
    demo.turn(SettingName.SUBJECT_DISTANCE, "1.4")
    blurred = sharpness(host.sharp_frame())
    host.write("autofocusdrive", 1)
    assert sharpness(host.sharp_frame()) > 1.4 * blurred
    assert demo.state().settings["focus_distance"] == "1.4"


def test_the_motor_stops_at_its_ends_and_says_so(pair: Pair) -> None:
    demo, host = pair
    host.sharp_frame()
    for steps, at in ((-32767.0, "0.4"), (32767.0, "20")):
        with pytest.raises(gp.GPhoto2Error) as ended:
            host.write("manualfocusdrive", steps)
        assert ended.value.code == gp.GP_ERROR_CAMERA_ERROR
        assert demo.state().settings["focus_distance"] == at
        assert host.sharp_frame()


def test_the_motor_wants_live_view(pair: Pair) -> None:
    _, host = pair
    with pytest.raises(gp.GPhoto2Error):
        host.write("manualfocusdrive", 100.0)
    assert host.read("iso") == "400"


def test_nothing_sharp_found_is_told_and_the_session_goes_on(pair: Pair) -> None:
    demo, host = pair
    demo.fault(FaultKind.FOCUS_FAILURE)
    with pytest.raises(gp.GPhoto2Error):
        host.write("autofocusdrive", 1)
    assert demo.state().happened["focus-failure"]
    host.write("autofocusdrive", 1)


def test_a_still_parks_live_view_and_it_comes_back(pair: Pair) -> None:
    demo, host = pair
    host.sharp_frame()
    demo.turn(SettingName.MODE, "M")
    demo.turn(SettingName.SHUTTER, "1")
    host.fire()
    parked = [host.frame() for _ in range(2)]
    assert parked == [b"", b""]
    (found,) = host.files(1)
    assert host.sharp_frame()
    assert host.same_as_on_card(found, host.fetch(found))


def test_the_bodys_button_works_under_live_view(pair: Pair) -> None:
    demo, host = pair
    host.sharp_frame()
    demo.press_shutter()
    (found,) = host.files(1)
    assert host.same_as_on_card(found, host.fetch(found))
    assert host.sharp_frame()


def test_controls_are_taken_and_can_be_given_back(pair: Pair) -> None:
    demo, host = pair
    assert demo.state().controls == "body"
    host.sharp_frame()
    assert (demo.state().controls, demo.state().live) == ("host", True)
    host.write("viewfinder", 0)
    assert (demo.state().controls, demo.state().live) == ("host", False)
    host.write("controlmode", "0")
    assert demo.state().controls == "body"


@pytest.mark.parametrize("by_cable", [False, True], ids=["farewell", "cable"])
def test_a_host_that_leaves_gives_everything_back(pair: Pair, by_cable: bool) -> None:
    demo, host = pair
    host.sharp_frame()
    if by_cable:
        demo.cut_line()
    else:
        host.leave()
    until = time.monotonic() + 10
    while demo.state().live and time.monotonic() < until:
        time.sleep(0.01)
    assert (demo.state().controls, demo.state().live) == ("body", False)


def test_some_bodies_lock_their_button(pair: Pair) -> None:
    demo, host = pair
    demo.lock_button(True)
    host.sharp_frame()
    released = demo.state().released
    with pytest.raises(DemoCameraError, match="controls"):
        demo.press_shutter()
    assert demo.state().released == released
    host.write("controlmode", "0")
    demo.press_shutter()
    assert demo.state().released == released + 1


def test_live_view_dies_with_its_reason_and_the_session_lives(pair: Pair) -> None:
    demo, host = pair
    host.sharp_frame()
    demo.fault(FaultKind.LIVE_DEAD)
    host.words.clear()
    with pytest.raises(gp.GPhoto2Error):
        host.frame()
    assert any("Battery exhausted" in text for text in host.words)
    assert host.read("iso") == "400"
    found = host.shoot()
    assert host.same_as_on_card(found, host.fetch(found))
    demo.clear()
    assert host.sharp_frame()


def test_frames_without_a_byte_mean_busy(pair: Pair) -> None:
    demo, host = pair
    host.sharp_frame()
    demo.fault(FaultKind.EMPTY_FRAMES, seconds=0.6)
    assert host.frame() == b""
    assert host.sharp_frame()
