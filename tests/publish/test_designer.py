"""The pack for the designer, read back by programs that did not make it."""

import csv
import zipfile
from dataclasses import replace
from datetime import UTC
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image, ImageCms

from fotointerview.domain.ledger import Placement
from fotointerview.domain.sayings import QuoteLink
from fotointerview.domain.words import Language, LinkKind, Mode
from fotointerview.publish.designer import PackChoice, make_designer_pack
from fotointerview.publish.material import Material
from fotointerview.publish.pack_data import largest_mm, room_around
from fotointerview.publish.tables import SEMICOLON
from tests.publish.made_up import MATERIAL, NIKO, drawn_photos, made_up_chain, material
from tests.publish.research_kit import Who, hostile, plain, study

pytestmark = pytest.mark.filterwarnings("ignore:Image appears to be a malformed MPO")
NAMES = [f"FI_{number:04d}" for number in range(1, 7)]


def pack(what: Material, folder: Path, **choice: Any) -> dict[str, bytes]:
    made = make_designer_pack(what, out=folder / "pack.zip", choice=PackChoice(**choice))
    with zipfile.ZipFile(made.path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def rows(files: dict[str, bytes]) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(files["placement.csv"].decode(), newline="")))


def test_without_wishes_there_are_photos_in_srgb_and_the_words(tmp_path: Path) -> None:
    files = pack(study(tmp_path), tmp_path)
    wanted = {"README.txt", "alt-texts.txt", "placement.csv", "quotes.docx"}
    wanted |= {f"photos/{name}.jpg" for name in NAMES} | {f"quotes/{name}.txt" for name in NAMES}
    assert set(files) == wanted
    for name in NAMES:
        with opened(files[f"photos/{name}.jpg"]) as picture:
            profile = ImageCms.ImageCmsProfile(BytesIO(picture.info["icc_profile"])).profile
            assert "sRGB" in (profile.profile_description or "")
    assert "originals" not in files["README.txt"].decode()


def test_photos_are_as_large_as_they_were_taken_upright_with_their_crop(tmp_path: Path) -> None:
    files = pack(study(tmp_path), tmp_path)
    sizes = {name: opened(files[f"photos/{name}.jpg"]).size for name in NAMES}
    assert sizes["FI_0001"] == (200, 300)
    assert sizes["FI_0002"] == (180, 100), "the middle one of three is cropped to 0.6 × 0.5 of 300 × 200"
    assert (rows(files)[1]["beeldpunten"], rows(files)[1]["grootste druk in mm"]) == ("180 × 100", "15 × 8")


def test_adobe_rgb_and_tiff_show_the_same_colours(tmp_path: Path) -> None:
    files = pack(study(tmp_path), tmp_path, adobe_rgb=True, tiff=True)
    for name in ("FI_0001", "FI_0002"):
        shown: list[Any] = []
        for place in (f"photos/{name}.jpg", f"photos-adobe-rgb/{name}.jpg", f"tiff/{name}.tif"):
            with opened(files[place]) as picture:
                source = ImageCms.ImageCmsProfile(BytesIO(picture.info["icc_profile"]))
                there = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"))
                assert there is not None
                shown.append(there.getpixel((5, 5)))
        first, *others = shown
        for other in others:
            assert max(abs(a - b) for a, b in zip(first, other, strict=True)) <= 4
        with opened(files[f"tiff/{name}.tif"]) as tiff:
            assert (tiff.format, tiff.mode, tiff.info["compression"]) == ("TIFF", "RGB", "tiff_adobe_deflate")
    assert files["photos/FI_0001.jpg"] != files["photos-adobe-rgb/FI_0001.jpg"]


def test_an_original_comes_untouched_and_the_readme_says_what_it_may_tell(tmp_path: Path) -> None:
    what = study(tmp_path)
    files = pack(what, tmp_path, originals=True)
    link = what.links[1]
    assert files["originals/FI_0002.jpg"] == what.photo(link).read_bytes()
    assert "LET OP" in files["README.txt"].decode()


def test_all_files_of_a_shot_come_along_as_originals(tmp_path: Path) -> None:
    raw = tmp_path / "X.NEF"
    raw.write_bytes(b"raw")
    what = study(tmp_path)
    two = Material(
        released=what.released, photo=what.photo, title="", language=Language.NL, at=what.at,
        files=lambda link: (what.photo(link), raw, raw),
    )  # fmt: skip
    files = pack(two, tmp_path, originals=True)
    assert {name for name in files if name.startswith("originals/FI_0001")} == {
        "originals/FI_0001.jpg", "originals/FI_0001.NEF", "originals/FI_0001_2.NEF",
    }  # fmt: skip


def test_the_list_tells_who_what_how_large_and_how_long(tmp_path: Path) -> None:
    found = rows(pack(study(tmp_path), tmp_path))
    assert [row["nummer"] for row in found] == ["1", "2", "3", "4", "5", "6"]
    row = found[1]
    assert row["bestand"] == "photos/FI_0002.jpg"
    assert row["deelnemer"] == plain("P01-alias")
    assert row["rol"] == plain("P01-rol")
    assert row["rang"] == "in elk geval"
    assert row["citaat"] == plain("P01-quote-2")
    assert row["woorden"] == "3"
    assert row["hoe herkenbaar"] == "pseudoniem"
    assert row["uitsnede"].startswith("zoals afgesproken")
    assert found[0]["uitsnede"].startswith("heel beeld")


