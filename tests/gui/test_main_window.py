"""The window: four rooms, whose interview it is, how the camera is, where it stood."""

from fotointerview.domain.camera import CameraState, CameraStatus
from fotointerview.domain.words import Answer, Room
from fotointerview.gui.window_place import ScreenArea, WindowPlace
from fotointerview.services.events import CameraChanged
from tests.gui import hands
from tests.gui.conftest import Studio


def test_whose_interview_it_is(studio: Studio) -> None:
    title, who, camera, battery = studio.window.top_bar.words()
    assert title == "De begripvolle ambtenaar"
    assert who.startswith("P03 · ict · 23 ")
    assert camera == "Nikon D750 · ready"
    assert battery == "50 %"
    assert "P03" in studio.window.windowTitle()


def test_the_camera_is_told_in_words(studio: Studio) -> None:
    studio.session.tell(CameraChanged(CameraStatus(CameraState.LOST)))
    studio.settle()
    assert studio.window.top_bar.words()[2:] == ("connection lost", "")


def test_going_from_room_to_room(studio: Studio) -> None:
    went: list[Room] = []
    studio.window.room_changed.connect(went.append)
    bar = studio.window.top_bar
    hands.click(bar.room_button(Room.PREPARE))
    assert not studio.room.isVisible()
    studio.window.go_to(Room.INTERVIEW)
    studio.window.go_to(Room.INTERVIEW)
    assert went == [Room.PREPARE, Room.INTERVIEW]
    assert bar.room_button(Room.INTERVIEW).isChecked()


def test_a_room_without_a_page_cannot_be_entered(studio: Studio) -> None:
    assert not studio.window.top_bar.room_button(Room.PUBLISH).isEnabled()
    studio.window.go_to(Room.PUBLISH)
    assert studio.window.room is Room.INTERVIEW


def test_keys_sleep_in_another_room(studio: Studio) -> None:
    studio.window.go_to(Room.PREPARE)
    hands.key(studio.window, "Space")
    assert studio.session.calls == []


def test_closing_keeps_the_words_in_the_field_and_tells(studio: Studio) -> None:
    closed: list[bool] = []
    studio.window.closed.connect(lambda: closed.append(True))
    studio.window.closed.connect(studio.room.leave)
    studio.session.judge("shot-3", Answer.YES)
    studio.settle()
    field = studio.room.question.reason_field
    field.setFocus()
    field.setPlainText("tot het laatst")
    studio.window.close()
    assert studio.calls("give_reason") == [("give_reason", "shot-3", "tot het laatst")]
    assert closed == [True]


def test_the_window_stands_where_it_stood(studio: Studio) -> None:
    studio.window.restore(WindowPlace(10, 20, 1100, 700), screens=(ScreenArea(0, 0, 1920, 1080),))
    assert studio.window.place() == WindowPlace(10, 20, 1100, 700)


def test_a_window_whose_screen_is_gone_comes_to_the_main_one(studio: Studio) -> None:
    screens = (ScreenArea(0, 0, 1920, 1040), ScreenArea(1920, 0, 1280, 1024))
    studio.window.restore(WindowPlace(5000, 100, 1100, 700), screens=screens)
    assert studio.window.place() == WindowPlace(410, 170, 1100, 700)


def test_the_screen_is_shared_and_had_back(studio: Studio) -> None:
    before = WindowPlace(0, 40, 1024, 700)
    studio.window.restore(before, screens=(ScreenArea(0, 0, 1920, 1080),))
    studio.window.share_screen(WindowPlace(0, 0, 880, 700))
    studio.window.share_screen(WindowPlace(0, 0, 820, 700))
    assert studio.window.frameGeometry().getRect() == (0, 0, 820, 700)
    assert studio.window.place() == before, "the settings keep the place it had to itself"
    studio.window.share_screen(None)
    had_back = studio.window.place()
    assert (had_back.y, had_back.width, had_back.height) == (40, 1024, 700)
    studio.window.share_screen(None)
    assert studio.window.place() == had_back, "what was not shared is not given back"


def test_a_maximised_window_is_maximised_again(studio: Studio) -> None:
    studio.window.fill_screen()
    studio.window.share_screen(WindowPlace(0, 0, 820, 700))
    assert not studio.window.isMaximized()
    studio.window.share_screen(None)
    assert studio.window.isMaximized()


def test_what_is_no_place_is_forgotten(studio: Studio) -> None:
    before = studio.window.place()
    studio.window.restore(WindowPlace())
    studio.window.restore(WindowPlace(10, 10, 1100, 700), screens=())
    assert studio.window.place() == before
