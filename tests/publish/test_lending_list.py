"""The lending list: what is out, on paper and in a table, and no more of what is withheld than where it is."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.ledger import Loan
from fotointerview.domain.words import Language
from fotointerview.publish.lending import make_lending_list
from fotointerview.publish.material import Material
from fotointerview.publish.tables import SEMICOLON
from tests.publish.made_up import no_photo
from tests.publish.print_kit import alts, chosen, held_back, pages, told, whole
from tests.publish.secrets import SECRETS, full_of_secrets
from tests.publish.test_sheet import HOSTILE

pytestmark = pytest.mark.filterwarnings("ignore:Image appears to be a malformed MPO")

OUT = Loan("b", "P02-9", "Gemeente X", date(2026, 10, 1), date(2026, 11, 1), None, "gaaf", "Wat zie je?")
LATER = Loan("a", "P01-1", "=HYPERLINK(1)", date(2026, 9, 1), None, None, "hoek gestoten", "")
BACK = Loan("c", "P01-1", "Wie het terugbracht", date(2026, 8, 1), None, date(2026, 8, 20))


def lent(folder: Path, *loans: Loan) -> Material:
    stuff, _ = told(
        folder,
        ([chosen()], {}),
        ([chosen()], {"code": "P02", "alias": "Verborgene", "role": "loket", "first": 9}),
    )
    return replace(stuff, loans=loans)


def rows(folder: Path, delimiter: str = ",") -> list[list[str]]:
    with (folder / "lending-list.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream, delimiter=delimiter))


def test_what_is_out_is_on_it_the_first_to_come_back_first(tmp_path: Path) -> None:
    made = make_lending_list(lent(tmp_path, LATER, BACK, OUT), out=tmp_path / "list")
    (text,) = pages(made.path / "lending-list.pdf")
    for words in (
        "Gemeente X",
        "1 november 2026",
        "te laat",
        "Wat zie je?",
        "hoek gestoten",
        "Verborgene",
        "gaaf",
    ):
        assert words in text, words
    assert text.index("Gemeente X") < text.index("=HYPERLINK(1)")
    assert "Wie het terugbracht" not in text
    assert rows(made.path) == [
        ["shot", "participant", "borrower", "since", "due", "overdue", "condition", "question"],
        ["9", "Verborgene", "Gemeente X", "2026-10-01", "2026-11-01", "true", "gaaf", "Wat zie je?"],
        ["1", "Elian", "'=HYPERLINK(1)", "2026-09-01", "", "false", "hoek gestoten", ""],
    ]
    assert sorted(made.files) == ["lending-list.csv", "lending-list.pdf"]
    assert made.shot_ids == ("P02-9", "P01-1")


def test_of_what_is_withheld_there_is_a_number_and_a_borrower(tmp_path: Path) -> None:
    stuff = held_back(lent(tmp_path, OUT, LATER), {"P02"})
    made = make_lending_list(stuff, out=tmp_path / "list", manner=SEMICOLON)
    (text,) = pages(made.path / "lending-list.pdf")
    assert "niet vrijgegeven" in text
    assert "opname 9" in text
    assert "Gemeente X" in text
    assert rows(made.path, ";")[1][:3] == ["9", "", "Gemeente X"]
    for path in made.path.iterdir():
        content = path.read_bytes() + (whole(path) if path.suffix == ".pdf" else b"")
        assert b"Verborgene" not in content
    assert made.shot_ids == ("P01-1",)
    assert len(alts(made.path / "lending-list.pdf")) == 2


def test_hostile_words_and_metadata(tmp_path: Path) -> None:
    hostile = replace(OUT, borrower=HOSTILE, condition=HOSTILE, question="A" * 10_000)
    stuff = lent(tmp_path, *(replace(hostile, id=str(n)) for n in range(12)))
    path = tmp_path / "FI_0009.JPG"
    path.write_bytes(full_of_secrets())
    stuff = replace(stuff, title=HOSTILE, language=Language.EN, photo=lambda _: path)
    made = make_lending_list(stuff, out=tmp_path / "list")
    text = pages(made.path / "lending-list.pdf")
    assert len(text) > 1
    assert "lending list" in text[0].lower()
    assert "regel twee" in text[0]
    assert [secret for secret in (*SECRETS, b"FI_0") if secret in whole(made.path / "lending-list.pdf")] == []
    assert rows(made.path)[1][7] == "A" * 10_000, "what has no room on paper is whole in the table"


def test_the_same_bytes_and_nothing_when_it_is_stopped(tmp_path: Path) -> None:
    stuff = lent(tmp_path, OUT, LATER)
    first = make_lending_list(stuff, out=tmp_path / "one")
    assert make_lending_list(stuff, out=tmp_path / "two").files == first.files

    def tick(done: int, _of: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(KeyboardInterrupt):
        make_lending_list(stuff, out=tmp_path / "three", tick=tick)
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_nothing_on_loan_is_nothing_to_make_and_a_lost_photo_is_said(tmp_path: Path) -> None:
    for loans in ((), (BACK,)):
        with pytest.raises(FaultError) as caught:
            make_lending_list(lent(tmp_path, *loans), out=tmp_path / "list")
        assert caught.value.fault.code is FaultCode.NOTHING_ON_LOAN
    made = make_lending_list(replace(lent(tmp_path, OUT), photo=no_photo), out=tmp_path / "list")
    assert made.unreadable == (9,)
