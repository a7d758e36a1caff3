"""Withdrawing while the study is at work: whoever holds something of it stands aside, and nothing of it comes back.

    consent log → letters → leave the interview → let arrive what is on its way → pictures, sidecars, copies and
    snapshots rest → erase, and nothing can be taken back any more → search → account

Nothing here may be called on the store thread: the parts that rest may be waiting for it.
"""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

from fotointerview.domain.ledger import ConsentEvent
from fotointerview.domain.withdrawal import Erasure, ErasureReport, Trace, Withdrawal
from fotointerview.domain.words import Item, Language, Scope
from fotointerview.services.erasure import copies_folder, erase, traces_in
from fotointerview.services.recall import recall_letters, write_account, write_letters
from fotointerview.services.texts import Texts
from fotointerview.services.withdrawal import plan_withdrawal
from fotointerview.services.withdrawal_words import numbers, report_lines
from fotointerview.services.withdrawing import withdraw_consent
from fotointerview.services.workplace import Workplace

_PATIENCE_S = 10.0


class Doing(StrEnum):
    """How far a withdrawal is."""

    WRITING = "writing"
    ARRIVING = "arriving"
    ERASING = "erasing"
    SEARCHING = "searching"


@dataclass(frozen=True, slots=True)
class LettersWish:
    """Recall letters: whom to answer, by when, in which language, and whether the name is told in them."""

    answer_to: str
    until: date
    language: Language
    named: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """What a participant asks for.

    Attributes:
        participant_id: whose.
        consent: consent ends; with ``ends`` only for these, else for everything.
        ends: scopes and items that it ends for.
        erasure: what is to be erased; ``None`` for nothing.
        reason: why; stays in the study, so no name belongs there.
        letters: the recall letters; ``None`` for none.
    """

    participant_id: str
    consent: bool = True
    ends: frozenset[tuple[Scope, Item]] = frozenset()
    erasure: Erasure | None = None
    reason: str = ""
    letters: LettersWish | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: what the log says now, the erasure with what a search found, and the papers in ``exports/``.

    ``account`` is the report of the erasure, where one was asked for.
    """

    event: ConsentEvent | None
    letters: tuple[Path, ...] = ()
    report: ErasureReport | None = None
    traces: tuple[Trace, ...] = ()
    account: Path | None = None


Tell = Callable[[Doing], None]


def plan_at_work(place: Workplace, participant_id: str) -> Withdrawal:
    """Every place that a participant's material went, with the second copy that is in use. Any thread but the store's.

    Raises:
        LookupError: there is no such participant.
    """
    target = place.second_copy.target
    task = place.store_thread.ask(lambda: plan_withdrawal(place.store, participant_id, second_copy=target))
    return task.result()


def carry_out(place: Workplace, wish: Wish, *, texts: Texts, tell: Tell = lambda doing: None) -> Outcome:
    """Do what is asked, on a thread of its own. What was done stands, also where a later step fails.

    The interview that is at work is left first, where it is theirs. Whoever shows pictures shows them no more after.

    Raises:
        FaultError: as :func:`~fotointerview.services.erasure.erase` and of the single steps.
    """
    place.store_thread.ask(place.store.refuse_if_closed).result()
    tell(Doing.WRITING)
    plan = plan_at_work(place, wish.participant_id)
    event = place.store_thread.ask(lambda: _consent(place, wish)).result() if wish.consent else None
    asked = wish.letters
    letters = place.store_thread.ask(lambda: _letters(place, plan, asked)).result() if asked else ()
    if wish.erasure is None:
        return Outcome(event, letters)
    report, copies = _erase(place, wish, wish.erasure, tell)
    tell(Doing.SEARCHING)
    traces = traces_in(place.store.folder, copies, report)
    account = place.store_thread.ask(lambda: _account(place, report, texts)).result()
    return Outcome(event, letters, report, traces, account)


def _consent(place: Workplace, wish: Wish) -> ConsentEvent:
    event = withdraw_consent(place.store, wish.participant_id, at=datetime.now(UTC), items=wish.ends)
    place.session.look_at_consent()
    return event


def _letters(place: Workplace, plan: Withdrawal, wish: LettersWish) -> tuple[Path, ...]:
    store = place.store
    name = store.real_name(plan.participant.code) or plan.participant.alias if wish.named else ""
    letters = recall_letters(
        plan,
        study=store.study().title,
        language=wish.language,
        until=wish.until,
        answer_to=wish.answer_to,
        name=name or "",
    )
    return write_letters(store, plan, letters, on=_today())


def _erase(place: Workplace, wish: Wish, what: Erasure, tell: Tell) -> tuple[ErasureReport, Path | None]:
    tell(Doing.ARRIVING)
    _leave(place, wish.participant_id)
    place.session.stand_aside(_PATIENCE_S)
    target = place.second_copy.target

    def task() -> tuple[ErasureReport, Path | None]:
        place.session.before_erasing()
        plan = plan_withdrawal(place.store, wish.participant_id, second_copy=target)
        try:
            report = erase(
                place.store, plan, what, reason=wish.reason, at=datetime.now(UTC), second_copy=target
            )
        finally:  # something may be gone, whatever went wrong
            place.session.after_erasing()
        return report, copies_folder(place.store, target)

    with ExitStack() as rest:
        for part in (place.pictures, place.sidecars, place.second_copy, place.snapshots):
            rest.enter_context(part.at_rest())
        tell(Doing.ERASING)
        return place.store_thread.ask(task).result()


def _leave(place: Workplace, participant_id: str) -> None:
    """Leave the interview that is at work, where it is theirs."""
    at_work = place.session.interview_id
    if not at_work:
        return
    theirs = place.store_thread.ask(lambda: place.store.interviews_of(participant_id)).result()
    if at_work in theirs:
        place.session.leave_interview()


def _account(place: Workplace, report: ErasureReport, texts: Texts) -> Path:
    """What was erased and what is out of reach, on paper. What a search found is not told there: it quotes."""
    stone = report.tombstone
    code = str(stone.report.get("code", ""))
    shots = [int(one) for one in stone.report.get("shots", ())]
    lines = [
        texts.word("erased-title", code=code, at=stone.at.date().isoformat(), list=numbers(shots)),
        texts.word("erased-reason", reason=stone.reason),
        *report_lines(report, texts),
    ]
    return write_account(place.store, code, "\n".join(filter(None, lines)) + "\n", on=_today())


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
