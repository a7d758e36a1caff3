"""Sidecars in the second copy: beside each copied original, called as that copy is and brought level with the study.

They change, so they are not in ``SHA256SUMS``. A list of their own has the hash of everything this program wrote
there, entered before it gets its name: that much may be replaced. What somebody else wrote is set aside first.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path, PurePosixPath
from typing import Final

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.shots import ShotFile
from fotointerview.storage.copy_list import append_line, parse_lines, sync_names, write_durably
from fotointerview.storage.second_copy import CopyFolder, copy_faults
from fotointerview.storage.sidecar_names import part_of, sidecar_of

LIST: Final = ".fotointerview-sidecars"
"""In the folder of a study's copies: hashes of the sidecars written there, a line for each writing."""
_KEPT: Final = ".kept"


class CopiedSidecars:
    """The sidecars beside the copies in ``copies``, which must be open."""

    def __init__(self, copies: CopyFolder) -> None:
        self._copies = copies
        with copy_faults(copies.target):
            self._ours = set(_read_list(copies.folder))

    def is_level(self, file: ShotFile, *, by_content: bool = False) -> bool:
        """Whether there is nothing to do: the same size and time, or the same bytes; or there is no sidecar or copy.

        ``by_content`` trusts no time: the sidecar was just written.

        Raises:
            FaultError: as of :meth:`keep`.
        """
        here, name = self._here(file), self._copies.name_of(file)
        if not name:
            return True  # its turn comes after the original's
        try:
            told = here.stat()
        except FileNotFoundError:
            return True
        except OSError as error:
            raise _unreadable(here, error) from error
        with copy_faults(self._copies.target, here.name):
            try:
                found = self._there(name).lstat()
            except FileNotFoundError:
                return False
            if found.st_size != told.st_size:
                return False
            if not by_content and found.st_mtime_ns == told.st_mtime_ns:
                return True
            there = self._there(name).read_bytes()
            content, mtime_ns = _read(here)
            if there != content:
                return False
            self._enter(self._there(name), content)  # the study's own words, whoever brought them
            with suppress(OSError):
                os.utime(self._there(name), ns=(mtime_ns, mtime_ns))
        return True

    def keep(self, file: ShotFile) -> str:
        """Have the study's sidecar of ``file`` in the copy, durable and with its time.

        Returns the name under which another's was set aside, if there was one.

        Raises:
            FaultError: ``SIDECAR_FAILED`` where the study's cannot be read; ``COPY_MISSING``, ``COPY_FULL``,
                ``COPY_FAILED``. What was in the copy is still there.
        """
        here, name = self._here(file), self._copies.name_of(file)
        if not name or not here.is_file():
            return ""
        content, mtime_ns = _read(here)
        there = self._there(name)
        with copy_faults(self._copies.target, there.name):
            part = part_of(there)
            try:
                _write(part, content, mtime_ns)
                self._enter(there, content)  # before it has its name, so that a crash makes it nobody else's
                aside = self._make_way(there)
                part.replace(there)
            except BaseException:
                with suppress(OSError):
                    part.unlink(missing_ok=True)
                raise
            sync_names(there.parent)
        return aside

    def _key(self, there: Path, content: bytes) -> tuple[str, str]:
        return there.relative_to(self._copies.folder).as_posix(), hashlib.sha256(content).hexdigest()

    def _enter(self, there: Path, content: bytes) -> None:
        """Write down that this content may be replaced."""
        key = self._key(there, content)
        if key not in self._ours:
            append_line(self._copies.folder / LIST, f"{key[1]}  {key[0]}\n")
            self._ours.add(key)

    def _make_way(self, there: Path) -> str:
        """Set aside what is there and was not written here."""
        if not os.path.lexists(there):
            return ""
        if there.is_file() and not there.is_symlink() and self._key(there, there.read_bytes()) in self._ours:
            return ""
        aside = next(free for free in _asides(there) if not os.path.lexists(free))
        there.rename(aside)
        return aside.name

    def _here(self, file: ShotFile) -> Path:
        return sidecar_of(self._copies.study.joinpath(*PurePosixPath(file.path).parts))

    def _there(self, name: str) -> Path:
        return sidecar_of(self._copies.folder.joinpath(*PurePosixPath(name).parts))


def is_kept(path: Path) -> bool:
    """Whether this is another's sidecar that was set aside in the second copy: ``FI_0024.JPG.xmp.kept``."""
    return f".xmp{_KEPT}" in path.name.lower()


def forget_sidecars(folder: Path) -> None:
    """Take those that are not there any more out of the list, in one stroke."""
    lines = list(_read_list(folder))
    kept = [(name, sha256) for name, sha256 in lines if folder.joinpath(*PurePosixPath(name).parts).exists()]
    if len(kept) != len(lines):
        write_durably(folder / LIST, "".join(f"{sha256}  {name}\n" for name, sha256 in kept))


def _read_list(folder: Path) -> Iterator[tuple[str, str]]:
    try:
        content = (folder / LIST).read_bytes()
    except FileNotFoundError:
        return iter(())
    return parse_lines(content[: content.rfind(b"\n") + 1])


def _write(part: Path, content: bytes, mtime_ns: int) -> None:
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        with suppress(OSError):  # a share that keeps its own time: then contents are compared
            os.utime(part, ns=(mtime_ns, mtime_ns))
        os.fsync(file.fileno())


def _read(here: Path) -> tuple[bytes, int]:
    """The study's sidecar and its time, of one and the same file: others replace it whole."""
    try:
        with here.open("rb") as file:
            return file.read(), os.fstat(file.fileno()).st_mtime_ns
    except OSError as error:
        raise _unreadable(here, error) from error


def _unreadable(here: Path, error: OSError) -> FaultError:
    words = error.strerror or str(error)
    return FaultError(FaultCode.SIDECAR_FAILED, path=here.parent, name=here.name, words=words)


def _asides(there: Path) -> Iterator[Path]:
    yield there.with_name(f"{there.name}{_KEPT}")
    for number in count(2):
        yield there.with_name(f"{there.name}{_KEPT}-{number}")
