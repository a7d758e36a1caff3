"""A sitter as two drawn layers, body and head, kept once drawn."""

import threading
from dataclasses import dataclass
from functools import lru_cache

from fotointerview.camera.demo.clothes import draw_body
from fotointerview.camera.demo.eyes import draw_eyes
from fotointerview.camera.demo.face import draw_head
from fotointerview.camera.demo.hair import draw_behind, draw_over
from fotointerview.camera.demo.looks import PEOPLE
from fotointerview.camera.demo.paint import Canvas, Layer


@dataclass(frozen=True, slots=True)
class Sitter:
    """The layers of one sitter; both have their origin between the eyes."""

    head: Layer
    body: Layer


HEAD_SCALE, BODY_SCALE = 3.7, 1.6
"""Pixels per millimetre of the two drawings at full detail."""
DETAILS = (0.25, 0.5, 1.0)

_ready: set[tuple[str, float]] = set()
_locks = {(name, detail): threading.Lock() for name in PEOPLE for detail in DETAILS}


def detail_for(px_per_mm: float) -> float:
    """The least detail that shows nothing missing at ``px_per_mm``."""
    return next((d for d in DETAILS if HEAD_SCALE * d >= 0.8 * px_per_mm), DETAILS[-1])


def drawn(name: str, *, detail: float) -> Sitter:
    """The sitter called ``name``. From any thread; two do not draw the same, and none waits for another's."""
    with _locks[name, detail]:
        sitter = _draw(name, detail)
    _ready.add((name, detail))
    return sitter


def best_ready(name: str, *, detail: float) -> float:
    """Of what is drawn of the sitter already: the detail, or a finer one, or else the next coarser; the coarsest of all
    where nothing is."""
    ready = [d for d in DETAILS if (name, d) in _ready]
    return min((d for d in ready if d >= detail), default=max(ready, default=DETAILS[0]))


@lru_cache(maxsize=9)
def _draw(name: str, detail: float) -> Sitter:
    person = PEOPLE[name]
    head = Canvas(left=-112, top=-160, width=224, height=340, scale=HEAD_SCALE * detail)
    draw_behind(head, person)
    light = draw_head(head, person)
    draw_eyes(head, person, light)
    draw_over(head, person)
    body = Canvas(left=-290, top=30, width=580, height=860, scale=BODY_SCALE * detail)
    draw_body(body, person)
    return Sitter(head.finish(), body.finish())
