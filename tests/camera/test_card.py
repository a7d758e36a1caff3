"""What belongs to which interview, and what is new on a card, when several things go wrong one after the other."""

import errno
import os
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from fotointerview.camera import fetch
from fotointerview.camera import messages as m
from fotointerview.camera.backend import BackendEvent, CameraError, FileAdded, FileChanged, FileInfo, FileRef
from fotointerview.camera.card_note import CardNote
from fotointerview.camera.expected import expect, expected_in
from fotointerview.domain.camera import CameraIdentity, CameraState
from fotointerview.domain.faults import FaultCode
from tests.camera.test_worker import Desk, Failing, until

READY = CameraState.READY


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def order(desk: Desk, name: str) -> None:
    (desk.camera.orders / name).touch()


def reconnect(desk: Desk) -> None:
    connects = desk.camera.connects
    order(desk, "lose-line-once")
    until(lambda: desk.camera.connects > connects)


def go_to(desk: Desk, interview: str, number: int) -> Path:
    directory = desk.study / ".incoming" / interview
    desk.keeper.directory = directory
    desk.order(m.SetDestination(number, directory))
    desk.ear.wait(m.Reply, lambda reply: reply.id == number)
    return directory


# ── what failed ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("how", ["line", "process"])
def test_what_failed_still_belongs_to_its_own_interview(desk: Desk, how: str) -> None:
    order(desk, "short")
    with desk.worker():
        desk.ear.wait_state(READY)
        desk.order(m.Trigger(1))
        failed = desk.ear.wait(m.FileFailed)
        go_to(desk, "i2", 2)
        (desk.camera.orders / "short").unlink()
        if how == "line":
            reconnect(desk)
            arrived = desk.ear.arrived()
    if how == "process":
        with desk.worker():
            arrived = desk.ear.arrived()
    assert arrived.path.parent == desk.incoming
    assert failed.name == arrived.source.name
    first, second = desk.ear.all(m.FileAnnounced)
    assert first.release == second.release


def test_both_files_of_a_shot_that_failed_are_one_shot_when_they_are_tried_again(desk: Desk) -> None:
    order(desk, "raw-too")
    with desk.worker():
        desk.ear.wait_state(READY)
        desk.incoming.touch()  # a file where a folder should be made
        desk.order(m.Trigger(1))
        desk.ear.wait(m.FileFailed, count=2)
        desk.incoming.unlink()
        desk.order(m.SetDestination(2, desk.incoming))
        desk.ear.arrived(2)
    assert len({event.release for event in desk.ear.all(m.FileArrived)}) == 1


# ── orders while the camera is away ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("command", [m.SetLive(7, on=False), m.SetLive(7, on=True)])
def test_an_order_that_needs_the_camera_ends_nothing_while_it_is_away(desk: Desk, command: m.Command) -> None:
    with desk.worker():
        desk.ear.wait_state(READY)
        order(desk, "away")
        order(desk, "lose-line-once")
        desk.ear.wait_state(CameraState.SEARCHING, FaultCode.NO_CAMERA)
        desk.order(command)
        desk.ear.wait(m.Reply, lambda reply: reply.id == 7)
        (desk.camera.orders / "away").unlink()
        desk.ear.wait_state(READY, count=2)


def test_a_line_that_dies_with_an_order_while_the_body_is_busy_is_made_anew(desk: Desk) -> None:
    class Busy(Failing):
        def read_file(self, ref: FileRef) -> Iterator[bytes]:
            if self._told("busy-reading-once"):
                desk.order(m.Trigger(8))
                order(desk, "lose-release-once")
                raise CameraError(FaultCode.CAMERA_BUSY, "busy")
            return super().read_file(ref)

    desk.camera = Busy(desk.camera.card.parent)
    order(desk, "busy-reading-once")
    with desk.worker():
        desk.ear.wait_state(READY)
        desk.order(m.Trigger(1))
        until(lambda: not (desk.camera.orders / "busy-reading-once").exists())
        desk.ear.arrived()
        assert desk.ear.wait(m.Reply, lambda reply: reply.id == 8).fault is not None


