"""The sequence sheet as a PDF: its structure, what is in its streams, and what happens when it cannot be made."""

import hashlib
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from fotointerview.domain.chain import Chain, Link
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.measures import Measures
from fotointerview.domain.words import Answer, Dimension, Language, Verdict
from fotointerview.publish.material import Material
from fotointerview.publish.press import SheetOptions
from fotointerview.publish.sheet import make_sequence_sheet
from tests.publish.made_up import (
    ELIAN,
    MATERIAL,
    NIKO,
    Said,
    drawn_photos,
    let_go,
    made_up_chain,
    material,
    no_photo,
)
from tests.publish.pdf_kit import structure
from tests.publish.secrets import SECRETS, full_of_secrets, segments

pytestmark = pytest.mark.filterwarnings("ignore:Image appears to be a malformed MPO")

AT = MATERIAL.at

HOSTILE = (
    '#set page(fill: red) ] [ $x$ *b* _i_ `c` \\ "q" <a> @ref // /* \n\nregel twee '
    "مرحبا שלום 中文 😀👩\u200d👩\u200d👧 e\u0301\u0323 \u202egnol\u202c \0\x07" + "W" * 120
)
LONG = "Begrip is iets wat je samen hebt, en dat zie je pas als je stil bent. " * 140


def make(
    tmp_path: Path,
    *said: tuple[Sequence[Said], dict[str, object]],
    about: Material = MATERIAL,
    options: SheetOptions | None = None,
) -> tuple[pikepdf.Pdf, list[Chain]]:
    chains = [made_up_chain(ones, **about) for ones, about in said]  # type: ignore[arg-type]  # a table of the test
    photo = drawn_photos(tmp_path, chains, [ones for ones, _ in said], long_side=300)
    out = tmp_path / "sheet.pdf"
    stuff = replace(about, released=let_go(chains), photo=photo)
    report = make_sequence_sheet(stuff, out=out, options=options or SheetOptions())
    content = out.read_bytes()
    assert report.path == out
    assert report.files == {out.name: hashlib.sha256(content).hexdigest()}
    assert report.shot_ids == tuple(link.shot.id for chain in chains for link in chain.links)
    assert report.unreadable == ()
    return pikepdf.open(out), chains


def words_of(path: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler's pdftotext is not installed here")
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True)
    return done.stdout.replace("\u200b", "")


def test_it_is_tagged_titled_and_in_its_language(tmp_path: Path) -> None:
    pdf, chains = make(tmp_path, (ELIAN, {"first": 1}), (NIKO, {"first": 4, "alias": "Niko", "code": "P02"}))
    assert str(pdf.Root.Lang) == "nl"
    assert bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.docinfo["/Title"]) == "De begripvolle ambtenaar · Contactvel · verloop"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    elements = list(structure(pdf))
    headings = [str(element.S) for element in elements if str(element.S).startswith("/H")]
    assert headings == ["/H1", "/H2", "/H2"]
    figures = [str(element.get("/Alt", "")) for element in elements if element.S == "/Figure"]
    shots = [link for chain in chains for link in chain.links]
    chosen = [link for link in shots if link.chosen]
    assert len(figures) == len(shots) + len(chosen)
    assert all(figures)
    assert "Portret van Elian, opname 2. Anders dan de opname ervoor: meer licht en dichterbij." in figures[1]
    assert sum(alt.startswith("Vergroting. ") for alt in figures) == len(chosen)


def test_the_english_sheet_is_english_and_the_question_keeps_its_language(tmp_path: Path) -> None:
    about = replace(MATERIAL, language=Language.EN)
    pdf, _ = make(tmp_path, (ELIAN, {}), (ELIAN, {"first": 4, "language": Language.EN}), about=about)
    assert str(pdf.Root.Lang) == "en"
    text = words_of(tmp_path / "sheet.pdf")
    assert "Does this picture show you" in text
    assert "Laat dit beeld je zien" in text
    assert "much more light" in text
    assert "confidential" in text


def test_who_takes_their_own_sheet_home_is_not_told_that_it_is_confidential(tmp_path: Path) -> None:
    chain = made_up_chain(ELIAN)
    stuff = material([chain], drawn_photos(tmp_path, [chain], [ELIAN], long_side=200))
    own = replace(stuff, released=replace(stuff.released, to=chain.participant.id))
    make_sequence_sheet(own, out=tmp_path / "sheet.pdf")
    text = words_of(tmp_path / "sheet.pdf")
    assert "Jouw contactvel" in text
    assert "Jouw eigen vel, om te houden" in text
    assert "vertrouwelijk" not in text


