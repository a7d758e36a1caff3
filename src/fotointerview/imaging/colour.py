"""Colour: from whatever profile and mode a picture carries to 8-bit sRGB.

Pictures without a profile, and those that carry sRGB itself, are left as they are: that is nearly all of
them, and a transform costs as much as half the decode.
"""

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageCms

from fotointerview.imaging.opening import ODD_METADATA

_CMS_MODES = {"RGB", "L", "CMYK"}
_DATE_AT = slice(24, 36)
"""Bytes of the ICC header that hold the creation date (ICC.1:2022 §7.2)."""


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """An sRGB profile that is the same in every run (the date it was made is set to 2000-01-01)."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_DATE_AT] = bytes((7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
    return bytes(profile)


def to_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture as 8-bit RGB in sRGB; transparent parts lie on white."""
    picture = _plain_mode(picture)
    if profile and picture.mode in _CMS_MODES:
        transform = _transform(profile, picture.mode)
        if transform is not None:
            return transform.apply(picture)
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _plain_mode(picture: Image.Image) -> Image.Image:
    """Palette, transparency, 16-bit and 1-bit pictures brought to RGB, L or CMYK."""
    if picture.mode.startswith("I"):
        return picture.point(lambda value: value * (1 / 256)).convert("L")
    if picture.mode == "F":
        return picture.convert("L")
    if "transparency" in picture.info or picture.mode in {"RGBA", "LA", "PA", "RGBa", "La"}:
        clear = picture.convert("RGBA")
        ground = Image.new("RGB", picture.size, "white")
        ground.paste(clear, mask=clear.getchannel("A"))
        return ground
    if picture.mode in {"P", "1", "YCbCr", "HSV", "LAB"}:
        return picture.convert("RGB")
    return picture


@lru_cache(maxsize=16)
def _transform(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """The transform to sRGB, or ``None`` where none is needed or the profile makes no sense."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        if "srgb" in ImageCms.getProfileDescription(source).lower():
            return None
        target = ImageCms.createProfile("sRGB")
        return ImageCms.buildTransform(source, target, mode, "RGB")
    except (ImageCms.PyCMSError, *ODD_METADATA):
        return None
