"""Conversation cards: on the front a portrait, on the back what its sitter said and the question that was asked."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from fotointerview.publish.lettering import breakable, one_line
from fotointerview.publish.material import Made, Material, Tick, no_tick
from fotointerview.publish.portraits import Portrait, chosen_portraits, shape
from fotointerview.publish.press import Json, Sheet, press
from fotointerview.publish.prints import Print
from fotointerview.publish.words import load_words

_SHORT, _LONG, _BLEED = 105.0, 148.0, 3.0
"""An A6 card and what of its picture is cut away at each side, in mm."""
_PX: Final = 1820
"""Longer side of the print: 300 dots per inch with the bleed."""


def make_cards(material: Material, *, out: Path, single: bool = False, tick: Tick = no_tick) -> Made:
    """Make a card of every chosen portrait that may be seen, as the PDF ``out``.

    Four on a sheet that is an A4 when trimmed: the front, then the back, for paper turned over on its long edge.
    ``single``: every side of a card on an A6 page of its own. Either way the picture goes 3 mm over the edge.
    A quote for which there is no room ends in an ellipsis, and its shot is in the answer's ``shortened``.

    Raises:
        FaultError: ``NOTHING_TO_EXPORT`` when there is no shot at all, ``NOTHING_CHOSEN`` when there is no such
            portrait, ``EXPORT_FAILED`` when it cannot be made.
    """
    portraits = chosen_portraits(material)
    sheet = Sheet(
        template="cards.typ",
        links=[one.link for one in portraits],
        wanted={one.link.shot.id: {"": _PX} for one in portraits},
        data=lambda prints: _data(material, portraits, prints, single=single),
        ratios={one.link.shot.id: _ratio(one) for one in portraits},
    )
    made = press(sheet, material, out=out, tick=tick)
    return replace(made, shortened=tuple(one.link.shot.number for one in portraits if one.shortened))


def _lies(portrait: Portrait) -> bool:
    """Whether the card is wider than high, as its photo is."""
    wide, high = shape(portrait.link)
    return wide > high


def _ratio(portrait: Portrait) -> float:
    wide, high = _SHORT + 2 * _BLEED, _LONG + 2 * _BLEED
    return high / wide if _lies(portrait) else wide / high


def _data(
    material: Material, portraits: Sequence[Portrait], prints: Mapping[str, Print], *, single: bool
) -> Json:
    words = load_words(material.language, "cards")
    return {
        "lang": material.language.value,
        "name": one_line(material.title) or words.say("cards"),
        "kind": words.say("cards"),
        "author": words.say("author"),
        "single": single,
        "front": words.say("front", sheet="{sheet}"),
        "back": words.say("back", sheet="{sheet}"),
        "cards": [
            {
                "file": prints[one.link.shot.id].name,
                "alt": one.alt(material),
                "missing": words.say("unreadable"),
                "lies": _lies(one),
                "quote": one.quote,
                "question": one.question,
                "who": one.who,
                "lang": one.chain.interview.language.value,
            }
            for one in portraits
        ],
        "study": breakable(one_line(material.title, longest=80)),
    }
