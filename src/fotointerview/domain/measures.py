"""What a shot turned out to be, measured on its pixels: light, distance, focus, framing, colour.

Numbers only; how they are found is told in ``imaging/measures.py``. The face is a box, never a person: nothing is
recognised, and the researcher may correct the box by hand.
"""

from dataclasses import dataclass

from fotointerview.domain.sayings import Box


@dataclass(frozen=True, slots=True)
class Measures:
    """One shot in numbers. Of the file as it was taken, not of its look.

    Attributes:
        mean_ev: mean luminance in linear light, in EV against middle grey (0.18).
        key_ev: the same of the face, else of the middle of the picture: what the light on the sitter is.
        contrast_ev: from the 5th to the 95th percentile of luminance, in EV.
        clipped_low: share of the pixels that are black, 0..1.
        clipped_high: share of the pixels of which a channel is full, 0..1.
        chroma: mean colourfulness, 0 grey .. 1; a picture in black and white has about 0.
        face: where the face is; ``None`` where none was found.
        by_hand: whether the researcher drew the face's box, or said that there is none.
        face_sharpness: fine detail on the face, in stops (log2); comparable between shots of one size only.
        ground_sharpness: the same of what is behind.
        distance_m: from camera to face in metres, estimated; ``None`` where lens or sensor are unknown.
    """

    mean_ev: float
    key_ev: float
    contrast_ev: float
    clipped_low: float
    clipped_high: float
    chroma: float
    face: Box | None = None
    by_hand: bool = False
    face_sharpness: float | None = None
    ground_sharpness: float | None = None
    distance_m: float | None = None
