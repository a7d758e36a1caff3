"""What it costs to measure a shot: decode a 24-megapixel JPEG of about 8 MB and measure it, off the GUI thread.

python tests/bench/bench_measures.py [times]
"""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from fotointerview.camera.demo.scene import SceneSettings, render_still
from fotointerview.camera.demo.settings import SITTERS
from fotointerview.imaging.decode import decode
from fotointerview.imaging.measures import WORKING_SIDE, measure
from fotointerview.services.measuring import measured_file
from tests.bench.figures import heading, line
from tests.bench.window import scratch

GOAL_MS = 150


def main(times: int = 12) -> int:
    """Measure each of the demo sitters ``times`` times, and a picture with nobody in it."""
    with scratch() as folder:
        photos = [_draw(folder / f"{sitter}.jpg", sitter=sitter) for sitter in SITTERS]
        size = photos[0].stat().st_size
        heading(f"Measuring a shot, 24 MP, {size / 1e6:.1f} MB")
        pixels = [decode(photo, box=(WORKING_SIDE, WORKING_SIDE)).pixels for photo in photos]
        measure(pixels[0])  # the cascade is read once
        line(
            "decode and measure",
            _timed(lambda n: measured_file(photos[n % len(photos)]), times=times * 3),
            goal=GOAL_MS,
        )
        line("of which measuring", _timed(lambda n: measure(pixels[n % len(pixels)]), times=times * 3))
        empty = pixels[0][: len(pixels[0]) // 8].repeat(8, axis=0)
        line("measuring where there is no face", _timed(lambda n: measure(empty), times=times))
    return 0


def _timed(task: Callable[[int], object], *, times: int) -> list[float]:
    told = []
    for number in range(times):
        begun = time.perf_counter()
        task(number)
        told.append((time.perf_counter() - begun) * 1e3)
    return told


def _draw(path: Path, *, sitter: str) -> Path:
    still = render_still(SceneSettings(sitter=sitter), taken_at=datetime.now(UTC), serial="bench")
    path.write_bytes(still.jpeg)
    return path


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:2])))
