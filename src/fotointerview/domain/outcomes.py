"""What came of an agreed move: in which way the next shot turned out, and by how much; without any language.

Whoever shows it has the words for it. What nobody can see is told as "alike", not as a number.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from fotointerview.domain.measures import Measures, face_led, face_share, focus_changes
from fotointerview.domain.sayings import Move
from fotointerview.domain.words import Dimension

_NO_LARGER = 0.15
"""log2 of sizes that still look alike; a found face's box is no more exact than a tenth."""
_NO_SHARPER = 0.3
"""Stops of edge width that nobody sees."""
_NO_FULLER = 0.03
"""Of chroma, likewise."""
_NO_COLOUR = -2
"""The step to black and white."""
_IN_FRAME = 0.05
"""Of the frame's diagonal: nearer than this is where it was drawn."""


class Turn(StrEnum):
    """In which way a shot differs from the one before."""

    LIGHT = "light"
    AS_LARGE = "as-large"
    LARGER = "larger"
    SMALLER = "smaller"
    AS_DRAWN = "as-drawn"
    OFF = "off"
    AS_SHARP = "as-sharp"
    SHARPER = "sharper"
    SOFTER = "softer"
    FACE_SHARPER = "face-sharper"
    FACE_SOFTER = "face-softer"
    GROUND_SHARPER = "ground-sharper"
    GROUND_SOFTER = "ground-softer"
    AS_COLOURED = "as-coloured"
    FULLER = "fuller"
    PALER = "paler"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a move.

    Attributes:
        turn: in which way.
        amount: of ``LIGHT`` in EV with its sign; of ``LARGER`` and ``SMALLER`` how many times; of ``OFF`` as a share of
            the frame's diagonal; 0 for all others.
        shares: the face's height before and after as shares of the frame's, where both are known.
    """

    turn: Turn
    amount: float = 0.0
    shares: tuple[float, float] | None = None


def outcome(move: Move, *, before: Measures | None = None, after: Measures | None = None) -> Outcome | None:
    """What came of ``move``; ``None`` where nothing was measured.

    With the measures of both shots it is known whether the face or the background changed its sharpness.
    """
    if move.measured is None or _is_only_a_look(move, move.measured):
        return None
    if move.dimension is Dimension.FRAMING and move.frame is not None:
        return _framed(move.measured)
    told = _TOLD.get(move.dimension)
    return told(move.measured, before, after) if told else None


def _is_only_a_look(move: Move, measured: float) -> bool:
    """Whether black and white was asked for and the file has its colours still: then the look took them away."""
    return move.dimension is Dimension.COLOUR and move.step == _NO_COLOUR and measured > -_NO_FULLER


def _light(ev: float, _before: Measures | None, _after: Measures | None) -> Outcome:
    return Outcome(Turn.LIGHT, ev)


def _larger(log2: float, before: Measures | None, after: Measures | None) -> Outcome:
    was = face_share(before) if before else None
    now = face_share(after) if after else None
    shares = (was, now) if was and now else None
    if abs(log2) < _NO_LARGER:
        return Outcome(Turn.AS_LARGE, shares=shares)
    return Outcome(Turn.LARGER if log2 > 0 else Turn.SMALLER, 2 ** abs(log2), shares)


def _framed(off: float) -> Outcome:
    return Outcome(Turn.AS_DRAWN) if off < _IN_FRAME else Outcome(Turn.OFF, off)


def _sharper(stops: float, before: Measures | None, after: Measures | None) -> Outcome:
    if abs(stops) < _NO_SHARPER:
        return Outcome(Turn.AS_SHARP)
    if before is None or after is None:
        return Outcome(Turn.SHARPER if stops > 0 else Turn.SOFTER)
    if face_led(*focus_changes(before, after)):
        return Outcome(Turn.FACE_SHARPER if stops > 0 else Turn.FACE_SOFTER)
    return Outcome(Turn.GROUND_SHARPER if stops > 0 else Turn.GROUND_SOFTER)


def _fuller(chroma: float, _before: Measures | None, _after: Measures | None) -> Outcome:
    if abs(chroma) < _NO_FULLER:
        return Outcome(Turn.AS_COLOURED)
    return Outcome(Turn.FULLER if chroma > 0 else Turn.PALER)


_TOLD: Final[Mapping[Dimension, Callable[[float, Measures | None, Measures | None], Outcome]]] = (
    MappingProxyType(
        {
            Dimension.LIGHT: _light,
            Dimension.DISTANCE: _larger,
            Dimension.FRAMING: _larger,
            Dimension.FOCUS: _sharper,
            Dimension.COLOUR: _fuller,
        }
    )
)
