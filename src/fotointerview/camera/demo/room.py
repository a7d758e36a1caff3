"""The room behind the sitter: three moods of one building, drawn once each and blurred by the lens later.

Coordinates in metres × 1000 at the wall, origin behind the sitter's eyes.
"""

import threading
from functools import lru_cache

import numpy as np

from fotointerview.camera.demo.paint import Canvas, Colour, Layer, Light, Point, lin, scaled, smooth_noise

WALL_BEHIND_M = 2.3
"""From the sitter's eyes to the wall."""

_BOOKS = (
    "#7a4a40",
    "#43545f",
    "#b8a482",
    "#59614f",
    "#866c57",
    "#cdc3b1",
    "#423c44",
    "#9a6650",
    "#667479",
    "#ab9a85",
)
_WALLS = {"office": "#8d938f", "library": "#77695a", "garden": "#9c9486"}


_drawing = threading.Lock()


def drawn(mood: str) -> Layer:
    """The wall of the room in this mood; from any thread."""
    with _drawing:
        return _draw(mood)


@lru_cache(maxsize=3)
def _draw(mood: str) -> Layer:
    canvas = Canvas(left=-1900, top=-1300, width=3800, height=2700, scale=0.36)
    wall = canvas.stamp(_box(-1950, -1350, 3900, 2800))
    canvas.part(wall, lin(_WALLS[mood]), _wall_light(canvas))
    match mood:
        case "office":
            _window(canvas, left=-1560, width=900, sky=lin("#dfe9f2"), green=False)
            _shelf(canvas, left=420, columns=2, seed=5)
            _picture(canvas, left=-420, top=-560)
        case "library":
            _shelf(canvas, left=-1700, columns=2, seed=8)
            _shelf(canvas, left=330, columns=3, seed=9)
            _bulbs(canvas, [(-500, -760), (-250, -620), (60, -790), (-620, -380)])
        case _:
            _window(canvas, left=-1500, width=1250, sky=lin("#e6eedd"), green=True)
            _shelf(canvas, left=820, columns=1, seed=14)
            _plant(canvas, 520.0)
            _bulbs(canvas, [(560, -800), (1440, -820)])
    _sill(canvas)
    return canvas.finish()


def _box(left: float, top: float, width: float, height: float) -> list[Point]:
    return [(left, top), (left + width, top), (left + width, top + height), (left, top + height)]


def _even(canvas: Canvas, lamp: float, room: float) -> Light:
    rows, cols = canvas.shape
    return Light(
        np.broadcast_to(np.float32(lamp), (rows, cols, 3)), np.broadcast_to(np.float32(room), (rows, cols))
    )


def _wall_light(canvas: Canvas) -> Light:
    """Daylight from the left dies away over the wall; the lamp leaves a soft pool on it."""
    x, y = canvas.x, canvas.y
    day = 0.16 + 0.62 / (1 + np.exp((x + 350) / 620)) - 0.10 * np.clip(y / 1200, -1, 1)
    pool = 0.10 + 0.34 * np.exp(-(((x + 420) / 900) ** 2) - ((y + 150) / 760) ** 2)
    plaster = 1 + 0.02 * smooth_noise(canvas.shape, cell=(9, 9), seed=2)
    lamp = np.repeat((pool * plaster)[..., None], 3, axis=2)
    return Light(np.asarray(lamp, np.float32), np.asarray(day * plaster, np.float32))


def _window(canvas: Canvas, *, left: float, width: float, sky: Colour, green: bool) -> None:
    """A tall window, brighter than anything in the room, with bars that the lens melts away."""
    bright = _even(canvas, 0.02, 2.1)
    canvas.part(
        canvas.stamp(_box(left - 60, -1180, width + 120, 1900)), lin("#efeae0"), _even(canvas, 0.12, 0.75)
    )
    canvas.part(canvas.stamp(_box(left, -1120, width, 1780)), sky, bright)
    rng = np.random.default_rng(4)
    for _ in range(240 if green else 90):
        x, y = left + rng.uniform(0, width), rng.uniform(-900, 640) if green else rng.uniform(160, 660)
        size = rng.uniform(30, 110)
        tone = lin(("#a8b894", "#8ea37c", "#c9d2b2", "#d6dcc8", "#9aac98")[int(rng.integers(5))])
        leaf = canvas.ellipse(
            (min(max(x, left + 80), left + width - 80), min(y, 580)), (size * 0.66, size * 0.6), soft=40
        )
        canvas.tint(leaf, tone, rng.uniform(0.25, 0.6))
    for bar in np.linspace(left, left + width, 4)[1:-1]:
        canvas.part(
            canvas.stamp(_box(float(bar) - 16, -1120, 32, 1780)), lin("#d8d2c6"), _even(canvas, 0.1, 0.5)
        )
    canvas.part(canvas.stamp(_box(left, -330, width, 30)), lin("#d8d2c6"), _even(canvas, 0.1, 1.0))


