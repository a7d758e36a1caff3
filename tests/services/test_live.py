"""Live view decoded on its own thread, with the look and the aid that are asked for."""

import threading
from collections.abc import Iterator

import numpy as np
import pytest

from fotointerview.domain.aids import Aid
from fotointerview.domain.sayings import Look
from fotointerview.services.live import LiveFeed, LivePicture
from fotointerview.vision import cv2

_PATIENCE_S = 20


class Watcher:
    """Remembers what came, and waits for the next."""

    def __init__(self, feed: LiveFeed) -> None:
        self.came: list[LivePicture] = []
        self.threads: set[str] = set()
        self._changed = threading.Condition()
        self._feed = feed
        feed.subscribe(self._on_picture)

    def _on_picture(self, picture: LivePicture) -> None:
        with self._changed:
            self.threads.add(threading.current_thread().name)
            self.came.append(picture)
            self._changed.notify_all()

    def see(self, jpeg: bytes) -> LivePicture:
        """Offer a frame and wait until it is shown."""
        number = len(self.came) + 1
        self._feed.offer(jpeg, number=number, taken_ns=number)
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.came) >= number, _PATIENCE_S)
        return self.came[-1]


@pytest.fixture
def feed() -> Iterator[LiveFeed]:
    made = LiveFeed()
    yield made
    made.close()


@pytest.fixture
def jpeg() -> bytes:
    """Left half orange, right half white; 120 × 80."""
    pixels = np.full((80, 120, 3), (200, 120, 40), np.uint8)
    pixels[:, 60:] = 255
    _, encoded = cv2.imencode(".jpg", pixels[..., ::-1])
    return bytes(encoded)


def test_a_look_is_in_every_frame_from_now_on_and_goes_again(feed: LiveFeed, jpeg: bytes) -> None:
    watcher = Watcher(feed)
    plain = watcher.see(jpeg).pixels
    feed.render_with(Look(monochrome=True, exposure_ev=-1.0))
    for _ in range(2):
        grey = watcher.see(jpeg).pixels
        assert (grey == grey[..., :1]).all()
        assert grey[40, 100, 0] < 200
    feed.render_with(Look())
    assert np.array_equal(watcher.see(jpeg).pixels, plain)
    assert watcher.threads == {"live"}


def test_the_crop_of_a_look_is_left_out(feed: LiveFeed, jpeg: bytes) -> None:
    feed.render_with(Look(crop=(0.5, 0.0, 0.5, 1.0)))
    assert Watcher(feed).see(jpeg).pixels.shape == (80, 120, 3)


def test_an_aid_lies_over_the_look(feed: LiveFeed, jpeg: bytes) -> None:
    watcher = Watcher(feed)
    feed.render_with(Look(), Aid.CLIPPING)
    striped = watcher.see(jpeg).pixels
    assert striped[40, 70:115].max() <= 200
    feed.render_with(Look(exposure_ev=-1.0), Aid.CLIPPING)
    assert np.ptp(watcher.see(jpeg).pixels[40, 80:110]) < 10  # darker, nothing is blown any more


def test_looks_may_be_changed_from_any_thread_while_frames_come(feed: LiveFeed, jpeg: bytes) -> None:
    watcher = Watcher(feed)
    stop = threading.Event()

    def turn() -> None:
        while not stop.is_set():
            for aid in Aid:
                feed.render_with(Look(monochrome=True, soft=0.5), aid)

    threads = [threading.Thread(target=turn) for _ in range(2)]
    for thread in threads:
        thread.start()
    numbers = [watcher.see(jpeg).number for _ in range(20)]
    stop.set()
    for thread in threads:
        thread.join()
    assert numbers == list(range(1, 21))


def test_half_a_frame_is_no_frame(feed: LiveFeed, jpeg: bytes) -> None:
    watcher = Watcher(feed)
    feed.render_with(Look(soft=1.0), Aid.PEAKING)
    feed.offer(b"", number=0, taken_ns=0)
    assert watcher.see(jpeg).number == 1
