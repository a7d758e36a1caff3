"""What a study says of a shot, in the words of XMP; and what other programs said since.

No name of a person goes in, no note, no reason, nothing that was said but a quote that was approved and may be
shown. Words of ours are English, so that programs and people elsewhere understand them.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, tzinfo
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fotointerview.domain.alttext import alt_text, move_phrase
from fotointerview.domain.chain import Link
from fotointerview.domain.marks import box as box_around
from fotointerview.domain.people import Interview, Participant
from fotointerview.domain.sayings import Box, Look, Mark, Move, Quote
from fotointerview.domain.shots import ShotFile
from fotointerview.domain.stored_frame import StoredFrame
from fotointerview.domain.words import Dimension, FileKind, Language, MarkKind, Verdict
from fotointerview.xmp.merging import COLOUR_LABELS, is_unsaid
from fotointerview.xmp.packet import Packet
from fotointerview.xmp.values import Fields, InLanguages, Items, Region, Regions, Statement, Value

OWNED: Final = frozenset(
    {
        "xmp:Rating",
        "xmp:Label",
        "xmp:CreatorTool",
        "dc:description",
        "dc:subject",
        "lr:hierarchicalSubject",
        "Iptc4xmpCore:AltTextAccessibility",
        "mwg-rs:Regions",
        "photoshop:DateCreated",
        "xmpMM:DocumentID",
        "xmpMM:DerivedFrom",
        "fi:Look",
    }
)
"""All properties that are ever written."""
_REJECTED: Final = -1
_MOST_STARS: Final = 5
_LEAST_SIDE: Final = 0.001
_LEAST_NAME: Final = 3
_SHOWN: Final = 60

_LABELS: Final[Mapping[Verdict, str]] = MappingProxyType(
    {Verdict.CHOSEN: "Green", Verdict.MAYBE: "Yellow", Verdict.NO: "Red"}
)
"""Colours by their English names are the labels that darktable, digiKam and Lightroom all read."""
_VERDICTS: Final[Mapping[str, Verdict]] = MappingProxyType(
    {label.casefold(): verdict for verdict, label in _LABELS.items()}
    | {verdict.value: verdict for verdict in Verdict}
)
_COLOURS: Final[Mapping[str, Verdict]] = MappingProxyType(
    {"0": Verdict.NO, "1": Verdict.MAYBE, "2": Verdict.CHOSEN}
)
"""darktable's own numbers for red, yellow and green."""
_STEPS: Final[Mapping[Dimension, tuple[str, str, str, str, str]]] = MappingProxyType(
    {
        Dimension.LIGHT: ("much less", "less", "same", "more", "much more"),
        Dimension.DISTANCE: ("much farther", "farther", "same", "closer", "much closer"),
        Dimension.FOCUS: ("much softer", "softer", "same", "sharper", "much sharper"),
        Dimension.FRAMING: ("much wider", "wider", "other", "tighter", "much tighter"),
        Dimension.COLOUR: ("black and white", "less", "same", "more", "much more"),
    }
)

MayQuote = Callable[[Quote], bool]
"""Whether words may go where other programs read them; asked on the thread that has the study."""


@dataclass(frozen=True, slots=True)
class ShotFacts:
    """All that goes into a shot's sidecars.

    Attributes:
        quotes: those that are tied to the shot in any way and may be shown, oldest first; said are only those
            that were approved as well.
        hidden: real names, and the code that stands for each.
    """

    link: Link
    interview: Interview
    participant: Participant
    quotes: tuple[Quote, ...] = ()
    hidden: Mapping[str, str] = field(default_factory=dict)


def has_regions(link: Link) -> bool:
    """Whether there is anything of which the place on the stored picture must be known."""
    return bool(link.marks) or (link.measures is not None and link.measures.face is not None)


# ── saying ──────────────────────────────────────────────────────────────────────────────────────────────────────


def statement(
    facts: ShotFacts,
    file: ShotFile,
    *,
    frame: StoredFrame | None = None,
    may_quote: MayQuote = lambda _: True,
) -> Statement:
    """What the sidecar of ``file`` says.

    Args:
        facts: of the shot.
        file: one of its files.
        frame: how that stores its picture; without it no region is written.
    """
    link, conceal = facts.link, _concealer(facts.hidden)
    quotes = [quote for quote in facts.quotes if quote.approved]
    language = facts.interview.language
    participant = replace(facts.participant, alias=conceal(facts.participant.alias))
    said: dict[str, Value] = {
        **common(
            link,
            facts.interview,
            alt=conceal(alt_text(link, language=language, participant=participant)),
            alt_in=language,
            quotes=[conceal(one.words) for one in quotes],
        ),
        "xmpMM:DocumentID": _document_id(file),
    }
    if link.look != Look():
        said["fi:Look"] = _look(link.look)
    source = next((one for one in link.files if one.kind is FileKind.RAW), None)
    if file.kind is not FileKind.RAW and source is not None:
        said["xmpMM:DerivedFrom"] = Fields(
            {"stRef:documentID": _document_id(source), "stRef:filePath": source.path.rpartition("/")[2]}
        )
    regions = tuple(_regions(link, frame, quotes, conceal)) if frame is not None else ()
    if frame is not None and regions:
        said["mwg-rs:Regions"] = Regions(frame.width, frame.height, regions)
    return said