# ── a RAW in whose middle a JPEG comes ────────────────────────────────────────────────────────────────────


def test_a_raw_is_not_given_up_for_the_jpegs_that_came_in_its_middle(desk: Desk) -> None:
    """Three sessions end while a JPEG is read inside of the RAW: that is not the RAW's fault."""

    class Nested(Failing):
        deaths = 3

        def read_file(self, ref: FileRef) -> Iterator[bytes]:
            inside = threading.current_thread().__dict__.get("in_raw", False)
            if ref.name.endswith(".JPG") and inside and self.deaths:
                self.deaths -= 1
                raise self._line_is_cut()
            for number, piece in enumerate(super().read_file(ref)):
                if ref.name.endswith(".NEF") and number == 1 and self.deaths:
                    desk.put(f"BODY{self.deaths}.JPG", 50 + self.deaths)
                    threading.current_thread().__dict__["in_raw"] = True
                yield piece
            threading.current_thread().__dict__["in_raw"] = False

        def _line_is_cut(self) -> CameraError:
            self._open = False
            threading.current_thread().__dict__["in_raw"] = False
            return CameraError(FaultCode.CAMERA_LOST, "cut", session_over=True)

    desk.camera = Nested(desk.camera.card.parent)
    with desk.worker():
        desk.ear.wait_state(READY)
        desk.put("IMG_0001.NEF", 1)
        desk.ear.arrived(4)
    assert "IMG_0001.NEF" in desk.names()
    assert not desk.ear.all(m.FileFailed)


# ── the note about the card ───────────────────────────────────────────────────────────────────────────────


def test_what_the_body_took_after_a_crash_is_fetched_though_the_interview_began_later(desk: Desk) -> None:
    desk.keeper.directory = None  # a new study: the first interview begins when the camera is there already
    desk.put("OLD.JPG", 1)
    with desk.worker(orderly=False):
        desk.ear.wait_state(READY)
        go_to(desk, "i1", 2)
        desk.order(m.Trigger(1))
        desk.ear.arrived()
    desk.crash()
    desk.put("BODY.JPG", 7)
    with desk.worker():
        assert desk.ear.arrived().source.name == "BODY.JPG"
    assert len(desk.ear.all(m.FileAnnounced)) == 1


def test_an_orderly_end_takes_every_note_away_also_where_the_camera_was_not_there_again(desk: Desk) -> None:
    other = CardNote(desk.study / ".incoming", "another body")
    (desk.study / ".incoming").mkdir()
    other.write([])
    with desk.worker(orderly=False):
        desk.ear.wait_state(READY)
    order(desk, "away")
    with desk.worker():
        desk.ear.wait_state(CameraState.SEARCHING, FaultCode.NO_CAMERA)
    assert list((desk.study / ".incoming").glob("card-*")) == []


def test_a_note_that_could_not_be_begun_is_not_added_to(tmp_path: Path) -> None:
    """It would say that all but this one file is new: pictures of other people among them."""
    note = CardNote(tmp_path, "F1")
    note.add(m.CameraFile("F1", "/DCIM", "IMG_0001.JPG", 10, 20))
    assert note.read() is None


def test_a_note_from_a_clock_that_ran_ahead_is_not_believed(tmp_path: Path) -> None:
    note = CardNote(tmp_path, "F1")
    note.write([])
    (path,) = tmp_path.iterdir()
    ahead = path.stat().st_mtime + 86_400
    os.utime(path, (ahead, ahead))
    assert note.read() is None


def test_a_file_that_was_cut_just_before_it_got_its_name_is_still_expected(tmp_path: Path) -> None:
    source = m.CameraFile("F1", "/DCIM", "IMG_0001.JPG", 10, 20)
    expect(tmp_path, "t1", source)
    (tmp_path / "t1.part").touch()
    (tmp_path / "t1.json").touch()
    assert expected_in(tmp_path) == {"t1": source}
    (tmp_path / "t1.part").rename(tmp_path / "t1.jpg")
    assert expected_in(tmp_path) == {}


