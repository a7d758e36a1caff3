"""Actions at work: their keys, their words, and the ``QAction`` that each room and the window make of the list.

The hand rests on the keyboard and the eyes on the participant. A key that writes never acts while words are typed.
The keys are the standard ones until somebody changes them; like the clothes, they are those of the whole program.
"""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from fotointerview.gui import keymap
from fotointerview.gui.action_list import SPECS, ActionId, ActionSpec, Group
from fotointerview.gui.keymap import Changes
from fotointerview.gui.texts import translate

__all__ = ["SPECS", "ActionId", "ActionSpec", "Group"]


class _Keys:
    """The changes that count now, in the whole program."""

    changes: Changes = keymap.NO_CHANGES


_keys = _Keys()


def changes() -> Changes:
    """How the keys differ from the standard ones now."""
    return _keys.changes


def use(changed: Changes, *, roots: Iterable[QWidget] = ()) -> None:
    """From now on the keys are the standard ones with ``changed``; what is made already in ``roots`` follows."""
    before = {tooltip(spec.id): spec.id for spec in SPECS}
    _keys.changes = changed
    for root in roots:
        for action in root.findChildren(QAction):
            which = id_of(action)
            if which is not None:
                action.setShortcuts(_sequences(which))
        for widget in root.findChildren(QWidget):
            known = before.get(widget.toolTip())
            if known is not None:
                widget.setToolTip(tooltip(known))


def text(spec: ActionSpec) -> str:
    """What the action does, in the language of the window."""
    return translate("Actions", spec.text)


def group_text(group: Group) -> str:
    """The chapter's name, in the language of the window."""
    return translate("ActionGroups", group.value)


def key_names(spec: ActionSpec) -> str:
    """Its first key as people know it; "" when it has none."""
    keys = keymap.keys_of(spec.id, _keys.changes)
    return key_name(keys[0]) if keys else ""


def key_name(key: str) -> str:
    """A key, with what is held down with it, as people know it: ``Ctrl+↑``."""
    names = {
        "Space": translate("Keys", "Space"),
        "Return": translate("Keys", "Enter ⏎"),
        "Enter": translate("Keys", "Enter ⏎"),
        "Del": translate("Keys", "Delete"),
        "Delete": translate("Keys", "Delete"),
        "Backspace": translate("Keys", "Backspace"),
        "Esc": translate("Keys", "Esc"),
        "Escape": translate("Keys", "Esc"),
        "Up": "↑",
        "Down": "↓",
        "Left": "←",
        "Right": "→",
        "Home": translate("Keys", "Home"),
        "End": translate("Keys", "End"),
        "PgUp": translate("Keys", "Page up"),
        "PgDown": translate("Keys", "Page down"),
        "Ins": translate("Keys", "Insert"),
    }
    held, plus, last = key[:-1].rpartition("+")
    last += key[-1:]
    return held + plus + names.get(last, "−" if last == "-" else last)


def tooltip(which: ActionId) -> str:
    """What it does, and its key: for the button that does the same."""
    spec = keymap.spec_of(which)
    name = key_names(spec)
    return f"{text(spec)} ({name})" if name else text(spec)


def install(widget: QWidget, handlers: Mapping[ActionId, Callable[[], None]]) -> dict[ActionId, QAction]:
    """Give ``widget`` an action for every handler; they work while the widget is visible in the active window.

    A room has handlers for what can be done in it, the window for what can be done anywhere. Whether together they
    have one for everything in the list is told by :func:`without_handler`.
    """
    made = {}
    for spec in SPECS:
        if spec.id not in handlers:
            continue
        action = QAction(text(spec), widget)
        action.setData(spec.id.value)
        action.setShortcuts(_sequences(spec.id))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(spec.repeats)
        action.triggered.connect(handlers[spec.id])
        widget.addAction(action)
        made[spec.id] = action
    return made


def without_handler(*installed: Mapping[ActionId, QAction]) -> frozenset[ActionId]:
    """The actions of the list that none of ``installed`` can do."""
    return frozenset(spec.id for spec in SPECS).difference(*installed)


def id_of(action: QAction) -> ActionId | None:
    """Which action of the list ``action`` is; ``None`` for any other."""
    data = action.data()
    return ActionId(data) if isinstance(data, str) and data in list(ActionId) else None


def _sequences(which: ActionId) -> list[QKeySequence]:
    return [QKeySequence(key) for key in keymap.keys_of(which, _keys.changes)]
