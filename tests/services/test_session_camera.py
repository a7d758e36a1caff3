"""What people ask of the camera during an interview, and the two files of one shot, on a real study."""

import itertools
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest

from fotointerview.camera import messages
from fotointerview.domain.camera import SettingName
from fotointerview.domain.faults import Fault, FaultCode, FaultError
from fotointerview.domain.words import FileKind
from fotointerview.services import events
from fotointerview.services.live import LivePicture
from fotointerview.services.series import Series
from tests.services.session_kit import Sitting, jpeg

E = TypeVar("E")
RAW = b"sensor data" * 200


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Sitting]:
    with Sitting(tmp_path / "study") as sitting:
        yield sitting


def wait(sitting: Sitting, kind: type[E]) -> E:
    event = sitting.wait(kind)
    assert isinstance(event, kind)
    return event


def settle(sitting: Sitting) -> None:
    sitting.session._director.ask(lambda: None).result()
    sitting.session._at_the_card.ask(lambda: None).result()
    sitting.settle()


def count(sitting: Sitting, kind: type[E]) -> list[E]:
    return [event for event in sitting.heard if isinstance(event, kind)]


@pytest.mark.parametrize("order", [("NEF", "JPG"), ("JPG", "NEF")])
@pytest.mark.parametrize("release", ["r1", ""], ids=["release known", "after a restart"])
def test_raw_and_jpeg_are_one_shot(sitting: Sitting, order: tuple[str, str], release: str) -> None:
    for suffix in order:
        data = RAW if suffix == "NEF" else jpeg(7)
        sitting.camera.bring(f"DSC_0001.{suffix}", data, release=release)
    wait(sitting, events.ShotSafe)
    sitting.settle()
    chain = sitting.thread.ask(lambda: sitting.store.chain(sitting.interview_id)).result()
    (link,) = chain.links
    assert {file.kind for file in link.files} == {FileKind.RAW, FileKind.JPEG}
    assert link.display_file is not None
    assert link.display_file.kind is FileKind.JPEG
    assert len({Path(file.path).stem for file in link.files}) == 1
    if release:
        assert len(count(sitting, events.ShotAnnounced)) == len(count(sitting, events.ShotSafe)) == 1
        shown = [Path(event.path).suffix for event in count(sitting, events.FileReady)]
        assert shown == [".nef", ".jpg"] if order[0] == "NEF" else [".jpg"]
    assert count(sitting, events.UnderWayChanged)[-1].files == 0


def test_in_a_burst_each_raw_finds_its_own_jpeg_though_it_comes_last(sitting: Sitting) -> None:
    for number in (1, 2, 3):
        sitting.camera.bring(f"DSC_{number:04d}.JPG", jpeg(number), taken=1_700_000_000)
    for number in (1, 2, 3):
        sitting.camera.bring(f"DSC_{number:04d}.NEF", RAW + bytes([number]), taken=1_700_000_001)
    sitting.settle()
    chain = sitting.thread.ask(lambda: sitting.store.chain(sitting.interview_id)).result()
    stems = [{Path(file.camera_name).stem for file in link.files} for link in chain.links]
    assert stems == [{"DSC_0001"}, {"DSC_0002"}, {"DSC_0003"}]


def test_memory_names_are_joined_by_their_release_alone(sitting: Sitting) -> None:
    sitting.camera.bring("capt0000.nef", RAW, release="r1")
    sitting.camera.bring("capt0001.jpg", jpeg(1), release="r1")
    sitting.camera.bring("capt0002.nef", RAW + b"2", release="r2")
    sitting.settle()
    chain = sitting.thread.ask(lambda: sitting.store.chain(sitting.interview_id)).result()
    assert [len(link.files) for link in chain.links] == [2, 1]


def test_names_that_come_round_again_are_another_shot(sitting: Sitting) -> None:
    sitting.camera.bring("DSC_0001.JPG", jpeg(1), taken=1_700_000_000)
    sitting.camera.bring("DSC_0001.NEF", RAW, taken=1_700_009_000)
    sitting.settle()
    chain = sitting.thread.ask(lambda: sitting.store.chain(sitting.interview_id)).result()
    assert [len(link.files) for link in chain.links] == [1, 1]


