"""What a consent receipt says: the values it is made of, and what stands for every scope and item."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from enum import StrEnum
from types import MappingProxyType

from fotointerview.domain.consent import Glance, Reason, Standing, day_of, glance, standing
from fotointerview.domain.ledger import ConsentEvent, ConsentText
from fotointerview.domain.sayings import Point
from fotointerview.domain.words import Item, Language, Mode, Scope

Strokes = Sequence[Sequence[Point]]


class State(StrEnum):
    """How it stands with one item in one scope."""

    GIVEN = "given"
    NOT_GIVEN = "not-given"
    NOT_ASKED = "not-asked"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    NOT_YET = "not-yet"


_ENDED = {
    Reason.REFUSED: State.REFUSED,
    Reason.WITHDRAWN: State.WITHDRAWN,
    Reason.EXPIRED: State.EXPIRED,
    Reason.NOT_YET: State.NOT_YET,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One scope as it was asked for: its words, and the items that could be given in it."""

    scope: Scope
    words: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words in which was asked, in the participant's language."""

    scopes: tuple[Asked, ...]
    items: Mapping[Item, str]
    modes: Mapping[Mode, str]
    rights: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One item in one scope; ``mode`` is how far somebody may be known, where it is given."""

    item: Item
    state: State
    mode: Mode | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One scope with a cell for every item of the table; ``words`` is "" where the wording does not have it."""

    scope: Scope
    words: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """Everything a receipt is made of.

    Attributes:
        study_title: the study's title.
        code: the participant's pseudonym.
        participant_id: the participant's id.
        language: of the receipt.
        zone: the zone in which times are printed.
        at: the moment of making; the same receipt at the same moment is the same file.
        log: the consent log up to that moment, oldest first; at least one event.
        wording: the words of scopes, items, modes and rights.
        text: the whole text that was shown, where the study has kept it.
        signatures: the strokes by event, normalised on the field they were drawn in.
        contact: whom to turn to; a line to write on where it is "".
        name: the real name, only where somebody wants it on their own receipt.
    """

    study_title: str
    code: str
    participant_id: str
    language: Language
    zone: tzinfo
    at: datetime
    log: tuple[ConsentEvent, ...]
    wording: Wording
    text: ConsentText | None = None
    signatures: Mapping[str, Strokes] = field(default_factory=lambda: MappingProxyType({}))
    contact: str = ""
    name: str = ""

    def __post_init__(self) -> None:
        if not self.log:
            raise ValueError("there is no receipt of nothing")

    @property
    def last(self) -> ConsentEvent:
        """The event of which this is the receipt."""
        return self.log[-1]

    @property
    def shown(self) -> ConsentEvent:
        """The last event at which a text was shown; else the last one."""
        return next((event for event in reversed(self.log) if event.wording_sha256), self.last)

    @property
    def signed(self) -> ConsentEvent | None:
        """The last event that has a drawn signature."""
        return next((event for event in reversed(self.log) if any(self.signatures.get(event.id, ()))), None)

    @property
    def day(self) -> date:
        """The day for which it tells what stands."""
        return day_of(self.local(self.at))

    def standing(self) -> Standing:
        """What stands on that day."""
        return standing(self.log, self.day)

    def state(self) -> State:
        """How it stands with the consent as a whole."""
        now = self.standing()
        if any(now.grants.values()):
            return State.GIVEN
        if Reason.NOT_YET in now.ended.values():
            return State.NOT_YET
        return {Glance.WITHDRAWN: State.WITHDRAWN, Glance.EXPIRED: State.EXPIRED}.get(
            glance(self.log, self.day), State.REFUSED
        )

    def local(self, moment: datetime) -> datetime:
        """``moment`` in the receipt's zone."""
        return moment.astimezone(self.zone)


def table(receipt: Receipt) -> tuple[tuple[Item, ...], tuple[Row, ...]]:
    """The items that were asked for or given anywhere, and a row for every scope; what was not given is told too."""
    now = receipt.standing()
    asked = {one.scope: one for one in receipt.wording.scopes}
    touched = set(now.ended) | {(scope, item) for scope, items in now.grants.items() for item in items}
    granted = {scope for scope, items in now.grants.items() if items}
    scopes = [one.scope for one in receipt.wording.scopes]
    scopes += [scope for scope in Scope if scope in granted and scope not in asked]
    given = {item for items in now.grants.values() for item in items}
    wanted = {item for one in receipt.wording.scopes for item in one.items} | given
    items = tuple(item for item in Item if item in wanted)
    rows = []
    for scope in scopes:
        open_to = set(asked[scope].items) if scope in asked else {i for s, i in touched if s is scope}
        cells = tuple(_cell(now, scope, item, asked=item in open_to) for item in items)
        rows.append(Row(scope, asked[scope].words if scope in asked else "", cells))
    return items, tuple(rows)


def unknown_words(log: Iterable[ConsentEvent]) -> tuple[str, ...]:
    """What the last event names in words that this program does not know: it counts for nothing, and is not hidden."""
    *_, last = log
    known: tuple[set[str], ...] = (set(Scope), set(Item), set(Mode))
    named = [
        (scope, item, mode)
        for scope, items in last.grants.items()
        for item, mode in (items or {"": ""}).items()
    ]
    return tuple(
        " · ".join(filter(None, one))
        for one in named
        if any(word and word not in words for word, words in zip(one, known, strict=True))
    )


def _cell(now: Standing, scope: Scope, item: Item, *, asked: bool) -> Cell:
    mode = now.grants.get(scope, {}).get(item)
    if mode is not None:
        return Cell(item, State.GIVEN, mode)
    if not asked:
        return Cell(item, State.NOT_ASKED)
    reason = now.ended.get((scope, item))
    return Cell(item, State.NOT_GIVEN if reason is None else _ENDED[reason])
