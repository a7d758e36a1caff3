"""Neck, shoulders and clothes of a drawn sitter, in head coordinates (origin between the eyes, millimetres)."""

import numpy as np

from fotointerview.camera.demo.looks import Person
from fotointerview.camera.demo.paint import (
    Canvas,
    Light,
    Plane,
    Point,
    mirrored,
    scaled,
    smooth_noise,
    spline,
)
from fotointerview.vision import cv2


def draw_body(canvas: Canvas, person: Person) -> None:
    """Everything below the chin."""
    _neck(canvas, person)
    match person.clothes:
        case "sweater":
            _torso(canvas, person, rim=132)
            _crew_neck(canvas, person)
        case "overshirt":
            _under(canvas, person)
            _torso(canvas, person, rim=118, opening=True)
            _lapels(canvas, person, spread=62, depth=330)
        case _:
            _under(canvas, person)
            _torso(canvas, person, rim=118, opening=True)
            _lapels(canvas, person, spread=74, depth=400)
            _drape(canvas, person)


def _neck(canvas: Canvas, person: Person) -> None:
    wide = 57 * person.jaw
    right = [
        (0, 40),
        (wide - 4, 44),
        (wide - 5, 90),
        (wide, 126),
        (wide + 22, 158),
        (90, 178),
        (40, 215),
        (0, 225),
    ]
    neck = canvas.stamp(spline(mirrored([(float(x), float(y)) for x, y in right])), soft=1)
    x, y = canvas.x, canvas.y
    column = 46 * np.clip(1 - np.abs(x / (wide + 12)) ** 2.4, 0.001, None) ** 0.5
    cords = 2.2 * np.exp(-0.5 * ((np.abs(x) - 30 + 0.16 * (y - 110)) / 7) ** 2) - 1.5 * np.exp(
        -0.5 * ((x / 9) ** 2 + ((y - 178) / 9) ** 2)
    )
    light = canvas.relief(np.asarray(column + cords + 0 * y, np.float32), soft_skin=True)
    canvas.part(neck, scaled(person.skin, 0.93), light)
    jaw = [(-64, 40), (-54, 92), (-22, 128), (18, 136), (54, 122), (74, 96), (74, 40)]
    canvas.dim(canvas.stamp(spline([(float(a), float(b)) for a, b in jaw]), soft=17), 0.72, room=0.62)


def _shoulders(*, rim: float) -> list[Point]:
    """The right half of the upper body, with its neckline at ``rim``."""
    return [(0.0, rim + 46), (32, rim + 40), (50, rim + 24), (59, rim - 2), (104, rim + 30), (158, rim + 56),
            (196, rim + 92), (216, rim + 160), (228, rim + 270), (238, rim + 420), (243, rim + 780),
            (0, rim + 800)]  # fmt: skip


def _cloth_light(canvas: Canvas, person: Person, outline: list[Point]) -> Light:
    """Roundness of chest and arms, and folds that hang from the shoulders."""
    x, y = canvas.x, canvas.y
    dome = canvas.inflated(canvas.stamp(outline), rounding=95, height=88)
    arm = 9 * np.exp(-0.5 * ((np.abs(x) - 196) / 24) ** 2) - 7 * np.exp(
        -0.5 * ((np.abs(x) - 158) / 7) ** 2
    ) * np.clip((y - 300) / 120, 0, 1)
    folds = smooth_noise(canvas.shape, cell=(46 * canvas.scale, 150 * canvas.scale), seed=person.seed)
    creases = smooth_noise(canvas.shape, cell=(17 * canvas.scale, 60 * canvas.scale), seed=person.seed + 1)
    hang = 0.5 + 0.5 * np.clip((y - 230) / 200, 0, 1)
    return canvas.relief(np.asarray(dome + arm + (5.5 * folds + 1.3 * creases) * hang, np.float32))


def _fabric(canvas: Canvas, person: Person) -> Plane:
    grain = smooth_noise(canvas.shape, cell=(2.0, 2.0), seed=person.seed)
    if person.clothes == "sweater":
        grain = grain * 0.6 + 1.5 * np.sin(canvas.x * 2 * np.pi / 5.2) * np.ones_like(canvas.y)
    return np.asarray(np.asarray(person.cloth, np.float32) * (1 + 0.045 * grain[..., None]), np.float32)


