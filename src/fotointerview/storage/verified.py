"""What an interrupted check had verified, so that the next one goes on where it was.

A file beside no study (a check changes nothing there), one line of JSON per verified file, the first line saying
which study and when. A file is passed over only if it is the same by path, size, time of change and hash. The
list is gone when a check comes to its end; one that is too old is not believed: files can go bad while they lie.
"""

import json
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final, Self

_VERSION: Final = 1
BELIEVED_S: Final = 7 * 24 * 3600.0
"""How long an interrupted check may be gone on with."""
_WRITE_EVERY_S: Final = 1.0

Key = tuple[str, int, int, str]
"""Place and path, size in bytes, time of change in ns, hash."""


class Verified:
    """The list of one study at one place. Without a path it forgets everything.

    Attributes:
        began_at: when the check that is gone on with began, in Unix seconds; ``None`` for a new one.
    """

    def __init__(
        self,
        path: Path | None = None,
        *,
        resume: bool = False,
        about: str = "",
        now: Callable[[], float] = time.time,
    ) -> None:
        self.began_at: float | None = None
        self._path = path
        self._known: set[Key] = set()
        self._file: IO[str] | None = None
        self._written_at = time.monotonic()
        if path is None:
            return
        begun = now()
        if resume:
            self.began_at, self._known = _read(path, about=about, not_before=begun - BELIEVED_S)
        with suppress(OSError):  # where nothing can be kept there is nothing to go on with, and that is all
            path.parent.mkdir(parents=True, exist_ok=True)
            goes_on = self.began_at is not None
            if goes_on:
                _end_whole(path)
            self._file = path.open("a" if goes_on else "w", encoding="utf-8")
            if not goes_on:
                self._line({"version": _VERSION, "about": about, "began": begun})
                self._file.flush()

    def has(self, key: Key) -> bool:
        """Whether exactly this file was verified."""
        return key in self._known

    def add(self, key: Key) -> None:
        """This file was verified now. Reaches the disk within a second or at :meth:`close`."""
        self._line(key)
        if self._file is not None and time.monotonic() - self._written_at >= _WRITE_EVERY_S:
            with suppress(OSError):
                self._file.flush()
            self._written_at = time.monotonic()

    def finish(self) -> None:
        """The check came to its end: there is nothing to go on with."""
        self.close()
        if self._path is not None:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)

    def close(self) -> None:
        """Keep what there is. Safe to call twice."""
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
            self._file = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _line(self, content: object) -> None:
        if self._file is not None:
            with suppress(OSError):
                self._file.write(json.dumps(content) + "\n")


def _read(path: Path, *, about: str, not_before: float) -> tuple[float | None, set[Key]]:
    """When it began and what is in it; nothing of a list that is another's, too old, or none."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None, set()
    match [_parsed(line) for line in lines]:
        case [{"version": version, "about": whose, "began": float(began)}, *rest]:
            if version == _VERSION and whose == about and began >= not_before:
                return began, {(row[0], row[1], row[2], row[3]) for row in rest if _is_key(row)}
    return None, set()


def _parsed(line: str) -> Any:
    try:
        return json.loads(line)
    except ValueError:
        return None  # cut off by a crash


def _is_key(row: object) -> bool:
    match row:
        case [str(), int(), int(), str()]:
            return True
    return False


def _end_whole(path: Path) -> None:
    """A last line that a crash cut off gets its end, so that the next one begins anew."""
    with path.open("rb+") as file:
        file.seek(0, 2)
        if file.tell():
            file.seek(-1, 2)
            if file.read(1) != b"\n":
                file.write(b"\n")
