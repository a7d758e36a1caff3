"""The demo camera's picture: from :class:`SceneSettings` to pixels, and to a still with EXIF.

Everything is a function of the settings: the same settings make the same bytes.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import numpy as np

from fotointerview.camera.demo import sitter
from fotointerview.camera.demo.develop import Pixels, balance, developed, grained
from fotointerview.camera.demo.exif import ExifFields, with_exif
from fotointerview.camera.demo.paint import Plane
from fotointerview.camera.demo.raw_file import dng
from fotointerview.camera.demo.settings import Mode, SceneSettings, exposure_gain, noise_sigma, shutter_for
from fotointerview.camera.demo.view import detail_needed, linear_scene
from fotointerview.vision import cv2

MAKE, MODEL = "fotointerview", "Demo Camera"
_METER_SIZE, _METER_DETAIL = (180, 120), 0.25
_WORK_WIDTH = 1800
_THUMBNAIL = (160, 120)
_QUALITY, _PREVIEW_QUALITY = 96, 88
_RAW_NOISE = 12.0
"""Levels of the RAW's grain per 8-bit step of the JPEG's, about middle grey."""
_PROGRAM = {Mode.MANUAL: 1, Mode.PROGRAM: 2, Mode.APERTURE_PRIORITY: 3, Mode.SHUTTER_PRIORITY: 4}


@dataclass(frozen=True, slots=True)
class Still:
    """A finished picture: the file, and the thumbnail that is also inside it."""

    jpeg: bytes
    thumbnail: bytes


@dataclass(frozen=True, slots=True)
class Exposure:
    """What one release leaves: a JPEG, a RAW or both, and the thumbnail that belongs to each."""

    jpeg: bytes | None
    raw: bytes | None
    thumbnail: bytes


def metered_shutter(settings: SceneSettings) -> float:
    """The shutter time in seconds that the body takes: metered in P and A, as set in M and S."""
    if settings.mode in (Mode.MANUAL, Mode.SHUTTER_PRIORITY):
        return settings.shutter_s
    return shutter_for(settings, metered=metered_light(settings))


def metered_light(settings: SceneSettings) -> float:
    """What the body's meter makes of the scene: its light, weighted to the middle, single lamps held down."""
    width, height = _METER_SIZE
    scene = linear_scene(settings, width=width, height=height, detail=_METER_DETAIL) @ np.array(
        (0.21, 0.72, 0.07), np.float32
    )
    across = np.exp(-0.5 * (np.linspace(-1, 1, width) / 0.42) ** 2)
    down = np.exp(-0.5 * (np.linspace(-1, 1, height) / 0.5) ** 2)
    weight = down[:, None] * across[None, :]
    return float((np.minimum(scene, 0.7) * weight).sum() / weight.sum())


def render(settings: SceneSettings, *, width: int, height: int) -> Pixels:
    """The picture as RGB pixels, grain and all."""
    return grained(_picture(settings, width, height, shutter_s=metered_shutter(settings)), settings)


def render_still(
    settings: SceneSettings, *, taken_at: datetime, serial: str, width: int = 6000, height: int = 4000
) -> Still:
    """A JPEG with EXIF and EXIF thumbnail; about 8 MB at 6000 × 4000."""
    made = expose(settings, taken_at=taken_at, serial=serial, width=width, height=height)
    assert made.jpeg is not None
    return Still(made.jpeg, made.thumbnail)


def expose(
    settings: SceneSettings,
    *,
    taken_at: datetime,
    serial: str,
    width: int = 6000,
    height: int = 4000,
    jpeg: bool = True,
    raw: bool = False,
) -> Exposure:
    """One release. The scene is drawn at a working size and enlarged; the grain is the full size's own.

    A RAW has the working size: about 5 MB instead of a real body's 25.
    """
    shrink = min(1.0, _WORK_WIDTH / width)
    shutter_s = metered_shutter(settings)
    gain = exposure_gain(settings, shutter_s=shutter_s)
    work = round(width * shrink), round(height * shrink)
    light = linear_scene(settings, width=work[0], height=work[1])
    small = developed(light, settings, gain=gain)
    thumbnail = _jpeg(_letterboxed(small), quality=85)
    fields = _fields(settings, taken_at=taken_at, serial=serial, shutter_s=shutter_s, size=work)
    negative = _negative(settings, light * np.float32(gain), fields, small) if raw else None
    if not jpeg:
        return Exposure(None, negative, thumbnail)
    full = small
    if shrink < 1:
        full = np.asarray(cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)
    plain = _jpeg(grained(full, settings), quality=_QUALITY)
    positive = with_exif(plain, replace(fields, width=width, height=height), thumbnail=thumbnail)
    return Exposure(positive, negative, thumbnail)


def _fields(
    settings: SceneSettings, *, taken_at: datetime, serial: str, shutter_s: float, size: tuple[int, int]
) -> ExifFields:
    return ExifFields(
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
        width=size[0],
        height=size[1],
    )


def _negative(settings: SceneSettings, light: Plane, fields: ExifFields, small: Pixels) -> bytes:
    """The RAW of exposed ``light``; sides made even, as a Bayer plane's are."""
    rows, cols = (side - side % 2 for side in light.shape[:2])
    preview = grained(np.ascontiguousarray(small[:rows, :cols]), settings)
    return dng(
        light[:rows, :cols],
        replace(fields, width=cols, height=rows),
        preview=_jpeg(preview, quality=_PREVIEW_QUALITY),
        balance=balance(settings),
        noise_sigma=_RAW_NOISE * noise_sigma(settings.iso, width=cols),
        seed=settings.shot_counter,
    )


def prepare(settings: SceneSettings, *, width: int, finer_will_do: bool = False) -> None:
    """Draw what a picture ``width`` pixels wide will need, and keep it; or content oneself with a finer drawing."""
    needed = detail_needed(settings, width=min(width, _WORK_WIDTH))
    if not (finer_will_do and sitter.best_ready(settings.sitter, detail=needed) >= needed):
        sitter.drawn(settings.sitter, detail=needed)


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
