"""Looking closely and comparing, in the room."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from fotointerview.domain.words import Answer, Verdict
from fotointerview.gui.looking import OverlayKind
from tests.gui import fake_session, hands
from tests.gui.conftest import Open, Studio
from tests.gui.fake_session import link


@pytest.fixture
def room(studio: Studio) -> Studio:
    studio.session.change("shot-1", judgements=(fake_session.judgement(1, Answer.YES),))
    studio.settle()
    return studio


def shown(studio: Studio) -> list[str]:
    return [pane.shown.key for pane in studio.room.looking.compare.panes]


def test_the_one_we_said_yes_to_stands_beside_the_one_that_is_shown(room: Studio) -> None:
    hands.key(room.window, "C")
    room.settle()
    assert shown(room) == ["shot-1", "shot-3"]
    assert room.room.looking.compare.isVisible()
    assert not room.room.canvas.isVisible()


def test_the_keys_speak_of_the_pane_and_not_of_the_room(room: Studio) -> None:
    hands.key(room.window, "C")
    room.settle()
    hands.key(room.window, "Left")
    hands.key(room.window, "3")
    hands.key(room.window, "C")
    room.settle()
    assert room.calls("judge") == [("judge", "shot-1", Answer.NO)]
    assert room.calls("choose") == [("choose", "shot-1", Verdict.CHOSEN)]
    assert room.room.looking.compare.isVisible()


@pytest.mark.parametrize(("key", "current"), [("Escape", "shot-3"), ("Return", "shot-1")])
def test_back_to_one_picture(room: Studio, key: str, current: str) -> None:
    hands.key(room.window, "C")
    room.settle()
    hands.key(room.window, "Left")
    hands.key(room.window, key)
    room.settle()
    assert room.room.canvas.isVisible()
    assert room.room.state.current == current
    assert room.calls("next_photo") == []


def test_a_new_shot_waits_while_shots_are_compared(room: Studio) -> None:
    hands.key(room.window, "C")
    room.settle()
    room.session.shoot()
    room.settle()
    assert room.room.looking.compare.isVisible()
    hands.key(room.window, "Escape")
    room.settle()
    assert room.room.state.current == "shot-4"


def test_an_earlier_shot_lies_over_the_picture_then_beside_a_line_then_not(room: Studio) -> None:
    overlay = room.room.looking.overlay
    kinds = []
    for _ in range(3):
        hands.key(room.window, "O")
        room.settle()
        kinds.append(overlay.overlay.kind)
    assert kinds == [OverlayKind.ONION, OverlayKind.SPLIT, OverlayKind.OFF]


def test_the_earlier_shot_is_made_denser_and_thinner_and_never_hides_the_picture(room: Studio) -> None:
    hands.key(room.window, "O")
    room.settle()
    before = room.room.looking.overlay.overlay.opacity
    hands.key(room.window, "]")
    room.settle()
    assert room.room.looking.overlay.overlay.opacity == pytest.approx(before + 0.1)
    for _ in range(12):
        hands.key(room.window, "]")
    room.settle()
    assert room.room.looking.overlay.overlay.opacity == pytest.approx(0.9)
    for _ in range(12):
        hands.key(room.window, "[")
    room.settle()
    assert room.room.looking.overlay.overlay.opacity == pytest.approx(0.1)


def test_any_shot_can_be_the_one_that_lies_over_another(room: Studio) -> None:
    hands.key(room.window, "Up")
    hands.key(room.window, "Shift+O")
    hands.key(room.window, "Down")
    room.settle()
    overlay = room.room.looking.overlay.overlay
    assert (overlay.kind, overlay.shot_id) == (OverlayKind.ONION, "shot-2")


def test_one_more_shot_stands_side_by_side_as_long_as_there_are_others(room: Studio) -> None:
    for _ in range(3):
        hands.key(room.window, "Shift+C")
        room.settle()
    assert shown(room) == ["shot-1", "shot-2", "shot-3"]


def test_the_line_of_a_split_is_dragged(room: Studio) -> None:
    for _ in range(2):
        hands.key(room.window, "O")
        room.settle()
    canvas = room.room.canvas
    where = canvas.space().rect
    at = QPoint(round(where.left() + 0.25 * where.width()), round(where.center().y()))
    hands.drag(canvas, at, at)
    room.settle()
    assert room.room.state.looking.overlay.split_at == pytest.approx(0.25, abs=0.01)
    hands.key(room.window, "Escape")
    room.settle()
    assert room.room.state.looking.overlay.kind is OverlayKind.OFF
    assert canvas.tool is None


def test_the_loupe_shows_every_pixel_where_the_pointer_is(room: Studio) -> None:
    hands.key(room.window, "V")
    room.settle()
    assert [r.box for r in room.pictures.requests if r.channel == "loupe"] == [None]
    canvas = room.room.canvas
    before = canvas.grab().toImage()
    QTest.mouseMove(canvas, canvas.rect().center() + QPoint(120, 60))
    QTest.qWait(20)
    room.settle()
    assert canvas.grab().toImage() != before
    hands.key(room.window, "V")
    room.settle()
    assert not room.room.looking.loupe.is_on


def test_the_loupe_is_put_down_by_escape(room: Studio) -> None:
    hands.key(room.window, "V")
    hands.key(room.window, "Escape")
    room.settle()
    assert not room.room.looking.loupe.is_on


def test_the_histogram_is_asked_for_only_while_it_is_shown(room: Studio) -> None:
    assert [r.histogram for r in room.pictures.requests if r.channel == "canvas"][-1:] == [False]
    hands.key(room.window, "I")
    room.settle()
    assert [r.histogram for r in room.pictures.requests if r.channel == "canvas"][-1:] == [True]
    plate = room.room.looking.plate
    assert plate.isVisible()
    inside = room.room.canvas.rect().contains(plate.geometry())
    assert inside
    hands.key(room.window, "I")
    room.settle()
    assert plate.isHidden()


def test_with_one_shot_there_is_nothing_to_compare(open_studio: Open) -> None:
    studio = open_studio(fake_session.FakeSession(chain=fake_session.chain(link(1))))
    hands.key(studio.window, "C")
    studio.settle()
    assert studio.room.canvas.isVisible()
