"""Contrast from the tokens, a style sheet without holes, icons in every colour."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from fotointerview import resources
from fotointerview.domain.words import Room
from fotointerview.gui import icons, theme
from fotointerview.gui.appearance import Appearance, Theme
from fotointerview.gui.theme import LIGHT, ROOM, Tokens
from tests.gui import hands
from tests.gui.conftest import Studio

SHEETS = ("room.qss", "desk.qss")

THEMES = {"dark": ROOM, "light": LIGHT}
GROUNDS = ("room", "panel", "control", "control_hover")
TEXTS = [
    *(("ink", ground) for ground in (*GROUNDS, "canvas", "border", "selected")),
    *(("muted", ground) for ground in (*GROUNDS, "canvas")),
    ("on_rope", "rope"),
    ("on_rope", "rope_hover"),
    ("room", "ink"),
    ("participant", "panel"),
    ("participant", "room"),
]
"""Every pair that the style sheets, the palette and the widgets that paint themselves put on each other."""

EDGES = [
    *(("edge", ground) for ground in ("room", "panel")),
    *(("ink", ground) for ground in GROUNDS),
    *(("rope_edge", ground) for ground in ("room", "panel")),
]
"""Outlines that show where a control is, or that it has the keyboard, or that it is chosen."""


@pytest.mark.parametrize("colours", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_can_be_read(colours: Tokens, text: str, ground: str) -> None:
    assert theme.contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_that_are_the_control_can_be_seen(colours: Tokens, edge: str, ground: str) -> None:
    assert theme.contrast(getattr(colours, edge), getattr(colours, ground)) >= 3


def test_the_rope_has_its_colour_in_both_and_is_text_only_in_the_dark() -> None:
    assert ROOM.rope == LIGHT.rope
    assert theme.contrast(ROOM.rope, ROOM.panel) >= 4.5
    sheets = [resources.path("ui", "themes", name).read_text(encoding="utf-8") for name in SHEETS]
    written = re.findall(r"([^{}]*)\{[^}]*(?<![-\w])color: @rope;[^}]*\}", "\n".join(sheets))
    assert [rule.strip() for rule in written] == [
        'QLabel[role="planwho"]'
    ]  # in the interview room, always dark


@pytest.mark.parametrize("name", ["down.svg", "up.svg"])
@pytest.mark.parametrize("colours", THEMES.values(), ids=THEMES)
def test_the_little_arrows_have_the_colour_of_quiet_text(colours: Tokens, name: str) -> None:
    svg = resources.path("ui", "themes", colours.signs, name).read_text(encoding="utf-8")
    assert f'stroke="{colours.muted}"' in svg


def test_contrast_is_that_of_wcag() -> None:
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert theme.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_style_sheet_has_no_hole_and_no_colour_of_its_own() -> None:
    for name in SHEETS:
        raw = resources.path("ui", "themes", name).read_text(encoding="utf-8")
        assert re.findall(r"#[0-9a-fA-F]{6}\b", raw) == []
    for colours in THEMES.values():
        assert "@" not in theme.style_sheet(colours)


def test_every_size_of_text_grows() -> None:
    for name in SHEETS:
        raw = resources.path("ui", "themes", name).read_text(encoding="utf-8")
        assert re.findall(r"font-size: \d+", raw) == []


@pytest.mark.parametrize(
    ("scale", "pixels"), [(100, 13), (125, 16), (150, 20), (200, 26), (999, 26), (1, 13)]
)
def test_text_is_as_large_as_the_user_wants(dressed: QApplication, scale: int, pixels: int) -> None:
    try:
        theme.apply(dressed, scale=scale)
        assert (theme.sans(13).pixelSize(), theme.serif(13).pixelSize()) == (pixels, pixels)
        assert dressed.font().pixelSize() == pixels
        assert f"QWidget {{ color: {ROOM.ink}; font-size: {pixels}px; }}" in theme.style_sheet()
    finally:
        theme.apply(dressed)


# ── light and dark ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("wanted", "light"),
    [
        (Theme.BY_ROOM, {Room.PREPARE, Room.PUBLISH}),
        (Theme.LIGHT, {Room.PREPARE, Room.CHOOSE, Room.PUBLISH}),
        (Theme.DARK, set[Room]()),
    ],
)
def test_which_rooms_are_light(wanted: Theme, light: set[Room]) -> None:
    assert {room for room in Room if Appearance(wanted).colours(room) is LIGHT} == light


@pytest.mark.parametrize("room", Room)
@pytest.mark.parametrize("start", Theme)
def test_light_or_dark_is_the_other_one(room: Room, start: Theme) -> None:
    before = Appearance(start)
    after = before.toggled(room)
    assert after.theme is not before.theme
    if room is not Room.INTERVIEW:
        assert after.colours(room) is not before.colours(room)
    assert {before.theme, after.theme, after.toggled(room).theme} >= {before.theme, after.theme}


def test_larger_and_smaller_text_step_by_step() -> None:
    sizes = [Appearance(scale=100)]
    while sizes[-1].larger() != sizes[-1]:
        sizes.append(sizes[-1].larger())
    assert tuple(wish.scale for wish in sizes) == theme.SCALES
    assert [wish.smaller() for wish in sizes[1:]] == sizes[:-1]
    assert sizes[0].smaller() == sizes[0] == sizes[-1].usual_size()
    assert Appearance(scale=133).larger().scale == 150
    assert Appearance(scale=133).smaller().scale == 125


def test_the_window_follows_the_room_and_the_user(studio: Studio) -> None:
    window, bar = studio.window, studio.window.top_bar
    assert theme.tokens(bar) is ROOM
    window.go_to(Room.PREPARE)
    assert theme.tokens(bar) is theme.tokens(window.help) is LIGHT
    assert bar.palette().windowText().color() == QColor(LIGHT.ink)
    hands.key(window, "Ctrl+T")
    assert theme.tokens(bar) is ROOM
    assert bar.palette().windowText().color() == QColor(ROOM.ink)
    hands.key(window, "Ctrl+T")
    window.go_to(Room.INTERVIEW)
    assert theme.tokens(bar) is theme.tokens(studio.room.question) is ROOM


def pixel(widget: QWidget, x: int, y: int) -> QColor:
    return widget.grab().toImage().pixelColor(x, y)


def test_a_light_room_is_light_and_the_interview_is_not(studio: Studio) -> None:
    studio.window.go_to(Room.PREPARE)
    studio.settle()
    assert pixel(studio.window.top_bar, 3, 3) == QColor(LIGHT.panel)
    studio.window.go_to(Room.INTERVIEW)
    studio.settle()
    assert pixel(studio.window.top_bar, 3, 3) == QColor(ROOM.panel)
    assert pixel(studio.room.canvas, 3, 3) == QColor(ROOM.canvas)


def test_icons_stay_sharp_when_they_grow(dressed: QApplication) -> None:
    made = icons.icon("close", colour="#ff0000", size=16)
    for wide in (16, 32):
        shown = made.pixmap(QSize(wide, wide), 2.0)
        assert (shown.width(), shown.devicePixelRatio()) == (2 * wide, 2.0)


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
