"""How somebody's consent is doing, at a glance: a sign that is told apart without colour, and a word."""

from datetime import date

from fotointerview.domain.consent import Glance
from fotointerview.gui import texts

_SIGNS = {
    Glance.NONE: "○",
    Glance.REFUSED: "⊘",
    Glance.WITHDRAWN: "⊘",
    Glance.EXPIRED: "◌",
    Glance.NOT_YET: "◷",
    Glance.CONVERSATION: "◔",
    Glance.INSIDE: "◑",
    Glance.OUTSIDE: "●",
}


def glance_word(glance: Glance) -> str:
    """The word for a card."""
    return {
        Glance.NONE: texts.translate("ConsentWords", "not asked yet"),
        Glance.REFUSED: texts.translate("ConsentWords", "said no"),
        Glance.WITHDRAWN: texts.translate("ConsentWords", "withdrawn"),
        Glance.EXPIRED: texts.translate("ConsentWords", "expired"),
        Glance.NOT_YET: texts.translate("ConsentWords", "not begun yet"),
        Glance.CONVERSATION: texts.translate("ConsentWords", "conversation"),
        Glance.INSIDE: texts.translate("ConsentWords", "inside"),
        Glance.OUTSIDE: texts.translate("ConsentWords", "outside too"),
    }[glance]


def glance_line(glance: Glance) -> str:
    """Sign and word."""
    return f"{_SIGNS[glance]} {glance_word(glance)}"


def glance_told(glance: Glance, ends_on: date | None) -> str:
    """A sentence for a tool tip or a screen reader."""
    told = texts.translate("ConsentWords", "Consent: {word}").format(word=glance_word(glance))
    if ends_on is None:
        return told
    return texts.translate("ConsentWords", "{told}, until {day}").format(told=told, day=ends_on.isoformat())
