"""A row of buttons that goes on below: nothing overlaps, nothing sticks out, hidden ones take no room."""

from itertools import combinations

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fotointerview.gui.flow import flow


@pytest.mark.parametrize(("width", "lines"), [(1000, 1), (330, 2), (120, 4)])
def test_it_goes_on_below(qtbot: QtBot, dressed: QApplication, width: int, lines: int) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    buttons = [QPushButton(f"button {number}") for number in range(4)]
    for button in buttons:
        button.setFixedSize(110, 40)
    row = flow(*buttons)
    box.setLayout(row)
    box.resize(width, row.heightForWidth(width))
    box.show()
    qtbot.waitExposed(box)
    assert row.heightForWidth(width) == lines * 40 + (lines - 1) * row.spacing()
    assert len({button.y() for button in buttons}) == lines
    assert all(box.rect().contains(button.geometry()) for button in buttons)
    assert not any(one.geometry().intersects(other.geometry()) for one, other in combinations(buttons, 2))
    assert row.sizeHint().width() == 4 * 110 + 3 * row.spacing()
    for button in buttons[1:]:
        button.hide()
    assert row.heightForWidth(width) == 40
    assert row.sizeHint().width() == 110
    assert row.itemAt(4) is None
    assert row.takeAt(4) is None
