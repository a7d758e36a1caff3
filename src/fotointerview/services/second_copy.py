"""The second copy while people work: a thread that keeps the copies in a target level with the study.

It never delays a capture: one file at a time, at low priority, a pause between pieces while a shot is under way,
and the study's thread is asked once, for the list of files. Newest files go first: the interview of today is the
one that exists only here. What cannot be done now is tried again, at longer and longer intervals; a person hears
of each trouble once, and of its end by the progress going on.

    waiting ──(a target, a safe shot, time to look)──▶ a turn ──▶ waiting: 15 s if all is well, else 2 … 30 s
"""

import logging
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fotointerview.domain.chain import Link
from fotointerview.domain.faults import Fault, FaultCode, FaultError
from fotointerview.domain.shots import ShotFile
from fotointerview.services import events
from fotointerview.services.session import InterviewSession
from fotointerview.services.work import WorkThread, be_modest
from fotointerview.storage.copied_sidecars import CopiedSidecars
from fotointerview.storage.second_copy import CopyFolder, check_apart, choose_target, mark_of, open_copies
from fotointerview.storage.study import StudyStore

_log = logging.getLogger(__name__)
_YIELD_S: Final = 0.1
_GOODBYE_S: Final = 5.0
_ENOUGH: Final = 3
"""So many files in a row that fail: the target has more than one bad spot."""
_OF_THE_TARGET: Final = {FaultCode.COPY_MISSING, FaultCode.COPY_FULL, FaultCode.COPY_INSIDE}


@dataclass(frozen=True, slots=True)
class CopyPatience:
    """When to try again, in seconds: after the first failure, at most, and how often to look at a target at rest."""

    first_s: float = 2.0
    most_s: float = 30.0
    look_s: float = 15.0


class _Elsewhere(Exception):  # noqa: N818 - no error: somebody wants another target, or none
    """Ends a turn between two pieces."""


