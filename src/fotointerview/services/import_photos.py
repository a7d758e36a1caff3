"""Photos that exist already, from a folder or a card, into an interview: as downloads from a camera, only from a disk.

Every file is copied into ``.incoming``, hashed, made durable and named there, and then taken in; so a crash at any
moment loses nothing, and what is done again takes only what is missing. The folder is only read.
"""

import time
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Final

from fotointerview.camera.backend import CameraError, FileInfo, FileRef
from fotointerview.camera.fetch import fetch_file
from fotointerview.camera.messages import FileArrived
from fotointerview.domain.chain import Link
from fotointerview.domain.consent import Leave
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.ids import new_id
from fotointerview.domain.people import Interview, Participant
from fotointerview.domain.words import Language
from fotointerview.services.consent import leave_of
from fotointerview.services.import_plan import ImportPlan, Left, Photo, PlannedShot, Why
from fotointerview.services.intake import take_in
from fotointerview.services.presets import interview_preset
from fotointerview.services.study import (
    NewParticipant,
    add_participant,
    begin_interview,
    check_code,
    preset_of,
)
from fotointerview.services.work import InTurn, at_once
from fotointerview.storage.study import StudyStore

_PIECE: Final = 1 << 20
_OUR_SIDE: Final = frozenset({FaultCode.DISK_FULL, FaultCode.DISK_WRITE, FaultCode.STUDY_READ_ONLY})


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that is safe in the study.

    Attributes:
        photo: the file in the folder.
        link: its shot.
        is_new: the shot came into being by it.
        damaged: it is kept, but its end is missing.
    """

    photo: Photo
    link: Link
    is_new: bool
    damaged: bool

    @property
    def name(self) -> str:
        """The file's name in the folder."""
        return self.photo.name


@dataclass(frozen=True, slots=True)
class Target:
    """Where an import goes.

    Attributes:
        code: the participant's pseudonym.
        participant: who it is; ``None`` when nobody of that code is in the study yet.
        interview: the interview; ``None`` when a new one is to begin.
    """

    code: str
    participant: Participant | None
    interview: Interview | None


def find_target(store: StudyStore, code: str, plan: ImportPlan, *, new_interview: bool = False) -> Target:
    """Where the photos of ``plan`` go: the participant's latest interview, or a new one.

    With ``new_interview`` it is a new one; but where an interview of theirs has photos of this folder already, an
    earlier import did not come to its end, and goes on there.

    Raises:
        FaultError: ``BAD_PARTICIPANT_CODE``.
    """
    code = check_code(code)
    participant = store.participant_by_code(code)
    if participant is None:
        return Target(code, None, None)
    if not new_interview:
        return Target(code, participant, store.interview_for(participant.id))
    begun = [
        interview
        for interview in store.interviews()
        if interview.id in plan.interviews and interview.participant_id == participant.id
    ]
    return Target(code, participant, begun[-1] if begun else None)


def needs_consent(store: StudyStore, target: Target) -> bool:
    """Whether the participant has yet to be asked for photos in the conversation; without it none may come in."""
    return target.participant is None or leave_of(store, target.participant.id) is not Leave.GIVEN


def begin(store: StudyStore, target: Target, plan: ImportPlan, *, language: Language) -> Target:
    """The target with a participant and an interview; what is not there is made, dated by the earliest photo.

    Raises:
        FaultError: ``STUDY_READ_ONLY``, ``DISK_FULL``, ``DISK_WRITE``.
    """
    participant = target.participant or add_participant(
        store, NewParticipant(code=target.code, language=language)
    )
    at = min(shot.taken_at for shot in plan.shots).astimezone(UTC) if plan.shots else None
    interview = target.interview or begin_interview(
        store, participant, preset=interview_preset(preset_of(store)), at=at
    )
    return Target(target.code, participant, interview)


