"""What holds for the pack, the photos and the archive: consent, hostile words, the same bytes, nothing half-made."""

import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.words import Item, Mode
from fotointerview.publish.material import Made, Material, Tick
from fotointerview.services import exits
from fotointerview.services.exits import EXITS, Options, exit_of
from tests.publish.made_up import material
from tests.publish.pack_kit import all_bytes, deep
from tests.publish.research_kit import ALL, Who, hostile, study
from tests.publish.secrets import SECRETS

pytestmark = pytest.mark.filterwarnings("ignore:Image appears to be a malformed MPO")
KINDS = ("designer", "photos", "archive")
WITH_ORIGINALS = ("designer", "archive")
TAGS = (b"http://ns.adobe.com/xap/1.0/",)
"""What our own metadata have in common with a camera's."""


def make(kind: str, what: Material, out: Path, **options: Any) -> Path:
    way = exit_of(kind)
    assert way.make(what, out, Options(**options), lambda _done, _of: None).path == out
    return out


def told(out: Path) -> str:
    return all_bytes(out).decode("utf-8", "replace")


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_given_is_there_and_the_rest_is_not(kind: str, tmp_path: Path) -> None:
    found = told(make(kind, study(tmp_path), tmp_path / "out"))
    for code in ("P01", "P02"):
        for key in ("alias", "quote-1", "quote-3"):
            assert f"WOORD-{code}-{key}" in found, key
    for never in ("NOTITIE", "MAP-P01", "ECHT-P01", "id-P01"):
        assert never not in found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("items", "gone"),
    [
        ((), ("quote", "los", "rol")),
        ((Item.QUOTE,), ("rol", "reden", "merk")),
        ((Item.PHOTO,), ("quote", "los", "reden", "eerst", "wens", "merk", "rol")),
        ((Item.PHOTO, Item.QUOTE), ("rol",)),
    ],
)
def test_what_was_not_given_is_nowhere(
    kind: str, items: tuple[Item, ...], gone: tuple[str, ...], tmp_path: Path
) -> None:
    people = (Who("P01", items), Who("P02"))
    out = make(kind, study(tmp_path, people=people), tmp_path / "out", **everything(kind))
    found = told(out)
    for key in gone:
        assert f"WOORD-P01-{key}" not in found, key
    photos = {f"FI_{number:04d}" for number in (1, 2, 3)}
    there = {PurePosixPath(name).stem for name, _ in deep(out) if name.lower().endswith((".jpg", ".tif"))}
    assert (photos <= there) == (Item.PHOTO in items)
    assert bool(photos & there) == (Item.PHOTO in items)


def everything(kind: str) -> dict[str, bool]:
    """All that may be chosen of an exit, but the originals."""
    return dict.fromkeys(exit_of(kind).uses - {"originals", "semicolon", "paper"}, True)


@pytest.mark.parametrize("kind", KINDS)
def test_of_a_shot_that_is_withheld_there_is_nothing(kind: str, tmp_path: Path) -> None:
    people = (Who("P01", withheld=frozenset({2})),)
    out = make(kind, study(tmp_path, people=people), tmp_path / "out", originals=True)
    found = told(out)
    for key in ("reden-2", "eerst-2", "merk-2", "wens-2"):
        assert f"WOORD-P01-{key}" not in found, key
    assert not any("FI_0002" in name for name, _ in deep(out))


@pytest.mark.parametrize("kind", KINDS)
def test_a_real_name_is_there_only_for_who_may_be_named_and_in_no_file_name(
    kind: str, tmp_path: Path
) -> None:
    people = (Who("P01", mode=Mode.NAMED), Who("P02"))
    out = make(kind, study(tmp_path, people=people), tmp_path / "out")
    found = told(out)
    assert "ECHT-P01" in found
    assert "ECHT-P02" not in found
    assert not any("ECHT" in name or "WOORD" in name for name, _ in deep(out))


@pytest.mark.parametrize("kind", KINDS)
def test_of_who_must_be_unrecognisable_no_original_and_no_bare_face(kind: str, tmp_path: Path) -> None:
    seen = {}
    for mode in (Mode.PSEUDONYM, Mode.UNRECOGNISABLE):
        what = study(tmp_path, people=(Who("P01", mode=mode),))
        out = make(kind, what, tmp_path / mode.value, originals=True)
        seen[mode] = dict(deep(out))
    bare, hidden = (
        {name.split("!")[-1].removeprefix(f"{mode.value}/"): one for name, one in found.items()}
        for mode, found in seen.items()
    )
    if kind in WITH_ORIGINALS:
        assert any("originals/" in name for name in bare)
    assert not any("originals/" in name for name in hidden)
    photos = [name for name in hidden if "originals" not in name and name.lower().endswith(".jpg")]
    assert photos
    for name in photos:
        assert bare.get(name) != hidden[name]


