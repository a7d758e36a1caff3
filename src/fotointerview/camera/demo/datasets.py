"""The PTP data sets that the demo camera sends, as bytes (ISO 15740 §5, little-endian)."""

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from fotointerview.camera.demo.controls import INT8, INT16, INT32, UINT8, UINT16, UINT32, Control, Span

_FORMS = {INT8: "<b", UINT8: "<B", INT16: "<h", UINT16: "<H", INT32: "<i", UINT32: "<I"}
FOLDER_FORMAT = 0x3001
JPEG_FORMAT, RAW_FORMAT = 0x3801, 0x3000
"""A RAW is an undefined object to PTP; the driver reads it only where the thumbnail's format is told."""
LIVE_HEADER = 384
_NO_FORM, _RANGE, _ENUMERATION = 0, 1, 2


def text(words: str) -> bytes:
    """A PTP string: length with the NUL, then UTF-16; empty is one zero byte."""
    if not words:
        return b"\0"
    return bytes([len(words) + 1]) + words.encode("utf-16-le") + b"\0\0"


def u16s(values: Iterable[int]) -> bytes:
    """An array of 16-bit values behind its 32-bit count."""
    items = tuple(values)
    return struct.pack(f"<I{len(items)}H", len(items), *items)


def u32s(values: Iterable[int]) -> bytes:
    """An array of 32-bit values behind its 32-bit count."""
    items = tuple(values)
    return struct.pack(f"<I{len(items)}I", len(items), *items)


def stamp(at: datetime) -> str:
    """A moment as PTP writes it, by the camera's clock."""
    return at.strftime("%Y%m%dT%H%M%S")


def device_info(
    *, operations: Sequence[int], properties: Sequence[int], maker: str, model: str, serial: str
) -> bytes:
    """DeviceInfo with Nikon's vendor extension."""
    return b"".join(
        (
            struct.pack("<HIH", 100, 0x0000000A, 100),
            text("fotointerview: 1.0;"),
            struct.pack("<H", 0),
            u16s(operations),
            u16s((0x4002, 0x4006, 0x400D)),
            u16s(properties),
            u16s((JPEG_FORMAT, RAW_FORMAT)),
            u16s((JPEG_FORMAT, RAW_FORMAT, FOLDER_FORMAT)),
            text(maker),
            text(model),
            text("1.00"),
            text(serial),
        )
    )


def storage_info(*, capacity: int, free: int, free_images: int) -> bytes:
    """StorageInfo of a removable card with a DCF file system."""
    head = struct.pack("<HHHQQI", 4, 3, 0, capacity, free, free_images)
    return head + text("Demo card") + text("")


def folder_info(*, storage: int, parent: int, name: str) -> bytes:
    """ObjectInfo of a folder."""
    head = struct.pack("<IHHIHIIIIIIIHII", storage, FOLDER_FORMAT, 0, 0, 0, 0, 0, 0, 0, 0, 0, parent, 1, 0, 0)
    return head + text(name) + text("") + text("") + text("")


@dataclass(frozen=True, slots=True)
class Picture:
    """What ObjectInfo tells of a picture. ``storage`` and ``parent`` are 0 for one in the body's memory."""

    storage: int
    parent: int
    name: str
    size: int
    thumb_size: int
    width: int
    height: int
    at: datetime
    is_raw: bool


def picture_info(picture: Picture) -> bytes:
    """ObjectInfo of a JPEG or a RAW with a 160×120 JPEG thumbnail."""
    head = struct.pack(
        "<IHHIHIIIIIIIHII",
        *(picture.storage, RAW_FORMAT if picture.is_raw else JPEG_FORMAT, 0, picture.size),
        *(JPEG_FORMAT, picture.thumb_size, 160, 120),
        *(picture.width, picture.height, 24, picture.parent, 0, 0, 0),
    )
    return head + text(picture.name) + text(stamp(picture.at)) + text(stamp(picture.at)) + text("")


def value(kind: int, number: int) -> bytes:
    """A property's value on the wire."""
    return struct.pack(_FORMS[kind], number)


def parse_value(kind: int, data: bytes) -> int:
    """A property's value from the wire.

    Raises:
        ValueError: when it has the wrong length.
    """
    try:
        return int(struct.unpack(_FORMS[kind], data)[0])
    except struct.error as error:
        raise ValueError(str(error)) from error


def property_description(control: Control, *, factory: int) -> bytes:
    """DevicePropDesc: code, type, access, default, current and what is allowed."""
    head = struct.pack("<HHB", control.code, control.kind, int(control.writable))
    head += value(control.kind, factory) + value(control.kind, control.value)
    match control.allowed:
        case None:
            return head + bytes([_NO_FORM])
        case Span(lowest, highest, step):
            return head + bytes([_RANGE]) + b"".join(value(control.kind, n) for n in (lowest, highest, step))
        case values:
            listed = b"".join(value(control.kind, n) for n in values)
            return head + bytes([_ENUMERATION]) + struct.pack("<H", len(values)) + listed


def telling_description(code: int, kind: int, number: int) -> bytes:
    """DevicePropDesc of a property that a host may read only, with no form."""
    return struct.pack("<HHB", code, kind, 0) + value(kind, number) * 2 + bytes([_NO_FORM])


def nikon_events(events: Sequence[tuple[int, int]]) -> bytes:
    """The answer to GetEvent: a count and pairs of code and parameter."""
    return struct.pack("<H", len(events)) + b"".join(struct.pack("<HI", *event) for event in events)


def live_frame(jpeg: bytes, *, width: int, height: int) -> bytes:
    """The answer to GetLiveViewImg: a header of :data:`LIVE_HEADER` bytes, big-endian as Nikon's, and the frame.

    The driver looks for the first JPEG start mark, so the header must hold none.
    """
    head = struct.pack(">4H", width, height, width, height).ljust(LIVE_HEADER, b"\0")
    return head + jpeg
