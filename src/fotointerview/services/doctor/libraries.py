"""Which libraries of the system do Qt and the other wheels miss, and which packages carry them?

The wheels bring their own Qt and OpenCV but not the display, font and C libraries of the system. What is missing
is found by asking the dynamic linker (``ldd``), never guessed from the distribution. Standard library only:
``tools/system_libs.py`` uses it during setup.
"""

import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from fotointerview.services.doctor.report import Check, Health, make_check
from fotointerview.services.texts import Texts

Parts = tuple[tuple[str, str], ...]
"""Package, and a glob of files inside it."""

NEEDED: Parts = (
    ("PySide6", "QtCore*.so"),
    ("PySide6", "QtGui*.so"),
    ("PySide6", "QtWidgets*.so"),
    ("PySide6", "QtSvg*.so"),
    ("PySide6", "Qt/plugins/platforms/libqoffscreen.so"),
    ("PySide6", "Qt/plugins/imageformats/libq[js]*.so"),
    ("PySide6", "Qt/plugins/iconengines/*.so"),
    ("cv2", "cv2*.so"),
    ("rawpy", "*.so"),
    ("gphoto2", "*.so"),
    ("gphoto2", "libgphoto2/**/*.so"),
)
"""Without these nothing works."""
FOR_DEVELOPMENT: Parts = (("PySide6", "QtTest*.so"), ("PySide6", "lrelease"), ("PySide6", "lupdate"))
FOR_A_WINDOW: Parts = (
    ("PySide6", "Qt/plugins/platforms/libqxcb.so"),
    ("PySide6", "Qt/plugins/platforms/libqwayland*.so"),
    ("PySide6", "Qt/plugins/xcbglintegrations/*.so"),
    ("PySide6", "Qt/plugins/wayland-shell-integration/*.so"),
    ("PySide6", "Qt/plugins/wayland-decoration-client/*.so"),
)
"""What only a window on a real screen needs."""

MANAGERS = ("apt-get", "dnf", "pacman")
_FONTS = ("fonts-dejavu-core", "dejavu-sans-fonts", "ttf-dejavu")
_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts")


def missing(parts: Parts) -> frozenset[str]:
    """The libraries, by soname, that no file of ``parts`` can find on this system. Linux; empty elsewhere."""
    files = [str(file) for package, glob in parts for file in _files(package, glob)]
    ldd = shutil.which("ldd")
    if not sys.platform.startswith("linux") or not files or ldd is None:
        return frozenset()
    told = subprocess.run([ldd, *files], capture_output=True, text=True, check=False).stdout
    return frozenset(re.findall(r"^\s*(\S+) => not found", told, re.MULTILINE))


def _files(package: str, glob: str) -> Iterator[Path]:
    spec = importlib.util.find_spec(package)
    for place in (spec.submodule_search_locations or []) if spec else []:
        yield from Path(place).glob(glob)


def count_fonts() -> int:
    """How many font files the usual folders hold."""
    homes = (Path.home() / ".fonts", Path.home() / ".local/share/fonts", Path.home() / "Library/Fonts")
    folders = [folder for folder in (*map(Path, _FONT_FOLDERS), *homes) if folder.is_dir()]
    return sum(file.suffix.lower() in {".ttf", ".otf", ".ttc"} for f in folders for file in f.rglob("*"))


def packages(sonames: Iterable[str], *, manager: str, fonts: bool = False) -> list[str]:
    """The packages of ``manager`` (one of :data:`MANAGERS`) that carry ``sonames``, and a font if asked."""
    column = MANAGERS.index(manager)
    table = _table()
    names = {table[soname][column] for soname in sonames if soname in table}
    return sorted(names | ({_FONTS[column]} if fonts else set()))


def unknown(sonames: Iterable[str]) -> list[str]:
    """Those of ``sonames`` for which no package is known."""
    table = _table()
    return sorted(soname for soname in sonames if soname not in table)


def command(names: Iterable[str], *, manager: str) -> str:
    """What to type to install the packages ``names``."""
    return " ".join(["sudo", manager, "-S" if manager == "pacman" else "install", *names])


def commands(sonames: Iterable[str], *, fonts: bool = False) -> list[str]:
    """What to type on this system, for every package manager that is here."""
    wanted = frozenset(sonames)
    here = [manager for manager in MANAGERS if shutil.which(manager)]
    found = [(manager, packages(wanted, manager=manager, fonts=fonts)) for manager in here]
    return [command(names, manager=manager) for manager, names in found if names]


def _table() -> dict[str, list[str]]:
    file = Path(__file__).with_name("libraries.toml")
    table: dict[str, list[str]] = tomllib.loads(file.read_text(encoding="utf-8"))
    return table


def check_libraries(texts: Texts) -> Check:
    """Whether a window could be opened."""
    if importlib.util.find_spec("PySide6") is None:
        return make_check("libraries", "no-qt", texts, health=Health.BAD)
    lacking, for_window = missing(NEEDED), missing(FOR_A_WINDOW)
    if not lacking and not for_window:
        return make_check("libraries", "ok", texts)
    typed = "; ".join(commands(lacking | for_window))
    health = Health.BAD if lacking else Health.WARN
    names = ", ".join(sorted(lacking | for_window))
    return make_check("libraries", "missing", texts, health=health, list=names, command=typed)
