"""What importing a folder of photos would do: which files are one shot, in which order, and what stays where it is.

Nothing is written here. A file is read as a whole only where its hash is needed: when another file, in the study or
in the folder, has the same size.
"""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Final

import tzlocal

from fotointerview.camera.wholeness import JPEG_SUFFIXES, PICTURE_SUFFIXES, RAW_SUFFIXES
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.imaging.exif import PictureFacts, read_facts
from fotointerview.services.work import InTurn, at_once
from fotointerview.storage.files import sha256_of
from fotointerview.storage.study import StudyStore

_PAIR: Final = frozenset({"jpeg", "raw"})


class Why(StrEnum):
    """Why a file is not taken over; each has its words in the catalogues (``left-…``)."""

    FOREIGN = "foreign"
    UNREADABLE = "unreadable"
    FAILED = "failed"
    KNOWN = "known"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture file to be taken over: ``name`` is relative to the folder, with forward slashes."""

    name: str
    path: Path
    size: int
    taken_at: datetime

    @property
    def kind(self) -> str:
        """``jpeg``, ``raw`` or ``other``."""
        suffix = self.path.suffix.lower()
        return "jpeg" if suffix in JPEG_SUFFIXES else "raw" if suffix in RAW_SUFFIXES else "other"


@dataclass(frozen=True, slots=True)
class Left:
    """A file that is not taken over.

    Attributes:
        name: relative to the folder.
        why: the reason.
        number: of the shot that has it already, where one does.
        other: the name of the same photo in the folder, where there is one.
    """

    name: str
    why: Why
    number: int = 0
    other: str = ""


@dataclass(frozen=True, slots=True)
class PlannedShot:
    """One shot to be.

    Attributes:
        photos: its files, JPEG first.
        taken_at: when it was taken, in UTC.
        joins: the shot of the study that has its other half already; "" where there is none.
    """

    photos: tuple[Photo, ...]
    taken_at: datetime
    joins: str = ""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What is to be done.

    Attributes:
        folder: where the photos are.
        shots: in the order in which they were taken.
        left: what is not taken over.
        interviews: the interviews that have photos of this folder already.
    """

    folder: Path
    shots: tuple[PlannedShot, ...]
    left: tuple[Left, ...]
    interviews: frozenset[str] = frozenset()

    @property
    def files(self) -> int:
        """How many files are to be taken over."""
        return sum(len(shot.photos) for shot in self.shots)

    @property
    def octets(self) -> int:
        """Bytes of those."""
        return sum(photo.size for shot in self.shots for photo in shot.photos)

    def count_left(self, *, known: bool) -> int:
        """How many files stay because the study (or the plan) has them already, or for other reasons."""
        return sum((left.why in (Why.KNOWN, Why.TWICE)) is known for left in self.left)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A file that the study has."""

    sha256: str
    shot_id: str
    interview_id: str
    number: int


def plan_import(
    store: StudyStore,
    folder: Path,
    *,
    zone: tzinfo | None = None,
    in_turn: InTurn = at_once,
    tell: Callable[[int], None] = lambda _: None,
) -> ImportPlan:
    """Look through ``folder`` and all below it.

    Args:
        store: asked only within ``in_turn``, so that the folder may be looked through on another thread.
        folder: with the photos; it is only read.
        zone: where the cameras' clocks were set; without one, here.
        in_turn: does what touches the study.
        tell: hears how many photos were looked at so far; what it raises ends the looking.

    Raises:
        FaultError: ``IMPORT_MISSING``, ``IMPORT_INSIDE``.
    """
    folder = folder.absolute()
    if not folder.is_dir():
        raise FaultError(FaultCode.IMPORT_MISSING, path=folder)
    here, there = folder.resolve(), store.folder.resolve()
    if here.is_relative_to(there) or there.is_relative_to(here):
        raise FaultError(FaultCode.IMPORT_INSIDE, path=folder)
    try:
        photos, left = _look_through(folder, zone or tzlocal.get_localzone(), tell)
    except OSError as error:
        raise FaultError(FaultCode.IMPORT_MISSING, path=folder, words=error.strerror or error) from error
    kept = in_turn(lambda: _kept(store))
    new, known, twice = _sort_out(photos, kept)
    joins = {_stem(photo): known_as.shot_id for photo, known_as in known}
    shots = sorted(_shots(new, joins), key=lambda shot: (shot.taken_at, shot.photos[0].name))
    left += [Left(photo.name, Why.KNOWN, number=known_as.number) for photo, known_as in known]
    left += [Left(photo.name, Why.TWICE, other=other.name) for photo, other in twice]
    return ImportPlan(
        folder,
        tuple(shots),
        tuple(sorted(left, key=lambda one: one.name)),
        frozenset(known_as.interview_id for _, known_as in known),
    )


def _look_through(folder: Path, zone: tzinfo, tell: Callable[[int], None]) -> tuple[list[Photo], list[Left]]:
    photos, left = [], []
    for found, path in _files(folder, ""):
        name = found.encode(errors="backslashreplace").decode()  # names on a disk may be no letters
        if path.name.startswith(".") or path.is_symlink():
            left.append(Left(name, Why.FOREIGN))
        elif path.is_dir():
            left.append(Left(name, Why.UNREADABLE))
        elif path.suffix.lower() not in PICTURE_SUFFIXES:
            left.append(Left(name, Why.FOREIGN))
        elif (photo := _photo(name, path, zone)) is None:
            left.append(Left(name, Why.UNREADABLE))
        else:
            photos.append(photo)
            tell(len(photos))
    return photos, left


def _files(folder: Path, inside: str) -> Iterator[tuple[str, Path]]:
    """Every file, and the folders that are not looked into: hidden ones, and those that cannot be read."""
    with os.scandir(folder) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    for entry in entries:
        name, path = f"{inside}{entry.name}", Path(entry.path)
        if not entry.is_dir(follow_symlinks=False) or entry.name.startswith("."):
            yield name, path
        else:
            try:
                yield from _files(path, f"{name}/")
            except OSError:
                yield f"{name}/", path


def _photo(name: str, path: Path, zone: tzinfo) -> Photo | None:
    """The photo; ``None`` when it cannot be read as one."""
    try:
        found = path.stat()
        with path.open("rb") as file:
            file.read(1)
    except OSError:
        return None
    facts = read_facts(path, zone=zone)
    if not found.st_size or facts.width <= 0:
        return None
    return Photo(name, path, found.st_size, _time(facts, found.st_mtime))


def _time(facts: PictureFacts, modified_s: float) -> datetime:
    return facts.taken_at or datetime.fromtimestamp(modified_s, UTC)


def _kept(store: StudyStore) -> Mapping[int, Sequence[_Kept]]:
    """The study's files, by size."""
    shots = store.shot_places()
    kept: dict[int, list[_Kept]] = defaultdict(list)
    for file in store.files():
        kept[file.size].append(_Kept(file.sha256, file.shot_id, *shots[file.shot_id]))
    return kept


