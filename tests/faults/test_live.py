"""Live view while things go wrong: it never ends the session, and never costs a file."""

import pytest

from fotointerview.camera import messages as m
from fotointerview.camera.demo.faults import FaultKind
from fotointerview.domain.camera import CameraState, SettingName
from fotointerview.domain.faults import FaultCode
from tests.camera.listening import WAIT_S
from tests.faults.kit import BOTH, READY, Rig

LIVE, LOST = CameraState.LIVE, CameraState.LOST


def frames(rig: Rig, more: int = 5) -> None:
    """Wait for that many more frames."""
    rig.ear.wait(m.Frame, count=len(rig.ear.all(m.Frame)) + more)


@pytest.fixture
def live(rig: Rig) -> Rig:
    rig.supervisor.set_live(True).result(WAIT_S)
    frames(rig)
    return rig


def test_a_body_that_has_no_frame_ready(live: Rig) -> None:
    """The driver calls that a success of 0 bytes."""
    live.fault(FaultKind.EMPTY_FRAMES, seconds=0.8)
    live.shoot()
    live.compare()
    frames(live)
    assert live.happened(FaultKind.EMPTY_FRAMES) == 1
    assert (live.losses, live.told) == (0, [])
    assert all(frame.jpeg.startswith(b"\xff\xd8") for frame in live.ear.all(m.Frame))


@pytest.mark.parametrize("running", [True, False], ids=["while it runs", "at its start"])
def test_an_exhausted_battery_ends_live_view_in_the_body_s_words_and_nothing_else(
    rig: Rig, running: bool
) -> None:
    if running:
        rig.supervisor.set_live(True).result(WAIT_S)
        frames(rig)
    rig.fault(FaultKind.LIVE_DEAD, bits=256)
    if not running:
        rig.supervisor.set_live(True).result(WAIT_S)
    fault = rig.ear.wait(m.Notice).fault
    assert fault.code is FaultCode.LIVE_VIEW_STOPPED
    assert "Battery exhausted" in fault.details["words"]
    rig.shoot()
    rig.press()
    assert len(rig.compare()) == 2
    assert rig.supervisor.status.state is READY
    rig.demo.clear()
    rig.supervisor.set_live(True).result(WAIT_S)
    frames(rig)
    assert (rig.losses, rig.told) == (0, [FaultCode.LIVE_VIEW_STOPPED])


def test_it_goes_on_after_a_reconnect(live: Rig) -> None:
    live.fault(FaultKind.OFF, seconds=0.4)
    live.ear.wait_state(LOST)
    live.ear.wait_state(LIVE, count=2)
    frames(live)
    live.shoot()
    live.compare()
    assert live.told == []


def test_it_goes_on_after_a_line_that_fell_silent(live: Rig) -> None:
    live.fault(FaultKind.STALL)
    live.ear.wait_state(LOST)
    live.press()
    live.ear.wait_state(LIVE, count=2)
    frames(live)
    assert len(live.compare()) == 1


def test_a_still_parks_it_and_it_comes_back(live: Rig) -> None:
    for number in (1, 2, 3):
        live.shoot()
        live.ear.wait_state(CameraState.CAPTURING, count=number)
        live.ear.wait_state(LIVE, count=number + 1)
        frames(live)
    assert len(live.compare()) == 3
    assert (live.losses, live.told) == (0, [])


def test_files_come_through_under_live_view_whatever_happens(live: Rig) -> None:
    live.demo.turn(SettingName.IMAGE_FORMAT, BOTH)
    for number, share in enumerate((0.1, 0.6, 0.9)):
        live.fault(FaultKind.CUT_FILE, share=share, seconds=0.15)
        live.press()
        live.shoot_when_ready()
        assert len(live.compare()) == 4 * (number + 1)
    live.ear.wait_state(LIVE, count=live.losses + 1)
    frames(live)
    assert (live.losses, live.failed) == (3, [])
