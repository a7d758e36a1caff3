"""Eyes, brows and glasses of a drawn sitter."""

import numpy as np

from fotointerview.camera.demo.face import EYE_X
from fotointerview.camera.demo.looks import Person
from fotointerview.camera.demo.paint import Canvas, Light, Point, Stamp, lin, minus, scaled, spline, within

_WHITE = lin("#cfc7bd")
_DARK = lin("#1d1411")


def draw_eyes(canvas: Canvas, person: Person, light: Light) -> None:
    """Both eyes and brows; with glasses where the sitter wears them."""
    for side in (-1, 1):
        _eye(canvas, person, light, side)
        _brow(canvas, person, side)
    if person.glasses:
        _glasses(canvas)


def _at(side: int, points: list[Point]) -> list[Point]:
    """Points of the right eye (its outer corner at +x), put where eye ``side`` is."""
    return [(side * (EYE_X + x), y) for x, y in points]


def _eye(canvas: Canvas, person: Person, light: Light, side: int) -> None:
    upper = [(-15.5, 2.6), (-9.5, -3.0), (-1, -5.7), (8, -4.3), (15.5, 0.6)]
    lower = [(9, 4.3), (0, 5.4), (-8, 4.9)]
    opening = spline(_at(side, [*upper, *lower]))
    white = canvas.stamp(opening, soft=0.7)
    ball = canvas.relief(
        np.asarray(
            9 * np.exp(-0.5 * (((canvas.x - side * EYE_X) / 12) ** 2 + (canvas.y / 11) ** 2)), np.float32
        )
    )
    canvas.part(white, _WHITE, Light(ball.lamp * 0.42 + light.lamp * 0.32, ball.room * 0.7))
    _iris(canvas, person, white, side)
    shade = canvas.line(_at(side, [(x, y + 1.2) for x, y in upper]), width=3.4, soft=2.2)
    canvas.dim(within(shade, white), 0.62)
    canvas.tint(
        canvas.ellipse((side * (EYE_X - 13.8), 2.6), (1.9, 1.5), soft=1), scaled(person.lips, 1.0), 0.7
    )
    lash = _at(side, [(-15, 2.2), (-9.5, -3.2), (-1, -6.0), (8, -4.8), (16.5, -0.2)])
    canvas.tint(canvas.line(lash, width=2.3, taper=0.75, soft=0.6), _DARK, 0.95)
    rim = _at(side, [(14.5, 1.6), (9, 4.6), (0, 5.8), (-8, 5.3)])
    canvas.tint(canvas.line(rim, width=1.0, taper=0.8, soft=0.8), scaled(person.skin, 0.22), 0.55)
    crease = _at(side, [(-13, -2.8), (-7, -8.2), (1, -10.4), (10, -8.6), (17, -2.8)])
    canvas.dim(canvas.line(crease, width=1.7, taper=0.9, soft=1.6), 0.5)
    canvas.dim(canvas.line(_at(side, [(-11, 10), (0, 12.6), (11, 10)]), width=2.0, soft=3), 0.22)
    sheet = canvas.strokes(_DARK)
    for x, y, dx, dy in (
        (16, -0.4, 2.0, -1.0),
        (14, -2.2, 1.8, -1.5),
        (11.5, -3.9, 1.4, -1.8),
        (8.5, -5.1, 0.9, -1.8),
    ):
        sheet.add(_at(side, [(x, y), (x + dx, y + dy)]), width=0.6, colour=_DARK, taper=0.7)
    sheet.lay(opacity=0.55)


def _iris(canvas: Canvas, person: Person, white: Stamp, side: int) -> None:
    centre = (side * EYE_X + 0.3, -0.6)
    iris = person.iris
    for radius, colour, soft in (
        (6.7, scaled(iris, 0.16), 1.0),
        (5.9, scaled(iris, 0.75), 1.4),
        (4.4, scaled(iris, 1.25), 2.4),
    ):
        canvas.tint(within(canvas.ellipse(centre, (radius, radius), soft=soft), white), colour, 0.97)
    glow = canvas.ellipse((centre[0] + 1.8, centre[1] + 2.6), (3.2, 2.0), soft=2.4)
    canvas.tint(within(glow, white), scaled(iris, 2.1), 0.5)
    canvas.tint(within(canvas.ellipse(centre, (2.5, 2.5), soft=0.7), white), lin("#0b0807"), 1.0)
    canvas.gleam(canvas.ellipse((centre[0] - 2.3, centre[1] - 2.2), (1.35, 1.5), soft=0.7), 1.0)
    canvas.gleam(canvas.ellipse((centre[0] + 2.2, centre[1] + 2.0), (0.6, 0.6), soft=0.6), 0.2)