def test_a_second_file_that_fails_leaves_its_shot_alone(sitting: Sitting) -> None:
    sitting.camera.bring("DSC_0001.JPG", jpeg(1), release="r1")
    sitting.settle()
    sitting.camera.tell(messages.FileAnnounced("raw", "/DCIM", "DSC_0001.NEF", 1, 2, release="r1"))
    fault = Fault(FaultCode.FILE_SHORT, {"name": "DSC_0001.NEF"})
    sitting.camera.tell(messages.FileFailed("raw", "DSC_0001.NEF", fault))
    assert wait(sitting, events.Noticed).fault == fault
    assert not count(sitting, events.ShotFailed)


def test_a_setting_is_pending_then_set_or_refused_in_the_camera_s_words(sitting: Sitting) -> None:
    name = SettingName.EXPOSURE_COMPENSATION
    sitting.session.set_setting(name, "1")
    assert wait(sitting, events.SettingAsked) == events.SettingAsked(name, "1")
    answered = wait(sitting, events.SettingAnswered)
    assert answered.setting is not None
    assert (answered.setting.value, answered.fault) == ("1", None)
    sitting.camera.refusing = "not in this mode"
    sitting.session.set_setting(name, "2")
    answered = wait(sitting, events.SettingAnswered)
    assert answered.fault is not None
    assert answered.fault.details == {
        "words": "not in this mode",
        "setting": "exposure_compensation",
        "value": "2",
    }


def test_focus_and_live_reach_the_camera_and_a_failure_is_said(sitting: Sitting) -> None:
    sitting.session.drive_focus(-2)
    sitting.session.set_live(True)
    settle(sitting)
    assert (sitting.camera.lens, sitting.camera.live) == (-2, [True])
    sitting.camera.refusing = "out of focus"
    sitting.session.drive_focus(0)
    assert wait(sitting, events.Noticed).fault.code is FaultCode.FOCUS_FAILED


def test_frames_are_decoded_beside_everything_and_the_latest_wins(sitting: Sitting) -> None:
    seen: list[LivePicture] = []

    def look(picture: LivePicture) -> None:
        time.sleep(0.02)  # a slow window
        seen.append(picture)

    sitting.session.live.subscribe(look)
    for number in range(1, 31):
        sitting.camera.tell(messages.Frame(jpeg(number), number, number))
    sitting.camera.tell(messages.Frame(b"half a frame", 31, 31))
    sitting.camera.tell(messages.Frame(jpeg(200), 32, 32))
    deadline = time.monotonic() + 10
    while (not seen or seen[-1].number != 32) and time.monotonic() < deadline:
        time.sleep(0.005)
    assert seen[-1].number == 32
    assert len(seen) < 10
    assert abs(int(np.mean(seen[-1].pixels)) - 200) < 3
    assert not any(isinstance(event, messages.Frame) for event in sitting.heard)


def test_a_series_releases_by_itself_and_counts_down(sitting: Sitting) -> None:
    sitting.session.start_series(delay_s=0.05, shots=3, every_s=0.05)
    for _ in range(3):
        wait(sitting, events.ShotSafe)
    deadline = time.monotonic() + 10
    while count(sitting, events.SeriesChanged)[-1].left and time.monotonic() < deadline:
        time.sleep(0.005)
    told = count(sitting, events.SeriesChanged)
    assert [event.left for event in told] == [3, 2, 1, 0]
    assert all(event.next_ns > 0 for event in told[:-1])
    assert sitting.camera.shots == 3


def test_a_series_that_is_stopped_releases_nothing_more(sitting: Sitting) -> None:
    sitting.session.start_series(delay_s=30, shots=5, every_s=1)
    assert wait(sitting, events.SeriesChanged).left == 5
    sitting.session.stop_series()
    assert wait(sitting, events.SeriesChanged).left == 0
    settle(sitting)
    assert sitting.camera.shots == 0


def test_an_interval_that_cannot_be_kept_is_not_made_up_for() -> None:
    fired: list[float] = []

    def release() -> Future[None]:
        fired.append(time.monotonic())
        time.sleep(0.05)
        return _done()

    series = Series(release=release, tell=lambda event: None)
    series.start(delay_s=0, shots=3, every_s=0.001)
    deadline = time.monotonic() + 5
    while len(fired) < 3 and time.monotonic() < deadline:
        time.sleep(0.005)
    series.stop()
    assert all(later - earlier >= 0.05 for earlier, later in itertools.pairwise(fired))


