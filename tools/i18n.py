"""Renews the translations of the windows: collects the sentences into ``ui/i18n/*.ts`` and compiles them.

Run through ``make i18n``; then translate what is new in Qt Linguist (``.venv/bin/pyside6-linguist``) and run it again.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent


def main() -> int:
    """Collect, then compile; 0 when both worked."""
    catalogues = sorted((ROOT / "ui" / "i18n").glob("*.ts"))
    sources = [
        *sorted((ROOT / "src" / "fotointerview" / "gui").rglob("*.py")),
        ROOT / "src" / "fotointerview" / "app.py",
        *sorted((ROOT / "ui" / "forms").glob("*.ui")),
    ]
    known = [str(source.relative_to(ROOT)) for source in sources if source.exists()]
    options = ["-no-obsolete", "-locations", "none", "-source-language", "en"]
    for catalogue in catalogues:
        target = str(catalogue.relative_to(ROOT))
        # The code speaks English: its catalogue holds the plurals only.
        own = ["-pluralonly"] if catalogue.stem.endswith("_en") else []
        if _run("pyside6-lupdate", *options, *own, *known, "-ts", target) or _run("pyside6-lrelease", target):
            return 1
    return 0


def _run(tool: str, *arguments: str) -> int:
    return subprocess.run([str(BIN / tool), *arguments], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
