"""The interview room: keys do what they say, words are never lost, every control can be reached and heard."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QWidget

from fotointerview.domain.aids import Aid
from fotointerview.domain.camera import CameraState, CameraStatus
from fotointerview.domain.faults import Fault, FaultCode
from fotointerview.domain.measures import Measures
from fotointerview.domain.sayings import Look, Quote
from fotointerview.domain.words import Answer, Dimension, MarkKind, Voice
from fotointerview.gui import actions, view
from fotointerview.gui.actions import ActionId
from fotointerview.gui.box_tool import BoxTool
from fotointerview.gui.camera_side import Guides
from fotointerview.gui.looking import OverlayKind
from fotointerview.gui.pencil import ToolKind
from fotointerview.services.events import (
    CameraChanged,
    FileReady,
    Noticed,
    ShotAnnounced,
    ShotFailed,
    ThumbnailReady,
)
from tests.gui import fake_session, hands
from tests.gui.conftest import Open, Studio
from tests.gui.fake_session import FakePictures, FakeSession, link, mark, move, status


def press(studio: Studio, key: str, *, on: QWidget | None = None) -> None:
    """Type a key as a person does: on whatever has the focus, through the shortcut map."""
    if on is not None:
        on.setFocus(Qt.FocusReason.TabFocusReason)
    hands.key(studio.window, key)
    studio.settle()


def judged(studio: Studio) -> Answer | None:
    said = studio.session.link("shot-3").judgement
    return said.answer if said else None


EFFECTS: dict[ActionId, Callable[[Studio], bool]] = {
    ActionId.SHOOT: lambda s: s.calls("shoot") == [("shoot",)],
    ActionId.NEXT_PHOTO: lambda s: s.calls("next_photo") == [("next_photo",)],
    ActionId.YES: lambda s: judged(s) is Answer.YES,
    ActionId.ALMOST: lambda s: judged(s) is Answer.ALMOST,
    ActionId.NO: lambda s: judged(s) is Answer.NO,
    ActionId.MONOCHROME: lambda s: s.session.link("shot-3").monochrome,
    ActionId.ZOOM: lambda s: not s.room.canvas.fitted,
    ActionId.MARK: lambda s: s.room.marking.is_on and s.room.picture_bar.draw_button.isChecked(),
    ActionId.ERASE: lambda s: s.session.link("shot-3").marks == (),
    ActionId.QUOTE: lambda s: s.room.question.quote_field.hasFocus(),
    ActionId.REASON: lambda s: s.room.question.reason_field.hasFocus(),
    ActionId.PREVIOUS: lambda s: s.room.state.current == "shot-2",
    ActionId.FOLLOWING: lambda s: s.room.state.current == "shot-3",
    ActionId.FIRST: lambda s: s.room.state.current == "shot-1",
    ActionId.NEWEST: lambda s: s.room.state.current == "shot-3",
    ActionId.LIVE: lambda s: s.calls("set_live") == [("set_live", True)],
    ActionId.GRID: lambda s: s.room.state.side.guides is Guides.THIRDS,
    ActionId.FOCUS: lambda s: s.calls("drive_focus") == [("drive_focus", 0)],
    ActionId.SERIES: lambda s: s.calls("start_series") == [("start_series", 10.0, 1, 0.0)],
    ActionId.CAMERA: lambda s: s.room.camera_panel.isVisible(),
    ActionId.VOICE: lambda s: s.room.question.voice_button(Voice.RESEARCHER).isChecked(),
    ActionId.WORDS: lambda s: s.room.words_card.isVisible(),
    ActionId.NOTE: lambda s: s.room.words_card.isVisible() and s.room.words_card.isAncestorOf(focused()),
    ActionId.HISTORY: lambda s: s.room.history_card.isVisible(),
    ActionId.BACK: lambda s: not s.room.marking.is_on and s.room.canvas.hasFocus(),
    ActionId.TOOL: lambda s: s.room.marking.pencils.kind is ToolKind.CIRCLE,
    ActionId.MARK_PARTICIPANT: lambda s: s.room.marking.pencils.voice is Voice.PARTICIPANT,
    ActionId.ZOOM_IN: lambda s: not s.room.canvas.fitted,
    ActionId.ZOOM_OUT: lambda s: s.room.canvas.viewport.zoom == pytest.approx(4 / 1.5),
    ActionId.FRAME: lambda s: isinstance(s.room.canvas.tool, BoxTool),
    ActionId.FACE: lambda s: isinstance(s.room.canvas.tool, BoxTool),
    ActionId.COMPARE: lambda s: s.room.looking.compare.isVisible(),
    ActionId.ONION: lambda s: s.room.looking.overlay.overlay.kind is OverlayKind.ONION,
    ActionId.ONION_THIS: lambda s: s.room.state.looking.overlay.shot_id == "shot-3",
    ActionId.ONION_DENSER: lambda s: s.room.state.looking.overlay.opacity == pytest.approx(0.5),
    ActionId.ONION_THINNER: lambda s: s.room.state.looking.overlay.opacity == pytest.approx(0.3),
    ActionId.COMPARE_MORE: lambda s: s.room.looking.compare.isVisible(),
    ActionId.LOUPE: lambda s: s.room.looking.loupe.is_on,
    ActionId.HISTOGRAM: lambda s: s.room.looking.plate.isVisible(),
    ActionId.LOOK: lambda s: s.room.look_card.isVisible(),
    ActionId.ORIGINAL: lambda s: s.room.state.looking.original,
    ActionId.AIDS: lambda s: s.pictures.requests[-1].aid is Aid.CLIPPING,
    ActionId.BLANK: lambda s: "blank" in s.heard,
    ActionId.FREEZE: lambda s: "freeze" in s.heard,
    ActionId.MIRROR: lambda s: "mirror" in s.heard,
    ActionId.UNDO: lambda s: s.calls("undo") == [("undo",)],
    ActionId.REDO: lambda s: s.calls("redo") == [("redo",)],
    ActionId.LIGHT_UP: lambda s: agreed(s, Dimension.LIGHT) == 1,
    ActionId.LIGHT_DOWN: lambda s: agreed(s, Dimension.LIGHT) == -1,
    ActionId.DISTANCE_UP: lambda s: agreed(s, Dimension.DISTANCE) == 1,
    ActionId.DISTANCE_DOWN: lambda s: agreed(s, Dimension.DISTANCE) == -1,
    ActionId.FOCUS_UP: lambda s: agreed(s, Dimension.FOCUS) == 1,
    ActionId.FOCUS_DOWN: lambda s: agreed(s, Dimension.FOCUS) == -1,
    ActionId.FRAMING_UP: lambda s: agreed(s, Dimension.FRAMING) == 1,
    ActionId.FRAMING_DOWN: lambda s: agreed(s, Dimension.FRAMING) == -1,
}


def focused() -> QWidget:
    """What has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def agreed(studio: Studio, dimension: Dimension) -> int:
    """The step agreed on the newest shot."""
    return view.agreed_step(studio.room.state.last, dimension)


