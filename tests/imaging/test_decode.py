import struct
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.imaging.decode import Decoded, decode
from tests.imaging.pictures import (
    BLUE,
    GREEN,
    RED,
    WHITE,
    as_jpeg,
    dng,
    four_corners,
    swapped_profile,
    turned_jpeg,
)


def corners(decoded: Decoded) -> list[tuple[int, ...]]:
    """Colours near the four corners, in reading order."""
    height, width = decoded.pixels.shape[:2]
    y, x = height // 8, width // 8
    spots = ((y, x), (y, width - 1 - x), (height - 1 - y, x), (height - 1 - y, width - 1 - x))
    return [tuple(int(v) for v in decoded.pixels[spot]) for spot in spots]


def assert_colours(
    found: list[tuple[int, ...]], wanted: list[tuple[int, int, int]], *, within: int = 8
) -> None:
    assert np.abs(np.array(found) - np.array(wanted)).max() <= within, (found, wanted)


@pytest.mark.parametrize(
    ("orientation", "upright"),
    [
        (1, [RED, GREEN, BLUE, WHITE]),
        (2, [GREEN, RED, WHITE, BLUE]),
        (3, [WHITE, BLUE, GREEN, RED]),
        (4, [BLUE, WHITE, RED, GREEN]),
        (5, [RED, BLUE, GREEN, WHITE]),
        (6, [BLUE, RED, WHITE, GREEN]),
        (7, [WHITE, GREEN, BLUE, RED]),
        (8, [GREEN, WHITE, RED, BLUE]),
    ],
)
def test_all_eight_orientations_come_out_upright(
    orientation: int, upright: list[tuple[int, int, int]], tmp_path: Path
) -> None:
    path = tmp_path / "turned.jpg"
    path.write_bytes(turned_jpeg(orientation))
    decoded = decode(path, box=None)
    assert decoded.full_size == ((64, 96) if orientation >= 5 else (96, 64))
    assert decoded.pixels.shape == (decoded.full_size[1], decoded.full_size[0], 3)
    assert decoded.pixels.flags.c_contiguous
    assert decoded.pixels.dtype == np.uint8
    assert not decoded.damaged
    assert_colours(corners(decoded), upright)


@pytest.mark.parametrize(
    ("size", "box", "shape"),
    [
        ((2400, 1600), (600, 400), (400, 600)),
        ((2400, 1600), (601, 401), (800, 1200)),
        ((2400, 1600), (600, 4000), (400, 600)),
        ((1600, 2400), (600, 400), (600, 400)),
        ((2400, 1600), (10, 10), (7, 10)),
        ((300, 200), (3000, 2000), (200, 300)),
    ],
)
def test_a_jpeg_is_decoded_no_larger_than_its_place_needs(
    size: tuple[int, int], box: tuple[int, int], shape: tuple[int, int]
) -> None:
    decoded = decode(as_jpeg(four_corners(*size)), box=box)
    assert decoded.pixels.shape[:2] == shape
    assert decoded.full_size == size
    assert_colours(corners(decoded), [RED, GREEN, BLUE, WHITE], within=12)


def test_a_turned_picture_is_reduced_by_its_upright_size() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    decoded = decode(as_jpeg(four_corners(2400, 1600), exif=exif.tobytes()), box=(600, 400))
    assert decoded.full_size == (1600, 2400)
    assert decoded.pixels.shape[:2] == (600, 400)


def test_another_profile_is_brought_to_srgb() -> None:
    picture = Image.new("RGB", (32, 32), (200, 40, 40))
    shown = decode(as_jpeg(picture, icc_profile=swapped_profile()), box=None).pixels[16, 16]
    assert shown[2] > 150 > 90 > shown[0]


def test_srgb_and_nonsense_profiles_change_nothing() -> None:
    from fotointerview.imaging.colour import srgb_profile

    plain = decode(as_jpeg(four_corners()), box=None).pixels
    for profile in (srgb_profile(), b"no profile at all"):
        assert np.array_equal(decode(as_jpeg(four_corners(), icc_profile=profile), box=None).pixels, plain)


def test_greyscale_and_cmyk() -> None:
    grey = decode(as_jpeg(Image.new("L", (40, 30), 90)), box=None)
    assert grey.pixels.shape == (30, 40, 3)
    assert np.abs(grey.pixels.astype(int) - 90).max() <= 2
    stream = BytesIO()
    four_corners().convert("CMYK").save(stream, "JPEG", quality=95)
    assert_colours(corners(decode(stream.getvalue(), box=None)), [RED, GREEN, BLUE, WHITE], within=14)


@pytest.mark.parametrize("mode", ["RGB", "L", "P", "RGBA", "LA", "I;16", "1"])
@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_png_and_tiff_in_every_mode(mode: str, kind: str) -> None:
    if mode == "I;16":
        picture = Image.fromarray(np.full((60, 80), 0x8000, dtype=np.uint16))
    else:
        picture = four_corners(80, 60).convert(mode)
    stream = BytesIO()
    picture.save(stream, kind)
    decoded = decode(stream.getvalue(), box=None)
    assert decoded.pixels.shape == (60, 80, 3)
    if mode == "I;16":
        assert int(decoded.pixels[30, 40, 0]) == 128
    elif mode in {"RGB", "RGBA"}:
        assert_colours(corners(decoded), [RED, GREEN, BLUE, WHITE])


