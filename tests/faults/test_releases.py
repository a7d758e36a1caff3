"""Releases that fail, that go down with the line, and that follow each other fast: each once, in its own interview."""

import time
from pathlib import Path

import pytest

from fotointerview.camera import messages as m
from fotointerview.camera.demo.faults import FaultKind
from fotointerview.domain.camera import CameraState, SettingName
from fotointerview.domain.faults import FaultCode
from tests.camera.listening import WAIT_S
from tests.faults.kit import BOTH, JPEG, RAW, READY, Rig, code_of, until

LOST = CameraState.LOST


def second_interview(rig: Rig) -> Path:
    """From now on somebody else sits there."""
    other = rig.incoming.with_name("i2")
    rig.supervisor.set_destination(other).result(WAIT_S)
    return other


def places(rig: Rig) -> list[str]:
    """The interview of each file that arrived, in the order in which the pictures were taken."""
    by_name = sorted(rig.compare(), key=lambda event: (event.source.folder, event.source.name))
    return [event.path.parent.name for event in by_name]


# ── that do not go off ────────────────────────────────────────────────────────────────────────────────────────


def test_a_full_card_is_said_and_with_room_the_next_release_goes_off(rig: Rig) -> None:
    rig.demo.set_capacity(1000)
    assert code_of(rig.supervisor.trigger()) is FaultCode.CARD_FULL
    assert rig.supervisor.status.state is READY
    rig.demo.set_capacity(64_000_000_000)
    rig.shoot()
    assert len(rig.compare()) == rig.released == 1
    assert rig.losses == 0


def test_a_body_that_does_not_say_why_it_did_not_release(rig: Rig) -> None:
    """The driver passes no reason on, and the card has room: what is sure is that there is no picture."""
    rig.fault(FaultKind.STORE_FULL)
    assert code_of(rig.supervisor.trigger()) is FaultCode.NOT_FIRED
    rig.shoot()
    assert len(rig.compare()) == rig.released == 1
    assert rig.losses == 0


def test_nothing_sharp_is_told_apart_from_a_lost_line(rig: Rig) -> None:
    rig.fault(FaultKind.FOCUS_FAILURE)
    assert code_of(rig.supervisor.drive_focus(0)) is FaultCode.FOCUS_FAILED
    assert rig.supervisor.status.state is READY
    rig.shoot()
    rig.compare()
    assert rig.losses == 0
    rig.fault(FaultKind.RELEASE_LOST)
    assert code_of(rig.supervisor.trigger()) is FaultCode.NOT_FIRED
    rig.ear.wait_state(LOST)
    assert len(rig.compare()) == rig.released == 1


def test_a_release_that_is_lost_with_the_line_is_said_and_not_repeated(rig: Rig) -> None:
    rig.fault(FaultKind.RELEASE_LOST)
    assert code_of(rig.supervisor.trigger()) is FaultCode.NOT_FIRED
    rig.ear.wait_state(READY, count=2)
    rig.settled()
    assert rig.released == 0
    rig.shoot()
    assert len(rig.compare()) == rig.released == 1
    assert rig.told == []


# ── of which nobody knows whether they did ────────────────────────────────────────────────────────────────────


def test_a_release_whose_answer_is_lost_is_found_once_in_the_interview_it_was_for(rig: Rig) -> None:
    rig.fault(FaultKind.RELEASE_UNANSWERED)
    assert code_of(rig.supervisor.trigger()) is FaultCode.NOT_FIRED
    second_interview(rig)
    rig.shoot_when_ready()
    assert places(rig) == ["i1", "i2"]
    assert rig.released == 2


def test_it_is_known_by_its_time_though_the_camera_s_clock_is_wrong(rig: Rig) -> None:
    rig.demo.set_habits(clock_s=-7200)
    rig.shoot()
    rig.compare()
    rig.fault(FaultKind.RELEASE_UNANSWERED)
    assert code_of(rig.supervisor.trigger()) is FaultCode.NOT_FIRED
    second_interview(rig)
    assert places(rig) == ["i1", "i1"]


def test_a_later_shot_is_not_taken_for_a_release_that_was_lost(rig: Rig) -> None:
    """Lost for good in the first interview; in the second the body's button is pressed while the camera is away."""
    rig.shoot()
    rig.compare()
    rig.fault(FaultKind.RELEASE_LOST)
    rig.fault(FaultKind.OFF, seconds=0.6)
    assert code_of(rig.supervisor.trigger()) is FaultCode.NOT_FIRED
    second_interview(rig)
    rig.demo.set_habits(clock_s=20)  # as if that long had passed
    rig.press()
    assert places(rig) == ["i1", "i2"]
    assert rig.released == 2


