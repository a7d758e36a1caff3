"""What was drawn on a photo, as lines over it: the pencil tells who drew, in its colour and in its pattern."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from fotointerview.domain.chain import Link
from fotointerview.domain.marks import region_corners
from fotointerview.domain.sayings import Mark, Point
from fotointerview.domain.words import MarkKind, Voice
from fotointerview.publish import hand
from fotointerview.publish.words import Words

_HEAD: Final = 0.03
"""An arrow's head, of the picture's longer side."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One line in the picture's own pixels.

    Attributes:
        pencil: ``participant`` or ``researcher``.
        path: as SVG writes it.
        dot: it is a single point.
    """

    pencil: str
    path: str
    dot: bool = False


def drawn(link: Link, size: tuple[int, int]) -> tuple[Drawn, ...]:
    """Everything drawn on a shot, for its photo of ``size`` in pixels."""
    return tuple(line for mark in link.marks for line in _lines(mark, link, size))


def told(link: Link, words: Words) -> tuple[str, ...]:
    """The same in words: who drew what."""
    sentences = []
    for voice in Voice:
        kinds = dict.fromkeys(
            words.say(f"mark.{mark.kind.value}") for mark in link.marks if mark.voice is voice
        )
        if kinds:
            who = words.say(f"voice.{voice.value}")
            sentences.append(words.say("drawn", who=who, marks=", ".join(kinds)))
    return tuple(sentences)


def _lines(mark: Mark, link: Link, size: tuple[int, int]) -> Iterable[Drawn]:
    crop = link.look.crop
    if min(crop[2:]) <= 0:
        return
    place = {"crop": crop, "width": float(size[0]), "height": float(size[1])}
    pencil = "participant" if mark.voice is Voice.PARTICIPANT else "researcher"
    for points in mark.strokes:
        if len(points) == 1:
            ((x, y),) = hand.placed(points, **place)  # type: ignore[arg-type]  # a crop is four numbers
            yield Drawn(pencil, f"M{_number(x)} {_number(y)}h.1", dot=True)
            continue
        if mark.kind is MarkKind.REGION:
            corners = region_corners(points)
            yield Drawn(pencil, _straight(hand.placed(corners, **place)) + "Z")  # type: ignore[arg-type]
            continue
        yield Drawn(pencil, _path(hand.stroke(points, **place)))  # type: ignore[arg-type]
        if mark.kind is MarkKind.ARROW:
            there = hand.placed(points, **place)  # type: ignore[arg-type]
            yield Drawn(pencil, _path(hand.arrowhead(there, size=_HEAD * max(size))))


def _straight(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{_number(x)} {_number(y)}" for x, y in points)


def _path(curve: hand.Curve) -> str:
    return "".join(str(kind) + " ".join(_number(float(one)) for one in numbers) for kind, *numbers in curve)


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
