"""The gate in front of every exit: what of an interview may leave, for whom, on which day; the rest is not even there.

Every exporter takes a :class:`Released` and nothing else of an interview, and only :func:`release` makes one. A shot
that is withheld stays as a number and a time, so that the conversation on paper stays honest; nothing else of it goes
along. A test looks through the exporters for one that goes past it.
"""

from collections.abc import Container, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import UTC, date
from types import MappingProxyType
from typing import Final

from fotointerview.domain.chain import Chain, Link, Words
from fotointerview.domain.closeness import KEEPING
from fotointerview.domain.consent import INSIDE, Decision, Reason, ends_on, may, may_quote, may_shot
from fotointerview.domain.ledger import Closeness, ConsentEvent, ShotApproval
from fotointerview.domain.sayings import Box, Note, Quote
from fotointerview.domain.words import Item, Mode, Scope

WITH_NOTES: Final = frozenset({Scope.RESEARCH, Scope.INTERNAL})
"""What the researcher's notes may go along for; and only where they are asked for by name."""

Logs = Mapping[str, Sequence[ConsentEvent]]
"""Everybody's consent log, by participant id."""
Approvals = Mapping[str, Sequence[ShotApproval]]
"""The participant's own words on single shots, by shot id."""


_NOBODY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Withheld:
    """Something that stays at home, and why: a shot, a quote or a rope, whichever of their ids is set."""

    participant_id: str
    reason: Reason
    shot_id: str = ""
    shot_number: int | None = None
    quote_id: str = ""
    rope_id: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms somebody's photos and words are here: how far they may be known, and the last day of it.

    ``None`` is: not given, and without a last day. ``record`` is the id of the last entry in their consent log.
    """

    photo: Mode | None = None
    quote: Mode | None = None
    until: date | None = None
    record: str = ""


@dataclass(frozen=True, slots=True)
class Released:
    """What may leave.

    Attributes:
        chains: the interviews, without what is withheld.
        scope: what they were released for.
        withheld: what stays at home: shots and quotes in the order of the interviews, then ropes, each once.
        masks: what of a shot must be made unrecognisable before it leaves, by shot id: a box on the upright picture,
            normalised, as taken.
        named: the ids of the participants who may be called by their real name; it is their alias here, where known.
        ropes: how close those in the chains said they are to others, as far as their words may be used.
        terms: by participant id; not of those who get what is theirs.
        has_notes: whether the researcher's notes are here, where there are any.
        to: the id of the participant who takes home what is theirs; "" where it goes to somebody else.
    """

    chains: tuple[Chain, ...]
    scope: Scope
    withheld: tuple[Withheld, ...] = ()
    masks: Mapping[str, Box] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
    ropes: tuple[Closeness, ...] = ()
    terms: Mapping[str, Terms] = field(default_factory=dict)
    has_notes: bool = False
    to: str = ""

    @property
    def withheld_shots(self) -> frozenset[str]:
        """The ids of the shots of which only number and time go along."""
        return frozenset(one.shot_id for one in self.withheld if one.shot_id)


def release(
    chains: Iterable[Chain],
    *,
    logs: Logs,
    approvals: Approvals,
    scope: Scope,
    on: date,
    to: str = "",
    names: Mapping[str, str] = _NOBODY,
    ropes: Iterable[Closeness] = (),
    notes: bool = False,
) -> Released:
    """What of ``chains`` may leave for ``scope`` on the day ``on``.

    ``to`` is the participant who gets it: what somebody said and how they were photographed is always theirs to take
    home. Trial shots never leave. ``names`` are the real names by participant id: who may be named has theirs for an
    alias, everybody else is known as before. ``ropes`` is what anybody said of how close they are to others. The
    researcher's notes stay at home, unless the researcher asks for them (``notes``) within :data:`WITH_NOTES`.

    Raises:
        ValueError: notes are asked for where they may not go.
    """
    if notes and (scope not in WITH_NOTES or to):
        raise ValueError(f"the researcher's notes do not go along for {scope.value}, nor to a participant")
    gate = _Gate(logs=logs, approvals=approvals, scope=scope, on=on, names=names, notes=notes)
    released = tuple(
        _own(chain) if chain.participant.id == to else gate.let_through(chain) for chain in chains
    )
    people = {chain.participant.id for chain in released}
    let = tuple(one for one in ropes if gate.may_rope(one, people, to=to))
    return Released(
        released,
        scope,
        (*gate.withheld, *gate.ropes.values()),
        gate.masks,
        frozenset(gate.named),
        let,
        gate.terms,
        notes,
        to,
    )


def _own(chain: Chain) -> Chain:
    links = tuple(link for link in chain.links if not link.shot.trial)
    return replace(chain, links=links, words=replace(chain.words, notes=()))


class _Gate:
    """One passage through the gate: what it lets through, and what it writes down meanwhile."""

    def __init__(
        self,
        *,
        logs: Logs,
        approvals: Approvals,
        scope: Scope,
        on: date,
        names: Mapping[str, str],
        notes: bool,
    ) -> None:
        self._logs, self._approvals, self._names = logs, approvals, names
        self._scope, self._on, self._notes = scope, on, notes
        self.withheld: list[Withheld] = []
        self.masks: dict[str, Box] = {}
        self.named: set[str] = set()
        self.terms: dict[str, Terms] = {}
        self.ropes: dict[tuple[str, str], Withheld] = {}

    def let_through(self, chain: Chain) -> Chain:
        """What of an interview may leave."""
        who = chain.participant.id
        log = self._logs.get(who, ())
        if may(log, Item.NAME, self._scope, self._on).mode is Mode.NAMED:
            self.named.add(who)
            name = self._names.get(who, "") or chain.participant.alias
            chain = replace(chain, participant=replace(chain.participant, alias=name))
        stays: dict[str, Withheld] = {}
        for quote in chain.quotes:
            decision = may_quote(log, quote.approved, self._scope, self._on)
            if not decision:
                stays[quote.id] = Withheld(who, decision.reason, quote_id=quote.id)
        may_words = bool(may(log, Item.QUOTE, self._scope, self._on))
        links = []
        for link in chain.links:
            if link.shot.trial:
                continue
            decision = self._seen(link, log)
            if decision:
                links.append(_with_words(link, stays, may_words=may_words))
            else:
                self.withheld.append(Withheld(who, decision.reason, link.shot.id, link.shot.number))
                links.append(Link(replace(link.shot, alt_text="")))
        self.withheld.extend(stays.values())
        if not may(log, Item.ROLE, self._scope, self._on):
            chain = replace(chain, role=None, participant=replace(chain.participant, role_id=None))
        away = {one.shot_id for one in self.withheld if one.shot_id}
        seen = {link.shot.id for link in links} - away
        words = _words(chain.words, stays, seen)
        self.terms[who] = Terms(
            photo=may(log, Item.PHOTO, self._scope, self._on).mode,
            quote=may(log, Item.QUOTE, self._scope, self._on).mode,
            until=ends_on(log, self._on),
            record=self._record(log),
        )
        return replace(
            chain,
            links=tuple(_beside(link, seen) for link in links),
            loose_quotes=_loose(_left(chain.quotes, stays), links, words),
            words=replace(words, notes=self._noted(chain, seen)),
        )

    def may_rope(self, rope: Closeness, people: Container[str], *, to: str) -> bool:
        """Whether what somebody said of how close they are goes along: only between those whom this is about.

        It is their own word on another, and nobody reads it back to them: so it goes no further than the team.
        """
        who = rope.participant_id
        if who not in people:
            return False
        decision = self._rope(rope, people, is_own=who == to)
        if not decision and rope.is_drawn:
            ends = who, rope.other_id or " ".join(rope.other.casefold().split())
            self.ropes[ends] = Withheld(who, decision.reason, rope_id=rope.id)
        return decision.allowed

    def _rope(self, rope: Closeness, people: Container[str], *, is_own: bool) -> Decision:
        if rope.other_id is not None and rope.other_id not in people:
            return Decision(False, Reason.OTHER_NOT_HERE)
        if is_own:
            return Decision(True, Reason.GRANTED)
        log = self._logs.get(rope.participant_id, ())
        for scope in (KEEPING, self._scope):
            if not (decision := may(log, Item.QUOTE, scope, self._on)):
                return decision
        return (
            Decision(True, Reason.GRANTED)
            if self._scope in INSIDE
            else Decision(False, Reason.WITHIN_THE_TEAM)
        )

    def _noted(self, chain: Chain, seen: Set[str]) -> tuple[Note, ...]:
        """The notes that go along: none on a shot that stays, and none at all on somebody who gave nothing here."""
        terms = self.terms[chain.participant.id]
        if not self._notes or (terms.photo is None and terms.quote is None):
            return ()
        return tuple(note for note in chain.words.notes if note.shot_id is None or note.shot_id in seen)

    def _record(self, log: Sequence[ConsentEvent]) -> str:
        """The id of the entry that counted last on this day; "" where there is none."""
        known = [event for event in log if event.at.astimezone(UTC).date() <= self._on]
        return max(known, key=lambda event: (event.at, event.id)).id if known else ""

    def _seen(self, link: Link, log: Sequence[ConsentEvent]) -> Decision:
        """Whether a shot goes along; where its sitter must be unrecognisable, the face's box goes into the masks.

        Only a box that the researcher drew counts, or their word that there is no face: one that was only found by the
        program may lie beside the face.
        """
        decision = may_shot(log, self._approvals.get(link.shot.id, ()), self._scope, self._on)
        if decision.mode is not Mode.UNRECOGNISABLE or not decision:
            return decision
        if link.measures is None or not link.measures.by_hand:
            return Decision(False, Reason.NO_FACE_BOX)
        if link.measures.face is not None:
            self.masks[link.shot.id] = link.measures.face
        return decision


def _left(quotes: Sequence[Quote], stays: Mapping[str, Withheld]) -> tuple[Quote, ...]:
    return tuple(quote for quote in quotes if quote.id not in stays)


def _words(words: Words, stays: Mapping[str, Withheld], seen: Set[str]) -> Words:
    links = tuple(link for link in words.links if link.quote_id not in stays and link.shot_id in seen)
    return Words(quotes=_left(words.quotes, stays), links=links)


def _loose(quotes: Sequence[Quote], links: Sequence[Link], words: Words) -> tuple[Quote, ...]:
    """The quotes that belong to no shot any more: words are given by themselves, whatever becomes of the shot."""
    tied = {quote.id for link in links for quote in link.quotes} | {tie.quote_id for tie in words.links}
    return tuple(sorted((one for one in quotes if one.id not in tied), key=lambda one: (one.at, one.id)))


def _beside(link: Link, seen: Set[str]) -> Link:
    """A shot without what its neighbours that stay at home would be told by: what was agreed on them, or came of it."""
    here = tuple(move for move in link.moves_here if move.from_shot_id in seen)
    onward = tuple(
        move if move.to_shot_id in seen else replace(move, measured=None) for move in link.moves_next
    )
    return replace(link, moves_here=here, moves_next=onward)


def _with_words(link: Link, stays: Mapping[str, Withheld], *, may_words: bool) -> Link:
    """A released shot; without leave for words, what was answered and agreed goes along, but not how it was said.

    What was said about its leaving the house stays between the two who said it.
    """
    link = replace(link, quotes=_left(link.quotes, stays), approvals=())
    if may_words:
        return link
    return replace(
        link,
        judgements=tuple(replace(one, reason="") for one in link.judgements),
        moves_here=tuple(replace(one, words="") for one in link.moves_here),
        moves_next=tuple(replace(one, words="") for one in link.moves_next),
        marks=tuple(replace(one, text="") for one in link.marks),
    )
