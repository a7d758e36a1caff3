"""Who else holds the camera, and letting go of it where that is ours to do.

Three kinds of holders: the desktop, which mounts every camera that is plugged in (gvfs); the system's own
daemon (macOS); another program. Only the desktop's mount of this one camera can be released from here, by
asking the desktop (``gio mount -u``) as a person would in the file manager. No program is ever stopped, and no
other mount is touched: a telephone that is being copied from is mounted the same way.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import unquote

from fotointerview.camera.usb import DEV, UsbCamera, node_of, usb_cameras
from fotointerview.domain.faults import FaultCode, FaultError

MONITORS = ("gvfs-gphoto2-volume-monitor",)
"""The desktop's programs that watch for cameras, camera or not."""
MOUNTS = ("gvfsd-gphoto2",)
"""The desktop's programs that are there only while a camera is mounted."""
MAC_DAEMONS = ("ptpcamerad", "PTPCamera")
PROC = Path("/proc")

_SCHEME = "gphoto2://"
_LIST_S, _RELEASE_S = 3.0, 10.0
_HEADER = re.compile(r"(?P<indent> *)\S[^:()]*\(\d+\): ")
_MOUNT = re.compile(r" -> (?P<uri>gphoto2://\S+)")
_ROOT = re.compile(r"activation_root=(?P<uri>gphoto2://\S+)")
_DEVICE = re.compile(r"unix-device: '(?P<node>[^']+)'")


class HolderKind(StrEnum):
    """What kind of program has the camera."""

    DESKTOP = "desktop"
    """The desktop's file access (gvfs)."""
    SYSTEM = "system"
    """The operating system's own camera daemon."""
    PROGRAM = "program"
    """Any other program, ours on another screen among them."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A program that has a camera, or takes one when it comes.

    Attributes:
        program: its name.
        kind: what kind of program it is.
        pid: its process; 0 where that is not known.
        node: the device file that it has open; ``None`` when it only may take one.
        mount: the address of the desktop's mount, where the camera can be released from here; else empty.
    """

    program: str
    kind: HolderKind = HolderKind.PROGRAM
    pid: int = 0
    node: Path | None = None
    mount: str = ""

    @property
    def releasable(self) -> bool:
        """Whether :func:`release` may try."""
        return bool(self.mount)

    @property
    def details(self) -> Mapping[str, str]:
        """What a fault says of it; the process only to the log."""
        told = {
            "program": self.program,
            "mount": self.mount,
            "detail": f"process {self.pid}" if self.pid else "",
        }
        return {name: value for name, value in told.items() if value}


def who_holds(port: str, *, dev: Path = DEV, proc: Path = PROC) -> Holder | None:
    """The program that holds the camera on ``port``, as far as we may look; a program before the desktop.

    Takes some milliseconds, and at most a few seconds where the desktop does not answer.
    """
    node = node_of(port, dev=dev)
    if node is None:
        return None
    if sys.platform == "darwin":
        return next(_mac_daemons(), None)
    found = open_by({node}, proc=proc)
    for holder in found:
        if holder.kind is HolderKind.PROGRAM:
            return holder
    desktop = found[0] if found else None
    camera = next((one for one in usb_cameras(dev=dev) if one.port == port), UsbCamera(port, node))
    uri = mount_of(camera, _mounts())
    if uri:
        return Holder(MOUNTS[0], HolderKind.DESKTOP, desktop.pid if desktop else 0, node, uri)
    return desktop


def open_by(nodes: Collection[Path], *, proc: Path = PROC) -> tuple[Holder, ...]:
    """Programs other than this one that hold a device file of ``nodes`` open, by process number."""
    found: list[Holder] = []
    for process in _processes(proc) if nodes else ():
        held = set(nodes) & set(_open_files(process))
        if held:
            program = _program(process)
            found += [Holder(program, _kind(program), int(process.name), node) for node in sorted(held)]
    return tuple(found)


def takers(*, proc: Path = PROC) -> tuple[Holder, ...]:
    """The system's own programs that run now and take cameras when they come."""
    if sys.platform == "darwin":
        return tuple(_mac_daemons())
    named = ((process, _program(process)) for process in _processes(proc))
    return tuple(
        Holder(program, HolderKind.DESKTOP, int(process.name))
        for process, program in named
        if program in (*MONITORS, *MOUNTS)
    )


