"""Live view: the newest frame and never an old one, told apart from a shot, at whatever shape; lines over both."""

import threading
from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fotointerview import vision
from fotointerview.domain.camera import Ability, CameraState
from fotointerview.domain.faults import Fault, FaultCode
from fotointerview.domain.words import Room
from fotointerview.gui import guides
from fotointerview.gui.camera_side import Guides, LiveSign
from fotointerview.gui.images import to_image
from fotointerview.gui.live_mailbox import LiveFrame, LiveMailbox, scaled
from fotointerview.services.events import (
    CameraChanged,
    Noticed,
    SeriesChanged,
    ShotAnnounced,
    ThumbnailReady,
)
from fotointerview.services.live import LiveFeed
from tests.gui import fake_session, hands
from tests.gui.conftest import Open, Studio
from tests.gui.fake_session import FakeFeed, FakeSession, gradient, link
from tests.gui.test_canvas import pixels


def grey(level: int, width: int = 96, height: int = 64) -> NDArray[np.uint8]:
    return np.full((height, width, 3), level, np.uint8)


# ── the mailbox ───────────────────────────────────────────────────────────────────────────────────────────


class Slow(QObject):
    """A window that looks into the mailbox when it is told, and counts."""

    def __init__(self, mailbox: LiveMailbox) -> None:
        super().__init__()
        self.mailbox = mailbox
        self.told = 0
        self.numbers: list[int] = []
        self.threads: set[int] = set()
        mailbox.came.connect(self.look, Qt.ConnectionType.QueuedConnection)

    def look(self) -> None:
        self.told += 1
        self.threads.add(threading.get_ident())
        frame = self.mailbox.take()
        if frame is not None:
            self.numbers.append(frame.number)


@pytest.fixture
def feed() -> FakeFeed:
    return FakeFeed()


@pytest.fixture
def mailbox(dressed: QApplication, feed: FakeFeed) -> Iterator[LiveMailbox]:
    made = LiveMailbox(feed)
    yield made
    made.close()


def elsewhere(task: object) -> None:
    thread = threading.Thread(target=task)  # type: ignore[arg-type]  # a callable
    thread.start()
    thread.join()


def test_a_slow_window_is_told_once_and_finds_the_newest(
    qtbot: QtBot, mailbox: LiveMailbox, feed: FakeFeed
) -> None:
    window = Slow(mailbox)
    elsewhere(lambda: [feed.show(grey(level)) for level in range(50)])
    qtbot.waitUntil(lambda: window.told > 0)
    qtbot.wait(20)
    assert (window.told, window.numbers) == (1, [50])
    assert window.threads == {threading.get_ident()}
    elsewhere(lambda: feed.show(grey(1)))
    qtbot.waitUntil(lambda: window.numbers == [50, 51])


def test_after_its_end_nothing_waits_and_nobody_is_told(
    qtbot: QtBot, mailbox: LiveMailbox, feed: FakeFeed
) -> None:
    window = Slow(mailbox)
    feed.show(grey(1))
    mailbox.close()
    mailbox.close()
    assert feed.listeners == []
    assert mailbox.take() is None
    qtbot.wait(20)
    assert window.numbers == []


def test_a_frame_that_is_being_made_at_the_end_goes_nowhere(
    qtbot: QtBot, mailbox: LiveMailbox, feed: FakeFeed
) -> None:
    window = Slow(mailbox)
    (late,) = feed.listeners
    mailbox.close()
    feed.listeners.append(late)
    elsewhere(lambda: feed.show(grey(1)))
    qtbot.wait(20)
    assert window.told == 0


def test_the_real_feed_comes_through_its_own_thread(qtbot: QtBot, dressed: QApplication) -> None:
    feed = LiveFeed()
    mailbox = LiveMailbox(feed)
    window = Slow(mailbox)
    _, jpeg = vision.cv2.imencode(".jpg", gradient(96, 64))
    feed.offer(jpeg.tobytes(), number=7, taken_ns=1)
    qtbot.waitUntil(lambda: window.numbers == [7])
    mailbox.close()
    feed.close()


@pytest.mark.parametrize(
    ("size", "box", "then"),
    [
        ((960, 640), (858, 664), (858, 572)),
        ((960, 640), (1412, 900), (1350, 900)),
        ((640, 480), (858, 664), (858, 644)),
        ((640, 480), (640, 480), (640, 480)),
        ((1, 1), (50, 1), (1, 1)),
    ],
)
def test_a_frame_is_made_as_large_as_it_is_painted(
    size: tuple[int, int], box: tuple[int, int], then: tuple[int, int]
) -> None:
    made = scaled(grey(9, *size), box=box)
    assert (made.shape[1], made.shape[0]) == then
    assert scaled(made, box=None) is made


