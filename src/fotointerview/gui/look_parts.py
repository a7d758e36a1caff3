"""The parts of the look card: preset chips, the sliders of tone, colour or black and white, the crop's ratios.

Each shows a look and says which one is wanted instead; none remembers more than what it shows.
"""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from fotointerview.domain import looks
from fotointerview.domain.looks import Ratio, Side
from fotointerview.domain.sayings import WHOLE, Box, Look
from fotointerview.domain.words import Language
from fotointerview.gui import look_words, texts
from fotointerview.gui.slide import SlideRow
from fotointerview.services.look_presets import LookPreset

_Read = Callable[[Look], float]
_Write = Callable[[Look, float], Look]

_LIGHT_STEP: Final = 0.1
_STEP: Final = 0.05
_CHANNELS: Final = (0, 1, 2)


def _chip(words: str, parent: QWidget, *, name: str = "lookChip") -> QPushButton:
    """A button that is down for what is shown; in no exclusive group, so that Tab reaches each of them."""
    button = QPushButton(words, parent)
    button.setObjectName(name)
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


class PresetChips(QWidget):
    """Presets by name in two columns; the one that is shown is down.

    Signals (GUI thread):
        chosen(object): a :class:`LookPreset`.
    """

    chosen = Signal(object)

    def __init__(
        self, presets: Sequence[LookPreset], *, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._presets = tuple(presets)
        self._buttons: dict[str, QPushButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for at, preset in enumerate(self._presets):
            button = _chip(preset.name[language], self)
            button.setToolTip(preset.says[language])
            button.setAccessibleName(f"{preset.name[language]}: {preset.says[language]}")
            button.clicked.connect(lambda _=False, preset=preset: self.chosen.emit(preset))
            self._buttons[preset.key] = button
            grid.addWidget(button, at // 2, at % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)

    def show_look(self, look: Look) -> None:
        """Show which preset this is, if it is one; the crop plays no part."""
        for preset in self._presets:
            self._buttons[preset.key].setChecked(looks.same_but_crop(preset.look, look))

    def button(self, key: str) -> QPushButton:
        """The button of the preset called ``key``."""
        return self._buttons[key]

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return next(iter(self._buttons.values()), self)


class TonePart(QWidget):
    """Light, contrast, warmth, soft.

    Signals (GUI thread):
        changed(object, bool): the :class:`Look` that is wanted, and whether it is final.
    """

    changed = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = looks.AS_TAKEN
        signed, share = look_words.signed, look_words.share
        self._sides: dict[Side, tuple[SlideRow, _Read, _Write]] = {
            Side.LIGHT: (
                _row(Side.LIGHT, looks.MOST_EV, _LIGHT_STEP, look_words.ev, unit="EV"),
                lambda look: look.exposure_ev,
                looks.with_exposure,
            ),
            Side.CONTRAST: (
                _row(Side.CONTRAST, 1, _STEP, signed),
                lambda look: look.contrast,
                looks.with_contrast,
            ),
            Side.WARMTH: (_row(Side.WARMTH, 1, _STEP, signed), lambda look: look.warmth, looks.with_warmth),
            Side.SOFT: (_row(Side.SOFT, 1, _STEP, share, low=0), lambda look: look.soft, looks.with_soft),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for row, _, write in self._sides.values():
            row.changed.connect(lambda number, final, write=write: self._on_changed(write, number, final))
            column.addWidget(row)

    def show_look(self, look: Look) -> None:
        """Show the numbers; a slider that is held keeps its own."""
        self._look = look
        for row, read, _ in self._sides.values():
            if not row.slide.is_held:
                row.show_number(read(look))

    def row(self, side: Side) -> SlideRow:
        """The row of ``side``."""
        return self._sides[side][0]

    @property
    def is_held(self) -> bool:
        """Whether somebody has hold of a slider."""
        return any(row.slide.is_held for row, _, _ in self._sides.values())

    def _on_changed(self, write: _Write, number: float, final: bool) -> None:
        self.changed.emit(write(self._look, number), final)


class FilmPart(QWidget):
    """Colour or black and white, and beneath it how much colour, or the mix of red, green and blue.

    The room below is the same for both, so that nothing jumps.

    Signals (GUI thread):
        changed(object, bool): the :class:`Look` that is wanted, and whether it is final.
        film_wanted(bool): black and white, or colour.
    """

    changed = Signal(object, bool)
    film_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = looks.AS_TAKEN
        self.colour_button = _chip(texts.translate("Look", "Colour"), self)
        self.monochrome_button = _chip(texts.translate("Look", "Black and white"), self)
        switch = QHBoxLayout()
        switch.setSpacing(4)
        for button, monochrome in ((self.colour_button, False), (self.monochrome_button, True)):
            button.clicked.connect(lambda _=False, monochrome=monochrome: self.film_wanted.emit(monochrome))
            switch.addWidget(button, 1)
        self.saturation = _row(Side.SATURATION, 1, _STEP, look_words.signed)
        self.saturation.changed.connect(
            lambda number, final: self.changed.emit(looks.with_saturation(self._look, number), final)
        )
        self.weights = tuple(
            SlideRow(look_words.channel(at), low=0, high=1, step=_STEP, words=look_words.share)
            for at in _CHANNELS
        )
        for at, row in enumerate(self.weights):
            row.changed.connect(lambda number, final, at=at: self._on_weight(at, number, final))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(_page(self.saturation))
        self._stack.addWidget(_page(*self.weights))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(switch)
        column.addWidget(self._stack)

    def show_look(self, look: Look) -> None:
        """Show colour or black and white; a slider that is held keeps its own number."""
        self._look = look
        self.colour_button.setChecked(not look.monochrome)
        self.monochrome_button.setChecked(look.monochrome)
        self._stack.setCurrentIndex(int(look.monochrome))
        for row, number in zip((self.saturation, *self.weights), (look.saturation, *look.mix), strict=True):
            if not row.slide.is_held:
                row.show_number(number)

    @property
    def is_held(self) -> bool:
        """Whether somebody has hold of a slider."""
        return any(row.slide.is_held for row in (self.saturation, *self.weights))

    def _on_weight(self, channel: int, number: float, final: bool) -> None:
        self.changed.emit(looks.with_weight(self._look, channel, number), final)


class CropRow(QWidget):
    """The whole picture, or a part of it with a ratio. The ratio that is shown says how it lies.

    Signals (GUI thread):
        whole_wanted(): no crop.
        ratio_wanted(object): the :class:`Ratio` of the button; the one that is down is pressed to turn it.
    """

    whole_wanted = Signal()
    ratio_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.whole = _chip(texts.translate("Look", "Whole"), self, name="ratioChip")
        self.whole.setAccessibleName(texts.translate("Look", "Crop: the whole picture"))
        self.whole.clicked.connect(self.whole_wanted)
        self.buttons = {ratio: _chip(ratio.value, self, name="ratioChip") for ratio in Ratio}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.whole, 1)
        for ratio, button in self.buttons.items():
            button.clicked.connect(lambda _=False, ratio=ratio: self.ratio_wanted.emit(ratio))
            row.addWidget(button)

    def show_crop(self, crop: Box, size: tuple[int, int]) -> None:
        """Show which crop this is in a picture of ``size`` (width, height in pixels)."""
        whole = crop == WHOLE
        self.whole.setChecked(whole)
        shown = None if whole else looks.ratio_of(crop, size)
        for ratio, button in self.buttons.items():
            down = shown is not None and shown[0] is ratio
            width, height = ratio.value.split(":")
            words = f"{height}:{width}" if down and shown is not None and shown[1] else ratio.value
            button.setChecked(down)
            button.setText(words)
            button.setAccessibleName(texts.translate("Look", "Crop: {ratio}").format(ratio=words))
            can_turn = down and ratio is not Ratio.SQUARE
            button.setToolTip(texts.translate("Look", "Press again to turn it") if can_turn else "")


def _row(
    side: Side,
    high: float,
    step: float,
    words: Callable[[float], str],
    *,
    low: float | None = None,
    unit: str = "",
) -> SlideRow:
    least = -high if low is None else low
    return SlideRow(look_words.side(side), low=least, high=high, step=step, words=words, unit=unit)


def _page(*rows: QWidget) -> QWidget:
    page = QWidget()
    page.setObjectName("panelInside")
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for row in rows:
        column.addWidget(row)
    column.addStretch(1)
    return page
