"""One zoom for several pictures, also of other sizes and shapes: so many times the fit, round one normalised point.

Pure; no Qt. Every pane makes its own :class:`Viewport` of it; what a hand does in one pane goes back into it.
"""

from dataclasses import dataclass

from fotointerview.domain.sayings import Point
from fotointerview.gui.viewport import Viewport


@dataclass(frozen=True, slots=True)
class SharedView:
    """What all panes look at.

    Attributes:
        times: how many times as large as fitted; ``None`` is fitted.
        centre: the normalised point in the middle of every pane; only meant when zoomed.
    """

    times: float | None = None
    centre: Point = (0.5, 0.5)

    def viewport(self, widget: tuple[float, float], picture: tuple[int, int], *, ratio: float) -> Viewport:
        """The view of a picture of that size in a pane of that size (see :class:`Viewport`)."""
        fit = Viewport(widget, picture, ratio)
        if self.times is None:
            return fit
        zoom = fit.fit_scale * ratio * self.times
        return Viewport(widget, picture, ratio, zoom, self.centre)


def shared(view: Viewport) -> SharedView:
    """What every pane looks at, when one of them looks like this."""
    if view.zoom is None:
        return SharedView()
    return SharedView(view.scale / view.fit_scale, view.centre)


def box_for(view: Viewport) -> tuple[int, int] | None:
    """How large a decode the view calls for, in device pixels; ``None`` for all of the picture's pixels.

    In doublings of the fitted size, so that a turn of the wheel is no reason to decode anew.
    """
    width, height = (max(1, round(side * view.ratio)) for side in view.widget)
    times, needed = 1, view.scale / view.fit_scale
    while times < needed * 0.999:
        times *= 2
    if times > 1 and view.fit_scale * view.ratio * times >= 1.0:
        return None
    return width * times, height * times
