"""What kind of disk a folder lies on: one of this computer, or one that is reached over a network.

A database in a folder of the network must be kept in another way: SQLite's write-ahead log needs memory that all who
read it share, and two computers share none.
"""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

_REMOTE: Final = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb2",
        "smb3",
        "smbfs",
        "afpfs",
        "9p",
        "afs",
        "ceph",
        "glusterfs",
        "davfs",
        "webdav",
    }
    | {"ncpfs", "coda", "lustre", "beegfs", "ocfs2", "gfs2", "fuse", "macfuse", "osxfuse", "vboxsf", "prl_fs"}
)
"""File systems that may be shared. A plain ``fuse`` may be anything (sshfs, rclone): it counts as shared."""
_MOUNTS: Final = Path("/proc/self/mountinfo")
_OCTAL: Final = re.compile(r"\\([0-7]{3})")
_MACOS_LINE: Final = re.compile(r"^.* on (?P<place>/.*) \((?P<kind>\w+)[,)]")
_DRIVE_REMOTE: Final = 4


def is_remote(folder: Path) -> bool:
    """Whether ``folder`` is reached over a network, as far as the system tells; false where it does not."""
    try:
        real = folder.resolve()
        if os.name == "nt":
            return _is_remote_drive(real)
        if sys.platform == "darwin":
            listed = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False, timeout=5)
            return is_shared_kind(kind_in(_macos_mounts(listed.stdout), real))
        return is_shared_kind(kind_in(linux_mounts(_MOUNTS.read_text(errors="surrogateescape")), real))
    except (OSError, subprocess.SubprocessError):
        return False


def is_shared_kind(kind: str) -> bool:
    """Whether a file system of this name may be shared between computers; ``fuse.sshfs`` is one of ``fuse``."""
    return kind.partition(".")[0] in _REMOTE


def linux_mounts(mountinfo: str) -> list[tuple[str, str]]:
    """Every mounted place and its file system, in the order of mounting, from the words of the kernel."""
    found = []
    for line in mountinfo.splitlines():
        place, _, about = line.partition(" - ")
        words, kind = place.split(" "), about.split(" ", 1)[0]
        if len(words) > 4 and kind:
            found.append((_OCTAL.sub(lambda octal: chr(int(octal.group(1), 8)), words[4]), kind))
    return found


def _macos_mounts(listed: str) -> list[tuple[str, str]]:
    lines = (_MACOS_LINE.match(line) for line in listed.splitlines())
    return [(line["place"], line["kind"]) for line in lines if line]


def kind_in(mounts: list[tuple[str, str]], folder: Path) -> str:
    """The file system of ``folder``: that of the innermost place, and of the last mounted there; "" unknown."""
    around = {os.fspath(place) for place in (folder, *folder.parents)}
    inside = [(len(place), order, kind) for order, (place, kind) in enumerate(mounts) if place in around]
    return max(inside)[2] if inside else ""


def _is_remote_drive(folder: Path) -> bool:
    if folder.drive.startswith("\\\\"):
        return True
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.drive + "\\") == _DRIVE_REMOTE)
    return False
