"""The next photo: what is agreed on each dimension, the plan that follows from it, and the one yellow button."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fotointerview.domain.plan import PlanLine
from fotointerview.domain.words import Dimension
from fotointerview.gui import actions, icons, plan_words, texts
from fotointerview.gui.actions import ActionId
from fotointerview.gui.fields import WordField
from fotointerview.gui.scale import Scale
from fotointerview.gui.theme import ROOM
from fotointerview.gui.view import SCALES


@dataclass(frozen=True, slots=True)
class NextView:
    """What is agreed.

    Attributes:
        shot_id: the newest shot's, from which the next photo starts; "" before the first.
        steps: the agreed step of each scale.
        framing: the agreed framing in words.
        monochrome: whether the shot that is shown is black and white.
        monochrome_shot: the shot that is shown; "" when it is not in the study yet.
    """

    shot_id: str = ""
    steps: Mapping[Dimension, int] = field(default_factory=lambda: MappingProxyType({}))
    framing: str = ""
    monochrome: bool = False
    monochrome_shot: str = ""


class MovesPanel(QWidget):
    """The five dimensions.

    Signals (GUI thread):
        agreed(object, int, str): :class:`Dimension`, step and words.
        monochrome_wanted(bool): black and white, or colour, for the shot that is shown.
        typing(bool), left(): as in the question panel.
    """

    agreed = Signal(object, int, str)
    monochrome_wanted = Signal(bool)
    typing = Signal(bool)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = QLabel(texts.translate("Next", "Next photo"), self)
        heading.setProperty("role", "heading")
        self._scales = {dimension: Scale(dimension, parent=self) for dimension in SCALES}
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(7)
        layout.addWidget(heading)
        for dimension, scale in self._scales.items():
            scale.chosen.connect(lambda step, which=dimension: self._agree(which, step))
            layout.addWidget(scale)
        layout.addLayout(self._last_row())

    def _last_row(self) -> QHBoxLayout:
        self._monochrome = QPushButton(texts.translate("Next", "Black and white"), self)
        self._monochrome.setProperty("role", "toggle")
        self._monochrome.setCheckable(True)
        self._monochrome.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._monochrome.setIcon(icons.icon("monochrome", checked=ROOM.room))
        self._monochrome.setIconSize(QSize(16, 16))
        self._monochrome.setToolTip(actions.tooltip(ActionId.MONOCHROME))
        self._monochrome.clicked.connect(self.monochrome_wanted)
        self._framing = WordField(lines=1, parent=self)
        self._framing.setPlaceholderText(texts.translate("Next", "Framing …"))
        self._framing.setAccessibleName(texts.translate("Next", "Framing, in words"))
        self._framing.setToolTip(
            texts.translate("Next", "What should be in the next photo, and what should not")
        )
        self._framing.kept.connect(
            lambda words: self.agreed.emit(Dimension.FRAMING, self._scales[Dimension.FRAMING].step, words)
        )
        self._framing.typing.connect(self.typing)
        self._framing.entered.connect(self.left)
        self._framing.left.connect(self.left)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._monochrome)
        row.addWidget(self._framing, 1)
        return row

    def _agree(self, dimension: Dimension, step: int) -> None:
        """Framing is agreed in a step and in words together."""
        words = self._framing.toPlainText().strip() if dimension is Dimension.FRAMING else ""
        self.agreed.emit(dimension, step, words)

    def show_view(self, view: NextView) -> None:
        """Show what is agreed."""
        for dimension, scale in self._scales.items():
            scale.setEnabled(bool(view.shot_id))
            scale.set_step(view.steps.get(dimension, 0))
        self._framing.setEnabled(bool(view.shot_id))
        self._framing.show_words(view.framing)
        self._monochrome.setEnabled(bool(view.monochrome_shot))
        self._monochrome.setChecked(view.monochrome)

    def set_compact(self, compact: bool, *, tight: bool = False) -> None:
        """Take less height: scales on one line each, and close together where it is ``tight``."""
        self._column.setSpacing(2 if tight else 6)
        for scale in self._scales.values():
            scale.set_compact(compact)

    def keep(self) -> None:
        """Hand over what is written."""
        self._framing.keep()

    def scale(self, dimension: Dimension) -> Scale:
        """The scale of ``dimension``."""
        return self._scales[dimension]

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
