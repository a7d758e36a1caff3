"""A study as one file, and back: packed, sealed if wanted, read back; and unpacked only when every byte agrees.

The archive has its name when what is on the disk was read back and agrees; the study has its name when it lies
there whole. Whatever happens before leaves nothing behind, and nothing that was there is touched.
"""

import os
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Final
from zipfile import ZipFile

from fotointerview import __version__
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.storage import bag_zip, packing, sealing
from fotointerview.storage.bag import BagError, Entry, Trouble
from fotointerview.storage.files import (
    FULL,
    forget_cached,
    give_name,
    make_writable,
    sync_folder,
)
from fotointerview.storage.opening import DATABASE
from fotointerview.storage.packing import Contents, Member

SHORTEST_PASSPHRASE: Final = 8
"""In characters. Whoever has the archive can try as many as they have time for."""
_PART: Final = ".fotointerview-"

Progress = Callable[[int, int], None]
"""Bytes done and bytes to do, the reading back included; ends the work by raising."""


@dataclass(frozen=True, slots=True)
class Packed:
    """An archive that was made.

    Attributes:
        path: where it is.
        files: how many files are in it, the database included.
        octets: bytes of those.
        changed: names of originals that are missing in the study or not as they came in; those that are there are
            in the archive as they are.
        waiting: photos that are on their way into the study, and so not in the archive.
    """

    path: Path
    files: int
    octets: int
    changed: tuple[str, ...]
    waiting: int


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A study that was laid down; ``files`` and ``octets`` as of :class:`Packed`."""

    folder: Path
    files: int
    octets: int


def pack(
    study: Path, path: Path, *, passphrase: str | None = None, progress: Progress = lambda done, total: None
) -> Packed:
    """Pack the study in the folder ``study`` into the archive ``path``; sealed when there is a passphrase.

    The study may be open meanwhile, here or elsewhere: what goes in is the database of one moment and the files
    that are there then.

    Raises:
        FaultError: ``ARCHIVE_EXISTS``, ``ARCHIVE_INSIDE``, ``ARCHIVE_FULL``, ``ARCHIVE_FAILED``,
            ``ARCHIVE_ODD_FILE``, ``PASSPHRASE_UNFIT``, and what keeps a study from being read.
    """
    study, path = study.absolute(), path.absolute()
    _check_place(path, study)
    if passphrase is not None:
        check_passphrase(passphrase)
    with tempfile.TemporaryDirectory(prefix="fotointerview-") as name:
        database = Path(name) / DATABASE
        packing.copy_study_database(study, database)
        sums = packing.known_sums(database)
        contents = _with_database(packing.contents_of(study), database)
        meter = _Meter(2 * sum(member.size for member in contents.members), progress)
        _check_room(path.parent, meter.total // 2, FaultCode.ARCHIVE_FULL)
        with _archive_faults(path), _new_file(path) as file:
            payload = _write(file, contents, path, passphrase, meter)
    return Packed(
        path=path,
        files=len(payload),
        octets=sum(entry.size for entry in payload.values()),
        changed=tuple(
            name
            for name, sha256 in sorted(sums.items())
            if name not in payload or payload[name].sha256 != sha256
        ),
        waiting=packing.waiting_in(study),
    )


def unpack(
    path: Path,
    folder: Path,
    *,
    ask: Callable[[], str],
    progress: Progress = lambda done, total: None,
) -> Unpacked:
    """Lay the study in the archive ``path`` down as ``folder``, which is absent or empty.

    ``ask`` is asked for the passphrase of a sealed archive, once.

    Raises:
        FaultError: ``ARCHIVE_MISSING``, ``ARCHIVE_DAMAGED``, ``ARCHIVE_LOCKED``, ``UNPACK_FULL``, ``UNPACK_FAILED``,
            ``STUDY_EXISTS``; nothing was made then.
    """
    path, folder = path.absolute(), folder.absolute()
    if not path.is_file():
        raise FaultError(FaultCode.ARCHIVE_MISSING, path=path)
    if os.path.lexists(folder) and not _is_empty(folder):
        raise FaultError(FaultCode.STUDY_EXISTS, path=folder)
    with _unpack_faults(path, folder), _new_folder(folder) as part, _opened(path, part, ask) as archive:
        found = bag_zip.survey(archive)
        _check_room(part, found.bag.octets, FaultCode.UNPACK_FULL)
        meter = _Meter(2 * found.bag.octets, progress)
        bag_zip.extract(archive, found, part / "study", meter.tell)
    return Unpacked(folder, len(found.files), found.bag.octets)


def is_sealed(path: Path) -> bool:
    """Whether the archive is closed with a passphrase. False for what is none; :func:`unpack` says what is wrong."""
    try:
        with bag_zip.opened_zip(path) as archive:
            return sealing.is_sealed(archive)
    except (OSError, BagError):
        return False


def check_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that could be found by trying.

    Raises:
        FaultError: ``PASSPHRASE_UNFIT``.
    """
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise FaultError(FaultCode.PASSPHRASE_UNFIT, needed=SHORTEST_PASSPHRASE)


class _Meter:
    """How far it is."""

    def __init__(self, total: int, progress: Progress) -> None:
        self.total = total
        self._done = 0
        self._progress = progress
        progress(0, total)

    def tell(self, size: int) -> None:
        """So many bytes more are done."""
        self._done += size
        self._progress(min(self._done, self.total), self.total)


# ── packing ───────────────────────────────────────────────────────────────────────────────────────────────


def _check_place(path: Path, study: Path) -> None:
    if os.path.lexists(path):
        raise FaultError(FaultCode.ARCHIVE_EXISTS, path=path)
    if not path.parent.is_dir():
        raise FaultError(FaultCode.ARCHIVE_FAILED, path=path, words="there is no such folder")
    if path.parent.resolve().is_relative_to(study.resolve()):
        raise FaultError(FaultCode.ARCHIVE_INSIDE, path=path)


