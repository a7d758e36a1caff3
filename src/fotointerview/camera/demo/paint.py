"""A canvas in millimetres for the drawn scene: smooth shapes, relief and light, in linear light.

A finished canvas is a :class:`Layer` of two radiances, one under the lamp and one under the room's light, so
that the lamp can be turned up and down afterwards as in a real room.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from fotointerview.vision import cv2

Plane = NDArray[np.float32]
Point = tuple[float, float]
Outline = NDArray[np.float64]
"""Points as rows of x and y, in millimetres."""
Colour = tuple[float, float, float]

_SHIFT = 4
_ACROSS = np.array((-1.0, 1.0))
_LAMP = np.array((-0.74, -0.40, 0.54), np.float32)
"""Direction towards the lamp: left, above and in front of the sitter (x right, y down, z to the camera)."""


def lin(code: str) -> Colour:
    """The linear-light colour of an sRGB ``#rrggbb`` (IEC 61966-2-1)."""
    parts = (int(code[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return red, green, blue


def scaled(colour: Colour, factor: float) -> Colour:
    """A colour reflecting ``factor`` times as much."""
    return colour[0] * factor, colour[1] * factor, colour[2] * factor


def spline(points: Sequence[Point] | Outline, *, closed: bool = True, steps: int = 14) -> list[Point]:
    """A Catmull-Rom curve through ``points``."""
    p = np.asarray(points, np.float64)
    p = np.vstack((p[-1], p, p[:2])) if closed else np.vstack((p[0], p, p[-1]))
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    curve = []
    for a, b, c, d in zip(p, p[1:], p[2:], p[3:], strict=False):
        curve.append(b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a))))
    if not closed:
        curve.append(p[-2:-1])
    return [(float(x), float(y)) for x, y in np.vstack(curve)]


def mirrored(right: Sequence[Point]) -> list[Point]:
    """A closed outline from its right half, listed from top to bottom; points on the axis are not doubled."""
    left = [(-x, y) for x, y in reversed(right) if x > 0]
    return [*right, *left]


