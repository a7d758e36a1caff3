"""Small pictures for the tests, made on the spot."""

import struct
from io import BytesIO

from PIL import Image, ImageCms

RED, GREEN, BLUE, WHITE = (220, 40, 40), (40, 200, 60), (50, 70, 220), (240, 240, 240)


def four_corners(width: int = 96, height: int = 64) -> Image.Image:
    """Red top left, green top right, blue bottom left, white bottom right."""
    picture = Image.new("RGB", (width, height), WHITE)
    picture.paste(RED, (0, 0, width // 2, height // 2))
    picture.paste(GREEN, (width // 2, 0, width, height // 2))
    picture.paste(BLUE, (0, height // 2, width // 2, height))
    return picture


def as_jpeg(picture: Image.Image, **options: object) -> bytes:
    stream = BytesIO()
    picture.save(stream, "JPEG", **{"quality": 95, "subsampling": 0, **options})
    return stream.getvalue()


def turned_jpeg(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return as_jpeg(four_corners(), exif=exif.tobytes())


def swapped_profile() -> bytes:
    """An RGB profile in which the red and blue primaries have changed places, under a name of its own."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    entries = {profile[132 + 12 * n : 136 + 12 * n].decode(): 132 + 12 * n for n in range(profile[131])}
    red, blue = entries["rXYZ"], entries["bXYZ"]
    profile[red + 4 : red + 12], profile[blue + 4 : blue + 12] = (
        profile[blue + 4 : blue + 12],
        profile[red + 4 : red + 12],
    )
    for name in ("sRGB".encode("utf-16-be"), b"sRGB"):
        at = profile.find(name, 128 + 4 + 12 * profile[131])
        if at >= 0:
            profile[at : at + len(name)] = name.replace(b"s", b"x", 1)
    return bytes(profile)


def _entry(tag: int, kind: int, count: int, value: bytes) -> tuple[int, int, int, bytes]:
    return tag, kind, count, value


def dng(width: int = 128, height: int = 96, *, orientation: int = 1, preview: bytes = b"") -> bytes:
    """A minimal DNG 1.4: an even Bayer mosaic, with a JPEG ``preview`` in the first directory if one is given."""
    mosaic = struct.pack("<H", 9000) * (width * height)

    def short(tag: int, *values: int) -> tuple[int, int, int, bytes]:
        return _entry(tag, 3, len(values), struct.pack(f"<{len(values)}H", *values))

    def long(tag: int, value: int) -> tuple[int, int, int, bytes]:
        return _entry(tag, 4, 1, struct.pack("<I", value))

    def ascii_(tag: int, text: str) -> tuple[int, int, int, bytes]:
        return _entry(tag, 2, len(text) + 1, text.encode() + b"\0")

    matrix = [10000 if i % 4 == 0 else 0 for i in range(9)]
    about = [
        ascii_(271, "Fotointerview"),
        ascii_(272, "Test"),
        short(274, orientation),
        _entry(50706, 1, 4, bytes((1, 4, 0, 0))),
        ascii_(50708, "Test"),
        _entry(50721, 10, 9, b"".join(struct.pack("<ii", n, 10000) for n in matrix)),
        _entry(50728, 5, 3, struct.pack("<6I", 1, 1, 1, 1, 1, 1)),
        short(50778, 21),
    ]

    def raw(at: int) -> list[tuple[int, int, int, bytes]]:
        return [
            long(254, 0),
            long(256, width),
            long(257, height),
            short(258, 16),
            short(259, 1),
            short(262, 32803),
            long(273, at),
            short(277, 1),
            long(278, height),
            long(279, len(mosaic)),
            short(33421, 2, 2),
            _entry(33422, 1, 4, bytes((0, 1, 1, 2))),
            long(50717, 16383),
        ]

    if not preview:
        body = struct.pack("<2sHI", b"II", 42, 8 + len(mosaic)) + mosaic
        return body + _directory([*raw(8), *about], len(body))
    with Image.open(BytesIO(preview)) as small:
        size = small.size
    first = [
        long(254, 1),
        long(256, size[0]),
        long(257, size[1]),
        short(258, 8, 8, 8),
        short(259, 7),
        short(262, 6),
        long(273, 8 + len(mosaic)),
        short(277, 3),
        long(278, size[1]),
        long(279, len(preview)),
    ]
    pixels = mosaic + preview + b"\0" * (len(preview) % 2)
    inner_at = 8 + len(pixels)
    inner = _directory(raw(8), inner_at)
    inner += b"\0" * (len(inner) % 2)
    start = inner_at + len(inner)
    head = struct.pack("<2sHI", b"II", 42, start) + pixels + inner
    return head + _directory([*first, *about, long(330, inner_at)], start)


def _directory(entries: list[tuple[int, int, int, bytes]], at: int) -> bytes:
    """A TIFF directory that begins at byte ``at`` of the file, its long values behind it."""
    entries = sorted(entries)
    table = struct.pack("<H", len(entries))
    behind = b""
    tail_at = at + 2 + 12 * len(entries) + 4
    for tag, kind, count, value in entries:
        if len(value) <= 4:
            field = value.ljust(4, b"\0")
        else:
            field = struct.pack("<I", tail_at + len(behind))
            behind += value + b"\0" * (len(value) % 2)
        table += struct.pack("<HHI", tag, kind, count) + field
    return table + struct.pack("<I", 0) + behind
