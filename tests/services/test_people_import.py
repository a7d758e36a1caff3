"""Participants out of a table: what a preview says of every row, and that all good rows go in or none."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.people import Role
from fotointerview.domain.words import Language
from fotointerview.services import people_import
from fotointerview.services.people_import import (
    ImportPreview,
    ProblemKind,
    do_import,
    preview_import,
    preview_table,
)
from fotointerview.services.people_table import Table, TableProblem, TableRow
from fotointerview.services.texts import Texts
from fotointerview.storage.study import RoleSpec, StudyStore

K = ProblemKind
ROLES = (
    Role("1", "wet", 0, "de wetgever", "the law"),
    Role("2", "loket", 1, "het loket", "the counter"),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[StudyStore]:
    roles = (RoleSpec("wet", "wet", "law"), RoleSpec("loket", "loket", "counter"))
    with StudyStore.create(tmp_path / "study", title="t", roles=roles) as made:
        yield made


def preview(
    *rows: Sequence[str], taken: Sequence[str] = (), language: Language = Language.NL
) -> ImportPreview:
    table = Table(tuple(TableRow(line, tuple(row)) for line, row in enumerate(rows, start=1)))
    return preview_table(table, taken=taken, roles=ROLES, language=language)


def kinds(seen: ImportPreview) -> list[list[ProblemKind]]:
    return [[problem.kind for problem in row.problems] for row in seen.rows]


def test_every_column_finds_its_place() -> None:
    seen = preview(
        ["NAAM ", "Rol:", "", "schuilnaam", "Taal", "Code", "telefoon"],
        ["Anna de Vries", "Het Lokét", "x", "Vlinder", "English", "p07", "06"],
        ["Bo", "the law", "", "", "nl-BE"],
        ["Cas", "WET"],
        ["", "", "", "alleen een schuilnaam"],
    )
    assert [
        (row.line, row.code, row.alias, row.role_key, row.language.value, row.name) for row in seen.rows
    ] == [
        (2, "P07", "Vlinder", "loket", "en", "Anna de Vries"),
        (3, "P08", "", "wet", "nl", "Bo"),
        (4, "P09", "", "wet", "nl", "Cas"),
        (5, "P10", "alleen een schuilnaam", None, "nl", ""),
    ]
    assert kinds(seen) == [[], [], [], []]
    assert seen.good == seen.rows
    assert [(note.kind, note.values) for note in seen.notes] == [(K.COLUMN_UNUSED, {"column": "telefoon"})]


def test_a_row_without_a_language_has_the_studys() -> None:
    assert preview(["naam"], ["Jan"], language=Language.EN).rows[0].language is Language.EN


@pytest.mark.parametrize(
    ("row", "problem", "values"),
    [
        (("P01", "", ""), K.CODE_TAKEN, {"code": "P01"}),
        (("Jan de Vries", "", ""), K.CODE_UNFIT, {"code": "Jan de Vries"}),
        (("../P3", "", ""), K.CODE_UNFIT, {"code": "../P3"}),
        (("P12345", "", ""), K.CODE_UNFIT, {"code": "P12345"}),
        (("", "lokt", ""), K.ROLE_UNKNOWN, {"role": "lokt", "nearest": "loket"}),
        (("", "de wetgevr", ""), K.ROLE_UNKNOWN, {"role": "de wetgevr", "nearest": "de wetgever"}),
        (("", "astronaut", ""), K.ROLE_UNKNOWN, {"role": "astronaut"}),
        (("", "", "klingon"), K.LANGUAGE_UNKNOWN, {"language": "klingon"}),
        (("", "x" * 201, ""), K.TOO_LONG, {"most": 200}),
    ],
)
def test_what_is_wrong_with_a_row(
    row: Sequence[str], problem: ProblemKind, values: dict[str, object]
) -> None:
    seen = preview(["code", "rol", "taal"], row, ["P02", "", ""], taken=["P01"])
    assert (seen.rows[0].problems[0].kind, seen.rows[0].problems[0].values) == (problem, values)
    assert [one.line for one in seen.good] == [3]
    assert [one.line for one in seen.bad] == [2]


def test_a_code_twice_is_wrong_both_times_and_says_where() -> None:
    seen = preview(["code"], ["P03"], ["X1"], ["p03"])
    assert kinds(seen) == [[K.CODE_TWICE], [], [K.CODE_TWICE]]
    assert [row.problems[0].values["line"] for row in seen.bad] == [4, 2]


def test_free_codes_come_after_those_of_the_study_and_the_file() -> None:
    seen = preview(
        ["code", "rol"], ["", "wet"], ["P20", ""], ["", "astronaut"], ["", "wet"], taken=["P04", "X99"]
    )
    assert [row.code for row in seen.rows] == ["P21", "P20", "", "P22"]


def test_a_formula_is_wrong_only_where_it_would_be_used() -> None:
    header = TableRow(1, ("naam", "leeftijd"))
    used, unused = TableRow(2, ("", "3"), frozenset({0})), TableRow(3, ("Jan", ""), frozenset({1}))
    seen = preview_table(Table((header, used, unused)), taken=(), roles=ROLES, language=Language.NL)
    assert kinds(seen) == [[K.FORMULA], []]


def test_empty_rows_are_passed_over_and_counted() -> None:
    seen = preview([], [""], ["naam"], ["Jan"], ["", ""], [], ["Piet"], [""], [])
    assert [(row.line, row.code) for row in seen.rows] == [(4, "P01"), (7, "P02")]
    assert [(note.kind, note.values) for note in seen.notes] == [(K.EMPTY_ROWS, {"count": 2})]


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([], K.NO_HEADER),
        ([["Jan"], ["Piet"]], K.NO_HEADER),
        ([["naam"]], K.NO_ROWS),
        ([["naam", "Name"], ["Jan", "Piet"]], K.COLUMN_TWICE),
        ([["naam"], *[["Jan"]] * 5_001], K.TOO_MANY_ROWS),
    ],
)
def test_what_makes_a_whole_file_refused(rows: list[list[str]], problem: ProblemKind) -> None:
    seen = preview(*rows)
    assert [one.kind for one in seen.problems] == [problem]
    assert (seen.rows, seen.good) == ((), ())


def test_five_thousand_rows_are_seen_quickly_enough() -> None:
    seen = preview(["code", "rol"], *([f"P{number}", "loket"] for number in range(1, 5_001)))
    assert len(seen.good) == 5_000


@pytest.mark.parametrize("problem", TableProblem)
@pytest.mark.parametrize("line", [None, 7])
def test_a_file_that_cannot_be_read_is_told(problem: TableProblem, line: int | None) -> None:
    seen = preview_table(Table(problem=problem, line=line), taken=(), roles=(), language=Language.NL)
    (told,) = seen.problems
    for language in Language:
        words = told.words(Texts.load(language))
        assert words[0].isupper()
        assert words.endswith(".")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", ProblemKind)
def test_every_problem_has_words_with_and_without_its_details(kind: ProblemKind, language: Language) -> None:
    details = ("code", "line", "role", "nearest", "language", "most", "rows", "count", "column")
    for values in ({}, dict.fromkeys(details, "«x»")):
        words = people_import.ImportProblem(kind, values).words(Texts.load(language))
        assert words.strip()
        assert not set("[]{}") & set(words)


def write(folder: Path, text: str) -> Path:
    path = folder / "lijst.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_good_rows_go_in_and_real_names_into_their_own_table_only(
    store: StudyStore, tmp_path: Path
) -> None:
    store.add_participant(code="P01")
    path = write(tmp_path, "naam;schuilnaam;rol;code\nZonderling;Uil;loket;\nJan;;;P01\nPiet;Mus;wet;P09\n")
    seen = preview_import(store, path)
    assert kinds(seen) == [[], [K.CODE_TAKEN], []]
    entered = do_import(store, seen)
    assert [(person.code, person.alias) for person in entered] == [("P10", "Uil"), ("P09", "Mus")]
    assert store.real_names() == {"P10": "Zonderling", "P09": "Piet"}
    for (table,) in store._database.connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table'"
    ).fetchall():
        found = store._database.connection.execute(f'SELECT * FROM "{table}"').fetchall()
        assert any("Zonderling" in str(row) for row in found) is (table == "real_name")
    assert [kind for row in kinds(preview_import(store, path)) for kind in row] == [K.CODE_TAKEN] * 2


def test_only_the_rows_that_were_chosen(store: StudyStore, tmp_path: Path) -> None:
    seen = preview_import(store, write(tmp_path, "naam,rol\nJan,\nPiet,wet\nKlaas,maan\n"))
    assert [person.code for person in do_import(store, seen, seen.rows[1:2])] == ["P02"]
    for wrong in (seen.rows[2:], [replace(seen.rows[0], code="../x")]):
        with pytest.raises(ValueError, match="good rows"):
            do_import(store, seen, wrong)
    assert len(store.participants()) == 1
    assert do_import(store, seen, ()) == ()


def test_all_or_nothing(store: StudyStore, tmp_path: Path) -> None:
    seen = preview_import(store, write(tmp_path, "code,naam,rol\nP01,Jan,\nP02,Piet,wet\n"))
    store.remove_role(store.roles()[0].id)
    with pytest.raises(ValueError, match="role"):
        do_import(store, seen)
    assert (store.participants(), store.real_names()) == ((), {})
    store.add_role(name_nl="wet", name_en="law")
    store.add_participant(code="P02")
    with pytest.raises(FaultError) as caught:
        do_import(store, seen)
    assert caught.value.fault.code is FaultCode.PARTICIPANT_EXISTS
    assert ([person.code for person in store.participants()], store.real_names()) == (["P02"], {})
