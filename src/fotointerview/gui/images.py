"""Pixels as images that paint fast, and painting them as exactly as they allow."""

import math

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from fotointerview.services.pictures import Pixels

_BLACK = 24
"""What JPEG makes of black beside a bright picture."""
_HAIR = 1e-6


def without_bars(pixels: Pixels) -> Pixels:
    """A camera's 4:3 thumbnail of a 3:2 picture without the two black bars that fill it up.

    Only bars of the right height are taken away: a picture that is merely dark at its edges stays whole.
    """
    height, width = pixels.shape[:2]
    bar = round((height - width / 1.5) / 2)
    if abs(width * 3 - height * 4) > 4 or bar < 2:
        return pixels
    safe = bar - 1
    if int(pixels[:safe].max()) > _BLACK or int(pixels[-safe:].max()) > _BLACK:
        return pixels
    return np.ascontiguousarray(pixels[bar : height - bar])


def to_image(pixels: Pixels, *, box: tuple[int, int] | None = None) -> QImage:
    """An image of its own memory in the format that paints fastest, no larger than fits ``box``."""
    height, width = pixels.shape[:2]
    borrowed = QImage(pixels.data, width, height, pixels.strides[0], QImage.Format.Format_RGB888)
    image = borrowed.convertToFormat(QImage.Format.Format_RGB32)
    if box is None or (width <= box[0] + 1 and height <= box[1] + 1):
        return image
    return image.scaled(
        QSize(*box), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def paint_image(
    painter: QPainter, image: QImage, where: QRectF, *, ratio: float, exposed: QRectF | None = None
) -> None:
    """Paint ``image`` on ``where`` (logical pixels); pixel for pixel at ``ratio`` where it has the size for that.

    Of a large picture only what lies in ``exposed`` is touched.
    """
    scale = where.width() * ratio / image.width()
    exact = abs(where.width() * ratio - image.width()) < 1.5
    if exact:
        # Pixel for pixel, on whole device pixels: nothing is resampled.
        where = QRectF(
            round(where.x() * ratio) / ratio,
            round(where.y() * ratio) / ratio,
            image.width() / ratio,
            image.height() / ratio,
        )
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not exact and scale < 4)
    part = where if exposed is None else _whole_pixels(where & exposed, where, image)
    if part == where:
        painter.drawImage(where, image)
    elif not part.isEmpty():
        across, down = image.width() / where.width(), image.height() / where.height()
        source = QRectF(
            (part.x() - where.x()) * across,
            (part.y() - where.y()) * down,
            part.width() * across,
            part.height() * down,
        )
        painter.drawImage(part, image, source)


def _whole_pixels(part: QRectF, where: QRectF, image: QImage) -> QRectF:
    """``part`` of a picture on ``where``, grown to whole pixels of ``image`` so that the seam does not shift them."""
    if part.isEmpty():
        return part
    across, down = where.width() / image.width(), where.height() / image.height()
    left = max(0, math.floor((part.left() - where.left()) / across + _HAIR) - 1)
    top = max(0, math.floor((part.top() - where.top()) / down + _HAIR) - 1)
    right = min(image.width(), math.ceil((part.right() - where.left()) / across - _HAIR) + 1)
    bottom = min(image.height(), math.ceil((part.bottom() - where.top()) / down - _HAIR) + 1)
    return QRectF(
        where.left() + left * across, where.top() + top * down, (right - left) * across, (bottom - top) * down
    )
