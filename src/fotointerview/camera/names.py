"""How a brand names its settings: tables in ``presets/cameras/*.toml``, picked by who the camera says it is.

A table maps our :class:`SettingName` to the driver's configuration names (tried in order), and where needed
the driver's number to our unit (``[scale]``) and the driver's word to ours (``[values.<setting>]``). Every
table starts from ``generic.toml`` and says only what differs.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fotointerview import resources
from fotointerview.domain.camera import CameraIdentity, SettingName

GENERIC = "generic"


class BadCameraTableError(ValueError):
    """A table in ``presets/cameras`` cannot be used; the text names the file and what is wrong in it."""


@dataclass(frozen=True, slots=True)
class NameTable:
    """One brand's names.

    Attributes:
        key: the table's own name.
        manufacturer: regular expression searched in the camera's manufacturer; ``None`` matches all.
        model: likewise for the model.
        settings: the driver's configuration names to try, in order.
        scale: driver number × scale = our unit.
        values: driver word → our word.
    """

    key: str
    manufacturer: re.Pattern[str] | None = None
    model: re.Pattern[str] | None = None
    settings: Mapping[SettingName, tuple[str, ...]] = field(default_factory=dict)
    scale: Mapping[SettingName, float] = field(default_factory=dict)
    values: Mapping[SettingName, Mapping[str, str]] = field(default_factory=dict)

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

    def theirs(self, name: SettingName, value: str) -> str:
        """Our ``value`` as the driver wants it."""
        if name in self.scale:
            return _scaled(value, 1 / self.scale[name])
        for driver_word, our_word in self.values.get(name, {}).items():
            if our_word == value:
                return driver_word
        return value


def load_tables(folder: Path | None = None) -> Mapping[str, NameTable]:
    """Every table in ``folder`` (default: the program's own) by key, each completed from the generic one.

    Raises:
        BadCameraTableError: a file is no TOML, or names a setting that there is not.
    """
    folder = folder or resources.path("presets", "cameras")
    raw = {path: _read(path) for path in sorted(folder.glob("*.toml"))}
    tables = [_table(path, data) for path, data in raw.items()]
    generic = next((table for table in tables if table.key == GENERIC), NameTable(GENERIC))
    return {GENERIC: generic} | {table.key: _completed(table, generic) for table in tables}


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


def _table(path: Path, data: Mapping[str, Any]) -> NameTable:
    try:
        match = data.get("match", {})
        return NameTable(
            key=str(data["key"]),
            manufacturer=_pattern(match.get("manufacturer")),
            model=_pattern(match.get("model")),
            settings={
                SettingName(name): _names(candidates) for name, candidates in data.get("settings", {}).items()
            },
            scale={SettingName(name): float(factor) for name, factor in data.get("scale", {}).items()},
            values={
                SettingName(name): {str(theirs): str(ours) for theirs, ours in words.items()}
                for name, words in data.get("values", {}).items()
            },
        )
    except (KeyError, ValueError, TypeError, AttributeError, re.error) as error:
        raise BadCameraTableError(f"{path.name}: {error!r}") from error


def _names(candidates: Sequence[str]) -> tuple[str, ...]:
    if isinstance(candidates, str):
        raise TypeError("a list of names is wanted")
    return tuple(str(name) for name in candidates)


def _pattern(text: str | None) -> re.Pattern[str] | None:
    return None if text is None else re.compile(text, re.IGNORECASE)


def _completed(table: NameTable, generic: NameTable) -> NameTable:
    return NameTable(
        key=table.key,
        manufacturer=table.manufacturer,
        model=table.model,
        settings={**generic.settings, **table.settings},
        scale={**generic.scale, **table.scale},
        values={**generic.values, **table.values},
    )
