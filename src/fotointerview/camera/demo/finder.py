"""The picture on the body's own screen: small, quick, thirty times a second.

What a setting decides (the wall, the light on the sitter, the blur of each plane, the exposure) is worked out
once and kept; a frame then only moves the sitter. The same light and the same curve as in the still, so that
what one sees is what one gets; only exposure is held within :data:`PREVIEW_EV` of what the body meters, as a
screen cannot show a night. Never draws a sitter: it takes the best drawing that is ready.
"""

import math
import threading
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from fotointerview.camera.demo import develop, room, sitter, view
from fotointerview.camera.demo.develop import Pixels
from fotointerview.camera.demo.looks import PEOPLE
from fotointerview.camera.demo.paint import Plane
from fotointerview.camera.demo.scene import metered_light
from fotointerview.camera.demo.settings import (
    PictureStyle,
    SceneSettings,
    exposure_gain,
    noise_sigma,
    shutter_for,
)
from fotointerview.vision import cv2

WIDTH, HEIGHT = 960, 640
FPS = 30
CYCLE = round(view.BREATH_S * FPS)
"""Frames until the sitter's movements begin again; as many are kept while nothing else changes."""
PREVIEW_EV = 3.0
_QUALITY = 82
_GRAIN_ROOM = 101


@dataclass(frozen=True, slots=True)
class _Moving:
    """A part of the sitter, lit, blurred and exposed, in its own pixels: premultiplied BGR and alpha."""

    image: Plane
    left: float
    top: float
    scale: float
    distance_m: float
    turns: float
    """How much of the sitter's tilt it takes part in."""


@dataclass(frozen=True, slots=True)
class _Still:
    """All of a frame that does not move."""

    settings: SceneSettings
    detail: float
    wall: Plane
    developed: Pixels
    parts: tuple[_Moving, ...]


