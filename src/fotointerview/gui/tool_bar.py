"""The pencils laid out over the upper edge of the picture, while somebody marks it.

Which tool, whose pencil, and what the mark belongs to. It shows and asks; it draws nothing itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QWidget,
)

from fotointerview.domain.words import Voice
from fotointerview.gui import icons, texts, theme
from fotointerview.gui.pencil import ToolKind
from fotointerview.gui.theme import ROOM

_INSET: Final = 8
_SIGN: Final = 200
"""Room for the sign that a new photo waits, on the right."""
_SHORT: Final = 40
"""Characters of a quote in the list."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Something a mark may belong to: a quote or the reason of a judgement; neither is nothing."""

    words: str = ""
    quote_id: str = ""
    judgement_id: str = ""


def tool_words(kind: ToolKind) -> str:
    """What a tool is called."""
    match kind:
        case ToolKind.HAND:
            return texts.translate("Marks", "Select and move")
        case ToolKind.PEN:
            return texts.translate("Marks", "Pen")
        case ToolKind.CIRCLE:
            return texts.translate("Marks", "Circle")
        case ToolKind.ARROW:
            return texts.translate("Marks", "Arrow")
        case ToolKind.REGION:
            return texts.translate("Marks", "Region")
        case ToolKind.PIN:
            return texts.translate("Marks", "Pin with words")


