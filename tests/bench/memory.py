"""How much memory a process holds, now and at its most, in MB of 2²⁰ bytes."""

import resource
import sys
from pathlib import Path

_UNIT = 1 << 20


def held(process: int | str = "self") -> float:
    """What the process has in memory now; elsewhere than on Linux the most that this one ever had."""
    return _status("VmRSS", process) or peak()


def peak(process: int | str = "self") -> float:
    """The most that the process ever had in memory."""
    told = _status("VmHWM", process)
    if told is not None:
        return told
    unit = _UNIT if sys.platform == "darwin" else 1 << 10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def _status(row: str, process: int | str) -> float | None:
    # On Linux what getrusage calls the most may be the parent's.
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return None
    told = dict(line.split(":", 1) for line in status.read_text(encoding="utf-8").splitlines() if ":" in line)
    return int(told[row].split()[0]) / (1 << 10) if row in told else None


def children() -> dict[int, str]:
    """The ids of this process's living children and how each was called (Linux; none elsewhere)."""
    found = {}
    for task in Path("/proc/self/task").glob("*/children"):
        for child in task.read_text(encoding="utf-8").split():
            line = Path(f"/proc/{child}/cmdline").read_bytes().replace(b"\0", b" ")
            found[int(child)] = line.decode(errors="replace")
    return found
