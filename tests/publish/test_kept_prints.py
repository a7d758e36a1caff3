"""Small photos that are kept: the very same bytes, or none."""

import os
from concurrent.futures import ThreadPoolExecutor
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


def jpeg(letter: bytes, size: int = 1000) -> bytes:
    return letter * (size - 2) + b"\xff\xd9"


def test_what_was_unused_for_longest_makes_room(tmp_path: Path) -> None:
    source, folder = tmp_path / "1.jpg", tmp_path / "prints"
    source.write_bytes(b"x")
    for number, letter in enumerate(b"abc"):
        KeptPrints(folder).keep(source, chr(letter), jpeg(bytes([letter])))
        (new,) = [path for path in folder.iterdir() if path.stat().st_mtime > 1e6]
        os.utime(new, (number + 1, number + 1))
    prints = KeptPrints(folder, most=3500)
    assert prints.find(source, "a") == jpeg(b"a"), "used today"
    prints.keep(source, "d", jpeg(b"d"))
    there = {name: KeptPrints(folder).find(source, name) is not None for name in "abcd"}
    assert there == {"a": True, "b": False, "c": True, "d": True}
    assert sum(path.stat().st_size for path in folder.iterdir()) <= 3500


def test_a_full_disk_keeps_nothing_and_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, folder = tmp_path / "1.jpg", tmp_path / "prints"
    source.write_bytes(b"x")
    monkeypatch.setattr("shutil.disk_usage", lambda _path: type("Usage", (), {"free": 2000}))
    KeptPrints(folder).keep(source, "a", jpeg(b"a"))
    assert list(folder.iterdir()) == []
    KeptPrints(folder).keep(source, "a", jpeg(b"a", 400))
    assert len(list(folder.iterdir())) == 1


def test_several_may_keep_and_delete_at_once(tmp_path: Path) -> None:
    source, folder = tmp_path / "1.jpg", tmp_path / "prints"
    source.write_bytes(b"x")
    caches = [KeptPrints(folder, most=6000) for _ in range(4)]

    def use(number: int) -> None:
        cache, name = caches[number % 4], f"{number % 12}"
        found = cache.find(source, name)
        assert found in {None, jpeg(name[-1:].encode())}
        cache.keep(source, name, jpeg(name[-1:].encode()))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(use, range(400)))
    assert all(path.suffix == ".print" for path in folder.iterdir())
