"""What a sequence sheet says, as plain data for the typesetter: no files are touched and nothing is set here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fotointerview.domain.alttext import alt_text, move_phrase, participant_label
from fotointerview.domain.chain import Chain, Link
from fotointerview.domain.marks import region_corners
from fotointerview.domain.outcomes import outcome
from fotointerview.domain.sayings import Mark, Point
from fotointerview.domain.words import Language, LinkKind, MarkKind, Verdict, Voice
from fotointerview.publish import hand
from fotointerview.publish.lettering import breakable, excerpt, one_line, printable
from fotointerview.publish.material import Material
from fotointerview.publish.outcome_words import outcome_words
from fotointerview.publish.press import Json, SheetOptions
from fotointerview.publish.prints import Print
from fotointerview.publish.sayings import MOST_MARKS, SHORT, SHORT_BESIDE, Saying, Sayings, fits, sayings_at
from fotointerview.publish.strips import WAYS, Cell, PanelPlace, Strip, Way, cell_for, lay_out, panel_place
from fotointerview.publish.words import Words

_CIRCLE_MARGIN = 1.5


@dataclass(frozen=True, slots=True)
class Style:
    """How a sheet speaks and how wide it is: language, words, and width between the margins in mm."""

    language: Language
    words: Words
    width: float


def front_data(
    material: Material,
    words: Words,
    options: SheetOptions,
    *,
    kind: str,
    summary: str,
    footer: str = "footer",
) -> Json:
    """What every sheet says about itself: title, kind, day, and at the foot of each page what it is not for.

    ``kind`` and ``footer`` are keys of ``words``. Of the researcher's edition the foot says that it is one.
    """
    title = one_line(material.title) or words.say(kind)
    at_foot = words.say(footer, scope=words.scope(material.released.scope.value))
    return {
        "lang": material.language.value,
        "paper": options.paper,
        "name": title,
        "title": breakable(title),
        "kind": words.say(kind),
        "summary": summary,
        "author": words.say("author"),
        "made": words.date(material.at.astimezone(zone_of(material.chains[0]))),
        "footer": f"{words.say('researcher')} · {at_foot}" if options.researcher else at_foot,
        "page": words.say("page", page="{page}", pages="{pages}"),
    }


def interview_data(chain: Chain, *, prints: Mapping[str, Print], style: Style, question: bool) -> Json:
    """One interview: heading, strips, the chosen ones, and what was said at length.

    Args:
        chain: the interview.
        prints: the photos by shot id.
        style: language, words and width of the sheet.
        question: whether this interview's question is to be printed with it.
    """
    words, zone = style.words, zone_of(chain)
    chosen = [link for link in chain.links if link.chosen]
    facts = [
        chain.role.name(style.language) if chain.role else "",
        words.date(chain.interview.started_at.astimezone(zone)),
        words.counted("shot", len(chain.links)) if chain.links else "",
        words.say("chosen_number", numbers=", ".join(str(link.shot.number) for link in chosen))
        if chosen
        else "",
    ]
    who = who_of(chain)
    ways = [_way(way, chain, prints=prints, style=style, zone=zone) for way in WAYS]
    return {
        "who": who,
        "facts": " · ".join(breakable(one_line(fact)) for fact in facts if fact),
        "question": breakable(printable(chain.interview.question())) if question else "",
        "language": chain.interview.language.value,
        **ways[-1],  # a template of one's own need not choose
        "ways": ways,
        "empty": "" if chain.links else words.say("no_shots"),
        "said": list(_said_at_length(chain, words)),
        "noted": noted(chain, None),
        "noted_label": words.say("noted"),
    }


def who_of(chain: Chain) -> str:
    """What the participant is called, on one line."""
    return breakable(one_line(participant_label(chain.participant), longest=60))


def zone_of(chain: Chain) -> tzinfo:
    """The time zone in which the interview took place; UTC when its name is unknown here."""
    try:
        return ZoneInfo(chain.interview.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def _way(way: Way, chain: Chain, *, prints: Mapping[str, Print], style: Style, zone: tzinfo) -> Json:
    """The strips of an interview and the chosen ones, as large as ``way`` says."""
    chosen = [link for link in chain.links if link.chosen]
    cells = [cell_for(prints[link.shot.id].size, way.photo) for link in chain.links]
    strips = lay_out(cells, with_panel=bool(chosen), width=style.width)
    shots = [
        _shot(link, cell, chain=chain, print_=prints[link.shot.id], style=style, zone=zone)
        for link, cell in zip(chain.links, cells, strict=True)
    ]
    panels = []
    for nth, link in enumerate(chosen):
        size, beside = prints[link.shot.id].size, strips if nth == 0 else ()
        place = panel_place(size, strips=beside, width=style.width, large=way.large)
        panels.append(_panel(link, chain=chain, print_=prints[link.shot.id], style=style, place=place))
    rows = [_strip(strip, shots[strip.first : strip.first + len(strip.cells)], way) for strip in strips]
    return {"strips": rows, "panels": panels}


def _strip(strip: Strip, shots: list[Json], way: Way) -> Json:
    return {"width": strip.width, "panel": strip.panel, "tall": way.photo, "shots": shots}


def _shot(link: Link, cell: Cell, *, chain: Chain, print_: Print, style: Style, zone: tzinfo) -> Json:
    words, seed = style.words, link.shot.number
    judgement = link.judgement
    size = {"width": cell.photo_width, "height": cell.photo_height}
    return {
        "cell": cell.width,
        **size,
        **photo_data(link, chain=chain, print_=print_, style=style),
        "number": str(link.shot.number),
        "time": _time(link.shot.taken_at, zone),
        "answer": judgement.answer.value if judgement else "",
        "word": words.say(f"answer.{judgement.answer.value}") if judgement else "",
        "moves": _moves(link, style.language),
        "said": said_at(chain, link).under_data(words),
        "came": _came(chain, link, style),
        "notes": _notes(link, words),
        "drawn": _drawn(link, words),
        "noted": noted(chain, link.shot.id),
        "marks": [drawn for mark in link.marks for drawn in _mark(mark, link, cell)],
        "circle": hand.circled(cell.photo_width, cell.photo_height, margin=_CIRCLE_MARGIN, seed=seed)
        if link.chosen
        else [],
        "line": hand.underline(cell.photo_width, y=cell.photo_height - 1.0, seed=seed)
        if link.choice and link.choice.verdict is Verdict.MAYBE
        else [],
    }


def photo_data(link: Link, *, chain: Chain, print_: Print, style: Style) -> Json:
    """The file of a photo and what stands for it where it cannot be seen; without a file, why there is none."""
    if not print_.name:
        why = "withheld" if print_.withheld else "unreadable"
        said = style.words.say(f"{why}_alt", number=link.shot.number)
        return {"file": "", "alt": said, "missing": style.words.say(why)}
    alt = alt_text(link, language=style.language, participant=chain.participant)
    return {"file": print_.name, "alt": printable(alt), "missing": ""}


def _time(moment: datetime, zone: tzinfo) -> str:
    return moment.astimezone(zone).strftime("%H:%M:%S")


def _moves(link: Link, language: Language) -> list[str]:
    return [
        move_phrase(move, language=language) for move in link.moves_next if move.step or move.words.strip()
    ]


def _came(chain: Chain, link: Link, style: Style) -> list[str]:
    """What was agreed here and what the next shot turned out to be: ``"meer licht → +0,8 stop"``."""
    found = []
    for move in link.moves_next:
        after = chain.link(move.to_shot_id) if move.to_shot_id else None
        came = outcome(move, before=link.measures, after=after.measures if after else None)
        if came is not None:
            asked = move_phrase(move, language=style.language)
            found.append(f"{asked} → {outcome_words(came, style.words)}")
    return found


def noted(chain: Chain, shot_id: str | None) -> list[str]:
    """The researcher's notes on a shot, or (``None``) on none; there are none but in the researcher's edition."""
    kept = (note for note in chain.words.notes if note.shot_id == shot_id)
    return [breakable(printable(note.text)) for note in kept if note.text.strip()]


def _notes(link: Link, words: Words) -> list[str]:
    notes = []
    if link.choice:
        key = {Verdict.CHOSEN: "chosen", Verdict.MAYBE: "maybe", Verdict.NO: "no"}[link.choice.verdict]
        notes.append(words.say(key))
    if link.monochrome:
        notes.append(words.say("monochrome"))
    if link.shot.damaged:
        notes.append(words.say("damaged"))
    return notes


def _drawn(link: Link, words: Words) -> list[Json]:
    """Who drew what on a shot, in words, and with which pencil."""
    found = []
    for voice in Voice:
        kinds = dict.fromkeys(_mark_word(mark, words) for mark in link.marks if mark.voice is voice)
        if kinds:
            marks = ", ".join(list(kinds)[:MOST_MARKS])
            told = words.say("drawn", who=words.say(f"voice.{voice.value}"), marks=marks)
            found.append({"pencil": _pencil(voice), "text": told})
    return found


def _pencil(voice: Voice) -> str:
    return "participant" if voice is Voice.PARTICIPANT else "researcher"


def _mark_word(mark: Mark, words: Words) -> str:
    kind = words.say(f"mark.{mark.kind.value}")
    text = printable(mark.text)
    if not text:
        return kind
    return f"“{breakable(one_line(text) if fits(text, SHORT) else excerpt(text))}”"


def _mark(mark: Mark, link: Link, cell: Cell) -> Iterable[Json]:
    """The curves of a mark on the printed photo; the pencil says who drew it."""
    look = link.look
    if look.crop[2] <= 0 or look.crop[3] <= 0:
        return
    pencil = _pencil(mark.voice)
    size = {"width": cell.photo_width, "height": cell.photo_height}
    for points in mark.strokes:
        if len(points) == 1:
            ((x, y),) = hand.placed(points, crop=look.crop, **size)
            yield {"pencil": pencil, "curve": [], "dot": [round(x, 3), round(y, 3)]}
            continue
        ring = _ring(points) if mark.kind is MarkKind.REGION and points else points
        curve = hand.stroke(ring, crop=look.crop, **size)
        if curve:
            yield {"pencil": pencil, "curve": curve, "dot": []}
        if mark.kind is MarkKind.ARROW:
            printed = hand.placed(points, crop=look.crop, **size)
            yield {"pencil": pencil, "curve": hand.arrowhead(printed, size=2.0), "dot": []}


def _ring(points: Sequence[Point]) -> Sequence[Point]:
    """The outline of a region, closed."""
    corners = region_corners(points)
    return (*corners, corners[0])


def _panel(link: Link, *, chain: Chain, print_: Print, style: Style, place: PanelPlace) -> Json:
    """The chosen shot, larger, with its quote beside it."""
    words = style.words
    photo = photo_data(link, chain=chain, print_=print_, style=style)
    if photo["file"]:
        photo["alt"] = words.say("enlarged", alt=photo["alt"])
        photo["file"] = f"large-{photo['file']}"
    beside = said_at(chain, link).beside
    return {
        **photo,
        "width": place.width,
        "height": place.height,
        "words_width": place.words_width,
        "stacked": place.stacked,
        "quote": beside.data(words, length=SHORT_BESIDE) if beside else {},
        "line": " · ".join(
            (
                who_of(chain),
                words.say("at_shot", number=link.shot.number),
                words.say("chosen"),
            )
        ),
    }


def said_at(chain: Chain, link: Link) -> Sayings:
    """What was said at a shot, sorted by where it goes on paper."""
    ties = chain.words.links
    kept = {
        tie.quote_id for tie in ties if tie.shot_id == link.shot.id and tie.kind is LinkKind.KEEP_TOGETHER
    }
    return sayings_at(link, together=[quote for quote in chain.words.quotes if quote.id in kept])


def _said_at_length(chain: Chain, words: Words) -> Iterable[Json]:
    """In full, in the order of time: what was too long or too much for its place, then what belongs to no shot."""
    for link in chain.links:
        for saying in said_at(chain, link).at_length:
            yield {"label": words.say("at_shot", number=link.shot.number), **saying.data(words)}
    for quote in chain.loose_quotes:
        saying = Saying(printable(quote.words), quote.voice)
        if saying.text:
            yield {"label": words.say("loose"), **saying.data(words)}