def common(
    link: Link, interview: Interview, *, alt: str, alt_in: Language, quotes: Sequence[str]
) -> dict[str, Value]:
    """What is said of a shot in any file of it, a copy too: stars, label, words, codes, and when it was taken.

    Args:
        link: the shot.
        interview: the sitting it is of.
        alt: the text for those who cannot see it, in the language ``alt_in``.
        quotes: the words that may be read here, in the language of the interview.
    """
    said: dict[str, Value] = {
        # Said even where nobody decided: else darktable gives a star of its own, which is then read as a wish.
        "xmp:Rating": "0",
        "xmp:CreatorTool": "fotointerview",
        "photoshop:DateCreated": _local(link, interview),
        "Iptc4xmpCore:AltTextAccessibility": spoken(alt, alt_in),
    }
    if quotes:
        said["dc:description"] = spoken("\n\n".join(f"“{one}”" for one in quotes), interview.language)
    if link.choice is not None:
        is_no = link.choice.verdict is Verdict.NO
        said["xmp:Rating"] = str(_REJECTED if is_no else link.choice.rating)
        said["xmp:Label"] = _LABELS[link.choice.verdict]
    codes = dict(_codes(link))
    if codes:
        said["lr:hierarchicalSubject"] = Items(tuple(codes))
        said["dc:subject"] = Items(tuple(dict.fromkeys(codes.values())))
    return said


def _document_id(file: ShotFile) -> str:
    return f"xmp.did:{file.id}"


def spoken(text: str, language: Language) -> InLanguages:
    """``text`` for every reader, and for those who ask for its language."""
    return InLanguages({"x-default": text, language.value: text})


def _local(link: Link, interview: Interview) -> str:
    """When it was taken, by the clock of the place."""
    zone: tzinfo
    try:
        zone = ZoneInfo(interview.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zone = UTC
    return link.shot.taken_at.astimezone(zone).isoformat(timespec="seconds")


def _codes(link: Link) -> Iterator[tuple[str, str]]:
    """Answer, decision, look and moves: as a path, and as words for programs that know no paths."""
    if link.judgement is not None:
        yield f"Answer|{link.judgement.answer}", f"answer: {link.judgement.answer}"
    if link.choice is not None:
        yield f"Choice|{link.choice.verdict}", f"choice: {link.choice.verdict}"
    if link.monochrome:
        yield "Look|black and white", "black and white"
    for move in link.moves_here:
        yield _code(move), move_phrase(move, language=Language.EN)
    for move in link.moves_next:
        yield f"Next photo|{_code(move)}", f"next photo: {move_phrase(move, language=Language.EN)}"


def _code(move: Move) -> str:
    steps = _STEPS.get(move.dimension)
    return f"{move.dimension.value.capitalize()}|{steps[move.step + 2] if steps else 'other'}"


def _look(look: Look) -> Fields:
    """The look in numbers, as far as it is not as taken."""
    told: dict[str, str | Fields] = {}
    if look.monochrome:
        told["fi:BlackAndWhite"] = "True"
        told["fi:Mix"] = " ".join(f"{weight:.4g}" for weight in look.mix)
    numbers = {
        "fi:ExposureEV": look.exposure_ev,
        "fi:Contrast": look.contrast,
        "fi:Saturation": look.saturation,
        "fi:Warmth": look.warmth,
        "fi:Soft": look.soft,
    }
    told |= {key: f"{number:.4g}" for key, number in numbers.items() if number}
    if look.crop != Look().crop:
        told["fi:Crop"] = " ".join(f"{number:.6g}" for number in look.crop)
    return Fields(told or {"fi:BlackAndWhite": "False"})


def _regions(
    link: Link, frame: StoredFrame, quotes: list[Quote], conceal: Callable[[str], str]
) -> Iterator[Region]:
    """The face's box, nameless, and what was drawn; with words only where they are an approved quote."""
    if link.measures is not None and link.measures.face is not None:
        yield _region(link.measures.face, frame, kind="Face")
    for mark in link.marks:
        quote = next((one for one in quotes if one.id == mark.quote_id), None)
        what = f"{mark.kind} by the {mark.voice}" if mark.voice != "together" else f"{mark.kind} by both"
        yield _mark(mark, frame, f"{what}: “{conceal(quote.words)}”" if quote else what)


def _mark(mark: Mark, frame: StoredFrame, description: str) -> Region:
    around = box_around(mark.strokes)
    if mark.kind in (MarkKind.PIN, MarkKind.TEXT):
        x, y = frame.point(around[:2])
        return Region(x, y, description=description)
    return _region(around, frame, description=description)


def _region(upright: Box, frame: StoredFrame, *, kind: str = "", description: str = "") -> Region:
    left, top, width, height = frame.box(upright)
    sides = max(width, _LEAST_SIDE), max(height, _LEAST_SIDE)
    return Region(left + width / 2, top + height / 2, *sides, kind=kind, description=description)


def _concealer(hidden: Mapping[str, str]) -> Callable[[str], str]:
    """Puts a code in the place of each real name, whole or in part, however it was composed."""
    codes: dict[str, str] = {}
    for name, code in hidden.items():
        parts = (part for part in name.split() if len(part) >= _LEAST_NAME and part[0].isupper())
        for one in (name.strip(), *parts):
            for form in ("NFC", "NFD"):
                codes.setdefault(unicodedata.normalize(form, one), code)
    codes.pop("", None)
    if not codes:
        return lambda text: text
    longest_first = sorted(codes, key=len, reverse=True)
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in longest_first), re.IGNORECASE)
    by_case = {name.casefold(): code for name, code in codes.items()}
    whole = {unicodedata.normalize(form, name.strip()) for name in hidden for form in ("NFC", "NFD")}
    everywhere = {name.casefold() for name in whole}

    def code_of(found: re.Match[str]) -> str:
        is_word = found[0].casefold() not in everywhere and not found[0][0].isupper()
        return found[0] if is_word else by_case[found[0].casefold()]

    return lambda text: pattern.sub(code_of, text)


