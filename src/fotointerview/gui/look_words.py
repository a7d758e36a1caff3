"""Looks in words: their sides, how far each goes, what changed between two of them, who asked."""

from PySide6.QtCore import QLocale

from fotointerview.domain import looks
from fotointerview.domain.looks import Difference, Side
from fotointerview.domain.sayings import Look
from fotointerview.domain.words import Voice
from fotointerview.gui import texts


def side(which: Side) -> str:
    """The side's name beside its slider."""
    return {
        Side.MONOCHROME: texts.translate("Look", "Black and white"),
        Side.MIX: texts.translate("Look", "Mix"),
        Side.LIGHT: texts.translate("Look", "Light"),
        Side.CONTRAST: texts.translate("Look", "Contrast"),
        Side.SATURATION: texts.translate("Look", "Saturation"),
        Side.WARMTH: texts.translate("Look", "Warmth"),
        Side.SOFT: texts.translate("Look", "Soft"),
        Side.CROP: texts.translate("Look", "Crop"),
    }[which]


def channel(which: int) -> str:
    """Red, green or blue (0, 1, 2)."""
    return (
        texts.translate("Look", "Red"),
        texts.translate("Look", "Green"),
        texts.translate("Look", "Blue"),
    )[which]


def voice(which: Voice) -> str:
    """Who asks for a look."""
    return {
        Voice.PARTICIPANT: texts.translate("Look", "Participant"),
        Voice.RESEARCHER: texts.translate("Look", "Researcher"),
        Voice.TOGETHER: texts.translate("Look", "Together"),
    }[which]


def ev(number: float) -> str:
    """Light in EV: ``+0.5``, ``−1.0``, ``0``."""
    if abs(number) < 0.05:
        return "0"
    return f"{_sign(number)}{QLocale().toString(float(abs(number)), 'f', 1)}"


def signed(number: float) -> str:
    """−1..+1 in hundredths: ``+20``, ``−5``, ``0``."""
    hundredths = round(number * 100)
    return f"{_sign(hundredths)}{abs(hundredths)}" if hundredths else "0"


def share(number: float) -> str:
    """0..1 in hundredths."""
    return str(round(number * 100))


def change(before: Look, after: Look) -> str:
    """What changed, for the history: ``black and white, lighter (+0.5 EV)``; "" when nothing did."""
    return ", ".join(_difference(one, after) for one in looks.differences(before, after))


def look(which: Look) -> str:
    """What a look does, against the picture as it was taken."""
    return change(looks.AS_TAKEN, which) or texts.translate("Look", "as taken")


def _difference(one: Difference, after: Look) -> str:
    match one.side:
        case Side.LIGHT:
            return texts.translate("Look", "{lighter} ({by} EV)").format(
                lighter=_ends(Side.LIGHT)[one.by > 0], by=ev(one.by)
            )
        case Side.MIX:
            return texts.translate("Look", "mix of red {red}, green {green}, blue {blue}").format(
                red=share(after.mix[0]), green=share(after.mix[1]), blue=share(after.mix[2])
            )
        case Side.CROP if not one.by:
            return texts.translate("Look", "another crop")
        case _:
            return _ends(one.side)[one.by > 0]


def _ends(which: Side) -> tuple[str, str]:
    """What less and what more of a side is called."""
    return {
        Side.MONOCHROME: (texts.translate("Look", "in colour"), texts.translate("Look", "black and white")),
        Side.LIGHT: (texts.translate("Look", "darker"), texts.translate("Look", "lighter")),
        Side.CONTRAST: (texts.translate("Look", "less contrast"), texts.translate("Look", "more contrast")),
        Side.SATURATION: (texts.translate("Look", "less colour"), texts.translate("Look", "more colour")),
        Side.WARMTH: (texts.translate("Look", "colder"), texts.translate("Look", "warmer")),
        Side.SOFT: (texts.translate("Look", "less soft"), texts.translate("Look", "softer")),
        Side.CROP: (texts.translate("Look", "cropped tighter"), texts.translate("Look", "cropped wider")),
    }[which]


def _sign(number: float) -> str:
    return "+" if number > 0 else "−"
