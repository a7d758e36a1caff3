"""What the lens throws on the sensor: the drawn layers framed, lit and blurred, in linear light."""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from fotointerview.camera.demo import room, sitter
from fotointerview.camera.demo.looks import PEOPLE
from fotointerview.camera.demo.paint import Layer, Plane
from fotointerview.camera.demo.settings import SceneSettings, blur_px, pixels_per_m
from fotointerview.vision import cv2

_LAMP_AT_M = (-0.95, -0.55, 0.75)
"""Where the lamp stands from the sitter's eyes: left, above, in front."""
_BODY_BEHIND_M = 0.06
BREATH_S = 6.4
"""After this time the sitter's small movements begin again."""
_LAMP_LEVEL, _ROOM_LEVEL = 1.0, 0.27
_LARGEST_KERNEL = 13
BODY_TURNS = 0.2
"""How much of the head's tilt the body takes part in."""


def linear_scene(settings: SceneSettings, *, width: int, height: int, detail: float | None = None) -> Plane:
    """Scene light on the sensor before exposure, ``height`` × ``width`` × RGB.

    ``detail`` (of ``sitter.DETAILS``) is chosen by the size when not given.
    A surface that reflects all of the lamp's normal light at the sitter's eyes comes out near 1.
    """
    person = PEOPLE[settings.sitter]
    drawn = sitter.drawn(settings.sitter, detail=detail or detail_needed(settings, width=width))
    tilt, shift = pose(settings.shot_counter, moment_s=settings.moment_s)
    lamp = lamp_level(settings)
    frame = Frame(settings, width, height)
    wall = frame.place(room.drawn(person.room), lamp=lamp, distance_m=frame.wall_m, wall=True)
    picture = wall[..., :3].copy()
    for layer, at_m, turn in (
        (drawn.body, frame.body_m, tilt * BODY_TURNS),
        (drawn.head, frame.head_m, tilt),
    ):
        seen = frame.place(layer, lamp=lamp, distance_m=at_m, turn=turn, shift=shift)
        picture *= 1 - seen[..., 3:]
        picture += seen[..., :3]
    return picture


def lamp_level(settings: SceneSettings) -> float:
    """How strong the lamp is, its normal level being 1."""
    return float(_LAMP_LEVEL * 2**settings.lamp_ev)


def detail_needed(settings: SceneSettings, *, width: int) -> float:
    """The detail in which the sitter must be drawn for a picture ``width`` pixels wide."""
    per_m = pixels_per_m(settings, distance_m=settings.subject_distance_m, width=width)
    return sitter.detail_for(per_m / 1000)


def pose(shot: int, *, moment_s: float = 0.0) -> tuple[float, tuple[float, float]]:
    """Tilt in degrees and shift in mm of the sitter at this shot and moment: nobody sits quite still.

    Between shots people settle anew; within :data:`BREATH_S` they breathe and sway a little round that.
    """
    breath = 2 * math.pi * moment_s / BREATH_S
    tilt = 1.7 * math.sin(shot * 2.4 + 0.4) - 0.6 + 0.35 * math.sin(breath + 1.3) - 0.35 * math.sin(1.3)
    across = 7 * math.sin(shot * 1.7) + 2.2 * math.sin(breath)
    down = 4 * math.sin(shot * 2.9 + 1) + 1.6 * math.sin(2 * breath)
    return tilt, (across, down)


@dataclass(frozen=True, slots=True)
class Placed:
    """A layer lit and out of focus, in its own pixels: premultiplied RGB and alpha; the rest as in ``Layer``."""

    image: Plane
    left: float
    top: float
    scale: float


