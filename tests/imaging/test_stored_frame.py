"""Where a place on the upright picture is in the file's own pixels, for every orientation, checked with Pillow."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageOps

from fotointerview.domain.stored_frame import StoredFrame
from fotointerview.imaging.stored_frame import stored_frame

WIDTH, HEIGHT = 80, 60
LEFT, TOP, RIGHT, BOTTOM = 8, 24, 24, 30
"""A white block on the stored picture, nearer to one corner than to any other."""


def photo(orientation: int) -> bytes:
    pixels = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    pixels[TOP:BOTTOM, LEFT:RIGHT] = 255
    picture = Image.fromarray(pixels)
    exif = Image.Exif()
    exif[0x0112] = orientation
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", exif=exif)
    return buffer.getvalue()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_box_on_the_upright_picture_is_found_on_the_stored_one(orientation: int, tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(photo(orientation))
    with Image.open(path) as opened:
        upright = np.asarray(ImageOps.exif_transpose(opened).convert("L"))
    rows, columns = np.nonzero(upright > 128)
    height, width = upright.shape
    box = (
        columns.min() / width,
        rows.min() / height,
        (columns.max() + 1 - columns.min()) / width,
        (rows.max() + 1 - rows.min()) / height,
    )
    frame = stored_frame(path)
    assert frame == StoredFrame(WIDTH, HEIGHT, orientation)
    left, top, across, down = frame.box(tuple(float(side) for side in box))  # type: ignore[arg-type]  # four sides
    assert left == pytest.approx(LEFT / WIDTH)
    assert top == pytest.approx(TOP / HEIGHT)
    assert across == pytest.approx((RIGHT - LEFT) / WIDTH)
    assert down == pytest.approx((BOTTOM - TOP) / HEIGHT)


def test_a_file_that_is_no_picture_has_no_frame(tmp_path: Path) -> None:
    for name in ("a.JPG", "a.NEF"):
        (tmp_path / name).write_bytes(b"no picture")
        assert stored_frame(tmp_path / name) is None
    assert stored_frame(tmp_path / "absent.JPG") is None
