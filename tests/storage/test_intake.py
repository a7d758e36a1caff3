"""Files become shots: numbered, moved, read-only, once."""

import errno
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from fotointerview.domain.faults import FaultCode
from fotointerview.domain.people import Interview
from fotointerview.domain.shots import Exposure
from fotointerview.domain.words import Dimension, FileKind, Voice
from fotointerview.storage import intake
from fotointerview.storage.database import RuleError
from fotointerview.storage.files import sha256_of
from fotointerview.storage.study import StudyStore
from tests.storage.helpers import NOW, add_shot, arrive, arrive_again, contents, faulty, jpeg, new_interview


def test_a_file_becomes_a_shot(store: StudyStore, interview: Interview) -> None:
    exposure = Exposure(aperture=2.8, shutter_s=1 / 125, iso=400, bias_ev=-1 / 3, focal_mm=85.0)
    arrived = replace(arrive(store, interview.id, "DSC_0001.JPG"), exposure=exposure, damaged=True)
    link = store.take_in(arrived, interview.id)
    assert link == store.link(link.shot.id) == store.chain(interview.id).links[0]
    shot, (file,) = link.shot, link.files
    assert (shot.number, shot.taken_at, shot.width, shot.height) == (1, NOW, 6000, 4000)
    assert (shot.exposure, shot.damaged, shot.alt_text) == (exposure, True, "")
    assert file.path == "interviews/2026-11-23 P01/originals/FI_0001.JPG"
    assert (file.kind, file.size, file.sha256) == (FileKind.JPEG, arrived.size, arrived.sha256)
    assert (file.camera_serial, file.camera_folder, file.camera_name) == ("42", "/DCIM/100", "DSC_0001.JPG")
    assert file.source_time == arrived.source_time
    original = store.absolute(file.path)
    assert sha256_of(original) == arrived.sha256
    assert stat.S_IMODE(original.stat().st_mode) == 0o444
    assert list(store.incoming_for(interview.id).iterdir()) == []


def test_numbers_count_through_the_study(store: StudyStore, interview: Interview) -> None:
    other = new_interview(store)
    add_shot(store, interview.id, "A.JPG")
    add_shot(store, other.id, "B.JPG")
    link = store.take_in(arrive(store, interview.id, "C.JPG"), interview.id)
    assert link.shot.number == 3
    assert link.files[0].path.endswith("P01/originals/FI_0003.JPG")
    assert store.shot_count() == 3


def test_open_moves_lead_to_the_next_shot(store: StudyStore, interview: Interview, shot_id: str) -> None:
    move = store.agree_move(shot_id, dimension=Dimension.LIGHT, step=2, voice=Voice.TOGETHER, at=NOW)
    elsewhere = new_interview(store)
    add_shot(store, elsewhere.id, "OTHER.JPG")
    link = store.take_in(arrive(store, interview.id, "DSC_0002.JPG"), interview.id)
    assert move is not None
    assert link.moves_here == (replace(move, to_shot_id=link.shot.id),)
    assert store.link(shot_id).moves_next == link.moves_here
    third = store.take_in(arrive(store, interview.id, "DSC_0003.JPG"), interview.id)
    assert third.moves_here == ()


def test_the_same_file_is_not_taken_in_twice(store: StudyStore, interview: Interview) -> None:
    arrived = arrive(store, interview.id, "DSC_0001.JPG")
    first = store.take_in(arrived, interview.id)
    again = arrive_again(store, interview.id, arrived, jpeg("DSC_0001.JPG"))
    assert store.take_in(again, interview.id) == first
    assert store.shot_count() == 1
    assert list(store.incoming_for(interview.id).iterdir()) == []


def test_a_lost_original_comes_back_with_the_same_file(store: StudyStore, interview: Interview) -> None:
    arrived = arrive(store, interview.id, "DSC_0001.JPG")
    first = store.take_in(arrived, interview.id)
    original = store.absolute(first.files[0].path)
    original.unlink()
    assert store.recover().missing == first.files
    again = arrive_again(store, interview.id, arrived, jpeg("DSC_0001.JPG"))
    assert store.take_in(again, interview.id) == first
    assert sha256_of(original) == arrived.sha256
    assert store.recover().missing == ()


def test_a_changed_original_does_not_cost_the_good_copy(store: StudyStore, interview: Interview) -> None:
    arrived = arrive(store, interview.id, "DSC_0001.JPG")
    first = store.take_in(arrived, interview.id)
    original = store.absolute(first.files[0].path)
    original.chmod(0o644)
    original.write_bytes(b"spoilt")
    again = arrive_again(store, interview.id, arrived, jpeg("DSC_0001.JPG"))
    assert store.take_in(again, interview.id) == first
    assert original.read_bytes() == b"spoilt"
    assert again.path.read_bytes() == jpeg("DSC_0001.JPG")


@pytest.mark.parametrize(
    "change",
    [
        {"camera_serial": "43"},
        {"camera_folder": "/DCIM/101"},
        {"camera_name": "DSC_0009.JPG"},
        {"source_time": 5},
        {"camera_name": ""},
    ],
)
def test_equal_bytes_from_elsewhere_are_another_shot(
    store: StudyStore, interview: Interview, change: dict[str, str]
) -> None:
    arrived = arrive(store, interview.id, "DSC_0001.JPG")
    first = store.take_in(arrived, interview.id)
    again = arrive_again(store, interview.id, arrived, jpeg("DSC_0001.JPG"))
    second = store.take_in(replace(again, **change), interview.id)  # type: ignore[arg-type]  # by name
    assert second.shot.number == first.shot.number + 1


