"""Memory of pictures that are gone is given back, also when something small came to lie between them."""

import subprocess
import sys
from pathlib import Path

import pytest

from fotointerview.heap import give_back_large_pieces

PROGRAM = """
import sys
from pathlib import Path
from fotointerview.heap import give_back_large_pieces

def resident_kb():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))

if sys.argv[1] == "tell":
    assert give_back_large_pieces()
bytearray(16_000_000)  # one that was large teaches the allocator to keep all that are smaller
before = resident_kb()
pictures, notes = [], []
for _ in range(40):
    pictures.append(bytearray(b"x") * 2_000_000)
    notes.append(bytearray(3000))
pictures.clear()
sys.stdout.write(str(resident_kb() - before))
"""


def kept_kb(told: str) -> int:
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, told],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env={"PYTHONPATH": str(Path(__file__).resolve().parents[1] / "src"), "MALLOC_ARENA_MAX": "1"},
    )
    return int(run.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's allocator")
def test_what_pictures_took_is_given_back() -> None:
    if not give_back_large_pieces():
        pytest.skip("another libc")
    assert kept_kb("tell") < 10_000 < 40_000 < kept_kb("leave")
