"""Brings what reads the web pages back in the tests: axe-core and html-validate from npm, and in CI a browser.

They go into ``build/page-checks`` and are fetched once, in the versions of ``tests/web/package-lock.json``; nothing of
them is in the program. Exits with 0 when everything is there, else says what is missing. Standard library only.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LISTS = ROOT / "tests" / "web"
PLACE = ROOT / "build" / "page-checks"
SECONDS = 150
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main() -> int:
    """Bring them; the words of a failure go to the standard error."""
    if os.environ.get("CI"):
        _install_missing()
    missing = [name for name in ("node", "npm") if shutil.which(name) is None]
    if not any(map(shutil.which, BROWSERS)):
        missing.append("chromium")
    if missing:
        print(f"not installed here: {', '.join(missing)}", file=sys.stderr)
        return 1
    return _fetch()


def _install_missing() -> None:
    """With apt, where that may be done without asking."""
    sys.path.insert(0, str(ROOT / "tools"))
    import system_libs

    wanted = [] if any(map(shutil.which, BROWSERS)) else ["chromium"]
    wanted += [] if shutil.which("node") else ["nodejs"]
    wanted += [] if shutil.which("npm") else ["npm"]
    if wanted:
        system_libs.install(wanted)


def _fetch() -> int:
    lock = (LISTS / "package-lock.json").read_bytes()
    done = PLACE / "fetched.json"
    if done.exists() and done.read_bytes() == lock:
        return 0
    PLACE.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(LISTS / name, PLACE / name)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    try:
        run = subprocess.run(command, cwd=PLACE, capture_output=True, text=True, check=False, timeout=SECONDS)
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"npm could not fetch axe-core and html-validate: {error}", file=sys.stderr)
        return 1
    if run.returncode:
        print(f"npm could not fetch axe-core and html-validate: {run.stderr.strip()[-300:]}", file=sys.stderr)
        return 1
    done.write_bytes(lock)
    return 0


if __name__ == "__main__":
    sys.exit(main())
