"""How long things are kept: the page, and the desk that carries out what is asked on a real study."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fotointerview.domain.consent import day_of
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.ledger import Retention
from fotointerview.domain.retention import Kept, Term
from fotointerview.domain.words import Language
from fotointerview.gui import retention_words, theme
from fotointerview.gui.retention_desk import RetentionDesk
from fotointerview.gui.retention_page import RetentionPage
from fotointerview.services.retention import Keeping
from fotointerview.services.texts import Texts
from fotointerview.storage.study import StudyStore
from tests.gui.hall_kit import HallStudy
from tests.gui.test_text_scale import cut_off
from tests.storage.helpers import ROLES, new_interview

ON = date(2026, 11, 25)
KEPT = (
    Keeping("names", Term.PASSED, 3, until=date(2026, 11, 1), words="afgesproken"),
    Keeping("originals", Term.RUNNING, 11, 85_400_000, date(2031, 3, 1), "de regel van de faculteit"),
    Keeping("words", Term.NONE, 0),
    Keeping("consent", Term.SOON, 3, until=date(2026, 12, 7)),
    Keeping("sound", Term.SOON, None, until=ON),
)


class Shown:
    """The page over a window, with what it asked for."""

    def __init__(self, *, read_only: bool = False) -> None:
        self.window = QWidget()
        self.window.resize(1024, 640)
        self.page = RetentionPage(self.window, back_to=QWidget(self.window))
        self.heard: list[object] = []
        self.page.kept.connect(self.heard.append)
        self.page.names_unwanted.connect(lambda: self.heard.append("names"))
        self.page.left.connect(lambda: self.heard.append("left"))
        self.window.show()
        self.page.show_keepings(KEPT, on=ON, read_only=read_only)

    def settle(self) -> None:
        for _ in range(4):
            QCoreApplication.sendPostedEvents()
            QCoreApplication.processEvents()


@pytest.fixture
def shown(dressed: QApplication) -> Iterator[Shown]:
    made = Shown()
    yield made
    theme.apply(dressed)
    made.window.deleteLater()


def test_every_kind_has_its_card_with_its_day_and_nothing_to_keep_yet(shown: Shown) -> None:
    cards = shown.page.cards
    assert list(cards) == ["names", "originals", "words", "consent", "sound"]
    assert [card.until_button.isChecked() for card in cards.values()] == [True, True, False, True, True]
    assert [card.day.isVisible() for card in cards.values()] == [True, True, False, True, True]
    assert [card.longer_button.isVisible() for card in cards.values()] == [True, False, False, True, True]
    assert not any(card.is_changed for card in cards.values())
    assert not shown.page.keep_button.isEnabled()


def test_only_what_changed_is_kept(shown: Shown) -> None:
    page = shown.page
    page.cards["names"].longer_button.click()
    page.cards["words"].until_button.click()
    page.cards["words"].day.show_day(date(2030, 2, 1))
    page.cards["words"].why.setText(" beloofd ")
    page.cards["consent"].none_button.click()
    assert page.said.text() == "Not kept yet."
    page.keep_button.click()
    assert shown.heard == [
        (
            ("names", date(2027, 11, 25), "afgesproken"),
            ("words", date(2030, 2, 1), "beloofd"),
            ("consent", None, ""),
        )
    ]
    assert not page.keep_button.isEnabled(), "once"


def test_what_was_changed_and_changed_back_is_not_kept(shown: Shown) -> None:
    card = shown.page.cards["originals"]
    card.none_button.click()
    assert shown.page.keep_button.isEnabled()
    card.until_button.click()
    assert not shown.page.keep_button.isEnabled()
    assert shown.page.said.text() == ""


def test_days_that_are_not_kept_are_spoken_of_once_before_they_are_forgotten(shown: Shown) -> None:
    shown.page.cards["words"].until_button.click()
    QTest.keyClick(shown.page, Qt.Key.Key_Escape)
    assert shown.page.isVisible()
    assert "not kept yet" in shown.page.said.text()
    QTest.keyClick(shown.page, Qt.Key.Key_Escape)
    assert not shown.page.isVisible()
    assert shown.heard == ["left"]


def test_names_are_removed_only_by_whoever_says_so_twice(shown: Shown) -> None:
    removal = shown.page.cards["names"].removal
    assert removal is not None
    removal.ask_button.click()
    assert removal.yes_button.isVisible()
    assert shown.heard == []
    removal.no_button.click()
    assert not removal.yes_button.isVisible()
    removal.ask_button.click()
    removal.yes_button.click()
    removal.yes_button.click()
    assert shown.heard == ["names"]
    shown.page.show_said("dat ging niet")
    assert not removal.asking
    assert shown.page.said.text() == "dat ging niet"


def test_days_are_kept_before_the_page_is_shown_anew_by_removing_names(shown: Shown) -> None:
    shown.page.cards["consent"].none_button.click()
    removal = shown.page.cards["names"].removal
    assert removal is not None
    removal.ask_button.click()
    removal.yes_button.click()
    assert shown.heard == [(("consent", None, ""),), "names"]


def test_where_there_are_no_names_there_is_nothing_to_remove(shown: Shown) -> None:
    shown.page.show_keepings([replace(KEPT[0], count=0)], on=ON, read_only=False)
    assert shown.page.cards["names"].removal is None
    assert "There are none" in retention_words.there_is(shown.page.cards["names"].keeping)


def test_a_study_that_is_only_read_is_only_looked_at(dressed: QApplication) -> None:
    made = Shown(read_only=True)
    assert made.page.keep_button.isHidden()
    for card in made.page.cards.values():
        assert not card.until_button.isEnabled()
        assert not card.day.isEnabled()
        assert card.removal is None
    made.page.leave()
    assert made.heard == ["left"]
    made.window.deleteLater()


def test_a_task_leads_to_its_own_card(shown: Shown, qtbot: QtBot) -> None:
    shown.page.show_keepings(KEPT, on=ON, read_only=False, at="consent")
    card = shown.page.cards["consent"]
    qtbot.waitUntil(card.longer_button.hasFocus)
    top = card.mapTo(shown.page, card.rect().topLeft()).y()
    assert 0 <= top < shown.page.height()


@pytest.mark.parametrize("scale", [100, 200])
def test_no_word_is_cut_off(shown: Shown, dressed: QApplication, scale: int) -> None:
    theme.apply(dressed, scale=scale)
    shown.window.resize(1366, 768)
    shown.page.show_keepings(KEPT, on=ON, read_only=False)
    removal = shown.page.cards["names"].removal
    assert removal is not None
    removal.ask_button.click()
    shown.settle()
    assert cut_off(shown.page) == []


@pytest.mark.parametrize("keeping", KEPT, ids=lambda keeping: keeping.kind)
def test_every_card_says_how_its_day_stands(dressed: QApplication, keeping: Keeping) -> None:
    words = retention_words.stands(keeping)
    assert ("look at it again" in words) is keeping.term.is_due
    assert (str(keeping.until.year) in words) if keeping.until else words == "no day was named"


# ── the desk ──────────────────────────────────────────────────────────────────────────────────────────────


class Study(HallStudy):
    """A real study with one real name, its hall and the desk under test."""

    def __init__(self, folder: Path) -> None:
        store = StudyStore.create(folder, title="t", roles=ROLES)
        new_interview(store)
        store.set_real_name(store.participants()[0].code, "Maartje")
        super().__init__(store)
        self.desk = RetentionDesk(self.seat)
        self.page = self.desk.page

    def retentions(self) -> tuple[Retention, ...]:
        return self.thread.ask(self.store.retentions).result()

    def names(self) -> dict[str, str]:
        return self.thread.ask(self.store.real_names).result()

    def close(self) -> None:
        self.desk.close()
        super().close()


@pytest.fixture
def study(dressed: QApplication, tmp_path: Path) -> Iterator[Study]:
    made = Study(tmp_path / "study")
    yield made
    made.close()


def test_a_day_is_named_and_the_study_shown_anew(study: Study, qtbot: QtBot) -> None:
    study.desk.open()
    qtbot.waitUntil(lambda: study.page.isVisible())
    today = day_of(datetime.now().astimezone())
    card = study.page.cards[Kept.NAMES]
    card.until_button.click()
    card.day.show_day(today + timedelta(days=9))
    card.why.setText("de regel")
    study.page.keep_button.click()
    qtbot.waitUntil(lambda: study.page.said.text() == "Kept.")
    assert study.retentions() == (Retention("names", today + timedelta(days=9), "de regel"),)
    assert study.loaded == 1
    assert study.page.cards[Kept.NAMES].keeping.term is Term.SOON
    assert study.names(), "nothing goes by itself"


def test_the_menu_and_a_task_lead_to_the_page(study: Study, qtbot: QtBot) -> None:
    assert "How long things are kept …" in study.room.hall.menu.lines
    study.room.retention_wanted.emit("words")
    qtbot.waitUntil(lambda: study.page.isVisible())
    qtbot.waitUntil(study.page.cards[Kept.WORDS].until_button.hasFocus)


def test_names_are_removed_where_somebody_is_sure(study: Study, qtbot: QtBot) -> None:
    study.desk.open()
    qtbot.waitUntil(lambda: study.page.isVisible())
    removal = study.page.cards[Kept.NAMES].removal
    assert removal is not None
    removal.ask_button.click()
    removal.yes_button.click()
    qtbot.waitUntil(lambda: study.page.cards[Kept.NAMES].removal is None)
    assert study.names() == {}
    assert study.page.said.text() == Texts.load(Language.EN).word("names-removed")


def test_what_cannot_be_kept_is_said_and_stays_in_the_fields(
    study: Study, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise FaultError(FaultCode.DISK_FULL)

    study.desk.open()
    qtbot.waitUntil(lambda: study.page.isVisible())
    monkeypatch.setattr(study.store, "set_retention", full)
    study.page.cards[Kept.WORDS].until_button.click()
    study.page.keep_button.click()
    qtbot.waitUntil(lambda: "Keep" in study.page.said.text() or "full" in study.page.said.text())
    assert study.page.cards[Kept.WORDS].is_changed
    assert study.page.keep_button.isEnabled()
    assert study.loaded == 0


def test_whoever_left_is_not_brought_back(study: Study, qtbot: QtBot) -> None:
    study.desk.open()
    qtbot.waitUntil(lambda: study.page.isVisible())
    study.page.cards[Kept.WORDS].until_button.click()
    study.page.keep_button.click()
    study.page.vanish()
    qtbot.waitUntil(lambda: study.loaded == 1)
    study.retentions()
    QCoreApplication.processEvents()
    assert not study.page.isVisible()
