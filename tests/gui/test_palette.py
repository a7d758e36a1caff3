"""Finding an action by a few letters, and the card on which one does."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from fotointerview.domain.words import Answer, Language, Room
from fotointerview.gui import finding
from fotointerview.gui.action_list import ActionId
from fotointerview.gui.finding import Entry, Fit
from tests.gui import hands
from tests.gui.conftest import Open, Studio


@pytest.mark.parametrize(
    ("typed", "name", "fit"),
    [
        ("take", "Take a photo", Fit.START),
        ("photo", "Take a photo", Fit.WORDS),
        ("pho ta", "Take a photo", Fit.WORDS),
        ("tap", "Take a photo", Fit.INITIALS),
        ("tp", "Take a photo", Fit.INITIALS),
        ("pt", "Take a photo", Fit.NONE),
        ("hot", "Take a photo", Fit.INSIDE),
        ("t", "A photo", Fit.NONE),
        ("geeft NIET", "Dat geeft niet", Fit.WORDS),
        ("één", "Een opname", Fit.START),
        ("zw wit", "Zwart-wit of kleur", Fit.WORDS),
        ("100", "100 %, or the whole picture", Fit.START),
        ("xyz", "Take a photo", Fit.NONE),
    ],
)
def test_words_in_any_order_beginnings_and_initials(typed: str, name: str, fit: Fit) -> None:
    assert finding.fit(typed, name) is fit


ENTRIES = (
    Entry("shoot", "Maak een foto", ("Take a photo",), "Spatie"),
    Entry("next", "Volgende foto", ("Next photo",), "Enter ⏎", can_do=False),
    Entry("mark", "Teken iets", ("Draw a mark",), "M"),
    Entry("keys", "Toon de toetsen", ("Show the keys",), "?"),
)


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("", ["shoot", "next", "mark", "keys"]),
        ("foto", ["shoot", "next"]),
        ("photo", ["shoot", "next"]),
        ("draw", ["mark"]),
        ("m", ["mark", "shoot"]),
        ("?", ["keys"]),
        ("  ", ["shoot", "next", "mark", "keys"]),
        ("nothing like it", []),
    ],
)
def test_the_best_comes_first_in_either_language(typed: str, keys: list[str]) -> None:
    assert [entry.key for entry in finding.found(typed, ENTRIES)] == keys


# ── the card ──────────────────────────────────────────────────────────────────────────────────────────────


def opened(studio: Studio) -> None:
    studio.until(lambda: studio.room.canvas.key == "shot-3")
    hands.key(studio.window, "Ctrl+K")
    studio.settle()


def type_in(studio: Studio, words: str) -> None:
    for letter in words:
        hands.key(studio.window, {" ": "Space"}.get(letter, letter))
    studio.settle()


def test_it_opens_by_key_and_types_into_nothing_else(studio: Studio) -> None:
    studio.room.canvas.setFocus()
    opened(studio)
    card = studio.window.palette_card
    assert card.isVisible()
    assert card.field.hasFocus()
    type_in(studio, "mark")
    assert card.field.text() == "mark"
    assert "Draw a mark" in card.names()
    assert not studio.room.marking.is_on
    assert studio.session.calls == []


def test_enter_does_what_is_framed_and_gives_the_keyboard_back(studio: Studio) -> None:
    studio.room.canvas.setFocus()
    opened(studio)
    type_in(studio, "draw")
    hands.key(studio.window, "Return")
    studio.settle()
    assert studio.window.palette_card.isHidden()
    assert studio.room.marking.is_on
    assert studio.room.canvas.hasFocus()
    assert studio.calls("next_photo") == []


def test_esc_closes_it_and_nothing_else(studio: Studio) -> None:
    studio.room.canvas.setFocus()
    studio.room.marking.set_on(True)
    opened(studio)
    hands.key(studio.window, "Escape")
    studio.settle()
    assert studio.window.palette_card.isHidden()
    assert studio.room.marking.is_on
    hands.key(studio.window, "Escape")
    assert not studio.room.marking.is_on


def test_the_arrows_go_over_what_cannot_be_done(studio: Studio) -> None:
    studio.room.actions_by_id[ActionId.ALMOST].setEnabled(False)
    opened(studio)
    type_in(studio, "answer")
    card = studio.window.palette_card
    assert card.names()[:3] == ("Answer: yes", "Answer: no", "Answer: almost")
    hands.key(studio.window, "Down")
    hands.key(studio.window, "Down")
    assert card.list.currentItem().text() == "Answer: no"
    hands.key(studio.window, "Up")
    assert card.list.currentItem().text() == "Answer: yes"
    assert studio.room.state.current == "shot-3"
    assert not card.list.item(2).flags() & Qt.ItemFlag.ItemIsEnabled


def test_a_screen_reader_hears_what_enter_would_do(studio: Studio) -> None:
    opened(studio)
    type_in(studio, "yes")
    card = studio.window.palette_card
    assert card.field.accessibleDescription() == "Answer: yes, 1"
    assert card.field.accessibleName() == "What do you want to do?"
    assert card.list.currentItem().data(Qt.ItemDataRole.AccessibleTextRole) == "Answer: yes, 1"
    type_in(studio, "qqq")
    assert card.field.accessibleDescription() == ""
    hands.key(studio.window, "Return")
    assert card.isVisible()


def test_words_in_a_field_are_kept_when_it_opens(studio: Studio) -> None:
    studio.session.judge("shot-3", Answer.YES)
    studio.settle()
    field = studio.room.question.reason_field
    field.setFocus()
    field.insertPlainText("omdat het zacht is")
    hands.key(studio.window, "Ctrl+K")
    studio.settle()
    assert studio.window.palette_card.field.hasFocus()
    assert studio.calls("give_reason") == [("give_reason", "shot-3", "omdat het zacht is")]
    hands.key(studio.window, "Escape")
    assert field.hasFocus()
    assert field.toPlainText() == "omdat het zacht is"


def test_it_goes_when_somebody_goes_elsewhere(studio: Studio) -> None:
    opened(studio)
    studio.room.canvas.setFocus()
    assert studio.window.palette_card.isHidden()
    hands.key(studio.window, "Ctrl+K")
    hands.key(studio.window, "Ctrl+K")
    assert studio.window.palette_card.isHidden()


def test_it_offers_what_can_be_done_in_the_room_one_is_in(studio: Studio) -> None:
    opened(studio)
    here = studio.window.palette_card.names()
    assert {"Take a photo", "To the room Prepare", "Larger text"} <= set(here)
    assert "Find an action" not in here
    studio.window.go_to(Room.PREPARE)
    hands.key(studio.window, "Ctrl+K")
    studio.settle()
    there = studio.window.palette_card.names()
    assert "Take a photo" not in there
    assert {"To the room Interview", "Show the keys"} <= set(there)


def test_a_button_without_an_action_is_found_as_well(studio: Studio) -> None:
    pressed: list[bool] = []
    button = QPushButton("&Make something", studio.room)
    button.clicked.connect(lambda: pressed.append(True))
    button.show()
    opened(studio)
    type_in(studio, "make")
    assert studio.window.palette_card.names() == ("Make something",)
    hands.key(studio.window, "Return")
    assert pressed == [True]


def test_the_mouse_does_it_too(studio: Studio) -> None:
    opened(studio)
    type_in(studio, "grid lines over")
    type_in(studio, "")
    card = studio.window.palette_card
    card.field.setText("lines")
    studio.settle()
    hands.click(card.list.viewport(), card.list.visualItemRect(card.list.item(0)).center())
    studio.settle()
    assert card.isHidden()
    assert studio.room.state.side.guides.value == "thirds"


@pytest.mark.parametrize("speaking", [Language.NL], indirect=True)
def test_it_is_found_in_dutch_and_in_english(speaking: Language, open_studio: Open) -> None:
    studio = open_studio()
    opened(studio)
    card = studio.window.palette_card
    for typed in ("zwart", "black and white"):
        card.field.setText(typed)
        assert card.names()[0] == "Zwart-wit of kleur"


@pytest.mark.parametrize("size", [(1024, 640), (1366, 768)])
def test_it_lies_within_the_window(open_studio: Open, size: tuple[int, int]) -> None:
    studio = open_studio(size=size)
    opened(studio)
    card = studio.window.palette_card
    assert studio.window.rect().contains(card.geometry())
    assert card.list.count() > 20
