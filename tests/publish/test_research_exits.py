"""What holds for all research exits: consent, hostile words, the same bytes again, nothing half-made, no metadata."""

import json
import zipfile
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path, PurePosixPath

import pytest
from PIL import Image

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.words import Item, Language, Mode
from fotointerview.publish.words import load_words
from fotointerview.services.along import Along, Thing, along_lines, goes_along
from fotointerview.services.exits import EXITS, Options, exit_of
from tests.publish.made_up import material
from tests.publish.research_kit import ALL, KINDS, Who, chain, files_in, hostile, make, study
from tests.publish.secrets import SECRETS

pytestmark = pytest.mark.filterwarnings("ignore:Image appears to be a malformed MPO")
WITH_WORDS = ("qdpx", "csv", "json", "log")


def all_bytes(out: Path) -> bytes:
    """Every byte and name of an export, with what JSON writes as escapes spelled out."""
    parts = []
    for name, content in files_in(out):
        parts += [name.encode(), content]
        if name.endswith(".json"):
            parts.append(json.dumps(json.loads(content), ensure_ascii=False).encode("utf-8", "replace"))
    return out.name.encode() + b"\n".join(parts)


@pytest.mark.parametrize("kind", WITH_WORDS)
def test_what_was_given_is_there_and_the_researchers_notes_are_not(kind: str, tmp_path: Path) -> None:
    found = all_bytes(make(kind, study(tmp_path), tmp_path / "out")).decode("utf-8", "replace")
    for code in ("P01", "P02"):
        for key in ("alias", "rol", "los", "quote-1", "reden-2", "eerst-3", "wens-1", "merk-3"):
            assert f"WOORD-{code}-{key}" in found, key
    for never in ("NOTITIE", "MAP-P01", "ECHT-P01", "P01-s1", "id-P01"):
        assert never not in found


def test_a_codebook_has_nothing_of_anybody(tmp_path: Path) -> None:
    found = all_bytes(make("qdc", study(tmp_path), tmp_path / "out"))
    assert b"WOORD" not in found
    assert b"P01" not in found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("items", "gone"),
    [
        ((), ("quote", "los", "reden", "eerst", "wens", "merk", "rol")),
        ((Item.PHOTO,), ("quote", "los", "reden", "eerst", "wens", "merk", "rol")),
        ((Item.QUOTE,), ("rol", "reden", "eerst", "wens", "merk")),
        ((Item.PHOTO, Item.QUOTE), ("rol",)),
        ((Item.PHOTO, Item.ROLE), ("quote", "los", "reden", "eerst", "wens", "merk")),
    ],
)
def test_what_was_not_given_is_nowhere(
    kind: str, items: tuple[Item, ...], gone: tuple[str, ...], tmp_path: Path
) -> None:
    people = (Who("P01", items), Who("P02"))
    found = all_bytes(make(kind, study(tmp_path, people=people), tmp_path / "out"))
    for key in gone:
        assert f"WOORD-P01-{key}".encode() not in found, key
    if kind == "qdpx":
        pictures = sum(name.endswith(".jpg") for name, _ in files_in(tmp_path / "out"))
        assert pictures == (6 if Item.PHOTO in items else 3)


@pytest.mark.parametrize("kind", WITH_WORDS)
def test_of_a_shot_that_is_withheld_its_neighbours_tell_nothing(kind: str, tmp_path: Path) -> None:
    """What was agreed on it is kept with the next shot, what it measured with the one before."""
    people = (Who("P01", withheld=frozenset({2})),)
    out = make(kind, study(tmp_path, people=people), tmp_path / "out")
    found = all_bytes(out).decode("utf-8", "replace")
    for key in ("reden-2", "eerst-2", "merk-2", "wens-2"):
        assert f"WOORD-P01-{key}" not in found, key
    assert "WOORD-P01-wens-1" in found, "what was agreed on the shot before is its own"
    assert "1.75" not in found
    assert "2.75" not in found
    assert "1,8 EV" not in found
    assert "2,8 EV" not in found, "measured from a withheld shot"
    if kind == "log":
        assert "niet vrijgegeven" in found


@pytest.mark.parametrize("kind", WITH_WORDS)
def test_a_real_name_is_there_only_for_who_may_be_named(kind: str, tmp_path: Path) -> None:
    people = (Who("P01", mode=Mode.NAMED), Who("P02"))
    out = make(kind, study(tmp_path, people=people), tmp_path / "out")
    found = all_bytes(out).decode("utf-8", "replace")
    assert "ECHT-P01" in found
    assert "ECHT-P02" not in found
    assert not any("ECHT" in name for name, _ in files_in(out))


def test_who_must_be_unrecognisable_is_behind_a_mosaic(tmp_path: Path) -> None:
    seen = {}
    for mode in (Mode.PSEUDONYM, Mode.UNRECOGNISABLE):
        material_ = study(tmp_path, people=(Who("P01", mode=mode),))
        out = make("qdpx", material_, tmp_path / f"{mode.value}.qdpx")
        pictures = [content for name, content in files_in(out) if name.endswith(".jpg")]
        seen[mode] = [Image.open(BytesIO(picture)).convert("RGB").tobytes() for picture in pictures]
        told = dict(files_in(out))["project.qde"].decode()
        assert ("onherkenbaar gemaakt" in told) == (mode is Mode.UNRECOGNISABLE)
    assert len(seen[Mode.PSEUDONYM]) == len(seen[Mode.UNRECOGNISABLE]) == 3
    for bare, hidden in zip(*seen.values(), strict=True):
        assert bare != hidden