def test_only_what_is_sound_here_is_taken_off_the_card(sitting: Sitting) -> None:
    links = [sitting.shoot() for _ in range(3)]
    sitting.camera.card.pop(1)  # somebody deleted it on the camera
    damaged = sitting.store.folder / links[2].files[0].path
    damaged.chmod(0o644)
    data = bytearray(damaged.read_bytes())
    data[len(data) // 2] ^= 1
    damaged.write_bytes(data)
    sitting.session.count_card()
    assert wait(sitting, events.CardCounted) == events.CardCounted(on_card=2, safe=1)
    assert len(sitting.camera.card) == 2
    sitting.session.clear_card()
    assert wait(sitting, events.CardCleared) == events.CardCleared(deleted=1, kept=1)
    assert wait(sitting, events.Noticed).fault.code is FaultCode.CARD_NOT_CLEARED
    assert [file.name for file in sitting.camera.card] == ["DSC_0003.JPG"]


def test_a_file_that_came_damaged_is_never_taken_off_the_card(sitting: Sitting) -> None:
    """The card may have the only whole one; the RAW beside it stays too, as nobody knows what happened to it."""
    sitting.camera.bring("DSC_0001.JPG", jpeg(1)[:-40], release="r1", damaged=True)
    sitting.camera.bring("DSC_0001.NEF", RAW, release="r1")
    sitting.settle()
    sitting.session.clear_card()
    assert wait(sitting, events.CardCleared) == events.CardCleared(deleted=0, kept=2)
    assert len(sitting.camera.card) == 2


def test_a_study_that_was_busy_gets_the_shot_with_the_next_one(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object, **__: object) -> None:
        raise FaultError(FaultCode.STUDY_BUSY, path="study")

    with monkeypatch.context() as patched:
        patched.setattr(sitting.store, "take_in", busy)
        sitting.session.shoot()
        wait(sitting, events.ShotFailed)
    sitting.shoot()
    settle(sitting)
    chain = sitting.thread.ask(lambda: sitting.store.chain(sitting.interview_id)).result()
    assert len(chain.links) == 2


def test_a_listener_that_fails_keeps_no_shot_from_the_study(sitting: Sitting) -> None:
    def fail(event: events.SessionEvent) -> None:
        raise RuntimeError("a window that is gone")

    sitting.session.subscribe(fail)
    sitting.shoot()
    sitting.shoot()
    sitting.settle()
    assert count(sitting, events.UnderWayChanged)[-1].files == 0


def test_a_shot_that_failed_is_announced_anew_when_it_is_tried_again(sitting: Sitting) -> None:
    for name in ("DSC_0001.JPG", "DSC_0001.NEF"):
        sitting.camera.tell(messages.FileAnnounced(name, "/DCIM", name, 1, 2, release="r1"))
    for name in ("DSC_0001.JPG", "DSC_0001.NEF"):
        sitting.camera.tell(messages.FileFailed(name, name, Fault(FaultCode.DISK_FULL)))
    assert len(count(sitting, events.ShotAnnounced)) == 1
    sitting.camera.bring("DSC_0001.JPG", jpeg(1), release="r1")
    sitting.camera.bring("DSC_0001.NEF", RAW, release="r1")
    sitting.settle()
    first, again = count(sitting, events.ShotAnnounced)
    assert [event.token for event in count(sitting, events.ShotSafe)] == [again.token]
    assert first.token != again.token


def _done() -> Future[None]:
    done: Future[None] = Future()
    done.set_result(None)
    return done


class Slow:
    """A camera whose releases take as long as the test wants."""

    def __init__(self, sitting: Sitting) -> None:
        self.asked, self.go = threading.Event(), threading.Event()
        self.fired: list[float] = []
        self._trigger = sitting.camera.trigger
        sitting.camera.trigger = self._wait  # type: ignore[method-assign]

    def _wait(self) -> Future[None]:
        self.asked.set()
        self.go.wait(10)
        self.fired.append(time.monotonic())
        return self._trigger()


def test_a_series_that_is_stopped_while_the_camera_is_slow_releases_nothing_more(sitting: Sitting) -> None:
    slow = Slow(sitting)
    sitting.session.start_series(delay_s=0, shots=5, every_s=0.01)
    assert slow.asked.wait(10)
    time.sleep(0.1)
    sitting.session.stop_series()
    slow.go.set()
    settle(sitting)
    assert sitting.camera.shots == 1


def test_a_series_does_not_make_up_for_what_a_slow_camera_missed(sitting: Sitting) -> None:
    slow = Slow(sitting)
    sitting.session.start_series(delay_s=0, shots=3, every_s=0.2)
    assert slow.asked.wait(10)
    time.sleep(0.7)
    slow.go.set()
    for _ in range(3):
        wait(sitting, events.ShotSafe)
    assert slow.fired[2] - slow.fired[1] >= 0.1
