"""The lines below a shot in the contact strip: what was agreed for the next one, and what it came to."""

from collections.abc import Sequence
from dataclasses import dataclass

from fotointerview.domain.sayings import Move
from fotointerview.gui import measure_words, texts


@dataclass(frozen=True, slots=True)
class StripLine:
    """One line; ``said`` where it is somebody's own words."""

    text: str
    said: bool = False


def lines(moves: Sequence[Move]) -> tuple[StripLine, ...]:
    """What was agreed, each move with what was measured of it where the next shot is there."""
    found = []
    for move in moves:
        measured = measure_words.measured_move(move)
        if move.words:
            found.append(StripLine(texts.move(move), said=True))
            if measured:
                found.append(StripLine(measured))
        else:
            found.append(StripLine(measured or texts.move(move)))
    return tuple(found)


def count(moves: Sequence[Move]) -> int:
    """How many lines that are, without making them: rows are laid out by the hundred."""
    return sum(1 + bool(move.words and move.measured is not None) for move in moves)
