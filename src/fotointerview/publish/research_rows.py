"""The rows of the research data: one per shot, move, judgement, quote and mark; the same in the tables and in JSON.

Column names and the values of the small vocabularies are the program's own and do not change with the language.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from fotointerview.domain.alttext import alt_text, move_phrase, participant_label
from fotointerview.domain.chain import Chain, Link
from fotointerview.domain.marks import box
from fotointerview.domain.measures import Measures, face_share, shot_size
from fotointerview.domain.sayings import Box, Mark, Move
from fotointerview.domain.words import Dimension, Language
from fotointerview.publish.lettering import one_line
from fotointerview.publish.material import Material
from fotointerview.publish.research import (
    Said,
    as_said,
    guid,
    interview_guid,
    quotes_of,
    shot_guid,
    shot_name,
    utc,
)
from fotointerview.publish.sheet_data import zone_of

Cell = str | int | float | bool | None | list[str]
Row = dict[str, Cell]

TABLES: Final = ("interviews", "shots", "moves", "judgements", "quotes", "marks")
"""The kinds of rows, in the order in which they are given."""
_UNITS: Final[Mapping[Dimension, str]] = {
    Dimension.LIGHT: "EV",
    Dimension.DISTANCE: "log2 face height",
    Dimension.FRAMING: "log2 face height",
    Dimension.FOCUS: "stops",
    Dimension.COLOUR: "chroma",
}
_EXACT: Final = 6
"""Decimals; finer than anything that is measured here."""


def rows_of(material: Material, chain: Chain) -> dict[str, list[Row]]:
    """All rows of one interview, by the name of their table."""
    shown = [link for link in chain.links if not material.is_withheld(link)]
    numbers = {link.shot.id: link.shot.number for link in chain.links}
    return {
        "interviews": [_interview(material, chain)],
        "shots": [_shot(material, chain, link) for link in chain.links],
        "moves": [
            _move(chain, move, numbers, material.language) for link in shown for move in link.moves_next
        ],
        "judgements": list(_judgements(chain, shown)),
        "quotes": [_quote(chain, said, numbers) for said in quotes_of(chain)],
        "marks": [_mark(chain, link, mark, numbers) for link in shown for mark in link.marks],
    }


def _interview(material: Material, chain: Chain) -> Row:
    interview, who = chain.interview, chain.participant
    is_named = who.id in material.released.named
    return {
        "interview_id": interview_guid(chain),
        "participant_id": guid("participant", who.id),
        "participant": as_said(who.code),
        "called": one_line(participant_label(who)),
        "known_as": "named" if is_named else "pseudonym",
        "role": as_said(chain.role.name(material.language)) if chain.role else None,
        "role_position": chain.role.position if chain.role else None,
        "language": interview.language.value,
        "question": as_said(interview.question()),
        "started_at": utc(interview.started_at),
        "ended_at": utc(interview.ended_at) if interview.ended_at else None,
        "zone": interview.zone,
        "shots": len(chain.links),
    }


def _shot(material: Material, chain: Chain, link: Link) -> Row:
    shot, is_released = link.shot, not material.is_withheld(link)
    known: Row = {
        "shot_id": shot_guid(link),
        **_where(chain),
        "number": shot.number,
        "name": shot_name(link),
        "taken_at": utc(shot.taken_at),
        "taken_at_local": shot.taken_at.astimezone(zone_of(chain)).strftime("%Y-%m-%dT%H:%M:%S"),
        "released": is_released,
    }
    told: Row = {**_decided(link), **_taken(link), **_look(link), **_measured(link.measures)}
    alt = alt_text(link, language=material.language, participant=chain.participant)
    told["description"] = as_said(alt)
    told["masked"] = shot.id in material.released.masks
    return {**known, **(told if is_released else dict.fromkeys(told))}


def _decided(link: Link) -> Row:
    judgement, choice = link.judgement, link.choice
    return {
        "answer": judgement.answer.value if judgement else None,
        "reason": as_said(judgement.reason) if judgement else None,
        "choice": choice.verdict.value if choice else None,
        "rating": choice.rating if choice else None,
        "tiers": [f"{as_said(placed.publication)}: {placed.tier}" for placed in link.placements],
    }


def _taken(link: Link) -> Row:
    exposure = link.shot.exposure
    return {
        "width": link.shot.width or None,
        "height": link.shot.height or None,
        "aperture": _exact(exposure.aperture),
        "shutter_s": _exact(exposure.shutter_s),
        "iso": exposure.iso,
        "bias_ev": _exact(exposure.bias_ev),
        "focal_mm": _exact(exposure.focal_mm),
        "damaged": link.shot.damaged,
    }


def _look(link: Link) -> Row:
    look = link.look
    return {
        "look_monochrome": look.monochrome,
        "look_exposure_ev": _exact(look.exposure_ev),
        "look_contrast": _exact(look.contrast),
        "look_saturation": _exact(look.saturation),
        "look_warmth": _exact(look.warmth),
        "look_soft": _exact(look.soft),
        **_box("crop", look.crop),
    }


def _measured(measures: Measures | None) -> Row:
    names = ("mean_ev", "key_ev", "contrast_ev", "clipped_low", "clipped_high", "chroma")
    more = ("face_sharpness", "ground_sharpness", "distance_m")
    size = shot_size(measures) if measures else None
    return {
        **{name: _exact(getattr(measures, name, None)) for name in names},
        **_box("face", measures.face if measures else None),
        "face_by_hand": measures.by_hand if measures else None,
        "face_share": _exact(face_share(measures)) if measures else None,
        "shot_size": size.value if size else None,
        **{name: _exact(getattr(measures, name, None)) for name in more},
    }


def _move(chain: Chain, move: Move, numbers: Mapping[str, int], language: Language) -> Row:
    is_framed = move.dimension is Dimension.FRAMING and move.frame is not None
    unit = "share of the frame's diagonal" if is_framed else _UNITS.get(move.dimension)
    return {
        "move_id": guid("move", move.from_shot_id, move.id),
        **_where(chain),
        "from_shot": numbers[move.from_shot_id],
        "to_shot": numbers.get(move.to_shot_id or ""),
        "dimension": move.dimension.value,
        "step": move.step,
        "move": move_phrase(move, language=language),
        "words": as_said(move.words),
        "voice": move.voice.value,
        "agreed_at": utc(move.at),
        "intended": as_said(move.intended),
        "measured": _exact(move.measured),
        "measured_unit": unit if move.measured is not None else None,
        **_box("frame", move.frame),
    }


def _judgements(chain: Chain, shown: Sequence[Link]) -> Iterator[Row]:
    for link in shown:
        for one in link.judgements:
            yield {
                "judgement_id": guid("judgement", link.shot.id, one.id),
                **_where(chain),
                "shot": link.shot.number,
                "answer": one.answer.value,
                "reason": as_said(one.reason),
                "voice": one.voice.value,
                "judged_at": utc(one.at),
                "counts": one is link.judgement_of(one.voice),
            }


def _quote(chain: Chain, said: Said, numbers: Mapping[str, int]) -> Row:
    quote = said.quote
    return {
        "quote_id": guid("quote", quote.id),
        **_where(chain),
        "shot": said.at.shot.number if said.at else None,
        "words": as_said(quote.words),
        "edited": bool(quote.edited and quote.approved),
        "approved": quote.approved,
        "voice": quote.voice.value,
        "said_at": utc(quote.at),
        "ties": [f"{tie.kind.value}: {numbers[tie.shot_id]}" for tie in said.ties if tie.shot_id],
    }


def _mark(chain: Chain, link: Link, mark: Mark, numbers: Mapping[str, int]) -> Row:
    return {
        "mark_id": guid("mark", link.shot.id, mark.id),
        **_where(chain),
        "shot": numbers[link.shot.id],
        "mark": mark.kind.value,
        "text": as_said(mark.text),
        "voice": mark.voice.value,
        "drawn_at": utc(mark.at),
        **_box("mark", box(mark.strokes)),
        "points": [" ".join(f"{x:.5f},{y:.5f}" for x, y in stroke) for stroke in mark.strokes],
    }


def _where(chain: Chain) -> Row:
    return {"interview_id": interview_guid(chain), "participant": as_said(chain.participant.code)}


def _box(name: str, box_: Box | None) -> Row:
    sides = (f"{name}_left", f"{name}_top", f"{name}_width", f"{name}_height")
    return dict(zip(sides, map(_exact, box_), strict=True)) if box_ else dict.fromkeys(sides)


def _exact(value: float | None) -> float | None:
    return round(float(value), _EXACT) if value is not None and math.isfinite(value) else None
