"""The press: pages as pictures, templates of the user's own, and what no sheet may ever tell."""

import importlib.util
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from fotointerview.domain.chain import Chain, Words
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.ledger import Closeness, ConsentEvent, Placement, ShotApproval
from fotointerview.domain.measures import Measures
from fotointerview.domain.people import Role
from fotointerview.domain.release import release
from fotointerview.domain.sayings import Note, Quote, QuoteLink
from fotointerview.domain.words import (
    Answer,
    ConsentKind,
    Dimension,
    Item,
    Language,
    LinkKind,
    MarkKind,
    Mode,
    RopeHolder,
    Scope,
    Verdict,
    Voice,
)
from fotointerview.publish import typesetter
from fotointerview.publish.material import Made, Material
from fotointerview.publish.matrix import make_matrix_sheet
from fotointerview.publish.press import SheetOptions
from fotointerview.publish.sheet import make_sequence_sheet
from fotointerview.publish.type_sheet import make_type_sheet
from fotointerview.publish.typeset import put_in_place
from tests.publish.made_up import ELIAN, MATERIAL, START, Said, drawn_photos, made_up_chain, mark, material
from tests.publish.pdf_kit import everything_in, words_of
from tests.publish.secrets import SECRETS, full_of_secrets, segments

pytestmark = pytest.mark.filterwarnings("ignore:Image appears to be a malformed MPO")

Maker = Callable[..., Made]
MAKERS: dict[str, Maker] = {
    "sequence": make_sequence_sheet,
    "matrix": make_matrix_sheet,
    "type sheet": make_type_sheet,
}
every_sheet = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)


@pytest.fixture
def stuff(tmp_path: Path) -> Material:
    chains = [made_up_chain(ELIAN)]
    return material(chains, drawn_photos(tmp_path, chains, [ELIAN], long_side=300))


# ── pages of pixels ───────────────────────────────────────────────────────────────────────────────────────


@every_sheet
def test_pages_as_pictures_come_in_a_zip_that_says_who_cannot_read_them(
    stuff: Material, tmp_path: Path, make: Maker
) -> None:
    folder = tmp_path / "out"
    for name in ("a", "b"):
        made = make(stuff, out=folder / f"{name}.zip", options=SheetOptions(png=True))
    assert sorted(path.name for path in folder.iterdir()) == ["a.zip", "b.zip"]
    assert (folder / "a.zip").read_bytes() == (folder / "b.zip").read_bytes()
    assert made.files.keys() == {"b.zip"}
    with zipfile.ZipFile(folder / "a.zip") as packed:
        names = packed.namelist()
        page = packed.read(names[0])
        assert "schermlezer" in packed.read("LEES MIJ.txt").decode()
    assert names[0].endswith(".png")
    with Image.open(BytesIO(page)) as picture:
        picture.load()
        assert picture.size == (1754, 1240)
        assert set(picture.info) <= {"dpi"}


def test_many_pages_are_in_order(tmp_path: Path) -> None:
    said = ELIAN * 24
    chain = made_up_chain(said)
    make_sequence_sheet(
        material([chain], drawn_photos(tmp_path, [chain], [said], long_side=60)),
        out=tmp_path / "s.zip",
        options=SheetOptions(png=True),
    )
    with zipfile.ZipFile(tmp_path / "s.zip") as packed:
        pages = [name for name in packed.namelist() if name.endswith(".png")]
    assert len(pages) > 3
    assert [int(Path(name).stem) for name in pages] == list(range(1, len(pages) + 1))


@every_sheet
@pytest.mark.parametrize(
    ("paper", "size"), [("a4", (842, 595)), ("a3", (1191, 842)), ("us-letter", (792, 612))]
)
def test_on_every_paper(
    stuff: Material, tmp_path: Path, make: Maker, paper: str, size: tuple[int, int]
) -> None:
    make(stuff, out=tmp_path / "s.pdf", options=SheetOptions(paper))
    with pikepdf.open(tmp_path / "s.pdf") as pdf:
        assert {(round(page.mediabox[2]), round(page.mediabox[3])) for page in pdf.pages} == {size}


# ── a template of one's own ───────────────────────────────────────────────────────────────────────────────

