"""The consent of one participant in words: what stands now, how it was given, and everything that happened to it."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fotointerview.domain.consent import as_grants
from fotointerview.domain.ledger import ConsentEvent
from fotointerview.domain.words import Item, Manner
from fotointerview.gui import consent_words, forms, theme
from fotointerview.gui.over_page import OverPage
from fotointerview.gui.receipt_line import ReceiptLine
from fotointerview.services.consent_story import ConsentStory


class ConsentStoryPage(OverPage):
    """Lies over the window while somebody reads.

    Attributes:
        receipt: makes the receipt.

    Signals (GUI thread):
        ask_wanted(object): ask this :class:`~fotointerview.domain.people.Participant` again.
    """

    ask_wanted = Signal(object)

    def __init__(self, over: QWidget, *, back_to: QWidget, read_only: bool) -> None:
        super().__init__(over, back_to=back_to)
        self._story: ConsentStory | None = None
        self._read_only = read_only
        self.receipt = ReceiptLine(self)
        self.back_button, self.ask_button = QPushButton(self.tr("Back"), self), QPushButton(self)
        self.ask_button.setProperty("role", "primary")
        self.back_button.setProperty("role", "tool")
        self.back_button.clicked.connect(self.leave)
        self.ask_button.clicked.connect(self._ask)
        self.foot.addWidget(self.back_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.ask_button)

    @property
    def participant_id(self) -> str:
        """Whose consent is shown; "" for nobody's."""
        return self._story.participant.id if self._story is not None and self.isVisible() else ""

    def show_story(self, story: ConsentStory, *, anew: bool = True) -> None:
        """Show it; with ``anew`` a receipt that was made before is another's."""
        theme.dress(self, theme.tokens(self._back_to))  # as the room it lies over
        self._story = story
        if anew:
            self.receipt.forget()
        self.receipt.setVisible(bool(story.log) and not self._read_only)
        self.ask_button.setText(self.tr("Ask again") if story.log else self.tr("Ask for consent"))
        self.ask_button.setEnabled(not self._read_only)
        self.fill(self._compose)
        self.appear()

    def words(self) -> str:
        """Everything that is said, for tests and for whoever listens."""
        return "\n".join(label.text() for label in self.findChildren(QLabel))

    def _compose(self, column: QVBoxLayout) -> None:
        story = self._story
        assert story is not None
        title = self.tr("Consent of {code}").format(code=story.participant.code)
        column.addWidget(_label(title, name="question"))
        column.addWidget(_label(consent_words.glance_line(story.glance).capitalize()))
        column.addWidget(_label(self.tr("What stands now"), role="heading"))
        if any(story.now.grants.values()):
            column.addLayout(self._table(story))
            column.addWidget(forms.quiet(self._dates(story)))
        else:
            column.addWidget(_label(self.tr("Nothing.")))
        if story.log:
            column.addSpacing(4)
            column.addWidget(_label(self.tr("What happened"), role="heading"))
            for event in reversed(story.log):
                column.addWidget(_label(_told(event)))
            column.addSpacing(4)
            column.addWidget(_label(self.tr("Receipt to take home"), role="heading"))
        column.addWidget(self.receipt)
        column.addStretch(1)

    def _table(self, story: ConsentStory) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, (scope, items) in enumerate((s, i) for s, i in story.now.grants.items() if i):
            grid.addWidget(QLabel(consent_words.scope(scope)), row, 0, Qt.AlignmentFlag.AlignTop)
            told = ", ".join(
                f"{consent_words.item(item)} ({consent_words.mode(items[item])})"
                for item in Item
                if item in items
            )
            grid.addWidget(_label(told), row, 1)
        return grid

    def _dates(self, story: ConsentStory) -> str:
        if story.now.valid_until is None:
            return self.tr("No last day was named.")
        day = QLocale().toString(_day(story.now.valid_until), QLocale.FormatType.LongFormat)
        return self.tr("Until and including {day}.").format(day=day)

    def _ask(self) -> None:
        if self._story is not None:
            self.ask_wanted.emit(self._story.participant)


def _told(event: ConsentEvent) -> str:
    """One event: when, what, how, and what it named."""
    local = event.at.astimezone()
    parts = [f"{QLocale().toString(_day(local.date()), QLocale.FormatType.LongFormat)} {local:%H:%M}"]
    parts.append(consent_words.kind(event.kind))
    if event.manner in set(Manner):
        heard = f" ({event.witness})" if event.witness else ""
        parts.append(consent_words.manner(Manner(event.manner)) + heard)
    named = "; ".join(
        f"{consent_words.scope(scope)}: {', '.join(consent_words.item(item) for item in Item if item in items)}"
        for scope, items in as_grants(event.grants).items()
    )
    return " · ".join(filter(None, [*parts, named]))


def _day(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _label(words: str, *, role: str = "", name: str = "") -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    if name:
        label.setObjectName(name)
    return label
