"""How a brand names its settings: tables in ``presets/cameras/*.toml``, picked by who the camera says it is.

A table maps our :class:`SettingName` to the driver's configuration names (tried in order), and where needed
the driver's number to our unit (``[scale]``) and the driver's word to ours (``[values.<setting>]``). What is
done rather than set (focusing, giving the controls back after live view) stands in ``[focus]`` and ``[live]``
as writes, each ``["config name", "value"]``. Every table starts from ``generic.toml`` and says only what
differs, key by key. A table that says something nobody reads is refused: most likely it is misspelt.
"""

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fotointerview import resources
from fotointerview.domain.camera import CameraIdentity, SettingName

GENERIC = "generic"
STEPS = (-3, -2, -1, 1, 2, 3)
"""The steps by which the focus can be moved: negative is nearer."""

_SECTIONS = frozenset({"key", "match", "settings", "scale", "values", "focus", "live"})
_MATCH_KEYS = frozenset({"manufacturer", "model"})
_FOCUS_KEYS = frozenset({"now", "after", "steps"})
_LIVE_KEYS = frozenset({"end"})


class BadCameraTableError(ValueError):
    """A table in ``presets/cameras`` cannot be used; the text names the file and what is wrong in it."""


@dataclass(frozen=True, slots=True)
class Write:
    """One value for one of the driver's configuration names."""

    config: str
    value: str


@dataclass(frozen=True, slots=True)
class FocusTable:
    """How a brand focuses when it is told to.

    Attributes:
        now: writes that focus once, in order; the first one begins it and says whether the body can at all.
        after: writes that end it, whether it found focus or not; each only where the body has it.
        steps: −3..−1 nearer and 1..3 farther, larger numbers further, each as one write; empty when it cannot.
    """

    now: tuple[Write, ...] = ()
    after: tuple[Write, ...] = ()
    steps: Mapping[int, Write] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LiveTable:
    """How live view ends and the body gets its buttons and dials back.

    Attributes:
        end: writes in this order, each only where the body has it; empty where the driver does it all.
    """

    end: tuple[Write, ...] = ()


@dataclass(frozen=True, slots=True)
class NameTable:
    """One brand's names.

    Attributes:
        key: the table's own name.
        manufacturer: regular expression searched in the camera's manufacturer; ``None`` matches all.
        model: likewise for the model.
        settings: the driver's configuration names to try, in order; none where the brand is known to have none.
        scale: driver number × scale = our unit.
        values: driver word → our word. Several of the driver's may mean the same, for bodies that differ.
        focus: how to focus.
        live: how to end live view.
    """

    key: str
    manufacturer: re.Pattern[str] | None = None
    model: re.Pattern[str] | None = None
    settings: Mapping[SettingName, tuple[str, ...]] = field(default_factory=dict)
    scale: Mapping[SettingName, float] = field(default_factory=dict)
    values: Mapping[SettingName, Mapping[str, str]] = field(default_factory=dict)
    focus: FocusTable = FocusTable()
    live: LiveTable = LiveTable()

    def matches(self, identity: CameraIdentity) -> bool:
        """Whether this table was made for that camera. A table without ``[match]`` is for none in particular."""
        asked = [
            (self.manufacturer, identity.manufacturer),
            (self.model, identity.model),
        ]
        given = [(pattern, text) for pattern, text in asked if pattern is not None]
        return bool(given) and all(pattern.search(text) for pattern, text in given)

    def ours(self, name: SettingName, value: str) -> str:
        """The driver's ``value`` in our words and unit; unknown ones as they are."""
        if name in self.scale:
            return _scaled(value, self.scale[name])
        return self.values.get(name, {}).get(value, value)

    def theirs(self, name: SettingName, value: str, *, offered: Sequence[str] = ()) -> str:
        """Our ``value`` as the driver wants it; of several words for it the one that the body offers."""
        if name in self.scale:
            return _scaled(value, 1 / self.scale[name])
        words = [theirs for theirs, ours in self.values.get(name, {}).items() if ours == value]
        words.append(value)
        return next((word for word in words if word in offered), words[0])


def load_tables(folder: Path | None = None) -> Mapping[str, NameTable]:
    """Every table in ``folder`` (default: the program's own) by key, each completed from the generic one.

    Raises:
        BadCameraTableError: a file is no TOML, or says something that there is not.
    """
    folder = folder or resources.path("presets", "cameras")
    raw = {path: _read(path) for path in sorted(folder.glob("*.toml"))}
    base: Mapping[str, Any] = {}
    for path, data in raw.items():
        if data.get("key") == GENERIC:
            _table(path, data, {})  # first and alone, so that what is wrong in it is not laid on another
            base = data
    tables = [_table(path, data, base) for path, data in raw.items()]
    return {GENERIC: NameTable(GENERIC)} | {table.key: table for table in tables}


