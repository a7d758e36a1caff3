"""Aids to see a picture's technique by: what is blown or blocked, what is sharp, how its tones are spread.

They lie over what is shown while somebody asks for them; they are never part of a look and never kept.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

BINS: Final = 64
"""Of how many steps from black to white a histogram tells."""


class Aid(StrEnum):
    """What is painted over the picture."""

    NONE = "none"
    CLIPPING = "clipping"
    PEAKING = "peaking"


@dataclass(frozen=True, slots=True)
class Histogram:
    """How often each tone occurs, from black to white, in :data:`BINS` steps of the coded value.

    Attributes:
        luminance, red, green, blue: 0..1, all four relative to the largest number among them.
        blown: share of the picture, 0..1, where at least one channel is at its end.
        blocked: share of the picture, 0..1, that is black without any drawing.
    """

    luminance: tuple[float, ...]
    red: tuple[float, ...]
    green: tuple[float, ...]
    blue: tuple[float, ...]
    blown: float = 0.0
    blocked: float = 0.0

    @property
    def middle(self) -> float:
        """Where the middle tone lies, 0 black .. 1 white: as much of the picture is darker as is lighter."""
        half, passed = sum(self.luminance) / 2, 0.0
        for at, share in enumerate(self.luminance):
            if share and passed + share >= half:
                return (at + (half - passed) / share) / len(self.luminance)
            passed += share
        return 0.0
