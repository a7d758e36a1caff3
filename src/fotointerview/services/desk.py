"""The desk around the interviews: who is in the study, beginning an interview, making the contact sheet.

Like the session it never blocks its caller: outcomes come to the listeners, on the thread that has the news.
What cannot be done is told there as well, so that it is heard where it was asked.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from fotointerview.domain import consent
from fotointerview.domain.chain import Link
from fotointerview.domain.consent import Glance
from fotointerview.domain.faults import Fault, FaultCode, FaultError
from fotointerview.domain.people import Interview, Participant, Role, Study
from fotointerview.domain.search import EVERYTHING, Hit, Sieve
from fotointerview.domain.tasks import Task
from fotointerview.services.consent import ConsentAnswer, record_answer
from fotointerview.services.consent_wording import wording_in_use
from fotointerview.services.exits import SHEET
from fotointerview.services.export import Wish, enter_in_ledger, plan_export
from fotointerview.services.listeners import Listeners
from fotointerview.services.presets import interview_preset
from fotointerview.services.printing import print_file
from fotointerview.services.study import NewParticipant, add_participant, begin_interview
from fotointerview.services.tasks import open_tasks
from fotointerview.services.work import WorkThread
from fotointerview.services.workplace import Workplace

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Person:
    """A participant with their place on the chain and their interviews, oldest first.

    ``portrait`` is the newest of their shots that both chose; nothing else of them is shown to others. ``consent`` is
    how their consent is doing today, ``ends_on`` its last day.
    """

    participant: Participant
    role: Role | None
    interviews: tuple[Interview, ...]
    shots: int
    portrait: Link | None = None
    consent: Glance = Glance.NONE
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class StudyLoaded:
    """The study at a glance. ``next_code`` is the pseudonym a new participant would get."""

    study: Study
    folder: Path
    roles: tuple[Role, ...]
    people: tuple[Person, ...]
    next_code: str
    read_only: bool
    tasks: tuple[Task, ...] = ()


@dataclass(frozen=True, slots=True)
class Searched:
    """What was found for the words that were looked for, best first; without words, the newest first.

    With ``names`` real names may be among it.
    """

    query: str
    hits: tuple[Hit, ...]
    sieve: Sieve = EVERYTHING
    names: bool = False


@dataclass(frozen=True, slots=True)
class InterviewBegun:
    """An interview is ready for its first shot, or is gone on with."""

    interview_id: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Beginning an interview could not be done."""

    fault: Fault


@dataclass(frozen=True, slots=True)
class SheetMade:
    """The sheet that is taken home is on disk."""

    path: Path


@dataclass(frozen=True, slots=True)
class SheetFailed:
    """It could not be made; nothing half-written stays."""

    fault: Fault


@dataclass(frozen=True, slots=True)
class Printed:
    """The printer has taken the sheet; ``fault`` says why not, where it has not."""

    path: Path
    fault: Fault | None = None


DeskEvent = StudyLoaded | Searched | InterviewBegun | Refused | SheetMade | SheetFailed | Printed
DeskListener = Callable[[DeskEvent], None]


