"""What a bundle must not tell, as far as this computer knows it: its user, its name, its studies, its cameras."""

import getpass
import os
import platform
import re
import socket
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Final

from fotointerview.settings import Settings
from fotointerview.storage.private import private_words

_SMALL_WORDS: Final = {"van", "von", "der", "den", "het", "ten", "ter", "and", "the", "for", "een", "met"}
_USUAL_FOLDERS: Final = frozenset(
    {
        "home",
        "users",
        "media",
        "mnt",
        "run",
        "srv",
        "tmp",
        "var",
        "volumes",
        "documents",
        "documenten",
        "desktop",
    }
    | {
        "bureaublad",
        "pictures",
        "afbeeldingen",
        "downloads",
        "private",
        "folders",
        "root",
        "opt",
        "usr",
        "local",
    }
)
_USB: Final = Path("/sys/bus/usb/devices")


@dataclass(slots=True)
class Private:
    """Secrets with what stands for each, and serial numbers of cameras."""

    known: dict[str, str] = field(default_factory=dict)
    serials: set[str] = field(default_factory=set)

    def add(self, secret: str, instead: str) -> None:
        """One more; what came first keeps its name."""
        if secret.strip():
            self.known.setdefault(secret, instead)

    def add_name(self, name: str, instead: str) -> None:
        """Somebody's name, whole and in its parts."""
        self.add(name, instead)
        for part in re.split(r"[\s,.]+", name):
            if len(part) > 2 and part.lower() not in _SMALL_WORDS:
                self.add(part, instead)

    def add_path(self, path: Path, instead: str) -> None:
        """A path, whole, and every folder on it that is not called as everybody's."""
        self.add(str(path), instead)
        with suppress(OSError, RuntimeError):
            self.add(str(path.resolve()), instead)
        for part in PurePath(path).parts:
            if len(part) > 2 and part.lower() not in _USUAL_FOLDERS:
                self.add(part, instead)


def gather(settings: Settings) -> Private:
    """Everything known; of the studies that ``settings`` remember also what is in them. Changes nothing."""
    private = Private()
    for user in _users():
        private.add(user, "‹user›")
    for name in _real_names():
        private.add_name(name, "‹user›")
    for host in _hosts():
        private.add(host, "‹computer›")
    home = Path.home()
    for form in (home, home.resolve()):
        private.add(str(form), "‹home›")
    for folder in _studies(settings):
        _add_study(private, folder)
    for place in settings.studies.values():
        if place.second_copy:
            private.add_path(Path(place.second_copy), "‹copies›")
    for spec in (settings.camera, *settings.cameras):
        kind, _, where = spec.partition(":")
        if kind == "folder":
            private.add_path(Path(where), "‹folder›")
        elif kind == "serial":
            private.serials.add(where)
        elif kind == "ptpip":
            private.add(where.partition(":")[0], "‹address›")
    private.serials |= {serial for _, serial in usb_serials()}
    return private


def _add_study(private: Private, folder: Path) -> None:
    private.add_path(folder, "‹study›")
    words = private_words(folder)
    for title in words.titles:
        private.add(title, "‹study›")
    for code in words.codes:
        private.add(code, "‹participant›")
    for name in words.names:
        private.add_name(name, "‹name›")
    private.serials |= words.serials


def _studies(settings: Settings) -> Iterator[Path]:
    yield from map(Path, settings.studies)
    if settings.last_study is not None:
        yield settings.last_study


def _users() -> Iterator[str]:
    with suppress(OSError, KeyError, ImportError):
        yield getpass.getuser()
    yield from (os.environ.get(name, "") for name in ("USER", "LOGNAME", "USERNAME", "SUDO_USER"))
    yield Path.home().name


def _real_names() -> Iterator[str]:
    if sys.platform != "win32":
        import pwd

        with suppress(KeyError):
            yield pwd.getpwuid(os.getuid()).pw_gecos.partition(",")[0]


def _hosts() -> Iterator[str]:
    for name in (socket.gethostname(), platform.node(), os.environ.get("HOSTNAME", "")):
        yield name
        yield name.partition(".")[0]


def usb_serials(devices: Path = _USB) -> tuple[tuple[str, str], ...]:
    """The libgphoto2 port (``usb:001,005``) and the serial number of every USB device that tells one. Linux."""
    found = []
    for file in sorted(devices.glob("*/serial")):
        with suppress(OSError, ValueError):
            bus, number = (int((file.parent / name).read_text()) for name in ("busnum", "devnum"))
            serial = file.read_text(encoding="utf-8", errors="replace").strip()
            found.append((f"usb:{bus:03},{number:03}", serial))
    return tuple(found)