def test_a_large_png_is_reduced_as_well_and_transparency_lies_on_white() -> None:
    stream = BytesIO()
    Image.new("RGBA", (800, 600), (0, 0, 0, 0)).save(stream, "PNG")
    decoded = decode(stream.getvalue(), box=(200, 150))
    assert decoded.pixels.shape == (150, 200, 3)
    assert decoded.full_size == (800, 600)
    assert decoded.pixels.min() >= 250


@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_cut_short_shows_what_there_is(progressive: bool, tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(0, 60, (400, 600, 3), dtype=np.uint8)
    noise[:200] += 150
    whole = as_jpeg(Image.fromarray(noise), progressive=progressive)
    path = tmp_path / "cut.jpg"
    path.write_bytes(whole[: len(whole) * 3 // 5])
    decoded = decode(path, box=None)
    assert decoded.damaged
    assert decoded.full_size == (600, 400)
    assert decoded.pixels.shape == (400, 600, 3)
    assert decoded.pixels[20:120].mean() > 140


def test_space_that_was_never_written_is_damage(tmp_path: Path) -> None:
    noise = np.random.default_rng(2).integers(0, 255, (200, 300, 3), dtype=np.uint8)
    whole = as_jpeg(Image.fromarray(noise))
    path = tmp_path / "holes.jpg"
    path.write_bytes(whole[: len(whole) // 2] + b"\0" * (len(whole) - len(whole) // 2))
    assert decode(path, box=(150, 100)).damaged
    assert decode(path.read_bytes(), box=None).damaged


@pytest.mark.parametrize("cut", [False, True])
def test_a_jpeg_with_a_second_picture_inside_shows_its_first(cut: bool) -> None:
    stream = BytesIO()
    first = Image.fromarray(np.random.default_rng(4).integers(0, 255, (800, 1200, 3), dtype=np.uint8))
    first.save(stream, "MPO", save_all=True, append_images=[Image.new("RGB", (60, 40))])
    content = stream.getvalue()
    decoded = decode(content[: len(content) // 2] if cut else content, box=(300, 200))
    assert decoded.damaged is cut
    assert decoded.full_size == (1200, 800)
    assert decoded.pixels.shape == (200, 300, 3)


def test_a_cut_png_shows_its_first_rows(tmp_path: Path) -> None:
    noise = np.random.default_rng(3).integers(100, 255, (200, 300, 3), dtype=np.uint8)
    stream = BytesIO()
    Image.fromarray(noise).save(stream, "PNG")
    decoded = decode(stream.getvalue()[: len(stream.getvalue()) // 2], box=None)
    assert decoded.damaged
    assert decoded.pixels[10].mean() > 100


@pytest.mark.parametrize(
    "content", [b"", b"not a picture", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"\0" * 5000]
)
def test_what_is_no_picture_is_a_fault_that_names_the_file_only(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "FI_0024.JPG"
    path.write_bytes(content)
    with pytest.raises(FaultError) as caught:
        decode(path, box=(100, 100))
    assert caught.value.fault.code is FaultCode.PICTURE_UNREADABLE
    assert caught.value.fault.details["name"] == "FI_0024.JPG"


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(FaultError) as caught:
        decode(tmp_path / "gone.jpg", box=None)
    assert caught.value.fault.code is FaultCode.PICTURE_UNREADABLE


def test_a_hundred_megapixels_are_welcome_and_a_bomb_is_not() -> None:
    large = as_jpeg(Image.new("L", (12000, 9000), 128), quality=40)
    decoded = decode(large, box=(1400, 900))
    assert decoded.full_size == (12000, 9000)
    assert decoded.pixels.shape == (1125, 1500, 3)

    small = bytearray(as_jpeg(Image.new("RGB", (64, 64))))
    header = small.index(b"\xff\xc0")
    small[header + 5 : header + 9] = struct.pack(">HH", 65000, 65000)
    with pytest.raises(FaultError):
        decode(bytes(small), box=(100, 100))


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
def test_odd_exif_is_passed_over() -> None:
    for exif in (
        b"Exif\0\0",
        b"Exif\0\0II*\0\xff\xff\xff\xff",
        b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x02",
    ):
        decoded = decode(as_jpeg(four_corners(), exif=exif), box=None)
        assert decoded.full_size == (96, 64)


def test_raw_shows_its_preview_with_the_raw_orientation(tmp_path: Path) -> None:
    path = tmp_path / "FI_0001.DNG"
    path.write_bytes(dng(1280, 960, orientation=6, preview=as_jpeg(four_corners(320, 240))))
    decoded = decode(path, box=None)
    assert decoded.full_size == (960, 1280)
    assert_colours(corners(decoded), [BLUE, RED, WHITE, GREEN], within=12)


def test_raw_without_a_preview_is_rendered(tmp_path: Path) -> None:
    path = tmp_path / "FI_0001.DNG"
    path.write_bytes(dng())
    decoded = decode(path, box=None)
    assert decoded.full_size == (128, 96)
    assert decoded.pixels.shape == (48, 64, 3)
    assert decoded.pixels.min() > 20


def test_a_broken_raw_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "FI_0001.NEF"
    path.write_bytes(b"nothing")
    with pytest.raises(FaultError) as caught:
        decode(path, box=None)
    assert caught.value.fault.code is FaultCode.PICTURE_UNREADABLE
