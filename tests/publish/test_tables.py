"""The tables, read with Python's csv module and with a spreadsheet's rules."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fotointerview.domain.ledger import Loan
from fotointerview.domain.words import Language
from fotointerview.publish.research import as_said
from fotointerview.publish.research_rows import TABLES
from fotointerview.publish.tables import PLAIN, SEMICOLON, Manner, cell_text, write_table
from fotointerview.publish.words import load_words
from fotointerview.services.exits import Options, exit_of
from tests.publish.pack_kit import deep
from tests.publish.research_kit import ALL, Who, hostile, make, plain, study

pytestmark = pytest.mark.filterwarnings("ignore:Image appears to be a malformed MPO")
NUMBER = re.compile(r"-?\d+(,\d+)?")


def tables(path: Path, *, delimiter: str = ",", encoding: str = "utf-8") -> dict[str, list[dict[str, str]]]:
    found = {}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith(".csv"):
                text = io.StringIO(archive.read(name).decode(encoding), newline="")
                found[name.removesuffix(".csv")] = list(
                    csv.DictReader(text, delimiter=delimiter, strict=True)
                )
    return found


def test_there_is_a_row_for_each_of_everything(tmp_path: Path) -> None:
    found = tables(make("csv", study(tmp_path), tmp_path / "t.zip"))
    assert {name: len(rows) for name, rows in found.items()} == {
        "interviews": 2,
        "shots": 6,
        "moves": 6,
        "judgements": 12,
        "quotes": 8,
        "marks": 12,
    }
    shot = found["shots"][1]
    assert (shot["number"], shot["name"], shot["answer"], shot["choice"]) == ("2", "FI_0002", "yes", "maybe")
    assert shot["reason"] == plain("P01-reden-2")
    assert (shot["aperture"], shot["bias_ev"], shot["key_ev"], shot["iso"]) == ("2.8", "-0.3", "-0.5", "400")
    assert (shot["face_share"], shot["shot_size"], shot["crop_left"]) == ("0.3", "medium-close-up", "0.2")
    assert shot["tiers"] == "main: 1"
    assert shot["taken_at"] == "2026-11-23T13:05:56Z"
    assert shot["taken_at_local"] == "2026-11-23T14:05:56"
    move = found["moves"][0]
    assert (move["from_shot"], move["to_shot"], move["dimension"], move["step"]) == ("1", "2", "light", "1")
    assert (move["measured"], move["measured_unit"], move["move"]) == ("1.75", "EV", "meer licht")
    first, last = found["judgements"][:2]
    assert (first["answer"], first["counts"]) == ("no", "false")
    assert (last["answer"], last["counts"]) == ("yes", "true")
    quotes = {row["words"]: row for row in found["quotes"]}
    assert quotes[plain("P01-quote-2")]["shot"] == "2"
    assert quotes[plain("P01-quote-2")]["ties"] == "said-at: 2"
    assert quotes[plain("P01-los")]["shot"] == ""
    assert found["marks"][0]["points"] == "0.25000,0.50000 0.50000,0.75000"


def test_a_withheld_shot_is_a_number_and_a_time(tmp_path: Path) -> None:
    people = (Who("P01", withheld=frozenset({2})),)
    shot = tables(make("csv", study(tmp_path, people=people), tmp_path / "t.zip"))["shots"][1]
    known = {
        "shot_id",
        "interview_id",
        "participant",
        "number",
        "name",
        "taken_at",
        "taken_at_local",
        "released",
    }
    assert {column for column, cell in shot.items() if cell} == known
    assert shot["released"] == "false"


def test_a_spreadsheet_reads_the_semicolons_as_it_does(tmp_path: Path) -> None:
    out = make("csv", study(tmp_path), tmp_path / "t.zip", semicolon=True)
    with zipfile.ZipFile(out) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            if name.endswith(".csv"):
                assert content.startswith(b"\xef\xbb\xbf"), "by which a spreadsheet knows UTF-8"
                assert content.count(b"\xef\xbb\xbf") == 1
    plainly = tables(make("csv", study(tmp_path), tmp_path / "p.zip"))
    found = tables(out, delimiter=";", encoding="utf-8-sig")
    shot = found["shots"][0]
    for column in ("aperture", "bias_ev", "key_ev", "distance_m", "shutter_s", "face_left", "iso", "number"):
        assert NUMBER.fullmatch(shot[column]), column
        assert float(shot[column].replace(",", ".")) == float(plainly["shots"][0][column])
    assert found["quotes"] == plainly["quotes"]


def test_the_plain_ones_have_no_mark_in_front(tmp_path: Path) -> None:
    with zipfile.ZipFile(make("csv", study(tmp_path), tmp_path / "t.zip")) as archive:
        assert not any(archive.read(name).startswith(b"\xef\xbb\xbf") for name in archive.namelist())


@pytest.mark.parametrize("semicolon", [False, True])
def test_no_cell_is_a_formula_and_no_number_a_text(semicolon: bool, tmp_path: Path) -> None:
    out = make("csv", study(tmp_path, say=hostile), tmp_path / "t.zip", semicolon=semicolon)
    how = {"delimiter": ";", "encoding": "utf-8-sig"} if semicolon else {}
    found = tables(out, **how)
    cells = [cell for rows in found.values() for row in rows for cell in row.values()]
    dangerous = [
        cell for cell in cells if cell.lstrip()[:1] in tuple("=+-@＝＋－＠") and not _is_number(cell)
    ]
    assert dangerous == []
    assert found["quotes"][1]["words"] == f"'{as_said(hostile('P01-quote-1'))}"
    assert {len(rows) for name, rows in found.items() if name == "shots"} == {6}
    assert _is_number(found["shots"][0]["bias_ev"])


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"-?\d+([.,]\d+)?", cell) is not None


@pytest.mark.parametrize(
    ("cell", "plainly", "with_semicolons"),
    [
        ("=1+1", "'=1+1", "'=1+1"),
        ("+31 6", "'+31 6", "'+31 6"),
        ("-0.5", "'-0.5", "'-0.5"),
        ("@SUM(A1)", "'@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1", "'\t=1"),
        ("\n=1", "'\n=1", "'\n=1"),
        (" =1", "' =1", "' =1"),
        ("\u00a0@a", "'\u00a0@a", "'\u00a0@a"),
        ("＝1", "'＝1", "'＝1"),
        ("\u200b=1", "'\u200b=1", "'\u200b=1"),
        ("\ufeff+1", "'\ufeff+1", "'\ufeff+1"),
        ("\u3000@a", "'\u3000@a", "'\u3000@a"),
        ("\x0b\u2028-1", "'\x0b\u2028-1", "'\x0b\u2028-1"),
        ("\tgewoon", "'\tgewoon", "'\tgewoon"),
        ("a=1", "a=1", "a=1"),
        ("", "", ""),
        (" ", " ", " "),
        (["=a", "b"], "'=a | b", "'=a | b"),
        (-0.5, "-0.5", "-0,5"),
        (-0.0, "0", "0"),
        (1234.5, "1234.5", "1234,5"),
        (0.0000004, "0", "0"),
        (-3, "-3", "-3"),
        (True, "true", "true"),
        (None, "", ""),
    ],
)
def test_a_cell_as_it_is_written(
    cell: str | float | bool | list[str] | None, plainly: str, with_semicolons: str
) -> None:
    assert cell_text(cell, PLAIN) == plainly
    assert cell_text(cell, SEMICOLON) == with_semicolons


@pytest.mark.parametrize("language", Language)
def test_every_column_is_explained_and_no_other(language: Language, tmp_path: Path) -> None:
    columns = {
        column
        for rows in tables(make("csv", study(tmp_path), tmp_path / "t.zip")).values()
        for column in rows[0]
    }
    told = load_words(language, "tables")._table["column"]
    assert set(told) == columns


def test_the_readme_tells_what_the_cells_mean(tmp_path: Path) -> None:
    people = (Who("P01", ()),)
    for semicolon in (False, True):
        out = make("csv", study(tmp_path, people=people), tmp_path / f"{semicolon}.zip", semicolon=semicolon)
        with zipfile.ZipFile(out) as archive:
            text = archive.read("README.txt").decode("utf-8")
        assert ("rekenblad: puntkomma" in text) == semicolon
        assert "apostrof" in text
        assert "marks.csv: een rij per merkteken op een foto\n  geen rijen\n" in text
        assert [name for name in TABLES if f"{name}.csv: " in text] == list(TABLES)


def test_a_table_without_rows_is_there_and_empty(tmp_path: Path) -> None:
    found = tables(make("csv", study(tmp_path, people=(Who("P01", ()),)), tmp_path / "t.zip"))
    assert found["quotes"] == found["marks"] == found["moves"] == []
    assert len(found["shots"]) == 3


def test_the_identifiers_are_those_of_the_other_exports(tmp_path: Path) -> None:
    found = tables(make("csv", study(tmp_path, people=ALL[:1]), tmp_path / "t.zip"))
    with zipfile.ZipFile(make("qdpx", study(tmp_path, people=ALL[:1]), tmp_path / "p.qdpx")) as archive:
        project = archive.read("project.qde").decode()
    for shot in found["shots"]:
        assert f'<PictureSource guid="{shot["shot_id"]}"' in project
    assert f'<Case guid="{found["interviews"][0]["participant_id"]}"' in project
    for mark in found["marks"]:
        assert f'<PictureSelection guid="{mark["mark_id"]}"' in project


MANNERS = (PLAIN, SEMICOLON)
ROW = ("x;y", "a,b", '"=1"', "een\ntwee", "een\r\ntwee", "\r=1", " =1", "'", "", 1.5, -2, None, True)


@pytest.mark.parametrize("manner", MANNERS)
def test_a_table_is_read_back_as_it_was_written(manner: Manner, tmp_path: Path) -> None:
    write_table(tmp_path / "t.csv", [("heading",), ROW], manner)
    with (tmp_path / "t.csv").open(encoding=manner.encoding, newline="") as stream:
        heading, row = csv.reader(stream, delimiter=manner.delimiter, strict=True)
    assert heading == ["heading"]
    defused = ("x;y", "a,b", '"=1"', "een\ntwee", "een\r\ntwee", "'\r=1", "' =1", "'", "")
    assert row == [*defused, f"1{manner.decimal}5", "-2", "", "true"]


@given(st.text(max_size=40), st.sampled_from(MANNERS))
def test_no_text_is_a_formula_and_none_is_lost(text: str, manner: Manner) -> None:
    cell = cell_text(text, manner)
    assert cell.removeprefix("'" if cell != text else "") == text
    seen = cell.lstrip("".join(char for char in cell if not char.isprintable() or char.isspace()))
    assert not seen.startswith(tuple("=+-@＝＋－＠"))
    assert not cell.startswith(("\t", "\r", "\n"))


@pytest.mark.parametrize("semicolon", [False, True])
@pytest.mark.parametrize("kind", ["csv", "designer", "lending-list"])
def test_every_table_that_leaves_is_in_the_manner_that_was_asked_for(
    kind: str, semicolon: bool, tmp_path: Path
) -> None:
    what = study(tmp_path, people=ALL[:1], say=hostile)
    shot = what.links[0].shot.id
    what = replace(
        what, loans=(Loan("b", shot, "\u00a0+31 6", date(2026, 10, 1), None, None, "@ja;nee", "-1,5"),)
    )
    manner = SEMICOLON if semicolon else PLAIN
    out = tmp_path / "out"
    exit_of(kind).make(what, out, Options(semicolon=semicolon), lambda _done, _of: None)
    found = {name: content for name, content in deep(out) if name.endswith(".csv")}
    assert len(found) == (len(TABLES) if kind == "csv" else 1)
    for name, content in found.items():
        assert content.startswith(b"\xef\xbb\xbf") == semicolon
        text = io.StringIO(content.decode(manner.encoding), newline="")
        heading, *table = csv.reader(text, delimiter=manner.delimiter, strict=True)
        assert len(heading) > 3
        assert {len(row) for row in table} <= {len(heading)}, name
        texts = [cell for row in table for cell in row if not re.fullmatch(r"-?\d+([.,]\d+)?", cell)]
        assert [cell for cell in texts if cell.strip()[:1] in tuple("=+-@＝＋－＠")] == []
    if kind == "lending-list":
        assert [row[2] for row in table] == ["'\u00a0+31 6"]
        assert [row[6:] for row in table] == [["'@ja;nee", "'-1,5"]]
