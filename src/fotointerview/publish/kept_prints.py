"""Photos that were made before, kept in the study's cache: the next export, or the look before it, is there at once.

Kept is what came out of the gate for photos, with its look and its mask, known by everything it was made of: a photo
out of the cache is byte for byte the one that would be made. What nobody used for longest goes when there is no more
room for it. Any file in it may be deleted at any time, by this program or another, and nothing that goes wrong here
reaches anybody.
"""

import contextlib
import hashlib
import os
import shutil
import tempfile
import threading
import time
from pathlib import Path
from typing import Final

LARGEST_PX: Final = 2048
"""Larger ones are not kept: they are few, and their room is not."""
MOST_BYTES: Final = 2 << 30
"""Of all that are kept: some two thousand photos of the largest size."""
_SHARE: Final = 4
"""Never more than a quarter of the room that the disk would have without them."""
_DAY_S: Final = 24 * 60 * 60
_RECIPE: Final = "1"
"""Another word here where the same parts make another photo."""
_END: Final = b"\xff\xd9"


class KeptPrints:
    """Photos as they left before, as JPEG files in ``folder``, of at most ``most`` bytes together. On any thread."""

    def __init__(self, folder: Path, *, most: int = MOST_BYTES) -> None:
        self._folder, self._most = folder, most
        self._room: int | None = None
        self._counting = threading.Lock()

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
        if hashlib.sha256(jpeg).digest() != digest or not jpeg.endswith(_END):
            return None
        _mark_used(kept)
        return jpeg

    def keep(self, source: Path, made_of: str, jpeg: bytes) -> None:
        """Keep a photo; what was unused for longest makes room for it."""
        kept = self._path(source, made_of)
        if kept is None:
            return
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            if not self._has_room(len(jpeg)):
                return
            handle, temporary = tempfile.mkstemp(dir=self._folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(hashlib.sha256(jpeg).digest() + jpeg)
                Path(temporary).replace(kept)
            except OSError:
                Path(temporary).unlink(missing_ok=True)

    def _has_room(self, size: int) -> bool:
        """Whether one more of ``size`` bytes may be kept, after what is old has gone."""
        with self._counting:
            if self._room is None or self._room < size:
                self._room = self._make_room(size)
            if self._room < size:
                return False
            self._room -= size
            return True

    def _make_room(self, size: int) -> int:
        """Delete what was unused for longest, a tenth more than is needed; returns how many bytes are free then."""
        found = []
        for path in self._folder.iterdir():
            with contextlib.suppress(OSError):
                facts = path.stat()
                found.append((facts.st_mtime, path, facts.st_size))
        held = sum(one for _, _, one in found)
        most = min(self._most, (shutil.disk_usage(self._folder).free + held) // _SHARE)
        if held + size <= most:
            return most - held
        for _, path, one in sorted(found):
            if held + size <= most - most // 10:
                break
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
                held -= one
        return most - held

    def _path(self, source: Path, made_of: str) -> Path | None:
        try:
            facts = source.stat()
        except OSError:
            return None
        # Name, size and time, not the whole path: a study that is moved or copied keeps its cache.
        whole = f"{_RECIPE}|{source.name}|{facts.st_size}|{facts.st_mtime_ns}|{made_of}"
        return self._folder / f"{hashlib.sha256(whole.encode()).hexdigest()[:40]}.print"


def _mark_used(kept: Path) -> None:
    """Its time is when it was last used, to the day: that is enough to know which is oldest, and seldom a write."""
    with contextlib.suppress(OSError):
        if time.time() - kept.stat().st_mtime > _DAY_S:
            os.utime(kept)
