"""How it will look: a page of it at a time, or the words in its files, before anything is made."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontDatabase, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from fotointerview.gui import forms, theme
from fotointerview.gui.images import paint_image
from fotointerview.services.beforehand import Text

_LARGER: Final = 2.4
"""How much larger a page is to be read than to be seen whole."""
_STEPS: Final = {
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Left: -1,
}
_LEAST: Final = 160
_SETTLED_MS: Final = 120


class Sheet(QWidget):
    """A page of paper, at the top of the room there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()

    def show_image(self, image: QImage) -> None:
        """Show ``image``, in device pixels; an empty one is no page."""
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it with a fine edge: white paper on a light wall has none of its own."""
        if self._image.isNull():
            return
        painter = QPainter(self)
        size = QSize(self._image.size()).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        where = QRectF((self.width() - size.width()) / 2, 0, size.width(), size.height())
        paint_image(painter, self._image, where, ratio=self.devicePixelRatioF())
        painter.setPen(QPen(QColor(theme.tokens(self).border), 1))
        painter.drawRect(where.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()


class PageLook(QWidget):
    """Pages with a way to leaf through them, or texts with a way to choose one, or a word why there is nothing.

    Signals (GUI thread):
        page_wanted(int, object): the page with that index is wanted in a box of ``(width, height)`` device pixels.
        site_wanted(): it is to be looked at in a browser.
        turned(): something of another kind is shown: a page, words, or nothing but a sentence.
    """

    page_wanted = Signal(int, object)
    site_wanted = Signal()
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._index = self._count = 0
        self._texts: Sequence[Text] = ()
        self.sheet = Sheet()
        self._scroll = QScrollArea()
        self._scroll.setObjectName("pageLook")
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self.sheet)
        self._scroll.installEventFilter(self)
        theme.grow(self._scroll, minimumHeight=_LEAST)
        self.words = QPlainTextEdit(readOnly=True)
        self.words.setObjectName("wordsLook")
        self.words.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(self.tr("How it will look"))
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.said.setProperty("role", "quiet")
        self._shown = QStackedLayout()
        self._alone = self._word_alone()
        for widget in (self._alone, self._scroll, self.words):
            self._shown.addWidget(widget)
        self._more = forms.quiet(self.tr("These are the first interviews; there are more."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._chooser())
        column.addLayout(self._shown, 1)
        column.addWidget(self._leaf())
        column.addWidget(self._more)
        self._soon = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._soon.timeout.connect(self._ask)
        self.show_word("")

    # ── what is shown ──────────────────────────────────────────────────────────────────────────────────────

    def show_word(self, words: str) -> None:
        """Nothing can be seen, or not yet; ``words`` say why."""
        self._count = 0
        self.said.setText(words)
        self._put(self._alone)

    def show_site(self, words: str) -> None:
        """It can be seen in a browser; ``words`` say what is there, or why it is not."""
        self._count = 0
        self.said.setText(words)
        self._put(self._alone, browse=True)

    def show_pages(self, count: int, *, partly: bool) -> None:
        """``count`` pages; the one that was looked at stays where there is one of that number."""
        self._count = count
        self._index = min(self._index, max(count - 1, 0))
        self._put(self._scroll, leaf=True, partly=partly)
        self._show_number()
        self._ask()

    def show_page(self, index: int, image: QImage) -> None:
        """The page that was wanted, in device pixels."""
        if self._count and index == self._index:
            image.setDevicePixelRatio(1.0)
            self.sheet.show_image(image)

    def show_texts(self, texts: Sequence[Text], *, partly: bool) -> None:
        """The files as they can be read; the one that was looked at stays where it is still there."""
        self._count = 0
        before = self.chooser.currentText()
        self._texts = texts
        self.chooser.blockSignals(True)
        self.chooser.clear()
        self.chooser.addItems([text.name for text in texts])
        self.chooser.setCurrentIndex(max(0, self.chooser.findText(before)))
        self.chooser.blockSignals(False)
        self._put(self.words, choose=len(texts) > 1, partly=partly)
        self._show_text()

    def _put(
        self,
        shown: QWidget,
        *,
        leaf: bool = False,
        choose: bool = False,
        browse: bool = False,
        partly: bool = False,
    ) -> None:
        if shown is not self._scroll:
            self.sheet.show_image(QImage())
        self._shown.setCurrentWidget(shown)
        self.leaf.setVisible(leaf)
        self.chooser.setVisible(choose)
        self.browse_button.setVisible(browse)
        self._more.setVisible(partly)
        self.turned.emit()

    @property
    def is_sentence(self) -> bool:
        """Whether there is nothing to see but a sentence, which needs little room."""
        return self._shown.currentWidget() is self._alone

    def height_of_sentence(self, width: int) -> int:
        """How high it is with what belongs to it, in logical pixels, where it is ``width`` wide."""
        return max(self._alone.heightForWidth(width), self._alone.minimumSizeHint().height())

    # ── parts ──────────────────────────────────────────────────────────────────────────────────────────────

    def _chooser(self) -> QWidget:
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(self.tr("Which file"))
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.chooser.currentIndexChanged.connect(self._show_text)
        return self.chooser

    def _leaf(self) -> QWidget:
        self.leaf = QWidget()
        row = QHBoxLayout(self.leaf)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.back = QPushButton("‹")
        self.back.setAccessibleName(self.tr("Page before"))
        self.back.setToolTip(self.tr("Page before"))
        self.on = QPushButton("›")
        self.on.setAccessibleName(self.tr("Next page"))
        self.on.setToolTip(self.tr("Next page"))
        self.number = forms.quiet()
        self.number.setWordWrap(False)
        self.larger = QPushButton(self.tr("Larger"))
        self.larger.setProperty("role", "chip")
        self.larger.setCheckable(True)
        self.back.clicked.connect(lambda: self._leaf_to(self._index - 1))
        self.on.clicked.connect(lambda: self._leaf_to(self._index + 1))
        self.larger.toggled.connect(self._on_larger)
        for widget in (self.back, self.number, self.on):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.larger)
        return self.leaf

    def _word_alone(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.browse_button = QPushButton(self.tr("Look at it in the browser"))
        self.browse_button.clicked.connect(self.site_wanted)
        column.addWidget(self.said)
        column.addWidget(self.browse_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return holder

    # ── intent ─────────────────────────────────────────────────────────────────────────────────────────────

    def _show_text(self) -> None:
        at = self.chooser.currentIndex()
        text = self._texts[at] if 0 <= at < len(self._texts) else Text("", "")
        wraps = text.is_prose
        self.words.setLineWrapMode(
            QPlainTextEdit.LineWrapMode.WidgetWidth if wraps else QPlainTextEdit.LineWrapMode.NoWrap
        )
        self.words.setPlainText(text.text)

    def _leaf_to(self, index: int) -> None:
        self._index = min(max(index, 0), max(self._count - 1, 0))
        self._show_number()
        self._ask()

    def _show_number(self) -> None:
        self.number.setText(
            self.tr("Page {number} of {count}").format(number=self._index + 1, count=self._count)
        )
        self.sheet.setAccessibleName(self.number.text())
        self._scroll.setAccessibleName(self.number.text())
        self.back.setEnabled(self._index > 0)
        self.on.setEnabled(self._index + 1 < self._count)
        several = self._count > 1
        self.back.setVisible(several)
        self.on.setVisible(several)

    def _on_larger(self, larger: bool) -> None:
        self._scroll.setWidgetResizable(not larger)
        if larger:
            self.sheet.resize(self._scroll.maximumViewportSize() * _LARGER)
        self._ask()

    def _ask(self) -> None:
        if self._count and self.isVisible():
            ratio = self.devicePixelRatioF()
            size = self._scroll.maximumViewportSize() * (_LARGER if self.larger.isChecked() else 1)
            self.page_wanted.emit(self._index, (round(size.width() * ratio), round(size.height() * ratio)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keyboard leafs while a page is seen whole; a larger one it moves."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and not self.larger.isChecked()
        ):
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self._leaf_to(self._index + step)
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size: the page is wanted as sharp as it can be seen."""
        super().resizeEvent(event)
        if self.larger.isChecked():
            self.sheet.resize(self._scroll.maximumViewportSize() * _LARGER)
        self._soon.start()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme: the edge of the page takes its colour."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.sheet.update()
