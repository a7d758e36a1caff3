"""The hall: people by role with empty places, consent at a glance, tasks and searching that lead to where it is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fotointerview.domain.consent import Glance
from fotointerview.domain.people import Participant, Role, Study
from fotointerview.domain.search import Hit, HitKind, Sieve
from fotointerview.domain.tasks import Task, TaskKind
from fotointerview.domain.words import Answer, Dimension, Language
from fotointerview.gui import consent_words, theme
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.found_list import Found
from fotointerview.gui.found_words import hits_found
from fotointerview.gui.more_menu import MoreMenu
from fotointerview.gui.over_page import OverPage
from fotointerview.gui.people_grid import PICTURE
from fotointerview.gui.room_prepare import PrepareRoom
from fotointerview.services.closeness import Ropes
from fotointerview.services.desk import Person, Searched, StudyLoaded
from fotointerview.services.presets import interview_presets
from tests.gui import fake_session, hands
from tests.gui.fake_session import FakePictures, FakeSession
from tests.gui.test_text_scale import cut_off

ROLES = (
    Role("law", "wet", 0, "wet", "law"),
    Role("ict", "ict", 1, "ict", "IT"),
    Role("counter", "loket", 2, "loket", "counter"),
)


def person(number: int, role: Role | None, *, consent: Glance = Glance.NONE) -> Person:
    who = Participant(f"p{number}", f"P{number:02}", role.id if role else None, alias=f"Naam{number}")
    held = (replace(fake_session.interview(), id=f"i{number}"),)
    return Person(who, role, held, 3, None, consent, date(2028, 11, 25) if consent is Glance.INSIDE else None)


def study(*people: Person, tasks: tuple[Task, ...] = ()) -> StudyLoaded:
    return StudyLoaded(
        study=Study("s", "De begripvolle ambtenaar", fake_session.START),
        folder=Path("study"),
        roles=ROLES,
        people=people,
        next_code="P09",
        read_only=False,
        tasks=tasks,
    )


@pytest.fixture
def room(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> Iterator[PrepareRoom]:
    bridge = Bridge(session=FakeSession(), pictures=FakePictures())
    made = PrepareRoom(
        presets=interview_presets(), language=Language.NL, bridge=bridge, study_folder=tmp_path
    )
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(made)
    window.resize(1366, 700)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    yield made
    bridge.close()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents()


def settle() -> None:
    for _ in range(4):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()


def test_everybody_stands_at_their_role_and_empty_places_are_seen(room: PrepareRoom) -> None:
    room.show_study(study(person(1, ROLES[1]), person(2, ROLES[1]), person(3, None)))
    settle()
    columns, empty = room.hall.roles.columns, room.hall.roles.empty
    assert {key: grid.count() for key, grid in columns.items()} == {"law": 0, "ict": 2, "counter": 0, "": 1}
    assert {key for key, label in empty.items() if label.isVisible()} == {"law", "counter"}
    room.show_study(study(person(1, ROLES[0]), person(3, ROLES[2])))
    assert {key: grid.count() for key, grid in room.hall.roles.columns.items()} == {
        "law": 1,
        "ict": 0,
        "counter": 1,
    }


def test_one_card_is_framed_in_the_whole_study(room: PrepareRoom) -> None:
    gone: list[str] = []
    room.go_on.connect(gone.append)
    room.show_study(study(person(1, ROLES[0]), person(2, ROLES[1])))
    columns = room.hall.roles.columns
    columns["law"].setCurrentRow(0)
    columns["ict"].setCurrentRow(0)
    assert columns["law"].person is None
    assert room.hall.person is not None
    assert room.hall.person.participant.code == "P02"
    columns["ict"].setFocus()
    hands.key(columns["ict"], "Return")
    assert gone == ["i2"]
    room.hall.tabs[room.hall.people].click()
    assert room.hall.person is None, "what is framed where nobody looks does not count"


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_no_tab_is_cut_off(room: PrepareRoom, dressed: QApplication, scale: int) -> None:
    theme.apply(dressed, scale=scale)
    try:
        room.show_study(study(person(1, ROLES[0])))
        room.hall.show_ropes(Ropes())
        settle()
        tabs = [*room.hall.tabs.values()]
        for tab in tabs:
            assert tab.width() >= tab.sizeHint().width(), tab.text()
            assert room.hall.rect().contains(tab.geometry())
        for tab, other in combinations(tabs, 2):
            assert not tab.geometry().intersects(other.geometry())
    finally:
        theme.apply(dressed)


@pytest.mark.parametrize("glance", Glance)
def test_how_consent_is_doing_is_seen_and_heard(room: PrepareRoom, glance: Glance) -> None:
    room.show_study(study(person(1, ROLES[0], consent=glance)))
    item = room.hall.people.item(0)
    assert consent_words.glance_word(glance) in item.text()
    assert ("2028-11-25" in item.toolTip()) is (glance is Glance.INSIDE)
    lines = {consent_words.glance_line(one) for one in Glance}
    assert len(lines) == len(Glance)


def test_tasks_are_counted_and_lead_to_their_interview(room: PrepareRoom) -> None:
    gone: list[tuple[str, str]] = []
    kept: list[str] = []
    room.shot_wanted.connect(lambda interview, shot: gone.append((interview, shot)))
    room.retention_wanted.connect(kept.append)
    tasks = (
        Task(TaskKind.NO_CONSENT, "p2", "i2", count=4),
        Task(TaskKind.CONSENT_ENDS, "p1", due=date(2026, 12, 1)),
        Task(TaskKind.RETENTION_PASSED, ref="originals", due=date(2026, 1, 1)),
    )
    room.show_study(study(person(1, ROLES[0]), person(2, ROLES[1]), tasks=tasks))
    hall = room.hall
    assert "3" in hall.tabs[hall.tasks].text()
    hands.click(hall.tabs[hall.tasks])
    for row in range(3):
        hall.tasks.itemActivated.emit(hall.tasks.item(row))
    assert gone == [("i2", ""), ("i1", "")]
    assert kept == ["originals"], "what is of the study as a whole leads to its page"
    assert hall.tasks.item(2).toolTip() == hall.tasks.item(2).text()
    assert "P02 Naam2" in hall.tasks.item(0).text()
    room.show_study(study(person(1, ROLES[0])))
    assert hall.tasks.count() == 0
    assert hall._nothing.isVisible()


@pytest.mark.parametrize("kind", [TaskKind.QUOTES_TO_APPROVE, TaskKind.SHOTS_TO_APPROVE])
def test_what_waits_for_the_participants_word_leads_to_choosing(room: PrepareRoom, kind: TaskKind) -> None:
    choosing: list[str] = []
    gone: list[str] = []
    room.choose_wanted.connect(choosing.append)
    room.shot_wanted.connect(lambda interview, _shot: gone.append(interview))
    room.show_study(study(person(1, ROLES[0]), tasks=(Task(kind, "p1", "i1", count=2),)))
    room.hall.tasks.itemActivated.emit(room.hall.tasks.item(0))
    assert (choosing, gone) == (["i1"], [])


def test_searching_waits_for_the_typing_and_shows_what_is_still_wanted(
    room: PrepareRoom, qtbot: QtBot
) -> None:
    asked: list[str] = []
    gone: list[tuple[str, str]] = []
    room.search_wanted.connect(lambda words, _sieve: asked.append(words))
    room.shot_wanted.connect(lambda interview, shot: gone.append((interview, shot)))
    room.show_study(study(person(1, ROLES[0])))
    hall = room.hall
    QTest.keyClicks(hall.search, "begrip")
    qtbot.waitUntil(lambda: asked == ["begrip"], timeout=3000)
    hit = Hit(
        HitKind.QUOTE,
        "q",
        "p1",
        "i1",
        "shot-3",
        3,
        fake_session.START,
        "Begrip begint <b>hier</b> & nu",
        ((0, 6),),
    )
    room.show_found(Searched("begr", ()))
    room.show_found(
        Searched(
            "begrip", (hit, replace(hit, kind=HitKind.ROLE, participant_id="", interview_id="", shot_id=""))
        )
    )
    assert hall.found.isVisible()
    assert hall.found.count() == 2
    assert "Begrip begint <b>hier</b> & nu" in hall.found.item(0).text()
    assert "P01" in hall.found.item(0).text()
    hall.found.grab()
    for row in range(2):
        hall.found.itemActivated.emit(hall.found.item(row))
    assert gone == [("i1", "shot-3")]
    hall.search.clear()
    assert hall.roles.isVisible()
    room.show_found(Searched("begrip", (hit,)))
    assert hall.found.count() == 0


def test_nothing_found_is_said(room: PrepareRoom, qtbot: QtBot) -> None:
    room.show_study(study(person(1, ROLES[0])))
    QTest.keyClicks(room.hall.search, "zzz")
    room.show_found(Searched("zzz", ()))
    assert room.hall._nothing.isVisible()
    room.hall.tabs[room.hall.people].click()
    assert room.hall.search.text() == ""
    assert not room.hall._nothing.isVisible()


def asked_of(room: PrepareRoom) -> list[tuple[str, Sieve]]:
    asked: list[tuple[str, Sieve]] = []
    room.search_wanted.connect(lambda words, sieve: asked.append((words, sieve)))
    return asked


def test_a_filter_alone_lists_what_it_lets_through(room: PrepareRoom) -> None:
    asked = asked_of(room)
    room.show_study(study(person(1, ROLES[0])))
    hall = room.hall
    assert not hall.filters.isVisible()
    hands.click(hall.filter_button)
    assert hall.filters.isVisible()
    hands.click(hall.filters.answers[Answer.NO])
    no = Sieve(answers=frozenset({Answer.NO}))
    assert asked == [("", no)]
    silent = Hit(HitKind.JUDGEMENT, "j", "p1", "i1", "shot-1", 1, fake_session.START, answer=Answer.NO)
    room.show_found(Searched("", (silent, silent)))
    assert hall.found.count() == 0, "that was asked before"
    room.show_found(Searched("", (silent,), no))
    assert hall.found.isVisible()
    assert hall.found.item(0).data(Qt.ItemDataRole.UserRole).words == "No"
    assert "1" in hall.filter_button.text()
    hands.click(hall.filters.clear_button)
    assert hall.roles.isVisible()
    assert hall.filters.isVisible()
    assert not hall.filters.clear_button.isVisible()


def test_filters_go_with_the_words(room: PrepareRoom, qtbot: QtBot) -> None:
    asked = asked_of(room)
    room.show_study(study(person(1, ROLES[0])))
    hall = room.hall
    QTest.keyClicks(hall.search, "licht")
    assert hall.filters.isVisible(), "in a wide hall they come with the first word"
    qtbot.waitUntil(lambda: len(asked) == 1, timeout=3000)
    hands.click(hall.filters.kinds[HitKind.QUOTE,])
    hall.filters.role.setCurrentIndex(hall.filters.role.findText("ict"))
    hall.filters.role.activated.emit(hall.filters.role.currentIndex())
    assert asked[-1] == ("licht", Sieve(kinds=frozenset({HitKind.QUOTE}), role_id="ict"))
    hall.filters.dimension.setCurrentIndex(hall.filters.dimension.findText("Pose"))
    hall.filters.dimension.activated.emit(hall.filters.dimension.currentIndex())
    assert asked[-1][1] == Sieve(frozenset({HitKind.MOVE}), frozenset(), Dimension.POSE, "ict")
    assert not hall.filters.kinds[HitKind.QUOTE,].isChecked(), "a quote is on no dimension"
    assert hall.filters.kinds[HitKind.MOVE,].isChecked()
    hall.tabs[hall.people].click()
    assert hall.filters.sieve.is_open
    assert not hall.filters.isVisible()
    assert hall.people.isVisible()


def test_in_a_narrow_hall_filters_are_asked_for(room: PrepareRoom) -> None:
    room.window().resize(1024, 640)
    settle()
    room.show_study(study(person(1, ROLES[0])))
    QTest.keyClicks(room.hall.search, "licht")
    assert not room.hall.filters.isVisible()
    room.hall.filter_button.setFocus()
    hands.key(room.hall.filter_button, "Space")
    settle()
    row = room.hall.filters
    assert row.isVisible()
    chips = [*row.kinds.values(), *row.answers.values(), row.dimension, row.role]
    assert all(row.rect().contains(chip.geometry()) for chip in chips), "they go on in the next line"
    assert len({chip.geometry().top() for chip in chips}) > 1


def test_a_role_that_is_gone_is_no_longer_wanted(room: PrepareRoom) -> None:
    room.show_study(study(person(1, ROLES[0])))
    filters = room.hall.filters
    filters.set_sieve(Sieve(role_id="counter"))
    room.show_study(study(person(1, ROLES[0])))
    assert filters.sieve.role_id == "counter"
    room.show_study(replace(study(person(1, ROLES[0])), roles=ROLES[:2]))
    assert filters.sieve.is_open


def test_a_move_without_words_says_what_was_agreed(room: PrepareRoom) -> None:
    room.show_study(study(person(1, ROLES[0])))
    light = Hit(HitKind.MOVE, "m", "p1", "i1", "shot-1", 1, None, dimension=Dimension.LIGHT, step=-1)
    pose = Hit(HitKind.MOVE, "n", "p1", "i1", "shot-1", 1, None, "naar links", dimension=Dimension.POSE)
    listed = hits_found((light, pose), study(person(1, ROLES[0])), Language.EN)
    assert [(one.words, one.said) for one in listed] == [("darker", False), ("naar links", True)]
    assert listed[1].about.startswith("move: pose · P01")


def test_of_a_great_many_portraits_only_those_in_sight_and_a_few_more_are_held(
    room: PrepareRoom, qtbot: QtBot
) -> None:
    people = [
        replace(person(number, ROLES[1]), portrait=fake_session.link(number)) for number in range(1, 401)
    ]
    room.show_study(study(*people))
    grid = room.hall.people
    room.hall.tabs[grid].click()

    def held() -> list[int]:
        return [at for at in range(grid.count()) if grid.item(at).data(PICTURE) is not None]

    qtbot.waitUntil(lambda: len(held()) > 4, timeout=3000)
    assert held()[0] == 0
    bar = grid.verticalScrollBar()
    for at in range(21):
        bar.setValue(bar.maximum() * at // 20)
        qtbot.wait(60)
    qtbot.waitUntil(lambda: held()[-1] == 399, timeout=3000)
    assert len(held()) < 150
    bar.setValue(0)
    qtbot.waitUntil(lambda: held()[0] == 0, timeout=3000)


@pytest.mark.parametrize(("size", "scale"), [((1024, 580), 100), ((1366, 660), 200)])
def test_in_a_tight_room_nothing_is_cut_off(
    room: PrepareRoom, dressed: QApplication, size: tuple[int, int], scale: int
) -> None:
    try:
        theme.apply(dressed, scale=scale)
        room.show_study(study(person(1, ROLES[0]), person(2, ROLES[2])))
        room.window().resize(*size)
        QApplication.processEvents()
        QApplication.processEvents()
        room.hall.tabs[room.hall.people].click()
        room.hall.people.setFocus()
        QTest.keyClick(room.hall.people, Qt.Key.Key_Right)
        QApplication.processEvents()
        QApplication.processEvents()
        assert room.hall.person is not None
        fields = [*room.findChildren(QLineEdit), *room.findChildren(QComboBox)]
        low = [
            one.accessibleName()
            for one in fields
            if one.isVisible() and one.height() < one.sizeHint().height()
        ]
        assert low == []
        scrolls = room.findChildren(QScrollArea, "tall")
        cut = [line for line in cut_off(room) if not any(line in cut_off(inside) for inside in scrolls)]
        assert cut == []
        assert room.hall.search.width() >= theme.px(100)
    finally:
        theme.apply(dressed)


def test_long_words_of_a_task_go_on_in_a_second_line(room: PrepareRoom) -> None:
    room.window().resize(1024, 580)
    words = "Chosen shots of which nobody has said yet whether they may leave the house: 1. " * 3
    room.hall.tasks.show_found([Found("Short"), Found(words)])
    room.hall.tabs[room.hall.tasks].click()
    QApplication.processEvents()
    QApplication.processEvents()
    short, long = (room.hall.tasks.visualItemRect(room.hall.tasks.item(row)).height() for row in (0, 1))
    assert long >= short + theme.px(20)
    assert long < short + theme.px(40), "never more than two"


def test_lines_of_a_menu_stand_by_their_group_whoever_came_first(qtbot: QtBot) -> None:
    menu = MoreMenu[str]("More")
    qtbot.addWidget(menu)
    chosen: list[str] = []
    menu.add("last", chosen.append, group=4)
    menu.add("first", chosen.append, group=1)
    menu.add("also first", chosen.append, group=1)
    assert list(menu.lines) == ["first", "also first", "last"]
    shown = menu.menu().actions()
    assert ["" if one.isSeparator() else one.text() for one in shown] == ["first", "also first", "", "last"]
    menu.show_subject("somebody")
    menu.lines["last"].trigger()
    assert chosen == ["somebody"]


def test_after_a_page_the_keyboard_is_where_it_was(room: PrepareRoom) -> None:
    page = OverPage(room.window(), back_to=room)
    room.hall.search.setFocus()
    page.appear()
    assert page.hasFocus()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert room.hall.search.hasFocus()
    page.appear()
    room.hall.search.setEnabled(False)
    page.leave()
    assert QApplication.focusWidget() is room.focusProxy()
