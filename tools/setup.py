"""Sets the project up from nothing: ``.venv``, the pinned dependencies, the project itself, system libraries.

Run through ``make setup``. Standard library only; does only what is missing and may be run again at any time.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tools"))

import system_libs  # noqa: E402 - stands beside this file

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
READY = VENV / "ready"
# Settings that would send pip somewhere else than into .venv.
MISLEADING = (
    "PIP_USER",
    "PIP_TARGET",
    "PIP_PREFIX",
    "PIP_ROOT",
    "PIP_REQUIREMENT",
    "PYTHONHOME",
    "PYTHONPATH",
)


class SetupError(Exception):
    """Setup cannot go on; the words say why and what to do."""


def main() -> int:
    """Set up; 0 when everything is in place."""
    try:
        make_environment()
        install_dependencies()
        check_system()
    except SetupError as problem:
        print(f"Setup stopped: {problem}", file=sys.stderr)
        return 1
    READY.write_text(f"{ROOT}\n", encoding="utf-8")
    print("Set up.", file=sys.stderr)
    return 0


def make_environment() -> None:
    """Make ``.venv``, unless there is one that works and belongs to this folder."""
    made_here = not READY.exists() or READY.read_text(encoding="utf-8").strip() == str(ROOT)
    if made_here and _works():
        return
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    say(f"Making a virtual environment with Python {version} …")
    if not _can_make() and not system_libs.install([f"python{version}-venv"]):
        raise SetupError(
            "this Python cannot make virtual environments. Type this, then run the same command again:\n"
            f"    sudo apt-get install python{version}-venv"
        )
    if _call(sys.executable, "-I", "-m", "venv", "--clear", str(VENV)) != 0 or not _works():
        raise SetupError(f"the virtual environment could not be made in {VENV}.")


def install_dependencies() -> None:
    """Install exactly what constraints.txt names, then the project, editable."""
    say("Installing the pinned dependencies (about 400 MB the first time) …")
    pins = ("--constraint", str(ROOT / "constraints.txt"))
    # Without build isolation the build backend is pinned as well.
    if _pip(*pins, "hatchling", "editables") or _pip(*pins, "--no-build-isolation", "-e", ".[test,dev]"):
        raise SetupError("pip could not install everything; its words are above. Is there a network?")


def check_system() -> None:
    """See to the libraries that wheels do not bring; asked of the new environment's Python."""
    if _call(str(PYTHON), "-I", str(ROOT / "tools" / "system_libs.py")) != 0:
        raise SetupError("system libraries are missing, see above.")


def _can_make() -> bool:
    return _call(sys.executable, "-I", "-c", "import ensurepip, venv", quiet=True) == 0


def _works() -> bool:
    code = "import sys, pip; sys.exit(sys.version_info < (3, 11) or sys.prefix == sys.base_prefix)"
    return PYTHON.exists() and _call(str(PYTHON), "-I", "-c", code, quiet=True) == 0


def _pip(*arguments: str) -> int:
    command = ["-I", "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet"]
    return _call(str(PYTHON), *command, *arguments)


def _call(*command: str, quiet: bool = False) -> int:
    environment = {name: value for name, value in os.environ.items() if name not in MISLEADING}
    sink = subprocess.DEVNULL if quiet else None
    return subprocess.run(
        command, cwd=ROOT, env=environment, stdout=sink, stderr=sink, check=False
    ).returncode


def say(words: str) -> None:
    """Tell how far it is."""
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
