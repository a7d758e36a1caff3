"""Where the keyboard is can be seen: every control looks different with it, in every room and on every card."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from fotointerview.domain.words import Language, Room
from fotointerview.gui.appearance import Appearance, Theme
from fotointerview.gui.camera_panel import Page
from tests.gui import rooms_kit
from tests.gui.rooms_kit import Home

_KINDS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)


@pytest.fixture(params=[Theme.DARK, Theme.LIGHT])
def home(dressed: QApplication, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Home]:
    made = rooms_kit.make(tmp_path, language=Language.EN, appearance=Appearance(request.param))
    made.window.resize(1920, 1080)
    made.window.show()
    made.window.activateWindow()
    made.settle()
    yield made
    made.close()


def unseen(root: QWidget) -> list[str]:
    """The controls in ``root`` that look the same with the keyboard as without it."""
    found = []
    controls = [c for kind in _KINDS for c in root.findChildren(kind) if _can_have_it(c)]
    for control, elsewhere in zip(controls, [*controls[1:], controls[0]], strict=True):
        _bring_in_sight(control)
        elsewhere.setFocus(Qt.FocusReason.TabFocusReason)
        before = _picture(control)
        control.setFocus(Qt.FocusReason.TabFocusReason)
        if control.hasFocus() and _picture(control) == before:
            name = control.accessibleName() or control.property("text") or control.objectName()
            found.append(f"{type(control).__name__} {name!r}")
    return found


def _can_have_it(control: QWidget) -> bool:
    takes_it = bool(control.focusPolicy() & Qt.FocusPolicy.TabFocus)
    # A field within a spin box or an editable list shows it by what it is in.
    is_within = isinstance(control.parentWidget(), QAbstractSpinBox | QComboBox)
    return takes_it and control.isVisible() and control.isEnabled() and not is_within


def _bring_in_sight(control: QWidget) -> None:
    """As Tab does."""
    around = control.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(control)
        around = around.parentWidget()


def _picture(control: QWidget) -> object:
    """The control as it is seen, without its neighbours."""
    window = control.window()
    return window.grab(QRect(control.mapTo(window, QPoint()), control.size())).toImage()


@pytest.mark.parametrize("room", Room)
def test_the_keyboard_can_be_seen_in_every_room(home: Home, room: Room) -> None:
    home.window.go_to(room)
    home.notice()
    assert unseen(home.window) == []


def test_the_keyboard_can_be_seen_on_every_card(home: Home) -> None:
    home.window.go_to(Room.INTERVIEW)
    for page in Page:
        home.interview.camera_panel.open(home.interview.state, page)
        home.settle()
        assert unseen(home.interview.camera_panel) == []
    home.interview.camera_panel.put_away()
    home.window.help.open()
    home.window.help.show_changing(True)
    home.settle()
    assert unseen(home.window.help) == []


def test_the_keyboard_can_be_seen_on_the_doorstep(home: Home) -> None:
    home.welcome.show()
    home.welcome.activateWindow()
    home.settle()
    assert unseen(home.welcome) == []
