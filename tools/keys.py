"""Writes the table of keys into both manuals, from the list of actions that the program itself goes by.

Run through ``make keys`` after ``make i18n``; ``--check`` only says whether the tables are current (1 when not).
"""

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale

from fotointerview.domain.words import Language
from fotointerview.gui import actions, i18n, keymap
from fotointerview.gui.action_list import SPECS, ActionSpec

MANUALS = {
    Language.EN: Path(__file__).resolve().parents[1] / "docs" / "manual" / "manual.md",
    Language.NL: Path(__file__).resolve().parents[1] / "docs" / "manual" / "handleiding.md",
}
BEGIN, END = "<!-- keys: made by tools/keys.py -->", "<!-- /keys -->"
_HEADS = {Language.EN: ("Key", "What it does"), Language.NL: ("Toets", "Wat die doet")}
_OR = {Language.EN: " or ", Language.NL: " of "}


def main(arguments: list[str]) -> int:
    """Write both tables, or check them."""
    app = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    stale = 0
    for language, manual in MANUALS.items():
        before = manual.read_text(encoding="utf-8")
        after = with_table(before, table(app, language))
        if after == before:
            continue
        stale += 1
        if "--check" in arguments:
            print(f"{manual.name}: the table of keys is not that of the program; run make keys")
        else:
            manual.write_text(after, encoding="utf-8")
    return 1 if stale and "--check" in arguments else 0


def table(app: QCoreApplication, language: Language) -> str:
    """The table in ``language``, as Markdown: a heading row for every chapter."""
    before = QLocale()
    installed = i18n.install(app, language)
    try:
        return "\n".join(_lines(language)) + "\n"
    finally:
        i18n.remove(app, installed)
        QLocale.setDefault(before)


def with_table(text: str, made: str) -> str:
    """``text`` with ``made`` between the two marks.

    Raises:
        ValueError: when the marks are not there, once each, in their order.
    """
    head, begun, rest = text.partition(BEGIN)
    _, ended, tail = rest.partition(END)
    if not begun or not ended or BEGIN in rest or END in tail:
        raise ValueError("the manual has no place for the table of keys")
    return f"{head}{BEGIN}\n\n{made}\n{END}{tail}"


def _lines(language: Language) -> Iterator[str]:
    key, deed = _HEADS[language]
    yield f"| {key} | {deed} |"
    yield "|---|---|"
    for group, specs in groupby(SPECS, key=lambda spec: spec.group):
        yield f"| | **{actions.group_text(group)}** |"
        for spec in specs:
            yield f"| {_keys(spec, language)} | {actions.text(spec)} |"


def _keys(spec: ActionSpec, language: Language) -> str:
    names = dict.fromkeys(actions.key_name(key) for key in keymap.keys_of(spec.id))
    return _OR[language].join(f"`{name}`" for name in names)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
