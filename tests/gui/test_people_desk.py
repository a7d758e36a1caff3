"""The people of a real study in its window: roles, details, lists, and real names that nobody else sees."""

import logging
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fotointerview.domain.words import Language, Room
from fotointerview.gui import theme
from fotointerview.gui.people_desk import PeopleDesk
from fotointerview.gui.people_grid import CARRIED, PeopleGrid
from fotointerview.open_study import OpenStudy
from fotointerview.services.desk import Searched
from fotointerview.services.exits import SHEET
from fotointerview.services.export import Wish, plan_export
from fotointerview.services.names import import_names
from fotointerview.services.study import DEFAULT_PRESET
from fotointerview.services.texts import Texts
from fotointerview.services.workplace import Workplace
from fotointerview.settings import Settings
from fotointerview.storage.study import RoleSpec, StudyStore
from tests.gui import hands

NAME = "Zonderling Jansen"
PHRASE = "vier losse gewone woorden"


class Visit:
    """A study that is open in its window."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.place = Workplace.open(folder, language=Language.EN)
        texts = Texts.load(Language.EN)
        self.study = OpenStudy(self.place, settings=Settings(language=Language.EN), texts=texts)
        self.study.show(Room.PREPARE, camera="")
        self.study.window.go_to(Room.PREPARE)
        self.study.window.show()
        qtbot.waitExposed(self.study.window)
        self.until(lambda: bool(self.desk._state))

    @property
    def desk(self) -> PeopleDesk:
        return self.study.hall.people

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=10_000)

    def line(self, words: str) -> None:
        lines = self.study.prepare.hall.menu.lines | self.study.prepare.person_menu.lines
        assert lines[words].isEnabled()
        lines[words].trigger()

    def ask(self, what: Callable[[StudyStore], object]) -> object:
        return self.place.store_thread.ask(lambda: what(self.place.store)).result()

    def roles(self) -> list[str]:
        return [role.name_nl for role in self.place.store_thread.ask(self.place.store.roles).result()]

    def codes(self) -> list[str]:
        return [one.code for one in self.place.store_thread.ask(self.place.store.participants).result()]

    def pick(self, code: str) -> PeopleGrid:
        for grid in self.study.prepare.hall.roles.columns.values():
            for at in range(grid.count()):
                if grid.item(at).text().startswith(code):
                    grid.setFocus()
                    grid.setCurrentRow(at)
                    return grid
        raise AssertionError(code)

    def show_names(self) -> None:
        self.line("Show real names")
        self.until(lambda: self.desk.names_shown)

    def where(self, code: str) -> str:
        columns = self.study.prepare.hall.roles.columns.values()
        return next(grid.accessibleName() for grid in columns if said(grid, code))

    def choose(self, page: QWidget, path: Path) -> None:
        """Somebody picks this file in the dialog."""
        dialog = page.findChild(QFileDialog)
        assert dialog is not None
        dialog.fileSelected.emit(str(path))
        dialog.close()

    def close(self) -> None:
        self.study.close(Settings())
        QApplication.processEvents()  # what was on its way arrives before the window goes
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def said(grid: PeopleGrid, words: str) -> bool:
    return any(words in grid.item(at).text() for at in range(grid.count()))


def everything_in(widget: QWidget) -> str:
    """Every word a widget and all in it shows or tells."""
    parts = [widget, *widget.findChildren(QWidget)]
    words = [part.windowTitle() + part.toolTip() + part.accessibleName() for part in parts]
    words += [str(getattr(part, "text", lambda: "")()) for part in parts if isinstance(part, QLabel)]
    grids = widget.findChildren(PeopleGrid)
    words += [grid.item(at).text() + grid.item(at).toolTip() for grid in grids for at in range(grid.count())]
    return "\n".join(words)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    roles = (
        RoleSpec("wet", "wet", "law"),
        RoleSpec("ict", "ict", "IT"),
        RoleSpec("loket", "loket", "counter"),
    )
    made = tmp_path / "study"
    with StudyStore.create(made, title="A study", roles=roles) as store:
        store.add_participant(code="P01", role_key="ict", alias="Uil")
        store.add_participant(code="P02", role_key="ict")
        store.set_real_name("P01", NAME)
    return made


@pytest.fixture
def visit(qtbot: QtBot, dressed: QApplication, folder: Path) -> Iterator[Visit]:
    made = Visit(qtbot, folder)
    yield made
    made.close()


# ── roles ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_roles_are_added_renamed_moved_and_removed_and_kept_at_once(visit: Visit) -> None:
    visit.line("Roles …")
    page = visit.desk.roles
    assert page.isVisible()
    page.name_nl.setFocus()
    QTest.keyClicks(page.name_nl, "toezicht")
    QTest.keyClick(page.name_nl, Qt.Key.Key_Return)
    visit.until(lambda: len(page.rows) == 4)
    assert visit.roles() == ["wet", "ict", "loket", "toezicht"]
    new = list(page.rows.values())[-1]
    assert (new.name_en.text(), page.name_nl.text()) == ("toezicht", "")

    new.name_en.setFocus()
    new.name_en.selectAll()
    QTest.keyClicks(new.name_en, "inspectorate")
    QTest.keyClick(new.name_en, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    visit.until(lambda: visit.roles() == ["wet", "ict", "toezicht", "loket"])
    QTest.keyClick(new.name_en, Qt.Key.Key_Return)
    visit.until(lambda: visit.ask(lambda store: store.roles()[2].name_en) == "inspectorate")
    visit.until(new.down_button.isEnabled)
    new.down_button.click()
    visit.until(lambda: visit.roles()[-1] == "toezicht" and not new.down_button.isEnabled())

    new.name_nl.setText("")
    new.name_en.setText("")
    new.name_nl.editingFinished.emit()
    assert new.name_nl.text() == "toezicht", "a role keeps a name"
    new.remove_button.click()
    visit.until(lambda: len(page.rows) == 3)
    assert visit.roles() == ["wet", "ict", "loket"]
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()


def test_a_role_where_somebody_stands_says_who_and_stays(visit: Visit) -> None:
    visit.line("Roles …")
    page = visit.desk.roles
    law, ict, _counter = page.rows.values()
    assert "P01, P02" in ict.who.text()
    assert not ict.remove_button.isEnabled()
    assert law.remove_button.isEnabled()
    page.removed.emit(visit.ask(lambda store: store.roles()[1].id))
    law.remove_button.click()
    visit.until(lambda: len(page.rows) == 2)
    assert visit.roles() == ["ict", "loket"]


def test_a_person_goes_to_another_role_by_key_and_by_hand(visit: Visit) -> None:
    grid = visit.pick("P01")
    QTest.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    visit.until(lambda: visit.where("P01") == "counter")
    framed = visit.study.prepare.hall.person
    assert framed is not None
    assert framed.participant.code == "P01"
    there = next(one for one in visit.study.prepare.hall.roles.columns.values() if one.person)
    QTest.keyClick(there, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)  # the end of the chain
    law = next(iter(visit.study.prepare.hall.roles.columns.values())).parentWidget()
    assert law is not None
    carried = QMimeData()
    carried.setData(CARRIED, QByteArray(framed.participant.id.encode()))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, carried, left, none)
    QApplication.sendEvent(law, enter)
    assert (enter.isAccepted(), law.property("over")) == (True, True)
    QApplication.sendEvent(law, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, carried, left, none))
    assert law.property("over") is False
    visit.until(lambda: visit.where("P01") == "law")
    assert visit.where("P02") == "IT"
    onto = visit.pick("P02")
    over = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, carried, left, none)
    QApplication.sendEvent(onto.viewport(), over)  # the cards let it through to the place under them
    assert onto.parentWidget().property("over") is True  # type: ignore[union-attr]


def test_the_interview_that_is_open_hears_of_another_role(visit: Visit) -> None:
    who = visit.place.store_thread.ask(visit.place.store.participants).result()[0]
    visit.study._desk.begin_again(who.id, preset_key=DEFAULT_PRESET)
    visit.until(lambda: "P01 · IT" in everything_in(visit.study.window.top_bar))
    visit.study.window.go_to(Room.PREPARE)
    grid = visit.pick("P01")
    QTest.keyClick(grid, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    visit.until(lambda: "P01 · law" in everything_in(visit.study.window.top_bar))


# ── details ───────────────────────────────────────────────────────────────────────────────────────────────


def test_details_are_kept_by_their_button_and_the_name_is_shown_when_asked_for(visit: Visit) -> None:
    visit.pick("P01")
    visit.line("Role and details …")
    page = visit.desk.details
    assert page.alias.text() == "Uil"
    assert NAME not in everything_in(page) + page.name.text()
    page.alias.setText("Mus")
    page.role.setCurrentIndex(page.role.findText("counter"))
    page.spoken.setCurrentIndex(page.spoken.findData("en"))
    page.keep_button.click()
    visit.until(lambda: not page.isVisible() and visit.where("P01") == "counter")
    who = visit.place.store_thread.ask(lambda: visit.place.store.participants()[0]).result()
    assert (who.alias, who.language) == ("Mus", Language.EN)
    assert visit.ask(lambda store: store.real_names()) == {"P01": NAME}, "what nobody asked for stays"

    visit.pick("P01")
    visit.line("Role and details …")
    page.name_button.click()
    visit.until(lambda: page.name.text() == NAME)
    page.alias.setText("Kraai")
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert (page.isVisible(), page.name.text()) == (False, "")
    visit.line("Role and details …")
    assert page.alias.text() == "Mus"
    page.name_button.click()
    visit.until(lambda: page.name.text() == NAME)
    page.name.setText("Iemand Anders")
    page.keep_button.click()
    visit.until(lambda: visit.ask(lambda store: store.real_names()) == {"P01": "Iemand Anders"})


def test_beside_the_participants_window_no_name_can_be_asked_for(visit: Visit) -> None:
    visit.pick("P01")
    visit.line("Role and details …")
    page = visit.desk.details
    page.name_button.click()
    visit.until(lambda: page.name.text() == NAME)
    visit.study.participant.toggle_window()
    visit.until(lambda: visit.study.participant.is_open)
    assert (page.name.text(), page.name_button.isEnabled()) == ("", False)
    page.show_name("P01", NAME)  # what was on its way
    assert page.name.text() == ""


# ── lists ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_list_is_seen_first_and_comes_in_when_somebody_says_so(visit: Visit, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("code;rol;naam\n;loket;Piet Puk\nP09;;\nP01;;\n;maan;Klaas\n", encoding="utf-8")
    visit.line("Participants from a list …")
    page = visit.desk.lists
    assert not page.bring_button.isVisible()
    page.choose_button.click()
    visit.choose(page, path)
    visit.until(lambda: page.table.rowCount() == 4)
    seen = [page.table.item(at, 1).text() for at in range(4)]  # type: ignore[union-attr]
    assert seen == ["new", "new", "known", "not right"]
    shown = "\n".join(page.table.item(at, to).text() for at in range(4) for to in range(8))  # type: ignore[union-attr]
    assert "maan" in shown
    assert "Piet Puk" not in shown
    assert (visit.codes(), page.bring_button.text()) == (["P01", "P02"], "Bring in 2 participants")
    page.bring_button.click()
    visit.until(lambda: not page.bring_button.isVisible())
    assert visit.codes() == ["P01", "P02", "P09", "P10"]
    assert [page.table.isRowHidden(at) for at in range(4)] == [True, True, False, False]
    assert visit.ask(lambda store: store.real_name("P10")) == "Piet Puk"


def test_a_spreadsheet_without_its_reader_is_told_in_words(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "list.xlsx")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    visit.line("Participants from a list …")
    page = visit.desk.lists
    page.chosen.emit(tmp_path / "list.xlsx")
    visit.until(lambda: bool(page.trouble.text()))
    assert "CSV" in page.trouble.text()
    assert not page.table.isVisible()
    assert not page.bring_button.isVisible()


# ── real names ────────────────────────────────────────────────────────────────────────────────────────────


def test_real_names_are_shown_in_the_hall_only_and_with_a_sign(
    visit: Visit, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    hall = visit.study.prepare.hall
    assert NAME not in everything_in(visit.study.window)
    assert not hall.names_sign.isVisible()
    visit.show_names()
    assert hall.names_sign.isVisible()
    assert visit.desk._names_line.isChecked()
    assert any(said(grid, NAME) for grid in hall.roles.columns.values())
    assert said(hall.people, NAME)
    assert NAME not in visit.study.window.windowTitle()
    assert NAME not in everything_in(visit.study.participant.window)
    assert NAME not in everything_in(visit.study.interview)
    assert NAME not in everything_in(visit.study.publish)
    assert NAME not in repr(visit.ask(plan_sheet_of))
    visit.study._desk.load()
    visit.until(lambda: said(hall.people, NAME))
    hall.names_unwanted.emit()
    assert NAME not in everything_in(visit.study.window)
    assert not visit.desk._names_line.isChecked()
    assert NAME not in caplog.text


def plan_sheet_of(store: StudyStore) -> object:
    try:
        return plan_export(store, Wish(kind=SHEET)).material
    except Exception as error:  # noqa: BLE001 - a study without shots: what is said of it must not name anybody either
        return error


def test_names_go_at_once_when_the_participants_window_opens(visit: Visit) -> None:
    visit.show_names()
    seen: list[str] = []
    visit.study.participant.opened.connect(lambda _on: seen.append(everything_in(visit.study.window)))
    visit.study.participant.toggle_window()
    visit.until(lambda: visit.study.participant.is_open)
    assert seen
    assert NAME not in seen[0]
    assert not visit.study.prepare.hall.menu.lines["Show real names"].isEnabled()
    visit.desk.show_names()
    visit.study._desk.load()
    visit.ask(lambda _store: None)
    QApplication.processEvents()
    assert not visit.desk.names_shown
    visit.study.participant.toggle_window()
    visit.until(lambda: not visit.study.participant.is_open)
    assert visit.study.prepare.hall.menu.lines["Show real names"].isEnabled()
    assert NAME not in everything_in(visit.study.window)


def test_names_that_are_on_their_way_do_not_arrive_beside_the_participants_window(visit: Visit) -> None:
    visit.line("Show real names")
    visit.study.participant.toggle_window()
    visit.until(lambda: visit.study.participant.is_open)
    visit.ask(lambda _store: None)
    for _ in range(5):
        QApplication.processEvents()
    assert not visit.desk.names_shown
    assert NAME not in everything_in(visit.study.window)


def test_names_go_when_another_room_is_entered_and_at_the_next_start(
    qtbot: QtBot, dressed: QApplication, folder: Path
) -> None:
    visit = Visit(qtbot, folder)
    visit.show_names()
    visit.study.window.go_to(Room.INTERVIEW)
    assert NAME not in everything_in(visit.study.window)
    visit.study.window.go_to(Room.PREPARE)
    visit.show_names()
    visit.close()
    again = Visit(qtbot, folder)
    assert not again.desk.names_shown
    assert NAME not in everything_in(again.study.window)
    again.close()


def test_somebody_is_found_by_their_name_only_while_names_are_shown(visit: Visit) -> None:
    hall, heard = visit.study.prepare.hall, []

    def hear(event: object) -> None:
        if isinstance(event, Searched):
            heard.append(event)

    visit.study._desk_bridge.told.connect(hear)
    hall.search.setText("Zonderling")
    visit.until(lambda: len(heard) == 1)
    assert (heard[0].names, heard[0].hits, hall.found.count()) == (False, (), 0)
    visit.line("Show real names")
    visit.until(lambda: hall.found.count() == 1)
    assert NAME in hall.found.item(0).text()
    visit.desk.hide_names()
    assert hall.found.count() == 0
    visit.until(lambda: any(one.hits for one in heard))
    visit.desk._on_desk(next(one for one in heard if one.hits))  # one that comes late
    assert hall.found.count() == 0


def test_names_are_saved_encrypted_once_and_removed_for_good(visit: Visit, tmp_path: Path) -> None:
    visit.line("Keep or remove real names …")
    page, target = visit.desk.key, tmp_path / "names.age"
    visit.until(page.isVisible)
    assert not page.export_button.isEnabled()
    page.first.setText(PHRASE)
    page.second.setText(PHRASE + "?")
    assert not page.export_button.isEnabled()
    page.second.setText(PHRASE)
    page.export_button.click()
    visit.choose(page, target)
    visit.until(page.done.isVisible)
    assert (page.first.text(), page.second.text()) == ("", "")
    assert NAME.encode() not in target.read_bytes()
    before = target.read_bytes()
    page.first.setText(PHRASE)
    page.second.setText(PHRASE)
    page.export_button.click()
    visit.choose(page, target)
    visit.until(page.trouble.isVisible)
    assert target.read_bytes() == before

    assert not page.remove_button.isEnabled()
    page.sure.click()
    page.remove_button.click()
    visit.until(page.done.isVisible)
    assert visit.ask(lambda store: store.real_names()) == {}
    assert NAME not in everything_in(page)
    assert not page.sure.isEnabled()
    back = visit.ask(lambda store: import_names(store, target, passphrase=PHRASE).written)
    assert back == ("P01",)
    page.leave()


@pytest.fixture
def large(dressed: QApplication) -> Iterator[None]:
    theme.apply(dressed, scale=200)
    yield
    theme.apply(dressed)


def test_every_page_has_room_for_its_words_at_twice_the_size_and_a_name_for_every_part(
    visit: Visit, large: None
) -> None:
    window = visit.study.window
    window.resize(1024, 640)
    visit.pick("P01")
    visit.line("Roles …")
    visit.line("Participants from a list …")
    visit.line("Role and details …")
    visit.line("Keep or remove real names …")
    visit.until(visit.desk.key.isVisible)
    for page in (visit.desk.roles, visit.desk.lists, visit.desk.details, visit.desk.key):
        page.appear()
        QApplication.processEvents()
        buttons = [one for one in page.findChildren(QPushButton) if one.isVisible()]
        fields = [
            one for kind in (QLineEdit, QComboBox) for one in page.findChildren(kind) if one.isVisible()
        ]
        assert buttons
        for part in (*buttons, *fields):
            assert part.accessibleName() or getattr(part, "text", lambda: "")(), part
            assert part.focusPolicy() & Qt.FocusPolicy.TabFocus, part
            right = part.mapTo(page, part.rect().topRight()).x()
            assert right < page.width(), part.accessibleName()
        for button in buttons:
            assert button.width() >= button.sizeHint().width(), button.text()
        assert theme.tokens(page) is theme.tokens(visit.study.prepare)


def test_where_nothing_can_be_written_nothing_is_offered(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare, state = visit.study.prepare, visit.desk._state
    assert state is not None
    visit.desk._on_desk(replace(state, read_only=True))
    prepare.show_study(replace(state, read_only=True))
    grid = visit.pick("P01")
    enabled = {words: line.isEnabled() for words, line in prepare.hall.menu.lines.items()}
    assert not enabled["Roles …"]
    assert not enabled["Participants from a list …"]
    assert enabled["Show real names"]
    assert not prepare.person_menu.lines["Role and details …"].isEnabled()
    assert not grid.dragEnabled()
    QTest.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    visit.ask(lambda _store: None)
    QApplication.processEvents()
    assert visit.where("P01") == "IT"


def test_a_card_is_carried_by_the_mouse(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    carried: list[bytes] = []

    def take(drag: QDrag, *_actions: object) -> Qt.DropAction:
        carried.append(bytes(drag.mimeData().data(CARRIED).data()))
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", take)
    grid = visit.pick("P01")
    visit.until(lambda: grid.itemAt(grid.visualItemRect(grid.item(0)).center()) is grid.item(0))
    at = grid.visualItemRect(grid.item(0)).center()
    hands.drag(grid.viewport(), at, at + QPoint(30, 0))
    assert grid.person is not None
    assert carried == [grid.person.participant.id.encode()]
    assert grid.count() == 2
