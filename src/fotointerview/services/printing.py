"""Paper: a finished PDF goes to the computer's own printer, by the way the system offers for it.

No dialog and no rendering of our own: CUPS and Windows know their printers, and print the document itself.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from fotointerview.domain.faults import FaultCode, FaultError

_PATIENCE_S: Final = 20.0


def print_file(path: Path) -> None:
    """Hand ``path`` to the default printer; returns when the system has taken it. Never on the GUI thread.

    Raises:
        FaultError: ``NOT_PRINTED`` where no printer takes it, with the system's own words.
    """
    if sys.platform == "win32":
        try:
            os.startfile(path, "print")
        except OSError as error:
            raise FaultError(FaultCode.NOT_PRINTED, path=path, words=error) from error
        return
    command = shutil.which("lp")
    if command is None:
        raise FaultError(FaultCode.NOT_PRINTED, path=path, words="")
    try:
        done = subprocess.run(
            [command, "--", str(path)],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_PATIENCE_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise FaultError(FaultCode.NOT_PRINTED, path=path, words=error) from error
    if done.returncode:
        raise FaultError(FaultCode.NOT_PRINTED, path=path, words=done.stderr.strip())
