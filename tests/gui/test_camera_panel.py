"""The camera panel: what is asked, how the camera answers, what the keys do in it, and that nothing is cut off."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from fotointerview.domain.camera import Ability, CameraState, SeenCamera, SettingName
from fotointerview.domain.faults import Fault, FaultCode
from fotointerview.domain.words import Language
from fotointerview.gui.camera_panel import Page
from fotointerview.gui.camera_side import Alone
from fotointerview.gui.fields import Chooser
from fotointerview.gui.setting_rows import SettingRow
from fotointerview.services.events import CameraChanged, CopyChanged, SeriesChanged, UnderWayChanged
from tests.gui import fake_session, hands
from tests.gui.conftest import Open, Studio
from tests.gui.fake_session import FakeSession, chain, link, status

ISO = SettingName.ISO


def press(studio: Studio, *keys: str) -> None:
    for key in keys:
        hands.key(studio.window, key)
        studio.settle()


def opened(studio: Studio, page: Page = Page.SETTINGS) -> Studio:
    studio.room.camera_panel.open(studio.room.state, page)
    studio.settle()
    return studio


def row(studio: Studio, name: SettingName) -> SettingRow:
    found = studio.room.camera_panel.settings.rows.row(name)
    assert found is not None
    return found


def chooser(studio: Studio, name: SettingName) -> Chooser:
    found = row(studio, name).chooser
    assert found is not None
    return found


def choose(studio: Studio, name: SettingName, value: str) -> None:
    box = chooser(studio, name)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())
    studio.settle()


# ── settings ──────────────────────────────────────────────────────────────────────────────────────────────


def test_a_setting_is_pending_then_set(open_studio: Open) -> None:
    session = FakeSession(chain=chain(link(1)), answers=False)
    studio = opened(open_studio(session))
    assert row(studio, ISO).words() == ("ISO 400", "")
    choose(studio, ISO, "800")
    assert session.calls == [("set_setting", ISO, "800")]
    assert row(studio, ISO).words() == ("ISO 800", "ISO 800 is being set …")
    session.answer(ISO, "800")
    studio.settle()
    assert row(studio, ISO).words() == ("ISO 800", "set")
    assert "ISO 800" in studio.room.camera_bar.words()


def test_a_refusal_shows_where_the_camera_stays_and_its_own_words(open_studio: Open) -> None:
    studio = opened(open_studio(FakeSession(chain=chain(link(1)), refuses="Not in mode M")))
    choose(studio, ISO, "800")
    assert row(studio, ISO).words() == ("ISO 400", "not ISO 800; the camera says: Not in mode M")
    studio.session.refuses = ""
    choose(studio, ISO, "100")
    assert row(studio, ISO).words() == ("ISO 100", "set")


def test_a_dial_turned_on_the_body_shows_at_once(studio: Studio) -> None:
    opened(studio)
    choose(studio, ISO, "800")
    studio.session.tell(CameraChanged(status(more={ISO: "1600"})))
    studio.settle()
    assert row(studio, ISO).words() == ("ISO 1600", "")
    assert "ISO 1600" in studio.room.camera_bar.words()
    assert studio.calls("set_setting") == [("set_setting", ISO, "800")]


def test_what_cannot_be_set_from_here_says_where(studio: Studio) -> None:
    opened(studio)
    assert row(studio, SettingName.MODE).chooser is None
    assert row(studio, SettingName.MODE).words() == ("M", "set by the camera or its own dials")
    foot = [label.text() for label in studio.room.camera_panel.settings.findChildren(QLabel)]
    assert "battery 50 % · room for 312 photos on the card" in foot


def test_distances_and_the_lamp_are_told_with_their_units(studio: Studio) -> None:
    more = {
        SettingName.SUBJECT_DISTANCE: "1.6",
        SettingName.FOCUS_DISTANCE: "0",
        SettingName.LAMP: "-0.5",
    }
    known = {name: fake_session.setting(name, value) for name, value in more.items()}
    studio.session.tell(CameraChanged(replace(status(), settings={**status().settings, **known})))
    opened(studio)
    assert [row(studio, name).words()[0] for name in more] == ["1.6 m", "–", "−0.5 EV"]


def test_a_list_that_is_open_is_not_made_anew_by_the_same_news(studio: Studio) -> None:
    opened(studio)
    box = chooser(studio, ISO)
    studio.session.tell(CameraChanged(replace(studio.session.status)))
    studio.settle()
    assert chooser(studio, ISO) is box
    assert [box.itemText(at) for at in range(box.count())] == ["ISO 100", "ISO 200", "ISO 400", "ISO 800"]


def test_another_camera_has_other_rows(studio: Studio) -> None:
    opened(studio)
    other = {SettingName.MODE: status().settings[SettingName.MODE]}
    studio.session.tell(CameraChanged(replace(status(), settings=other)))
    studio.settle()
    assert studio.room.camera_panel.settings.rows.row(ISO) is None
    assert row(studio, SettingName.MODE).words()[0] == "M"
    studio.session.tell(CameraChanged(status()))
    studio.settle()
    assert row(studio, ISO).words()[0] == "ISO 400"


def test_a_camera_that_is_gone_takes_no_wishes(studio: Studio) -> None:
    opened(studio)
    studio.session.tell(CameraChanged(fake_session.away()))
    studio.settle()
    panel = studio.room.camera_panel.settings
    assert not panel.live_button.isEnabled()
    assert not panel.rows.isEnabled()
    assert not any(button.isVisible() for button in panel.focus_buttons.values())


@pytest.mark.parametrize(
    ("abilities", "shown"),
    [
        (frozenset(Ability), {-3, -1, 0, 1, 3}),
        (frozenset({Ability.FOCUS_NOW}), {0}),
        (frozenset[Ability](), set[int]()),
    ],
)
def test_focus_is_offered_as_far_as_the_camera_can(
    open_studio: Open, abilities: frozenset[Ability], shown: set[int]
) -> None:
    session = FakeSession(chain=chain(link(1)), status=status(abilities=abilities))
    studio = opened(open_studio(session))
    buttons = studio.room.camera_panel.settings.focus_buttons
    assert {step for step, button in buttons.items() if button.isVisible()} == shown
    for step in sorted(shown):
        hands.click(buttons[step])
    assert session.calls == [("drive_focus", step) for step in sorted(shown)]


def test_live_view_and_lines_are_in_the_panel_too(studio: Studio) -> None:
    page = opened(studio).room.camera_panel.settings
    hands.click(page.live_button)
    studio.settle()
    assert studio.calls("set_live") == [("set_live", True)]
    assert page.live_button.isChecked()
    hands.click(page.lines_button)
    studio.settle()
    assert page.lines_button.text() == "Lines: thirds"


# ── the keyboard ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_setting_on_the_bar_leads_to_its_list_and_esc_back_to_the_picture(studio: Studio) -> None:
    button = studio.room.camera_bar.setting_button(ISO)
    assert button is not None
    hands.click(button)
    studio.settle()
    assert chooser(studio, ISO).hasFocus()
    press(studio, "Escape")
    assert studio.room.camera_panel.isHidden()
    assert studio.room.canvas.hasFocus()


def test_keys_in_a_list_choose_and_do_nothing_else(studio: Studio) -> None:
    opened(studio)
    box = chooser(studio, ISO)
    box.setFocus()
    press(studio, "Down", "Up", "1", "L")
    assert {call[0] for call in studio.session.calls} == {"set_setting"}
    assert studio.room.state.current == "shot-3"
    assert not studio.room.state.side.live


@pytest.mark.parametrize("field", ["folder", "address", "copy", "shots"])
def test_what_is_typed_in_a_field_is_no_command(studio: Studio, field: str) -> None:
    panel = opened(studio, Page.SOURCE).room.camera_panel
    widget, page = {
        "folder": (panel.source.folder, Page.SOURCE),
        "address": (panel.source.address, Page.SOURCE),
        "copy": (panel.copies.folder, Page.COPIES),
        "shots": (panel.alone.shots, Page.ALONE),
    }[field]
    opened(studio, page)
    widget.setFocus()
    press(studio, "1", "L", "Space", "Q", "Up", "Down", "Delete")
    assert studio.session.calls == []
    assert studio.room.state.current == "shot-3"
    press(studio, "Return")
    assert studio.calls("next_photo") == []


def test_the_wheel_sets_nothing_by_accident(studio: Studio) -> None:
    opened(studio)
    assert not chooser(studio, ISO).focusPolicy() & Qt.FocusPolicy.WheelFocus & ~Qt.FocusPolicy.StrongFocus


@pytest.mark.parametrize("page", Page)
def test_every_control_of_the_panel_is_named_and_reached_by_tab(studio: Studio, page: Page) -> None:
    panel = opened(studio, page).room.camera_panel
    kinds = (QAbstractButton, QComboBox, QAbstractSpinBox, QLineEdit)
    controls: set[QWidget] = {
        c
        for kind in kinds
        for c in panel.findChildren(kind)
        if c.isVisible() and c.isEnabled() and not isinstance(c.parent(), QComboBox | QAbstractSpinBox)
    }
    assert [c for c in controls if not c.accessibleName() and not getattr(c, "text", str)()] == []
    reached: set[QWidget] = set()
    for _ in range(160):
        focus = studio.window.focusWidget()
        assert focus is not None
        reached.add(focus)
        hands.key(studio.window, "Tab")
    groups = {b.group() for b in reached if isinstance(b, QAbstractButton) and b.group()}
    missed = [c for c in controls - reached if not (isinstance(c, QAbstractButton) and c.group() in groups)]
    assert missed == []


# ── working alone ─────────────────────────────────────────────────────────────────────────────────────────


def test_the_timer_that_was_used_last_is_the_one_the_key_starts(studio: Studio) -> None:
    page = opened(studio, Page.ALONE).room.camera_panel.alone
    hands.click(page.delay_button(5))
    page.shots.setValue(4)
    page.every.setValue(30)
    studio.settle()
    assert studio.room.state.side.alone == Alone(5.0, 4, 30.0)
    words = [label.text() for label in page.findChildren(QLabel)]
    assert any(words.startswith("One photo after 5") for words in words)
    hands.click(page.start_button)
    studio.settle()
    assert page.start_button.accessibleName() == "Stop"
    press(studio, "Escape", "T")
    press(studio, "T")
    assert studio.session.calls == [
        ("start_series", 5.0, 4, 30.0),
        ("stop_series",),
        ("start_series", 5.0, 4, 30.0),
    ]


def test_one_photo_needs_no_interval(studio: Studio) -> None:
    page = opened(studio, Page.ALONE).room.camera_panel.alone
    assert not page.every.isEnabled()
    page.shots.setValue(2)
    studio.settle()
    assert page.every.isEnabled()
    assert studio.room.state.side.alone == Alone(10.0, 2, 10.0)
    page.shots.setValue(1)
    studio.settle()
    assert studio.room.state.side.alone == Alone(10.0, 1, 0.0)


def test_without_a_camera_no_timer_starts_but_one_that_runs_can_be_stopped(studio: Studio) -> None:
    studio.session.tell(SeriesChanged(2, 1))
    studio.session.tell(CameraChanged(fake_session.away()))
    page = opened(studio, Page.ALONE).room.camera_panel.alone
    assert page.start_button.isEnabled()
    hands.click(page.start_button)
    studio.settle()
    assert not page.start_button.isEnabled()
    press(studio, "Escape", "T")
    assert studio.session.calls == [("stop_series",)]
    assert studio.room.state.side.said is not None


def test_the_seconds_are_counted_on_the_picture(studio: Studio) -> None:
    countdown = studio.room.canvas.countdown
    assert countdown.words == ""
    studio.session.start_series(delay_s=3.5)
    studio.settle()
    assert countdown.words in ("3", "4")
    studio.session.start_series(delay_s=0.05, shots=2)
    studio.settle()
    studio.until(lambda: countdown.words == "●")
    studio.session.stop_series()
    studio.settle()
    assert countdown.words == ""


# ── which camera ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_camera_is_chosen_and_live_view_of_the_one_before_is_over(studio: Studio) -> None:
    wanted: list[str] = []
    studio.room.camera_wanted.connect(wanted.append)
    press(studio, "L")
    page = opened(studio, Page.SOURCE).room.camera_panel.source
    assert list(page.buttons) == ["serial:1", "usb:001,006", "auto", "demo", "webcam"]
    assert page.buttons["auto"].isChecked()
    for spec in ("usb:001,006", "demo", "webcam", "auto", "serial:1"):
        hands.click(page.buttons[spec])
    page.folder.setText("  /photos/in ")
    hands.click(page.watch_button)
    page.address.setCurrentText("192.168.1.7")
    hands.click(page.connect_button)
    assert wanted == [
        *("usb:001,006", "demo", "webcam", "auto", "serial:1"),
        *("folder:/photos/in", "ptpip:192.168.1.7"),
    ]
    studio.settle()
    assert not studio.room.state.side.live
    assert not any(button.isChecked() for button in page.buttons.values())


def test_enter_in_a_field_is_its_button(studio: Studio) -> None:
    wanted: list[str] = []
    studio.room.camera_wanted.connect(wanted.append)
    page = opened(studio, Page.SOURCE).room.camera_panel.source
    page.folder.setFocus()
    press(studio, "Return")
    page.folder.setText("/in")
    press(studio, "Return")
    page.address.setFocus()
    page.address.setCurrentText("ptpip:10.0.0.2")
    press(studio, "Return")
    assert wanted == ["folder:/in", "ptpip:10.0.0.2"]


def test_what_was_asked_for_and_the_known_addresses_are_shown(studio: Studio) -> None:
    page = opened(studio, Page.SOURCE).room.camera_panel.source
    before = ("ptpip:10.0.0.2", "folder:/old", "ptpip:10.0.0.3")
    studio.room.show_camera_choice("demo", remembered=before)
    assert page.buttons["demo"].isChecked()
    assert [page.address.itemText(at) for at in range(page.address.count())] == ["10.0.0.2", "10.0.0.3"]
    assert (page.folder.text(), page.address.currentText()) == ("/old", "10.0.0.2")
    studio.room.show_camera_choice("folder:/in", remembered=before)
    assert page.folder.text() == "/in"
    assert not page.buttons["demo"].isChecked()
    seen = (SeenCamera("Fuji X-T5", "usb:002,003", ""),)
    studio.session.tell(CameraChanged(replace(status(), seen=seen)))
    studio.settle()
    assert next(iter(page.buttons)) == "usb:002,003"


def test_the_cameras_name_leads_to_the_choice(studio: Studio) -> None:
    studio.window.camera_wanted.connect(studio.room.open_camera)
    hands.click(studio.window.top_bar.camera_button)
    assert studio.room.camera_panel.isVisible()
    assert studio.room.camera_panel.page is Page.SOURCE


# ── where the copies are ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("speaking", [Language.EN], indirect=True)
@pytest.mark.parametrize(
    ("more", "told", "words"),
    [
        ({}, (), "3 shots safe · card and computer"),
        ({SettingName.CAPTURE_TARGET: "Internal RAM"}, (), "3 shots safe · computer only"),
        ({SettingName.CAPTURE_TARGET: "sdram"}, (), "3 shots safe · computer only"),
        ({SettingName.CAPTURE_TARGET: "card+sdram"}, (), "3 shots safe · card and computer"),
        ({SettingName.CAPTURE_TARGET: ""}, (), "3 shots safe"),
        (
            {},
            (CopyChanged("/copy", 22, 24),),
            "3 shots safe · card and computer · second copy 22 of 24",
        ),
        ({}, (CopyChanged("/copy", 24, 24),), "3 shots safe · card and computer · second copy complete"),
        (
            {},
            (CopyChanged("/copy", 22, 24, Fault(FaultCode.COPY_FULL)),),
            "3 shots safe · card and computer · second copy waits at 22 of 24",
        ),
        ({}, (UnderWayChanged(1),), "3 shots safe · card and computer · 1 RAW file follows"),
        ({}, (UnderWayChanged(0),), "3 shots safe · card and computer"),
    ],
)
def test_the_bar_says_where_the_copies_are(
    speaking: Language,
    studio: Studio,
    more: dict[SettingName, str],
    told: tuple[CopyChanged | UnderWayChanged, ...],
    words: str,
) -> None:
    studio.session.tell(CameraChanged(status(more=more)))
    for event in told:
        studio.session.tell(event)
    studio.settle()
    assert studio.room.camera_bar.words()[-1] == words


def test_a_shot_on_its_way_is_not_counted_as_a_raw(open_studio: Open) -> None:
    studio = open_studio(FakeSession(chain=chain(link(1)), arrive=False))
    studio.session.shoot()
    studio.session.tell(UnderWayChanged(1))
    studio.settle()
    assert "RAW" not in studio.room.camera_bar.words()[-1]
    studio.session.tell(UnderWayChanged(2))
    studio.settle()
    assert "1 RAW" in studio.room.camera_bar.words()[-1]


def test_the_second_copy_is_asked_for_and_ended(studio: Studio) -> None:
    wanted: list[str] = []
    studio.room.second_copy_wanted.connect(wanted.append)
    hands.click(studio.room.camera_bar.copies_button)
    page = studio.room.camera_panel.copies
    assert studio.room.camera_panel.page is Page.COPIES
    hands.click(page.copy_button)
    page.folder.setText("/media/copy")
    hands.click(page.copy_button)
    studio.session.tell(CopyChanged("/media/copy", 1, 3, Fault(FaultCode.COPY_MISSING)))
    studio.settle()
    assert page.words() == (
        "Second copy waits at 1 of 3. copy-missing happened. Everything is safe. Do this."
    )
    hands.click(page.stop_button)
    assert wanted == ["/media/copy", ""]


# ── the look ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("speaking", Language, indirect=True)
@pytest.mark.parametrize("size", [(1024, 640), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("page", Page)
def test_nothing_is_cut_off(speaking: Language, open_studio: Open, size: tuple[int, int], page: Page) -> None:
    studio = open_studio(size=size)
    panel = opened(studio, page).room.camera_panel
    assert panel.geometry().bottom() <= studio.room.camera_bar.geometry().top()
    assert panel.geometry().top() >= 0
    for button in panel.findChildren(QPushButton):
        if button.isVisible():
            room = button.contentsRect().width()
            assert button.fontMetrics().horizontalAdvance(button.text()) <= room, button.text()
    for label in panel.findChildren(QLabel):
        if label.isVisible() and not label.wordWrap():
            assert label.width() >= label.sizeHint().width(), label.text()


@pytest.mark.parametrize("speaking", Language, indirect=True)
def test_the_help_fits_the_smallest_window(speaking: Language, open_studio: Open) -> None:
    studio = open_studio(size=(1024, 640))
    studio.window.help.toggle()
    assert studio.window.rect().contains(studio.window.help.geometry())


def test_a_panel_that_is_away_is_not_kept_up_to_date(studio: Studio) -> None:
    studio.session.become(CameraState.READY)
    studio.settle()
    assert studio.room.camera_panel.isHidden()
    assert studio.room.camera_panel.settings.rows.row(ISO) is None
