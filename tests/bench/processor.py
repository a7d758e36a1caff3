"""How much of one core a process uses, from what the system counts of it."""

import os
import time
from pathlib import Path


class Usage:
    """Counts from its making on. Linux; elsewhere :meth:`percent` is ``nan``."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._since, self._used = time.monotonic(), _used_s(pid)

    @property
    def percent(self) -> float:
        """Percent of one core since the start, threads and system time included."""
        return 100 * (_used_s(self._pid) - self._used) / (time.monotonic() - self._since)


def _used_s(pid: int) -> float:
    try:
        # The name, in brackets, may hold spaces; what counts comes after it.
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, IndexError, ValueError):
        return float("nan")
