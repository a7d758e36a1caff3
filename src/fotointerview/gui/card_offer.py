"""The quiet offer at the end of an interview: take what is verified here off the camera's card, or leave it.

Leaving is the rule; taking off asks once more, in the same place. Nothing is offered that is not verified.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from fotointerview.gui import camera_words, texts
from fotointerview.services.events import CardCleared, CardCounted

Card = CardCounted | CardCleared


class CardOffer(QWidget):
    """One line; hidden when there is nothing to say.

    Signals (GUI thread):
        clear_wanted(): take the verified files off the card; only after the second question.
        done(): one of the buttons has put the line away; the keyboard is free.
    """

    clear_wanted = Signal()
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: Card | None = None
        self._left: Card | None = None
        self._asking = False
        self._text = QLabel(self)
        self._text.setProperty("role", "quiet")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self.leave_button = self._button(texts.translate("Card", "Leave them"))
        self.take_button = self._button(texts.translate("Card", "Take them off the card"))
        self.leave_button.clicked.connect(self._on_leave)
        self.take_button.clicked.connect(self._on_take)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._text, 1)
        row.addWidget(self.leave_button)
        row.addWidget(self.take_button)
        self.hide()

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "tool")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def show_card(self, card: Card | None, *, can_delete: bool) -> None:
        """Show what is on the card, or what was taken off; ``None`` when nobody has looked."""
        if card is None or card != self._card:
            self._left, self._asking = None, False
        self._card = card if can_delete else None
        # It keeps its place while it may come: the portraits above do not move for it.
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(can_delete)
        self.setSizePolicy(policy)
        self._show()

    def words(self) -> str:
        """What is said; "" when nothing is."""
        return self._text.text() if not self.isHidden() else ""

    def _show(self) -> None:
        card = self._card
        self.setVisible(card is not None and card is not self._left and self._is_worth_saying(card))
        if card is None:
            return
        is_offer = isinstance(card, CardCounted)
        self.take_button.setVisible(is_offer)
        if isinstance(card, CardCounted) and self._asking:
            self._text.setText(camera_words.really(card.safe))
            self.leave_button.setText(texts.translate("Card", "No, leave them"))
            self.take_button.setText(texts.translate("Card", "Yes, take them off"))
        else:
            self._text.setText(camera_words.card(card))
            self.leave_button.setText(
                texts.translate("Card", "Leave them") if is_offer else texts.translate("Card", "Good")
            )
            self.take_button.setText(texts.translate("Card", "Take them off the card"))

    @staticmethod
    def _is_worth_saying(card: Card) -> bool:
        return card.safe > 0 if isinstance(card, CardCounted) else True

    def _on_leave(self) -> None:
        if self._asking:
            self._asking = False
        else:
            self._left = self._card
        self._show()
        if self.isHidden():
            self.done.emit()

    def _on_take(self) -> None:
        if self._asking:
            self._asking = False
            self._left = self._card
            self._show()
            self.done.emit()
            self.clear_wanted.emit()
        else:
            self._asking = True
            self._show()
            self.leave_button.setFocus(Qt.FocusReason.OtherFocusReason)
