"""The second copy: a study's originals on another disk or share, each read back before it is called a copy.

``TARGET/STUDY/`` has the same relative paths as the study and a ``SHA256SUMS`` that ``sha256sum -c`` understands.
What is listed there and has its size on disk is done, so nothing else has to be remembered and a crash at any
moment costs at most one file's work. A file gets its name when it has been verified; a file that is there
with other content is never written over; and a target without the mark that was put in it when a person chose
it is not used, because then the disk is not there and its empty mount point is.
"""

import hashlib
import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path, PurePosixPath
from typing import Final

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.shots import ShotFile
from fotointerview.storage.copy_list import SUMS, append_line, read_sums, sync_names, write_durably
from fotointerview.storage.files import FULL, forget_cached, make_read_only, read_json

MARK: Final = ".fotointerview-copies"
"""In the root of a target: a person chose this place."""
OWNER: Final = ".fotointerview-copy"
"""In the folder of a study's copies: which study."""
_PIECE: Final = 1 << 20
_MARK_WORDS: Final = (
    "fotointerview puts second copies of original photos beside this file. Leave it here.\n"
    "fotointerview zet naast dit bestand tweede kopieën van originelen neer. Laat het hier staan.\n"
)
_NOT_EVERYWHERE: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f]|[. ]+$')
"""What a folder's name may have here and not on a disk made for Windows or a camera."""

Breathe = Callable[[], None]
"""Called after every piece of a file; may wait, and ends the copying by raising."""


def choose_target(target: Path, *, study: Path) -> None:
    """A person wants copies in ``target``: mark it, so that its absence can be told from an empty mount point.

    Raises:
        FaultError: ``COPY_INSIDE``, ``COPY_MISSING`` (it is never made here), ``COPY_FULL``, ``COPY_FAILED``.
    """
    check_apart(target, study=study)
    if not target.is_dir():
        raise FaultError(FaultCode.COPY_MISSING, path=target)
    with copy_faults(target):
        if not (target / MARK).exists():
            write_durably(target / MARK, _MARK_WORDS)


def check_apart(target: Path, *, study: Path) -> None:
    """Refuse a target in the study, and one that the study is in.

    Raises:
        FaultError: ``COPY_INSIDE``.
    """
    there, here = target.resolve(), study.resolve()
    if there == here or there in here.parents or here in there.parents:
        raise FaultError(FaultCode.COPY_INSIDE, path=target)


def mark_of(target: Path) -> tuple[int, int] | None:
    """Which marked place is at ``target`` now (file system and file); ``None`` when there is none."""
    try:
        found = (target / MARK).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


