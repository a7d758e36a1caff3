"""Posters for an exhibition: a portrait with its quote, and everybody on the chain from law to counter."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from fotointerview.publish.lettering import breakable, one_line
from fotointerview.publish.material import Made, Material, Tick, no_tick
from fotointerview.publish.portraits import Portrait, chosen_portraits, fitting, one_each, shape
from fotointerview.publish.press import Json, Sheet, press
from fotointerview.publish.prints import Print
from fotointerview.publish.words import load_words

PAPERS: Final = {"a3": (297.0, 420.0), "a2": (420.0, 594.0)}
"""Width and height in mm, upright."""
_PX: Final = {"a3": 3300, "a2": 4400}
"""Longer side of a portrait: 300 and 280 dots per inch where it is printed largest."""
_LONGEST: Final = 320
"""Letters of a quote that can be read from where the portrait is looked at."""
_RATIO: Final = 4 / 5
_DOTS_PER_MM: Final = 300 / 25.4
_CAPTION: Final = 12.0
_GAP: Final = 5.0
_LARGEST: Final = 112.0
_AROUND: Final = 88.0
"""What of the poster's height is not for portraits."""
_EMPTY: Final = 0.55
"""How wide a place without anybody is, beside a place with one."""
_LOWEST: Final = 46.0
_QUOTE: Final = (34.0, 50.0)
"""The least and the most height of a quote below a portrait on the map."""
_NARROWEST: Final = 40.0
"""Of a portrait that has its quote below it."""
_LETTER: Final = 11.5
"""What a letter of the smallest print that is read standing takes of the paper, in square mm."""


def make_posters(material: Material, *, out: Path, paper: str = "a3", tick: Tick = no_tick) -> Made:
    """Make a poster of every chosen portrait that may be seen, each a page of the PDF ``out``.

    ``paper`` is one of :data:`PAPERS`. The portrait is shown as it was chosen: nothing of it is cut away. A quote for
    which there is no room ends in an ellipsis, and its shot is in the answer's ``shortened``.

    Raises:
        FaultError: ``NOTHING_TO_EXPORT`` when there is no shot at all, ``NOTHING_CHOSEN`` when there is no such
            portrait, ``EXPORT_FAILED`` when it cannot be made.
    """
    portraits = chosen_portraits(material, longest=_LONGEST)
    sheet = Sheet(
        template="poster.typ",
        links=[one.link for one in portraits],
        wanted={one.link.shot.id: {"": _PX[paper]} for one in portraits},
        data=lambda prints: (
            _common(material, "poster", paper)
            | {"posters": [_poster(material, one, prints[one.link.shot.id]) for one in portraits]}
        ),
    )
    made = press(sheet, material, out=out, tick=tick)
    return replace(made, shortened=tuple(one.link.shot.number for one in portraits if one.shortened))


def make_map(material: Material, *, out: Path, paper: str = "a3", tick: Tick = no_tick) -> Made:
    """Make the poster from law to counter, on its side: a column for every role, with portraits of who stands there.

    One portrait of everybody of whom one may be seen. Where nobody's may, the place is empty; no place is, when
    anybody's role is not told. Who gave no leave for theirs to be told stands apart, at the end.

    Raises:
        FaultError: ``NOTHING_TO_EXPORT`` when there is no shot at all, ``NOTHING_CHOSEN`` when there is no such
            portrait, ``EXPORT_FAILED`` when it cannot be made.
    """
    high, wide = PAPERS[paper]
    columns = _columns(material, one_each(chosen_portraits(material)))
    grown = wide / 420.0
    laid = _laid(columns, width=wide / grown - 30, height=high / grown - _AROUND)
    spare = high / grown - _AROUND - _tallest(columns, laid)
    room = _quote_room(columns, laid, spare)
    drop = round(max(0.0, min(_LOWEST, (spare - room) * 0.4)), 3)
    people = [one for column in columns for one in column.people]

    def data(prints: Mapping[str, Print]) -> Json:
        question = _shared_question(people)
        told = [
            _column(material, column, place, prints, room)
            for column, place in zip(columns, laid, strict=True)
        ]
        own = {"ratio": _RATIO, "columns": told, "drop": drop, "quote_room": room}
        return _common(material, "map", paper) | question | own

    sheet = Sheet(
        template="postermap.typ",
        links=[one.link for one in people],
        wanted={
            one.link.shot.id: {"": math.ceil(place.side / _RATIO * grown * _DOTS_PER_MM)}
            for column, place in zip(columns, laid, strict=True)
            for one in column.people
        },
        data=data,
        ratios={one.link.shot.id: _RATIO for one in people},
    )
    return press(sheet, material, out=out, tick=tick)


