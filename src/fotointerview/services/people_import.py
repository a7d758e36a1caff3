"""Participants out of a table: first a preview with what is wrong on every row, then all good rows at once.

A real name goes into the table of real names and nowhere else. Nothing is written before somebody has seen the preview.
"""

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.people import Participant, Role
from fotointerview.domain.words import Language
from fotointerview.services.people_table import Table, TableProblem, TableRow, read_table
from fotointerview.services.study import is_code
from fotointerview.services.texts import Texts
from fotointerview.storage.study import ParticipantSpec, StudyStore

MOST_ROWS: Final = 5_000
MOST_LETTERS: Final = 200
_NUMBERED: Final = re.compile(r"P([0-9]+)")


class Column(StrEnum):
    """What a column may hold."""

    CODE = "code"
    ALIAS = "alias"
    ROLE = "role"
    LANGUAGE = "language"
    NAME = "name"


_HEADERS: Final[Mapping[str, Column]] = {
    word: column
    for column, words in {
        Column.CODE: ("code", "deelnemerscode", "deelnemercode", "participantcode", "participant code"),
        Column.ALIAS: ("alias", "schuilnaam", "pseudoniem", "pseudonym", "bijnaam", "nickname"),
        Column.ROLE: ("rol", "role", "functie", "job"),
        Column.LANGUAGE: ("taal", "language", "lang"),
        Column.NAME: ("naam", "name", "echte naam", "real name", "volledige naam", "full name"),
    }.items()
    for word in words
}
_LANGUAGES: Final[Mapping[str, Language]] = {
    "nl": Language.NL,
    "nederlands": Language.NL,
    "dutch": Language.NL,
    "en": Language.EN,
    "engels": Language.EN,
    "english": Language.EN,
}


class ProblemKind(StrEnum):
    """What is wrong with a row, or with the whole file; or, as a note, what was passed over."""

    CODE_TAKEN = "code-taken"
    CODE_TWICE = "code-twice"
    CODE_UNFIT = "code-unfit"
    ROLE_UNKNOWN = "role-unknown"
    LANGUAGE_UNKNOWN = "language-unknown"
    FORMULA = "formula"
    TOO_LONG = "too-long"
    FILE_MISSING = "file-missing"
    FILE_UNREADABLE = "file-unreadable"
    FILE_TOO_LARGE = "file-too-large"
    FILE_TOO_MANY_CELLS = "file-too-many-cells"
    FILE_NOT_A_TABLE = "file-not-a-table"
    FILE_OLD_OFFICE = "file-old-office"
    FILE_BROKEN_QUOTES = "file-broken-quotes"
    FILE_NO_READER = "file-no-reader"
    NO_HEADER = "no-header"
    COLUMN_TWICE = "column-twice"
    TOO_MANY_ROWS = "too-many-rows"
    NO_ROWS = "no-rows"
    EMPTY_ROWS = "empty-rows"
    COLUMN_UNUSED = "column-unused"
    LETTERS_GUESSED = "letters-guessed"


@dataclass(frozen=True, slots=True)
class ImportProblem:
    """One thing that is wrong, or that one should know; ``values`` fill its sentence."""

    kind: ProblemKind
    values: Mapping[str, object] = field(default_factory=dict)

    def words(self, texts: Texts) -> str:
        """It as a sentence."""
        return texts.word(f"people-{self.kind.value}", **self.values)


