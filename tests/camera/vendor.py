"""A program that tethers, as far as a folder can tell: ``python -m tests.camera.vendor FILE PIECES PAUSE [MODE]``.

Writes what comes on stdin to ``FILE`` in so many pieces with a pause (seconds) between them: straight into the
name (``plain``), through a temporary name (``rename``), or into a file of the final size full of zeros
(``zeros``).
"""

import sys
import time
from pathlib import Path


def write(path: Path, data: bytes, *, pieces: int, pause_s: float, mode: str = "plain") -> None:
    target = path.with_name(path.name + ".part") if mode == "rename" else path
    path.parent.mkdir(parents=True, exist_ok=True)
    if mode == "zeros":
        target.write_bytes(bytes(len(data)))
    length = -(-len(data) // pieces)
    with target.open("r+b" if mode == "zeros" else "wb") as file:
        for start in range(0, len(data), length):
            file.write(data[start : start + length])
            file.flush()
            time.sleep(pause_s)
    if mode == "rename":
        target.rename(path)


if __name__ == "__main__":
    name, count, pause, *mode = sys.argv[1:]
    write(
        Path(name),
        sys.stdin.buffer.read(),
        pieces=int(count),
        pause_s=float(pause),
        mode=(mode or ["plain"])[0],
    )
