"""The room after the interviews: what leaves the house, for whom, and what stays at home."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from fotointerview.domain.words import Language
from fotointerview.gui import forms, publish_words, theme
from fotointerview.gui.going_along import GoingAlong
from fotointerview.gui.publish_form import PublishForm
from fotointerview.gui.tall_scroll import TallScroll
from fotointerview.services.along import AlongLine, along_lines
from fotointerview.services.desk import StudyLoaded
from fotointerview.services.exits import EXITS

_KINDS_WIDTH: Final = 216
_CARD_WIDTH: Final = 460
_NARROW: Final = 940
"""In a room that is not wider, the kinds are a field in the card and no list beside it."""


def _sentences(lines: Sequence[AlongLine]) -> list[str]:
    """What goes along, what partly and what not, each in a sentence."""
    things: dict[str, list[str]] = {}
    for line in lines:
        thing = f"{line.thing} ({line.remark})" if line.remark else line.thing
        things.setdefault(line.how, []).append(thing)
    return [f"{how[:1].upper()}{how[1:]}: {', '.join(named)}." for how, named in things.items()]


class PublishRoom(QWidget):
    """The kinds, the form, and what goes along; one yellow button.

    Signals (GUI thread):
        wished(): something else is wished; :attr:`form` has it.
        make_wanted(): make it.
        cancel_wanted(): stop making it.
        left_wanted(): see what left before.
    """

    wished = Signal()
    make_wanted = Signal()
    cancel_wanted = Signal()
    left_wanted = Signal()

    def __init__(
        self,
        *,
        language: Language,
        templates: Mapping[str, Path] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._made: Path | None = None
        self._making = False
        self._spoken = language
        self._ready = False
        self._anything = False
        self._read_only = False
        self.setObjectName("publishRoom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.form = PublishForm(language=language, templates=templates or {})
        self.going = GoingAlong()
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 24, 24, 24)
        row.setSpacing(24)
        row.addWidget(self._kinds())
        row.addWidget(self._card(), 1)
        row.addWidget(self.going, 1)
        self.setFocusProxy(self.kinds)
        self.form.changed.connect(self._on_changed)
        self.kinds.currentRowChanged.connect(self._on_kind)
        self.kind_box.currentIndexChanged.connect(self.kinds.setCurrentRow)
        self.kinds.setCurrentRow(0)
        self._show_button()

    # ── what is shown ──────────────────────────────────────────────────────────────────────────────────────

    def show_study(self, state: StudyLoaded) -> None:
        """Offer the people of whom there are shots."""
        self._anything = any(person.shots for person in state.people)
        self._read_only = state.read_only
        self.form.show_people(state.people)
        if self._read_only:
            self._say(self.tr("This study can be read, not written: nothing can be made in it."))
        elif not self._anything:
            self._say(self.tr("There are no shots to publish yet."))
        elif self._made is None and not self._making:
            self._say("")
        self._show_button()

    def show_going(self, *, shots: int, quotes: int, hidden: int, stays: Sequence[str]) -> None:
        """What goes along of what is wished now."""
        self._ready = True
        self.going.show_going(shots=shots, quotes=quotes, hidden=hidden, stays=stays)
        self._show_button()

    def show_nothing(self, why: str) -> None:
        """Nothing can be made of what is wished now."""
        self._ready = False
        self.going.show_nothing(why)
        self._show_button()

    def show_empty(self) -> None:
        """What is wished would have nothing in it; why is said where it would be seen."""
        self._ready = False
        self._show_button()

    def show_progress(self, done: int, of: int) -> None:
        """How far it is."""
        self._bar.setRange(0, of)
        self._bar.setValue(done)

    def show_made(self, path: Path, *, besides: str = "") -> None:
        """It is there; ``besides`` is what in it is not as it should be."""
        self._made, self._making = path, False
        self._show_button()
        ready = self.tr("It is ready: {name}").format(name=path.name)
        self._say(" ".join(filter(None, (ready, besides))))
        self._links.show()
        if self.isVisible():
            self._open.setFocus()

    def show_failed(self, words: str) -> None:
        """It could not be made; ``words`` say why and what to do. Without words it was cancelled."""
        self._making = False
        self._show_button()
        self._say(words or self.tr("Cancelled. Nothing was made."))

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._outcome.setVisible(bool(words))

    def _show_button(self) -> None:
        can = self._anything and self._ready and not self._read_only
        self.make_button.setEnabled(can and not self._making)
        self.make_button.setVisible(not self._making)
        self._progress.setVisible(self._making)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list of kinds gives way in a narrow room."""
        super().resizeEvent(event)
        narrow = self.width() <= theme.px(_NARROW)
        self.kinds.setVisible(not narrow)
        self.kind_box.setVisible(narrow)
        self._title.setVisible(not narrow)
        self.setFocusProxy(self.kind_box if narrow else self.kinds)

    # ── parts ──────────────────────────────────────────────────────────────────────────────────────────────

    def _kinds(self) -> QWidget:
        self.kinds = QListWidget()
        self.kinds.setObjectName("kinds")
        self.kinds.setAccessibleName(self.tr("What leaves the house"))
        self.kinds.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.grow(self.kinds, minimumWidth=_KINDS_WIDTH, maximumWidth=_KINDS_WIDTH)
        for way in EXITS:
            item = QListWidgetItem(publish_words.exit_words(way.word)[0])
            item.setData(Qt.ItemDataRole.UserRole, way.kind)
            self.kinds.addItem(item)
        self.kind_box = QComboBox()
        self.kind_box.setAccessibleName(self.tr("What leaves the house"))
        self.kind_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind_box.addItems([self.kinds.item(row).text() for row in range(self.kinds.count())])
        return self.kinds

    def _card(self) -> QWidget:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        self._title = forms.heading("")
        self._what = forms.quiet()
        self.make_button = QPushButton(self.tr("Make it"))
        self.make_button.setProperty("role", "primary")
        self.make_button.clicked.connect(self._make)
        self._along = QLabel()
        self._along.setWordWrap(True)
        self._along.setTextFormat(Qt.TextFormat.PlainText)
        self._along.setProperty("role", "quiet")
        for widget in (
            self.kind_box,
            self._title,
            self._what,
            self.form,
            self.make_button,
            self._under_way(),
            self._result(),
        ):
            column.addWidget(widget)
        column.addWidget(self._along)
        column.addStretch(1)
        self.left_button = QPushButton(self.tr("What left before …"))
        self.left_button.setProperty("role", "chip")
        self.left_button.clicked.connect(self.left_wanted)
        column.addWidget(self.left_button, 0, Qt.AlignmentFlag.AlignLeft)
        scroll = self._scroll = TallScroll(card)
        scroll.setObjectName("publishCard")
        theme.grow(scroll, maximumWidth=_CARD_WIDTH)
        return scroll

    def _under_way(self) -> QWidget:
        self._progress = QWidget()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("How far it is"))
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.clicked.connect(self.cancel_wanted)
        row = QHBoxLayout(self._progress)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)
        return self._progress

    def _result(self) -> QWidget:
        self._outcome = QWidget()
        column = QVBoxLayout(self._outcome)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._said = QLabel()
        self._said.setObjectName("trouble")
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._links = QWidget()
        row = QHBoxLayout(self._links)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._open = QPushButton(self.tr("Open it"))
        self._open.clicked.connect(lambda: self._show_outside(self._made))
        folder = QPushButton(self.tr("Show the folder"))
        folder.clicked.connect(lambda: self._show_outside(self._made.parent if self._made else None))
        row.addWidget(self._open)
        row.addWidget(folder)
        row.addStretch(1)
        self._links.hide()
        column.addWidget(self._said)
        column.addWidget(self._links)
        self._outcome.hide()
        return self._outcome

    # ── intent ─────────────────────────────────────────────────────────────────────────────────────────────

    def _on_kind(self, row: int) -> None:
        way = EXITS[row]
        self.kind_box.setCurrentIndex(row)
        title, what = publish_words.exit_words(way.word)
        self._title.setText(title)
        self._what.setText(what)
        lines = along_lines(way.kind, self._spoken)
        self._along.setText("\n\n".join(_sentences(lines)))
        self._along.setVisible(bool(lines))
        self.form.show_exit(way.kind)
        self._scroll.updateGeometry()  # one kind has wider rows than another

    def _on_changed(self) -> None:
        """What was made is not what is wished now."""
        if not self._making:
            self._made = None
            self._links.hide()
            if not self._read_only and self._anything:
                self._say("")
        self.wished.emit()

    def _make(self) -> None:
        self._making, self._made = True, None
        if (
            self.make_button.hasFocus()
        ):  # a button that goes away would hand the keyboard to whatever comes next
            self.setFocus()
        self._bar.setRange(0, 0)
        self._links.hide()
        self._say(self.tr("It is being made …"))
        self._show_button()
        self.make_wanted.emit()

    def _show_outside(self, path: Path | None) -> None:
        if path is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._say(self.tr("No program here opens it. You find it at {name}").format(name=path))
