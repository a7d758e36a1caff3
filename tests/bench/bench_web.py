"""The blog: thirty portraits of 24 megapixels as a gallery with a page each, and what memory it takes for few and many.

python tests/bench/bench_web.py [portraits]
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
from PIL import Image

from fotointerview.camera.demo.scene import render
from fotointerview.camera.demo.settings import SceneSettings
from fotointerview.domain.release import Released
from fotointerview.domain.words import Answer, Dimension, Scope, Verdict
from fotointerview.heap import give_back_large_pieces
from fotointerview.publish.web import make_blog
from fotointerview.vision import cv2
from tests.bench.figures import heading, line, remark
from tests.publish.made_up import MATERIAL, Said, made_up_chain

WHOLE_SHOT = (6000, 4000)
_GOAL_S = 6
_GOAL_MORE_MB = 25
"""How much more memory three times as many interviews may take."""
_GRAIN = 5.0
PORTRAIT = Said(Answer.YES, "Dit ben ik.", quote="Je kunt alles zien. " * 5, verdict=Verdict.CHOSEN)
ON_THE_WAY = Said(Answer.ALMOST, "Nog te donker.", [(Dimension.LIGHT, 1)], "Veel meer licht.")


def shot(path: Path) -> None:
    """A JPEG as a camera of 24 megapixels makes it, grain included."""
    scene = np.asarray(render(SceneSettings(), width=1500, height=1000))
    large = cv2.resize(scene, WHOLE_SHOT, interpolation=cv2.INTER_CUBIC).astype(np.float32)
    large += np.random.default_rng(1).normal(0, _GRAIN, large.shape[:2])[..., None]
    Image.fromarray(large.clip(0, 255).astype(np.uint8)).save(path, "JPEG", quality=92)


def peak_mb() -> float:
    """The most memory this process ever had; Linux alone tells it without what the process before it had."""
    status = Path("/proc/self/status")
    if not status.exists():
        return float("nan")
    return float(re.search(r"VmHWM:\s+(\d+)", status.read_text())[1]) / 1024  # type: ignore[index]  # it is there


def once(photo: Path, interviews: int, shots: int) -> None:
    """Make one blog in this process; print seconds, seconds of processor, peak memory and size in MB."""
    give_back_large_pieces()
    chains = tuple(
        made_up_chain([*[ON_THE_WAY] * (shots - 1), PORTRAIT], first=1 + nth * shots, code=f"P{nth:02d}")
        for nth in range(interviews)
    )
    material = replace(MATERIAL, released=Released(chains, Scope.BLOG), photo=lambda _link: photo)
    with tempfile.TemporaryDirectory() as folder:
        began, worked = time.perf_counter(), time.process_time()
        made = make_blog(material, out=Path(folder) / "blog")
        took, worked = time.perf_counter() - began, time.process_time() - worked
        size = sum((made.path / name).stat().st_size for name in made.files)
    print(took, worked, peak_mb(), size / 1e6)


def measure(photo: Path, interviews: int, shots: int) -> list[float]:
    """The same in a process of its own, so that its peak is only its own."""
    command = [sys.executable, __file__, "--once", str(photo), str(interviews), str(shots)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ)
    return [float(one) for one in told.stdout.split()]


def main(portraits: int = 30) -> int:
    """Measure, three times each."""
    heading("The blog")
    with tempfile.TemporaryDirectory() as folder:
        photo = Path(folder) / "shot.jpg"
        shot(photo)
        remark(
            f"shots of 24 MP, {photo.stat().st_size / 1e6:.1f} MB; AVIF, WebP and JPEG at 480, 960 and 1440 pixels"
        )
        many = [measure(photo, portraits, 1) for _ in range(3)]
        line(f"{portraits} portraits", [one[0] for one in many], goal=_GOAL_S, unit="s")
        line(f"{portraits} portraits, time of both processors", [one[1] for one in many], unit="s")
        few = [measure(photo, max(1, portraits // 3), 1) for _ in range(3)]
        line(f"{max(1, portraits // 3)} portraits, peak memory", [one[2] for one in few], unit="MB")
        line(f"{portraits} portraits, peak memory", [one[2] for one in many], unit="MB")
        more = [much[2] - little[2] for much, little in zip(many, few, strict=True)]
        line("three times as many interviews, more memory", more, goal=_GOAL_MORE_MB, unit="MB")
        told = measure(photo, portraits, 4)
        line(f"{portraits} interviews of 4 shots", [told[0]], unit="s")
        line(f"{portraits} interviews of 4 shots, peak memory", [told[2]], unit="MB")
        remark(f"the folder of {portraits} portraits is {many[0][3]:.1f} MB")
    return 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--once"]:
        once(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
        sys.exit(0)
    sys.exit(main(*(int(argument) for argument in sys.argv[1:2])))