class CopyFolder:
    """The copies of one study in a target. One process at a time; see :func:`open_copies`.

    Attributes:
        folder: where they are.
        target: the marked place that the folder is in.
        study: the folder of the study.
    """

    def __init__(self, folder: Path, *, target: Path, study: Path) -> None:
        self.folder = folder
        self.target = target
        self.study = study
        self._sums = read_sums(folder / SUMS)

    def has(self, file: ShotFile) -> bool:
        """Whether a verified copy is listed and has its size. Reads no content."""
        for name in copy_names(file.path):
            listed = self._sums.get(name)
            if listed == file.sha256:
                return _size(self.folder / name) == file.size
            if listed is None and _size(self.folder / name) is None:
                return False
        raise AssertionError("names do not end")

    def name_of(self, file: ShotFile) -> str:
        """The name of the copy of ``file``; empty where none is listed."""
        return copy_name(file, self._sums)

    def keep(self, file: ShotFile, *, breathe: Breathe = lambda: None) -> None:
        """Have a copy of ``file`` that was read back, is durable, read-only and listed.

        Raises:
            FaultError: ``COPY_MISSING``, ``COPY_FULL``, ``COPY_FAILED``; ``ORIGINAL_CHANGED`` when the original
                is not what was taken in. No half file stays, and nothing that was there is lost.
        """
        with copy_faults(self.target, PurePosixPath(file.path).name):
            for name in copy_names(file.path):
                place = self.folder / name
                listed, size = self._sums.get(name), _size(place)
                if size is None and listed in (None, file.sha256):
                    self._copy(file, place, breathe)
                elif listed == file.sha256:
                    if size != file.size:  # it was verified, and something happened to it since
                        self._copy(file, place, breathe)
                # A crash may have come between the name and the list.
                elif listed is not None or size != file.size or _read_back(place, breathe) != file.sha256:
                    continue  # another's
                self._enter(name, file.sha256)
                return

    def renew(self, file: ShotFile) -> None:
        """Have a sound copy where the listed one cannot be read or reads back differently: that is set aside.

        Raises:
            FaultError: as of :meth:`keep`.
        """
        with copy_faults(self.target, PurePosixPath(file.path).name):
            name = next(n for n in copy_names(file.path) if self._sums.get(n) in (None, file.sha256))
            place, sound = self.folder / name, False
            with suppress(OSError):
                sound = _read_back(place, lambda: None) == file.sha256
            if name in self._sums and not sound:
                self._copy(file, place, lambda: None)
        self.keep(file)

    def _copy(self, file: ShotFile, place: Path, breathe: Breathe) -> None:
        part = place.with_name(place.name + ".part")
        _make_folders(place.parent)
        with suppress(OSError):  # a disk that does not tell may have room
            if shutil.disk_usage(place.parent).free < file.size:
                raise FaultError(FaultCode.COPY_FULL, path=self.target)
        try:
            self._write(file, part, breathe)
            if _read_back(part, breathe) != file.sha256:
                raise FaultError(
                    FaultCode.COPY_FAILED,
                    path=self.target,
                    name=place.name,
                    words="it reads back differently",
                )
            with suppress(OSError):  # some file systems know no rights
                make_read_only(part)
            if _size(place) is not None:
                place.rename(_aside(place))
            part.rename(place)
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
        sync_names(place.parent)

    def _write(self, file: ShotFile, part: Path, breathe: Breathe) -> None:
        """Write the original to ``part``, durably; it must be what the study says it is."""
        digest, size = hashlib.sha256(), 0
        with part.open("wb") as writing:
            for piece in _pieces(self.study.joinpath(*PurePosixPath(file.path).parts), file):
                digest.update(piece)
                size += len(piece)
                writing.write(piece)
                breathe()
            writing.flush()
            os.fsync(writing.fileno())
            forget_cached(writing.fileno())
        if (digest.hexdigest(), size) != (file.sha256, file.size):
            raise FaultError(FaultCode.ORIGINAL_CHANGED, name=part.stem, path=self.study)

    def _enter(self, name: str, sha256: str) -> None:
        """Append to the list; a line is there whole or not at all."""
        if self._sums.get(name) == sha256:
            return
        append_line(self.folder / SUMS, f"{sha256}  {name}\n")
        self._sums[name] = sha256


@contextmanager
def open_copies(target: Path, *, study: Path, study_id: str) -> Iterator[CopyFolder | None]:
    """The copies of ``study`` in the marked ``target``, made where there are none; ``None`` while another process
    is at work there.

    The folder is called as the study; with a number behind it when that name belongs to something else.

    Raises:
        FaultError: ``COPY_INSIDE``, ``COPY_MISSING``, ``COPY_FULL``, ``COPY_FAILED``.
    """
    check_apart(target, study=study)
    with copy_faults(target):
        if mark_of(target) is None:
            raise FaultError(FaultCode.COPY_MISSING, path=target)
        folder = _own_folder(target, study, study_id)
        lock = os.open(folder / OWNER, os.O_RDWR)
    try:
        mine = _try_lock(lock)
        with copy_faults(target):
            copies = CopyFolder(folder, target=target, study=study) if mine else None
        yield copies
    finally:
        with suppress(OSError):
            os.close(lock)


def _try_lock(descriptor: int) -> bool:
    """Whether the file is now ours alone; where there is no such thing as a lock it is taken to be."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a share without locks
        return True
    return True


def copies_of(target: Path, *, study: Path, study_id: str) -> Path | None:
    """The folder of a study's copies in the target: the one with its id in it; ``None`` where there is none."""
    named = target / _NOT_EVERYWHERE.sub("_", study.name)
    marks = sorted(target.glob(f"*/{OWNER}"))  # the study was renamed, or its name was taken
    places = (named, *(mark.parent for mark in marks))
    return next((place for place in places if _owner(place) == study_id), None)