@pytest.mark.parametrize("kind", KINDS)
def test_no_metadata_of_a_camera_gets_out(kind: str, tmp_path: Path) -> None:
    found = all_bytes(make(kind, study(tmp_path), tmp_path / "out"))
    for secret in SECRETS:
        assert secret not in found


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_is_the_same_to_the_byte(kind: str, tmp_path: Path) -> None:
    one = make(kind, study(tmp_path), tmp_path / "one")
    other = make(kind, study(tmp_path), tmp_path / "other")
    if kind == "log":
        assert list(files_in(one)) == list(files_in(other))
    else:
        assert one.read_bytes() == other.read_bytes()
    if kind in ("qdpx", "csv", "json"):
        moved = study(tmp_path)
        later = make(kind, replace(moved, at=moved.at + timedelta(days=1)), tmp_path / "later")
        assert later.read_bytes() != one.read_bytes()


@pytest.mark.parametrize("kind", KINDS)
def test_who_wants_no_more_of_it_gets_nothing_half_made(kind: str, tmp_path: Path) -> None:
    stuff = study(tmp_path)
    place = tmp_path / "exports"

    def stop(done: int, of: int) -> None:
        if done * 2 >= of:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        exit_of(kind).make(stuff, place / "out", Options(), stop)
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_without_shots_there_is_nothing_to_export(kind: str, tmp_path: Path) -> None:
    for chains in ([], [replace(chain("P01", first=1), links=())]):
        with pytest.raises(FaultError) as caught:
            make(kind, material(chains), tmp_path / "out")
        assert caught.value.fault.code is FaultCode.NOTHING_TO_EXPORT
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_names_in_a_zip_stay_in_it(kind: str, tmp_path: Path) -> None:
    people = (Who("../../P01"), Who("/etc/P02"))
    out = make(kind, study(tmp_path, people=people, say=hostile), tmp_path / "out")
    for name, _ in files_in(out):
        path = PurePosixPath(name)
        assert not path.is_absolute()
        assert ".." not in path.parts
        assert "\\" not in name
    if zipfile.is_zipfile(out):
        with zipfile.ZipFile(out) as archive:
            assert archive.testzip() is None


@pytest.mark.parametrize("language", Language)
def test_all_words_are_there_in_both_languages(language: Language, tmp_path: Path) -> None:
    for kind in KINDS:
        make(kind, replace(study(tmp_path), language=language), tmp_path / f"{kind}-{language.value}")
    for catalogue in ("research", "tables", "along"):
        mine, other = (_keys(load_words(one, catalogue)._table) for one in Language)
        assert mine == other


def _keys(table: dict[str, object], before: str = "") -> set[str]:
    found = set()
    for key, value in table.items():
        found |= _keys(value, f"{before}{key}.") if isinstance(value, dict) else {before + key}
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_what_goes_along_is_what_is_said(kind: str, tmp_path: Path) -> None:
    out = make(kind, study(tmp_path), tmp_path / "out")
    found = all_bytes(out).decode("utf-8", "replace")
    signs = {
        Thing.PHOTOS: "\ufffd\ufffd",
        Thing.ANSWERS: "WOORD-vraag",
        Thing.REASONS: "WOORD-P01-reden-1",
        Thing.MOVES: "WOORD-P01-wens-1",
        Thing.MEASURED: "1.75" if kind in ("csv", "json") else "1,8 EV",
        Thing.QUOTES: "WOORD-P02-quote-2",
        Thing.MARKS: "WOORD-P01-merk-1",
        Thing.CHOICES: "chosen" if kind in ("csv", "json") else "gekozen</TextValue>",
        Thing.EXPOSURE: "400",
        Thing.PEOPLE: "WOORD-P01-rol",
        Thing.CODES: "<Code ",
        Thing.NOTES: "NOTITIE",
        Thing.ORIGINALS: "SERIAL-",
    }
    if kind == "log":
        signs[Thing.CHOICES] = "Keuze: gekozen"
    told = goes_along(kind)
    assert set(told) == set(Thing)
    for thing, sign in signs.items():
        assert (sign in found) == (told[thing] is not Along.NOT), thing


def test_the_table_of_what_goes_along_can_be_read_in_both_languages() -> None:
    for language in Language:
        for way in EXITS:
            lines = along_lines(way.kind, language)
            assert len(lines) == len(goes_along(way.kind))
            for line in lines:
                assert line.thing
                assert line.how
                assert line.remark or line.along is not Along.PARTLY
    assert {way.kind for way in EXITS if goes_along(way.kind)} >= set(KINDS)


def test_two_interviews_of_one_participant_have_a_log_each(tmp_path: Path) -> None:
    stuff = study(tmp_path, people=ALL[:1])
    (one,) = stuff.chains
    again = replace(one, interview=replace(one.interview, id="again"))
    twice = replace(stuff, released=replace(stuff.released, chains=(one, again)))
    out = make("log", twice, tmp_path / "out")
    assert {name for name, _ in files_in(out)} == {
        "FI_P01.md",
        "FI_P01.txt",
        "FI_P01_2.md",
        "FI_P01_2.txt",
    }
