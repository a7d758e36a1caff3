"""What a REFI-QDA project of 1,000 shots costs: seconds and memory, with small photos, and with 24 MP cold and kept.

python tests/bench/bench_qdpx.py [shots]
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from fotointerview.camera.demo.scene import SceneSettings, render_still
from fotointerview.domain.words import Scope
from fotointerview.publish.kept_prints import KeptPrints
from fotointerview.publish.material import Material
from fotointerview.publish.qdpx import make_qdpx
from tests.bench.figures import heading, line, peak_memory, remark
from tests.publish.made_up import START
from tests.publish.research_kit import Who, chain, study

GOAL_S = 20
_EACH = 10
"""Shots in an interview."""


def main(shots: int = 1000) -> int:
    """Make projects of a tenth of the shots, and of all of them, each in a process of its own."""
    heading(f"REFI-QDA project of {shots} shots, {_EACH} an interview")
    peaks = []
    for count in (shots // 10, shots):
        seconds, peak, size = _apart(count)
        peaks.append(peak)
        goal = GOAL_S if count == 1000 else None
        line(f"{count} shots, photos of 0.06 MP, {size:.1f} MB", [seconds], unit="s", goal=goal)
        line(f"{count} shots: peak memory of the process", [peak], unit="MB")
    line(f"memory for {shots - shots // 10} shots more", [peaks[1] - peaks[0]], unit="MB", goal=40)
    with tempfile.TemporaryDirectory() as name:
        large = Path(name)
        (large / "1.jpg").write_bytes(render_still(SceneSettings(), taken_at=START, serial="bench").jpeg)
        for number in range(2, shots + 1):
            os.link(large / "1.jpg", large / f"{number}.jpg")
        for kept in ("cold", "kept"):
            seconds, peak, size = _apart(shots, large)
            goal = GOAL_S if shots == 1000 else None
            line(f"{shots} shots of 24 MP, {kept}, {size:.1f} MB", [seconds], unit="s", goal=goal)
            remark(f"{seconds / shots * 1000:.0f} ms a photo, brought to 2048 pixels; peak {peak:.0f} MB")
    return 0


def _apart(count: int, large: Path | None = None) -> tuple[float, float, float]:
    done = subprocess.run(
        [sys.executable, __file__, "--one", str(count), *([str(large)] if large else [])],
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, peak, size = map(float, done.stdout.split())
    return seconds, peak, size


def _one(count: int, large: Path | None = None) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        material = _material(folder, count, large)
        begun = time.perf_counter()
        made = make_qdpx(material, out=folder / "project.qdpx")
        seconds = time.perf_counter() - begun
        assert len(made.shot_ids) == count
        assert not made.unreadable
        print(seconds, peak_memory(), made.path.stat().st_size / 1e6)


def _material(folder: Path, count: int, large: Path | None) -> Material:
    interviews = max(count // _EACH, 1)
    each = min(count, _EACH)
    chains = tuple(chain(f"P{n:03d}", first=1 + n * each, shots=each) for n in range(interviews))
    few = study(folder, people=(Who("P01"),))
    released = replace(few.released, chains=chains, scope=Scope.RESEARCH)
    if large is None:
        return replace(few, released=released)
    return replace(
        few,
        released=released,
        photo=lambda link: large / f"{link.shot.number}.jpg",
        kept=KeptPrints(large / "prints"),
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        _one(int(sys.argv[2]), *map(Path, sys.argv[3:]))
        sys.exit(0)
    sys.exit(main(*(int(argument) for argument in sys.argv[1:2])))
