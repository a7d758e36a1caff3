"""The look card: shows a look, asks for another; live while held, final when let go; reachable, and never cut off."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QSlider, QWidget
from pytestqt.qtbot import QtBot

from fotointerview.domain import looks
from fotointerview.domain.looks import Ratio, Side
from fotointerview.domain.sayings import WHOLE, Look
from fotointerview.domain.words import Language, Voice
from fotointerview.gui import theme
from fotointerview.gui.look_card import WIDTH, LookCard
from fotointerview.gui.slide import Slide
from fotointerview.services.look_presets import look_presets
from tests.gui import hands

PRESETS = look_presets()
SIZE = (6000, 4000)
_NONE = Qt.KeyboardModifier.NoModifier
_PADDING = 5
"""At each side of a chip's word, as the style sheet has it."""


@dataclass
class Table:
    """A card over an empty window, and what it asked for."""

    window: QWidget
    card: LookCard
    asked: list[tuple[Look, bool]] = field(default_factory=list)
    voices: list[Voice] = field(default_factory=list)
    closed: list[bool] = field(default_factory=list)

    def show(self, look: Look, *, voice: Voice = Voice.TOGETHER, can_edit: bool = True) -> None:
        self.card.show_look(look, voice=voice, can_edit=can_edit, size=SIZE)

    @property
    def final(self) -> list[Look]:
        return [look for look, final in self.asked if final]


def laid(qtbot: QtBot, language: Language = Language.EN, size: tuple[int, int] = (980, 640)) -> Table:
    window = QWidget()
    window.resize(*size)
    card = LookCard(window, presets=PRESETS, language=language)
    table = Table(window, card)
    card.look_changed.connect(lambda look, final: table.asked.append((look, final)))
    card.voice_changed.connect(table.voices.append)
    card.closed.connect(lambda: table.closed.append(True))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=3000)
    table.show(Look())
    card.open()
    QCoreApplication.processEvents()
    return table


