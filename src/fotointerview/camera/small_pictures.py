"""A small JPEG to show while the large one is on its way: the one kept in its EXIF block, else a quick one.

Pillow is loaded at the first call, and decodes an eighth of the pixels at most.
"""

import io
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

_LONGEST = 320
_AT, _LENGTH = 0x0201, 0x0202
_MARK = b"Exif\0\0"


def small_jpeg(path: str) -> bytes | None:
    """A small picture of the JPEG file ``path``, upright where it is made here; ``None`` when it is none.

    Raises:
        OSError: the file cannot be opened.
    """
    from PIL import Image, ImageOps

    with open(path, "rb") as file:  # noqa: PTH123 - a path as the folder's listing gives it
        try:
            with Image.open(file, formats=["JPEG"]) as image:
                kept = _kept(image)
                if kept is not None:
                    return kept
                image.draft("RGB", (_LONGEST, _LONGEST))
                image.thumbnail((_LONGEST, _LONGEST))
                made = io.BytesIO()
                ImageOps.exif_transpose(image).convert("RGB").save(made, "JPEG", quality=85)
                return made.getvalue()
        except (OSError, ValueError, SyntaxError, struct.error, Image.DecompressionBombError):
            return None  # damaged, or no picture at all: that is said when the file itself is here


def _kept(image: "Image.Image") -> bytes | None:
    """The thumbnail in the second directory of the EXIF block."""
    from PIL import ExifTags

    second = image.getexif().get_ifd(ExifTags.IFD.IFD1)
    at, length = second.get(_AT), second.get(_LENGTH)
    if not isinstance(at, int) or not isinstance(length, int):
        return None
    block = bytes(image.info.get("exif", b"")).removeprefix(_MARK)
    thumbnail = block[at : at + length]
    is_whole = len(thumbnail) == length and thumbnail[:2] == b"\xff\xd8"
    return thumbnail if is_whole else None
