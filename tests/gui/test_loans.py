"""What is on loan: the page, and the desk that carries out what is asked on a real study."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from fotointerview.domain.consent import day_of
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.ledger import Loan
from fotointerview.domain.tasks import Task, TaskKind
from fotointerview.domain.words import Language
from fotointerview.gui import theme
from fotointerview.gui.found_words import tasks_found
from fotointerview.gui.loans_desk import LoansDesk
from fotointerview.gui.loans_page import LoansPage
from fotointerview.gui.retention_desk import RetentionDesk
from fotointerview.services.lending import Lendable, Lending, Lent
from fotointerview.storage.study import StudyStore
from tests.gui.hall_kit import HallStudy
from tests.gui.rooms_kit import people
from tests.gui.test_text_scale import cut_off
from tests.services.lending_kit import made_study

ON = date(2026, 11, 25)
HOSTILE = "<b>vet</b> & {words} {day} 😀\nregel twee"


def portrait(number: int, *, seen: bool = True) -> Lendable:
    return Lendable(f"s{number}", number, f"P0{number}", f"Mens{number}", f"Vraag {number}?", seen)


LATE = Lent(Loan("l1", "s1", HOSTILE, ON, date(2026, 11, 24), None, HOSTILE, HOSTILE), portrait(1), True)
GONE = Lent(Loan("l2", "s2", "Wijkteam", ON), portrait(2, seen=False), False)
BACK = Lent(Loan("l3", "s3", "School", ON, None, ON, "gaaf"), portrait(3), False)
STANDS = Lending((LATE, GONE), (BACK,), (portrait(3), portrait(4)), lambda _shot: None)


class Shown:
    """The page over a window, with what it asked for."""

    def __init__(self) -> None:
        self.window = QWidget()
        self.window.resize(1024, 640)
        self.page = LoansPage(self.window, back_to=QWidget(self.window))
        self.heard: list[object] = []
        self.page.lent.connect(self.heard.append)
        self.page.taken_back.connect(lambda *what: self.heard.append(what))
        self.window.show()

    def show(self, stands: Lending = STANDS, *, read_only: bool = False, at: str = "") -> None:
        self.page.show_lending(stands, on=ON, read_only=read_only, at=at)
        for _ in range(4):
            QCoreApplication.sendPostedEvents()
            QCoreApplication.processEvents()

    def words(self) -> str:
        return "\n".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def shown(dressed: QApplication) -> Iterator[Shown]:
    made = Shown()
    yield made
    theme.apply(dressed)
    made.window.deleteLater()


def test_every_loan_has_its_card_and_words_are_shown_as_typed(shown: Shown) -> None:
    shown.show()
    assert list(shown.page.cards) == ["l1", "l2", "l3"]
    said = shown.words()
    assert said.count(HOSTILE) == 3
    assert "overdue: should have been back on 24 November 2026" in said
    assert "may not be exhibited any more: ask for it back" in said
    assert "Mens2" not in said
    assert "P02 · shot 2" in said
    assert "back on 25 November 2026" in said
    asked = [card.back_button.isVisible() for card in shown.page.cards.values()]
    assert asked == [True, True, False]


def test_taking_back_asks_for_the_day_and_the_condition_first(shown: Shown) -> None:
    shown.show()
    card = shown.page.cards["l1"]
    card.back_button.click()
    assert shown.heard == []
    card.condition.setText(" kras ")
    card.yes_button.click()
    card.yes_button.click()
    assert shown.heard == [("l1", ON, "kras")]
    shown.page.show_trouble("The disk is full.")
    assert card.yes_button.isEnabled()
    assert card.condition.text() == " kras "


def test_lending_needs_a_borrower_and_takes_the_question_of_the_interview(shown: Shown) -> None:
    shown.show()
    form = shown.page.form
    assert form is not None
    assert not form.lend_button.isEnabled()
    form.portrait.setCurrentIndex(1)
    assert form.question.text() == "Vraag 4?"
    form.question.setText("Een eigen vraag?")
    form.portrait.setCurrentIndex(0)
    assert form.question.text() == "Een eigen vraag?"
    form.borrower.setText(" Wijkteam ")
    form.has_due.setChecked(False)
    form.lend_button.click()
    assert shown.heard == [Loan("", "s3", "Wijkteam", ON, None, None, "", "Een eigen vraag?")]


def test_who_may_only_read_is_not_asked_anything(shown: Shown) -> None:
    shown.show(read_only=True)
    assert shown.page.form is None
    assert not any(card.back_button.isVisible() for card in shown.page.cards.values())
    shown.show(Lending((), (), (), lambda _shot: None))
    assert "Nothing is with anybody." in shown.words()
    assert "There is nothing to lend now" in shown.words()


@pytest.mark.parametrize("scale", [100, 200])
def test_nothing_is_cut_off(shown: Shown, dressed: QApplication, scale: int) -> None:
    theme.apply(dressed, scale=scale)
    shown.window.resize(1366, 768)
    shown.show()
    shown.page.cards["l1"].back_button.click()
    shown.show(STANDS)
    assert cut_off(shown.page) == []


# ── the desk ──────────────────────────────────────────────────────────────────────────────────────────────


class Study(HallStudy):
    """A real study, its hall and the desk under test."""

    def __init__(self, folder: Path) -> None:
        super().__init__(StudyStore.open(made_study(folder)))
        self.desk = LoansDesk(self.seat)
        self.page = self.desk.page

    def loans(self) -> tuple[Loan, ...]:
        return self.thread.ask(self.store.loans).result()

    def close(self) -> None:
        self.desk.close()
        super().close()


@pytest.fixture
def study(dressed: QApplication, tmp_path: Path) -> Iterator[Study]:
    made = Study(tmp_path / "study")
    yield made
    made.close()


def test_a_portrait_is_lent_and_comes_back(study: Study, qtbot: QtBot) -> None:
    assert "On loan …" in study.room.hall.menu.lines
    study.desk.open()
    qtbot.waitUntil(lambda: study.page.form is not None)
    form = study.page.form
    assert form is not None
    qtbot.waitUntil(lambda: not form.portrait.itemIcon(0).isNull())
    form.borrower.setText("Wijkteam")
    form.lend_button.click()
    qtbot.waitUntil(lambda: study.page.said.text() == "Written down.")
    today = day_of(datetime.now().astimezone())
    (loan,) = study.loans()
    assert (loan.borrower, loan.lent_on, loan.due_on) == ("Wijkteam", today, today + timedelta(days=91))
    assert study.page.form is None, "there was one portrait"
    card = study.page.cards[loan.id]
    qtbot.waitUntil(lambda: not card.picture.pixmap().isNull())
    card.back_button.click()
    card.yes_button.click()
    qtbot.waitUntil(lambda: study.page.said.text() == "It is back: written down.")
    assert study.loans()[0].returned_on == today
    assert study.loaded == 2


def test_the_line_in_the_menu_stands_by_what_is_kept(study: Study) -> None:
    kept = RetentionDesk(study.seat)
    shown = ["" if one.isSeparator() else one.text() for one in study.room.hall.menu.menu().actions()]
    assert shown == ["On loan …", "How long things are kept …", "", "Another study …"]
    kept.close()


def test_a_task_leads_to_its_loan(study: Study, qtbot: QtBot) -> None:
    study.desk.open()
    qtbot.waitUntil(lambda: study.page.form is not None)
    form = study.page.form
    assert form is not None
    form.borrower.setText("Wijkteam")
    form.lend_button.click()
    qtbot.waitUntil(lambda: bool(study.page.cards))
    study.page.leave()
    (loan,) = study.loans()
    study.room.loan_wanted.emit(loan.id)
    qtbot.waitUntil(lambda: study.page.isVisible())
    button = study.page.cards[loan.id].back_button
    qtbot.waitUntil(lambda: study.window.focusWidget() is button)


def test_what_cannot_be_written_down_is_said_and_stays_in_the_fields(
    study: Study, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise FaultError(FaultCode.DISK_FULL)

    study.desk.open()
    qtbot.waitUntil(lambda: study.page.form is not None)
    form = study.page.form
    assert form is not None
    monkeypatch.setattr(study.store, "add_loan", full)
    form.borrower.setText("Wijkteam")
    form.lend_button.click()
    qtbot.waitUntil(study.page.trouble.isVisible)
    assert form.borrower.text() == "Wijkteam"
    assert form.lend_button.isEnabled()
    assert study.loaded == 0


def test_an_overdue_loan_among_the_tasks_knows_its_loan() -> None:
    state = people()
    task = Task(TaskKind.LOAN_OVERDUE, "p1", "i1", "l1", ON)
    (found,) = tasks_found(replace(state, tasks=(task,)), Language.EN)
    assert (found.lent, found.retained) == ("l1", "")