@dataclass(frozen=True, slots=True)
class _Column:
    """A place on the chain and who stands there."""

    name: str
    people: tuple[Portrait, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """How a column is laid: its width, how many stand beside each other, and how wide a portrait is, in mm of an A3."""

    width: float
    beside: int
    side: float


def _columns(material: Material, portraits: Sequence[Portrait]) -> list[_Column]:
    roles = {role.id: role for role in material.open_roles}
    roles |= {one.chain.role.id: one.chain.role for one in portraits if one.chain.role is not None}
    columns = [
        _Column(
            breakable(one_line(role.name(material.language), longest=40)),
            tuple(one for one in portraits if one.chain.role is not None and one.chain.role.id == role.id),
        )
        for role in sorted(roles.values(), key=lambda role: (role.position, role.id))
    ]
    apart = tuple(one for one in portraits if one.chain.role is None)
    if apart:
        words = load_words(material.language, "cards")
        columns.append(_Column(words.say("elsewhere") if columns else "", apart))
    return columns


def _laid(columns: Sequence[_Column], *, width: float, height: float) -> list[_Place]:
    """Everybody's portrait as large as everybody else's, and as large as fits; what is left goes between columns."""
    most = max(1, *(len(column.people) for column in columns))
    ways = [[math.ceil(len(column.people) / rows) for column in columns] for rows in range(1, most + 1)]
    beside, side = max(((way, _side(way, columns, width, height)) for way in ways), key=lambda way: way[1])
    own = [
        count * side + _GAP * (count - 1) if count else min(_EMPTY * side, width / len(columns))
        for count in beside
    ]
    spare = max(0.0, width - _GAP * (len(columns) - 1) - sum(own)) / len(columns)
    return [
        _Place(round(wide + spare, 3), max(1, count), round(side if count else wide, 3))
        for wide, count in zip(own, beside, strict=True)
    ]


def _side(beside: Sequence[int], columns: Sequence[_Column], width: float, height: float) -> float:
    """How wide a portrait is at most when so many stand beside each other in each column."""
    pairs = zip(beside, columns, strict=True)
    rows = max(math.ceil(len(column.people) / max(1, count)) for count, column in pairs)
    across = width - _GAP * (len(columns) - 1) - sum(_GAP * (count - 1) for count in beside if count)
    tracks = sum(count or _EMPTY for count in beside)
    return max(2.0, min(across / tracks, (height / max(1, rows) - _CAPTION) * _RATIO, _LARGEST))


def _tallest(columns: Sequence[_Column], laid: Sequence[_Place]) -> float:
    """How high the highest column is."""
    return max(
        math.ceil(len(column.people) / place.beside) * (place.side / _RATIO + _CAPTION)
        for column, place in zip(columns, laid, strict=True)
    )


def _quote_room(columns: Sequence[_Column], laid: Sequence[_Place], spare: float) -> float:
    """How high the quotes may be; 0 where portraits stand below each other, or there is no room."""
    least, most = _QUOTE
    one_row = all(len(column.people) <= place.beside for column, place in zip(columns, laid, strict=True))
    return round(min(most, spare), 3) if one_row and spare >= least else 0.0


def _quote_below(one: Portrait, place: _Place, room: float) -> str:
    """The quote of a portrait, where it can be printed whole and be read."""
    if place.side < _NARROWEST or one.shortened:
        return ""
    quote, is_cut = fitting(one.quote, int(place.side * room / _LETTER))
    return "" if is_cut else quote


def _common(material: Material, kind: str, paper: str) -> Json:
    words = load_words(material.language, "cards")
    title = one_line(material.title) or words.say(kind)
    wide, high = PAPERS[paper]
    return {
        "lang": material.language.value,
        "name": title,
        "title": breakable(title),
        "kind": words.say(kind),
        "author": words.say("author"),
        "width": wide,
        "height": high,
        "missing": words.say("unreadable"),
    }


def _poster(material: Material, one: Portrait, printed: Print) -> Json:
    wide, high = shape(one.link)
    return {
        "file": printed.name,
        "alt": one.alt(material),
        "wide": wide,
        "high": high,
        "quote": one.quote,
        "question": one.question,
        "who": " · ".join(filter(None, (one.who, one.role))),
        "lang": one.chain.interview.language.value,
    }


def _shared_question(portraits: Sequence[Portrait]) -> dict[str, str]:
    """The question, where everybody was asked the same."""
    asked = {(one.question, one.chain.interview.language.value) for one in portraits}
    question, lang = next(iter(asked)) if len(asked) == 1 else ("", "")
    return {"question": fitting(question, 200)[0], "question_lang": lang}


def _column(
    material: Material, column: _Column, place: _Place, prints: Mapping[str, Print], room: float
) -> Json:
    return {
        "name": column.name,
        "width": place.width,
        "beside": place.beside,
        "side": place.side,
        "empty": "" if column.people else load_words(material.language, "cards").say("empty"),
        "people": [
            {
                "file": prints[one.link.shot.id].name,
                "alt": one.alt(material),
                "who": one.who,
                "quote": _quote_below(one, place, room),
                "lang": one.chain.interview.language.value,
            }
            for one in column.people
        ],
    }
