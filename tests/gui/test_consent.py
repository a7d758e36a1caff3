"""Asking for consent: nothing ticked, a no as near as a yes, in the participant's language, over everything else."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fotointerview.domain.consent import Leave
from fotointerview.domain.words import Item, Language, Manner, Mode, Scope
from fotointerview.gui import consent_draft as drafts
from fotointerview.gui.consent_desk import ConsentDesk
from fotointerview.gui.consent_draft import ConsentDraft, Missing
from fotointerview.gui.state import RoomState
from fotointerview.services.consent import ConsentAnswer
from fotointerview.services.consent_wording import consent_wordings
from tests.gui import fake_session, hands

WORDING = consent_wordings()[0]
STROKES = (((0.1, 0.5), (0.9, 0.5)),)
TALK = (Scope.CONVERSATION, Item.PHOTO)
BLOG = (Scope.BLOG, Item.PHOTO)


# ── the draft ─────────────────────────────────────────────────────────────────────────────────────────────


def ticked(*ticks: drafts.Tick, **more: object) -> ConsentDraft:
    draft = ConsentDraft()
    for scope, item in ticks:
        draft = drafts.tick(draft, scope, item, True)
    return replace(draft, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("draft", "missing"),
    [
        (ConsentDraft(), Missing.TICK),
        (ConsentDraft(signature=STROKES, witness="R1", mode=Mode.NAMED), Missing.TICK),
        (ticked(TALK), Missing.HAND),
        (ticked(TALK, witness="  "), Missing.HAND),
        (ticked(TALK, witness="R1"), None),
        (ticked(TALK, signature=STROKES), None),
        (ticked(TALK, BLOG, signature=STROKES), Missing.MODE),
        (ticked(TALK, BLOG, signature=STROKES, mode=Mode.PSEUDONYM), None),
        (ticked(BLOG, signature=STROKES, modes={Scope.BLOG: Mode.UNRECOGNISABLE}), None),
    ],
)
def test_what_is_still_needed(draft: ConsentDraft, missing: Missing | None) -> None:
    assert draft.missing is missing
    if missing is not None:
        with pytest.raises(ValueError, match=missing.value):
            drafts.answer(draft, language=Language.NL)


def test_a_tick_that_goes_takes_its_own_mode_with_it() -> None:
    draft = drafts.set_mode(ticked(TALK, BLOG), Mode.UNRECOGNISABLE, scope=Scope.BLOG)
    assert drafts.tick(draft, *BLOG, False).modes == {}
    assert drafts.set_mode(draft, None, scope=Scope.BLOG).modes == {}
    assert drafts.tick(draft, *TALK, False).modes == {Scope.BLOG: Mode.UNRECOGNISABLE}


def test_a_name_is_given_only_where_one_may_be_known_by_it() -> None:
    name = (Scope.BLOG, Item.NAME)
    named = ticked(TALK, BLOG, name, signature=STROKES, mode=Mode.NAMED)
    assert drafts.answer(named, language=Language.NL).grants[Scope.BLOG][Item.NAME] is Mode.NAMED
    hidden = replace(named, mode=Mode.PSEUDONYM)
    assert drafts.answer(hidden, language=Language.NL).grants[Scope.BLOG] == {Item.PHOTO: Mode.PSEUDONYM}
    own = drafts.set_mode(named, Mode.UNRECOGNISABLE, scope=Scope.BLOG)
    assert drafts.answer(own, language=Language.NL).grants[Scope.BLOG] == {Item.PHOTO: Mode.UNRECOGNISABLE}


def test_a_no_gives_nothing_whatever_was_ticked() -> None:
    refused = drafts.refusal(ticked(TALK, BLOG, mode=Mode.NAMED, witness=" R1 "), language=Language.EN)
    assert refused == ConsentAnswer(language=Language.EN, manner=Manner.ORAL, witness="R1")


# ── the screen ────────────────────────────────────────────────────────────────────────────────────────────


@dataclass
class Asking:
    """A window with a picture, and the desk that asks."""

    window: QWidget
    desk: ConsentDesk
    answers: list[tuple[str, ConsentAnswer]] = field(default_factory=list)
    trials: list[bool] = field(default_factory=list)

    def show(self, leave: Leave, *, language: Language = Language.NL) -> None:
        chain = fake_session.chain()
        interview = replace(chain.interview, language=language)
        self.desk.show_state(RoomState(chain=replace(chain, interview=interview), leave=leave))
        self.settle()

    def tick(self, *ticks: drafts.Tick) -> None:
        assert self.desk.page.table is not None
        for one in ticks:
            hands.click(self.desk.page.table.ticks[one])

    def sign(self) -> None:
        field_ = self.desk.page.signature
        QTest.mousePress(field_, Qt.MouseButton.LeftButton, pos=QPoint(30, 60))
        for step in range(20):
            QTest.mouseMove(field_, QPoint(30 + step * 8, 60 + round(20 * math.sin(step / 2))))
        QTest.mouseRelease(field_, Qt.MouseButton.LeftButton, pos=QPoint(190, 60))

    def settle(self) -> None:
        for _ in range(4):
            QCoreApplication.sendPostedEvents()
            QCoreApplication.processEvents()


@pytest.fixture
def asking(qtbot: QtBot, dressed: QApplication) -> Iterator[Asking]:
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
    picture = QWidget()
    layout.addWidget(picture)
    window.resize(1366, 768)
    desk = ConsentDesk(over=window, picture=picture, wording=lambda: WORDING)
    made = Asking(window, desk)
    desk.answered.connect(lambda who, answer: made.answers.append((who, answer)))
    desk.trial_wanted.connect(lambda: made.trials.append(True))
    window.show()
    qtbot.waitExposed(window)
    yield made
    window.close()
    desk.deleteLater()
    window.deleteLater()
    made.settle()


def test_the_card_says_what_is_needed_and_goes_when_it_is_there(asking: Asking) -> None:
    card = asking.desk.card
    asking.desk.show_state(RoomState(leave=Leave.UNASKED))
    assert not card.isVisible(), "without an interview there is nobody to ask"
    for leave, visible, trial in (
        (Leave.UNASKED, True, True),
        (Leave.TRIAL, True, False),
        (Leave.REFUSED, True, True),
        (Leave.GIVEN, False, False),
    ):
        asking.show(leave)
        assert (card.isVisible(), card.trial_button.isVisible()) == (visible, trial), leave
    asking.show(Leave.UNASKED)
    hands.click(card.trial_button)
    assert asking.trials == [True]
    over = card.parentWidget()
    assert over is not None
    inside = over.rect()
    assert inside.contains(card.geometry())


def test_nothing_is_ticked_and_no_is_always_open(asking: Asking) -> None:
    asking.show(Leave.UNASKED)
    hands.click(asking.desk.card.ask_button)
    page = asking.desk.page
    assert page.geometry() == asking.window.rect(), "nothing else is to be seen"
    assert page.table is not None
    assert not any(tick.isChecked() for tick in page.table.ticks.values())
    assert not any(button.isChecked() for button in page.modes.values())
    assert page.no_button.isEnabled()
    assert not page.yes_button.isEnabled()
    assert page.no_button.height() >= page.yes_button.height()
    hands.click(page.no_button)
    assert asking.answers == [(fake_session.chain().participant.id, ConsentAnswer(manner=Manner.ORAL))]
    assert not page.isVisible()


def test_what_is_ticked_and_signed_is_the_answer(asking: Asking) -> None:
    asking.show(Leave.UNASKED)
    asking.desk.ask()
    page = asking.desk.page
    asking.tick(TALK, BLOG)
    assert page.hint.text() == "Kies nog hoe je te zien mag zijn."
    hands.click(page.modes[Mode.UNRECOGNISABLE])
    assert page.hint.text() == "Teken, of noteer wie het hoorde."
    asking.sign()
    assert page.hint.text() == ""
    hands.click(page.yes_button)
    ((_who, answer),) = asking.answers
    assert answer.grants == {
        Scope.CONVERSATION: {Item.PHOTO: Mode.UNRECOGNISABLE},
        Scope.BLOG: {Item.PHOTO: Mode.UNRECOGNISABLE},
    }
    assert (answer.manner, answer.language) == (Manner.SIGNED, Language.NL)
    ((first, *_rest),) = answer.signature
    assert first == pytest.approx((30 / page.signature.width(), 60 / page.signature.height()))
    asking.desk.ask()
    assert page.draft == ConsentDraft(), "the next one finds nothing ticked"
    assert page.signature.strokes == ()


def test_a_mode_of_its_own_for_one_scope(asking: Asking) -> None:
    asking.show(Leave.UNASKED)
    asking.desk.ask()
    page = asking.desk.page
    assert page.table is not None
    box = page.table.modes[Scope.BLOG]
    assert not box.isEnabled()
    asking.tick(BLOG)
    assert box.isEnabled()
    box.setCurrentIndex(box.findData(Mode.UNRECOGNISABLE.value))
    box.activated.emit(box.currentIndex())
    assert page.draft.modes == {Scope.BLOG: Mode.UNRECOGNISABLE}
    asking.tick(BLOG)
    assert page.draft.modes == {}


def test_esc_leaves_without_an_answer_and_forgets(asking: Asking) -> None:
    asking.show(Leave.UNASKED)
    asking.desk.ask()
    asking.tick(TALK)
    hands.key(asking.desk.page, "Escape")
    assert not asking.desk.page.isVisible()
    assert asking.answers == []
    assert asking.desk.page.draft == ConsentDraft()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("size", [(1024, 640), (1366, 768), (1920, 1080)])
def test_everything_can_be_read_and_touched(
    asking: Asking, language: Language, size: tuple[int, int]
) -> None:
    asking.window.resize(*size)
    asking.show(Leave.UNASKED, language=language)
    asking.desk.ask()
    asking.settle()
    page = asking.desk.page
    shown = [label.text() for label in page.findChildren(QLabel)]
    assert WORDING.title[language] in shown
    for button in page.findChildren(QPushButton):
        if button.isVisible():
            assert button.accessibleName() or button.text()
            assert min(button.width(), button.height()) >= 40, button.text()
            assert button.fontMetrics().horizontalAdvance(button.text()) <= button.width()
    inside = page._scroll.widget()
    assert inside is not None
    assert inside.width() <= page._scroll.viewport().width(), "nothing is cut off at the side"
