"""Small pictures kept in ``cache/`` of the study, so that a long contact strip opens at once.

A cache: any file in it may be deleted at any time, and nothing that goes wrong here reaches anybody.
"""

import contextlib
import hashlib
import io
import os
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image

from fotointerview.imaging.decode import Decoded

_LARGEST_BOX = 512
_QUALITY = 88


class ThumbnailCache:
    """Decoded pictures that fit a small box, as JPEG files in ``folder``, named by what they were made of."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, source: Path, box: tuple[int, int]) -> Decoded | None:
        """The kept picture, or ``None``: not small, not there, or not readable."""
        kept = self._path(source, box)
        if kept is None:
            return None
        try:
            with Image.open(kept) as image:
                width, height = (int(n) for n in image.info["comment"].split(b"x"))
                pixels = np.ascontiguousarray(np.asarray(image.convert("RGB")))
        except (OSError, KeyError, ValueError, SyntaxError):
            return None
        return Decoded(pixels=pixels, full_size=(width, height))

    def store(self, source: Path, box: tuple[int, int], decoded: Decoded) -> bool:
        """Keep a small picture; large or damaged ones are not kept. Returns whether it was."""
        kept = self._path(source, box)
        if kept is None or decoded.damaged:
            return False
        buffer = io.BytesIO()
        comment = "x".join(map(str, decoded.full_size)).encode()
        Image.fromarray(decoded.pixels).save(buffer, "JPEG", quality=_QUALITY, comment=comment)
        with contextlib.suppress(OSError):
            kept.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=kept.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(buffer.getvalue())
            Path(temporary).replace(kept)
            return True
        return False

    def _path(self, source: Path, box: tuple[int, int]) -> Path | None:
        if max(box) > _LARGEST_BOX:
            return None
        try:
            facts = source.stat()
        except OSError:
            return None
        # Name, size and time, not the whole path: a study that is moved or copied keeps its cache.
        made_of = f"{source.name}|{facts.st_size}|{facts.st_mtime_ns}|{box[0]}x{box[1]}"
        return self._folder / f"{hashlib.sha256(made_of.encode()).hexdigest()[:32]}.jpg"
