"""Marking the picture: every tool by mouse and by pen, the hand, words, ties, and what is painted."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fotointerview.domain.sayings import Mark, Point, Quote
from fotointerview.domain.words import Answer, MarkKind, Voice
from fotointerview.gui import marks
from fotointerview.gui.pencil import ToolKind
from tests.gui import fake_session, hands
from tests.gui.conftest import Studio
from tests.gui.fake_session import START

P, R = Voice.PARTICIPANT, Voice.RESEARCHER


@pytest.fixture
def marking(studio: Studio) -> Studio:
    """The newest shot is on the canvas, and nothing is in the hand."""
    studio.until(lambda: studio.room.canvas.key == "shot-3")
    return studio


def place(studio: Studio, at: Point) -> QPoint:
    return QPointF(*studio.room.canvas.space().to_widget(at)).toPoint()


def drag(studio: Studio, *points: Point) -> None:
    hands.drag(studio.room.canvas, *(place(studio, point) for point in points))
    studio.settle()


def drawn(studio: Studio) -> list[tuple[object, ...]]:
    return studio.calls("draw")


@pytest.mark.parametrize(
    ("tool", "kind", "points"),
    [
        (ToolKind.PEN, MarkKind.STROKES, 4),
        (ToolKind.CIRCLE, MarkKind.CIRCLE, 4),
        (ToolKind.ARROW, MarkKind.ARROW, 2),
        (ToolKind.REGION, MarkKind.REGION, 2),
    ],
)
@pytest.mark.parametrize("voice", [R, P])
def test_every_pencil_draws_its_kind_in_its_voice(
    marking: Studio, tool: ToolKind, kind: MarkKind, points: int, voice: Voice
) -> None:
    marking.room.marking.set_voice(voice)
    marking.room.marking.take(tool)
    drag(marking, (0.3, 0.3), (0.5, 0.3), (0.5, 0.5), (0.6, 0.6))
    ((_, shot, made, strokes, whose, _text),) = drawn(marking)
    assert (shot, made, whose) == ("shot-3", kind, voice)
    assert isinstance(strokes, tuple)
    assert len(strokes[0]) == points
    assert strokes[0][0] == pytest.approx((0.3, 0.3), abs=0.01)
    assert strokes[0][-1] == pytest.approx((0.6, 0.6), abs=0.01)


def test_a_click_draws_nothing(marking: Studio) -> None:
    marking.room.marking.take(ToolKind.ARROW)
    drag(marking, (0.3, 0.3), (0.3, 0.3))
    assert drawn(marking) == []


def test_a_pin_is_set_then_its_words_are_typed(marking: Studio) -> None:
    marking.room.marking.take(ToolKind.PIN)
    drag(marking, (0.4, 0.4), (0.4, 0.4))
    field = marking.room.marking.pencils.field
    assert field.isVisible()
    QTest.keyClicks(field, "hier kijk ik weg")
    QTest.keyClick(field, Qt.Key.Key_Return)
    marking.settle()
    ((_, _, kind, strokes, _, text),) = drawn(marking)
    assert (kind, text) == (MarkKind.PIN, "hier kijk ik weg")
    assert isinstance(strokes, tuple)
    assert strokes[0][0] == pytest.approx((0.4, 0.4), abs=0.01)
    assert not field.isVisible()


def test_a_pin_without_words_left_by_escape_is_none(marking: Studio) -> None:
    marking.room.marking.take(ToolKind.PIN)
    drag(marking, (0.4, 0.4), (0.4, 0.4))
    QTest.keyClick(marking.room.marking.pencils.field, Qt.Key.Key_Escape)
    marking.settle()
    assert drawn(marking) == []


def put(studio: Studio, kind: MarkKind, *points: Point, text: str = "") -> Mark:
    studio.session.draw("shot-3", kind, (points,), text=text)
    studio.settle()
    studio.session.calls.clear()
    return studio.session.link("shot-3").marks[-1]


def test_the_hand_moves_a_mark(marking: Studio) -> None:
    mark = put(marking, MarkKind.ARROW, (0.2, 0.2), (0.4, 0.4))
    marking.room.marking.take(ToolKind.HAND)
    drag(marking, (0.3, 0.3), (0.35, 0.3), (0.4, 0.3))
    ((_, changed, strokes, text),) = marking.calls("change_mark")
    assert (changed, text) == (mark.id, None)
    assert isinstance(strokes, tuple)
    assert strokes[0][0] == pytest.approx((0.3, 0.2), abs=0.01)


def test_the_hand_pulls_the_head_of_an_arrow(marking: Studio) -> None:
    put(marking, MarkKind.ARROW, (0.2, 0.2), (0.4, 0.4))
    marking.room.marking.take(ToolKind.HAND)
    drag(marking, (0.3, 0.3), (0.3, 0.3))  # select it
    drag(marking, (0.4, 0.4), (0.5, 0.4), (0.6, 0.4))
    ((_, _, strokes, _),) = marking.calls("change_mark")
    assert isinstance(strokes, tuple)
    assert strokes[0] == (pytest.approx((0.2, 0.2), abs=0.01), pytest.approx((0.6, 0.4), abs=0.01))


def test_words_of_a_pin_are_changed_by_a_click_on_the_selected_one(marking: Studio) -> None:
    mark = put(marking, MarkKind.PIN, (0.4, 0.4), text="hier")
    marking.room.marking.take(ToolKind.HAND)
    for _ in range(2):
        drag(marking, (0.4, 0.4), (0.4, 0.4))
    field = marking.room.marking.pencils.field
    assert field.toPlainText() == "hier"
    QTest.keyClicks(field, "daar")
    QTest.keyClick(field, Qt.Key.Key_Return)
    marking.settle()
    assert marking.calls("change_mark") == [("change_mark", mark.id, None, "daar")]


def test_the_selected_mark_is_erased(marking: Studio) -> None:
    first = put(marking, MarkKind.PIN, (0.4, 0.4), text="eerst")
    put(marking, MarkKind.PIN, (0.7, 0.7), text="later")
    marking.room.marking.take(ToolKind.HAND)
    drag(marking, (0.4, 0.4), (0.4, 0.4))
    hands.key(marking.window, "Delete")
    assert marking.calls("erase") == [("erase", first.id)]


def test_what_is_drawn_belongs_to_the_quote_that_was_chosen(marking: Studio) -> None:
    said = Quote("q1", "i1", "Ik wil meer licht.", P, START)
    judged = replace(fake_session.judgement(3, Answer.NO, "te donker"), id="j1")
    marking.session.change("shot-3", quotes=(said,), judgements=(judged,))
    marking.settle()
    marking.room.marking.take(ToolKind.ARROW)
    offered = [(tie.quote_id, tie.judgement_id) for tie in marking.room.marking.bar.ties]
    assert offered == [("", "j1"), ("q1", "")]
    marking.room.marking.bar.tie_wanted.emit("q1", "")
    drag(marking, (0.3, 0.3), (0.5, 0.5))
    assert marking.session.link("shot-3").marks[-1].quote_id == "q1"


def test_a_new_shot_waits_while_somebody_has_a_pencil_in_hand(marking: Studio) -> None:
    marking.room.marking.take(ToolKind.PEN)
    marking.settle()
    marking.session.shoot()
    marking.settle()
    assert marking.room.state.current == "shot-3"
    assert marking.room.waiting.isVisible()
    hands.key(marking.window, "Escape")
    marking.settle()
    assert marking.room.state.current == "shot-4"


def tablet(studio: Studio, kind: QEvent.Type, at: Point, pressure: float) -> None:
    here = QPointF(place(studio, at))
    down = Qt.MouseButton.NoButton if kind is QEvent.Type.TabletRelease else Qt.MouseButton.LeftButton
    pen = QPointingDevice.primaryPointingDevice()
    event = QTabletEvent(
        kind, pen, here, here, pressure, 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier, down, down
    )
    QApplication.sendEvent(studio.room.canvas, event)


def test_a_pen_on_a_tablet_draws_with_its_pressure(marking: Studio) -> None:
    heard: list[object] = []
    marking.room.marking.pencils.drawn.connect(heard.append)
    marking.room.marking.take(ToolKind.PEN)
    tablet(marking, QEvent.Type.TabletPress, (0.3, 0.3), 0.2)
    tablet(marking, QEvent.Type.TabletMove, (0.4, 0.35), 0.6)
    tablet(marking, QEvent.Type.TabletMove, (0.5, 0.3), 0.9)
    tablet(marking, QEvent.Type.TabletRelease, (0.5, 0.3), 0.0)
    (made,) = heard
    pressure = made.pressure[0]  # type: ignore[attr-defined]  # a Drawn
    assert list(pressure) == pytest.approx([0.2, 0.6, 0.9], abs=0.01)


# ── what is painted ───────────────────────────────────────────────────────────────────────────────────────────


def painted(*shown: Mark, ground: str) -> QImage:
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    marks.paint(painter, shown, to_widget=lambda p: (200 * p[0], 200 * p[1]), within=QRectF(0, 0, 200, 200))
    painter.end()
    return image


def shape(kind: MarkKind, voice: Voice) -> Mark:
    points: dict[MarkKind, tuple[Point, ...]] = {
        MarkKind.STROKES: ((0.1, 0.5), (0.4, 0.5), (0.9, 0.5)),
        MarkKind.CIRCLE: ((0.2, 0.5), (0.5, 0.2), (0.8, 0.5), (0.5, 0.8), (0.2, 0.5)),
        MarkKind.ARROW: ((0.1, 0.5), (0.9, 0.5)),
        MarkKind.REGION: ((0.2, 0.2), (0.8, 0.8)),
        MarkKind.PIN: ((0.5, 0.5),),
    }
    return Mark("m", "s", kind, (points[kind],), voice, START)


def share(image: QImage, colour: QColor) -> float:
    """How much of the picture has nearly this colour."""
    hits = 0
    for y in range(image.height()):
        for x in range(image.width()):
            found = image.pixelColor(x, y)
            away = max(
                abs(found.red() - colour.red()),
                abs(found.green() - colour.green()),
                abs(found.blue() - colour.blue()),
            )
            hits += away < 24
    return hits / (image.width() * image.height())


@pytest.mark.parametrize("ground", ["#000000", "#ffffff"])
@pytest.mark.parametrize(
    "kind", [MarkKind.STROKES, MarkKind.CIRCLE, MarkKind.ARROW, MarkKind.REGION, MarkKind.PIN]
)
def test_each_voice_has_its_colour_and_its_pattern(kind: MarkKind, ground: str) -> None:
    own, theirs = painted(shape(kind, R), ground=ground), painted(shape(kind, P), ground=ground)
    solid, dotted = share(own, marks.colour(R)), share(theirs, marks.colour(P))
    assert solid > 0.001
    assert dotted > 0.0002
    assert share(own, marks.colour(P)) == 0
    if kind is not MarkKind.PIN:
        assert dotted < 0.75 * solid, (
            "dots cover less than a line: the pattern tells them apart without colour"
        )


def test_words_of_a_pin_can_be_read_on_any_ground() -> None:
    worded = replace(shape(MarkKind.PIN, P), text="hier")
    for ground in ("#000000", "#ffffff"):
        bare, said = painted(shape(MarkKind.PIN, P), ground=ground), painted(worded, ground=ground)
        assert bare != said
        dark = share(said, QColor("#161615"))
        assert dark > 0.01, "the words lie on a plate of their own"
