"""A watched folder: what is complete is announced once, what is not waits, and nothing is ever changed."""

import hashlib
import os
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from fotointerview.camera import folder_watch
from fotointerview.camera import messages as m
from fotointerview.camera.backend import BackendEvent, CameraError, FileAdded, FileRef
from fotointerview.camera.folder import FolderBackend
from fotointerview.camera.sources import open_source
from fotointerview.camera.spec import CameraKind, CameraSpec
from fotointerview.camera.wholeness import RAW_SUFFIXES, Look, look_at
from fotointerview.domain.camera import CameraState, SettingName
from fotointerview.domain.faults import Fault, FaultCode
from fotointerview.domain.words import Language
from fotointerview.imaging import raw
from fotointerview.services.texts import Texts
from fotointerview.storage.intake import file_kind
from tests.camera import vendor
from tests.camera.listening import WAIT_S, Ear, tethered
from tests.camera.pictures import small_jpeg

# watchdog tells itself, on its own thread, that it noticed a folder made within a new folder twice.
pytestmark = pytest.mark.filterwarnings("ignore:Callback with id:RuntimeWarning")

SETTLE_S = 0.12
LONG_S = 15 * SETTLE_S
"""Longer than the longest settling time."""
JPEG = small_jpeg()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "Tethered ünd ✓"
    folder.mkdir()
    return folder


@pytest.fixture
def camera(folder: Path) -> Iterator[FolderBackend]:
    camera = FolderBackend(folder, settle_s=SETTLE_S)
    yield camera
    camera.close()


def put(path: Path, data: bytes = JPEG, *, age_s: float = 0.0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    if age_s:
        then = time.time() - age_s
        os.utime(path, (then, then))
    return path


def heard(camera: FolderBackend, count: int = 0, *, within_s: float = WAIT_S) -> list[str]:
    """The files announced: ``count`` of them as soon as they are there, and whatever comes shortly after."""
    until = time.monotonic() + (within_s if count else 0.0)
    names: list[str] = []
    while time.monotonic() < until and len(names) < count:
        names += added(camera)
    quiet = time.monotonic() + 3 * SETTLE_S
    while time.monotonic() < quiet:
        names += added(camera)
    return names


def added(camera: FolderBackend) -> list[str]:
    return [
        f"{event.ref.folder}:{event.ref.name}" for event in camera.poll(20) if isinstance(event, FileAdded)
    ]


def listed(camera: FolderBackend) -> list[str]:
    return sorted(ref.name for ref in camera.list_files())


def prints(folder: Path) -> dict[str, tuple[str, int, int]]:
    """Everything about everything in a folder."""
    return {
        str(path.relative_to(folder)): (
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "",
            path.lstat().st_mtime_ns,
            path.lstat().st_mode,
        )
        for path in sorted(folder.rglob("*"))
    }


# ── what is old and what is new ───────────────────────────────────────────────────────────────────────────


def test_what_lies_there_is_old_and_what_comes_is_new(camera: FolderBackend, folder: Path) -> None:
    put(folder / "old.jpg", age_s=100)
    put(folder / "2026-11-24" / "older.NEF", b"II*\0 raw", age_s=100)
    identity = camera.connect()
    assert (identity.model, identity.port) == (folder.name, f"folder:{folder}")
    assert listed(camera) == ["old.jpg", "older.NEF"]
    put(folder / "new.JPG")
    put(folder / "2026-11-25" / "deeper" / "newer.jpeg")
    assert sorted(heard(camera, 2)) == ["/2026-11-25/deeper:newer.jpeg", "/:new.JPG"]
    assert heard(camera) == []
    camera.connect()
    assert listed(camera) == ["new.JPG", "newer.jpeg", "old.jpg", "older.NEF"]
    assert heard(camera) == []


def test_serial_belongs_to_the_folder(folder: Path) -> None:
    same, other = FolderBackend(folder), FolderBackend(folder.parent)
    assert same.seen()[0].serial == FolderBackend(folder).seen()[0].serial
    assert same.seen()[0].serial != other.seen()[0].serial


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.jpg",
        "._IMG_1.JPG",
        "~IMG.jpg",
        "IMG.jpg.part",
        "IMG.tmp",
        "IMG.jpg~",
        "IMG.jpg.xmp",
        "a.txt",
        "jpg",
    ],
)
def test_names_that_are_not_finished_pictures_wait_for_theirs(
    camera: FolderBackend, folder: Path, name: str
) -> None:
    camera.connect()
    put(folder / name)
    assert heard(camera) == []
    (folder / name).rename(folder / "IMG_0001.JPG")
    assert heard(camera, 1) == ["/:IMG_0001.JPG"]


