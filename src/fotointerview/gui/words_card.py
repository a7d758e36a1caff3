"""All words of the interview on a card over the picture's edge: quotes with their ties, and the researcher's notes.

A handful of rows is shown at a time and used again for others, so that a long interview stays quick.
"""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from fotointerview.domain.chain import Chain
from fotointerview.gui import icons, texts, theme
from fotointerview.gui.card import Card
from fotointerview.gui.fields import ButtonKeys, WordField
from fotointerview.gui.words_rows import NoteLine, QuoteLine, WordsRow, small_button
from fotointerview.gui.words_view import NoteRow, QuoteRow, note_rows, quote_rows

WIDTH = 420
HEIGHT = 520
SHOWN = 8
"""Rows at a time."""
_GAP = 8
_MARGIN = 15


class WordsCard(Card):
    """Stays in the lower left corner of its parent, above ``foot`` where there is one.

    Signals (GUI thread):
        quoted(str): words said at no shot.
        quote_changed(str, str): quote id and what was said, never empty.
        quote_removed(str): quote id.
        tied(str, str, object): quote id, shot id and :class:`LinkKind`.
        untied(str): link id.
        noted(str, str): shot id ("" for the interview) and text.
        note_changed(str, str): note id and text; "" removes it.
        typing(bool): somebody writes in a field, or no longer.
        closed(): somebody put the card away.
    """

    quoted = Signal(str)
    quote_changed = Signal(str, str)
    quote_removed = Signal(str)
    tied = Signal(str, str, object)
    untied = Signal(str)
    noted = Signal(str, str)
    note_changed = Signal(str, str)
    typing = Signal(bool)
    closed = Signal()

    def __init__(self, parent: QWidget, *, foot: QWidget | None = None) -> None:
        super().__init__(parent)
        self._foot = foot
        self._chain: Chain | None = None
        self._shot_id = ""
        self._note_shot: str | None = None
        self._is_notes = False
        self._skipped = 0
        self._quotes: list[QuoteLine] = []
        self._notes: list[NoteLine] = []
        self.setObjectName("wordsCard")
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setAccessibleName(texts.translate("WordsCard", "Words"))
        self._private = QLabel(texts.translate("WordsCard", "Only you see this"), self)
        self._private.setProperty("role", "hint")
        self.quote_field = self._field(texts.translate("WordsCard", "A quote at no shot"))
        self.quote_field.kept.connect(self._on_quote)
        self.note_field = self._field("")
        self.note_field.setObjectName("noteField")
        self.note_field.kept.connect(self._on_note)
        self.note_field.textChanged.connect(self._on_note_begun)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 10, 1, 14)
        column.setSpacing(8)
        column.addLayout(self._head())
        column.addWidget(self._inside(), 1)
        foot_column = QVBoxLayout()
        foot_column.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        foot_column.setSpacing(4)
        foot_column.addWidget(self.quote_field)
        foot_column.addLayout(self._abouts())
        foot_column.addWidget(self.note_field)
        column.addLayout(foot_column)
        self._button_keys = ButtonKeys(self)
        self._button_keys.watch(self)
        self._turn(False)

    def _field(self, name: str) -> WordField:
        field = WordField(lines=1, parent=self)
        field.setPlaceholderText(name)
        field.setAccessibleName(name)
        field.left.connect(lambda: self.close_button.setFocus(Qt.FocusReason.OtherFocusReason))
        field.typing.connect(self.typing)
        return field

    def _page(self, words: str, notes: bool) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "page")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self._turn(notes))
        return button

    def _head(self) -> QHBoxLayout:
        self.quotes_button = self._page(texts.translate("WordsCard", "Quotes"), False)
        self.notes_button = self._page(texts.translate("WordsCard", "Notes"), True)
        self.close_button = QToolButton(self)
        self.close_button.setIcon(icons.icon("close"))
        theme.grow(self.close_button, iconSize=16)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.setAccessibleName(texts.translate("WordsCard", "Put the words away"))
        self.close_button.clicked.connect(self.put_away)
        row = QHBoxLayout()
        row.setContentsMargins(_MARGIN, 0, 8, 0)
        row.setSpacing(4)
        row.addWidget(self.quotes_button)
        row.addWidget(self.notes_button)
        row.addWidget(self._private)
        row.addStretch(1)
        row.addWidget(self.close_button)
        return row

    def _inside(self) -> QScrollArea:
        inside = QWidget()
        inside.setObjectName("panelInside")
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        self._rows.setSpacing(0)
        self.earlier_button = small_button(texts.translate("WordsCard", "Earlier ones"), inside)
        self.earlier_button.clicked.connect(lambda: self._skip(SHOWN))
        self.later_button = small_button(texts.translate("WordsCard", "Later ones"), inside)
        self.later_button.clicked.connect(lambda: self._skip(-SHOWN))
        self._rows.addWidget(self.earlier_button)
        self._rows.addWidget(self.later_button)
        self._rows.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidget(inside)
        self._bar = scroll.verticalScrollBar()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return scroll

    def _abouts(self) -> QHBoxLayout:
        self.shot_button = small_button(texts.translate("WordsCard", "this shot"), self)
        self.whole_button = small_button(texts.translate("WordsCard", "whole interview"), self)
        row = QHBoxLayout()
        row.setSpacing(4)
        for button, whole in ((self.shot_button, False), (self.whole_button, True)):
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, whole=whole: self._about(whole))
            row.addWidget(button)
        row.addStretch(1)
        self._is_whole = False
        return row

    def show_words(self, chain: Chain | None, *, shot_id: str) -> None:
        """Show all words as seen from shot ``shot_id`` ("" for none); rows wait while one of them is written in."""
        self._chain, self._shot_id = chain, shot_id
        self._render()

    def open_quotes(self) -> None:
        """Show the quotes."""
        self._turn(False)
        self.open()

    def open_notes(self, write: bool) -> None:
        """Show the notes; ``write`` puts the keyboard in the field."""
        self._turn(True)
        self.open()
        if write:
            self.note_field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keep(self) -> None:
        """Hand over what is written."""
        for row in (*self._quotes, *self._notes):
            if not row.field.isHidden():
                row.field.keep()
        self.quote_field.keep()
        self.note_field.keep()

    def put_away(self) -> None:
        """Hide the card, and say so; what is written is kept."""
        self.keep()
        super().put_away()
        self.closed.emit()

    def settle(self) -> None:
        """Take its place in the corner."""
        foot = self._foot.height() if self._foot is not None else 0
        room = QSize(self._over.width() - 2 * _GAP, self._over.height() - foot - 2 * _GAP)
        size = QSize(theme.px(WIDTH), theme.px(HEIGHT)).boundedTo(room)
        self.setGeometry(_GAP, _GAP + room.height() - size.height(), size.width(), size.height())

    @property
    def rows(self) -> tuple[WordsRow, ...]:
        """The rows that are shown."""
        rows = self._notes if self._is_notes else self._quotes
        return tuple(row for row in rows if not row.isHidden())

    def _turn(self, notes: bool) -> None:
        self.keep()
        self._is_notes, self._skipped = notes, 0
        self._to_newest = True
        self.quotes_button.setChecked(not notes)
        self.notes_button.setChecked(notes)
        self.quote_field.setVisible(not notes)
        for part in (self._private, self.note_field, self.shot_button, self.whole_button):
            part.setVisible(notes)
        self._render()

    def _skip(self, by: int) -> None:
        self._skipped = max(0, self._skipped + by)
        self._render()

    def _about(self, whole: bool) -> None:
        self._is_whole = whole
        if self._note_shot is not None:
            self._note_shot = "" if whole else self._shot_id
        self._show_about()

    def _number(self, shot_id: str) -> int | None:
        link = self._chain.link(shot_id) if self._chain else None
        return link.shot.number if link else None

    def _show_about(self) -> None:
        number = self._number(self._shot_id if self._note_shot is None else self._note_shot)
        whole = self._is_whole or number is None
        self.shot_button.setEnabled(self._number(self._shot_id) is not None)
        self.shot_button.setChecked(not whole)
        self.whole_button.setChecked(whole)
        name = (
            texts.translate("WordsCard", "Note on the interview")
            if whole
            else texts.translate("WordsCard", "Note on shot {number}").format(number=number)
        )
        self.note_field.setPlaceholderText(name)
        self.note_field.setAccessibleName(name)

    def _render(self) -> None:
        self._show_about()
        if any(row.field.hasFocus() for row in (*self._quotes, *self._notes)):
            return  # shown when the field is left
        quotes = () if self._is_notes else quote_rows(self._chain, self._shot_id)
        notes = note_rows(self._chain, self._shot_id) if self._is_notes else ()
        many = len(quotes) + len(notes)
        self._skipped = min(self._skipped, max(0, (many - 1) // SHOWN * SHOWN))
        last = many - self._skipped
        first = max(0, last - SHOWN)
        self.earlier_button.setVisible(first > 0)
        self.later_button.setVisible(self._skipped > 0)
        self._fill_quotes(quotes[first:last])
        self._fill_notes(notes[first:last])
        if self._to_newest:
            self._to_newest = False
            QTimer.singleShot(0, self._bar, lambda: self._bar.setValue(self._bar.maximum()))

    def _fill_quotes(self, rows: tuple[QuoteRow, ...]) -> None:
        while len(self._quotes) < len(rows):
            line = QuoteLine(self)
            line.changed.connect(self._on_changed)
            line.removed.connect(self.quote_removed)
            line.tied.connect(self._on_tied)
            line.untied.connect(self.untied)
            self._quotes.append(line)
            self._add(line)
        shot = self._number(self._shot_id)
        for at, line in enumerate(self._quotes):
            line.setVisible(at < len(rows))
            if at < len(rows):
                line.show_row(rows[at], shot=shot)

    def _fill_notes(self, rows: tuple[NoteRow, ...]) -> None:
        while len(self._notes) < len(rows):
            line = NoteLine(self)
            line.changed.connect(self.note_changed)
            line.removed.connect(lambda row_id: self.note_changed.emit(row_id, ""))
            self._notes.append(line)
            self._add(line)
        for at, line in enumerate(self._notes):
            line.setVisible(at < len(rows))
            if at < len(rows):
                line.show_row(rows[at])

    def _add(self, line: WordsRow) -> None:
        line.typing.connect(self._on_row_typing)
        self._rows.insertWidget(self._rows.count() - 2, line)

    def _on_row_typing(self, on: bool) -> None:
        self.typing.emit(on)
        if not on:
            self._render()

    def _on_tied(self, quote_id: str, which: object) -> None:
        if self._shot_id:
            self.tied.emit(quote_id, self._shot_id, which)

    def _on_changed(self, quote_id: str, words: str) -> None:
        if words:  # a quote is removed by its button, never by emptying it
            self.quote_changed.emit(quote_id, words)

    def _on_quote(self, words: str) -> None:
        if words:
            self.quoted.emit(words)
            self.quote_field.show_words("")
            self.quote_field.clear()

    def _on_note_begun(self) -> None:
        """A note is on the shot that was shown when somebody began to write it."""
        if self.note_field.document().isEmpty():
            self._note_shot = None
        elif self._note_shot is None:
            self._note_shot = "" if self._is_whole else self._shot_id

    def _on_note(self, text: str) -> None:
        if text:
            self.noted.emit(self._note_shot or "", text)
            self.note_field.show_words("")
            self.note_field.clear()
            self._show_about()