@pytest.mark.parametrize("names", [("DSC_7.NEF", "DSC_7.JPG"), ("DSC_7.JPG", "DSC_7.NEF")])
def test_raw_and_jpeg_of_one_release_are_one_shot(
    store: StudyStore, interview: Interview, names: tuple[str, str]
) -> None:
    add_shot(store, interview.id, "DSC_6.JPG")
    links = []
    for name in names:
        wide = 6000 if name.endswith("JPG") else 0
        links.append(store.take_in(replace(arrive(store, interview.id, name), width=wide), interview.id))
    assert links[0].shot.id == links[1].shot.id
    assert links[1].shot.width == 6000
    assert {(file.kind, Path(file.path).name) for file in links[1].files} == {
        (FileKind.RAW, "FI_0002.NEF"),
        (FileKind.JPEG, "FI_0002.JPG"),
    }
    assert links[1].display_file is not None
    assert links[1].display_file.kind is FileKind.JPEG
    assert store.shot_count() == 2


def test_a_name_that_came_round_is_another_release(store: StudyStore, interview: Interview) -> None:
    add_shot(store, interview.id, "DSC_7.JPG")
    raw = replace(arrive(store, interview.id, "DSC_7.NEF"), source_time=1_795_426_300)
    assert store.take_in(raw, interview.id).shot.number == 2


@pytest.mark.parametrize(
    ("name", "original", "kind"),
    [
        ("a.jpeg", "FI_0001.JPG", FileKind.JPEG),
        ("b.cr3", "FI_0001.CR3", FileKind.RAW),
        ("c.mov", "FI_0001.MOV", FileKind.OTHER),
        ("d.x y", "FI_0001.BIN", FileKind.OTHER),
        ("Jan de Vries", "FI_0001.BIN", FileKind.OTHER),
    ],
)
def test_names_of_originals(
    store: StudyStore, interview: Interview, name: str, original: str, kind: FileKind
) -> None:
    (file,) = store.take_in(arrive(store, interview.id, name), interview.id).files
    assert (Path(file.path).name, file.kind) == (original, kind)


def test_a_short_file_stays_where_it_is(store: StudyStore, interview: Interview) -> None:
    arrived = arrive(store, interview.id, "DSC_0001.JPG")
    before = contents(store.folder / ".incoming")
    with faulty(FaultCode.FILE_SHORT) as found:
        store.take_in(replace(arrived, size=arrived.size + 1), interview.id)
    assert found[0].details["got"] == str(arrived.size)
    assert contents(store.folder / ".incoming") == before
    assert store.shot_count() == 0


def test_a_file_that_is_not_there_is_told(store: StudyStore, interview: Interview) -> None:
    arrived = arrive(store, interview.id, "DSC_0001.JPG")
    arrived.path.unlink()
    with faulty(FaultCode.DISK_WRITE):
        store.take_in(arrived, interview.id)
    assert store.shot_count() == 0


def test_an_unknown_interview_is_told_and_nothing_moves(store: StudyStore, interview: Interview) -> None:
    arrived = arrive(store, interview.id, "DSC_0001.JPG")
    with pytest.raises(RuleError):
        store.take_in(arrived, "nobody")
    assert arrived.path.exists()


def test_when_the_row_cannot_be_written_the_file_goes_back(store: StudyStore, interview: Interview) -> None:
    arrived = arrive(store, interview.id, "DSC_0001.JPG")
    before = contents(store.folder / ".incoming")
    with pytest.raises(RuleError, match="zone"):
        store.take_in(replace(arrived, taken_at=NOW.replace(tzinfo=None)), interview.id)
    assert contents(store.folder / ".incoming") == before
    assert contents(store.folder / "interviews") == {}
    assert store.take_in(arrived, interview.id).shot.number == 1


def test_a_disk_that_fails_after_the_move_gives_the_file_back(
    store: StudyStore, interview: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrived = arrive(store, interview.id, "DSC_0001.JPG")
    before = contents(store.folder / ".incoming")
    with monkeypatch.context() as patch:

        def fail(_folder: Path) -> None:
            raise OSError(errno.EIO, "input/output error")

        patch.setattr(intake, "sync_folder", fail)
        with faulty(FaultCode.DISK_WRITE):
            store.take_in(arrived, interview.id)
    assert contents(store.folder / ".incoming") == before
    assert contents(store.folder / "interviews") == {}
    assert store.take_in(arrived, interview.id).shot.number == 1


def test_a_name_among_the_originals_is_never_overwritten(store: StudyStore, interview: Interview) -> None:
    orphan = store.absolute(interview.folder) / "originals" / "FI_0001.NEF"
    orphan.write_bytes(b"somebody's")
    link = store.take_in(arrive(store, interview.id, "DSC_0001.JPG"), interview.id)
    assert link.shot.number == 2
    assert orphan.read_bytes() == b"somebody's"


def test_the_hash_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "abc"
    path.write_bytes(b"abc")
    assert sha256_of(path) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
