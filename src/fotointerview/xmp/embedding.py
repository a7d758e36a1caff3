"""XMP within a JPEG (ISO 16684-3): one segment of its own before the picture."""

from typing import Final

MOST_BYTES: Final = 65_502
"""Of a packet in one segment; more would need parts that few programs read."""
_MARK: Final = b"http://ns.adobe.com/xap/1.0/\0"
_START: Final = b"\xff\xd8"
_APP0: Final = b"\xff\xe0"
_APP1: Final = b"\xff\xe1"


def with_xmp(jpeg: bytes, packet: bytes) -> bytes:
    """``jpeg``, which has no XMP yet, with ``packet`` in it; not one byte of the picture is another.

    Raises:
        ValueError: it is no JPEG, or the packet is larger than :data:`MOST_BYTES`.
    """
    if not jpeg.startswith(_START):
        raise ValueError("this is no JPEG")
    if len(packet) > MOST_BYTES:
        raise ValueError(f"{len(packet)} bytes are more than a segment holds")
    at = len(_START)
    if jpeg[at : at + 2] == _APP0:  # that one always comes first
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    body = _MARK + packet
    return jpeg[:at] + _APP1 + (len(body) + 2).to_bytes(2, "big") + body + jpeg[at:]
