"""A rope that somebody else drew, to look at: as it is, as it should be, who holds it, and their words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fotointerview.domain.ledger import Closeness
from fotointerview.gui import forms
from fotointerview.gui.rope_exercise import HELD, heading
from fotointerview.gui.rope_field import RopeField, Words


class RopeShown(QWidget):
    """Whoever looks stands left, as in their own drawing; who drew it is filled."""

    def __init__(self, words: Words, measure: Closeness, *, name: str) -> None:
        super().__init__()
        self.now, self.wish = RopeField(words, reads=True), RopeField(words, wish=True, reads=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        mine, theirs = HELD[measure.holder]
        whose = {(True, False): name, (False, True): words("rope-self")}
        both = words("rope-both" if mine else "rope-nobody")
        self.held = forms.quiet(f"{words('rope-holder')} {whose.get((mine, theirs), both)}")
        for field, key, length in (
            (self.now, "rope-now", measure.experienced),
            (self.wish, "rope-wish", measure.desired),
        ):
            field.set_names(words("rope-me"), name, left_speaks=False)
            field.show_length(length)
            top = QHBoxLayout()
            top.setSpacing(12)
            top.addWidget(heading(words(key)))
            if field is self.now:
                top.addWidget(self.held, 1)
            column.addLayout(top)
            column.addWidget(field)
        self.now.set_holds((theirs, mine))
        self.said = QLabel(f"“{measure.words}”")
        self.said.setProperty("role", "said")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        column.addWidget(self.said)
        self.said.setVisible(bool(measure.words))
