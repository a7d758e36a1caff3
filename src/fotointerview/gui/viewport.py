"""Where on the widget a picture lies: fit, a zoom of one's own, a point to look at. Pure; no Qt.

Three spaces: *widget* (logical pixels, origin top left), *normalised* (0..1 on the whole upright picture, also where
only a crop of it is shown), and the shown picture's own pixels, which only the zoom knows: 1.0 is one picture pixel
on one device pixel.
"""

from dataclasses import dataclass, replace

from fotointerview.domain.marks import on_crop, on_whole
from fotointerview.domain.sayings import WHOLE, Box, Point

_MOST = 8.0


@dataclass(frozen=True, slots=True)
class Viewport:
    """A view of one picture.

    Attributes:
        widget: the widget's width and height in logical pixels.
        picture: full width and height of what is shown, in its own pixels: the upright picture, or its crop.
        ratio: device pixels per logical pixel.
        zoom: device pixels per picture pixel; ``None`` fits the picture in the widget.
        centre: the point in the middle of the widget, 0..1 on what is shown; only meant when zoomed.
        crop: what of the whole upright picture is shown.
    """

    widget: tuple[float, float] = (1.0, 1.0)
    picture: tuple[int, int] = (1, 1)
    ratio: float = 1.0
    zoom: float | None = None
    centre: Point = (0.5, 0.5)
    crop: Box = WHOLE

    @property
    def fit_scale(self) -> float:
        """Logical pixels per picture pixel when the whole picture is shown."""
        return min(self.widget[0] / self.picture[0], self.widget[1] / self.picture[1])

    @property
    def scale(self) -> float:
        """Logical pixels per picture pixel, now."""
        return self.fit_scale if self.zoom is None else self.zoom / self.ratio

    @property
    def rect(self) -> tuple[float, float, float, float]:
        """Left, top, width and height of the picture in the widget."""
        width, height = self.picture[0] * self.scale, self.picture[1] * self.scale
        if self.zoom is None:
            return (self.widget[0] - width) / 2, (self.widget[1] - height) / 2, width, height
        left = _placed(self.widget[0], width, self.centre[0])
        top = _placed(self.widget[1], height, self.centre[1])
        return left, top, width, height

    def to_widget(self, point: Point) -> Point:
        """A normalised point's place on the widget."""
        left, top, width, height = self.rect
        x, y = on_crop(point, self.crop)
        return left + x * width, top + y * height

    def to_picture(self, point: Point) -> Point:
        """The normalised point under a place on the widget; outside 0..1 beside the whole picture."""
        return on_whole(self._on_shown(point), self.crop)

    def _on_shown(self, point: Point) -> Point:
        left, top, width, height = self.rect
        return (point[0] - left) / width, (point[1] - top) / height

    def fitted(self) -> "Viewport":
        """The whole picture."""
        return replace(self, zoom=None, centre=(0.5, 0.5))

    def zoomed(self, zoom: float, *, at: Point | None = None) -> "Viewport":
        """At ``zoom``, with what is under widget place ``at`` (else the middle) staying where it is.

        As far out as the whole picture is a fit again; as far in as 800 %.
        """
        if zoom <= self.fit_scale * self.ratio * 1.001:
            return self.fitted()
        at = at or (self.widget[0] / 2, self.widget[1] / 2)
        held = self._on_shown(at)
        zoom = min(zoom, _MOST)
        width, height = (side * zoom / self.ratio for side in self.picture)
        centre = (
            held[0] + (self.widget[0] / 2 - at[0]) / width,
            held[1] + (self.widget[1] / 2 - at[1]) / height,
        )
        return replace(self, zoom=zoom, centre=centre)._settled()

    def panned(self, dx: float, dy: float) -> "Viewport":
        """The picture dragged by logical pixels; a fitted one stays."""
        if self.zoom is None:
            return self
        _, _, width, height = self.rect
        return replace(self, centre=(self.centre[0] - dx / width, self.centre[1] - dy / height))._settled()

    def _settled(self) -> "Viewport":
        """The centre moved to where the picture really lies, so that no drag is spent beyond its edge."""
        left, top, width, height = self.rect
        return replace(
            self, centre=((self.widget[0] / 2 - left) / width, (self.widget[1] / 2 - top) / height)
        )


def _placed(widget: float, picture: float, centre: float) -> float:
    """Where the picture begins on one axis: in the middle when smaller, else never leaving an edge bare."""
    if picture <= widget:
        return (widget - picture) / 2
    return min(0.0, max(widget - picture, widget / 2 - centre * picture))
