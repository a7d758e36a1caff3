"""Mouse and keyboard, typed: thin names over QTest."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Press and release the left button, in the middle unless told where."""
    QTest.mouseClick(widget, _LEFT, _NONE, at or widget.rect().center())


def drag(widget: QWidget, *points: QPoint) -> None:
    """Press at the first point, move over the others, release at the last."""
    QTest.mousePress(widget, _LEFT, _NONE, points[0])
    for point in points[1:]:
        QTest.mouseMove(widget, point)
    QTest.mouseRelease(widget, _LEFT, _NONE, points[-1])


def key(window: QWidget, name: str) -> None:
    """Type the key ``name`` (as in a shortcut) on the window, so that it goes through the shortcut map."""
    combination = QKeySequence.fromString(name)
    handle = window.window().windowHandle()
    assert handle is not None
    first = combination[0]  # type: ignore[index]  # PySide's stubs lack __getitem__
    QTest.keyClick(handle, first.key(), first.keyboardModifiers())
