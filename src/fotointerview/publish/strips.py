"""How the shots of an interview lie on paper: film strips cut to length, and room for the chosen one.

Pure geometry in millimetres; knows widths and heights, no words and no files.
"""

from collections.abc import Sequence
from dataclasses import dataclass

A4_WIDTH = 273.0
"""Width between the margins of an A4 in landscape."""
PHOTO_HEIGHT = 25.0
GAP = 2.0
END = 3.0
"""Black film left at each end of a strip."""
PANEL_GAP = 7.0
"""Between a strip and the chosen shot beside it."""

PANEL_WORDS_GAP = 5.0
"""Between the chosen shot and its quote."""

_PANEL_LEAST = 84.0
_WORDS = 82.0
"""The longest line of a quote."""
_WORDS_LEAST = 60.0
"""The shortest line of a quote beside a large photo; with less room it goes below it."""
_PANEL_ROWS = 2
_MIN_CELL = 27.0
_MAX_PHOTO = 56.0


@dataclass(frozen=True, slots=True)
class Cell:
    """Room for one shot: ``width`` of its place on the strip, and of the photo in it."""

    width: float
    photo_width: float
    photo_height: float


@dataclass(frozen=True, slots=True)
class Strip:
    """Shots ``first`` up to ``first + len(cells)``; ``panel`` when the chosen shot stands beside the strip."""

    first: int
    cells: tuple[Cell, ...]
    panel: bool = False

    @property
    def width(self) -> float:
        """From black end to black end."""
        return _width(self.cells)


@dataclass(frozen=True, slots=True)
class Way:
    """How large an interview is laid: the height of a photo in mm, and whether the chosen one is large as well."""

    photo: float
    large: bool


WAYS = (Way(34.0, True), Way(PHOTO_HEIGHT, True), Way(PHOTO_HEIGHT, False))
"""The largest first; the last is for a page that is shared, or an interview that fills pages of its own."""


def cell_for(size: tuple[int, int], photo: float = PHOTO_HEIGHT) -> Cell:
    """The cell of a photo of ``size`` pixels on film for photos ``photo`` mm high; an unknown size is 3:2."""
    aspect = size[0] / size[1] if size[0] > 0 and size[1] > 0 else 1.5
    width = photo * aspect
    height = photo
    widest = _MAX_PHOTO * photo / PHOTO_HEIGHT
    if width > widest:
        width, height = widest, max(4.0, widest / aspect)
    width = max(width, 4.0)
    return Cell(round(max(width, _MIN_CELL), 3), round(width, 3), round(height, 3))


def lay_out(cells: Sequence[Cell], *, with_panel: bool, width: float = A4_WIDTH) -> tuple[Strip, ...]:
    """``cells`` on as few strips as they need; with a panel the last strips leave room beside them where they can.

    A last strip that is too long for the panel is cut in two halves, the second of which is the shorter.
    """
    rows: list[list[Cell]] = []
    for cell in cells:
        if rows and _width([*rows[-1], cell]) <= width:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    if with_panel and rows and not _leaves_room(rows[-1], width) and len(rows[-1]) > 1:
        last = rows.pop()
        half = len(last) - len(last) // 2
        rows += [last[:half], last[half:]]
    beside = 0
    while with_panel and beside < min(_PANEL_ROWS, len(rows)) and _leaves_room(rows[-1 - beside], width):
        beside += 1
    strips, first = [], 0
    for index, row in enumerate(rows):
        strips.append(Strip(first, tuple(row), panel=index >= len(rows) - beside))
        first += len(row)
    return tuple(strips)


@dataclass(frozen=True, slots=True)
class PanelPlace:
    """The chosen shot's photo of ``width`` × ``height``; its quote goes below it when ``stacked``, else beside."""

    width: float
    height: float
    words_width: float
    stacked: bool


def panel_place(
    size: tuple[int, int], *, strips: Sequence[Strip], width: float = A4_WIDTH, large: bool = False
) -> PanelPlace:
    """Where a chosen shot of ``size`` pixels goes: beside the ``strips`` that leave it room, or by itself.

    ``large`` is where there is height for it: its words then go below it, unless it is upright.
    """
    beside = [strip for strip in strips if strip.panel]
    if not beside:
        room, box = (width - PANEL_GAP) / 2, (66.0, 46.0)
    else:
        room = width - PANEL_GAP - max(strip.width for strip in beside)
        box = (min(69.0, 0.54 * room), 46.0)
    high = len(beside) > 1 or (large and bool(beside))
    if high and size[0] > size[1]:
        photo = fit(size, (min(111.0, room), 74.0))
        if (rest := room - photo[0] - PANEL_WORDS_GAP) >= _WORDS_LEAST:
            return PanelPlace(*photo, words_width=round(min(_WORDS, rest), 3), stacked=False)
        return PanelPlace(*photo, words_width=photo[0], stacked=True)
    photo = fit(size, (0.5 * room, 94.0) if high else box)
    return PanelPlace(
        *photo, words_width=round(min(_WORDS, room - photo[0] - PANEL_WORDS_GAP), 3), stacked=False
    )


def _leaves_room(row: Sequence[Cell], width: float) -> bool:
    return _width(row) <= width - PANEL_GAP - _PANEL_LEAST


def fit(size: tuple[int, int], box: tuple[float, float]) -> tuple[float, float]:
    """The largest width and height of ``size``'s shape inside ``box``."""
    aspect = size[0] / size[1] if size[0] > 0 and size[1] > 0 else 1.5
    width = min(box[0], box[1] * aspect)
    return round(width, 3), round(width / aspect, 3)


def _width(cells: Sequence[Cell]) -> float:
    return 2 * END + sum(cell.width for cell in cells) + GAP * (len(cells) - 1)
