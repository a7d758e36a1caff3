"""Brings the system's libraries in order for Qt, OpenCV and the camera driver. Linux; elsewhere nothing is missing.

With apt and the right to use it the missing packages are installed; otherwise the exact command to type is
printed. What is missing, and what carries it, the program's own doctor knows.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Set
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def install(packages: list[str], *, seconds: int = 0) -> bool:
    """Install Debian packages if that is allowed without asking; whether it worked.

    With ``seconds`` no fetching takes longer than that. What has been fetched is unpacked without being cut off, for
    half a package would leave the system in disorder.
    """
    if shutil.which("apt-get") is None:
        return False
    prefix: list[str] = []
    if os.geteuid() != 0:
        if shutil.which("sudo") is None or _run(["sudo", "-n", "true"], quiet=True) != 0:
            return False
        prefix = ["sudo", "-n"]
    fetching = [*prefix, "timeout", "-k", "5", str(seconds)] if seconds else prefix
    apt = [
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "-qq",
        "-o",
        "DPkg::Lock::Timeout=120",
    ]
    wanted = [*apt, "install", "-y", "--no-install-recommends", *packages]

    def obtain(*, quiet: bool) -> bool:
        if seconds and _run([*fetching, *wanted, "--download-only"], quiet=quiet) != 0:
            return False
        return _run([*prefix, *wanted], quiet=quiet) == 0

    _say(f"Installing what is missing on this system: {' '.join(packages)}")
    # The package lists may be old or absent (fresh containers): only then fetch them.
    if obtain(quiet=True):
        return True
    _run([*fetching, *apt, "update"], quiet=True)
    return obtain(quiet=False)


def provide() -> bool:
    """Bring them in order. False when something without which nothing works is still missing."""
    sys.path.insert(0, str(ROOT / "src"))
    from fotointerview.services.doctor import libraries

    needed = libraries.NEEDED + libraries.FOR_DEVELOPMENT
    everything = needed + libraries.FOR_A_WINDOW
    lacking, fonts = libraries.missing(everything), _lacks_fonts(libraries.count_fonts())
    if not lacking and not fonts:
        return True
    if (names := libraries.packages(lacking, manager="apt-get", fonts=fonts)) and install(names):
        lacking, fonts = libraries.missing(everything), _lacks_fonts(libraries.count_fonts())
        if not lacking and not fonts:
            return True
    blocked = bool(libraries.missing(needed))
    commands = libraries.commands(lacking, fonts=fonts)
    _say(_words(lacking, fonts=fonts, blocked=blocked, commands=commands, unknown=libraries.unknown(lacking)))
    return not blocked


def _lacks_fonts(count: int) -> bool:
    return sys.platform.startswith("linux") and count == 0


def _words(lacking: Set[str], *, fonts: bool, blocked: bool, commands: list[str], unknown: list[str]) -> str:
    what = ", ".join([*sorted(lacking), *(["a font"] if fonts else [])])
    lines = [
        f"Missing on this system: {what}.",
        "Nothing can run without them."
        if blocked
        else "Everything without a window works; the window itself needs them.",
    ]
    if commands:
        lines += ["Type this, then run the same command again:", *(f"    {line}" for line in commands)]
    if unknown or not commands:
        lines.append(f"Look for the packages of your system that carry: {', '.join(unknown) or what}.")
    return "\n".join(lines)


def _run(command: list[str], *, quiet: bool) -> int:
    sink = subprocess.DEVNULL if quiet else None
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=sink, check=False).returncode


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(0 if provide() else 1)
