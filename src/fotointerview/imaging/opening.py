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

# Pillow warns above 89 MP and refuses above 179; ``open_picture`` has its own bound instead.
Image.MAX_IMAGE_PIXELS = None
# Odd EXIF is passed over in silence; people cannot mend their camera's metadata.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")


def open_picture(source: Path | bytes) -> Image.Image:
    """The picture, header read and pixels not yet decoded. The caller closes it.

    Raises:
        FaultError: ``PICTURE_UNREADABLE`` when it is missing, no picture, or larger than ``MAX_PIXELS``.
    """
    try:
        picture = Image.open(BytesIO(source) if isinstance(source, bytes) else source)
    except (UnidentifiedImageError, *ODD_METADATA) as error:
        raise unreadable(source, error) from error
    if picture.width * picture.height > MAX_PIXELS:
        size = f"{picture.width} × {picture.height}"
        picture.close()
        raise unreadable(source, ValueError(size))
    return picture


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
