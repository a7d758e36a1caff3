"""Live view in real camera processes: beside everything else, parked for a still, never the end of a session."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from fotointerview.camera import messages as m
from fotointerview.camera.supervisor import Patience
from fotointerview.domain.camera import Ability, CameraState, SettingName
from fotointerview.domain.faults import FaultCode
from tests.camera.folder_card import frame_bytes
from tests.camera.listening import WAIT_S
from tests.camera.test_supervisor import Room, until

READY, LIVE, CAPTURING = CameraState.READY, CameraState.LIVE, CameraState.CAPTURING


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def frames(room: Room, more: int) -> m.Frame:
    return room.ear.wait(m.Frame, count=len(room.ear.all(m.Frame)) + more)


def test_abilities_come_before_the_first_use_and_go_with_the_camera(room: Room) -> None:
    room.order("two-cameras")
    with room.tethered() as supervisor:
        room.ear.wait_state(READY)
        status = supervisor.status
        assert status.abilities == {Ability.RELEASE, Ability.LIVE_VIEW, Ability.DELETE}
        assert [camera.port for camera in status.seen] == ["direct", "usb:001,009"]
        room.order("away")
        room.order("lose-line-once")
        room.ear.wait_state(CameraState.SEARCHING, FaultCode.NO_CAMERA)
        assert supervisor.status.abilities == frozenset()


def test_frames_come_while_wanted_and_the_body_gets_its_controls_back(room: Room) -> None:
    with room.tethered() as supervisor:
        room.ear.wait_state(READY)
        supervisor.set_live(True).result(WAIT_S)
        room.ear.wait_state(LIVE)
        frame = room.ear.wait(m.Frame, count=3)
        assert frame.jpeg == frame_bytes(frame.number)
        assert (room.camera / "live").exists()
        supervisor.set_live(False).result(WAIT_S)
        assert not (room.camera / "live").exists()
        room.ear.wait_state(READY, count=2)
        seen = len(room.ear.all(m.Frame))
        time.sleep(0.1)
        assert len(room.ear.all(m.Frame)) == seen


def test_a_still_parks_live_view_and_it_comes_back(room: Room) -> None:
    with room.tethered() as supervisor:
        room.ear.wait_state(READY)
        supervisor.set_live(True)
        room.ear.wait_state(LIVE)
        supervisor.trigger().result(WAIT_S)
        room.ear.arrived()
        room.ear.wait_state(LIVE, count=2)
        frames(room, 2)
        events = list(room.ear.events)
    states = [event.state for event in events if isinstance(event, m.StateChanged)]
    assert states[2:7] == [READY, LIVE, CAPTURING, READY, LIVE] or states[2:6] == [
        READY,
        LIVE,
        CAPTURING,
        LIVE,
    ]
    parked = next(i for i, e in enumerate(events) if isinstance(e, m.StateChanged) and e.state is CAPTURING)
    announced = next(i for i, e in enumerate(events) if isinstance(e, m.FileAnnounced))
    assert not any(isinstance(event, m.Frame) for event in events[parked:announced])


def test_orders_events_and_files_go_on_under_live_view(room: Room) -> None:
    room.order("slow")
    with room.tethered() as supervisor:
        room.ear.wait_state(READY)
        supervisor.set_live(True)
        frames(room, 2)
        room.order("dial-turned-once")
        room.ear.wait(m.SettingsRead, lambda event: event.settings[0].value == "100")
        assert supervisor.write_setting(SettingName.ISO, "400").result(WAIT_S).value == "400"
        (room.camera / "BODY.JPG").write_bytes(b"\xff\xd8" + bytes(50_000) + b"\xff\xd9")
        (room.camera / "BODY.JPG").rename(room.card / "BODY.JPG")
        token = room.ear.wait(m.FileAnnounced).token
        room.ear.arrived()
        events = list(room.ear.events)
    start = next(i for i, e in enumerate(events) if isinstance(e, m.FileAnnounced) and e.token == token)
    end = next(i for i, e in enumerate(events) if isinstance(e, m.FileArrived))
    assert any(isinstance(event, m.Frame) for event in events[start:end])


@pytest.mark.parametrize("order", ["live-busy-once", "live-dies-once"])
def test_a_frame_that_does_not_come_is_left_out(room: Room, order: str) -> None:
    with room.tethered() as supervisor:
        room.ear.wait_state(READY)
        supervisor.set_live(True)
        frames(room, 2)
        room.order(order)
        until(lambda: not (room.orders / order).exists())
        frames(room, 2)
        assert not room.ear.all(m.Notice)
        assert len([e for e in room.ear.all(m.StateChanged) if e.state is CameraState.CONNECTING]) == 1
        assert supervisor.status.state in (READY, LIVE)


@pytest.mark.parametrize("order", ["live-dead", "no-live-view"])
def test_live_view_that_cannot_be_had_is_given_up_and_nothing_else(room: Room, order: str) -> None:
    with room.tethered() as supervisor:
        room.ear.wait_state(READY)
        room.order(order)
        supervisor.set_live(True)
        notice = room.ear.wait(m.Notice)
        assert notice.fault.code is FaultCode.LIVE_VIEW_STOPPED
        assert notice.fault.details["words"]
        assert not (room.camera / "live").exists()
        supervisor.trigger().result(WAIT_S)
        room.ear.arrived()
        (room.orders / order).unlink()
        supervisor.set_live(True)  # asked for anew it is tried anew
        frames(room, 1)
        assert len(room.ear.all(m.Notice)) == 1


def test_live_view_goes_on_after_a_lost_line_and_after_a_dead_process(room: Room) -> None:
    with room.tethered() as supervisor:
        room.ear.wait_state(READY)
        supervisor.set_live(True)
        frames(room, 1)
        room.order("lose-line-once")
        room.ear.wait_state(CameraState.LOST)
        frames(room, 2)
        room.order("die-once")
        supervisor.trigger()
        room.ear.wait_state(CameraState.LOST, FaultCode.CHILD_DIED)
        frames(room, 2)


def test_a_driver_that_hangs_over_live_view_every_time_is_left_without_it(room: Room) -> None:
    def hang_again() -> None:
        (room.orders / "live-hangs-once").touch()

    with room.tethered(patience=Patience(silence=2.0)) as supervisor:
        room.ear.wait_state(READY)
        hang_again()
        supervisor.set_live(True)
        for count in (1, 2, 3):
            room.ear.wait_state(CameraState.LOST, FaultCode.CHILD_HUNG, count=count)
            hang_again()
        room.ear.wait_state(READY, count=4)
        supervisor.trigger().result(WAIT_S)
        room.ear.arrived()
        assert room.ear.wait(m.Notice).fault.code is FaultCode.LIVE_VIEW_STOPPED
        assert not room.ear.all(m.Frame)


def test_focus_is_driven_or_said_to_have_failed(room: Room) -> None:
    with room.tethered() as supervisor:
        room.ear.wait_state(READY)
        for step in (0, -3, 1):
            supervisor.drive_focus(step).result(WAIT_S)
        assert (room.camera / "focus").read_text().split() == ["0", "-3", "1"]
        room.order("out-of-focus-once")
        assert fault_of(lambda: supervisor.drive_focus(0).result(WAIT_S)) is FaultCode.FOCUS_FAILED
        assert supervisor.status.state is READY


def fault_of(call: Callable[[], object]) -> FaultCode:
    from fotointerview.domain.faults import FaultError

    with pytest.raises(FaultError) as failed:
        call()
    return failed.value.fault.code


def test_files_are_found_and_deleted_only_while_they_are_the_same(room: Room) -> None:
    with room.tethered() as supervisor:
        room.ear.wait_state(READY)
        for _ in range(3):
            supervisor.trigger().result(WAIT_S)
            room.ear.arrived(len(room.ear.all(m.FileArrived)) + 1)
        first, second, third = (event.source for event in room.ear.all(m.FileArrived))
        (room.card / second.name).write_bytes(b"\xff\xd8 another picture \xff\xd9")
        assert supervisor.find_files([first, second, third]).result(WAIT_S) == (first, third)
        room.order("no-delete-once")
        assert supervisor.delete_files([first, second, third]).result(WAIT_S) == (third,)
        assert sorted(path.name for path in room.card.iterdir()) == [first.name, second.name]
