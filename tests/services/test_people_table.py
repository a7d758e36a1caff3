"""Tables as other programs leave them, and files that mean harm."""

import csv
import io
import random
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from fotointerview.services import people_table
from fotointerview.services.people_table import TableProblem, decoded, read_table

ROWS = [["code", "naam", "rol"], ["P01", "Zoë Łabędź", "loket"], ["", "日本, “x”", ""]]


def known(cells: object) -> int:
    return sum(cell in {"code", "naam", "rol"} for cell in cells)  # type: ignore[attr-defined] # cells are a list


def written(rows: list[list[str]], delimiter: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def cells(path: Path) -> list[list[str]]:
    table = read_table(path, fitness=known)
    assert table.problem is None
    return [list(row.cells) for row in table.rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_csv_in_any_dress(tmp_path: Path, delimiter: str, encoding: str) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes(written(ROWS, delimiter).encode(encoding))
    assert cells(path) == ROWS
    assert not read_table(path).guessed


def test_windows_1252_is_guessed_and_told(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes("code;naam\r\nP01;Zoë – “ja” €\r\n".encode("cp1252"))
    table = read_table(path, fitness=known)
    assert table.guessed
    assert table.rows[1].cells == ("P01", "Zoë – “ja” €")
    assert decoded(b"\x81")[0] == "\ufffd"  # a byte that means nothing there


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("sep=;\r\ncode;naam\r\nP01;a,b", [["code", "naam"], ["P01", "a,b"]]),
        ("sep=|\ncode|naam\nP01|a;b", [["code", "naam"], ["P01", "a;b"]]),
        ("naam\nJan, Piet; en Klaas\tx", [["naam"], ["Jan, Piet; en Klaas x"]]),
        ("naam;rol\n“a, b, c”;x,y,z\nd, e;f,g\n", [["naam", "rol"], ["“a, b, c”", "x,y,z"], ["d, e", "f,g"]]),
        ('code,naam\n"P01","regel een\nregel twee"\n', [["code", "naam"], ["P01", "regel een regel twee"]]),
        ('code,naam\nP01,Piet "de Vlinder"', [["code", "naam"], ["P01", 'Piet "de Vlinder"']]),
        ("\r\rcode\rP01\r", [[], [], ["code"], ["P01"]]),
        ("", []),
    ],
)
def test_what_separates_the_columns(tmp_path: Path, text: str, rows: list[list[str]]) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes(text.encode())
    assert cells(path) == rows


def test_lines_are_those_of_the_editor(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes(b'sep=,\ncode,naam\n"P01","een\ntwee"\n\nP02,drie\n')
    assert [(row.line, row.cells[:1]) for row in read_table(path).rows] == [
        (2, ("code",)),
        (3, ("P01",)),
        (5, ()),
        (6, ("P02",)),
    ]


@pytest.mark.parametrize("text", ['code,naam\nP01,"Jan\nP02,Piet\n', 'code,naam\nP01,"Jan" de Vries\n'])
def test_quotes_that_do_not_match_are_told_with_their_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text(text, encoding="utf-8")
    table = read_table(path, fitness=known)
    assert (table.problem, table.line, table.rows) == (TableProblem.BROKEN_QUOTES, 2, ())


def workbook(path: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.create_sheet("tweede").append(["niet", "gelezen"])
    book.save(path)
    return path


def test_a_spreadsheet(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["code", "naam", 3],
        [None, None],
        ["P01", " Zoë\nŁabędź ", 4.0],
        ["P02", "=A1&B1", True],
    ]
    table = read_table(workbook(tmp_path / "lijst.csv", rows))  # whatever its name says
    assert [(row.line, row.cells) for row in table.rows] == [
        (1, ("code", "naam", "3")),
        (2, ()),
        (3, ("P01", "Zoë Łabędź", "4")),
        (4, ("P02", "", "True")),
    ]
    assert [row.formulas for row in table.rows] == [frozenset()] * 3 + [frozenset({1})]
    assert [row.is_empty for row in table.rows] == [False, True, False, False]


def test_a_spreadsheet_that_shares_its_strings_as_excel_does(tmp_path: Path) -> None:
    path = workbook(tmp_path / "lijst.xlsx", [["naam"], ["Jan"]])
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    strings = f'<sst xmlns="{main}"><si><t>naam</t></si><si><r><t>Zo</t></r><r><t>ë</t></r></si></sst>'
    inline = (b't="inlineStr"><is><t>naam</t></is>', b't="inlineStr"><is><t>Jan</t></is>')
    for number, old in enumerate(inline):
        replaced(
            path,
            "xl/worksheets/sheet1.xml",
            lambda data, old=old, number=number: data.replace(old, f't="s"><v>{number}</v>'.encode()),  # type: ignore[misc] # its defaults
        )
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    replaced(path, "[Content_Types].xml", lambda data: data.replace(b"</Types>", override.encode()))
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/sharedStrings.xml", strings)
    assert cells(path) == [["naam"], ["Zoë"]]


def test_a_row_far_below_is_refused_in_good_time(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "naam"
    book.active["A1048576"] = "Jan"
    book.save(tmp_path / "lijst.xlsx")
    begun = time.monotonic()
    assert read_table(tmp_path / "lijst.xlsx").problem is TableProblem.TOO_MANY_CELLS
    assert time.monotonic() - begun < 10


def test_too_many_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people_table, "MOST_CELLS", 6)
    (tmp_path / "lijst.csv").write_text("a,b\n" * 4, encoding="utf-8")
    assert read_table(tmp_path / "lijst.csv").problem is TableProblem.TOO_MANY_CELLS
    path = workbook(tmp_path / "lijst.xlsx", [["a", "b"]] * 4)
    assert read_table(path).problem is TableProblem.TOO_MANY_CELLS


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    with path.open("wb") as file:
        file.truncate(people_table.MOST_BYTES + 1)
    assert read_table(path).problem is TableProblem.TOO_LARGE


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "lijst.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for number in range(8):
            package.writestr(f"xl/worksheets/sheet{number}.xml", bytes(10_000_000))
    assert path.stat().st_size < 1_000_000
    begun = time.monotonic()
    assert read_table(path).problem is TableProblem.TOO_LARGE
    assert time.monotonic() - begun < 2


def replaced(path: Path, member: str, change: Callable[[bytes], bytes]) -> None:
    """Change one member of a package."""
    with zipfile.ZipFile(path) as package:
        members = {name: package.read(name) for name in package.namelist()}
    members[member] = change(members[member])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_that_explode_are_refused(tmp_path: Path, encoding: str) -> None:
    path = workbook(tmp_path / "lijst.xlsx", [["naam"], ["Jan"]])
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY e0 "ha">{entities}]>'
    replaced(
        path,
        "xl/worksheets/sheet1.xml",
        lambda data: (head + data.decode().replace("Jan", "&e9;")).encode(encoding),
    )
    assert read_table(path).problem is TableProblem.NOT_A_TABLE


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"PK\x03\x04 and then nothing", TableProblem.NOT_A_TABLE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", TableProblem.OLD_OFFICE),
    ],
)
def test_what_is_no_table(tmp_path: Path, data: bytes, problem: TableProblem) -> None:
    path = tmp_path / "lijst.xlsx"
    path.write_bytes(data)
    assert read_table(path).problem is problem


