"""A drawn face: relief of the head, skin, nose and mouth. Eyes and hair have modules of their own.

The origin is the middle between the eyes; lengths are those of an adult head in millimetres.
"""

import numpy as np

from fotointerview.camera.demo.looks import Person
from fotointerview.camera.demo.paint import (
    Canvas,
    Light,
    Plane,
    Point,
    lin,
    mirrored,
    scaled,
    smooth_noise,
    spline,
)

EYE_X = 31.5


def outline(person: Person) -> list[Point]:
    """The face from hairline to chin."""
    j = person.jaw
    right = [(0, -104), (38, -96), (61, -68), (69, -30), (69, 5), (66 * j, 34), (60 * j, 60), (47 * j, 86),
             (28 * j, 106), (12, 114), (0, 115)]  # fmt: skip
    return spline(mirrored([(float(x), float(y)) for x, y in right]))


def _bump(canvas: Canvas, centre: Point, radii: Point, height: float) -> Plane:
    dx = (canvas.x - centre[0]) / radii[0]
    dy = (canvas.y - centre[1]) / radii[1]
    return np.asarray(height * np.exp(-0.5 * dx**2) * np.exp(-0.5 * dy**2), np.float32)


def _pair(canvas: Canvas, centre: Point, radii: Point, height: float) -> Plane:
    return _bump(canvas, centre, radii, height) + _bump(canvas, (-centre[0], centre[1]), radii, height)


def head_relief(canvas: Canvas, person: Person) -> Plane:
    """Height of the head towards the camera: an egg, then everything that makes it a face."""
    x, y = canvas.x, canvas.y
    across = np.abs(x / (77 * (1 - 0.0016 * np.clip(y, 0, None))))
    down = np.abs((y - 2) / 128)
    egg = 70 * np.clip(1 - across**2.3 - down**2.5, 0.001, None) ** 0.46
    bridge = 7.0 + 9.5 * np.clip((y + 14) / 50, 0, 1)
    width = 5.2 + 2.6 * np.clip((y + 8) / 46, 0, 1)
    length = 1 / (1 + np.exp(-(y + 12) / 4)) / (1 + np.exp((y - 42) / 2.6))
    nose = bridge * np.exp(-0.5 * (x / width) ** 2) * length
    lift = person.smile / 3.5
    return np.asarray(
        egg
        + nose
        + _bump(canvas, (0, 37), (8, 7), 5)
        + _pair(canvas, (11.5, 41), (4.6, 4.6), 4.6)
        + _pair(canvas, (EYE_X, -1), (14, 9.5), -6.5)
        + _pair(canvas, (EYE_X, 0), (10, 6.5), 3.6)
        + _pair(canvas, (29, -19), (17, 6), 3.2)
        + _pair(canvas, (43, 28), (15, 14), 4.5 + lift)
        + _pair(canvas, (33, 52), (5, 14), -1.6 * lift)
        + _bump(canvas, (0, 66), (15, 4), 3.0)
        + _bump(canvas, (0, 79), (14, 5), 4.2)
        + _bump(canvas, (0, 90), (15, 4.5), -3.2)
        + _bump(canvas, (0, 104), (14, 9), 5.0)
        + _bump(canvas, (0, 57), (2.4, 6), -1.0),
        np.float32,
    )


def draw_head(canvas: Canvas, person: Person) -> Light:
    """Ears, skin, nose and mouth; the light on the skin, for what is drawn on it."""
    light = canvas.relief(head_relief(canvas, person), soft_skin=True)
    _ears(canvas, person, light)
    skin = canvas.stamp(outline(person), soft=0.9)
    mottle = smooth_noise(canvas.shape, cell=(canvas.scale * 3, canvas.scale * 3), seed=person.seed)
    albedo = np.asarray(person.skin, np.float32) * (1 + 0.014 * mottle[..., None])
    canvas.part(skin, np.asarray(albedo, np.float32), light)
    _warmth(canvas, person)
    _beard(canvas, person)
    _shadows(canvas)
    _nose(canvas, person)
    _mouth(canvas, person)
    return light


def _ears(canvas: Canvas, person: Person, light: Light) -> None:
    for side in (-1, 1):
        shape = [(66, -16), (75, -20), (80, -8), (78, 12), (74, 30), (67, 38), (63, 20)]
        points = spline([(side * x, float(y)) for x, y in shape])
        ear = canvas.stamp(points, soft=0.8)
        flat = canvas.relief(canvas.inflated(ear, rounding=5, height=5), soft_skin=True)
        canvas.part(ear, scaled(person.skin, 0.9), flat)
        canvas.dim(canvas.ellipse((side * 73, 4), (3.6, 13), soft=4), 0.5)
        canvas.tint(ear, scaled(lin("#b85c48"), 0.8), 0.16)
    del light


def _warmth(canvas: Canvas, person: Person) -> None:
    """Blood shows in cheeks, nose and chin; the brow is a little paler."""
    blush = (min(person.skin[0] * 1.06, 1), person.skin[1] * 0.72, person.skin[2] * 0.66)
    for side in (-1, 1):
        canvas.tint(canvas.ellipse((side * 42, 33), (19, 14), soft=22), blush, 0.34)
        canvas.tint(canvas.ellipse((side * EYE_X, 9), (15, 5), soft=8), scaled(blush, 0.72), 0.22)
        canvas.dim(canvas.line([(side * 17, 41), (side * 26, 50), (side * 31, 62)], width=3, soft=4), 0.20)
    canvas.tint(canvas.ellipse((0, 38), (11, 8), soft=10), blush, 0.42)
    canvas.tint(canvas.ellipse((0, 104), (14, 8), soft=14), blush, 0.2)
    canvas.gleam(canvas.ellipse((-19, -56), (17, 10), soft=24), 0.035)
    canvas.gleam(canvas.ellipse((-44, 24), (8, 5.5), soft=11), 0.05)
    canvas.gleam(canvas.ellipse((-2.2, 20), (1.7, 15), soft=3), 0.05)
    canvas.gleam(canvas.ellipse((-2.5, 36.5), (2.4, 2.2), soft=3), 0.11)


