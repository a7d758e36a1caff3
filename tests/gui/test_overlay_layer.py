"""Another shot over this one: how much of it shows, on which side, and where the line goes."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fotointerview.domain.sayings import Look
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.lent_picture import LentPicture
from fotointerview.gui.looking import Overlay, OverlayKind
from fotointerview.gui.overlay_layer import CHANNEL, OverlayLayer, SplitTool, fitted
from fotointerview.gui.view import Source
from tests.gui.fake_session import FakePictures, FakeSession
from tests.gui.layers_kit import drag, painted, plain, space, touch


def _image(lent: LentPicture) -> QImage | None:
    """As it is now: the checker would remember what it was."""
    return lent.image


@pytest.mark.parametrize(("opacity", "red"), [(0.0, 128), (0.5, 191), (1.0, 255)])
def test_an_onion_skin_shows_as_much_as_its_opacity(dressed: QApplication, opacity: float, red: int) -> None:
    layer = OverlayLayer()
    layer.show(Overlay(OverlayKind.ONION, "shot-1", opacity), plain("#ff0000"))
    pixels = painted(layer)
    assert abs(pixels[..., 0] - red).max() <= 2
    assert abs(pixels[..., 1] - round(128 * (1 - opacity))).max() <= 2


def test_a_split_shows_the_other_shot_beyond_its_line_only(dressed: QApplication) -> None:
    layer = OverlayLayer()
    upright = Overlay(OverlayKind.SPLIT, "shot-1", split_at=0.25)
    layer.show(upright, plain("#ff0000"))
    pixels = painted(layer)
    assert pixels[10, :70, 0].max() == 128
    assert pixels[10, 80:, 0].min() == 255
    assert pixels[10, 75].min() > 200  # the line
    layer.show(Overlay(OverlayKind.SPLIT, "shot-1", split_at=0.25, upright=False), plain("#ff0000"))
    pixels = painted(layer)
    assert pixels[:46, 10, 0].max() == 128
    assert pixels[56:, 10, 0].min() == 255


def test_without_a_picture_or_switched_off_nothing_is_painted(dressed: QApplication) -> None:
    layer = OverlayLayer()
    for overlay, image in ((Overlay(OverlayKind.ONION, "shot-1"), None), (Overlay(), plain("#ff0000"))):
        layer.show(overlay, image, name="1")
        assert (painted(layer) == 128).all()


def test_a_picture_of_another_shape_is_kept_whole_in_the_middle(dressed: QApplication) -> None:
    layer = OverlayLayer()
    layer.show(Overlay(OverlayKind.ONION, "shot-1", 1.0), plain("#ff0000", 200, 200))
    red = painted(layer)[..., 0] == 255
    assert red[:, 51:249].all()
    assert not red[:, :49].any()
    assert not red[:, 251:].any()
    assert fitted(QSize(3000, 2000), QRectF(0, 0, 300, 200)) == QRectF(0, 0, 300, 200)


def test_the_other_shot_says_which_it_is(dressed: QApplication) -> None:
    layer = OverlayLayer()
    layer.show(Overlay(OverlayKind.ONION, "shot-1", 0.0), plain("#ff0000"), name="24")
    changed = (painted(layer) != 128).any(axis=2)
    assert changed[:40, 240:].any()
    assert not changed[60:].any()


def test_a_scaled_picture_goes_with_the_place(dressed: QApplication) -> None:
    layer = OverlayLayer()
    layer.show(Overlay(OverlayKind.ONION, "shot-1", 1.0), plain("#ff0000", 1200, 800))
    assert (painted(layer)[..., 0] == 255).all()
    small = painted(layer, space(QRectF(30, 20, 150, 100)))
    assert (small[21:119, 31:179, 0] == 255).all()
    assert (small[122:, :, 0] == 128).all()


def test_the_line_comes_where_the_pointer_is_and_goes_back_when_given_up() -> None:
    tool, asked = SplitTool(), list[float]()
    tool.moved.connect(asked.append)
    tool.show(Overlay(OverlayKind.SPLIT, "shot-1"))
    drag(tool, (0.3, 0.9), (0.4, 0.1), (1.7, 0.1))
    assert asked == [0.3, 0.4, 1.0, 1.0]
    tool.press(touch(0.8, 0.2))
    tool.cancel()
    assert asked[-2:] == [0.8, 0.5]
    tool.move(touch(0.1, 0.1))
    assert len(asked) == 6
    tool.show(Overlay(OverlayKind.SPLIT, "shot-1", upright=False))
    drag(tool, (0.3, 0.9), (0.4, 0.1))
    assert asked[-1] == 0.1


def test_the_line_goes_by_the_arrows_across_it() -> None:
    tool, asked = SplitTool(), list[float]()
    tool.moved.connect(asked.append)
    tool.show(Overlay(OverlayKind.SPLIT, "shot-1"))
    assert tool.key(Qt.Key.Key_Right)
    assert tool.key(Qt.Key.Key_Left, straight=True)
    assert not tool.key(Qt.Key.Key_Up)
    assert asked == pytest.approx([0.52, 0.4])
    tool.show(Overlay(OverlayKind.SPLIT, "shot-1", upright=False))
    assert tool.key(Qt.Key.Key_Down)
    assert not tool.key(Qt.Key.Key_Right)


def test_a_lent_picture_is_asked_for_once_kept_until_the_better_one_comes_and_let_go(qtbot: QtBot) -> None:
    pictures = FakePictures(waits=True, full_size=(1200, 800), unreadable={"b"})
    bridge, owner = Bridge(session=FakeSession(), pictures=pictures), QObject()
    lent = LentPicture(bridge=bridge, channel=CHANNEL, parent=owner)
    source = Source("a", Path("a.jpg"), Look())
    lent.want(source, box=(300, 200))
    lent.want(source, box=(310, 210))  # a few pixels more are no reason
    assert len(pictures.requests) == 1
    assert pictures.requests[0].channel == "overlay"
    pictures.flush()
    qtbot.waitUntil(lambda: lent.image is not None, timeout=3000)
    small = lent.image
    lent.want(source, box=None)
    assert lent.image is small
    pictures.flush()
    qtbot.waitUntil(lambda: lent.image is not small, timeout=3000)
    assert lent.image is not None
    assert (lent.image.width(), lent.full_size) == (1200, (1200, 800))
    lent.want(Source("b", Path("b.jpg"), Look()), box=None)
    assert _image(lent) is None
    pictures.flush()
    qtbot.waitUntil(lambda: lent.unreadable, timeout=3000)
    lent.want(None, box=None)
    assert not lent.unreadable
    bridge.close()
