"""What is kept with a move of what was to be done: ``"shutter: 1/125 → 1/60; iso: 400 → 800; people"``.

Written before the camera is asked, so that a next photo that did not come is not asked for twice as much.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from fotointerview.domain.camera import Setting, SettingName
from fotointerview.domain.sayings import Move
from fotointerview.domain.scales import same_value

BETWEEN = "; "
_ARROW = " → "
_NAMES = {name.value: name for name in SettingName}


@dataclass(frozen=True, slots=True)
class Intent:
    """One setting that was to be turned from one of the camera's words to another."""

    name: SettingName
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.name.value}: {self.before}{_ARROW}{self.after}"


def intents(kept: str) -> tuple[Intent, ...]:
    """The settings in what is kept with a move, in order; parts that are no setting are left out."""
    found = []
    for part in kept.split(BETWEEN):
        name, _, change = part.partition(": ")
        before, arrow, after = change.partition(_ARROW)
        if arrow and name in _NAMES:
            found.append(Intent(_NAMES[name], before, after))
    return tuple(found)


def former_value(name: SettingName, moves: Iterable[Move]) -> str:
    """What ``name`` stood at before the last of ``moves`` that was to change it; "" where none was."""
    found = ""
    for move in moves:
        for intent in intents(move.intended):
            if intent.name is name:
                found = intent.before
    return found


def turned_back(settings: Mapping[SettingName, Setting], moves: Iterable[Move]) -> dict[SettingName, Setting]:
    """``settings`` as they were before ``moves`` were carried out, as far as the camera stands where they took it.

    For moves whose photo did not come, or is not here yet: what they ask for has been set already.
    """
    now = dict(settings)
    for move in reversed(tuple(moves)):
        for intent in reversed(intents(move.intended)):
            setting = now.get(intent.name)
            if setting is not None and same_value(setting.value, intent.after):
                now[intent.name] = replace(setting, value=intent.before)
    return now
