"""Pictures on request: decoded, upright, in sRGB, with the look applied, at the size that is needed.

The seam between widgets and pixels: a widget says which picture at which size and gets an array back, later
and on another thread. Requests that are no longer wanted can be forgotten by their ``channel``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from fotointerview.domain.aids import Aid, Histogram
from fotointerview.domain.sayings import Look

Pixels = NDArray[np.uint8]
"""height × width × 3, sRGB, upright, C-contiguous."""


@dataclass(frozen=True, slots=True)
class PictureRequest:
    """Which picture, how large.

    Attributes:
        key: what the asker calls it (a shot id or a token); comes back with the picture.
        source: an absolute path, or the bytes of a small JPEG (a camera's thumbnail).
        box: width and height in device pixels that the picture should at least fill when fitted inside;
            ``None`` for full size.
        channel: requests of one channel replace each other: only the newest is worth delivering
            (``"canvas"``). Empty: every one is delivered (``""`` for the strip).
        aid: what is painted over the picture, with its look in it.
        histogram: whether the tones are to be counted too, with the look and without the aid.
    """

    key: str
    source: Path | bytes
    box: tuple[int, int] | None
    look: Look = Look()
    channel: str = ""
    aid: Aid = Aid.NONE
    histogram: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """The answer. ``pixels`` is ``None`` when the file could not be read; ``full_size`` is upright width, height.

    ``histogram`` is there when it was asked for and the file could be read.
    """

    request: PictureRequest
    pixels: Pixels | None
    full_size: tuple[int, int] = (0, 0)
    histogram: Histogram | None = None


class PictureSource(Protocol):
    """Delivers pictures; never blocks the asker."""

    def request(self, request: PictureRequest, deliver: Callable[[Picture], None]) -> None:
        """Decode in the background and call ``deliver`` on a worker thread; superseded requests never arrive."""
        ...
