"""How large everything in the participant's window is: readable at two metres, to be touched without aiming. No Qt.

One unit grows with the window, from a small tablet to a large screen on its side or upright. At 1366×768 it is 1.
"""

from dataclasses import dataclass
from typing import Final

TOUCH: Final = 48
"""Nothing that is touched is smaller: logical pixels."""
PENCIL: Final = 56
_LEAST_SCALE: Final = 220
"""A scale is no narrower than this many units, so that five stops lie a finger apart."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Measures in logical pixels.

    Attributes:
        unit: by what the measures for 1366×768 are multiplied.
        question: text size of the question.
        answer: text size of the answers and the other buttons.
        label: text size along the scales.
        button: height of an answer.
        answer_width: width of an answer.
        tool: height and least width of the other buttons.
        knob: diameter of a scale's knob.
        gap: between things.
        side: left and right of the scales.
        columns: scales beside each other.
        scales: how many scales there is room for.
        tools_apart: whether pencil and black and white have a row of their own.
        question_height: the question is no higher than this.
    """

    unit: float
    question: int
    answer: int
    label: int
    button: int
    answer_width: int
    tool: int
    knob: int
    gap: int
    side: int
    columns: int
    scales: int
    tools_apart: bool
    question_height: int


def sizes(width: int, height: int, *, scales: int, text: int = 100) -> Sizes:
    """The measures for a window of ``width`` × ``height`` logical pixels.

    Args:
        width: of the window.
        height: of the window.
        scales: how many there are to show.
        text: size of the text that the researcher chose, in per cent; the picture keeps its place, so that it counts
            for half of what it asks, and no further than one and a half times.
    """
    upright = height > width
    raw = min(width / 720, height / 1150) if upright else min(width / 1366, height / 768)
    unit = min(max(raw, 0.6), 3.6)
    words = min(1 + (text - 100) / 200, 1.5)
    gap = max(8, round(16 * unit))
    side = max(16, round((40 if upright else 90) * unit))
    columns, shown = _columns(
        width - 2 * side, scales=scales, least=_LEAST_SCALE * unit + gap, upright=upright
    )
    answer_width = min(round(203 * unit * min(words, 1.2)), (width - 2 * gap - 2 * gap) // 3)
    tools = round(2 * (230 * unit + 3 * gap))
    return Sizes(
        unit=unit,
        question=max(18, round(28 * unit * words)),
        answer=max(15, round(22 * unit * words)),
        label=max(14, round(18 * unit * words)),
        button=max(TOUCH, round(68 * unit)),
        answer_width=answer_width,
        tool=max(PENCIL, round(60 * unit)),
        knob=max(40, round(46 * unit)),
        gap=gap,
        side=side,
        columns=columns,
        scales=shown,
        tools_apart=width < 3 * answer_width + 2 * gap + tools,
        question_height=round(height * 0.16),
    )


def _columns(width: float, *, scales: int, least: float, upright: bool) -> tuple[int, int]:
    """How many scales stand beside each other, and how many there are in all."""
    if not scales:
        return 1, 0
    beside = max(1, int(width // least))
    if beside >= scales:
        return scales, scales
    if upright:
        # An upright window has room below the picture: two rows of two.
        return min(2, beside), scales
    return min(3, beside), min(3, beside, scales)
