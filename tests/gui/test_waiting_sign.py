"""A shot that comes while somebody is busy waits, says so softly, and is one click away."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.conftest import Studio


def test_a_shot_that_comes_while_words_are_typed_waits_with_a_sign(studio: Studio) -> None:
    studio.room.question.write_quote()
    studio.settle()
    assert studio.room.waiting.isHidden()
    studio.session.shoot()
    studio.settle()
    assert studio.room.state.current == "shot-3"
    assert studio.room.waiting.isVisible()
    corner = studio.room.waiting.geometry().topRight()
    assert studio.room.canvas.rect().contains(corner)
    QTest.mouseClick(studio.room.waiting, Qt.MouseButton.LeftButton)
    studio.settle()
    assert studio.room.state.current == "shot-4"
    assert studio.room.waiting.isHidden()


def test_the_sign_goes_when_the_words_are_finished(studio: Studio) -> None:
    studio.room.question.write_quote()
    studio.settle()
    studio.session.shoot()
    studio.settle()
    studio.room.canvas.setFocus()
    studio.settle()
    assert studio.room.state.current == "shot-4"
    assert studio.room.waiting.isHidden()
