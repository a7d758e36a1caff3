"""From the wish to the first page on the screen in the Publish room: few and many shots, cold and with kept photos.

python tests/bench/bench_look.py [rounds]
"""

import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from fotointerview.publish.material import Material
from fotointerview.services.beforehand import look_beforehand
from fotointerview.services.exits import Options, exit_of
from fotointerview.services.export import ExportJob
from tests.bench.bench_sheets import draw_all, shots
from tests.bench.figures import heading, line, remark

SHOTS = (12, 60, 300)
KINDS = ("sheet-sequence", "sheet-matrix", "cards", "poster", "log")
BOX = (1188, 1000)
"""The room there is for a page in a window of 1366 by 768 on a screen of twice the density, in pixels."""


def main(rounds: int = 3) -> None:
    """Measure and print."""
    heading("A look beforehand")
    remark("cold: from 24-megapixel JPEGs; kept: the photos of the look are in the study's cache")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        draw_all(folder, max(SHOTS))
        for count in SHOTS:
            stuff = shots(folder, count)
            for kind in KINDS if count == SHOTS[1] else KINDS[:1]:
                _measure(kind, stuff, folder / "prints", count, rounds)


def _measure(kind: str, stuff: Material, prints: Path, count: int, rounds: int) -> None:
    job = ExportJob(exit=exit_of(kind), material=stuff, target=Path("none"), recipient="", options=Options())
    cold, kept, page = [], [], []
    for _ in range(rounds):
        for one in prints.glob("*"):
            one.unlink()
        cold.append(_ms(lambda: look_beforehand(job, tick=lambda _done, _of: None)))
        kept.append(_ms(lambda: look_beforehand(job, tick=lambda _done, _of: None)))
        pages = look_beforehand(job, tick=lambda _done, _of: None).pages
        if pages is not None:
            page.append(_ms(partial(pages.picture, 0, box=BOX)))
    line(f"{kind} of {count} shots, cold", cold)
    line(f"{kind} of {count} shots, kept", kept)
    if page:
        line(f"{kind} of {count} shots, a page to the screen", page)


def _ms(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:2]))
