"""The readable log of one interview as lines that know what they are: shot by shot, in the order of time.

People's words stand on lines of their own, to the letter; the codes with them say what they are about.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from fotointerview.domain.alttext import move_phrase, participant_label
from fotointerview.domain.chain import Chain, Link
from fotointerview.domain.marks import box
from fotointerview.domain.measures import face_share, shot_size
from fotointerview.domain.sayings import Judgement, Mark, Move, Quote
from fotointerview.domain.scales import format_shutter
from fotointerview.domain.words import Language, Voice
from fotointerview.publish.codebook import move_code
from fotointerview.publish.lettering import one_line
from fotointerview.publish.research import (
    CATALOGUE,
    as_said,
    guid,
    intended_words,
    kept_with,
    measured_words,
    number,
    shot_name,
)
from fotointerview.publish.sheet_data import zone_of
from fotointerview.publish.words import Words, load_words

_THIRD = 1 / 3


class LineKind(StrEnum):
    """What a line is on paper."""

    TITLE = "title"
    HEADING = "heading"
    FACT = "fact"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the log; somebody's words may go over several.

    Attributes:
        kind: what it is.
        text: without a line end.
        guid: of somebody's words, by which they are known in all research data.
        codes: keys of what the words are about.
        at: when they were said.
    """

    kind: LineKind
    text: str
    guid: str = ""
    codes: tuple[str, ...] = ()
    at: datetime | None = None


def log_lines(
    chain: Chain, *, language: Language, hidden: frozenset[str], lost: frozenset[str] = frozenset()
) -> Iterator[Line]:
    """The log of an interview whose shots ``hidden`` are withheld; of the shots ``lost`` no photo is there."""
    teller = _Teller(chain, language, load_words(language, CATALOGUE))
    yield from teller.opening()
    for link in chain.links:
        yield from teller.shot(link, is_hidden=link.shot.id in hidden, is_lost=link.shot.id in lost)
    yield from teller.loose()


