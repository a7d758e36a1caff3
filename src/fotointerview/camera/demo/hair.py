"""Hair and headscarf of a drawn sitter: what lies behind the face, and what falls over it."""

import numpy as np

from fotointerview.camera.demo.looks import Person
from fotointerview.camera.demo.paint import (
    Canvas,
    Colour,
    Light,
    Plane,
    Point,
    Stamp,
    Strokes,
    minus,
    mirrored,
    scaled,
    smooth_noise,
    spline,
)
from fotointerview.vision import cv2


def draw_behind(canvas: Canvas, person: Person) -> None:
    """The mass of hair, or of cloth, behind the face."""
    if person.hair == "scarf":
        return
    right = [(0, -134), (34, -130), (60, -110), (73, -80), (74, -46), (70, -18), (62, 0), (40, -20), (0, -30)]
    mass = canvas.stamp(spline(mirrored([(float(x), float(y)) for x, y in right])), soft=1.5)
    light = canvas.relief(canvas.inflated(mass, rounding=45, height=40))
    canvas.part(mass, scaled(person.hair_colour, 0.5), light)


def draw_over(canvas: Canvas, person: Person) -> None:
    """Hair over the brow, or the scarf's folds around the face."""
    match person.hair:
        case "waves":
            _waves(canvas, person)
        case "curls":
            _curls(canvas, person)
        case _:
            _scarf(canvas, person)


def _cap(canvas: Canvas, rim: list[Point], colour: Colour, *, soft: float) -> tuple[Stamp, Light]:
    """A cap of hair with the head's roundness, and its shadow on the brow."""
    points = spline(rim)
    canvas.dim(canvas.stamp([(x + 3, y + 7) for x, y in points], soft=9), 0.34)
    cap = canvas.stamp(points, soft=soft)
    egg = (
        90
        * np.clip(1 - np.abs(canvas.x / 86) ** 2.2 - np.abs((canvas.y - 2) / 146) ** 2.2, 0.001, None) ** 0.5
    )
    light = canvas.relief(np.asarray(egg, np.float32))
    canvas.part(cap, colour, light)
    return cap, light


_COMBED: tuple[list[Point], list[Point]] = (
    [(-47, -62), (-26, -79), (6, -79), (36, -66), (57, -48), (66, -26)],
    [(-50, -120), (-16, -138), (32, -135), (64, -108), (76, -70), (72, -14)],
)
"""Hair combed from the parting to the sitter's left: its lowest and its outermost line."""
_BESIDE: tuple[list[Point], list[Point]] = (
    [(-48, -64), (-56, -56), (-64, -36), (-68, -6)],
    [(-50, -124), (-66, -104), (-76, -62), (-71, -10)],
)
"""The same on the parting's other side."""


def _waves(canvas: Canvas, person: Person) -> None:
    """Short wavy hair with a side parting."""
    rim = [(-69, -4), (-75, -45), (-72, -88), (-52, -120), (-14, -137), (30, -134), (62, -109), (75, -74), (75, -38),
           (69, -4), (66, -30), (60, -50), (44, -62), (20, -71), (-10, -72), (-38, -63), (-56, -52),
           (-65, -36)]  # fmt: skip
    base = person.hair_colour
    outline = [(float(x), float(y)) for x, y in rim]
    _, light = _cap(canvas, outline, scaled(base, 0.5), soft=2.2)
    rng = np.random.default_rng(person.seed)
    sheet = canvas.strokes(scaled(base, 0.5))
    _locks(sheet, rng, base, _BESIDE, count=500)
    _locks(sheet, rng, base, _COMBED, count=1500)
    sheet.lay(light)
    canvas.gleam(canvas.line([(-36, -112), (-6, -122), (28, -117), (52, -98)], width=11, soft=15), 0.014)


def _locks(
    sheet: Strokes,
    rng: np.random.Generator,
    base: Colour,
    guides: tuple[list[Point], list[Point]],
    *,
    count: int,
) -> None:
    """Strands between two guide lines, gathered in locks that wave together."""
    low, high = (
        np.asarray(spline([(float(x), float(y)) for x, y in g], closed=False, steps=6)) for g in guides
    )
    share = np.linspace(0, 1, len(low))
    tones = 0.62 + 0.5 * rng.beta(2, 2, 17)
    waves = rng.uniform(0, 6.28, 17)
    for _ in range(count):
        u = rng.uniform(0, 1)
        lock = int(u * 16.99)
        towards = (lock + 0.5) / 17
        mixed = u + (towards - u) * 0.7 * share
        line = low * (1 - mixed[:, None]) + high * mixed[:, None]
        line = line + np.stack((0 * share, 2.2 * np.sin(6 * share + waves[lock]) + rng.normal(0, 0.8)), 1)
        first = int(rng.uniform(0, 0.5) * len(line))
        last = max(first + 6, int(rng.uniform(0.6, 1.02) * len(line)))
        shine = 1 + 0.45 * float(np.exp(-(((u - 0.62) / 0.16) ** 2)))
        tone = float(tones[lock]) * shine * rng.uniform(0.72, 1.28)
        points = line[first:last:2]
        if len(points) > 2:
            sheet.add(points, width=rng.uniform(0.7, 1.7), colour=scaled(base, tone))


