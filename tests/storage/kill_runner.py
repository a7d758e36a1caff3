"""A process that takes files in and is killed while it does; run by test_kill.py.

It forks for every line on its standard input, so that each run is a real process without paying for the
imports again. A run writes to its log what had arrived and what was said to be safe, each line in one write.
With ``kill_at`` it ends itself by SIGKILL before that line of the storage room's code; without, it counts.
"""

import json
import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any

from fotointerview import storage
from fotointerview.storage.study import StudyStore
from tests.storage.helpers import arrive, jpeg

FILES = 3
_STORAGE = str(Path(storage.__file__).parent)


class _Fuse:
    """Counts lines of the storage room; burns through at one of them."""

    def __init__(self, kill_at: int) -> None:
        self.kill_at = kill_at
        self.lines = 0

    def trace(self, frame: FrameType, event: str, _argument: Any) -> Any:
        if not frame.f_code.co_filename.startswith(_STORAGE):
            return None
        if event == "line":
            self.lines += 1
            if self.lines == self.kill_at:
                os.kill(os.getpid(), signal.SIGKILL)
        return self.trace


def _run(task: dict[str, Any]) -> None:
    log = os.open(task["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    fuse = _Fuse(task.get("kill_at", 0))
    with StudyStore.open(Path(task["folder"])) as store:
        for number in range(FILES):
            name = f"DSC_{task['seed']}_{number}.JPG"
            arrived = arrive(store, task["interview"], name, content=jpeg(name, 50_000))
            os.write(log, f"arrived {arrived.sha256}\n".encode())
            sys.settrace(fuse.trace)
            link = store.take_in(arrived, task["interview"])
            sys.settrace(None)
            os.write(log, f"safe {link.files[0].sha256} {link.files[0].path}\n".encode())
    os.write(log, f"lines {fuse.lines}\n".encode())
    os.close(log)


def main() -> None:
    """One forked run per line; tells its process id and, asked by another line, how it ended."""
    while line := sys.stdin.readline():
        child = os.fork()
        if child == 0:
            try:
                _run(json.loads(line))
            finally:
                os._exit(0)
        print(child, flush=True)
        # Until somebody asks, the ended child is not waited for, so that its id stays its own.
        sys.stdin.readline()
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
