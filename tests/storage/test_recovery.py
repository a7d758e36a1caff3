"""After a crash: found, adopted, tidied; nothing else touched."""

import os
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fotointerview.domain.people import Interview
from fotointerview.domain.shots import Exposure
from fotointerview.storage.files import write_json
from fotointerview.storage.intake import identity_json
from fotointerview.storage.study import StudyStore
from tests.storage.helpers import NOW, add_shot, arrive, contents, jpeg


@dataclass(frozen=True)
class _Facts:
    taken_at: datetime | None = NOW
    width: int = 60
    height: int = 40
    exposure: Exposure = field(default_factory=lambda: Exposure(iso=400))


def _age(path: Path, seconds: float = 3600) -> None:
    os.utime(path, (time.time() - seconds,) * 2)


def test_complete_downloads_wait_and_are_adopted(store: StudyStore, interview: Interview) -> None:
    arrived = arrive(store, interview.id, "DSC_0001.JPG")
    (pending,) = store.pending()
    assert (pending.interview_id, pending.path, pending.sha256) == (
        interview.id,
        arrived.path,
        arrived.sha256,
    )
    assert (pending.camera_serial, pending.camera_folder) == ("42", "/DCIM/100")
    assert (pending.camera_name, pending.source_time) == ("DSC_0001.JPG", arrived.source_time)
    assert not pending.damaged
    link = store.adopt(pending, facts=_Facts())
    assert (link.shot.taken_at, link.shot.width, link.shot.exposure.iso) == (NOW, 60, 400)
    assert store.pending() == ()
    assert contents(store.folder / ".incoming") == {}


def test_an_original_without_a_row_keeps_its_number_and_identity(
    store: StudyStore, interview: Interview
) -> None:
    add_shot(store, interview.id, "DSC_0001.JPG")
    arrived = arrive(store, interview.id, "DSC_0002.JPG")
    originals = store.absolute(interview.folder) / "originals"
    orphan = originals / "FI_0007.JPG"
    arrived.path.rename(orphan)
    write_json(store.incoming_for(interview.id) / "FI_0007.JPG.json", identity_json(arrived))
    (pending,) = store.pending()
    assert (pending.path, pending.camera_name) == (orphan, "DSC_0002.JPG")
    link = store.adopt(pending, facts=_Facts())
    assert link.shot.number == 7
    assert link.files[0].camera_name == "DSC_0002.JPG"
    assert store.absolute(link.files[0].path) == orphan
    assert orphan.stat().st_mode & 0o777 == 0o444
    assert not (store.incoming_for(interview.id) / "FI_0007.JPG.json").exists()


def test_an_orphan_that_was_fetched_again_goes(store: StudyStore, interview: Interview) -> None:
    arrived = arrive(store, interview.id, "DSC_0001.JPG")
    orphan = store.absolute(interview.folder) / "originals" / "FI_0001.JPG"
    orphan.write_bytes(arrived.path.read_bytes())
    write_json(arrived.path.parent / "FI_0001.JPG.json", identity_json(arrived))
    link = store.take_in(arrived, interview.id)
    assert link.shot.number == 2
    (pending,) = store.pending()
    assert store.adopt(pending) == link
    assert store.pending() == ()
    assert not orphan.exists()
    store.recover(stale_after_s=-1)
    assert contents(store.folder / ".incoming") == {}


def test_an_orphan_whose_number_is_taken_gets_the_next(store: StudyStore, interview: Interview) -> None:
    add_shot(store, interview.id, "DSC_0001.JPG")
    orphan = store.absolute(interview.folder) / "originals" / "FI_0001.NEF"
    orphan.write_bytes(b"raw")
    link = store.adopt(store.pending()[0])
    assert link.shot.number == 2
    assert link.files[0].path.endswith("FI_0002.NEF")
    assert store.pending() == ()


def test_the_identity_of_an_earlier_try_is_not_believed(store: StudyStore, interview: Interview) -> None:
    orphan = store.absolute(interview.folder) / "originals" / "FI_0001.JPG"
    orphan.write_bytes(jpeg("mine"))
    other = arrive(store, interview.id, "DSC_0009.JPG")
    write_json(other.path.parent / "FI_0001.JPG.json", identity_json(other))
    other.path.unlink()
    (pending,) = store.pending()
    assert (pending.path, pending.camera_name) == (orphan, "")


def test_adopt_original_is_for_originals(store: StudyStore, interview: Interview) -> None:
    arrived = arrive(store, interview.id, "DSC_0001.JPG")
    with pytest.raises(ValueError, match="does not lie"):
        store.adopt_original(arrived, interview.id)
    orphan = store.absolute(interview.folder) / "originals" / "FI_0001.JPG"
    arrived.path.rename(orphan)
    pending = store.pending()[0]
    assert pending.path == orphan
    assert store.adopt(pending).shot.number == 1


@pytest.mark.parametrize(
    ("data", "announced", "damaged"),
    [
        (jpeg("x"), 0, False),
        (jpeg("x") + bytes(500), 0, False),
        (b"\xff\xd8 cut short", 0, True),
        (jpeg("x"), 999_999, True),
    ],
)
def test_what_is_not_whole_is_kept_as_damaged(
    store: StudyStore, interview: Interview, data: bytes, announced: int, damaged: bool
) -> None:
    path = store.incoming_for(interview.id) / "t.jpg"
    path.write_bytes(data)
    if announced:
        write_json(path.with_suffix(".json"), {"name": "DSC_1.JPG", "size": announced, "mtime": "odd"})
    (pending,) = store.pending()
    assert pending.damaged is damaged
    link = store.adopt(pending)
    assert link.shot.damaged is damaged
    assert store.absolute(link.files[0].path).read_bytes() == data


