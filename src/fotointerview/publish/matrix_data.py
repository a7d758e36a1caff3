"""What the matrix sheet says: one portrait of everybody from law to counter, and the yellow rope between them.

Plain data for the typesetter. A rope is as long on paper as it was drawn: all of them on one scale, which is told.
"""

import math
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from fotointerview.domain.alttext import participant_label
from fotointerview.domain.chain import Chain, Link
from fotointerview.domain.closeness import Rope, View, Wish, from_law_to_counter, ropes
from fotointerview.domain.people import Participant, Role
from fotointerview.publish.lettering import breakable, one_line, printable
from fotointerview.publish.material import Material
from fotointerview.publish.press import Json, SheetOptions
from fotointerview.publish.prints import Print
from fotointerview.publish.sayings import Saying
from fotointerview.publish.sheet_data import Style, front_data, photo_data, said_at, who_of
from fotointerview.publish.strips import fit

SHORT: Final = 200
"""Characters of a quote that fit under a portrait."""
GUTTER: Final = 7.0
"""Between two columns, in mm."""
_LEAST: Final = 33.0
_WIDEST: Final = 114.0
"""Of a portrait's place, in mm."""
_HIGHEST: Final = 76.0
"""Of a portrait, and it is never higher than its place is wide: upright ones count as much as the others."""
_NAMES: Final = 34.0
"""In mm, for a name at either end of a rope."""
_NEVER = datetime.min.replace(tzinfo=UTC)
_NO_TIER: Final = 9
_EMPTY: Final = 0.6
"""How wide a role without anybody is, beside the place of one."""


