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


def _waves(canvas: Canvas, person: Person) -> None:
    """Short wavy hair with a side parting, combed to the sitter's left."""
    rim = [(-69, -8), (-75, -45), (-72, -88), (-52, -120), (-14, -137), (30, -134), (62, -111), (76, -74), (75, -38),
           (69, -6), (66, -30), (60, -52), (48, -66), (20, -73), (-10, -75), (-38, -68), (-56, -56),
           (-65, -36)]  # fmt: skip
    base = person.hair_colour
    outline = [(float(x), float(y)) for x, y in rim]
    _, light = _cap(canvas, outline, scaled(base, 0.5), soft=2.2)
    rng = np.random.default_rng(person.seed)
    sheet = canvas.strokes(scaled(base, 0.5))
    for side in (-1, 1):
        for _ in range(210):
            x, y = side * rng.uniform(62, 73.5), rng.uniform(-104, -30)
            points = [(x, y), (x + side * 1.0, y + 12), (side * rng.uniform(66, 71.5), min(y + 26, -3))]
            sheet.add(points, width=rng.uniform(0.8, 1.6), colour=scaled(base, rng.uniform(0.5, 1.1)))
    for _ in range(900):
        _wave(sheet, rng, base)
    sheet.lay(light)
    canvas.gleam(canvas.line([(-44, -98), (-14, -112), (22, -112), (48, -98)], width=12, soft=16), 0.016)


def _wave(sheet: Strokes, rng: np.random.Generator, base: Colour) -> None:
    """One lock: from the parting up over the crown and down to the side it is combed to."""
    root, lift = rng.uniform(0, 1), rng.uniform(0, 1)
    x0, y0 = -46 + 12 * root + rng.normal(0, 2), -72 - 48 * lift
    reach = rng.uniform(0.55, 1.0)
    x1 = x0 + reach * (112 - 16 * lift)
    crest = y0 - 20 * (1 - lift) - 12 * lift
    y1 = -72 - 40 * lift + 16 * reach**3 * (1 - 0.4 * lift) + rng.normal(0, 2)
    sway = rng.uniform(1.5, 4.5)
    points = [
        (x0, y0),
        (x0 + 0.28 * (x1 - x0), crest - sway),
        (x0 + 0.64 * (x1 - x0), crest + 0.4 * (y1 - crest) + sway),
        (x1, y1),
    ]
    tone = 0.5 + 0.75 * rng.beta(2, 2.4) + 0.3 * float(np.exp(-(((x1 - 20) / 26) ** 2)))
    sheet.add(points, width=rng.uniform(0.9, 2.2), colour=scaled(base, tone))


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
            x, y = side * rng.uniform(61, 75), rng.uniform(-84, -8)
            if abs(x) < 65 + 4 * (y + 40) / 40 and y > -46:
                continue
            dot = [(x, y), (x + rng.normal(0, 0.9), y + rng.normal(1.0, 0.8))]
            sheet.add(dot, width=1.0, colour=scaled(base, rng.uniform(0.4, 1.3)))
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
    sweep = np.linspace(0, rng.uniform(3.2, 5.4), 6)
    arc = [
        (
            at[0] + size * (1 - 0.09 * i) * float(np.cos(turn + a)),
            at[1] + size * (1 - 0.09 * i) * float(np.sin(turn + a)),
        )
        for i, a in enumerate(sweep)
    ]
    lit = 0.75 + 0.5 * float(np.clip((-at[0] - at[1] - 40) / 160, 0, 1))
    sheet.add(arc, width=rng.uniform(0.9, 1.7), colour=scaled(base, lit * (0.45 + 1.5 * rng.beta(1.5, 4))))


def _scarf(canvas: Canvas, person: Person) -> None:
    """A softly draped headscarf: an under-cap, the cloth around the face and its folds."""
    right = [
        (0, -137),
        (40, -130),
        (70, -102),
        (85, -58),
        (90, -8),
        (90, 46),
        (84, 96),
        (72, 140),
        (40, 168),
        (0, 172),
    ]
    hole = [
        (0, -84),
        (30, -79),
        (52, -60),
        (62, -28),
        (64, 8),
        (61, 44),
        (52, 72),
        (38, 94),
        (20, 108),
        (0, 113),
    ]
    outer = canvas.stamp(spline(mirrored([(float(x), float(y)) for x, y in right])), soft=0.8)
    inner_points = spline(mirrored([(float(x), float(y)) for x, y in hole]))
    inner = canvas.stamp(inner_points, soft=0.7)
    canvas.dim(
        _ring(inner, canvas.stamp([(x * 0.93 + 2, y * 0.95 + 4) for x, y in inner_points], soft=9)), 0.5
    )
    cloth = Stamp(outer.rows, outer.cols, minus(outer, inner))
    light = canvas.relief(_folds(canvas, outer))
    weave = smooth_noise(canvas.shape, cell=(2.2, 2.2), seed=person.seed)
    canvas.part(cloth, _woven(person.hair_colour, weave), light)
    rim = [(x * 1.012, y * 1.012) for x, y in inner_points]
    for a, b in ((0.02, 0.49), (0.51, 0.98)):
        piece = rim[int(a * len(rim)) : int(b * len(rim)) : 6]
        canvas.tint(canvas.line(piece, width=2.2, taper=0.6, soft=1.2), scaled(person.hair_colour, 1.3), 0.4)


def _ring(whole: Stamp, middle: Stamp) -> Stamp:
    return Stamp(whole.rows, whole.cols, minus(whole, middle))


def _woven(colour: Colour, weave: Plane) -> Plane:
    return np.asarray(np.asarray(colour, np.float32) * (1 + 0.03 * weave[..., None]), np.float32)


def _folds(canvas: Canvas, outer: Stamp) -> Plane:
    """Height of the cloth: a cushion, with folds that run round the face and gather under the chin."""
    x, y = canvas.x, canvas.y
    dome = canvas.inflated(outer, rounding=30, height=34)
    radius = np.sqrt((x / 0.82) ** 2 + (y - 8) ** 2)
    angle = np.abs(np.arctan2(x, -(y - 8))) + 0.12 * np.sign(x)
    sway = 4 * np.sin(2 * angle + 0.6) + 3 * np.sin(5 * angle)
    side = 0.35 + 0.65 * np.clip(np.abs(angle) / np.pi, 0, 1)
    ripple = np.sin((radius + sway) / 4.1) * 0.9 + np.sin((radius * 0.6 - sway + 12 * angle) / 3.1) * 0.55
    gather = (
        2.2
        * np.sin((np.sqrt((x - 8) ** 2 * 0.7 + (y - 60) ** 2)) / 5.4 + x / 40)
        * np.clip((y - 100) / 30, 0, 1)
    )
    return np.asarray(dome + ripple * side + gather, np.float32)
