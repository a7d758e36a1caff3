"""Where a window stands, and where it comes when the screen it stood on is gone. Plain values, no window."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

SMALLEST: Final = (1024, 640)
"""The researcher's window, logical pixels: in a narrower one the study's overview no longer fits."""

SHARING: Final = (800, 640)
"""The same while it shares its screen with the participant's: strip, picture and question still fit beside it."""

_SMALLEST: Final = 64
"""A narrower or lower place is none."""

_HANDLE: Final = 96
"""So much of a window's upper edge must be on a screen for a hand to move it: logical pixels."""


@dataclass(frozen=True, slots=True)
class WindowPlace:
    """Where the window stood: plain values for the settings. Logical pixels of the virtual desktop."""

    x: int = 0
    y: int = 0
    width: int = 0
    height: int = 0
    maximised: bool = False


@dataclass(frozen=True, slots=True)
class ScreenArea:
    """The part of a screen that windows may use, in logical pixels of the virtual desktop."""

    x: int
    y: int
    width: int
    height: int


def place_on_screens(wanted: WindowPlace, screens: Sequence[ScreenArea]) -> WindowPlace | None:
    """The place for a window that wants to stand at ``wanted``, given the ``screens`` there are, the main one first.

    A window that can be seen and taken hold of stays where it is, made smaller if it no longer fits on its screen and
    moved so that all of it is visible. One whose screen is gone comes to the middle of the main screen. ``None`` when
    ``wanted`` is no place at all, or there is no screen.
    """
    if not screens or wanted.width < _SMALLEST or wanted.height < _SMALLEST:
        return None
    home = max(screens, key=lambda screen: _shared(wanted, screen))
    is_gone = not _can_be_held(wanted, home)
    home = screens[0] if is_gone else home
    width, height = min(wanted.width, home.width), min(wanted.height, home.height)
    if is_gone:
        x, y = home.x + (home.width - width) // 2, home.y + (home.height - height) // 2
    else:
        x = max(home.x, min(wanted.x, home.x + home.width - width))
        y = max(home.y, min(wanted.y, home.y + home.height - height))
    return WindowPlace(x, y, width, height, wanted.maximised)


def _shared(place: WindowPlace, screen: ScreenArea) -> int:
    """How much of ``place`` is on ``screen``: square logical pixels."""
    across = min(place.x + place.width, screen.x + screen.width) - max(place.x, screen.x)
    down = min(place.y + place.height, screen.y + screen.height) - max(place.y, screen.y)
    return max(across, 0) * max(down, 0)


def _can_be_held(place: WindowPlace, screen: ScreenArea) -> bool:
    """Whether a piece of ``place`` is on ``screen`` that is wide enough for a hand, with the window's upper edge."""
    across = min(place.x + place.width, screen.x + screen.width) - max(place.x, screen.x)
    is_top_visible = screen.y - _HANDLE < place.y < screen.y + screen.height - _HANDLE // 2
    return across >= min(_HANDLE, place.width) and is_top_visible and _shared(place, screen) > 0
