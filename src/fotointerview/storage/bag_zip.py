"""A bag in a zip: written piece by piece, and read back with every byte compared with what the bag promises.

Pictures are stored as they are, without compression; zips and files above 4 GB are ZIP64. What a zip from
elsewhere says is not believed: no name leads outside the folder, none comes twice, nothing is missing or left over,
and no file grows beyond what was declared.
"""

import hashlib
import lzma
import os
import stat
import struct
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Final

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.storage.bag import PAYLOAD, Bag, BagError, Entry, Trouble, check_name, read_tags, tag_texts
from fotointerview.storage.files import forget_cached, make_read_only, sync_folder
from fotointerview.storage.opening import DATABASE
from fotointerview.storage.packing import Contents, Member, is_original

PIECE: Final = 1 << 20
_TAGS_MOST: Final = 64 << 20
"""The texts of a bag are read as a whole; the list of 400,000 files is smaller than this."""
_FIRST_YEAR, _LAST_YEAR = 1980, 2107
_LOCKED: Final = 1
"""The flag of a file that is closed with a zip's own password."""

Tell = Callable[[int], None]
"""Called after every piece with its size in bytes; what it raises ends the work and is passed on."""


# ── writing ───────────────────────────────────────────────────────────────────────────────────────────────


class BagWriting:
    """One bag being written into ``out``, which need not be seekable.

    Attributes:
        payload: what was written, by name in the study; complete when :meth:`pieces` has ended.
    """

    def __init__(self, out: IO[bytes], contents: Contents, *, base: str, made: date, agent: str) -> None:
        self.payload: dict[str, Entry] = {}
        self._out = out
        self._contents = contents
        self._base = base
        self._made = made
        self._agent = agent

    def pieces(self) -> Iterator[int]:
        """Write everything; after every piece its size in bytes.

        Raises:
            FaultError: ``ARCHIVE_ODD_FILE`` when a file of the study cannot be read.
            OSError: ``out`` cannot be written to.
        """
        with zipfile.ZipFile(self._out, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
            for member in self._contents.members:
                yield from self._write(archive, member)
            for name in self._contents.empty_folders:
                archive.writestr(
                    _info(f"{self._base}/{PAYLOAD}{name}/", time.time(), 0o755 | stat.S_IFDIR), b""
                )
            texts = tag_texts(self.payload, made=self._made, agent=self._agent)
            for name, text in texts.items():
                archive.writestr(_info(f"{self._base}/{name}", time.time(), 0o644 | stat.S_IFREG), text)

    def _write(self, archive: zipfile.ZipFile, member: Member) -> Iterator[int]:
        mode = stat.S_IFREG | (0o444 if is_original(member.name) else 0o644)
        info = _info(f"{self._base}/{PAYLOAD}{member.name}", member.modified_s, mode)
        info.file_size = member.size
        digest, size = hashlib.sha256(), 0
        with archive.open(info, "w") as writing:
            for piece in _pieces_of(member):
                digest.update(piece)
                size += len(piece)
                writing.write(piece)
                yield len(piece)
        self.payload[member.name] = Entry(size, digest.hexdigest())


def _info(name: str, modified_s: float, mode: int) -> zipfile.ZipInfo:
    when = time.localtime(max(modified_s, 0))[:6]
    info = zipfile.ZipInfo(
        name, when if _FIRST_YEAR <= when[0] <= _LAST_YEAR else (_FIRST_YEAR, 1, 1, 0, 0, 0)
    )
    info.create_system = 3  # the rights below are those of Unix
    info.external_attr = mode << 16
    return info


def _pieces_of(member: Member) -> Iterator[bytes]:
    """The file, piece by piece. What goes wrong here is the study's disk, not the archive's."""
    try:
        with member.place.open("rb") as reading:
            while piece := reading.read(PIECE):
                yield piece
    except OSError as error:
        words = error.strerror or str(error)
        raise FaultError(FaultCode.ARCHIVE_ODD_FILE, name=member.name, words=words) from error


# ── reading ───────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Survey:
    """What is in a zip, when its names and its texts agree.

    Attributes:
        bag: what its texts promise.
        files: the payload by name in the study.
        folders: names of folders of the study, for those that are empty.
    """

    bag: Bag
    files: Mapping[str, zipfile.ZipInfo]
    folders: Sequence[str]


@contextmanager
def opened_zip(source: Path | IO[bytes]) -> Iterator[zipfile.ZipFile]:
    """The zip, open; what is wrong with it, here and inside, comes out as :class:`BagError`."""
    try:
        archive = zipfile.ZipFile(source)
    # A list full of nonsense leads zipfile to places that are not there, and to letters that are none.
    except (zipfile.BadZipFile, EOFError, ValueError, struct.error, NotImplementedError) as error:
        raise BagError(Trouble.UNREADABLE) from error
    with archive:
        if any(info.flag_bits & _LOCKED for info in archive.infolist()):
            raise BagError(Trouble.UNREADABLE)
        try:
            yield archive
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError) as error:
            raise BagError(Trouble.UNREADABLE) from error


def survey(archive: zipfile.ZipFile) -> Survey:
    """Look at a zip's list and at the texts of the bag in it; of the payload nothing is read.

    Raises:
        BagError: it is no bag, no study, or does not agree with itself.
    """
    names: dict[str, zipfile.ZipInfo] = {}
    folders: list[str] = []
    base = ""
    for info in archive.infolist():
        whole = info.orig_filename
        kind = stat.S_IFMT(info.external_attr >> 16)
        is_folder = whole.endswith("/")
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):  # a link, a device
            raise BagError(Trouble.UNSAFE_NAME, whole)
        here, _, name = check_name(whole.removesuffix("/")).partition("/")
        if here != (base or here):
            raise BagError(Trouble.NOT_A_BAG, whole)
        base = here
        if is_folder:
            folders.append(name)
        elif name in names:
            raise BagError(Trouble.NAME_TWICE, name)
        else:
            names[name] = info
    texts = {name: _text(archive, info) for name, info in names.items() if not name.startswith(PAYLOAD)}
    bag = read_tags(texts)
    files = {name.removeprefix(PAYLOAD): info for name, info in names.items() if name.startswith(PAYLOAD)}
    _compare(bag, files)
    inside = (name.removeprefix(PAYLOAD) for name in folders if name.startswith(PAYLOAD))
    return Survey(bag, files, tuple(inside))


def _text(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.file_size > _TAGS_MOST:
        raise BagError(Trouble.NOT_A_BAG, info.filename)
    return archive.read(info)


def _compare(bag: Bag, files: Mapping[str, zipfile.ZipInfo]) -> None:
    for name in bag.sums.keys() - files.keys():
        raise BagError(Trouble.MISSING, name)
    for name in files.keys() - bag.sums.keys():
        raise BagError(Trouble.EXTRA, name)
    if sum(info.file_size for info in files.values()) != bag.octets:
        raise BagError(Trouble.OXUM)
    if DATABASE not in files:
        raise BagError(Trouble.NO_STUDY)


def verify(archive: zipfile.ZipFile, found: Survey, tell: Tell) -> None:
    """Read the whole payload and compare every file with its hash.

    Raises:
        BagError: ``CHANGED``, ``UNREADABLE``.
    """
    for name in found.files:
        for _ in _checked(archive, found, name, tell):
            pass


def extract(archive: zipfile.ZipFile, found: Survey, folder: Path, tell: Tell) -> None:
    """Lay the payload into the empty ``folder``, durably; each file is read back, and originals are read-only.

    Raises:
        BagError: ``CHANGED``, ``UNREADABLE``, ``NAME_TWICE`` (this disk takes two names for one).
        OSError: the disk fails, or does not give back what was written.
    """
    for name in found.folders:
        _new_folder(folder.joinpath(*name.split("/")), name)
    for name in found.files:
        place = folder.joinpath(*name.split("/"))
        _new_folder(place.parent, name)
        try:
            writing = place.open("xb")
        except (FileExistsError, IsADirectoryError) as error:
            raise BagError(Trouble.NAME_TWICE, name) from error
        with writing:
            for piece in _checked(archive, found, name, tell):
                writing.write(piece)
            writing.flush()
            os.fsync(writing.fileno())
            forget_cached(writing.fileno())
        _read_back(place, found.bag.sums[name], tell)
        if is_original(name):
            with suppress(PermissionError):  # some file systems know no rights
                make_read_only(place)
    for inside, _, _ in os.walk(folder, topdown=False):
        sync_folder(Path(inside))


def _new_folder(folder: Path, name: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise BagError(Trouble.NAME_TWICE, name) from error


def _checked(archive: zipfile.ZipFile, found: Survey, name: str, tell: Tell) -> Iterator[bytes]:
    """The file, piece by piece; at its end it is known to be what was promised."""
    info = found.files[name]
    digest, left = hashlib.sha256(), info.file_size
    try:
        with archive.open(info) as reading:
            while piece := reading.read(PIECE):
                digest.update(piece)
                left -= len(piece)
                yield piece
                tell(len(piece))
    except zipfile.BadZipFile as error:  # its checksum, or its name where it lies
        raise BagError(Trouble.CHANGED, name) from error
    if left or digest.hexdigest() != found.bag.sums[name]:
        raise BagError(Trouble.CHANGED, name)


def _read_back(place: Path, expected: str, tell: Tell) -> None:
    digest = hashlib.sha256()
    with place.open("rb") as reading:
        forget_cached(reading.fileno())
        while piece := reading.read(PIECE):
            digest.update(piece)
            tell(len(piece))
    if digest.hexdigest() != expected:
        raise OSError(f"{place.name} reads back differently")
