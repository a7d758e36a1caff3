"""What will happen during a soak, second by second: a function of its seed and its length, and of nothing else.

Releases come once a second, from the program or from the body's button; faults every few seconds; words and moves
in between. When something is due but cannot be done (the camera is away), it is left out, not caught up with.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from fotointerview.camera.demo.faults import FaultKind


class Deed(StrEnum):
    """What people do."""

    PROGRAM = "program"
    """A release from the window."""
    BUTTON = "button"
    """A release at the body."""
    BURST = "burst"
    """The body's button with the drive at burst."""
    PAIR = "pair"
    """The body's button with RAW and JPEG."""
    PROGRAM_PAIR = "program-pair"
    """A release from the window with RAW and JPEG."""
    NEXT = "next-photo"
    """The plan carried out, then a release from the window."""
    JUDGE = "judge"
    AGREE = "agree"
    QUOTE = "quote"
    MONOCHROME = "monochrome"
    LOOK_BACK = "look-back"


class Blow(StrEnum):
    """What goes wrong beside the body's own faults."""

    CUT_LINE = "cut-line"
    KILL = "kill"
    """SIGKILL of the camera process."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A fault that comes: a kind of the body's, or a blow, with its parameters."""

    kind: FaultKind | Blow
    parameters: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is due ``at_s`` seconds after the start."""

    at_s: float
    what: Deed | Trouble


T = TypeVar("T")

_RELEASES = {
    Deed.PROGRAM: 46,
    Deed.BUTTON: 34,
    Deed.NEXT: 6,
    Deed.BURST: 3,
    Deed.PAIR: 4,
    Deed.PROGRAM_PAIR: 4,
}
_SAYINGS = {Deed.JUDGE: 10, Deed.AGREE: 5, Deed.QUOTE: 1, Deed.MONOCHROME: 1, Deed.LOOK_BACK: 3}
_TROUBLES: dict[FaultKind | Blow, int] = {
    FaultKind.CUT_FILE: 6,
    FaultKind.STALL_FILE: 4,
    FaultKind.STALL: 3,
    FaultKind.SHORT_FILE: 5,
    FaultKind.EMPTY_READ: 2,
    FaultKind.EMPTY_INFO: 2,
    FaultKind.CORRUPT_FILE: 1,
    FaultKind.STORE_FULL: 1,
    FaultKind.FOCUS_FAILURE: 1,
    FaultKind.RELEASE_LOST: 3,
    FaultKind.RELEASE_UNANSWERED: 2,
    FaultKind.CUT_BEFORE_NEWS: 4,
    FaultKind.BUSY: 4,
    FaultKind.OFF: 3,
    FaultKind.LIVE_DEAD: 2,
    FaultKind.EMPTY_FRAMES: 3,
    Blow.CUT_LINE: 5,
    Blow.KILL: 2,
}
_DRIVER_PATIENCE_S = 2.5
"""What stalls longer than this ends the driver's session."""
_QUIET_START_S = 3.0


def make_plan(seed: int, *, seconds: float) -> tuple[Due, ...]:
    """Everything that is due, in order."""
    chance = random.Random(seed)
    due = [*_releases(chance, seconds), *_sayings(chance, seconds), *_troubles(chance, seconds)]
    return tuple(sorted(due, key=lambda one: one.at_s))


def _releases(chance: random.Random, seconds: float) -> Iterator[Due]:
    for second in range(int(seconds)):
        yield Due(second + chance.uniform(0.0, 0.4), _drawn(chance, _RELEASES))


def _sayings(chance: random.Random, seconds: float) -> Iterator[Due]:
    at = 2.0
    while (at := at + chance.uniform(0.6, 2.5)) < seconds:
        yield Due(at, _drawn(chance, _SAYINGS))


def _troubles(chance: random.Random, seconds: float) -> Iterator[Due]:
    at = _QUIET_START_S
    while (at := at + chance.uniform(2.0, 6.0)) < seconds:
        kind = _drawn(chance, _TROUBLES)
        yield Due(at, Trouble(kind, _parameters(chance, kind)))


def _parameters(chance: random.Random, kind: FaultKind | Blow) -> dict[str, float]:
    short = chance.uniform(0.3, 0.8 * _DRIVER_PATIENCE_S)
    long = chance.uniform(1.2 * _DRIVER_PATIENCE_S, 2 * _DRIVER_PATIENCE_S)
    match kind:
        case FaultKind.CUT_FILE | FaultKind.SHORT_FILE:
            return {"share": chance.choice((0.0, 0.99, chance.random(), chance.random()))}
        case FaultKind.STALL_FILE:
            return {"share": chance.random(), "seconds": chance.choice((short, short, long))}
        case FaultKind.STALL:
            return {"seconds": chance.choice((short, short, long))}
        case FaultKind.BUSY:
            return {"seconds": chance.uniform(0.2, 4.0)}
        case FaultKind.OFF:
            return {"seconds": chance.uniform(0.5, 5.0)}
        case FaultKind.LIVE_DEAD:
            return {"seconds": chance.uniform(1.0, 5.0)}
        case FaultKind.EMPTY_FRAMES:
            return {"seconds": chance.uniform(0.5, 3.0)}
        case _:
            return {}


def _drawn(chance: random.Random, weights: dict[T, int]) -> T:
    return chance.choices(list(weights), list(weights.values()))[0]
