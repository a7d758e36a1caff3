"""The words in which consent is asked for: from ``presets/consent/*.toml``, versioned, and known by their hash."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fotointerview import resources
from fotointerview.domain.ledger import ConsentText
from fotointerview.domain.words import Item, Language, Mode, Scope
from fotointerview.services.presets import InBoth, PresetError


@dataclass(frozen=True, slots=True)
class ScopeWording:
    """One scope as it is asked for: its words, the items that can be given in it, and the legal ground."""

    scope: Scope
    words: InBoth
    items: tuple[Item, ...]
    basis: str


@dataclass(frozen=True, slots=True)
class ConsentWording:
    """Everything a participant reads when consent is asked for.

    ``months`` is how long it holds unless another day is named; 0 for no end.
    """

    key: str
    version: str
    title: InBoth
    intro: tuple[InBoth, ...]
    rights: tuple[InBoth, ...]
    scopes: tuple[ScopeWording, ...]
    items: Mapping[Item, InBoth]
    modes: Mapping[Mode, InBoth]
    months: int = 0

    def text(self, language: Language) -> ConsentText:
        """The words as they are shown in ``language``, one paragraph a line, with the SHA-256 of their UTF-8."""
        lines = [self.title[language], *(part[language] for part in self.intro)]
        for one in self.scopes:
            items = ", ".join(self.items[item][language] for item in one.items)
            lines.append(f"{one.words[language]}: {items}")
        lines += [self.modes[mode][language] for mode in Mode if mode in self.modes]
        lines += [part[language] for part in self.rights]
        text = "\n".join(lines) + "\n"
        digest = hashlib.sha256(text.encode()).hexdigest()
        return ConsentText(sha256=digest, version=f"{self.key} {self.version}", language=language, text=text)

    def basis(self) -> dict[str, str]:
        """The legal ground by scope, as the log keeps it."""
        return {one.scope.value: one.basis for one in self.scopes}


def consent_wordings(folder: Path | None = None) -> tuple[ConsentWording, ...]:
    """Every wording in ``folder`` (default: the program's own), by key.

    Raises:
        PresetError: when one is not TOML, or lacks something.
    """
    where = folder or resources.path("presets", "consent")
    return tuple(read_wording(path) for path in sorted(where.glob("*.toml")))


def wording_in_use() -> ConsentWording:
    """The wording in which the program asks for consent."""
    return consent_wordings()[0]


def read_wording(path: Path) -> ConsentWording:
    """The wording in ``path``.

    Raises:
        PresetError: when it is not TOML, lacks something, or names a scope or item that there is not.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        wording = ConsentWording(
            key=str(table["key"]),
            version=str(table["version"]),
            title=_both(table["title"]),
            intro=tuple(map(_both, table["intro"])),
            rights=tuple(map(_both, table["rights"])),
            scopes=tuple(map(_scope, table["scopes"])),
            items={Item(name): _both(words) for name, words in table["items"].items()},
            modes={Mode(name): _both(words) for name, words in table["modes"].items()},
            months=int(table.get("months", 0)),
        )
        asked = {item for one in wording.scopes for item in one.items}
        if not wording.scopes or not asked <= set(wording.items) or set(wording.modes) != set(Mode):
            raise ValueError("every item and mode that is asked for needs words")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise PresetError(f"{path.name}: {error!r}") from error
    return wording


def _scope(table: Any) -> ScopeWording:
    items = tuple(Item(name) for name in table["items"])
    return ScopeWording(Scope(table["scope"]), _both(table), items, str(table["basis"]))


def _both(table: Any) -> InBoth:
    return InBoth(nl=str(table["nl"]), en=str(table["en"]))
