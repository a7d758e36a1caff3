"""A process that imports photos and kills itself before a certain line of the program; run by test_import_photos.py.

Arguments: the study's folder, the folder with photos, the line (0: count them, and say how many there were).
"""

import os
import signal
import sys
import threading
from pathlib import Path
from types import FrameType
from typing import Any

from fotointerview.camera import fetch
from fotointerview.domain.words import Language
from fotointerview.services.import_photos import begin, carry_out, find_target
from fotointerview.services.import_plan import plan_import
from fotointerview.services.intake import take_in_pending
from fotointerview.storage import intake
from fotointerview.storage.study import StudyStore

_TRACED = (fetch.__file__, str(Path(intake.__file__).parent))


def main() -> None:
    """Import."""
    study, folder, kill_at = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    lines = 0

    def trace(frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal lines
        if not frame.f_code.co_filename.startswith(_TRACED):
            return None
        if event == "line":
            lines += 1
            if lines == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    with StudyStore.open(study) as store:
        take_in_pending(store)
        plan = plan_import(store, folder)
        target = begin(store, find_target(store, "P01", plan), plan, language=Language.NL)
        assert target.interview is not None
        threading.settrace(trace)
        sys.settrace(trace)
        for _ in carry_out(store, target.interview, plan):
            pass
        sys.settrace(None)
        threading.settrace(None)
    print(lines)


if __name__ == "__main__":
    main()
