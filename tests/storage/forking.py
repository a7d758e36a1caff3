"""Processes that are killed at a chosen line: one interpreter forks for every line on its standard input.

So each run is a real process without paying for the imports again.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


class Fuse:
    """Counts lines of the code below a folder; burns through, by SIGKILL, before line ``kill_at``."""

    def __init__(self, folder: str, kill_at: int) -> None:
        self._folder = folder
        self._kill_at = kill_at
        self.lines = 0

    def trace(self, frame: FrameType, event: str, _argument: Any) -> Any:
        """For :func:`sys.settrace`."""
        if not frame.f_code.co_filename.startswith(self._folder):
            return None
        if event == "line":
            self.lines += 1
            if self.lines == self._kill_at:
                os.kill(os.getpid(), signal.SIGKILL)
        return self.trace


def serve(run: Callable[[dict[str, Any]], None]) -> None:
    """One forked run per line; tells its process id and, asked by another line, how it ended: 1 where it failed."""
    while line := sys.stdin.readline():
        child = os.fork()
        if child == 0:
            ended = 1
            try:
                run(json.loads(line))
                ended = 0
            finally:
                os._exit(ended)
        print(child, flush=True)
        # Until somebody asks, the ended child is not waited for, so that its id stays its own.
        sys.stdin.readline()
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
