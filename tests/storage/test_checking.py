"""A check finds what is the matter, changes nothing, and goes on where it was; a repair does what it is asked."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from fotointerview.domain.faults import FaultCode
from fotointerview.domain.people import Interview
from fotointerview.domain.soundness import (
    CheckPart,
    CheckProgress,
    Finding,
    FindingKind,
    NotChecked,
    NotRepaired,
    Repair,
    RepairResult,
)
from fotointerview.storage import opening, reading_ahead
from fotointerview.storage.checking import StudyCheck
from fotointerview.storage.copy_list import SUMS
from fotointerview.storage.files import make_writable, sha256_of
from fotointerview.storage.opening import DATABASE
from fotointerview.storage.reading_ahead import Hashed, hash_files
from fotointerview.storage.repairing import repair
from fotointerview.storage.second_copy import OWNER, choose_target, open_copies
from fotointerview.storage.study import StudyStore
from fotointerview.storage.verified import BELIEVED_S, Verified
from tests.storage.helpers import arrive, faulty, jpeg

KIND = FindingKind
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'


@dataclass(frozen=True)
class Place:
    """A closed study of five originals, and its second copy."""

    folder: Path
    target: Path
    files: tuple[str, ...]

    @property
    def copies(self) -> Path:
        """The folder of the copies."""
        return self.target / self.folder.name

    @property
    def originals(self) -> Path:
        """The folder of the originals."""
        return (self.folder / self.files[0]).parent


@pytest.fixture
def place(store: StudyStore, interview: Interview, tmp_path: Path) -> Place:
    for number in range(5):
        name = f"DSC_{number:04d}.JPG"
        store.take_in(arrive(store, interview.id, name, content=jpeg(name, number * 900_000)), interview.id)
    target = tmp_path / "schijf é"
    target.mkdir()
    choose_target(target, study=store.folder)
    files = store.files()
    with open_copies(target, study=store.folder, study_id=store.study().id) as copies:
        assert copies is not None
        for file in files:
            copies.keep(file)
    store.close()
    return Place(store.folder, target, tuple(file.path for file in files))


def checked(place: Place, *, copies: bool = False, verified: Verified | None = None) -> list[Finding]:
    return [item for item in told(place, copies=copies, verified=verified) if isinstance(item, Finding)]


def told(
    place: Place, *, copies: bool = False, verified: Verified | None = None
) -> list[Finding | CheckProgress | NotChecked]:
    return list(StudyCheck(place.folder, second_copy=place.target if copies else None).run(verified))


def pairs(findings: list[Finding]) -> list[tuple[FindingKind, str]]:
    return [(found.kind, found.path) for found in findings]


def flip(path: Path, at: int = 10) -> None:
    """One bit of the file is another, and nothing else shows it."""
    about = path.stat()
    make_writable(path)
    with path.open("r+b") as file:
        file.seek(at)
        byte = file.read(1)
        file.seek(at)
        file.write(bytes([byte[0] ^ 1]))
    path.chmod(about.st_mode)
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))


def cut(path: Path) -> None:
    """The last byte is gone."""
    about = path.stat()
    make_writable(path)
    os.truncate(path, about.st_size - 1)
    path.chmod(about.st_mode)


def tree(*folders: Path) -> dict[str, tuple[int, int, int, str]]:
    """Everything below the folders: rights, time of change, size and content."""
    found = {}
    for folder in folders:
        for path in (folder, *folder.rglob("*")):
            about = path.lstat()
            content = sha256_of(path) if path.is_file() else ""
            found[str(path)] = (about.st_mode, about.st_mtime_ns, about.st_size, content)
    return found


# ── what is found ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_sound_study_has_no_findings_and_all_of_it_was_read(place: Place) -> None:
    items = told(place, copies=True)
    assert [item for item in items if not isinstance(item, CheckProgress)] == []
    last = {item.part: item for item in items if isinstance(item, CheckProgress)}
    assert list(last) == list(CheckPart)
    size = sum((place.folder / path).stat().st_size for path in place.files)
    for part in (CheckPart.ORIGINALS, CheckPart.SECOND_COPY):
        assert last[part] == CheckProgress(
            part=part, files=5, files_total=5, size=size, size_total=size, read=size
        )


def test_progress_never_goes_back(place: Place) -> None:
    flip(place.folder / place.files[1])
    cut(place.folder / place.files[2])
    items = [item for item in told(place) if isinstance(item, CheckProgress)]
    steps = [(item.files, item.size) for item in items if item.part is CheckPart.ORIGINALS]
    assert steps == sorted(steps)
    assert steps[-1] == (5, items[-2].size_total)


@pytest.mark.parametrize("at", [0, 3_000_000, -1])
def test_one_flipped_bit_is_found_wherever_it_is(place: Place, at: int) -> None:
    path = place.folder / place.files[4]
    flip(path, at if at >= 0 else path.stat().st_size + at)
    (found,) = checked(place)
    assert (found.kind, found.path) == (KIND.ORIGINAL_CHANGED, place.files[4])
    assert found.found_sha256 == sha256_of(path) != found.expected_sha256
    assert found.is_problem


def test_a_missing_and_a_truncated_original_are_found(place: Place) -> None:
    (place.folder / place.files[1]).unlink()
    cut(place.folder / place.files[3])
    missing, short = checked(place)
    assert (missing.kind, missing.path) == (KIND.ORIGINAL_MISSING, place.files[1])
    assert (short.kind, short.path) == (KIND.ORIGINAL_SIZE, place.files[3])
    assert short.expected_size is not None
    assert short.found_size == short.expected_size - 1


def test_a_whole_folder_that_is_gone_is_every_file_of_it(place: Place) -> None:
    shutil.rmtree(place.originals.parent)
    assert pairs(checked(place)) == [(KIND.ORIGINAL_MISSING, path) for path in place.files]


def test_a_folder_in_the_place_of_an_original_cannot_be_read(place: Place) -> None:
    (place.folder / place.files[0]).unlink()
    (place.folder / place.files[0]).mkdir()
    assert pairs(checked(place)) == [(KIND.ORIGINAL_UNREADABLE, place.files[0])]


def test_an_error_of_the_disk_is_told_of_its_file_and_the_others_are_read(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, seen = reading_ahead._read_into, []

    def failing(descriptor: int, view: memoryview) -> int:
        seen.append(descriptor)
        if len(seen) == 3:
            raise OSError(5, "Input/output error")
        return real(descriptor, view)

    monkeypatch.setattr(reading_ahead, "_read_into", failing)
    (found,) = checked(place)
    assert (found.kind, found.words) == (KIND.ORIGINAL_UNREADABLE, "Input/output error")


def test_an_original_that_can_be_written_is_a_remark(place: Place) -> None:
    make_writable(place.folder / place.files[0])
    (found,) = checked(place)
    assert (found.kind, found.is_problem) == (KIND.ORIGINAL_WRITABLE, False)


def test_what_does_not_belong_is_found_and_what_does_is_not(place: Place) -> None:
    interview = place.originals.parent
    for name in (
        "audio/gesprek.flac",
        "transcript/gesprek.txt",
        "originals/.DS_Store",
        "damaged/FI_0001.JPG",
        "originals/FI_0001.JPG.xmp.damaged",
    ):
        (interview / name).parent.mkdir(exist_ok=True)
        (interview / name).write_bytes(b"x")
    (place.originals / "FI_0099.JPG").write_bytes(b"orphan")
    (place.originals / "FI_0001.JPG.part").write_bytes(b"half")
    (interview / "stray.txt").write_bytes(b"stray")
    (place.folder / "interviews" / "somebody").mkdir()
    (place.folder / "interviews" / "somebody" / "FI_0001.JPG").write_bytes(b"x")
    inside = interview.relative_to(place.folder).as_posix()
    assert sorted(pairs(checked(place))) == sorted(
        [
            (KIND.SET_ASIDE, f"{inside}/damaged/FI_0001.JPG"),
            (KIND.SET_ASIDE, f"{inside}/originals/FI_0001.JPG.xmp.damaged"),
            (KIND.ORPHAN_ORIGINAL, f"{inside}/originals/FI_0099.JPG"),
            (KIND.LEFTOVER, f"{inside}/originals/FI_0001.JPG.part"),
            (KIND.ORPHAN_FILE, f"{inside}/stray.txt"),
            (KIND.ORPHAN_FILE, "interviews/somebody/FI_0001.JPG"),
        ]
    )


def test_what_waits_in_incoming_is_told_apart(place: Place) -> None:
    (mine,) = (place.folder / ".incoming").iterdir()
    stranger = mine.with_name("0" * 36)
    stranger.mkdir(exist_ok=True)
    for path in (
        mine / "a.jpg",
        mine / "b.jpg.part",
        mine / "c.json",
        mine / "d.expected.json",
        stranger / "e.jpg",
        mine.parent / "card-0123456789abcdef.jsonl",
    ):
        path.write_bytes(b"x")
    (mine / "empty.jpg").touch()
    found = {Path(path).name: kind for kind, path in pairs(checked(place))}
    assert found == {
        "a.jpg": KIND.INCOMING_WAITING,
        "b.jpg.part": KIND.LEFTOVER,
        "c.json": KIND.LEFTOVER,
        "e.jpg": KIND.INCOMING_STRANGER,
        "empty.jpg": KIND.INCOMING_STRANGER,
    }


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("FI_0001.JPG.xmp", XMP, None),
        ("FI_0001.xmp", b'<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>', None),
        ("FI_0001.JPG.xmp", XMP[:-3], KIND.SIDECAR_UNREADABLE),
        ("FI_0001.JPG.xmp", b"", KIND.SIDECAR_UNREADABLE),
        ("FI_0001.JPG.xmp", b"\xff\xfe\x00garbage", KIND.SIDECAR_UNREADABLE),
        ("FI_0001.JPG.xmp", b'<?xml version="1.0" encoding="klingon"?><a/>', KIND.SIDECAR_UNREADABLE),
        ("FI_0001.JPG.xmp", b"<html/>", KIND.SIDECAR_UNREADABLE),
        ("FI_0077.JPG.xmp", XMP, KIND.SIDECAR_ORPHAN),
    ],
)
def test_sidecars(place: Place, name: str, content: bytes, kind: FindingKind | None) -> None:
    (place.originals / name).write_bytes(content)
    assert [found.kind for found in checked(place)] == ([] if kind is None else [kind])


def test_a_row_that_points_outside_is_never_opened(place: Place) -> None:
    with sqlite3.connect(place.folder / DATABASE) as database:
        database.execute("UPDATE shot_file SET path = '../../secret' WHERE path = ?", (place.files[0],))
    database.close()
    kinds = {found.kind for found in checked(place)}
    assert kinds == {KIND.PATH_OUTSIDE, KIND.ORPHAN_ORIGINAL}


# ── the database ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_broken_reference_in_the_database_is_found(place: Place) -> None:
    with sqlite3.connect(place.folder / DATABASE) as database:
        database.execute("PRAGMA foreign_keys=OFF")
        database.execute("DELETE FROM shot WHERE number = 1")
    database.close()
    (found,) = checked(place)
    assert (found.kind, found.words) == (KIND.DATABASE_REFERENCES, "shot_file → shot: 1")


def _spoil_pages(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 * 2 : 4096 * 30] = bytes(range(256)) * (16 * 28)
    path.write_bytes(data)


@pytest.mark.parametrize(
    "damage",
    [
        _spoil_pages,
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        lambda path: path.write_bytes(b"\0" * 20000),
        lambda path: path.write_text("not a database, but long enough to be one" * 50, encoding="utf-8"),
    ],
    ids=["pages", "truncated", "zeros", "text"],
)
def test_a_damaged_database_is_a_finding_and_the_copies_are_checked_all_the_same(
    place: Place, damage: Callable[[Path], object]
) -> None:
    damage(place.folder / DATABASE)
    flip(place.copies / place.files[2])
    items = told(place, copies=True)
    kinds = [item.kind for item in items if isinstance(item, Finding)]
    assert KIND.DATABASE_DAMAGED in kinds
    assert kinds.count(KIND.COPY_CHANGED) == 1
    assert KIND.ORPHAN_ORIGINAL not in kinds
    assert CheckPart.FOLDERS in [item.part for item in items if isinstance(item, NotChecked)]


def test_a_damaged_index_is_found_and_every_original_is_read(place: Place) -> None:
    """A row that an index does not know: only ``integrity_check`` sees it."""
    database = sqlite3.connect(place.folder / DATABASE)
    (schema,) = database.execute(
        "SELECT sql FROM sqlite_master WHERE name = 'ix_shot_file_shot_id'"
    ).fetchone()
    database.execute("DROP INDEX ix_shot_file_shot_id")
    database.execute(schema + " WHERE size > 100000000")  # an empty index …
    database.execute("PRAGMA writable_schema=ON")
    database.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'ix_shot_file_shot_id'", (schema,))
    database.commit()  # … that calls itself a whole one
    database.close()
    findings = checked(place)
    assert {found.kind for found in findings} == {KIND.DATABASE_DAMAGED}
    assert any(
        "missing from index" in found.words or "wrong # of entries" in found.words for found in findings
    )


def test_what_is_only_in_the_log_of_a_killed_program_is_seen(place: Place, tmp_path: Path) -> None:
    store = StudyStore.open(place.folder)
    (interview,) = store.interviews()
    store.take_in(arrive(store, interview.id, "DSC_0900.JPG"), interview.id)
    killed = tmp_path / "killed"
    shutil.copytree(place.folder, killed, ignore=shutil.ignore_patterns("*-shm"))
    assert (killed / f"{DATABASE}-wal").stat().st_size > 0
    store.close()
    before = tree(killed)
    check = StudyCheck(killed)
    assert [item for item in check.run() if isinstance(item, Finding)] == []
    assert len(check.listing.files) == 6
    assert tree(killed) == before


def test_a_study_that_another_process_writes_to(place: Place) -> None:
    """What is committed there is seen here, and what is there is no orphan."""
    store = StudyStore.open(place.folder)
    try:
        (interview,) = store.interviews()
        store.take_in(arrive(store, interview.id, "DSC_0900.JPG"), interview.id)
        check = StudyCheck(place.folder)
        store.take_in(arrive(store, interview.id, "DSC_0901.JPG"), interview.id)
        assert [item for item in check.run() if isinstance(item, Finding)] == []
    finally:
        store.close()


@pytest.mark.parametrize("code", [FaultCode.STUDY_MISSING, FaultCode.STUDY_NOT_A_STUDY])
def test_what_is_no_study_cannot_be_checked(tmp_path: Path, code: FaultCode) -> None:
    folder = tmp_path / "s"
    if code is FaultCode.STUDY_NOT_A_STUDY:
        folder.mkdir()
    with faulty(code):
        StudyCheck(folder)


# ── the second copy ────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_the_matter_with_the_copies(place: Place) -> None:
    flip(place.copies / place.files[0])
    cut(place.copies / place.files[1])
    (place.copies / place.files[2]).unlink()
    sums = place.copies / SUMS
    lines = [line for line in sums.read_text("utf-8").splitlines() if not line.endswith(place.files[3])]
    sums.write_text("\n".join([*lines, f"{'0' * 64}  gone.JPG", "half a li"]), "utf-8")
    (place.copies / "gone.JPG").write_bytes(b"of somebody who withdrew")
    assert sorted(pairs(checked(place, copies=True))) == sorted(
        [
            (KIND.COPY_CHANGED, place.files[0]),
            (KIND.COPY_SIZE, place.files[1]),
            (KIND.COPY_MISSING, place.files[2]),
            (KIND.COPY_MISSING, place.files[3]),
            (KIND.COPY_UNLISTED, place.files[3]),
            (KIND.COPY_LEFT_OVER, "gone.JPG"),
        ]
    )


def test_a_list_of_copies_that_points_outside_is_not_followed(place: Place) -> None:
    (place.target / "secret").write_bytes(b"x")
    with (place.copies / SUMS).open("a", encoding="utf-8") as sums:
        sums.write(f"{'0' * 64}  ../secret\n")
    assert checked(place, copies=True) == []


def test_the_folder_of_the_copies_itself_may_be_named(place: Place) -> None:
    check = StudyCheck(place.folder, second_copy=place.copies)
    assert check.copies == place.copies
    assert [item for item in check.run() if isinstance(item, Finding)] == []


def test_no_copies_at_a_chosen_place_and_a_disk_that_is_not_there(place: Place, tmp_path: Path) -> None:
    shutil.rmtree(place.copies)
    assert [found.kind for found in checked(place, copies=True)] == [KIND.COPY_ABSENT]
    shutil.rmtree(place.target)
    items = told(place, copies=True)
    assert [item.part for item in items if isinstance(item, NotChecked)] == [CheckPart.SECOND_COPY]
    assert not place.target.exists()


# ── it changes nothing ─────────────────────────────────────────────────────────────────────────────────────


def test_a_check_changes_nothing_whatever_it_finds(place: Place) -> None:
    flip(place.folder / place.files[0])
    (place.folder / place.files[1]).unlink()
    (place.originals / "FI_0099.JPG").write_bytes(b"orphan")
    (place.originals / "FI_0001.JPG.xmp").write_bytes(b"<")
    flip(place.copies / place.files[2])
    with (place.copies / SUMS).open("a", encoding="utf-8") as sums:
        sums.write("half a li")
    before = tree(place.folder, place.target)
    assert len(checked(place, copies=True)) == 6  # the sidecar has no copy either
    assert tree(place.folder, place.target) == before


def test_an_older_study_is_checked_and_not_migrated(place: Place) -> None:
    with sqlite3.connect(place.folder / DATABASE) as database:
        database.execute("UPDATE alembic_version SET version_num = '0001'")
    database.close()
    before = tree(place.folder)
    assert checked(place) == []
    assert tree(place.folder) == before


def test_a_newer_study_whose_tables_are_known_is_checked(place: Place) -> None:
    with sqlite3.connect(place.folder / DATABASE) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    assert checked(place) == []


def test_a_newer_study_with_other_tables_is_refused(place: Place) -> None:
    with sqlite3.connect(place.folder / DATABASE) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.execute("ALTER TABLE shot_file RENAME TO picture_file")
    database.close()
    with faulty(FaultCode.STUDY_NEWER):
        StudyCheck(place.folder)


def test_a_study_on_a_read_only_medium(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    store = StudyStore.open(place.folder)
    (interview,) = store.interviews()
    store.take_in(arrive(store, interview.id, "DSC_0900.JPG"), interview.id)
    frozen = place.folder.with_name("dvd")
    shutil.copytree(place.folder, frozen)
    store.close()
    monkeypatch.setattr("fotointerview.storage.check_database.can_write", lambda _: False)
    before = tree(frozen)
    check = StudyCheck(frozen)
    assert [item for item in check.run() if isinstance(item, Finding)] == []
    assert len(check.listing.files) == 6
    assert tree(frozen) == before
    assert opening.DATABASE in {path.name for path in frozen.iterdir()}


# ── going on where it was ──────────────────────────────────────────────────────────────────────────────────


def test_an_interrupted_check_goes_on_without_reading_again(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = tmp_path / "state" / "s.jsonl"
    with Verified(state, about="me") as verified:
        run = StudyCheck(place.folder).run(verified)
        for item in run:
            if isinstance(item, CheckProgress) and item.part is CheckPart.ORIGINALS and item.files == 3:
                break
        run.close()
    opened: list[str] = []
    real = reading_ahead._announced

    def announced(path: Path) -> reading_ahead._Opened:
        opened.append(path.name)
        return real(path)

    monkeypatch.setattr(reading_ahead, "_announced", announced)
    flip(place.folder / place.files[4])
    with Verified(state, resume=True, about="me") as verified:
        items = told(place, verified=verified)
        verified.finish()
    assert opened == [Path(path).name for path in place.files[3:]]
    last = [item for item in items if isinstance(item, CheckProgress) and item.part is CheckPart.ORIGINALS][
        -1
    ]
    assert (last.files, last.skipped, last.size) == (5, 3, last.size_total)
    assert last.read < last.size
    assert [item.kind for item in items if isinstance(item, Finding)] == [KIND.ORIGINAL_CHANGED]
    assert not state.exists()


def test_what_changed_since_the_interruption_is_read_again(place: Place, tmp_path: Path) -> None:
    state = tmp_path / "s.jsonl"
    with Verified(state, about="me") as verified:
        assert checked(place, verified=verified) == []
    path = place.folder / place.files[2]
    before = path.stat().st_mtime_ns
    flip(path)
    os.utime(path, ns=(before, before + 1))
    with Verified(state, resume=True, about="me") as verified:
        (found,) = checked(place, verified=verified)
    assert (found.kind, found.path) == (KIND.ORIGINAL_CHANGED, place.files[2])


def test_what_is_not_sound_is_never_written_down(place: Place, tmp_path: Path) -> None:
    flip(place.folder / place.files[2])
    state = tmp_path / "s.jsonl"
    for resume in (False, True, True):
        with Verified(state, resume=resume, about="me") as verified:
            assert [found.path for found in checked(place, verified=verified)] == [place.files[2]]


@pytest.mark.parametrize("why", ["another's", "too old", "none", "garbage", "not asked"])
def test_a_list_that_says_nothing_is_not_believed(tmp_path: Path, why: str) -> None:
    state, key = tmp_path / "s.jsonl", ("originals:a", 1, 2, "0" * 64)
    with Verified(state, about="me", now=lambda: 1000.0) as verified:
        verified.add(key)
    if why == "none":
        state.unlink()
    elif why == "garbage":
        state.write_bytes(b"\xff{[]\n" + state.read_bytes())
    later = 1000.0 + BELIEVED_S + (1 if why == "too old" else -1)
    about = "you" if why == "another's" else "me"
    with Verified(state, resume=why != "not asked", about=about, now=lambda: later) as verified:
        assert verified.began_at is None
        assert not verified.has(key)


def test_a_list_that_a_crash_cut_off_is_good_up_to_there(tmp_path: Path) -> None:
    state = tmp_path / "s.jsonl"
    keys = [(f"originals:{name}", 1, 2, "0" * 64) for name in "abc"]
    with Verified(state, about="me") as verified:
        verified.add(keys[0])
        verified.add(keys[1])
    os.truncate(state, state.stat().st_size - 4)
    for _ in range(2):
        with Verified(state, resume=True, about="me") as verified:
            assert verified.began_at is not None
            assert (verified.has(keys[0]), verified.has(keys[1])) == (True, False)
            verified.add(keys[2])
    with Verified(state, resume=True, about="me") as verified:
        assert verified.has(keys[2])


def test_a_list_that_cannot_be_kept_is_no_reason_not_to_check(place: Place, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with Verified(tmp_path / "file" / "s.jsonl", about="me") as verified:
        assert checked(place, verified=verified) == []
        verified.finish()


def test_files_larger_than_all_buffers_and_empty_ones(tmp_path: Path) -> None:
    sizes = [0, 1, reading_ahead.BLOCK, reading_ahead.BLOCK + 1, reading_ahead.BLOCK * 6 + 5, 0]
    paths = [tmp_path / f"{number}" for number in range(len(sizes))]
    for number, (path, size) in enumerate(zip(paths, sizes, strict=True)):
        path.write_bytes(bytes([number]) * size)
    read = [item for item in hash_files(paths) if isinstance(item, Hashed)]
    assert [(item.path, item.sha256, item.size) for item in read] == [
        (path, sha256_of(path), size) for path, size in zip(paths, sizes, strict=True)
    ]


# ── repairs ────────────────────────────────────────────────────────────────────────────────────────────────


def repaired(place: Place, *asked: Repair) -> list[RepairResult]:
    check = StudyCheck(place.folder, second_copy=place.target)
    findings = [item for item in check.run() if isinstance(item, Finding)]
    return list(repair(check, findings, frozenset(asked)))


def test_only_what_is_asked_is_put_right(place: Place) -> None:
    contents = {path: (place.folder / path).read_bytes() for path in place.files}
    (place.folder / place.files[0]).unlink()
    flip(place.folder / place.files[1])
    cut(place.folder / place.files[2])
    flip(place.copies / place.files[3])
    damaged = {path: (place.folder / path).read_bytes() for path in place.files[1:3]}
    copies = tree(place.target)

    results = repaired(place, Repair.MISSING)
    assert [(r.finding.path, r.trouble, r.set_aside) for r in results] == [(place.files[0], None, "")]
    assert (place.folder / place.files[0]).read_bytes() == contents[place.files[0]]
    assert {path: (place.folder / path).read_bytes() for path in damaged} == damaged

    results = repaired(place, Repair.DAMAGED)
    assert sorted((r.finding.path, r.trouble) for r in results) == [(path, None) for path in damaged]
    for result in results:
        assert (place.folder / result.set_aside).read_bytes() == damaged[result.finding.path]
        assert "/damaged/" in result.set_aside
    assert {path: (place.folder / path).read_bytes() for path in place.files} == contents
    assert all(not (place.folder / path).stat().st_mode & 0o222 for path in place.files)
    assert tree(place.target) == copies
    assert [found.kind for found in checked(place, copies=True)] == [
        KIND.SET_ASIDE,
        KIND.SET_ASIDE,
        KIND.COPY_CHANGED,
    ]
    assert not list((place.folder / ".incoming").rglob("*.part"))

    (result,) = repaired(place, Repair.COPIES)
    assert result.trouble is None
    left = [found.kind for found in checked(place, copies=True)]
    assert left == [KIND.SET_ASIDE, KIND.SET_ASIDE, KIND.COPY_SET_ASIDE]
    with StudyStore.open(place.folder) as store:  # what was set aside is not taken for a photo
        assert store.pending() == ()


def test_nothing_asked_and_nothing_found_change_nothing(place: Place) -> None:
    before = tree(place.folder, place.target)
    assert repaired(place, *Repair) == []
    flip(place.folder / place.files[1])
    before = tree(place.folder, place.target)
    assert repaired(place) == []
    assert repaired(place, Repair.MISSING, Repair.COPIES) == []
    assert tree(place.folder, place.target) == before


def test_damaged_twice_both_are_kept(place: Place) -> None:
    aside = []
    for at in (10, 20):
        flip(place.folder / place.files[4], at)
        (result,) = repaired(place, Repair.DAMAGED)
        aside.append(result.set_aside)
    assert [Path(path).name for path in aside] == ["FI_0005.JPG", "FI_0005 (2).JPG"]
    assert len({sha256_of(place.folder / path) for path in aside}) == 2


@pytest.mark.parametrize("spoil", [flip, cut, Path.unlink], ids=["flipped", "cut", "gone"])
def test_a_copy_that_is_not_sound_replaces_nothing(place: Place, spoil: Callable[[Path], object]) -> None:
    flip(place.folder / place.files[0], 12)
    spoil(place.copies / place.files[0])
    before = tree(place.folder, place.target)
    (result,) = repaired(place, Repair.DAMAGED)
    assert result.trouble is NotRepaired.NO_SOUND_COPY
    now = tree(place.folder, place.target)
    incoming = str(place.folder / ".incoming")
    assert {k: v for k, v in now.items() if k != incoming} == {
        k: v for k, v in before.items() if k != incoming
    }


def test_an_original_that_is_not_sound_is_not_copied_over_a_copy(place: Place) -> None:
    flip(place.folder / place.files[0])
    flip(place.copies / place.files[0], 12)
    copy = (place.copies / place.files[0]).read_bytes()
    (result,) = repaired(place, Repair.COPIES)
    assert result.trouble is NotRepaired.NO_SOUND_ORIGINAL
    assert (place.copies / place.files[0]).read_bytes() == copy


def test_copies_that_are_missing_are_made(place: Place) -> None:
    shutil.rmtree(place.copies / "interviews")
    assert [result.trouble for result in repaired(place, Repair.COPIES)] == [None] * 5
    assert checked(place, copies=True) == []
    assert (place.copies / OWNER).exists()


def test_a_full_disk_while_bringing_back_leaves_what_was_there(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    flip(place.folder / place.files[4])
    damaged = (place.folder / place.files[4]).read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("fotointerview.storage.repairing.os.fsync", full)
    (result,) = repaired(place, Repair.DAMAGED)
    monkeypatch.undo()
    assert (result.trouble, result.words) == (NotRepaired.FAULT, "No space left on device")
    assert (place.folder / place.files[4]).read_bytes() == damaged
    assert not list(place.folder.rglob("*.part"))
    assert not (place.originals.parent / "damaged").exists()


def test_a_read_only_study_is_not_repaired(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    (place.folder / place.files[0]).unlink()
    monkeypatch.setattr("fotointerview.storage.repairing.can_write", lambda _: False)
    before = tree(place.folder, place.target)
    with faulty(FaultCode.STUDY_READ_ONLY):
        repaired(place, Repair.MISSING)
    assert tree(place.folder, place.target) == before
