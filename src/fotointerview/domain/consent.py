"""What may be done with what somebody gave: the consent log read on a day, and the one question every exit asks.

The log only grows; what stands on a day follows from its events up to that day. Three things must agree before
anything leaves: the scope and the item in the log, the dates, and, outside the team, the participant's own word on
the one shot.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from fotointerview.domain.ledger import ConsentEvent, ShotApproval
from fotointerview.domain.words import ConsentKind, Item, Mode, Scope

INSIDE: Final = frozenset({Scope.CONVERSATION, Scope.RESEARCH, Scope.INTERNAL})
"""Scopes within the team: there a shot is withheld where the participant said so; elsewhere it must be let go."""

_STRICTNESS: Final = tuple(Mode)

Grants = Mapping[Scope, Mapping[Item, Mode]]


class Reason(StrEnum):
    """Why something may leave, or not."""

    GRANTED = "granted"
    NEVER_ASKED = "never-asked"
    REFUSED = "refused"
    NOT_GIVEN = "not-given"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    NOT_YET = "not-yet"
    SHOT_WITHHELD = "shot-withheld"
    SHOT_NOT_APPROVED = "shot-not-approved"
    QUOTE_NOT_APPROVED = "quote-not-approved"
    NO_FACE_BOX = "no-face-box"
    """It must be unrecognisable, and nobody said by hand where the face is."""
    WITHIN_THE_TEAM = "within-the-team"
    """It is somebody's word on another, which goes no further than the team."""
    OTHER_NOT_HERE = "other-not-here"
    """It is about somebody whose interviews are not here."""


class Glance(StrEnum):
    """How a participant's consent is doing, in one word."""

    NONE = "none"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    NOT_YET = "not-yet"
    CONVERSATION = "conversation"
    INSIDE = "inside"
    OUTSIDE = "outside"


class Leave(StrEnum):
    """Whether photos may be taken in a conversation.

    Without consent only test shots, after somebody deliberately said so; they do not outlive the conversation.
    """

    UNASKED = "unasked"
    REFUSED = "refused"
    TRIAL = "trial"
    GIVEN = "given"

    @property
    def may_release(self) -> bool:
        """Whether the shutter may be released at all."""
        return self in (Leave.GIVEN, Leave.TRIAL)


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether something may leave; ``mode`` is how far the person may be known, where it may."""

    allowed: bool
    reason: Reason
    mode: Mode | None = None

    def __bool__(self) -> bool:
        return self.allowed


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands on a day.

    Attributes:
        grants: what is given, by scope and item.
        ended: what was given once and stands no longer, with why.
        valid_from: the first day, where one was named.
        valid_until: the last day, where one was named.
        asked: whether the participant was ever asked.
        last: what happened last.
        lapsed: whether nothing stands because of the days that were named.
    """

    grants: Grants = field(default_factory=lambda: MappingProxyType({}))
    ended: Mapping[tuple[Scope, Item], Reason] = field(default_factory=lambda: MappingProxyType({}))
    valid_from: date | None = None
    valid_until: date | None = None
    asked: bool = False
    last: ConsentKind | None = None
    lapsed: bool = False


def day_of(moment: datetime) -> date:
    """The day to ask about at ``moment``, its zone being where one is: the later of the day there and the day in UTC.

    So an event of a minute ago always counts, east and west of Greenwich, and a last day never lasts longer there.
    """
    return max(moment.date(), moment.astimezone(UTC).date())


def standing(log: Iterable[ConsentEvent], on: date) -> Standing:
    """What stands on the day ``on``, from the log of one participant, in any order.

    Events after that day, in UTC, are not known on it (see :func:`day_of`). Words that this program does not know (a
    scope of a newer one) give nothing; where something ends, they do not keep it.
    """
    now = Standing()
    for event in sorted(log, key=lambda event: (event.at, event.id)):
        if event.at.astimezone(UTC).date() <= on:
            now = _after(now, event)
    if not now.grants:
        return now
    if now.valid_until is not None and on > now.valid_until:
        return _none_left(now, Reason.EXPIRED)
    if now.valid_from is not None and on < now.valid_from:
        return _none_left(now, Reason.NOT_YET)
    return now


def may(log: Iterable[ConsentEvent], item: Item, scope: Scope, on: date) -> Decision:
    """Whether ``item`` of a participant may be used in ``scope`` on the day ``on``, by their log alone."""
    now = standing(log, on)
    mode = now.grants.get(scope, {}).get(item)
    if mode is not None:
        return Decision(True, Reason.GRANTED, mode)
    return Decision(False, _why_not(now, scope, item))


def may_shot(
    log: Iterable[ConsentEvent], approvals: Sequence[ShotApproval], scope: Scope, on: date
) -> Decision:
    """Whether one shot may be used: by the log, and by the participant's own word on it, oldest first.

    Within the team (:data:`INSIDE`) a shot goes along unless they said "not this one"; outside it stays unless they
    said "this one may".
    """
    by_log = may(log, Item.PHOTO, scope, on)
    if not by_log:
        return by_log
    said = max(
        (one for one in approvals if one.at.astimezone(UTC).date() <= on),
        key=lambda one: (one.at, one.id),
        default=None,
    )
    if said is not None and not said.allowed:
        return Decision(False, Reason.SHOT_WITHHELD)
    if said is None and scope not in INSIDE:
        return Decision(False, Reason.SHOT_NOT_APPROVED)
    return by_log


def may_quote(log: Iterable[ConsentEvent], approved: bool, scope: Scope, on: date) -> Decision:
    """Whether one quote may be used: by the log and, outside the team, only when it was read back and approved."""
    by_log = may(log, Item.QUOTE, scope, on)
    if by_log and not approved and scope not in INSIDE:
        return Decision(False, Reason.QUOTE_NOT_APPROVED)
    return by_log