def _own_folder(target: Path, study: Path, study_id: str) -> Path:
    """The study's folder in the target, a new one where there is none."""
    known = copies_of(target, study=study, study_id=study_id)
    if known is not None:
        return known
    name = _NOT_EVERYWHERE.sub("_", study.name)
    for number in count(1):
        folder = target / (name if number == 1 else f"{name} {number}")
        with suppress(FileExistsError):
            folder.mkdir()
            sync_names(target)
        if folder.is_dir() and not any(inside.name != f"{OWNER}.part" for inside in folder.iterdir()):
            write_durably(folder / OWNER, json.dumps({"study": study_id}))
            return folder
    raise AssertionError("numbers do not end")


def _owner(folder: Path) -> object:
    return (read_json(folder / OWNER) or {}).get("study")


def copy_names(path: str) -> Iterator[str]:
    """The name of a copy, and those it may have when a stranger has that: ``FI_0001 (2).JPG`` …"""
    yield path
    whole = PurePosixPath(path)
    for number in count(2):
        yield whole.with_name(f"{whole.stem} ({number}){whole.suffix}").as_posix()


def copy_name(file: ShotFile, listed: Mapping[str, str]) -> str:
    """The listed name of the copy of ``file``; empty when there is none."""
    for name in copy_names(file.path):
        if listed.get(name) == file.sha256:
            return name
        if name not in listed and name != file.path:
            return ""
    raise AssertionError("names do not end")


def _aside(place: Path) -> Path:
    """A free name for a copy that is no longer sound: ``FI_0001.JPG.damaged`` …"""
    names = (place.with_name(f"{place.name}.damaged{'' if n == 1 else f'-{n}'}") for n in count(1))
    return next(name for name in names if _size(name) is None)


def _size(path: Path) -> int | None:
    try:
        return path.lstat().st_size
    except FileNotFoundError:
        return None


def _pieces(source: Path, file: ShotFile) -> Iterator[bytes]:
    """The original, piece by piece. What goes wrong here is the study's disk, not the copy's."""
    try:
        with source.open("rb") as reading:
            while piece := reading.read(_PIECE):
                yield piece
    except OSError as error:
        words = error.strerror or str(error)
        raise FaultError(
            FaultCode.ORIGINAL_CHANGED, name=PurePosixPath(file.path).name, path=source.parent, words=words
        ) from error


def _read_back(path: Path, breathe: Breathe) -> str:
    """The hash of what the disk has: what the system still has in memory is put aside first, where that can be."""
    digest = hashlib.sha256()
    with path.open("rb") as reading:
        forget_cached(reading.fileno())
        while piece := reading.read(_PIECE):
            digest.update(piece)
            breathe()
    return digest.hexdigest()


def find_copies(target: Path, *, study: Path, study_id: str) -> Path | None:
    """The folder of the study's copies in ``target``, or ``target`` itself if it is that; nothing is made.

    Without ``study_id`` (its database is lost) the folder that is called as the study.
    """
    if not study_id:
        named = target / _NOT_EVERYWHERE.sub("_", study.name)
        return next((place for place in (named, target) if (place / OWNER).exists()), None)
    if _owner(target) == study_id:
        return target
    return copies_of(target, study=study, study_id=study_id)


def _make_folders(folder: Path) -> None:
    absent = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(absent):
        place.mkdir(exist_ok=True)
        sync_names(place.parent)


@contextmanager
def copy_faults(target: Path, name: str = "") -> Iterator[None]:
    """Turns errors of the target's disk within into faults about it."""
    try:
        yield
    except OSError as error:
        words = error.strerror or str(error)
        if error.errno in FULL:
            raise FaultError(FaultCode.COPY_FULL, path=target, words=words) from error
        if mark_of(target) is None:
            raise FaultError(FaultCode.COPY_MISSING, path=target, words=words) from error
        raise FaultError(FaultCode.COPY_FAILED, path=target, name=name, words=words) from error
