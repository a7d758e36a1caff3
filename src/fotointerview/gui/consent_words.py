"""How somebody's consent is doing, at a glance: a sign that is told apart without colour, and a word."""

from datetime import date

from fotointerview.domain.consent import Glance
from fotointerview.domain.words import ConsentKind, Item, Manner, Mode, Scope
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


def scope(which: Scope) -> str:
    """A scope in a word or two."""
    return {
        Scope.CONVERSATION: texts.translate("ConsentWords", "In the conversation"),
        Scope.RESEARCH: texts.translate("ConsentWords", "Research"),
        Scope.INTERNAL: texts.translate("ConsentWords", "Inside the organisation"),
        Scope.BLOG: texts.translate("ConsentWords", "Blog"),
        Scope.ARTICLE: texts.translate("ConsentWords", "Article"),
        Scope.EXHIBITION: texts.translate("ConsentWords", "Exhibition"),
        Scope.SOCIAL: texts.translate("ConsentWords", "Social media"),
        Scope.ARCHIVE: texts.translate("ConsentWords", "Archive"),
    }[which]


def item(which: Item) -> str:
    """What of a person may be used, in a word."""
    return {
        Item.PHOTO: texts.translate("ConsentWords", "photos"),
        Item.QUOTE: texts.translate("ConsentWords", "quotes"),
        Item.NAME: texts.translate("ConsentWords", "name"),
        Item.ROLE: texts.translate("ConsentWords", "role"),
        Item.VOICE: texts.translate("ConsentWords", "voice"),
    }[which]


def mode(which: Mode) -> str:
    """How far somebody may be known."""
    return {
        Mode.NAMED: texts.translate("ConsentWords", "by name"),
        Mode.PSEUDONYM: texts.translate("ConsentWords", "without the name"),
        Mode.UNRECOGNISABLE: texts.translate("ConsentWords", "unrecognisable"),
    }[which]


def manner(which: Manner) -> str:
    """How an answer was given."""
    return {
        Manner.SIGNED: texts.translate("ConsentWords", "signed"),
        Manner.ORAL: texts.translate("ConsentWords", "said aloud"),
        Manner.PAPER: texts.translate("ConsentWords", "on paper"),
    }[which]


def kind(which: ConsentKind) -> str:
    """What happened to a consent."""
    return {
        ConsentKind.GIVEN: texts.translate("ConsentWords", "Given"),
        ConsentKind.REFUSED: texts.translate("ConsentWords", "Said no"),
        ConsentKind.NARROWED: texts.translate("ConsentWords", "Narrowed"),
        ConsentKind.WITHDRAWN: texts.translate("ConsentWords", "Withdrawn"),
        ConsentKind.EXPIRED: texts.translate("ConsentWords", "Expired"),
        ConsentKind.RENEWED: texts.translate("ConsentWords", "Given anew"),
    }[which]


def given(where: Scope, what: Item) -> str:
    """One thing that was given: ``Blog: photos``."""
    return texts.translate("ConsentWords", "{scope}: {item}").format(scope=scope(where), item=item(what))
