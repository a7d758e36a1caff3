import numpy as np
import pytest
from numpy.typing import NDArray

from fotointerview.domain.sayings import Look
from fotointerview.imaging.looks import apply_look, crop_size


@pytest.fixture
def ramp() -> NDArray[np.uint8]:
    """Every grey from 0 to 255 from left to right, 8 rows high."""
    return np.repeat(np.tile(np.arange(256, dtype=np.uint8), (8, 1))[:, :, None], 3, axis=2)


def test_the_plain_look_returns_the_very_same_array(ramp: NDArray[np.uint8]) -> None:
    assert apply_look(ramp, Look()) is ramp


def test_no_look_touches_its_input(ramp: NDArray[np.uint8]) -> None:
    before = ramp.copy()
    ramp.flags.writeable = False
    apply_look(ramp, Look(monochrome=True, exposure_ev=1, contrast=0.5, crop=(0.1, 0.1, 0.5, 0.5)))
    assert np.array_equal(ramp, before)


@pytest.mark.parametrize(
    ("mix", "colour", "grey"),
    [
        ((1.0, 0.0, 0.0), (200, 10, 20), 200),
        ((0.0, 0.0, 1.0), (200, 10, 20), 20),
        ((0.2126, 0.7152, 0.0722), (200, 100, 50), 118),
        ((0.5, 0.5, 0.0), (100, 200, 7), 150),
    ],
)
def test_black_and_white_by_the_mix(
    mix: tuple[float, float, float], colour: tuple[int, int, int], grey: int
) -> None:
    pixels = np.full((5, 7, 3), colour, dtype=np.uint8)
    shown = apply_look(pixels, Look(monochrome=True, mix=mix))
    assert shown.shape == (5, 7, 3)
    assert np.abs(shown.astype(int) - grey).max() <= 1


def test_one_ev_doubles_the_light(ramp: NDArray[np.uint8]) -> None:
    def linear(coded: NDArray[np.uint8]) -> NDArray[np.float64]:
        value = coded / 255
        return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)

    lit = apply_look(ramp, Look(exposure_ev=1.0))[0, :, 0]
    middle = slice(60, 180)
    assert np.allclose(linear(lit[middle]) / linear(ramp[0, middle, 0]), 2, rtol=0.03)
    assert lit[0] == 0
    assert lit[255] == 255
    darker = apply_look(ramp, Look(exposure_ev=-2.0))[0, :, 0]
    assert linear(darker[255:])[0] == pytest.approx(0.25, rel=0.03)


@pytest.mark.parametrize("contrast", [-1.0, -0.5, 0.5, 1.0])
def test_contrast_keeps_ends_and_order(ramp: NDArray[np.uint8], contrast: float) -> None:
    curve = apply_look(ramp, Look(contrast=contrast))[0, :, 0].astype(int)
    assert (curve[0], curve[255]) == (0, 255)
    assert abs(curve[128] - 128) <= 1
    assert np.diff(curve).min() >= 0
    assert (curve[192] > 192) == (contrast > 0)


def test_crop_is_normalised_on_the_upright_picture(ramp: NDArray[np.uint8]) -> None:
    look = Look(crop=(0.25, 0.5, 0.5, 0.5))
    shown = apply_look(ramp, look)
    assert shown.shape == (4, 128, 3)
    assert shown.flags.c_contiguous
    assert shown[0, 0, 0] == 64
    assert crop_size((256, 8), look) == (128, 4)


@pytest.mark.parametrize(
    "crop", [(0.0, 0.0, 0.0, 0.0), (1.0, 1.0, 0.5, 0.5), (-1.0, -1.0, 3.0, 3.0), (0.9, 0.9, 5, 5)]
)
def test_an_odd_crop_never_empties_the_picture(
    ramp: NDArray[np.uint8], crop: tuple[float, float, float, float]
) -> None:
    shown = apply_look(ramp, Look(crop=crop))
    assert shown.size > 0
    assert shown.shape[:2] == crop_size((256, 8), Look(crop=crop))[::-1]
