"""How the researcher looks: aids, loupe, another shot lying over this one, shots side by side, the wanted frame.

Values and the rules that change them; a part of the room's state. Nothing of it is kept, and none of it is said about
a shot. No Qt.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from fotointerview.domain.aids import Aid
from fotointerview.domain.chain import Link
from fotointerview.domain.words import Answer

MOST_COMPARED: Final = 4
"""More portraits at once are too small to see a face in."""
LEAST_COMPARED: Final = 2
_DENSITY: Final = 0.1
"""A step of an onion skin's opacity; it is never quite away, and never quite closed."""
_EDGE: Final = 0.02
"""The line of a split never leaves the picture: one could not take hold of it again."""


class OverlayKind(StrEnum):
    """How another shot lies over what is shown."""

    OFF = "off"
    ONION = "onion"
    """All of it, half transparent."""
    SPLIT = "split"
    """One side of a line of it."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """Another shot over live view, or over the shot that is shown.

    Attributes:
        shot_id: which; "" when none is.
        opacity: of an onion skin, 0..1.
        split_at: where the line of a split lies, 0..1 of the picture's width, or of its height when not ``upright``.
        upright: whether the line of a split goes from top to bottom.
    """

    kind: OverlayKind = OverlayKind.OFF
    shot_id: str = ""
    opacity: float = 0.4
    split_at: float = 0.5
    upright: bool = True


@dataclass(frozen=True, slots=True)
class Looking:
    """How the researcher looks now.

    Attributes:
        aid: what is painted over the picture to see its technique by.
        loupe: whether the loupe is in the hand.
        histogram: whether histogram and light meter are shown.
        original: whether the picture is shown as it was taken, instead of in its look.
        overlay: another shot over this one.
        compare: the shots side by side, from left to right; empty when none are.
        target: whether the wanted frame is shown.
    """

    aid: Aid = Aid.NONE
    loupe: bool = False
    histogram: bool = False
    original: bool = False
    overlay: Overlay = Overlay()
    compare: tuple[str, ...] = ()
    target: bool = True

    @property
    def comparing(self) -> bool:
        """Whether shots lie side by side."""
        return bool(self.compare)


def next_aid(looking: Looking) -> Looking:
    """No aid, what is clipped, what is sharp, and round again."""
    order = tuple(Aid)
    return replace(looking, aid=order[(order.index(looking.aid) + 1) % len(order)])


def toggle_loupe(looking: Looking) -> Looking:
    """Take the loupe, or put it down."""
    return replace(looking, loupe=not looking.loupe)


def toggle_histogram(looking: Looking) -> Looking:
    """Show histogram and light meter, or no longer."""
    return replace(looking, histogram=not looking.histogram)


def toggle_original(looking: Looking) -> Looking:
    """The picture as it was taken, or in its look."""
    return replace(looking, original=not looking.original)


def toggle_target(looking: Looking) -> Looking:
    """Show the wanted frame, or no longer."""
    return replace(looking, target=not looking.target)


def agreed_shot(links: Sequence[Link], current: str) -> str:
    """The one we said yes to: the latest with a yes, else the latest chosen, else the one before ``current``.

    ``current`` is the shot that is shown and never the answer; "" while live view is, and then the newest shot is
    the one before. "" where there is no other shot.
    """
    others = [link for link in links if link.shot.id != current]
    for wanted in (_is_yes, _is_chosen):
        found = next((link.shot.id for link in reversed(others) if wanted(link)), "")
        if found:
            return found
    ids = [link.shot.id for link in links]
    if current not in ids:
        return ids[-1] if ids else ""
    at = ids.index(current)
    return ids[at - 1] if at else (ids[1] if len(ids) > 1 else "")


def cycle_overlay(looking: Looking, links: Sequence[Link], *, current: str) -> Looking:
    """No shot over this one, an onion skin, a split, and round again; without another shot there is none.

    A shot that was picked by hand stays picked, as long as it is there and not itself the one that is shown.
    """
    order = tuple(OverlayKind)
    kind = order[(order.index(looking.overlay.kind) + 1) % len(order)]
    shot_id = looking.overlay.shot_id
    if shot_id == current or shot_id not in {link.shot.id for link in links}:
        shot_id = agreed_shot(links, current)
    if not shot_id:
        kind = OverlayKind.OFF
    return replace(looking, overlay=replace(looking.overlay, kind=kind, shot_id=shot_id))


def use_agreed(looking: Looking, links: Sequence[Link], *, current: str) -> Looking:
    """Lay the one we said yes to over this one; as an onion skin where nothing lay over it yet."""
    return overlay_with(looking, agreed_shot(links, current))


def overlay_with(looking: Looking, shot_id: str) -> Looking:
    """Lay ``shot_id`` over this one; "" takes away what lies there."""
    kind = looking.overlay.kind
    if not shot_id:
        kind = OverlayKind.OFF
    elif kind is OverlayKind.OFF:
        kind = OverlayKind.ONION
    return replace(looking, overlay=replace(looking.overlay, kind=kind, shot_id=shot_id))


def with_opacity(looking: Looking, opacity: float) -> Looking:
    """The onion skin denser or thinner, within 0..1."""
    return replace(looking, overlay=replace(looking.overlay, opacity=min(max(opacity, 0.0), 1.0)))


def denser(looking: Looking, *, by: int) -> Looking:
    """The onion skin ``by`` steps denser (thinner below zero), from hardly seen to nearly closed."""
    wanted = looking.overlay.opacity + by * _DENSITY
    return with_opacity(looking, round(min(max(wanted, _DENSITY), 1 - _DENSITY), 2))


def with_split(looking: Looking, at: float) -> Looking:
    """The line of the split moved to ``at``, kept within reach."""
    at = min(max(at, _EDGE), 1 - _EDGE)
    return replace(looking, overlay=replace(looking.overlay, split_at=at))


def turn_split(looking: Looking) -> Looking:
    """The line of the split from top to bottom, or from side to side."""
    return replace(looking, overlay=replace(looking.overlay, upright=not looking.overlay.upright))


def compare(looking: Looking, links: Sequence[Link], *, current: str) -> Looking:
    """Side by side: the one we said yes to (or the one before) and the shot that is shown, in the order of time.

    With live view the newest shot is the one that is shown. Without two shots there is nothing to compare.
    """
    ids = [link.shot.id for link in links]
    shown = current if current in ids else (ids[-1] if ids else "")
    other = agreed_shot(links, shown)
    return _with_compared(looking, links, (other, shown)) if shown and other else looking


def add_compared(looking: Looking, links: Sequence[Link], *, shot_id: str) -> Looking:
    """One more shot side by side, as far as there is room; one that is there already changes nothing."""
    if shot_id in looking.compare or len(looking.compare) >= MOST_COMPARED:
        return looking
    return _with_compared(looking, links, (*looking.compare, shot_id))


def more_compared(looking: Looking, links: Sequence[Link]) -> Looking:
    """One more side by side: the one before the earliest that is there; then those in between and after."""
    ids = [link.shot.id for link in links]
    first = min((ids.index(one) for one in looking.compare if one in ids), default=0)
    waiting = [*reversed(ids[:first]), *ids[first:]]
    wanted = next((one for one in waiting if one not in looking.compare), "")
    return add_compared(looking, links, shot_id=wanted) if wanted and looking.comparing else looking


def remove_compared(looking: Looking, shot_id: str) -> Looking:
    """One shot less side by side; with one left there is nothing to compare, and it is over."""
    left = tuple(one for one in looking.compare if one != shot_id)
    return replace(looking, compare=left if len(left) >= LEAST_COMPARED else ())


def leave_compare(looking: Looking) -> Looking:
    """Back to one picture."""
    return replace(looking, compare=())


def settled(looking: Looking, links: Sequence[Link]) -> Looking:
    """Without shots that are not, or no longer, in the interview."""
    ids = {link.shot.id for link in links}
    left = tuple(one for one in looking.compare if one in ids)
    after = replace(looking, compare=left if len(left) >= LEAST_COMPARED else ())
    if after.overlay.shot_id and after.overlay.shot_id not in ids:
        after = overlay_with(after, "")
    return after if after != looking else looking


def _with_compared(looking: Looking, links: Sequence[Link], wanted: Sequence[str]) -> Looking:
    """Time is the order, here too."""
    in_time = tuple(link.shot.id for link in links if link.shot.id in wanted)
    return replace(looking, compare=in_time)


def _is_yes(link: Link) -> bool:
    return link.judgement is not None and link.judgement.answer is Answer.YES


def _is_chosen(link: Link) -> bool:
    return link.chosen