class ToolBar(QWidget):
    """Lies over the upper edge of ``over``.

    Signals (GUI thread):
        tool_wanted(object): a :class:`~fotointerview.gui.pencil.ToolKind`.
        voice_wanted(object): a :class:`~fotointerview.domain.words.Voice`: whose pencil it is.
        tie_wanted(str, str): the mark belongs to this quote, or to the reason of this judgement; "" and "": to nothing.
        done(): put the pencils away.
    """

    tool_wanted = Signal(object)
    voice_wanted = Signal(object)
    tie_wanted = Signal(str, str)
    done = Signal()

    def __init__(self, *, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._ties: tuple[Tie, ...] = ()
        self._tied = Tie()
        self.setObjectName("toolBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(texts.translate("Marks", "Drawing tools"))
        self._words: dict[QPushButton, str] = {}
        self._tools = {
            kind: self._button("", icons.icon(f"tool-{kind.value}"), name=tool_words(kind))
            for kind in ToolKind
        }
        researcher, participant = (
            texts.translate("Marks", "Researcher"),
            texts.translate("Marks", "Participant"),
        )
        self._voices = {
            Voice.RESEARCHER: self._button(
                researcher, icons.icon("line-solid", colour=ROOM.researcher), name=researcher
            ),
            Voice.PARTICIPANT: self._button(
                participant, icons.icon("line-dotted", colour=ROOM.participant), name=participant
            ),
        }
        self._menu = QMenu(self)
        self._tie = self._button(texts.translate("Marks", "Belongs to"), icons.icon("tie"), name="")
        self._tie.setMenu(self._menu)
        self._tie.setCheckable(False)
        self._done = self._button(texts.translate("Marks", "Done"), QIcon(), name="")
        self._done.setCheckable(False)
        self._done.clicked.connect(self.done)
        for choices, wanted in ((self._tools, self.tool_wanted), (self._voices, self.voice_wanted)):
            group = QButtonGroup(self)
            for value, button in choices.items():
                group.addButton(button)
                button.clicked.connect(partial(wanted.emit, value))
        self._place()
        over.installEventFilter(self)
        theme.clothes().changed.connect(self._settle)
        self.show_ties((), tied=Tie())
        self.hide()

    def _button(self, words: str, icon: QIcon, *, name: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "tool")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(name or words)
        button.setToolTip(name or words)
        if not icon.isNull():
            button.setIcon(icon)
            theme.grow(button, iconSize=20)
            self._words[button] = words
        return button

    def _place(self) -> None:
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(8, 8, 8, 8)
        self._row.setSpacing(8)
        self._parts = (QHBoxLayout(), QHBoxLayout())
        groups = (self._tools.values(), (*self._voices.values(), self._tie, self._done))
        for part, group in zip(self._parts, groups, strict=True):
            part.setSpacing(4)
            for button in group:
                part.addWidget(button)
            part.addStretch(1)
            self._row.addLayout(part)

    # ── what is shown ─────────────────────────────────────────────────────────────────────────────────────

    def show_tool(self, kind: ToolKind | None, voice: Voice) -> None:
        """Show what is in the hand and whose pencil it is; nothing in the hand: the bar is away."""
        if kind is not None:
            self._tools[kind].setChecked(True)
            self._voices[Voice.PARTICIPANT if voice is Voice.PARTICIPANT else Voice.RESEARCHER].setChecked(
                True
            )
        if self.isHidden() is (kind is not None):
            self.setVisible(kind is not None)
            self._settle()

    @property
    def ties(self) -> tuple[Tie, ...]:
        """What a mark may belong to."""
        return self._ties

    def show_ties(self, ties: Sequence[Tie], *, tied: Tie) -> None:
        """What a mark may belong to here, and what the selected mark, or else the next one, belongs to."""
        if (tuple(ties), tied) == (self._ties, self._tied) and self._menu.actions():
            return
        self._ties, self._tied = tuple(ties), tied
        self._menu.clear()
        nothing = Tie(texts.translate("Marks", "Nothing"))
        for tie in (nothing, *self._ties):
            action = self._menu.addAction(_short(tie.words))
            action.setCheckable(True)
            action.setChecked((tie.quote_id, tie.judgement_id) == (tied.quote_id, tied.judgement_id))
            action.triggered.connect(partial(self._on_tie, tie))
        is_tied = bool(tied.quote_id or tied.judgement_id)
        words = texts.translate("Marks", "Belongs to: {what}").format(
            what=tied.words if is_tied else texts.translate("Marks", "nothing")
        )
        self._tie.setAccessibleName(words)
        self._tie.setToolTip(words)
        self._tie.setIcon(icons.icon("tie", colour=ROOM.ink if is_tied else ROOM.muted))
        self._tie.setEnabled(bool(self._ties))

    def _on_tie(self, tie: Tie) -> None:
        self.tie_wanted.emit(tie.quote_id, tie.judgement_id)

    # ── for hands and tests ───────────────────────────────────────────────────────────────────────────────

    def tool_button(self, kind: ToolKind) -> QAbstractButton:
        """The button of a tool."""
        return self._tools[kind]

    def voice_button(self, voice: Voice) -> QAbstractButton:
        """The button of a voice."""
        return self._voices[voice]

    @property
    def tie_button(self) -> QPushButton:
        """Opens the list of what a mark may belong to."""
        return self._tie

    @property
    def done_button(self) -> QPushButton:
        """Puts the pencils away."""
        return self._done

    # ── its place ─────────────────────────────────────────────────────────────────────────────────────────

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the upper edge."""
        if event.type() is QEvent.Type.Resize:
            self._settle()
        return False

    def _settle(self) -> None:
        """In one row with words; where that is too wide without words, then in two rows."""
        if self.isHidden():
            return
        room = self._over.width() - 2 * _INSET
        for worded, direction, spare in (
            (True, QBoxLayout.Direction.LeftToRight, _SIGN),
            (False, QBoxLayout.Direction.LeftToRight, 0),
            (False, QBoxLayout.Direction.TopToBottom, 0),
        ):
            for button, words in self._words.items():
                button.setText(words if worded else "")
            self._row.setDirection(direction)
            for part in self._parts:
                part.invalidate()
            self._row.invalidate()
            size = self._row.sizeHint()
            if size.width() + spare <= room:
                break
        self.resize(QSize(min(size.width(), room), size.height()))
        self.move(_INSET, _INSET)
        self.raise_()


def _short(words: str) -> str:
    """One line of a list; an ampersand would underline what follows."""
    line = " ".join(words.split())
    cut = line if len(line) <= _SHORT else line[: _SHORT - 1].rstrip() + "…"
    return cut.replace("&", "&&")