def prepared(studio: Studio, which: ActionId) -> None:
    """Make that the action has something to do."""
    match which:
        case ActionId.ERASE:
            studio.session.draw("shot-3", MarkKind.CIRCLE, (((0.1, 0.1), (0.2, 0.2), (0.3, 0.1)),))
        case ActionId.FOLLOWING | ActionId.NEWEST:
            studio.room.show_shot("shot-2")
        case ActionId.ZOOM_OUT:
            studio.room.canvas.zoom_by(1000)
            studio.room.canvas.zoom_by(0.5)
        case ActionId.BACK:
            studio.room.marking.set_on(True)
    studio.settle()


@pytest.mark.parametrize(
    ("which", "key"),
    [(spec.id, key) for spec in actions.SPECS for key in spec.keys if spec.id in EFFECTS],
    ids=lambda value: str(value),
)
def test_every_key_does_what_it_says(studio: Studio, which: ActionId, key: str) -> None:
    studio.until(lambda: studio.room.canvas.key == "shot-3")
    prepared(studio, which)
    if which is not ActionId.FOLLOWING and which is not ActionId.NEWEST:
        assert not EFFECTS[which](studio), "the effect must not be there before the key"
    press(studio, key, on=studio.room.canvas)
    assert EFFECTS[which](studio)


def test_every_action_of_the_room_has_an_effect_above(studio: Studio) -> None:
    assert set(EFFECTS) == set(studio.room.actions_by_id)


