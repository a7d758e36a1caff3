"""Comparing pages with the small pictures kept of them, so that another poppler may smooth otherwise but not err.

A page is drawn at four times the size, for hair lines are drawn in whole pixels, and made small; every pixel becomes
the mean of sixteen around it. What counts is how far a pixel is from *all* pixels within two of it on the other page,
on the worst of four channels, 0..255: red, green, blue, and how yellow it is. An edge half a pixel further is
no difference then, and a line of small print that is not there is one.

Measured on all pages: the kept picture's few colours cost 18, drawing at another size or by cairo instead of poppler's
own hand 22. The smallest faults give 30 (the lending list's thin yellow line became grey) and 37 (a line of grey small
print is gone, or moved by a line).
"""

import os
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from fotointerview.vision import cv2

KEPT = Path(__file__).with_name("kept_pages")
RENEW = "FOTOINTERVIEW_RENEW_SNAPSHOTS"
COMMAND = f"{RENEW}=1 .venv/bin/python -m pytest tests/publish/test_snapshots.py -k looks_as_it_did"
"""What renews them, from the project's root."""
LONG_SIDE = 560
"""In pixels: 48 to the inch of an A4."""
SCALE = 4
FAR = 26
SAME = 20
"""No farther than few colours make it: renewing leaves such a page alone."""
COLOURS = 192
MEAN_OF = 4
WITHIN = 2

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float32]]
Page = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]


def drawn(pdf: Path, beside: Path, *more: str, program: str = "pdftoppm", scale: int = SCALE) -> list[Page]:
    """The pages of ``pdf``, small: height × width × red, green, blue."""
    if shutil.which(program) is None:
        pytest.skip(f"poppler's {program} is not installed here (Debian, Ubuntu: poppler-utils)")
    beside.mkdir(exist_ok=True)
    large = str(LONG_SIDE * scale)
    command = [program, "-png", "-scale-to", large, *more, str(pdf), str(beside / "page")]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    pages = []
    for file in sorted(beside.glob("page-*.png")):
        with Image.open(file) as image:
            size = round(image.width / scale), round(image.height / scale)
            pages.append(np.asarray(image.convert("RGB").resize(size, Image.Resampling.BOX), dtype=np.uint8))
        file.unlink()
    return pages


def distance(one: Page, other: Page) -> float:
    """How far apart two pages are at their worst place, 0..255; pages of another shape are as far as can be."""
    if max(abs(a - b) for a, b in zip(one.shape, other.shape, strict=True)) > 1:
        return 255.0
    high, wide = min(one.shape[0], other.shape[0]), min(one.shape[1], other.shape[1])
    first, second = _smoothed(one[:high, :wide]), _smoothed(other[:high, :wide])
    return max(_beyond(first, second), _beyond(second, first))


def agree(one: Page, other: Page) -> bool:
    """Whether nobody would see a difference."""
    return distance(one, other) <= FAR


def kept(name: str) -> list[Page]:
    """The pages kept of an exit, in order."""
    pages = []
    for file in files_of(name):
        with Image.open(file) as image:
            pages.append(np.asarray(image.convert("RGB"), dtype=np.uint8))
    return pages


def files_of(name: str) -> list[Path]:
    """The files of those pages."""
    return sorted(file for file in KEPT.glob("*.png") if file.stem.rpartition("-")[0] == name)


def check(name: str, pages: list[Page], beside: Path) -> None:
    """Compare ``pages`` with those kept, or renew these; pages that differ are laid in ``beside``."""
    if os.environ.get(RENEW) == "1":
        renew(name, pages)
    known = kept(name)
    wrong = []
    for number, page in enumerate(pages, start=1):
        apart = distance(page, known[number - 1]) if number <= len(known) else 255.0
        if apart > FAR:
            Image.fromarray(page).save(beside / f"{name}-{number}.png")
            wrong.append(f"page {number} ({apart:.0f} apart, {FAR} allowed)")
    if len(pages) != len(known):
        wrong.append(f"{len(pages)} pages where {len(known)} are kept")
    if wrong:
        raise AssertionError(
            f"{name} is not as it was: {', '.join(wrong)}.\nAs it is now: {beside}/{name}-*.png; "
            f"as it was: {KEPT}/{name}-*.png.\nIf it is meant, renew the pages and look at every one:\n    {COMMAND}"
        )


def renew(name: str, pages: list[Page]) -> None:
    """Keep ``pages`` in the place of those that were kept; one that did not change stays, byte for byte."""
    KEPT.mkdir(exist_ok=True)
    known = kept(name)
    for file in files_of(name)[len(pages) :]:
        file.unlink()
    for number, page in enumerate(pages, start=1):
        if number > len(known) or distance(page, known[number - 1]) > SAME:
            few = Image.fromarray(page).quantize(
                COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
            )
            few.save(KEPT / f"{name}-{number}.png", optimize=True)


def _smoothed(page: Page) -> Floats:
    values = page.astype(np.float32)
    red, blue = values[..., :1], values[..., 2:]
    return np.asarray(cv2.blur(np.dstack([values, red - blue]), (MEAN_OF, MEAN_OF)), dtype=np.float32)


def _beyond(page: Floats, other: Floats) -> float:
    near = np.ones((2 * WITHIN + 1, 2 * WITHIN + 1), np.uint8)
    lighter, darker = page - cv2.dilate(other, near), cv2.erode(other, near) - page
    return float(max(lighter.max(), darker.max(), 0))
