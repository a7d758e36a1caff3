"""Contrast from the tokens, a style sheet without holes, icons in every colour."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from fotointerview import resources
from fotointerview.gui import icons, theme
from fotointerview.gui.theme import ROOM

TEXTS = [
    (ROOM.ink, ROOM.room),
    (ROOM.ink, ROOM.panel),
    (ROOM.ink, ROOM.control),
    (ROOM.ink, ROOM.control_hover),
    (ROOM.ink, ROOM.border),
    (ROOM.muted, ROOM.panel),
    (ROOM.muted, ROOM.room),
    (ROOM.muted, ROOM.canvas),
    (ROOM.muted, ROOM.control),
    (ROOM.on_rope, ROOM.rope),
    (ROOM.on_rope, ROOM.rope_hover),
    (ROOM.rope, ROOM.panel),
    (ROOM.room, ROOM.ink),
]
EDGES = [(ROOM.edge, ROOM.panel), (ROOM.rope, ROOM.panel), (ROOM.ink, ROOM.panel)]


@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_can_be_read(text: str, ground: str) -> None:
    assert theme.contrast(text, ground) >= 4.5


@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_that_are_the_control_can_be_seen(edge: str, ground: str) -> None:
    assert theme.contrast(edge, ground) >= 3


def test_contrast_is_that_of_wcag() -> None:
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert theme.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_style_sheet_has_no_hole_and_no_colour_of_its_own() -> None:
    raw = resources.path("ui", "themes", "room.qss").read_text(encoding="utf-8")
    filled = theme.style_sheet()
    assert "@" not in filled
    assert re.findall(r"#[0-9a-fA-F]{6}\b", raw) == []


def test_no_widget_dresses_itself() -> None:
    folder = Path(theme.__file__).parent
    dressed = [p.name for p in folder.glob("*.py") if ".setStyleSheet(" in p.read_text(encoding="utf-8")]
    assert dressed == ["theme.py"]


@pytest.mark.parametrize("file", sorted(resources.path("ui", "icons").glob("*.svg")), ids=lambda p: p.stem)
def test_an_icon_takes_the_colour_of_its_text(dressed: QApplication, file: Path) -> None:
    image = icons.pixmap(file.stem, colour="#ff0000", size=20, ratio=2.0).toImage()
    colours = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    seen = [colour for colour in colours if colour.alpha() > 200]
    assert (image.width(), image.height()) == (40, 40)
    assert len(seen) > 20
    assert all(colour.red() > 240 and colour.green() < 15 for colour in seen)
    assert not icons.icon(file.stem).isNull()


def test_the_palette_is_the_rooms(dressed: QApplication) -> None:
    assert dressed.palette().window().color() == QColor(ROOM.room)
    assert theme.serif(15, italic=True).italic()
