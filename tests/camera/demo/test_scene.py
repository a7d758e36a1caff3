"""The drawn scene obeys light: exposure, distance, depth of field, style; and the same settings, same bytes."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import ExifTags, Image

from fotointerview.camera.demo import scene
from fotointerview.camera.demo.develop import grained
from fotointerview.camera.demo.scene import metered_light, metered_shutter, render, render_still
from fotointerview.camera.demo.settings import (
    SITTERS,
    Mode,
    PictureStyle,
    SceneSettings,
    WhiteBalance,
    aperture_for,
    blur_px,
    exposure_gain,
    pixels_per_m,
    shutter_for,
)
from fotointerview.camera.demo.view import linear_scene
from fotointerview.vision import cv2

W, H = 450, 300
MANUAL = SceneSettings(mode=Mode.MANUAL)
WHEN = datetime(2026, 11, 23, 14, 2, 3, 450_000, tzinfo=timezone(timedelta(hours=1)))


def faces(settings: SceneSettings) -> NDArray[np.int32]:
    """Faces that OpenCV finds, as rows of x, y, width, height."""
    path = Path(cv2.__file__).parent / "data" / "haarcascade_frontalface_default.xml"
    grey = cv2.cvtColor(render(settings, width=900, height=600), cv2.COLOR_RGB2GRAY)
    found = cv2.CascadeClassifier(str(path)).detectMultiScale(grey, 1.1, 5, minSize=(60, 60))
    return np.asarray(found, np.int32).reshape(-1, 4)


def detail(pixels: NDArray[np.uint8], columns: slice) -> float:
    """How much fine structure the green channel has in ``columns``, grain removed."""
    soft = cv2.GaussianBlur(pixels[:, columns, 1].astype(np.float32), (0, 0), 1.5)
    return float(np.abs(cv2.Laplacian(soft, cv2.CV_32F)).mean())


@pytest.mark.parametrize(
    ("darker", "brighter"),
    [
        (
            SceneSettings(mode=Mode.MANUAL, shutter_s=1 / 250),
            SceneSettings(mode=Mode.MANUAL, shutter_s=1 / 125),
        ),
        (SceneSettings(mode=Mode.MANUAL, iso=200), SceneSettings(mode=Mode.MANUAL, iso=400)),
        (SceneSettings(mode=Mode.MANUAL, aperture=8.0), SceneSettings(mode=Mode.MANUAL, aperture=32**0.5)),
        (SceneSettings(), SceneSettings(exposure_compensation_ev=1.0)),
        (
            SceneSettings(mode=Mode.PROGRAM, exposure_compensation_ev=-2),
            SceneSettings(exposure_compensation_ev=-1),
        ),
    ],
)
def test_one_ev_doubles_the_light_before_clipping(darker: SceneSettings, brighter: SceneSettings) -> None:
    gains = [exposure_gain(s, shutter_s=metered_shutter(s)) for s in (darker, brighter)]
    assert gains[1] / gains[0] == pytest.approx(2, rel=1e-6)


def linear(settings: SceneSettings) -> NDArray[np.float64]:
    """The light that a picture tells of, where it is neither lost in the dark nor bent to white (sRGB decoded)."""
    code = render(settings, width=W, height=H).astype(np.float64) / 255
    return np.where(code <= 0.04045, code / 12.92, ((code + 0.055) / 1.055) ** 2.4)


@pytest.mark.parametrize("steps", [1, 2])
@pytest.mark.parametrize(
    "turned",
    [
        lambda ev: SceneSettings(mode=Mode.MANUAL, iso=100, aperture=11.0, shutter_s=2.0**ev / 60),
        lambda ev: SceneSettings(mode=Mode.MANUAL, iso=100, aperture=11.0 / 2 ** (ev / 2), shutter_s=1 / 60),
        lambda ev: SceneSettings(mode=Mode.MANUAL, iso=100 * 2**ev, aperture=11.0, shutter_s=1 / 60),
        lambda ev: SceneSettings(iso=100, aperture=11.0, exposure_compensation_ev=-3.0 + ev),
    ],
    ids=["shutter", "aperture", "iso", "compensation"],
)
def test_an_ev_step_doubles_the_light_in_the_picture(
    turned: Callable[[int], SceneSettings], steps: int
) -> None:
    dark, bright = (linear(turned(ev)) for ev in (0, steps))
    told = cv2.blur(bright, (9, 9)) < 0.5
    told &= cv2.blur(dark, (9, 9)) > 0.004
    assert told.mean() > 0.3
    assert bright[told].mean() / dark[told].mean() == pytest.approx(2**steps, rel=0.04)


def test_the_lamp_adds_its_light_to_the_rooms() -> None:
    dark, normal, double = (
        linear_scene(SceneSettings(lamp_ev=ev), width=W, height=H) for ev in (-30.0, 0.0, 1.0)
    )
    lit = normal - dark > 0.01
    assert ((double - dark)[lit] / (normal - dark)[lit]).mean() == pytest.approx(2, rel=1e-3)


def test_the_lamps_light_falls_on_the_sitter_when_the_shutter_is_set() -> None:
    off, on = (linear(SceneSettings(mode=Mode.MANUAL, lamp_ev=ev)).mean() for ev in (-4.0, 0.0))
    assert on > 1.5 * off


def test_twice_the_focal_length_is_twice_the_face() -> None:
    short, long = (
        int(faces(SceneSettings(focal_mm=f, subject_distance_m=2.2))[:, 2].max()) for f in (50, 100)
    )
    assert long / short == pytest.approx(2 * (2.2 - 0.05) / (2.2 - 0.1), rel=0.12)


def test_the_circle_of_confusion_is_the_thin_lenss() -> None:
    settings = SceneSettings(focal_mm=85, aperture=2.0, subject_distance_m=1.6)
    metres = 0.085**2 / 2.0 * abs(4.0 - 1.6) / (4.0 * (1.6 - 0.085))
    assert blur_px(settings, distance_m=4.0, width=3600) == pytest.approx(metres * 1000 / 36 * 3600)


def test_in_shutter_priority_the_aperture_makes_the_exposure() -> None:
    metered = metered_light(SceneSettings())
    base = SceneSettings(mode=Mode.SHUTTER_PRIORITY, shutter_s=1 / 60)
    for settings in (base, replace(base, iso=1600), replace(base, exposure_compensation_ev=-1.0)):
        opened = replace(settings, aperture=aperture_for(settings, metered=metered))
        gain = exposure_gain(opened, shutter_s=metered_shutter(opened))
        assert gain * metered == pytest.approx(0.18 * 2**settings.exposure_compensation_ev)
    assert aperture_for(SceneSettings(aperture=5.6), metered=metered) == 5.6


def test_grain_grows_with_the_root_of_the_gain() -> None:
    def sigma(iso: int) -> float:
        grey = np.full((400, 600, 3), 128, np.uint8)
        return float(grained(grey, SceneSettings(iso=iso)).astype(np.float32).std())

    assert sigma(6400) / sigma(1600) == pytest.approx(2, rel=0.1)


def test_exposure_shows_in_the_pixels() -> None:
    means = [
        render(SceneSettings(exposure_compensation_ev=ev), width=W, height=H).mean() for ev in (-2, 0, 2)
    ]
    assert means[0] < means[1] < means[2]


def test_highlights_bend_instead_of_clipping_hard() -> None:
    bright = render(SceneSettings(exposure_compensation_ev=2), width=W, height=H)
    assert 0 < (bright > 245).mean() < 0.9


def test_the_meter_brings_the_scene_to_the_middle_whatever_the_lamp() -> None:
    middles = [np.median(render(SceneSettings(lamp_ev=ev), width=W, height=H)) for ev in (-2, 0, 2)]
    assert max(middles) - min(middles) < 45


def test_compensation_does_nothing_in_manual() -> None:
    plain, turned = (
        metered_shutter(s) for s in (MANUAL, SceneSettings(mode=Mode.MANUAL, exposure_compensation_ev=2))
    )
    assert plain == turned == 1 / 125


@pytest.mark.parametrize("metered", [0.0, 1e9])
def test_the_shutter_stays_within_what_a_body_has(metered: float) -> None:
    assert 1 / 8000 <= shutter_for(SceneSettings(), metered=metered) <= 30


def test_the_lamp_lights_the_side_it_stands_on() -> None:
    without, with_lamp = (linear_scene(SceneSettings(lamp_ev=ev), width=W, height=H) for ev in (-6.0, 0.0))
    gain = (with_lamp - without)[90:170, 190:275]
    middle = gain.shape[1] // 2
    assert gain[:, :middle].mean() > 1.15 * gain[:, middle:].mean()


def test_closer_makes_the_face_larger() -> None:
    widths = [int(faces(SceneSettings(subject_distance_m=d))[:, 2].max()) for d in (3.0, 1.6, 1.2)]
    assert widths[0] < widths[1] < widths[2]


def test_twice_as_far_is_about_half_as_large() -> None:
    near, far = (pixels_per_m(MANUAL, distance_m=d, width=6000) for d in (2.0, 4.0))
    assert near / far == pytest.approx((4.0 - 0.085) / (2.0 - 0.085))


def test_a_wider_aperture_blurs_the_background_and_not_the_sitter() -> None:
    wide, narrow = (
        render(SceneSettings(aperture=f, sitter="niko"), width=900, height=600) for f in (1.4, 16.0)
    )
    shelf, face = slice(720, 900), slice(400, 520)
    assert detail(narrow, shelf) > 1.5 * detail(wide, shelf)
    assert detail(wide, face) > 0.7 * detail(narrow, face)


def test_focus_off_the_sitter_blurs_the_sitter() -> None:
    sharp, soft = (
        render(SceneSettings(aperture=1.4, focus_distance_m=at), width=900, height=600) for at in (None, 3.0)
    )
    assert detail(sharp, slice(400, 520)) > 1.5 * detail(soft, slice(400, 520))


def test_what_is_in_focus_has_no_blur_and_stopping_down_halves_it() -> None:
    assert blur_px(MANUAL, distance_m=1.6, width=6000) == 0
    wide, narrow = (blur_px(SceneSettings(aperture=f), distance_m=4.0, width=6000) for f in (2.0, 4.0))
    assert wide == pytest.approx(2 * narrow)


def test_monochrome_has_no_colour() -> None:
    pixels = render(SceneSettings(picture_style=PictureStyle.MONOCHROME), width=W, height=H)
    assert np.array_equal(pixels[..., 0], pixels[..., 1])
    assert np.array_equal(pixels[..., 1], pixels[..., 2])


def test_white_balance_turns_warm_and_cool() -> None:
    def warmth(balance: WhiteBalance) -> float:
        means = render(SceneSettings(white_balance=balance), width=W, height=H).mean(axis=(0, 1))
        return float(means[0] / means[2])

    assert warmth(WhiteBalance.TUNGSTEN) < warmth(WhiteBalance.AUTOMATIC) < warmth(WhiteBalance.SHADE)


def test_iso_makes_grain() -> None:
    def grain(iso: int) -> float:
        quiet = SceneSettings(mode=Mode.MANUAL, iso=iso, shutter_s=1 / 125 * 400 / iso)
        pixels = render(quiet, width=W, height=H).astype(np.float32)
        return float(np.mean(np.abs(pixels - cv2.GaussianBlur(pixels, (0, 0), 2))[:120, :60]))  # out of focus

    assert grain(6400) > 1.5 * grain(400)


def test_the_same_settings_make_the_same_bytes_and_another_shot_another_pose() -> None:
    first, again, next_shot = (
        render_still(SceneSettings(shot_counter=n), taken_at=WHEN, serial="A", width=600, height=400).jpeg
        for n in (3, 3, 4)
    )
    assert first == again
    assert first != next_shot


@pytest.mark.parametrize("sitter", SITTERS)
def test_every_sitter_has_a_face_that_opencv_finds(sitter: str) -> None:
    for compensation in (-1.0, 0.0, 1.0):
        assert len(faces(SceneSettings(sitter=sitter, exposure_compensation_ev=compensation)))


def test_nobody_else_sits_there() -> None:
    with pytest.raises(ValueError, match="no sitter called"):
        SceneSettings(sitter="nobody")


def test_a_still_says_how_it_was_taken() -> None:
    settings = SceneSettings(aperture=2.8, exposure_compensation_ev=-2 / 3, subject_distance_m=1.2)
    still = render_still(settings, taken_at=WHEN, serial="FI42", width=600, height=400)
    assert still.jpeg[:4] == b"\xff\xd8\xff\xe1"
    assert still.jpeg.endswith(b"\xff\xd9")
    with Image.open(io.BytesIO(still.jpeg)) as image:
        exif = image.getexif()
        assert image.size == (600, 400)
    assert (exif[0x010F], exif[0x0110], exif[0x0112]) == (scene.MAKE, scene.MODEL, 1)
    inner = exif.get_ifd(0x8769)
    assert (inner[0x9003], inner[0x9291], inner[0x9011]) == ("2026:11:23 14:02:03", "45", "+01:00")
    assert float(inner[0x829D]) == pytest.approx(2.8)
    assert float(inner[0x829A]) == pytest.approx(metered_shutter(settings), rel=0.05)
    assert float(inner[0x9204]) == pytest.approx(-2 / 3, abs=0.001)
    assert (inner[0x8827], float(inner[0x920A]), inner[0xA001]) == (400, 85, 1)
    assert (inner[0xA431], inner[0xA002], inner[0xA003]) == ("FI42", 600, 400)


def test_the_thumbnail_lies_in_the_second_directory() -> None:
    still = render_still(SceneSettings(), taken_at=WHEN, serial="A", width=600, height=400)
    with Image.open(io.BytesIO(still.jpeg)) as image:
        small = image.getexif().get_ifd(ExifTags.IFD.IFD1)
    tiff = still.jpeg[12:]
    inside = tiff[small[0x0201] : small[0x0201] + small[0x0202]]
    assert inside == still.thumbnail
    with Image.open(io.BytesIO(inside)) as thumbnail:
        assert thumbnail.size == (160, 120)


def test_a_full_still_has_the_size_of_a_real_one(tmp_path: Path) -> None:
    path = scene.render_portrait_file(tmp_path / "portrait.jpg")
    assert 5_000_000 < path.stat().st_size < 12_000_000
    with Image.open(path) as image:
        assert image.size == (6000, 4000)
