"""What goes along, before anything is made: how much, how it will look, and what stays at home and why."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from fotointerview.gui import forms, theme
from fotointerview.gui.errand_page import counted
from fotointerview.gui.page_look import PageLook
from fotointerview.services.publishing import Glimpse

_PICTURE: Final = (150, 100)
_STAYS_HEIGHT: Final = 150
_WHOLE: Final = 16_777_215
"""No bound (Qt's QWIDGETSIZE_MAX)."""


class GoingAlong(QWidget):
    """A sentence, the pages or the small pictures, and the list of what is withheld.

    Attributes:
        look: how it will look.
        glimpses: the photos that go along.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = forms.quiet()
        self.look = PageLook()
        self.glimpses = QListWidget()
        self.glimpses.setObjectName("glimpses")
        self.glimpses.setAccessibleName(self.tr("Photos"))
        self.glimpses.setViewMode(QListView.ViewMode.IconMode)
        self.glimpses.setMovement(QListView.Movement.Static)
        self.glimpses.setResizeMode(QListView.ResizeMode.Adjust)
        self.glimpses.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.glimpses.setWordWrap(True)
        self.glimpses.setSpacing(4)
        self.stays_heading = forms.heading(self.tr("Stays at home"))
        self.stays = QListWidget()
        self.stays.setObjectName("stays")
        self.stays.setAccessibleName(self.tr("Stays at home"))
        self.stays.setWordWrap(True)
        self.stays.setResizeMode(QListView.ResizeMode.Adjust)
        self.stays.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stays.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(forms.heading(self.tr("Goes along")))
        column.addWidget(self.summary)
        column.addWidget(self._views())
        column.addWidget(self._seen)
        column.addWidget(self.stays_heading)
        column.addWidget(self.stays)
        self.look.turned.connect(self._share_room)
        theme.clothes().changed.connect(self._fit)
        self._fit()
        self.show_nothing("")

    def show_nothing(self, why: str) -> None:
        """Nothing goes along, or it is not known yet; ``why`` in a sentence."""
        self.summary.setText(why)
        self.look.show_word("")
        self.glimpses.clear()
        self._show_stays(())

    def show_going(self, *, shots: int, quotes: int, hidden: int, stays: Sequence[str]) -> None:
        """How much goes along; the pictures come a moment later."""
        said = [
            self.tr("{photos} and {quotes}.").format(
                photos=counted(shots, self.tr("1 photo"), self.tr("{count} photos")),
                quotes=counted(quotes, self.tr("1 quote"), self.tr("{count} quotes")),
            )
        ]
        if hidden:
            said.append(self.tr("In {count} of them the face is hidden.").format(count=hidden))
        self.summary.setText(" ".join(said))
        self._show_stays(stays)

    def show_glimpses(self, glimpses: Sequence[Glimpse], *, more: int) -> None:
        """The small pictures, and how many more there are."""
        self.glimpses.clear()
        for glimpse in glimpses:
            self.glimpses.addItem(self._item(glimpse))
        if more:
            self.summary.setText(
                f"{self.summary.text()} " + self.tr("{count} more are not shown here.").format(count=more)
            )

    def offer_look(self, offered: bool) -> None:
        """Whether it has a look at all, beside its photos; what was looked at stays where it can."""
        self._choose.setVisible(offered)
        self._show_view(self.look if offered and self.look_button.isChecked() else self.glimpses)

    def _views(self) -> QWidget:
        """Two buttons, of which one is pressed: how it will look, and its photos."""
        self._choose = QWidget()
        row = QHBoxLayout(self._choose)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        group = QButtonGroup(self)
        self._seen = QWidget()
        self._stack = QStackedLayout(self._seen)
        self.look_button, self.photos_button = (
            QPushButton(self.tr("How it will look")),
            QPushButton(self.tr("Photos")),
        )
        for button, view in ((self.look_button, self.look), (self.photos_button, self.glimpses)):
            button.setProperty("role", "chip")
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, view=view: self._show_view(view))
            group.addButton(button)
            row.addWidget(button)
            self._stack.addWidget(view)
        row.addStretch(1)
        self.look_button.setChecked(True)
        return self._choose

    def _show_view(self, view: QWidget) -> None:
        self._stack.setCurrentWidget(view)
        self._share_room()

    def _share_room(self) -> None:
        """Most of it is for what is seen; where that is a sentence, for what stays at home and why."""
        sentence = self._stack.currentWidget() is self.look and self.look.is_sentence
        stays = self.stays.isVisibleTo(self)
        self._column.setStretchFactor(self._seen, 0 if sentence and stays else 1)
        self._column.setStretchFactor(self.stays, 1 if sentence else 0)
        self.stays.setMaximumHeight(_WHOLE if sentence else theme.px(_STAYS_HEIGHT))
        needed = self.look.height_of_sentence(self.width()) if sentence and stays else 0
        self._seen.setMinimumHeight(needed)
        self._seen.setMaximumHeight(needed or _WHOLE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In another width a sentence takes another height."""
        super().resizeEvent(event)
        self._share_room()

    def _item(self, glimpse: Glimpse) -> QListWidgetItem:
        words = f"{glimpse.code} · {glimpse.number}"
        if glimpse.jpeg is None:
            why = self.tr("not released") if glimpse.withheld else self.tr("cannot be read")
            words = f"{words}\n{why}"
        item = QListWidgetItem(self._icon(glimpse.jpeg), words)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        return item

    def _icon(self, jpeg: bytes | None) -> QIcon:
        image = QImage.fromData(jpeg) if jpeg is not None else QImage()
        if image.isNull():
            grey = QPixmap(theme.px(_PICTURE[0]), theme.px(_PICTURE[1]))
            grey.fill(QColor(theme.tokens(self).border))
            return QIcon(grey)
        return QIcon(QPixmap.fromImage(image))

    def _show_stays(self, lines: Sequence[str]) -> None:
        self.stays.clear()
        self.stays.addItems(list(lines))
        self.stays.setVisible(bool(lines))
        self.stays_heading.setVisible(bool(lines))
        self._share_room()

    def _fit(self) -> None:
        self._share_room()
        self.glimpses.setIconSize(QSize(theme.px(_PICTURE[0]), theme.px(_PICTURE[1])))