# ── on the canvas ─────────────────────────────────────────────────────────────────────────────────────────


def watch(studio: Studio) -> Studio:
    """Live view is on, and no frame has come yet."""
    studio.until(lambda: studio.room.canvas.key == "shot-3")
    press(studio, "L")
    return studio


def press(studio: Studio, key: str) -> None:
    hands.key(studio.window, key)
    studio.settle()


def show(studio: Studio, frame: NDArray[np.uint8]) -> int:
    number = studio.session.live.show(frame)
    studio.settle()
    return number


def is_live(studio: Studio) -> bool:
    return studio.room.canvas.live.sign is LiveSign.LIVE


def middle(studio: Studio) -> int:
    seen = pixels(studio.room.canvas)
    return int(seen[seen.shape[0] // 2, seen.shape[1] // 2].mean())


def test_frames_are_painted_whole_and_told(studio: Studio) -> None:
    told: list[int] = []
    studio.room.canvas.live_painted.connect(lambda number, at_ns: told.append(number))
    watch(studio)
    number = show(studio, grey(200, 64, 48))  # 4:3, as a webcam's
    studio.until(lambda: told == [number])
    seen = pixels(studio.room.canvas)
    lit = np.argwhere((seen == 200).all(axis=2))
    (top, left), (bottom, right) = lit.min(axis=0), lit.max(axis=0)
    assert (right - left + 1) / (bottom - top + 1) == pytest.approx(4 / 3, abs=0.01)
    assert bottom - top + 1 >= seen.shape[0] - 2
    show(studio, grey(90, 64, 48))
    assert middle(studio) == 90


def test_live_view_says_so_and_a_shot_does_not(studio: Studio) -> None:
    canvas = watch(studio).room.canvas
    assert canvas.live.sign is LiveSign.LIVE
    assert canvas.accessibleDescription() == "Live view"
    show(studio, grey(200))
    corner = pixels(canvas)[:60, :160]
    assert (corner < 120).any(), "the sign must be seen on a bright picture"
    press(studio, "L")
    assert canvas.accessibleDescription() == ""
    assert canvas.live.frame is None
    assert studio.calls("set_live") == [("set_live", True), ("set_live", False)]


@pytest.mark.parametrize("way", ["L", "Escape", "Up"])
def test_there_are_several_ways_back_to_the_shots(studio: Studio, way: str) -> None:
    watch(studio)
    show(studio, grey(200))
    press(studio, way)
    assert not studio.room.state.side.live
    assert studio.session.status.state is CameraState.READY
    assert studio.room.canvas.live.frame is None or way == "Up"


def test_a_click_on_a_shot_leaves_live_view(studio: Studio) -> None:
    watch(studio)
    show(studio, grey(200))
    studio.room.strip.chosen.emit("shot-3")
    studio.settle()
    assert not studio.room.state.side.live
    assert middle(studio) != 200


def test_a_late_frame_does_not_come_over_the_shot(studio: Studio) -> None:
    watch(studio)
    press(studio, "L")
    show(studio, grey(200))
    assert studio.room.canvas.live.frame is None


def test_a_new_shot_is_shown_at_once_and_the_frame_only_keeps_its_place(open_studio: Open) -> None:
    session = FakeSession(chain=fake_session.chain(link(1), link(2), link(3)), arrive=False)
    studio = watch(open_studio(session))
    show(studio, grey(200))
    session.tell(ShotAnnounced("t", 1))
    studio.settle()
    assert studio.calls("set_live")[-1] == ("set_live", False)
    canvas = studio.room.canvas
    assert canvas.live.is_dim
    assert middle(studio) < 120, "a frame that stands still is no live view"
    session.tell(ThumbnailReady("t", b"small"))
    studio.until(lambda: canvas.key == "t" and canvas.live.frame is None)


def test_in_a_series_live_view_stays_and_the_shots_go_to_the_strip(studio: Studio) -> None:
    watch(studio)
    studio.session.tell(SeriesChanged(3, 1))
    studio.session.shoot()
    studio.settle()
    assert studio.room.state.side.live
    assert studio.room.state.keys[-1] == "shot-4"
    assert studio.calls("set_live") == [("set_live", True)]
    press(studio, "L")
    studio.until(lambda: studio.room.canvas.key == "shot-4")


def test_a_lost_camera_dims_the_last_frame_and_live_view_comes_back(studio: Studio) -> None:
    canvas = watch(studio).room.canvas
    show(studio, grey(200))
    before = studio.session.status
    studio.session.tell(CameraChanged(fake_session.away()))
    studio.settle()
    assert not is_live(studio)
    assert middle(studio) < 120
    assert canvas.accessibleDescription() == "Not live: the camera is away"
    studio.session.status = before
    studio.session.become(CameraState.READY)
    studio.settle()
    assert studio.calls("set_live") == [("set_live", True), ("set_live", True)]
    show(studio, grey(180))
    assert is_live(studio)
    assert middle(studio) == 180


def test_frames_that_stop_coming_are_no_longer_called_live(studio: Studio) -> None:
    canvas = watch(studio).room.canvas
    canvas.live.set_patience(20)
    show(studio, grey(200))
    studio.until(lambda: canvas.live.is_dim)
    assert canvas.live.sign is LiveSign.COMING
    show(studio, grey(200))
    assert not canvas.live.is_dim


def test_live_view_that_the_camera_ended_says_why_and_goes_back_to_the_shot(studio: Studio) -> None:
    watch(studio)
    show(studio, grey(200))
    studio.session.tell(Noticed(Fault(FaultCode.LIVE_VIEW_STOPPED)))
    studio.settle()
    assert not studio.room.state.side.live
    assert studio.room.notices.words().startswith("live-view-stopped")
    assert studio.room.canvas.live.frame is None


@pytest.mark.parametrize("left", [0, 2])
def test_in_another_room_the_body_gets_its_controls_back(studio: Studio, left: int) -> None:
    watch(studio)
    studio.session.tell(SeriesChanged(left, 1))
    studio.settle()
    studio.window.go_to(Room.PREPARE)
    studio.settle()
    assert studio.room.state.side.live is (left > 0)
    assert studio.calls("set_live")[-1] == ("set_live", left > 0)


def test_without_live_view_the_key_says_why(open_studio: Open) -> None:
    session = FakeSession(
        chain=fake_session.chain(link(1)),
        status=fake_session.status(abilities=frozenset({Ability.DELETE})),
    )
    studio = open_studio(session)
    press(studio, "L")
    assert studio.calls("set_live") == []
    assert studio.room.state.side.said is not None


def test_nothing_is_judged_or_drawn_under_live_view(studio: Studio) -> None:
    watch(studio)
    show(studio, grey(200))
    for key in ("1", "B", "M", "Delete"):
        press(studio, key)
    hands.drag(studio.room.canvas, *(studio.room.canvas.rect().center() + QPoint(d, d) for d in (0, 20, 40)))
    done = {call[0] for call in studio.session.calls} - {"render_live"}
    assert done == {"set_live"}


# ── lines ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("level", [10, 128, 245])
def test_the_lines_are_seen_on_light_and_on_dark(dressed: QApplication, level: int) -> None:
    image = to_image(grey(level, 300, 200))
    painter = QPainter(image)
    guides.paint(painter, Guides.THIRDS, QRectF(0, 0, 300, 200))
    painter.end()
    row = [image.pixelColor(x, 30).red() for x in range(90, 111)]
    assert max(row) - min(row) > 50
    assert image.pixelColor(50, 30).red() == level


def test_the_lines_lie_over_shots_and_over_live_view(studio: Studio) -> None:
    studio.until(lambda: studio.room.canvas.key == "shot-3")
    canvas = studio.room.canvas
    before = pixels(canvas)
    press(studio, "G")
    assert (pixels(canvas) != before).any()
    press(studio, "G")
    press(studio, "G")
    assert (pixels(canvas) == before).all()
    press(studio, "G")
    watch(studio)
    show(studio, grey(128, 960, 640))
    seen = pixels(canvas)
    assert (seen[seen.shape[0] // 2] > 170).any()


def test_the_head_room_lies_in_the_upper_fifth() -> None:
    _, dashed = guides.lines(Guides.HEAD_ROOM)
    heights = sorted(line[1] for line in dashed)
    assert len(heights) == 2
    assert 0 < heights[0] < heights[1] < 0.2
    assert guides.lines(Guides.NONE) == ((), ())


def test_a_frame_that_was_not_made_to_size_is_still_painted_whole(studio: Studio) -> None:
    canvas = watch(studio).room.canvas
    canvas.show_frame(LiveFrame(to_image(grey(200, 40, 30)), 1, 1))
    studio.settle()
    assert middle(studio) == 200
