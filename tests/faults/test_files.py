"""A file that does not come as it should: the line is cut or falls silent, bytes are missing, the body is busy."""

import pytest

from fotointerview.camera import messages as m
from fotointerview.camera.demo.faults import FaultKind
from fotointerview.domain.camera import CameraState, SettingName
from fotointerview.domain.faults import FaultCode
from tests.faults.kit import JPEG, RAW, READY, Rig, code_of

LOST = CameraState.LOST


@pytest.mark.parametrize("kind", [JPEG, RAW])
@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.99])
def test_a_line_that_is_cut_in_mid_file(rig: Rig, kind: str, share: float) -> None:
    rig.demo.turn(SettingName.IMAGE_FORMAT, kind)
    rig.fault(FaultKind.CUT_FILE, share=share)
    rig.shoot()
    (arrived,) = rig.compare()
    assert rig.happened(FaultKind.CUT_FILE) == rig.losses == 1
    assert arrived.token == rig.ear.wait(m.FileAnnounced).token, "it is the same shot all the time"
    assert not arrived.damaged


def test_a_line_that_falls_silent_in_mid_file(rig: Rig) -> None:
    """The driver waits 2.5 s, and is out of step from then on: only a new session helps."""
    rig.fault(FaultKind.STALL_FILE, share=0.5)
    rig.shoot()
    rig.compare()
    assert rig.losses == 1
    rig.shoot()
    rig.compare()


def test_an_answer_that_never_comes(rig: Rig) -> None:
    rig.fault(FaultKind.STALL)
    rig.ear.wait_state(LOST)
    rig.press()  # while nobody hears it
    rig.ear.wait_state(READY, count=2)
    rig.shoot()
    assert len(rig.compare()) == 2
    assert rig.losses == 1


def test_an_answer_that_is_late_ends_nothing(rig: Rig) -> None:
    rig.fault(FaultKind.STALL, seconds=1.2)
    rig.shoot()
    rig.compare()
    assert rig.losses == 0


@pytest.mark.parametrize("seconds", [0.5, 10.0])
def test_a_body_that_is_busy_for_a_while(rig: Rig, seconds: float) -> None:
    rig.press()
    rig.fault(FaultKind.BUSY, seconds=seconds)
    (arrived,) = rig.compare()
    assert rig.happened(FaultKind.BUSY)
    assert (rig.losses, rig.told, rig.failed) == (0, [], [])
    assert not arrived.damaged


def test_a_release_waits_for_a_busy_body_a_little_and_then_says_so(rig: Rig) -> None:
    rig.fault(FaultKind.BUSY, seconds=60)
    assert code_of(rig.supervisor.trigger()) is FaultCode.CAMERA_BUSY
    rig.fault(FaultKind.BUSY, seconds=1)
    rig.shoot()
    assert len(rig.compare()) == rig.released == 1
    assert rig.losses == 0


@pytest.mark.parametrize("kind", [FaultKind.SHORT_FILE, FaultKind.EMPTY_READ])
def test_a_short_transfer_is_noticed_and_tried_again(rig: Rig, kind: FaultKind) -> None:
    """The driver reports it as success."""
    rig.fault(kind)
    rig.shoot()
    rig.compare()
    assert rig.happened(kind) == 1
    assert (rig.losses, rig.failed) == (0, [])


def test_a_short_transfer_at_the_second_piece(rig: Rig) -> None:
    rig.demo.turn(SettingName.IMAGE_FORMAT, RAW)  # of more than one piece
    rig.fault(FaultKind.SHORT_FILE, share=0.99, times=2)
    rig.shoot()
    (arrived,) = rig.compare()
    assert arrived.source.size > 1 << 20
    assert rig.happened(FaultKind.SHORT_FILE) == 2


def test_a_file_that_is_short_three_times_stays_on_the_card_and_comes_when_asked_for_again(rig: Rig) -> None:
    rig.fault(FaultKind.SHORT_FILE, share=0.5, times=3)
    rig.shoot()
    assert rig.ear.wait(m.FileFailed).fault.code is FaultCode.FILE_SHORT
    rig.shoot()
    rig.compare(kept_back=1)
    rig.supervisor.set_destination(rig.incoming).result()
    assert len(rig.compare()) == 2
    assert rig.losses == 0


def test_a_file_that_is_empty_for_good_is_said_and_the_session_goes_on(rig: Rig) -> None:
    rig.fault(FaultKind.EMPTY_FILE)
    rig.shoot()
    fault = rig.ear.wait(m.FileFailed).fault
    assert (fault.code, fault.details["got"]) == (FaultCode.FILE_SHORT, "0")
    rig.shoot()
    rig.compare(kept_back=1)
    assert [file.size for file in rig.taken if file.name == fault.details["name"]] == [0]
    assert (rig.losses, len(rig.failed)) == (0, 1)


def test_a_file_whose_size_is_not_told_comes_with_the_next_session(rig: Rig) -> None:
    """The driver asks only once in a session."""
    rig.fault(FaultKind.EMPTY_INFO)
    rig.shoot()
    assert rig.ear.wait(m.FileFailed).fault.code is FaultCode.FILE_SHORT
    rig.demo.cut_line()
    assert len(rig.compare()) == 1


def test_a_damaged_jpeg_is_kept_and_marked(rig: Rig) -> None:
    rig.fault(FaultKind.CORRUPT_FILE)
    rig.shoot()
    rig.compare()
    rig.shoot()
    assert [event.damaged for event in rig.compare()] == [True, False]
