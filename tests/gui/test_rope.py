"""Drawing the yellow rope: no opinion before a hand has moved, by mouse and keyboard, and all ropes in one picture."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from fotointerview.domain.closeness import Rope, View, ropes
from fotointerview.domain.ledger import NOT_DRAWN, Closeness
from fotointerview.domain.people import Participant
from fotointerview.domain.words import Answer, Language, RopeHolder
from fotointerview.gui import rope_words, theme
from fotointerview.gui.rope_answer_page import RopeAnswerPage, Shown
from fotointerview.gui.rope_draft import NEAREST_EDGE, UNDRAWN, Ends, Missing, RopeDraft
from fotointerview.gui.rope_field import RopeEnd, RopeField
from fotointerview.gui.rope_page import Other, RopePage
from fotointerview.gui.rope_picture import RopePicture
from fotointerview.gui.rope_shape import Hung
from fotointerview.services.closeness import Drawing, Ropes
from fotointerview.services.texts import Texts
from tests.gui import hands

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
WORDS = Texts.load(Language.EN).participant
WHOLE = RopeDraft(other="my manager", experienced=0.7, desired=0.2, holder=RopeHolder.SELF)
LAW, COUNTER = Participant("a", "P01", None, alias="Niko"), Participant("b", "P02", None)


def measure(number: int, who: str, *, to: str | None = None, **more: object) -> Closeness:
    values: dict[str, object] = {
        "id": f"m{number}",
        "participant_id": who,
        "other": "my <b>manager</b>",
        "experienced": 0.8,
        "desired": 0.3,
        "holder": RopeHolder.SELF,
        "words": "far & wide",
        "at": AT + timedelta(minutes=number),
        "other_id": to,
    }
    return Closeness(**(values | more))  # type: ignore[arg-type]


def state(*measures: Closeness, withheld: int = 0) -> Ropes:
    people = (LAW, COUNTER)
    return Ropes(
        people=people,
        ropes=ropes(measures, people),
        may_draw=frozenset("ab"),
        may_show=frozenset("ab"),
        withheld=withheld,
        by_id={one.id: one for one in people},
    )


# ── pure ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("draft", "missing"),
    [
        (RopeDraft(), Missing.OTHER),
        (RopeDraft(other="  "), Missing.OTHER),
        (RopeDraft(asks_other=False), Missing.NOW),
        (RopeDraft(other_id="a"), Missing.NOW),
        (RopeDraft(other_id="a", experienced=0.0), Missing.WISH),
        (RopeDraft(other_id="a", experienced=0.0, desired=0.0), Missing.HOLDER),
        (RopeDraft(experienced=0.1, desired=0.1, holder=RopeHolder.BOTH, words="x"), Missing.OTHER),
        (WHOLE, None),
    ],
)
def test_what_is_still_needed(draft: RopeDraft, missing: Missing | None) -> None:
    assert draft.missing is missing


def test_half_a_rope_cannot_be_kept() -> None:
    with pytest.raises(ValueError, match="holder"):
        RopeDraft(other_id="a", experienced=0.0, desired=0.0).drawing()
    assert WHOLE.drawing() == Drawing(0.7, 0.2, RopeHolder.SELF)


def test_an_end_is_brought_no_farther_than_the_field_and_the_other() -> None:
    ends = Ends(0.3, 0.7)
    assert ends.pull_left(-1) == Ends(NEAREST_EDGE, 0.7)
    assert ends.pull_left(0.9) == Ends(0.7, 0.7)
    assert ends.pull_right(2) == Ends(0.3, 1 - NEAREST_EDGE)
    assert ends.pull_right(0.1) == Ends(0.3, 0.3)
    assert ends.pull_right(0.3).length == 0
    assert ends.pull_left(-1).pull_right(2).length == pytest.approx(1)


@pytest.mark.parametrize("by_left", [True, False])
@pytest.mark.parametrize("length", [0, 0.25, 0.6, 1])
@pytest.mark.parametrize("ends", [UNDRAWN, Ends(0.1, 0.15), Ends(0.85, 0.9), Ends(0.1, 0.9)])
def test_a_stretched_rope_stays_within_its_field(ends: Ends, length: float, by_left: bool) -> None:
    found = ends.stretch(length, by_left=by_left)
    assert found.length == pytest.approx(length)
    assert found.left >= NEAREST_EDGE - 1e-9
    assert found.right <= 1 - NEAREST_EDGE + 1e-9


def test_a_rope_is_straight_when_whole_and_hangs_the_more_the_slacker() -> None:
    def lowest(length: float) -> float:
        return Hung(0, 100 + 500 * length, 0, 100, length).path().boundingRect().bottom()

    assert lowest(1.0) == pytest.approx(52)
    assert lowest(1.0) < lowest(0.9) < lowest(0.5) < lowest(0.1) <= 97


@pytest.mark.parametrize(("holds", "heights"), [((True, False), (52, 97)), ((False, False), (97, 97))])
def test_what_nobody_holds_lies_on_the_ground(holds: tuple[bool, bool], heights: tuple[float, float]) -> None:
    hung = Hung(0, 300, 0, 100, 0.5, holds)
    assert (hung.end(is_left=True), hung.end(is_left=False)) == (
        QPointF(0, heights[0]),
        QPointF(300, heights[1]),
    )


def test_a_rope_is_told_in_words() -> None:
    asked = measure(1, "a", to="b")
    spoken = measure(
        2,
        "b",
        to="a",
        answers_id="m1",
        recognised=Answer.ALMOST,
        experienced=NOT_DRAWN,
        desired=NOT_DRAWN,
    )
    outside = measure(3, "b", holder=RopeHolder.NOBODY, desired=0.79, words="")
    first, second = rope_words.rows(state(asked, spoken, outside))
    assert first.title == "P01 Niko and P02"
    assert first.captions == ("As P01 Niko sees it · P02 recognises it: almost · P01 Niko holds the rope",)
    assert "80 % of the rope" in first.told
    assert "rather nearer" in first.told
    assert "“far & wide”" in first.told
    assert (second.title, second.rope.other) == ("P02 and my <b>manager</b>", "my <b>manager</b>")
    assert "good as it is; nobody holds the rope." in second.told
    (gone,) = rope_words.rows(state(measure(4, "a", other="")))
    assert gone.title == "P01 Niko and somebody who was erased"


# ── the field and the pages ───────────────────────────────────────────────────────────────────────────────


def settle() -> None:
    for _ in range(4):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()


@dataclass
class Table:
    """A window, the two pages over it, and what they told."""

    window: QWidget
    page: RopePage
    answer: RopeAnswerPage
    drawn: list[RopeDraft] = field(default_factory=list)
    answered: list[tuple[str, Answer, RopeDraft | None]] = field(default_factory=list)

    def ask(self, *, language: Language = Language.EN) -> None:
        self.page.ask([Other("b", "P02 Samira"), Other("c", "P03")], language=language)
        settle()

    def drag(self, end: RopeEnd, by: int) -> None:
        """Along the screen, so that the end may come along under the hand."""
        at = end.rect().center()
        start = end.mapToGlobal(at)
        QTest.mousePress(end, Qt.MouseButton.LeftButton, pos=at)
        for step in range(1, 6):
            QTest.mouseMove(end, end.mapFromGlobal(start + QPoint(by * step // 5, 3)))
        QTest.mouseRelease(end, Qt.MouseButton.LeftButton, pos=at)

    def keys(self, end: QWidget, *keys: Qt.Key) -> None:
        end.setFocus(Qt.FocusReason.TabFocusReason)
        for key in keys:
            QTest.keyClick(end, key)


@pytest.fixture
def table(qtbot: QtBot, dressed: QApplication) -> Iterator[Table]:
    window = QWidget()
    window.resize(1366, 768)
    back = QWidget(window)
    made = Table(window, RopePage(window, back_to=back), RopeAnswerPage(window, back_to=back))
    made.page.drawn.connect(made.drawn.append)
    made.answer.answered.connect(lambda *told: made.answered.append(told))
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=3000)
    yield made
    window.close()
    window.deleteLater()
    settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_nothing_is_an_opinion_before_a_hand_has_moved(table: Table) -> None:
    table.ask()
    page, exercise = table.page, table.page.exercise
    assert exercise is not None
    assert page.geometry() == table.window.rect()
    assert page.draft == RopeDraft()
    assert not page.keep_button.isEnabled()
    assert not any(button.isChecked() for button in exercise.holders.values())
    assert (exercise.now.length, exercise.wish.length) == (None, None)
    assert not exercise.same_button.isEnabled(), "nothing is good as it is before it is said how it is"
    assert exercise.now.accessibleDescription() == "not drawn yet"
    assert table.drawn == []


def test_a_rope_is_drawn_with_the_hand(table: Table) -> None:
    table.ask()
    page, exercise = table.page, table.page.exercise
    assert exercise is not None
    page.other_box.setCurrentIndex(page.other_box.findData("b"))
    page.other_box.activated.emit(page.other_box.currentIndex())
    assert page.hint.text() == WORDS("rope-needs-now")
    before = exercise.now.ends
    table.drag(exercise.now.right, 104)
    wide = exercise.now.width()
    assert exercise.now.ends.right == pytest.approx(before.right + 104 / wide, abs=0.01)
    assert exercise.now.ends.left == before.left, "the other stays where they are"
    assert exercise.wish.ends == exercise.now.ends, "what should be starts from what is"
    assert exercise.wish.length is None
    assert page.hint.text() == WORDS("rope-needs-wish")
    table.drag(exercise.wish.left, 200)
    assert page.hint.text() == WORDS("rope-needs-holder")
    assert not page.keep_button.isEnabled()
    hands.click(exercise.holders[RopeHolder.OTHER])
    exercise.words.setPlainText("  we hardly speak ")
    assert page.hint.text() == ""
    hands.click(page.keep_button)
    ((draft),) = table.drawn
    assert draft.drawing().words == "we hardly speak"
    assert (draft.other_id, draft.other, draft.holder) == ("b", "", RopeHolder.OTHER)
    assert draft.experienced == pytest.approx((0.4 + 104 / wide) / 0.8, abs=0.02)
    assert draft.desired is not None
    assert draft.experienced is not None
    assert draft.desired < draft.experienced
    assert not page.keep_button.isEnabled(), "once"
    hands.click(page.keep_button)
    assert len(table.drawn) == 1
    page.show_trouble("The disk is full.")
    assert (page.hint.text(), page.draft) == ("The disk is full.", draft)
    hands.click(page.keep_button)
    assert table.drawn == [draft, draft]


def test_a_hand_cannot_pull_the_two_through_each_other_or_out_of_the_field(table: Table) -> None:
    table.ask()
    exercise = table.page.exercise
    assert exercise is not None
    table.drag(exercise.now.left, 900)
    assert exercise.now.length == 0
    for by in (3000, -3000):
        table.drag(exercise.now.right, by)
    table.drag(exercise.now.right, 3000)
    table.drag(exercise.now.left, -3000)
    assert exercise.now.length == pytest.approx(1)
    assert exercise.now.rect().contains(exercise.now.left.geometry())
    assert exercise.now.rect().contains(exercise.now.right.geometry())


def test_a_rope_is_drawn_with_the_keyboard(table: Table) -> None:
    table.ask()
    page, exercise = table.page, table.page.exercise
    assert exercise is not None
    page.other_words.setFocus()
    QTest.keyClicks(page.other_words, "my manager")
    key, left, right = Qt.Key, exercise.now.left, exercise.now.right
    table.keys(left, key.Key_Right)  # towards the other
    nearer = exercise.now.length
    assert nearer == pytest.approx(0.45)
    table.keys(left, key.Key_Left, key.Key_Left)
    assert exercise.now.length == pytest.approx(0.55)
    table.keys(right, key.Key_Left)
    assert exercise.now.length == pytest.approx(0.5)
    table.keys(right, key.Key_Home)
    assert exercise.now.length == 0
    table.keys(right, key.Key_End)
    assert exercise.now.length == pytest.approx(1)
    assert left.accessibleDescription().startswith("100 % of the rope")
    assert right.accessibleName() == "As it is: The other’s end"
    spoken = QAccessible.queryAccessibleInterface(left)
    assert spoken.valueInterface().currentValue() == 100
    QTest.keyClick(exercise.same_button, key.Key_Space)
    assert exercise.wish.length == pytest.approx(1)
    QTest.keyClick(exercise.holders[RopeHolder.NOBODY], key.Key_Space)
    QTest.keyClick(page.keep_button, key.Key_Space)
    ((draft),) = table.drawn
    assert draft == RopeDraft(
        other="my manager",
        experienced=exercise.now.length,
        desired=exercise.now.length,
        holder=RopeHolder.NOBODY,
    )


def test_who_holds_the_rope_is_seen_without_colour(table: Table) -> None:
    table.ask()
    exercise = table.page.exercise
    assert exercise is not None
    table.drag(exercise.now.right, 60)
    pictures = []
    for button in exercise.holders.values():
        hands.click(button)
        grey = (
            exercise.now.grab()
            .toImage()
            .convertToFormat(exercise.now.grab().toImage().Format.Format_Grayscale8)
        )
        pictures.append(bytes(grey.constBits()))
    assert all(one != other for one, other in pairwise(pictures))
    assert len(set(pictures)) == len(RopeHolder)


def test_words_and_the_list_give_way_to_each_other(table: Table) -> None:
    table.ask()
    page = table.page
    page.other_box.setCurrentIndex(1)
    page.other_box.activated.emit(1)
    assert page.draft.other_id == "b"
    QTest.keyClicks(page.other_words, "x")
    assert (page.draft.other_id, page.draft.other, page.other_box.currentIndex()) == ("", "x", 0)
    page.other_box.setCurrentIndex(2)
    page.other_box.activated.emit(2)
    assert (page.draft.other_id, page.draft.other, page.other_words.text()) == ("c", "", "")


def test_esc_forgets_what_was_drawn(table: Table) -> None:
    table.ask()
    exercise = table.page.exercise
    assert exercise is not None
    table.drag(exercise.now.right, 60)
    hands.key(exercise.now.right, "Escape")
    settle()
    assert not table.page.isVisible()
    assert (table.page.draft, table.page.exercise, table.drawn) == (RopeDraft(), None, [])
    table.ask()
    assert table.page.exercise is not None
    assert table.page.exercise.now.length is None


def shown(number: int, name: str = "P01 Niko", **more: object) -> Shown:
    return Shown(View(measure(number, "a", to="b", **more)), name)


def test_the_other_answers_in_a_word(table: Table) -> None:
    table.answer.ask([shown(1)], language=Language.EN)
    settle()
    page = table.answer
    assert table.window.isActiveWindow(), "no part was a window of its own for a moment"
    assert page.drawing.now.length == pytest.approx(0.8)
    assert page.drawing.said.text() == "“far & wide”"
    assert not any(end.isVisible() for end in page.drawing.findChildren(RopeEnd)), (
        "another's rope stays as it is"
    )
    assert page.exercise is not None
    assert not page.exercise.isVisible()
    assert not page.keep_button.isEnabled()
    assert page.hint.text() == WORDS("rope-needs-answer")
    hands.click(page.answers[Answer.NO])
    hands.click(page.keep_button)
    assert table.answered == [("m1", Answer.NO, None)]


@pytest.mark.parametrize(
    ("holder", "told", "holds"),
    [
        (RopeHolder.SELF, "Who holds the rope? P01 Niko", (False, True)),
        (RopeHolder.OTHER, "Who holds the rope? I do", (True, False)),
        (RopeHolder.BOTH, "Who holds the rope? Both of us", (True, True)),
        (RopeHolder.NOBODY, "Who holds the rope? Nobody", (False, False)),
    ],
)
def test_who_looks_stands_left_and_reads_who_holds_it(
    table: Table, holder: RopeHolder, told: str, holds: tuple[bool, bool]
) -> None:
    table.answer.ask([shown(1, holder=holder, words="")], language=Language.EN)
    drawing = table.answer.drawing
    assert drawing.held.text() == told
    assert drawing.now.hung().holds == holds
    assert not drawing.said.isVisible()


def test_the_other_draws_their_own_end_as_well(table: Table) -> None:
    table.answer.ask([shown(1), shown(2, "P03")], language=Language.EN)
    settle()
    page = table.answer
    hands.click(page.turns["m2"])
    settle()
    assert page.shown.name == "P03"
    hands.click(page.answers[Answer.ALMOST])
    hands.click(page.own_button)
    settle()
    exercise = page.exercise
    assert exercise is not None
    assert exercise.isVisible()
    assert page.hint.text() == WORDS("rope-needs-now"), "whom it is with is known"
    table.drag(exercise.now.left, -50)
    hands.click(exercise.same_button)
    hands.click(exercise.holders[RopeHolder.BOTH])
    hands.click(page.keep_button)
    ((measure_id, answer, draft),) = table.answered
    assert (measure_id, answer) == ("m2", Answer.ALMOST)
    assert draft is not None
    assert draft.drawing().experienced == exercise.now.length


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("size", "scale"), [((1024, 640), 100), ((1366, 768), 100), ((1366, 768), 200)])
def test_everything_can_be_read_and_touched(
    table: Table, dressed: QApplication, language: Language, size: tuple[int, int], scale: int
) -> None:
    theme.apply(dressed, scale=scale)
    try:
        table.window.resize(*size)
        table.ask(language=language)
        table.answer.ask([shown(1), shown(2)], language=language)
        table.answer.own_button.click()
        settle()
        for page in (table.page, table.answer):
            controls = [
                c
                for kind in (QAbstractButton, QLineEdit, QComboBox, RopeEnd)
                for c in page.findChildren(kind)
            ]
            for control in controls:
                if control.isVisibleTo(page) and not isinstance(control.parentWidget(), QComboBox):
                    assert min(control.width(), control.height()) >= 48, control
                    assert control.accessibleName() or control.property("text")
                    words = (
                        str(control.property("text") or "") if isinstance(control, QAbstractButton) else ""
                    )
                    assert control.fontMetrics().horizontalAdvance(words) <= control.width(), words
            inside = page._scroll.widget()
            assert inside is not None
            assert inside.width() <= page._scroll.viewport().width(), "nothing is cut off at the side"
    finally:
        theme.apply(dressed)


def test_the_keyboard_can_be_seen_at_an_end(table: Table) -> None:
    table.ask()
    assert table.window.isActiveWindow(), "no part was a window of its own for a moment"
    exercise = table.page.exercise
    assert exercise is not None
    table.page.other_words.setFocus()
    end = exercise.now.left
    where = QRect(end.mapTo(table.window, QPoint()), end.size())
    before = table.window.grab(where).toImage()
    end.setFocus(Qt.FocusReason.TabFocusReason)
    assert end.hasFocus()
    assert table.window.grab(where).toImage() != before


def test_a_drawn_rope_lies_between_the_hands(qtbot: QtBot, dressed: QApplication) -> None:
    field_ = RopeField(WORDS, reads=True)
    qtbot.addWidget(field_)
    field_.resize(1000, field_.minimumHeight())
    field_.show_length(1.0)
    hung = field_.hung()
    assert hung.left == pytest.approx(100)
    assert hung.right == pytest.approx(900)
    seen = field_.grab().toImage()
    rope = QColor(theme.ROOM.rope)
    at = QPoint(500, round(hung.end(is_left=True).y()))
    assert seen.pixelColor(at * seen.devicePixelRatio()) == rope
    assert field_.say() == "100 % of the rope"


# ── the picture of all ropes ──────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def picture(qtbot: QtBot, dressed: QApplication) -> RopePicture:
    made = RopePicture()
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_an_empty_picture_says_what_to_do(picture: RopePicture) -> None:
    assert (picture.empty.isVisible(), picture.list.isVisible(), picture.legend.isVisible()) == (
        True,
        False,
        False,
    )
    picture.show_ropes(state(withheld=2))
    assert not picture.empty.isVisible()
    assert "2" in picture.withheld.text()
    picture.show_ropes(state(measure(1, "a", to="b")))
    assert (picture.empty.isVisible(), picture.list.isVisible(), picture.withheld.isVisible()) == (
        False,
        True,
        False,
    )


def test_every_rope_is_heard_and_its_words_are_on_hover(picture: RopePicture) -> None:
    picture.show_ropes(state(measure(1, "a", to="b"), measure(2, "b")))
    assert picture.list.count() == 2
    assert picture.list.accessibleName()
    item = picture.list.item(1)
    assert "my <b>manager</b>" in item.text()
    assert "my &lt;b&gt;manager" in item.toolTip(), "words are never read as a page"
    one = QAccessible.queryAccessibleInterface(picture.list).child(1)
    assert one.text(QAccessible.Text.Name) == item.text()


def test_two_views_stand_in_one_place_and_a_longer_rope_is_longer(picture: RopePicture) -> None:
    both = state(
        measure(1, "a", to="b", experienced=0.9, desired=0.9), measure(2, "b", to="a", experienced=0.2)
    )
    picture.show_ropes(both)
    one = picture.list.visualItemRect(picture.list.item(0)).height()
    seen = picture.list.viewport().grab().toImage()
    rope = QColor(theme.ROOM.rope)

    def reach(top: float, bottom: float) -> int:
        rows = range(int(seen.height() * 0 + top), int(bottom))
        return max(x for x in range(seen.width()) for y in rows if seen.pixelColor(x, y) == rope)

    middle = (one + 24) / 2
    assert reach(30, middle) > reach(middle, one) + 200
    picture.show_ropes(state(measure(1, "a", to="b")))
    assert picture.list.visualItemRect(picture.list.item(0)).height() < one


def test_many_ropes_scroll_and_the_list_stays_where_it_was(picture: RopePicture) -> None:
    many = state(*(measure(number, "a", other=f"somebody {number}") for number in range(40)))
    picture.show_ropes(many)
    settle()
    bar = picture.list.verticalScrollBar()
    assert bar.maximum() > 2000
    picture.list.setFocus()
    QTest.keyClick(picture.list, Qt.Key.Key_End)
    assert picture.list.currentRow() == 39
    settle()
    at = bar.value()
    picture.show_ropes(many)
    settle()
    assert (picture.list.currentRow(), bar.value()) == (39, at)


def test_every_kind_of_rope_can_be_painted(picture: RopePicture) -> None:
    seen: set[bytes] = set()
    for holder in RopeHolder:
        for lengths in ((0.0, 0.0), (0.0, 1.0), (1.0, 0.0)):
            one = measure(1, "a", to="b", experienced=lengths[0], desired=lengths[1], holder=holder)
            picture.show_ropes(state(one))
            settle()
            seen.add(bytes(picture.list.viewport().grab(QRect(0, 30, 600, 120)).toImage().constBits()))
    assert len(seen) == len(RopeHolder) * 3


def test_both_views_are_of_one_rope() -> None:
    (rope,) = state(measure(1, "a", to="b"), measure(2, "b", to="a", holder=RopeHolder.BOTH)).ropes
    assert isinstance(rope, Rope)
    assert [rope.held(view) for view in rope.views] == [(True, False), (True, True)]
