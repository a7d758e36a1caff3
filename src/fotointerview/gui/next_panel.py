"""The next photo: what is agreed on each dimension, the plan that follows from it, and the one yellow button."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from fotointerview.domain.plan import PlanLine
from fotointerview.domain.words import Dimension
from fotointerview.gui import actions, icons, plan_words, texts, theme
from fotointerview.gui.actions import ActionId
from fotointerview.gui.fields import WordField
from fotointerview.gui.scale import Scale
from fotointerview.gui.theme import ROOM
from fotointerview.gui.view import SCALES

MORE: Final = (Dimension.POSE, Dimension.GAZE, Dimension.BACKGROUND, Dimension.OTHER)
"""The dimensions that are agreed in words only."""


@dataclass(frozen=True, slots=True)
class NextView:
    """What is agreed.

    Attributes:
        shot_id: the newest shot's, from which the next photo starts; "" before the first.
        steps: the agreed step of each scale.
        framing: the agreed framing in words.
        framed: whether the frame that is wanted is drawn.
        words: what is agreed in words only.
        monochrome: whether the shot that is shown is black and white.
        monochrome_shot: the shot that is shown; "" when it is not in the study yet.
    """

    shot_id: str = ""
    steps: Mapping[Dimension, int] = field(default_factory=lambda: MappingProxyType({}))
    framing: str = ""
    framed: bool = False
    words: Mapping[Dimension, str] = field(default_factory=lambda: MappingProxyType({}))
    monochrome: bool = False
    monochrome_shot: str = ""


class MovesPanel(QWidget):
    """The five scales, framing in words or drawn, and what is agreed in words only.

    Signals (GUI thread):
        agreed(object, int, str): :class:`Dimension`, step and words.
        monochrome_wanted(bool): black and white, or colour, for the shot that is shown.
        frame_wanted(): somebody wants to draw the frame of the next photo.
        frame_cleared(): the drawn frame is not wanted any more.
        typing(bool), left(): as in the question panel.
    """

    agreed = Signal(object, int, str)
    monochrome_wanted = Signal(bool)
    frame_wanted = Signal()
    frame_cleared = Signal()
    typing = Signal(bool)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = NextView()
        self._opened = False
        self._scales = {dimension: Scale(dimension, parent=self) for dimension in SCALES}
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(7)
        layout.addLayout(self._first_row())
        for dimension, scale in self._scales.items():
            scale.chosen.connect(lambda step, which=dimension: self._agree(which, step))
            layout.addWidget(scale)
        layout.addLayout(self._last_row())
        self._more_part = self._words_part()
        layout.addWidget(self._more_part)
        self._show_more()

    def _first_row(self) -> QHBoxLayout:
        heading = QLabel(texts.translate("Next", "Next photo"), self)
        heading.setProperty("role", "heading")
        self._monochrome = QPushButton(texts.translate("Next", "Black and white"), self)
        self._monochrome.setObjectName("monochrome")
        self._monochrome.setCheckable(True)
        self._monochrome.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._monochrome.setIcon(icons.icon("monochrome", checked=ROOM.room))
        theme.grow(self._monochrome, iconSize=14)
        self._monochrome.setToolTip(actions.tooltip(ActionId.MONOCHROME))
        self._monochrome.clicked.connect(self.monochrome_wanted)
        row = QHBoxLayout()
        row.addWidget(heading)
        row.addStretch(1)
        row.addWidget(self._monochrome)
        return row

    def _last_row(self) -> QHBoxLayout:
        self._framing = self._field(Dimension.FRAMING)
        self._framing.setPlaceholderText(texts.translate("Next", "Framing …"))
        self._framing.setAccessibleName(texts.translate("Next", "Framing, in words"))
        self._framing.setToolTip(
            texts.translate("Next", "What should be in the next photo, and what should not")
        )
        self._frame = QPushButton(self)
        self._frame.setObjectName("frame")
        self._frame.setCheckable(True)
        self._frame.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._frame.setIcon(icons.icon("frame", checked=ROOM.room))
        theme.grow(self._frame, iconSize=16)
        self._frame.setToolTip(actions.tooltip(ActionId.FRAME))
        self._frame.clicked.connect(self._on_frame)
        self._no_frame = QToolButton(self)
        self._no_frame.setIcon(icons.icon("close"))
        theme.grow(self._no_frame, iconSize=14)
        self._no_frame.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._no_frame.setToolTip(texts.translate("Next", "Take the drawn frame away"))
        self._no_frame.setAccessibleName(texts.translate("Next", "Take the drawn frame away"))
        self._no_frame.clicked.connect(self.frame_cleared)
        self._more = QPushButton(texts.translate("Next", "More"), self)
        self._more.setObjectName("more")
        self._more.setCheckable(True)
        self._more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._more.setToolTip(texts.translate("Next", "Pose, gaze, background and anything else, in words"))
        self._more.clicked.connect(self._on_more)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._framing, 1)
        row.addWidget(self._frame)
        row.addWidget(self._no_frame)
        row.addWidget(self._more)
        return row

    def _words_part(self) -> QWidget:
        part = QWidget(self)
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        self._fields = {dimension: self._field(dimension) for dimension in MORE}
        for row, (dimension, words) in enumerate(self._fields.items()):
            label = QLabel(texts.dimension(dimension), part)
            label.setProperty("role", "label")
            words.setAccessibleName(texts.dimension(dimension))
            words.setPlaceholderText(texts.translate("Next", "in words …"))
            grid.addWidget(label, row, 0)
            grid.addWidget(words, row, 1)
        return part

    def _field(self, dimension: Dimension) -> WordField:
        words = WordField(lines=1, parent=self)
        words.kept.connect(lambda said, which=dimension: self._on_words(which, said))
        words.typing.connect(self.typing)
        words.entered.connect(self.left)
        words.left.connect(self.left)
        return words

    def _agree(self, dimension: Dimension, step: int) -> None:
        """Framing is agreed in a step and in words together."""
        words = self._framing.toPlainText().strip() if dimension is Dimension.FRAMING else ""
        self.agreed.emit(dimension, step, words)

    def _on_words(self, dimension: Dimension, words: str) -> None:
        scale = self._scales.get(dimension)
        self.agreed.emit(dimension, scale.step if scale else 0, words)

    def _on_frame(self) -> None:
        self._frame.setChecked(self._view.framed)  # it is down when the frame is drawn
        self.frame_wanted.emit()

    def _on_more(self, wanted: bool) -> None:
        self._opened = wanted
        self._show_more()

    def _show_more(self) -> None:
        """What is agreed in words stays in sight, whatever the button says."""
        is_open = self._opened or any(self._view.words.values())
        self._more.setChecked(is_open)
        self._more_part.setVisible(is_open)

    def show_view(self, view: NextView) -> None:
        """Show what is agreed."""
        is_busy = any(words.hasFocus() for words in self._fields.values())
        if view.shot_id != self._view.shot_id and not is_busy:
            self._opened = False
        self._view = view
        can_agree = bool(view.shot_id)
        for dimension, scale in self._scales.items():
            scale.setEnabled(can_agree)
            scale.set_step(view.steps.get(dimension, 0))
        for part in (self._framing, self._frame, self._more, *self._fields.values()):
            part.setEnabled(can_agree)
        self._framing.show_words(view.framing)
        for dimension, words in self._fields.items():
            words.show_words(view.words.get(dimension, ""))
        self._frame.setChecked(view.framed)
        drawn = texts.translate("Next", "The frame is drawn; draw another")
        not_drawn = texts.translate("Next", "Draw the frame")
        self._frame.setAccessibleName(drawn if view.framed else not_drawn)
        self._no_frame.setVisible(view.framed)
        self._show_more()
        self._monochrome.setEnabled(bool(view.monochrome_shot))
        self._monochrome.setChecked(view.monochrome)

    def set_compact(self, compact: bool, *, tight: bool = False) -> None:
        """Take less height: scales on one line each, and close together where it is ``tight``."""
        self._column.setSpacing(2 if tight else 6)
        for scale in self._scales.values():
            scale.set_compact(compact)

    def keep(self) -> None:
        """Hand over what is written."""
        for words in (self._framing, *self._fields.values()):
            words.keep()

    def scale(self, dimension: Dimension) -> Scale:
        """The scale of ``dimension``."""
        return self._scales[dimension]

    def words_field(self, dimension: Dimension) -> WordField:
        """Where ``dimension``, one of :data:`MORE`, is written."""
        return self._fields[dimension]

    @property
    def more_button(self) -> QPushButton:
        """Opens what is agreed in words only."""
        return self._more

    @property
    def frame_button(self) -> QPushButton:
        """Draw the frame; down when it is drawn."""
        return self._frame

    @property
    def clear_frame_button(self) -> QToolButton:
        """Takes the drawn frame away; there when one is drawn."""
        return self._no_frame

    @property
    def framing_field(self) -> WordField:
        """Where the framing is written."""
        return self._framing

    @property
    def monochrome_button(self) -> QPushButton:
        """Black and white, or colour."""
        return self._monochrome


class PlanPanel(QWidget):
    """What *Next photo* will do, and the button.

    Signals (GUI thread):
        next_wanted(): the button was pressed.
    """

    next_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plan")
        self._lines = QGridLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setHorizontalSpacing(8)
        self._lines.setVerticalSpacing(2)
        self._lines.setColumnStretch(1, 1)
        self._shown: tuple[PlanLine, ...] = ()
        self._refused: tuple[PlanLine, ...] = ()
        self._button = QPushButton(texts.translate("Next", "Next photo  ⏎"), self)
        self._button.setObjectName("next")
        self._button.setAccessibleName(texts.translate("Next", "Next photo"))
        self._button.setToolTip(actions.tooltip(ActionId.NEXT_PHOTO))
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.clicked.connect(self.next_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 6, 18, 14)
        layout.setSpacing(10)
        layout.addLayout(self._lines)
        layout.addWidget(self._button)

    def show_plan(
        self, lines: tuple[PlanLine, ...], *, can_shoot: bool, refused: tuple[PlanLine, ...] = ()
    ) -> None:
        """Show the plan's lines, and above them what the camera refused of the plan before and people now do."""
        self._button.setEnabled(can_shoot)
        if (lines, refused) == (self._shown, self._refused):
            return
        self._shown, self._refused = lines, refused
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        row = 0
        for line in refused:
            who, what = plan_words.plan_line(line)
            self._put(row, 0, who if not row else "", "planwho")
            self._put(row, 1, what, "plan")
            self._put(row + 1, 1, plan_words.refusal(line), "hint", tip=plan_words.cameras_words(line))
            row += 2
        above = ""  # who does the line above; said once for all of theirs
        for line, (who, what) in zip(lines, plan_words.plan_lines(lines), strict=True):
            self._put(row, 0, who if who != above else "", "planwho")
            self._put(row, 1, what, "said" if line.is_words else "plan")
            above, row = who, row + 1

    def _put(self, row: int, column: int, words: str, role: str, *, tip: str = "") -> None:
        if not words:
            return
        label = QLabel(words, self)
        label.setProperty("role", role)
        label.setWordWrap(column == 1)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setToolTip(tip)
        self._lines.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)

    @property
    def button(self) -> QPushButton:
        """The one yellow button."""
        return self._button

    def words(self) -> tuple[str, ...]:
        """What is written, one line each: first what the camera refused, then the plan."""
        refused = (
            f"{': '.join(plan_words.plan_line(line))} – {plan_words.refusal(line)}" for line in self._refused
        )
        return (*refused, *(": ".join(said) for said in plan_words.plan_lines(self._shown)))
