"""What the keys of the interview room do, as data: the registry feeds shortcuts, tooltips, the help and one test.

The hand rests on the keyboard and the eyes on the participant. A key that writes never acts while words are typed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from fotointerview.gui.texts import QT_TRANSLATE_NOOP, translate


class ActionId(StrEnum):
    """Every action of the room; the names are for code and tests."""

    SHOOT = "shoot"
    NEXT_PHOTO = "next-photo"
    YES = "yes"
    ALMOST = "almost"
    NO = "no"
    MONOCHROME = "monochrome"
    ZOOM = "zoom"
    MARK = "mark"
    ERASE = "erase"
    QUOTE = "quote"
    REASON = "reason"
    PREVIOUS = "previous"
    FOLLOWING = "following"
    FIRST = "first"
    NEWEST = "newest"
    LIVE = "live"
    GRID = "grid"
    FOCUS = "focus"
    SERIES = "series"
    CAMERA = "camera"
    BACK = "back"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action: English source text (context ``Actions``) and the keys that trigger it."""

    id: ActionId
    text: str
    keys: tuple[str, ...]
    repeats: bool = False


SPECS: Final = (
    ActionSpec(ActionId.SHOOT, QT_TRANSLATE_NOOP("Actions", "Take a photo"), ("Space",)),
    ActionSpec(ActionId.NEXT_PHOTO, QT_TRANSLATE_NOOP("Actions", "Next photo"), ("Return", "Enter")),
    ActionSpec(ActionId.YES, QT_TRANSLATE_NOOP("Actions", "Answer: yes"), ("1",)),
    ActionSpec(ActionId.ALMOST, QT_TRANSLATE_NOOP("Actions", "Answer: almost"), ("2",)),
    ActionSpec(ActionId.NO, QT_TRANSLATE_NOOP("Actions", "Answer: no"), ("3",)),
    ActionSpec(ActionId.REASON, QT_TRANSLATE_NOOP("Actions", "Write down the reason"), ("R",)),
    ActionSpec(ActionId.QUOTE, QT_TRANSLATE_NOOP("Actions", "Write down a quote"), ("Q",)),
    ActionSpec(ActionId.MONOCHROME, QT_TRANSLATE_NOOP("Actions", "Black and white, or colour"), ("B",)),
    ActionSpec(ActionId.ZOOM, QT_TRANSLATE_NOOP("Actions", "100 %, or the whole picture"), ("Z",)),
    ActionSpec(ActionId.MARK, QT_TRANSLATE_NOOP("Actions", "Draw a mark"), ("M",)),
    ActionSpec(
        ActionId.ERASE,
        QT_TRANSLATE_NOOP("Actions", "Erase the selected or last mark"),
        ("Delete", "Backspace"),
    ),
    ActionSpec(ActionId.PREVIOUS, QT_TRANSLATE_NOOP("Actions", "Shot before"), ("Up",), repeats=True),
    ActionSpec(ActionId.FOLLOWING, QT_TRANSLATE_NOOP("Actions", "Shot after"), ("Down",), repeats=True),
    ActionSpec(ActionId.FIRST, QT_TRANSLATE_NOOP("Actions", "First shot"), ("Home",)),
    ActionSpec(ActionId.NEWEST, QT_TRANSLATE_NOOP("Actions", "Newest shot"), ("End",)),
    ActionSpec(ActionId.LIVE, QT_TRANSLATE_NOOP("Actions", "Live view, or the shot"), ("L",)),
    ActionSpec(ActionId.GRID, QT_TRANSLATE_NOOP("Actions", "Lines over the picture"), ("G",)),
    ActionSpec(ActionId.FOCUS, QT_TRANSLATE_NOOP("Actions", "Focus now"), ("F",)),
    ActionSpec(ActionId.SERIES, QT_TRANSLATE_NOOP("Actions", "Self-timer: start or stop"), ("T",)),
    ActionSpec(ActionId.CAMERA, QT_TRANSLATE_NOOP("Actions", "Camera: settings, timer, copies"), ("K",)),
    ActionSpec(ActionId.BACK, QT_TRANSLATE_NOOP("Actions", "Back: stop drawing, whole picture"), ("Escape",)),
    ActionSpec(ActionId.HELP, QT_TRANSLATE_NOOP("Actions", "Show the keys"), ("?", "F1")),
)


def text(spec: ActionSpec) -> str:
    """What the action does, in the language of the window."""
    return translate("Actions", spec.text)


def key_names(spec: ActionSpec) -> str:
    """Its first key as people know it."""
    return {
        "Space": translate("Keys", "Space"),
        "Return": translate("Keys", "Enter ⏎"),
        "Delete": translate("Keys", "Delete"),
        "Escape": translate("Keys", "Esc"),
        "Up": "↑",
        "Down": "↓",
        "Home": translate("Keys", "Home"),
        "End": translate("Keys", "End"),
    }.get(spec.keys[0], spec.keys[0])


def tooltip(which: ActionId) -> str:
    """What it does, and its key: for the button that does the same."""
    spec = next(spec for spec in SPECS if spec.id is which)
    return f"{text(spec)} ({key_names(spec)})"


def install(widget: QWidget, handlers: Mapping[ActionId, Callable[[], None]]) -> dict[ActionId, QAction]:
    """Give ``widget`` an action for every spec; they work while the widget is visible in the active window.

    Raises:
        KeyError: when an action has no handler.
    """
    made = {}
    for spec in SPECS:
        action = QAction(text(spec), widget)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(spec.repeats)
        action.triggered.connect(handlers[spec.id])
        widget.addAction(action)
        made[spec.id] = action
    return made