# ── what is new on a card ─────────────────────────────────────────────────────────────────────────────────


def age(desk: Desk, name: str, mtime: int) -> None:
    os.utime(desk.camera.card / name, (mtime, mtime))


class Slot(Failing):
    """A body whose card has a place in the driver's way of naming."""

    def list_files(self) -> Sequence[FileRef]:
        return [FileRef("/store_00010001/DCIM", ref.name) for ref in super().list_files()]

    def poll(self, timeout_ms: int) -> Sequence[BackendEvent]:
        return [
            FileAdded(FileRef("/store_00010001/DCIM", event.ref.name))
            if isinstance(event, FileAdded)
            else event
            for event in super().poll(timeout_ms)
        ]


def test_pictures_on_a_card_that_was_put_in_meanwhile_are_left_alone(desk: Desk) -> None:
    desk.camera = Slot(desk.camera.card.parent)
    with desk.worker():
        desk.ear.wait_state(READY)
        desk.order(m.Trigger(1))
        arrived = desk.ear.arrived()
        order(desk, "away")
        order(desk, "lose-line-once")
        desk.ear.wait_state(CameraState.SEARCHING, FaultCode.NO_CAMERA)
        (desk.camera.card / arrived.source.name).unlink()  # that card is in somebody's pocket now
        for number in (1, 2):
            desk.put(f"STRANGER{number}.JPG", 40 + number)
            age(desk, f"STRANGER{number}.JPG", arrived.source.mtime - 1000 * number)
        desk.put("AWAY.JPG", 7)
        (desk.camera.orders / "away").unlink()
        assert desk.ear.arrived(2).source.name == "AWAY.JPG"
        desk.order(m.Trigger(2))
        desk.ear.arrived(3)
    assert len(desk.ear.all(m.FileAnnounced)) == 3


def test_a_clock_that_was_set_back_hides_nothing(desk: Desk) -> None:
    desk.camera = Slot(desk.camera.card.parent)
    with desk.worker():
        desk.ear.wait_state(READY)
        desk.order(m.Trigger(1))
        arrived = desk.ear.arrived()
        order(desk, "away")
        order(desk, "lose-line-once")
        desk.ear.wait_state(CameraState.SEARCHING, FaultCode.NO_CAMERA)
        desk.put("AWAY.JPG", 7)
        age(desk, "AWAY.JPG", arrived.source.mtime - 86_400)
        (desk.camera.orders / "away").unlink()
        assert desk.ear.arrived(2).source.name == "AWAY.JPG"


class Listed(Failing):
    """Somebody presses the body's button between the beginning of the first session and its list."""

    pressed = False

    def list_files(self) -> Sequence[FileRef]:
        if not self.pressed:
            self.pressed = True
            beside = self.card.parent / "EARLY.JPG"
            beside.write_bytes(b"\xff\xd8early\xff\xd9")
            beside.rename(self.card / "EARLY.JPG")
        return super().list_files()


def test_a_shot_taken_while_the_card_is_listed_for_the_first_time_is_new(desk: Desk) -> None:
    desk.camera = Listed(desk.camera.card.parent)
    desk.put("OLD.JPG", 1)
    age(desk, "OLD.JPG", 1_700_000_000)
    with desk.worker():
        desk.ear.wait_state(READY)
        assert desk.ear.arrived().source.name == "EARLY.JPG"
    assert len(desk.ear.all(m.FileAnnounced)) == 1


class Nameless(Failing):
    """A body that tells no serial number."""

    model = "One"

    def connect(self, *, prefer: str = "") -> CameraIdentity:
        return replace(super().connect(prefer=prefer), serial="", model=self.model)


