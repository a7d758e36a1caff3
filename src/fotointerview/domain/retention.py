"""Until when things are kept: a day for each kind, and where today stands to it.

A day is a reason to look again, never one to delete: somebody decides, and may name a later day.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from fotointerview.domain.ledger import Retention

SOON: Final = timedelta(days=30)
"""So long before its last day it is something to think about."""


class Kept(StrEnum):
    """What has a day of its own."""

    NAMES = "names"
    """The key of the pseudonyms: real names."""
    ORIGINALS = "originals"
    """The photos as they came from the camera."""
    WORDS = "words"
    """Quotes and notes."""
    CONSENT = "consent"
    """The log of consents, with signatures."""


class Term(StrEnum):
    """Where a day stands to today."""

    NONE = "none"
    RUNNING = "running"
    SOON = "soon"
    PASSED = "passed"

    @property
    def is_due(self) -> bool:
        """Whether it is time to look again."""
        return self in (Term.SOON, Term.PASSED)


def term(until: date | None, on: date) -> Term:
    """How the last day ``until`` stands on the day ``on``: itself still counts."""
    if until is None:
        return Term.NONE
    if until < on:
        return Term.PASSED
    return Term.SOON if until <= on + SOON else Term.RUNNING


def kinds(retentions: Iterable[Retention]) -> tuple[str, ...]:
    """Every kind there is something to say of: those of :class:`Kept`, then what only the study knows."""
    known = [kind.value for kind in Kept]
    return tuple(dict.fromkeys([*known, *sorted(one.kind for one in retentions)]))


def a_year_after(until: date | None, on: date) -> date:
    """A year after the last day, or after today where that is later; 29 February becomes the 28th."""
    base = max(until or on, on)
    try:
        return base.replace(year=base.year + 1)
    except ValueError:
        return base.replace(year=base.year + 1, day=28)