def test_steps_by_key_go_as_far_as_the_scale_and_keep_the_words(studio: Studio) -> None:
    studio.session.agree("shot-3", Dimension.FRAMING, 0, words="alleen het gezicht")
    for _ in range(4):
        press(studio, "Shift+Right", on=studio.room.canvas)
    assert studio.calls("agree")[-1] == ("agree", "shot-3", Dimension.FRAMING, 2, "alleen het gezicht")
    for _ in range(6):
        press(studio, "Shift+Left", on=studio.room.canvas)
    assert agreed(studio, Dimension.FRAMING) == -2


@pytest.mark.parametrize("field", ["reason", "quote", "framing"])
def test_what_is_typed_goes_into_the_words_and_nowhere_else(studio: Studio, field: str) -> None:
    room = studio.room
    widget: QPlainTextEdit = {
        "reason": room.question.reason_field,
        "quote": room.question.quote_field,
        "framing": room.moves.framing_field,
    }[field]
    widget.setFocus()
    typed = "1 2 3 bzm q r"
    for letter in typed:
        hands.key(studio.window, {" ": "Space"}.get(letter, letter))
    for key in ("Ctrl+Home", "Delete", "Ctrl+End", "Backspace", "Up", "Down"):
        press(studio, key)
    assert widget.toPlainText() == typed[1:-1]
    assert studio.session.calls == []
    assert room.state.current == "shot-3"


def test_enter_keeps_the_reason_and_goes_back_to_the_picture(studio: Studio) -> None:
    press(studio, "2", on=studio.room.canvas)
    press(studio, "R")
    studio.room.question.reason_field.insertPlainText("omdat & <b>“ja”</b> 🙂")
    press(studio, "Return")
    assert studio.calls("give_reason") == [("give_reason", "shot-3", "omdat & <b>“ja”</b> 🙂")]
    assert studio.calls("next_photo") == []
    assert studio.room.canvas.hasFocus()
    press(studio, "Return")
    assert studio.calls("next_photo") == [("next_photo",)]


def test_leaving_the_field_keeps_the_reason_once(studio: Studio) -> None:
    press(studio, "1", on=studio.room.canvas)
    field = studio.room.question.reason_field
    field.setFocus()
    field.setPlainText("zo ben ik")
    studio.room.canvas.setFocus()
    studio.settle()
    field.setFocus()
    studio.room.canvas.setFocus()
    studio.settle()
    assert studio.calls("give_reason") == [("give_reason", "shot-3", "zo ben ik")]


def test_a_reason_without_an_answer_is_kept_until_there_is_one(studio: Studio) -> None:
    field = studio.room.question.reason_field
    field.setFocus()
    field.setPlainText("te donker")
    press(studio, "Escape")
    press(studio, "3", on=studio.room.canvas)
    said = studio.session.link("shot-3").judgement
    assert said is not None
    assert (said.answer, said.reason) == (Answer.NO, "te donker")


def test_a_reason_that_never_got_an_answer_leaves_as_a_quote(studio: Studio) -> None:
    studio.room.question.reason_field.setFocus()
    studio.room.question.reason_field.setPlainText("te donker")
    studio.room.show_shot("shot-1")
    studio.room.show_shot("shot-3")
    assert studio.room.question.reason_field.toPlainText() == "te donker"
    studio.room.leave()
    assert studio.session.calls == [("quote", "shot-3", "te donker")]


def test_a_quote_is_kept_shown_and_the_field_is_free_again(studio: Studio) -> None:
    press(studio, "Q", on=studio.room.canvas)
    field = studio.room.question.quote_field
    field.setPlainText("Net als wij kan ik geen kleur bekennen.")
    press(studio, "Return")
    assert studio.calls("quote") == [("quote", "shot-3", "Net als wij kan ik geen kleur bekennen.")]
    assert field.toPlainText() == ""
    labels = [label.text() for label in studio.room.question.findChildren(QLabel) if label.isVisible()]
    assert "“Net als wij kan ik geen kleur bekennen.”" in labels


def test_a_quote_typed_while_the_shot_becomes_safe_belongs_to_it(open_studio: Open) -> None:
    session = FakeSession(chain=fake_session.chain(link(1)), arrive=False)
    studio = open_studio(session)
    session.tell(ShotAnnounced("t", 1))
    studio.settle()
    press(studio, "Q", on=studio.room.canvas)
    studio.room.question.quote_field.setPlainText("half een zi")
    session.make_safe("t")
    studio.settle()
    assert session.calls == []
    studio.room.question.quote_field.setPlainText("een hele zin")
    press(studio, "Return")
    assert session.calls == [("quote", "shot-2", "een hele zin")]


