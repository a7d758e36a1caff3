"""What people do for the next photo: from a frame that was drawn, and from what the camera cannot give."""

from dataclasses import dataclass
from enum import StrEnum

from fotointerview.domain.sayings import Box


class Hint(StrEnum):
    """What people can do where the camera is at its end, cannot, or refuses."""

    LIGHTER = "lighter"
    """More lamp, or nearer to the window."""
    DARKER = "darker"
    SOFTER = "softer"
    """Nearer to the camera, or the background further away: depth of field shrinks with both."""
    SHARPER = "sharper"


@dataclass(frozen=True, slots=True)
class Guidance:
    """How to get from the present picture to the frame that was drawn on it.

    Attributes:
        closer: so many times as large must the sitter come into the picture: the distance divided by this (or the
            focal length times it); below 1 is further away.
        dx: where the middle of the frame lies, in widths of the present picture from its middle; right is positive.
        dy: likewise in heights; down is positive.
    """

    closer: float = 1.0
    dx: float = 0.0
    dy: float = 0.0


def frame_guidance(frame: Box) -> Guidance:
    """How to get the picture inside ``frame`` (normalised, on the upright picture) and nothing less.

    A frame of another shape than the picture is kept whole: its larger side decides how near.
    """
    left, top, width, height = frame
    side = max(width, height)
    return Guidance(
        closer=1 / side if side > 0 else 1.0, dx=left + width / 2 - 0.5, dy=top + height / 2 - 0.5
    )
