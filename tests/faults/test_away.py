"""The camera is away for a while, or its process is: what was taken meanwhile comes, once, and nothing else does."""

import random
import time

import pytest

from fotointerview.camera import messages as m
from fotointerview.camera.demo.faults import FaultKind
from fotointerview.camera.demo.launch import DemoCameraProcess
from fotointerview.camera.supervisor import Patience
from fotointerview.domain.camera import CameraState, SettingName
from fotointerview.domain.faults import FaultCode
from tests.camera.listening import WAIT_S
from tests.faults.kit import BOTH, JPEG, RAW, READY, Rig, code_of, rig_of, until

LOST = CameraState.LOST
YEAR_S = 365 * 24 * 3600


@pytest.mark.parametrize("seconds", [0.3, 2.5])
def test_a_camera_that_is_off_for_a_while(rig: Rig, seconds: float) -> None:
    rig.shoot()
    rig.ear.arrived()
    rig.fault(FaultKind.OFF, seconds=seconds)
    back = time.monotonic() + seconds
    rig.ear.wait_state(CameraState.SEARCHING, FaultCode.NO_CAMERA)
    assert code_of(rig.supervisor.trigger()) is FaultCode.NOT_FIRED
    rig.press(2)
    rig.ear.wait_state(READY, count=3)
    assert time.monotonic() - back < 15, "the goal of 5 s is measured in the bench"
    assert len(rig.compare()) == rig.released == 3


def test_a_cable_that_is_pulled_again_and_again_in_the_same_file(rig: Rig) -> None:
    rig.demo.turn(SettingName.IMAGE_FORMAT, RAW)
    rig.fault(FaultKind.CUT_FILE, share=0.7, times=5, seconds=0.3)
    rig.shoot()
    rig.compare()
    assert rig.losses == 5
    assert rig.failed == []


def test_the_camera_process_is_killed_in_mid_file(rig: Rig) -> None:
    rig.demo.turn(SettingName.IMAGE_FORMAT, RAW)
    rig.fault(FaultKind.THROTTLE, mb_per_s=1)
    rig.shoot()
    announced = rig.ear.wait(m.FileAnnounced)
    until(rig.part_of(announced).exists)
    rig.kill()
    rig.press()  # while nobody hears it
    rig.demo.clear(FaultKind.THROTTLE)
    rig.ear.wait_state(LOST, FaultCode.CHILD_DIED)
    arrived = rig.compare()
    assert len(arrived) == 2
    assert arrived[0].token == announced.token


def test_the_counter_of_names_begins_again(rig: Rig) -> None:
    rig.demo.count_from(9998)
    rig.shoot()
    rig.press(2)
    rig.compare()
    rig.demo.cut_line()
    rig.ear.wait_state(LOST)
    rig.press()
    names = [event.source.name for event in sorted(rig.compare(), key=lambda event: event.token)]
    assert names == ["DSC_9998.JPG", "DSC_9999.JPG", "DSC_0001.JPG", "DSC_0002.JPG"]


def test_the_same_name_in_another_folder_is_another_picture(rig: Rig) -> None:
    """Twice while the line is there, once while it is not."""
    for number in (1, 2, 3):
        rig.demo.count_from(5000)
        if number == 3:
            rig.fault(FaultKind.OFF, seconds=0.3)
        rig.press()
        arrived = rig.compare()
        assert len(arrived) == number
    assert {event.source.name for event in arrived} == {"DSC_5000.JPG"}
    assert len({event.source.folder for event in arrived}) == 3


@pytest.mark.parametrize("clock_s", [-20 * YEAR_S, 3 * YEAR_S])
def test_a_clock_that_is_set_wrong_in_the_middle(rig: Rig, clock_s: float) -> None:
    rig.shoot()
    rig.compare()
    rig.demo.set_habits(clock_s=clock_s)
    rig.shoot()
    rig.compare()
    rig.fault(FaultKind.OFF, seconds=0.3)
    rig.press(2)
    assert len(rig.compare()) == 4


def test_what_was_on_the_card_before_is_left_alone_though_its_size_was_not_told(
    demo: DemoCameraProcess, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with rig_of(demo, tmp_path_factory.mktemp("first")) as rig:
        rig.start()
        rig.shoot()  # so that there is something on the card
        rig.compare()
    with rig_of(demo, tmp_path_factory.mktemp("second")) as rig:
        rig.fault(FaultKind.EMPTY_INFO)
        rig.start()
        assert rig.happened(FaultKind.EMPTY_INFO) == 1
        demo.cut_line()
        rig.ear.wait_state(READY, count=2)
        rig.shoot()
        assert len(rig.compare()) == 1


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_cable_that_is_pulled_at_random(rig: Rig, seed: int) -> None:
    """Twelve shots of every kind; now and then the line goes in mid-file, with a release or before its news."""
    dice = random.Random(seed)
    not_fired = 0
    for _ in range(12):
        rig.demo.turn(SettingName.IMAGE_FORMAT, dice.choice((BOTH, RAW, JPEG)))
        rig.demo.set_habits(raw_first=dice.random() < 0.5)
        if dice.random() < 0.5:
            rig.fault(FaultKind.CUT_FILE, share=dice.random(), seconds=0.25 + 0.2 * dice.random())
        if dice.random() < 0.2:
            rig.fault(dice.choice((FaultKind.RELEASE_LOST, FaultKind.RELEASE_UNANSWERED)))
        if dice.random() < 0.2:
            rig.fault(FaultKind.CUT_BEFORE_NEWS)
        if dice.random() < 0.5:
            rig.press()
        elif error := rig.supervisor.trigger().exception(WAIT_S):
            assert "not-fired" in str(error)
            not_fired += 1
        time.sleep(0.2 * dice.random())
    rig.compare()
    rig.demo.clear()
    rig.press()
    rig.compare()
    assert rig.losses >= 1
    assert rig.failed == []
    assert 13 - not_fired <= rig.released <= 13


def test_the_program_is_started_anew_and_everything_is_old(
    demo: DemoCameraProcess, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with rig_of(demo, tmp_path_factory.mktemp("first")) as rig:
        rig.start(patience=Patience())
        rig.shoot()
        rig.compare()
    with rig_of(demo, tmp_path_factory.mktemp("second")) as rig:
        rig.start()
        rig.settled()
        assert rig.ear.all(m.FileAnnounced) == []
