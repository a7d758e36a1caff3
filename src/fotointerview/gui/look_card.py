"""The look on a card over the picture's edge: presets, sliders, crop, colour or black and white, and who asks for it.

It lies there only when asked for, is no dialog, and the picture follows every slider at once. What a look is made of is
decided in ``domain/looks.py``; which shot it is for, and whether it is recorded, is for whoever listens.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
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

from fotointerview.domain import looks
from fotointerview.domain.looks import Ratio
from fotointerview.domain.sayings import WHOLE, Look, Point
from fotointerview.domain.words import Language, Voice
from fotointerview.gui import icons, look_words, texts, theme
from fotointerview.gui.card import Card
from fotointerview.gui.fields import ButtonKeys
from fotointerview.gui.look_parts import CropRow, FilmPart, PresetChips, TonePart
from fotointerview.services.look_presets import LookPreset

WIDTH = 300
_GAP = 8
_GAP_BETWEEN = 12
_MARGIN = 15
"""And one for the border."""
_CLOSE_MARGIN = 8


class LookCard(Card):
    """Places the parts; stays in the lower right corner of its parent, above ``foot`` where there is one.

    Signals (GUI thread):
        look_changed(object, bool): the :class:`Look` that is wanted, and whether it is final: only then a statement.
        voice_changed(object): the :class:`Voice` that asks.
        closed(): somebody put the card away.
    """

    look_changed = Signal(object, bool)
    voice_changed = Signal(object)
    closed = Signal()

    def __init__(
        self,
        parent: QWidget,
        *,
        presets: Sequence[LookPreset],
        language: Language,
        foot: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._foot = foot
        self._look = looks.AS_TAKEN
        self._size: tuple[int, int] = (3, 2)
        self._around: Point | None = None
        self._can_edit = False
        self.setObjectName("lookCard")
        self.setAttribute(
            Qt.WidgetAttribute.WA_NoMousePropagation
        )  # the picture below is not zoomed or moved
        self.setAccessibleName(texts.translate("Look", "Look"))
        head = self._head()
        self.chips = PresetChips(presets, language=language)
        self.tone = TonePart()
        self.crop = CropRow()
        self.film = FilmPart()
        self._parts = (self.chips, self.tone, self.crop, self.film)
        self.chips.chosen.connect(self._on_preset)
        self.crop.ratio_wanted.connect(self._on_ratio)
        self.crop.whole_wanted.connect(lambda: self._ask(looks.with_crop(self._look, WHOLE)))
        self.film.film_wanted.connect(self._on_film)
        for part in (self.tone, self.film):
            part.changed.connect(self._change)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 10, 1, 14)  # the border
        column.setSpacing(_GAP_BETWEEN)
        column.addLayout(head)
        self._scroll = self._inside()
        column.addWidget(self._scroll, 1)
        column.addLayout(self._voices())
        self._button_keys = ButtonKeys(self)
        self._button_keys.watch(self)

    def _head(self) -> QHBoxLayout:
        heading = QLabel(texts.translate("Look", "Look"), self)
        heading.setProperty("role", "heading")
        self.as_taken_button = QPushButton(texts.translate("Look", "As taken"), self)
        self.as_taken_button.setObjectName("lookChip")
        self.as_taken_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.as_taken_button.setToolTip(
            texts.translate("Look", "Back to the whole picture as the camera made it")
        )
        self.as_taken_button.clicked.connect(lambda: self._ask(looks.AS_TAKEN))
        self.close_button = QToolButton(self)
        self.close_button.setIcon(icons.icon("close"))
        theme.grow(self.close_button, iconSize=16)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.setAccessibleName(texts.translate("Look", "Put the look card away"))
        self.close_button.clicked.connect(self.put_away)
        row = QHBoxLayout()
        row.setContentsMargins(_MARGIN, 0, _CLOSE_MARGIN, 0)
        row.setSpacing(8)
        row.addWidget(heading)
        row.addStretch(1)
        row.addWidget(self.as_taken_button)
        row.addWidget(self.close_button)
        return row

    def _inside(self) -> QScrollArea:
        inside = QWidget()
        inside.setObjectName("panelInside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        column.setSpacing(_GAP_BETWEEN)
        for part in self._parts:
            column.addWidget(part)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = inside
        return scroll

    def _voices(self) -> QVBoxLayout:
        label = QLabel(texts.translate("Look", "Who asks for it"), self)
        label.setProperty("role", "hint")
        row = QHBoxLayout()
        row.setSpacing(4)
        self._voice_buttons: dict[Voice, QPushButton] = {}
        for voice in Voice:
            name = look_words.voice(voice)
            button = QPushButton(name, self)
            button.setObjectName("lookChip")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(texts.translate("Look", "Asked for by: {who}").format(who=name))
            button.clicked.connect(lambda _=False, voice=voice: self._on_voice(voice))
            self._voice_buttons[voice] = button
            row.addWidget(button)  # as wide as its word, and what is left for each
        column = QVBoxLayout()
        column.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addLayout(row)
        return column

    def show_look(
        self,
        look: Look,
        *,
        voice: Voice,
        can_edit: bool,
        size: tuple[int, int] = (3, 2),
        around: Point | None = None,
    ) -> None:
        """Show a look and who asks.

        While a slider is held the look stays the one under the hand; the last word is then said when it is let go.

        Args:
            look: the look of what is on screen.
            voice: who asks for the next one.
            can_edit: whether there is something whose look can be changed.
            size: width and height of the whole upright picture, in pixels: ratios are counted from it.
            around: the middle of a new crop, normalised (a face); ``None`` is the middle of the present one.
        """
        self._size, self._around, self._can_edit = size, around, can_edit
        self._show_voice(voice)
        for part in self._parts:
            part.setEnabled(can_edit)
        for button in self._voice_buttons.values():
            button.setEnabled(can_edit)
        if not self.is_held:
            self._look = look
        self._render()

    @property
    def look(self) -> Look:
        """The look that is shown."""
        return self._look

    @property
    def is_held(self) -> bool:
        """Whether somebody has hold of a slider."""
        return self.tone.is_held or self.film.is_held

    def voice_button(self, voice: Voice) -> QPushButton:
        """The button of ``voice``."""
        return self._voice_buttons[voice]

    def open(self) -> None:
        """Show the card with the keyboard on it."""
        super().open()
        self.chips.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Hide the card, and say so; the keyboard goes back to where it was."""
        super().put_away()
        self.closed.emit()

    def wanted_size(self) -> QSize:
        """As high as all that is in it."""
        around = self.sizeHint().height() - self._scroll.sizeHint().height()
        return QSize(theme.px(WIDTH), around + self._content.sizeHint().height())

    def settle(self) -> None:
        """Take its place in the corner; what there is no room for is scrolled."""
        foot = self._foot.height() if self._foot is not None else 0
        room = QSize(self._over.width() - 2 * _GAP, self._over.height() - foot - 2 * _GAP)
        size = self.wanted_size().boundedTo(room)
        self.setGeometry(
            self._over.width() - size.width() - _GAP,
            _GAP + room.height() - size.height(),
            size.width(),
            size.height(),
        )

    def _ask(self, look: Look) -> None:
        """One press: final, and nothing at all where it changes nothing."""
        if looks.differences(self._look, look):
            self._change(look, True)
        else:
            self._render()

    def _change(self, look: Look, final: bool) -> None:
        self._look = look
        self._render()
        self.look_changed.emit(look, final)

    def _on_voice(self, voice: Voice) -> None:
        self._show_voice(voice)
        self.voice_changed.emit(voice)

    def _show_voice(self, voice: Voice) -> None:
        for which, button in self._voice_buttons.items():
            button.setChecked(which is voice)

    def _on_preset(self, preset: LookPreset) -> None:
        self._ask(looks.dressed(self._look, preset.look))

    def _on_film(self, monochrome: bool) -> None:
        self._ask(looks.with_monochrome(self._look, monochrome))

    def _on_ratio(self, ratio: Ratio) -> None:
        """A ratio that is shown already is turned, from upright to lying and back."""
        shown = looks.ratio_of(self._look.crop, self._size)
        turned = shown is not None and shown[0] is ratio and not shown[1]
        left, top, width, height = self._look.crop
        middle = self._around or (left + width / 2, top + height / 2)
        crop = looks.crop_to_ratio(self._size, 1 / ratio.number if turned else ratio.number, around=middle)
        self._ask(looks.with_crop(self._look, crop))

    def _render(self) -> None:
        for part in (self.chips, self.tone, self.film):
            part.show_look(self._look)
        self.crop.show_crop(self._look.crop, self._size)
        self.as_taken_button.setEnabled(
            self._can_edit and bool(looks.differences(looks.AS_TAKEN, self._look))
        )
        self.setAccessibleDescription(look_words.look(self._look))
