"""The log: a rotating file in the user's log folder, and warnings on stderr.

It tells what the program did, never what people said: no quotes, reasons, notes or names belong in it.
What somebody else called (a file, a folder, a camera) is logged in quotes (``%r``, or a fault as a whole): the
diagnostic bundle then sees where it ends and leaves it out.
"""

import logging
import os
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

import platformdirs

_SIZE = 1_000_000
_KEPT = 3
_FORM = "%(asctime)s.%(msecs)03d %(levelname)-7s %(process)d %(name)s: %(message)s"


def path() -> Path:
    """Where the log file is."""
    return Path(platformdirs.user_log_path("fotointerview", appauthor=False)) / "fotointerview.log"


def start(*, level: int = logging.INFO, stderr_level: int | None = None) -> None:
    """Begin to log. A second call replaces the first; a folder that cannot be written leaves stderr alone.

    ``stderr_level`` is what stderr hears from: by default only errors, or all when ``FOTOINTERVIEW_DEBUG`` is set.
    """
    debug = bool(os.environ.get("FOTOINTERVIEW_DEBUG"))
    logger = logging.getLogger("fotointerview")
    stop()
    logger.setLevel(logging.DEBUG if debug else level)
    screen = logging.StreamHandler(sys.stderr)
    screen.setLevel(stderr_level or (logging.DEBUG if debug else logging.ERROR))
    screen.setFormatter(_Plain())
    logger.addHandler(screen)
    try:
        path().parent.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(path(), maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8", delay=True)
    except OSError as problem:
        logger.warning("no log file: %s", problem)
        return
    file.setFormatter(logging.Formatter(_FORM, "%Y-%m-%dT%H:%M:%S"))
    logger.addHandler(file)


def stop() -> None:
    """Close what :func:`start` opened."""
    logger = logging.getLogger("fotointerview")
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()


class _Plain(logging.Formatter):
    """For a person's screen: the traceback stays in the file."""

    def format(self, record: logging.LogRecord) -> str:
        return f"{record.levelname} {record.name}: {record.getMessage()}"
