"""Brings what looks at the pages in the tests: axe-core and html-validate from npm, a browser, and poppler.

What comes from npm goes into ``build/page-checks`` and is fetched once, in the versions of
``tests/web/package-lock.json``; nothing of it is in the program. The browser, Node and poppler are programs of the
system. They are installed by apt only where ``.ci/run``, or a service that sets ``CI``, says that this is a machine for
tests, and only where apt may be used without asking: setting up brings no more than the program itself needs, and
nobody's own machine gets a browser because its tests were run. Fetching is bounded in time; failing is no fault: the
tests are skipped then, and ``--left-out`` says at the end of ``make test`` what was not looked at.

Exits with 0 when the web pages can be read back, else says what is missing. Standard library only.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LISTS = ROOT / "tests" / "web"
PLACE = ROOT / "build" / "page-checks"
SECONDS = 150
INSTALLING_SECONDS = 150
"""For all fetching by apt together."""
MAY_INSTALL = ("CI", "FOTOINTERVIEW_MAY_INSTALL")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
POPPLER = ("pdftoppm", "pdftotext", "pdftocairo")


def main() -> int:
    """Bring them; the words of a failure go to the standard error."""
    if "--left-out" in sys.argv[1:]:
        print("\n".join(left_out()), end="\n" if left_out() else "")
        return 0
    if any(map(os.environ.get, MAY_INSTALL)):
        _install_missing()
    if missing := _missing_for_web():
        print(f"not installed here: {', '.join(missing)}", file=sys.stderr)
        return 1
    return _fetch()


def left_out() -> list[str]:
    """What the tests could not look at on this machine, a sentence each."""
    said = []
    if missing := _missing_for_web():
        said.append(f"SKIPPED: the web pages were not read back in a browser; missing: {', '.join(missing)}.")
    elif not _is_fetched():
        said.append(
            "SKIPPED: the web pages were not read back; axe-core and html-validate could not be fetched."
        )
    if missing := _missing_of_poppler():
        said.append(
            f"SKIPPED: the printed pages were not looked at; missing: {', '.join(missing)} (poppler-utils)."
        )
    return said


def _missing_for_web() -> list[str]:
    missing = [name for name in ("node", "npm") if shutil.which(name) is None]
    return missing if any(map(shutil.which, BROWSERS)) else [*missing, "chromium"]


def _missing_of_poppler() -> list[str]:
    return [name for name in POPPLER if shutil.which(name) is None]


def _install_missing() -> None:
    """With apt, the small ones first, so that a browser that cannot be had takes nothing else along."""
    sys.path.insert(0, str(ROOT / "tools"))
    import system_libs

    missing = _missing_for_web()
    packages = {"node": "nodejs", "npm": "npm", "chromium": "chromium"}
    groups = [
        ["poppler-utils"] if _missing_of_poppler() else [],
        [packages[name] for name in missing if name != "chromium"],
        ["chromium"] if "chromium" in missing else [],
    ]
    end = time.monotonic() + INSTALLING_SECONDS
    for group in filter(None, groups):
        if (left := int(end - time.monotonic())) > 0:
            system_libs.install(group, seconds=left)


def _is_fetched() -> bool:
    done = PLACE / "fetched.json"
    return done.exists() and done.read_bytes() == (LISTS / "package-lock.json").read_bytes()


def _fetch() -> int:
    if _is_fetched():
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
    shutil.copyfile(LISTS / "package-lock.json", PLACE / "fetched.json")
    return 0


if __name__ == "__main__":
    sys.exit(main())