def _beard(canvas: Canvas, person: Person) -> None:
    if not person.beard:
        return
    rim = [(67, 14), (66, 34), (60, 60), (47, 86), (28, 106), (12, 114), (0, 115), (-12, 114), (-28, 106),
           (-47, 86), (-60, 60), (-66, 34), (-67, 14), (-58, 40), (-40, 57), (-27, 60), (-14, 56), (0, 55),
           (14, 56), (27, 60), (40, 57), (58, 40)]  # fmt: skip
    shape = canvas.stamp(spline([(x * person.jaw, float(y)) for x, y in rim]), soft=9)
    shade = scaled(person.hair_colour, 1.5)
    canvas.tint(shape, shade, 0.7 * person.beard)
    rng = np.random.default_rng(person.seed)
    sheet = canvas.strokes(shade)
    for _ in range(round(5200 * person.beard)):
        x, y = rng.uniform(-64, 64), rng.uniform(40, 114)
        row, col = round((y - canvas.top) * canvas.scale), round((x - canvas.left) * canvas.scale)
        inside = shape.cover[
            min(max(row - shape.rows.start, 0), shape.cover.shape[0] - 1),
            min(max(col - shape.cols.start, 0), shape.cover.shape[1] - 1),
        ]
        if rng.uniform() < inside**2 and not (abs(x) < 25 and 62 < y < 85):
            lean = 0.35 * np.sign(x) + rng.normal(0, 0.3)
            sheet.add([(x, y), (x + lean, y + 1.3)], width=0.4, colour=shade, taper=0.5)
    sheet.lay(opacity=0.3)


def _shadows(canvas: Canvas) -> None:
    """What the lamp, left and above, cannot reach."""
    nose = [(4, 6), (7, 26), (13, 40), (24, 50), (21, 54), (8, 50), (3, 46)]
    canvas.dim(canvas.stamp(spline([(float(x), float(y)) for x, y in nose]), soft=7), 0.42, room=0.2)
    canvas.dim(canvas.ellipse((1, 92), (15, 3.4), soft=6), 0.25)
    for side, deep in ((-1, 0.22), (1, 0.36)):
        canvas.dim(canvas.ellipse((side * 19, -5), (6, 8), soft=9), deep)
        canvas.dim(canvas.ellipse((side * EYE_X, -9), (15, 3.4), soft=5), deep)


def _nose(canvas: Canvas, person: Person) -> None:
    dark = scaled((person.skin[0] * 0.55, person.skin[1] * 0.34, person.skin[2] * 0.3), 0.55)
    for side in (-1, 1):
        nostril = [
            (side * 3.6, 46),
            (side * 7, 44.3),
            (side * 10.8, 46),
            (side * 8, 48.2),
            (side * 4.6, 48.4),
        ]
        canvas.tint(canvas.stamp(spline(nostril), soft=1.3), dark, 0.85)
        wing = [(side * 14.5, 35), (side * 17.3, 41), (side * 15.5, 47), (side * 11.5, 48.6)]
        canvas.dim(canvas.line(wing, width=2.2, soft=2.2), 0.34)
    canvas.dim(canvas.ellipse((0.5, 51), (12, 2.2), soft=4), 0.30)


def _mouth(canvas: Canvas, person: Person) -> None:
    """Closed lips that smile; the corners lift and the cheeks fold a little."""
    up = person.smile
    upper = [(-28, 72 - up), (-15, 67.2), (-4.5, 65.0), (0, 66.4), (4.5, 65.0), (15, 67.2), (28, 72 - up),
             (15, 72.2), (0, 74.2), (-15, 72.2)]  # fmt: skip
    lower = [(-27, 71.8 - up), (-15, 71.8), (0, 73.8), (15, 71.8), (27, 71.8 - up), (18, 78.6), (8, 84),
             (0, 84.8), (-8, 84), (-18, 78.6)]  # fmt: skip
    canvas.dim(canvas.ellipse((0, 89), (14, 3), soft=5), 0.3)
    canvas.tint(canvas.stamp(spline(upper), soft=1.5), scaled(person.lips, 0.8), 0.85)
    canvas.tint(canvas.stamp(spline(lower), soft=1.8), person.lips, 0.82)
    line = [(-29.5, 71 - up), (-15, 72.1), (0, 74.1), (15, 72.1), (29.5, 71 - up)]
    canvas.tint(canvas.line(line, width=1.9, taper=0.7, soft=0.9), scaled(person.lips, 0.16), 0.9)
    for side in (-1, 1):
        canvas.dim(canvas.ellipse((side * 30.5, 70.6 - up), (2.6, 2.8), soft=3.5), 0.45)
        fold = [(side * 33, 60 - up), (side * 36.5, 68 - up), (side * 35, 76 - up)]
        canvas.dim(canvas.line(fold, width=2.4, soft=3.2), 0.07 * up)
        canvas.dim(
            canvas.line([(side * 44, 2), (side * 50, 4), (side * 55, 3)], width=1.4, soft=2), 0.06 * up
        )
    canvas.gleam(canvas.ellipse((-6, 78.6), (7, 1.6), soft=2.8), 0.05)
