"""Small photos that were made before, kept in the study's cache so that the next sheet is there at once.

Kept is what came out of the gate for photos, with its look and its mask, known by everything it was made of: a photo
out of the cache is byte for byte the one that would be made. Any file in it may be deleted at any time, and nothing
that goes wrong here reaches anybody.
"""

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path
from typing import Final

LARGEST_PX: Final = 1300
"""Larger ones are not kept: they are few, and their room is not."""
_MOST: Final = 4000
_RECIPE: Final = "1"
"""Another word here where the same parts make another photo."""
_END: Final = b"\xff\xd9"


class KeptPrints:
    """Photos as they left before, as JPEG files in ``folder``. On any thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._room: int | None = None

    def find(self, source: Path, made_of: str) -> bytes | None:
        """The photo of ``source`` that was made of just this; ``None`` where there is none."""
        kept = self._path(source, made_of)
        if kept is None:
            return None
        try:
            content = kept.read_bytes()
        except OSError:
            return None
        digest, jpeg = content[:32], content[32:]
        return jpeg if hashlib.sha256(jpeg).digest() == digest and jpeg.endswith(_END) else None

    def keep(self, source: Path, made_of: str, jpeg: bytes) -> None:
        """Keep a photo, while there are not too many."""
        kept = self._path(source, made_of)
        if kept is None:
            return
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            if self._room is None:
                self._room = _MOST - sum(1 for _ in self._folder.iterdir())
            if self._room <= 0:
                return
            self._room -= 1
            handle, temporary = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(jpeg).digest() + jpeg)
            Path(temporary).replace(kept)

    def _path(self, source: Path, made_of: str) -> Path | None:
        try:
            facts = source.stat()
        except OSError:
            return None
        # Name, size and time, not the whole path: a study that is moved or copied keeps its cache.
        whole = f"{_RECIPE}|{source.name}|{facts.st_size}|{facts.st_mtime_ns}|{made_of}"
        return self._folder / f"{hashlib.sha256(whole.encode()).hexdigest()[:40]}.print"
