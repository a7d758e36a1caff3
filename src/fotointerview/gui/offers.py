"""What the palette offers: the actions of the window and of the room one is in, and that room's other buttons."""

from collections.abc import Iterator

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QWidget

from fotointerview.gui import actions, keymap
from fotointerview.gui.action_list import SPECS, ActionId
from fotointerview.gui.finding import Entry

__all__ = ["Entry", "offer", "run"]

_UNASKED = frozenset({ActionId.PALETTE, ActionId.BACK})
"""What nobody looks for in the palette: it is open by then."""

_BUTTON = "button-"


def offer(window: QWidget, *, page: QWidget) -> tuple[Entry, ...]:
    """What can be found: actions in the order of the sheet, then the buttons of ``page`` that do something else.

    An action of a widget that is not in sight cannot be done, and is not offered.
    """
    known = _actions(window, page)
    found = [_entry(known[spec.id]) for spec in SPECS if spec.id in known and spec.id not in _UNASKED]
    names = {entry.text for entry in found}
    for at, button in enumerate(_buttons(page)):
        name = _name(button)
        if name not in names:
            names.add(name)
            found.append(Entry(f"{_BUTTON}{at}", name, can_do=button.isEnabled()))
    return tuple(found)


def run(key: str, window: QWidget, *, page: QWidget) -> None:
    """Do what the entry ``key`` of :func:`offer` stands for; nothing, when it can no longer be done."""
    if not key.startswith(_BUTTON):
        _actions(window, page)[ActionId(key)].trigger()
        return
    buttons = list(_buttons(page))
    at = int(key.removeprefix(_BUTTON))
    if at < len(buttons):
        buttons[at].click()


def _entry(action: QAction) -> Entry:
    which = ActionId(action.data())
    spec = keymap.spec_of(which)
    return Entry(
        key=which.value,
        text=actions.text(spec),
        also=(spec.text, f"{actions.group_text(spec.group)} {actions.text(spec)}"),
        shortcut=actions.key_names(spec),
        group=actions.group_text(spec.group),
        can_do=action.isEnabled(),
    )


def _actions(window: QWidget, page: QWidget) -> dict[ActionId, QAction]:
    """The room's own go before the window's."""
    known: dict[ActionId, QAction] = {}
    visible = (widget for widget in (*page.findChildren(QWidget), page) if widget.isVisible())
    for widget in (window, *visible):
        for action in widget.actions():
            which = actions.id_of(action)
            if which is not None:
                known[which] = action
    return known


def _buttons(page: QWidget) -> Iterator[QAbstractButton]:
    """The buttons in sight that do what no action does."""
    taught = {actions.tooltip(spec.id) for spec in SPECS}
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and _name(button) and button.toolTip() not in taught:
            yield button


def _name(button: QAbstractButton) -> str:
    return (button.accessibleName() or button.text()).replace("&", "").strip()
