"""The list of actions, and the keys that somebody changed: by table, then in a window."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from fotointerview.domain.words import Language, Room
from fotointerview.gui import actions, keymap
from fotointerview.gui.action_list import EVERYWHERE, GROUP_TEXTS, SPECS, ActionId, Group
from fotointerview.gui.appearance import Appearance
from fotointerview.gui.key_row import KeyRow, pressed_key
from fotointerview.gui.keymap import NO_CHANGES
from tests.gui import hands, rooms_kit
from tests.gui.conftest import Open, Studio
from tests.gui.rooms_kit import Home

A = ActionId


@pytest.fixture(autouse=True)
def standard_keys() -> Iterator[None]:
    yield
    actions.use(NO_CHANGES)


def test_the_list_has_every_action_once_and_every_chapter_in_one_piece() -> None:
    assert [spec.id for spec in SPECS].count(A.SHOOT) == 1
    assert {spec.id for spec in SPECS} == set(ActionId)
    assert len(SPECS) == len(ActionId)
    chapters = [spec.group for spec in SPECS]
    in_pieces = [
        g for at, g in enumerate(chapters) if at and g in chapters[:at] and chapters[at - 1] is not g
    ]
    assert in_pieces == []
    assert tuple(Group) == GROUP_TEXTS


def test_no_two_actions_share_a_key_in_any_room() -> None:
    for room in Room:
        keys = [keymap.normal(key) for spec in SPECS if room in spec.where for key in spec.keys]
        assert len(keys) == len(set(keys)), room
    assert keymap.is_sound(NO_CHANGES)


def test_every_key_is_one_that_qt_knows_and_every_action_has_one() -> None:
    assert all(spec.keys for spec in SPECS)
    assert all(keymap.normal(key) for spec in SPECS for key in spec.keys)
    assert not [key for spec in SPECS for key in spec.keys if keymap.normal(key) in keymap.RESERVED - {"Esc"}]


def test_no_two_actions_are_called_the_same() -> None:
    assert len({spec.text for spec in SPECS}) == len(SPECS)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("Space", "Space"),
        ("Ctrl+Up", "Ctrl+↑"),
        ("Ctrl++", "Ctrl++"),
        ("Ctrl+-", "Ctrl+−"),
        ("+", "+"),
        ("Shift+M", "Shift+M"),
        ("?", "?"),
        ("Esc", "Esc"),
        ("Ctrl+Shift+Z", "Ctrl+Shift+Z"),
    ],
)
def test_keys_are_called_as_people_know_them(key: str, name: str) -> None:
    assert actions.key_name(key) == name


# ── other keys ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("which", "key", "after"),
    [
        (A.QUOTE, "E", {A.QUOTE: ("E",)}),
        (A.QUOTE, "Q", {}),
        (A.QUOTE, "N", {A.QUOTE: ("N",), A.NOTE: ("Q",)}),
        (A.MARK, "Return", {A.MARK: ("Return",), A.NEXT_PHOTO: ("Enter",)}),
        (A.BLANK, "F11", {A.BLANK: ("F11",), A.FULLSCREEN: ("P",)}),
        (A.CHOSEN, "P", {A.CHOSEN: ("P",)}),
    ],
)
def test_a_key_is_given_and_whoever_had_it_gets_the_one_that_came_free(
    which: ActionId, key: str, after: Mapping[ActionId, tuple[str, ...]]
) -> None:
    changes = keymap.with_key(NO_CHANGES, which, key)
    assert dict(changes) == after
    assert keymap.is_sound(changes)
    assert keymap.with_standard(changes, which).get(which) is None
    assert keymap.is_sound(keymap.with_standard(changes, which))


@pytest.mark.parametrize("key", ["Tab", "Esc", "Ctrl+C", "", "Ctrl+K, Ctrl+B", "no key"])
def test_some_keys_keep_their_meaning(key: str) -> None:
    assert not keymap.may_be_given(key, to=A.QUOTE)
    with pytest.raises(ValueError, match="cannot be the key"):
        keymap.with_key(NO_CHANGES, A.QUOTE, key)


def test_back_to_the_standard_key_takes_it_from_whoever_has_it_now() -> None:
    changes = keymap.with_key(keymap.with_key(NO_CHANGES, A.QUOTE, "E"), A.NOTE, "Q")
    after = keymap.with_standard(changes, A.QUOTE)
    assert keymap.keys_of(A.QUOTE, after) == ("Q",)
    assert keymap.keys_of(A.NOTE, after) == ()
    assert keymap.with_standard(after, A.NOTE) == {}


@pytest.mark.parametrize(
    ("raw", "after"),
    [
        ({}, {}),
        ({"quote": ("E",)}, {A.QUOTE: ("E",)}),
        ({"quote": ("e",)}, {A.QUOTE: ("E",)}),
        ({"quote": ("Q",)}, {}),
        ({"quote": ()}, {A.QUOTE: ()}),
        ({"of another version": ("E",), "note": ("Y",)}, {A.NOTE: ("Y",)}),
        ({"quote": ("Tab", "", "E")}, {A.QUOTE: ("E",)}),
        ({"quote": ("N",)}, {}),
        ({"quote": ("N",), "note": ("Q",)}, {A.QUOTE: ("N",), A.NOTE: ("Q",)}),
        ({"quote": ("E",), "note": ("E",)}, {A.QUOTE: ("E",)}),
    ],
)
def test_what_makes_no_sense_in_a_settings_file_is_left_out(
    raw: Mapping[str, tuple[str, ...]], after: Mapping[ActionId, tuple[str, ...]]
) -> None:
    assert dict(keymap.salvaged(raw)) == after


# ── at work ───────────────────────────────────────────────────────────────────────────────────────────────


def test_only_what_has_a_handler_is_installed(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    done: list[str] = []
    made = actions.install(
        widget, {A.UNDO: lambda: done.append("undo"), A.SHOOT: lambda: done.append("shoot")}
    )
    assert list(made) == [A.SHOOT, A.UNDO]
    made[A.UNDO].trigger()
    assert done == ["undo"]
    assert A.REDO in actions.without_handler(made)
    assert A.UNDO not in actions.without_handler(made)


def test_other_keys_count_at_once_and_tool_tips_say_so(studio: Studio) -> None:
    button = studio.room.picture_bar.draw_button
    assert button.toolTip() == "Draw a mark (M)"
    actions.use(MappingProxyType({A.MARK: ("E",)}), roots=(studio.window,))
    assert button.toolTip() == "Draw a mark (E)"
    studio.room.canvas.setFocus()
    hands.key(studio.window, "M")
    assert not studio.room.marking.is_on
    hands.key(studio.window, "E")
    assert studio.room.marking.is_on


def test_an_action_that_lost_its_key_has_none(studio: Studio) -> None:
    actions.use(MappingProxyType({A.MARK: ()}), roots=(studio.window,))
    assert studio.room.picture_bar.draw_button.toolTip() == "Draw a mark"
    assert studio.room.actions_by_id[A.MARK].shortcuts() == []


def windows_keys() -> list[tuple[ActionId, str]]:
    return [(spec.id, key) for spec in SPECS for key in spec.keys if spec.where == EVERYWHERE]


def test_the_window_has_what_works_everywhere(studio: Studio) -> None:
    everywhere = {spec.id for spec in SPECS if spec.where == EVERYWHERE}
    assert everywhere <= set(studio.window.actions_by_id)
    assert set(studio.window.actions_by_id) - everywhere == {A.BACK}


@pytest.mark.parametrize("room", [Room.PREPARE, Room.INTERVIEW])
@pytest.mark.parametrize("key", ["Ctrl+K", "Ctrl+2", "Ctrl++", "F1", "F11"])
def test_no_key_of_the_window_is_ambiguous_in_any_room(studio: Studio, room: Room, key: str) -> None:
    studio.window.go_to(room)
    studio.settle()
    awake = [
        action
        for widget in (studio.window, *studio.window.findChildren(QWidget))
        if widget.isVisible()
        for action in widget.actions()
        if action.isEnabled()
        if key in [sequence.toString() for sequence in action.shortcuts()]
    ]
    assert len(awake) <= 1
    assert len(awake) == 1 or key == "Ctrl+2"


def test_to_the_rooms_by_key(studio: Studio) -> None:
    went: list[Room] = []
    studio.window.room_changed.connect(went.append)
    hands.key(studio.window, "Ctrl+1")
    hands.key(studio.window, "Ctrl+2")
    assert went == [Room.PREPARE, Room.INTERVIEW]
    assert not studio.window.actions_by_id[A.ROOM_4].isEnabled()
    hands.key(studio.window, "Ctrl+4")
    assert studio.window.room is Room.INTERVIEW


def test_the_whole_screen_and_back(studio: Studio) -> None:
    before = studio.window.place()
    hands.key(studio.window, "F11")
    assert studio.window.windowState() & Qt.WindowState.WindowFullScreen
    hands.key(studio.window, "F11")
    assert not studio.window.windowState() & Qt.WindowState.WindowFullScreen
    assert studio.window.place() == before


@pytest.mark.parametrize("key", ["Ctrl+Up", "Ctrl+Left", "Shift+Up", "Ctrl+Z"])
def test_keys_that_edit_words_do_nothing_else_while_words_are_typed(studio: Studio, key: str) -> None:
    def done() -> int:
        return len(studio.calls("agree")) + len(studio.calls("undo"))

    page = studio.room
    field: QPlainTextEdit = page.question.quote_field
    field.setFocus()
    field.insertPlainText("een twee")
    hands.key(studio.window, key)
    assert done() == 0
    page.canvas.setFocus()
    hands.key(studio.window, key)
    assert done() == 1


# ── the sheet ─────────────────────────────────────────────────────────────────────────────────────────────


def row(studio: Studio, which: ActionId) -> KeyRow:
    return next(row for row in studio.window.help.rows if row.spec.id is which)


def opened_to_change(studio: Studio) -> list[object]:
    told: list[object] = []
    studio.window.keys_changed.connect(told.append)
    studio.window.help.open()
    studio.window.help.show_changing(True)
    studio.settle()
    return told


def test_a_key_is_changed_by_pressing_another(studio: Studio) -> None:
    told = opened_to_change(studio)
    asked = row(studio, A.QUOTE)
    asked.button.setFocus()
    hands.key(studio.window, "Return")
    assert asked.button.isChecked()
    hands.key(studio.window, "E")
    assert (asked.button.isChecked(), asked.button.text()) == (False, "E")
    assert told == [{A.QUOTE: ("E",)}]
    assert asked.button.accessibleName() == "Write down a quote: E. Press to change"
    assert not studio.room.question.quote_field.hasFocus()
    hands.key(studio.window, "Escape")
    hands.key(studio.window, "Escape")
    assert studio.window.help.isHidden()
    studio.room.canvas.setFocus()
    hands.key(studio.window, "E")
    assert studio.room.question.quote_field.hasFocus()


def test_a_key_that_is_taken_is_said_and_swapped_when_it_is_pressed_again(studio: Studio) -> None:
    told = opened_to_change(studio)
    asked = row(studio, A.QUOTE)
    hands.click(asked.button)
    hands.key(studio.window, "N")
    assert studio.window.help.said() == "N is the key for “Write a note”. Press it again to swap the two."
    assert told == []
    hands.key(studio.window, "N")
    assert (asked.button.text(), row(studio, A.NOTE).button.text()) == ("N", "Q")
    assert told == [{A.QUOTE: ("N",), A.NOTE: ("Q",)}]


@pytest.mark.parametrize("key", ["Tab", "Ctrl+C"])
def test_a_key_that_keeps_its_meaning_is_refused(studio: Studio, key: str) -> None:
    told = opened_to_change(studio)
    asked = row(studio, A.QUOTE)
    hands.click(asked.button)
    hands.key(studio.window, key)
    assert studio.window.help.said() == f"{key} keeps its own meaning. Press another key."
    assert asked.button.isChecked()
    hands.key(studio.window, "Escape")
    assert (asked.button.isChecked(), asked.button.text()) == (False, "Q")
    assert studio.window.help.isVisible()
    assert told == []


def test_back_to_the_standard_key(studio: Studio) -> None:
    actions.use(MappingProxyType({A.QUOTE: ("E",)}), roots=(studio.window,))
    told = opened_to_change(studio)
    asked = row(studio, A.QUOTE)
    assert asked.standard.isVisible()
    hands.click(asked.standard)
    assert asked.button.text() == "Q"
    assert asked.standard.isHidden()
    assert told == [{}]


@pytest.mark.parametrize(
    ("key", "held", "name"),
    [
        (Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier, "?"),
        (Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier, "Shift+M"),
        (Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, "Ctrl++"),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier, "Ctrl+Up"),
        (Qt.Key.Key_1, Qt.KeyboardModifier.KeypadModifier, "1"),
        (Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier, "F5"),
    ],
)
def test_a_key_is_written_as_it_is_in_the_list(key: Qt.Key, held: Qt.KeyboardModifier, name: str) -> None:
    assert pressed_key(QKeyEvent(QEvent.Type.KeyPress, key, held)) == name


@pytest.mark.parametrize("size", [(1024, 640), (1366, 768), (1920, 1080)])
def test_the_sheet_lies_within_the_window_and_is_not_cut_at_the_side(
    open_studio: Open, size: tuple[int, int]
) -> None:
    studio = open_studio(size=size)
    sheet = studio.window.help
    for changing in (False, True):
        sheet.open()
        sheet.show_changing(changing)
        studio.settle()
        assert studio.window.rect().contains(sheet.geometry())
        area = sheet.findChild(QScrollArea)
        page = area.widget() if area is not None else None
        assert area is not None
        assert page is not None
        assert page.width() <= area.viewport().width()
        words = [label.text() for label in page.findChildren(QLabel)]
        assert all(actions.text(spec) in words for spec in SPECS)


def test_the_sheet_has_the_changed_keys(studio: Studio) -> None:
    actions.use(MappingProxyType({A.QUOTE: ("E",), A.NOTE: ()}), roots=(studio.window,))
    studio.window.help.open()
    keys = [label.text() for label in studio.window.help.findChildren(QLabel) if label.isVisible()]
    assert "E" in keys
    assert "–" in keys
    assert "Q" not in keys


@pytest.fixture
def home(dressed: QApplication, tmp_path: Path) -> Iterator[Home]:
    """Every room."""
    made = rooms_kit.make(tmp_path, language=Language.EN, appearance=Appearance())
    yield made
    made.close()


def test_everything_in_the_list_can_be_done_somewhere(home: Home) -> None:
    installed = (
        home.window.actions_by_id,
        home.interview.actions_by_id,
        home.choose.actions_by_id,
    )
    assert actions.without_handler(*installed) == frozenset()
