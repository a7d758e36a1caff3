"""What was measured in plain words: the light meter, the shot size, and what came of an agreed move.

Short, because they stand under a shot or in a corner of the picture. A number that means nothing to people at the
table (chroma, stops of sharpness) is told as a direction instead.
"""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from fotointerview.domain.measures import (
    Measures,
    ShotSize,
    face_share,
    head_room,
    shot_size,
    thirds_offset,
)
from fotointerview.domain.outcomes import Outcome, Turn, outcome
from fotointerview.domain.sayings import Move
from fotointerview.domain.scales import format_ev
from fotointerview.domain.words import Dimension
from fotointerview.gui import texts

translate = QCoreApplication.translate

_THIRDS = ("", "⅓", "⅔")
_ON_A_THIRD = 0.04
"""Of the frame's width or height: nearer than this is on the line."""


def stops(ev: float) -> str:
    """An amount of light in thirds of a stop without its sign: ``⅓``, ``1``, ``1⅓``; "0" for less than a sixth."""
    thirds = round(abs(ev) * 3)
    whole, rest = divmod(thirds, 3)
    return f"{whole or ''}{_THIRDS[rest]}" or "0"


def light_meter(now: Measures, before: Measures | None) -> str:
    """The light on the sitter against the shot before: ``⅔ stop darker than the last``; "" without one."""
    if before is None:
        return ""
    ev = now.key_ev - before.key_ev
    amount = stops(ev)
    if amount == "0":
        return translate("Measures", "as light as the last")
    several = abs(ev) >= 7 / 6  # from one and a third on
    if ev < 0:
        words = (
            translate("Measures", "{stops} stops darker than the last")
            if several
            else translate("Measures", "{stops} stop darker than the last")
        )
    else:
        words = (
            translate("Measures", "{stops} stops lighter than the last")
            if several
            else translate("Measures", "{stops} stop lighter than the last")
        )
    return words.format(stops=amount)


def size_word(size: ShotSize) -> str:
    """The shot size as photographers call it."""
    return {
        ShotSize.EXTREME_CLOSE_UP: translate("Measures", "extreme close-up"),
        ShotSize.CLOSE_UP: translate("Measures", "close-up"),
        ShotSize.MEDIUM_CLOSE_UP: translate("Measures", "medium close-up"),
        ShotSize.MEDIUM: translate("Measures", "medium shot"),
        ShotSize.AMERICAN: translate("Measures", "knee shot"),
        ShotSize.FULL: translate("Measures", "full figure"),
    }[size]


def face_line(measures: Measures) -> str:
    """The face's height in the frame, the shot size, and how far away: ``face 41 % · close-up · about 1.6 m``."""
    share, size = face_share(measures), shot_size(measures)
    if share is None or size is None:
        return translate("Measures", "no face found")
    parts = [translate("Measures", "face {percent} %").format(percent=round(share * 100)), size_word(size)]
    if measures.distance_m is not None:
        metres = QLocale().toString(measures.distance_m, "f", 1)
        parts.append(translate("Measures", "about {metres} m").format(metres=metres))
    return " · ".join(parts)


def framing_line(measures: Measures) -> str:
    """How the face stands in the frame: ``12 % air above · eyes on a third``; "" without a face."""
    air, off = head_room(measures), thirds_offset(measures)
    if air is None or off is None:
        return ""
    percent = round(max(air, 0) * 100)
    parts = [
        translate("Measures", "{percent} % air above").format(percent=percent)
        if percent
        else translate("Measures", "no air above")
    ]
    across, down = (abs(part) < _ON_A_THIRD for part in off)
    if across:
        parts.append(translate("Measures", "face on a third"))
    if down:
        parts.append(translate("Measures", "eyes on a third"))
    return " · ".join(parts)


def measured_move(move: Move, *, before: Measures | None = None, after: Measures | None = None) -> str:
    """What came of a move: ``light + → +0.9 EV``, ``closer → face 1.4× larger``; "" where nothing was measured.

    With the measures of both shots the words of ``FOCUS`` say whether it was the face or the background.
    """
    came = outcome(move, before=before, after=after)
    return f"{_asked(move)} → {_told(came)}" if came else ""


def measured_moves(
    moves: Sequence[Move], *, before: Measures | None = None, after: Measures | None = None
) -> str:
    """All that was measured of the moves that led to a shot, in their order, on one line."""
    told = (measured_move(move, before=before, after=after) for move in moves)
    return " · ".join(words for words in told if words)


def _asked(move: Move) -> str:
    """The move as short as it can be said; never what somebody said about it."""
    if move.dimension is Dimension.LIGHT and move.step:
        return f"{texts.dimension(move.dimension).lower()} {('+' if move.step > 0 else '−') * abs(move.step)}"
    if move.step:
        return texts.step(move.dimension, move.step)
    return texts.dimension(move.dimension).lower()


def _told(came: Outcome) -> str:
    match came.turn:
        case Turn.LIGHT:
            number = QLocale().decimalPoint().join(format_ev(came.amount).split("."))
            return translate("Measures", "{ev} EV").format(ev=number)
        case Turn.LARGER:
            times = QLocale().toString(came.amount, "f", 1)
            return translate("Measures", "face {times}× larger").format(times=times)
        case Turn.SMALLER:
            times = QLocale().toString(came.amount, "f", 1)
            return translate("Measures", "face {times}× smaller").format(times=times)
        case Turn.OFF:
            return translate("Measures", "{percent} % off").format(percent=round(came.amount * 100))
        case turn:
            return _plain(turn)


def _plain(turn: Turn) -> str:
    """What has no number in it."""
    return {
        Turn.AS_LARGE: translate("Measures", "face as large"),
        Turn.AS_DRAWN: translate("Measures", "as drawn"),
        Turn.AS_SHARP: translate("Measures", "as sharp"),
        Turn.SHARPER: translate("Measures", "sharper"),
        Turn.SOFTER: translate("Measures", "softer"),
        Turn.FACE_SHARPER: translate("Measures", "face sharper"),
        Turn.FACE_SOFTER: translate("Measures", "face softer"),
        Turn.GROUND_SHARPER: translate("Measures", "background sharper"),
        Turn.GROUND_SOFTER: translate("Measures", "background softer"),
        Turn.AS_COLOURED: translate("Measures", "as much colour"),
        Turn.FULLER: translate("Measures", "more colour"),
        Turn.PALER: translate("Measures", "less colour"),
    }[turn]
