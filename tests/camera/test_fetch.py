"""Fetching one file: whole, or not at all."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from fotointerview.camera.backend import CameraError, FileInfo, FileRef
from fotointerview.camera.fetch import Fetched, fetch_file, read_note
from fotointerview.domain.faults import FaultCode, FaultError
from tests.camera.folder_card import JPEG, FolderCard, shot_bytes

NAME = "IMG_0001.JPG"


@pytest.fixture
def card(tmp_path: Path) -> FolderCard:
    camera = FolderCard(str(tmp_path / "camera"))
    camera.connect()
    (camera.card / NAME).write_bytes(JPEG)
    return camera


@pytest.fixture
def incoming(tmp_path: Path) -> Path:
    (tmp_path / "study").mkdir()
    return tmp_path / "study" / ".incoming" / "i1"


def fetch(card: FolderCard, directory: Path, name: str = NAME) -> Fetched:
    return fetch_file(card, FileRef("/DCIM", name), token="t1", directory=directory, serial="S")


def test_whole_file_with_its_note(card: FolderCard, incoming: Path) -> None:
    pieces = []
    fetched = fetch_file(
        card,
        FileRef("/DCIM", NAME),
        token="t1",
        directory=incoming,
        serial="S",
        between=lambda: pieces.append(sorted(path.name for path in incoming.iterdir())),
    )
    assert len(pieces) > 5
    assert pieces[-1] == ["t1.part"]
    assert fetched.path == incoming / "t1.jpg"
    assert fetched.path.read_bytes() == JPEG
    assert fetched.sha256 == hashlib.sha256(JPEG).hexdigest()
    assert (fetched.source.size, fetched.damaged) == (len(JPEG), False)
    note = read_note(fetched.path)
    assert note is not None
    assert (note.source, note.sha256, note.damaged) == (fetched.source, fetched.sha256, False)
    assert sorted(path.name for path in incoming.iterdir()) == ["t1.jpg", "t1.json"]
    assert (card.card / NAME).exists()


@pytest.mark.parametrize(
    ("name", "data", "damaged"),
    [
        ("A.JPG", JPEG[:-100], True),
        ("A.JPG", JPEG + b"\0" * 3000, False),
        ("A.jpeg", b"\0" * 5000, True),
        ("A.JPG", b"\xff\xd9", True),
        ("A.NEF", b"II*\0 anything", False),
        ("NOSUFFIX", b"anything", False),
    ],
)
def test_cut_jpeg_is_kept_and_marked(
    card: FolderCard, incoming: Path, name: str, data: bytes, damaged: bool
) -> None:
    (card.card / name).write_bytes(data)
    fetched = fetch(card, incoming, name)
    assert fetched.path.read_bytes() == data
    assert fetched.damaged is damaged
    note = read_note(fetched.path)
    assert note is not None
    assert note.damaged is damaged


def test_short_read_is_tried_again(card: FolderCard, incoming: Path) -> None:
    (card.orders / "short-once").touch()
    assert fetch(card, incoming).path.read_bytes() == JPEG


def test_always_short_is_a_fault_and_leaves_nothing(card: FolderCard, incoming: Path) -> None:
    (card.orders / "short").touch()
    with pytest.raises(FaultError) as short:
        fetch(card, incoming)
    assert short.value.fault.code is FaultCode.FILE_SHORT
    assert short.value.fault.details["size"] == str(len(JPEG))
    assert list(incoming.iterdir()) == []


def test_empty_file_is_short(card: FolderCard, incoming: Path) -> None:
    (card.card / NAME).write_bytes(b"")
    with pytest.raises(FaultError) as short:
        fetch(card, incoming)
    assert short.value.fault.code is FaultCode.FILE_SHORT


def test_lost_line_is_passed_on_and_leaves_nothing(card: FolderCard, incoming: Path) -> None:
    (card.orders / "lose-file-once").touch()
    with pytest.raises(CameraError) as lost:
        fetch(card, incoming)
    assert lost.value.session_over
    assert list(incoming.iterdir()) == []


class Stumbling(FolderCard):
    """Refuses the first ``times`` reads without losing the line."""

    times = 0

    def read_file(self, ref: FileRef) -> Iterator[bytes]:
        if self.times:
            self.times -= 1
            raise CameraError(FaultCode.CAMERA_REFUSED, "general error")
        return super().read_file(ref)


@pytest.mark.parametrize(("times", "works"), [(2, True), (3, False)])
def test_refused_reads_count_as_tries(tmp_path: Path, incoming: Path, times: int, works: bool) -> None:
    card = Stumbling(str(tmp_path / "camera"))
    card.connect()
    (card.card / NAME).write_bytes(JPEG)
    card.times = times
    if works:
        assert fetch(card, incoming).path.read_bytes() == JPEG
    else:
        with pytest.raises(CameraError):
            fetch(card, incoming)
        assert list(incoming.iterdir()) == []


class TellsNoSize(FolderCard):
    """Some bodies do not tell how large a file is."""

    def file_info(self, ref: FileRef) -> FileInfo:
        return FileInfo(0, 0)


def test_unknown_size_is_what_came(tmp_path: Path, incoming: Path) -> None:
    card = TellsNoSize(str(tmp_path / "camera"))
    card.connect()
    (card.card / NAME).write_bytes(JPEG)
    assert fetch(card, incoming).source.size == len(JPEG)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_full_disk(card: FolderCard, incoming: Path) -> None:
    incoming.mkdir(parents=True)
    (incoming / "t1.part").symlink_to("/dev/full")
    with pytest.raises(FaultError) as full:
        fetch(card, incoming)
    assert full.value.fault.code is FaultCode.DISK_FULL
    assert list(incoming.iterdir()) == []


def test_missing_study_is_not_made(card: FolderCard, tmp_path: Path) -> None:
    with pytest.raises(FaultError) as missing:
        fetch(card, tmp_path / "gone" / ".incoming" / "i1")
    assert missing.value.fault.code is FaultCode.DISK_WRITE
    assert not (tmp_path / "gone").exists()


def test_destination_that_takes_no_files(card: FolderCard, tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o555)
    # The superuser may write anywhere but in the kernel's own folders.
    target = folder if os.geteuid() else Path("/proc/self/task")
    with pytest.raises(FaultError) as refused:
        fetch(card, target)
    assert refused.value.fault.code is FaultCode.DISK_WRITE
    assert "words" in refused.value.fault.details


def test_callback_may_end_it(card: FolderCard, incoming: Path) -> None:
    def stop() -> None:
        raise LookupError("stop")

    with pytest.raises(LookupError):
        fetch_file(card, FileRef("/DCIM", NAME), token="t1", directory=incoming, serial="S", between=stop)
    assert list(incoming.iterdir()) == []


@pytest.mark.parametrize("text", ["", "{", "[]", '{"serial": 1}'])
def test_unreadable_note_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "t.json").write_text(text)
    assert read_note(tmp_path / "t.jpg") is None
    assert read_note(tmp_path / "other.jpg") is None


class Growing(FolderCard):
    """The body is still writing the file when it has announced it."""

    whole = JPEG

    def read_file(self, ref: FileRef) -> Iterator[bytes]:
        yield from super().read_file(ref)
        (self.card / ref.name).write_bytes(self.whole)


def test_file_that_grew_while_it_was_read_is_read_again(tmp_path: Path, incoming: Path) -> None:
    """A RAW has no end mark: half of one would be called whole, and its whole one taken off the card."""
    card = Growing(str(tmp_path / "camera"))
    card.connect()
    (card.card / "A.NEF").write_bytes(JPEG[:9000])
    assert fetch(card, incoming, "A.NEF").path.read_bytes() == JPEG


def test_file_that_is_here_already_is_not_read_again(card: FolderCard, incoming: Path) -> None:
    """The camera process died between the last byte and the news of it."""
    first = fetch(card, incoming)
    (card.orders / "lose-file-once").touch()
    assert fetch(card, incoming) == first
    assert (card.orders / "lose-file-once").exists()
    assert read_note(first.path) is not None


@pytest.mark.parametrize("what", ["bytes", "another"])
def test_only_the_very_file_is_here_already(card: FolderCard, incoming: Path, what: str) -> None:
    first = fetch(card, incoming)
    if what == "bytes":
        first.path.write_bytes(bytes(len(JPEG)))
    else:
        (card.card / NAME).write_bytes(shot_bytes(3))
    again = fetch(card, incoming)
    assert again.path.read_bytes() == (JPEG if what == "bytes" else shot_bytes(3))


class Forgetful(FolderCard):
    """A body that keeps a picture only until it was read."""

    def read_file(self, ref: FileRef) -> Iterator[bytes]:
        yield from super().read_file(ref)
        (self.card / ref.name).unlink()


def test_file_that_is_gone_once_it_was_read_is_here(tmp_path: Path, incoming: Path) -> None:
    card = Forgetful(str(tmp_path / "camera"))
    card.connect()
    (card.card / NAME).write_bytes(JPEG)
    assert fetch(card, incoming).path.read_bytes() == JPEG
