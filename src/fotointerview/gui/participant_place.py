"""Where the participant's window stands: a whole second screen, or the other half of the only one. No window.

It never covers the researcher's screen: where a second screen was and is no more, it becomes an ordinary window, and
the researcher's window stands on what it leaves (:func:`rest_of`).
"""

from collections.abc import Sequence
from typing import Final

from fotointerview.gui.window_place import SHARING, ScreenArea, WindowPlace, place_on_screens

FACING_SMALLEST: Final = (480, 480)
"""The participant's window, logical pixels: a smaller one has no room for what a finger touches."""


def facing_place(
    wanted: WindowPlace | None, *, whole: Sequence[ScreenArea], usable: Sequence[ScreenArea], main: int
) -> WindowPlace | None:
    """The place for the window; ``maximised`` means a whole screen without a frame. ``None`` without a screen.

    Args:
        wanted: where it stood before, if it did.
        whole: every screen.
        usable: the part of each that windows may use, in the same order.
        main: which of them the researcher looks at.
    """
    if not whole:
        return None
    others = [at for at in range(len(whole)) if at != main]
    if wanted is not None and wanted.maximised:
        same = next((at for at in others if _covers(whole[at], wanted)), None)
        at = same if same is not None else others[0] if others else None
        return _all_of(whole[at]) if at is not None else _half_of(usable[main])
    stood = wanted is not None and place_on_screens(wanted, [usable[main], *(usable[at] for at in others)])
    if stood:
        return stood
    return _all_of(whole[others[0]]) if others else _half_of(usable[main])


def _covers(screen: ScreenArea, place: WindowPlace) -> bool:
    return (screen.x, screen.y) == (place.x, place.y)


def _all_of(screen: ScreenArea) -> WindowPlace:
    return WindowPlace(screen.x, screen.y, screen.width, screen.height, maximised=True)


def rest_of(screen: ScreenArea, facing: WindowPlace) -> WindowPlace | None:
    """The largest strip of ``screen`` beside, over or under ``facing`` that has room for the researcher's window.

    ``None`` where there is none, or where ``facing`` stands on another screen.
    """
    left, top = facing.x - screen.x, facing.y - screen.y
    right = screen.width - left - facing.width
    bottom = screen.height - top - facing.height
    is_here = max(left, right) < screen.width and max(top, bottom) < screen.height
    if facing.maximised or not is_here:
        return None
    strips = (
        WindowPlace(screen.x, screen.y, left, screen.height),
        WindowPlace(screen.x + screen.width - right, screen.y, right, screen.height),
        WindowPlace(screen.x, screen.y, screen.width, top),
        WindowPlace(screen.x, screen.y + screen.height - bottom, screen.width, bottom),
    )
    roomy = [strip for strip in strips if strip.width >= SHARING[0] and strip.height >= SHARING[1]]
    return max(roomy, key=lambda strip: strip.width * strip.height, default=None)


def _half_of(screen: ScreenArea) -> WindowPlace:
    """The right half, or what the researcher can spare of it; the lower one where the screen stands upright."""
    if screen.height > screen.width:
        half = screen.height // 2
        return WindowPlace(screen.x, screen.y + screen.height - half, screen.width, half)
    half = max(min(screen.width // 2, screen.width - SHARING[0]), min(FACING_SMALLEST[0], screen.width))
    return WindowPlace(screen.x + screen.width - half, screen.y, half, screen.height)
