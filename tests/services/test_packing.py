"""A study becomes one file and comes back as it was; what disturbs that leaves nothing behind."""

import errno
import os
import shutil
import stat
import threading
import zipfile
from pathlib import Path

import pytest

from fotointerview.domain.faults import FaultCode
from fotointerview.services import packing
from fotointerview.storage.study import StudyStore
from tests.services.pack_kit import (
    NAME,
    PASSPHRASE,
    changed,
    files,
    make_study,
    members,
    refuse,
    told,
    unpacked,
)
from tests.storage.helpers import add_shot, arrive, contents, faulty


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_study(tmp_path_factory.mktemp("pack") / "De begripvolle 100% ambtenaar’s é")


@pytest.fixture
def study(template: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "home" / template.name
    shutil.copytree(template, folder)
    return folder


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    place = tmp_path / "disk"
    place.mkdir()
    return place


@pytest.fixture(scope="module")
def sealed(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The template, closed with the passphrase; age takes its time for that."""
    path = tmp_path_factory.mktemp("sealed") / "sealed.zip"
    packing.pack(template, path, passphrase=PASSPHRASE)
    return path


def test_there_and_back(study: Path, disk: Path) -> None:
    packed = packing.pack(study, disk / "archive.zip")
    assert (packed.changed, packed.waiting) == ((), 0)
    back = unpacked(packed.path, disk / "back")
    assert (back.files, back.octets) == (packed.files, packed.octets)
    assert back.files == len(files(study)) + 1
    assert files(disk / "back") == files(study)
    assert told(disk / "back") == told(study)
    assert sorted(path.name for path in disk.iterdir()) == ["archive.zip", "back"]


def test_work_goes_on_in_what_came_back(study: Path, disk: Path) -> None:
    packing.pack(study, disk / "archive.zip")
    unpacked(disk / "archive.zip", disk / "back")
    with StudyStore.open(disk / "back") as store:
        interview, empty = store.interviews()
        assert (store.folder / empty.folder / "originals").is_dir()
        add_shot(store, interview.id, "DSC_0003.JPG")
        assert [link.shot.number for link in store.chain(interview.id).links] == [1, 2, 3]
        report = store.recover()
    assert (report.pending, report.missing) == ((), ())


def test_originals_are_read_only_again_and_nothing_else(study: Path, disk: Path) -> None:
    packing.pack(study, disk / "archive.zip")
    unpacked(disk / "archive.zip", disk / "back")
    locked = {
        path.name
        for path in (disk / "back").rglob("*")
        if path.is_file() and not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    }
    assert locked == {"FI_0001.JPG", "FI_0002.JPG"}


def test_what_is_left_out_and_what_nobody_finds_in_the_texts(study: Path, disk: Path) -> None:
    packing.pack(study, disk / "De begripvolle ambtenaar 2026.zip")
    names = list(members(disk / "De begripvolle ambtenaar 2026.zip"))
    base = "De_begripvolle_ambtenaar_2026/"
    assert all(name.startswith(base) for name in names)
    assert not [name for name in names if "cache" in name or ".incoming" in name or "-wal" in name]
    texts = [
        content
        for name, content in members(disk / "De begripvolle ambtenaar 2026.zip").items()
        if "/data/" not in name
    ]
    assert len(texts) == 4
    assert not [
        text for text in texts if any(part.encode() in text for part in (NAME.split()[0], NAME.split()[-1]))
    ]


def test_nothing_is_compressed_and_names_are_unicode(study: Path, disk: Path) -> None:
    packing.pack(study, disk / "archive.zip")
    with zipfile.ZipFile(disk / "archive.zip") as archive:
        infos = archive.infolist()
    assert {info.compress_type for info in infos} == {zipfile.ZIP_STORED}
    (export,) = [info for info in infos if "Één" in info.filename]
    assert export.flag_bits & 0x800
    assert not [info for info in infos if info.filename.startswith("/") or "\\" in info.filename]


def test_an_independent_reader_finds_it_valid(study: Path, disk: Path) -> None:
    bagit = pytest.importorskip(
        "bagit", reason="the bagit library is not here: nothing else to read a bag with"
    )
    # It does not know that RFC 8493 writes a percent sign in a name as %25.
    for odd in study.glob("exports/*%*"):
        odd.rename(odd.with_name(odd.name.replace("%", "per cent")))
    packing.pack(study, disk / "archive.zip")
    shutil.unpack_archive(disk / "archive.zip", disk / "by hand")
    bag = bagit.Bag(str(disk / "by hand" / "archive"))
    bag.validate()
    assert bag.info["Payload-Oxum"] == f"{bag_size(study, disk)}.{len(files(study)) + 1}"
    (disk / "by hand" / "archive" / "data" / "leeg.txt").write_text("x", encoding="utf-8")
    with pytest.raises(bagit.BagValidationError):
        bag.validate()


def bag_size(study: Path, disk: Path) -> int:
    with zipfile.ZipFile(disk / "archive.zip") as archive:
        database = archive.getinfo("archive/data/study.sqlite").file_size
    return database + sum(map(len, files(study).values()))


def test_a_study_that_is_open_and_written_to_is_packed_at_one_moment(study: Path, disk: Path) -> None:
    stop = threading.Event()
    with StudyStore.open(study) as store:
        interview = store.interviews()[0]

        def go_on() -> None:
            number = 10
            while not stop.is_set() and number < 200:
                number += 1
                add_shot(store, interview.id, f"DSC_{number:04d}.JPG")

        writer = threading.Thread(target=go_on)
        writer.start()
        try:
            packed = [packing.pack(study, disk / f"{number}.zip") for number in range(3)]
        finally:
            stop.set()
            writer.join()
    assert [one.changed for one in packed] == [(), (), ()]
    for number in range(3):
        unpacked(disk / f"{number}.zip", disk / f"back {number}")
        with StudyStore.open(disk / f"back {number}") as back:
            for pending in back.pending():  # a file that came just after the database's moment
                back.adopt(pending)
            assert back.recover().missing == ()
            numbers = [link.shot.number for link in back.chain(interview.id).links]
            assert numbers == list(range(1, len(numbers) + 1))


def test_what_is_committed_but_still_in_the_log_comes_along(study: Path, disk: Path) -> None:
    with StudyStore.open(study) as store:
        interview = store.interviews()[0]
        add_shot(store, interview.id, "DSC_0003.JPG")
        assert (study / "study.sqlite-wal").stat().st_size
        packing.pack(study, disk / "archive.zip")
    unpacked(disk / "archive.zip", disk / "back")
    assert not (disk / "back" / "study.sqlite-wal").exists()
    with StudyStore.open(disk / "back") as back:
        assert back.shot_count() == 3


def test_packing_changes_nothing_in_the_study(study: Path, disk: Path) -> None:
    before = contents(study)
    packing.pack(study, disk / "archive.zip")
    assert contents(study) == before


def test_a_study_on_a_disk_that_cannot_be_written_to(
    study: Path, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with StudyStore.open(study) as store:
        add_shot(store, store.interviews()[0].id, "DSC_0003.JPG")
        crashed = shutil.copytree(study, study.with_name("crashed"))
    monkeypatch.setattr("fotointerview.storage.packing.can_write", lambda path: False)
    for number, place in enumerate((study, crashed)):  # without a log beside the database, and with one
        before = contents(place)
        assert ("study.sqlite-wal" in before) == (place is crashed)
        packing.pack(place, disk / f"{number}.zip")
        assert contents(place) == before
        unpacked(disk / f"{number}.zip", disk / f"{number}")
        with StudyStore.open(disk / f"{number}") as back:
            assert back.shot_count() == 3


def test_an_original_that_is_not_what_it_was_is_told_and_packed(study: Path, disk: Path) -> None:
    first, second = sorted(study.glob("interviews/*/originals/*.JPG"))
    first.unlink()
    second.chmod(0o644)
    second.write_bytes(b"rot")
    packed = packing.pack(study, disk / "archive.zip")
    assert [name.rsplit("/")[-1] for name in packed.changed] == ["FI_0001.JPG", "FI_0002.JPG"]
    unpacked(packed.path, disk / "back")
    assert next((disk / "back").glob("interviews/*/originals/FI_0002.JPG")).read_bytes() == b"rot"


def test_photos_on_their_way_are_told(study: Path, disk: Path) -> None:
    with StudyStore.open(study) as store:
        arrive(store, store.interviews()[0].id, "DSC_0007.JPG")
    assert packing.pack(study, disk / "archive.zip").waiting == 1


# ── closed with a passphrase ──────────────────────────────────────────────────────────────────────────────


def test_a_sealed_archive_tells_nothing_and_comes_back(template: Path, sealed: Path, disk: Path) -> None:
    content = sealed.read_bytes()
    assert packing.is_sealed(sealed)
    for word in ("FI_0001", "begripvolle", "interviews", "SQLite", NAME.split()[0], NAME.split()[-1]):
        assert word.encode() not in content
    back = unpacked(sealed, disk / "back", passphrase=PASSPHRASE)
    assert files(disk / "back") == files(template)
    assert told(disk / "back") == told(template)
    assert back.folder == disk / "back"
    assert list(disk.iterdir()) == [disk / "back"]


def test_the_passphrase_may_be_typed_in_either_way_of_writing_accents(sealed: Path, disk: Path) -> None:
    unpacked(sealed, disk / "back", passphrase=PASSPHRASE.replace("é", "e\u0301"))


def test_the_wrong_passphrase(sealed: Path, disk: Path) -> None:
    with faulty(FaultCode.ARCHIVE_LOCKED):
        unpacked(sealed, disk / "back", passphrase=PASSPHRASE.upper())
    assert list(disk.iterdir()) == []


def test_what_is_sealed_is_what_age_itself_opens(sealed: Path) -> None:
    pyrage = pytest.importorskip("pyrage")
    content = members(sealed)
    key = pyrage.passphrase.decrypt(content["key.age"], PASSPHRASE).decode()
    assert key.startswith("AGE-SECRET-KEY-1")
    identity = pyrage.x25519.Identity.from_str(key.strip())
    assert pyrage.decrypt(content["study.zip.age"], [identity]).startswith(b"PK\x03\x04")


@pytest.mark.parametrize("place", [0, 40, 100, 70_000, -1])
def test_a_sealed_archive_with_one_byte_changed(sealed: Path, disk: Path, place: int) -> None:
    def spoil(content: dict[str, bytes]) -> None:
        data = bytearray(content["study.zip.age"])
        data[place] ^= 1
        content["study.zip.age"] = bytes(data)

    copy = disk / "copy.zip"
    shutil.copyfile(sealed, copy)
    spoilt = changed(copy, spoil)
    with faulty(FaultCode.ARCHIVE_DAMAGED):
        unpacked(spoilt, disk / "back", passphrase=PASSPHRASE)
    assert sorted(path.name for path in disk.iterdir()) == ["changed.zip", "copy.zip"]


def test_a_sealed_archive_that_was_cut_short_within(sealed: Path, disk: Path) -> None:
    def cut(content: dict[str, bytes]) -> None:
        content["study.zip.age"] = content["study.zip.age"][: -(1 << 16)]

    copy = disk / "copy.zip"
    shutil.copyfile(sealed, copy)
    with faulty(FaultCode.ARCHIVE_DAMAGED):
        unpacked(changed(copy, cut), disk / "back", passphrase=PASSPHRASE)
    assert not (disk / "back").exists()


def test_a_short_passphrase_is_refused_before_anything_is_read(study: Path, disk: Path) -> None:
    with faulty(FaultCode.PASSPHRASE_UNFIT):
        packing.pack(study, disk / "archive.zip", passphrase="kort")
    assert list(disk.iterdir()) == []


# ── places ────────────────────────────────────────────────────────────────────────────────────────────────


def test_nothing_is_written_over(study: Path, disk: Path) -> None:
    taken = disk / "archive.zip"
    taken.write_text("mine", encoding="utf-8")
    with faulty(FaultCode.ARCHIVE_EXISTS):
        packing.pack(study, taken)
    assert taken.read_text(encoding="utf-8") == "mine"


def test_a_file_that_comes_meanwhile_is_not_written_over(study: Path, disk: Path) -> None:
    taken = disk / "archive.zip"
    with faulty(FaultCode.ARCHIVE_EXISTS):
        packing.pack(study, taken, progress=lambda done, total: taken.touch())
    assert contents(disk) == {"archive.zip": b""}


def test_a_link_to_nowhere_counts_as_taken(study: Path, disk: Path) -> None:
    (disk / "archive.zip").symlink_to(disk / "nowhere")
    with faulty(FaultCode.ARCHIVE_EXISTS):
        packing.pack(study, disk / "archive.zip")


def test_not_into_the_study_itself(study: Path) -> None:
    with faulty(FaultCode.ARCHIVE_INSIDE):
        packing.pack(study, study / "exports" / "archive.zip")
    link = study.with_name("link")
    link.symlink_to(study, target_is_directory=True)
    with faulty(FaultCode.ARCHIVE_INSIDE):
        packing.pack(study, link / "archive.zip")


def test_no_folder_for_the_archive(study: Path, disk: Path) -> None:
    with faulty(FaultCode.ARCHIVE_FAILED):
        packing.pack(study, disk / "no" / "archive.zip")


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda place: None, FaultCode.STUDY_MISSING),
        (lambda place: place.mkdir(), FaultCode.STUDY_NOT_A_STUDY),
        (
            lambda place: (place.mkdir(), (place / "study.sqlite").write_bytes(b"no" * 999)),
            FaultCode.STUDY_CORRUPT,
        ),
        (lambda place: (place.mkdir(), (place / "study.sqlite").touch()), FaultCode.STUDY_NOT_A_STUDY),
    ],
)
def test_no_study(disk: Path, make: object, code: FaultCode) -> None:
    assert callable(make)
    make(disk / "study")
    before = contents(disk)
    with faulty(code):
        packing.pack(disk / "study", disk / "archive.zip")
    assert contents(disk) == before


def test_a_link_in_the_study_is_told_instead_of_lost(study: Path, disk: Path) -> None:
    (study / "elsewhere.jpg").symlink_to(disk / "elsewhere.jpg")
    with faulty(FaultCode.ARCHIVE_ODD_FILE) as faults:
        packing.pack(study, disk / "archive.zip")
    assert faults[0].details["name"] == "elsewhere.jpg"
    assert list(disk.iterdir()) == []


@pytest.mark.parametrize("name", [b"\xff\xfe.txt", b"a\\b.txt", b"C:x.txt"])
def test_a_name_that_others_cannot_have(study: Path, disk: Path, name: bytes) -> None:
    try:
        Path(os.fsdecode(bytes(study) + b"/" + name)).touch()
    except OSError:
        pytest.skip("nor can this disk")
    with faulty(FaultCode.ARCHIVE_ODD_FILE):
        packing.pack(study, disk / "archive.zip")
    assert list(disk.iterdir()) == []


def test_odd_names_that_are_allowed_come_back(study: Path, disk: Path) -> None:
    odd = [
        "a\nb",
        "%0A",
        "%25 100%",
        "\u2028x",
        "tab\there",
        " lead",
        "trail ",
        "e\u0301",
        "*",
        "'\"",
        "x" * 250,
    ]
    for name in odd:
        (study / "exports" / name).write_text(name, encoding="utf-8")
    packing.pack(study, disk / "archive.zip")
    unpacked(disk / "archive.zip", disk / "back")
    assert files(disk / "back") == files(study)


def test_unpacking_over_something_is_refused(study: Path, disk: Path) -> None:
    packing.pack(study, disk / "archive.zip")
    (disk / "back").mkdir()
    (disk / "back" / "mine").touch()
    with faulty(FaultCode.STUDY_EXISTS):
        unpacked(disk / "archive.zip", disk / "back")
    (disk / "file").touch()
    with faulty(FaultCode.STUDY_EXISTS):
        unpacked(disk / "archive.zip", disk / "file")
    (disk / "link").symlink_to(disk / "back")
    with faulty(FaultCode.STUDY_EXISTS):
        unpacked(disk / "archive.zip", disk / "link")
    assert contents(disk / "back") == {"mine": b""}


def test_unpacking_into_an_empty_folder(study: Path, disk: Path) -> None:
    packing.pack(study, disk / "archive.zip")
    (disk / "back").mkdir()
    unpacked(disk / "archive.zip", disk / "back")
    assert told(disk / "back") == told(study)


def test_unpacking_where_there_is_no_folder_above(study: Path, disk: Path) -> None:
    packing.pack(study, disk / "archive.zip")
    with faulty(FaultCode.UNPACK_FAILED):
        unpacked(disk / "archive.zip", disk / "no" / "back")


def test_no_archive(disk: Path) -> None:
    with faulty(FaultCode.ARCHIVE_MISSING):
        unpacked(disk / "archive.zip", disk / "back")


# ── disturbances ──────────────────────────────────────────────────────────────────────────────────────────


class _Stop(Exception):  # noqa: N818 - no error: somebody had enough
    """Ends it."""


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.99])
def test_stopped_packing_leaves_nothing(
    study: Path, disk: Path, share: float, passphrase: str | None
) -> None:
    def stop(done: int, total: int) -> None:
        if done >= share * total:
            raise _Stop

    before = contents(study)
    with pytest.raises(_Stop):
        packing.pack(study, disk / "archive.zip", passphrase=passphrase, progress=stop)
    assert list(disk.iterdir()) == []
    assert contents(study) == before


@pytest.mark.parametrize("share", [0.0, 0.3, 0.99])
def test_stopped_unpacking_leaves_nothing(study: Path, disk: Path, share: float) -> None:
    def stop(done: int, total: int) -> None:
        if done >= share * total:
            raise _Stop

    packing.pack(study, disk / "archive.zip")
    with pytest.raises(_Stop):
        packing.unpack(disk / "archive.zip", disk / "back", ask=refuse, progress=stop)
    assert [path.name for path in disk.iterdir()] == ["archive.zip"]


def test_progress_goes_up_to_the_end(study: Path, disk: Path) -> None:
    said: list[tuple[int, int]] = []
    packing.pack(study, disk / "archive.zip", progress=lambda done, total: said.append((done, total)))
    assert said == sorted(said)
    assert said[0][0] == 0
    assert said[-1][0] == said[-1][1] > 0


def test_a_disk_that_writes_something_else(study: Path, disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def spoil(descriptor: int) -> None:
        os.pwrite(descriptor, b"!", 4000)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", spoil)
    for passphrase in (None, PASSPHRASE):
        with faulty(FaultCode.ARCHIVE_FAILED):
            packing.pack(study, disk / "archive.zip", passphrase=passphrase)
        assert list(disk.iterdir()) == []


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_full_disk(
    study: Path, disk: Path, monkeypatch: pytest.MonkeyPatch, passphrase: str | None
) -> None:
    def fill(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fill)
    with faulty(FaultCode.ARCHIVE_FULL):
        packing.pack(study, disk / "archive.zip", passphrase=passphrase)
    assert list(disk.iterdir()) == []


def test_no_room_is_said_before_the_work(study: Path, disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packing.pack(study, disk / "archive.zip")
    monkeypatch.setattr(shutil, "disk_usage", lambda place: _Usage())
    with faulty(FaultCode.ARCHIVE_FULL) as faults:
        packing.pack(study, disk / "two.zip")
    assert faults[0].details.keys() >= {"needed", "free"}
    with faulty(FaultCode.UNPACK_FULL):
        unpacked(disk / "archive.zip", disk / "back")
    assert [path.name for path in disk.iterdir()] == ["archive.zip"]


class _Usage:
    free = 10


def test_a_disk_that_gives_back_something_else_when_unpacking(
    study: Path, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packing.pack(study, disk / "archive.zip")
    real = os.fsync

    def spoil(descriptor: int) -> None:
        if os.fstat(descriptor).st_size and stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.pwrite(descriptor, b"!!", 0)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", spoil)
    with faulty(FaultCode.UNPACK_FAILED):
        unpacked(disk / "archive.zip", disk / "back")
    assert [path.name for path in disk.iterdir()] == ["archive.zip"]


def test_a_disk_without_second_names(study: Path, disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse_link(self: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse_link)
    packing.pack(study, disk / "archive.zip")
    assert [path.name for path in disk.iterdir()] == ["archive.zip"]
    unpacked(disk / "archive.zip", disk / "back")


def test_large_files_are_zip64(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, study: Path) -> None:
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 2000)
    (study / "exports" / "large.bin").write_bytes(bytes(5000))
    packing.pack(study, tmp_path / "archive.zip")
    assert b"PK\x06\x06" in (tmp_path / "archive.zip").read_bytes()
    unpacked(tmp_path / "archive.zip", tmp_path / "back")
    assert files(tmp_path / "back") == files(study)