class SecondCopy:
    """The second copy of one study. Any thread may ask; nothing here waits for a disk but the thread of its own.

    Listeners of the session hear ``CopyChanged``, and ``Noticed`` once for each trouble.
    """

    def __init__(
        self,
        *,
        store: StudyStore,
        store_thread: WorkThread,
        session: InterviewSession,
        patience: CopyPatience | None = None,
    ) -> None:
        self._store = store
        self._store_thread = store_thread
        self._session = session
        self._patience = patience or CopyPatience()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closed = self._woken = self._working = self._resting = False
        self._target: Path | None = None
        self._is_new = False
        self._choice = 0  # counts set_target: what was begun for an earlier one ends
        self._files: dict[str, ShotFile] = {}
        self._under_way: set[str] = set()
        self._done: set[str] = set()
        self._sidecars: dict[str, bool] = {}  # of these originals; true: just written, whatever its time says
        self._fault: Fault | None = None
        self._tries = 0
        # Of the copying thread only:
        self._study_id = ""
        self._mark: tuple[int, int] | None = None
        self._said = events.CopyChanged("")
        self._noticed: set[tuple[str, ...]] = set()
        self._stop = session.subscribe(self._heed)

    # ── any thread ─────────────────────────────────────────────────────────────────────────────────────────

    @property
    def target(self) -> Path | None:
        """Where copies are wanted."""
        return self._target

    @property
    def state(self) -> events.CopyChanged:
        """How the second copy stands now."""
        with self._changed:
            return self._state()

    @property
    def is_settled(self) -> bool:
        """Whether nothing will come of waiting: all is copied, or a trouble stood a second try."""
        with self._changed:
            if self._target is None or self._closed:
                return True
            if self._woken or self._working:
                return False
            return self._tries > 1 or (
                self._fault is None and self._files.keys() <= self._done and not self._sidecars_due()
            )

    def set_target(self, target: Path | None, *, remembered: bool = False) -> None:
        """Keep copies in ``target`` from now on, or none.

        ``remembered`` says that it was chosen in an earlier run: then it must bear the mark it got at that time.
        Otherwise somebody chose it just now, and it is marked. A target that is refused or not there comes as a
        fault, and is tried again.
        """
        with self._changed:
            self._target = target.absolute() if target is not None else None
            self._is_new = not remembered
            self._choice += 1
            self._done = set()
            self._sidecars = dict.fromkeys(self._files, False)
            self._fault, self._tries = None, 0
            self._wake()
            if self._thread is None and not self._closed and target is not None:
                self._thread = threading.Thread(target=self._run, name="second copy", daemon=True)
                self._thread.start()

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """Meanwhile nothing is copied; what is gone from the study then is forgotten. Not on the store thread."""
        with self._changed:
            self._resting = True
            self._changed.notify_all()
            self._changed.wait_for(lambda: not self._working)
        try:
            yield
        finally:
            with self._changed:
                self._resting = False
                here = self._store.absolute
                self._files = {path: file for path, file in self._files.items() if here(path).exists()}
                self._done &= self._files.keys()
                self._sidecars = {path: new for path, new in self._sidecars.items() if path in self._files}
                self._study_id = ""  # the copying thread waits: before its next turn it reads the list anew
                self._wake()

    def close(self) -> None:
        """End the thread between two pieces; what is not copied is at the next start. Safe to call twice."""
        self._stop()
        with self._changed:
            self._closed = True
            self._changed.notify_all()
            thread, self._thread = self._thread, None
        if thread is not None:
            thread.join(_GOODBYE_S)
            if (
                thread.is_alive()
            ):  # a share that does not answer: the system lets go of it when the program ends
                _log.warning("the place of the second copy gives no answer")

    def _heed(self, event: events.SessionEvent) -> None:
        """What happens in the session; on whatever thread."""
        match event:
            case events.ShotAnnounced():
                with self._changed:
                    self._under_way.add(event.token)
            case events.ShotFailed():
                with self._changed:
                    self._under_way.discard(event.token)
            case events.ShotSafe():
                with self._changed:
                    self._under_way.discard(event.token)
                    self._add(_to_stay(event.link))
            case events.LinkChanged():  # the RAW of a shot comes after its JPEG
                with self._changed:
                    self._add(_to_stay(event.link))
            case events.SidecarsWritten():
                with self._changed:
                    self._sidecars |= dict.fromkeys(event.paths, True)
                    self._wake()
            case events.ChainLoaded():  # with what an earlier run had left on its way
                with self._changed:
                    self._add(file for link in event.chain.links for file in _to_stay(link))
            case _:
                pass

    def _add(self, files: Iterable[ShotFile]) -> None:
        new = {file.path: file for file in files if file.path not in self._files}
        self._files.update(new)
        if new:
            self._wake()

    def _wake(self) -> None:
        self._woken = True
        self._changed.notify_all()

    def _state(self) -> events.CopyChanged:
        if self._target is None:
            return events.CopyChanged("")
        done = len(self._done & self._files.keys())
        return events.CopyChanged(str(self._target), done, len(self._files), self._fault)

    # ── the copying thread ─────────────────────────────────────────────────────────────────────────────────

    def _run(self) -> None:
        be_modest()
        pause: float | None = None
        known = 0
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._woken, pause)
                self._changed.wait_for(lambda: self._closed or not self._resting)
                if self._closed:
                    return
                self._woken, self._working = False, True
                target, choice = self._target, self._choice
            if choice != known:
                known, self._mark = choice, None
                self._noticed.clear()  # whoever chooses wants to hear
            faults: list[Fault] = []
            try:
                pause = self._turn(target, choice, faults) if target is not None else None
            except _Elsewhere:
                pause = 0.0
            except Exception:  # noqa: BLE001 - the last net of this thread: said to the user, kept in the log
                _log.exception("the second copy stumbled")
                self._hear(Fault(FaultCode.PROGRAM_ERROR), faults)
                pause = self._failed(faults)
            self._say()
            with self._changed:
                self._working = False
                self._changed.notify_all()

    def _turn(self, target: Path, choice: int, faults: list[Fault]) -> float:
        """Do what can be done now, with its troubles in ``faults``; returns how long to wait for the next turn."""
        try:
            level = self._bring_level(target, choice, faults)
        except FaultError as error:
            self._hear(error.fault, faults)
            level = False
        if faults:
            return self._failed(faults)
        self._noticed.clear()
        with self._changed:
            self._fault, self._tries = None, 0
        return self._patience.look_s if level else self._patience.first_s

    def _bring_level(self, target: Path, choice: int, faults: list[Fault]) -> bool:
        """Copy what is not there yet; ``False`` when another process is at it."""
        self._look(target, choice)
        if not self._pending() and not self._sidecars_due():
            return True
        with open_copies(target, study=self._store.folder, study_id=self._study_id) as copies:
            if copies is None:
                return False
            for file in self._pending():
                if copies.has(file):
                    self._is_done(file)
            self._say()
            self._copy_all(copies, choice, faults)
            if not any(fault.code in _OF_THE_TARGET for fault in faults):
                self._level_sidecars(CopiedSidecars(copies), choice, faults)
        return True

    def _look(self, target: Path, choice: int) -> None:
        """See that the target is there and what it is; and know the study's files."""
        folder = self._store.folder
        with self._changed:
            is_new = self._is_new
        if is_new:
            choose_target(target, study=folder)
            with self._changed:
                self._is_new = self._is_new and self._choice != choice
        check_apart(target, study=folder)
        mark = mark_of(target)
        if mark is None:
            raise FaultError(FaultCode.COPY_MISSING, path=target)
        if mark != self._mark:  # another disk hangs there, or this one came back changed
            with self._changed:
                self._done.clear()
                self._sidecars = dict.fromkeys(self._files, False) | self._sidecars
            self._mark = mark
        if not self._study_id:
            study, files = self._store_thread.ask(lambda: (self._store.study(), self._store.files())).result()
            self._study_id = study.id
            with self._changed:
                self._files = {file.path: file for file in files} | self._files
                self._sidecars = dict.fromkeys(self._files, False) | self._sidecars

    def _copy_all(self, copies: CopyFolder, choice: int, faults: list[Fault]) -> None:
        tried: set[str] = set()
        in_a_row = 0
        while file := next((file for file in self._pending() if file.path not in tried), None):
            tried.add(file.path)
            try:
                copies.keep(file, breathe=lambda: self._breathe(choice))
            except FaultError as error:
                self._hear(error.fault, faults)
                in_a_row += error.fault.code is not FaultCode.ORIGINAL_CHANGED
                if error.fault.code in _OF_THE_TARGET or in_a_row == _ENOUGH:
                    return
            else:
                in_a_row = 0
                self._is_done(file)
                self._say()

    def _level_sidecars(self, sidecars: CopiedSidecars, choice: int, faults: list[Fault]) -> None:
        """Bring the sidecars level whose originals are copied; what fails stays due."""
        for file, is_written in self._sidecars_due():
            self._breathe(choice)
            with self._changed:
                is_written = self._sidecars.pop(file.path, is_written)
            try:
                if not sidecars.is_level(file, by_content=is_written):
                    aside = sidecars.keep(file)
                    if aside:
                        _log.warning("another's sidecar in the second copy was set aside: %s", aside)
            except FaultError as error:
                with self._changed:
                    self._sidecars[file.path] = True
                self._hear(error.fault, faults)
                if error.fault.code in _OF_THE_TARGET or len(faults) >= _ENOUGH:
                    return

    def _sidecars_due(self) -> list[tuple[ShotFile, bool]]:
        """Copied originals whose sidecars may not be level, the newest first; and which were just written."""
        with self._changed:
            due = [path for path in self._sidecars if path in self._files and path in self._done]
            return [(self._files[path], self._sidecars[path]) for path in reversed(due)]

    def _pending(self) -> list[ShotFile]:
        """What is not known to be copied, the newest first."""
        with self._changed:
            return [file for path, file in reversed(self._files.items()) if path not in self._done]

    def _is_done(self, file: ShotFile) -> None:
        with self._changed:
            self._done.add(file.path)
            if self._fault is not None and self._fault.code in _OF_THE_TARGET:
                self._fault = None  # it goes on

    def _breathe(self, choice: int) -> None:
        """Between two pieces: let a shot that is under way go first, and see whether this is still wanted."""
        with self._changed:
            if self._under_way and not self._closed:
                self._changed.wait(_YIELD_S)
            if self._closed or self._resting or self._choice != choice:
                raise _Elsewhere

    def _hear(self, fault: Fault, faults: list[Fault]) -> None:
        """A trouble of this turn: tell it, once."""
        faults.append(fault)
        if fault.code is FaultCode.COPY_MISSING:
            self._mark = None  # what is known stands, until it is back and can be looked at
        with self._changed:
            self._fault = faults[0]
        if _key(fault) not in self._noticed:
            self._noticed.add(_key(fault))
            _log.warning("%s", fault)
            self._tell(events.Noticed(fault))
        self._say()

    def _failed(self, faults: list[Fault]) -> float:
        """The turn ended with ``faults``; returns how long to wait."""
        self._noticed = {_key(fault) for fault in faults}
        with self._changed:
            self._fault = faults[0]
            self._tries += 1
            return float(min(self._patience.first_s * 2 ** (self._tries - 1), self._patience.most_s))

    def _say(self) -> None:
        """Tell how it stands, if that is news."""
        with self._changed:
            state = self._state()
        if state != self._said:
            self._said = state
            self._tell(state)

    def _tell(self, event: events.SessionEvent) -> None:
        try:
            self._session.tell(event)
        except Exception:  # noqa: BLE001 - somebody else's trouble, and no reason to stop copying
            _log.exception("a listener failed on %s", type(event).__name__)


def _key(fault: Fault) -> tuple[str, ...]:
    """What makes a trouble the same as before; the system's own words may differ."""
    return (fault.code.value, fault.details.get("path", ""), fault.details.get("name", ""))


def _to_stay(link: Link) -> tuple[ShotFile, ...]:
    """The files of a shot; a trial shot's are never copied, because it is going to be deleted."""
    return () if link.shot.trial else link.files
