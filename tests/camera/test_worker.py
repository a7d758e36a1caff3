"""The camera process's loop, turned in this process with a card that fails at chosen moments."""

import json
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from fotointerview.camera import messages as m
from fotointerview.camera import release, worker
from fotointerview.camera.backend import CameraError, FileInfo, FileRef
from fotointerview.camera.memory import CardKeeper, Memo
from fotointerview.camera.origin import Origin
from fotointerview.camera.worker import Worker
from fotointerview.domain.camera import CameraIdentity, CameraState, Setting, SettingName
from fotointerview.domain.faults import FaultCode
from tests.camera.folder_card import FolderCard, shot_bytes
from tests.camera.listening import WAIT_S, Ear, folder_card, tethered

READY = CameraState.READY


class Failing(FolderCard):
    """``cut`` and ``refuse`` say how often each call fails from now on, with and without the line."""

    def __init__(self, root: Path) -> None:
        super().__init__(str(root))
        self.cut: Counter[str] = Counter()
        self.refuse: Counter[str] = Counter()
        self.connects = 0
        self.exposure, self.drive = "1/125", "Single"
        self.late = False
        self.gone_after_a_cut = False
        self._gone = False

    def develop(self) -> None:
        """What was exposed while ``late`` comes on the card."""
        self.late = False
        super().trigger()

    def trigger(self) -> None:
        if not self.late:
            super().trigger()

    def read_settings(self) -> Sequence[Setting]:
        return [
            *super().read_settings(),
            Setting(SettingName.SHUTTER, self.exposure),
            Setting(SettingName.DRIVE, self.drive),
        ]

    def _fail(self, call: str) -> None:
        if self.cut[call]:
            self.cut[call] -= 1
            self._gone = self.gone_after_a_cut
            raise CameraError(FaultCode.CAMERA_LOST, f"{call}: cut", session_over=True)
        if self.refuse[call]:
            self.refuse[call] -= 1
            raise CameraError(FaultCode.CAMERA_REFUSED, f"{call}: no")

    def connect(self, *, prefer: str = "") -> CameraIdentity:
        self.connects += 1
        gone, self._gone = self._gone, False
        if gone:
            raise CameraError(FaultCode.NO_CAMERA, "nobody", session_over=True)
        return super().connect()

    def list_files(self) -> Sequence[FileRef]:
        self._fail("list")
        return super().list_files()

    def file_info(self, ref: FileRef) -> FileInfo:
        self._fail(f"info {ref.name}")
        return super().file_info(ref)

    def read_file(self, ref: FileRef) -> Iterator[bytes]:
        self._fail(f"read {ref.name}")
        return super().read_file(ref)


