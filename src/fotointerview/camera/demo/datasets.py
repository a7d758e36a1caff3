"""The PTP data sets that the demo camera sends, as bytes (ISO 15740 §5, little-endian)."""

import struct
from collections.abc import Iterable, Sequence
from datetime import datetime

from fotointerview.camera.demo.controls import INT8, INT16, INT32, UINT8, UINT16, UINT32, Control, Span

_FORMS = {INT8: "<b", UINT8: "<B", INT16: "<h", UINT16: "<H", INT32: "<i", UINT32: "<I"}
FOLDER_FORMAT = 0x3001
JPEG_FORMAT = 0x3801
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
            u16s((JPEG_FORMAT,)),
            u16s((JPEG_FORMAT, FOLDER_FORMAT)),
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


def picture_info(
    *, storage: int, parent: int, name: str, size: int, thumb_size: int, width: int, height: int, at: datetime
) -> bytes:
    """ObjectInfo of a JPEG with a 160×120 JPEG thumbnail."""
    head = struct.pack(
        "<IHHIHIIIIIIIHII",
        *(storage, JPEG_FORMAT, 0, size, JPEG_FORMAT, thumb_size, 160, 120),
        *(width, height, 24, parent, 0, 0, 0),
    )
    return head + text(name) + text(stamp(at)) + text(stamp(at)) + text("")


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


def nikon_events(events: Sequence[tuple[int, int]]) -> bytes:
    """The answer to GetEvent: a count and pairs of code and parameter."""
    return struct.pack("<H", len(events)) + b"".join(struct.pack("<HI", *event) for event in events)