def test_the_same_quote_twice_is_two_quotes(studio: Studio) -> None:
    for _ in range(2):
        press(studio, "Q", on=studio.room.canvas)
        studio.room.question.quote_field.setPlainText("ja")
        press(studio, "Return")
    assert len(studio.calls("quote")) == 2


def test_words_stay_with_the_shot_they_were_said_at(studio: Studio) -> None:
    press(studio, "1", on=studio.room.canvas)
    studio.room.question.reason_field.setPlainText("bij drie")
    studio.room.show_shot("shot-1")
    studio.settle()
    assert studio.calls("give_reason") == [("give_reason", "shot-3", "bij drie")]
    assert studio.room.question.reason_field.toPlainText() == ""
    studio.room.show_shot("shot-3")
    assert studio.room.question.reason_field.toPlainText() == "bij drie"


def test_a_new_shot_waits_until_the_words_are_written(studio: Studio) -> None:
    press(studio, "1", on=studio.room.canvas)
    press(studio, "R")
    field = studio.room.question.reason_field
    field.setPlainText("half een zi")
    studio.session.shoot()
    studio.settle()
    assert studio.room.state.current == "shot-3"
    assert field.toPlainText() == "half een zi"
    press(studio, "Return")
    assert studio.room.state.current == "shot-4"
    assert studio.calls("give_reason") == [("give_reason", "shot-3", "half een zi")]


def test_shooting_keeps_what_is_written(studio: Studio) -> None:
    press(studio, "1", on=studio.room.canvas)
    studio.room.question.reason_field.setPlainText("nog in het veld")
    hands.click(studio.room.camera_bar.shutter)
    assert [call[0] for call in studio.session.calls] == ["judge", "give_reason", "shoot"]


def test_the_same_answer_again_is_no_second_judgement(studio: Studio) -> None:
    press(studio, "1", on=studio.room.canvas)
    press(studio, "1")
    assert len(studio.calls("judge")) == 1
    press(studio, "2")
    assert len(studio.calls("judge")) == 2


def test_an_answer_is_shown_when_the_session_says_so(studio: Studio) -> None:
    button = studio.room.question.answer_button(Answer.ALMOST)
    hands.click(button)
    assert not button.isChecked()
    studio.settle()
    assert button.isChecked()


def test_moves_are_agreed_on_the_newest_shot_whatever_is_shown(studio: Studio) -> None:
    studio.room.show_shot("shot-1")
    step = studio.room.moves.scale(Dimension.LIGHT).button(2)
    hands.click(step)
    studio.settle()
    assert studio.calls("agree") == [("agree", "shot-3", Dimension.LIGHT, 2, "")]
    assert studio.room.plan.words() == (  # the body stands at M
        "camera: much lighter, ISO 800 (now ISO 400)",
        "camera: and f/2 (now f/2.8)",
    )


def test_an_earlier_shot_in_black_and_white_is_no_move(studio: Studio) -> None:
    studio.room.show_shot("shot-1")
    press(studio, "B", on=studio.room.canvas)
    assert studio.calls("set_look") == [("set_look", "shot-1", Look(monochrome=True))]
    assert studio.calls("agree") == []


def test_black_and_white_shows_on_the_picture_at_once(studio: Studio) -> None:
    studio.until(lambda: studio.room.canvas.key == "shot-3")
    before = len(studio.pictures.requests)
    press(studio, "B", on=studio.room.canvas)
    asked = [request for request in studio.pictures.requests[before:] if request.channel == "canvas"]
    assert [request.look.monochrome for request in asked] == [True]
    press(studio, "B")
    assert [call[2] for call in studio.calls("set_look")] == [Look(monochrome=True), Look()]


def test_framing_is_agreed_in_a_step_and_in_words_together(studio: Studio) -> None:
    room = studio.room
    room.moves.framing_field.setFocus()
    room.moves.framing_field.setPlainText("handen erbij")
    press(studio, "Return")
    room.moves.scale(Dimension.FRAMING).button(-1).click()
    assert studio.calls("agree")[-1] == ("agree", "shot-3", Dimension.FRAMING, -1, "handen erbij")


