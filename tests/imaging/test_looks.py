from dataclasses import replace

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


def linear(coded: NDArray[np.uint8]) -> NDArray[np.float64]:
    value = coded / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


@pytest.mark.parametrize("warmth", [-1.0, -0.3, 0.3, 1.0])
def test_warmth_turns_red_against_blue_and_keeps_the_light(ramp: NDArray[np.uint8], warmth: float) -> None:
    shown = apply_look(ramp, Look(warmth=warmth))[0]
    middle = linear(shown[100:180])
    luminance = middle @ np.array([0.2126, 0.7152, 0.0722])
    assert np.allclose(luminance / linear(ramp[0, 100:180, 0]), 1, atol=0.02)
    assert ((middle[:, 0] > middle[:, 2]) == (warmth > 0)).all()
    assert shown[0].tolist() == [0, 0, 0]


def test_black_and_white_has_equal_channels_and_a_warm_paper_a_little_tone(ramp: NDArray[np.uint8]) -> None:
    colours = ramp.copy()
    colours[..., 1] = 90
    plain = Look(monochrome=True, exposure_ev=0.5, contrast=0.4, soft=0.5)
    grey = apply_look(colours, plain)
    assert (grey == grey[..., :1]).all()
    warm = apply_look(ramp, Look(monochrome=True, warmth=1.0))[0].astype(int)
    cold = apply_look(ramp, Look(monochrome=True, warmth=-1.0))[0].astype(int)
    assert warm[0].tolist() == cold[0].tolist() == [0, 0, 0]
    assert warm[128, 0] > warm[128, 1] > warm[128, 2]
    assert cold[128, 0] < cold[128, 1] < cold[128, 2]
    in_colour = apply_look(ramp, Look(warmth=1.0))[0].astype(int)
    assert np.ptp(warm[128]) < np.ptp(in_colour[128]) / 2


def test_soft_lets_light_glow_into_the_dark_and_leaves_flat_tones_alone() -> None:
    edge = np.zeros((200, 300, 3), np.uint8)
    edge[:, 150:] = 230
    soft = apply_look(edge, Look(soft=1.0))[100, :, 0].astype(int)
    assert 40 < soft[148] < 200
    assert (soft[30], soft[270]) == (0, 230)
    assert soft[148] > 230 - soft[151]  # in linear light it is the bright side that wins
    half = apply_look(edge, Look(soft=0.5))[100, :, 0].astype(int)
    assert half[148] < soft[148]


@pytest.mark.parametrize("times", [2, 5])
def test_a_glow_reaches_as_far_at_every_size(times: int) -> None:
    small = np.zeros((160, 240, 3), np.uint8)
    small[60:100, 100:140] = 255
    large = np.repeat(np.repeat(small, times, axis=0), times, axis=1)
    shown = apply_look(large, Look(soft=1.0)).reshape(160, times, 240, times, 3).mean(axis=(1, 3))
    difference = np.abs(shown - apply_look(small, Look(soft=1.0)))
    assert difference.mean() < 0.6
    assert difference.max() < 16


def test_a_crop_does_not_change_the_glow() -> None:
    edge = np.zeros((200, 600, 3), np.uint8)
    edge[:, 300:] = 255
    whole = apply_look(edge, Look(soft=1.0))[100, 240:360, 0].astype(int)
    part = apply_look(edge, Look(soft=1.0, crop=(0.4, 0.0, 0.2, 1.0)))[100, :, 0].astype(int)
    assert np.abs(whole - part).max() <= 6


def test_the_mix_of_a_black_and_white_leaves_colours_alone() -> None:
    pixels = np.full((4, 4, 3), (200, 100, 50), dtype=np.uint8)
    dull, other = Look(saturation=-0.5), Look(saturation=-0.5, mix=(1.0, 0.0, 0.0))
    assert np.array_equal(apply_look(pixels, dull), apply_look(pixels, other))
    grey = apply_look(pixels, Look(saturation=-1.0))
    assert np.abs(grey[0, 0].astype(int) - 118).max() <= 1


@pytest.mark.parametrize("size", [(1, 1), (1, 500), (3, 2), (333, 217)])
def test_every_look_at_once_fits_every_size(size: tuple[int, int]) -> None:
    pixels = np.full((*size, 3), (120, 90, 60), dtype=np.uint8)
    look = Look(exposure_ev=0.3, contrast=0.2, saturation=0.3, warmth=-0.4, soft=0.7)
    for monochrome in (False, True):
        shown = apply_look(pixels, replace(look, monochrome=monochrome))
        assert shown.shape == pixels.shape
        assert shown.dtype == np.uint8
        assert shown.flags.c_contiguous
