"""Reading a table that somebody else made: CSV in any dress it comes in, or a spreadsheet (.xlsx).

Nothing in the file is trusted: its size is bounded before it is read and while it is unpacked, a formula is never
worked out, and whatever is wrong with the file is told as a problem, never raised.
"""

import csv
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

MOST_BYTES: Final = 10_000_000
MOST_UNPACKED_BYTES: Final = 60_000_000
MOST_CELLS: Final = 500_000
MOST_LINES: Final = 100_000
MOST_COLUMNS: Final = 64
DELIMITERS: Final = (";", ",", "\t")
_NONE: Final = "\x1f"
"""Separates the columns where there is only one."""

_PACKED: Final = b"PK\x03\x04"
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_ASKED_FOR: Final = re.compile(r"\Asep=(.)\r?\n", re.IGNORECASE)
_DOCTYPE: Final = b"<!DOCTYPE"

# What a damaged or hostile package makes zipfile, the XML reader and openpyxl raise.
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,  # what both XML readers that openpyxl may use make their own of
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)


class TableProblem(StrEnum):
    """Why a file could not be read as a table."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    TOO_MANY_CELLS = "too-many-cells"
    NOT_A_TABLE = "not-a-table"
    OLD_OFFICE = "old-office"
    BROKEN_QUOTES = "broken-quotes"
    NO_READER = "no-reader"


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with its line, counted from 1 as the spreadsheet or the editor does; spaces around a cell are gone.

    ``formulas`` are the columns, from 0, in which a formula stands; such a cell is empty.
    """

    line: int
    cells: tuple[str, ...]
    formulas: frozenset[int] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is in it."""
        return not any(self.cells) and not self.formulas


@dataclass(frozen=True, slots=True)
class Table:
    """What was read.

    Attributes:
        rows: every row, empty ones too.
        problem: why there are none, where it could not be read; ``line`` where it broke off, if that is known.
        guessed: whether the letters were guessed to be Windows-1252, for want of anything that says so.
    """

    rows: tuple[TableRow, ...] = ()
    problem: TableProblem | None = None
    line: int | None = None
    guessed: bool = False


class _RefusedError(Exception):
    """The file is no table that can be read."""

    def __init__(self, problem: TableProblem, line: int | None = None) -> None:
        super().__init__(problem)
        self.problem, self.line = problem, line


def read_table(path: Path, *, fitness: Callable[[Sequence[str]], int] = len) -> Table:
    """The table in ``path``; never raises for what is in the file or on the disk.

    Args:
        path: a CSV file or a spreadsheet; of a spreadsheet the first sheet.
        fitness: how well a first row fits what is looked for; decides what separates the columns of a CSV file.
    """
    try:
        data = _bytes(path)
        if data.startswith(_OLD_OFFICE):
            raise _RefusedError(TableProblem.OLD_OFFICE)
        if data.startswith(_PACKED):
            return Table(tuple(_spreadsheet(data)))
        text, guessed = decoded(data)
        return Table(tuple(_csv(text, fitness)), guessed=guessed)
    except _RefusedError as refused:
        return Table(problem=refused.problem, line=refused.line)


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise _RefusedError(TableProblem.MISSING)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise _RefusedError(TableProblem.UNREADABLE) from error
    if len(data) > MOST_BYTES:
        raise _RefusedError(TableProblem.TOO_LARGE)
    return data


def decoded(data: bytes) -> tuple[str, bool]:
    """The letters in ``data``, and whether they were guessed: UTF-8, UTF-16 by its mark or its zeros, Windows-1252."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace"), False
    head = data[:1_000]
    if head[1::2].count(0) > len(head) // 4:
        return data.decode("utf-16-le", "replace"), False
    if head[0::2].count(0) > len(head) // 4:
        return data.decode("utf-16-be", "replace"), False
    try:
        return data.decode(), False
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), True


def _csv(text: str, fitness: Callable[[Sequence[str]], int]) -> Iterator[TableRow]:
    asked = _ASKED_FOR.match(text)
    delimiter = asked[1] if asked else _delimiter(text, fitness)
    # A line is what the file says, also within quotes; what `sep=` took is one.
    before = 1 if asked else 0
    reader = csv.reader(
        io.StringIO(text[asked.end() :] if asked else text, newline=""), delimiter=delimiter, strict=True
    )
    last, cells = 0, 0
    try:
        for row in reader:
            cells += len(row)
            if cells > MOST_CELLS or reader.line_num > MOST_LINES:
                raise _RefusedError(TableProblem.TOO_MANY_CELLS)
            yield TableRow(before + last + 1, tuple(map(_clean, row[:MOST_COLUMNS])))
            last = reader.line_num
    except csv.Error as error:
        raise _RefusedError(TableProblem.BROKEN_QUOTES, before + last + 1) from error


def _delimiter(text: str, fitness: Callable[[Sequence[str]], int]) -> str:
    """What separates the columns: what suits the first line best, and where more do, what the csv module says."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    if not any(delimiter in first for delimiter in DELIMITERS):
        return _NONE

    def suits(delimiter: str) -> int:
        return fitness([_clean(cell).strip('"') for cell in first.split(delimiter)])

    try:
        sniffed = [csv.Sniffer().sniff(text[:4_000], delimiters="".join(DELIMITERS)).delimiter]
    except csv.Error:  # one column, or too little to tell
        sniffed = []
    return max((*sniffed, *DELIMITERS), key=suits)


def _spreadsheet(data: bytes) -> Iterator[TableRow]:
    _look_inside(data)
    # What other programs write makes openpyxl warn of styles and the like; nothing of that is read here.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield from _first_sheet(data)
        except _BROKEN as error:
            raise _RefusedError(TableProblem.NOT_A_TABLE) from error


def _look_inside(data: bytes) -> None:
    """Refuse what would grow beyond bounds when it is unpacked, before anything of it is understood."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            if sum(member.file_size for member in members) > MOST_UNPACKED_BYTES:
                raise _RefusedError(TableProblem.TOO_LARGE)
            # A workbook has no document type; entities that stand for others are how XML is made to explode.
            if any(_DOCTYPE in package.read(member).replace(b"\0", b"") for member in members):
                raise _RefusedError(TableProblem.NOT_A_TABLE)
    except _BROKEN as error:
        raise _RefusedError(TableProblem.NOT_A_TABLE) from error


def _first_sheet(data: bytes) -> Iterator[TableRow]:
    try:
        import openpyxl  # here, not above: hardly anybody needs it, and it takes a moment to load
    except ImportError as error:
        raise _RefusedError(TableProblem.NO_READER) from error

    workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    try:
        sheet = workbook.worksheets[0]
        sheet.reset_dimensions()  # what a file says about itself need not be so
        cells = 0
        for line, row in enumerate(sheet.iter_rows(), start=1):
            cells += len(row)
            if cells > MOST_CELLS or line > MOST_LINES:
                raise _RefusedError(TableProblem.TOO_MANY_CELLS)
            row = row[:MOST_COLUMNS]
            formulas = frozenset(column for column, cell in enumerate(row) if cell.data_type == "f")
            shown = ("" if column in formulas else _shown(cell.value) for column, cell in enumerate(row))
            yield TableRow(line, tuple(shown), formulas)
    finally:
        workbook.close()


def _shown(value: object) -> str:
    """A cell as a person reads it: a whole number without a point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _clean(str(value))


def _clean(cell: str) -> str:
    """``cell`` in one line, without what cannot be seen at its ends."""
    return " ".join(cell.replace("\ufeff", "").replace("\0", "").split())
