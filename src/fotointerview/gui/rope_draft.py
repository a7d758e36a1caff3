"""What is drawn of a rope so far, and what is still needed before it can be kept. Pure."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from fotointerview.domain.closeness import REACH, length_between
from fotointerview.domain.words import RopeHolder
from fotointerview.services.closeness import Drawing

NEAREST_EDGE: Final = (1 - REACH) / 2
"""How near to the field's edge an end can be brought; 0..1 across the field."""
STEP: Final = 0.05
"""Of the whole rope: how far an arrow key brings an end."""


class Missing(StrEnum):
    """What is still needed, in the order in which it is asked for."""

    OTHER = "other"
    NOW = "now"
    WISH = "wish"
    HOLDER = "holder"


@dataclass(frozen=True, slots=True)
class RopeDraft:
    """A rope that is being drawn. Nothing is an opinion before a hand has moved it: ``None`` until then.

    Attributes:
        other_id: the participant at the other end; "" where none is chosen.
        other: who is at the other end, in words.
        asks_other: whether who is at the other end is still to be said.
        experienced: how long the rope is, 0..1; ``desired`` how long it should be.
    """

    other_id: str = ""
    other: str = ""
    asks_other: bool = True
    experienced: float | None = None
    desired: float | None = None
    holder: RopeHolder | None = None
    words: str = ""

    @property
    def missing(self) -> Missing | None:
        """What is needed next; ``None`` when it can be kept."""
        if self.asks_other and not (self.other_id or self.other.strip()):
            return Missing.OTHER
        if self.experienced is None:
            return Missing.NOW
        if self.desired is None:
            return Missing.WISH
        return Missing.HOLDER if self.holder is None else None

    def drawing(self) -> Drawing:
        """What was drawn.

        Raises:
            ValueError: while something is missing.
        """
        if self.experienced is None or self.desired is None or self.holder is None:
            raise ValueError(f"still needed: {self.missing}")
        return Drawing(self.experienced, self.desired, self.holder, self.words.strip())


@dataclass(frozen=True, slots=True)
class Ends:
    """Where the two ends of a rope are in its field: 0..1 from the left."""

    left: float
    right: float

    @property
    def length(self) -> float:
        """How long the rope is between them, 0..1."""
        return length_between(self.left, self.right)

    def pull_left(self, to: float) -> "Ends":
        """The left end is brought there, no farther than the field and the other end allow."""
        return Ends(min(max(to, NEAREST_EDGE), self.right), self.right)

    def pull_right(self, to: float) -> "Ends":
        """The right end is brought there, no farther than the field and the other end allow."""
        return Ends(self.left, max(min(to, 1 - NEAREST_EDGE), self.left))

    def stretch(self, length: float, *, by_left: bool) -> "Ends":
        """The rope becomes ``length`` long by moving one end; the other gives way where there is no room left."""
        wide = min(max(length, 0.0), 1.0) * REACH
        if by_left:
            left = max(self.right - wide, NEAREST_EDGE)
            return Ends(left, left + wide)
        right = min(self.left + wide, 1 - NEAREST_EDGE)
        return Ends(right - wide, right)


UNDRAWN: Final = Ends(0.3, 0.7)
"""Where two people stand before anybody has moved them."""
