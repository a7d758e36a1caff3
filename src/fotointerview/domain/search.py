"""Searching words: what somebody typed taken apart, and where it stands in what was found.

Nobody's text is ever read as a language of queries: only its letters and digits count. Case and accents do not
matter. The index itself is in :mod:`fotointerview.storage.search`.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Final

from fotointerview.domain.words import Answer, Dimension

MOST_WORDS: Final = 24
"""Of a longer query only the first so many words or phrases count."""

EXCERPT: Final = 160
"""Characters of an excerpt, about."""

_QUOTES: Final = re.compile('["“”„«»]')
_FIRST_MARK, _LAST_MARK = 0x300, 0x331
MARK: Final = "\u0300"
"""Stands for every accent in folded text."""

Range = tuple[int, int]
"""From which character, to before which."""


class HitKind(StrEnum):
    """What was found; named as the tables are."""

    PARTICIPANT = "participant"
    ROLE = "role"
    QUOTE = "quote"
    NOTE = "note"
    JUDGEMENT = "judgement"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found.

    Attributes:
        ref: its id.
        participant_id: whose it is; "" for a role.
        interview_id: where it was said; "" for a participant or a role.
        shot_id: the shot it is about; "" where there is none. Of a quote the first shot it was said at.
        shot_number: that shot's number; ``None`` where there is none.
        when: when it was said; ``None`` for a participant or a role.
        words: an excerpt, plain text; "…" where it was cut.
        matches: which characters of ``words`` were searched for, in order, never one inside another.
        rank: 0 is the best of this search, or the newest where no words were searched for.
        answer: of a judgement; ``dimension`` and ``step`` of a move.
    """

    kind: HitKind
    ref: str
    participant_id: str = ""
    interview_id: str = ""
    shot_id: str = ""
    shot_number: int | None = None
    when: datetime | None = None
    words: str = ""
    matches: tuple[Range, ...] = ()
    rank: int = 0
    answer: Answer | None = None
    dimension: Dimension | None = None
    step: int = 0


@dataclass(frozen=True, slots=True)
class Sieve:
    """What of all that is found is wanted; nothing chosen lets everything through.

    Attributes:
        kinds: only these; none means all.
        answers: only judgements with one of these answers.
        dimension: only moves on this one.
        role_id: only what is of people of that role.
    """

    kinds: frozenset[HitKind] = frozenset()
    answers: frozenset[Answer] = frozenset()
    dimension: Dimension | None = None
    role_id: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it lets everything through."""
        return self == Sieve()

    @property
    def chosen(self) -> int:
        """How many things are chosen in it."""
        return len(self.kinds) + len(self.answers) + (self.dimension is not None) + bool(self.role_id)

    def with_kinds(self, kinds: Iterable[HitKind]) -> "Sieve":
        """Only these kinds; an answer stays where judgements may come, a dimension where moves may."""
        wanted = frozenset(kinds)
        return replace(
            self,
            kinds=wanted,
            answers=self.answers if not wanted or HitKind.JUDGEMENT in wanted else frozenset(),
            dimension=self.dimension if not wanted or HitKind.MOVE in wanted else None,
        )

    def with_answers(self, answers: Iterable[Answer]) -> "Sieve":
        """Only judgements with these answers (and moves, where a dimension is chosen)."""
        wanted = frozenset(answers)
        return replace(self, answers=wanted)._of_its_kinds() if wanted else replace(self, answers=wanted)

    def with_dimension(self, dimension: Dimension | None) -> "Sieve":
        """Only moves on this dimension (and judgements, where an answer is chosen)."""
        changed = replace(self, dimension=dimension)
        return changed._of_its_kinds() if dimension is not None else changed

    def _of_its_kinds(self) -> "Sieve":
        """Without the kinds that answers and dimension leave nothing of."""
        asked = {HitKind.JUDGEMENT} if self.answers else set()
        asked |= {HitKind.MOVE} if self.dimension is not None else set()
        return replace(self, kinds=frozenset(asked) if self.kinds else frozenset())


EVERYTHING: Final = Sieve()
"""The sieve that lets everything through."""


@dataclass(frozen=True)
class Term:
    """Words that must follow each other; of a ``prefix`` the last one may go on."""

    words: tuple[str, ...]
    prefix: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds it in folded text, as whole words."""
        return re.compile(r"(?<!\S)" + self._spelled + (r"\S*" if self.prefix else r"(?!\S)"))

    @cached_property
    def loose_pattern(self) -> re.Pattern[str]:
        """Finds it in folded text, also in the midst of a word."""
        return re.compile(self._spelled)

    @property
    def _spelled(self) -> str:
        letters = (filter(MARK.__ne__, folded(word)) for word in self.words)
        return " +".join("".join(re.escape(letter) + f"{MARK}*" for letter in word) for word in letters)