_HEAD = '#let data = json(bytes(sys.inputs.data))\n#set document(title: data.name)\n#set text(lang: "nl")\n'


def with_template(stuff: Material, tmp_path: Path, text: str, *, make: Maker = make_sequence_sheet) -> Path:
    own = tmp_path / "mijn vel.typ"
    own.write_text(text, encoding="utf-8")
    out = tmp_path / "out" / "s.pdf"
    make(stuff, out=out, options=SheetOptions(template=own))
    return out


def test_a_template_of_ones_own_gets_the_same_words_and_photos(stuff: Material, tmp_path: Path) -> None:
    own = (
        '#import "common.typ": *\n'
        + _HEAD
        + "#for shot in data.interviews.first().strips.first().shots "
        + "{ image(shot.file, width: 40mm, alt: shot.alt) + shot.number }\n= #data.title\n"
    )
    out = with_template(stuff, tmp_path, own)
    assert "De begripvolle ambtenaar" in words_of(out)
    with pikepdf.open(out) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        jpegs = [
            one
            for one in pdf.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Filter") == "/DCTDecode"
        ]
    assert len(jpegs) == 3


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("#let x = (", "unclosed delimiter"),
        ("#data.nothing_like_it", "nothing_like_it"),
        ("#image(data.interviews.first().strips.first().shots.first().file)", "alt"),
        ("#let n = 0\n#while n == 0 { let x = n }", "infinite"),
    ],
)
def test_a_template_that_is_not_right_is_told_in_the_typesetters_words_and_leaves_nothing(
    stuff: Material, tmp_path: Path, wrong: str, said: str
) -> None:
    with pytest.raises(FaultError) as caught:
        with_template(stuff, tmp_path, _HEAD + wrong)
    fault = caught.value.fault
    assert fault.code is FaultCode.EXPORT_FAILED
    assert fault.details["template"] == "mijn vel"
    sentence = str(fault.details["sentence"])
    assert said in sentence
    assert "mijn vel.typ:" in sentence
    assert "\n" not in sentence
    assert "fotointerview-sheet" not in sentence
    assert not list((tmp_path / "out").glob("*"))