class _Teller:
    """One interview told in one language."""

    def __init__(self, chain: Chain, language: Language, words: Words) -> None:
        self._chain, self._language, self._words = chain, language, words
        self._zone = zone_of(chain)
        self._numbers = {link.shot.id: link.shot.number for link in chain.links}

    def opening(self) -> Iterator[Line]:
        chain, words = self._chain, self._words
        who = one_line(participant_label(chain.participant))
        yield Line(LineKind.TITLE, words.say("talk_with", who=who))
        facts = [words.date(chain.interview.started_at.astimezone(self._zone))]
        if chain.role:
            facts.insert(0, as_said(chain.role.name(self._language)))
        yield self._fact(" · ".join(facts))
        yield self._fact(words.say("question", question=as_said(chain.interview.question())))

    def shot(self, link: Link, *, is_hidden: bool, is_lost: bool) -> Iterator[Line]:
        time = link.shot.taken_at.astimezone(self._zone).strftime("%H:%M:%S")
        heading = self._words.say("shot_heading", number=link.shot.number, name=shot_name(link), time=time)
        yield Line(LineKind.HEADING, heading)
        if is_hidden:
            yield self._fact(self._words.say("withheld"))
            return
        if is_lost:
            yield self._fact(self._words.say("lost"))
        yield from self._seen(link)
        for judgement in link.judgements:
            yield from self._judgement(judgement, link)
        for mark in link.marks:
            yield from self._mark(mark)
        for quote in link.quotes:
            yield from self._quote(quote, link, "said")
        for quote in kept_with(self._chain, link):
            yield from self._quote(quote, link, "said_kept")
        yield from self._decided(link)
        for move in link.moves_next:
            yield from self._move(move)

    def loose(self) -> Iterator[Line]:
        if self._chain.loose_quotes:
            yield Line(LineKind.HEADING, self._words.say("loose"))
        for quote in self._chain.loose_quotes:
            yield from self._quote(quote, None, "said")

    def _fact(self, text: str) -> Line:
        return Line(LineKind.FACT, " ".join(text.split()))

    def _who(self, voice: Voice) -> str:
        return self._words.say(f"voice.{voice.value}")

    def _seen(self, link: Link) -> Iterator[Line]:
        words, exposure, facts = self._words, link.shot.exposure, []
        if exposure.shutter_s:
            facts.append(format_shutter(exposure.shutter_s))
        if exposure.aperture:
            facts.append(f"f/{number(exposure.aperture, words)}")
        if exposure.iso:
            facts.append(f"ISO {exposure.iso}")
        if link.measures:
            share, size = face_share(link.measures), shot_size(link.measures)
            if share is not None and size is not None:
                facts += [
                    words.say("face_share", percent=round(share * 100)),
                    words.say(f"size.{size.value}"),
                ]
            if link.measures.distance_m is not None:
                facts.append(words.say("metres", metres=number(link.measures.distance_m, words)))
        if facts:
            yield self._fact(words.say("seen", facts=" · ".join(facts)))

    def _judgement(self, judgement: Judgement, link: Link) -> Iterator[Line]:
        counts = judgement is link.judgement_of(judgement.voice)
        answer = self._words.say(f"answer.{judgement.answer.value}")
        key = "answered" if counts else "earlier"
        yield self._fact(self._words.say(key, answer=answer, who=self._who(judgement.voice)))
        codes = (f"answer:{judgement.answer.value}", f"voice:{judgement.voice.value}")
        yield from _words(judgement.reason, guid("reason", link.shot.id, judgement.id), codes, judgement.at)

    def _mark(self, mark: Mark) -> Iterator[Line]:
        kind = self._words.say(f"mark.{mark.kind.value}")
        drawn = self._words.say("drawn", mark=kind, place=self._place(mark), who=self._who(mark.voice))
        yield self._fact(drawn)
        codes = (f"mark:{mark.kind.value}", f"voice:{mark.voice.value}")
        yield from _words(mark.text, guid("mark-text", mark.shot_id, mark.id), codes, mark.at)

    def _place(self, mark: Mark) -> str:
        """Roughly where on the picture a mark is: ``boven links``."""
        left, top, width, height = box(mark.strokes)
        across, down = (
            ("left", "centre", "right")[_nth(left + width / 2)],
            ("top", "middle", "bottom")[_nth(top + height / 2)],
        )
        return f"{self._words.say(f'place.{down}')} {self._words.say(f'place.{across}')}".strip()

    def _quote(self, quote: Quote, link: Link | None, how: str) -> Iterator[Line]:
        if not quote.words.strip():
            return
        codes = [f"voice:{quote.voice.value}"]
        if link is not None:
            if link.judgement:
                codes.append(f"answer:{link.judgement.answer.value}")
            codes += [move_code(move) for move in link.moves_next]
        yield self._fact(self._words.say(how, who=self._who(quote.voice)))
        where = link.shot.id if link is not None and how != "said" else ""
        name = guid("quote", quote.id, where) if where else guid("quote", quote.id)
        yield from _words(quote.words, name, tuple(dict.fromkeys(codes)), quote.at)

    def _decided(self, link: Link) -> Iterator[Line]:
        if link.choice:
            choice = self._words.say(f"verdict.{link.choice.verdict.value}")
            yield self._fact(self._words.say("choice", choice=choice))
            if link.choice.rating:
                yield self._fact(self._words.say("stars", stars=link.choice.rating))
        if link.monochrome:
            yield self._fact(self._words.say("shown"))

    def _move(self, move: Move) -> Iterator[Line]:
        words = self._words
        phrase = move_phrase(move, language=self._language)
        yield self._fact(words.say("move", move=phrase, who=self._who(move.voice)))
        codes = (move_code(move), f"voice:{move.voice.value}")
        yield from _words(move.words, guid("move-words", move.from_shot_id, move.id), codes, move.at)
        if intended := intended_words(move, words):
            yield self._fact(words.say("intended", intended=intended))
        measured = measured_words(move, words)
        if measured and move.to_shot_id in self._numbers:
            number_ = self._numbers[move.to_shot_id]
            yield self._fact(words.say("measured", number=number_, measured=measured))


def _words(text: str, name: str, codes: tuple[str, ...], at: datetime) -> Iterator[Line]:
    if text.strip():
        yield Line(LineKind.WORDS, as_said(text), name, codes, at)


def _nth(share: float) -> int:
    return min(2, max(0, int(share / _THIRD)))
