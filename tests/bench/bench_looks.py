"""Looks and picture aids: on live view through the real feed, on a screen picture, on 24 megapixels.

python tests/bench/bench_looks.py [frames]
"""

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np

from fotointerview.camera.demo.scene import render
from fotointerview.camera.demo.settings import SceneSettings
from fotointerview.domain.aids import Aid
from fotointerview.domain.sayings import Look
from fotointerview.heap import give_back_large_pieces
from fotointerview.imaging.aids import apply_aid, histogram
from fotointerview.imaging.looks import apply_look
from fotointerview.services.live import LiveFeed, LivePicture
from fotointerview.services.pictures import Pixels
from fotointerview.vision import cv2
from tests.bench.figures import heading, line, remark

LIVE, SCREEN, WHOLE_SHOT = (960, 640), (1300, 867), (6000, 4000)
_LIVE_GOAL_FPS = 25
_SCREEN_GOAL_MS = 50

BLACK_AND_WHITE = Look(
    monochrome=True, mix=(0.6, 0.3, 0.1), exposure_ev=0.5, contrast=0.4, warmth=0.5, soft=0.6
)
COLOUR = Look(exposure_ev=0.5, contrast=0.4, saturation=0.3, warmth=0.5, soft=0.6)
LOOKS = {"as taken": Look(), "black and white, everything": BLACK_AND_WHITE, "colour, everything": COLOUR}


def scaled(pixels: Pixels, size: tuple[int, int]) -> Pixels:
    """``pixels`` at ``size``, width and height."""
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_CUBIC), dtype=np.uint8)


def times(task: Callable[[], object], count: int) -> list[float]:
    """How long ``task`` takes, in milliseconds, after a first time that does not count."""
    task()
    taken = []
    for _ in range(count):
        began = time.perf_counter()
        task()
        taken.append((time.perf_counter() - began) * 1000)
    return taken


class Feed:
    """The real feed, offered the next frame as soon as the one before is out."""

    def __init__(self, jpeg: bytes) -> None:
        self._jpeg = jpeg
        self._came = threading.Event()
        self._feed = LiveFeed()
        self._feed.subscribe(self._on_picture)

    def _on_picture(self, _picture: LivePicture) -> None:
        self._came.set()

    def measure(self, look: Look, aid: Aid, frames: int) -> list[float]:
        """From each frame's bytes to its picture, in milliseconds."""
        self._feed.render_with(look, aid)
        return times(self._frame, frames)

    def _frame(self) -> None:
        self._came.clear()
        self._feed.offer(self._jpeg, number=0, taken_ns=0)
        self._came.wait()

    def close(self) -> None:
        """End the feed's thread."""
        self._feed.close()


def live(scene: Pixels, frames: int) -> None:
    """Frames through the feed, decoded, with look and aid."""
    _, encoded = cv2.imencode(".jpg", scaled(scene, LIVE)[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 85])
    feed = Feed(bytes(encoded))
    for name, look in LOOKS.items():
        for aid in Aid:
            taken = feed.measure(look, aid, frames)
            what = f"live, {name}" + (f", {aid}" if aid is not Aid.NONE else "")
            line(f"{what}, a frame", taken)
            per_second = [1000 / one for one in taken]
            line(f"{what}, frames", per_second, goal=_LIVE_GOAL_FPS, unit="fps", at_least=True)
    feed.close()


def still(pixels: Pixels, name: str, count: int, *, goal: float | None = None) -> None:
    """Looks, aids and histogram on one decoded picture."""
    for look_name, look in LOOKS.items():
        if look != Look():
            line(f"{name}, {look_name}", times(lambda look=look: apply_look(pixels, look), count), goal=goal)  # type: ignore[misc]
    for aid in (Aid.CLIPPING, Aid.PEAKING):
        line(f"{name}, {aid}", times(lambda aid=aid: apply_aid(pixels, aid), count), goal=goal)  # type: ignore[misc]
    line(f"{name}, histogram", times(lambda: histogram(pixels), count), goal=goal)


def main(frames: int = 120) -> int:
    """Measure; ``frames`` of live view for each look."""
    give_back_large_pieces()  # as the program does
    scene = np.asarray(render(SceneSettings(), width=SCREEN[0], height=SCREEN[1]))
    heading("Looks and picture aids")
    remark("live view: 960 × 640, from the frame's bytes to the picture, decoding included")
    live(scene, frames)
    still(scene, "screen, 1300 × 867", 30, goal=_SCREEN_GOAL_MS)
    still(scaled(scene, WHOLE_SHOT), "24 MP", 5)
    return 0


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:2])))
