"""Finds out which system libraries Qt, OpenCV and the camera driver miss here, and gets them.

The wheels bring their own Qt and OpenCV but not the display, font and C libraries of the system. What is
missing is found by asking the dynamic linker (``ldd``), never guessed from the distribution. With apt and the
right to use it the packages are installed; otherwise the exact command to type is printed. Linux only: on
macOS the wheels are complete. Standard library only; run by ``tools/setup.py`` with the project's Python.
"""

import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

# shared library → package in Debian/Ubuntu, Fedora, Arch
PACKAGES: dict[str, tuple[str, str, str]] = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl", "libglvnd"),
    "libGL.so.1": ("libgl1", "libglvnd-glx", "libglvnd"),
    "libGLX.so.0": ("libglx0", "libglvnd-glx", "libglvnd"),
    "libOpenGL.so.0": ("libopengl0", "libglvnd-opengl", "libglvnd"),
    "libX11.so.6": ("libx11-6", "libX11", "libx11"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb", "libx11"),
    "libxcb.so.1": ("libxcb1", "libxcb", "libxcb"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb", "libxcb"),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb", "libxcb"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb", "libxcb"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util", "xcb-util"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb", "libxcb"),
    "libxcb-xinerama.so.0": ("libxcb-xinerama0", "libxcb", "libxcb"),
    "libxcb-xinput.so.0": ("libxcb-xinput0", "libxcb", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb", "libxcb"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
    "libwayland-client.so.0": ("libwayland-client0", "libwayland-client", "wayland"),
    "libwayland-cursor.so.0": ("libwayland-cursor0", "libwayland-cursor", "wayland"),
    "libwayland-egl.so.1": ("libwayland-egl1", "libwayland-egl", "wayland"),
    "libSM.so.6": ("libsm6", "libSM", "libsm"),
    "libICE.so.6": ("libice6", "libICE", "libice"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs", "dbus"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype", "freetype2"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2", "glib2"),
    "libgthread-2.0.so.0": ("libglib2.0-0", "glib2", "glib2"),
    "libgssapi_krb5.so.2": ("libgssapi-krb5-2", "krb5-libs", "krb5"),
    "libbrotlidec.so.1": ("libbrotli1", "libbrotli", "brotli"),
    "libzstd.so.1": ("libzstd1", "libzstd", "zstd"),
    "libz.so.1": ("zlib1g", "zlib", "zlib"),
    "libexpat.so.1": ("libexpat1", "expat", "expat"),
    "libgomp.so.1": ("libgomp1", "libgomp", "gcc-libs"),
    "libatomic.so.1": ("libatomic1", "libatomic", "gcc-libs"),
    "libstdc++.so.6": ("libstdc++6", "libstdc++", "gcc-libs"),
    "libusb-1.0.so.0": ("libusb-1.0-0", "libusb1", "libusb"),
    "libltdl.so.7": ("libltdl7", "libtool-ltdl", "libtool"),
}
FONTS = ("fonts-dejavu-core", "dejavu-sans-fonts", "ttf-dejavu")

# What must load for the program and its tests, and what only a window on a real screen needs.
NEEDED = (
    ("PySide6", "QtCore*.so"),
    ("PySide6", "QtGui*.so"),
    ("PySide6", "QtWidgets*.so"),
    ("PySide6", "QtSvg*.so"),
    ("PySide6", "QtTest*.so"),
    ("PySide6", "Qt/plugins/platforms/libqoffscreen.so"),
    ("PySide6", "Qt/plugins/imageformats/libq[js]*.so"),
    ("PySide6", "Qt/plugins/iconengines/*.so"),
    ("PySide6", "lrelease"),
    ("PySide6", "lupdate"),
    ("cv2", "cv2*.so"),
    ("rawpy", "*.so"),
    ("gphoto2", "*.so"),
    ("gphoto2", "libgphoto2/**/*.so"),
)
FOR_A_WINDOW = (
    ("PySide6", "Qt/plugins/platforms/libqxcb.so"),
    ("PySide6", "Qt/plugins/platforms/libqwayland*.so"),
    ("PySide6", "Qt/plugins/xcbglintegrations/*.so"),
    ("PySide6", "Qt/plugins/wayland-shell-integration/*.so"),
    ("PySide6", "Qt/plugins/wayland-decoration-client/*.so"),
)


def missing(parts: Iterable[tuple[str, str]]) -> set[str]:
    """The sonames that no library of ``parts`` (package, glob inside it) can find on this system."""
    files = [str(f) for package, glob in parts for f in _files(package, glob)]
    ldd = shutil.which("ldd")
    if not files or ldd is None:
        return set()
    told = subprocess.run([ldd, *files], capture_output=True, text=True, check=False).stdout
    return set(re.findall(r"^\s*(\S+) => not found", told, re.MULTILINE))


def _files(package: str, glob: str) -> Iterator[Path]:
    spec = importlib.util.find_spec(package)
    for place in (spec.submodule_search_locations or []) if spec else []:
        yield from Path(place).glob(glob)


def has_a_font() -> bool:
    """Whether there is any font file in the usual places."""
    homes = [Path.home() / ".fonts", Path.home() / ".local/share/fonts"]
    places = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), *homes]
    return any(f.suffix in {".ttf", ".otf", ".ttc"} for p in places if p.is_dir() for f in p.rglob("*"))


def package_command(sonames: Iterable[str], *, fonts: bool, manager: str) -> list[str]:
    """The command for ``manager`` (apt-get, dnf, pacman) that installs what carries ``sonames``."""
    column = {"apt-get": 0, "dnf": 1, "pacman": 2}[manager]
    names = {PACKAGES[s][column] for s in sonames if s in PACKAGES} | ({FONTS[column]} if fonts else set())
    return [manager, "-S", *sorted(names)] if manager == "pacman" else [manager, "install", *sorted(names)]


def install(packages: list[str]) -> bool:
    """Install Debian packages if that is allowed without asking; whether it worked."""
    if shutil.which("apt-get") is None:
        return False
    prefix: list[str] = []
    if os.geteuid() != 0:
        if shutil.which("sudo") is None or _run(["sudo", "-n", "true"], quiet=True) != 0:
            return False
        prefix = ["sudo", "-n"]
    apt = [
        *prefix,
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "-qq",
        "-o",
        "DPkg::Lock::Timeout=120",
    ]
    wanted = [*apt, "install", "-y", "--no-install-recommends", *packages]
    _say(f"Installing what is missing on this system: {' '.join(packages)}")
    # The package lists may be old or absent (fresh containers): only then fetch them.
    if _run(wanted, quiet=True) == 0:
        return True
    _run([*apt, "update"], quiet=True)
    return _run(wanted, quiet=False) == 0


def provide() -> bool:
    """Bring this system's libraries in order. False when something without which nothing works is missing."""
    if not sys.platform.startswith("linux"):
        return True
    lacking, fonts = missing(NEEDED + FOR_A_WINDOW), not has_a_font()
    if not lacking and not fonts:
        return True
    command = package_command(lacking, fonts=fonts, manager="apt-get")
    if len(command) > 2 and install(command[2:]):
        lacking, fonts = missing(NEEDED + FOR_A_WINDOW), not has_a_font()
        if not lacking and not fonts:
            return True
    needed = missing(NEEDED)
    _say(_words(lacking, fonts=fonts, needed=bool(needed)))
    return not needed


def _words(lacking: set[str], *, fonts: bool, needed: bool) -> str:
    what = ", ".join([*sorted(lacking), *(["a font"] if fonts else [])])
    known = [m for m in ("apt-get", "dnf", "pacman") if shutil.which(m)]
    commands = [
        shlex.join(["sudo", *c])
        for m in known
        if len(c := package_command(lacking, fonts=fonts, manager=m)) > 2
    ]
    unknown = sorted(lacking - PACKAGES.keys())
    lines = [
        f"Missing on this system: {what}.",
        "Nothing can run without them."
        if needed
        else "The tests can run, but a window cannot open on a screen.",
        *(["Type this, then run the same command again:"] if commands else []),
        *(f"    {c}" for c in commands),
    ]
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