def _torso(canvas: Canvas, person: Person, *, rim: float, opening: bool = False) -> None:
    right = _shoulders(rim=rim)
    if opening:
        right = [
            (22.0, rim + 330),
            (40, rim + 150),
            (60, rim + 40),
            *right[3:-2],
            (243, rim + 780),
            (20, rim + 790),
        ]
    whole = spline(mirrored(_shoulders(rim=rim)))
    light = _cloth_light(canvas, person, whole)
    outlines = (
        [spline(mirrored(right))]
        if not opening
        else [spline([(side * x, y) for x, y in right]) for side in (-1, 1)]
    )
    for outline in outlines:
        canvas.dim(canvas.stamp([(x + 4, y + 5) for x, y in outline], soft=10), 0.5)
    for outline in outlines:
        canvas.part(canvas.stamp(outline, soft=1.2), _fabric(canvas, person), light)


def _under(canvas: Canvas, person: Person) -> None:
    """The shirt under the jacket."""
    right = [
        (0.0, 178),
        (34, 172),
        (54, 154),
        (66, 136),
        (78, 170),
        (90, 260),
        (92, 600),
        (90, 880),
        (0, 890),
    ]
    outline = spline(mirrored(right))
    light = _cloth_light(canvas, person, outline)
    canvas.part(canvas.stamp(outline, soft=1), person.under, light)
    collar = [(-66, 140), (-52, 160), (-30, 174), (0, 179), (30, 174), (52, 160), (66, 140)]
    canvas.dim(canvas.line([(float(x), y + 9.0) for x, y in collar], width=4, taper=0.3, soft=4), 0.3)
    canvas.tint(
        canvas.line([(float(x), y + 4.0) for x, y in collar], width=9, taper=0.2),
        scaled(person.under, 0.92),
        0.7,
    )


def _crew_neck(canvas: Canvas, person: Person) -> None:
    """A ribbed collar with the rim of a shirt above it."""
    curve = [(-58, 130), (-50, 153), (-31, 171), (0, 177), (31, 171), (50, 153), (58, 130)]
    shirt = [(float(x), y - 5.0) for x, y in curve]
    canvas.dim(canvas.line([(x, y - 9) for x, y in shirt], width=7, taper=0.2, soft=6), 0.35)
    canvas.tint(canvas.line(shirt[1:-1], width=10, taper=0.75, soft=0.6), scaled(person.under, 0.85), 1.0)
    band = canvas.line([(float(x), y + 4.0) for x, y in curve], width=14, taper=0.1, soft=0.8)
    canvas.tint(band, scaled(person.cloth, 0.82), 1.0)
    canvas.dim(canvas.line([(float(x), y + 12.5) for x, y in curve], width=3.4, taper=0.2, soft=3), 0.45)
    canvas.dim(canvas.line([(float(x), y - 2.0) for x, y in curve], width=2.2, taper=0.2, soft=2), 0.4)


def _lapels(canvas: Canvas, person: Person, *, spread: float, depth: float) -> None:
    for side in (-1, 1):
        points: list[Point] = [(side * 64.0, 116), (side * (spread + 26), 178), (side * (spread + 34), 236),
                               (side * (spread + 2), 262), (side * 22, depth + 70), (side * 40, 250),
                               (side * 58, 170)]  # fmt: skip
        outline = spline(points, steps=8)
        canvas.dim(canvas.stamp([(x + 5, y + 6) for x, y in outline], soft=9), 0.42)
        shape = canvas.stamp(outline, soft=1)
        light = canvas.relief(canvas.inflated(shape, rounding=22, height=10))
        canvas.part(shape, scaled(person.cloth, 1.12), light)


def _drape(canvas: Canvas, person: Person) -> None:
    """The end of the headscarf, laid over chest and one shoulder."""
    points = [(-78, 100), (-96, 136), (-128, 176), (-142, 214), (-116, 246), (-60, 268), (0, 290), (52, 284),
              (96, 244), (108, 196), (96, 150), (76, 100)]  # fmt: skip
    outline = spline([(float(x), float(y)) for x, y in points])
    canvas.dim(canvas.stamp([(x + 6, y + 11) for x, y in outline], soft=16), 0.6)
    shape = canvas.stamp(outline, soft=1)
    x, y = canvas.x, canvas.y
    slow = smooth_noise(canvas.shape, cell=(110 * canvas.scale, 70 * canvas.scale), seed=person.seed)
    sweep = np.sqrt((x * 0.8 + 14) ** 2 + (y - 30) ** 2) + 7 * slow
    folds = 5.2 * (1 - np.abs(np.sin(sweep / 15.0)) ** 0.8) + 0.8 * np.sin(sweep / 5.1 + x / 31)
    height = canvas.inflated(shape, rounding=38, height=34) + folds
    light = canvas.relief(
        np.asarray(cv2.GaussianBlur(height.astype(np.float32), (0, 0), canvas.scale), np.float32)
    )
    canvas.part(shape, person.hair_colour, light)
