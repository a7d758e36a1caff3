"""Existing photos come into an interview: in order, as pairs, once; the folder stays as it was."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from fotointerview.domain.chain import Link
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.people import Interview
from fotointerview.domain.words import FileKind, Language
from fotointerview.services.import_photos import Taken, Tally, begin, carry_out, find_target
from fotointerview.services.import_plan import ImportPlan, Left, Why, plan_import
from fotointerview.storage.files import sha256_of
from fotointerview.storage.study import StudyStore
from tests.services.import_kit import BEGUN, card, jpeg_at, lay, raw_at
from tests.storage.generator import small_jpeg
from tests.storage.helpers import contents, faulty, new_interview

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[StudyStore]:
    with StudyStore.create(tmp_path / "study", title="x") as opened:
        yield opened


@pytest.fixture
def interview(store: StudyStore) -> Interview:
    return new_interview(store, None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "kaart é"
    place.mkdir()
    return place


def imported(store: StudyStore, interview: Interview, folder: Path) -> list[Taken | Left]:
    return list(carry_out(store, interview, plan_import(store, folder)))


def links(store: StudyStore, interview: Interview) -> tuple[Link, ...]:
    return store.chain(interview.id).links


def names(plan: ImportPlan) -> list[list[str]]:
    return [[photo.name for photo in shot.photos] for shot in plan.shots]


def left(plan: ImportPlan) -> list[tuple[str, Why]]:
    return [(one.name, one.why) for one in plan.left]


# ── the plan ──────────────────────────────────────────────────────────────────────────────────────────────


def test_in_the_order_in_which_they_were_taken_and_pairs_together(store: StudyStore, folder: Path) -> None:
    plan = plan_import(store, card(folder))
    assert names(plan) == [
        ["DCIM/101DEMO/DSC_0002.NEF"],
        ["DCIM/100DEMO/DSC_0003.JPG", "DCIM/100DEMO/DSC_0003.NEF"],
        ["DCIM/100DEMO/DSC_0001.JPG"],
        ["DCIM/101DEMO/DSC_0001.JPG", "DCIM/101DEMO/DSC_0001.NEF"],
    ]
    assert [shot.taken_at for shot in plan.shots] == [BEGUN + timedelta(minutes=n) for n in range(4)]
    assert plan.files == 6
    assert plan.octets == sum(map(len, contents(folder).values()))
    assert plan.left == ()


def test_without_a_time_of_its_own_the_file_s_time_counts(store: StudyStore, folder: Path) -> None:
    lay(folder, "a.jpg", small_jpeg(), modified=BEGUN + timedelta(minutes=2))
    lay(folder, "b.jpg", jpeg_at(1))
    lay(folder, "c.jpg", jpeg_at(3), modified=BEGUN)
    assert names(plan_import(store, folder)) == [["b.jpg"], ["a.jpg"], ["c.jpg"]]


def test_a_clock_without_a_zone_is_read_where_it_was_set(store: StudyStore, folder: Path) -> None:
    from PIL import Image

    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2026:11:20 12:00:00"
    Image.new("RGB", (30, 20)).save(folder / "a.jpg", exif=exif)
    (shot,) = plan_import(store, folder, zone=ZoneInfo("Europe/Amsterdam")).shots
    assert shot.taken_at == datetime(2026, 11, 20, 11, tzinfo=UTC)


def test_pairs_share_folder_and_stem_whatever_the_capitals(store: StudyStore, folder: Path) -> None:
    lay(folder, "a/X.JPG", jpeg_at(1, shade=10))
    lay(folder, "a/x.nef", raw_at(1))
    lay(folder, "b/x.jpeg", jpeg_at(2, shade=20))
    lay(folder, "c/x.NEF", raw_at(3, seed=2))
    lay(folder, "d/y.JPG", jpeg_at(4, shade=30))
    lay(folder, "d/y.NEF", raw_at(4, seed=3))
    lay(folder, "d/y.DNG", raw_at(5, seed=4))
    assert names(plan_import(store, folder)) == [
        ["a/X.JPG", "a/x.nef"],
        ["b/x.jpeg"],
        ["c/x.NEF"],
        ["d/y.JPG"],
        ["d/y.NEF"],
        ["d/y.DNG"],
    ]


def test_the_same_photo_twice_in_the_folder(store: StudyStore, folder: Path) -> None:
    lay(folder, "a.jpg", jpeg_at(1))
    lay(folder, "copy/b.jpg", jpeg_at(1))
    lay(folder, "c.jpg", jpeg_at(2))
    plan = plan_import(store, folder)
    assert names(plan) == [["a.jpg"], ["c.jpg"]]
    assert plan.left == (Left("copy/b.jpg", Why.TWICE, other="a.jpg"),)


def test_what_is_no_photo_is_told_one_by_one(store: StudyStore, folder: Path) -> None:
    lay(folder, "a.jpg", jpeg_at(1))
    lay(folder, "brief.docx", b"x")
    lay(folder, "DCIM/MOV_0001.MP4", b"x")
    lay(folder, "._a.jpg", jpeg_at(2))
    lay(folder, ".Trashes/old.jpg", jpeg_at(3))
    lay(folder, "empty.jpg", b"")
    lay(folder, "text.jpg", b"this is no picture")
    lay(folder, "text.NEF", b"nor is this")
    (folder / "link.jpg").symlink_to(folder / "a.jpg")
    (folder / "nowhere.jpg").symlink_to(folder / "x.jpg")
    plan = plan_import(store, folder)
    assert names(plan) == [["a.jpg"]]
    assert left(plan) == [
        (".Trashes", Why.FOREIGN),
        ("._a.jpg", Why.FOREIGN),
        ("DCIM/MOV_0001.MP4", Why.FOREIGN),
        ("brief.docx", Why.FOREIGN),
        ("empty.jpg", Why.UNREADABLE),
        ("link.jpg", Why.FOREIGN),
        ("nowhere.jpg", Why.FOREIGN),
        ("text.NEF", Why.UNREADABLE),
        ("text.jpg", Why.UNREADABLE),
    ]


def test_a_plan_changes_nothing(store: StudyStore, folder: Path) -> None:
    card(folder)
    before = contents(folder), contents(store.folder)
    plan = plan_import(store, folder)
    find_target(store, "P09", plan, new_interview=True)
    assert (contents(folder), contents(store.folder)) == before


def test_no_folder_and_the_study_itself(store: StudyStore, interview: Interview, tmp_path: Path) -> None:
    with faulty(FaultCode.IMPORT_MISSING):
        plan_import(store, tmp_path / "no")
    with faulty(FaultCode.IMPORT_MISSING):
        plan_import(store, lay(tmp_path, "file.jpg", b"x"))
    for place in (store.folder, store.folder / "interviews", tmp_path):
        with faulty(FaultCode.IMPORT_INSIDE):
            plan_import(store, place)


# ── taking over ───────────────────────────────────────────────────────────────────────────────────────────


def test_photos_come_in_and_the_folder_stays(store: StudyStore, interview: Interview, folder: Path) -> None:
    card(folder)
    before = {path: path.stat() for path in folder.rglob("*")}
    content = contents(folder)
    tally = Tally()
    for step in carry_out(store, interview, plan_import(store, folder)):
        tally.add(step)
    assert (tally.shots, tally.files, tally.left) == (4, 6, [])
    assert tally.octets == sum(map(len, content.values()))
    got = links(store, interview)
    assert [[file.kind for file in link.files] for link in got] == [
        [FileKind.RAW],
        [FileKind.JPEG, FileKind.RAW],
        [FileKind.JPEG],
        [FileKind.JPEG, FileKind.RAW],
    ]
    assert [link.shot.taken_at for link in got] == [BEGUN + timedelta(minutes=n) for n in range(4)]
    assert got[1].shot.exposure.iso == 400
    kept = [store.absolute(file.path) for link in got for file in link.files]
    assert {path.read_bytes() for path in kept} == set(content.values())
    assert all(path.stat().st_mode & 0o222 == 0 for path in kept)
    assert contents(store.folder / ".incoming") == {}
    assert contents(folder) == content
    assert {path: path.stat().st_mtime_ns for path in before} == {
        path: found.st_mtime_ns for path, found in before.items()
    }


def test_doing_it_again_takes_nothing(store: StudyStore, interview: Interview, folder: Path) -> None:
    imported(store, interview, card(folder))
    plan = plan_import(store, folder)
    assert plan.shots == ()
    assert [(one.why, one.number) for one in plan.left] == [
        (Why.KNOWN, 3),
        (Why.KNOWN, 2),
        (Why.KNOWN, 2),
        (Why.KNOWN, 4),
        (Why.KNOWN, 4),
        (Why.KNOWN, 1),
    ]
    assert plan.count_left(known=True) == 6
    assert list(carry_out(store, interview, plan)) == []


def test_a_photo_is_known_by_its_bytes_whatever_it_is_called(
    store: StudyStore, interview: Interview, folder: Path, tmp_path: Path
) -> None:
    imported(store, interview, card(folder))
    other = tmp_path / "other"
    lay(other, "holiday.jpeg", jpeg_at(2, shade=90))
    lay(other, "new.jpg", jpeg_at(9, shade=91))
    plan = plan_import(store, other)
    assert names(plan) == [["new.jpg"]]
    assert plan.left == (Left("holiday.jpeg", Why.KNOWN, number=3),)


def test_an_old_plan_takes_nothing_in_twice(store: StudyStore, interview: Interview, folder: Path) -> None:
    plan = plan_import(store, card(folder))
    list(carry_out(store, interview, plan))
    list(carry_out(store, interview, plan))
    assert len(links(store, interview)) == 4
    assert contents(store.folder / ".incoming") == {}


def test_the_raw_that_comes_later_joins_its_jpeg(
    store: StudyStore, interview: Interview, folder: Path
) -> None:
    lay(folder, "a.JPG", jpeg_at(1))
    imported(store, interview, folder)
    lay(folder, "a.NEF", raw_at(1))
    plan = plan_import(store, folder)
    assert plan.shots[0].joins == links(store, interview)[0].shot.id
    imported(store, interview, folder)
    (link,) = links(store, interview)
    assert [file.kind for file in link.files] == [FileKind.JPEG, FileKind.RAW]


def test_a_photo_without_an_end_is_kept_and_marked(
    store: StudyStore, interview: Interview, folder: Path
) -> None:
    lay(folder, "cut.jpg", jpeg_at(1)[:-200])
    (step,) = imported(store, interview, folder)
    assert isinstance(step, Taken)
    assert step.damaged
    assert links(store, interview)[0].shot.damaged


def test_a_file_that_cannot_be_read_to_its_end_is_left_and_its_other_half_comes(
    store: StudyStore, interview: Interview, folder: Path
) -> None:
    card(folder)
    plan = plan_import(store, folder)
    (folder / "DCIM/100DEMO/DSC_0003.JPG").unlink()
    steps = list(carry_out(store, interview, plan))
    assert [step for step in steps if isinstance(step, Left)] == [
        Left("DCIM/100DEMO/DSC_0003.JPG", Why.FAILED)
    ]
    assert sum(isinstance(step, Taken) for step in steps) == 5
    assert contents(store.folder / ".incoming") == {}


def test_ending_it_between_two_files(store: StudyStore, interview: Interview, folder: Path) -> None:
    steps = carry_out(store, interview, plan_import(store, card(folder)))
    next(steps)
    next(steps)
    steps.close()
    assert sum(len(link.files) for link in links(store, interview)) == 2
    assert contents(store.folder / ".incoming") == {}
    imported(store, interview, folder)
    assert [len(link.files) for link in links(store, interview)] == [1, 2, 1, 2]


def test_a_full_disk_ends_it_and_what_came_is_safe(
    store: StudyStore, interview: Interview, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = carry_out(store, interview, plan_import(store, card(folder)))
    next(steps)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full_disk:
        full_disk.setattr(os, "fsync", full)
        with faulty(FaultCode.DISK_FULL):
            next(steps)
    assert len(links(store, interview)) == 1
    imported(store, interview, folder)
    assert [len(link.files) for link in links(store, interview)] == [1, 2, 1, 2]


def test_names_that_are_no_letters(store: StudyStore, interview: Interview, folder: Path) -> None:
    try:
        lay(folder, os.fsdecode(b"\xff\xfe.jpg"), jpeg_at(1))
    except OSError:
        pytest.skip("this disk has no such names")
    lay(folder, "Één foto’s 100%\n.jpg", jpeg_at(2))
    steps = imported(store, interview, folder)
    assert [step.photo.name for step in steps if isinstance(step, Taken)] == [
        "\\udcff\\udcfe.jpg",
        "Één foto’s 100%\n.jpg",
    ]


# ── where they go ─────────────────────────────────────────────────────────────────────────────────────────


def test_into_the_latest_interview_of_the_participant(
    store: StudyStore, interview: Interview, folder: Path
) -> None:
    new_interview(store, None)
    plan = plan_import(store, card(folder))
    target = find_target(store, " p01 ", plan)
    assert target.interview == interview
    assert begin(store, target, plan, language=Language.NL).interview == interview


def test_a_new_participant_and_an_interview_of_the_day_of_the_photos(store: StudyStore, folder: Path) -> None:
    plan = plan_import(store, card(folder))
    target = find_target(store, "P07", plan)
    assert (target.participant, target.interview) == (None, None)
    begun = begin(store, target, plan, language=Language.EN)
    assert begun.interview is not None
    assert begun.interview.folder == "interviews/2026-11-20 P07"
    assert begun.interview.started_at == BEGUN
    assert begun.participant is not None
    assert begun.participant.language is Language.EN


def test_a_new_interview_if_wanted_which_an_import_that_was_cut_off_goes_on_in(
    store: StudyStore, interview: Interview, folder: Path
) -> None:
    plan = plan_import(store, card(folder))
    target = find_target(store, "P01", plan, new_interview=True)
    assert target.interview is None
    begun = begin(store, target, plan, language=Language.NL).interview
    assert begun is not None
    assert begun.id != interview.id
    steps = carry_out(store, begun, plan)
    next(steps)
    steps.close()
    again = plan_import(store, folder)
    assert find_target(store, "P01", again, new_interview=True).interview == begun
    assert find_target(store, "P02", again, new_interview=True).interview is None


def test_a_name_is_no_code(store: StudyStore, folder: Path) -> None:
    with faulty(FaultCode.BAD_PARTICIPANT_CODE):
        find_target(store, "Maartje", plan_import(store, folder))


def test_a_study_that_cannot_be_written_to(
    store: StudyStore, interview: Interview, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card(folder)
    store.close()
    monkeypatch.setattr("fotointerview.storage.opening.can_write", lambda path: False)
    with StudyStore.open(store.folder) as looked_at:
        assert looked_at.read_only
        plan = plan_import(looked_at, folder)
        with faulty(FaultCode.STUDY_READ_ONLY):
            next(carry_out(looked_at, interview, plan))
        with pytest.raises(FaultError):
            begin(looked_at, find_target(looked_at, "P09", plan), plan, language=Language.NL)


# ── crashes ───────────────────────────────────────────────────────────────────────────────────────────────


def run(study: Path, folder: Path, kill_at: int) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join((str(ROOT), str(ROOT / "src")))
    return subprocess.run(
        [sys.executable, "-m", "tests.services.import_runner", str(study), str(folder), str(kill_at)],
        env=os.environ | {"PYTHONPATH": paths},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this computer has no SIGKILL")
@pytest.mark.parametrize("seed", range(12))
def test_killed_at_any_line_nothing_is_lost_and_again_takes_what_is_missing(
    tmp_path: Path, folder: Path, seed: int, lines: int
) -> None:
    card(folder)
    content = contents(folder)
    kill_at = seed * lines // 12 + random.Random(seed).randrange(1, lines // 12)
    StudyStore.create(tmp_path / "study", title="x").close()
    assert run(tmp_path / "study", folder, kill_at).returncode == -signal.SIGKILL
    assert contents(folder) == content
    again = run(tmp_path / "study", folder, 0)
    assert again.returncode == 0, again.stderr
    with StudyStore.open(tmp_path / "study") as store:
        (interview,) = store.interviews()
        got = links(store, interview)
        hashes = [file.sha256 for link in got for file in link.files]
        assert len(hashes) == len(set(hashes)) == 6
        assert [sorted(file.kind for file in link.files) for link in got] == [
            [FileKind.RAW],
            [FileKind.JPEG, FileKind.RAW],
            [FileKind.JPEG],
            [FileKind.JPEG, FileKind.RAW],
        ]
        for link in got:
            for file in link.files:
                assert sha256_of(store.absolute(file.path)) == file.sha256
        report = store.recover(stale_after_s=-1)
        assert (report.pending, report.missing, report.strangers) == ((), (), ())


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many lines of the program a whole import takes."""
    place = tmp_path_factory.mktemp("lines")
    StudyStore.create(place / "study", title="x").close()
    done = run(place / "study", card(place / "card"), 0)
    assert done.returncode == 0, done.stderr
    return int(done.stdout)