def smooth_noise(shape: tuple[int, int], *, cell: tuple[float, float], seed: int) -> Plane:
    """Noise of standard deviation about 1 whose grains are ``cell`` = (wide, high) pixels."""
    rng = np.random.default_rng(seed)
    rows = max(2, round(shape[0] / cell[1]))
    cols = max(2, round(shape[1] / cell[0]))
    coarse = rng.standard_normal((rows, cols)).astype(np.float32)
    return np.asarray(cv2.resize(coarse, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC), np.float32)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A soft shape on a canvas: coverage 0..1 in the window ``rows`` × ``cols``."""

    rows: slice
    cols: slice
    cover: Plane

    @property
    def window(self) -> tuple[slice, slice]:
        """The window as an index."""
        return self.rows, self.cols


def _softened(image: Plane, sigma: float) -> Plane:
    """A Gaussian blur; wide ones on a reduced image, which nobody can tell."""
    factor = int(sigma / 4)
    rows, cols = image.shape
    if factor < 2 or min(rows, cols) < 8 * factor:
        return np.asarray(cv2.GaussianBlur(image, (0, 0), sigma), np.float32)
    small = cv2.resize(image, (cols // factor, rows // factor), interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), sigma / factor)
    return np.asarray(cv2.resize(small, (cols, rows), interpolation=cv2.INTER_LINEAR), np.float32)


def ribbon(points: Sequence[Point] | Outline, *, width: float, taper: float, smooth: bool = True) -> Outline:
    """The outline of a line that thins to both ends; ``smooth`` curves it through the points."""
    curve = np.asarray(spline(points, closed=False, steps=8) if smooth else points, np.float64)
    along = np.empty_like(curve)
    along[1:-1] = curve[2:] - curve[:-2]
    along[0], along[-1] = curve[1] - curve[0], curve[-1] - curve[-2]
    half = _swell(len(curve), taper) * width / (2 * np.hypot(along[:, 0], along[:, 1]) + 1e-9)
    across = along[:, ::-1] * _ACROSS * half[:, None]
    return np.concatenate((curve + across, (curve - across)[::-1]))


@lru_cache(maxsize=256)
def _swell(count: int, taper: float) -> NDArray[np.float64]:
    """Width along a line as a share of its widest."""
    return np.maximum(1 - taper * np.abs(np.linspace(-1, 1, count)) ** 2.2, 0.06)


def within(stamp: Stamp, mask: Stamp) -> Stamp:
    """The part of ``stamp`` that lies inside ``mask``."""
    return Stamp(stamp.rows, stamp.cols, stamp.cover * _seen_through(stamp, mask))


def minus(stamp: Stamp, hole: Stamp) -> Plane:
    """The coverage of ``stamp`` with ``hole`` cut out."""
    return np.asarray(stamp.cover * (1 - _seen_through(stamp, hole)), np.float32)


def _seen_through(stamp: Stamp, mask: Stamp) -> Plane:
    """Coverage of ``mask`` in the window of ``stamp``."""
    seen = np.zeros_like(stamp.cover)
    rows = slice(max(stamp.rows.start, mask.rows.start), min(stamp.rows.stop, mask.rows.stop))
    cols = slice(max(stamp.cols.start, mask.cols.start), min(stamp.cols.stop, mask.cols.stop))
    if rows.stop > rows.start and cols.stop > cols.start:
        into = (
            slice(rows.start - stamp.rows.start, rows.stop - stamp.rows.start),
            slice(cols.start - stamp.cols.start, cols.stop - stamp.cols.start),
        )
        out = (
            slice(rows.start - mask.rows.start, rows.stop - mask.rows.start),
            slice(cols.start - mask.cols.start, cols.stop - mask.cols.start),
        )
        seen[into] = mask.cover[out]
    return seen


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """A drawn thing: radiance under the lamp and under room light, premultiplied by ``alpha``.

    ``left`` and ``top`` are the millimetre coordinates of its corner, ``scale`` its pixels per millimetre.
    """

    lamp: Plane
    room: Plane
    alpha: Plane
    left: float
    top: float
    scale: float


@dataclass(frozen=True, slots=True)
class Light:
    """How a surface receives light: lamp per colour, room light, both as factors on its albedo."""

    lamp: Plane
    room: Plane


def _falloff(facing: Plane, wrap: float) -> Plane:
    """Lambert's law with light bleeding ``wrap`` round the edge, to the power 1.25."""
    lit = np.clip((facing + wrap) / (1 + wrap), 0, None)
    return np.asarray(lit * np.sqrt(np.sqrt(lit)), np.float32)


