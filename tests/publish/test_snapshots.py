"""Every exit on paper still looks as it did, page by page; and what does not is seen.

When a change of what is printed is meant, renew the kept pages, look at every one that changed, and commit them::

    FOTOINTERVIEW_RENEW_SNAPSHOTS=1 .venv/bin/python -m pytest tests/publish/test_snapshots.py -k looks_as_it_did
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pikepdf
import pytest

from fotointerview.publish.material import Material
from fotointerview.services.exits import EXITS
from tests.publish.made_up import no_photo
from tests.publish.snapshot_study import MASKED, PAPERS, study
from tests.publish.snapshots import COMMAND, FAR, KEPT, RENEW, Page, agree, check, distance, drawn, kept

CARRIED = ("LibertinusSerif", "DejaVuSansMono", "NewComputerModern", "NewCM", "SourceSans", "SourceSerif")
"""Typst's own, and what the program brings along."""
WHOLE_SET = 800_000
"""In bytes."""
FIRST = ("-l", "1")
"""Poppler's words for the first page alone."""
LONG_ENOUGH = 100
"""In pixels, of what is yellow."""
LINE = 8
"""From one line of the receipt's small print to the next, in pixels."""


@pytest.fixture(scope="module")
def stuff(tmp_path_factory: pytest.TempPathFactory) -> Material:
    return study(tmp_path_factory.mktemp("study"))


