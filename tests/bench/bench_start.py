"""From the start of the process to a window that can be used, with a study of 500 shots.

Usable: the interview is loaded, its picture is painted at screen size, and the event loop answers.

    python tests/bench/bench_start.py [runs]
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.figures import heading, line
from tests.storage.generator import make_study

_DRIVER = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import fotointerview.app as app

class Watched(app.OpenStudy):
    def __init__(self, *args, **how):
        super().__init__(*args, **how)
        self.interview.painted.connect(self._painted)
    def _painted(self, key, quality, at_ns):
        if quality == "screen":
            QTimer.singleShot(0, self._usable)
    def _usable(self):
        sys.stdout.write(f"{time.time()}\\n")
        sys.stdout.flush()
        QApplication.quit()

app.OpenStudy = Watched
sys.exit(app.run_window(study=Path(sys.argv[1]), camera="ptpip:127.0.0.1:9"))
"""


def main(runs: int = 7) -> int:
    """Measure ``runs`` starts; the first is left out (it fills the file cache)."""
    with tempfile.TemporaryDirectory(prefix="fotointerview-bench-") as name:
        folder = Path(name)
        make_study(folder / "study", shots=500, size=(1500, 1000))
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
            "XDG_CONFIG_HOME": str(folder / "config"),
        }
        (folder / "config" / "fotointerview").mkdir(parents=True)
        window = '{"version": 1, "window": [0, 0, 1366, 768, false]}'
        (folder / "config" / "fotointerview" / "settings.json").write_text(window, encoding="utf-8")
        taken = []
        for _ in range(runs + 1):
            begun = time.time()
            done = subprocess.run(
                [sys.executable, "-c", _DRIVER, str(folder / "study")],
                env=environment,
                capture_output=True,
                text=True,
                timeout=60,
                check=True,
            )
            taken.append((float(done.stdout.split()[-1]) - begun) * 1000)
        heading("Start, study of 500 shots")
        line("process start → window usable", taken[1:], goal=1500)
    return 0


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:2])))