def carry_out(
    store: StudyStore, interview: Interview, plan: ImportPlan, *, in_turn: InTurn = at_once
) -> Generator[Taken | Left, None, None]:
    """Take the photos over, one step each; whoever stops asking ends it between two files.

    A file that cannot be read to its end is told and left; its other half is taken over all the same. While one is
    taken in, the next is copied on a thread of its own. The study is touched only within ``in_turn``.

    Raises:
        FaultError: what keeps the study from taking anything in: ``DISK_FULL``, ``DISK_WRITE``,
            ``STUDY_READ_ONLY``, ``STUDY_BUSY``. What was taken over is safe.
    """
    directory = store.incoming_for(interview.id)
    todo = [(shot, photo) for shot in plan.shots for photo in shot.photos]
    with _Ahead(todo, directory) as ahead:
        joins, before = "", None
        for shot, photo in todo:
            if shot is not before:
                joins, before = shot.joins, shot
            try:
                arrived = ahead.take()
            except _UnreadableError:
                yield Left(photo.name, Why.FAILED)
                continue
            link = in_turn(partial(take_in, store, arrived, joins=joins, taken_at=shot.taken_at))
            joins = link.shot.id
            yield Taken(photo, link, len(link.files) == 1, arrived.damaged)


class _Ahead:
    """Copies the files into the downloads, in their order, one ahead of what is asked for."""

    def __init__(self, todo: Sequence[tuple[PlannedShot, Photo]], directory: Path) -> None:
        self._rest = iter(todo)
        self._directory = directory
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="import")
        self._next: Future[FileArrived] | None = None

    def __enter__(self) -> "_Ahead":
        self._go_on()
        return self

    def take(self) -> FileArrived:
        """The next file, when it is here; raises what went wrong with it."""
        assert self._next is not None, "all were taken"
        try:
            return self._next.result()
        finally:
            self._go_on()

    def _go_on(self) -> None:
        coming = next(self._rest, None)
        self._next = None if coming is None else self._thread.submit(_fetch, *coming, self._directory)

    def __exit__(self, *_: object) -> None:
        """What was copied and not asked for goes again: it is where it came from."""
        self._thread.shutdown()
        with suppress(_UnreadableError, FaultError, OSError):
            if self._next is not None:
                path = self._next.result().path
                path.unlink(missing_ok=True)
                path.with_suffix(".json").unlink(missing_ok=True)


@dataclass(slots=True)
class Tally:
    """What an import has done so far."""

    shots: int = 0
    files: int = 0
    octets: int = 0
    left: list[Left] = field(default_factory=list)

    def add(self, step: Taken | Left) -> None:
        """Count one step."""
        if isinstance(step, Left):
            self.left.append(step)
        else:
            self.shots += step.is_new
            self.files += 1
            self.octets += step.photo.size


class _UnreadableError(Exception):
    """A file of the folder could not be read to its end."""


def _fetch(shot: PlannedShot, photo: Photo, directory: Path) -> FileArrived:
    token = new_id()
    try:
        fetched = fetch_file(_Folder(shot), _ref(photo), token=token, directory=directory, serial="")
    except CameraError as error:
        raise _UnreadableError from error
    except FaultError as error:
        if error.fault.code in _OUR_SIDE:
            raise
        raise _UnreadableError from error
    return FileArrived(
        token, fetched.path, fetched.sha256, fetched.source, time.monotonic_ns(), damaged=fetched.damaged
    )


class _Folder:
    """The folder as a place where files come from. The files of one shot have its time: so they find each other."""

    def __init__(self, shot: PlannedShot) -> None:
        self._places = {_ref(photo): photo.path for photo in shot.photos}
        self._time = int(shot.taken_at.timestamp())

    def file_info(self, ref: FileRef) -> FileInfo:
        """Size by the disk, time by the picture."""
        try:
            return FileInfo(self._places[ref].stat().st_size, self._time)
        except OSError as error:
            raise _gone(error) from error

    def read_file(self, ref: FileRef) -> Iterator[bytes]:
        """The bytes; the file is only ever opened for reading."""
        try:
            file = self._places[ref].open("rb")
        except OSError as error:
            raise _gone(error) from error
        with file:
            while True:
                try:
                    piece = file.read(_PIECE)
                except OSError as error:
                    raise _gone(error) from error
                if not piece:
                    return
                yield piece


def _ref(photo: Photo) -> FileRef:
    name = PurePosixPath("/", photo.name)
    return FileRef(str(name.parent), name.name)


def _gone(error: OSError) -> CameraError:
    return CameraError(FaultCode.CAMERA_LOST, error.strerror or str(error), session_over=True)