def test_another_body_without_a_serial_number_is_another_body(desk: Desk) -> None:
    desk.camera = body = Nameless(desk.camera.card.parent)
    with desk.worker():
        desk.ear.wait_state(READY)
        order(desk, "away")
        order(desk, "lose-line-once")
        desk.ear.wait_state(CameraState.SEARCHING, FaultCode.NO_CAMERA)
        body.model = "Two"
        desk.put("STRANGER.JPG", 9)
        (desk.camera.orders / "away").unlink()
        desk.ear.wait_state(READY, count=2)
        desk.order(m.Trigger(1))
        desk.ear.arrived()
    assert desk.names() == ["IMG_0002.JPG"]


def test_a_body_without_a_serial_number_has_a_note_as_well(desk: Desk) -> None:
    desk.camera = Nameless(desk.camera.card.parent)
    desk.put("OLD.JPG", 1)
    with desk.worker(orderly=False):
        desk.ear.wait_state(READY)
    desk.crash()
    desk.put("BODY.JPG", 7)
    with desk.worker():
        assert desk.ear.arrived().source.name == "BODY.JPG"


# ── deleting ──────────────────────────────────────────────────────────────────────────────────────────────


class Timeless(Failing):
    """A body that does not tell when a file was made."""

    def file_info(self, ref: FileRef) -> FileInfo:
        return replace(super().file_info(ref), mtime=0)


def test_a_file_that_cannot_be_told_from_a_later_one_of_its_name_is_not_deleted(desk: Desk) -> None:
    desk.camera = Timeless(desk.camera.card.parent)
    with desk.worker():
        desk.ear.wait_state(READY)
        desk.order(m.Trigger(1))
        source = desk.ear.arrived().source
        desk.put(source.name, 2)  # the counter came round: the same name and size, another picture
        desk.order(m.DeleteFiles(2, (source,)))
        assert desk.ear.wait(m.Reply, lambda reply: reply.id == 2).result == ()
    assert (desk.camera.card / source.name).exists()


# ── files that change after they were announced ───────────────────────────────────────────────────────────


class Rewriting(Failing):
    """Tells of every file whose size changed since the last look."""

    sizes: dict[str, int] = {}  # noqa: RUF012 - replaced at once

    def poll(self, timeout_ms: int) -> Sequence[BackendEvent]:
        events = list(super().poll(timeout_ms))
        now = {path.name: path.stat().st_size for path in self.card.iterdir()}
        changed = [name for name, size in now.items() if self.sizes.get(name, size) != size]
        self.sizes = now
        return [*events, *(FileChanged(FileRef("/DCIM", name)) for name in changed)]


def test_a_file_that_was_fetched_too_early_is_fetched_again_when_it_is_whole(desk: Desk) -> None:
    desk.camera = Rewriting(desk.camera.card.parent)
    desk.put("OLD.JPG", 1)
    raw = desk.camera.card / "IMG_0009.NEF"
    with desk.worker():
        desk.ear.wait_state(READY)
        desk.put(raw.name, 2)
        desk.ear.arrived()
        first = desk.study / ".incoming" / "i1"
        go_to(desk, "i2", 3)
        with (desk.camera.card / "OLD.JPG").open("ab") as file:
            file.write(b"a rating that somebody gave on the body")
        with raw.open("ab") as file:
            file.write(b"the rest")
        again = desk.ear.arrived(2)
    assert (again.source.name, again.path.parent) == (raw.name, first)
    assert again.path.read_bytes() == raw.read_bytes()
    assert desk.names() == [raw.name, raw.name]


# ── a disk that refuses ───────────────────────────────────────────────────────────────────────────────────


def test_what_a_full_disk_refused_is_fetched_at_the_next_start(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    with monkeypatch.context() as patched:
        patched.setattr(fetch, "_write_note", full)
        with desk.worker():
            desk.ear.wait_state(READY)
            desk.order(m.Trigger(1))
            assert desk.ear.wait(m.FileFailed).fault.code is FaultCode.DISK_FULL
    desk.crash()
    with desk.worker():
        assert desk.ear.arrived().source.name == "IMG_0001.JPG"
    assert len(desk.ear.all(m.FileAnnounced)) == 1
    assert not [name for name in desk.here() if name.endswith(".expected.json")]
