"""What is said and drawn about a shot: judgements, moves, marks, quotes, notes, looks, choices."""

from dataclasses import dataclass
from datetime import datetime

from fotointerview.domain.words import Answer, Dimension, LinkKind, MarkKind, Verdict, Voice

Point = tuple[float, float]
"""x, y normalised 0..1 on the upright picture, origin top left."""

Box = tuple[float, float, float, float]
"""left, top, width, height normalised 0..1 on the upright picture, origin top left."""

WHOLE: Box = (0.0, 0.0, 1.0, 1.0)
"""The whole picture."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """An answer to the question on one shot. A change of mind is a second one, never an overwrite."""

    id: str
    shot_id: str
    answer: Answer
    reason: str
    voice: Voice
    at: datetime


@dataclass(frozen=True, slots=True)
class Move:
    """An agreed change from one shot to the next, on one dimension.

    Attributes:
        to_shot_id: the shot that followed; ``None`` while the next photo has not been taken.
        step: −2..+2; lighter, closer and sharper are positive. Less or more on ``COLOUR``: see ``domain/colour.py``.
        words: what was asked for, in their words; may be empty.
        intended: what was to be done, in one machine-readable string (``"exposure_compensation=+1"``); "" if nothing.
        measured: what the next picture turned out to have changed by, in the dimension's unit (see
            ``domain/measures.py``); ``None`` if unknown.
        frame: the frame that is wanted, drawn on the shot the move starts from; ``None`` where none was drawn.
    """

    id: str
    from_shot_id: str
    to_shot_id: str | None
    dimension: Dimension
    step: int
    voice: Voice
    at: datetime
    words: str = ""
    intended: str = ""
    measured: float | None = None
    frame: Box | None = None

    def __post_init__(self) -> None:
        if not -2 <= self.step <= 2:
            raise ValueError(f"a step lies between -2 and +2, not {self.step}")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something drawn on a shot.

    Attributes:
        strokes: polylines of normalised points on the upright picture. A pen has as many as were drawn; a circle one
            closed or nearly closed line; an arrow one of two points, tail and head; a region one of two points,
            opposite corners; a pin and a text one of one point.
        text: what a pin or a text says; may be empty for the others.
        pressure: of a pen on a tablet, 0..1 for every point of every stroke; empty where there was none.
        quote_id: the quote it belongs to, if any.
        judgement_id: the judgement whose reason it shows, if any.
    """

    id: str
    shot_id: str
    kind: MarkKind
    strokes: tuple[tuple[Point, ...], ...]
    voice: Voice
    at: datetime
    text: str = ""
    quote_id: str | None = None
    judgement_id: str | None = None
    pressure: tuple[tuple[float, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Words somebody said. ``edited`` replaces ``verbatim`` in publications once ``approved``."""

    id: str
    interview_id: str
    verbatim: str
    voice: Voice
    at: datetime
    edited: str = ""
    approved: bool = False

    @property
    def words(self) -> str:
        """The words to show: the approved edit, else as they were said."""
        return self.edited if self.edited and self.approved else self.verbatim


@dataclass(frozen=True, slots=True)
class QuoteLink:
    """A quote's tie to a shot; either end may be missing."""

    id: str
    quote_id: str | None
    shot_id: str | None
    kind: LinkKind


@dataclass(frozen=True, slots=True)
class Note:
    """The researcher's own remark; never on the participant's screen."""

    id: str
    interview_id: str
    shot_id: str | None
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Look:
    """A non-destructive rendering of a shot; the file never changes.

    Attributes:
        monochrome: shown in black and white.
        mix: weights of red, green, blue in the black and white; they sum to 1.
        exposure_ev: lighter or darker, in EV.
        contrast: −1..+1, 0 is as taken.
        saturation: −1..+1 added to the picture's own, 0 is as taken; without meaning in black and white.
        warmth: −1 cold .. +1 warm, 0 is as taken; in black and white it tones the paper.
        soft: 0..1, how far a soft-focus glow veils the picture; 0 is as taken.
        crop: what of the upright picture is shown.
    """

    monochrome: bool = False
    mix: tuple[float, float, float] = (0.2126, 0.7152, 0.0722)
    exposure_ev: float = 0.0
    contrast: float = 0.0
    saturation: float = 0.0
    warmth: float = 0.0
    soft: float = 0.0
    crop: Box = WHOLE


@dataclass(frozen=True, slots=True)
class LookStatement:
    """A look that somebody asked for on a shot, and when. The last one counts; the others stay as history."""

    id: str
    shot_id: str
    look: Look
    voice: Voice
    at: datetime


@dataclass(frozen=True, slots=True)
class Choice:
    """The joint decision about a shot: chosen, maybe, no; ``rating`` 0..5 stars."""

    shot_id: str
    verdict: Verdict
    at: datetime
    rating: int = 0