@pytest.mark.parametrize("way", ["/../secret.txt", "../secret.txt", "/etc/hostname", "{whole}"])
def test_a_template_reads_nothing_outside_its_own_folder(stuff: Material, tmp_path: Path, way: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET-FILE", encoding="utf-8")
    asked = way.replace("{whole}", secret.as_posix())
    with pytest.raises(FaultError) as caught:
        with_template(stuff, tmp_path, f'{_HEAD}#read("{asked}")')
    assert caught.value.fault.code is FaultCode.EXPORT_FAILED


def test_a_template_gets_no_package_from_the_network(
    stuff: Material, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    with pytest.raises(FaultError) as caught:
        with_template(stuff, tmp_path, f'{_HEAD}#import "@preview/cetz:0.3.4"\n')
    assert "package" in str(caught.value.fault.details["sentence"])
    assert not list(tmp_path.rglob("cetz*"))


# ── what no sheet may ever tell ───────────────────────────────────────────────────────────────────────────

TOLD = {
    "quote": "GEHEIM-CITAAT",
    "reason": "GEHEIM-REDEN",
    "wish": "GEHEIM-WENS",
    "mark": "GEHEIM-STREEP",
    "role": "GEHEIM-ROL",
    "alt": "GEHEIM-BEELD",
    "note": "GEHEIM-NOTITIE",
    "rope": "GEHEIM-TOUW",
    "name": "GEHEIM-NAAM",
    "publication": "GEHEIM-BLAD",
}


def full_chain() -> Chain:
    pinned = mark(MarkKind.PIN, Voice.PARTICIPANT, ((0.5, 0.5),), text=TOLD["mark"])
    said = [
        Said(
            Answer.YES,
            TOLD["reason"],
            [(Dimension.LIGHT, 1)],
            TOLD["wish"],
            marks=[pinned],
            verdict=Verdict.CHOSEN,
        )
    ]
    made = made_up_chain(said, alias="")
    (link,) = made.links
    quote = Quote("q", "i", TOLD["quote"], Voice.PARTICIPANT, START, approved=True)
    shot = replace(link.shot, alt_text=TOLD["alt"])
    placed = (Placement("p", shot.id, TOLD["publication"], 1),)
    measures = Measures(0, 0, 3, 0, 0, 0.2, face=(0.4, 0.3, 0.2, 0.3), by_hand=True)
    link = replace(link, shot=shot, quotes=(quote,), placements=placed, measures=measures)
    tie = QuoteLink("t", "q", shot.id, LinkKind.KEEP_TOGETHER)
    note = Note("n", "i", shot.id, TOLD["note"], START)
    role = Role("r", "r", 0, TOLD["role"], TOLD["role"])
    return replace(
        made,
        participant=replace(made.participant, role_id="r"),
        role=role,
        links=(link,),
        words=Words((quote,), (tie,), (note,)),
    )


OF_ITEM = {
    Item.PHOTO: {"alt", "publication"},
    Item.QUOTE: {"quote", "reason", "wish", "mark", "rope"},
    Item.ROLE: {"role"},
    Item.NAME: {"name"},
}


@every_sheet
@pytest.mark.parametrize("away", [None, *OF_ITEM])
@pytest.mark.parametrize("scope", [Scope.INTERNAL, Scope.ARTICLE])
def test_what_was_not_given_is_nowhere_in_any_sheet(
    tmp_path: Path, make: Maker, away: Item | None, scope: Scope
) -> None:
    items = {item.value: Mode.NAMED.value for item in OF_ITEM if item is not away}
    grants = {scope.value: items, Scope.RESEARCH.value: {Item.QUOTE.value: "pseudonym"}}
    if away is Item.QUOTE:
        del grants[Scope.RESEARCH.value]
    log = (ConsentEvent("c", "P01", ConsentKind.GIVEN, grants, START, "nl", "1", "ab"),)
    chain = full_chain()
    yes = {chain.links[0].shot.id: (ShotApproval("a", chain.links[0].shot.id, True, START),)}
    rope = Closeness("c", "P01", "de ander", 0.5, 0.5, RopeHolder.SELF, TOLD["rope"], START)
    released = release(
        [chain],
        logs={"P01": log},
        approvals=yes,
        scope=scope,
        on=date(2026, 11, 25),
        names={"P01": TOLD["name"]},
        ropes=[rope],
    )
    photo = tmp_path / "FI_0001.JPG"
    photo.write_bytes(full_of_secrets(size=(300, 200)))
    out = tmp_path / "out" / "sheet.pdf"
    stuff = replace(MATERIAL, released=released, photo=lambda _: photo, language=Language.NL)
    if (make, away) == (make_type_sheet, Item.PHOTO):
        with pytest.raises(FaultError) as caught:
            make(stuff, out=out)
        assert caught.value.fault.code is FaultCode.NOTHING_CHOSEN
        return
    make(stuff, out=out)
    told = everything_in(out)
    stays = {"note"} | (OF_ITEM[away] if away else set()) | ({"rope"} if scope is Scope.ARTICLE else set())
    assert [TOLD[one] for one in sorted(stays) if TOLD[one] in told] == []
    if away is None:
        assert TOLD["quote"] in told, "the test looks where the words are"
        assert TOLD["alt"] in told


@every_sheet
def test_nothing_of_the_photos_metadata_is_in_any_sheet(tmp_path: Path, make: Maker) -> None:
    photo = tmp_path / "FI_0001.JPG"
    photo.write_bytes(full_of_secrets(size=(900, 600)))
    out, pages = tmp_path / "s.pdf", tmp_path / "s.zip"
    make(material([made_up_chain(ELIAN)], lambda _: photo), out=out)
    make(material([made_up_chain(ELIAN)], lambda _: photo), out=pages, options=SheetOptions(png=True))
    with pikepdf.open(out) as pdf:
        own = pdf.Root.Metadata.objgen
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.objgen != own]
        for stream in streams:
            jpeg = stream.get("/Filter") == "/DCTDecode"
            content = stream.read_raw_bytes() if jpeg else stream.read_bytes()
            assert [secret for secret in SECRETS if secret in content] == []
            if jpeg:
                assert set(segments(content)) <= {"APP0", "APP2", "DQT", "SOF", "DHT", "SOS"}
    with zipfile.ZipFile(pages) as packed:
        for name in packed.namelist():
            assert [secret for secret in SECRETS if secret in packed.read(name)] == []


def test_the_researchers_edition_has_the_notes_and_says_so_on_every_page(tmp_path: Path) -> None:
    chain = full_chain()
    loose = Note("m", "i", None, "GEHEIM-LOS", START)
    chain = replace(chain, words=replace(chain.words, notes=(*chain.words.notes, loose)))
    log = (
        ConsentEvent(
            "c", "P01", ConsentKind.GIVEN, {"internal": {"photo": "pseudonym"}}, START, "nl", "1", "ab"
        ),
    )
    released = release(
        [chain], logs={"P01": log}, approvals={}, scope=Scope.INTERNAL, on=date(2026, 11, 25), notes=True
    )
    said = [Said()]
    stuff = replace(
        MATERIAL,
        released=released,
        photo=drawn_photos(tmp_path, [chain], [said], long_side=120),
        at=datetime(2026, 11, 25, 12, tzinfo=UTC),
    )
    out = tmp_path / "s.pdf"
    make_sequence_sheet(stuff, out=out, options=SheetOptions(researcher=True))
    text = words_of(out)
    assert TOLD["note"] in text
    assert "GEHEIM-LOS" in text
    assert "aantekening van de onderzoeker" in text
    with pikepdf.open(out) as pdf:
        assert text.count("Editie van de onderzoeker, met aantekeningen · niet delen") == len(pdf.pages)
    make_sequence_sheet(stuff, out=out)
    assert "Editie van de onderzoeker" not in words_of(out)


def test_people_speak_in_the_serif_and_the_program_in_the_sans(stuff: Material, tmp_path: Path) -> None:
    if importlib.util.find_spec("font_source_sans_pro") is None:
        pytest.skip("the package font-source-sans-pro is not installed here; all is in the serif then")
    made = make_sequence_sheet(stuff, out=tmp_path / "s.pdf")
    with pikepdf.open(made.path) as pdf:
        fonts = {
            str(item["/FontName"])
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and "/FontName" in item
        }
    assert any("SourceSansPro" in name for name in fonts)
    assert any("LibertinusSerif-Italic" in name for name in fonts)
    assert not any("SourceSansPro-It" in name for name in fonts), "italic is for what somebody said"


# ── whole or not at all ───────────────────────────────────────────────────────────────────────────────────


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "new" / "sheet.pdf"
    put_in_place(b"one", target)
    put_in_place(b"two", target)
    assert target.read_bytes() == b"two"
    assert [path.name for path in target.parent.iterdir()] == ["sheet.pdf"]


def test_a_target_that_cannot_be_replaced_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "sheet.pdf").mkdir()
    with pytest.raises(FaultError) as caught:
        put_in_place(b"one", tmp_path / "sheet.pdf")
    assert caught.value.fault.code is FaultCode.EXPORT_FAILED
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os
    import tempfile

    def full(**_: object) -> tuple[int, str]:
        name = tmp_path / ".sheet.part"
        name.touch()
        return os.open("/dev/full", os.O_WRONLY), str(name)

    monkeypatch.setattr(tempfile, "mkstemp", full)
    with pytest.raises(FaultError) as caught:
        put_in_place(b"x" * 100_000, tmp_path / "sheet.pdf")
    assert caught.value.fault.code is FaultCode.EXPORT_FAILED
    assert "space" in caught.value.fault.details["detail"]
    assert list(tmp_path.iterdir()) == []


def test_the_typesetter_says_what_is_wrong(tmp_path: Path) -> None:
    source = tmp_path / "bad.typ"
    source.write_text("#let")
    job = {
        "source": str(source),
        "root": str(tmp_path),
        "output": str(tmp_path / "o.pdf"),
        "data": "",
        "timestamp": 0,
    }
    done = subprocess.run(
        [sys.executable, "-P", typesetter.__file__],
        input=json.dumps(job),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "error" in json.loads(done.stdout)["error"]
    assert not (tmp_path / "o.pdf").exists()
