"""Where a window comes when screens were plugged in, or out: by table."""

import pytest

from fotointerview.gui.window_place import ScreenArea, WindowPlace, place_on_screens

MAIN = ScreenArea(0, 27, 1920, 1053)
RIGHT = ScreenArea(1920, 0, 1280, 1024)
LEFT = ScreenArea(-1600, 0, 1600, 900)


@pytest.mark.parametrize(
    ("wanted", "screens", "place"),
    [
        ((100, 100, 1100, 700), (MAIN,), (100, 100, 1100, 700)),
        ((2000, 50, 1100, 700), (MAIN, RIGHT), (2000, 50, 1100, 700)),
        ((-1500, 50, 1100, 700), (MAIN, LEFT), (-1500, 50, 1100, 700)),
        # The screen is gone: the middle of the main one, whatever came in its place.
        ((2000, 50, 1100, 700), (MAIN,), (410, 203, 1100, 700)),
        ((-1500, 50, 1100, 700), (MAIN, RIGHT), (410, 203, 1100, 700)),
        ((2000, 50, 1100, 700), (RIGHT, LEFT), (2000, 50, 1100, 700)),
        # Partly off: all of it comes in sight, on the screen that has most of it.
        ((1500, 100, 1100, 700), (MAIN,), (820, 100, 1100, 700)),
        ((1500, 100, 1100, 700), (MAIN, RIGHT), (1920, 100, 1100, 700)),
        ((100, 0, 1100, 700), (MAIN,), (100, 27, 1100, 700)),
        ((100, 900, 1100, 700), (MAIN,), (100, 380, 1100, 700)),
        # Nothing is left to take hold of: as if the screen were gone.
        ((1900, 100, 1100, 700), (MAIN,), (410, 203, 1100, 700)),
        ((100, -600, 1100, 700), (MAIN,), (410, 203, 1100, 700)),
        ((100, 1070, 1100, 700), (MAIN,), (410, 203, 1100, 700)),
        # Larger than the screen: made smaller.
        ((0, 0, 3840, 2160), (MAIN,), (0, 27, 1920, 1053)),
        ((5000, 0, 3840, 2160), (RIGHT,), (1920, 0, 1280, 1024)),
    ],
)
def test_a_window_is_wholly_visible(
    wanted: tuple[int, int, int, int], screens: tuple[ScreenArea, ...], place: tuple[int, int, int, int]
) -> None:
    found = place_on_screens(WindowPlace(*wanted), screens)
    assert found == WindowPlace(*place)
    assert found is not None
    assert any(
        screen.x <= found.x
        and screen.y <= found.y
        and found.x + found.width <= screen.x + screen.width
        and found.y + found.height <= screen.y + screen.height
        for screen in screens
    )


def test_what_was_maximised_stays_so() -> None:
    found = place_on_screens(WindowPlace(5000, 0, 1100, 700, maximised=True), (MAIN,))
    assert found == WindowPlace(410, 203, 1100, 700, maximised=True)


@pytest.mark.parametrize("wanted", [WindowPlace(), WindowPlace(0, 0, -5, 700), WindowPlace(0, 0, 1100, 3)])
def test_what_is_no_place_has_none(wanted: WindowPlace) -> None:
    assert place_on_screens(wanted, (MAIN,)) is None
    assert place_on_screens(WindowPlace(0, 0, 1100, 700), ()) is None
