"""The quiet line: over the picture without moving it, one sentence, more at a wish, one button where one may act."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from fotointerview.domain.camera import Ability, CameraState, CameraStatus
from fotointerview.domain.faults import Fault, FaultCode
from fotointerview.domain.words import Language
from fotointerview.gui.notices import NoticeBar, can_be_released
from fotointerview.services.events import CameraChanged, Noticed
from fotointerview.services.texts import Texts
from tests.gui import fake_session, hands
from tests.gui.conftest import Open, Studio
from tests.gui.fake_session import FakeSession, chain, link, status

CLAIMED = Fault(FaultCode.CAMERA_CLAIMED, {"model": "Nikon D750", "program": "gvfs", "mount": "gphoto2://x"})


def tell(studio: Studio, *faults: Fault) -> NoticeBar:
    for fault in faults:
        studio.session.tell(Noticed(fault))
    studio.settle()
    return studio.room.notices


def press(studio: Studio, key: str) -> None:
    hands.key(studio.window, key)
    studio.settle()


def test_the_picture_does_not_move_for_a_notice(studio: Studio) -> None:
    before = studio.room.canvas.geometry()
    notices = tell(studio, Fault(FaultCode.DISK_FULL))
    assert notices.isVisible()
    assert studio.room.canvas.geometry() == before
    hands.click(notices.more_button)
    assert studio.room.canvas.geometry() == before
    assert studio.room.canvas.rect().contains(notices.geometry())


def test_one_sentence_is_shown_and_the_rest_at_a_wish(studio: Studio) -> None:
    notices = tell(studio, Fault(FaultCode.DISK_FULL))

    def shown() -> list[str]:
        return [label.text() for label in notices.findChildren(QLabel) if label.isVisible() and label.text()]

    assert shown() == ["disk-full happened."]
    low = notices.height()
    hands.click(notices.more_button)
    assert shown() == ["disk-full happened.", "Everything is safe. Do this."]
    assert notices.height() > low
    tell(studio, Fault(FaultCode.CARD_FULL))
    assert shown()[0] == "card-full happened."
    assert "Do this." not in " ".join(shown())


def test_what_keeps_the_camera_away_is_released_with_one_button(studio: Studio) -> None:
    notices = tell(studio, CLAIMED)
    hands.click(notices.release_button)
    assert studio.calls("free_camera") == [("free_camera",)]


@pytest.mark.parametrize(
    ("fault", "can"),
    [
        (CLAIMED, True),
        (Fault(FaultCode.CAMERA_CLAIMED, {"program": "darktable"}), False),
        (Fault(FaultCode.CAMERA_CLAIMED, {"mount": ""}), False),
        (Fault(FaultCode.CAMERA_LOST, {"mount": "gphoto2://x"}), False),
    ],
)
def test_the_button_is_only_there_where_we_may_act(studio: Studio, fault: Fault, can: bool) -> None:
    assert can_be_released(fault) is can
    assert tell(studio, fault).release_button.isVisible() is can


def test_a_camera_that_is_away_is_said_and_taken_back(studio: Studio) -> None:
    studio.session.tell(CameraChanged(fake_session.away()))
    studio.settle()
    assert studio.room.notices.words().startswith("camera-lost happened.")
    studio.session.tell(CameraChanged(status()))
    studio.settle()
    assert studio.room.notices.isHidden()


@pytest.mark.parametrize(
    ("told", "key", "words"),
    [
        (status(abilities=frozenset({Ability.RELEASE})), "L", "does not send live view"),
        (status(abilities=frozenset({Ability.RELEASE})), "F", "only focuses by its own"),
        (status(abilities=frozenset({Ability.LIVE_VIEW})), "Space", "with the button on the camera itself"),
        (status(abilities=frozenset({Ability.LIVE_VIEW})), "Return", "with the button on the camera itself"),
        (status(abilities=frozenset({Ability.LIVE_VIEW})), "T", "with the button on the camera itself"),
        (CameraStatus(CameraState.SEARCHING), "L", "There is no camera now"),
        (CameraStatus(CameraState.SEARCHING), "Space", "There is no camera now"),
    ],
)
def test_a_key_that_can_do_nothing_says_why(
    open_studio: Open, told: CameraStatus, key: str, words: str
) -> None:
    session = FakeSession(chain=chain(link(1)), status=told)
    studio = open_studio(session)
    studio.room.canvas.setFocus()
    press(studio, key)
    notices = studio.room.notices
    assert words in notices.words()
    assert session.calls == []
    assert not notices.more_button.isVisible()
    hands.click(notices.close_button)
    studio.settle()
    assert notices.isHidden()


def test_what_was_said_goes_before_a_notice_and_leaves_it_there(studio: Studio) -> None:
    studio.session.tell(CameraChanged(CameraStatus(CameraState.READY)))
    notices = tell(studio, Fault(FaultCode.CARD_FULL))
    press(studio, "L")
    assert "live view" in notices.words()
    hands.click(notices.close_button)
    studio.settle()
    assert notices.words().startswith("card-full happened.")


def test_putting_a_notice_away_by_keyboard_leads_back_to_the_picture(studio: Studio) -> None:
    notices = tell(studio, Fault(FaultCode.CARD_FULL))
    notices.close_button.setFocus(Qt.FocusReason.TabFocusReason)
    press(studio, "Space")
    assert notices.isHidden()
    assert studio.room.canvas.hasFocus()
    assert studio.session.calls == []


@pytest.fixture
def spoken(speaking: Language) -> Texts:
    return Texts.load(speaking)


@pytest.mark.parametrize("speaking", Language, indirect=True)
@pytest.mark.parametrize("size", [(1024, 640), (1366, 768)])
def test_no_notice_is_cut_off(spoken: Texts, open_studio: Open, size: tuple[int, int]) -> None:
    def describe(fault: Fault) -> tuple[str, str, str]:
        told = spoken.fault(fault)
        return told.happened, told.safe, told.do

    studio = open_studio(size=size)
    bar = NoticeBar(describe=describe, over=studio.room.canvas)
    for code in FaultCode:
        bar.show_notices(
            (Fault(FaultCode.CARD_FULL), Fault(code, {"mount": "x", "path": "/a/long/path" * 4}))
        )
        studio.settle()
        assert studio.room.canvas.rect().contains(bar.geometry())
        for label in bar.findChildren(QLabel):
            if label.isVisible() and label.wordWrap():
                assert label.heightForWidth(label.width()) <= label.height(), code
        for button in bar.findChildren(QPushButton):
            if button.isVisible():
                advance = button.fontMetrics().horizontalAdvance(button.text())
                assert advance <= button.contentsRect().width(), button.text()