class Canvas:
    """A drawing in progress; coordinates in millimetres, x right, y down."""

    def __init__(self, *, left: float, top: float, width: float, height: float, scale: float) -> None:
        self.left, self.top, self.scale = left, top, scale
        self.shape = round(height * scale), round(width * scale)
        rows, cols = self.shape
        self.x = (left + (np.arange(cols, dtype=np.float32) + 0.5) / scale)[None, :]
        self.y = (top + (np.arange(rows, dtype=np.float32) + 0.5) / scale)[:, None]
        self.albedo: Plane = np.zeros((rows, cols, 3), np.float32)
        self.lamp: Plane = np.ones((rows, cols, 3), np.float32)
        self.room: Plane = np.ones((rows, cols), np.float32)
        self.shine: Plane = np.zeros((rows, cols), np.float32)
        self.alpha: Plane = np.zeros((rows, cols), np.float32)

    def stamp(self, points: Sequence[Point] | Outline, *, soft: float = 0.0) -> Stamp:
        """A filled outline, its edge softened over about ``soft`` mm."""
        pixels = (np.asarray(points) - (self.left, self.top)) * self.scale - 0.5
        margin = 2 + round(soft * self.scale * 2)
        low = np.floor(pixels.min(axis=0)).astype(int) - margin
        high = np.ceil(pixels.max(axis=0)).astype(int) + margin + 1
        rows = slice(int(np.clip(low[1], 0, self.shape[0])), int(np.clip(high[1], 0, self.shape[0])))
        cols = slice(int(np.clip(low[0], 0, self.shape[1])), int(np.clip(high[0], 0, self.shape[1])))
        image = np.zeros((max(rows.stop - rows.start, 1), max(cols.stop - cols.start, 1)), np.uint8)
        local = np.round((pixels - (cols.start, rows.start)) * (1 << _SHIFT)).astype(np.int32)
        cv2.fillPoly(image, [local], 255, cv2.LINE_AA, _SHIFT)
        cover = np.asarray(image.astype(np.float32) / 255, np.float32)
        if soft:
            cover = _softened(cover, max(soft * self.scale / 2, 0.3))
        cover = np.asarray(cover[: rows.stop - rows.start, : cols.stop - cols.start], np.float32)
        return Stamp(rows, cols, cover)

    def ellipse(self, centre: Point, radii: Point, *, soft: float = 0.0, turn: float = 0.0) -> Stamp:
        """A filled ellipse, turned by ``turn`` degrees."""
        angle = np.linspace(0, 2 * np.pi, 64, endpoint=False)
        x, y = radii[0] * np.cos(angle), radii[1] * np.sin(angle)
        c, s = np.cos(np.radians(turn)), np.sin(np.radians(turn))
        outline = zip(centre[0] + c * x - s * y, centre[1] + s * x + c * y, strict=True)
        return self.stamp([(float(px), float(py)) for px, py in outline], soft=soft)

    def line(self, points: Sequence[Point], *, width: float, taper: float = 1.0, soft: float = 0.0) -> Stamp:
        """A smooth line ``width`` mm thick in its middle, thinner to both ends by ``taper``."""
        return self.stamp(ribbon(points, width=width, taper=taper), soft=soft)

    def strokes(self, ground: Colour) -> "Strokes":
        """An empty sheet for many fine strokes; ``ground`` is the colour their edges fade to."""
        return Strokes(self, ground)

    def part(self, stamp: Stamp, albedo: Colour | Plane, light: Light) -> None:
        """Lay a new body with its own ``light`` (planes of the whole canvas) over what is there."""
        w, a = stamp.window, stamp.cover
        colour = np.asarray(albedo, np.float32)
        self.albedo[w] += (colour if colour.ndim == 1 else colour[w]) * a[..., None] - self.albedo[w] * a[
            ..., None
        ]
        self.lamp[w] += (light.lamp[w] - self.lamp[w]) * a[..., None]
        self.room[w] += (light.room[w] - self.room[w]) * a
        self.shine[w] *= 1 - a
        self.alpha[w] += (1 - self.alpha[w]) * a

    def tint(self, stamp: Stamp, colour: Colour, opacity: float = 1.0) -> None:
        """Colour what is there; its light stays."""
        a = (stamp.cover * opacity)[..., None]
        self.albedo[stamp.window] += (np.asarray(colour, np.float32) - self.albedo[stamp.window]) * a

    def dim(self, stamp: Stamp, amount: float, *, room: float = 0.5) -> None:
        """Cast a shadow: ``amount`` of the lamp is kept away, and ``room`` × that of the room's light."""
        self.lamp[stamp.window] *= 1 - amount * stamp.cover[..., None]
        self.room[stamp.window] *= 1 - amount * room * stamp.cover

    def gleam(self, stamp: Stamp, amount: float) -> None:
        """A reflection of the lamp, whatever the surface's colour."""
        self.shine[stamp.window] += amount * stamp.cover

    def relief(self, height: Plane, *, soft_skin: bool = False, depth: float = 1.0) -> Light:
        """The light on a surface ``height`` mm towards the camera.

        ``soft_skin`` lets light bleed round into the shadow, more in red than in blue, as skin does.
        """
        surface = np.asarray(height * (depth * self.scale / 2), np.float32)
        right = cv2.filter2D(surface, -1, np.array([[-1, 0, 1]], np.float32))
        down = cv2.filter2D(surface, -1, np.array([[-1], [0], [1]], np.float32))
        nz = 1 / np.sqrt(right**2 + down**2 + 1)
        nx, ny = -right * nz, -down * nz
        facing = nx * _LAMP[0] + ny * _LAMP[1] + nz * _LAMP[2]
        wraps = (0.34, 0.24, 0.19) if soft_skin else (0.18,)
        shades = [_falloff(facing, wrap) for wrap in wraps]
        lamp = cv2.merge(shades * (3 // len(shades)))
        edge = np.clip(nx, 0, 1) * (1 - nz) ** 2
        room = 0.62 - 0.24 * ny + 0.10 * nx + 1.1 * edge
        return Light(np.asarray(lamp, np.float32), np.asarray(np.clip(room, 0.05, None), np.float32))

    def inflated(self, stamp: Stamp, *, rounding: float, height: float) -> Plane:
        """A height field that swells the shape like a cushion, round over ``rounding`` mm at its rim."""
        full = np.zeros(self.shape, np.uint8)
        full[stamp.window] = (stamp.cover > 0.5) * np.uint8(255)
        inside = cv2.distanceTransform(full, cv2.DIST_L2, 3) / self.scale
        rise = np.clip(inside / rounding, 0, 1)
        dome = np.sqrt(1 - (1 - rise) ** 2).astype(np.float32) * height
        return _softened(dome, rounding * self.scale * 0.12)

    def finish(self) -> Layer:
        """The layer, with the lamp's warmth and the room's coolness mixed in."""
        alpha = self.alpha[..., None]
        lamp = (self.albedo * self.lamp + self.shine[..., None]) * np.array((1.045, 1.0, 0.93), np.float32)
        room = self.albedo * self.room[..., None] * np.array((0.95, 1.0, 1.07), np.float32)
        return Layer(lamp * alpha, room * alpha, self.alpha, self.left, self.top, self.scale)


class Strokes:
    """Many fine strokes on one sheet, laid on the canvas at once; far quicker than part by part."""

    def __init__(self, canvas: Canvas, ground: Colour) -> None:
        self._canvas = canvas
        self._colour = np.full((*canvas.shape, 3), self._code(ground), np.uint8)
        self._cover = np.zeros(canvas.shape, np.uint8)

    @staticmethod
    def _code(colour: Colour) -> tuple[int, int, int]:
        red, green, blue = (round(255 * min(max(part, 0.0), 1.0) ** 0.5) for part in colour)
        return red, green, blue

    def add(
        self, points: Sequence[Point] | Outline, *, width: float, colour: Colour, taper: float = 0.85
    ) -> None:
        """One stroke ``width`` mm thick in its middle, straight from point to point."""
        canvas = self._canvas
        outline = ribbon(points, width=width, taper=taper, smooth=False)
        pixels = (outline - (canvas.left, canvas.top)) * canvas.scale - 0.5
        fixed = np.round(pixels * (1 << _SHIFT)).astype(np.int32)
        cv2.fillPoly(self._colour, [fixed], self._code(colour), cv2.LINE_AA, _SHIFT)
        cv2.fillPoly(self._cover, [fixed], 255, cv2.LINE_AA, _SHIFT)

    def lay(self, light: Light | None = None, *, opacity: float = 1.0) -> None:
        """Put the sheet on the canvas: as a body of its own under ``light``, or as mere colour."""
        rows, cols = self._canvas.shape
        cover = self._cover.astype(np.float32) * np.float32(opacity / 255)
        albedo = np.asarray((self._colour.astype(np.float32) / 255) ** 2, np.float32)
        stamp = Stamp(slice(0, rows), slice(0, cols), cover)
        if light is not None:
            self._canvas.part(stamp, albedo, light)
        else:
            self._canvas.albedo += (albedo - self._canvas.albedo) * cover[..., None]
