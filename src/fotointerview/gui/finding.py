"""Finding an action by a few letters: pure functions over words, for the palette.

What is typed may be words in any order, their beginnings, or the initials of an action; in the window's language or
in English. Accents and capitals do not matter.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be done.

    Attributes:
        key: what it is called in code.
        text: what it is called in the window.
        also: other words it is found by: its English name, its chapter.
        shortcut: its key as people know it; may be empty.
        group: its chapter; may be empty.
        can_do: whether it can be done now.
    """

    key: str
    text: str
    also: tuple[str, ...] = ()
    shortcut: str = ""
    group: str = ""
    can_do: bool = True


class Fit(IntEnum):
    """How well an entry answers what was typed; less is better."""

    KEY = 0
    START = 1
    WORDS = 2
    INITIALS = 3
    INSIDE = 4
    NONE = 5


def plain(words: str) -> str:
    """``words`` in small letters without accents, everything but letters and digits a space."""
    split = unicodedata.normalize("NFKD", words.casefold())
    bare = "".join(letter for letter in split if not unicodedata.combining(letter))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in bare).split())


def fit(typed: str, name: str) -> Fit:
    """How well ``name`` answers ``typed``."""
    wanted, known = plain(typed), plain(name)
    if known.startswith(wanted):
        return Fit.START
    words, parts = known.split(), wanted.split()
    if all(any(word.startswith(part) for word in words) for part in parts):
        return Fit.WORDS
    if _are_initials(wanted.replace(" ", ""), words):
        return Fit.INITIALS
    if all(len(part) > 1 and part in known for part in parts):
        return Fit.INSIDE
    return Fit.NONE


def _are_initials(letters: str, words: Sequence[str]) -> bool:
    """Whether ``letters`` are first letters of ``words``, in their order, beginning with the first word."""
    if len(letters) < 2 or not words or letters[0] != words[0][0]:
        return False
    rest = iter(word[0] for word in words[1:])
    return all(letter in rest for letter in letters[1:])  # "in" goes on where the letter before was found


def found(typed: str, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries that answer ``typed``, the best first; all of them, in their order, when nothing is typed.

    What can be done now comes before what cannot.
    """
    if not plain(typed):
        # A sign alone is a key that somebody looks for: "?" or "+".
        sign = typed.strip()
        return tuple(entry for entry in entries if not sign or entry.shortcut == sign)
    ranked = []
    for entry in entries:
        own = fit(typed, entry.text)
        best = min([own, *(fit(typed, name) for name in entry.also)])
        if entry.shortcut and entry.shortcut.casefold() == typed.strip().casefold():
            best = Fit.KEY
        if best is not Fit.NONE:
            ranked.append(((not entry.can_do, best, own), entry))
    return tuple(entry for _, entry in sorted(ranked, key=lambda pair: pair[0]))
