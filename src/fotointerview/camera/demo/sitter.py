"""A sitter as two drawn layers, body and head, kept once drawn."""

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


@lru_cache(maxsize=3)
def drawn(name: str) -> Sitter:
    """The sitter called ``name``."""
    person = PEOPLE[name]
    head = Canvas(left=-112, top=-160, width=224, height=340, scale=3.7)
    draw_behind(head, person)
    light = draw_head(head, person)
    draw_eyes(head, person, light)
    draw_over(head, person)
    body = Canvas(left=-290, top=30, width=580, height=860, scale=1.6)
    draw_body(body, person)
    return Sitter(head.finish(), body.finish())