def test_what_the_camera_process_noted_counts(store: StudyStore, interview: Interview) -> None:
    notes: list[dict[str, object]] = [{"damaged": True}, {"damaged": False}, {"sha256": "00" * 32}]
    for index, told in enumerate(notes):
        path = store.incoming_for(interview.id) / f"t{index}.jpg"
        path.write_bytes(jpeg(str(index)))
        write_json(path.with_suffix(".json"), {"name": f"DSC_{index}.JPG", **told})
    found = {pending.camera_name: pending.damaged for pending in store.pending()}
    assert found == {"DSC_0.JPG": True, "DSC_1.JPG": False, "DSC_2.JPG": True}


def test_without_facts_the_camera_clock_or_the_files_time_counts(
    store: StudyStore, interview: Interview
) -> None:
    arrived = arrive(store, interview.id, "DSC_0001.JPG")
    link = store.adopt(store.pending()[0], facts=_Facts(taken_at=None))
    assert link.shot.taken_at == datetime.fromtimestamp(arrived.source_time, UTC)
    path = store.incoming_for(interview.id) / "t.jpg"
    path.write_bytes(jpeg("y"))
    os.utime(path, (1000, 1000))
    assert store.adopt(store.pending()[0]).shot.taken_at == datetime.fromtimestamp(1000, UTC)


def test_damaged_identities_are_no_obstacle(store: StudyStore, interview: Interview) -> None:
    for number, text in enumerate(("", "{", "[1]", '{"size": "big", "name": null}')):
        path = store.incoming_for(interview.id) / f"t{number}.jpg"
        path.write_bytes(jpeg(str(number)))
        path.with_suffix(".json").write_text(text, encoding="utf-8")
    for pending in store.pending():
        store.adopt(pending)
    assert store.shot_count() == 4


def test_pending_comes_oldest_first(store: StudyStore, interview: Interview) -> None:
    for index, name in enumerate(("C.JPG", "A.JPG", "B.JPG")):
        _age(arrive(store, interview.id, name).path, 1000 - index)
    assert [pending.camera_name for pending in store.pending()] == ["C.JPG", "A.JPG", "B.JPG"]


def test_leftovers_go_and_what_is_needed_stays(store: StudyStore, interview: Interview) -> None:
    arrived = arrive(store, interview.id, "DSC_0001.JPG")
    incoming = arrived.path.parent
    for name in ("dead.jpg.part", "lone.json", "running.jpg.part"):
        (incoming / name).write_bytes(b"{}")
    for name in ("dead.jpg.part", "lone.json", arrived.path.name, f"{arrived.path.stem}.json"):
        _age(incoming / name)
    report = store.recover()
    assert {path.name for path in report.removed} == {"dead.jpg.part", "lone.json"}
    assert {path.name for path in incoming.iterdir()} == {
        arrived.path.name,
        f"{arrived.path.stem}.json",
        "running.jpg.part",
    }
    assert [pending.path for pending in report.pending] == [arrived.path]


def test_what_is_expected_from_the_camera_stays_and_is_no_picture(
    store: StudyStore, interview: Interview
) -> None:
    note = store.incoming_for(interview.id) / "t1.expected.json"
    note.write_text("{}", encoding="utf-8")
    _age(note)
    report = store.recover()
    assert (report.removed, report.pending, report.strangers) == ((), (), ())
    assert store.pending() == ()
    assert note.exists()


def test_opening_removes_leftovers(store: StudyStore, interview: Interview) -> None:
    dead = store.incoming_for(interview.id) / "dead.jpg.part"
    dead.write_bytes(b"half")
    _age(dead)
    store.close()
    with StudyStore.open(store.folder) as opened:
        assert not dead.exists()
        assert opened.pending() == ()


def test_what_tells_of_a_safe_file_goes_at_once(store: StudyStore, interview: Interview) -> None:
    arrived = arrive(store, interview.id, "DSC_0001.JPG")
    store.take_in(arrived, interview.id)
    told = arrived.path.with_suffix(".json")
    write_json(told, identity_json(arrived))
    other = told.with_name("9.json")
    write_json(other, identity_json(arrived) | {"sha256": "of a file that is being fetched"})
    store.close()
    with StudyStore.open(store.folder):
        assert not told.exists()
        assert other.exists()


def test_strangers_are_left_alone(store: StudyStore, interview: Interview) -> None:
    nobody = store.folder / ".incoming" / "nobody"
    nobody.mkdir(parents=True)
    (nobody / "x.jpg").write_bytes(jpeg("x"))
    (store.incoming_for(interview.id) / "empty.jpg").write_bytes(b"")
    report = store.recover(stale_after_s=-1)
    assert {path.name for path in report.strangers} == {"x.jpg", "empty.jpg"}
    assert report.pending == ()
    assert all(path.exists() for path in report.strangers)


def test_sidecars_are_no_orphans(store: StudyStore, interview: Interview, shot_id: str) -> None:
    (store.absolute(interview.folder) / "originals" / "FI_0001.JPG.xmp").write_text("<x/>", encoding="utf-8")
    assert store.pending() == ()
