"""A JPEG that carries everything a photo must not carry out of the house."""

import struct
from io import BytesIO

from PIL import Image
from PIL.TiffImagePlugin import IFDRational

SERIAL = b"SERIAL-6021094"
COMMENT = b"COMMENT-of-the-camera"
SECRETS = (
    b"Exif\0\0",
    b"http://ns.adobe.com/xap/1.0/",
    b"8BIM",
    b"Photoshop 3.0",
    b"MPF\0",
    SERIAL,
    COMMENT,
    b"XMP-person",
    b"IPTC-person",
    b"EXIF-person",
    b"GPS-place",
)


def full_of_secrets(*, size: tuple[int, int] = (300, 200), orientation: int = 1, base: bytes = b"") -> bytes:
    """EXIF with serial, owner and GPS, XMP, IPTC in a Photoshop block, MPF and a comment; ``base`` gives the pixels."""
    if not base:
        stream = BytesIO()
        Image.radial_gradient("L").resize(size).convert("RGB").save(stream, "JPEG", quality=90)
        base = stream.getvalue()
    iptc = b"\x1c\x02\x50" + struct.pack(">H", 11) + b"IPTC-person"
    block = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(iptc)) + iptc + b"\0"
    parts = (
        (0xE1, _exif(orientation)),
        (0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'>XMP-person</x:xmpmeta>"),
        (0xED, b"Photoshop 3.0\0" + block),
        (0xE2, b"MPF\0" + b"\0" * 20),
        (0xFE, COMMENT),
    )
    inserted = b"".join(bytes((0xFF, mark)) + struct.pack(">H", len(body) + 2) + body for mark, body in parts)
    return base[:2] + inserted + base[2:]


def _exif(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x013B] = "EXIF-person"
    exif.get_ifd(0x8769)[0xA431] = SERIAL.decode()
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", tuple(IFDRational(n, 1) for n in (52, 5, 7))
    place[28] = b"ASCII\0\0\0GPS-place"
    return exif.tobytes()


_NAMES = {0xC4: "DHT", 0xDB: "DQT", 0xDA: "SOS", 0xFE: "COM"}


def segments(jpeg: bytes) -> list[str]:
    """The names of a JPEG's segments up to its pixels."""
    at, found = 2, []
    while at < len(jpeg) and jpeg[at] == 0xFF:
        mark = jpeg[at + 1]
        if 0xE0 <= mark <= 0xEF:
            found.append(f"APP{mark - 0xE0}")
        elif 0xC0 <= mark <= 0xCF and mark not in _NAMES:
            found.append("SOF")
        else:
            found.append(_NAMES.get(mark, hex(mark)))
        if mark == 0xDA:
            break
        at += 2 + struct.unpack(">H", jpeg[at + 2 : at + 4])[0]
    return found
