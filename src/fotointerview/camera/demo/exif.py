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
    exif = _exif_entries(fields)
    main = [*_main_entries(fields), _long(0x8769, 0)]
    small = [*_thumbnail_entries(len(thumbnail)), _long(0x0201, 0)]
    exif_at = _TIFF_HEADER + _ifd_size(main)
    small_at = exif_at + _ifd_size(exif)
    thumb_at = small_at + _ifd_size(small)
    main[-1] = _long(0x8769, exif_at)
    small[-1] = _long(0x0201, thumb_at)
    return b"".join(
        (
            struct.pack("<2sHI", b"II", 42, _TIFF_HEADER),
            _ifd(main, at=_TIFF_HEADER, following=small_at),
            _ifd(exif, at=exif_at, following=0),
            _ifd(small, at=small_at, following=0),
            thumbnail,
        )
    )


def _main_entries(fields: ExifFields) -> list[Entry]:
    return [
        _ascii(0x010F, fields.make),
        _ascii(0x0110, fields.model),
        _short(0x0112, 1),
        _rational(0x011A, 300.0),
        _rational(0x011B, 300.0),
        _short(0x0128, 2),
        _ascii(0x0132, _stamp(fields.taken_at)),
        _short(0x0213, 1),
    ]


def _exif_entries(fields: ExifFields) -> list[Entry]:
    stamp, zone = _stamp(fields.taken_at), _zone(fields.taken_at)
    fraction = f"{fields.taken_at.microsecond // 10_000:02d}"
    return [
        _rational(0x829A, fields.shutter_s),
        _rational(0x829D, fields.aperture),
        _short(0x8822, fields.exposure_program),
        _short(0x8827, fields.iso),
        (0x9000, _UNDEFINED, 4, b"0232"),
        _ascii(0x9003, stamp),
        _ascii(0x9004, stamp),
        *(_ascii(tag, zone) for tag in (0x9010, 0x9011, 0x9012)),
        _rational(0x9204, fields.bias_ev, signed=True),
        _rational(0x9206, fields.subject_distance_m),
        _rational(0x920A, fields.focal_mm),
        *(_ascii(tag, fraction) for tag in (0x9290, 0x9291, 0x9292)),
        _short(0xA001, 1),
        _long(0xA002, fields.width),
        _long(0xA003, fields.height),
        _ascii(0xA431, fields.serial),
    ]


def _thumbnail_entries(size: int) -> list[Entry]:
    return [
        _short(0x0103, 6),
        _rational(0x011A, 72.0),
        _rational(0x011B, 72.0),
        _short(0x0128, 2),
        _long(0x0202, size),
    ]


def _stamp(at: datetime) -> str:
    return at.strftime("%Y:%m:%d %H:%M:%S")


def _zone(at: datetime) -> str:
    plain = at.strftime("%z")
    return f"{plain[:3]}:{plain[3:5]}" if plain else "   :  "


def _ascii(tag: int, text: str) -> Entry:
    data = text.encode("ascii", "replace") + b"\0"
    return tag, _ASCII, len(data), data


def _short(tag: int, value: int) -> Entry:
    return tag, _SHORT, 1, struct.pack("<H", value)


def _long(tag: int, value: int) -> Entry:
    return tag, _LONG, 1, struct.pack("<I", value)


def _rational(tag: int, value: float, *, signed: bool = False) -> Entry:
    short = 0 < value < 0.3  # such times read best as 1/n
    part = Fraction(1, round(1 / value)) if short else Fraction(value).limit_denominator(1000)
    kind, form = (_SRATIONAL, "<ii") if signed else (_RATIONAL, "<II")
    return tag, kind, 1, struct.pack(form, part.numerator, part.denominator)


def _ifd_size(entries: list[Entry]) -> int:
    outside = sum(len(data) + len(data) % 2 for *_, data in entries if len(data) > 4)
    return 2 + 12 * len(entries) + 4 + outside


def _ifd(entries: list[Entry], *, at: int, following: int) -> bytes:
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
