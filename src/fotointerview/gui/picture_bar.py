"""The line under the picture: what it is and how it was taken; how to look at it and draw on it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from fotointerview.gui import actions, camera_words, icons, texts, theme
from fotointerview.gui.actions import ActionId
from fotointerview.gui.camera_side import Guides
from fotointerview.gui.labels import ElidedLabel
from fotointerview.gui.theme import ROOM

_NARROW = 1040
"""Below it what the picture tells needs the width more than the tools need words."""
_NO_CAPTION = 560
"""Below it the caption has no room for a whole word; below :data:`_NO_WORDS` what was measured has none."""
_NO_WORDS = 350
_ICON_WIDTH = 36
_ANY_WIDTH = 16777215
"""Qt's own word for no limit."""


class PictureBar(QWidget):
    """Caption on the left, tools on the right.

    Signals (GUI thread):
        fit_wanted(), actual_wanted(), help_wanted(): the buttons.
        drawing_wanted(bool): draw, or stop drawing.
        live_wanted(), lines_wanted(): live view or the shot; the next lines over the picture.
    """

    fit_wanted = Signal()
    actual_wanted = Signal()
    drawing_wanted = Signal(bool)
    help_wanted = Signal()
    live_wanted = Signal()
    lines_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pictureBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme.grow(self, minimumHeight=48, maximumHeight=48)
        self._words: dict[QPushButton, str] = {}
        self._caption = ElidedLabel(self)
        self._caption.setProperty("role", "quiet")
        self._measured = ElidedLabel(self)
        self._live = self._tool(texts.translate("Live", "Live view"), "live", ActionId.LIVE)
        self._lines = self._tool(texts.translate("Live", "Lines"), "grid", ActionId.GRID)
        self._live.clicked.connect(self.live_wanted)
        self._lines.clicked.connect(self.lines_wanted)
        self._fit = self._tool(texts.translate("Picture", "Whole picture"), "fit", ActionId.ZOOM)
        self._actual = self._tool(texts.translate("Picture", "100 %"), "", ActionId.ZOOM)
        self._draw = self._tool(texts.translate("Picture", "Mark"), "pencil", ActionId.MARK)
        self._fit.clicked.connect(self._on_fit)
        self._actual.clicked.connect(self._on_actual)
        self._draw.clicked.connect(self.drawing_wanted)
        self._keys = QToolButton(self)
        self._keys.setIcon(icons.icon("keys", colour=ROOM.muted))
        theme.grow(self._keys, iconSize=20)
        self._keys.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._keys.setToolTip(actions.tooltip(ActionId.HELP))
        self._keys.setAccessibleName(texts.translate("Picture", "Show the keys"))
        self._keys.clicked.connect(self.help_wanted)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self._caption)
        row.addSpacing(8)
        row.addWidget(self._measured)
        row.addStretch(1)
        for tool in (self._live, self._lines, self._fit, self._actual, self._draw, self._keys):
            row.addWidget(tool)
        theme.clothes().changed.connect(self._measure)

    def _tool(self, words: str, icon: str, action: ActionId) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "tool")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(actions.tooltip(action))
        button.setAccessibleName(words)
        if icon:
            self._words[button] = words
            button.setIcon(icons.icon(icon))
            theme.grow(button, iconSize=16)
        return button

    def show_caption(self, caption: str, measured: str) -> None:
        """Show how the shot was taken and what changed."""
        for label, words in ((self._caption, caption), (self._measured, measured)):
            label.setText(words)
            label.updateGeometry()

    def show_tools(self, *, has_picture: bool, fitted: bool, drawing: bool) -> None:
        """Show which way the picture is looked at."""
        for button, down in ((self._fit, fitted), (self._actual, not fitted), (self._draw, drawing)):
            button.setEnabled(has_picture)
            button.setChecked(down and has_picture)

    def show_camera(self, *, live: bool, can_live: bool, guides: Guides) -> None:
        """Show whether live view is on, and which lines lie over the picture."""
        self._live.setEnabled(live or can_live)
        self._live.setChecked(live)
        self._lines.setChecked(guides is not Guides.NONE)
        words = texts.translate("Live", "Lines: {which}").format(which=camera_words.guides(guides))
        self._lines.setAccessibleName(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the icons do without their words, so that the caption keeps its own."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        narrow = self.width() < theme.px(_NARROW)
        self._row.setSpacing(4 if narrow else 8)
        self._caption.setVisible(self.width() >= theme.px(_NO_CAPTION))
        self._measured.setVisible(self.width() >= theme.px(_NO_WORDS))
        self._actual.setText("1:1" if narrow else self._actual.accessibleName())
        for button, words in self._words.items():
            button.setText("" if narrow else words)
            button.setMaximumWidth(theme.px(_ICON_WIDTH) if narrow else _ANY_WIDTH)

    @property
    def live_button(self) -> QPushButton:
        """Live view, or the shot."""
        return self._live

    @property
    def draw_button(self) -> QPushButton:
        """Draw, or stop drawing."""
        return self._draw

    def words(self) -> str:
        """The caption."""
        return self._caption.text()

    def _on_fit(self) -> None:
        self._fit.setChecked(True)
        self.fit_wanted.emit()

    def _on_actual(self) -> None:
        self._actual.setChecked(True)
        self.actual_wanted.emit()
