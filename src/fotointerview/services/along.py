"""What goes along in which exit, and what does not: for the table in the dialog, before anything leaves.

The standard for research data asks for a warning where something is lost. Whatever is said here, the gate comes first:
only what was released goes along at all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from fotointerview.domain.words import Language
from fotointerview.publish.words import load_words


class Along(StrEnum):
    """How far something goes along."""

    WHOLE = "whole"
    PARTLY = "partly"
    NOT = "not"


class Thing(StrEnum):
    """What a study consists of, as people would ask for it."""

    PHOTOS = "photos"
    ANSWERS = "answers"
    REASONS = "reasons"
    MOVES = "moves"
    MEASURED = "measured"
    QUOTES = "quotes"
    MARKS = "marks"
    CHOICES = "choices"
    EXPOSURE = "exposure"
    PEOPLE = "people"
    CODES = "codes"
    NOTES = "notes"
    ORIGINALS = "originals"


@dataclass(frozen=True, slots=True)
class AlongLine:
    """One line of the table: what, how far, and what to know about it ("" where there is nothing to add)."""

    thing: str
    along: Along
    how: str
    remark: str = ""


_TOLD: Final = frozenset(Thing) - {Thing.PHOTOS, Thing.CODES, Thing.NOTES, Thing.ORIGINALS}
"""What can be said in words and numbers."""


def _table(whole: frozenset[Thing], *partly: Thing) -> Mapping[Thing, Along]:
    given = dict.fromkeys(Thing, Along.NOT) | dict.fromkeys(whole, Along.WHOLE)
    return MappingProxyType(given | dict.fromkeys(partly, Along.PARTLY))


_TABLES: Final[Mapping[str, Mapping[Thing, Along]]] = MappingProxyType(
    {
        "qdpx": _table(_TOLD | {Thing.PHOTOS, Thing.CODES}, Thing.MARKS, Thing.EXPOSURE),
        "qdc": _table(frozenset({Thing.CODES})),
        "csv": _table(_TOLD),
        "json": _table(_TOLD),
        "log": _table(_TOLD, Thing.MARKS, Thing.EXPOSURE),
    }
)


def goes_along(kind: str) -> Mapping[Thing, Along]:
    """How far each thing goes along in the exit of that kind; empty for one of which nothing is told."""
    return _TABLES.get(kind, MappingProxyType({}))


def along_lines(kind: str, language: Language) -> tuple[AlongLine, ...]:
    """The table of an exit in words."""
    words = load_words(language, "along")
    lines = []
    for thing, along in goes_along(kind).items():
        is_short = along is Along.PARTLY or (thing is Thing.PHOTOS and along is Along.WHOLE)
        remark = words.say(f"remark.{kind}.{thing.value}") if is_short else ""
        if thing in (Thing.NOTES, Thing.ORIGINALS):
            remark = words.say(f"remark.never.{thing.value}")
        lines.append(
            AlongLine(words.say(f"thing.{thing.value}"), along, words.say(f"along.{along.value}"), remark)
        )
    return tuple(lines)