def _shelf(canvas: Canvas, *, left: float, columns: int, seed: int) -> None:
    """A bookcase: rows of spines that lean a little, a gap here and there."""
    wood, rng = lin("#6b4f38"), np.random.default_rng(seed)
    wide, high = 560.0, 345.0
    fade = float(np.clip(0.55 - left / 4200, 0.25, 0.8))
    canvas.part(
        canvas.stamp(_box(left, -1200, wide * columns + 40, 2500)), wood, _even(canvas, 0.16, fade * 0.7)
    )
    for column in range(columns):
        for row in range(7):
            x0, y0 = left + 36 + column * wide, -1160 + row * high
            dark = canvas.stamp(_box(x0, y0, wide - 36, high - 34))
            canvas.part(dark, scaled(wood, 0.28), _even(canvas, 0.05, fade * 0.4))
            _books(canvas, x0, y0 + high - 34, wide - 46, rng, fade)


def _books(
    canvas: Canvas, left: float, floor: float, width: float, rng: np.random.Generator, fade: float
) -> None:
    x = left + 6
    while x < left + width - 40:
        if rng.uniform() < 0.10:
            x += rng.uniform(50, 130)
            continue
        thick, tall, lean = rng.uniform(20, 54), rng.uniform(180, 285), rng.normal(0, 4)
        colour = scaled(lin(_BOOKS[int(rng.integers(len(_BOOKS)))]), rng.uniform(0.7, 1.15))
        spine = [(x, floor), (x + thick, floor), (x + thick + lean, floor - tall), (x + lean, floor - tall)]
        book = canvas.stamp(spine)
        canvas.part(book, colour, _even(canvas, 0.24, fade))
        canvas.dim(canvas.stamp(_box(x + thick * 0.72, floor - tall, thick * 0.28, tall)), 0.35, room=1.0)
        x += thick + 2


def _picture(canvas: Canvas, *, left: float, top: float) -> None:
    """A framed drawing: horizon and sun, nothing more."""
    canvas.dim(canvas.stamp(_box(left + 14, top + 22, 420, 540), soft=30), 0.4, room=0.6)
    canvas.part(canvas.stamp(_box(left, top, 420, 540)), lin("#3a2f28"), _even(canvas, 0.3, 0.45))
    canvas.part(canvas.stamp(_box(left + 22, top + 22, 376, 496)), lin("#e4dccd"), _even(canvas, 0.3, 0.45))
    canvas.tint(canvas.stamp(_box(left + 60, top + 290, 300, 160), soft=8), lin("#5f7f8a"), 0.9)
    canvas.tint(canvas.ellipse((left + 250, top + 190), (52, 52), soft=6), lin("#cf8a4d"), 0.95)


def _bulbs(canvas: Canvas, places: list[Point]) -> None:
    """Small warm lamps far away: the lens makes discs of them."""
    for x, y in places:
        halo = canvas.ellipse((x, y), (150, 150), soft=190)
        canvas.tint(halo, lin("#c99a63"), 0.35)
        canvas.part(canvas.ellipse((x, y), (26, 26), soft=4), lin("#ffd9a0"), _even(canvas, 0.0, 7.0))


def _plant(canvas: Canvas, at: float) -> None:
    rng = np.random.default_rng(6)
    for _ in range(46):
        angle, reach = rng.normal(-1.57, 0.75), rng.uniform(220, 620)
        tip = (at + reach * np.cos(angle), 620 + reach * 1.35 * np.sin(angle))
        middle = (at + 0.5 * reach * np.cos(angle), 620 + 0.9 * reach * np.sin(angle))
        tone = scaled(lin(("#4f6b45", "#6b8554", "#37523b")[int(rng.integers(3))]), rng.uniform(0.8, 1.3))
        leaf = canvas.line([(at, 640), middle, tip], width=rng.uniform(46, 90), taper=0.95)
        canvas.part(leaf, tone, _even(canvas, 0.3, rng.uniform(0.25, 0.7)))


def _sill(canvas: Canvas) -> None:
    """The low cupboard that runs under everything."""
    canvas.dim(canvas.stamp(_box(-1950, 640, 3900, 120), soft=80), 0.3, room=0.8)
    canvas.part(canvas.stamp(_box(-1950, 700, 3900, 760)), lin("#7a6350"), _even(canvas, 0.14, 0.3))
    canvas.part(canvas.stamp(_box(-1950, 690, 3900, 36)), lin("#a88c70"), _even(canvas, 0.2, 0.5))
