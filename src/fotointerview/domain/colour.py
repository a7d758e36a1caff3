"""Colour as a dimension: a ladder from black and white to vivid, on which a move goes up or down.

"Like the organisation I can't show my colours": how much colour a shot shows is a statement, kept as a look;
the file stays as the camera made it. The rungs are absolute, a move's step is the way between two of them.
"""

from dataclasses import replace
from typing import Final

from fotointerview.domain.sayings import Look

BLACK_AND_WHITE: Final = 0
NATURAL: Final = 2
_SATURATION: Final = (-1.0, -0.5, 0.0, 0.3, 0.6)
"""By rung: what is added to the picture's own saturation."""
_MOST: Final = len(_SATURATION) - 1


def rung_of(look: Look) -> int:
    """The rung that ``look`` stands on: 0 black and white, 2 as taken, 4 vivid."""
    if look.monochrome:
        return BLACK_AND_WHITE
    return min(range(1, _MOST + 1), key=lambda rung: abs(_SATURATION[rung] - look.saturation))


def on_rung(look: Look, rung: int) -> Look:
    """``look`` moved to ``rung`` (kept on the ladder); light, contrast and crop stay."""
    rung = min(max(rung, BLACK_AND_WHITE), _MOST)
    if rung == BLACK_AND_WHITE:
        return replace(look, monochrome=True, saturation=0.0)
    return replace(look, monochrome=False, saturation=_SATURATION[rung])


def step_between(before: Look, after: Look) -> int:
    """The move from ``before`` to ``after``, −2..+2."""
    return min(max(rung_of(after) - rung_of(before), -2), 2)