@pytest.fixture
def table(qtbot: QtBot, dressed: QApplication) -> Iterator[Table]:
    made = laid(qtbot)
    yield made
    made.window.close()
    made.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def at(slide: Slide, value: int) -> QPoint:
    return QPoint(round(slide.x_of(value)), slide.height() // 2)


def test_a_preset_is_asked_for_and_keeps_the_crop(table: Table) -> None:
    cropped = Look(crop=(0.25, 0.0, 0.5, 1.0))
    table.show(cropped)
    for preset in PRESETS:
        hands.click(table.card.chips.button(preset.key))
        assert table.asked[-1] == (looks.dressed(cropped, preset.look), True)
        down = [p.key for p in PRESETS if table.card.chips.button(p.key).isChecked()]
        assert down == [preset.key]
    hands.click(table.card.chips.button(PRESETS[-1].key))
    assert table.card.chips.button(PRESETS[-1].key).isChecked()


@pytest.mark.parametrize(
    ("side", "to", "look"),
    [
        (Side.LIGHT, 15, Look(exposure_ev=1.5)),
        (Side.LIGHT, -20, Look(exposure_ev=-2.0)),
        (Side.CONTRAST, -10, Look(contrast=-0.5)),
        (Side.WARMTH, 8, Look(warmth=0.4)),
        (Side.SOFT, 12, Look(soft=0.6)),
    ],
)
def test_the_picture_follows_while_a_slider_is_dragged_and_the_last_is_final(
    table: Table, side: Side, to: int, look: Look
) -> None:
    slide = table.card.tone.row(side).slide
    hands.drag(slide, at(slide, 0), at(slide, to // 2), at(slide, to))
    assert len(table.asked) >= 3
    assert [final for _, final in table.asked] == [*[False] * (len(table.asked) - 1), True]
    assert looks.differences(table.final[0], look) == ()
    assert looks.differences(table.asked[-2][0], look) == ()


def test_a_click_beside_the_handle_brings_it_there_and_near_zero_it_finds_zero(table: Table) -> None:
    slide = table.card.tone.row(Side.CONTRAST).slide
    hands.click(slide, at(slide, 10))
    assert table.final[-1].contrast == pytest.approx(0.5)
    hands.click(slide, at(slide, 0) + QPoint(3, 0))
    assert table.final[-1].contrast == 0.0
    hands.click(slide, at(slide, 0))
    assert len(table.final) == 2  # nothing changed, nothing is said


def test_what_is_told_while_a_slider_is_held_does_not_move_it(table: Table) -> None:
    slide = table.card.tone.row(Side.LIGHT).slide
    QTest.mousePress(slide, Qt.MouseButton.LeftButton, _NONE, at(slide, 10))
    held = table.card.is_held
    assert held
    table.show(Look(contrast=1.0), voice=Voice.PARTICIPANT)
    assert slide.value() == 10
    assert table.card.voice_button(Voice.PARTICIPANT).isChecked()
    QTest.mouseRelease(slide, Qt.MouseButton.LeftButton, _NONE, at(slide, 10))
    assert table.final == [Look(exposure_ev=1.0)]
    assert not table.card.is_held
    table.show(Look(contrast=1.0))
    assert (slide.value(), table.card.tone.row(Side.CONTRAST).slide.value()) == (0, 20)


@pytest.mark.parametrize("away", [True, False])
def test_a_slider_that_is_taken_away_is_let_go(table: Table, away: bool) -> None:
    slide = table.card.tone.row(Side.LIGHT).slide
    QTest.mousePress(slide, Qt.MouseButton.LeftButton, _NONE, at(slide, 10))
    if away:
        table.card.put_away()
    else:
        table.show(Look(), can_edit=False)
    assert table.final == [Look(exposure_ev=1.0)]
    assert not table.card.is_held
    table.show(Look(soft=1.0))
    assert table.card.look == Look(soft=1.0)
    QTest.mouseRelease(slide, Qt.MouseButton.LeftButton, _NONE, at(slide, 10))
    assert len(table.final) == 1


def test_arrows_step_and_a_key_that_is_held_is_one_change(table: Table) -> None:
    row = table.card.tone.row(Side.LIGHT)
    row.slide.setFocus()
    QTest.keyClick(row.slide, Qt.Key.Key_Right)
    assert [final for _, final in table.asked] == [False, True]
    assert table.final == [Look(exposure_ev=0.1)]
    for _ in range(3):
        QTest.keyPress(row.slide, Qt.Key.Key_Right)
    QTest.keyRelease(row.slide, Qt.Key.Key_Right)
    assert len(table.final) == 2
    assert table.final[-1].exposure_ev == pytest.approx(0.4)
    QTest.keyPress(row.slide, Qt.Key.Key_Left)
    table.card.close_button.setFocus()  # the key is let go elsewhere
    assert table.final[-1].exposure_ev == pytest.approx(0.3)
    assert not table.card.is_held


def test_a_key_that_changes_nothing_says_nothing(table: Table) -> None:
    slide = table.card.tone.row(Side.SOFT).slide
    slide.setFocus()
    QTest.keyClick(slide, Qt.Key.Key_Left)
    QTest.keyClick(slide, Qt.Key.Key_A)
    assert table.asked == []
    assert not table.card.is_held


def test_a_step_by_another_hand_is_final_at_once(table: Table) -> None:
    """A screen reader sets the value without a key or the mouse."""
    table.card.tone.row(Side.WARMTH).slide.triggerAction(QSlider.SliderAction.SliderSingleStepAdd)
    assert table.asked == [(Look(warmth=0.05), True)]


def test_the_wheel_changes_no_look(table: Table) -> None:
    slide = table.card.tone.row(Side.LIGHT).slide
    middle = QPointF(slide.rect().center())
    turn = QWheelEvent(
        middle,
        slide.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        _NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QCoreApplication.sendEvent(slide, turn)
    assert table.asked == []


def test_black_and_white_has_a_mix_and_colour_comes_back_as_it_was(table: Table) -> None:
    film = table.card.film
    table.show(Look(saturation=0.3, soft=0.2))
    assert film.saturation.isVisible()
    assert not film.weights[0].isVisible()
    hands.click(film.monochrome_button)
    assert table.final[-1] == Look(monochrome=True, saturation=0.3, soft=0.2)
    assert film.weights[0].isVisible()
    assert [row.number_words() for row in film.weights] == ["21", "72", "7"]
    hands.click(film.weights[0].slide, at(film.weights[0].slide, 10))
    mix = table.final[-1].mix
    assert mix[0] == pytest.approx(0.5)
    assert sum(mix) == pytest.approx(1)
    hands.click(film.colour_button)
    assert table.final[-1] == Look(mix=mix, saturation=0.3, soft=0.2)


def test_to_black_and_white_and_back_the_card_stays_where_it_is(table: Table) -> None:
    def places() -> list[QPoint]:
        QCoreApplication.processEvents()
        below = (
            table.card.crop.whole,
            table.card.film.colour_button,
            table.card.voice_button(Voice.TOGETHER),
        )
        return [widget.mapTo(table.window, QPoint()) for widget in below]

    before = places()
    hands.click(table.card.film.monochrome_button)
    assert places() == before


@pytest.mark.parametrize("ratio", [ratio for ratio in Ratio if ratio is not Ratio.TWO_THREE])
def test_a_crop_by_ratio_pressed_again_is_turned(table: Table, ratio: Ratio) -> None:
    button = table.card.crop.buttons[ratio]
    hands.click(button)
    crop = table.final[-1].crop
    assert crop == looks.crop_to_ratio(SIZE, ratio.number)
    hands.click(button)
    assert table.final[-1].crop == looks.crop_to_ratio(SIZE, 1 / ratio.number)
    assert button.text() == ":".join(reversed(ratio.value.split(":")))
    assert button.isChecked()
    hands.click(button)
    assert button.text() == ratio.value
    hands.click(table.card.crop.whole)
    assert table.final[-1].crop == WHOLE
    assert table.card.crop.whole.isChecked()


def test_the_ratio_of_the_picture_itself_is_the_whole(table: Table) -> None:
    button = table.card.crop.buttons[Ratio.TWO_THREE]
    hands.click(button)
    hands.click(button)
    assert table.final[-1].crop == WHOLE
    assert table.card.crop.whole.isChecked()
    assert not button.isChecked()


def test_what_is_down_stays_down_when_it_is_pressed_again(table: Table) -> None:
    for button in (table.card.film.colour_button, table.card.voice_button(Voice.TOGETHER)):
        hands.click(button)
        assert button.isChecked()
    assert table.asked == []
    assert not table.card.film.monochrome_button.isChecked()


def test_a_crop_lies_around_what_matters(table: Table) -> None:
    table.show(Look(crop=(0.7, 0.0, 0.3, 0.2)))
    assert not table.card.crop.whole.isChecked()
    assert not any(button.isChecked() for button in table.card.crop.buttons.values())
    hands.click(table.card.crop.buttons[Ratio.SQUARE])
    assert table.final[-1].crop == pytest.approx((1 / 3, 0.0, 2 / 3, 1.0))
    table.card.show_look(Look(), voice=Voice.TOGETHER, can_edit=True, size=SIZE, around=(0.2, 0.4))
    hands.click(table.card.crop.buttons[Ratio.SQUARE])
    assert table.final[-1].crop == pytest.approx((0.0, 0.0, 2 / 3, 1.0))


def test_as_taken_is_one_press_away(table: Table) -> None:
    assert not table.card.as_taken_button.isEnabled()
    table.show(Look(monochrome=True, soft=0.5, crop=(0.0, 0.0, 0.5, 0.5)))
    hands.click(table.card.as_taken_button)
    assert table.asked == [(Look(), True)]
    assert not table.card.as_taken_button.isEnabled()


def test_who_asks_is_chosen_and_shown(table: Table) -> None:
    assert table.card.voice_button(Voice.TOGETHER).isChecked()
    for voice in (Voice.PARTICIPANT, Voice.RESEARCHER, Voice.TOGETHER):
        hands.click(table.card.voice_button(voice))
    assert table.voices == [Voice.PARTICIPANT, Voice.RESEARCHER, Voice.TOGETHER]
    assert table.asked == []


def test_showing_asks_for_nothing(table: Table) -> None:
    for preset in PRESETS:
        table.show(preset.look, voice=Voice.RESEARCHER)
    table.show(Look(crop=(0.0, 0.0, 0.5, 0.5)), can_edit=False)
    assert (table.asked, table.voices) == ([], [])


def test_where_nothing_can_be_changed_nothing_can_be_pressed(table: Table) -> None:
    table.show(Look(soft=0.5), can_edit=False)
    live = [b for b in table.card.findChildren(QPushButton) if b.isEnabled()]
    assert live == []
    assert not any(slide.isEnabled() for slide in table.card.findChildren(QSlider))
    assert table.card.close_button.isEnabled()


def test_it_is_put_away(table: Table) -> None:
    hands.click(table.card.close_button)
    assert table.card.isHidden()
    assert table.closed == [True]


def test_esc_puts_it_away_and_the_keyboard_goes_back(qtbot: QtBot, dressed: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    before = QPushButton("before", window)
    card = LookCard(window, presets=PRESETS, language=Language.NL)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=3000)
    before.setFocus()
    card.show_look(Look(), voice=Voice.TOGETHER, can_edit=True)
    card.open()
    assert QApplication.focusWidget() is card.chips.first
    QTest.keyClick(card.chips.first, Qt.Key.Key_Escape)
    assert card.isHidden()
    assert QApplication.focusWidget() is before


def test_it_keeps_the_lower_right_corner_above_its_foot(qtbot: QtBot, dressed: QApplication) -> None:
    window, foot = QWidget(), QWidget()
    foot.setParent(window)
    foot.resize(100, 48)
    card = LookCard(window, presets=PRESETS, language=Language.NL, foot=foot)
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    card.open()
    for width, height in ((900, 700), (1200, 900), (700, 400)):
        window.resize(width, height)
        QCoreApplication.processEvents()
        place = card.geometry()
        assert (place.right() + 1, place.bottom() + 1) == (width - 8, height - 48 - 8)
        assert place.width() == WIDTH
        assert place.top() >= 8


def test_a_click_on_the_card_does_not_reach_the_picture(qtbot: QtBot, dressed: QApplication) -> None:
    pressed: list[bool] = []

    class Picture(QWidget):
        def mousePressEvent(self, event: object) -> None:
            pressed.append(True)

    picture = Picture()
    qtbot.addWidget(picture)
    picture.resize(900, 700)
    card = LookCard(picture, presets=PRESETS, language=Language.NL)
    picture.show()
    card.open()
    hands.click(card, QPoint(100, 12))
    assert pressed == []
    hands.click(picture, QPoint(20, 20))
    assert pressed == [True]


def test_everything_is_reached_by_tab_and_has_a_name_with_its_value(table: Table) -> None:
    table.show(Look(monochrome=True, exposure_ev=0.5, warmth=-0.2))
    wanted = {
        widget
        for kind in (QPushButton, QSlider)
        for widget in table.card.findChildren(kind)
        if widget.isVisible() and widget.isEnabled()
    }
    table.card.chips.first.setFocus()
    reached: set[QWidget] = set()
    for _ in range(60):
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.add(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert wanted - reached == set()
    assert reached - wanted == {table.card.close_button}
    names = {widget.accessibleName() for widget in wanted if isinstance(widget, QSlider)}
    assert {"Light: +0.5 EV", "Contrast: 0", "Warmth: −20", "Soft: 0", "Red: 21"} <= names
    assert table.card.accessibleDescription() == "black and white, lighter (+0.5 EV), colder"


@pytest.fixture
def scaled(dressed: QApplication, request: pytest.FixtureRequest) -> Iterator[int]:
    """Text of the parameter's size, in per cent."""
    theme.apply(dressed, scale=request.param)
    yield request.param
    theme.apply(dressed)


@pytest.mark.parametrize("speaking", Language, indirect=True)
@pytest.mark.parametrize("size", [(716, 480), (1050, 640)])
@pytest.mark.parametrize("scaled", [100, 200], indirect=True)
def test_nothing_is_cut_off(speaking: Language, qtbot: QtBot, size: tuple[int, int], scaled: int) -> None:
    table = laid(qtbot, speaking, size)
    qtbot.addWidget(table.window)
    extreme = Look(exposure_ev=-2, contrast=-1, saturation=-1, warmth=-1, soft=1)
    for look in (*(preset.look for preset in PRESETS), extreme):
        for voice in Voice:
            table.show(look, voice=voice)
            no_word_is_cut_off(table)


def no_word_is_cut_off(table: Table) -> None:
    QCoreApplication.processEvents()
    for button in table.card.findChildren(QPushButton):
        if button.isVisible():
            room = button.contentsRect().width() - 2 * _PADDING
            assert button.fontMetrics().horizontalAdvance(button.text()) <= room, button.text()
    for label in table.card.findChildren(QLabel):
        if label.isVisible():
            needed = label.fontMetrics().horizontalAdvance(label.text())
            assert label.contentsRect().width() >= needed, label.text()
