"""Which keys trigger what, when somebody has other habits: changes on the standard keys, as values.

A change gives one action other keys than the list does. Two actions that work in the same room never share a key.
Nothing here knows of windows; keys are written as ``QKeySequence`` writes them.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtGui import QKeySequence

from fotointerview.gui.action_list import SPECS, ActionId, ActionSpec

Changes = Mapping[ActionId, tuple[str, ...]]
NO_CHANGES: Final[Changes] = MappingProxyType({})

RESERVED: Final = frozenset({"Tab", "Shift+Tab", "Esc", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+A", "Alt+F4"})
"""Keys that keep their meaning everywhere: going round, going back, the clipboard, closing the window."""

_SPECS: Final = {spec.id: spec for spec in SPECS}


def spec_of(which: ActionId) -> ActionSpec:
    """What the list says of ``which``."""
    return _SPECS[which]


def normal(key: str) -> str:
    """``key`` as Qt writes it, for comparing; "" when it is none."""
    sequence = QKeySequence.fromString(key, QKeySequence.SequenceFormat.PortableText)
    written = sequence.toString(QKeySequence.SequenceFormat.PortableText)
    return written if sequence.count() == 1 and written.isprintable() else ""


def keys_of(which: ActionId, changes: Changes = NO_CHANGES) -> tuple[str, ...]:
    """The keys that trigger ``which``; none at all when it lost them to another action."""
    return changes[which] if which in changes else _SPECS[which].keys


def holder(key: str, *, of: ActionId, changes: Changes = NO_CHANGES) -> ActionId | None:
    """The other action that ``key`` triggers in a room where ``of`` works too; ``None`` when the key is free."""
    wanted, where = normal(key), _SPECS[of].where
    for spec in SPECS:
        is_near = spec.id is not of and spec.where & where
        if is_near and wanted in map(normal, keys_of(spec.id, changes)):
            return spec.id
    return None


def may_be_given(key: str, *, to: ActionId) -> bool:
    """Whether ``key`` can trigger ``to``: it is one key, and not one that keeps its meaning everywhere."""
    written = normal(key)
    return bool(written) and (written not in RESERVED or written in map(normal, _SPECS[to].keys))


def with_key(changes: Changes, which: ActionId, key: str) -> Changes:
    """``changes`` with ``key`` for ``which`` alone; the action that had the key gets the one that came free.

    Raises:
        ValueError: when the key cannot be given to this action.
    """
    if not may_be_given(key, to=which):
        raise ValueError(f"{key!r} cannot be the key of {which}")
    before = keys_of(which, changes)
    other = holder(key, of=which, changes=changes)
    after = dict(changes) | {which: (normal(key),)}
    if other is not None:
        kept = tuple(k for k in keys_of(other, changes) if normal(k) != normal(key))
        freed = tuple(k for k in before[:1] if holder(k, of=other, changes=after) in (None, other))
        after[other] = kept or freed
    return _tidy(after)


def with_standard(changes: Changes, which: ActionId) -> Changes:
    """``changes`` without that of ``which``; an action that has one of its standard keys by now loses that one."""
    after = {other: keys for other, keys in changes.items() if other is not which}
    for key in _SPECS[which].keys:
        while (other := holder(key, of=which, changes=after)) is not None:
            after[other] = tuple(k for k in keys_of(other, after) if normal(k) != normal(key))
    return _tidy(after)


def salvaged(raw: Mapping[str, tuple[str, ...]]) -> Changes:
    """What of ``raw`` (from a settings file) makes sense: known actions, keys that are keys, none of them twice."""
    sound: dict[ActionId, tuple[str, ...]] = {}
    for name, keys in raw.items():
        if name not in list(ActionId):
            continue
        which = ActionId(name)
        good = tuple(dict.fromkeys(normal(key) for key in keys if may_be_given(key, to=which)))
        if good or not keys:
            sound[which] = good
    # A file that somebody wrote by hand may give one key twice: who comes last gives way.
    for which in reversed(list(sound)):
        if any(holder(key, of=which, changes=sound) is not None for key in keys_of(which, sound)):
            del sound[which]
    return _tidy(sound) if is_sound(sound) else NO_CHANGES


def is_sound(changes: Changes) -> bool:
    """Whether no key triggers two actions in one room."""
    return all(
        holder(key, of=spec.id, changes=changes) is None
        for spec in SPECS
        for key in keys_of(spec.id, changes)
    )


def _tidy(changes: Mapping[ActionId, tuple[str, ...]]) -> Changes:
    """Without what only repeats the standard."""
    kept = {
        which: keys
        for which, keys in changes.items()
        if tuple(map(normal, keys)) != tuple(map(normal, _SPECS[which].keys))
    }
    return MappingProxyType(kept)
