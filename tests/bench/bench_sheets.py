"""Contact sheets of 60 and of 300 shots, from the click to the file: the first time, and with the small photos kept.

python tests/bench/bench_sheets.py [rounds]

Every figure is of a process of its own; memory is that of all processes together (PSS).
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
from PIL import Image

from fotointerview.publish.kept_prints import KeptPrints
from fotointerview.publish.material import Material
from fotointerview.publish.sheet import make_sequence_sheet
from tests.bench.figures import heading, line, remark
from tests.publish.made_up import NIKO, made_up_chain, material

WHOLE_SHOT = (6000, 4000)
GOALS = {60: (4000.0, 1500.0, None), 300: (None, 6000.0, 500.0)}
"""By number of shots: milliseconds the first time, milliseconds with kept photos, and MB."""


def draw(path: Path) -> None:
    """24 megapixels with some grain, as a camera writes them: about 7 MB."""
    random = np.random.default_rng(1)
    rough = Image.fromarray(random.integers(0, 255, (400, 600, 3), dtype=np.uint8))
    rough.resize(WHOLE_SHOT, Image.Resampling.BICUBIC).save(path, quality=92)


def shots(folder: Path, count: int) -> Material:
    """``count`` shots, twelve an interview, whose photos lie in ``folder`` by number; finished ones are kept."""
    said = (NIKO * 50)[:count]
    chains = [
        made_up_chain(said[at : at + 12], first=at + 1, code=f"P{at // 12 + 1:02d}")
        for at in range(0, count, 12)
    ]
    stuff = material(chains, lambda link: folder / f"{link.shot.number}.jpg")
    return replace(stuff, kept=KeptPrints(folder / "prints"))


def draw_all(folder: Path, count: int) -> None:
    """The photos of ``count`` shots: one file under many names."""
    draw(folder / "1.jpg")
    for number in range(2, count + 1):
        os.link(folder / "1.jpg", folder / f"{number}.jpg")


def sheet(folder: Path, count: int) -> None:
    """One sheet, in this process; tells the milliseconds it took."""
    stuff = shots(folder, count)
    began = time.perf_counter()
    make_sequence_sheet(stuff, out=folder / "sheet.pdf")
    print((time.perf_counter() - began) * 1000)


def measured(folder: Path, count: int) -> tuple[float, float]:
    """Milliseconds and the most MB of one sheet in a fresh process."""
    command = [sys.executable, __file__, "--one", str(folder), str(count)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        most = 0.0
        while child.poll() is None:
            most = max(most, sum(pss_mb(pid) for pid in family(child.pid)))
            time.sleep(0.03)
        assert child.stdout is not None
        return float(child.stdout.read()), most


def family(pid: int) -> Iterator[int]:
    """A process and what it started."""
    yield pid
    try:
        threads = list(Path(f"/proc/{pid}/task").iterdir())
        children = {int(one) for task in threads for one in (task / "children").read_text().split()}
    except OSError:
        return
    for child in children:
        yield from family(child)


def pss_mb(pid: int) -> float:
    """Memory of a process, what it shares divided among the sharers. Linux; elsewhere 0."""
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return next(int(row.split()[1]) for row in rows if row.startswith("Pss:")) / 1024
    except (OSError, StopIteration):
        return 0.0


def main() -> None:
    """Measure and print."""
    if sys.argv[1:2] == ["--one"]:
        sheet(Path(sys.argv[2]), int(sys.argv[3]))
        return
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    heading("Contact sheets")
    remark("cold: from 24-megapixel JPEGs; kept: the small photos are in the study's cache")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        draw_all(folder, max(GOALS))
        for count, (cold_ms, kept_ms, most_mb) in GOALS.items():
            figures: dict[str, list[tuple[float, float]]] = {"cold": [], "kept": []}
            for _ in range(rounds):
                for kept in (folder / "prints").glob("*"):
                    kept.unlink()
                for which in figures.values():
                    which.append(measured(folder, count))
            for name, goal in (("cold", cold_ms), ("kept", kept_ms)):
                line(f"{count} shots, {name}", [ms for ms, _ in figures[name]], goal=goal)
                line(
                    f"{count} shots, {name}, all processes",
                    [mb for _, mb in figures[name]],
                    goal=most_mb,
                    unit="MB",
                )


if __name__ == "__main__":
    main()