def _check_room(folder: Path, needed: int, code: FaultCode) -> None:
    with suppress(OSError):  # a disk that does not tell may have room
        free = shutil.disk_usage(folder).free
        if free < needed:
            raise FaultError(code, path=folder, needed=_shown(needed), free=_shown(free))


def _shown(octets: int) -> str:
    return f"{octets / 1e6:,.0f} MB".replace(",", " ")


def _with_database(contents: Contents, copy: Path) -> Contents:
    found = copy.stat()
    member = Member(DATABASE, copy, found.st_size, found.st_mtime)
    return Contents((member, *contents.members), contents.empty_folders)


def _base_of(path: Path) -> str:
    """The one folder in the archive: called as the archive, in letters that every computer can have."""
    return "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in path.stem) or "study"


def _write(
    file: IO[bytes], contents: Contents, path: Path, passphrase: str | None, meter: _Meter
) -> dict[str, Entry]:
    """Write the archive, make it durable, and read it back."""
    writing: list[bag_zip.BagWriting] = []

    def fill(out: IO[bytes]) -> Iterator[int]:
        bag = bag_zip.BagWriting(
            out,
            contents,
            base=_base_of(path),
            made=datetime.now(UTC).date(),
            agent=f"fotointerview {__version__}",
        )
        writing.append(bag)
        for size in bag.pieces():
            meter.tell(size)
            yield size

    sealed = ""
    if passphrase is None:
        for _ in fill(file):
            pass
    else:
        sealed = sealing.seal(file, fill, passphrase=passphrase)
    file.flush()
    os.fsync(file.fileno())
    forget_cached(file.fileno())
    file.seek(0)
    with bag_zip.opened_zip(file) as archive:
        if passphrase is None:
            bag_zip.verify(archive, bag_zip.survey(archive), meter.tell)
        elif sealing.unseal(archive, _Counted(meter), passphrase=passphrase) != sealed:
            raise BagError(Trouble.CHANGED, sealing.SEALED)
    return writing[0].payload


class _Counted:
    """Swallows what is written to it, and counts."""

    def __init__(self, meter: _Meter) -> None:
        self._meter = meter

    def write(self, data: bytes) -> int:
        """Count ``data``."""
        self._meter.tell(len(data))
        return len(data)


@contextmanager
def _new_file(path: Path) -> Iterator[IO[bytes]]:
    """A file that gets its name when all went well within; else nothing of it stays."""
    part = path.with_name(f"{_PART}{uuid.uuid4().hex}.part")
    try:
        with part.open("x+b") as file:
            yield file
        give_name(part, path)
        part.unlink(missing_ok=True)
        sync_folder(path.parent)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


@contextmanager
def _archive_faults(path: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError as error:
        raise FaultError(FaultCode.ARCHIVE_EXISTS, path=path) from error
    except OSError as error:
        code = FaultCode.ARCHIVE_FULL if error.errno in FULL else FaultCode.ARCHIVE_FAILED
        raise FaultError(code, path=path, words=error.strerror or error) from error
    except BagError as error:
        raise FaultError(
            FaultCode.ARCHIVE_FAILED, path=path, words=f"it reads back differently: {error}"
        ) from error


# ── unpacking ─────────────────────────────────────────────────────────────────────────────────────────────


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not folder.is_symlink() and not any(folder.iterdir())


@contextmanager
def _opened(path: Path, part: Path, ask: Callable[[], str]) -> Iterator[ZipFile]:
    """The zip with the study in it; that of a sealed archive lies in ``part`` meanwhile."""
    with bag_zip.opened_zip(path) as outer:
        if not sealing.is_sealed(outer):
            yield outer
            return
        _check_room(part, outer.getinfo(sealing.SEALED).file_size, FaultCode.UNPACK_FULL)
        inner = part / "study.zip"
        try:
            with inner.open("xb") as file:
                sealing.unseal(outer, file, passphrase=ask())
            with bag_zip.opened_zip(inner) as archive:
                yield archive
        finally:
            inner.unlink(missing_ok=True)


@contextmanager
def _new_folder(folder: Path) -> Iterator[Path]:
    """A folder beside ``folder``; what is made in it as ``study`` becomes ``folder`` when all went well within."""
    part = folder.with_name(f"{_PART}{uuid.uuid4().hex}.part")
    part.mkdir()
    try:
        (part / "study").mkdir()
        yield part
        if os.path.lexists(folder):
            folder.rmdir()  # it is empty, or somebody put something there meanwhile
        (part / "study").rename(folder)
        sync_folder(folder.parent)
    finally:
        shutil.rmtree(part, onerror=_insist)


def _insist(remove: Callable[[str], object], name: str, _: object) -> None:
    """Windows does not remove what is read-only. What cannot be removed at all stays."""
    with suppress(OSError):
        make_writable(Path(name))
        remove(name)


@contextmanager
def _unpack_faults(path: Path, folder: Path) -> Iterator[None]:
    try:
        yield
    except sealing.WrongPassphraseError as error:
        raise FaultError(FaultCode.ARCHIVE_LOCKED, path=path) from error
    except BagError as error:
        name = error.name.encode(errors="backslashreplace").decode()
        raise FaultError(
            FaultCode.ARCHIVE_DAMAGED, path=path, trouble=error.trouble.value, name=name
        ) from error
    except OSError as error:
        code = FaultCode.UNPACK_FULL if error.errno in FULL else FaultCode.UNPACK_FAILED
        raise FaultError(code, path=folder, words=error.strerror or error) from error
