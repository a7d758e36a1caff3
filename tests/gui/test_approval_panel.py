"""The participant's word on one shot, as it is said and shown."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fotointerview.domain.history import MAY_LEAVE, STAYS, Deed, DeedKind
from fotointerview.domain.ledger import ShotApproval
from fotointerview.gui import history_words
from fotointerview.gui.approval_panel import SIGNS, ApprovalPanel
from fotointerview.gui.strip_model import row_words
from fotointerview.gui.view import StripRow
from tests.gui.fake_session import START


class Shown:
    """The panel with what it said."""

    def __init__(self) -> None:
        self.panel = ApprovalPanel()
        self.said: list[tuple[str, bool, str]] = []
        self.panel.said.connect(lambda *word: self.said.append(word))
        self.panel.show()

    def show(self, shot: str, allowed: bool | None = None, words: str = "", *, name: str = "a") -> None:
        said = None if allowed is None else ShotApproval(name, shot, allowed, START, words)
        self.panel.show_approval(shot, said, said_at="25 November 2026, 14:02" if said else "")

    def checked(self) -> list[bool]:
        return [allowed for allowed, button in self.panel.buttons.items() if button.isChecked()]


@pytest.fixture
def shown(qapp: QApplication) -> Iterator[Shown]:
    shown = Shown()
    yield shown
    shown.panel.deleteLater()


def test_nothing_is_said_beforehand(shown: Shown) -> None:
    shown.show("s1")
    assert shown.checked() == []
    assert not shown.panel.field.isVisible()
    assert "Nothing was said yet" in shown.panel._told.text()


def test_no_shot_can_be_spoken_of_while_there_is_none(shown: Shown) -> None:
    shown.show("")
    assert not any(button.isEnabled() for button in shown.panel.buttons.values())


@pytest.mark.parametrize("allowed", [True, False])
def test_a_word_is_said_and_shown_with_its_day(shown: Shown, allowed: bool) -> None:
    shown.show("s1")
    shown.panel.buttons[allowed].click()
    assert shown.said == [("s1", allowed, "")]
    assert shown.checked() == []  # until it is kept
    shown.show("s1", allowed)
    assert shown.checked() == [allowed]
    assert "25 November 2026, 14:02" in shown.panel._told.text()
    assert shown.panel.field.isVisible()


def test_what_holds_is_not_taken_away_by_pressing_it_again(shown: Shown) -> None:
    shown.show("s1", False)
    shown.panel.buttons[False].click()
    assert shown.said == []
    assert shown.checked() == [False]


def test_words_belong_to_the_word_they_were_said_with(shown: Shown) -> None:
    shown.show("s1", True, "mooi zo")
    shown.panel.field.setPlainText("mooi zo, maar groot")
    shown.panel.buttons[False].click()
    assert shown.said == [("s1", True, "mooi zo, maar groot"), ("s1", False, "")]
    shown.show("s1", False, name="b")
    assert shown.panel.field.toPlainText() == ""


def test_words_still_in_the_field_are_kept_with_their_own_shot(shown: Shown) -> None:
    shown.show("s1", False)
    shown.panel.field.setPlainText("mijn moeder")
    shown.show("s2", True, "graag")
    assert shown.said == [("s1", False, "mijn moeder")]
    assert shown.panel.field.toPlainText() == "graag"


def test_enter_keeps_the_words_once(shown: Shown) -> None:
    shown.show("s1", True)
    QTest.keyClicks(shown.panel.field, "ja")
    QTest.keyClick(shown.panel.field, Qt.Key.Key_Return)
    assert shown.said == [("s1", True, "ja")]
    shown.show("s1", True, "ja", name="b")
    shown.panel.keep()
    assert shown.said == [("s1", True, "ja")]


def test_the_buttons_are_alike(shown: Shown) -> None:
    shown.panel.resize(392, 300)
    QApplication.processEvents()
    yes, no = shown.panel.buttons.values()
    assert yes.size() == no.size()
    assert yes.property("role") == no.property("role")
    assert not yes.icon().isNull()
    assert not no.icon().isNull()


def test_the_signs_differ_in_form(qapp: QApplication) -> None:
    from fotointerview.gui import icons

    drawn = [icons.pixmap(name, colour="#000000", size=40).toImage() for name in SIGNS.values()]
    assert drawn[0] != drawn[1]


@pytest.mark.parametrize(
    ("said", "words"), [(None, None), (True, "may leave the house"), (False, "stays here")]
)
def test_it_is_read_out_with_the_shot(qapp: QApplication, said: bool | None, words: str | None) -> None:
    told = row_words(replace(StripRow("s1", 4, START), may_leave=said))
    assert ("leave" in told or "stays" in told) is (said is not None)
    assert words is None or words in told


@pytest.mark.parametrize(
    ("detail", "words"), [(MAY_LEAVE, "this one may"), (STAYS, "this one stays"), ("new", "new")]
)
def test_the_history_says_which(qapp: QApplication, detail: str, words: str) -> None:
    deed = Deed(DeedKind.APPROVED, START, 4, detail=detail)
    assert history_words.deed(deed) == f"out of the house: {words} · shot 4"