def pick(tables: Mapping[str, NameTable], identity: CameraIdentity) -> NameTable:
    """The first table (by key) made for ``identity``, else the generic one."""
    for key in sorted(tables):
        if tables[key].matches(identity):
            return tables[key]
    return tables[GENERIC]


def _scaled(value: str, factor: float) -> str:
    try:
        return f"{float(value) * factor:.6g}"
    except ValueError:
        return value


def _read(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadCameraTableError(f"{path.name}: {error}") from error


def _table(path: Path, data: Mapping[str, Any], base: Mapping[str, Any]) -> NameTable:
    """The table in ``data``, completed from ``base`` section by section and key by key."""
    try:
        _known(data, _SECTIONS, "")
        sections = {
            name: {**base.get(name, {}), **_section(data, name)} for name in ("settings", "scale", "values")
        }
        focus = {**base.get("focus", {}), **_section(data, "focus", _FOCUS_KEYS)}
        live = {**base.get("live", {}), **_section(data, "live", _LIVE_KEYS)}
        match = _section(data, "match", _MATCH_KEYS)
        return NameTable(
            key=_text(data.get("key"), "key"),
            manufacturer=_pattern(match.get("manufacturer"), "match.manufacturer"),
            model=_pattern(match.get("model"), "match.model"),
            settings={
                _setting(name, "settings"): _names(names, f"settings.{name}")
                for name, names in sections["settings"].items()
            },
            scale={
                _setting(name, "scale"): _factor(factor, f"scale.{name}")
                for name, factor in sections["scale"].items()
            },
            values={
                _setting(name, "values"): _words(words, f"values.{name}")
                for name, words in sections["values"].items()
            },
            focus=FocusTable(
                now=_writes(focus.get("now", []), "focus.now"),
                after=_writes(focus.get("after", []), "focus.after"),
                steps=_steps(focus.get("steps", {})),
            ),
            live=LiveTable(end=_writes(live.get("end", []), "live.end")),
        )
    except ValueError as error:
        raise BadCameraTableError(f"{path.name}: {error}") from error


def _known(data: Mapping[str, Any], keys: Collection[str], where: str) -> None:
    for key in data:
        if key not in keys:
            raise ValueError(f"{where}{key}: there is no such key")


def _section(data: Mapping[str, Any], name: str, keys: Collection[str] = ()) -> Mapping[str, Any]:
    section = data.get(name, {})
    if not isinstance(section, dict):
        raise ValueError(f"{name}: a section is wanted")
    if keys:
        _known(section, keys, f"{name}.")
    return section


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError(f"{where}: a text is wanted, not {value!r}")
    return value


def _setting(name: str, section: str) -> SettingName:
    try:
        return SettingName(name)
    except ValueError:
        raise ValueError(f"{section}.{name}: there is no such setting") from None


def _names(names: object, where: str) -> tuple[str, ...]:
    if not isinstance(names, list):
        raise ValueError(f"{where}: a list of names is wanted, not {names!r}")
    return tuple(_text(name, where) for name in names)


def _factor(factor: object, where: str) -> float:
    if isinstance(factor, bool) or not isinstance(factor, int | float) or not factor:
        raise ValueError(f"{where}: a number other than 0 is wanted, not {factor!r}")
    return float(factor)


def _words(words: object, where: str) -> Mapping[str, str]:
    if not isinstance(words, dict):
        raise ValueError(f"{where}: a section is wanted, not {words!r}")
    return {theirs: _text(ours, f"{where}.{theirs}") for theirs, ours in words.items()}


def _write(pair: object, where: str) -> Write:
    if not isinstance(pair, list) or len(pair) != 2:
        raise ValueError(f'{where}: ["config name", "value"] is wanted, not {pair!r}')
    return Write(_text(pair[0], where), _text(pair[1], where))


def _writes(pairs: object, where: str) -> tuple[Write, ...]:
    if not isinstance(pairs, list):
        raise ValueError(f"{where}: a list of writes is wanted, not {pairs!r}")
    return tuple(_write(pair, where) for pair in pairs)


def _steps(steps: object) -> Mapping[int, Write]:
    """All six steps or none: a button that moves the focus only sometimes is worse than no button."""
    if not isinstance(steps, dict):
        raise ValueError(f"focus.steps: a section is wanted, not {steps!r}")
    if steps and set(steps) != {str(step) for step in STEPS}:
        raise ValueError(f"focus.steps: {', '.join(map(str, STEPS))} are wanted, not {', '.join(steps)}")
    return {step: _write(steps[str(step)], f"focus.steps.{step}") for step in STEPS if steps}


def _pattern(text: object, where: str) -> re.Pattern[str] | None:
    try:
        return None if text is None else re.compile(_text(text, where), re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"{where}: {error}") from error
