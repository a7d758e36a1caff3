"""The codes of the research data: answers, moves, choices, marks and voices, with names that no two of them share.

They are the program's own vocabulary, never somebody's words, so that every study's codebook of one language is the
same and projects can be laid together.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache

from fotointerview.domain.alttext import move_phrase
from fotointerview.domain.sayings import Move
from fotointerview.domain.words import Answer, Dimension, Language, MarkKind, Verdict, Voice
from fotointerview.publish.research import CATALOGUE, guid
from fotointerview.publish.words import Words, load_words

_STEPPED = (Dimension.LIGHT, Dimension.DISTANCE, Dimension.FOCUS, Dimension.FRAMING, Dimension.COLOUR)


@dataclass(frozen=True, slots=True)
class Code:
    """One code: ``key`` is what the program calls it (``"move:light:+1"``); a heading is not codable."""

    key: str
    name: str
    description: str = ""
    codable: bool = True
    children: tuple["Code", ...] = ()

    @property
    def guid(self) -> str:
        """The same in every study and language."""
        return guid("code", self.key)


@lru_cache(maxsize=4)
def codebook(language: Language) -> tuple[Code, ...]:
    """The codes under their headings."""
    words = load_words(language, CATALOGUE)
    return (
        _group("answer", Answer, words),
        _heading("move", tuple(_dimension(one, language, words) for one in Dimension), words),
        _group("verdict", Verdict, words),
        _group("mark", MarkKind, words),
        _group("voice", Voice, words),
    )


def all_codes(codes: tuple[Code, ...]) -> Iterator[Code]:
    """Every code with all below it."""
    for code in codes:
        yield code
        yield from all_codes(code.children)


def move_code(move: Move) -> str:
    """The key of a move's code: its step where the dimension has steps, else the dimension."""
    is_step = move.dimension in _STEPPED and (move.step or move.dimension is Dimension.FRAMING)
    return f"move:{move.dimension.value}" + (f":{move.step:+d}" if is_step else "")


def _group(key: str, vocabulary: "type[Answer | Verdict | MarkKind | Voice]", words: Words) -> Code:
    codes = tuple(Code(f"{key}:{one.value}", words.say(f"{key}.{one.value}")) for one in vocabulary)
    return _heading(key, codes, words)


def _heading(key: str, codes: tuple[Code, ...], words: Words) -> Code:
    return Code(key, words.say(f"group.{key}"), words.say(f"about.{key}"), codable=False, children=codes)


def _dimension(dimension: Dimension, language: Language, words: Words) -> Code:
    plain = Move("", "", None, dimension, 0, Voice.TOGETHER, datetime.min.replace(tzinfo=UTC))
    steps = []
    for step in (-2, -1, 0, 1, 2):
        move = replace(plain, step=step)
        if move_code(move) != f"move:{dimension.value}":
            steps.append(Code(move_code(move), move_phrase(move, language=language)))
    name = words.say(f"dimension.{dimension.value}")
    return Code(f"move:{dimension.value}", name, children=tuple(steps))
