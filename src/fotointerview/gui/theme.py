"""The clothes: colours, type and measures, as tokens that fill the style sheet and the palette.

The whole program wears the dark room (:data:`ROOM`); a page of the office may be dressed in :data:`LIGHT`. Widgets
never set a style of their own. What they paint takes its colours from :data:`ROOM` where there is always dark, else
from :func:`tokens`; and its sizes from :func:`sans`, :func:`serif` and :func:`px`, which grow with the text.
"""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from fotointerview import resources

SERIFS = (
    "Libertinus Serif",
    "P052",
    "Palatino Linotype",
    "Palatino",
    "Noto Serif",
    "Georgia",
    "DejaVu Serif",
)
"""For people's words and the question, best first."""

SANS = ("Inter", "Segoe UI", "Cantarell", "Noto Sans", "Helvetica Neue", "DejaVu Sans")
"""For the work, when the system's own font is not a sans we know."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of a theme, as ``#rrggbb``. Yellow (``rope``) means thread and next step, nothing else.

    ``edge`` and ``rope_edge`` are the outlines that show where a control is (3:1); ``selected`` lies under chosen
    words. ``researcher`` and ``participant`` are the pencils; on a picture they are always those of the dark room.
    ``signs`` is the folder of the little arrows, within ``ui/themes``.
    """

    canvas: str = "#161615"
    room: str = "#1b1b1a"
    panel: str = "#232322"
    line: str = "#30302d"
    control: str = "#2c2b29"
    control_hover: str = "#333230"
    border: str = "#3b3a37"
    edge: str = "#77736b"
    selected: str = "#5a574f"
    ink: str = "#e9e6df"
    muted: str = "#9d998f"
    faint: str = "#6b6860"
    rope: str = "#f2c300"
    rope_hover: str = "#ffd21f"
    rope_edge: str = "#f2c300"
    on_rope: str = "#1b1b1a"
    researcher: str = "#e0413f"
    participant: str = "#57b6e8"
    signs: str = "dark"


ROOM = Tokens()
"""The dark room: around pictures nothing has a colour, so that nobody's skin looks wrong."""

LIGHT = Tokens(
    canvas="#e6e3db",
    room="#fbfaf6",
    panel="#f4f2ec",
    line="#dcd8ce",
    control="#ebe8e0",
    control_hover="#e0dcd2",
    border="#cbc6ba",
    edge="#7b776e",
    selected="#d3cec2",
    ink="#1b1b1a",
    muted="#5c5952",
    faint="#9a958a",
    rope="#f2c300",
    rope_hover="#ffd21f",
    rope_edge="#806600",
    on_rope="#1b1b1a",
    researcher="#b92d2b",
    participant="#1a679b",
    signs="light",
)
"""Paper, for the office."""

SCALES = (100, 110, 125, 150, 175, 200)
"""The sizes of the text, in per cent of the usual one."""

_DRESSED = "dressedInLight"
_SHEETS = ("room.qss", "desk.qss", "participant.qss")


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two ``#rrggbb`` colours, 1..21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def serif(pixels: int, *, italic: bool = False, bold: bool = False) -> QFont:
    """The book serif; italic where somebody said it."""
    font = QFont()
    font.setFamilies(list(SERIFS))
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPixelSize(px(pixels))
    font.setItalic(italic)
    font.setBold(bold)
    return font


def sans(pixels: int, *, italic: bool = False, bold: bool = False) -> QFont:
    """The work font, as the application has it."""
    font = QFont(QApplication.font())
    font.setPixelSize(px(pixels))
    font.setItalic(italic)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


class _Clothes(QObject):
    """Tells that text has another size.

    Signals (GUI thread):
        changed(): fonts and measures are others; what keeps its own takes them anew.
    """

    changed = Signal()


class _Now:
    """How large the text is in the whole program, in per cent."""

    scale = 100


def px(pixels: int) -> int:
    """A measure for 100 % as it is at the size the text has now; logical pixels."""
    return round(pixels * _Now.scale / 100)


def scale() -> int:
    """How large the text is, in per cent of the usual size."""
    return _Now.scale


