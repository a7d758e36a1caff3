"""The words card: quotes with their ties, notes of one's own, and typing that news never disturbs."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from fotointerview.domain.chain import Chain, Words
from fotointerview.domain.sayings import Note, Quote, QuoteLink
from fotointerview.domain.words import LinkKind, Voice
from fotointerview.gui.words_card import SHOWN, WordsCard
from fotointerview.gui.words_rows import QuoteLine
from fotointerview.gui.words_view import note_rows, quote_rows
from tests.gui import fake_session, hands
from tests.gui.fake_session import START

BARE = fake_session.chain(*map(fake_session.link, (1, 2, 3)))
FIRST, SECOND, THIRD = (link.shot.id for link in BARE.links)


def told(many: int = 2) -> Chain:
    quotes = tuple(
        Quote(f"q{n}", "i1", f"words {n}", Voice.PARTICIPANT, START + timedelta(minutes=n))
        for n in range(many)
    )
    ties = (
        QuoteLink("l1", "q0", SECOND, LinkKind.ILLUSTRATES),
        QuoteLink("l2", "q0", FIRST, LinkKind.SAID_AT),
    )
    notes = (Note("n1", "i1", SECOND, "raam", START), Note("n2", "i1", None, "rust", START))
    return replace(BARE, words=Words(tuple(reversed(quotes)), ties, notes))


def test_quotes_go_by_time_and_ties_by_shot() -> None:
    first, second = quote_rows(told(), SECOND)
    assert (first.id, second.id) == ("q0", "q1")
    assert [(tie.id, tie.shot, tie.is_here) for tie in first.ties] == [("l2", 1, False), ("l1", 2, True)]
    assert second.ties == ()
    assert [(note.shot, note.is_here) for note in note_rows(told(), SECOND)] == [(2, True), (None, False)]
    assert quote_rows(None, "") == ()
    assert note_rows(None, "") == ()


@dataclass
class Table:
    card: WordsCard
    heard: list[tuple[object, ...]] = field(default_factory=list)

    @property
    def quotes(self) -> list[QuoteLine]:
        return [row for row in self.card.rows if isinstance(row, QuoteLine)]


@pytest.fixture
def table(qtbot: QtBot, dressed: QApplication) -> Table:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(980, 700)
    made = Table(WordsCard(window))
    names = ("quoted", "quote_changed", "quote_removed", "tied", "untied", "noted", "note_changed", "closed")
    for name in names:
        getattr(made.card, name).connect(lambda *said, name=name: made.heard.append((name, *said)))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=3000)
    made.card.show_words(told(), shot_id=SECOND)
    made.card.open_quotes()
    return made


def test_a_quote_is_tied_loosened_and_removed(table: Table) -> None:
    row = table.quotes[0]
    assert not row.tie_buttons[LinkKind.ILLUSTRATES].isEnabled()
    row.tie_buttons[LinkKind.KEEP_TOGETHER].click()
    row.chip(0).click()
    row.remove_button.click()
    assert table.heard == [
        ("tied", "q0", SECOND, LinkKind.KEEP_TOGETHER),
        ("untied", "l2"),
        ("quote_removed", "q0"),
    ]


def test_news_never_disturbs_words_that_are_written(table: Table) -> None:
    row = table.quotes[0]
    row.edit_button.click()
    QTest.keyClicks(row.field, "x ")
    table.card.show_words(told(9), shot_id=THIRD)
    assert (row.row_id, row.field.hasFocus(), len(table.quotes)) == ("q0", True, 2)
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    assert table.heard == [("quote_changed", "q0", "x words 0")]
    assert len(table.quotes) == SHOWN


def test_a_note_belongs_to_the_shot_on_which_it_was_begun(table: Table) -> None:
    table.card.open_notes(write=True)
    QTest.keyClicks(table.card.note_field, "raam")
    table.card.show_words(told(), shot_id=THIRD)
    QTest.keyClick(table.card.note_field, Qt.Key.Key_Return)
    hands.click(table.card.whole_button)
    QTest.keyClicks(table.card.note_field, "rust")
    table.card.put_away()
    assert table.heard == [("noted", SECOND, "raam"), ("noted", "", "rust"), ("closed",)]


def test_a_note_without_words_is_removed(table: Table) -> None:
    table.card.open_notes(write=False)
    table.card.rows[0].remove_button.click()
    assert table.heard == [("note_changed", "n1", "")]


def test_a_long_interview_is_gone_through_in_pieces(table: Table) -> None:
    table.card.show_words(told(20), shot_id=SECOND)
    assert [row.row_id for row in table.quotes][-1] == "q19"
    seen = {row.row_id for row in table.quotes}
    for _ in range(2):
        table.card.earlier_button.click()
        seen |= {row.row_id for row in table.quotes}
    assert seen == {f"q{n}" for n in range(20)}
    assert table.card.earlier_button.isHidden()


def test_every_control_has_a_name(table: Table) -> None:
    buttons = [one for one in table.card.findChildren(QAbstractButton) if one.isVisible()]
    assert buttons
    assert [one for one in buttons if not (one.accessibleName() or one.text())] == []