def test_a_camera_process_that_is_killed_as_it_releases(rig: Rig) -> None:
    """The picture is taken, the answer is late, the process dies: its successor knows whose picture it is."""
    rig.fault(FaultKind.STALL, seconds=0.3, times=100)
    order = rig.supervisor.trigger()
    until(lambda: rig.released == 1)
    rig.kill()
    rig.demo.clear()
    assert code_of(order) is FaultCode.NOT_FIRED
    second_interview(rig)
    assert places(rig) == ["i1"]
    assert rig.told == []


def test_a_line_that_is_cut_between_release_and_news(rig: Rig) -> None:
    rig.fault(FaultKind.CUT_BEFORE_NEWS)
    rig.shoot()
    second_interview(rig)
    rig.ear.wait_state(READY, count=2)
    assert places(rig) == ["i1"]
    assert rig.losses == 1
    assert rig.told == []


def test_what_the_body_s_button_took_while_the_line_was_down(rig: Rig) -> None:
    rig.demo.turn(SettingName.IMAGE_FORMAT, BOTH)
    rig.fault(FaultKind.OFF, seconds=1.0)
    rig.press(3)
    arrived = rig.compare()
    assert (len(arrived), len({event.release for event in arrived})) == (6, 3)


# ── fast ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_two_releases_within_50_ms(rig: Rig) -> None:
    orders = [rig.supervisor.trigger()]
    time.sleep(0.05)
    orders.append(rig.supervisor.trigger())
    for order in orders:
        order.result(WAIT_S)
    rig.compare()
    first, second = rig.ear.all(m.FileAnnounced)
    assert first.trigger_ns < second.trigger_ns
    assert first.trigger_ns < first.announced_ns
    assert second.trigger_ns < second.announced_ns


def test_two_releases_within_50_ms_for_two_people(rig: Rig) -> None:
    orders = [rig.supervisor.trigger()]
    other = second_interview(rig)
    orders.append(rig.supervisor.trigger())
    for order in orders:
        order.result(WAIT_S)
    assert places(rig) == ["i1", other.name]


def test_button_and_program_within_50_ms(rig: Rig) -> None:
    order = rig.supervisor.trigger()
    time.sleep(0.05)
    rig.press()
    order.result(WAIT_S)
    rig.compare()
    released = {event.trigger_ns == event.announced_ns for event in rig.ear.all(m.FileAnnounced)}
    assert released == {False, True}, "one of the two was ours"


@pytest.mark.parametrize("how", ["button", "drive", "program"])
def test_ten_shots_in_a_row(rig: Rig, how: str) -> None:
    orders = []
    if how == "button":
        rig.press(10)
    elif how == "drive":
        rig.demo.set_habits(burst=10)
        rig.demo.turn(SettingName.DRIVE, "Burst")
        rig.shoot()
    else:
        orders = [rig.supervisor.trigger() for _ in range(10)]
    for order in orders:
        order.result(WAIT_S)
    assert len(rig.compare()) == rig.released == 10
    origins = {event.trigger_ns for event in rig.ear.all(m.FileAnnounced)}
    assert len(origins) == 10
    assert rig.told == []


def test_a_jpeg_overtakes_a_large_raw(rig: Rig) -> None:
    rig.demo.turn(SettingName.IMAGE_FORMAT, RAW)
    rig.fault(FaultKind.THROTTLE, mb_per_s=0.8)
    rig.press()
    rig.ear.wait(m.FileAnnounced)
    rig.demo.turn(SettingName.IMAGE_FORMAT, JPEG)
    rig.press()
    assert [Path(event.source.name).suffix for event in rig.compare()] == [".JPG", ".NEF"]


@pytest.mark.parametrize("gap_s", [0.0, 2.0])
@pytest.mark.parametrize("raw_first", [True, False])
def test_raw_and_jpeg_are_one_shot(rig: Rig, raw_first: bool, gap_s: float) -> None:
    rig.demo.turn(SettingName.IMAGE_FORMAT, BOTH)
    rig.demo.set_habits(raw_first=raw_first, gap_s=gap_s)
    rig.shoot()
    arrived = rig.compare()
    assert len({event.release for event in arrived}) == 1
    assert len({event.trigger_ns for event in rig.ear.all(m.FileAnnounced)}) == 1
    if not (raw_first and gap_s):  # with nothing else to do the RAW is fetched in the gap
        assert Path(arrived[0].source.name).suffix == ".JPG"