def test_framing_is_agreed_in_words(studio: Studio) -> None:
    field = studio.room.moves.framing_field
    field.setFocus()
    field.setPlainText("handen erbij")
    press(studio, "Return")
    assert studio.calls("agree") == [("agree", "shot-3", Dimension.FRAMING, 0, "handen erbij")]
    field.setFocus()
    field.setPlainText("")
    press(studio, "Return")
    assert studio.calls("agree")[-1] == ("agree", "shot-3", Dimension.FRAMING, 0, "")


def test_left_and_right_walk_a_scale(studio: Studio) -> None:
    scale = studio.room.moves.scale(Dimension.DISTANCE)
    press(studio, "Right", on=scale.button(0))
    press(studio, "Right")
    assert scale.step == 2
    assert studio.calls("agree")[-1] == ("agree", "shot-3", Dimension.DISTANCE, 2, "")
    assert studio.room.state.current == "shot-3"


def test_space_presses_the_button_that_tab_has_reached(studio: Studio) -> None:
    press(studio, "Space", on=studio.room.question.answer_button(Answer.NO))
    assert studio.calls("shoot") == []
    assert studio.calls("judge") == [("judge", "shot-3", Answer.NO)]
    press(studio, "Escape")
    press(studio, "Space")
    assert studio.calls("shoot") == [("shoot",)]


def test_clicking_leaves_the_keyboard_with_the_picture(studio: Studio) -> None:
    studio.room.canvas.setFocus()
    buttons = [b for b in studio.window.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()]
    assert len(buttons) > 20
    assert not [b for b in buttons if b.focusPolicy() & Qt.FocusPolicy.ClickFocus & ~Qt.FocusPolicy.TabFocus]
    hands.click(studio.room.question.answer_button(Answer.YES))
    assert studio.room.canvas.hasFocus()


def test_a_shot_comes_in_three_steps(open_studio: Open) -> None:
    session = FakeSession(chain=fake_session.chain(link(1)), arrive=False)
    studio = open_studio(session)
    painted: list[tuple[str, str]] = []
    studio.room.painted.connect(lambda key, quality, at: painted.append((key, quality)))
    session.tell(ShotAnnounced("t", 1))
    studio.settle()
    assert studio.room.canvas.key == "shot-1"
    assert not studio.room.question.answer_button(Answer.YES).isEnabled()
    session.tell(ThumbnailReady("t", b"small"))
    studio.until(lambda: ("t", "thumbnail") in painted)
    session.tell(FileReady("t", "/in/t.JPG"))
    studio.until(lambda: ("t", "screen") in painted)
    asked = len([r for r in studio.pictures.requests if r.channel == "canvas"])
    session.make_safe("t")
    studio.settle()
    assert studio.room.state.current == studio.room.canvas.key == "shot-2"
    assert studio.room.question.answer_button(Answer.YES).isEnabled()
    assert len([r for r in studio.pictures.requests if r.channel == "canvas"]) == asked
    press(studio, "Z", on=studio.room.canvas)
    studio.until(lambda: ("shot-2", "full") in painted)
    full = studio.pictures.requests[-1]
    assert full.box is None
    assert str(full.source).endswith("originals/FI_0002.JPG")


def test_a_picture_moved_while_it_was_read_is_asked_again(open_studio: Open) -> None:
    session = FakeSession(chain=fake_session.chain(link(1)), arrive=False)
    studio = open_studio(session, pictures=FakePictures(waits=True, full_size=(1200, 800)))
    studio.pictures.flush()
    studio.settle()
    session.tell(ShotAnnounced("t", 1))
    session.tell(FileReady("t", "/in/t.JPG"))
    studio.settle()
    session.make_safe("t")
    studio.settle()
    studio.pictures.unreadable = {"t"}
    studio.pictures.flush()
    studio.settle()
    studio.pictures.flush()
    studio.until(lambda: studio.room.canvas.key == "shot-2")


def test_a_shot_that_failed_gives_way_and_says_why(open_studio: Open) -> None:
    session = FakeSession(chain=fake_session.chain(link(1)), arrive=False)
    studio = open_studio(session)
    session.tell(ShotAnnounced("t", 1))
    session.tell(ShotFailed("t", Fault(FaultCode.DISK_FULL)))
    studio.settle()
    assert studio.room.state.current == "shot-1"
    assert studio.room.notices.words() == "disk-full happened. Everything is safe. Do this."


