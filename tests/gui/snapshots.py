"""Comparing what is painted with a small golden picture, so that another machine may round otherwise but not err.

Both are compared small: every pixel of the golden picture is the mean of many. Three measures say how far apart they
are, each on the worst channel of every pixel, 0..255: the mean (a picture a little too light), the 99th percentile
(a part that is wrong) and the worst pixel (a mark of a few pixels that is missing).
"""

import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from fotointerview.services.pictures import Pixels
from fotointerview.vision import cv2

GOLDEN = Path(__file__).with_name("golden")
RENEW = "FOTOINTERVIEW_RENEW_SNAPSHOTS"


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far a picture may be from its golden one: mean, 99th percentile and worst pixel, 0..255."""

    mean: float
    most: float
    worst: float


PAINTED = Tolerance(mean=0.5, most=6, worst=32)
"""Edges are smoothed a little otherwise by another version of Qt."""
COMPUTED = Tolerance(mean=0.6, most=2, worst=4)
"""Rounding of one's own processor."""


def grabbed(widget: QWidget) -> Pixels:
    """What ``widget`` paints, whether it is shown or not: height × width × red, green, blue."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).copy()


def small(pixels: Pixels, width: int) -> Pixels:
    """``pixels`` made ``width`` wide, every pixel the mean of those it stands for."""
    height = round(pixels.shape[0] * width / pixels.shape[1])
    return np.asarray(cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA), dtype=np.uint8)


def difference(seen: Pixels, golden: Pixels) -> Tolerance:
    """How far ``seen`` is from ``golden``; pictures of different sizes cannot be told apart, nor be alike."""
    if seen.shape != golden.shape:
        raise ValueError(f"a picture of {seen.shape} is compared with one of {golden.shape}")
    apart = np.abs(seen.astype(np.int64) - golden.astype(np.int64)).max(axis=2)
    return Tolerance(float(apart.mean()), float(np.percentile(apart, 99)), float(apart.max()))


def agrees(seen: Pixels, golden: Pixels, tolerance: Tolerance) -> bool:
    """Whether ``seen``, of any size of the same shape, is as ``golden`` within ``tolerance``."""
    found = difference(small(seen, golden.shape[1]), golden)
    return found.mean <= tolerance.mean and found.most <= tolerance.most and found.worst <= tolerance.worst


def golden(name: str) -> Pixels:
    """The golden picture ``name``."""
    with Image.open(GOLDEN / f"{name}.png") as image:
        return np.asarray(image.convert("RGB"), dtype=np.uint8)


def check(name: str, seen: Pixels, *, width: int, tolerance: Tolerance, beside: Path) -> None:
    """Compare ``seen`` with the golden picture ``name``, or renew that one; what differs is laid in ``beside``."""
    now = small(seen, width)
    if os.environ.get(RENEW) == "1":
        GOLDEN.mkdir(exist_ok=True)
        Image.fromarray(now).save(GOLDEN / f"{name}.png", optimize=True)
    known = golden(name)
    if not agrees(now, known, tolerance):
        Image.fromarray(now).save(beside / f"{name}.png")
        raise AssertionError(
            f"{name} is not as it was: {difference(now, known)}, allowed {tolerance}. Seen: {beside / name}.png. "
            f"If it is meant, look at it and renew the golden picture with {RENEW}=1."
        )
