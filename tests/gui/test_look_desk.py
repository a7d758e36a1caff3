"""Looks in the room: tried, said, shown on live view, and the colour original one key away."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fotointerview.domain.aids import Aid
from fotointerview.domain.sayings import Look
from fotointerview.domain.words import Voice
from tests.gui.conftest import Studio

SOFT = Look(soft=0.5)


def last_look(studio: Studio) -> Look:
    return studio.pictures.requests[-1].look


def test_a_look_shows_while_it_is_tried_and_is_said_when_the_hand_lets_go(studio: Studio) -> None:
    QTest.keyClick(studio.room.canvas, Qt.Key.Key_W)
    card = studio.room.look_card
    card.look_changed.emit(SOFT, False)
    studio.settle()
    assert last_look(studio) == SOFT
    assert studio.calls("set_look") == []
    card.voice_changed.emit(Voice.PARTICIPANT)
    card.look_changed.emit(SOFT, True)
    studio.settle()
    assert studio.calls("set_look") == [("set_look", "shot-3", SOFT)]
    assert studio.session.link("shot-3").looks[-1].voice is Voice.PARTICIPANT
    assert studio.room.state.draft is None
    assert last_look(studio) == SOFT


def test_a_look_that_was_only_tried_is_forgotten_with_the_shot(studio: Studio) -> None:
    studio.room.look_card.look_changed.emit(SOFT, False)
    studio.settle()
    studio.room.show_shot("shot-2")
    studio.settle()
    assert last_look(studio) == Look()


def test_the_colour_original_is_one_key_away_and_changes_nothing(studio: Studio) -> None:
    studio.session.set_look("shot-3", replace(SOFT, monochrome=True))
    studio.settle()
    QTest.keyClick(studio.room.canvas, Qt.Key.Key_A)
    studio.settle()
    assert last_look(studio) == Look()
    QTest.keyClick(studio.room.canvas, Qt.Key.Key_A)
    studio.settle()
    assert last_look(studio).monochrome
    assert len(studio.calls("set_look")) == 1


def test_live_view_is_shown_with_the_look_of_the_newest_shot(studio: Studio) -> None:
    studio.session.set_look("shot-3", SOFT)
    studio.settle()
    QTest.keyClick(studio.room.canvas, Qt.Key.Key_L)
    studio.settle()
    assert studio.calls("render_live") == [("render_live", SOFT, Aid.NONE)]
    QTest.keyClick(studio.room.canvas, Qt.Key.Key_X)
    studio.settle()
    assert studio.calls("render_live")[-1] == ("render_live", SOFT, Aid.CLIPPING)
    QTest.keyClick(studio.room.canvas, Qt.Key.Key_A)
    studio.settle()
    assert studio.calls("render_live")[-1] == ("render_live", Look(), Aid.CLIPPING)


def test_live_view_has_no_aids_while_the_participant_sees_it_too(studio: Studio) -> None:
    QTest.keyClick(studio.room.canvas, Qt.Key.Key_L)
    QTest.keyClick(studio.room.canvas, Qt.Key.Key_X)
    studio.settle()
    assert studio.calls("render_live")[-1] == ("render_live", Look(), Aid.CLIPPING)
    studio.room.look_along(True)
    assert studio.calls("render_live")[-1] == ("render_live", Look(), Aid.NONE)
    studio.room.look_along(False)
    assert studio.calls("render_live")[-1] == ("render_live", Look(), Aid.CLIPPING)


def test_over_live_view_the_look_is_that_of_the_newest_shot(studio: Studio) -> None:
    QTest.keyClick(studio.room.canvas, Qt.Key.Key_L)
    studio.settle()
    studio.room.look_card.look_changed.emit(SOFT, False)
    studio.settle()
    assert studio.calls("render_live")[-1] == ("render_live", SOFT, Aid.NONE)
    studio.room.look_card.look_changed.emit(SOFT, True)
    assert studio.calls("set_look") == [("set_look", "shot-3", SOFT)]
