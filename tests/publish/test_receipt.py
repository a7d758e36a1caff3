"""The consent receipt as a PDF: its structure, what it says in every state, and what hostile words do to it."""

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from fotointerview import resources
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.words import ConsentKind, Item, Language, Manner, Scope
from fotointerview.publish.receipt import receipt_data, receipt_pdf
from fotointerview.publish.receipt_data import Cell, Receipt, State, table, unknown_words
from fotointerview.publish.words import load_words
from tests.publish.made_up_consent import (
    AT,
    GIVEN_AT,
    SIGNED_ID,
    given,
    made_up_receipt,
    refused_before,
    strokes,
)
from tests.publish.pdf_kit import structure
from tests.publish.test_sheet import HOSTILE

LONG = "Wie is dat, en waar is die te vinden? " * 270
NAME = "Een Echte Naam"


def made(tmp_path: Path, receipt: Receipt) -> pikepdf.Pdf:
    path = tmp_path / "receipt.pdf"
    path.write_bytes(receipt_pdf(receipt))
    return pikepdf.open(path)


def words_on(tmp_path: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler's pdftotext is not installed here")
    command = ["pdftotext", str(tmp_path / "receipt.pdf"), "-"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return " ".join(done.stdout.replace("\u200b", "").split())


def in_the_tree(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    return [element for element in structure(pdf) if str(element.S) == kind]


def cells(receipt: Receipt) -> dict[tuple[Scope, Item], Cell]:
    _, rows = table(receipt)
    return {(row.scope, cell.item): cell for row in rows for cell in row.cells}


def strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from strings(value)
    elif isinstance(data, Sequence):
        for value in data:
            yield from strings(value)


def test_it_is_one_tagged_titled_page_in_the_participants_language(tmp_path: Path) -> None:
    pdf = made(tmp_path, made_up_receipt())
    assert len(pdf.pages) == 1
    assert [round(float(side)) for side in pdf.pages[0].mediabox] == [0, 0, 595, 842]
    assert str(pdf.Root.Lang) == "nl"
    assert bool(pdf.Root.MarkInfo.Marked)
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert str(pdf.docinfo["/Title"]) == "Afschrift van toestemming · P03 · De begripvolle ambtenaar"
    headings = [str(e.S) for e in structure(pdf) if re.fullmatch(r"/H\d?", str(e.S))]
    assert headings == ["/H1", "/H2", "/H2", "/H2", "/H2", "/H2"]


def test_the_choices_are_a_table_with_a_head(tmp_path: Path) -> None:
    pdf = made(tmp_path, made_up_receipt())
    assert len(in_the_tree(pdf, "/Table")) == 1
    assert len(in_the_tree(pdf, "/TR")) == 1 + 8
    assert len(in_the_tree(pdf, "/TH")) == 1 + 4
    assert len(in_the_tree(pdf, "/TD")) == 8 * 5
    assert not in_the_tree(pdf, "/Figure"), "the strokes are a mark whose words stand below it"


def test_what_is_on_it_in_words(tmp_path: Path) -> None:
    made(tmp_path, made_up_receipt())
    text = words_on(tmp_path)
    for words in (
        "Jouw toestemming",
        "De begripvolle ambtenaar",
        "deelnemer P03",
        "25 november 2026, 14:03",
        "Europe/Amsterdam, UTC+01:00",
        "Den Haag, kamer 3.14",
        "ondertekend",
        "getuige",
        "tot en met 25 november 2028",
        "Foto's maken en er samen naar kijken, in dit gesprek",
        "met mijn naam",
        "onder een andere naam",
        "onherkenbaar",
        "niet gegeven",
        "niet gevraagd",
        "Per foto kun je daarna nog zeggen: deze wel, deze niet.",
        "een reden is niet nodig",
        "Wie je dat zegt:",
        "Handtekening bij: toestemming gegeven, 25 november 2026.",
        "18 november 2026, 14:03 (Europe/Amsterdam, UTC+01:00): toestemming geweigerd, hardop gezegd, met een getuige",
        "versie foto-interview 2026-11-1",
        given().wording_sha256,
    ):
        assert words in text, words
    assert NAME not in text


def test_the_english_receipt_is_english(tmp_path: Path) -> None:
    pdf = made(tmp_path, made_up_receipt(language=Language.EN, contact="Someone, 070 000 00 00"))
    assert str(pdf.Root.Lang) == "en"
    text = words_on(tmp_path)
    for words in (
        "Your consent",
        "What is not given does not happen.",
        "25 November 2026, 14:03",
        "up to and including 25 November 2028",
        "under another name",
        "not given",
        "Someone, 070 000 00 00",
    ):
        assert words in text, words


def test_what_was_not_given_is_told_as_well() -> None:
    found = cells(made_up_receipt())
    assert len(found) == 8 * 4
    assert found[Scope.BLOG, Item.QUOTE].state is State.GIVEN
    assert found[Scope.BLOG, Item.PHOTO].state is State.NOT_GIVEN
    assert found[Scope.SOCIAL, Item.NAME].state is State.NOT_GIVEN
    assert found[Scope.CONVERSATION, Item.NAME].state is State.NOT_ASKED
    data = receipt_data(made_up_receipt())
    printed = [cell["text"] for row in data["table"]["rows"] for cell in row["cells"]]
    assert all(printed)
    assert printed.count("niet gegeven") == sum(one.state is State.NOT_GIVEN for one in found.values())


WITHDRAWN = given(
    id="w", kind=ConsentKind.WITHDRAWN, grants={}, at=GIVEN_AT + timedelta(minutes=9), manner="oral"
)


@pytest.mark.parametrize(
    ("log", "state", "says", "cell"),
    [
        ((given(),), State.GIVEN, "Wat niet is gegeven, gebeurt niet.", "met mijn naam"),
        ((refused_before(),), State.REFUSED, "Je hebt nee gezegd.", "geweigerd"),
        ((given(), WITHDRAWN), State.WITHDRAWN, "Je hebt je toestemming ingetrokken.", "ingetrokken"),
        (
            (given(valid_until=date(2026, 11, 24)),),
            State.EXPIRED,
            "Je toestemming is verlopen.",
            "verlopen",
        ),
        (
            (given(valid_from=date(2026, 12, 1)),),
            State.NOT_YET,
            "van 1 december 2026 tot en met 25 november 2028",
            "nog niet ingegaan",
        ),
        ((given(), replace(WITHDRAWN, kind=ConsentKind.REFUSED)), State.REFUSED, "nee gezegd", "geweigerd"),
        (
            (WITHDRAWN, given(at=GIVEN_AT + timedelta(minutes=20))),
            State.GIVEN,
            "ingetrokken",
            "met mijn naam",
        ),
    ],
)
def test_every_state_has_its_words(
    log: tuple[object, ...], state: State, says: str, cell: str, tmp_path: Path
) -> None:
    receipt = made_up_receipt(log=log)
    assert receipt.state() is state
    made(tmp_path, receipt)
    text = words_on(tmp_path)
    assert says in text
    assert cell in text


def test_a_signature_of_before_is_told_with_its_own_day() -> None:
    receipt = made_up_receipt(log=(given(), replace(WITHDRAWN, at=GIVEN_AT + timedelta(days=2))))
    receipt = replace(receipt, at=AT + timedelta(days=3))
    assert (
        receipt_data(receipt)["signature"]["caption"]
        == "Handtekening bij: toestemming gegeven, 25 november 2026."
    )
    assert receipt_data(made_up_receipt(signatures={}))["signature"] == {}
    assert receipt_data(made_up_receipt(signatures={SIGNED_ID: ()}))["signature"] == {}


def test_the_signature_is_drawn_in_its_field_and_is_no_picture(tmp_path: Path) -> None:
    wild = (((-3.0, 9.0), (0.5, 0.5), (12.0, -1.0)), ((0.4, 0.4),), ())
    curves = receipt_data(made_up_receipt(signatures={SIGNED_ID: wild}))["signature"]["curves"]
    assert len(curves) == 2
    for curve in curves:
        for _, *numbers in (curve[0], curve[-1]):
            x, y = numbers[-2:]
            assert 0 <= x <= 66.01
            assert 0 <= y <= 22
    signed, unsigned = made_up_receipt(), made_up_receipt(signatures={})
    assert len(receipt_pdf(signed)) > len(receipt_pdf(unsigned))
    with made(tmp_path, signed) as pdf:
        assert not [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("manner", [*Manner, "", "telepathy"])
def test_every_manner_and_kind_has_words(language: Language, manner: str) -> None:
    log = tuple(
        given(id=f"{nth}", kind=kind, manner=str(manner), at=GIVEN_AT + timedelta(minutes=nth), witness="w")
        for nth, kind in enumerate(ConsentKind)
    )
    data = receipt_data(made_up_receipt(log=log, language=language))
    assert len(data["history"]) == len(ConsentKind) - 1
    assert len({line.split("): ")[1] for line in data["history"]}) == len(ConsentKind) - 1
    assert "telepathy" in data["history"][0] or manner != "telepathy"
    assert not [text for text in strings(data) if re.search(r"\{(?!page)", text)]


def test_said_aloud_with_nobody_there_does_not_speak_of_a_witness() -> None:
    receipt = made_up_receipt(log=(given(manner="oral", witness=" "),))
    facts = {fact["label"]: fact["value"] for fact in receipt_data(receipt)["facts"]}
    assert facts["hoe"] == "hardop gezegd"
    assert facts["getuige"] == "geen"


def test_words_of_a_newer_program_are_not_hidden_and_do_not_count() -> None:
    grants = {
        "hologram": {"photo": "named"},
        "blog": {"scent": "named", "photo": "silhouette"},
        "archive": {},
    }
    receipt = made_up_receipt(log=(given(grants=grants),))
    assert unknown_words(receipt.log) == (
        "hologram · photo · named",
        "blog · scent · named",
        "blog · photo · silhouette",
    )
    assert "hologram · photo · named; blog · scent · named" in receipt_data(receipt)["unknown"]
    assert State.GIVEN not in {cell.state for cell in cells(receipt).values()}
    assert receipt_data(made_up_receipt())["unknown"] == ""


def test_what_was_given_in_a_scope_that_is_asked_for_no_more_is_told() -> None:
    wording = made_up_receipt().wording
    receipt = made_up_receipt(wording=replace(wording, scopes=wording.scopes[:1], items={}))
    rows = receipt_data(receipt)["table"]["rows"]
    assert [row["scope"] for row in rows][1:] == [
        "Onderzoek",
        "Intern",
        "Een blog of website",
        "Een tentoonstelling of uitleen",
    ]
    found = cells(receipt)
    assert found[Scope.RESEARCH, Item.QUOTE].state is State.GIVEN
    assert found[Scope.RESEARCH, Item.ROLE].state is State.NOT_ASKED


def test_times_are_told_on_the_clock_of_the_place() -> None:
    summer = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    receipt = made_up_receipt(log=(given(at=summer, valid_until=None),), at=summer)
    facts = {fact["label"]: fact for fact in receipt_data(receipt)["facts"]}
    assert facts["wanneer"]["value"] == "2 juli 2026, 00:30"
    assert facts["wanneer"]["detail"] == "Europe/Amsterdam, UTC+02:00"
    assert facts["geldig"]["value"] == "zonder einddatum"
    nowhere = {fact["label"]: fact for fact in receipt_data(replace(receipt, zone=UTC))["facts"]}
    assert nowhere["wanneer"]["value"] == "1 juli 2026, 22:30"
    assert nowhere["wanneer"]["detail"] == "UTC"


def test_the_real_name_is_there_only_when_it_is_given(tmp_path: Path) -> None:
    made(tmp_path, made_up_receipt(name=NAME))
    assert NAME in words_on(tmp_path)
    assert NAME.encode() not in receipt_pdf(made_up_receipt())


def test_the_whole_text_is_promised_only_where_it_is_kept() -> None:
    assert "met de hele tekst erin" in receipt_data(made_up_receipt())["beside"]
    assert "tekst" not in receipt_data(made_up_receipt(text=None))["beside"]


def test_the_same_moment_makes_the_same_bytes() -> None:
    first = receipt_pdf(made_up_receipt())
    assert receipt_pdf(made_up_receipt()) == first
    assert receipt_pdf(made_up_receipt(at=AT + timedelta(minutes=1))) != first


def test_hostile_and_long_words_are_printed_as_typed(tmp_path: Path) -> None:
    log = (
        given(id="0", place=HOSTILE, witness=HOSTILE, manner=HOSTILE, at=GIVEN_AT - timedelta(days=1)),
        given(place=HOSTILE, witness="A" * 10_000, wording_version=HOSTILE, manner=HOSTILE),
    )
    pdf = made(
        tmp_path,
        made_up_receipt(log=log, study_title=HOSTILE, name=HOSTILE, contact=f"{HOSTILE}\n{LONG[:10_000]}"),
    )
    assert 1 < len(pdf.pages) < 16
    assert {tuple(round(float(side)) for side in page.mediabox) for page in pdf.pages} == {(0, 0, 595, 842)}
    text = words_on(tmp_path)
    assert '#set page(fill: red) ] [ $x$ *b* _i_ `c` \\ "q" <a> @ref // /*' in text
    assert text.count("A" * 20) >= 100
    assert text.count("waar is die te vinden?") >= 200
    assert "regel twee" in text


def test_a_long_history_flows_on(tmp_path: Path) -> None:
    log = tuple(given(id=f"{nth:04d}", at=GIVEN_AT - timedelta(days=400 - nth)) for nth in range(120))
    pdf = made(tmp_path, made_up_receipt(log=log))
    assert 2 <= len(pdf.pages) <= 4
    text = words_on(tmp_path)
    assert text.count("toestemming gegeven") == 120
    assert f"{len(pdf.pages)}/{len(pdf.pages)}" in text.replace(" ", "")


def test_of_nothing_there_is_no_receipt() -> None:
    with pytest.raises(ValueError, match="nothing"):
        made_up_receipt(log=())


def test_what_cannot_be_typeset_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = tmp_path / "bad.typ"
    bad.write_text('#panic("no")')
    real = resources.path
    monkeypatch.setattr(resources, "path", lambda *parts: bad if parts[-1] == "receipt.typ" else real(*parts))
    with pytest.raises(FaultError) as caught:
        receipt_pdf(made_up_receipt())
    assert caught.value.fault.code is FaultCode.EXPORT_FAILED
    assert "panicked" in caught.value.fault.details["detail"]


@pytest.mark.parametrize("language", Language)
def test_the_receipt_has_a_word_for_everything(language: Language) -> None:
    words = load_words(language, "receipt")
    every: dict[str, list[StrEnum]] = {
        "state": [s for s in State if s not in {State.NOT_GIVEN, State.NOT_ASKED}],
        "cell": [s for s in State if s is not State.GIVEN],
        "event": list(ConsentKind),
        "manner": list(Manner),
        "scope": list(Scope),
        "item": list(Item),
    }
    for table_, kinds in every.items():
        for kind in kinds:
            assert words.say(f"{table_}.{kind.value}")


def test_both_languages_say_the_same() -> None:
    import tomllib

    def keys(found: dict[str, object], prefix: str = "") -> dict[str, frozenset[str]]:
        flat: dict[str, frozenset[str]] = {}
        for key, value in found.items():
            if isinstance(value, dict):
                flat |= keys(value, f"{prefix}{key}.")
            else:
                flat[prefix + key] = frozenset(re.findall(r"\{\w+\}", str(value)))
        return flat

    folder = resources.path("presets", "sheets")
    dutch, english = (
        keys(tomllib.loads((folder / f"receipt.{one.value}.toml").read_text(encoding="utf-8")))
        for one in Language
    )
    assert dutch == english


def test_the_page_looks_like_a_receipt(tmp_path: Path) -> None:
    """Warm paper and a little yellow; nothing spills over the edge."""
    if shutil.which("pdftoppm") is None:
        pytest.skip("poppler's pdftoppm is not installed here")
    made(tmp_path, made_up_receipt(signatures={SIGNED_ID: strokes()}))
    command = ["pdftoppm", "-r", "50", "-png", str(tmp_path / "receipt.pdf"), str(tmp_path / "page")]
    subprocess.run(command, check=True, capture_output=True)
    (page,) = sorted(tmp_path.glob("page*.png"))
    with Image.open(page) as picture:
        pixels = np.asarray(picture.convert("RGB")).astype(int)

    def share(colour: tuple[int, int, int], within: int) -> float:
        return float((np.abs(pixels - colour).max(axis=2) <= within).mean())

    assert share((251, 250, 246), within=6) > 0.8
    assert 0.0005 < share((242, 195, 0), within=50) < 0.02
    sides = np.concatenate(
        [pixels[:20].reshape(-1, 3), pixels[:, :30].reshape(-1, 3), pixels[:, -30:].reshape(-1, 3)]
    )
    assert np.abs(sides - (251, 250, 246)).max() <= 9
