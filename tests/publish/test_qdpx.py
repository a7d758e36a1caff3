"""The REFI-QDA project and codebook, read by lxml and against the standard's own schemas."""

import re
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from lxml import etree
from PIL import Image

from fotointerview.domain.sayings import WHOLE, Mark
from fotointerview.domain.words import Language, MarkKind, Voice
from fotointerview.publish.codebook import all_codes, codebook
from fotointerview.publish.material import Material
from fotointerview.publish.qdpx import make_qdpx
from fotointerview.publish.rectangles import rectangle
from fotointerview.publish.research import as_said
from tests.publish.made_up import START
from tests.publish.research_kit import ALL, HOSTILE, Who, hostile, make, plain, schema, study

pytestmark = pytest.mark.filterwarnings("ignore:Image appears to be a malformed MPO")
NS = "{urn:QDA-XML:project:1.0}"
GUID = re.compile(r"[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}")
VARIANTS: dict[str, Callable[[Path], Material]] = {
    "plain": study,
    "hostile": lambda folder: study(folder, say=hostile),
    "withheld": lambda folder: study(folder, people=(Who("P01", withheld=frozenset({1, 2, 3})), ALL[1])),
    "nothing given": lambda folder: study(folder, people=(Who("P01", ()),)),
    "english": lambda folder: replace(study(folder), language=Language.EN),
    "one shot": lambda folder: study(folder, people=ALL[:1], shots=1),
}


