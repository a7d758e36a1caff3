"""The gate in front of every exit: what of an interview may leave, for whom, on which day; the rest is not even there.

Every exporter takes a :class:`Released` and nothing else of an interview, and only :func:`release` makes one. A shot
that is withheld stays as a number and a time, so that the conversation on paper stays honest; nothing else of it goes
along. A test looks through the exporters for one that goes past it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fotointerview.domain.chain import Chain, Link, Words
from fotointerview.domain.consent import Reason, may, may_quote, may_shot
from fotointerview.domain.ledger import ConsentEvent, ShotApproval
from fotointerview.domain.sayings import Quote
from fotointerview.domain.words import Item, Scope

Logs = Mapping[str, Sequence[ConsentEvent]]
"""Everybody's consent log, by participant id."""
Approvals = Mapping[str, Sequence[ShotApproval]]
"""The participant's own words on single shots, by shot id."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """Something that stays at home: a shot, or a quote (then ``quote_id`` is set), and why."""

    participant_id: str
    reason: Reason
    shot_id: str = ""
    shot_number: int | None = None
    quote_id: str = ""


@dataclass(frozen=True, slots=True)
class Released:
    """What may leave.

    Attributes:
        chains: the interviews, without what is withheld.
        scope: what they were released for.
        withheld: what stays at home, in the order of the interviews.
    """

    chains: tuple[Chain, ...]
    scope: Scope
    withheld: tuple[Withheld, ...] = ()

    @property
    def withheld_shots(self) -> frozenset[str]:
        """The ids of the shots of which only number and time go along."""
        return frozenset(one.shot_id for one in self.withheld if not one.quote_id)


def release(
    chains: Iterable[Chain],
    *,
    logs: Logs,
    approvals: Approvals,
    scope: Scope,
    on: date,
    to: str = "",
) -> Released:
    """What of ``chains`` may leave for ``scope`` on the day ``on``.

    ``to`` is the participant who gets it: what somebody said and how they were photographed is always theirs to take
    home. Trial shots and the researcher's notes never leave.
    """
    withheld: list[Withheld] = []
    released = tuple(
        _released(chain, logs.get(chain.participant.id, ()), approvals, scope, on, withheld)
        if chain.participant.id != to
        else _own(chain)
        for chain in chains
    )
    return Released(released, scope, tuple(withheld))


def _own(chain: Chain) -> Chain:
    links = tuple(link for link in chain.links if not link.shot.trial)
    return replace(chain, links=links, words=replace(chain.words, notes=()))


def _released(
    chain: Chain,
    log: Sequence[ConsentEvent],
    approvals: Approvals,
    scope: Scope,
    on: date,
    withheld: list[Withheld],
) -> Chain:
    who = chain.participant.id
    stays: dict[str, Withheld] = {}
    for quote in {quote.id: quote for quote in _all_quotes(chain)}.values():
        decision = may_quote(log, quote.approved, scope, on)
        if not decision:
            stays[quote.id] = Withheld(who, decision.reason, quote_id=quote.id)
    may_words = bool(may(log, Item.QUOTE, scope, on))
    links = []
    for link in chain.links:
        if link.shot.trial:
            continue
        decision = may_shot(log, approvals.get(link.shot.id, ()), scope, on)
        if decision:
            links.append(_with_words(link, stays, may_words=may_words))
        else:
            withheld.append(Withheld(who, decision.reason, link.shot.id, link.shot.number))
            links.append(Link(replace(link.shot, alt_text="")))
    withheld.extend(stays.values())
    may_role = bool(may(log, Item.ROLE, scope, on))
    return replace(
        chain,
        role=chain.role if may_role else None,
        links=tuple(links),
        loose_quotes=_left(chain.loose_quotes, stays),
        words=_words(chain.words, stays),
    )


def _all_quotes(chain: Chain) -> Iterable[Quote]:
    yield from chain.words.quotes
    yield from chain.loose_quotes
    for link in chain.links:
        yield from link.quotes


def _left(quotes: Sequence[Quote], stays: Mapping[str, Withheld]) -> tuple[Quote, ...]:
    return tuple(quote for quote in quotes if quote.id not in stays)


def _words(words: Words, stays: Mapping[str, Withheld]) -> Words:
    links = tuple(link for link in words.links if link.quote_id not in stays)
    return Words(quotes=_left(words.quotes, stays), links=links)


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
