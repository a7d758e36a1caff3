"""Placement, consent, exports, loans and closeness: what the later rooms keep."""

from dataclasses import dataclass
from datetime import date, datetime

from fotointerview.domain.words import ConsentKind, RopeHolder

MAIN_PUBLICATION = "main"
"""The publication that is meant where no other is named."""


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

    ``grants`` maps scope to item to mode (``{"internal": {"photo": "pseudonym"}}``); ``wording_sha256`` is the hash of
    the words the participant saw in ``language``, version ``wording_version``.
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
    """A portrait lent to somebody."""

    id: str
    shot_id: str
    borrower: str
    lent_on: date
    due_on: date | None = None
    returned_on: date | None = None
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Closeness:
    """The yellow rope between two people: 0 touching .. 1 as far as the rope goes."""

    id: str
    participant_id: str
    other: str
    experienced: float
    desired: float
    holder: RopeHolder
    words: str
    at: datetime