@pytest.mark.parametrize("kind", KINDS)
def test_no_metadata_of_a_camera_gets_out(kind: str, tmp_path: Path) -> None:
    """In the archive the originals tell what they tell: it says so itself, and they are nowhere else."""
    out = make(kind, study(tmp_path), tmp_path / "out", **everything(kind))
    found = b"\n".join(content for name, content in deep(out) if "/originals/" not in name)
    for secret in SECRETS:
        assert secret in TAGS or secret not in found, secret


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_words_do_no_harm(kind: str, tmp_path: Path) -> None:
    out = make(kind, study(tmp_path, say=hostile), tmp_path / "out")
    found = told(out)
    assert "WOORD-P01-quote-3" in found
    for name, content in deep(out):
        path = PurePosixPath(name.split("!")[-1])
        assert not path.is_absolute()
        assert ".." not in path.parts
        assert "\\" not in name
        if name.endswith((".txt", ".csv", ".xmp")):
            content.decode("utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_again_is_the_same_to_the_byte_and_another_moment_is_not(kind: str, tmp_path: Path) -> None:
    first = make(kind, study(tmp_path), tmp_path / "first", **everything(kind))
    again = make(kind, study(tmp_path), tmp_path / "again", **everything(kind))
    assert files(first) == files(again)
    late = study(tmp_path, at=study(tmp_path).at + timedelta(days=1))
    assert files(make(kind, late, tmp_path / "late", **everything(kind))) != files(first)


def files(out: Path) -> dict[str, bytes]:
    if out.is_file():
        return {"": out.read_bytes()}
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


@pytest.mark.parametrize("kind", KINDS)
def test_stopped_halfway_leaves_nothing(kind: str, tmp_path: Path) -> None:
    class StopError(Exception):
        pass

    place = tmp_path / "place"
    place.mkdir()
    what = study(tmp_path)
    for after in (1, 4, 6):

        def stop(done: int, _of: int, after: int = after) -> None:
            if done >= after:
                raise StopError

        with pytest.raises(StopError):
            exit_of(kind).make(what, place / "out", Options(), stop)
        assert list(place.iterdir()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_how_far_it_is_only_grows_and_ends(kind: str, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    exit_of(kind).make(study(tmp_path), tmp_path / "out", Options(), lambda *told: seen.append(told))
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert len({of for _, of in seen}) == 1
    assert seen[-1][0] == seen[-1][1]


@pytest.mark.parametrize("kind", KINDS)
def test_of_nothing_nothing_is_made(kind: str, tmp_path: Path) -> None:
    with pytest.raises(FaultError) as caught:
        exit_of(kind).make(material(()), tmp_path / "out", Options(), lambda _done, _of: None)
    assert caught.value.fault.code is FaultCode.NOTHING_TO_EXPORT
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("kind", "code"), [("designer", FaultCode.NOTHING_CHOSEN), ("photos", FaultCode.NOTHING_GOES_ALONG)]
)
def test_where_everything_is_withheld_no_empty_pack_is_made(
    kind: str, code: FaultCode, tmp_path: Path
) -> None:
    what = study(tmp_path, people=(Who("P01", (Item.QUOTE,)), Who("P02", ())))
    with pytest.raises(FaultError) as caught:
        exit_of(kind).make(what, tmp_path / "out", Options(), lambda _done, _of: None)
    assert caught.value.fault.code is code
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("kind", KINDS)
def test_a_photo_that_cannot_be_read_is_told_and_the_rest_is_there(kind: str, tmp_path: Path) -> None:
    what = study(tmp_path)
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"no photo")
    one = replace(what, photo=lambda link: broken if link.shot.number == 1 else what.photo(link))
    made = exit_of(kind).make(one, tmp_path / "out", Options(), lambda _done, _of: None)
    assert made.unreadable == (1,)
    names = [name.split("!")[-1] for name, _ in deep(made.path)]
    assert not any(name.endswith("FI_0001.jpg") for name in names if "originals" not in name)
    assert any(name.lower().endswith("fi_0002.jpg") for name in names)


def test_the_zip_names_stay_where_they_are_put(tmp_path: Path) -> None:
    for way in EXITS:
        if way.kind in KINDS and way.ending == ".zip":
            with zipfile.ZipFile(make(way.kind, study(tmp_path, people=ALL), tmp_path / way.kind)) as archive:
                assert archive.testzip() is None
                for name in archive.namelist():
                    assert not name.startswith("/")
                    assert ".." not in PurePosixPath(name).parts


def test_the_type_sheet_comes_along_where_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever makes it: it is found among the exits by its kind."""

    def sheet(_what: Material, place: Path, options: Options, tick: Tick) -> Made:
        place.write_bytes(f"%PDF-of {options.paper} {options.originals}".encode())
        tick(1, 1)
        return Made(place, {}, ())

    there = [one for one in EXITS if one.kind != exits.TYPE_SHEET]
    own = replace(exit_of("designer"), kind=exits.TYPE_SHEET, name="typesheet", ending=".pdf", make=sheet)
    monkeypatch.setattr(exits, "EXITS", (*there, own))
    with zipfile.ZipFile(make("designer", study(tmp_path), tmp_path / "out", originals=True)) as archive:
        assert archive.read("typesheet.pdf") == b"%PDF-of a4 False"
        assert "typesheet.pdf" in archive.read("README.txt").decode()
