"""Which USB devices are cameras, who holds them, and may we use them? Read from /sys and /proc; opens nothing."""

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fotointerview.services.doctor.report import Check, Health, make_check
from fotointerview.services.texts import Texts

_STILL_IMAGE_CLASS = "06"
_MONITORS = ("gvfs-gphoto2-volume-monitor",)
_MOUNTS = ("gvfsd-gphoto2",)
_MAC_DAEMONS = ("ptpcamerad", "PTPCamera")


@dataclass(frozen=True, slots=True)
class UsbCamera:
    """A camera on USB. ``node`` is its device file, e.g. ``/dev/bus/usb/001/005``."""

    node: Path
    name: str = ""


@dataclass(frozen=True, slots=True)
class Holder:
    """A program that has a camera, or takes one when it comes (``node`` is then ``None``)."""

    program: str
    pid: int
    node: Path | None = None


def cameras(
    *,
    named: Iterable[str] = (),
    sys_usb: Path = Path("/sys/bus/usb/devices"),
    dev: Path = Path("/dev/bus/usb"),
) -> tuple[UsbCamera, ...]:
    """Every still-image device of the system, and those on the libgphoto2 ports ``named`` (``usb:001,005``)."""
    found: dict[Path, str] = {}
    for interface in sorted(sys_usb.glob("*:*")):
        if _read(interface / "bInterfaceClass") == _STILL_IMAGE_CLASS:
            device = sys_usb / interface.name.partition(":")[0]
            bus, number = _read(device / "busnum"), _read(device / "devnum")
            if bus.isdigit() and number.isdigit():
                found[dev / f"{int(bus):03}" / f"{int(number):03}"] = _read(device / "product")
    for port in named:
        if match := re.fullmatch(r"usb:(\d{3}),(\d{3})", port):
            found.setdefault(dev / match.group(1) / match.group(2), "")
    return tuple(UsbCamera(node, name) for node, name in found.items())


def holders(devices: Sequence[UsbCamera], *, proc: Path = Path("/proc")) -> tuple[Holder, ...]:
    """Programs that hold one of ``devices`` open, then the system's own programs that take cameras."""
    if sys.platform == "darwin":
        return tuple(_mac_daemons())
    nodes = {device.node for device in devices}
    found: list[Holder] = []
    for process in sorted(
        (p for p in proc.glob("[0-9]*") if int(p.name) != os.getpid()), key=lambda p: int(p.name)
    ):
        program = _program(process)
        held = nodes & set(_open_files(process)) if nodes else set()
        found += [Holder(program, int(process.name), node) for node in sorted(held)]
        if not held and program in (*_MONITORS, *_MOUNTS):
            found.append(Holder(program, int(process.name)))
    return tuple(sorted(found, key=lambda holder: holder.node is None))


def _open_files(process: Path) -> Iterator[Path]:
    try:
        for entry in (process / "fd").iterdir():
            try:
                yield entry.readlink()
            except OSError:
                continue
    except OSError:  # another user's process, or gone meanwhile
        return


def _program(process: Path) -> str:
    """A process's name: of the command, or of the module that a Python runs."""
    try:
        words = [w for w in (process / "cmdline").read_bytes().decode(errors="replace").split("\0") if w]
    except OSError:
        return ""
    if not words:
        return _read(process / "comm")
    if any("fotointerview" in word for word in words[:4]):
        return "fotointerview"
    return Path(words[0]).name


def _mac_daemons() -> Iterator[Holder]:
    told = subprocess.run(["ps", "-axco", "pid,comm"], capture_output=True, text=True, check=False).stdout
    for line in told.splitlines()[1:]:
        pid, _, program = line.strip().partition(" ")
        if program.strip() in _MAC_DAEMONS:
            yield Holder(program.strip(), int(pid))


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def check_holders(found: Sequence[Holder], devices: Sequence[UsbCamera], texts: Texts) -> Check:
    """Whether another program has the camera or is likely to take it."""
    if not found:
        return make_check("holders", "free", texts)
    first = found[0]
    if first.program in _MAC_DAEMONS:
        return make_check("holders", "ptpcamerad", texts, health=Health.WARN, program=first.program)
    if first.program in (*_MONITORS, *_MOUNTS):
        # The volume monitor runs on most desktops: worth a word only when there is a camera to take.
        harmless = not devices and first.program in _MONITORS
        health = Health.OK if harmless else Health.WARN
        return make_check("holders", "gvfs", texts, health=health, do=True, program=first.program)
    programs = ", ".join(f"{h.program} ({h.pid})" for h in found if h.node == first.node)
    return make_check("holders", "held", texts, health=Health.WARN, program=programs, device=first.node)


def check_rights(devices: Sequence[UsbCamera], texts: Texts) -> Check:
    """Whether this user may open the cameras' device files."""
    if not sys.platform.startswith("linux"):
        return make_check("usb", "unknown", texts)
    if not devices:
        return make_check("usb", "nothing", texts)
    for device in devices:
        if not os.access(device.node, os.R_OK | os.W_OK):
            return make_check("usb", "denied", texts, health=Health.BAD, device=device.node)
    return make_check("usb", "ok", texts, device=", ".join(str(device.node) for device in devices))
