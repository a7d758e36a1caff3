"""From picture to widget and back, at fit, zoomed and dragged."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fotointerview.gui.viewport import Viewport

SIZES = st.tuples(st.integers(200, 3000), st.integers(200, 3000))
PICTURES = st.tuples(st.integers(100, 8000), st.integers(100, 8000))
UNIT = st.tuples(st.floats(0, 1), st.floats(0, 1))


@given(
    widget=SIZES,
    picture=PICTURES,
    ratio=st.sampled_from([1.0, 1.25, 2.0]),
    zoom=st.none() | st.floats(0.01, 12),
    drag=st.tuples(st.floats(-3000, 3000), st.floats(-3000, 3000)),
    point=UNIT,
)
def test_there_and_back_again(
    widget: tuple[int, int],
    picture: tuple[int, int],
    ratio: float,
    zoom: float | None,
    drag: tuple[float, float],
    point: tuple[float, float],
) -> None:
    view = Viewport(widget, picture, ratio)
    if zoom is not None:
        view = view.zoomed(zoom).panned(*drag)
    back = view.to_picture(view.to_widget(point))
    assert math.dist(back, point) < 1e-6


def test_fit_shows_the_whole_picture_in_the_middle() -> None:
    view = Viewport((900, 600), (6000, 3000))
    assert view.rect == pytest.approx((0, 75, 900, 450))
    assert view.to_widget((0.5, 0.5)) == (450, 300)


def test_one_hundred_per_cent_is_one_pixel_on_one_device_pixel() -> None:
    view = Viewport((900, 600), (6000, 4000), ratio=2.0).zoomed(1.0)
    assert view.rect[2:] == (3000, 2000)


def test_what_is_under_the_pointer_stays_there() -> None:
    view = Viewport((900, 600), (6000, 4000))
    held = view.to_picture((300, 200))
    for zoom in (0.3, 0.7, 2.0):
        view = view.zoomed(zoom, at=(300, 200))
        assert math.dist(view.to_widget(held), (300, 200)) < 1e-6


def test_zooming_out_ends_at_fit_and_zooming_in_at_800_per_cent() -> None:
    view = Viewport((900, 600), (6000, 4000))
    assert view.zoomed(0.01) == view
    closest = view.zoomed(99)
    assert closest.zoom == 8.0


@pytest.mark.parametrize(("drag", "corner"), [((9999, 9999), (0, 0)), ((-9999, -9999), (1, 1))])
def test_no_drag_leaves_an_edge_bare(drag: tuple[int, int], corner: tuple[int, int]) -> None:
    view = Viewport((900, 600), (6000, 4000)).zoomed(1.0).panned(*drag)
    place = view.to_widget(corner)
    assert math.dist(place, (corner[0] * 900, corner[1] * 600)) < 1e-6


def test_a_drag_back_is_felt_at_once() -> None:
    view = Viewport((900, 600), (6000, 4000)).zoomed(1.0).panned(9999, 0)
    assert view.panned(-10, 0).rect[0] == pytest.approx(-10)


def test_a_fitted_picture_cannot_be_dragged() -> None:
    view = Viewport((900, 600), (6000, 4000))
    assert view.panned(50, 50) == view
