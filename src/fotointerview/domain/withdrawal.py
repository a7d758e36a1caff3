"""Withdrawal and erasure as values: where somebody's material went, what is to be erased, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from fotointerview.domain.ledger import ExportRun, Loan, Tombstone
from fotointerview.domain.people import Interview, Participant
from fotointerview.domain.shots import Shot, ShotFile

ARCHIVES = frozenset({"pack", "archive"})
"""Kinds of exports that hold the whole study, whatever shots they name."""

PERSONAL = frozenset({"receipt"})
"""Kinds of exports that are of the one person who got them, known by code, and show no shots."""


class Part(StrEnum):
    """What can be erased.

    ``EVERYTHING`` of the participant; the plan's ``INTERVIEWS`` with all that was said there; the plan's ``SHOTS`` with
    what was said about them; the ``QUOTES`` alone; the ``SIGNATURE``; the ``NAME``, real and chosen.
    """

    EVERYTHING = "everything"
    INTERVIEWS = "interviews"
    SHOTS = "shots"
    QUOTES = "quotes"
    SIGNATURE = "signature"
    NAME = "name"


class Place(StrEnum):
    """Where something is that the program cannot erase."""

    EXPORT = "export"
    EXPORT_KEPT = "export-kept"
    LOAN = "loan"
    CARD = "card"
    SECOND_COPY = "second-copy"


class ErasureStep(StrEnum):
    """The steps of an erasure, in their order."""

    INTENT = "intent"
    FILES = "files"
    EXPORTS = "exports"
    COPIES = "copies"
    DATABASES = "databases"
    ROWS = "rows"
    REWRITE = "rewrite"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Sent:
    """An export that holds their shots; with ``numbers`` empty one of the whole study, or their own receipt.

    ``present`` are its files that still lie in ``exports/``, relative to the study; ``gone`` the names of the others.
    """

    run: ExportRun
    numbers: tuple[int, ...]
    present: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lent:
    """A portrait that is lent out, and its shot's number."""

    loan: Loan
    number: int


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Every place that a participant's material went, as far as the study knows.

    Attributes:
        interviews: those that are meant as a whole; none where single shots are.
        shots: the shots that are meant.
        files: their originals.
        quotes: how many quotes were said there.
        sidecars: paths of what lies beside the originals, relative to the study.
        sent: the exports.
        lent: the loans that have not come back.
        snapshots: copies of the database in the study's folder that hold their data.
        copies: names in the second copy; ``None`` where none was looked at, or it is not there.
        on_card: how many of the originals came off a camera's card, which the program cannot reach.
        named: whether a real name, or a name of their choosing, is written down.
        signed: how many signatures are kept.
    """

    participant: Participant
    interviews: tuple[Interview, ...]
    shots: tuple[Shot, ...]
    files: tuple[ShotFile, ...]
    quotes: int
    sidecars: tuple[str, ...]
    sent: tuple[Sent, ...]
    lent: tuple[Lent, ...]
    snapshots: tuple[str, ...]
    copies: tuple[str, ...] | None
    on_card: int
    named: bool
    signed: int

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the shots."""
        return tuple(shot.number for shot in self.shots)

    @property
    def recipients(self) -> tuple[str, ...]:
        """Everybody who has something, once each, without the participant."""
        named = [sent.run.recipient for sent in self.sent if sent.run.recipient != self.participant.code]
        named += [lent.loan.borrower for lent in self.lent]
        return tuple(dict.fromkeys(name for name in named if name.strip()))


@dataclass(frozen=True, slots=True)
class Erasure:
    """What is to be erased: parts, and exports (paths relative to the study) that go as a whole, each by name."""

    parts: frozenset[Part]
    exports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """A file that could not be erased, and what the system said; it is tried again."""

    path: str
    words: str


@dataclass(frozen=True, slots=True)
class Outside:
    """Something that the program cannot reach: where, at whom, since when, which shots."""

    place: Place
    who: str = ""
    what: str = ""
    at: str = ""
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ErasureReport:
    """What came of an erasure.

    Attributes:
        tombstone: what stays of it in the study.
        finished: nothing is left to do; else it goes on at the next opening, or when asked.
        left: what could not be erased.
        outside: what the program cannot reach.
        husks: numbers of shots whose empty row stays, because a loan stands on the books.
        words: the words that were erased, for looking whether they are gone; kept nowhere.
    """

    tombstone: Tombstone
    finished: bool
    left: tuple[Left, ...] = ()
    outside: tuple[Outside, ...] = ()
    husks: tuple[int, ...] = ()
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that asks material back from one recipient."""

    recipient: str
    text: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """Something of what was erased was found: a file by its bytes, or (``word``) words in it.

    ``path`` names the file; behind ``!`` the member of an archive.
    """

    path: str
    word: str = ""


def what_is_outside(plan: Withdrawal, erased_exports: Sequence[str]) -> tuple[Outside, ...]:
    """What stays out of reach when ``erased_exports`` have been erased from ``exports/``."""
    found = []
    for sent in plan.sent:
        about = {"what": sent.run.kind, "at": _day(sent.run.at), "numbers": sent.numbers}
        if sent.run.recipient or sent.gone:
            found.append(Outside(Place.EXPORT, who=sent.run.recipient, **about))  # type: ignore[arg-type]
        found += [
            Outside(Place.EXPORT_KEPT, what=path, at=_day(sent.run.at), numbers=sent.numbers)
            for path in sent.present
            if path not in erased_exports
        ]
    for lent in plan.lent:
        day = lent.loan.lent_on.isoformat()
        found.append(Outside(Place.LOAN, who=lent.loan.borrower, at=day, numbers=(lent.number,)))
    if plan.on_card:
        found.append(Outside(Place.CARD, numbers=plan.numbers))
    return tuple(found)


def _day(at: datetime) -> str:
    return at.date().isoformat()