@pytest.mark.parametrize("name", [".Trash-1000", "@eaDir", "$RECYCLE.BIN"])
def test_hidden_folders_are_passed_over(camera: FolderBackend, folder: Path, name: str) -> None:
    put(folder / name / "before.jpg", age_s=100)
    camera.connect()
    put(folder / name / "after.jpg")
    assert camera.list_files() == []
    assert heard(camera) == []


def test_study_in_the_folder_does_not_come_in_again(camera: FolderBackend, folder: Path) -> None:
    put(folder / "study" / "study.sqlite", b"SQLite")
    camera.connect()
    put(folder / "study" / "interviews" / "one" / "originals" / "FI_0001.JPG")
    put(folder / "beside.jpg")
    assert heard(camera, 1) == ["/:beside.jpg"]


def test_every_picture_of_the_program_counts() -> None:
    assert raw.RAW_SUFFIXES <= RAW_SUFFIXES
    kinds = {suffix for suffix in RAW_SUFFIXES if file_kind(suffix.upper()) == "raw"}
    assert {".nef", ".cr3", ".arw", ".raf"} <= kinds
    for suffix in (*RAW_SUFFIXES, ".heic", ".HIF", ".jpg", ".JPEG"):
        assert folder_watch.is_picture(f"IMG_1{suffix}")


# ── complete or not ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("mode", ["plain", "rename", "zeros"])
def test_picture_written_slowly_is_announced_once_and_whole(
    camera: FolderBackend, folder: Path, mode: str
) -> None:
    camera.connect()
    arguments = {"pieces": 6, "pause_s": 1.5 * SETTLE_S, "mode": mode}
    writer = threading.Thread(target=vendor.write, args=(folder / "slow.jpg", JPEG), kwargs=arguments)
    writer.start()
    try:
        names: list[str] = []
        while not names:
            names = added(camera)
        assert (folder / "slow.jpg").read_bytes() == JPEG
        assert b"".join(camera.read_file(FileRef("/", "slow.jpg"))) == JPEG
        assert names + heard(camera) == ["/:slow.jpg"]
    finally:
        writer.join()


def test_cut_jpeg_waits_longer_and_comes_nevertheless(camera: FolderBackend, folder: Path) -> None:
    camera.connect()
    put(folder / "cut.jpg", JPEG[:-300])
    put(folder / "whole.jpg")
    assert heard(camera, 1) == ["/:whole.jpg"]
    assert heard(camera, 1) == ["/:cut.jpg"]


def test_empty_file_waits_for_its_bytes(camera: FolderBackend, folder: Path) -> None:
    put(folder / "first.jpg", b"", age_s=1000)
    camera.connect()
    put(folder / "second.jpg", b"")
    assert camera.list_files() == []
    time.sleep(LONG_S)
    assert heard(camera) == []
    put(folder / "first.jpg")
    put(folder / "second.jpg")
    assert sorted(heard(camera, 2)) == ["/:first.jpg", "/:second.jpg"]


def test_file_that_is_being_written_at_the_start_is_new(camera: FolderBackend, folder: Path) -> None:
    put(folder / "growing.jpg", JPEG[:2000])
    put(folder / "whole.jpg")
    camera.connect()
    assert listed(camera) == ["whole.jpg"]
    put(folder / "growing.jpg", JPEG)
    assert heard(camera, 1) == ["/:growing.jpg"]
    assert b"".join(camera.read_file(FileRef("/", "growing.jpg"))) == JPEG


def test_picture_that_grows_after_all_is_announced_again(camera: FolderBackend, folder: Path) -> None:
    camera.connect()
    put(folder / "a.nef", b"half")
    assert heard(camera, 1) == ["/:a.nef"]
    put(folder / "a.nef", b"half and half")
    assert heard(camera, 1) == ["/:a.nef"]
    assert b"".join(camera.read_file(FileRef("/", "a.nef"))) == b"half and half"


def box(name: bytes, body: bytes = b"", *, large: bool = False) -> bytes:
    if large:
        return struct.pack(">I4sQ", 1, name, 16 + len(body)) + body
    return struct.pack(">I4s", 8 + len(body), name) + body


