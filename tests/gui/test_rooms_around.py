"""The rooms around the interview and the doorstep: what they show, what they say, and what they ask for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from fotointerview.domain.faults import Fault, FaultCode
from fotointerview.domain.people import Participant, Role, Study
from fotointerview.domain.sayings import Choice
from fotointerview.domain.words import Answer, Language, Verdict
from fotointerview.gui import i18n
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.noticed_page import NoticedPage
from fotointerview.gui.room_choose import ChooseRoom
from fotointerview.gui.room_prepare import PrepareRoom
from fotointerview.gui.room_publish import PublishRoom
from fotointerview.gui.state import RoomState
from fotointerview.gui.tiles import tile_width
from fotointerview.gui.welcome import Welcome
from fotointerview.services.desk import Person, StudyLoaded
from fotointerview.services.presets import interview_presets
from tests.gui import fake_session
from tests.gui.conftest import describe
from tests.gui.fake_session import FakePictures, FakeSession
from tests.gui.hands import click, key

ROLES = (Role("r1", "wet", 0, "wet", "law"), Role("r2", "ict", 1, "ict", "IT"))
PRESETS = interview_presets()
SMALLEST = 1024, 592
"""What the smallest main window leaves under its bar."""


@pytest.fixture(params=Language)
def spoken(dressed: QApplication, request: pytest.FixtureRequest) -> Iterator[Language]:
    """Every room speaks both languages."""
    before, language = QLocale(), request.param
    installed = i18n.install(dressed, language)
    yield language
    i18n.remove(dressed, installed)
    QLocale.setDefault(before)


@pytest.fixture
def dutch(dressed: QApplication) -> Iterator[None]:
    before = QLocale()
    installed = i18n.install(dressed, Language.NL)
    yield
    i18n.remove(dressed, installed)
    QLocale.setDefault(before)


Put = Callable[[QWidget], None]


@pytest.fixture
def put(qtbot: QtBot, dressed: QApplication) -> Iterator[Put]:
    """Shows a room as a window at the smallest size there is; takes it away again."""
    shown: list[QWidget] = []

    def show(room: QWidget) -> None:
        window = QWidget()
        shown.append(window)
        layout = QVBoxLayout(window)
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(room)
        window.resize(*SMALLEST)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=3000)
        room.setFocus()

    yield show
    for window in shown:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@dataclass
class Rooms:
    bridge: Bridge
    pictures: FakePictures
    folder: Path

    def prepare(self, language: Language = Language.NL) -> PrepareRoom:
        return PrepareRoom(presets=PRESETS, language=language, bridge=self.bridge, study_folder=self.folder)

    def choose(self) -> ChooseRoom:
        return ChooseRoom(bridge=self.bridge, study_folder=self.folder)


@pytest.fixture
def rooms(dressed: QApplication, tmp_path: Path) -> Iterator[Rooms]:
    pictures = FakePictures(full_size=(600, 400))
    bridge = Bridge(session=FakeSession(), pictures=pictures)
    yield Rooms(bridge, pictures, tmp_path)
    bridge.close()


def person(number: int, *, shots: int = 3, interviews: int = 1, chosen: int = 0) -> Person:
    who = Participant(f"p{number}", f"P{number:02}", "r2", alias="Elian")
    link = fake_session.link(chosen, choice=Choice(f"shot-{chosen}", Verdict.CHOSEN, fake_session.START))
    held = tuple(replace(fake_session.interview(), id=f"i{number}-{at}") for at in range(interviews))
    return Person(who, ROLES[1], held, shots, link if chosen else None)


def study(*people: Person, next_code: str = "", read_only: bool = False) -> StudyLoaded:
    return StudyLoaded(
        study=Study("s", "De begripvolle ambtenaar", fake_session.START),
        folder=Path("study"),
        roles=ROLES,
        people=people,
        next_code=next_code or f"P{len(people) + 1:02}",
        read_only=read_only,
    )


def in_rows(room: PrepareRoom) -> None:
    """Everybody in rows, not by role."""
    room.hall.tabs[room.hall.people].click()


def button(room: QWidget, words: str) -> QPushButton:
    return next(found for found in room.findChildren(QPushButton) if words in found.text())


def words(room: QWidget) -> str:
    return "\n".join(label.text() for label in room.findChildren(QLabel) if label.isVisible())


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def heard(signal: object) -> list[tuple[object, ...]]:
    calls: list[tuple[object, ...]] = []
    signal.connect(lambda *values: calls.append(values))  # type: ignore[attr-defined]  # any bound signal
    return calls


# ── preparing ──────────────────────────────────────────────────────────────────────────────────────────────


def test_an_empty_study_says_what_to_do_first(rooms: Rooms, put: Put, dutch: None) -> None:
    room = rooms.prepare()
    put(room)
    room.show_study(study())
    assert not room.hall.people.isVisible()
    assert "Vul rechts in" in words(room)
    assert room.next_code == "P01"
    assert room.begin_button.isEnabled()


@pytest.mark.parametrize(
    ("shots", "nl", "en"),
    [(0, "nog geen opnamen", "no shots yet"), (1, "1 opname", "1 shot"), (3, "3 opnamen", "3 shots")],
)
def test_a_card_says_who_it_is_and_how_far(
    rooms: Rooms, put: Put, spoken: Language, shots: int, nl: str, en: str
) -> None:
    room = rooms.prepare(spoken)
    put(room)
    room.show_study(study(person(1, shots=shots)))
    told = room.hall.people.item(0).text()
    consent = "Toestemming: nog niet gevraagd" if spoken is Language.NL else "Consent: not asked yet"
    who = "P01, Elian, ict, " + nl if spoken is Language.NL else "P01, Elian, IT, " + en
    assert told == f"{who}, {consent}"


def test_only_the_chosen_portrait_is_asked_for(rooms: Rooms, put: Put, qtbot: QtBot) -> None:
    room = rooms.prepare()
    put(room)
    in_rows(room)
    room.show_study(study(person(1, chosen=4), person(2)))
    assert [str(request.source) for request in rooms.pictures.requests] == [
        str(rooms.folder / "originals/FI_0004.JPG")
    ]
    before = room.hall.people.grab().toImage()
    qtbot.waitUntil(lambda: room.hall.people.grab().toImage() != before, timeout=3000)
    room.show_study(study(person(1, chosen=4), person(2)))
    assert len(rooms.pictures.requests) == 1


def test_beginning_takes_what_is_in_the_form(rooms: Rooms, put: Put) -> None:
    room = rooms.prepare()
    put(room)
    room.show_study(study(person(1)))
    begun = heard(room.begin)
    assert focused().accessibleName() == "Alias"
    QTest.keyClicks(focused(), "Noor")
    roles = next(box for box in room.findChildren(QComboBox) if box.accessibleName() == "Role")
    assert roles.currentData() is None  # nobody is given a role by accident
    roles.setCurrentIndex(roles.findData("ict"))
    key(room, "Return")
    ((new, preset),) = begun
    assert (new.code, new.alias, new.role_key, new.language) == ("P02", "Noor", "ict", Language.NL)  # type: ignore[attr-defined]
    assert preset == PRESETS[0].key
    key(room, "Return")
    room.begin_button.click()
    assert len(begun) == 1  # until the desk has answered


def test_what_the_desk_refuses_is_said_here_and_can_be_mended(rooms: Rooms, put: Put) -> None:
    room = rooms.prepare()
    put(room)
    room.show_study(study(person(1)))
    begun = heard(room.begin)
    QTest.keyClicks(focused(), "Noor")
    room.begin_button.click()
    room.show_trouble("P02 is taken. Choose another code.")
    room.show_study(study(person(1)))
    assert "P02 is taken. Choose another code." in words(room)
    code = focused()
    assert isinstance(code, QLineEdit)
    assert (code.accessibleName(), code.selectedText()) == ("Code", "P02")
    QTest.keyClicks(code, "P09")
    assert room.trouble == ""
    key(room, "Return")
    assert [new.code for new, _ in begun] == ["P02", "P09"]  # type: ignore[attr-defined]
    assert begun[-1][0].alias == "Noor"  # type: ignore[attr-defined]


def test_what_is_being_typed_outlives_a_look_at_another_room(rooms: Rooms, put: Put) -> None:
    room = rooms.prepare()
    put(room)
    room.show_study(study(person(1)))
    alias = focused()
    assert isinstance(alias, QLineEdit)
    QTest.keyClicks(alias, "Noor")
    room.show_study(study(person(1, shots=9)))
    assert alias.text() == "Noor"
    room.show_study(study(person(1), person(2)))  # entered: the form is for the next
    assert (alias.text(), room.next_code) == ("", "P03")


def test_going_on_and_beginning_again_are_about_the_card_that_is_framed(rooms: Rooms, put: Put) -> None:
    room = rooms.prepare()
    put(room)
    room.show_study(study(person(1), person(2, interviews=2), person(3, interviews=0)))
    gone_on, again = heard(room.go_on), heard(room.begin_again)
    shown, fresh = button(room, "Go on with"), button(room, "New interview")
    assert not shown.isVisible()
    in_rows(room)
    room.hall.people.setFocus()
    room.hall.people.setCurrentRow(1)
    key(room, "Return")
    click(shown)
    click(fresh)
    assert gone_on == [("i2-1",), ("i2-1",)]
    assert again == [("p2", "begripvolle-ambtenaar")]
    room.show_study(study(person(1), person(2, interviews=2), person(3, interviews=0)))
    assert room.hall.people.currentRow() == 1
    room.hall.people.setCurrentRow(2)
    assert (shown.isVisible(), fresh.isVisible()) == (False, True)


def test_a_study_that_can_only_be_read_can_be_looked_at(rooms: Rooms, put: Put) -> None:
    room = rooms.prepare()
    put(room)
    room.show_study(study(person(1), read_only=True))
    assert "can be read, not written" in words(room)
    assert not room.begin_button.isEnabled()
    gone_on = heard(room.go_on)
    in_rows(room)
    room.hall.people.setCurrentRow(0)
    assert not button(room, "New interview").isVisible()
    click(button(room, "Go on with"))
    assert gone_on == [("i1-0",)]


def test_the_question_is_asked_in_the_participants_language(rooms: Rooms, put: Put) -> None:
    room = rooms.prepare()
    put(room)
    room.show_study(study())
    assert PRESETS[0].question.nl in words(room)
    spoken = next(box for box in room.findChildren(QComboBox) if box.accessibleName() == "Language")
    spoken.setCurrentIndex(spoken.findData("en"))
    assert PRESETS[0].question.en in words(room)


def test_another_study_is_a_click_away(rooms: Rooms, put: Put) -> None:
    room = rooms.prepare()
    put(room)
    room.show_study(study())
    left = heard(room.other_study)
    room.hall.menu.lines["Another study …"].trigger()
    assert left == [()]


# ── choosing ───────────────────────────────────────────────────────────────────────────────────────────────


def interviewed() -> RoomState:
    said = fake_session.judgement(2, Answer.YES, "dit ben ik")
    chosen = Choice("shot-2", Verdict.CHOSEN, fake_session.START)
    links = (
        fake_session.link(1),
        fake_session.link(2, judgements=(said,), choice=chosen),
        fake_session.link(3),
    )
    chain = fake_session.chain(*links)
    return RoomState(chain=chain)


def test_the_chosen_shot_is_framed_with_its_words_and_the_keyboard(rooms: Rooms, put: Put) -> None:
    room = rooms.choose()
    put(room)
    assert "nothing to choose from yet" in words(room)
    room.setFocus()
    room.show_state(interviewed())
    assert room.grid.current_key == "shot-2"
    assert room.grid.hasFocus()
    assert "“dit ben ik”" in words(room)
    assert button(room, "Chosen").isChecked()


def test_verdicts_by_key_and_by_button_and_taken_back(rooms: Rooms, put: Put) -> None:
    room = rooms.choose()
    put(room)
    room.setFocus()
    room.show_state(interviewed())
    chosen = heard(room.chosen)
    key(room, "1")
    QTest.keyClick(room.grid, Qt.Key.Key_Right)
    key(room, "2")
    click(button(room, "Not this one"))
    assert chosen == [("shot-2", None), ("shot-3", Verdict.MAYBE), ("shot-3", Verdict.NO)]


def test_enter_shows_a_shot_large(rooms: Rooms, put: Put) -> None:
    room = rooms.choose()
    put(room)
    room.setFocus()
    room.show_state(interviewed())
    wanted = heard(room.shot_wanted)
    key(room, "Return")
    assert wanted == [("shot-2",)]


def test_very_many_words_leave_room_for_the_pictures(rooms: Rooms, put: Put) -> None:
    room = rooms.choose()
    said = fake_session.judgement(1, Answer.NO, "omdat " * 400)
    room.show_state(RoomState(chain=fake_session.chain(fake_session.link(1, judgements=(said,)))))
    put(room)
    assert room.grid.height() > 350
    assert button(room, "Chosen").height() < 50


@pytest.mark.parametrize(
    ("count", "width", "height", "expected"),
    [
        (1, 1300, 600, 480),  # never larger than what is asked for
        (6, 1310, 570, 311),  # four beside each other, for three would need scrolling
        (40, 1310, 570, 246),  # scrolling is unavoidable: as small as they get, in whole columns
        (3, 200, 600, 184),  # narrower than the narrowest
        (0, 0, 0, 1),
    ],
)
def test_tiles_are_as_large_as_lets_all_be_seen(count: int, width: int, height: int, expected: int) -> None:
    options = {"caption": 24, "gap": 16, "smallest": 240, "largest": 480}
    assert tile_width(count=count, width=width, height=height, **options) == expected


# ── the doorstep ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_new_study_needs_only_a_name(put: Put, tmp_path: Path) -> None:
    step = Welcome(start_in=tmp_path)
    put(step)
    chosen = heard(step.chosen)
    assert not step.new_button.isEnabled()
    key(step, "Return")
    QTest.keyClicks(focused(), "Wie ben ik: 1/2?")
    assert str(tmp_path / "Wie ben ik 1 2") in words(step)
    key(step, "Return")
    key(step, "Return")
    assert chosen == [(str(tmp_path / "Wie ben ik 1 2"),)]
    step.show_trouble("The disk is full.")
    assert step.isEnabled()
    assert "The disk is full." in words(step)


def test_what_is_there_already_is_not_a_new_study(put: Put, tmp_path: Path) -> None:
    (tmp_path / "Oud").mkdir()
    step = Welcome(start_in=tmp_path)
    put(step)
    chosen = heard(step.chosen)
    QTest.keyClicks(focused(), "Oud")
    click(step.new_button)
    assert chosen == []
    assert "Oud" in step.trouble


def test_recent_studies_are_opened_and_never_made_anew(put: Put, tmp_path: Path) -> None:
    here, gone = tmp_path / "Hier", tmp_path / "Weg"
    here.mkdir()
    step = Welcome(start_in=tmp_path, recent=(gone, here))
    put(step)
    chosen = heard(step.chosen)
    click(button(step, "Weg"))
    assert str(gone) in step.trouble
    click(button(step, "Hier"))
    assert chosen == [(str(here),)]


def test_the_doorstep_offers_both_languages(put: Put, tmp_path: Path) -> None:
    step = Welcome(start_in=tmp_path, language=Language.NL)
    put(step)
    wanted = heard(step.language_wanted)
    assert button(step, "Nederlands").isChecked()
    click(button(step, "English"))
    assert wanted == [(Language.EN,)]


# ── all of them ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_notice_is_heard_under_every_room(rooms: Rooms, put: Put) -> None:
    room = rooms.choose()
    page = NoticedPage(room, describe=describe)
    put(page)
    dismissed = heard(page.notices.dismissed)
    fault = Fault(FaultCode.DISK_FULL)
    page.show_state(replace(interviewed(), notices=(fault,)))
    assert page.notices.isVisible()
    assert "disk-full happened." in page.notices.words()
    click(page.notices.close_button)
    assert dismissed == [(fault,)]
    page.setFocus()
    assert room.isAncestorOf(focused())


def every_room(rooms: Rooms, language: Language) -> tuple[QWidget, ...]:
    prepare, choose, publish = rooms.prepare(language), rooms.choose(), PublishRoom(language=language)
    state = study(person(1, chosen=1), person(2))
    prepare.show_study(state)
    in_rows(prepare)
    prepare.hall.people.setCurrentRow(0)
    choose.show_state(interviewed())
    publish.show_study(state)
    publish.show_going(shots=3, quotes=1, hidden=1, stays=["P01, shot 1: stays at home."])
    publish.show_made(Path("2026-11-23 contactsheet.pdf"))
    recent = (rooms.folder, rooms.folder.parent)
    return prepare, choose, publish, Welcome(start_in=rooms.folder, language=language, recent=recent)


def test_everything_fits_in_the_smallest_window(rooms: Rooms, put: Put, spoken: Language) -> None:
    for room in every_room(rooms, spoken):
        put(room)
        least = room.minimumSizeHint()
        assert (least.width() <= SMALLEST[0], least.height() <= SMALLEST[1]) == (True, True), (room, least)
        for found in room.findChildren(QAbstractButton):
            if found.isVisible() and found.text():
                needed = found.fontMetrics().horizontalAdvance(found.text())
                assert needed <= found.contentsRect().width(), found.text()
        for label in room.findChildren(QLabel):
            if label.isVisible() and label.wordWrap():
                assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_whoever_listens_hears_what_every_field_is(rooms: Rooms, put: Put, spoken: Language) -> None:
    for room in every_room(rooms, spoken):
        put(room)
        fields: list[QWidget] = [*room.findChildren(QLineEdit), *room.findChildren(QComboBox)]
        for field in fields:
            assert field.accessibleName(), field
            assert "&" not in field.accessibleName()
        for found in room.findChildren(QAbstractButton):
            assert found.text() or found.accessibleName(), found


def test_one_yellow_button_and_the_keyboard_reaches_it(rooms: Rooms, put: Put) -> None:
    for room in every_room(rooms, Language.NL):
        put(room)
        yellow = [b for b in room.findChildren(QPushButton) if b.property("role") == "primary"]
        assert len(yellow) == (0 if isinstance(room, ChooseRoom) else 1), room
        for found in yellow:
            assert _reached_by_tab(room, found) or not found.isEnabled()


def _reached_by_tab(room: QWidget, wanted: QObject) -> bool:
    for _ in range(40):
        if QApplication.focusWidget() is wanted:
            return True
        key(room, "Tab")
    return False