def _curls(canvas: Canvas, person: Person) -> None:
    """Short dense curls, closer at the sides."""
    rim = [(-69, -4), (-74, -40), (-78, -80), (-63, -118), (-28, -140), (14, -143), (53, -128), (76, -92), (76, -50),
           (69, -4), (65, -34), (60, -56), (45, -69), (18, -75), (-16, -75), (-44, -69), (-60, -56),
           (-65, -34)]  # fmt: skip
    base = person.hair_colour
    _, light = _cap(canvas, [(float(x), float(y)) for x, y in rim], scaled(base, 0.62), soft=3)
    rng = np.random.default_rng(person.seed)
    sheet = canvas.strokes(scaled(base, 0.6))
    for side in (-1, 1):
        for _ in range(700):
            x, y = side * rng.uniform(61, 74), rng.uniform(-84, -14)
            if abs(x) < 65 + 4 * (y + 40) / 40 and y > -46:
                continue
            dot = [(x, y), (x + rng.normal(0, 0.9), y + rng.normal(1.0, 0.8))]
            sheet.add(dot, width=0.8, colour=scaled(base, rng.uniform(0.5, 1.6)))
    count = 0
    while count < 1700:
        x, y = rng.uniform(-82, 82), rng.uniform(-148, -60)
        inside = (x / 77) ** 2 + ((y + 62) / 83) ** 2 < 1.0
        if inside and y < -75 + 0.005 * x**2 + rng.normal(0, 1.2):
            count += 1
            _curl(sheet, rng, base, (x, y))
    sheet.lay(light)


def _curl(sheet: Strokes, rng: np.random.Generator, base: Colour, at: Point) -> None:
    size, turn = rng.uniform(1.9, 4.4), rng.uniform(0, 6.28)
    sweep = turn + np.arange(9) * (rng.uniform(3.2, 5.4) / 8)
    radius = size * (1 - 0.055 * np.arange(9))
    arc = np.stack((at[0] + radius * np.cos(sweep), at[1] + radius * np.sin(sweep)), 1)
    lit = 0.75 + 0.5 * float(np.clip((-at[0] - at[1] - 40) / 160, 0, 1))
    sheet.add(arc, width=rng.uniform(0.9, 1.7), colour=scaled(base, lit * (0.45 + 1.5 * rng.beta(1.5, 4))))


def _scarf(canvas: Canvas, person: Person) -> None:
    """A softly draped headscarf: the cloth around the face and its folds."""
    right = [(0, -136), (36, -131), (66, -108), (82, -68), (87, -20), (86, 30), (80, 76), (76, 108), (80, 140),
             (62, 166), (0, 178)]  # fmt: skip
    hole = [
        (0, -82),
        (30, -77),
        (52, -58),
        (61, -26),
        (63, 8),
        (60, 44),
        (51, 72),
        (37, 94),
        (20, 107),
        (0, 112),
    ]
    outer = canvas.stamp(spline(mirrored([(float(x), float(y)) for x, y in right])), soft=0.8)
    inner_points = spline(mirrored([(float(x), float(y)) for x, y in hole]))
    inner = canvas.stamp(inner_points, soft=0.7)
    lit = canvas.stamp([(x * 0.92 + 4, y * 0.93 + 7) for x, y in inner_points], soft=10)
    canvas.dim(Stamp(inner.rows, inner.cols, minus(inner, lit)), 0.55)
    cloth = Stamp(outer.rows, outer.cols, minus(outer, inner))
    light = canvas.relief(_folds(canvas, outer, inner))
    weave = smooth_noise(canvas.shape, cell=(2.2, 2.2), seed=person.seed)
    colour = np.asarray(person.hair_colour, np.float32) * (1 + 0.03 * weave[..., None])
    canvas.part(cloth, np.asarray(colour, np.float32), light)
    lifted = canvas.stamp([(x * 1.05, y * 1.045) for x, y in inner_points], soft=2.5)
    hem = canvas.stamp([(x * 1.022, y * 1.02) for x, y in inner_points], soft=1.2)
    canvas.tint(Stamp(hem.rows, hem.cols, minus(hem, inner)), scaled(person.hair_colour, 1.25), 0.6)
    canvas.dim(Stamp(lifted.rows, lifted.cols, minus(lifted, hem)), 0.22)


def _folds(canvas: Canvas, outer: Stamp, inner: Stamp) -> Plane:
    """Height of the cloth: a cushion, with folds that run round the face and gather below the chin."""
    dome = canvas.inflated(outer, rounding=34, height=36)
    face = np.full(canvas.shape, 255, np.uint8)
    face[inner.window] = (inner.cover < 0.5) * np.uint8(255)
    away = cv2.distanceTransform(face, cv2.DIST_L2, 5) / canvas.scale
    slow = smooth_noise(canvas.shape, cell=(80 * canvas.scale, 64 * canvas.scale), seed=5)
    along = away + 3.6 * slow + 0.05 * canvas.x
    below = np.clip((canvas.y - 40) / 70, 0.0, 1.0)
    ridge = 1.0 - np.abs(np.sin(along / 7.4)) ** 0.8
    fine = np.sin(along / 3.0 + 1.5 * slow)
    rim = np.clip(away / 5, 0, 1)
    height = dome + rim * (ridge * (1.6 + 3.4 * below) + fine * (0.16 + 0.5 * below))
    return np.asarray(cv2.GaussianBlur(height.astype(np.float32), (0, 0), 0.9 * canvas.scale), np.float32)