BOXES = box(b"ftyp", b"heic0000") + box(b"meta", b"m" * 30) + box(b"mdat", b"x" * 500, large=True)


@pytest.mark.parametrize(
    ("name", "data", "look"),
    [
        ("a.jpg", JPEG, Look.WHOLE),
        ("a.JPG", JPEG + bytes(700), Look.WHOLE),
        ("a.jpg", JPEG[:-1], Look.CUT),
        ("a.jpg", b"not a picture\xff\xd9", Look.CUT),
        ("a.jpg", JPEG[:200] + bytes(len(JPEG)), Look.CUT),
        ("a.heic", BOXES, Look.WHOLE),
        ("a.CR3", BOXES, Look.WHOLE),
        ("a.heic", BOXES[:-1], Look.CUT),
        ("a.heic", BOXES[:60] + bytes(9000), Look.CUT),
        ("a.heic", BOXES + struct.pack(">I4s", 0, b"mdat") + b"on", Look.UNKNOWN),
        ("a.heic", box(b"free") * 100, Look.UNKNOWN),
        ("a.nef", b"II*\0" + b"x" * 50, Look.UNKNOWN),
        ("a.nef", b"II*\0" + bytes(9000), Look.CUT),
    ],
)
def test_ends_of_a_file_tell_what_they_can(tmp_path: Path, name: str, data: bytes, look: Look) -> None:
    assert look_at(str(put(tmp_path / name, data)), len(data)) is look


# ── moved, linked, gone ───────────────────────────────────────────────────────────────────────────────────


def test_what_moves_within_the_folder_is_not_new(camera: FolderBackend, folder: Path) -> None:
    old = put(folder / "old.jpg", age_s=100)
    camera.connect()
    put(folder / "new.jpg", JPEG + b"\0")
    put(folder / "unread.jpg", JPEG + b"\0\0")
    assert len(heard(camera, 2)) == 2
    b"".join(camera.read_file(FileRef("/", "new.jpg")))
    (folder / "sorted").mkdir()
    old.rename(folder / "sorted" / "old.jpg")
    (folder / "new.jpg").rename(folder / "renamed.jpg")
    (folder / "unread.jpg").rename(folder / "unread too.jpg")
    assert heard(camera, 1) == ["/:unread too.jpg"]
    camera.connect()
    assert listed(camera) == ["unread too.jpg"]
    assert heard(camera) == []


def test_links_to_files_are_followed_and_links_to_folders_are_not(
    camera: FolderBackend, folder: Path
) -> None:
    elsewhere = folder.parent / "elsewhere"
    put(elsewhere / "far.jpg", age_s=100)
    camera.connect()
    (folder / "link.jpg").symlink_to(elsewhere / "far.jpg")
    (folder / "broken.jpg").symlink_to(elsewhere / "nothing.jpg")
    (folder / "round").symlink_to(folder)
    (folder / "out").symlink_to(elsewhere)
    os.mkfifo(folder / "pipe.jpg")
    assert heard(camera, 1) == ["/:link.jpg"]


def test_folder_itself_may_be_a_link(folder: Path) -> None:
    link = folder.parent / "link"
    link.symlink_to(folder)
    camera = FolderBackend(link, settle_s=SETTLE_S)
    try:
        assert camera.connect().port == f"folder:{link}"
        put(folder / "sub" / "new.jpg")
        assert heard(camera, 1) == ["/sub:new.jpg"]
    finally:
        camera.close()