def test_a_file_that_cannot_be_shown_says_so_and_the_room_goes_on(open_studio: Open) -> None:
    pictures = FakePictures(full_size=(1200, 800), unreadable={"shot-3"})
    studio = open_studio(pictures=pictures)
    assert studio.room.canvas.key == ""
    press(studio, "Up", on=studio.room.canvas)
    studio.until(lambda: studio.room.canvas.key == "shot-2")


def test_notices_wait_and_are_put_away_one_by_one(studio: Studio) -> None:
    assert not studio.room.notices.isVisible()
    studio.session.tell(Noticed(Fault(FaultCode.CAMERA_LOST)))
    studio.session.tell(Noticed(Fault(FaultCode.CARD_FULL)))
    studio.settle()
    assert studio.room.notices.isVisible()
    assert studio.room.notices.words().startswith("card-full")
    hands.click(studio.room.notices.close_button)
    assert studio.room.notices.words().startswith("camera-lost")
    hands.click(studio.room.notices.close_button)
    assert not studio.room.notices.isVisible()


def test_without_a_camera_nothing_fires_and_all_else_goes_on(studio: Studio) -> None:
    studio.session.tell(CameraChanged(CameraStatus(CameraState.LOST)))
    studio.settle()
    press(studio, "Space", on=studio.room.canvas)
    press(studio, "Return")
    press(studio, "1")
    assert [call[0] for call in studio.session.calls] == ["judge"]
    assert not studio.room.plan.button.isEnabled()
    assert not studio.room.camera_bar.shutter.isEnabled()


def test_before_the_first_shot_there_is_one_sentence(open_studio: Open) -> None:
    studio = open_studio(FakeSession(chain=fake_session.chain()))
    assert studio.room.canvas.key == ""
    press(studio, "1", on=studio.room.canvas)
    press(studio, "B")
    press(studio, "M")
    press(studio, "Delete")
    assert studio.session.calls == []
    press(studio, "Space")
    studio.until(lambda: studio.room.canvas.key == "shot-1")


def test_a_drawn_circle_goes_to_the_session_and_comes_back_on_the_picture(studio: Studio) -> None:
    studio.until(lambda: studio.room.canvas.key == "shot-3")
    press(studio, "M", on=studio.room.canvas)
    canvas = studio.room.canvas
    centre = canvas.rect().center()
    hands.drag(
        canvas, *(centre + QPoint(dx, dy) for dx, dy in ((0, 0), (30, 0), (30, 30), (0, 40), (-20, 10)))
    )
    studio.settle()
    assert len(studio.session.link("shot-3").marks) == 1
    assert canvas.mark_to_erase == studio.session.link("shot-3").marks[0].id


def test_marks_are_never_painted_on_another_shots_picture(open_studio: Open) -> None:
    session = FakeSession(chain=fake_session.chain(link(1, marks=(mark(1, (0, 0), (1, 1)),)), link(2)))
    studio = open_studio(session, pictures=FakePictures(waits=True, full_size=(1200, 800)))
    studio.pictures.flush()
    studio.settle()
    assert studio.room.canvas.key == "shot-2"
    studio.room.show_shot("shot-1")
    assert studio.room.canvas.mark_to_erase is None
    studio.pictures.flush()
    studio.until(lambda: studio.room.canvas.mark_to_erase is not None)


def test_the_line_under_the_picture_tells_what_changed(open_studio: Open) -> None:
    was = Measures(0.0, -1.0, 4.0, 0.0, 0.0, 0.2, face=(0.4, 0.2, 0.1, 0.2))
    now = replace(was, key_ev=-0.33, face=(0.35, 0.1, 0.25, 0.41))
    studio = open_studio(
        FakeSession(chain=fake_session.chain(link(1, measures=was), link(2, measures=now), link(3)))
    )
    studio.room.show_shot("shot-2")
    assert studio.room.picture_bar.words() == "2 · f/2.8 · 1/125 · ISO 400"
    labels = [label.text() for label in studio.room.picture_bar.findChildren(QLabel)]
    assert "⅔ stop lighter than the last · face 41 % · close-up · 10 % air above" in labels
    studio.room.show_shot("shot-3")
    labels = [label.text() for label in studio.room.picture_bar.findChildren(QLabel)]
    assert not any("face" in words for words in labels)


