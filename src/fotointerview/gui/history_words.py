"""What was done, in the words of the window: one line for every kind of deed."""

from fotointerview.domain.history import MAY_LEAVE, STAYS, Deed, DeedKind
from fotointerview.domain.words import Answer, Dimension, LinkKind, MarkKind, Verdict, Voice
from fotointerview.gui import texts

_LONGEST = 60
"""Of quoted words, in characters; a line is no page."""


def agreed(detail: str) -> tuple[Dimension, int, str]:
    """Dimension, step and words of an agreement's detail (``"light +1"``, ``"pose 0 kin omhoog"``).

    Raises:
        ValueError: it is no such detail.
    """
    name, step, words = (*detail.split(" ", 2), "", "")[:3]
    return Dimension(name), int(step), words


def deed(which: Deed) -> str:
    """What was done, with who where it was the researcher, and the shot."""
    parts = [_what(which)]
    if which.voice is Voice.RESEARCHER and which.kind in _SPOKEN:
        parts.append(texts.translate("History", "the researcher"))
    if which.shot is not None:
        parts.append(texts.translate("History", "shot {number}").format(number=which.shot))
    return " · ".join(parts)


_SPOKEN = frozenset(
    {DeedKind.JUDGED, DeedKind.REASONED, DeedKind.AGREED, DeedKind.QUOTED, DeedKind.LOOKED, DeedKind.DREW}
)
"""Kinds where it matters whose it was; notes and descriptions are always the researcher's."""


def _what(which: Deed) -> str:
    name, told = _name(which.kind), _told(which)
    if which.kind is DeedKind.QUOTE_TIED and not which.detail:
        return texts.translate("History", "quote loosened")
    return f"{name}: {told}" if told else name


def _name(kind: DeedKind) -> str:
    return {
        DeedKind.JUDGED: texts.translate("History", "answer"),
        DeedKind.REASONED: texts.translate("History", "reason"),
        DeedKind.AGREED: texts.translate("History", "agreed"),
        DeedKind.QUOTED: texts.translate("History", "quote"),
        DeedKind.QUOTE_CHANGED: texts.translate("History", "quote changed"),
        DeedKind.QUOTE_TIED: texts.translate("History", "quote tied"),
        DeedKind.QUOTE_REMOVED: texts.translate("History", "quote removed"),
        DeedKind.NOTED: texts.translate("History", "note"),
        DeedKind.NOTE_CHANGED: texts.translate("History", "note changed"),
        DeedKind.NOTE_REMOVED: texts.translate("History", "note removed"),
        DeedKind.DREW: texts.translate("History", "drawn"),
        DeedKind.MARK_CHANGED: texts.translate("History", "drawing changed"),
        DeedKind.ERASED: texts.translate("History", "erased"),
        DeedKind.LOOKED: texts.translate("History", "another look"),
        DeedKind.CHOSE: texts.translate("History", "choice"),
        DeedKind.PLACED: texts.translate("History", "place"),
        DeedKind.DESCRIBED: texts.translate("History", "description"),
        DeedKind.APPROVED: texts.translate("History", "out of the house"),
        DeedKind.FACED: texts.translate("History", "face corrected"),
        DeedKind.SET_CAMERA: texts.translate("History", "camera set"),
    }[kind]


def _told(which: Deed) -> str:
    """What the detail says; a detail that is not understood is shown as it is."""
    detail = which.detail
    try:
        match which.kind:
            case DeedKind.JUDGED:
                return texts.answer(Answer(detail)).lower()
            case DeedKind.CHOSE:
                taken_back = texts.translate("History", "taken back")
                return texts.verdict(Verdict(detail)).lower() if detail else taken_back
            case DeedKind.PLACED:
                return texts.tier(int(detail)).lower() if detail else texts.translate("History", "none")
            case DeedKind.APPROVED:
                return _out_of_the_house(detail)
            case DeedKind.AGREED:
                return _agreed(detail)
            case DeedKind.QUOTE_TIED:
                return _tie(LinkKind(detail)) if detail else ""
            case DeedKind.DREW | DeedKind.MARK_CHANGED | DeedKind.ERASED:
                return _mark(MarkKind(detail)) if detail else ""
            case DeedKind.SET_CAMERA:
                return detail
    except (KeyError, ValueError):
        return detail
    return f"“{_short(detail)}”" if detail else ""


def _agreed(detail: str) -> str:
    which, step, words = agreed(detail)
    parts = [texts.dimension(which).lower()]
    if step or not words:
        parts.append(texts.step(which, step) or f"{step:+d}")
    if words:
        parts.append(f"“{_short(words)}”")
    return ", ".join(parts)


def _out_of_the_house(detail: str) -> str:
    return {
        MAY_LEAVE: texts.translate("History", "this one may"),
        STAYS: texts.translate("History", "this one stays"),
    }[detail]


def _tie(kind: LinkKind) -> str:
    return {
        LinkKind.SAID_AT: texts.translate("History", "said here"),
        LinkKind.ILLUSTRATES: texts.translate("History", "illustrates"),
        LinkKind.KEEP_TOGETHER: texts.translate("History", "keep together"),
    }[kind]


def _mark(kind: MarkKind) -> str:
    return {
        MarkKind.STROKES: texts.translate("History", "pen"),
        MarkKind.CIRCLE: texts.translate("History", "circle"),
        MarkKind.ARROW: texts.translate("History", "arrow"),
        MarkKind.REGION: texts.translate("History", "region"),
        MarkKind.PIN: texts.translate("History", "pin"),
        MarkKind.TEXT: texts.translate("History", "text"),
    }[kind]


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