class Desk:
    """The study's desk. :meth:`close` waits for a sheet that is being made."""

    def __init__(self, place: Workplace) -> None:
        self._place = place
        self._listeners: Listeners[DeskEvent] = Listeners()
        self._emit = self._listeners.tell
        self._press = WorkThread("press", on_fault=lambda fault: self._emit(SheetFailed(fault)))

    def subscribe(self, listener: DeskListener) -> Callable[[], None]:
        """Tell ``listener`` of every event from now on; returns the way to stop."""
        return self._listeners.add(listener)

    def load(self) -> None:
        """Ask for the study at a glance (→ ``StudyLoaded``)."""
        self._place.store_thread.post(self._tell)

    def search(self, query: str, sieve: Sieve = EVERYTHING, *, names: bool = False) -> None:
        """Look for words in what ``sieve`` lets through of all that was said and written down (→ ``Searched``).

        With ``names`` among the real names too, and then people are found by them.
        """

        def task() -> None:
            hits = self._place.store.search(
                query,
                kinds=sieve.kinds,
                answers=sieve.answers,
                dimensions=(sieve.dimension,) if sieve.dimension is not None else (),
                role_id=sieve.role_id,
                names=names,
            )
            self._emit(Searched(query, hits, sieve, names))

        self._place.store_thread.post(task)

    def begin(self, new: NewParticipant, *, preset_key: str) -> None:
        """Enter a participant and begin their first interview (→ ``StudyLoaded``, ``InterviewBegun``).

        Where that cannot be: → ``Refused``, and ``StudyLoaded`` with what did come about.
        """

        def task() -> None:
            store = self._place.store
            participant = add_participant(store, new)
            interview = begin_interview(store, participant, preset=interview_preset(preset_key))
            self._tell()
            self._go_on(interview.id)

        self._ask(task)

    def begin_again(self, participant_id: str, *, preset_key: str) -> None:
        """Begin another interview with somebody who is in the study (→ as :meth:`begin`)."""

        def task() -> None:
            store = self._place.store
            participant = next(p for p in store.participants() if p.id == participant_id)
            interview = begin_interview(store, participant, preset=interview_preset(preset_key))
            self._tell()
            self._go_on(interview.id)

        self._ask(task)

    def keep_consent(self, participant_id: str, answer: ConsentAnswer) -> None:
        """Enter what a participant answered when consent was asked (→ ``StudyLoaded``; the session hears of it too)."""

        def task() -> None:
            record_answer(self._place.store, participant_id, answer, wording=wording_in_use())
            self._place.session.look_at_consent()
            self._tell()

        self._ask(task)

    def go_on(self, interview_id: str) -> None:
        """Go on with an interview that was begun before (→ ``InterviewBegun``)."""
        self._place.store_thread.post(lambda: self._go_on(interview_id))

    def make_sheet(self, interview_id: str) -> None:
        """Make the sheet of one interview to take home, beside all else (→ ``SheetMade`` or ``SheetFailed``)."""

        def task() -> None:
            place = self._place
            try:
                wish = Wish(kind=SHEET, interview_id=interview_id)
                job = place.store_thread.ask(lambda: plan_export(place.store, wish)).result()
                made = job.make()
                place.store_thread.ask(lambda: enter_in_ledger(place.store, job, made)).result()
            except FaultError as error:
                self._emit(SheetFailed(error.fault))
            except Exception:  # noqa: BLE001 - as WorkThread's net, but heard in the room where it was asked
                _log.exception("a sheet could not be made")
                self._emit(SheetFailed(Fault(FaultCode.PROGRAM_ERROR)))
            else:
                self._emit(SheetMade(made.path))

        self._press.post(task)

    def print_sheet(self, path: Path) -> None:
        """Send a sheet that was made to the printer (→ ``Printed``)."""

        def task() -> None:
            try:
                print_file(path)
            except FaultError as error:
                self._emit(Printed(path, error.fault))
            else:
                self._emit(Printed(path))

        self._press.post(task)

    def close(self) -> None:
        """End the press after what it is making."""
        self._press.close()

    def _ask(self, task: Callable[[], None]) -> None:
        """Do ``task`` on the store thread; what keeps it from being done is told to the listeners."""

        def told() -> None:
            try:
                task()
            except FaultError as error:
                _log.warning("%s", error)
                self._refuse(error.fault)
            except Exception:  # noqa: BLE001 - as WorkThread's net, but heard where it was asked
                _log.exception("an interview could not be begun")
                self._refuse(Fault(FaultCode.PROGRAM_ERROR))

        self._place.store_thread.post(told)

    def _refuse(self, fault: Fault) -> None:
        self._emit(Refused(fault))
        self._tell()

    def _tell(self) -> None:
        store = self._place.store
        roles = {role.id: role for role in store.roles()}
        interviews = store.interviews()
        counts = store.shot_counts()
        portraits = store.portraits()
        logs, today = store.all_consents(), consent.day_of(datetime.now().astimezone())
        people = []
        for participant in store.participants():
            own = tuple(i for i in interviews if i.participant_id == participant.id)
            shots = sum(counts.get(interview.id, 0) for interview in own)
            role = roles.get(participant.role_id or "")
            log = logs.get(participant.id, ())
            people.append(
                Person(
                    participant,
                    role,
                    own,
                    shots,
                    portraits.get(participant.id),
                    consent.glance(log, today),
                    consent.ends_on(log, today),
                )
            )
        self._emit(
            StudyLoaded(
                study=store.study(),
                folder=store.folder,
                roles=tuple(roles.values()),
                people=tuple(people),
                next_code=store.next_code(),
                read_only=store.read_only,
                tasks=open_tasks(store, today),
            )
        )

    def _go_on(self, interview_id: str) -> None:
        self._place.session.open_interview(interview_id)
        self._emit(InterviewBegun(interview_id))
