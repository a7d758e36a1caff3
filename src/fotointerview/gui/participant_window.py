"""The participant's window: picture, question, answers, scales, pencil. It shows a view and says what is wished.

It has no menus, no dialogs, no tool tips and no words of its own: what it says comes in the interview's language, and
it is given nothing that the participant should not see.
"""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from fotointerview.domain.words import Answer, Dimension
from fotointerview.gui import theme
from fotointerview.gui.canvas import Canvas
from fotointerview.gui.drawing_glass import DrawingGlass
from fotointerview.gui.participant_place import FACING_SMALLEST
from fotointerview.gui.participant_sizes import Sizes, sizes
from fotointerview.gui.participant_view import SCALES, ParticipantView
from fotointerview.gui.question_text import QuestionText
from fotointerview.gui.quiet_words import QuietWords
from fotointerview.gui.touch_button import TouchButton
from fotointerview.gui.touch_scale import ScaleWords, TouchScale

Words = Callable[[str], str]
"""From a key of the participant's words to the words in the interview's language."""

_ANSWER_KEYS: Final[Mapping[int, Answer]] = {
    Qt.Key.Key_1: Answer.YES,
    Qt.Key.Key_2: Answer.ALMOST,
    Qt.Key.Key_3: Answer.NO,
}
_DARK_KEYS: Final = (Qt.Key.Key_B, Qt.Key.Key_Period, Qt.Key.Key_P)
"""B and the full stop are what a presenter's dark key sends."""
_STEPS: Final[tuple[tuple[int, str], ...]] = (
    (-2, "-2-less"),
    (-1, "-1-less"),
    (1, "-1-more"),
    (2, "-2-more"),
)


def scale_words(dimension: Dimension, say: Words) -> ScaleWords:
    """What a scale says."""
    by_step = {step: say(f"{dimension.value}{end}") for step, end in _STEPS}
    return ScaleWords(say(dimension.value), (by_step[-2], by_step[-1], say("same"), by_step[1], by_step[2]))