def test_what_is_on_it_in_words(tmp_path: Path) -> None:
    make(
        tmp_path,
        (ELIAN, {"first": 1, "loose": ["Bij de deur gezegd."]}),
        (NIKO, {"first": 4, "alias": "Niko", "code": "P02", "role": "beleid"}),
        ((), {"first": 20, "alias": "", "code": "P03", "role": "loket"}),
    )
    text = " ".join(words_of(tmp_path / "sheet.pdf").split())
    for words in (
        "Laat dit beeld je zien als begripvolle ambtenaar?",
        "Elian ict · 23 november 2026 · 3 opnamen · gekozen: 3",
        "Niko beleid · 23 november 2026 · 6 opnamen · gekozen: 8",
        "P03 loket",
        "Van dit gesprek zijn nog geen opnamen.",
        "14:04:56",
        "meer licht · dichterbij →",
        "zwart-wit →",
        "misschien",
        "“Bij de deur gezegd.”",
        "Elian · bij opname 3 · gekozen",
        "intern · vertrouwelijk onderzoeksmateriaal",
    ):
        assert words in text, words
    assert "1/2" in text.replace(" ", "")


def raw_streams(pdf: pikepdf.Pdf) -> Iterator[tuple[bool, bytes]]:
    """Every stream but the document's own XMP: whether it is a JPEG, and its bytes, unpacked where they are packed."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and item.objgen != pdf.Root.Metadata.objgen:
            jpeg = item.get("/Filter") == "/DCTDecode"
            yield jpeg, item.read_raw_bytes() if jpeg else item.read_bytes()


def test_nothing_of_the_photos_metadata_is_in_the_pdf(tmp_path: Path) -> None:
    chain = made_up_chain(ELIAN)
    path = tmp_path / "FI_0001.JPG"
    path.write_bytes(full_of_secrets(size=(900, 600)))
    out = tmp_path / "sheet.pdf"
    make_sequence_sheet(material([chain], lambda _: path), out=out)
    whole = out.read_bytes()
    photos = 0
    with pikepdf.open(out) as pdf:
        own = pdf.Root.Metadata.read_raw_bytes()
        for jpeg, content in raw_streams(pdf):
            found = [secret for secret in SECRETS if secret in content]
            assert found == []
            if jpeg:
                photos += 1
                assert set(segments(content)) <= {"APP0", "APP2", "DQT", "SOF", "DHT", "SOS"}
    assert photos == 2, "the same photo is embedded once per size"
    assert [secret for secret in SECRETS if secret in whole.replace(own, b"")] == []
    assert b"FI_0001" not in whole


def test_the_same_moment_makes_the_same_bytes(tmp_path: Path) -> None:
    make(tmp_path, (ELIAN, {}))
    first = (tmp_path / "sheet.pdf").read_bytes()
    make(tmp_path, (ELIAN, {}))
    assert (tmp_path / "sheet.pdf").read_bytes() == first
    make(tmp_path, (ELIAN, {}), about=replace(MATERIAL, at=AT + timedelta(minutes=1)))
    assert (tmp_path / "sheet.pdf").read_bytes() != first


def test_black_and_white_shots_are_black_and_white_in_the_pdf(tmp_path: Path) -> None:
    said = (Said(Answer.ALMOST, mono=True), Said(Answer.NO))
    pdf, _ = make(tmp_path, (said, {}))
    saturation = []
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and item.get("/Filter") == "/DCTDecode":
            pixels = np.asarray(pikepdf.PdfImage(item).as_pil_image().convert("HSV"))
            saturation.append(float(np.median(pixels[..., 1])))
    assert len(saturation) == 2
    assert min(saturation) < 3
    assert max(saturation) > 60


def test_who_must_be_unrecognisable_is_hidden_in_the_strip_and_enlarged(tmp_path: Path) -> None:
    said = [Said(Answer.YES, verdict=Verdict.CHOSEN)]
    chain = made_up_chain(said)
    photo = drawn_photos(tmp_path, [chain], [said], long_side=900)
    prints: dict[bool, list[np.ndarray]] = {}
    for is_hidden in (False, True):
        masks = {chain.links[0].shot.id: (0.4, 0.3, 0.2, 0.4)} if is_hidden else {}
        make_sequence_sheet(
            replace(MATERIAL, released=replace(let_go([chain]), masks=masks), photo=photo),
            out=tmp_path / "sheet.pdf",
        )
        with pikepdf.open(tmp_path / "sheet.pdf") as pdf:
            prints[is_hidden] = [
                np.asarray(pikepdf.PdfImage(item).as_pil_image().convert("L"), dtype=np.float32)
                for item in pdf.objects
                if isinstance(item, pikepdf.Stream) and item.get("/Filter") == "/DCTDecode"
            ]
    assert len(prints[True]) == len(prints[False]) == 2
    for bare, hidden in zip(prints[False], prints[True], strict=True):
        high, wide = bare.shape
        away = np.abs(bare - hidden)
        assert away[int(high * 0.4) : int(high * 0.6), int(wide * 0.42) : int(wide * 0.58)].mean() > 4
        assert away[: high // 10].mean() < 0.5


def test_hostile_and_long_words_are_printed_as_typed(tmp_path: Path) -> None:
    said = (
        Said(Answer.NO, HOSTILE, [(Dimension.LIGHT, 1)], HOSTILE, HOSTILE),
        Said(Answer.ALMOST, LONG[:10_000], [(Dimension.LIGHT, 1)] * 6),
        Said(Answer.YES, quote=LONG, verdict=Verdict.CHOSEN),
    )
    about = replace(MATERIAL, title=HOSTILE)
    loose = [HOSTILE, "A" * 10_000, "  "]
    pdf, _ = make(tmp_path, (said, {"alias": HOSTILE, "loose": loose}), about=about)
    boxes = {tuple(float(side) for side in page.mediabox) for page in pdf.pages}
    assert {(round(box[2]), round(box[3])) for box in boxes} == {(842, 595)}
    assert len(pdf.pages) < 12
    text = words_of(tmp_path / "sheet.pdf")
    assert '#set page(fill: red) ] [ $x$ *b* _i_ `c` \\ "q" <a> @ref // /*' in text
    assert "regel twee" in text
    assert text.count("A" * 20) >= 100
    assert " ".join(text.split()).count("als je stil bent.") >= 2 * 140


@pytest.mark.parametrize("count", [1, 60])
def test_one_shot_and_sixty(tmp_path: Path, count: int) -> None:
    said = (NIKO * 10)[:count]
    pdf, _ = make(tmp_path, (said, {}))
    assert (len(pdf.pages) == 1) == (count == 1)
    figures = [element for element in structure(pdf) if element.S == "/Figure"]
    assert len(figures) >= count


def test_letter_paper_is_narrower_and_nothing_else_is_known(tmp_path: Path) -> None:
    pdf, _ = make(tmp_path, (NIKO, {}), options=SheetOptions("us-letter"))
    assert [float(side) for side in pdf.pages[0].mediabox] == [0, 0, 792, 612]
    with pytest.raises(ValueError, match="a4"):
        SheetOptions("papyrus")


def test_no_shots_at_all_is_nothing_to_export(tmp_path: Path) -> None:
    out = tmp_path / "sheet.pdf"
    for chains in ([], [made_up_chain(())]):
        with pytest.raises(FaultError) as caught:
            make_sequence_sheet(material(chains, no_photo), out=out)
        assert caught.value.fault.code is FaultCode.NOTHING_TO_EXPORT
    assert not out.exists()


def test_a_photo_that_cannot_be_read_leaves_a_grey_frame(tmp_path: Path) -> None:
    chains = [made_up_chain(ELIAN)]
    good = drawn_photos(tmp_path, chains, [ELIAN], long_side=300)
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"nothing")

    def photo(link: Link) -> Path:
        if link.shot.number == 1:
            raise FileNotFoundError(link.shot.id)
        return {2: broken, 3: tmp_path / "gone.jpg"}.get(link.shot.number) or good(link)

    out = tmp_path / "sheet.pdf"
    report = make_sequence_sheet(material(chains, photo), out=out)
    assert report.unreadable == (1, 2, 3)
    with pikepdf.open(out) as pdf:
        alts = [str(element.Alt) for element in structure(pdf) if element.S == "/Figure"]
    assert "De foto van opname 2 is niet te lezen." in alts


@pytest.mark.parametrize("existing", [b"", b"an older sheet"])
def test_a_failure_leaves_the_folder_as_it_was(
    tmp_path: Path, existing: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    chains = [made_up_chain(ELIAN)]
    photo = drawn_photos(tmp_path, chains, [ELIAN], long_side=120)
    folder = tmp_path / "exports"
    folder.mkdir()
    out = folder / "sheet.pdf"
    if existing:
        out.write_bytes(existing)
    bad = tmp_path / "bad.typ"
    bad.write_text('#panic("no")')
    monkeypatch.setattr("fotointerview.publish.press.resources.path", _pointing_at(bad))
    with pytest.raises(FaultError) as caught:
        make_sequence_sheet(material(chains, photo), out=out)
    assert caught.value.fault.code is FaultCode.EXPORT_FAILED
    assert "panicked" in caught.value.fault.details["detail"]
    assert [path.read_bytes() for path in folder.iterdir()] == ([existing] if existing else [])


def _pointing_at(source: Path) -> Callable[..., Path]:
    from fotointerview import resources

    real = resources.path
    return lambda *parts: source if parts[-1] == "sequence.typ" else real(*parts)


def test_a_folder_that_is_a_file_is_a_fault(tmp_path: Path) -> None:
    chains = [made_up_chain(ELIAN[:1])]
    photo = drawn_photos(tmp_path, chains, [ELIAN[:1]], long_side=120)
    (tmp_path / "exports").write_bytes(b"not a folder")
    with pytest.raises(FaultError) as caught:
        make_sequence_sheet(material(chains, photo), out=tmp_path / "exports" / "sheet.pdf")
    assert caught.value.fault.code is FaultCode.EXPORT_FAILED


def test_the_page_looks_like_a_sheet(tmp_path: Path) -> None:
    """Warm paper, black film, a yellow rope and a red circle are where they belong; nothing spills over the edge."""
    if shutil.which("pdftoppm") is None:
        pytest.skip("poppler's pdftoppm is not installed here")
    make(tmp_path, (ELIAN, {}))
    subprocess.run(
        ["pdftoppm", "-r", "50", "-png", tmp_path / "sheet.pdf", tmp_path / "page"],
        check=True,
        capture_output=True,
    )
    (page,) = sorted(tmp_path.glob("page*.png"))
    with Image.open(page) as picture:
        pixels = np.asarray(picture.convert("RGB")).astype(int)

    def share(colour: tuple[int, int, int], within: int = 24) -> float:
        return float((np.abs(pixels - colour).max(axis=2) <= within).mean())

    assert share((251, 250, 246), within=6) > 0.6
    assert 0.02 < share((22, 22, 21)) < 0.3
    assert share((242, 195, 0), within=40) > 0.001
    assert share((224, 65, 63), within=50) > 0.0003
    border = np.concatenate(
        [pixels[:12].reshape(-1, 3), pixels[:, :18].reshape(-1, 3), pixels[:, -18:].reshape(-1, 3)]
    )
    assert np.abs(border - (251, 250, 246)).max() <= 9


def test_what_came_of_a_move_stands_under_the_shot_it_was_agreed_on(tmp_path: Path) -> None:
    said = (
        Said(Answer.NO, moves=[(Dimension.LIGHT, 1), (Dimension.DISTANCE, 1), (Dimension.GAZE, 0)]),
        Said(Answer.ALMOST, moves=[(Dimension.FOCUS, -1)]),
        Said(Answer.YES),
    )
    chain = made_up_chain(said)
    first, second, third = chain.links
    measures = Measures(0, 0, 5, 0, 0, 0.2, (0.4, 0.2, 0.2, 0.32), False, -2.0, -4.0)
    after = replace(measures, face=(0.4, 0.2, 0.3, 0.47), ground_sharpness=-5.5)
    told = [
        replace(move, measured=amount, to_shot_id=second.shot.id)
        for move, amount in zip(first.moves_next, (0.8, 0.55, None), strict=True)
    ]
    not_yet = [replace(move, to_shot_id=third.shot.id) for move in second.moves_next]
    links = (
        replace(first, moves_next=tuple(told), measures=measures),
        replace(second, moves_next=tuple(not_yet), measures=after),
        third,
    )
    chain = replace(chain, links=links)
    photo = drawn_photos(tmp_path, [chain], [said], long_side=120)
    for language, words in (
        (Language.NL, ("meer licht → +0,8 stop", "dichterbij → gezicht 32 % → 47 %")),
        (Language.EN, ("more light → +0.8 stop", "closer → face 32 % → 47 %")),
    ):
        make_sequence_sheet(replace(material([chain], photo), language=language), out=tmp_path / "sheet.pdf")
        text = " ".join(words_of(tmp_path / "sheet.pdf").split())
        for one in words:
            assert one in text
        assert "achtergrond" not in text, "that move was not measured yet"


def test_a_failed_write_of_pages_leaves_nothing(tmp_path: Path) -> None:
    chains = [made_up_chain(ELIAN[:1])]
    photo = drawn_photos(tmp_path, chains, [ELIAN[:1]], long_side=120)
    (tmp_path / "exports").write_bytes(b"not a folder")
    with pytest.raises(FaultError) as caught:
        make_sequence_sheet(
            material(chains, photo), out=tmp_path / "exports" / "s.zip", options=SheetOptions(png=True)
        )
    assert caught.value.fault.code is FaultCode.EXPORT_FAILED
