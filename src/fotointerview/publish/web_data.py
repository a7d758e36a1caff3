"""What the web pages say, as plain values for the templates: nothing is written here, and nothing is marked up."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from fotointerview.domain.alttext import alt_text, move_phrase, participant_label
from fotointerview.domain.chain import Chain, Link
from fotointerview.domain.words import Answer, Language, LinkKind, Verdict, Voice
from fotointerview.publish.lettering import excerpt, one_line, printable
from fotointerview.publish.material import Material
from fotointerview.publish.sayings import Sayings, fits, sayings_at
from fotointerview.publish.sheet_data import zone_of
from fotointerview.publish.web_marks import Drawn, drawn, told
from fotointerview.publish.web_pictures import Picture
from fotointerview.publish.words import Words, load_words

SHORT: Final = 420
"""Characters of a quote in the gallery; a longer one begins there and goes on in the conversation."""
_NO_TIER: Final = 2
"""A chosen shot that was given no place stands in the second row."""
_IN_ANY_CASE: Final = 1
_LINE_END = re.compile(r"[^\S\n]+\n")
_UNSAFE = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody's words; ``who`` is "" where it is the participant, ``lang`` "" where it is the page's."""

    text: str
    who: str = ""
    lang: str = ""
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A photo on a page; ``folder`` is where its files are, from the page."""

    picture: Picture
    folder: str
    alt: str


@dataclass(frozen=True, slots=True)
class Portrait:
    """A chosen photo with the quote that belongs to it; either may be missing."""

    number: int
    shown: Shown | None
    quote: Said | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One shot of the conversation, or a row of them that was not released.

    Attributes:
        numbers: of the shots; one, but for what is withheld.
        withheld: nothing else is known.
        shown: the photo; ``None`` when it is withheld or cannot be read.
        answer: ``yes``, ``almost``, ``no`` or "".
        said: about this photo, in the order of time.
        pull: the quote that belongs to a chosen photo.
        written: on the photo itself.
        marks: the lines drawn over the photo.
        drawn: the same in words.
        moves: what was agreed for the next photo.
        asked: how that was said.
        verdict: ``chosen``, ``maybe`` or "".
    """

    numbers: tuple[int, ...]
    withheld: bool = False
    shown: Shown | None = None
    answer: str = ""
    said: tuple[Said, ...] = ()
    pull: Said | None = None
    written: tuple[Said, ...] = ()
    marks: tuple[Drawn, ...] = ()
    drawn: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()
    asked: tuple[Said, ...] = ()
    verdict: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One interview on a page of its own.

    Attributes:
        slug: what its page and its folder are called: the participant's code, never a name.
        who: what the participant is called.
        facts: role, month, number of shots.
        question: asked at every photo.
        lead: the portrait with its quote, for the top of the page.
        portraits: those for the gallery, the first in any case.
        steps: the conversation.
        loose: what was said at no photo that is shown.
    """

    slug: str
    who: str
    facts: tuple[str, ...]
    question: Said
    lead: Portrait | None
    portraits: tuple[Portrait, ...]
    steps: tuple[Step, ...]
    loose: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The interview before or after another."""

    slug: str
    who: str


class Telling:
    """Tells interviews in the words of one language, with the photos that could be written."""

    def __init__(self, material: Material, pictures: Mapping[str, Picture]) -> None:
        self._material = material
        self._pictures = pictures
        self._language: Language = material.language
        self._words: Words = load_words(material.language, "blog")

    def post(self, chain: Chain, slug: str) -> Post:
        """One interview as a page tells it."""
        chosen = sorted((link for link in chain.links if link.chosen), key=_tier)
        portraits = [self._portrait(link, chain, slug) for link in chosen]
        first = [
            one
            for nth, (link, one) in enumerate(zip(chosen, portraits, strict=True))
            if nth == 0 or _tier(link) <= _IN_ANY_CASE
        ]
        steps = tuple(self._steps(chain, slug))
        return Post(
            slug=slug,
            who=_who(chain),
            facts=tuple(self._facts(chain)),
            question=self.question(chain),
            lead=portraits[0] if portraits else None,
            portraits=tuple(first),
            steps=steps,
            loose=self._loose(chain, steps),
        )

    def neighbour(self, chain: Chain, slug: str) -> Neighbour:
        """What a link to an interview says."""
        return Neighbour(slug, _who(chain))

    def question(self, chain: Chain) -> Said:
        """The question that was asked at every photo."""
        lang = chain.interview.language
        return Said(printable(chain.interview.question()), lang="" if lang is self._language else lang.value)

    def _loose(self, chain: Chain, steps: Sequence[Step]) -> tuple[Said, ...]:
        """What stands at no photo: said at none, or at one that was not released while the words were."""
        told = {one.text for step in steps for one in (*step.said, *([step.pull] if step.pull else []))}
        quotes = sorted((*chain.loose_quotes, *chain.words.quotes), key=lambda quote: (quote.at, quote.id))
        said = dict.fromkeys(self._said(quote.words, quote.voice, chain) for quote in quotes)
        return tuple(one for one in said if one.text and one.text not in told)

    def _facts(self, chain: Chain) -> Iterable[str]:
        if chain.role:
            yield one_line(chain.role.name(self._language), longest=60)
        yield self._words.date(chain.interview.started_at.astimezone(zone_of(chain)))
        if chain.links:
            yield self._words.counted("shot", len(chain.links))

    def _steps(self, chain: Chain, slug: str) -> Iterable[Step]:
        for withheld, links in groupby(chain.links, key=self._material.is_withheld):
            if withheld:
                yield Step(numbers=tuple(link.shot.number for link in links), withheld=True)
            else:
                yield from (self._step(link, chain, slug) for link in links)

    def _step(self, link: Link, chain: Chain, slug: str) -> Step:
        sayings = _sayings(chain, link)
        verdict = link.choice.verdict if link.choice else None
        beside, shown = sayings.beside, self._shown(link, chain, slug)
        return Step(
            numbers=(link.shot.number,),
            shown=shown,
            marks=drawn(link, shown.picture.sizes[-1]) if shown else (),
            drawn=told(link, self._words) if shown else (),
            answer=link.judgement.answer.value if link.judgement else "",
            said=tuple(self._said(one.text, one.voice, chain) for one in sayings.under),
            pull=self._said(beside.text, beside.voice, chain) if beside else None,
            written=tuple(self._said(one.text, one.voice, chain) for one in sayings.written),
            moves=tuple(
                move_phrase(move, language=self._language)
                for move in link.moves_next
                if move.step or move.words.strip()
            ),
            asked=tuple(self._said(one.text, one.voice, chain) for one in sayings.asked),
            verdict={Verdict.CHOSEN: "chosen", Verdict.MAYBE: "maybe"}.get(verdict, "") if verdict else "",
        )

    def _portrait(self, link: Link, chain: Chain, slug: str) -> Portrait:
        beside = _sayings(chain, link).beside
        said = self._said(beside.text, beside.voice, chain) if beside else None
        return Portrait(link.shot.number, self._shown(link, chain, slug), said)

    def _shown(self, link: Link, chain: Chain, slug: str) -> Shown | None:
        picture = self._pictures.get(link.shot.id)
        if picture is None:
            return None
        alt = alt_text(link, language=self._language, participant=chain.participant)
        return Shown(picture, f"{POSTS}/{slug}", one_line(alt, longest=600))

    def _said(self, text: str, voice: Voice, chain: Chain) -> Said:
        lang = chain.interview.language
        return Said(
            _LINE_END.sub("\n", printable(text)),
            "" if voice is Voice.PARTICIPANT else self._words.say(f"voice.{voice.value}"),
            "" if lang is self._language else lang.value,
        )


POSTS: Final = "posts"
"""The folder of the posts and all photos, from the web pages."""
ANSWERS: Final = {Answer.YES.value: "●", Answer.ALMOST.value: "◐", Answer.NO.value: "○"}
"""The sign of an answer; the word always stands beside it."""


def in_short(said: Said) -> Said:
    """The same words for a place that is small; where they are too many, their beginning."""
    if fits(said.text, SHORT):
        return said
    return Said(excerpt(said.text, longest=SHORT), said.who, said.lang, goes_on=True)


def has_something(chain: Chain, material: Material) -> bool:
    """Whether anything of an interview may be seen or read."""
    return bool(chain.loose_quotes or chain.words.quotes) or any(
        not material.is_withheld(link) for link in chain.links
    )


def slugs(chains: Sequence[Chain]) -> list[str]:
    """What the page of each interview is called, in lower case; a second interview of somebody gets a number."""
    given: list[str] = []
    for chain in chains:
        plain = _UNSAFE.sub("-", chain.participant.code.lower()).strip("-") or "p"
        plain = f"p-{plain}" if plain in _TAKEN else plain
        slug, number = plain, 1
        while slug in given:
            number += 1
            slug = f"{plain}-{number}"
        given.append(slug)
    return given


_TAKEN: Final = frozenset({"index", "gallery", "style"})


def _who(chain: Chain) -> str:
    return one_line(participant_label(chain.participant), longest=60)


def _tier(link: Link) -> int:
    return min((placement.tier for placement in link.placements), default=_NO_TIER)


def _sayings(chain: Chain, link: Link) -> Sayings:
    ties = chain.words.links
    kept = {
        tie.quote_id for tie in ties if tie.shot_id == link.shot.id and tie.kind is LinkKind.KEEP_TOGETHER
    }
    return sayings_at(link, together=[quote for quote in chain.words.quotes if quote.id in kept])
