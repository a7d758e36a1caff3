"""What a designer must know of each portrait, as plain values: nothing is written here.

In the pack are the shots that were chosen or placed; what is withheld is not in it at all, not even as a number.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from fotointerview.domain.alttext import alt_text, participant_label
from fotointerview.domain.chain import Chain, Link
from fotointerview.domain.ledger import MAIN_PUBLICATION
from fotointerview.domain.release import Terms
from fotointerview.domain.sayings import WHOLE, Box, Quote
from fotointerview.domain.words import Language, LinkKind, Mode, Voice
from fotointerview.publish.material import Material
from fotointerview.publish.research import as_said, shot_name
from fotointerview.publish.research_rows import Cell
from fotointerview.publish.words import Words

CATALOGUE: Final = "pack"
DPI: Final = 300
"""Dots per inch of good print."""
_MM_PER_INCH: Final = 25.4
_NO_TIER: Final = 9
_LONGEST_NAME: Final = 160
COLUMNS: Final = (
    "file", "number", "participant", "role", "tier", "quote", "words", "pixels", "largest", "crop", "mode", "until",
    "together",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Saying:
    """Words for print; ``who`` is "" where it is the participant."""

    text: str
    language: Language
    who: str = ""

    @property
    def count(self) -> int:
        """How many words."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """One shot for the designer.

    Attributes:
        shot_id: of the shot.
        name: what its files are called: ``FI_0024``.
        number: of the shot.
        who: what the person may be called.
        role: "" where it may not be told.
        tier: 1, 2, 3, or ``None`` for one that was chosen and has none.
        quotes: those that belong to it, that which must not be without it first.
        alt: the text for those who cannot see it.
        mode: how far the person may be known.
        until: the last day of consent, where there is one.
        crop: the agreed crop, normalised on the upright picture.
        head: the face's box there, where somebody knows.
        together: the names of the shots that must stay with it because one quote ties them.
        keeps_quote: whether a quote must stay with it.
    """

    shot_id: str
    name: str
    number: int
    who: str
    role: str
    tier: int | None
    quotes: tuple[Saying, ...]
    alt: str
    mode: Mode
    until: date | None
    crop: Box
    head: Box | None
    together: tuple[str, ...]
    keeps_quote: bool


def portraits(material: Material, words: Words) -> tuple[Portrait, ...]:
    """The portraits by tier, and within one by number."""
    found = [
        _portrait(material, chain, link, words)
        for chain in material.chains
        for link in chain.links
        if not material.is_withheld(link) and (link.chosen or link.placements)
    ]
    return tuple(sorted(found, key=lambda one: (one.tier or _NO_TIER, one.number)))


def _portrait(material: Material, chain: Chain, link: Link, words: Words) -> Portrait:
    ties = [tie for tie in chain.words.links if tie.kind is LinkKind.KEEP_TOGETHER]
    kept = {tie.quote_id for tie in ties if tie.shot_id == link.shot.id}
    beside = {tie.shot_id for tie in ties if tie.quote_id in kept} - {link.shot.id}
    first = [quote for quote in chain.words.quotes if quote.id in kept]
    rest = [quote for quote in link.quotes if quote.id not in kept]
    quotes = [_saying(quote, chain, words) for quote in (*first, *rest)]
    role = chain.role.name(material.language) if chain.role else ""
    return Portrait(
        shot_id=link.shot.id,
        name=shot_name(link),
        number=link.shot.number,
        who=in_one_line(participant_label(chain.participant)),
        role=in_one_line(role),
        tier=_tier(link),
        quotes=tuple(one for one in quotes if one.text),
        alt=as_said(alt_text(link, language=material.language, participant=chain.participant)).strip(),
        mode=material.mode(chain),
        until=material.released.terms.get(chain.participant.id, Terms()).until,
        crop=link.look.crop,
        head=link.measures.face if link.measures else None,
        together=tuple(shot_name(one) for one in chain.links if one.shot.id in beside),
        keeps_quote=bool(first),
    )


def _saying(quote: Quote, chain: Chain, words: Words) -> Saying:
    who = "" if quote.voice is Voice.PARTICIPANT else words.say(f"voice.{quote.voice.value}")
    return Saying(as_said(quote.words).strip(), chain.interview.language, who)


def in_one_line(text: str) -> str:
    """``text`` for a heading or a cell: to the letter, on one line, and no longer than names are."""
    line = " ".join(as_said(text).split())
    return line if len(line) <= _LONGEST_NAME else f"{line[: _LONGEST_NAME - 2].rstrip()} …"


def _tier(link: Link) -> int | None:
    """In the main publication where it has one there, else the first anywhere."""
    tiers = {one.publication: one.tier for one in link.placements}
    return tiers.get(MAIN_PUBLICATION, min(tiers.values(), default=None))


def room_around(head: Box | None, crop: Box) -> tuple[int, int, int, int] | None:
    """How much of the shown picture lies left of, above, right of and below the face, in whole percents.

    ``None`` where nobody knows of a face, or it is not shown.
    """
    if head is None or crop[2] <= 0 or crop[3] <= 0:
        return None
    left, top = (head[0] - crop[0]) / crop[2], (head[1] - crop[1]) / crop[3]
    right, bottom = 1 - left - head[2] / crop[2], 1 - top - head[3] / crop[3]
    if left >= 1 or top >= 1 or right >= 1 or bottom >= 1:
        return None
    return tuple(max(0, int(100 * side)) for side in (left, top, right, bottom))  # type: ignore[return-value]  # four


def largest_mm(size: tuple[int, int]) -> tuple[int, int]:
    """Width and height in whole millimetres of ``size`` pixels at :data:`DPI`."""
    width, height = (int(side / DPI * _MM_PER_INCH) for side in size)
    return width, height


def consent_words(scope: str, mode: Mode, until: date | None, words: Words) -> str:
    """What for, how far the person may be known, and until when."""
    end = words.say("until", date=words.date(until)) if until else words.say("no_end")
    return " · ".join((words.scope(scope), words.say(f"mode.{mode.value}"), end))


def tier_name(one: Portrait, words: Words) -> str:
    """How important it is, in words."""
    return words.say(f"tier.{one.tier if one.tier in (1, 2, 3) else 'none'}")


def placement_rows(
    found: tuple[Portrait, ...], sizes: Mapping[str, tuple[int, int]], words: Words
) -> Iterator[Sequence[Cell]]:
    """The list of placements: its heading, and a row for every portrait."""
    yield [words.say(f"column.{column}") for column in COLUMNS]
    for one in found:
        size = sizes.get(one.shot_id)
        yield (
            f"photos/{one.name}.jpg" if size else "",
            one.number,
            one.who,
            one.role,
            tier_name(one, words),
            "\n\n".join(quoted(saying) for saying in one.quotes),
            sum(saying.count for saying in one.quotes),
            "{} × {}".format(*size) if size else "",
            "{} × {}".format(*largest_mm(size)) if size else "",
            _crop(one, words),
            words.say(f"mode.{one.mode.value}"),
            one.until.isoformat() if one.until else "",
            " + ".join((*one.together, *([words.say("text")] if one.keeps_quote else []))),
        )


def quoted(saying: Saying) -> str:
    """Somebody's words for a plain text, with who said them where it is not the participant."""
    return f"{saying.who}: {saying.text}" if saying.who else saying.text


def _crop(one: Portrait, words: Words) -> str:
    free = words.say("whole" if one.crop == WHOLE else "agreed")
    room = room_around(one.head, one.crop)
    if room is None:
        return free
    left, top, right, bottom = room
    return f"{free}; {words.say('room', left=left, top=top, right=right, bottom=bottom)}"