def test_file_that_another_program_holds_waits(
    camera: FolderBackend, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    holding = threading.Event()
    holding.set()

    def look(path: str, size: int) -> Look:  # as Windows answers; here everybody may open everything
        if holding.is_set():
            raise PermissionError(13, "in use", path)
        return look_at(path, size)

    monkeypatch.setattr(folder_watch, "look_at", look)
    camera.connect()
    put(folder / "held.jpg")
    time.sleep(LONG_S)
    assert heard(camera) == []
    holding.clear()
    assert heard(camera, 1) == ["/:held.jpg"]


def test_without_events_the_folder_is_looked_through(
    camera: FolderBackend, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_watches_left() -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(folder_watch, "Observer", no_watches_left)
    monkeypatch.setattr(folder_watch, "_LOOK_THROUGH_S", 0.1)
    camera.connect()
    put(folder / "sub" / "new.jpg")
    assert heard(camera, 1) == ["/sub:new.jpg"]


def test_event_that_was_lost_is_made_up_for(
    camera: FolderBackend, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_watch._Listener, "on_any_event", lambda self, event: None)
    monkeypatch.setattr(folder_watch, "_LOOK_THROUGH_S", 0.1)
    camera.connect()
    put(folder / "new.jpg")
    assert heard(camera, 1) == ["/:new.jpg"]


def test_ten_thousand_files_are_listed_and_one_more_is_noticed(camera: FolderBackend, folder: Path) -> None:
    for number in range(100):
        (folder / f"{number:03}").mkdir()
        for picture in range(100):
            (folder / f"{number:03}" / f"IMG_{picture:04}.JPG").write_bytes(b"\xff\xd8\xff\xd9")
    camera.connect()
    assert len(camera.list_files()) == 10_000
    put(folder / "050" / "new.jpg")
    assert heard(camera, 1) == ["/050:new.jpg"]


def test_many_at_once_come_in_portions(camera: FolderBackend, folder: Path) -> None:
    camera.connect()
    for number in range(folder_watch._MOST + 30):
        put(folder / f"{number:03}.jpg", age_s=1000 - number)
    time.sleep(3 * SETTLE_S)
    most = 0
    names: list[str] = []
    while len(names) < folder_watch._MOST + 30:
        now = added(camera)
        most, names = max(most, len(now)), [*names, *now]
    assert most <= folder_watch._MOST
    assert len(set(names)) == len(names)


def test_folder_that_is_not_there(folder: Path, camera: FolderBackend) -> None:
    folder.rmdir()
    for _ in range(2):
        with pytest.raises(CameraError) as missing:
            camera.connect()
        assert missing.value.session_over
        assert missing.value.fault == Fault(
            FaultCode.FOLDER_MISSING, {"words": str(folder), "path": str(folder)}
        )
    folder.write_text("a file")
    with pytest.raises(CameraError) as missing:
        camera.connect()
    assert missing.value.code is FaultCode.FOLDER_MISSING
    for language in Language:
        assert str(folder) in Texts.load(language).fault(missing.value.fault).happened


def test_folder_that_goes_is_missed_and_comes_back(camera: FolderBackend, folder: Path) -> None:
    put(folder / "old.jpg", age_s=100)
    camera.connect()
    folder.rename(folder.parent / "away")
    with pytest.raises(CameraError) as missing:
        heard(camera, 1)
    assert (missing.value.code, missing.value.session_over) == (FaultCode.FOLDER_MISSING, True)
    with pytest.raises(CameraError):
        camera.list_files()
    put(folder / "shot meanwhile.jpg")
    camera.connect()
    assert listed(camera) == ["shot meanwhile.jpg"]


def test_another_disk_in_the_same_place_brings_nothing_old(
    camera: FolderBackend, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    camera.connect()
    put(folder / "of somebody else.jpg", age_s=1000)
    put(folder / "shot meanwhile.jpg", JPEG + b"\0", age_s=-1)
    monkeypatch.setattr(camera._watch, "_device", -1)
    camera.connect()
    assert listed(camera) == ["shot meanwhile.jpg"]
    assert heard(camera) == []


# ── reading, and what is refused ──────────────────────────────────────────────────────────────────────────


def test_nothing_outside_the_folder_can_be_read(camera: FolderBackend, folder: Path) -> None:
    put(folder.parent / "secret.jpg")
    camera.connect()
    for ref in (
        FileRef("/..", "secret.jpg"),
        FileRef("/", "../secret.jpg"),
        FileRef(str(folder.parent), "secret.jpg"),
        FileRef("..", "secret.jpg"),
        FileRef("/", ""),
    ):
        with pytest.raises(CameraError) as refused:
            b"".join(camera.read_file(ref))
        assert refused.value.code is FaultCode.CAMERA_REFUSED


def test_small_picture_is_the_kept_one_or_made(camera: FolderBackend, folder: Path) -> None:
    from PIL import Image

    Image.new("RGB", (1200, 800), "grey").save(folder / "bare.jpg")
    put(folder / "kept.jpg")
    put(folder / "damaged.jpg", JPEG[:60] + JPEG[-2:])
    put(folder / "raw.nef", b"II*\0", age_s=100)
    camera.connect()
    kept = camera.thumbnail(FileRef("/", "kept.jpg"))
    made = camera.thumbnail(FileRef("/", "bare.jpg"))
    assert kept is not None
    assert kept in JPEG
    assert made is not None
    (folder / "made.jpg").write_bytes(made)
    with Image.open(folder / "made.jpg") as image:
        assert image.size == (320, 213)
    assert camera.thumbnail(FileRef("/", "damaged.jpg")) is None
    assert camera.thumbnail(FileRef("/", "raw.nef")) is None


def test_what_a_folder_cannot_do_is_refused(camera: FolderBackend, folder: Path) -> None:
    put(folder / "a.jpg")
    before = prints(folder)
    camera.connect()
    assert camera.abilities() == frozenset()
    assert list(camera.read_settings()) == []
    for call in (
        camera.trigger,
        camera.live_frame,
        lambda: camera.drive_focus(0),
        lambda: camera.delete_file(FileRef("/", "a.jpg")),
        lambda: camera.write_setting(SettingName.ISO, "100"),
    ):
        with pytest.raises(CameraError) as refused:
            call()
        assert (refused.value.code, refused.value.session_over) == (FaultCode.CAMERA_REFUSED, False)
    camera.end_live()
    assert prints(folder) == before


# ── through the whole line ────────────────────────────────────────────────────────────────────────────────


def test_another_programs_picture_arrives_once_and_whole(tmp_path: Path, folder: Path) -> None:
    put(folder / "old.jpg", JPEG + b"\0", age_s=100)
    (tmp_path / "study").mkdir()
    ear = Ear()
    source = open_source(CameraSpec(CameraKind.FOLDER, str(folder)))
    with tethered(source.backend, ear, destination=tmp_path / "study" / ".incoming") as supervisor:
        identity = ear.wait_state(CameraState.READY).identity
        assert identity is not None
        assert identity.model == folder.name
        refused = supervisor.trigger().exception(WAIT_S)
        assert refused is not None
        assert "not-fired" in str(refused)
        picture = folder / "2026-11-25" / "IMG_0001.JPG"
        writing = [sys.executable, "-m", "tests.camera.vendor", str(picture), "5", "0.2"]
        subprocess.run(writing, input=JPEG, check=True, timeout=WAIT_S)
        arrived = ear.arrived()
        before = prints(folder)
        assert (arrived.source.folder, arrived.source.name) == ("/2026-11-25", "IMG_0001.JPG")
        assert arrived.sha256 == hashlib.sha256(JPEG).hexdigest()
        assert arrived.path.read_bytes() == JPEG
        assert not arrived.damaged
        assert ear.wait(m.Thumbnail).jpeg in JPEG
        assert prints(folder) == before

        folder.rename(tmp_path / "away")
        missing = ear.wait_state(CameraState.SEARCHING, FaultCode.FOLDER_MISSING).fault
        assert missing is not None
        assert missing.details["path"] == str(folder)
        second = JPEG + b"\0\0"
        put(folder / "IMG_0002.JPG", second)
        assert ear.arrived(2).sha256 == hashlib.sha256(second).hexdigest()
        ear.wait_state(CameraState.READY, count=3)  # the first two: at the start, and after the trigger
        put(folder / "IMG_0003.JPG")
        assert ear.arrived(3).source.name == "IMG_0003.JPG"
        third = JPEG + bytes(3)
        put(folder / "IMG_0003.JPG", third)  # its counter came round
        assert ear.arrived(4).sha256 == hashlib.sha256(third).hexdigest()
        os.utime(folder / "IMG_0002.JPG", ns=(0, (folder / "IMG_0002.JPG").stat().st_mtime_ns))
        put(folder / "IMG_0004.JPG")
        assert ear.arrived(5).source.name == "IMG_0004.JPG"
    assert len(ear.all(m.FileAnnounced)) == 5
    assert ear.all(m.FileFailed) == []
    assert sorted(path.name for path in folder.iterdir()) == [
        *("IMG_0002.JPG", "IMG_0003.JPG", "IMG_0004.JPG")
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is text")
def test_a_folder_whose_name_is_no_text_is_passed_over(folder: Path, camera: FolderBackend) -> None:
    """What lies in it could not be written down: the camera process would die of it, again and again."""
    strange = folder / os.fsdecode(b"bad\xff")
    put(strange / "OLD.JPG", age_s=60)
    camera.connect()
    assert camera.list_files() == []
    put(strange / "A.JPG")
    put(folder / "B.JPG")
    heard: list[BackendEvent] = []
    until = time.monotonic() + LONG_S
    while time.monotonic() < until:
        heard += camera.poll(20)
    assert heard == [FileAdded(FileRef("/", "B.JPG"))]
