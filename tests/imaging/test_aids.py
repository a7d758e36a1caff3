import numpy as np
import pytest
from numpy.typing import NDArray

from fotointerview.domain.aids import BINS, Aid
from fotointerview.imaging.aids import apply_aid, histogram
from fotointerview.vision import cv2

Pixels = NDArray[np.uint8]


def flat(value: int | tuple[int, int, int], size: tuple[int, int] = (120, 180)) -> Pixels:
    return np.full((*size, 3), value, dtype=np.uint8)


def text_like(size: tuple[int, int] = (640, 960)) -> Pixels:
    """Hard squares of two greys, some twenty pixels wide."""
    rows, columns = np.mgrid[0 : size[0], 0 : size[1]]
    grey = np.where((rows // 20 + columns // 20) % 2, 150, 90).astype(np.uint8)
    return np.repeat(grey[..., None], 3, axis=2)


def blurred(pixels: Pixels, sigma: float) -> Pixels:
    return np.asarray(cv2.GaussianBlur(pixels, (0, 0), sigma), dtype=np.uint8)


def painted(before: Pixels, after: Pixels) -> NDArray[np.bool_]:
    return np.asarray((before != after).any(axis=2))


@pytest.mark.parametrize("aid", Aid)
def test_an_aid_with_nothing_to_show_returns_the_very_same_array(aid: Aid) -> None:
    grey = flat(120)
    assert apply_aid(grey, aid) is grey


@pytest.mark.parametrize("aid", [Aid.CLIPPING, Aid.PEAKING])
def test_no_aid_touches_its_input(aid: Aid) -> None:
    pixels = text_like()
    pixels[:50] = 255
    before = pixels.copy()
    pixels.flags.writeable = False
    assert painted(before, apply_aid(pixels, aid)).any()
    assert np.array_equal(pixels, before)


@pytest.mark.parametrize(
    ("colour", "striped"),
    [
        ((255, 255, 255), True),
        ((254, 120, 90), True),
        ((250, 250, 250), False),
        ((0, 0, 0), True),
        ((1, 2, 0), True),
        ((0, 0, 40), False),
        ((128, 128, 128), False),
    ],
)
def test_stripes_lie_on_all_that_has_no_drawing_left(colour: tuple[int, int, int], striped: bool) -> None:
    pixels = flat(128)
    pixels[20:60, 30:90] = colour
    changed = painted(pixels, apply_aid(pixels, Aid.CLIPPING))
    assert changed[20:60, 30:90].all() == striped
    changed[20:60, 30:90] = False
    assert not changed.any()


def test_blown_and_blocked_are_told_apart_without_colours() -> None:
    """By which way the stripes run, and by their lightness: dark on what is white, light on what is black."""
    blown = apply_aid(flat(255), Aid.CLIPPING).mean(axis=2)
    blocked = apply_aid(flat(0), Aid.CLIPPING).mean(axis=2)
    for stripes, way in ((blown, 1), (blocked, -1)):
        assert np.array_equal(stripes[20, 20:60], stripes[21, 20 - way : 60 - way])
        assert not np.array_equal(stripes[20, 20:60], stripes[21, 20 + way : 60 + way])
        assert np.ptp(stripes) > 40
    assert blown.max() < 128 < blocked.min()


def test_stripes_grow_with_the_picture_so_that_they_are_seen_when_it_is_shown_small() -> None:
    def width(side: int) -> int:
        row = apply_aid(flat(255, (8, side)), Aid.CLIPPING)[0].mean(axis=1)
        return int(np.flatnonzero(np.diff(row))[1] - np.flatnonzero(np.diff(row))[0])

    assert width(960) == 4
    assert width(6000) == 27


def test_what_is_sharp_is_painted_and_what_is_blurred_is_not() -> None:
    pixels = text_like()
    pixels[:, 480:] = blurred(pixels, 4)[:, 480:]
    changed = painted(pixels, apply_aid(pixels, Aid.PEAKING))
    assert changed[:, :460].mean() > 0.1
    assert changed[:, 500:].mean() == 0


def test_a_weak_edge_in_focus_counts_and_a_strong_one_out_of_focus_does_not() -> None:
    weak = text_like() // 3 + 60
    assert painted(weak, apply_aid(weak, Aid.PEAKING)).mean() > 0.1
    strong = blurred(np.where(text_like() > 120, 255, 0).astype(np.uint8), 4)
    assert not painted(strong, apply_aid(strong, Aid.PEAKING)).any()


def test_noise_is_not_taken_for_sharpness() -> None:
    noise = np.random.default_rng(1).normal(120, 2.0, (640, 960, 1)).clip(0, 255).astype(np.uint8)
    pixels = np.repeat(noise, 3, axis=2)
    assert painted(pixels, apply_aid(pixels, Aid.PEAKING)).mean() < 0.001


def test_peaking_does_not_depend_on_how_large_the_picture_is_decoded() -> None:
    screen = blurred(text_like(), 0.6)
    large = np.repeat(np.repeat(screen, 3, axis=0), 3, axis=1)
    here = painted(screen, apply_aid(screen, Aid.PEAKING))
    there = painted(large, apply_aid(large, Aid.PEAKING))
    assert here.any()
    assert (here == there[1::3, 1::3]).mean() > 0.99


def test_a_histogram_counts_each_channel_where_it_lies() -> None:
    pixels = flat((255, 128, 0), (40, 40))
    pixels[:10] = (0, 0, 0)
    pixels[10:20] = (128, 128, 128)
    told = histogram(pixels)
    assert len(told.luminance) == len(told.red) == BINS
    assert max(*told.luminance, *told.red, *told.green, *told.blue) == 1.0
    assert told.green[32] == 1.0
    assert told.red[63] == pytest.approx(2 / 3)
    assert told.blue[0] == 1.0
    assert told.luminance[0] == pytest.approx(1 / 3)
    assert (told.blown, told.blocked) == (0.5, 0.25)


@pytest.mark.parametrize("size", [(1, 1), (2, 3000), (2400, 3600)])
def test_a_histogram_of_any_size(size: tuple[int, int]) -> None:
    told = histogram(flat(64, size))
    assert told.luminance[16] == 1.0
    assert sum(told.luminance) == 1.0
    assert told.middle == pytest.approx(16.5 / 64)