def test_who_may_be_named_is_and_who_must_be_hidden_is_told_so(tmp_path: Path) -> None:
    people = (Who("P01", mode=Mode.NAMED), Who("P02", mode=Mode.UNRECOGNISABLE))
    found = rows(pack(study(tmp_path, people=people), tmp_path))
    assert found[0]["deelnemer"] == "ECHT-P01"
    assert [found[at]["hoe herkenbaar"] for at in (0, 3)] == ["met naam", "onherkenbaar"]


def test_no_cell_reckons(tmp_path: Path) -> None:
    files = pack(study(tmp_path, say=hostile), tmp_path, manner=SEMICOLON)
    table = files["placement.csv"].decode("utf-8-sig")
    found = list(csv.DictReader(StringIO(table, newline=""), delimiter=";"))
    assert len(found) == 6
    for row in found:
        assert all(not cell.startswith(("=", "+", "-", "@")) for cell in row.values())
        assert row["citaat"].startswith("'=cmd")


def test_the_document_opens_and_tells_all_with_its_language(tmp_path: Path) -> None:
    what = study(tmp_path)
    document = docx.Document(BytesIO(pack(what, tmp_path)["quotes.docx"]))
    texts = [paragraph.text for paragraph in document.paragraphs]
    for name in NAMES:
        assert any(text.startswith(f"{name} · ") for text in texts)
    assert plain("P02-quote-3") in texts
    assert sum(text.startswith("Alternatieve tekst: ") for text in texts) == len(NAMES)
    assert "Toestemming: onderzoek · pseudoniem · zonder einddatum" in texts
    quotes = [one for one in document.paragraphs if one.text == plain("P02-quote-3")]
    tags = [tag.get(qn("w:val")) for run in quotes[0].runs for tag in run._r.iter(qn("w:lang"))]
    assert tags == ["nl-NL"]
    assert document.core_properties.modified == what.at.astimezone(UTC)
    assert not any(rel.reltype.endswith("thumbnail") for rel in document.part.package.rels.values())


def test_hostile_words_stand_in_the_document_as_they_were_said(tmp_path: Path) -> None:
    document = docx.Document(BytesIO(pack(study(tmp_path, say=hostile), tmp_path)["quotes.docx"]))
    whole = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "=cmd|' /C calc'!A0 </script><b>&amp; ]]> # [x](y)" in whole
    assert "W" * 10_000 in whole


def test_what_was_neither_chosen_nor_placed_stays_and_places_have_their_order(tmp_path: Path) -> None:
    chain = made_up_chain(NIKO, code="P07")
    links = list(chain.links)
    links[0] = replace(links[0], placements=(Placement("p", links[0].shot.id, "main", 3),))
    links[1] = replace(links[1], placements=(Placement("q", links[1].shot.id, "boek", 2),))
    chain = replace(chain, links=tuple(links))
    photo = drawn_photos(tmp_path, [chain], [NIKO], long_side=90)
    found = rows(pack(replace(material([chain], photo), at=MATERIAL.at), tmp_path))
    assert [(row["nummer"], row["rang"]) for row in found] == [
        ("2", "in tweede instantie"), ("1", "als er ruimte is"), ("5", "zonder rang"),
    ]  # fmt: skip


def test_a_second_tongue(tmp_path: Path) -> None:
    files = pack(replace(study(tmp_path), language=Language.EN), tmp_path)
    assert rows(files)[0]["tier"] == "in any case"
    assert "Everything in here was released for: research." in files["README.txt"].decode()


def test_one_more_file_that_the_caller_makes(tmp_path: Path) -> None:
    made = make_designer_pack(
        study(tmp_path),
        out=tmp_path / "pack.zip",
        also={"typesheet.pdf": lambda _material, place, _tick: place.write_bytes(b"%PDF-")},
    )
    with zipfile.ZipFile(made.path) as archive:
        assert archive.read("typesheet.pdf") == b"%PDF-"
        assert "typesheet.pdf" in archive.read("README.txt").decode()


def test_what_must_stay_together_is_told(tmp_path: Path) -> None:
    what = study(tmp_path, people=(Who("P01", withheld=frozenset({3})),))
    (chain,) = what.chains
    ties = tuple(QuoteLink(f"k{n}", "P01-q1", f"P01-s{n}", LinkKind.KEEP_TOGETHER) for n in (1, 2))
    tied = replace(chain, words=replace(chain.words, links=(*chain.words.links, *ties)))
    found = rows(pack(replace(what, released=replace(what.released, chains=(tied,))), tmp_path))
    assert [row["hoort bij elkaar"] for row in found] == ["FI_0002 + citaat", "FI_0001 + citaat"]
    assert found[1]["citaat"] == f"{plain('P01-quote-1')}\n\n{plain('P01-quote-2')}"


@pytest.mark.parametrize(
    ("head", "crop", "room"),
    [
        ((0.4, 0.2, 0.2, 0.3), (0.0, 0.0, 1.0, 1.0), (40, 20, 40, 50)),
        ((0.25, 0.25, 0.25, 0.25), (0.0, 0.0, 0.5, 0.5), (50, 50, 0, 0)),
        ((0.8, 0.8, 0.1, 0.1), (0.0, 0.0, 0.5, 0.5), None),
        (None, (0.0, 0.0, 1.0, 1.0), None),
    ],
)
def test_room_around_a_head(head: Any, crop: Any, room: Any) -> None:
    assert room_around(head, crop) == room


def test_how_large_it_prints() -> None:
    assert largest_mm((6000, 4000)) == (508, 338)
