"""Where the participant's window stands: a whole second screen, or the other half of the only one. No window.

It never covers the researcher's screen: where a second screen was and is no more, it becomes an ordinary window.
"""

from collections.abc import Sequence

from fotointerview.gui.window_place import ScreenArea, WindowPlace, place_on_screens


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


def _half_of(screen: ScreenArea) -> WindowPlace:
    """The right half; the lower one where the screen stands upright."""
    if screen.height > screen.width:
        half = screen.height // 2
        return WindowPlace(screen.x, screen.y + screen.height - half, screen.width, half)
    half = screen.width // 2
    return WindowPlace(screen.x + screen.width - half, screen.y, half, screen.height)
