"""The demo camera's picture: from :class:`SceneSettings` to pixels, and to a still with EXIF.

Everything is a function of the settings: the same settings make the same bytes.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

import numpy as np

from fotointerview.camera.demo import sitter
from fotointerview.camera.demo.develop import Pixels, developed, grained
from fotointerview.camera.demo.exif import ExifFields, with_exif
from fotointerview.camera.demo.settings import Mode, SceneSettings, exposure_gain, shutter_for
from fotointerview.camera.demo.view import detail_needed, linear_scene
from fotointerview.vision import cv2

MAKE, MODEL = "fotointerview", "Demo Camera"
_METER_SIZE, _METER_DETAIL = (180, 120), 0.25
_WORK_WIDTH = 1800
_THUMBNAIL = (160, 120)
_QUALITY = 96
_PROGRAM = {Mode.MANUAL: 1, Mode.PROGRAM: 2, Mode.APERTURE_PRIORITY: 3}


@dataclass(frozen=True, slots=True)
class Still:
    """A finished picture: the file, and the thumbnail that is also inside it."""

    jpeg: bytes
    thumbnail: bytes


def metered_shutter(settings: SceneSettings) -> float:
    """The shutter time in seconds that the body takes: metered in P and A, as set in M."""
    if settings.mode is Mode.MANUAL:
        return settings.shutter_s
    width, height = _METER_SIZE
    scene = linear_scene(settings, width=width, height=height, detail=_METER_DETAIL) @ np.array(
        (0.21, 0.72, 0.07), np.float32
    )
    across = np.exp(-0.5 * (np.linspace(-1, 1, width) / 0.42) ** 2)
    down = np.exp(-0.5 * (np.linspace(-1, 1, height) / 0.5) ** 2)
    weight = down[:, None] * across[None, :]
    metered = float((np.minimum(scene, 0.7) * weight).sum() / weight.sum())
    return shutter_for(settings, metered=metered)


def render(settings: SceneSettings, *, width: int, height: int) -> Pixels:
    """The picture as RGB pixels, grain and all."""
    return grained(_picture(settings, width, height, shutter_s=metered_shutter(settings)), settings)


def render_still(
    settings: SceneSettings, *, taken_at: datetime, serial: str, width: int = 6000, height: int = 4000
) -> Still:
    """A JPEG with EXIF and EXIF thumbnail; about 8 MB at 6000 × 4000.

    The scene is drawn at a working size and enlarged; the grain is the full size's own.
    """
    shrink = min(1.0, _WORK_WIDTH / width)
    shutter_s = metered_shutter(settings)
    small = _picture(settings, round(width * shrink), round(height * shrink), shutter_s=shutter_s)
    thumbnail = _jpeg(_letterboxed(small), quality=85)
    full = small
    if shrink < 1:
        full = np.asarray(cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)
    jpeg = _jpeg(grained(full, settings), quality=_QUALITY)
    fields = ExifFields(
        make=MAKE,
        model=MODEL,
        serial=serial,
        taken_at=taken_at,
        shutter_s=shutter_s,
        aperture=settings.aperture,
        iso=settings.iso,
        bias_ev=settings.exposure_compensation_ev,
        focal_mm=settings.focal_mm,
        subject_distance_m=settings.subject_distance_m,
        exposure_program=_PROGRAM[settings.mode],
        width=width,
        height=height,
    )
    return Still(with_exif(jpeg, fields, thumbnail=thumbnail), thumbnail)


def prepare(settings: SceneSettings, *, width: int) -> None:
    """Draw what a still ``width`` pixels wide will need, and keep it."""
    sitter.drawn(settings.sitter, detail=detail_needed(settings, width=min(width, _WORK_WIDTH)))


def render_portrait_file(
    path: Path,
    *,
    settings: SceneSettings | None = None,
    taken_at: datetime | None = None,
    serial: str = "FI000000",
) -> Path:
    """Write one full-size still to ``path``, e.g. for the folder of libgphoto2's virtual camera."""
    when = taken_at or datetime(2026, 11, 23, 14, 2, tzinfo=timezone(timedelta(hours=1)))
    path.write_bytes(render_still(settings or SceneSettings(), taken_at=when, serial=serial).jpeg)
    return path


def _picture(settings: SceneSettings, width: int, height: int, *, shutter_s: float) -> Pixels:
    gain = exposure_gain(settings, shutter_s=shutter_s)
    return developed(linear_scene(settings, width=width, height=height), settings, gain=gain)


def _letterboxed(pixels: Pixels) -> Pixels:
    """A 160 × 120 thumbnail; what is not 4:3 gets black bars, as in every camera."""
    rows, cols = pixels.shape[:2]
    fit = min(_THUMBNAIL[0] / cols, _THUMBNAIL[1] / rows)
    size = max(1, round(cols * fit)), max(1, round(rows * fit))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    board = np.zeros((_THUMBNAIL[1], _THUMBNAIL[0], 3), np.uint8)
    top, left = (board.shape[0] - size[1]) // 2, (board.shape[1] - size[0]) // 2
    board[top : top + size[1], left : left + size[0]] = small
    return board


def _jpeg(pixels: Pixels, *, quality: int) -> bytes:
    flags = [cv2.IMWRITE_JPEG_QUALITY, quality]
    done, data = cv2.imencode(".jpg", cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR), flags)
    if not done:
        raise ValueError("the picture could not be encoded")
    return data.tobytes()


__all__ = [
    "SceneSettings",
    "Still",
    "linear_scene",
    "metered_shutter",
    "render",
    "render_portrait_file",
    "render_still",
]
