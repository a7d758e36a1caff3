"""Small photos that are kept: the very same bytes, or none."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from fotointerview.domain.release import Released
from fotointerview.domain.sayings import Look, LookStatement
from fotointerview.domain.words import Scope, Voice
from fotointerview.publish.kept_prints import LARGEST_PX, KeptPrints
from fotointerview.publish.material import Material
from fotointerview.publish.sheet import make_sequence_sheet
from tests.publish.made_up import ELIAN, START, drawn_photos, made_up_chain, material


@pytest.fixture
def stuff(tmp_path: Path) -> Material:
    chains = [made_up_chain(ELIAN)]
    made = material(chains, drawn_photos(tmp_path, chains, [ELIAN], long_side=300))
    return replace(made, kept=KeptPrints(tmp_path / "prints"))


def kept(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "prints").glob("*"))


def test_a_sheet_of_kept_photos_is_byte_for_byte_the_first_one(
    stuff: Material, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_sequence_sheet(replace(stuff, kept=None), out=tmp_path / "without.pdf")
    assert kept(tmp_path) == []
    make_sequence_sheet(stuff, out=tmp_path / "cold.pdf")
    assert len(kept(tmp_path)) == 4, "three on the strip, one enlarged"
    monkeypatch.setattr("fotointerview.publish.material.publish_jpeg", None)
    make_sequence_sheet(stuff, out=tmp_path / "kept.pdf")
    pages = {(tmp_path / f"{name}.pdf").read_bytes() for name in ("without", "cold", "kept")}
    assert len(pages) == 1


def test_another_look_mask_size_or_file_is_another_photo(stuff: Material, tmp_path: Path) -> None:
    link = stuff.links[0]
    path = stuff.photo(link)
    first = stuff.jpeg(link, path, max_px=100)
    dark = LookStatement("l", link.shot.id, Look(exposure_ev=-2), Voice.PARTICIPANT, START)
    masked = Released(stuff.chains, Scope.INTERNAL, masks={link.shot.id: (0.4, 0.3, 0.2, 0.3)})
    others = [
        stuff.jpeg(replace(link, looks=(dark,)), path, max_px=100),
        replace(stuff, released=masked).jpeg(link, path, max_px=100),
        stuff.jpeg(link, path, max_px=99),
        stuff.jpeg(link, path, max_px=100, quality=40),
    ]
    assert len({first, *others}) == 5
    assert len(kept(tmp_path)) == 5
    os.utime(path, (1, 1))
    assert stuff.jpeg(link, path, max_px=100) == first
    assert len(kept(tmp_path)) == 6


def test_what_is_damaged_in_the_cache_is_made_again(stuff: Material, tmp_path: Path) -> None:
    link = stuff.links[0]
    path = stuff.photo(link)
    first = stuff.jpeg(link, path, max_px=100)
    (one,) = kept(tmp_path)
    for content in (b"", one.read_bytes()[:-20], one.read_bytes()[:-3] + b"\0\xff\xd9"):
        one.write_bytes(content)
        assert stuff.jpeg(link, path, max_px=100) == first


def test_large_ones_are_not_kept_and_a_cache_that_cannot_be_is_no_fault(
    stuff: Material, tmp_path: Path
) -> None:
    link = stuff.links[0]
    path = stuff.photo(link)
    stuff.jpeg(link, path, max_px=LARGEST_PX + 1)
    assert kept(tmp_path) == []
    (tmp_path / "prints").write_bytes(b"a file in the way")
    assert stuff.jpeg(link, path, max_px=100)
    assert KeptPrints(tmp_path).find(tmp_path / "gone.jpg", "x") is None
