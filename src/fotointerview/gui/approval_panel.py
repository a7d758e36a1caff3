"""The participant's own word on one shot: this one may leave the house, or this one stays here."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from fotointerview.domain.ledger import ShotApproval
from fotointerview.gui import icons, texts, theme
from fotointerview.gui.fields import ButtonKeys, WordField

SIGNS: Final = {True: "leaves", False: "stays"}
"""The icon of each word, here and wherever the shot is shown small."""
_HIGH: Final = 40
_SIGN: Final = 18


class ApprovalPanel(QWidget):
    """Two buttons of the same size, what was said, and room for how it was said.

    Neither has a key of its own: nobody gives leave by brushing a key. Pressing what holds already changes nothing,
    for there is always a word in force; a change of mind is the other button.

    Signals (GUI thread):
        said(str, bool, str): shot id, whether it may leave the house, and the participant's words.
    """

    said = Signal(str, bool, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shot = ""
        self._approval: ShotApproval | None = None
        self._keys = ButtonKeys(self)
        self.buttons = {
            True: self._button(texts.may_leave(True), True),
            False: self._button(texts.may_leave(False), False),
        }
        self._told = QLabel(self)
        self._told.setProperty("role", "hint")
        self._told.setWordWrap(True)
        self.field = WordField(lines=1, parent=self)
        self.field.setPlaceholderText(texts.translate("Choose", "In their own words, if wanted"))
        self.field.setAccessibleName(texts.translate("Choose", "Why it may, or stays"))
        self.field.kept.connect(self._on_words)
        self.field.entered.connect(self._leave)
        self.field.left.connect(self._leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for button in self.buttons.values():
            column.addWidget(button)
        theme.clothes().changed.connect(self._draw_signs)
        self._draw_signs()
        column.addWidget(self._told)
        column.addWidget(self.field)

    def _button(self, words: str, allowed: bool) -> QPushButton:
        button = QPushButton(words, self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(words)
        button.setCheckable(True)
        button.setProperty("role", "answer")
        theme.grow(button, minimumHeight=_HIGH)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda _on, which=allowed: self._say(which))
        self._keys.watch_one(button)
        return button

    def show_approval(self, shot_id: str, approval: ShotApproval | None, *, said_at: str = "") -> None:
        """Show what was said of a shot ("" for none), at ``said_at``; words still in the field are kept first."""
        if shot_id != self._shot:
            self.keep()
        is_new = (shot_id, approval) != (self._shot, self._approval)
        self._shot, self._approval = shot_id, approval
        for button in self.buttons.values():
            button.setEnabled(bool(shot_id))
        self._show_known()
        self._told.setText(_told(approval, said_at))
        self.field.setVisible(approval is not None)
        if is_new:
            self.field.show_words(approval.words if approval is not None else "")

    def keep(self) -> None:
        """Hand over words that are still in the field."""
        if self._approval is not None:
            self.field.keep()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme: the signs take its ink."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw_signs()

    def _draw_signs(self) -> None:
        colours, size = theme.tokens(self), QSize(theme.px(_SIGN), theme.px(_SIGN))
        for allowed, button in self.buttons.items():
            button.setIcon(icons.icon(SIGNS[allowed], colour=colours.ink, checked=colours.room))
            button.setIconSize(size)

    def _show_known(self) -> None:
        for allowed, button in self.buttons.items():
            button.setChecked(self._approval is not None and self._approval.allowed is allowed)

    def _say(self, allowed: bool) -> None:
        self.keep()
        self._show_known()  # what is shown as said is what is kept
        if self._approval is None or self._approval.allowed is not allowed:
            self.said.emit(self._shot, allowed, "")

    def _on_words(self, words: str) -> None:
        if self._approval is not None:
            self.said.emit(self._shot, self._approval.allowed, words)

    def _leave(self) -> None:
        if self._approval is not None:
            self.buttons[self._approval.allowed].setFocus(Qt.FocusReason.OtherFocusReason)


def _told(approval: ShotApproval | None, said_at: str) -> str:
    if approval is None:
        return texts.translate("Choose", "Nothing was said yet: outside the team it stays in the house.")
    words = (
        texts.translate("Choose", "It may go where the consent lets it.")
        if approval.allowed
        else texts.translate("Choose", "It goes nowhere, whatever the consent says.")
    )
    said = texts.translate("Choose", "Said on {when}.").format(when=said_at)
    return f"{words} {said}" if said_at else words
