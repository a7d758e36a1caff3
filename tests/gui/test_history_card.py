"""The history: every kind of deed has a line, and a click takes back or does again up to where it is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fotointerview.domain.history import Deed, DeedKind, History
from fotointerview.domain.words import Dimension, Voice
from fotointerview.gui import history_words
from fotointerview.gui.history_card import HistoryCard
from tests.gui.fake_session import START

LINES = {
    DeedKind.JUDGED: ("almost", "answer: almost"),
    DeedKind.REASONED: ("te streng", "reason: “te streng”"),
    DeedKind.AGREED: ("light +1 meer raam", "agreed: light, lighter, “meer raam”"),
    DeedKind.QUOTED: ("zo ben ik", "quote: “zo ben ik”"),
    DeedKind.QUOTE_CHANGED: ("", "quote changed"),
    DeedKind.QUOTE_TIED: ("keep-together", "quote tied: keep together"),
    DeedKind.QUOTE_REMOVED: ("", "quote removed"),
    DeedKind.NOTED: ("raam", "note: “raam”"),
    DeedKind.NOTE_CHANGED: ("raam", "note changed: “raam”"),
    DeedKind.NOTE_REMOVED: ("", "note removed"),
    DeedKind.DREW: ("circle", "drawn: circle"),
    DeedKind.MARK_CHANGED: ("", "drawing changed"),
    DeedKind.ERASED: ("pin", "erased: pin"),
    DeedKind.LOOKED: ("", "another look"),
    DeedKind.CHOSE: ("", "choice: taken back"),
    DeedKind.PLACED: ("2", "place: in second instance"),
    DeedKind.DESCRIBED: ("een man", "description: “een man”"),
    DeedKind.APPROVED: ("stays", "out of the house: this one stays"),
    DeedKind.FACED: ("", "face corrected"),
    DeedKind.SET_CAMERA: ("ISO 800", "camera set: ISO 800"),
}


@pytest.mark.parametrize("kind", DeedKind)
def test_every_kind_of_deed_has_a_line(kind: DeedKind) -> None:
    detail, line = LINES[kind]
    assert history_words.deed(Deed(kind, START, 24, Voice.PARTICIPANT, detail)) == f"{line} · shot 24"


def test_the_researcher_is_named_and_a_loosened_quote_is_no_tie() -> None:
    said = Deed(DeedKind.JUDGED, START, None, Voice.RESEARCHER, "no")
    assert history_words.deed(said) == "answer: no · the researcher"
    assert history_words.deed(Deed(DeedKind.QUOTE_TIED, START)) == "quote loosened"


@pytest.mark.parametrize(
    ("detail", "parts"),
    [
        ("light +1", (Dimension.LIGHT, 1, "")),
        ("light -2 meer raam", (Dimension.LIGHT, -2, "meer raam")),
        ("pose 0 kin omhoog", (Dimension.POSE, 0, "kin omhoog")),
    ],
)
def test_an_agreement_is_read_back(detail: str, parts: tuple[Dimension, int, str]) -> None:
    assert history_words.agreed(detail) == parts


@pytest.mark.parametrize(("row", "undo", "redo"), [(0, [], [2]), (1, [], [1]), (2, [1], []), (4, [3], [])])
def test_a_click_or_enter_goes_up_to_where_it_is(
    qtbot: QtBot, dressed: QApplication, row: int, undo: list[int], redo: list[int]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 640)
    card = HistoryCard(window)
    back: list[int] = []
    again: list[int] = []
    card.undo_wanted.connect(back.append)
    card.redo_wanted.connect(again.append)
    deeds = tuple(Deed(DeedKind.JUDGED, START, n, None, "yes") for n in range(5))
    card.show_history(History(deeds[:3], deeds[3:]), zone="Europe/Amsterdam")
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=3000)
    card.open()
    lines = [card.list.item(at).text() for at in range(5)]
    assert [line.rsplit(" ", 1)[1] for line in lines] == ["4", "3", "2", "1", "0"]
    assert [line.startswith("taken back") for line in lines] == [True, True, False, False, False]
    place = card.list.visualItemRect(card.list.item(row)).center()
    QTest.mouseClick(card.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (back, again) == (undo, redo)
    card.list.setFocus()
    QTest.keyClick(card.list, Qt.Key.Key_Return)
    assert (back, again) == (undo * 2, redo * 2)