class Project:
    """A project that was read back."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}
        self.root = etree.fromstring(self.files["project.qde"])

    def all(self, kind: str) -> list[etree._Element]:
        return list(self.root.iter(f"{NS}{kind}"))

    def source(self, element: etree._Element, attribute: str = "path") -> bytes:
        address = element.get(attribute) or ""
        assert address.startswith("internal://")
        return self.files[f"sources/{address.removeprefix('internal://')}"]

    def codes_of(self, element: etree._Element) -> set[str]:
        names = {code.get("guid"): code.get("name") for code in self.all("Code")}
        refs = element.findall(f"{NS}Coding/{NS}CodeRef")
        return {str(names[ref.get("targetGUID")]) for ref in refs}

    def values_of(self, element: etree._Element) -> dict[str, str]:
        names = {one.get("guid"): str(one.get("name")) for one in self.all("Variable")}
        found = {}
        for value in element.findall(f"{NS}VariableValue"):
            reference, told = value
            found[names[reference.get("targetGUID")]] = told.text or ""
        return found


@pytest.fixture(params=VARIANTS)
def any_project(request: pytest.FixtureRequest, tmp_path: Path) -> Project:
    return Project(make("qdpx", VARIANTS[request.param](tmp_path), tmp_path / "p.qdpx"))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(make("qdpx", study(tmp_path), tmp_path / "p.qdpx"))


def test_a_project_is_as_the_standard_wants_it(any_project: Project) -> None:
    standard = etree.XMLSchema(etree.parse(schema("project")))
    assert standard.validate(any_project.root), list(standard.error_log)


@pytest.mark.parametrize("language", Language)
def test_a_codebook_is_as_the_standard_wants_it(language: Language, tmp_path: Path) -> None:
    out = make("qdc", replace(study(tmp_path), language=language), tmp_path / "b.qdc")
    standard = etree.XMLSchema(etree.parse(schema("codebook")))
    assert standard.validate(etree.parse(out)), list(standard.error_log)


def test_the_schema_would_find_an_element_out_of_place(project: Project) -> None:
    standard = etree.XMLSchema(etree.parse(schema("project")))
    source = project.all("PictureSource")[0]
    source.append(source[0])
    assert not standard.validate(project.root)


def test_every_guid_is_in_upper_case_and_there_once(any_project: Project) -> None:
    guids = [one.get("guid") for one in any_project.root.iter() if one.get("guid")]
    assert len(guids) > 20
    assert [guid for guid, times in Counter(guids).items() if times > 1] == []
    assert all(GUID.fullmatch(str(guid)) for guid in guids)


def test_whatever_is_referred_to_is_there(any_project: Project) -> None:
    there = {one.get("guid"): one.tag.removeprefix(NS) for one in any_project.root.iter() if one.get("guid")}
    wanted = {
        "CodeRef": {"Code"},
        "VariableRef": {"Variable"},
        "SourceRef": {"TextSource", "PictureSource"},
        "MemberSource": {"TextSource", "PictureSource"},
    }
    for one in any_project.root.iter():
        kinds = wanted.get(one.tag.removeprefix(NS))
        if kinds:
            assert there[one.get("targetGUID")] in kinds
        for attribute in ("creatingUser", "modifyingUser", "creatingUserGUID", "modifyingUserGUID"):
            if one.get(attribute):
                assert there[one.get(attribute)] == "User"
        for attribute in ("originGUID", "targetGUID"):
            if one.tag == f"{NS}Link":
                assert there[one.get(attribute)] == "PictureSource"


def test_sources_and_files_are_the_same(any_project: Project) -> None:
    told = {f"{one.get('path')}" for one in any_project.all("PictureSource")}
    told |= {f"{one.get('plainTextPath')}" for one in any_project.all("TextSource")}
    there = {name.replace("sources/", "internal://") for name in any_project.files if name != "project.qde"}
    assert told == there


def test_everything_says_who_made_it_and_when(any_project: Project) -> None:
    kinds = ("TextSource", "PictureSource", "PictureSelection", "PlainTextSelection", "Coding")
    for kind in kinds:
        for one in any_project.all(kind):
            assert one.get("creatingUser")
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", one.get("creationDateTime") or "")


def test_names_are_unique(any_project: Project) -> None:
    named = [*any_project.all("Code"), *any_project.all("Variable"), *any_project.all("Case")]
    names = [(one.get("name") or "").casefold() for one in named]
    assert len(set(names)) == len(names)
    sources = [
        one.get("name") or "" for one in (*any_project.all("PictureSource"), *any_project.all("TextSource"))
    ]
    assert len(set(sources)) == len(sources)
    assert all(re.fullmatch(r"FI_[P0-9]+\.(jpg|txt)", name) for name in sources)
    sets = [one.get("name") for one in any_project.all("Set")]
    assert len(set(sets)) == len(sets)


def test_no_source_has_a_variable_twice_and_cases_have_their_own(any_project: Project) -> None:
    of_cases: set[str] = set()
    of_sources: set[str] = set()
    for kind, seen in (("Case", of_cases), ("PictureSource", of_sources), ("TextSource", of_sources)):
        for one in any_project.all(kind):
            values = one.findall(f"{NS}VariableValue")
            assert len(any_project.values_of(one)) == len(values)
            seen |= set(any_project.values_of(one))
    assert of_cases
    assert not of_cases & of_sources


@pytest.mark.parametrize("language", Language)
def test_codes_have_names_of_their_own(language: Language) -> None:
    codes = list(all_codes(codebook(language)))
    names = [code.name.casefold() for code in codes]
    assert len(set(names)) == len(names) > 40
    assert len({code.guid for code in codes}) == len(codes)
    other = {code.guid for code in all_codes(codebook(next(one for one in Language if one is not language)))}
    assert other == {code.guid for code in codes}


@pytest.mark.parametrize("say", [plain, hostile])
def test_passages_are_the_words_to_the_letter(say: Callable[[str], str], tmp_path: Path) -> None:
    project = Project(make("qdpx", study(tmp_path, say=say), tmp_path / "p.qdpx"))
    found = set()
    for source in project.all("TextSource"):
        content = project.source(source, "plainTextPath")
        assert not content.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in content
        text = content.decode("utf-8")
        for passage in source.findall(f"{NS}PlainTextSelection"):
            start, end = (int(str(passage.get(side))) for side in ("startPosition", "endPosition"))
            assert (text[start - 1], text[end]) == ("“", "”")
            found.add(text[start:end])
    for code in ("P01", "P02"):
        for key in ("quote-1", "quote-3", "los", "reden-2", "eerst-2", "wens-1", "merk-1"):
            assert as_said(say(f"{code}-{key}")) in found, key


def test_a_quote_is_coded_with_who_said_it_the_answer_and_what_was_agreed(project: Project) -> None:
    text = project.source(project.all("TextSource")[0], "plainTextPath").decode()
    coded = {
        text[int(str(one.get("startPosition"))) : int(str(one.get("endPosition")))]: project.codes_of(one)
        for one in project.all("TextSource")[0].findall(f"{NS}PlainTextSelection")
    }
    assert coded[plain("P01-quote-1")] == {"ja", "meer licht", "deelnemer"}
    assert coded[plain("P01-eerst-1")] == {"nee", "deelnemer"}
    assert coded[plain("P01-wens-2")] == {"meer licht", "samen"}
    assert coded[plain("P01-merk-2")] == {"punt", "onderzoeker"}
    assert coded[plain("P01-los")] == {"deelnemer"}


def test_rectangles_lie_on_what_was_marked_also_on_a_rotated_and_a_cropped_photo(project: Project) -> None:
    for source in project.all("PictureSource"):
        pixels = np.asarray(Image.open(BytesIO(project.source(source))).convert("RGB")).astype(int)
        high, wide = pixels.shape[:2]
        is_cropped = source.get("name") in ("FI_0002.jpg", "FI_0005.jpg")
        was_lying = int(project.values_of(source)["Opname: nummer"]) % 2 == 1
        assert (high > wide) == was_lying
        assert (high * wide == 300 * 200) == (not is_cropped)
        whole, region, pin = source.findall(f"{NS}PictureSelection")
        assert _sides(whole) == (0, 0, wide, high)
        x1, y1, x2, y2 = _sides(region)
        is_red = (pixels[..., 0] - pixels[..., 1]) > 100
        ys, xs = np.nonzero(is_red)
        assert (x1, y1, x2, y2) == pytest.approx((xs.min(), ys.min(), xs.max() + 1, ys.max() + 1), abs=2)
        px1, py1, px2, py2 = _sides(pin)
        assert x1 < (px1 + px2) / 2 < x2
        assert y1 < (py1 + py2) / 2 < y2
        assert project.codes_of(whole) == project.codes_of(source)
        assert project.codes_of(region) == {"vlak", "deelnemer"}
        assert project.codes_of(pin) == {"punt", "onderzoeker", "ja"}


def _sides(selection: etree._Element) -> tuple[int, int, int, int]:
    x1, y1, x2, y2 = (int(str(selection.get(side))) for side in ("firstX", "firstY", "secondX", "secondY"))
    return x1, y1, x2, y2


@pytest.mark.parametrize(
    ("kind", "stroke", "crop", "expected"),
    [
        (MarkKind.REGION, ((0.75, 0.75), (0.25, 0.25)), WHOLE, (250, 125, 750, 375)),
        (MarkKind.PIN, ((0.5, 0.5),), WHOLE, (490, 240, 510, 260)),
        (MarkKind.PIN, ((0.0, 1.0),), WHOLE, (0, 490, 10, 500)),
        (MarkKind.TEXT, ((1.0, 0.0),), WHOLE, (990, 0, 1000, 10)),
        (MarkKind.ARROW, ((0.1, 0.5), (0.3, 0.5)), WHOLE, (100, 240, 300, 260)),
        (MarkKind.REGION, ((0.0, 0.0), (1.0, 1.0)), (0.25, 0.25, 0.5, 0.5), (0, 0, 1000, 500)),
        (MarkKind.REGION, ((0.5, 0.5), (0.625, 0.625)), (0.25, 0.25, 0.5, 0.5), (500, 250, 750, 375)),
        (MarkKind.CIRCLE, ((0.0, 0.0), (0.2, 0.2)), (0.25, 0.25, 0.5, 0.5), None),
        (MarkKind.CIRCLE, (), WHOLE, None),
        (MarkKind.PIN, ((0.5, 0.5),), (0.0, 0.0, 0.0, 1.0), None),
    ],
)
def test_where_a_mark_lies_on_the_published_pixels(
    kind: MarkKind,
    stroke: tuple[tuple[float, float], ...],
    crop: tuple[float, float, float, float],
    expected: tuple[int, int, int, int] | None,
) -> None:
    mark = Mark("m", "s", kind, (stroke,), Voice.PARTICIPANT, START)
    assert rectangle(mark, crop=crop, size=(1000, 500)) == expected


def test_what_importers_drop_is_said_with_every_photo(project: Project) -> None:
    values = project.values_of(project.all("PictureSource")[1])
    assert values["Opname: deelnemer"].startswith("😀 WOORD-P01-alias")
    assert values["Opname: rol deelnemer"] == plain("P01-rol")
    assert values["Opname: nummer"] == "2"
    assert values["Opname: antwoord"] == "ja"
    assert values["Opname: zet hierheen"] == "meer licht"
    assert values["Opname: bedoeld"] == "ISO 100 → 200; samen gedaan"
    assert values["Opname: gemeten"] == "+1,8 EV licht"
    assert values["Opname: keuze"] == "misschien"
    assert values["Opname: toestemming"] == "onderzoek: onder pseudoniem"
    assert values["Opname: licht (EV)"] == "-0.5"
    assert values["Opname: zwart-wit"] == "false"


def test_cases_links_and_sets_tell_whose_and_in_what_order(project: Project) -> None:
    named = {str(one.get("guid")): str(one.get("name")) for one in project.root.iter() if one.get("guid")}
    cases = project.all("Case")
    assert [str(case.get("name")).split()[0] for case in cases] == ["P01", "P02"]
    sources = [named[str(ref.get("targetGUID"))] for ref in cases[0].findall(f"{NS}SourceRef")]
    assert sources == ["FI_P01.txt", "FI_0001.jpg", "FI_0002.jpg", "FI_0003.jpg"]
    steps = [
        (named[str(one.get("originGUID"))], named[str(one.get("targetGUID"))], one.get("name"))
        for one in project.all("Link")
    ]
    assert steps[0] == ("FI_0001.jpg", "FI_0002.jpg", "Opname 1 → 2: meer licht")
    assert len(steps) == 4
    chosen = project.all("Set")[-1]
    assert [named[str(ref.get("targetGUID"))] for ref in chosen] == ["FI_0003.jpg", "FI_0006.jpg"]


def test_hostile_words_are_text_and_nothing_else(tmp_path: Path) -> None:
    project = Project(make("qdpx", study(tmp_path, say=hostile), tmp_path / "p.qdpx"))
    assert project.all("b") == project.all("script") == []
    values = project.values_of(project.all("PictureSource")[0])
    assert values["Opname: reden"] == as_said(hostile("P01-reden-1"))
    assert len(values["Opname: reden"]) > len(HOSTILE) - 10


def test_a_photo_that_cannot_be_read_is_no_source_but_in_the_log(tmp_path: Path) -> None:
    stuff = study(tmp_path, people=ALL[:1])
    good = stuff.photo
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"nothing")
    partly = replace(stuff, photo=lambda link: broken if link.shot.number == 2 else good(link))
    made = make_qdpx(partly, out=tmp_path / "p.qdpx")
    assert made.unreadable == (2,)
    project = Project(tmp_path / "p.qdpx")
    assert [one.get("name") for one in project.all("PictureSource")] == ["FI_0001.jpg", "FI_0003.jpg"]
    assert project.all("Link") == []
    assert "Opname 2" in project.source(project.all("TextSource")[0], "plainTextPath").decode()


def test_the_photo_is_no_larger_than_was_asked(tmp_path: Path) -> None:
    make_qdpx(study(tmp_path), out=tmp_path / "p.qdpx", long_side=100)
    project = Project(tmp_path / "p.qdpx")
    sizes = [Image.open(BytesIO(project.source(one))).size for one in project.all("PictureSource")]
    assert {max(size) for size in sizes} == {100}


def test_people_of_one_alias_are_two_cases(tmp_path: Path) -> None:
    stuff = study(tmp_path)
    chains = tuple(replace(one, participant=replace(one.participant, alias="Grutto")) for one in stuff.chains)
    same = replace(stuff, released=replace(stuff.released, chains=chains))
    project = Project(make("qdpx", same, tmp_path / "p.qdpx"))
    assert [one.get("name") for one in project.all("Case")] == ["P01 Grutto", "P02 Grutto"]
