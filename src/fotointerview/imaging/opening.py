"""Opening a picture with Pillow on our own terms: a bound on its size, and no surprises from odd metadata.

Refuses to decode: it answers what a picture *is*; ``decode`` makes pixels of it.
"""

import struct
import warnings
from io import BytesIO
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from fotointerview.domain.faults import FaultCode, FaultError

MAX_PIXELS = 400_000_000
"""Larger pictures are refused; the largest cameras of today make 150 MP."""

ODD_METADATA = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    ZeroDivisionError,
    SyntaxError,
    OSError,
    struct.error,
)
"""What Pillow raises, read from its source, when EXIF or ICC data are not what they claim to be."""

_ORIENTATION = 0x0112
_HEAD = 12
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
"""Major brands of HEIF files with pictures (ISO/IEC 23008-12)."""

# Pillow warns above 89 MP and refuses above 179; ``open_picture`` has its own bound instead.
Image.MAX_IMAGE_PIXELS = None
# Odd EXIF is passed over in silence; people cannot mend their camera's metadata.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")


def open_picture(source: Path | bytes) -> Image.Image:
    """The picture, header read and pixels not yet decoded. The caller closes it.

    Raises:
        FaultError: ``PICTURE_UNREADABLE`` when it is missing, no picture, or larger than ``MAX_PIXELS``.
    """
    _know_heif(source)
    try:
        picture = Image.open(BytesIO(source) if isinstance(source, bytes) else source)
    except (UnidentifiedImageError, *ODD_METADATA) as error:
        raise unreadable(source, error) from error
    if picture.width * picture.height > MAX_PIXELS:
        size = f"{picture.width} × {picture.height}"
        picture.close()
        raise unreadable(source, ValueError(size))
    return picture


def _know_heif(source: Path | bytes) -> None:
    """Teach Pillow HEIF when the first picture of that kind comes; the library is not loaded for others."""
    if "HEIF" in Image.OPEN:
        return
    try:
        head = source[:_HEAD] if isinstance(source, bytes) else _head(source)
    except OSError:
        return
    if head[4:8] == b"ftyp" and head[8:12] in _HEIF_BRANDS:
        import pi_heif

        pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(_HEAD)


def unreadable(source: Path | bytes, error: Exception) -> FaultError:
    """The fault for a picture that cannot be read, without the path of the reader's machine."""
    name = source.name if isinstance(source, Path) else ""
    return FaultError(FaultCode.PICTURE_UNREADABLE, name=name, detail=str(error) or type(error).__name__)


def orientation(picture: Image.Image) -> int:
    """The EXIF orientation 1..8; 1 where there is none or it makes no sense."""
    try:
        value = picture.getexif().get(_ORIENTATION, 1)
    except ODD_METADATA:
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def upright_size(size: tuple[int, int], turned: int) -> tuple[int, int]:
    """Width and height after the EXIF orientation ``turned`` is applied."""
    return (size[1], size[0]) if turned >= 5 else size