def _brow(canvas: Canvas, person: Person, side: int) -> None:
    """A brow of many short hairs that turn outwards, over a soft shade."""
    colour = scaled(person.hair_colour if person.hair != "scarf" else lin("#2a1c15"), 0.55)
    spine = np.asarray(
        spline(_at(side, [(-17, -15.5), (-8, -19.6), (3, -21.6), (13, -19.6), (21, -14)]), closed=False)
    )
    body = [(float(x), float(y)) for x, y in spine]
    canvas.tint(canvas.line(body[::4], width=7.2, taper=0.85, soft=3.0), colour, 0.78 * person.brow)
    rng = np.random.default_rng(person.seed + side)
    sheet = canvas.strokes(colour)
    for _ in range(330):
        along = rng.uniform(0, 1)
        x, y = spine[int(along * (len(spine) - 1))]
        y += rng.normal(0, 1.5) * (1 - 0.6 * along)
        lean = side * (0.8 + 3.6 * along)
        rise = -3.0 * (1 - along) + 1.7 * along + rng.normal(0, 0.45)
        hair = [(x, y), (x + lean * 0.5, y + rise * 0.6), (x + lean, y + rise)]
        sheet.add(
            hair, width=rng.uniform(0.28, 0.46), colour=scaled(colour, rng.uniform(0.6, 2.0)), taper=0.9
        )
    sheet.lay(opacity=0.72 * person.brow)


def _glasses(canvas: Canvas) -> None:
    """Round-cornered frames with a breath of reflection on the lamp's side."""
    frame = lin("#2b2320")
    for side in (-1, 1):
        rim = [(-22, -13), (0, -18), (21, -14.5), (24, 0), (19, 15.5), (0, 20.5), (-18, 16), (-23, 2)]
        outer = spline(_at(side, [(float(x), float(y)) for x, y in rim]))
        inner = spline(_at(side, [(x * 0.915, y * 0.905 + 0.1) for x, y in rim]))
        shadow = canvas.stamp([(x + 2.6, y + 3.4) for x, y in outer], soft=3)
        hole = canvas.stamp([(x + 2.6, y + 3.4) for x, y in inner], soft=3)
        canvas.dim(Stamp(shadow.rows, shadow.cols, minus(shadow, hole)), 0.34)
        ring = canvas.stamp(outer, soft=0.35)
        canvas.tint(Stamp(ring.rows, ring.cols, minus(ring, canvas.stamp(inner, soft=0.35))), frame, 1.0)
        canvas.gleam(
            canvas.line(_at(side, [(-19, -14.6), (-8, -16.6), (3, -17.2)]), width=0.9, soft=0.6), 0.16
        )
        canvas.gleam(canvas.stamp(_at(side, [(-15, -13), (-7, -14.5), (-13, 9), (-18, 5)]), soft=5), 0.018)
        temple = [(side * 55, -9.0), (side * 63, -10), (side * 73, -8)]
        canvas.tint(canvas.line(temple, width=3.4, taper=0.1, soft=0.4), frame, 1.0)
    bridge = [(-9.6, -4), (-5, -7.4), (0, -8.4), (5, -7.4), (9.6, -4)]
    canvas.dim(canvas.line([(x + 2, y + 3) for x, y in bridge], width=3, taper=0.2, soft=2), 0.3)
    canvas.tint(canvas.line(bridge, width=2.5, taper=0.15, soft=0.4), frame, 1.0)
    canvas.gleam(canvas.line([(-6, -7.2), (0, -8.8), (5, -7.8)], width=0.7, soft=0.4), 0.1)