class ParticipantWindow(QWidget):
    """The window.

    Signals (GUI thread):
        answered(object): an :class:`Answer` to the shot that is shown.
        agreed(object, int): a :class:`Dimension` and its step for the next photo.
        monochrome_wanted(bool): the shot in black and white, or in colour.
        drawing_wanted(bool): the pencil is taken, or put away.
        drawn(object, object): a stroke and its pressure, as :attr:`DrawingGlass.drawn`.
        undo_wanted(): the last line of the participant's own goes.
        step_wanted(int): look back (−1) or forward (+1).
        newest_wanted(): go to the new shot.
        blank_wanted(): dark, or to be seen again.
        opened(bool): the window appeared, or went.
    """

    answered = Signal(object)
    agreed = Signal(object, int)
    monochrome_wanted = Signal(bool)
    drawing_wanted = Signal(bool)
    drawn = Signal(object, object)
    undo_wanted = Signal()
    step_wanted = Signal(int)
    newest_wanted = Signal()
    blank_wanted = Signal()
    opened = Signal(bool)

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("participantWindow")
        self.setWindowTitle("fotointerview")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(*FACING_SMALLEST)
        self._view = ParticipantView()
        self._say: Words | None = None
        self._content = QWidget(self)
        self._content.setObjectName("participantContent")
        self.canvas = Canvas(self._content)
        self.canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.glass = DrawingGlass(over=self.canvas)
        self.calm = QuietWords(self.canvas)
        self.waiting = TouchButton(thread=True, parent=self._content)
        self.question = QuestionText(self._content)
        self.answers = {answer: TouchButton(answer.value, parent=self._content) for answer in Answer}
        self.pencil = TouchButton("pencil", parent=self._content)
        self.undo = TouchButton("undo", parent=self._content)
        self.monochrome = TouchButton("monochrome", parent=self._content)
        self.scales = {dimension: TouchScale(dimension, parent=self._content) for dimension in SCALES}
        self.dark = QuietWords(self)
        self._place()
        self._connect()
        theme.clothes().changed.connect(self._measure)

    # ── what is shown ─────────────────────────────────────────────────────────────────────────────────────

    def show_words(self, say: Words) -> None:
        """Every word in the window anew, in another language."""
        self._say = say
        self.canvas.setAccessibleName(say("picture"))
        self.calm.set_words(say("empty"))
        self.dark.set_words(say("paused"))
        self.waiting.set_words(say("waiting"))
        for answer, button in self.answers.items():
            button.set_words(say(answer.value))
            button.setAccessibleDescription(say("answers"))
        self.pencil.set_words(say("draw"))
        self.undo.set_words(say("undo"))
        self.monochrome.set_words(say("monochrome"))
        for dimension, scale in self.scales.items():
            scale.set_words(scale_words(dimension, say))
        self._measure()

    def show_view(self, shown: ParticipantView) -> None:
        """Show ``shown``; the picture itself comes to :attr:`canvas`."""
        before, self._view = self._view, shown
        self._stack.setCurrentWidget(self.dark if shown.blank else self._content)
        self.question.setText(shown.question)
        for answer, button in self.answers.items():
            button.setEnabled(bool(shown.shot_id))
            button.setChecked(shown.answer is answer)
        self.pencil.setEnabled(bool(shown.shot_id))
        self.pencil.setChecked(shown.drawing)
        self.undo.setEnabled(bool(shown.undo_mark))
        self.undo.setVisible(shown.drawing or bool(shown.undo_mark))
        self.monochrome.setVisible(shown.has_monochrome)
        self.monochrome.setEnabled(bool(shown.shot_id))
        self.monochrome.setChecked(shown.monochrome)
        for dimension, scale in self.scales.items():
            scale.setEnabled(bool(shown.newest_id))
            scale.show_step(shown.steps.get(dimension, 0))
        self.glass.set_on(shown.drawing and not shown.blank)
        self.calm.setVisible(not shown.key and not shown.live)
        self.waiting.setVisible(shown.waiting)
        if (before.question, before.scales, before.waiting) != (shown.question, shown.scales, shown.waiting):
            self._measure()

    @property
    def view(self) -> ParticipantView:
        """What is shown."""
        return self._view

    # ── placing ───────────────────────────────────────────────────────────────────────────────────────────

    def _place(self) -> None:
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._content)
        self._stack.addWidget(self.dark)
        self._column = QVBoxLayout(self._content)
        self._column.addWidget(self.canvas, 1)
        self._column.addWidget(self.question)
        self._tools = QHBoxLayout()
        self._row = QHBoxLayout()
        self._grid = QGridLayout()
        self._column.addLayout(self._row)
        self._column.addLayout(self._tools)
        self._column.addLayout(self._grid)
        left, right = QHBoxLayout(), QHBoxLayout()
        left.addWidget(self.pencil)
        left.addWidget(self.undo)
        left.addStretch(1)
        right.addStretch(1)
        right.addWidget(self.monochrome)
        self._left, self._right = QWidget(self._content), QWidget(self._content)
        for side, layout in ((self._left, left), (self._right, right)):
            layout.setContentsMargins(0, 0, 0, 0)
            side.setLayout(layout)
            # As wide as each other, so that the answers are in the middle.
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for answer in self.answers.values():
            answer.setCheckable(True)
        self.pencil.setCheckable(True)
        self.monochrome.setCheckable(True)
        self.waiting.hide()
        self.undo.hide()
        order = (*self.answers.values(), self.monochrome, self.pencil, self.undo, *self.scales.values())
        before: QWidget = self.waiting
        for widget in order:
            QWidget.setTabOrder(before, widget)
            before = widget

    def _measure(self) -> None:
        """Everything as large as the window allows."""
        now = sizes(self.width(), self.height(), scales=len(self._view.scales), text=theme.scale())
        self.question.fit(width=self.width() - 2 * now.side, height=now.question_height, pixels=now.question)
        self._arrange(now)
        for button in self.answers.values():
            button.set_text_px(now.answer)
            button.setFixedSize(now.answer_width, now.button)
        tool = max(14, round(now.answer * 0.82))
        beside = self.width() / 2 - 1.5 * now.answer_width - 3 * now.gap
        for button in (self.pencil, self.undo, self.monochrome):
            button.set_text_px(tool)
            together = button.sizeHint().width() + (0 if button is self.monochrome else now.tool + now.gap)
            # The sign of taking back is known to everybody; the others keep their words while there is room.
            has_words = now.tools_apart or (button is not self.undo and together <= beside)
            button.set_text_px(tool, words=has_words)
            button.setFixedSize(max(now.tool, button.sizeHint().width()), now.tool)
        self.waiting.set_text_px(tool)
        self.waiting.resize(self.waiting.sizeHint().width() + now.gap, now.tool)
        self.calm.set_text_px(now.question)
        self.dark.set_text_px(now.label)
        self._settle_waiting(now.gap)

    def _arrange(self, now: Sizes) -> None:
        for layout in (self._row, self._tools, self._grid):
            while layout.count():
                layout.takeAt(0)
        for spaced in (self._column, self._row, self._tools):
            spaced.setSpacing(now.gap)
        self._column.setContentsMargins(0, 0, 0, now.gap)
        for sided in (self._row, self._tools):
            sided.setContentsMargins(now.gap, 0, now.gap, 0)
        self._grid.setContentsMargins(now.side, 0, now.side, 0)
        self._grid.setHorizontalSpacing(round(2.4 * now.gap))
        self._grid.setVerticalSpacing(now.gap // 2)
        if now.tools_apart:
            self._tools.addWidget(self._left, 1)
            self._tools.addWidget(self._right, 1)
            self._row.addStretch(1)
        else:
            self._row.addWidget(self._left, 1)
        for button in self.answers.values():
            self._row.addWidget(button)
        if now.tools_apart:
            self._row.addStretch(1)
        else:
            self._row.addWidget(self._right, 1)
        shown = self._view.scales[: now.scales]
        for dimension, scale in self.scales.items():
            scale.set_sizes(label=now.label, knob=now.knob)
            scale.setVisible(dimension in shown)
        for at, dimension in enumerate(shown):
            self._grid.addWidget(self.scales[dimension], at // now.columns, at % now.columns)

    def _settle_waiting(self, gap: int) -> None:
        self.waiting.move(self.width() - self.waiting.width() - gap, gap)
        self.waiting.raise_()

    # ── hands ─────────────────────────────────────────────────────────────────────────────────────────────

    def _connect(self) -> None:
        for answer, button in self.answers.items():
            button.clicked.connect(lambda _=False, answer=answer: self._on_answer(answer))
        for dimension, scale in self.scales.items():
            scale.chosen.connect(lambda step, dimension=dimension: self.agreed.emit(dimension, step))
        self.pencil.clicked.connect(self._on_pencil)
        self.monochrome.clicked.connect(self._on_monochrome)
        self.undo.clicked.connect(self.undo_wanted)
        self.waiting.clicked.connect(self.newest_wanted)
        self.glass.drawn.connect(self.drawn)

    def _on_answer(self, answer: Answer) -> None:
        """The button shows what is recorded, not what was pressed."""
        self.answers[answer].setChecked(self._view.answer is answer)
        if self._view.shot_id:
            self.answered.emit(answer)

    def _on_pencil(self, on: bool) -> None:
        self.pencil.setChecked(self._view.drawing)
        self.drawing_wanted.emit(on)

    def _on_monochrome(self, on: bool) -> None:
        self.monochrome.setChecked(self._view.monochrome)
        self.monochrome_wanted.emit(on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answers, looking back and dark; every other key does nothing, also a presenter's start and stop."""
        key = event.key()
        if key in _ANSWER_KEYS and not event.isAutoRepeat():
            if not self._view.blank:
                self._on_answer(_ANSWER_KEYS[key])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.step_wanted.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in _DARK_KEYS and not event.isAutoRepeat():
            self.blank_wanted.emit()
        event.accept()

    # ── the window ────────────────────────────────────────────────────────────────────────────────────────

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything grows with the window."""
        super().resizeEvent(event)
        self._measure()

    def showEvent(self, event: QShowEvent) -> None:
        """The window is there."""
        super().showEvent(event)
        if not event.spontaneous():
            self.setFocus()
            self.opened.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """The window is gone."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.opened.emit(False)

    def closeEvent(self, event: QCloseEvent) -> None:
        """It goes without asking; the interview does not end with it."""
        event.accept()