@dataclass(frozen=True, slots=True)
class Place:
    """A participant's place on the sheet: their interviews, and the portrait of them, if there is one.

    ``something_stays`` is whether a shot of them stays at home, so that one that was chosen may be missing.
    """

    participant: Participant
    role: Role | None
    chains: tuple[Chain, ...]
    portrait: tuple[Chain, Link] | None
    something_stays: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """Everybody of one role, or nobody; ``tracks`` is how many stand side by side in it."""

    role: Role | None
    places: tuple[Place, ...]
    tracks: int = 1

    @property
    def rows(self) -> int:
        """How many stand one below the other."""
        return -(-len(self.places) // self.tracks)

    @property
    def share(self) -> float:
        """How many portraits it is wide, without the gutters in it."""
        return self.tracks if self.places else _EMPTY

    def width(self, cell: float) -> float:
        """In mm, where a portrait's place is ``cell`` wide."""
        return round(self.share * cell + GUTTER * (self.tracks - 1), 3)


def places_of(chains: Sequence[Chain], withheld: Container[str] = ()) -> tuple[Place, ...]:
    """Everybody from law to counter, who gives no role last; ``withheld`` are ids of shots that stay at home."""
    by_person: dict[str, list[Chain]] = {}
    for chain in chains:
        by_person.setdefault(chain.participant.id, []).append(chain)
    people = [own[0].participant for own in by_person.values()]
    roles = {chain.role.id: chain.role for chain in chains if chain.role}
    return tuple(
        Place(
            one,
            roles.get(one.role_id or ""),
            tuple(by_person[one.id]),
            portrait_of(by_person[one.id]),
            any(link.shot.id in withheld for chain in by_person[one.id] for link in chain.links),
        )
        for one in from_law_to_counter(people, roles.values())
    )


def portrait_of(chains: Iterable[Chain]) -> tuple[Chain, Link] | None:
    """The one portrait: of the chosen shots, else of the placed ones, the best placed, and of those the last chosen."""
    pairs = [(chain, link) for chain in chains for link in chain.links]
    wanted = [pair for pair in pairs if pair[1].chosen] or [pair for pair in pairs if pair[1].placements]
    return min(wanted, key=lambda pair: _rank(pair[1]), default=None)


def _rank(link: Link) -> tuple[int, float, int]:
    tier = min((placement.tier for placement in link.placements), default=_NO_TIER)
    chosen_at = link.choice.at if link.choice else _NEVER
    return tier, -(chosen_at - _NEVER).total_seconds(), -link.shot.number


def columns_of(places: Sequence[Place], width: float, roles: Iterable[Role] = ()) -> tuple[Column, ...]:
    """Everybody by role, the roles with most people as broad as ``width`` mm allows; of ``roles`` also empty ones."""
    by_role: dict[str, list[Place]] = {}
    for place in places:
        by_role.setdefault(place.role.id if place.role else "", []).append(place)
    columns = [Column(own[0].role, tuple(own)) for own in by_role.values()]
    empty = [Column(role, ()) for role in roles if role.id not in by_role]
    taken = sum(one.width(_LEAST) + GUTTER for one in empty)
    spare = int((width + GUTTER - taken) // (_LEAST + GUTTER)) - len(columns)
    for _ in range(spare):
        highest = max(range(len(columns)), key=lambda at: _needs_room(columns[at]))
        if columns[highest].rows == 1:
            break
        columns[highest] = replace(columns[highest], tracks=columns[highest].tracks + 1)
    broad = [replace(one, tracks=-(-len(one.places) // one.rows)) for one in columns]
    return tuple(sorted([*broad, *empty], key=lambda one: one.role.position if one.role else math.inf))


def _needs_room(column: Column) -> tuple[int, bool]:
    """How much a column needs one more beside the others: how high it is, and whether it would become lower."""
    broader = replace(column, tracks=column.tracks + 1)
    return column.rows, broader.rows < column.rows


def cell_width(columns: Sequence[Column], width: float) -> float:
    """Of one portrait's place, in mm."""
    gutters = GUTTER * (sum(column.tracks for column in columns) - 1)
    return round(min(_WIDEST, (width - gutters) / sum(column.share for column in columns)), 3)


def matrix_data(
    material: Material,
    places: Sequence[Place],
    prints: Mapping[str, Print],
    style: Style,
    options: SheetOptions,
) -> Json:
    """Everything the sheet prints."""
    words = style.words
    columns = columns_of(places, style.width, material.open_roles)
    cell = cell_width(columns, style.width)
    people = {place.participant.id: place.participant for place in places}
    every = ropes(material.released.ropes, [place.participant for place in places])
    shown: list[Json] = [
        {
            "role": _role(column.role, style),
            "tracks": column.tracks,
            "width": column.width(cell),
            "empty": {} if column.places else _nobody(column, style),
            "places": [
                _place(one, prints=prints, style=style, box=(cell, min(cell, _HIGHEST)))
                for one in column.places
            ],
        }
        for column in columns
    ]
    length = round(style.width - 2 * _NAMES - 2 * GUTTER, 1)
    many = words.counted("person", len(places))
    question = {place.chains[0].interview.question() for place in places}
    first = places[0].chains[0].interview
    return {
        **front_data(
            material,
            words,
            options,
            kind="matrix_title",
            summary=words.say("matrix_subject", people=many),
            footer="matrix_footer",
        ),
        "question": breakable(printable(first.question())) if len(question) == 1 else "",
        "question_lang": first.language.value,
        "cell": cell,
        "gutter": GUTTER,
        "columns": shown,
        "said": [
            {"label": who_of(chain), **saying.data(words)}
            for chain, saying in filter(None, map(_quoted, places))
            if not saying.fits(SHORT)
        ],
        "ropes_title": words.say("ropes"),
        "ropes_scale": words.say("ropes_scale", mm=words.number(length, 0)),
        "ropes_none": "" if every else words.say("ropes_none"),
        "key": {key: words.say(f"key.{key}") for key in ("holds", "lets_go", "wish")},
        "rope_length": length,
        "names": _NAMES,
        "ropes": [_rope(rope, people, style) for rope in every],
    }


def _role(role: Role | None, style: Style) -> str:
    name = one_line(role.name(style.language), longest=60) if role else ""
    return breakable(name) if name else style.words.say("no_role")


def _nobody(column: Column, style: Style) -> Json:
    said = style.words.say("nobody_here")
    return {"missing": said, "alt": f"{_role(column.role, style)}: {said}"}


def _place(place: Place, *, prints: Mapping[str, Print], style: Style, box: tuple[float, float]) -> Json:
    words = style.words
    if place.portrait is None:
        said = words.say("no_released_portrait" if place.something_stays else "no_portrait")
        width, height = fit((3, 2), box)
        photo = {"file": "", "alt": f"{_label(place.participant)}: {said}", "missing": said}
        facts = ""
    else:
        chain, link = place.portrait
        print_ = prints[link.shot.id]
        width, height = fit(print_.size, box)
        photo = photo_data(link, chain=chain, print_=print_, style=style)
        facts = words.say("shot_number", number=link.shot.number)
    quoted = _quoted(place)
    return {
        **photo,
        "width": width,
        "height": height,
        "empty": place.portrait is None,
        "who": _label(place.participant),
        "facts": facts,
        "quote": quoted[1].data(words, length=SHORT) if quoted else {},
    }


def _label(participant: Participant) -> str:
    return breakable(one_line(participant_label(participant), longest=60))


def _quoted(place: Place) -> tuple[Chain, Saying] | None:
    """What stands with the portrait, in the words of whoever is on it."""
    if place.portrait is None:
        return None
    chain, link = place.portrait
    sayings = said_at(chain, link)
    saying = sayings.beside or next(reversed(sayings.under), None)
    return (chain, saying) if saying else None


def _rope(rope: Rope, people: Mapping[str, Participant], style: Style) -> Json:
    near = _label(people[rope.near_id])
    far = _label(people[rope.far_id]) if rope.far_id else breakable(one_line(rope.other, longest=60))
    views = []
    for view in rope.views:
        owner, other = (near, far) if view is rope.near else (far, near)
        views.append(_view(rope, view, owner=owner, other=other, style=style))
    return {"near": near, "far": far, "outside": not rope.far_id, "views": views}


def _view(rope: Rope, view: View, *, owner: str, other: str, style: Style) -> Json:
    words, measure = style.words, view.measure
    near_holds, far_holds = rope.held(view)
    told = [
        words.say("rope_is", who=owner, percent=round(100 * measure.experienced)),
        words.say(f"wish.{view.wish.value}", percent=round(100 * measure.desired))
        if view.wish is not Wish.AS_IT_IS
        else words.say("wish.as-it-is"),
        words.say(f"held.{measure.holder.value}", who=owner, other=other),
    ]
    if view.recognised is not None:
        told.append(words.say("recognised", who=other, answer=words.say(f"answer.{view.recognised.value}")))
    saying = Saying(printable(measure.words))
    return {
        "length": round(min(1.0, max(0.0, measure.experienced)), 4),
        "desired": round(min(1.0, max(0.0, measure.desired)), 4),
        "as_it_is": view.wish is Wish.AS_IT_IS,
        "near_holds": near_holds,
        "far_holds": far_holds,
        "told": " · ".join(told),
        "said": saying.data(words) if saying.text else {},
    }
