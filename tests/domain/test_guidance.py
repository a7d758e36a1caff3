import pytest

from fotointerview.domain.guidance import frame_guidance
from fotointerview.domain.sayings import Box


@pytest.mark.parametrize(
    ("frame", "closer", "dx", "dy"),
    [
        ((0.0, 0.0, 1.0, 1.0), 1.0, 0.0, 0.0),
        ((0.25, 0.25, 0.5, 0.5), 2.0, 0.0, 0.0),
        ((0.0, 0.5, 0.5, 0.5), 2.0, -0.25, 0.25),
        ((0.5, 0.0, 0.25, 0.5), 2.0, 0.125, -0.25),  # upright in a wide picture: the height decides
        ((-0.25, -0.25, 1.5, 1.5), 1 / 1.5, 0.0, 0.0),  # drawn beyond the picture: further away
        ((0.5, 0.5, 0.0, 0.0), 1.0, 0.0, 0.0),  # a click is no frame
    ],
)
def test_how_to_get_to_a_drawn_frame(frame: Box, closer: float, dx: float, dy: float) -> None:
    told = frame_guidance(frame)
    assert (told.closer, told.dx, told.dy) == pytest.approx((closer, dx, dy))
