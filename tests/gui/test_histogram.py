"""The histogram's plate: what is painted where, without Qt's help to guess by, and in words."""

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fotointerview.domain.aids import BINS, Histogram
from fotointerview.domain.words import Language
from fotointerview.gui.histogram import HEIGHT, WIDTH, HistogramPlate, paint, words
from tests.gui import hands

NOTHING = (0.0,) * BINS


def bump(at: int) -> tuple[float, ...]:
    return tuple(max(0.0, 1 - abs(bin_ - at) / 6) for bin_ in range(BINS))


def painted(histogram: Histogram) -> NDArray[np.int64]:
    """Height × width × red, green, blue; over black."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB888)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    paint(painter, histogram, QRectF(image.rect()))
    painter.end()
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(HEIGHT, image.bytesPerLine())
    return flat[:, : WIDTH * 3].reshape(HEIGHT, WIDTH, 3).astype(np.int64)


def test_luminance_is_filled_where_its_tones_are() -> None:
    grey = bump(16)
    pixels = painted(Histogram(grey, grey, grey, grey))
    middle_row = pixels[40, :, 0]
    bright = np.flatnonzero(middle_row > 80)
    assert 8 + 10 / 64 * 144 < bright.min() < bright.max() < 8 + 23 / 64 * 144
    assert (np.ptp(pixels, axis=2) < 12).all()  # equal channels are no lines


def test_each_channel_is_a_line_of_its_own_colour_and_dash() -> None:
    pixels = painted(Histogram(NOTHING, bump(10), bump(30), bump(50)))
    shares = []
    for channel, at in enumerate((10, 30, 50)):
        left, right = (8 + (at + side) / 64 * 144 for side in (-7, 8))
        around = pixels[8:60, int(left) : int(right)]
        others = [other for other in range(3) if other != channel]
        lit = around[..., channel] > around[..., others].max(axis=2) + 25
        assert lit.any()
        shares.append(int(lit.sum()))
    solid, dashed, dotted = shares
    assert solid > dashed > dotted


def test_an_end_where_drawing_is_lost_has_a_flag() -> None:
    grey = bump(32)

    def flags(blown: float, blocked: float) -> tuple[bool, bool]:
        pixels = painted(Histogram(grey, grey, grey, grey, blown, blocked))
        return bool(pixels[6, 6].min() > 150), bool(pixels[6, WIDTH - 7].min() > 150)

    assert flags(0.0, 0.0) == (False, False)
    assert flags(0.05, 0.0) == (False, True)
    assert flags(0.0, 0.05) == (True, False)
    assert flags(0.0005, 0.0005) == (False, False)  # a spark in an eye


@pytest.mark.parametrize("speaking", Language, indirect=True)
def test_in_words(speaking: Language) -> None:
    told = words(Histogram(bump(32), NOTHING, NOTHING, NOTHING, blown=0.0123, blocked=0.25))
    assert "51 %" in told
    assert ("1,2 %" if speaking is Language.NL else "1.2 %") in told
    assert "25 %" in told
    assert "0" not in words(Histogram(bump(32), NOTHING, NOTHING, NOTHING))


def test_the_plate_is_there_only_with_something_to_show_and_lets_the_mouse_through(
    qtbot: QtBot, dressed: QApplication
) -> None:
    pressed: list[bool] = []

    class Picture(QWidget):
        def mousePressEvent(self, event: object) -> None:
            pressed.append(True)

    picture = Picture()
    qtbot.addWidget(picture)
    picture.resize(400, 300)
    plate = HistogramPlate(picture)
    picture.show()
    assert plate.isHidden()
    plate.show_histogram(Histogram(bump(32), bump(20), bump(30), bump(40)))
    QCoreApplication.processEvents()
    assert plate.isVisible()
    assert (plate.width(), plate.height()) == (WIDTH, HEIGHT)
    assert plate.accessibleDescription()
    handle = picture.windowHandle()
    assert handle is not None
    assert picture.childAt(20, 20) is None  # the plate is no target
    hands.click(picture)
    assert pressed == [True]
    plate.show_histogram(None)
    assert plate.isHidden()
