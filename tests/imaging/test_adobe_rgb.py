"""The profile for designers: its numbers are the published ones, and known colours come out as they must."""

import struct
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageCms

from fotointerview.imaging.adobe_rgb import DESCRIPTION, adobe_rgb_profile, to_adobe_rgb
from fotointerview.imaging.colour import to_srgb

COLORANTS = {
    "red_colorant": (0.60974, 0.31111, 0.01947),
    "green_colorant": (0.20528, 0.62567, 0.06087),
    "blue_colorant": (0.14919, 0.06322, 0.74457),
}
"""As the standard's own annex gives them for D50."""
KNOWN = {
    (255, 255, 255): (255, 255, 255),
    (0, 0, 0): (0, 0, 0),
    (255, 0, 0): (219, 0, 0),
    (0, 255, 0): (144, 255, 60),
    (0, 0, 255): (0, 0, 250),
    (128, 128, 128): (127, 127, 127),
}
"""sRGB and the same colour in Adobe RGB, reckoned by hand from the two standards."""


def profile() -> Any:
    return ImageCms.ImageCmsProfile(BytesIO(adobe_rgb_profile())).profile


def test_the_profile_has_the_published_numbers() -> None:
    made = profile()
    assert made.profile_description == DESCRIPTION
    assert made.is_matrix_shaper
    assert (made.xcolor_space.strip(), made.connection_space.strip()) == ("RGB", "XYZ")
    for name, wanted in COLORANTS.items():
        assert getattr(made, name)[0] == pytest.approx(wanted, abs=2e-4)
    assert made.media_white_point[0] == pytest.approx((0.9505, 1.0, 1.0891), abs=5e-4)


def test_the_profile_is_as_long_as_it_says_and_every_part_lies_on_four() -> None:
    content = adobe_rgb_profile()
    assert struct.unpack(">I", content[:4])[0] == len(content)
    (count,) = struct.unpack(">I", content[128:132])
    for nth in range(count):
        at, size = struct.unpack(">II", content[136 + 12 * nth : 144 + 12 * nth])
        assert at % 4 == 0
        assert at + size <= len(content)


@pytest.mark.parametrize(("srgb", "adobe"), KNOWN.items())
def test_a_known_colour(srgb: tuple[int, int, int], adobe: tuple[int, int, int]) -> None:
    made = to_adobe_rgb(Image.new("RGB", (1, 1), srgb)).getpixel((0, 0))
    assert isinstance(made, tuple)
    assert max(abs(one - other) for one, other in zip(made, adobe, strict=True)) <= 1


def test_there_and_back_again_is_the_same_within_rounding() -> None:
    pixels = np.random.default_rng(3).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    there = to_adobe_rgb(Image.fromarray(pixels))
    back = np.asarray(to_srgb(there, adobe_rgb_profile()), dtype=np.int16)
    away = np.abs(back - pixels.astype(np.int16))
    assert np.percentile(away, 99) <= 3
    assert not np.array_equal(np.asarray(there), pixels)