# ── hearing ─────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Heard:
    """What another program said of a shot since we wrote.

    Attributes:
        rating: stars 0..5, if they changed.
        verdict: the decision, if the label changed, or −1 stars say that it is none.
        not_understood: property and value of what cannot be taken over.
        taken: the properties that were understood.
    """

    rating: int | None = None
    verdict: Verdict | None = None
    not_understood: tuple[str, ...] = ()
    taken: frozenset[str] = frozenset()


def heard(packet: Packet) -> Heard:
    """Rating and label, as far as they are not as we wrote them."""
    rating, verdict = None, None
    odd: list[str] = []
    taken: set[str] = set()
    stars = packet.text("xmp:Rating")
    if packet.find("xmp:Rating") is not None and not (
        packet.is_ours("xmp:Rating") or is_unsaid(packet, "xmp:Rating")
    ):
        number = _stars(stars)
        if number is None:
            odd.append(_odd("xmp:Rating", stars or "?"))
        else:
            taken.add("xmp:Rating")
            rating, verdict = (0, Verdict.NO) if number == _REJECTED else (number, None)
    label = packet.text("xmp:Label") or ""
    if label and not packet.is_ours("xmp:Label"):
        known = _VERDICTS.get(label.casefold())
        if known is None:
            odd.append(_odd("xmp:Label", label))
        else:
            taken.add("xmp:Label")
            verdict = known
    elif packet.find(COLOUR_LABELS) is not None and not packet.is_ours(COLOUR_LABELS):
        colours = packet.items(COLOUR_LABELS)
        known = _COLOURS.get(colours[0].strip()) if len(colours) == 1 else None
        if known is not None:
            taken |= {COLOUR_LABELS, "xmp:Label"}
            verdict = known
        elif colours:
            odd.append(_odd(COLOUR_LABELS, ", ".join(colours)))
    return Heard(rating, verdict, tuple(odd), frozenset(taken))


def _odd(name: str, value: str) -> str:
    """A property and its value, short and without anything that a terminal would obey."""
    plain = "".join(sign if sign.isprintable() else "?" for sign in value)
    return f"{name} {plain if len(plain) <= _SHOWN else plain[:_SHOWN] + '…'}"


def _stars(text: str | None) -> int | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return int(number) if number.is_integer() and _REJECTED <= number <= _MOST_STARS else None


def decided(said: Heard, link: Link) -> tuple[Verdict, int] | None:
    """The choice that comes of it; ``None`` where nothing changes.

    A label, or the stars of a reject, decide; stars alone make a shot without decision, or one that was put
    aside, a *maybe*: that it is chosen is for those who were in the conversation to say.
    """
    if said.rating is None and said.verdict is None:
        return None
    before = link.choice
    rating = said.rating if said.rating is not None else (before.rating if before else 0)
    verdict = said.verdict or (before.verdict if before else None)
    if said.verdict is None and rating > 0 and verdict in (None, Verdict.NO):
        verdict = Verdict.MAYBE
    if verdict is None:
        return None
    if before is not None and (before.verdict, before.rating) == (verdict, rating):
        return None
    return verdict, rating
