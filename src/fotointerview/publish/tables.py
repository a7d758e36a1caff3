"""The research data as tables: a zip of CSV files, one row per shot, move, judgement, quote and mark.

Plain is for programs: comma, decimal point, UTF-8 without a mark. The other manner is for a spreadsheet of most of
Europe: semicolon, decimal comma, UTF-8 with a mark. In both, a text that a spreadsheet would take for a formula has an
apostrophe before it (OWASP, *CSV Injection*); numbers stay numbers.
"""

import csv
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TextIO

from fotointerview.publish.material import Made, Material, Tick, no_tick
from fotointerview.publish.package import sha256_of, write_text, zip_for
from fotointerview.publish.research import utc
from fotointerview.publish.research_rows import TABLES, Cell, rows_of
from fotointerview.publish.words import Words, load_words

_FORMULA: Final = frozenset("=+-@＝＋－＠")
"""What makes a spreadsheet reckon: also in full width, and after what is not seen."""
_BREAKS: Final = frozenset("\t\r\n")
_UNSEEN: Final = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
"""Kinds of signs (Unicode's general categories) that a spreadsheet may pass over before it reckons."""
_BETWEEN: Final = " | "
"""Between the several things in one cell."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How cells are written."""

    delimiter: str
    decimal: str
    encoding: str


PLAIN: Final = Manner(",", ".", "utf-8")
SEMICOLON: Final = Manner(";", ",", "utf-8-sig")


def make_tables(material: Material, *, out: Path, manner: Manner = PLAIN, tick: Tick = no_tick) -> Made:
    """Write the tables and a text that explains every column into the zip ``out``.

    Raises:
        FaultError: ``NOTHING_TO_EXPORT``, ``EXPORT_FAILED``.
    """
    material.refuse_empty()
    count = len(material.chains)
    with zip_for(out, at=material.at) as folder, ExitStack() as files:
        sheets = {name: _Sheet(files, folder / f"{name}.csv", manner) for name in TABLES}
        for done, chain in enumerate(material.chains, start=1):
            for name, rows in rows_of(material, chain).items():
                for row in rows:
                    sheets[name].write(row)
            tick(done, count)
        files.close()
        write_text(folder / "README.txt", "".join(_readme(material, sheets, manner)))
    return Made(
        path=out,
        files={out.name: sha256_of(out)},
        shot_ids=tuple(link.shot.id for link in material.links),
    )


class _Sheet:
    """One table that is being written; its columns are those of its first row."""

    def __init__(self, files: ExitStack, path: Path, manner: Manner) -> None:
        self.columns: list[str] = []
        self._manner = manner
        stream: TextIO = files.enter_context(path.open("w", encoding=manner.encoding, newline=""))
        self._writer: Any = csv.writer(stream, delimiter=manner.delimiter)

    def write(self, row: dict[str, Cell]) -> None:
        if not self.columns:
            self.columns = list(row)
            self._writer.writerow(self.columns)
        self._writer.writerow(cell_text(row[column], self._manner) for column in self.columns)


def write_table(path: Path, rows: Iterable[Iterable[Cell]], manner: Manner = PLAIN) -> None:
    """Write ``rows``, the heading among them, as one table of its own."""
    with path.open("w", encoding=manner.encoding, newline="") as stream:
        writer: Any = csv.writer(stream, delimiter=manner.delimiter)
        writer.writerows([cell_text(cell, manner) for cell in row] for row in rows)


def cell_text(cell: Cell, manner: Manner = PLAIN) -> str:
    """A cell as it is written; a text that would be reckoned with gets an apostrophe before it."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case int():
            return str(cell)
        case float():
            return f"{cell + 0.0:.6f}".rstrip("0").rstrip(".").replace(".", manner.decimal)
        case _:
            text = _BETWEEN.join(cell) if isinstance(cell, list) else cell
            first = next((char for char in text if unicodedata.category(char) not in _UNSEEN), "")
            return f"'{text}" if first in _FORMULA or text[:1] in _BREAKS else text


def _readme(material: Material, sheets: dict[str, _Sheet], manner: Manner) -> Iterator[str]:
    words: Words = load_words(material.language, "tables")
    yield f"{words.say('title')}\n\n"
    how = "semicolon" if manner is SEMICOLON else "plain"
    for key in ("about", how, "formula", "ids", "places"):
        yield f"{words.say(key)}\n\n"
    yield f"{words.say('made', at=utc(material.at))}\n"
    for name, sheet in sheets.items():
        yield f"\n{name}.csv: {words.say(f'table.{name}')}\n"
        if not sheet.columns:
            yield f"  {words.say('empty')}\n"
        for column in sheet.columns:
            yield f"  {column}: {words.say(f'column.{column}')}\n"