def terms(query: str) -> tuple[Term, ...]:
    """What is searched for: every word by itself, what stands between double quotes as one phrase.

    The last word, or the last of a phrase that is not closed, is a prefix: somebody is still typing.
    """
    found: list[Term] = []
    pieces = _QUOTES.split(query)
    for index, piece in enumerate(pieces):
        words = _words(piece)
        if index % 2:
            found.append(Term(words, prefix=index == len(pieces) - 1))
        else:
            found.extend(Term((word,)) for word in words)
            if index == len(pieces) - 1 and words:
                found[-1] = Term((words[-1],), prefix=True)
    return tuple(term for term in found if term.words)[:MOST_WORDS]


def excerpt(text: str, wanted: Sequence[Term], *, length: int = EXCERPT) -> tuple[str, tuple[Range, ...]]:
    """A piece of ``text`` of about ``length`` characters around the first match, and the matches in it."""
    ranges = matches(text, wanted)
    if len(text) <= length:
        return text, ranges
    first = ranges[0][0] if ranges else 0
    start = _word_start(text, max(0, min(first - length // 4, len(text) - length)), first)
    end = min(len(text), start + length)
    before, after = "…" if start else "", "…" if end < len(text) else ""
    shift = len(before) - start
    inside = tuple((max(a, start) + shift, min(b, end) + shift) for a, b in ranges if a < end and b > start)
    return f"{before}{text[start:end]}{after}", inside


def matches(text: str, wanted: Sequence[Term]) -> tuple[Range, ...]:
    """Where the terms stand in ``text``, in order; what overlaps is one."""
    plain = folded(text)
    return joined(hit.span() for term in wanted for hit in term.pattern.finditer(plain))


def within(text: str, term: Term) -> tuple[Range, ...]:
    """Where the words of a term stand in ``text``, also in the midst of a word, one after another."""
    return tuple(hit.span() for hit in term.loose_pattern.finditer(folded(text)))


def joined(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Ranges in order, those that overlap made one."""
    found: list[Range] = []
    for start, end in sorted(ranges):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def folded(text: str) -> str:
    """``text`` without case and accents, every character one: what is no letter or digit is a space."""
    return text.translate(_FOLDING)


def _words(piece: str) -> tuple[str, ...]:
    """The words of ``piece`` as they were typed; an accent by itself is none."""
    found = (piece[hit.start() : hit.end()] for hit in re.finditer(r"[^ ]+", folded(piece)))
    return tuple(word for word in found if folded(word).strip(MARK))


def _word_start(text: str, start: int, first: int) -> int:
    """``start``, or the begin of the next word where that is not beyond ``first``."""
    if start == 0:
        return 0
    space = text.find(" ", start, first)
    return start if space < 0 else space + 1


class _Folding(dict[int, str]):
    """One character for each character, worked out when it is first met; as the index's own ``unicode61`` does."""

    def __missing__(self, code: int) -> str:
        self[code] = made = _fold(chr(code))
        return made


def _fold(character: str) -> str:
    if _FIRST_MARK <= ord(character) <= _LAST_MARK:
        return MARK
    category = unicodedata.category(character)
    if category[0] not in "LN" and category != "Co":
        return " "
    apart = unicodedata.normalize("NFD", character)
    letter = apart[0] if apart[0].isascii() else character  # of other scripts an accent makes another letter
    return next((one for one in (letter.casefold(), letter.lower()) if len(one) == 1), letter)


_FOLDING: Final = _Folding()
