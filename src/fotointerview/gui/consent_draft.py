"""What a participant has ticked so far, before it is an answer. Pure; nothing is ticked to begin with."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from fotointerview.domain.consent import Grants
from fotointerview.domain.sayings import Point
from fotointerview.domain.words import Item, Language, Manner, Mode, Scope
from fotointerview.services.consent import ConsentAnswer
from fotointerview.services.consent_wording import ConsentWording

Strokes = tuple[tuple[Point, ...], ...]
Tick = tuple[Scope, Item]


class Missing(StrEnum):
    """What is still needed before an answer can be given."""

    TICK = "tick"
    MODE = "mode"
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class ConsentDraft:
    """An answer in the making.

    Attributes:
        ticks: what was ticked.
        mode: how far the person may be known, in every scope that has no mode of its own; ``None`` not said yet.
        modes: the scopes with a mode of their own.
        signature: what was drawn, in normalised coordinates of its field.
        witness: who heard it, where it was said aloud instead.
    """

    ticks: frozenset[Tick] = frozenset()
    mode: Mode | None = None
    modes: Mapping[Scope, Mode] = field(default_factory=lambda: MappingProxyType({}))
    signature: Strokes = ()
    witness: str = ""

    @property
    def asks_mode(self) -> bool:
        """Whether anything goes beyond the conversation, so that it matters how far the person may be known."""
        return any(scope is not Scope.CONVERSATION for scope, _ in self.ticks)

    @property
    def missing(self) -> Missing | None:
        """What is needed first; ``None`` when it can be given."""
        if not self.ticks:
            return Missing.TICK
        scopes = {scope for scope, _ in self.ticks if scope is not Scope.CONVERSATION}
        if self.mode is None and scopes - set(self.modes):
            return Missing.MODE
        return None if self.signature or self.witness.strip() else Missing.HAND


def tick(draft: ConsentDraft, scope: Scope, item: Item, on: bool) -> ConsentDraft:
    """``draft`` with one more tick, or one less."""
    ticks = draft.ticks | {(scope, item)} if on else draft.ticks - {(scope, item)}
    left = {scope for scope, _ in ticks}
    modes = {one: mode for one, mode in draft.modes.items() if one in left}
    return replace(draft, ticks=ticks, modes=MappingProxyType(modes))


def set_mode(draft: ConsentDraft, mode: Mode | None, *, scope: Scope | None = None) -> ConsentDraft:
    """``draft`` with how far the person may be known: in one scope (``None``: as elsewhere), or everywhere."""
    if scope is None:
        return replace(draft, mode=mode)
    modes = {one: kept for one, kept in draft.modes.items() if one is not scope}
    if mode is not None:
        modes[scope] = mode
    return replace(draft, modes=MappingProxyType(modes))


def answer(draft: ConsentDraft, *, language: Language) -> ConsentAnswer:
    """What was ticked, as an answer. A name is given only where the person may be known by it.

    Raises:
        ValueError: when something is :attr:`~ConsentDraft.missing`.
    """
    if draft.missing is not None:
        raise ValueError(f"not an answer yet: {draft.missing}")
    return ConsentAnswer(
        grants=_grants(draft),
        language=language,
        manner=Manner.SIGNED if draft.signature else Manner.ORAL,
        signature=draft.signature,
        witness=draft.witness.strip(),
    )


def refusal(draft: ConsentDraft, *, language: Language) -> ConsentAnswer:
    """A no: nothing is given, whatever was ticked."""
    return ConsentAnswer(language=language, manner=Manner.ORAL, witness=draft.witness.strip())


def offered(wording: ConsentWording) -> tuple[Item, ...]:
    """The items that are asked for in any scope, in their order."""
    asked = {item for one in wording.scopes for item in one.items}
    return tuple(item for item in Item if item in asked)


def _grants(draft: ConsentDraft) -> Grants:
    grants: dict[Scope, dict[Item, Mode]] = {}
    for scope, item in sorted(draft.ticks):
        mode = draft.modes.get(scope) or draft.mode or Mode.PSEUDONYM
        if item is not Item.NAME or mode is Mode.NAMED:
            grants.setdefault(scope, {})[item] = mode
    return grants
