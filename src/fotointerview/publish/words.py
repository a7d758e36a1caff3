"""The words the sheets themselves speak, per language, from ``presets/sheets/words.<language>.toml`` and its like."""

import tomllib
from datetime import date
from functools import lru_cache
from typing import Any

from fotointerview import resources
from fotointerview.domain.words import Language


class Words:
    """The words of one language. A missing word is an error in the preset, found by the tests."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._table = table

    def say(self, key: str, **values: object) -> str:
        """The sentence ``key`` (``"answer.yes"``), its placeholders filled with ``values``."""
        found: Any = self._table
        for part in key.split("."):
            found = found[part]
        return str(found).format(**values)

    def scope(self, scope: str) -> str:
        """The name of a scope; an unknown one is shown as it is."""
        return str(self._table["scope"].get(scope, scope))

    def counted(self, thing: str, count: int) -> str:
        """``"1 opname"``, ``"8 opnamen"``; ``thing`` is the English pair of keys (``"shot"``)."""
        return self.say(f"one_{thing}") if count == 1 else self.say(f"many_{thing}s", count=count)

    def number(self, value: float, decimals: int = 1) -> str:
        """A number as it is written in this language."""
        return f"{value:.{decimals}f}".replace(".", str(self._table["decimal"]))

    def date(self, moment: date) -> str:
        """A day in words, in the zone that ``moment`` carries."""
        month = self._table["months"][moment.month - 1]
        return self.say("date", day=moment.day, month=month, year=moment.year)


@lru_cache(maxsize=8)
def load_words(language: Language, catalogue: str = "words") -> Words:
    """The words of ``language`` in one of the catalogues: ``words`` of the sheets, ``receipt`` of consent."""
    path = resources.path("presets", "sheets", f"{catalogue}.{language.value}.toml")
    return Words(tomllib.loads(path.read_text(encoding="utf-8")))