class Finder:
    """Live-view frames as JPEG, :data:`WIDTH` × :data:`HEIGHT`; from any thread, one at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._still: _Still | None = None
        self._frames: dict[int, bytes] = {}

    def frame(self, settings: SceneSettings, *, tick: int) -> bytes:
        """The frame number ``tick`` since the body was switched on; ``settings.moment_s`` is not looked at."""
        settings = replace(settings, moment_s=0.0)
        wanted = view.detail_needed(settings, width=WIDTH)
        detail = sitter.best_ready(settings.sitter, detail=wanted)
        with self._lock:
            still = self._still
            if still is None or (still.settings, still.detail) != (settings, detail):
                still = self._still = _prepared(settings, detail)
                self._frames.clear()
            number = tick % CYCLE
            jpeg = self._frames.get(number)
            if jpeg is None:
                jpeg = self._frames[number] = _encoded(_composed(still, number))
            return jpeg

    def forget(self) -> None:
        """Free what is kept."""
        with self._lock:
            self._still = None
            self._frames.clear()


def preview_gain(settings: SceneSettings, *, metered: float) -> float:
    """By what the screen multiplies scene light: the exposure, as far as the screen follows it."""
    gain = exposure_gain(settings, shutter_s=shutter_for(settings, metered=metered))
    middle = 0.18 / max(metered, 1e-6)
    return float(np.clip(gain, middle * 2**-PREVIEW_EV, middle * 2**PREVIEW_EV))


def _prepared(settings: SceneSettings, detail: float) -> _Still:
    gain = preview_gain(settings, metered=metered_light(settings))
    drawn = sitter.drawn(settings.sitter, detail=detail)
    frame = view.Frame(settings, WIDTH, HEIGHT)
    lamp = view.lamp_level(settings)
    wall = frame.place(
        room.drawn(PEOPLE[settings.sitter].room), lamp=lamp, distance_m=frame.wall_m, wall=True
    )
    wall = _exposed(wall, settings, gain)[..., :3].copy()
    parts = []
    for layer, at_m, turns in ((drawn.body, frame.body_m, view.BODY_TURNS), (drawn.head, frame.head_m, 1.0)):
        ready = frame.blurred_layer(layer, lamp=lamp, distance_m=at_m)
        image = _exposed(ready.image, settings, gain)
        parts.append(_Moving(image, ready.left, ready.top, ready.scale, at_m, turns))
    return _Still(settings, detail, wall, develop.coded_fast(wall), tuple(parts))


def _exposed(image: Plane, settings: SceneSettings, gain: float) -> Plane:
    """Premultiplied RGB and alpha as BGR and alpha, with exposure, white balance and style in it."""
    factor = np.asarray(develop.balance(settings), np.float32) * np.float32(gain)
    red, green, blue = (image[..., i] * factor[i] for i in range(3))
    if settings.picture_style is PictureStyle.MONOCHROME:
        grey = sum(
            (c * w for c, w in zip((red, green, blue), develop.GREY, strict=True)), start=np.float32(0)
        )
        red = green = blue = np.asarray(grey, np.float32)
    return np.asarray(cv2.merge([blue, green, red, np.ascontiguousarray(image[..., 3])]), np.float32)


def _composed(still: _Still, number: int) -> Pixels:
    """The frame as BGR pixels."""
    tilt, shift = view.pose(still.settings.shot_counter, moment_s=number / FPS)
    frame = view.Frame(still.settings, WIDTH, HEIGHT)
    pixels = still.developed.copy()
    light: Plane | None = None
    around = (HEIGHT, 0, WIDTH, 0)
    for part in still.parts:
        matrix = frame.matrix(
            part.scale,
            left=part.left,
            top=part.top,
            distance_m=part.distance_m,
            turn=tilt * part.turns,
            shift=shift,
        )
        top, bottom, left, right = _window(matrix, part.image.shape)
        if bottom <= top or right <= left:
            continue
        matrix[0, 2] -= left
        matrix[1, 2] -= top
        seen = cv2.warpAffine(part.image, matrix, (right - left, bottom - top), flags=cv2.INTER_LINEAR)
        if light is None:
            light = still.wall.copy()
        under = light[top:bottom, left:right]
        through = cv2.merge([1 - seen[..., 3]] * 3)
        cv2.multiply(under, through, dst=under)
        cv2.add(under, cv2.cvtColor(seen, cv2.COLOR_BGRA2BGR), dst=under)
        around = (min(around[0], top), max(around[1], bottom), min(around[2], left), max(around[3], right))
    if light is not None:
        top, bottom, left, right = around
        pixels[top:bottom, left:right] = develop.coded_fast(light[top:bottom, left:right])
    lighter, darker = _grain(still.settings.iso)
    down, across = (number * 37) % _GRAIN_ROOM, (number * 53) % _GRAIN_ROOM
    window = slice(down, down + HEIGHT), slice(across, across + WIDTH)
    cv2.add(pixels, lighter[window], dst=pixels)
    cv2.subtract(pixels, darker[window], dst=pixels)
    return pixels


def _window(matrix: NDArray[np.float64], shape: tuple[int, ...]) -> tuple[int, int, int, int]:
    """Top, bottom, left and right of where an image of ``shape`` comes to lie, within the frame."""
    rows, cols = shape[:2]
    corners = np.array([(0, 0, 1), (cols, 0, 1), (0, rows, 1), (cols, rows, 1)], np.float64)
    x, y = matrix @ corners.T
    return (
        max(0, math.floor(y.min())),
        min(HEIGHT, math.ceil(y.max())),
        max(0, math.floor(x.min())),
        min(WIDTH, math.ceil(x.max())),
    )


@lru_cache(maxsize=2)
def _grain(iso: int) -> tuple[Pixels, Pixels]:
    """A sheet of grain for this ISO, larger than a frame: what it makes lighter and what it makes darker."""
    sigma = noise_sigma(iso, width=WIDTH)
    size = HEIGHT + _GRAIN_ROOM, WIDTH + _GRAIN_ROOM
    noise = np.round(np.random.default_rng(iso).standard_normal(size, np.float32) * sigma)
    lighter, darker = (
        np.asarray(cv2.merge([np.clip(sign * noise, 0, 255).astype(np.uint8)] * 3), np.uint8)
        for sign in (1, -1)
    )
    return lighter, darker


def _encoded(pixels: Pixels) -> bytes:
    done, data = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    if not done:
        raise ValueError("the frame could not be encoded")
    return data.tobytes()