def test_another_package_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "lijst.ods"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert read_table(path).problem is TableProblem.NOT_A_TABLE


def test_what_is_no_file(tmp_path: Path) -> None:
    assert read_table(tmp_path / "nergens.csv").problem is TableProblem.MISSING
    assert read_table(tmp_path).problem is TableProblem.MISSING


def test_damaged_spreadsheets_never_raise(tmp_path: Path) -> None:
    path = workbook(tmp_path / "heel.xlsx", [["code", "naam"], ["P01", "Jan"], ["P02", "=1+1"]])
    whole, chance = path.read_bytes(), random.Random(5)
    broken = tmp_path / "stuk.xlsx"
    read = 0
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(4, len(data))] = chance.randrange(256)
        broken.write_bytes(data[: chance.choice([len(data), chance.randrange(4, len(data))])])
        read += read_table(broken).problem is None
    assert 0 < read < 150


def test_damaged_members_never_raise(tmp_path: Path) -> None:
    chance = random.Random(6)
    read = 0
    for number in range(60):
        path = workbook(tmp_path / f"{number}.xlsx", [["code", "naam"], ["P01", "Jan"]])
        member = chance.choice(["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
        places = [chance.random() for _ in range(2)]

        def change(data: bytes, places: list[float] = places) -> bytes:
            changed = bytearray(data)
            for place in places:
                changed[int(place * len(changed))] = chance.randrange(32, 127)
            return bytes(changed)

        replaced(path, member, change)
        read += read_table(path).problem is None
    assert 0 < read < 60


def test_quotes_without_end_cost_no_time(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    begun = time.monotonic()
    for text in ('"' * 100_001, '";"' * 50_000, "a" * 200_000, '"a","' * 40_000):
        path.write_text(text, encoding="utf-8")
        read_table(path, fitness=known)
    assert time.monotonic() - begun < 10


def test_without_the_part_that_reads_spreadsheets_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = openpyxl.Workbook()
    book.active.append(["code"])
    path = tmp_path / "people.xlsx"
    book.save(path)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert read_table(path).problem is TableProblem.NO_READER
