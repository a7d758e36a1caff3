"""What was done in an interview, as a history that can be read, taken back and done again."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from fotointerview.domain.words import Voice


class DeedKind(StrEnum):
    """What somebody did. What ``Deed.detail`` holds is told with each."""

    JUDGED = "judged"
    """``detail``: the :class:`~fotointerview.domain.words.Answer`."""
    REASONED = "reasoned"
    """``detail``: the words."""
    AGREED = "agreed"
    """``detail``: dimension, step and words, with spaces between: ``"light +1"``, ``"pose 0 kin omhoog"``."""
    QUOTED = "quoted"
    """``detail``: the words; so for all that follow with quotes and notes."""
    QUOTE_CHANGED = "quote-changed"
    QUOTE_TIED = "quote-tied"
    QUOTE_REMOVED = "quote-removed"
    NOTED = "noted"
    NOTE_CHANGED = "note-changed"
    NOTE_REMOVED = "note-removed"
    DREW = "drew"
    """``detail``: the :class:`~fotointerview.domain.words.MarkKind`; so for the two that follow."""
    MARK_CHANGED = "mark-changed"
    ERASED = "erased"
    LOOKED = "looked"
    """Asked for a look."""
    CHOSE = "chose"
    """``detail``: the :class:`~fotointerview.domain.words.Verdict`, or "" where it was taken back."""
    PLACED = "placed"
    """``detail``: the tier, or "" where the shot was taken out."""
    DESCRIBED = "described"
    """``detail``: the description."""
    APPROVED = "approved"
    """The participant's word on a shot leaving the house. ``detail``: :data:`MAY_LEAVE` or :data:`STAYS`."""
    FACED = "faced"
    """Corrected the box round the face."""
    SET_CAMERA = "set-camera"
    """A plan was carried out on the camera. ``detail``: what was set, for a log."""


MAY_LEAVE: Final = "may-leave"
STAYS: Final = "stays"


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that was done.

    Attributes:
        shot: number of the shot it is about; ``None`` where it is about none.
        voice: whose words or wish it was; ``None`` where that has no meaning.
        detail: see :class:`DeedKind`.
    """

    kind: DeedKind
    at: datetime
    shot: int | None = None
    voice: Voice | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """Deeds that can be taken back, oldest first, and those that can be done again, the next one first."""

    done: tuple[Deed, ...] = ()
    undone: tuple[Deed, ...] = ()
