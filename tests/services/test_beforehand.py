"""How it will look: the export itself, of a study as large as there is, without a trace of what stays at home."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.words import Language, Scope
from fotointerview.publish.material import Material
from fotointerview.services import beforehand as subject
from fotointerview.services.beforehand import (
    AS_PICTURES,
    AS_SITE,
    Beforehand,
    look_beforehand,
    site_beforehand,
)
from fotointerview.services.exits import EXITS, Options, exit_of
from fotointerview.services.export import ExportJob, Wish
from fotointerview.services.publishing import Publishing
from fotointerview.services.workplace import Workplace
from tests.publish.research_kit import Who, hostile, study
from tests.services.erasing_kit import make_erasable

pytestmark = pytest.mark.filterwarnings("ignore:Image appears to be a malformed MPO")


def job(material: Material, kind: str, options: Options | None = None) -> ExportJob:
    return ExportJob(
        exit=exit_of(kind),
        material=material,
        target=Path("exports") / "as wished",
        recipient="",
        options=options or Options(),
    )


def look(material: Material, kind: str, options: Options | None = None) -> Beforehand:
    return look_beforehand(job(material, kind, options), tick=lambda _done, _of: None)


@pytest.fixture
def material(tmp_path: Path) -> Material:
    return study(tmp_path, people=(Who("P01"), Who("P02", withheld=frozenset({2}))))


@pytest.mark.parametrize(
    "kind", sorted({way.kind for way in EXITS} - AS_PICTURES - AS_SITE - {"lending-list", "poster-map"})
)
def test_every_kind_has_pages_or_words(material: Material, kind: str) -> None:
    found = look(material, kind)
    assert (found.pages is None) is bool(found.texts)
    assert all(text.text.strip() for text in found.texts)
    if found.pages is not None:
        page = found.pages.picture(0, box=(300, 300))
        assert len(np.unique(page.reshape(-1, 3), axis=0)) > 10, "there is something on it"
    assert not found.partly


def test_a_sheet_as_pictures_or_in_another_size_is_seen_as_that(material: Material) -> None:
    plain, large = look(material, "sheet-sequence"), look(material, "sheet-sequence", Options(paper="a3"))
    as_pictures = look(material, "sheet-sequence", Options(png=True))
    assert plain.pages is not None
    assert large.pages is not None
    assert as_pictures.pages is not None
    assert large.pages.sizes[0][0] > plain.pages.sizes[0][0] == as_pictures.pages.sizes[0][0]


def test_research_is_seen_as_what_will_be_coded(material: Material) -> None:
    names = [text.name for text in look(material, "qdpx").texts]
    assert names == ["FI_P01.txt", "FI_P02.txt", "codebook.qdc"]
    assert look(material, "qdc").texts == look(material, "qdpx").texts[-1:]
    assert "    " in look(material, "qdc").texts[0].text, "codes stand under their headings"


@pytest.mark.parametrize("semicolon", [False, True])
def test_tables_stand_in_columns_with_what_they_mean_after_them(material: Material, semicolon: bool) -> None:
    texts = look(material, "csv", Options(semicolon=semicolon)).texts
    assert texts[-1].is_prose
    assert not any(text.is_prose for text in texts[:-1])
    shots = next(text.text for text in texts if text.name == "shots.csv").splitlines()
    column = shots[0].index("  participant ") + 2
    assert len(shots) == 1 + 6
    assert {line[column - 1] for line in shots} == {" "}, "the column begins at the same place in every row"


def test_of_many_interviews_the_first_are_shown_and_it_is_said(
    material: Material, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subject, "_SHOTS", 4)
    found = look(material, "log")
    first, second = found.texts
    assert found.partly
    assert (first.text.count("FI_000"), second.text.count("FI_000")) >= (3, 1)
    assert "FI_0006" not in second.text
    assert not look(material, "cards").partly, "of the chosen ones all are shown"


def test_what_stays_at_home_is_not_seen_beforehand(material: Material) -> None:
    hidden = next(link for link in material.links if material.is_withheld(link))
    asked: list[str] = []

    def photo(link: object) -> Path:
        asked.append(link.shot.id)  # type: ignore[attr-defined]  # a link
        return material.photo(link)  # type: ignore[arg-type]

    look(replace(material, photo=photo), "sheet-sequence")
    assert asked
    assert hidden.shot.id not in asked


def test_words_of_any_kind_are_shown(tmp_path: Path) -> None:
    found = look(study(tmp_path, people=(Who("P01"),), say=hostile), "csv")
    assert all(
        len(line) < 10_000 for text in found.texts for line in text.text.splitlines() if not text.is_prose
    )


def test_why_there_is_nothing_is_said_as_making_it_would(material: Material) -> None:
    with pytest.raises(FaultError) as caught:
        look(material, "lending-list")
    assert caught.value.fault.code is FaultCode.NOTHING_ON_LOAN
    template = Path(__file__)
    with pytest.raises(FaultError) as caught:
        look(material, "sheet-sequence", Options(template=template))
    assert caught.value.fault.code is FaultCode.EXPORT_FAILED
    assert caught.value.fault.details["path"] == str(Path("exports") / "as wished")


def test_nothing_is_left_lying_about(
    material: Material, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    for kind in ("sheet-sequence", "csv", "log"):
        look(material, kind)

    def stop(_done: int, _of: int) -> None:
        raise ArithmeticError

    with pytest.raises(ArithmeticError):
        look_beforehand(job(material, "cards"), tick=stop)
    assert not list(place.iterdir())


def test_web_pages_are_there_to_be_opened(material: Material, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    page = site_beforehand(job(material, "blog"), folder, tick=lambda _done, _of: None)
    assert page.is_file()
    assert "<html" in page.read_text(encoding="utf-8")


@pytest.fixture
def publishing(tmp_path: Path) -> Iterator[Publishing]:
    with Workplace.open(make_erasable(tmp_path).folder, language=Language.NL) as place:
        made = Publishing(place)
        yield made
        made.close()


def test_a_look_is_no_export_and_goes_with_the_program(publishing: Publishing) -> None:
    wish = Wish(kind="blog", scope=Scope.INTERNAL)
    planned = publishing.store_thread.ask(lambda: publishing.going(wish).job).result()
    cache = publishing.folder.with_name("cache")
    left_over = cache / "site-of-a-crash"
    left_over.mkdir(parents=True)
    page = publishing.press.ask(lambda: publishing.site(planned, wanted=lambda: True)).result()
    assert not left_over.exists()
    assert page is not None
    assert page.is_file()
    assert page.is_relative_to(cache), "where erasing wipes it"
    assert publishing.press.ask(lambda: publishing.site(planned, wanted=lambda: False)).result() is None
    assert not page.exists(), "the newer one takes its place"
    again = publishing.press.ask(lambda: publishing.site(planned, wanted=lambda: True)).result()
    sheet = replace(planned, exit=exit_of("sheet-sequence"))
    assert publishing.beforehand(sheet, wanted=lambda: True) is not None
    assert publishing.beforehand(sheet, wanted=lambda: False) is None
    assert publishing.store_thread.ask(publishing.ledger).result() == ()
    assert not (publishing.folder / "as wished").exists()
    publishing.close()
    assert again is not None
    assert not again.exists()
