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
    targets = [str(catalogue.relative_to(ROOT)) for catalogue in catalogues]
    collect = ["pyside6-lupdate", "-no-obsolete", "-locations", "none", *known, "-ts", *targets]
    return _run(*collect) or max((_run("pyside6-lrelease", target) for target in targets), default=0)


def _run(tool: str, *arguments: str) -> int:
    return subprocess.run([str(BIN / tool), *arguments], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