def release(holder: Holder, *, timeout_s: float = _RELEASE_S) -> None:
    """Let the desktop unmount this one camera; afterwards open it at once, and keep it.

    Raises:
        FaultError: ``NOT_RELEASED``: it is not ours to release, or the desktop did not do it.
    """
    if not holder.mount.startswith(_SCHEME):
        raise FaultError(FaultCode.NOT_RELEASED, program=holder.program, words="nothing to unmount")
    try:
        done = _gio("-u", holder.mount, timeout_s=timeout_s)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise FaultError(FaultCode.NOT_RELEASED, program=holder.program, words=str(error)) from error
    if done.returncode != 0:
        words = done.stderr.strip() or f"gio: {done.returncode}"
        raise FaultError(FaultCode.NOT_RELEASED, program=holder.program, words=words)


def mount_of(camera: UsbCamera, mounts: Mapping[str, Path | None]) -> str:
    """The address of the desktop's mount of ``camera`` among ``mounts``; empty when it is none of them.

    By its device file; else by its place or serial number in the address; else the only one there is. One that
    is known to be of another device is never it.
    """
    by_node = [uri for uri, node in mounts.items() if node == camera.node]
    if by_node:
        return by_node[0]
    hosts = {uri: _host(uri) for uri, node in mounts.items() if node is None}
    for uri, host in hosts.items():
        if host == f"[{camera.port}]" or (camera.serial and host.endswith(f"_{camera.serial}")):
            return uri
    unplaced = [uri for uri, host in hosts.items() if not host.startswith("[")]
    return unplaced[0] if len(unplaced) == 1 else ""


def parse_mounts(listing: str) -> Mapping[str, Path | None]:
    """The camera mounts in what ``gio mount --list --detail`` prints: address → device file, where that is told.

    A mount may be listed twice, inside its volume (which knows the device) and by itself. Only names that the
    desktop does not translate are looked at.
    """
    mounted: set[str] = set()
    nodes: dict[str, Path] = {}
    node: Path | None = None
    for line in listing.splitlines():
        mount, header = _MOUNT.search(line), _HEADER.match(line)
        if header is not None and (mount is None or not header["indent"]):
            node = None  # something else begins: what stood before belongs to another device
        if device := _DEVICE.search(line):
            node = Path(device["node"])
        if node is not None and (known := mount or _ROOT.search(line)):
            nodes[known["uri"]] = node
        if mount is not None:
            mounted.add(mount["uri"])
    return {uri: nodes.get(uri) for uri in sorted(mounted)}


def _mounts() -> Mapping[str, Path | None]:
    try:
        listed = _gio("--list", "--detail", timeout_s=_LIST_S)
    except (OSError, subprocess.TimeoutExpired):
        return {}  # no such desktop here, or it does not answer
    return parse_mounts(listed.stdout)


def _gio(*arguments: str, timeout_s: float) -> "subprocess.CompletedProcess[str]":
    program = shutil.which("gio")
    if program is None:
        raise FileNotFoundError("gio is not installed")
    return subprocess.run(
        [program, "mount", *arguments],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        stdin=subprocess.DEVNULL,
        env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "C"},
        timeout=timeout_s,
        check=False,
    )


def _host(uri: str) -> str:
    return unquote(uri.removeprefix(_SCHEME)).partition("/")[0]


def _kind(program: str) -> HolderKind:
    return HolderKind.DESKTOP if program in (*MONITORS, *MOUNTS) else HolderKind.PROGRAM


def _processes(proc: Path) -> Iterator[Path]:
    others = (process for process in proc.glob("[0-9]*") if int(process.name) != os.getpid())
    return iter(sorted(others, key=lambda process: int(process.name)))


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
        if not words:
            return (process / "comm").read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
    if any("fotointerview" in word for word in words[:4]):
        return "fotointerview"
    return Path(words[0]).name


def _mac_daemons() -> Iterator[Holder]:
    told = subprocess.run(["ps", "-axco", "pid,comm"], capture_output=True, text=True, check=False).stdout
    for line in told.splitlines()[1:]:
        pid, _, program = line.strip().partition(" ")
        if program.strip() in MAC_DAEMONS:
            yield Holder(program.strip(), HolderKind.SYSTEM, int(pid))