def test_the_status_line_counts(open_studio: Open) -> None:
    session = FakeSession(chain=fake_session.chain(link(1)), arrive=False, status=status())
    studio = open_studio(session)
    session.shoot()
    studio.settle()
    assert "f/2.8" in studio.room.camera_bar.words()
    assert "1 on the way" in studio.room.camera_bar.words()[-1]


def test_every_control_has_a_name_for_who_cannot_see_it(studio: Studio) -> None:
    studio.session.tell(Noticed(Fault(FaultCode.CAMERA_LOST)))
    studio.settle()
    controls: list[QWidget] = [
        *studio.window.findChildren(QAbstractButton),
        *studio.window.findChildren(QPlainTextEdit),
        studio.room.canvas,
        studio.room.strip,
    ]
    nameless = [
        c
        for c in controls
        if not (c.accessibleName() or (isinstance(c, QAbstractButton) and c.text().strip("−+· ")))
    ]
    assert nameless == []


def test_every_enabled_control_can_be_reached_by_tab(studio: Studio) -> None:
    controls = {
        c
        for kind in (QAbstractButton, QPlainTextEdit)
        for c in studio.window.findChildren(kind)
        if c.isVisible() and c.isEnabled()
    }
    reached: set[QWidget] = set()
    studio.room.canvas.setFocus()
    for _ in range(3 * len(controls)):
        focus = studio.window.focusWidget()
        assert focus is not None
        reached.add(focus)
        hands.key(studio.window, "Tab")
    # Of an exclusive group Tab reaches the chosen one; the arrows reach the others.
    groups = {b.group() for b in reached if isinstance(b, QAbstractButton) and b.group()}
    missed = [c for c in controls - reached if not (isinstance(c, QAbstractButton) and c.group() in groups)]
    assert missed == []


def test_the_help_lists_every_key_and_takes_no_focus(studio: Studio) -> None:
    studio.room.canvas.setFocus()
    press(studio, "F1")
    words = [label.text() for label in studio.window.help.findChildren(QLabel)]
    assert all(actions.text(spec) in words for spec in actions.SPECS)
    assert studio.room.canvas.hasFocus()
    press(studio, "Escape")
    assert studio.window.help.isHidden()


def test_quotes_show_their_approved_words(open_studio: Open) -> None:
    said = Quote("q", "i1", "eh ja, licht", Voice.PARTICIPANT, fake_session.START, "Ja, licht.", True)
    studio = open_studio(FakeSession(chain=fake_session.chain(link(1, quotes=(said,)))))
    labels = [label.text() for label in studio.room.question.findChildren(QLabel)]
    assert "“Ja, licht.”" in labels


@pytest.mark.parametrize("size", [(1024, 700), (1366, 768), (1920, 1080)])
def test_nothing_sticks_out_at_any_size(open_studio: Open, size: tuple[int, int]) -> None:
    studio = open_studio(size=size)
    assert (studio.window.width(), studio.window.height()) == size
    for button in studio.window.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.minimumSizeHint().width(), button.text()


@pytest.mark.parametrize("size", [(1024, 700), (1366, 768), (1920, 1080)])
def test_the_whole_panel_is_in_sight_at_any_size(open_studio: Open, size: tuple[int, int]) -> None:
    one = link(
        1,
        quotes=(Quote("q", "i1", "Ik wil meer licht.", Voice.PARTICIPANT, fake_session.START),),
        moves_next=(move(1, Dimension.LIGHT, 1), move(1, Dimension.DISTANCE, 1)),
    )
    studio = open_studio(FakeSession(chain=fake_session.chain(one)), size=size)
    studio.until(lambda: not studio.room.moves.framing_field.visibleRegion().isEmpty())
    for control in (
        studio.room.moves.framing_field,
        studio.room.moves.monochrome_button,
        studio.room.plan.button,
    ):
        studio.until(lambda shown=control: shown.visibleRegion().boundingRect() == shown.rect())  # type: ignore[misc]


def test_in_a_study_that_takes_nothing_one_can_only_look(studio: Studio) -> None:
    studio.room.set_read_only()
    studio.settle()
    assert not studio.room.moves.scale(Dimension.LIGHT).button(1).isEnabled()
    assert not studio.room.question.reason_field.isEnabled()
    assert not studio.room.plan.button.isEnabled()
    assert studio.room.strip.isEnabled()