class Desk:
    """Where a test sits: a worker's line, whose other end remembers as the application does."""

    def __init__(self, tmp_path: Path) -> None:
        self.study = tmp_path / "study"
        self.study.mkdir()
        self.incoming = self.study / ".incoming" / "i1"
        self.camera = Failing(tmp_path / "camera")
        self.keeper = CardKeeper()
        self.keeper.directory = self.incoming
        self.ear = Ear()
        self._orders: list[m.Command] = []
        self._changed = threading.Condition()

    def send(self, event: m.Event | Memo) -> None:
        self.keeper.heed(event)
        if not isinstance(event, Memo | m.Heartbeat):
            self.ear(event)

    def receive(self, timeout_s: float) -> m.Command | None:
        with self._changed:
            self._changed.wait_for(lambda: bool(self._orders), timeout_s)
            return self._orders.pop(0) if self._orders else None

    def order(self, command: m.Command) -> None:
        with self._changed:
            self._orders.append(command)
            self._changed.notify_all()

    @contextmanager
    def worker(self, *, orderly: bool = True) -> Iterator[None]:
        thread = threading.Thread(
            target=Worker(self.camera, link=self, memory=self.keeper.memory()).run, name="worker"
        )
        thread.start()
        try:
            yield
        finally:
            self.order(m.Stop(99 if orderly else m.NOBODY))
            thread.join(WAIT_S)
            assert not thread.is_alive()

    def put(self, name: str, number: int) -> None:
        """A picture comes on the card, whole at once."""
        beside = self.camera.card.parent / name
        beside.write_bytes(shot_bytes(number))
        beside.rename(self.camera.card / name)

    def here(self) -> list[str]:
        return sorted(path.name for path in self.incoming.iterdir()) if self.incoming.exists() else []

    def crash(self) -> None:
        """Everything was killed: a new application knows nothing but what lies in the study."""
        self.keeper, self.ear = CardKeeper(), Ear()
        self.keeper.directory = self.incoming

    def names(self) -> list[str]:
        return [event.source.name for event in self.ear.all(m.FileArrived)]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def until(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + WAIT_S
    while not done():
        assert time.monotonic() < deadline
        time.sleep(0.005)


@pytest.mark.parametrize("call", ["list", "info OLD1.JPG"])
def test_card_whose_first_listing_was_cut_is_old(desk: Desk, call: str) -> None:
    desk.put("OLD1.JPG", 1)
    desk.put("OLD2.JPG", 2)
    desk.camera.cut[call] = 2
    with desk.worker():
        desk.ear.wait_state(READY)
        desk.order(m.Trigger(1))
        desk.ear.arrived()
    assert desk.camera.connects == 3
    assert desk.names() == ["IMG_0003.JPG"]
    assert len(desk.ear.all(m.FileAnnounced)) == 1


def test_file_that_does_not_tell_its_size_bars_nothing_and_stays_old(desk: Desk) -> None:
    desk.put("OLD1.JPG", 1)
    desk.camera.refuse["info OLD1.JPG"] = 1
    with desk.worker():
        desk.ear.wait_state(READY)
        desk.camera.cut["read IMG_0002.JPG"] = 1
        desk.order(m.Trigger(1))
        desk.ear.arrived()
    assert desk.camera.connects == 2
    assert desk.names() == ["IMG_0002.JPG"]


def test_old_file_that_later_refuses_to_tell_its_size_stays_old(desk: Desk) -> None:
    desk.put("OLD1.JPG", 1)
    with desk.worker():
        desk.ear.wait_state(READY)
        desk.camera.refuse["info OLD1.JPG"] = 1
        desk.camera.cut["read IMG_0002.JPG"] = 1
        desk.order(m.Trigger(1))
        desk.ear.arrived()
    assert (desk.camera.connects, desk.camera.refuse.total()) == (2, 0)
    assert desk.names() == ["IMG_0002.JPG"]


def test_refusal_while_connecting_is_tried_again(desk: Desk) -> None:
    desk.put("OLD1.JPG", 1)
    desk.camera.refuse["list"] = 1
    with desk.worker():
        desk.ear.wait_state(READY)
        desk.order(m.Trigger(7))
        desk.ear.arrived()
    assert desk.ear.all(m.Reply)[0] == m.Reply(7)
    assert desk.names() == ["IMG_0002.JPG"]


def test_file_that_ends_every_session_is_given_up(desk: Desk) -> None:
    desk.camera.cut["read IMG_0001.JPG"] = 1000
    with desk.worker():
        desk.ear.wait_state(READY)
        desk.order(m.Trigger(1))
        failed = desk.ear.wait(m.FileFailed)
        assert desk.camera.connects == 4
        desk.order(m.Trigger(2))
        desk.ear.arrived()
        desk.camera.cut["list"] = 1
        (desk.camera.orders / "lose-line-once").touch()
        until(lambda: desk.camera.connects == 6)
        desk.order(m.Trigger(3))
        desk.ear.arrived(2)
    assert (failed.name, failed.fault.code) == ("IMG_0001.JPG", FaultCode.CAMERA_LOST)
    assert desk.names() == ["IMG_0002.JPG", "IMG_0003.JPG"]
    assert len(desk.ear.all(m.FileFailed)) == 1
    assert (desk.camera.card / "IMG_0001.JPG").exists()


def test_tries_are_counted_over_processes(desk: Desk) -> None:
    desk.camera.cut["read IMG_0001.JPG"] = 1000
    with desk.worker():
        desk.ear.wait_state(READY)
        desk.order(m.Trigger(1))
        desk.ear.wait_state(CameraState.LOST)
    (underway,) = desk.keeper.memory().underway
    assert underway.tries in {1, 2}  # the worker may have gone on for a moment
    with desk.worker():
        desk.ear.wait(m.FileFailed)
    assert desk.camera.cut["read IMG_0001.JPG"] == 997
    assert len(desk.ear.all(m.FileAnnounced)) == 1


def test_file_that_kills_every_process_is_given_up(desk: Desk) -> None:
    root, ear = desk.camera.card.parent, Ear()
    (desk.camera.orders / "die-reading-IMG_0001.JPG").touch()
    with tethered(folder_card(root), ear, destination=desk.incoming) as supervisor:
        ear.wait_state(READY)
        supervisor.trigger().result(WAIT_S)
        assert ear.wait(m.FileFailed).name == "IMG_0001.JPG"
        supervisor.trigger().result(WAIT_S)
        assert ear.arrived().source.name == "IMG_0002.JPG"
    assert len(ear.all(m.FileFailed)) == 1
    lost = [event for event in ear.all(m.StateChanged) if event.state is CameraState.LOST]
    assert len(lost) == 3


@pytest.fixture
def left(desk: Desk) -> m.FileAnnounced:
    """A shot that was announced before everything was killed; there is an old picture beside it."""
    desk.put("OLD1.JPG", 1)
    (desk.camera.orders / "slow").touch()
    with desk.worker():
        desk.ear.wait_state(READY)
        desk.order(m.Trigger(1))
        announced = desk.ear.wait(m.FileAnnounced)
        until(lambda: f"{announced.token}.part" in desk.here())
    (desk.camera.orders / "slow").unlink()
    assert desk.here() == [f"{announced.token}.expected.json"]
    desk.crash()
    return announced


def test_what_was_announced_before_a_crash_is_fetched(desk: Desk, left: m.FileAnnounced) -> None:
    with desk.worker():
        arrived = desk.ear.arrived()
        desk.ear.wait_state(READY)
    assert (arrived.token, arrived.source.name) == (left.token, "IMG_0002.JPG")
    assert desk.here() == [f"{left.token}.jpg", f"{left.token}.json"]
    assert [event.token for event in desk.ear.all(m.FileAnnounced)] == [left.token]


def test_it_is_fetched_when_its_interview_is_opened_later(desk: Desk, left: m.FileAnnounced) -> None:
    desk.keeper.directory = desk.study / ".incoming" / "i2"
    with desk.worker():
        desk.ear.wait_state(READY)
        assert not desk.ear.all(m.FileAnnounced)
        desk.order(m.SetDestination(2, desk.incoming))
        assert desk.ear.arrived().token == left.token
        desk.order(m.SetDestination(3, desk.incoming))
        desk.ear.wait(m.Reply, lambda reply: reply.id == 3)
    assert desk.names() == ["IMG_0002.JPG"]


@pytest.mark.parametrize("what", ["size", "mtime", "serial", "no note", "nothing"])
def test_only_the_very_same_file_is_fetched(desk: Desk, left: m.FileAnnounced, what: str) -> None:
    note = desk.incoming / f"{left.token}.expected.json"
    told = json.loads(note.read_text())
    if what in told:
        told[what] = "X" if what == "serial" else told[what] + 1
        note.write_text(json.dumps(told))
    else:
        note.write_text("{" if what == "no note" else "{}")
    with desk.worker():
        desk.ear.wait_state(READY)
        desk.order(m.Trigger(1))
        desk.ear.arrived()
    assert desk.names() == ["IMG_0003.JPG"]
    assert note.exists()


def test_note_of_what_is_given_up_goes(desk: Desk, left: m.FileAnnounced) -> None:
    desk.camera.cut["read IMG_0002.JPG"] = 1000
    with desk.worker():
        assert desk.ear.wait(m.FileFailed).token == left.token
    assert desk.here() == []


def test_note_that_cannot_be_written_does_not_stop_the_shot(desk: Desk) -> None:
    desk.study.rmdir()
    with desk.worker():
        desk.ear.wait_state(READY)
        desk.order(m.Trigger(1))
        assert desk.ear.wait(m.FileFailed).fault.code is FaultCode.DISK_WRITE
    assert not desk.study.exists()


def test_shot_belongs_to_the_interview_it_was_released_in(desk: Desk) -> None:
    later = desk.study / ".incoming" / "i2"
    desk.camera.late = True
    with desk.worker():
        desk.ear.wait_state(READY)
        desk.order(m.Trigger(1))
        desk.ear.wait(m.Reply)
        desk.keeper.directory = later
        desk.order(m.SetDestination(2, later))
        desk.ear.wait(m.Reply, count=2)
        desk.camera.cut["read IMG_0001.JPG"] = 1
        desk.camera.develop()
        first = desk.ear.arrived()
        desk.put("BODY.JPG", 9)
        second = desk.ear.arrived(2)
    assert (first.path.parent, second.path.parent) == (desk.incoming, later)
    announced = desk.ear.wait(m.FileAnnounced)
    assert announced.directory == desk.incoming


def test_memory_keeps_the_folder_of_the_release(desk: Desk) -> None:
    keeper = CardKeeper()
    keeper.directory = desk.study / "i2"
    keeper.heed(m.FileAnnounced("t1", "/DCIM", "A.JPG", 1, 2, desk.incoming))
    (underway,) = keeper.memory().underway
    assert underway.directory == desk.incoming


def test_what_is_asked_for_again_is_not_taken_for_the_release(desk: Desk) -> None:
    with desk.worker():
        desk.ear.wait_state(READY)
        desk.incoming.touch()  # a file where a folder should be made
        desk.order(m.Trigger(1))
        desk.ear.wait(m.FileFailed)
        desk.incoming.unlink()
        desk.camera.late = True
        at_ns = time.monotonic_ns()
        desk.order(m.Trigger(2))
        desk.order(m.SetDestination(3, desk.incoming))
        desk.ear.wait(m.Reply, count=3)
        released_ns = time.monotonic_ns()
        desk.ear.arrived()
        desk.camera.develop()
        desk.ear.arrived(2)
    late = desk.ear.wait(m.FileAnnounced, lambda event: event.name == "IMG_0002.JPG")
    assert at_ns < late.trigger_ns < released_ns


@pytest.mark.parametrize(
    ("exposure", "told"), [("1/125", True), ("bulb", True), ("20", False), ("20.0000s", False)]
)
def test_long_exposure_is_waited_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, exposure: str, told: bool
) -> None:
    monkeypatch.setattr(release, "PATIENCE_S", 0.1)
    desk.camera.exposure, desk.camera.late = exposure, True
    with desk.worker():
        desk.ear.wait_state(READY)
        desk.order(m.Trigger(1))
        if told:
            assert desk.ear.wait(m.Notice).fault.code is FaultCode.NOT_FIRED
        else:
            time.sleep(0.4)
        desk.camera.develop()
        desk.ear.arrived()
    assert len(desk.ear.all(m.Notice)) == told


