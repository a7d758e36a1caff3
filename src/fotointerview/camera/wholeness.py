"""Whether a picture file looks whole, by its first and last bytes alone: it is never decoded.

A program may write a picture slowly, in pieces, or fill a file of the final size that began as zeros. A JPEG
has an end mark and a HEIF or CR3 file a chain of boxes that ends where the file ends; other RAW files have
nothing of the kind, and only time can tell.
"""

import os
from enum import StrEnum
from pathlib import PurePath

JPEG_SUFFIXES = frozenset({".jpg", ".jpeg"})
HEIF_SUFFIXES = frozenset({".heic", ".heif", ".hif"})
RAW_SUFFIXES = frozenset(
    {
        *(".nef", ".nrw", ".cr2", ".cr3", ".crw", ".arw", ".sr2", ".raf"),
        *(".orf", ".rw2", ".dng", ".pef", ".srw", ".3fr"),
    }
)
PICTURE_SUFFIXES = JPEG_SUFFIXES | HEIF_SUFFIXES | RAW_SUFFIXES
"""Lower-case suffixes of what counts as a picture; a test keeps them in step with the rest of the program."""

_BOXED = HEIF_SUFFIXES | {".cr3"}
_TAIL = 4096
_MOST_BOXES = 64


class Look(StrEnum):
    """What the ends of a file tell."""

    WHOLE = "whole"
    UNKNOWN = "unknown"
    CUT = "cut"
    """Something is missing: it is being written, or was never finished."""


def look_at(path: str, size: int) -> Look:
    """How the picture file ``path`` of ``size`` bytes looks.

    Raises:
        OSError: it cannot be opened; on Windows another program may hold it.
    """
    suffix = PurePath(path).suffix.lower()
    with open(path, "rb") as file:  # noqa: PTH123 - called for thousands of files
        head = file.read(16)
        file.seek(max(size - _TAIL, 0))
        tail = file.read(_TAIL).rstrip(b"\0")
        if suffix in JPEG_SUFFIXES:
            whole = head[:2] == b"\xff\xd8" and tail.endswith(b"\xff\xd9")
            return Look.WHOLE if whole else Look.CUT
        if not tail:
            return Look.CUT
        if suffix in _BOXED:
            return _look_at_boxes(file.fileno(), size)
    return Look.UNKNOWN


def _look_at_boxes(handle: int, size: int) -> Look:
    """ISO/IEC 14496-12: each box begins with its length (32 bit; 1: 64 bit behind the name; 0: to the end)."""
    at = 0
    for _ in range(_MOST_BOXES):
        if at == size:
            return Look.WHOLE
        os.lseek(handle, at, os.SEEK_SET)
        head = os.read(handle, 16)
        length, name = int.from_bytes(head[:4], "big"), head[4:8]
        if length == 1:
            length = int.from_bytes(head[8:16], "big")
        elif length == 0 and name.isalnum():
            return Look.UNKNOWN
        if length < 8 or at + length > size:
            return Look.CUT
        at += length
    return Look.UNKNOWN