def _sort_out(
    photos: Iterable[Photo], kept: Mapping[int, Sequence[_Kept]]
) -> tuple[list[Photo], list[tuple[Photo, _Kept]], list[tuple[Photo, Photo]]]:
    """New photos, those that the study has, and those that another one of the folder is the same as."""
    by_size: dict[int, list[Photo]] = defaultdict(list)
    for photo in photos:
        by_size[photo.size].append(photo)
    new: list[Photo] = []
    known: list[tuple[Photo, _Kept]] = []
    twice: list[tuple[Photo, Photo]] = []
    for size, alike in by_size.items():
        in_study = {file.sha256: file for file in kept.get(size, ())}
        if len(alike) == 1 and not in_study:
            new += alike
            continue
        first: dict[str, Photo] = {}
        for photo in alike:
            sha256 = _hash(photo)
            if sha256 in in_study:
                known.append((photo, in_study[sha256]))
            elif sha256 in first:
                twice.append((photo, first[sha256]))
            else:
                first[sha256] = photo
                new.append(photo)
    return new, known, twice


def _hash(photo: Photo) -> str:
    """The photo's hash; one that cannot be read to its end is like no other, and is told when its turn comes."""
    try:
        return sha256_of(photo.path)
    except OSError:
        return photo.name


def _stem(photo: Photo) -> str:
    """What the two files of one release share: folder and name without suffix, in whatever capitals."""
    return str(PurePosixPath(photo.name).with_suffix("")).casefold()


def _shots(photos: Iterable[Photo], joins: Mapping[str, str]) -> Iterator[PlannedShot]:
    by_stem: dict[str, list[Photo]] = defaultdict(list)
    for photo in photos:
        by_stem[_stem(photo)].append(photo)
    for stem, alike in by_stem.items():
        alike.sort(key=lambda photo: (photo.kind, photo.name))
        if len(alike) == 2 and {photo.kind for photo in alike} == _PAIR:
            yield PlannedShot(tuple(alike), alike[0].taken_at)
        else:
            for photo in alike:
                yield PlannedShot((photo,), photo.taken_at, joins.get(stem, "") if len(alike) == 1 else "")