@pytest.fixture(scope="module")
def pdf_of(stuff: Material, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Every exit is made once."""
    return cache(lambda name: PAPERS[name].pdf(stuff, tmp_path_factory.mktemp(name)))


@pytest.mark.parametrize("name", PAPERS)
def test_it_looks_as_it_did(name: str, pdf_of: Callable[[str], Path], tmp_path: Path) -> None:
    check(name, drawn(pdf_of(name), tmp_path / "drawn"), tmp_path)


def test_every_exit_on_paper_is_kept_in_both_languages_together_and_none_that_is_gone() -> None:
    on_paper = {one.kind for one in EXITS if one.ending == ".pdf"} | {"lending-list", "receipt"}
    assert {paper.kind for paper in PAPERS.values()} == on_paper
    assert len({paper.language for paper in PAPERS.values()}) == 2
    files = list(KEPT.iterdir())
    assert {file.stem.rpartition("-")[0] for file in files} == set(PAPERS)
    assert sum(file.stat().st_size for file in files) < WHOLE_SET


@pytest.mark.parametrize("name", PAPERS)
def test_it_is_set_in_fonts_that_typst_carries(name: str, pdf_of: Callable[[str], Path]) -> None:
    """So that it is the same on every machine."""
    with pikepdf.open(pdf_of(name)) as pdf:
        fonts = {
            str(item.get("/BaseFont", "")) for item in pdf.objects if isinstance(item, pikepdf.Dictionary)
        } - {""}
    assert fonts
    assert [font for font in fonts if not font.partition("+")[2].startswith(CARRIED)] == []


# ── what another machine may do ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["sheet", "matrix", "poster-map", "receipt", "lending-list"])
def test_another_size_or_another_hand_that_draws_is_no_difference(
    name: str, pdf_of: Callable[[str], Path], tmp_path: Path
) -> None:
    pdf = pdf_of(name)
    known = kept(name)[:1]
    for pages in (
        drawn(pdf, tmp_path / "larger", *FIRST, scale=5),
        drawn(pdf, tmp_path / "cairo", *FIRST, program="pdftocairo"),
    ):
        assert [round(distance(a, b)) for a, b in zip(pages, known, strict=True) if not agree(a, b)] == []


# ── what is seen ──────────────────────────────────────────────────────────────────────────────────────────


def lines(page: Page) -> Iterator[tuple[int, int]]:
    """From which row to which there is a line of print."""
    inked = [*((page.min(axis=2) < 236).sum(axis=1) > 1), False]
    begun = None
    for row, is_inked in enumerate(inked):
        if is_inked and begun is None:
            begun = row
        elif not is_inked and begun is not None:
            if 3 <= row - begun <= 14:
                yield begun, row
            begun = None


def without(page: Page, top: int, bottom: int) -> Page:
    bare = page.copy()
    bare[top:bottom] = page[1, 1]
    return bare


@pytest.mark.parametrize("name", ["receipt", "receipt-en"])
def test_a_line_of_print_that_moved_or_is_gone(name: str) -> None:
    (page,) = kept(name)
    found = list(lines(page))
    assert len(found) > 25
    for top, bottom in found:
        gone = without(page, top, bottom)
        moved = gone.copy()
        below = slice(top + LINE, bottom + LINE)
        moved[below] = np.minimum(moved[below], page[top:bottom])
        assert not agree(gone, page), (top, bottom)
        assert not agree(moved, page), (top, bottom)


def test_yellow_that_is_lost() -> None:
    seen = set()
    for name in PAPERS:
        for number, page in enumerate(kept(name), start=1):
            red, green, blue = np.moveaxis(page.astype(int), 2, 0)
            yellow = (red > 200) & (red - green < 60) & (green - blue > 60)
            if yellow.sum() < LONG_ENOUGH:
                continue
            pale = page.copy()
            pale[yellow] = page[yellow].mean(axis=1, keepdims=True)
            assert not agree(pale, page), (name, number)
            seen.add(name)
    assert seen == set(PAPERS), "there is a rope on everything that is printed"


@pytest.mark.parametrize(
    "name", ["sheet", "take-home", "matrix", "type-sheet", "cards", "poster", "poster-map"]
)
def test_a_photo_that_is_missing_another_or_bare(name: str, stuff: Material, tmp_path: Path) -> None:
    paper, links = PAPERS[name], stuff.links
    whose = {"take-home": (10, 1)}.get(name, (2, 10))
    another, chosen = links[whose[1]], links[whose[0]]
    assert chosen.chosen

    def instead(reach: Callable[[], Path]) -> Material:
        return replace(
            stuff, photo=lambda link: reach() if link.shot.id == chosen.shot.id else stuff.photo(link)
        )

    wrong = {
        "another": instead(lambda: stuff.photo(another)),
        "missing": instead(lambda: no_photo(chosen)),
    }
    if name != "take-home":
        wrong["bare"] = replace(stuff, released=replace(stuff.released, masks={}))
    assert MASKED in stuff.released.masks
    for what, made in wrong.items():
        folder = tmp_path / what
        folder.mkdir()
        which = () if what == "bare" else FIRST
        pages = drawn(paper.pdf(made, folder), folder / "drawn", *which)
        known = kept(name)[:1] if which else kept(name)
        same = len(pages) == len(known) and all(map(agree, pages, known))
        assert not same, what


def test_what_differs_is_said_and_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(RENEW, raising=False)
    (page,) = kept("receipt")
    check("receipt", [page], tmp_path)
    with pytest.raises(AssertionError, match="2 pages where 1 are kept"):
        check("receipt", [page, page], tmp_path)
    with pytest.raises(AssertionError) as told:
        check("receipt", kept("receipt-en"), tmp_path)
    assert COMMAND in str(told.value)
    assert str(tmp_path) in str(told.value)
    assert (tmp_path / "receipt-1.png").is_file()
    assert distance(page, page[:-20]) > FAR


def test_renewing_keeps_the_bytes_of_what_did_not_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = kept("receipt")[0], kept("receipt-en")[0]
    monkeypatch.setattr("tests.publish.snapshots.KEPT", tmp_path / "kept")
    monkeypatch.setitem(os.environ, RENEW, "1")
    check("receipt", [one, one], tmp_path)
    first = {file.name: file.read_bytes() for file in (tmp_path / "kept").iterdir()}
    assert sorted(first) == ["receipt-1.png", "receipt-2.png"]
    check("receipt", [np.clip(one.astype(int) - 3, 0, 255).astype(np.uint8), other], tmp_path)
    second = {file.name: file.read_bytes() for file in (tmp_path / "kept").iterdir()}
    assert second["receipt-1.png"] == first["receipt-1.png"]
    assert second["receipt-2.png"] != first["receipt-2.png"]
    check("receipt", [other], tmp_path)
    assert [file.name for file in (tmp_path / "kept").iterdir()] == ["receipt-1.png"]
