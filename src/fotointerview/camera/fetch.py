"""Brings one file from the camera to the disk, so that it is either here whole or not here at all.

``TOKEN.part`` is written and hashed piece by piece, compared with the size that the camera tells, and
fsynced; ``TOKEN.json`` says where it came from; only then it gets its name ``TOKEN.<ext>``. Whatever goes
wrong before the rename leaves nothing behind, and the file on the card is never touched.

The driver reports a short transfer as success, so the size is the one thing that is believed.
"""

import errno
import hashlib
import json
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Protocol

from fotointerview.camera.backend import CameraError, FileInfo, FileRef
from fotointerview.camera.messages import CameraFile
from fotointerview.domain.faults import FaultCode, FaultError

TRIES = 3
_PAUSE_S = 0.1
_TAIL = 4096
_IDENTITY = ("serial", "folder", "name", "size", "mtime")
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that is here: whole, on the disk and under its own name."""

    path: Path
    sha256: str
    source: CameraFile
    damaged: bool


@dataclass(frozen=True, slots=True)
class SourceNote:
    """What ``TOKEN.json`` says beside a fetched file: enough to take it in after a crash."""

    source: CameraFile
    sha256: str
    damaged: bool


class FileSource(Protocol):
    """Where files come from: a camera, or a folder."""

    def file_info(self, ref: FileRef) -> FileInfo:
        """Size and time; raises ``CameraError``."""
        ...

    def read_file(self, ref: FileRef) -> Iterator[bytes]:
        """The bytes in pieces; raises ``CameraError``."""
        ...


class _ShortReadError(Exception):
    """Fewer bytes came than the camera says there are; ``got`` may be 0."""

    def __init__(self, got: int, size: int) -> None:
        super().__init__(f"{got} of {size}")
        self.got = got
        self.size = size


def fetch_file(
    backend: FileSource,
    ref: FileRef,
    *,
    token: str,
    directory: Path,
    serial: str,
    between: Callable[[], None] = lambda: None,
) -> Fetched:
    """Fetch ``ref`` into ``directory`` as ``TOKEN.<ext>``.

    ``between`` runs after every piece; what it raises ends the fetching and is passed on.

    Raises:
        CameraError: the camera failed, for good or three times.
        FaultError: ``FILE_SHORT`` after three tries, ``DISK_FULL``, ``DISK_WRITE``.
    """
    for attempt in range(1, TRIES + 1):
        try:
            return _attempt(backend, ref, token, directory, serial, between)
        except _ShortReadError as short:
            if attempt == TRIES:
                raise FaultError(
                    FaultCode.FILE_SHORT, name=ref.name, got=short.got, size=short.size
                ) from short
        except CameraError as error:
            if error.session_over or attempt == TRIES:
                raise
        time.sleep(_PAUSE_S)  # some bodies announce a file before it is written
    raise AssertionError("unreachable")  # pragma: no cover


def read_note(picture: Path) -> SourceNote | None:
    """What was noted beside a fetched ``picture``; ``None`` when there is no readable note."""
    try:
        data = json.loads(picture.with_suffix(".json").read_text(encoding="utf-8"))
        source = CameraFile(**{name: data[name] for name in _IDENTITY})
        return SourceNote(source, str(data["sha256"]), bool(data["damaged"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _attempt(
    backend: FileSource,
    ref: FileRef,
    token: str,
    directory: Path,
    serial: str,
    between: Callable[[], None],
) -> Fetched:
    info = backend.file_info(ref)
    source = CameraFile(serial, ref.folder, ref.name, info.size, info.mtime)
    part = directory / f"{token}.part"
    note = directory / f"{token}.json"
    path = directory / f"{token}{PurePosixPath(ref.name).suffix.lower()}"
    if (told := read_note(path)) is not None and told.source == source and _is_whole(path, told):
        return Fetched(path, told.sha256, source, told.damaged)  # the news of it was lost
    try:
        _make_folder(directory)
        size, sha256, damaged = _copy(backend, ref, part, info.size, between)
        if info.size and (grown := _size_now(backend, ref)) not in (0, size):
            raise _ShortReadError(size, grown)  # it was announced before the body had written it all
        source = replace(source, size=size)
        _write_note(note, SourceNote(source, sha256, damaged))
        part.replace(path)
        _sync_folder(directory)
    except OSError as error:
        _forget(part, note)
        code = FaultCode.DISK_FULL if error.errno in _FULL else FaultCode.DISK_WRITE
        raise FaultError(
            code, name=ref.name, folder=directory, words=os.strerror(error.errno or errno.EIO)
        ) from error
    except BaseException:
        _forget(part, note)
        raise
    return Fetched(path, sha256, source, damaged)


def _size_now(backend: FileSource, ref: FileRef) -> int:
    """The size as the camera tells it now; 0 when it does not. What is read is read, whatever becomes of the line."""
    try:
        return backend.file_info(ref).size
    except CameraError:
        return 0


def _is_whole(path: Path, told: SourceNote) -> bool:
    """Whether a file is what its note says, byte for byte."""
    try:
        if path.stat().st_size != told.source.size:
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == told.sha256
    except OSError:
        return False


def _copy(
    backend: FileSource, ref: FileRef, part: Path, size: int, between: Callable[[], None]
) -> tuple[int, str, bool]:
    """Write the bytes to ``part`` and fsync; returns size, hash, and whether a JPEG is cut or none.

    A piece is written and hashed while the next one is on the line.
    """
    digest = hashlib.sha256()
    got, head, tail = 0, b"", b""
    with part.open("wb") as file, ThreadPoolExecutor(1, thread_name_prefix="writing") as writer:

        def keep(piece: bytes) -> None:
            file.write(piece)
            digest.update(piece)

        kept: Future[None] | None = None
        for piece in backend.read_file(ref):
            if kept is not None:
                kept.result()
            kept = writer.submit(keep, piece)
            head = head or piece[:2]
            tail = (tail + piece[-_TAIL:])[-_TAIL:]
            got += len(piece)
            between()
        if kept is not None:
            kept.result()
        if got == 0 or (size and got != size):
            raise _ShortReadError(got, size)
        file.flush()
        os.fsync(file.fileno())
    return got, digest.hexdigest(), _is_damaged(ref.name, head, tail)


def _is_damaged(name: str, head: bytes, tail: bytes) -> bool:
    """Whether a JPEG lacks its start or end mark; some bodies pad the end with zeros."""
    if PurePosixPath(name).suffix.lower() not in {".jpg", ".jpeg"}:
        return False
    return head != b"\xff\xd8" or not tail.rstrip(b"\0").endswith(b"\xff\xd9")


def _make_folder(directory: Path) -> None:
    """Make ``.incoming/<interview>``, but never the study above it: a missing study is a disk that is gone."""
    if not directory.is_dir():
        directory.parent.mkdir(exist_ok=True)
        directory.mkdir(exist_ok=True)


def _write_note(path: Path, note: SourceNote) -> None:
    with path.open("w", encoding="utf-8") as file:
        told = {**asdict(note.source), "sha256": note.sha256, "damaged": note.damaged}
        json.dump(told, file, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(directory: Path) -> None:
    if os.name == "nt":  # Windows has no handle on folders to sync
        return
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _forget(*paths: Path) -> None:
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            # On a disk that is gone or read-only there is nothing of ours to clear.
            continue
