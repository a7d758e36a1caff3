"""Who the drawn sitters are: values only. None of them exists."""

from dataclasses import dataclass

from fotointerview.camera.demo.paint import Colour, lin


@dataclass(frozen=True, slots=True)
class Person:
    """A sitter's appearance.

    ``jaw`` scales the width of the lower face, ``smile`` lifts the corners of the mouth (mm), ``beard`` is the
    shadow of one (0..1), ``hair`` one of ``waves``, ``curls``, ``scarf``; ``clothes`` one of ``sweater``,
    ``overshirt``, ``blazer``.
    """

    skin: Colour
    lips: Colour
    hair: str
    hair_colour: Colour
    iris: Colour
    brow: float
    jaw: float
    smile: float
    beard: float
    glasses: bool
    clothes: str
    cloth: Colour
    under: Colour
    room: str
    seed: int


PEOPLE = {
    "niko": Person(
        skin=lin("#e3b498"),
        lips=lin("#c27e70"),
        hair="waves",
        hair_colour=lin("#7a5638"),
        iris=lin("#627c82"),
        brow=0.75,
        jaw=1.0,
        smile=4.2,
        beard=0.28,
        glasses=True,
        clothes="sweater",
        cloth=lin("#34475a"),
        under=lin("#dfe3e6"),
        room="office",
        seed=3,
    ),
    "elian": Person(
        skin=lin("#8f6349"),
        lips=lin("#8a4c42"),
        hair="curls",
        hair_colour=lin("#2a1f1a"),
        iris=lin("#4a2d1c"),
        brow=1.0,
        jaw=1.03,
        smile=5.0,
        beard=0.55,
        glasses=False,
        clothes="overshirt",
        cloth=lin("#4f5b45"),
        under=lin("#cfc6b8"),
        room="library",
        seed=11,
    ),
    "samira": Person(
        skin=lin("#c99472"),
        lips=lin("#ac5f57"),
        hair="scarf",
        hair_colour=lin("#4d8085"),
        iris=lin("#54351f"),
        brow=0.85,
        jaw=0.93,
        smile=5.2,
        beard=0.0,
        glasses=False,
        clothes="blazer",
        cloth=lin("#4a3247"),
        under=lin("#4d8085"),
        room="garden",
        seed=23,
    ),
}
