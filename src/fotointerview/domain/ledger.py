"""Placement, consent, exports, loans and closeness: what the later rooms keep."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from fotointerview.domain.words import Answer, ConsentKind, Language, RopeHolder

MAIN_PUBLICATION = "main"
"""The publication that is meant where no other is named."""

NOT_DRAWN: Final = -1.0
"""The length of a rope in an answer that was given in words alone: it is no view of its own, and enters no sum."""


@dataclass(frozen=True, slots=True)
class Placement:
    """A shot's tier in a publication: 1 in any case, 2 in second instance, 3 if there is room."""

    id: str
    shot_id: str
    publication: str
    tier: int


@dataclass(frozen=True, slots=True)
class ConsentEvent:
    """One entry of the append-only consent log.

    ``grants`` maps scope to item to mode (``{"internal": {"photo": "pseudonym"}}``): what is given, or of a narrowing
    what is left; of a refusal or withdrawal what ends, nothing named meaning everything. ``wording_sha256`` is the hash
    of the words the participant saw in ``language``, version ``wording_version``. ``manner`` says how it was given (see
    :class:`~fotointerview.domain.words.Manner`), ``basis`` on which legal ground, by scope. What it means on a day is
    told by :mod:`fotointerview.domain.consent`.
    """

    id: str
    participant_id: str
    kind: ConsentKind
    grants: dict[str, dict[str, str]]
    at: datetime
    language: str
    wording_version: str
    wording_sha256: str
    place: str = ""
    witness: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    manner: str = ""
    basis: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ConsentText:
    """The words that were shown when consent was asked for, known by their hash."""

    sha256: str
    version: str
    language: Language
    text: str


@dataclass(frozen=True, slots=True)
class ShotApproval:
    """The participant's word on one shot: this one may leave the house, or not. The last one counts."""

    id: str
    shot_id: str
    allowed: bool
    at: datetime
    words: str = ""


@dataclass(frozen=True, slots=True)
class Tombstone:
    """That something was erased. ``ref`` is its id; ``report`` what was erased and what is out of reach."""

    id: str
    kind: str
    ref: str
    at: datetime
    reason: str
    report: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Retention:
    """Until when something (``kind``) is kept; after that day somebody decides, nothing is deleted by itself."""

    kind: str
    until: date
    words: str = ""


@dataclass(frozen=True, slots=True)
class ExportRun:
    """One export: what left, for whom, under which scope. ``files`` maps relative path to SHA-256."""

    id: str
    kind: str
    scope: str
    recipient: str
    at: datetime
    files: dict[str, str]
    shot_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Loan:
    """A portrait lent to somebody; ``question`` is the one that hangs or is asked with it."""

    id: str
    shot_id: str
    borrower: str
    lent_on: date
    due_on: date | None = None
    returned_on: date | None = None
    condition: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class Closeness:
    """The yellow rope between two people: 0 touching .. 1 as far as the rope goes.

    ``other`` says who is at the other end; ``other_id`` is set where that is a participant. An answer ("do you
    recognise this?") has the measure it answers in ``answers_id``, with the answer in ``recognised``; where it draws no
    rope of its own, both lengths are :data:`NOT_DRAWN` and ``holder`` says nothing.
    """

    id: str
    participant_id: str
    other: str
    experienced: float
    desired: float
    holder: RopeHolder
    words: str
    at: datetime
    other_id: str | None = None
    answers_id: str | None = None
    recognised: Answer | None = None

    @property
    def is_drawn(self) -> bool:
        """Whether a rope was drawn, so that this is somebody's view of it."""
        return self.experienced >= 0
