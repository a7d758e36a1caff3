import pytest

from fotointerview.domain.aids import BINS, Histogram


def of(*luminance: float) -> Histogram:
    return Histogram(luminance, luminance, luminance, luminance)


@pytest.mark.parametrize(
    ("luminance", "middle"),
    [
        ((1.0, 0.0, 0.0, 0.0), 0.125),
        ((0.0, 0.0, 0.0, 1.0), 0.875),
        ((1.0, 1.0, 1.0, 1.0), 0.5),
        ((0.5, 0.0, 0.0, 0.5), 0.25),
        ((0.0,) * BINS, 0.0),
    ],
)
def test_the_middle_tone(luminance: tuple[float, ...], middle: float) -> None:
    assert of(*luminance).middle == pytest.approx(middle)
