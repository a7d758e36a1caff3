"""A process that takes files in and is killed while it does; run by test_kill.py.

It forks for every line on its standard input, so that each run is a real process without paying for the
imports again. A run writes to its log what had arrived and what was said to be safe, each line in one write.
With ``kill_at`` it ends itself by SIGKILL before that line of the storage room's code; without, it counts.
"""

import os
import sys
from pathlib import Path
from typing import Any

from fotointerview import storage
from fotointerview.storage.study import StudyStore
from tests.storage.forking import Fuse, serve
from tests.storage.helpers import arrive, jpeg

FILES = 3
_STORAGE = str(Path(storage.__file__).parent)


def _run(task: dict[str, Any]) -> None:
    log = os.open(task["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    fuse = Fuse(_STORAGE, task.get("kill_at", 0))
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


if __name__ == "__main__":
    serve(_run)