@dataclass(frozen=True, slots=True)
class ImportRow:
    """What a row would become. ``role_key`` is ``None`` for no role; ``name`` is the real name, perhaps empty."""

    line: int
    code: str
    alias: str
    role_key: str | None
    language: Language
    name: str
    problems: tuple[ImportProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What a file would bring.

    Attributes:
        rows: every row that is not empty, good or not, as in the file.
        problems: why the whole file is refused; then there are no rows.
        notes: what was passed over or guessed, which keeps nothing from going in.
    """

    rows: tuple[ImportRow, ...] = ()
    problems: tuple[ImportProblem, ...] = ()
    notes: tuple[ImportProblem, ...] = ()

    @property
    def good(self) -> tuple[ImportRow, ...]:
        """The rows that can go in."""
        return tuple(row for row in self.rows if not row.problems)

    @property
    def bad(self) -> tuple[ImportRow, ...]:
        """The rows that cannot."""
        return tuple(row for row in self.rows if row.problems)


def preview_import(store: StudyStore, path: Path) -> ImportPreview:
    """What the file at ``path`` would bring into the study. Nothing is changed, and nothing raised for the file."""
    return preview_table(
        read_table(path, fitness=known_columns),
        taken={person.code for person in store.participants()},
        roles=store.roles(),
        language=store.study().language,
    )


def do_import(
    store: StudyStore, preview: ImportPreview, rows: Iterable[ImportRow] | None = None
) -> tuple[Participant, ...]:
    """Enter the good rows of ``preview``, or only those of ``rows``: all of them, or nothing.

    Raises:
        FaultError: ``PARTICIPANT_EXISTS`` when a code was given to somebody since, and as of every writing.
        ValueError: when a row is not one of the good ones, or has no role in the study any longer.
    """
    wanted = preview.good if rows is None else tuple(rows)
    good = set(preview.good)
    if any(row.problems or row not in good for row in wanted):
        raise ValueError("only good rows of the preview go in")
    taken = {person.code for person in store.participants()}
    for row in wanted:
        if row.code in taken:
            raise FaultError(FaultCode.PARTICIPANT_EXISTS, code=row.code)
    return store.add_participants(
        [ParticipantSpec(row.code, row.role_key, row.alias, row.language, row.name) for row in wanted]
    )


def preview_table(
    table: Table, *, taken: Iterable[str], roles: Sequence[Role], language: Language
) -> ImportPreview:
    """What a table would bring into a study with those codes and roles, whose language is ``language``."""
    if table.problem is not None:
        values = {} if table.line is None else {"line": table.line}
        return ImportPreview(problems=(ImportProblem(_OF_THE_FILE[table.problem], values),))
    filled = [row for row in table.rows if not row.is_empty]
    header, *rows = filled or [TableRow(1, ())]
    columns, problems, notes = _columns(header)
    if len(rows) > MOST_ROWS:
        problems.append(ImportProblem(ProblemKind.TOO_MANY_ROWS, {"rows": len(rows), "most": MOST_ROWS}))
    if not problems and not rows:
        problems.append(ImportProblem(ProblemKind.NO_ROWS))
    if problems:
        return ImportPreview(problems=tuple(problems))
    if table.guessed:
        notes.append(ImportProblem(ProblemKind.LETTERS_GUESSED))
    empty = sum(row.is_empty and row.line > header.line for row in table.rows[: table.rows.index(rows[-1])])
    if empty:
        notes.append(ImportProblem(ProblemKind.EMPTY_ROWS, {"count": empty}))
    read = [_read(row, columns, roles, language) for row in rows]
    taken = frozenset(taken)
    return ImportPreview(tuple(_numbered(_judged(read, taken), taken)), notes=tuple(notes))


def known_columns(cells: Sequence[str]) -> int:
    """How many of ``cells`` are headers that mean something here."""
    return sum(_plain(cell) in _HEADERS for cell in cells)


def _columns(header: TableRow) -> tuple[dict[Column, int], list[ImportProblem], list[ImportProblem]]:
    """Which column is where, what is wrong with the header, and what is not used of it."""
    found: dict[Column, int] = {}
    problems: list[ImportProblem] = []
    notes: list[ImportProblem] = []
    for index, cell in enumerate(header.cells):
        column = _HEADERS.get(_plain(cell))
        if column is None:
            if cell:
                notes.append(ImportProblem(ProblemKind.COLUMN_UNUSED, {"column": cell}))
        elif column in found:
            problems.append(ImportProblem(ProblemKind.COLUMN_TWICE, {"column": cell}))
        else:
            found[column] = index
    if not found:
        return found, [ImportProblem(ProblemKind.NO_HEADER)], []
    return found, problems, notes


def _read(
    row: TableRow, columns: Mapping[Column, int], roles: Sequence[Role], language: Language
) -> ImportRow:
    """One row, with what is wrong in it by itself."""

    def cell(column: Column) -> str:
        index = columns.get(column, len(row.cells))
        return row.cells[index] if index < len(row.cells) else ""

    problems: list[ImportProblem] = []
    if row.formulas & set(columns.values()):
        problems.append(ImportProblem(ProblemKind.FORMULA))
    if any(len(one) > MOST_LETTERS for one in row.cells):
        problems.append(ImportProblem(ProblemKind.TOO_LONG, {"most": MOST_LETTERS}))
    code = cell(Column.CODE).upper()
    if code and not is_code(code):
        problems.append(ImportProblem(ProblemKind.CODE_UNFIT, {"code": cell(Column.CODE)}))
    role_key, unknown = _role(cell(Column.ROLE), roles)
    spoken = _language(cell(Column.LANGUAGE), language)
    if unknown is not None:
        problems.append(unknown)
    if spoken is None:
        problems.append(ImportProblem(ProblemKind.LANGUAGE_UNKNOWN, {"language": cell(Column.LANGUAGE)}))
    return ImportRow(
        line=row.line,
        code=code,
        alias=cell(Column.ALIAS),
        role_key=role_key,
        language=spoken or language,
        name=cell(Column.NAME),
        problems=tuple(problems),
    )


def _role(typed: str, roles: Sequence[Role]) -> tuple[str | None, ImportProblem | None]:
    """The key of the role that was typed: its key or one of its names; else what is wrong, with the nearest name."""
    if not typed:
        return None, None
    known = {_plain(word): (role, word) for role in roles for word in (role.key, role.name_en, role.name_nl)}
    if _plain(typed) in known:
        return known[_plain(typed)][0].key, None
    near = difflib.get_close_matches(_plain(typed), known, n=1)
    nearest = {"nearest": known[near[0]][1]} if near else {}
    return None, ImportProblem(ProblemKind.ROLE_UNKNOWN, {"role": typed, **nearest})


def _language(typed: str, otherwise: Language) -> Language | None:
    """The language that was typed, also as ``nl-BE``; ``None`` for one that is not known."""
    if not typed:
        return otherwise
    plain = _plain(typed)
    return _LANGUAGES.get(plain) or _LANGUAGES.get(re.split(r"[-_]", typed.casefold())[0])


def _judged(rows: Sequence[ImportRow], taken: frozenset[str]) -> list[ImportRow]:
    """The rows with what is wrong between them, and between them and the study."""
    lines: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        lines[row.code].append(row.line)
    judged = []
    for row in rows:
        more: list[ImportProblem] = []
        if row.code and row.code in taken:
            more.append(ImportProblem(ProblemKind.CODE_TAKEN, {"code": row.code}))
        others = [line for line in lines[row.code] if line != row.line]
        if row.code and others:
            more.append(ImportProblem(ProblemKind.CODE_TWICE, {"code": row.code, "line": others[0]}))
        judged.append(replace(row, problems=(*row.problems, *more)))
    return judged


def _numbered(rows: Sequence[ImportRow], taken: frozenset[str]) -> list[ImportRow]:
    """The rows with the next free code where none was given; a row that cannot go in takes none."""
    used = [*taken, *(row.code for row in rows)]
    number = max((int(found[1]) for code in used if (found := _NUMBERED.fullmatch(code))), default=0)
    numbered = []
    for row in rows:
        if not row.code and not row.problems:
            number += 1
            row = replace(row, code=f"P{number:02d}")
        numbered.append(row)
    return numbered


def _plain(word: str) -> str:
    """``word`` without case, accents and signs."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    return " ".join(re.sub(r"[\W_]+", " ", "".join(c for c in apart if not unicodedata.combining(c))).split())


_OF_THE_FILE: Final[Mapping[TableProblem, ProblemKind]] = {
    TableProblem.MISSING: ProblemKind.FILE_MISSING,
    TableProblem.UNREADABLE: ProblemKind.FILE_UNREADABLE,
    TableProblem.TOO_LARGE: ProblemKind.FILE_TOO_LARGE,
    TableProblem.TOO_MANY_CELLS: ProblemKind.FILE_TOO_MANY_CELLS,
    TableProblem.NOT_A_TABLE: ProblemKind.FILE_NOT_A_TABLE,
    TableProblem.OLD_OFFICE: ProblemKind.FILE_OLD_OFFICE,
    TableProblem.BROKEN_QUOTES: ProblemKind.FILE_BROKEN_QUOTES,
    TableProblem.NO_READER: ProblemKind.FILE_NO_READER,
}