def leave(log: Sequence[ConsentEvent], on: date) -> Leave:
    """Whether photos may be taken in a conversation with this participant on a day."""
    if may(log, Item.PHOTO, Scope.CONVERSATION, on):
        return Leave.GIVEN
    return Leave.REFUSED if standing(log, on).asked else Leave.UNASKED


def glance(log: Sequence[ConsentEvent], on: date) -> Glance:
    """How a participant's consent is doing on a day."""
    now = standing(log, on)
    if not now.asked:
        return Glance.NONE
    scopes = {scope for scope, items in now.grants.items() if items}
    if scopes - INSIDE:
        return Glance.OUTSIDE
    if scopes - {Scope.CONVERSATION}:
        return Glance.INSIDE
    if scopes:
        return Glance.CONVERSATION
    reasons = set(now.ended.values())
    if now.last is ConsentKind.WITHDRAWN and not now.lapsed:
        return Glance.WITHDRAWN  # whoever ended the last of it is not asked to renew it
    if Reason.NOT_YET in reasons:
        return Glance.NOT_YET  # whatever ended before: it begins by itself, and nobody need renew it
    if Reason.EXPIRED in reasons:
        return Glance.EXPIRED
    return Glance.WITHDRAWN if Reason.WITHDRAWN in reasons else Glance.REFUSED


def ends_on(log: Iterable[ConsentEvent], on: date) -> date | None:
    """The last day of what stands on ``on``; ``None`` where nothing stands or no day was named."""
    now = standing(log, on)
    return now.valid_until if now.grants else None


def as_grants(kept: Mapping[str, Mapping[str, str]]) -> Grants:
    """Grants as the log keeps them, as values; words that this program does not know are passed over."""
    return {
        Scope(scope): {Item(item): Mode(mode) for item, mode in items.items() if _known(item, mode)}
        for scope, items in kept.items()
        if scope in set(Scope)
    }


def as_kept(grants: Grants) -> dict[str, dict[str, str]]:
    """Grants as the log keeps them, scopes and items in their order; a scope without an item is left out."""
    return {
        scope.value: {item.value: grants[scope][item].value for item in Item if item in grants[scope]}
        for scope in Scope
        if grants.get(scope)
    }


def _known(item: str, mode: str) -> bool:
    return item in set(Item) and mode in set(Mode)


def _after(now: Standing, event: ConsentEvent) -> Standing:
    named = as_grants(event.grants)
    match event.kind:
        case ConsentKind.GIVEN | ConsentKind.RENEWED:
            return Standing(
                grants={scope: items for scope, items in named.items() if items},
                valid_from=event.valid_from,
                valid_until=event.valid_until,
                asked=True,
                last=event.kind,
            )
        case ConsentKind.NARROWED:
            return _narrowed(now, named, event)
        case ConsentKind.REFUSED:
            return _without(now, event, Reason.REFUSED)
        case ConsentKind.WITHDRAWN:
            return _without(now, event, Reason.WITHDRAWN)
        case ConsentKind.EXPIRED:
            return _without(now, event, Reason.EXPIRED)


def _narrowed(now: Standing, named: Grants, event: ConsentEvent) -> Standing:
    """What was given before and is named again stays, never wider than either; a narrowing gives nothing new."""
    left: dict[Scope, dict[Item, Mode]] = {}
    ended = dict(now.ended)
    for scope, items in now.grants.items():
        for item, mode in items.items():
            wanted = named.get(scope, {}).get(item)
            if wanted is None:
                ended[scope, item] = Reason.WITHDRAWN
            else:
                left.setdefault(scope, {})[item] = max(mode, wanted, key=_STRICTNESS.index)
    since = [day for day in (now.valid_from, event.valid_from) if day is not None]
    until = [day for day in (now.valid_until, event.valid_until) if day is not None]
    return Standing(
        left, ended, max(since, default=None), min(until, default=None), asked=True, last=event.kind
    )


def _without(now: Standing, event: ConsentEvent, reason: Reason) -> Standing:
    """``now`` without what ``event`` names; without anything where it names nothing."""
    ending = _ending(event.grants)
    left: dict[Scope, dict[Item, Mode]] = {}
    ended = dict(now.ended)
    for scope, items in now.grants.items():
        for item, mode in items.items():
            if item in ending.get(scope, ()):
                ended[scope, item] = reason
            else:
                left.setdefault(scope, {})[item] = mode
    if reason is Reason.REFUSED:
        ended |= {(scope, item): reason for scope, items in ending.items() for item in items}
    return Standing(left, ended, now.valid_from, now.valid_until, asked=True, last=event.kind)


def _ending(kept: Mapping[str, Mapping[str, str]]) -> dict[Scope, frozenset[Item]]:
    """What ends by scope: everything where nothing is named, and all of a scope that stands without items.

    It does not matter how far somebody was known. An item that this program does not know ends the whole scope, for
    nobody here can say what it covers.
    """
    if not kept:
        return {scope: frozenset(Item) for scope in Scope}
    return {
        Scope(scope): frozenset(map(Item, items)) if items and set(items) <= set(Item) else frozenset(Item)
        for scope, items in kept.items()
        if scope in set(Scope)
    }


def _none_left(now: Standing, reason: Reason) -> Standing:
    ended = dict(now.ended) | {(scope, item): reason for scope, items in now.grants.items() for item in items}
    return Standing({}, ended, now.valid_from, now.valid_until, asked=True, last=now.last, lapsed=True)


def _why_not(now: Standing, scope: Scope, item: Item) -> Reason:
    if not now.asked:
        return Reason.NEVER_ASKED
    return now.ended.get((scope, item), Reason.NOT_GIVEN)