def clothes() -> _Clothes:
    """Who tells when the measures change. Connect a bound method of a widget: it ends with the widget.

    Raises:
        RuntimeError: without an application.
    """
    app = QApplication.instance()
    if app is None:
        raise RuntimeError("there is no application to dress")
    return app.findChild(_Clothes) or _Clothes(app)


class _Grower(QObject):
    """Keeps measures of its parent in step with the text."""

    def __init__(self, widget: QWidget, measures: Mapping[str, int]) -> None:
        super().__init__(widget)
        self._measures = measures
        clothes().changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        for name, pixels in self._measures.items():
            size = QSize(px(pixels), px(pixels)) if name == "iconSize" else px(pixels)
            if (widget := self.parent()) is not None:
                widget.setProperty(name, size)


def grow(widget: QWidget, **measures: int) -> None:
    """Let measures of ``widget`` grow with the text: names of Qt's properties and what they are at 100 %."""
    _Grower(widget, measures)


def style_sheet(colours: Tokens = ROOM) -> str:
    """The sheets in ``ui/themes`` with every ``@token`` filled in, and every ``@px(n)`` at the size of the text."""
    text = "\n".join(resources.path("ui", "themes", name).read_text(encoding="utf-8") for name in _SHEETS)
    values = asdict(colours) | {
        "serif": ", ".join(f'"{family}"' for family in SERIFS),
        "themes": resources.path("ui", "themes").as_posix(),
    }
    sized = re.sub(
        r"@px\((\d+)([+-]\d+)?\)", lambda found: f"{px(int(found[1])) + int(found[2] or 0)}px", text
    )
    return re.sub(r"@(\w+)", lambda found: values[found.group(1)], sized)


def apply(app: QApplication, *, scale: int = 100) -> None:
    """Dress the application in the dark room: style, palette, font, style sheet, with text at ``scale`` per cent.

    Pages that are dressed otherwise stay so, and follow in size.
    """
    _Now.scale = max(SCALES[0], min(SCALES[-1], scale))
    if not app.styleSheet():  # once: it costs as much as all the rest
        app.setStyle("Fusion")
        app.setPalette(_palette(ROOM))
    app.setFont(_work_font())
    app.setStyleSheet(style_sheet())
    for widget in app.allWidgets():
        if widget.property(_DRESSED):
            _put_on(widget, LIGHT)
    clothes().changed.emit()


def dress(widget: QWidget, colours: Tokens) -> None:
    """Dress ``widget`` and all in it in ``colours``: :data:`LIGHT`, or :data:`ROOM` as the application is."""
    is_light = colours is LIGHT
    if bool(widget.property(_DRESSED)) is is_light:
        return
    widget.setProperty(_DRESSED, is_light)
    _put_on(widget, colours)


def tokens(widget: QObject | None) -> Tokens:
    """The colours that ``widget`` wears, for what it paints itself."""
    while widget is not None:
        if widget.property(_DRESSED):
            return LIGHT
        widget = widget.parent()
    return ROOM


def _put_on(widget: QWidget, colours: Tokens) -> None:
    widget.setPalette(QPalette() if colours is ROOM else _palette(colours))
    sheet = "" if colours is ROOM else style_sheet(colours)
    widget.setStyleSheet(sheet)


def _work_font() -> QFont:
    families = set(QFontDatabase.families())
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    best = next((family for family in SANS if family in families), None)
    if best is not None:
        font.setFamilies([best])
    font.setPixelSize(px(13))
    return font


def _palette(colours: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for which, colour in {
        role.Window: colours.room,
        role.Base: colours.control,
        role.AlternateBase: colours.panel,
        role.Button: colours.control,
        role.ToolTipBase: colours.panel,
        role.WindowText: colours.ink,
        role.Text: colours.ink,
        role.ButtonText: colours.ink,
        role.BrightText: colours.ink,
        role.ToolTipText: colours.ink,
        role.PlaceholderText: colours.muted,
        role.Highlight: colours.selected,
        role.HighlightedText: colours.ink,
        role.Link: colours.participant,
        role.Mid: colours.border,
        role.Dark: colours.canvas,
        role.Light: colours.control_hover,
    }.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.faint))
    return palette
