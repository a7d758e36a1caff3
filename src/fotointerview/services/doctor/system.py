"""Versions, display, fonts and room on disk."""

import os
import shutil
import sys
from importlib import metadata
from pathlib import Path

from fotointerview import __version__
from fotointerview.services.doctor.libraries import count_fonts
from fotointerview.services.doctor.report import Check, Health, make_check
from fotointerview.services.texts import Texts

_PARTS = (
    ("PySide6", ("PySide6-Essentials", "PySide6")),
    ("python-gphoto2", ("gphoto2",)),
    ("OpenCV", ("opencv-python", "opencv-python-headless")),
    ("Typst", ("typst",)),
    ("Pillow", ("pillow",)),
    ("SQLAlchemy", ("SQLAlchemy",)),
    ("rawpy", ("rawpy",)),
)
_LITTLE_BYTES = 5 * 1000**3
_FAR_TOO_LITTLE_BYTES = 500 * 1000**2


def check_versions(texts: Texts) -> Check:
    """Which versions are installed; nothing is imported for it."""
    versions = {name: _version(distributions) for name, distributions in _PARTS}
    absent = [name for name, version in versions.items() if not version]
    # Without a driver the rest still works; that has a check of its own.
    if absent and absent != ["python-gphoto2"]:
        return make_check("versions", "missing", texts, health=Health.BAD, list=", ".join(absent))
    python = f"Python {sys.version_info.major}.{sys.version_info.minor}.{sys.version_info.micro}"
    parts = [f"{name} {version}" for name, version in versions.items() if version]
    return make_check(
        "versions", "list", texts, list=", ".join([f"fotointerview {__version__}", python, *parts])
    )


def _version(distributions: tuple[str, ...]) -> str:
    for name in distributions:
        try:
            return metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return ""


def check_display(texts: Texts) -> Check:
    """Whether there is a screen to open a window on."""
    if sys.platform in ("darwin", "win32"):
        return make_check("display", "ok", texts, list=sys.platform)
    named = [f"{n}={os.environ[n]}" for n in ("WAYLAND_DISPLAY", "DISPLAY") if os.environ.get(n)]
    if not named:
        return make_check("display", "none", texts, health=Health.WARN)
    return make_check("display", "ok", texts, list=", ".join(named))


def check_fonts(texts: Texts) -> Check:
    """Whether there is any font to write with."""
    count = count_fonts()
    if count == 0:
        return make_check("fonts", "none", texts, health=Health.BAD)
    return make_check("fonts", "ok", texts, count=count)


def check_disk(texts: Texts, *, folder: Path | None = None) -> Check:
    """Whether there is room for an interview in ``folder`` (else the home folder)."""
    place = folder or Path.home()
    try:
        free = shutil.disk_usage(place).free
    except OSError:
        return make_check("disk", "unknown", texts, health=Health.WARN, do=False, path=place)
    shown = f"{free / 1000**3:.1f} GB"
    if free >= _LITTLE_BYTES:
        return make_check("disk", "free", texts, free=shown, path=place)
    health = Health.BAD if free < _FAR_TOO_LITTLE_BYTES else Health.WARN
    return make_check("disk", "little", texts, health=health, free=shown, path=place)
