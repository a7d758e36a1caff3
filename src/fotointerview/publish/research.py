"""What all research data have in common: which words and shots they tell of, how these are called and known.

A shot that is withheld is a number and a time; the gate has taken what its neighbours would tell of it.
"""

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from fotointerview.domain.alttext import move_phrase
from fotointerview.domain.chain import Chain, Link
from fotointerview.domain.intended import BETWEEN, intents
from fotointerview.domain.sayings import Move, Quote, QuoteLink
from fotointerview.domain.words import Dimension, Language, LinkKind
from fotointerview.publish.words import Words

CATALOGUE: Final = "research"
"""The words of all research data."""
_OTHER_HANDS: Final = ("people", "look")
"""Who else but the camera carries out a move."""
_NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "urn:x-fotointerview:research:1.0")
_NO_TEXT: Final = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Said:
    """A quote that goes along, where it was said, and its ties to shots that go along."""

    quote: Quote
    at: Link | None
    ties: tuple[QuoteLink, ...] = ()


def guid(*parts: str) -> str:
    """The GUID in upper case of what ``parts`` name: the same in every export of the same study."""
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(parts))).upper()


def shot_guid(link: Link) -> str:
    """By which a shot is known in all research data."""
    return guid("shot", link.shot.id)


def interview_guid(chain: Chain) -> str:
    """By which an interview is known in all research data."""
    return guid("interview", chain.interview.id, chain.participant.id)


def shot_name(link: Link) -> str:
    """``FI_0024``: how a shot is called in files, which know no people."""
    return f"FI_{link.shot.number:04d}"


def as_said(text: str) -> str:
    """``text`` to the letter, lines ending in LF; what no text file may hold becomes U+FFFD."""
    return _NO_TEXT.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def utc(moment: datetime) -> str:
    """``2026-11-23T13:03:56Z``: to the second, as every reader of XML and JSON takes it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def quotes_of(chain: Chain) -> list[Said]:
    """The quotes of an interview, in the order of time: each once, at the first shot where it was said."""
    found: dict[str, Said] = {}
    for link in chain.links:
        for quote in link.quotes:
            found.setdefault(quote.id, Said(quote, link))
    for quote in (*chain.loose_quotes, *chain.words.quotes):
        found.setdefault(quote.id, Said(quote, None))
    tied = (replace(said, ties=chain.words.ties(said.quote.id)) for said in found.values())
    return sorted(tied, key=lambda said: (said.quote.at, said.quote.id))


def kept_with(chain: Chain, link: Link) -> list[Quote]:
    """The quotes that belong to a shot at which they were not said."""
    here = {quote.id for quote in link.quotes}
    tied = {
        tie.quote_id
        for tie in chain.words.links
        if tie.shot_id == link.shot.id and tie.kind is not LinkKind.SAID_AT
    }
    return [quote for quote in chain.words.quotes if quote.id in tied - here]


def number(value: float, words: Words, *, digits: int = 1, sign: bool = False) -> str:
    """A number for people, with the language's decimal sign and a true minus."""
    text = f"{value:+.{digits}f}" if sign else f"{value:.{digits}f}"
    return text.replace("-", "−").replace(".", words.say("decimal"))


def phrases(moves: Sequence[Move], language: Language) -> str:
    """Moves in a few words each, without what was said about them."""
    return ", ".join(dict.fromkeys(move_phrase(move, language=language) for move in moves))


def intended_words(move: Move, words: Words) -> str:
    """What was to be done for a move: ``shutter 1/125 → 1/60``; "" where nothing is kept."""
    turns = [
        words.say("turn", setting=words.say(f"setting.{one.name.value}"), before=one.before, after=one.after)
        for one in intents(move.intended)
    ]
    turns += [words.say(part) for part in move.intended.split(BETWEEN) if part in _OTHER_HANDS]
    return as_said("; ".join(turns))


def measured_words(move: Move, words: Words) -> str:
    """What came of a move, in its own unit; "" where nothing was measured."""
    if move.measured is None:
        return ""
    match move.dimension:
        case Dimension.FRAMING if move.frame is not None:
            return words.say("measures.framed", number=number(move.measured * 100, words, digits=0))
        case Dimension.DISTANCE | Dimension.FRAMING:
            times = number(2**move.measured, words)
            return words.say(f"measures.{move.dimension.value}", number=times)
        case Dimension.LIGHT | Dimension.FOCUS:
            by = number(move.measured, words, sign=True)
            return words.say(f"measures.{move.dimension.value}", number=by)
        case Dimension.COLOUR:
            return words.say("measures.colour", number=number(move.measured, words, digits=2, sign=True))
        case _:
            return ""
