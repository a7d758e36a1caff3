"""A small JPEG with an EXIF thumbnail, as cameras make them, without drawing anything."""

import io
import struct

from PIL import Image


def small_jpeg(width: int = 300, height: int = 200) -> bytes:
    """A grey ramp; the thumbnail is in the second directory of its EXIF block."""
    ramp = Image.linear_gradient("L").convert("RGB")
    thumbnail = _jpeg(ramp.resize((160, 107)))
    picture = _jpeg(ramp.resize((width, height)))
    main = struct.pack("<HHHII", 1, 0x0112, 3, 1, 1) + struct.pack("<I", 26)
    start = 26 + 2 + 3 * 12 + 4
    entries = ((0x0103, 3, 6), (0x0201, 4, start), (0x0202, 4, len(thumbnail)))
    second = struct.pack("<H", 3) + b"".join(
        struct.pack("<HHII", tag, kind, 1, v) for tag, kind, v in entries
    )
    block = b"Exif\0\0" + b"II*\0" + struct.pack("<I", 8) + main + second + bytes(4) + thumbnail
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(block) + 2) + block + picture[2:]


def _jpeg(image: Image.Image) -> bytes:
    held = io.BytesIO()
    image.save(held, "JPEG")
    return held.getvalue()
