"""A real window on a real study for measuring: opened at 1366 × 768, with a way to let it live until something is."""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from fotointerview.domain.words import Language
from fotointerview.gui import i18n, theme
from fotointerview.heap import give_back_large_pieces
from fotointerview.open_study import OpenStudy
from fotointerview.services.texts import Texts
from fotointerview.services.workplace import Workplace
from fotointerview.settings import Settings

_PATIENCE_S = 60.0


def application() -> QApplication:
    """The one Qt application of a bench, off screen unless told otherwise."""
    give_back_large_pieces()  # as the program does
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    theme.apply(app)
    i18n.install(app, Language.EN)
    return app


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder for one bench, with the program's settings in it and nowhere else."""
    with tempfile.TemporaryDirectory(prefix="fotointerview-bench-") as name:
        os.environ["XDG_CONFIG_HOME"] = str(Path(name) / "config")
        yield Path(name)


@contextmanager
def opened(folder: Path) -> Iterator[OpenStudy]:
    """A new study in ``folder`` and its window, not shown yet; closed at the end."""
    place = Workplace.open(folder, language=Language.EN, code="P01", asks_consent=False)
    study = OpenStudy(
        place, settings=Settings(window=(0, 0, 1366, 768, False)), texts=Texts.load(Language.EN)
    )
    try:
        yield study
    finally:
        study.close(Settings())


def until(app: QApplication, true: Callable[[], bool], *, patience_s: float = _PATIENCE_S) -> None:
    """Let the window live until ``true``.

    Raises:
        TimeoutError: it did not come.
    """
    end = time.monotonic() + patience_s
    while not true():
        if time.monotonic() > end:
            raise TimeoutError("the bench waited in vain")
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 2)
        time.sleep(0.0005)


def rest(app: QApplication, seconds: float) -> None:
    """Let the window live for so long."""
    end = time.monotonic() + seconds
    until(app, lambda: time.monotonic() > end, patience_s=seconds + 1)
