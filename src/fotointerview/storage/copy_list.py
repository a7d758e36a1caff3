"""The list of the second copy, a ``SHA256SUMS`` that ``sha256sum -c`` understands, and writing so that it lasts."""

import errno
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from fotointerview.storage.files import sync_folder

SUMS: Final = "SHA256SUMS"
_LINE: Final = re.compile(r"([0-9a-f]{64}) [ *](.+)")
_CANNOT_SYNC: Final = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EISDIR}


def write_sums(folder: Path, sums: Mapping[str, str]) -> None:
    """Write the whole list anew, durably, in one stroke."""
    lines = (f"{sha256}  {name}\n" for name, sha256 in sums.items())
    write_durably(folder / SUMS, "".join(lines))


def read_sums(path: Path) -> dict[str, str]:
    """The list, by name. A last line that a crash cut off is taken away; lines that are none are left alone."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return {}
    whole = content.rfind(b"\n") + 1
    if whole != len(content):
        os.truncate(path, whole)
    return dict(parse_lines(content[:whole]))


def listed_copies(folder: Path) -> dict[str, str]:
    """The hash of every copy listed in ``folder``, by its relative path; nothing is changed."""
    try:
        content = (folder / SUMS).read_bytes()
    except FileNotFoundError:
        return {}
    return dict(parse_lines(content[: content.rfind(b"\n") + 1]))


def parse_lines(lines: bytes) -> Iterator[tuple[str, str]]:
    """Name and hash of each line, in their order; lines that are none are passed over."""
    found = map(_LINE.fullmatch, lines.decode("utf-8", errors="replace").split("\n"))
    return ((line[2], line[1]) for line in found if line)


def append_line(path: Path, line: str) -> None:
    """Add a line to a list, durably; it is there whole or not at all."""
    is_new = not path.exists()
    with path.open("a+b") as file:
        before = file.seek(0, os.SEEK_END)
        if before:
            file.seek(before - 1)
            if file.read(1) != b"\n":  # a crash cut the last one off
                file.write(b"\n")
        try:
            file.write(line.encode())
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            with suppress(OSError):
                os.truncate(path, before)
            raise
    if is_new:
        sync_names(path.parent)


def write_durably(path: Path, content: str) -> None:
    """Write a small text there, whole or not at all, and make it last."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    sync_names(path.parent)


def sync_names(folder: Path) -> None:
    """As :func:`sync_folder`; a share that cannot do it for a folder is no reason not to copy."""
    try:
        sync_folder(folder)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise
