"""From other threads to the GUI thread, in order and never after the end."""

import threading
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fotointerview.domain.aids import Histogram
from fotointerview.gui.bridge import Bridge, Painted
from fotointerview.gui.images import to_image, without_bars
from fotointerview.services.events import ShotAnnounced
from fotointerview.services.pictures import Picture, PictureRequest
from tests.gui.fake_session import FakePictures, FakeSession, gradient


class Receiver(QObject):
    """Remembers what came, and on which thread."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.came: list[object] = []
        self.threads: set[int] = set()
        bridge.happened.connect(self.on_any, Qt.ConnectionType.QueuedConnection)
        bridge.pictured.connect(self.on_any, Qt.ConnectionType.QueuedConnection)

    def on_any(self, what: object) -> None:
        self.came.append(what)
        self.threads.add(threading.get_ident())


def elsewhere(*tasks: object) -> None:
    threads = [threading.Thread(target=task) for task in tasks]  # type: ignore[arg-type]  # callables
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_events_of_another_thread_arrive_here_in_order(qtbot: QtBot, dressed: QApplication) -> None:
    session = FakeSession()
    bridge = Bridge(session=session, pictures=FakePictures())
    receiver = Receiver(bridge)
    events = [ShotAnnounced(str(at), at) for at in range(200)]

    def tell_all() -> None:
        for event in events:
            session.tell(event)

    elsewhere(tell_all)
    qtbot.waitUntil(lambda: len(receiver.came) == 200)
    assert receiver.came == events
    assert receiver.threads == {threading.get_ident()}
    bridge.close()


def test_a_picture_is_made_on_the_workers_thread_and_received_here(
    qtbot: QtBot, dressed: QApplication
) -> None:
    pictures = FakePictures(waits=True)
    bridge = Bridge(session=FakeSession(), pictures=pictures)
    receiver = Receiver(bridge)
    bridge.request(PictureRequest("shot-1", b"small", (100, 100)))
    elsewhere(pictures.flush)
    qtbot.waitUntil(lambda: len(receiver.came) == 1)
    (painted,) = receiver.came
    assert isinstance(painted, Painted)
    assert isinstance(painted.image, QImage)
    assert painted.image.format() == QImage.Format.Format_RGB32
    assert receiver.threads == {threading.get_ident()}
    bridge.close()


def test_an_unreadable_picture_comes_without_an_image(qtbot: QtBot, dressed: QApplication) -> None:
    bridge = Bridge(session=FakeSession(), pictures=FakePictures(unreadable={"shot-1"}))
    receiver = Receiver(bridge)
    bridge.request(PictureRequest("shot-1", b"", None))
    qtbot.waitUntil(lambda: len(receiver.came) == 1)
    assert isinstance(receiver.came[0], Painted)
    assert receiver.came[0].image is None
    bridge.close()


def test_the_histogram_that_was_asked_for_comes_along(qtbot: QtBot, dressed: QApplication) -> None:
    tones = Histogram((1.0,), (0.5,), (0.25,), (0.0,), blown=0.1)

    class Counted(FakePictures):
        def picture(self, request: PictureRequest) -> Picture:
            return replace(super().picture(request), histogram=tones if request.histogram else None)

    bridge = Bridge(session=FakeSession(), pictures=Counted())
    receiver = Receiver(bridge)
    bridge.request(PictureRequest("shot-1", b"", None, histogram=True))
    bridge.request(PictureRequest("shot-1", b"", None))
    qtbot.waitUntil(lambda: len(receiver.came) == 2)
    assert [painted.histogram for painted in receiver.came if isinstance(painted, Painted)] == [tones, None]
    bridge.close()


def test_after_the_end_nothing_comes_through(qtbot: QtBot, dressed: QApplication) -> None:
    session, pictures = FakeSession(), FakePictures(waits=True)
    bridge = Bridge(session=session, pictures=pictures)
    receiver = Receiver(bridge)
    bridge.request(PictureRequest("shot-1", b"small", None))
    bridge.close()
    bridge.close()
    assert session.listeners == []
    elsewhere(pictures.flush)
    qtbot.wait(20)
    assert receiver.came == []


def test_a_session_that_answers_at_once_does_not_lock_up(qtbot: QtBot, dressed: QApplication) -> None:
    session = FakeSession()
    bridge = Bridge(session=session, pictures=FakePictures())
    bridge.happened.connect(lambda event: session.shoot() if session.shots < 3 else None)
    session.shoot()
    assert session.shots == 3
    bridge.close()


def test_the_bars_of_a_cameras_thumbnail_are_taken_away() -> None:
    thumbnail = np.zeros((120, 160, 3), np.uint8)
    thumbnail[7:113] = gradient(160, 106)
    assert without_bars(thumbnail).shape == (106, 160, 3)


def test_a_dark_edge_is_no_bar() -> None:
    dark = np.zeros((120, 160, 3), np.uint8)
    dark[3:100] = 200
    assert without_bars(dark) is dark
    wide = np.zeros((107, 160, 3), np.uint8)
    assert without_bars(wide) is wide


def test_an_image_is_of_its_own_memory_and_upright() -> None:
    pixels = gradient(301, 7)
    image = to_image(pixels)
    pixels[:] = 0
    assert (image.width(), image.height()) == (301, 7)
    assert image.pixelColor(300, 6).red() == 255
    assert image.pixelColor(0, 6).green() == 255
    assert image.pixelColor(0, 0).blue() == 40


def test_a_larger_picture_is_brought_to_the_size_that_is_painted() -> None:
    image = to_image(np.zeros((800, 1200, 3), np.uint8), box=(600, 600))
    assert (image.width(), image.height()) == (600, 400)
