"""Writes the EXIF segment of a demo still, with the thumbnail in IFD1.

A small TIFF writer of its own, because Pillow cannot write IFD1. Tags after CIPA DC-008 (Exif 2.32); byte
order little-endian.
"""

import struct
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

_ASCII, _SHORT, _LONG, _RATIONAL, _UNDEFINED, _SRATIONAL = 2, 3, 4, 5, 7, 10
_TIFF_HEADER = 8

Entry = tuple[int, int, int, bytes]
"""Tag, type, count and the value's bytes."""


@dataclass(frozen=True, slots=True)
class ExifFields:
    """What a still tells of itself. ``taken_at`` is aware; ``exposure_program`` as Exif counts (1 M, 2 P, 3 A)."""

    make: str
    model: str
    serial: str
    taken_at: datetime
    shutter_s: float
    aperture: float
    iso: int
    bias_ev: float
    focal_mm: float
    subject_distance_m: float
    exposure_program: int
    width: int
    height: int


def with_exif(jpeg: bytes, fields: ExifFields, *, thumbnail: bytes) -> bytes:
    """``jpeg`` with the EXIF segment directly after its start mark, in place of a JFIF segment.

    Raises:
        ValueError: when ``jpeg`` is no JPEG, or the thumbnail does not fit into a segment.
    """
    if jpeg[:2] != b"\xff\xd8":
        raise ValueError("not a JPEG")
    rest = 2
    if jpeg[2:4] == b"\xff\xe0":
        rest += 2 + int.from_bytes(jpeg[4:6], "big")
    return b"\xff\xd8" + exif_segment(fields, thumbnail=thumbnail) + jpeg[rest:]


def exif_segment(fields: ExifFields, *, thumbnail: bytes) -> bytes:
    """The complete APP1 segment: mark, length, ``Exif``, TIFF."""
    body = b"Exif\0\0" + _tiff(fields, thumbnail)
    if len(body) + 2 > 0xFFFF:
        raise ValueError("the thumbnail is too large for an EXIF segment")
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def _tiff(fields: ExifFields, thumbnail: bytes) -> bytes:
    """Header, IFD0, Exif IFD, IFD1, thumbnail; laid out twice because offsets need sizes."""
    exif = exif_entries(fields)
    main = [*_main_entries(fields), long_entry(0x8769, 0)]
    small = [*_thumbnail_entries(len(thumbnail)), long_entry(0x0201, 0)]
    exif_at = _TIFF_HEADER + ifd_size(main)
    small_at = exif_at + ifd_size(exif)
    thumb_at = small_at + ifd_size(small)
    main[-1] = long_entry(0x8769, exif_at)
    small[-1] = long_entry(0x0201, thumb_at)
    return b"".join(
        (
            struct.pack("<2sHI", b"II", 42, _TIFF_HEADER),
            ifd(main, at=_TIFF_HEADER, following=small_at),
            ifd(exif, at=exif_at, following=0),
            ifd(small, at=small_at, following=0),
            thumbnail,
        )
    )


def _main_entries(fields: ExifFields) -> list[Entry]:
    return [
        ascii_entry(0x010F, fields.make),
        ascii_entry(0x0110, fields.model),
        short_entry(0x0112, 1),
        _rational(0x011A, 300.0),
        _rational(0x011B, 300.0),
        short_entry(0x0128, 2),
        ascii_entry(0x0132, stamp(fields.taken_at)),
        short_entry(0x0213, 1),
    ]


def exif_entries(fields: ExifFields) -> list[Entry]:
    """The entries of the Exif directory."""
    taken, zone = stamp(fields.taken_at), _zone(fields.taken_at)
    fraction = f"{fields.taken_at.microsecond // 10_000:02d}"
    return [
        _rational(0x829A, fields.shutter_s),
        _rational(0x829D, fields.aperture),
        short_entry(0x8822, fields.exposure_program),
        short_entry(0x8827, fields.iso),
        (0x9000, _UNDEFINED, 4, b"0232"),
        ascii_entry(0x9003, taken),
        ascii_entry(0x9004, taken),
        *(ascii_entry(tag, zone) for tag in (0x9010, 0x9011, 0x9012)),
        _rational(0x9204, fields.bias_ev, signed=True),
        _rational(0x9206, fields.subject_distance_m),
        _rational(0x920A, fields.focal_mm),
        *(ascii_entry(tag, fraction) for tag in (0x9290, 0x9291, 0x9292)),
        short_entry(0xA001, 1),
        long_entry(0xA002, fields.width),
        long_entry(0xA003, fields.height),
        short_entry(0xA405, round(fields.focal_mm)),  # the sensor is 36 × 24 mm
        ascii_entry(0xA431, fields.serial),
    ]


def _thumbnail_entries(size: int) -> list[Entry]:
    return [
        short_entry(0x0103, 6),
        _rational(0x011A, 72.0),
        _rational(0x011B, 72.0),
        short_entry(0x0128, 2),
        long_entry(0x0202, size),
    ]


def stamp(at: datetime) -> str:
    """A moment as Exif writes it."""
    return at.strftime("%Y:%m:%d %H:%M:%S")


def _zone(at: datetime) -> str:
    plain = at.strftime("%z")
    return f"{plain[:3]}:{plain[3:5]}" if plain else "   :  "


def ascii_entry(tag: int, text: str) -> Entry:
    """An entry of text."""
    data = text.encode("ascii", "replace") + b"\0"
    return tag, _ASCII, len(data), data


def short_entry(tag: int, value: int) -> Entry:
    """An entry of one 16-bit number."""
    return tag, _SHORT, 1, struct.pack("<H", value)


def long_entry(tag: int, value: int) -> Entry:
    """An entry of one 32-bit number."""
    return tag, _LONG, 1, struct.pack("<I", value)


def _rational(tag: int, value: float, *, signed: bool = False) -> Entry:
    short = 0 < value < 0.3  # such times read best as 1/n
    part = Fraction(1, round(1 / value)) if short else Fraction(value).limit_denominator(1000)
    kind, form = (_SRATIONAL, "<ii") if signed else (_RATIONAL, "<II")
    return tag, kind, 1, struct.pack(form, part.numerator, part.denominator)


def ifd_size(entries: list[Entry]) -> int:
    """How many bytes a directory takes with its values behind it."""
    outside = sum(len(data) + len(data) % 2 for *_, data in entries if len(data) > 4)
    return 2 + 12 * len(entries) + 4 + outside


def ifd(entries: list[Entry], *, at: int, following: int) -> bytes:
    """One directory at offset ``at``; values longer than four bytes lie behind it."""
    rows, outside = [], b""
    values_at = at + 2 + 12 * len(entries) + 4
    for tag, kind, count, data in sorted(entries):
        if len(data) <= 4:
            field = data.ljust(4, b"\0")
        else:
            field = struct.pack("<I", values_at + len(outside))
            outside += data + b"\0" * (len(data) % 2)
        rows.append(struct.pack("<HHI", tag, kind, count) + field)
    return struct.pack("<H", len(rows)) + b"".join(rows) + struct.pack("<I", following) + outside
