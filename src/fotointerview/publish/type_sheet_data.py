"""What the type sheet tells the designer: what goes in in any case, what stays together, how large it may be printed.

Plain data for the typesetter: no files are touched and nothing is set here.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from fotointerview.domain.chain import Chain, Link
from fotointerview.domain.ledger import MAIN_PUBLICATION
from fotointerview.domain.release import Terms
from fotointerview.domain.sayings import WHOLE, Quote, QuoteLink
from fotointerview.domain.words import LinkKind, Voice
from fotointerview.publish.lettering import breakable, one_line, printable
from fotointerview.publish.material import Material
from fotointerview.publish.press import Json, SheetOptions
from fotointerview.publish.prints import Print
from fotointerview.publish.sheet_data import Style, front_data, photo_data, who_of
from fotointerview.publish.strips import fit
from fotointerview.publish.words import Words

PHOTO: Final = (52.0, 46.0)
"""The largest width and height of a photo on the sheet, in mm."""
DPI: Final = 300
_MM_PER_INCH: Final = 25.4
_UNPLACED: Final = 9


@dataclass(frozen=True, slots=True)
class Entry:
    """One shot on the sheet: in which publication it has which tier; chosen ones that have none come last."""

    chain: Chain
    link: Link
    publication: str
    tier: int

    @property
    def section(self) -> tuple[bool, str, int]:
        """Where it belongs, in the order of the sheet."""
        return self.publication != MAIN_PUBLICATION, self.publication, self.tier


def entries_of(chains: Iterable[Chain]) -> tuple[Entry, ...]:
    """The shots that are placed or chosen, by publication and tier, and within a tier in the order of the chains."""
    found = []
    for chain in chains:
        for link in chain.links:
            found += [Entry(chain, link, one.publication, one.tier) for one in link.placements]
            if link.chosen and not link.placements:
                found.append(Entry(chain, link, MAIN_PUBLICATION, _UNPLACED))
    return tuple(sorted(found, key=lambda entry: entry.section))


def largest_print(link: Link, dpi: int = DPI) -> tuple[int, int, int, int]:
    """Width and height in pixels of what is shown of a shot, and in whole millimetres at ``dpi``."""
    _left, _top, across, down = link.look.crop
    width, height = round(link.shot.width * across), round(link.shot.height * down)
    return width, height, int(width / dpi * _MM_PER_INCH), int(height / dpi * _MM_PER_INCH)


def type_sheet_data(
    material: Material,
    entries: Sequence[Entry],
    prints: Mapping[str, Print],
    style: Style,
    options: SheetOptions,
) -> Json:
    """Everything the sheet prints."""
    words = style.words
    sections: dict[tuple[bool, str, int], list[Entry]] = {}
    for entry in entries:
        sections.setdefault(entry.section, []).append(entry)
    rows = {
        key: [_row(entry, material, prints[entry.link.shot.id], style) for entry in ones]
        for key, ones in sections.items()
    }
    total = sum(quote["count"] for ones in rows.values() for row in ones for quote in row["quotes"])
    counts = {"shots": words.counted("shot", len(entries)), "words": words.counted("word", total)}
    return {
        **front_data(
            material,
            words,
            options,
            kind="type_title",
            summary=words.say("type_subject", **counts),
            footer="type_footer",
        ),
        "photo_width": PHOTO[0],
        "sections": [
            {"name": _section(key, words), "facts": _counted(rows[key], words), "rows": rows[key]}
            for key in sections
        ],
    }


def _section(key: tuple[bool, str, int], words: Words) -> str:
    is_other, publication, tier = key
    name = words.say(f"tier.{tier}") if tier in (1, 2, 3) else words.say("tier.none")
    return f"{breakable(one_line(publication, longest=60))} · {name}" if is_other else name


def _counted(rows: Sequence[Json], words: Words) -> str:
    count = sum(quote["count"] for row in rows for quote in row["quotes"])
    return f"{words.counted('shot', len(rows))} · {words.counted('word', count)}"


def _row(entry: Entry, material: Material, print_: Print, style: Style) -> Json:
    chain, link, words = entry.chain, entry.link, style.words
    width, height = fit(print_.size, PHOTO)
    across, down, wide_mm, high_mm = largest_print(link)
    role = one_line(chain.role.name(style.language), longest=60) if chain.role else ""
    facts = [
        (words.say("pixels"), words.say("pixels_are", width=across, height=down)),
        (words.say("largest"), words.say("largest_is", width=wide_mm, height=high_mm, dpi=DPI)),
        (words.say("crop"), words.say("crop_agreed" if link.look.crop != WHOLE else "crop_none")),
        (words.say("tone"), words.say("monochrome" if link.monochrome else "in_colour")),
        (words.say("consent"), _consent(chain, material, words)),
    ]
    if link.shot.id in material.released.masks:
        facts.append((words.say("face"), words.say("face_hidden")))
    if link.shot.damaged:
        facts.append((words.say("file"), words.say("damaged")))
    return {
        **photo_data(link, chain=chain, print_=print_, style=style),
        "width": width,
        "height": height,
        "number": f"FI_{link.shot.number:04d}",
        "who": who_of(chain),
        "role": breakable(role),
        "quotes": [
            _quote(quote, chain, link, words, withheld=material.released.withheld_shots)
            for quote in quotes_at(chain, link)
        ],
        "no_quote": words.say("no_quote"),
        "facts": [{"label": label, "value": value} for label, value in facts],
    }


def quotes_at(chain: Chain, link: Link) -> tuple[Quote, ...]:
    """The quotes that go with a shot: first those that must not be without it, then what else was said at it."""
    kept = {tie.quote_id for tie in _together(chain) if tie.shot_id == link.shot.id}
    first = [quote for quote in chain.words.quotes if quote.id in kept]
    rest = [quote for quote in link.quotes if quote.id not in kept]
    return tuple(quote for quote in (*first, *rest) if printable(quote.words))


def _together(chain: Chain) -> list[QuoteLink]:
    return [tie for tie in chain.words.links if tie.kind is LinkKind.KEEP_TOGETHER]


def _quote(quote: Quote, chain: Chain, link: Link, words: Words, *, withheld: Container[str]) -> Json:
    ties = [tie for tie in _together(chain) if tie.quote_id == quote.id]
    together = any(tie.shot_id == link.shot.id for tie in ties)
    here = {one.shot.id: one.shot.number for one in chain.links if one.shot.id not in withheld}
    others = sorted(here[tie.shot_id] for tie in ties if tie.shot_id in here and tie.shot_id != link.shot.id)
    told = [words.counted("word", count := len(printable(quote.words).split()))]
    if together:
        told.append(words.say("keep_together"))
    if others:
        told.append(words.say("keep_with", numbers=", ".join(f"FI_{number:04d}" for number in others)))
    return {
        "text": breakable(printable(quote.words)),
        "who": "" if quote.voice is Voice.PARTICIPANT else words.say(f"voice.{quote.voice.value}"),
        "further": "",
        "count": count,
        "together": together,
        "told": " · ".join(told),
    }


def _consent(chain: Chain, material: Material, words: Words) -> str:
    """What for, until when, and how far the person may be known."""
    terms = material.released.terms.get(chain.participant.id, Terms())
    until = terms.until
    named = chain.participant.id in material.released.named
    parts = [
        words.scope(material.released.scope.value),
        words.say(f"photo_mode.{terms.photo.value}") if terms.photo else "",
        words.say("words_given" if terms.quote else "words_not_given"),
        words.say("with_name" if named else "with_pseudonym"),
        words.say("until", date=words.date(until)) if until else words.say("no_end"),
    ]
    return " · ".join(filter(None, parts))