class Frame:
    """The sensor's window on the scene. ``wall_m``, ``body_m`` and ``head_m`` are how far each plane is away."""

    def __init__(self, settings: SceneSettings, width: int, height: int) -> None:
        self._settings = settings
        self._size = width, height
        self.head_m = settings.subject_distance_m
        self.body_m = settings.subject_distance_m + _BODY_BEHIND_M
        self.wall_m = settings.subject_distance_m + room.WALL_BEHIND_M
        eyes = min(max(0.5 - 0.045 * settings.subject_distance_m, 0.32), 0.46)
        self._centre = 0.515 * width, eyes * height

    def place(
        self,
        layer: Layer,
        *,
        lamp: float,
        distance_m: float,
        turn: float = 0.0,
        shift: tuple[float, float] = (0.0, 0.0),
        wall: bool = False,
    ) -> Plane:
        """The layer as the lens shows it: premultiplied RGB and alpha."""
        fitting = self._fitting(layer, distance_m)
        lit = _lit(fitting, lamp=lamp, falling=not wall)
        matrix = self.matrix(
            fitting.scale, left=layer.left, top=layer.top, distance_m=distance_m, turn=turn, shift=shift
        )
        border = cv2.BORDER_REPLICATE if wall else cv2.BORDER_CONSTANT
        seen = cv2.warpAffine(lit, matrix, self._size, flags=cv2.INTER_LINEAR, borderMode=border)
        diameter = blur_px(self._settings, distance_m=distance_m, width=self._size[0])
        return _blurred(np.asarray(seen, np.float32), diameter)

    def blurred_layer(self, layer: Layer, *, lamp: float, distance_m: float) -> Placed:
        """The layer lit and out of focus, not placed yet: :meth:`matrix` places it, again and again."""
        fitting = self._fitting(layer, distance_m)
        lit = _lit(fitting, lamp=lamp, falling=True)
        scale = self._px_per_mm(distance_m)
        diameter = blur_px(self._settings, distance_m=distance_m, width=self._size[0]) * fitting.scale / scale
        margin = math.ceil(diameter / 2) + 2
        wide = cv2.copyMakeBorder(
            lit, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=(0, 0, 0, 0)
        )
        return Placed(
            _blurred(np.asarray(wide, np.float32), diameter),
            layer.left - margin / fitting.scale,
            layer.top - margin / fitting.scale,
            fitting.scale,
        )

    def matrix(
        self,
        per_mm: float,
        *,
        left: float,
        top: float,
        distance_m: float,
        turn: float,
        shift: tuple[float, float],
    ) -> NDArray[np.float64]:
        """From the pixels of a layer, ``per_mm`` to a millimetre, to those of the picture."""
        scale = self._px_per_mm(distance_m)
        cos, sin = scale * math.cos(math.radians(turn)), scale * math.sin(math.radians(turn))
        x0, y0 = left + shift[0], top + shift[1]
        return np.array(
            [
                [cos / per_mm, -sin / per_mm, self._centre[0] + cos * x0 - sin * y0],
                [sin / per_mm, cos / per_mm, self._centre[1] + sin * x0 + cos * y0],
            ]
        )

    def _px_per_mm(self, distance_m: float) -> float:
        return pixels_per_m(self._settings, distance_m=distance_m, width=self._size[0]) / 1000

    def _fitting(self, layer: Layer, distance_m: float) -> Layer:
        return _reduced(layer, max(0, int(math.log2(layer.scale / self._px_per_mm(distance_m)) + 0.25)))


def _lit(layer: Layer, *, lamp: float, falling: bool) -> Plane:
    """Both lights added up; the lamp's falls off with the square of the distance across the sitter."""
    rows, cols = layer.alpha.shape
    if falling:
        x = (layer.left + np.arange(cols, dtype=np.float32) / layer.scale) / 1000 - _LAMP_AT_M[0]
        y = (layer.top + np.arange(rows, dtype=np.float32) / layer.scale) / 1000 - _LAMP_AT_M[1]
        square = x[None, :] ** 2 + y[:, None] ** 2 + _LAMP_AT_M[2] ** 2
        at_eyes = sum(d * d for d in _LAMP_AT_M)
        strength = np.asarray(lamp * at_eyes / square, np.float32)[..., None]
    else:
        strength = np.full((1, 1, 1), lamp, np.float32)
    lit = np.empty((rows, cols, 4), np.float32)
    lit[..., :3] = layer.lamp * strength + layer.room * _ROOM_LEVEL
    lit[..., 3] = layer.alpha
    return lit


@lru_cache(maxsize=32)
def _reduced(layer: Layer, halvings: int) -> Layer:
    """The layer averaged down to near the size it is needed at, so that the warp does not alias."""
    if halvings == 0:
        return layer
    rows, cols = layer.alpha.shape
    size = max(8, cols >> halvings), max(8, rows >> halvings)
    lamp, room_light, alpha = (
        np.asarray(cv2.resize(plane, size, interpolation=cv2.INTER_AREA), np.float32)
        for plane in (layer.lamp, layer.room, layer.alpha)
    )
    return Layer(lamp, room_light, alpha, layer.left, layer.top, layer.scale * size[0] / cols)


def _disc(diameter: float) -> Plane:
    """An even disc with a soft rim, its sum 1."""
    radius = diameter / 2
    reach = math.ceil(radius)
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    disc = np.clip(radius + 0.5 - np.hypot(x, y), 0, 1)
    return np.asarray(disc / disc.sum(), np.float32)


def _blurred(image: Plane, diameter: float) -> Plane:
    """The image out of focus: each point spread over the circle of confusion."""
    if diameter < 1:
        return image
    rows, cols = image.shape[:2]
    ratio = min(1.0, _LARGEST_KERNEL / diameter)
    small = image
    if ratio < 1:
        size = max(4, round(cols * ratio)), max(4, round(rows * ratio))
        small = np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.float32)
    soft = cv2.filter2D(small, -1, _disc(diameter * ratio), borderType=cv2.BORDER_REPLICATE)
    if ratio < 1:
        soft = cv2.resize(soft, (cols, rows), interpolation=cv2.INTER_CUBIC)
        soft = np.maximum(soft, 0)
    return np.asarray(soft, np.float32)
