"""What a picture file says of itself: when, how large, with which exposure. Odd EXIF is passed over, never fatal."""

import math
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path

from PIL import Image

from fotointerview.domain.faults import FaultError
from fotointerview.domain.shots import Exposure
from fotointerview.imaging.opening import ODD_METADATA, open_picture, orientation, upright_size
from fotointerview.imaging.raw import RAW_SUFFIXES, raw_preview

_EXIF_IFD = 0x8769
_EXPOSURE_TIME, _F_NUMBER, _ISO = 0x829A, 0x829D, 0x8827
_TAKEN, _OFFSET, _SUBSEC = 0x9003, 0x9011, 0x9291
_BIAS, _FOCAL = 0x9204, 0x920A
_FOCAL_35MM = 0xA405

_UNKNOWN = Exposure()


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """Facts of a picture file.

    Attributes:
        taken_at: in UTC; ``None`` where the file does not say.
        width: pixels of the upright picture; 0 when unknown.
        height: likewise.
        exposure: how it was taken.
    """

    taken_at: datetime | None = None
    width: int = 0
    height: int = 0
    exposure: Exposure = _UNKNOWN


def read_facts(path: Path, *, zone: tzinfo = UTC) -> PictureFacts:
    """The facts of the file ``path``; ``zone`` is where the camera's clock was set when EXIF has no offset.

    Never raises: a file that cannot be read has no facts.
    """
    try:
        with open_picture(path) as picture:
            size = upright_size(picture.size, orientation(picture))
            tags = _exif_tags(picture)
    except FaultError:
        size, tags = (0, 0), {}
    if path.suffix.lower() in RAW_SUFFIXES:
        with suppress(FaultError):  # else keep what the container said
            size = raw_preview(path).full_size
    return PictureFacts(_taken_at(tags, zone), *size, exposure=_exposure(tags))


def focal_lengths(path: Path) -> tuple[float | None, float | None]:
    """The lens's focal length and its 35-millimetre equivalent in mm (Exif tags 0x920A and 0xA405).

    ``None`` where the file does not say, or (0, in the standard) does not know. Never raises.
    """
    try:
        with open_picture(path) as picture:
            tags = _exif_tags(picture)
    except FaultError:
        return None, None
    return _positive(tags.get(_FOCAL)), _positive(tags.get(_FOCAL_35MM))


def _exif_tags(picture: Image.Image) -> Mapping[int, object]:
    try:
        return dict(picture.getexif().get_ifd(_EXIF_IFD))
    except ODD_METADATA:
        return {}


def _exposure(tags: Mapping[int, object]) -> Exposure:
    iso = _number(tags.get(_ISO))
    return Exposure(
        aperture=_positive(tags.get(_F_NUMBER)),
        shutter_s=_positive(tags.get(_EXPOSURE_TIME)),
        iso=round(iso) if iso and iso > 0 else None,
        bias_ev=_number(tags.get(_BIAS)),
        focal_mm=_positive(tags.get(_FOCAL)),
    )


def _number(value: object) -> float | None:
    """A finite number from a rational, a number or the first of several; else ``None``."""
    if isinstance(value, tuple) and value:
        value = value[0]
    try:
        number = float(value)  # type: ignore[arg-type]  # EXIF holds anything; what is no number raises
    except ODD_METADATA:
        return None
    return number if math.isfinite(number) else None


def _positive(value: object) -> float | None:
    number = _number(value)
    return number if number is not None and number > 0 else None


def _taken_at(tags: Mapping[int, object], zone: tzinfo) -> datetime | None:
    text = str(tags.get(_TAKEN, "")).strip("\0 ")
    try:
        local = datetime.strptime(text, "%Y:%m:%d %H:%M:%S").replace(tzinfo=_offset(tags) or zone)
        fraction = str(tags.get(_SUBSEC, "")).strip("\0 ")
        if fraction.isascii() and fraction.isdigit():
            local += timedelta(seconds=float(f"0.{fraction}"))
        return local.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _offset(tags: Mapping[int, object]) -> tzinfo | None:
    """The zone of ``OffsetTimeOriginal`` (``"+01:00"``), if it makes sense."""
    text = str(tags.get(_OFFSET, "")).strip("\0 ")
    try:
        sign, hours, minutes = text[0], int(text[1:3]), int(text[4:6])
        delta = timedelta(hours=hours, minutes=minutes)
        return timezone(-delta if sign == "-" else delta)
    except (IndexError, ValueError):
        return None
