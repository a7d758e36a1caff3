"""Where on the sheet people's words go: under their shot, beside the enlargement, or in full below the strips.

What is short is printed where it was said; what is long, or more than a caption holds, begins there and goes on
below. Nothing that was said is left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from fotointerview.domain.chain import Link
from fotointerview.domain.sayings import Move, Quote
from fotointerview.domain.words import Voice
from fotointerview.publish.lettering import breakable, excerpt, printable
from fotointerview.publish.words import Words

SHORT = 110
"""Characters that fit under a shot."""
SHORT_BESIDE = 300
"""Characters that fit beside the enlargement."""
MOST_MARKS = 6
_MOST_UNDER, _MOST_ASKED = 3, 2


@dataclass(frozen=True, slots=True)
class Saying:
    """Somebody's words, made printable, and who said them."""

    text: str
    voice: Voice = Voice.PARTICIPANT

    def fits(self, length: int) -> bool:
        """Whether the words go into a place of ``length`` characters."""
        return fits(self.text, length)

    def data(self, words: Words, *, length: int | None = None) -> dict[str, str]:
        """For the typesetter: the text, cut to ``length`` if it is longer, who said it, and whether it goes on."""
        whole = length is None or self.fits(length)
        return {
            "text": breakable(self.text if whole else excerpt(self.text)),
            "who": "" if self.voice is Voice.PARTICIPANT else words.say(f"voice.{self.voice.value}"),
            "further": "" if whole else words.say("further"),
        }


@dataclass(frozen=True, slots=True)
class Sayings:
    """What people said at one shot.

    Attributes:
        under: reason and quotes, in that order.
        asked: what was asked for the next photo.
        beside: what stands beside the enlargement of a chosen shot, and is not repeated under it.
        written: words written on the photo itself.
    """

    under: tuple[Saying, ...]
    asked: tuple[Saying, ...]
    beside: Saying | None
    written: tuple[Saying, ...]

    def under_data(self, words: Words) -> list[dict[str, str]]:
        """What is printed under the shot."""
        shown = (*self.under[:_MOST_UNDER], *self.asked[:_MOST_ASKED])
        return [saying.data(words, length=SHORT) for saying in shown]

    @property
    def at_length(self) -> list[Saying]:
        """What is printed in full below."""
        later = [one for one in self.under[:_MOST_UNDER] if not one.fits(SHORT)]
        later += self.under[_MOST_UNDER:]
        later += [one for one in self.asked[:_MOST_ASKED] if not one.fits(SHORT)]
        later += self.asked[_MOST_ASKED:]
        if self.beside and not self.beside.fits(SHORT_BESIDE):
            later.append(self.beside)
        later += [one for n, one in enumerate(self.written) if n >= MOST_MARKS or not one.fits(SHORT)]
        return list(dict.fromkeys(later))


def sayings_at(link: Link, *, together: Iterable[Quote] = ()) -> Sayings:
    """What was said at a shot.

    Beside a chosen one goes the last quote of those that must not be without it (``together``), else the last that
    was said at it, else the reason. What was said earlier, before a change of mind, is not left out.
    """
    judged = [one for one in link.judgements if one.voice is not Voice.RESEARCHER]
    reason = [Saying(printable(one.reason), one.voice) for one in judged]
    quotes = [Saying(printable(quote.words), quote.voice) for quote in link.quotes]
    asked = _distinct(Saying(printable(move.words), _asker(move)) for move in link.moves_next)
    told = _distinct([*reason, *quotes])
    kept = [Saying(printable(quote.words), quote.voice) for quote in together]
    beside = (_distinct(kept) or _distinct(quotes) or _distinct(reason[-1:]))[-1:] if link.chosen else ()
    return Sayings(
        under=tuple(one for one in told if one not in beside and one not in asked),
        asked=asked,
        beside=beside[0] if beside else None,
        written=_distinct(Saying(printable(mark.text), mark.voice) for mark in link.marks),
    )


def _asker(move: Move) -> Voice:
    """A wish that was not the researcher's own is the participant's."""
    return Voice.RESEARCHER if move.voice is Voice.RESEARCHER else Voice.PARTICIPANT


def fits(text: str, length: int) -> bool:
    """Whether ``text`` goes into a place of ``length`` characters, line ends counted as what they take."""
    return len(text) <= length and text.count("\n") <= length // 28


def _distinct(sayings: Iterable[Saying]) -> tuple[Saying, ...]:
    return tuple(dict.fromkeys(one for one in sayings if one.text))
