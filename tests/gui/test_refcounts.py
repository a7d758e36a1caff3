"""Qt's bindings must not eat references to None, True and False: see docs/decisions/0007."""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

_TIMES = 200
_NOISE = 0.25


class _Sender(QObject):
    told = Signal(object)


def _lost(do: Callable[[], object]) -> float:
    """References to None, True and False lost a call."""
    do()
    before = [sys.getrefcount(value) for value in (None, True, False)]
    for _ in range(_TIMES):
        do()
    after = [sys.getrefcount(value) for value in (None, True, False)]
    return max(then - now for then, now in zip(before, after, strict=True)) / _TIMES


@pytest.mark.parametrize("what", ["setChecked", "update", "emit"])
def test_no_reference_is_eaten(qtbot: QtBot, qapp: QApplication, what: str) -> None:
    button, sender = QPushButton(), _Sender()
    qtbot.addWidget(button)
    sender.told.connect(lambda _: None)
    calls: dict[str, Callable[[], object]] = {
        "setChecked": lambda: button.setChecked(False),
        "update": button.update,
        "emit": lambda: sender.told.emit(True),
    }
    assert _lost(calls[what]) < _NOISE