@pytest.mark.parametrize("drive", ["Timer 10 s", "Timer", "Timer burst"])
def test_the_body_s_own_timer_is_waited_for(desk: Desk, monkeypatch: pytest.MonkeyPatch, drive: str) -> None:
    monkeypatch.setattr(release, "PATIENCE_S", 0.1)
    desk.camera.drive, desk.camera.late = drive, True
    with desk.worker():
        desk.ear.wait_state(READY)
        desk.order(m.Trigger(1))
        time.sleep(0.4)
        desk.camera.develop()
        desk.ear.arrived()
    assert not desk.ear.all(m.Notice)


def test_exposure_time_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    waiting = release.Releases()
    waiting.begin(Origin(0, None), exposure_s=30.0)
    now += 69.0
    assert not waiting.overdue()
    now += 2.0
    assert waiting.overdue()
    waiting.begin(Origin(0, None), exposure_s=4294967295.0)
    now += 2 * release.LONGEST_EXPOSURE_S + release.PATIENCE_S + 1.0
    assert waiting.overdue()


def test_news_from_the_bus_ends_the_waiting_for_a_camera(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_LAST_BACK_OFF_S", 3600.0)
    (desk.camera.orders / "away").touch()
    with desk.worker():
        until(lambda: desk.camera.connects >= 6)  # the next try by itself is seconds away, and ever further
        (desk.camera.orders / "away").unlink()
        desk.order(m.LookAgain())
        desk.ear.wait_state(READY)
        desk.order(m.LookAgain())
        desk.order(m.Trigger(1))
        desk.ear.arrived()
    assert desk.camera.connects == 7


def test_a_file_is_not_blamed_for_a_camera_that_went_away(desk: Desk) -> None:
    """Each time the line is lost in mid-file nobody is there for a while: a cable, not a file that ends sessions."""
    desk.camera.cut["read IMG_0001.JPG"] = 5
    desk.camera.gone_after_a_cut = True
    with desk.worker():
        desk.ear.wait_state(READY)
        desk.order(m.Trigger(1))
        desk.ear.arrived()
    assert desk.names() == ["IMG_0001.JPG"]
    assert desk.ear.all(m.FileFailed) == []


def test_a_file_is_not_blamed_for_what_happens_between_its_pieces(desk: Desk) -> None:
    (desk.camera.orders / "slow").touch()
    with desk.worker():
        desk.ear.wait_state(READY)
        desk.order(m.Trigger(1))
        token = desk.ear.wait(m.FileAnnounced).token
        for times in range(1, 6):
            until(lambda: f"{token}.part" in desk.here())
            (desk.camera.orders / "lose-line-once").touch()
            desk.ear.wait_state(CameraState.LOST, count=times)
            desk.ear.wait_state(READY, count=times + 1)
        (desk.camera.orders / "slow").unlink()
        desk.ear.arrived()
    assert desk.ear.all(m.FileFailed) == []
