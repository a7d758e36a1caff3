"""The dark room: colours, type and measures, as tokens that fill the style sheet and the palette.

Widgets never set a style of their own. What they paint themselves takes its colours from :data:`ROOM`.
"""

import re
from dataclasses import asdict, dataclass

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

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
    """The colours of a theme, as ``#rrggbb``. Yellow (``rope``) means thread and next step, nothing else."""

    canvas: str = "#161615"
    room: str = "#1b1b1a"
    panel: str = "#232322"
    line: str = "#30302d"
    control: str = "#2c2b29"
    control_hover: str = "#353431"
    border: str = "#3b3a37"
    edge: str = "#77736b"
    ink: str = "#e9e6df"
    muted: str = "#9d998f"
    faint: str = "#6b6860"
    rope: str = "#f2c300"
    rope_hover: str = "#ffd21f"
    on_rope: str = "#1b1b1a"
    researcher: str = "#e0413f"
    participant: str = "#57b6e8"


ROOM = Tokens()
_SHEETS = ("room.qss", "desk.qss")


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
    font.setPixelSize(pixels)
    font.setItalic(italic)
    font.setBold(bold)
    return font


def sans(pixels: int, *, italic: bool = False, bold: bool = False) -> QFont:
    """The work font, as the application has it."""
    font = QFont(QApplication.font())
    font.setPixelSize(pixels)
    font.setItalic(italic)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def style_sheet(tokens: Tokens = ROOM) -> str:
    """The sheets in ``ui/themes`` with every ``@token`` filled in."""
    text = "\n".join(resources.path("ui", "themes", name).read_text(encoding="utf-8") for name in _SHEETS)
    values = asdict(tokens) | {
        "serif": ", ".join(f'"{family}"' for family in SERIFS),
        "themes": resources.path("ui", "themes").as_posix(),
    }
    return re.sub(r"@(\w+)", lambda found: values[found.group(1)], text)


def apply(app: QApplication, *, tokens: Tokens = ROOM) -> None:
    """Dress the application: style, palette, font, style sheet."""
    app.setStyle("Fusion")
    app.setPalette(_palette(tokens))
    app.setFont(_work_font())
    app.setStyleSheet(style_sheet(tokens))


def _work_font() -> QFont:
    families = set(QFontDatabase.families())
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    best = next((family for family in SANS if family in families), None)
    if best is not None:
        font.setFamilies([best])
    font.setPixelSize(13)
    return font


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for which, colour in {
        role.Window: tokens.room,
        role.Base: tokens.control,
        role.AlternateBase: tokens.panel,
        role.Button: tokens.control,
        role.ToolTipBase: tokens.panel,
        role.WindowText: tokens.ink,
        role.Text: tokens.ink,
        role.ButtonText: tokens.ink,
        role.BrightText: tokens.ink,
        role.ToolTipText: tokens.ink,
        role.PlaceholderText: tokens.muted,
        role.Highlight: tokens.edge,
        role.HighlightedText: tokens.ink,
        role.Link: tokens.participant,
        role.Mid: tokens.border,
        role.Dark: tokens.canvas,
        role.Light: tokens.control_hover,
    }.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.faint))
    return palette
