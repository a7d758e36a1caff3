"""The supervisor and real camera processes, with a card in a folder that misbehaves on order."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from fotointerview.camera import messages as m
from fotointerview.camera.fetch import read_note
from fotointerview.camera.memory import FilesKnown
from fotointerview.camera.supervisor import CameraSupervisor, Patience
from fotointerview.domain.camera import CameraState, SettingName
from fotointerview.domain.faults import FaultCode, FaultError
from tests.camera.folder_card import THUMBNAIL, shot_bytes
from tests.camera.listening import WAIT_S, Ear, folder_card, tethered

READY = CameraState.READY


class Room:
    """Where a test shoots."""

    def __init__(self, tmp_path: Path) -> None:
        self.camera = tmp_path / "camera"
        self.card, self.orders = self.camera / "card", self.camera / "orders"
        self.card.mkdir(parents=True)
        self.orders.mkdir()
        self.study = tmp_path / "study"
        self.study.mkdir()
        self.incoming = self.study / ".incoming" / "i1"
        self.ear = Ear()

    def order(self, name: str) -> None:
        (self.orders / name).touch()

    def tethered(self, **more: Any) -> Any:
        return tethered(folder_card(self.camera), self.ear, destination=self.incoming, **more)

    def here(self) -> list[str]:
        return sorted(path.name for path in self.incoming.iterdir()) if self.incoming.exists() else []


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def fault_of(future: Future[Any]) -> FaultCode:
    error = future.exception(WAIT_S)
    assert isinstance(error, FaultError)
    return error.fault.code


def until(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + WAIT_S
    while not done():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_shot_arrives_whole_with_its_note(room: Room) -> None:
    (room.card / "OLD_0001.JPG").write_bytes(b"old")
    with room.tethered() as supervisor:
        room.ear.wait_state(READY)
        assert supervisor.trigger().result(WAIT_S) is None
        arrived = room.ear.arrived()
        room.ear.wait_state(READY, count=2)
        status = supervisor.status
    announced = room.ear.wait(m.FileAnnounced)
    assert room.ear.wait(m.Thumbnail) == m.Thumbnail(announced.token, THUMBNAIL)
    assert announced.trigger_ns < announced.announced_ns < arrived.arrived_ns
    assert arrived.token == announced.token
    assert arrived.path == room.incoming / f"{arrived.token}.jpg"
    assert arrived.path.read_bytes() == shot_bytes(2)
    assert arrived.sha256 == hashlib.sha256(shot_bytes(2)).hexdigest()
    assert not arrived.damaged
    note = read_note(arrived.path)
    assert note is not None
    assert note.source == arrived.source
    assert (arrived.source.serial, arrived.source.name) == ("F1", "IMG_0002.JPG")
    assert json.loads((room.incoming / f"{arrived.token}.json").read_text())["sha256"] == arrived.sha256
    assert room.here() == [f"{arrived.token}.jpg", f"{arrived.token}.json"]
    states = [event.state for event in room.ear.all(m.StateChanged)]
    assert states == ["searching", "connecting", "ready", "capturing", "ready"]
    assert status.state is READY
    assert status.settings[SettingName.ISO].value == "400"
    assert room.ear.threads == {"camera reader"}


def test_child_is_lean_and_gone_after_stop(room: Room) -> None:
    with room.tethered() as supervisor:
        identity = room.ear.wait_state(READY).identity
        assert identity is not None
        assert identity.manufacturer == "", "the camera process loaded what it must not"
        pid = supervisor.pid
        maps = Path(f"/proc/{pid}/maps").read_text()
    assert "Qt6" not in maps
    assert not Path(f"/proc/{pid}").exists()
    assert supervisor.pid is None
    supervisor.stop()


def test_body_button_and_raw_with_jpeg_first(room: Room) -> None:
    room.order("raw-too")
    room.order("slow")
    with room.tethered() as supervisor:
        room.ear.wait_state(READY)
        supervisor.trigger().result(WAIT_S)
        room.ear.arrived(2)
        (room.camera / "BODY.JPG").write_bytes(shot_bytes(99))
        (room.camera / "BODY.JPG").rename(room.card / "BODY.JPG")  # on the card it is whole at once
        arrived = room.ear.arrived(3)
    names = [event.source.name for event in room.ear.all(m.FileArrived)]
    assert names == ["IMG_0001.JPG", "IMG_0001.NEF", "BODY.JPG"]
    raw, jpeg, body = sorted(room.ear.all(m.FileAnnounced), key=lambda e: ("BODY" in e.name, "JPG" in e.name))
    assert raw.trigger_ns == jpeg.trigger_ns
    assert body.trigger_ns == body.announced_ns
    assert body.token == arrived.token


def test_killed_in_mid_capture_loses_nothing(room: Room) -> None:
    (room.card / "OLD_0001.JPG").write_bytes(b"old")
    room.order("die-once")
    with room.tethered() as supervisor:
        room.ear.wait_state(READY)
        first_pid = supervisor.pid
        assert fault_of(supervisor.trigger()) is FaultCode.NOT_FIRED
        arrived = room.ear.arrived()
        room.ear.wait_state(READY, count=2)
        assert supervisor.pid != first_pid
        supervisor.trigger().result(WAIT_S)
        room.ear.arrived(2)
    assert room.ear.wait_state(CameraState.LOST).fault is not None
    assert arrived.path.read_bytes() == shot_bytes(2)
    assert [event.source.name for event in room.ear.all(m.FileArrived)] == ["IMG_0002.JPG", "IMG_0003.JPG"]


def test_killed_in_mid_file_fetches_it_again_under_its_token(room: Room) -> None:
    room.order("slow")
    with room.tethered() as supervisor:
        room.ear.wait_state(READY)
        supervisor.trigger().result(WAIT_S)
        token = room.ear.wait(m.FileAnnounced).token
        until(lambda: f"{token}.part" in room.here())
        os.kill(supervisor.pid, signal.SIGKILL)
        (room.orders / "slow").unlink()
        room.ear.wait_state(CameraState.LOST, FaultCode.CHILD_DIED)
        arrived = room.ear.arrived()
    assert arrived.token == token
    assert arrived.path.read_bytes() == shot_bytes(1)
    assert len(room.ear.all(m.FileAnnounced)) == 1
    assert room.here() == [f"{token}.jpg", f"{token}.json"]


def test_hanging_child_is_replaced(room: Room) -> None:
    room.order("hang-once")
    with room.tethered(patience=Patience(silence=2.0, release=1.0)) as supervisor:
        room.ear.wait_state(READY)
        trigger, refresh = supervisor.trigger(), supervisor.refresh_settings()
        assert fault_of(trigger) is FaultCode.NOT_FIRED
        assert fault_of(refresh) in {FaultCode.CHILD_HUNG, FaultCode.CAMERA_LOST}
        room.ear.wait_state(CameraState.LOST, FaultCode.CHILD_HUNG)
        assert room.ear.arrived().path.read_bytes() == shot_bytes(1)


def test_stopped_child_is_killed(room: Room) -> None:
    with room.tethered(patience=Patience(goodbye=0.2)) as supervisor:
        room.ear.wait_state(READY)
        os.kill(supervisor.pid, signal.SIGSTOP)
        pending = supervisor.write_setting(SettingName.ISO, "100")
    assert fault_of(pending) is FaultCode.CAMERA_LOST


def test_bug_in_the_child_is_told_and_survived(room: Room) -> None:
    room.order("crash-once")
    with room.tethered() as supervisor:
        room.ear.wait_state(READY)
        assert fault_of(supervisor.trigger()) is FaultCode.NOT_FIRED
        assert room.ear.wait(m.Notice).fault.code is FaultCode.PROGRAM_ERROR
        room.ear.arrived()


def test_cable_pulled_in_mid_file_reconnects_by_itself(room: Room) -> None:
    room.order("lose-file-once")
    with room.tethered() as supervisor:
        room.ear.wait_state(READY)
        pid = supervisor.pid
        supervisor.trigger().result(WAIT_S)
        lost = room.ear.wait_state(CameraState.LOST, FaultCode.CAMERA_LOST)
        arrived = room.ear.arrived()
        room.ear.wait_state(CameraState.CONNECTING, count=2)
        assert supervisor.pid == pid
    assert lost.identity is not None
    assert arrived.path.read_bytes() == shot_bytes(1)
    assert len(room.ear.all(m.FileArrived)) == 1
    assert not [name for name in room.here() if name.endswith(".part")]


def test_shot_taken_while_the_cable_was_out_is_fetched(room: Room) -> None:
    (room.card / "OLD_0001.JPG").write_bytes(b"old")
    with room.tethered() as supervisor:
        room.ear.wait_state(READY)
        room.order("away")
        room.order("lose-line-once")
        room.ear.wait_state(CameraState.SEARCHING, FaultCode.NO_CAMERA)
        assert supervisor.status.settings == {}
        (room.card / "AWAY.JPG").write_bytes(shot_bytes(7))
        (room.orders / "away").unlink()
        assert room.ear.arrived().source.name == "AWAY.JPG"
    assert len(room.ear.all(m.FileArrived)) == 1


def test_announced_file_that_is_gone_from_the_card_fails(room: Room) -> None:
    room.order("slow")
    with room.tethered() as supervisor:
        room.ear.wait_state(READY)
        supervisor.trigger().result(WAIT_S)
        token = room.ear.wait(m.FileAnnounced).token
        until(lambda: f"{token}.part" in room.here())
        (room.card / "IMG_0001.JPG").unlink()
        room.order("lose-file-once")
        failed = room.ear.wait(m.FileFailed)
    assert (failed.token, failed.fault.code) == (token, FaultCode.CAMERA_LOST)
    assert not [name for name in room.here() if name.startswith(token)]


def test_release_lost_with_the_line_is_not_repeated(room: Room) -> None:
    room.order("lose-release-once")
    with room.tethered() as supervisor:
        room.ear.wait_state(READY)
        assert fault_of(supervisor.trigger()) is FaultCode.NOT_FIRED
        room.ear.wait_state(READY, count=2)
        supervisor.trigger().result(WAIT_S)
        room.ear.arrived()
    assert [path.name for path in room.card.iterdir()] == ["IMG_0001.JPG"]


def test_body_says_why_it_did_not_fire(room: Room) -> None:
    room.order("out-of-focus-once")
    with room.tethered() as supervisor:
        room.ear.wait_state(READY)
        assert fault_of(supervisor.trigger()) is FaultCode.FOCUS_FAILED
        room.ear.wait_state(READY, count=2)
        room.order("busy-once")
        supervisor.trigger().result(WAIT_S)
        room.ear.arrived()
        room.order("card-full-once")
        assert room.ear.wait(m.Notice).fault.code is FaultCode.CARD_FULL
        assert supervisor.status.state is READY


def test_settings_are_written_read_back_and_followed(room: Room) -> None:
    with room.tethered() as supervisor:
        room.ear.wait_state(READY)
        assert supervisor.write_setting(SettingName.ISO, "100").result(WAIT_S).value == "100"
        assert supervisor.status.settings[SettingName.ISO].value == "100"
        assert fault_of(supervisor.write_setting(SettingName.ISO, "77")) is FaultCode.CAMERA_REFUSED
        assert fault_of(supervisor.write_setting(SettingName.LAMP, "1")) is FaultCode.CAMERA_REFUSED
        supervisor.write_setting(SettingName.ISO, "400").result(WAIT_S)
        room.order("dial-turned-once")
        room.ear.wait(m.SettingsRead, lambda event: event.settings[0].value == "100", count=2)
        assert supervisor.refresh_settings().result(WAIT_S) is None


def test_camera_that_comes_late_is_found(room: Room) -> None:
    room.order("away")
    with room.tethered() as supervisor:
        room.ear.wait_state(CameraState.SEARCHING, FaultCode.NO_CAMERA)
        assert fault_of(supervisor.trigger()) is FaultCode.NOT_FIRED
        assert fault_of(supervisor.refresh_settings()) is FaultCode.CAMERA_LOST
        assert supervisor.set_destination(room.incoming).result(WAIT_S) is None
        (room.orders / "away").unlink()
        room.ear.wait_state(READY)
        assert supervisor.status.fault is None


def test_without_a_destination_the_picture_stays_on_the_card(room: Room) -> None:
    with tethered(folder_card(room.camera), room.ear, destination=None) as supervisor:
        room.ear.wait_state(READY)
        assert supervisor.pid is not None
        supervisor.trigger().result(WAIT_S)
        room.ear.wait_state(READY, count=2)
        supervisor.set_destination(room.incoming).result(WAIT_S)
        os.kill(supervisor.pid, signal.SIGKILL)
        room.ear.wait_state(READY, count=3)
        supervisor.trigger().result(WAIT_S)
        assert room.ear.arrived().source.name == "IMG_0002.JPG"
    assert len(room.ear.all(m.FileAnnounced)) == 1


def test_a_destination_that_is_taken_away_leaves_the_picture_on_the_card(room: Room) -> None:
    with tethered(folder_card(room.camera), room.ear, destination=room.incoming) as supervisor:
        room.ear.wait_state(READY)
        supervisor.trigger().result(WAIT_S)
        assert room.ear.arrived().source.name == "IMG_0001.JPG"
        supervisor.set_destination(None).result(WAIT_S)
        supervisor.trigger().result(WAIT_S)
        supervisor.set_destination(room.incoming).result(WAIT_S)
        supervisor.trigger().result(WAIT_S)
        assert room.ear.arrived(count=2).source.name == "IMG_0003.JPG"
    assert len(room.ear.all(m.FileAnnounced)) == 2


def test_short_file_fails_and_the_next_arrives(room: Room) -> None:
    room.order("short")
    with room.tethered() as supervisor:
        room.ear.wait_state(READY)
        supervisor.trigger().result(WAIT_S)
        failed = room.ear.wait(m.FileFailed)
        assert failed.fault.code is FaultCode.FILE_SHORT
        assert room.here() == []
        (room.orders / "short").unlink()
        room.order("short-once")
        supervisor.trigger().result(WAIT_S)
        assert room.ear.arrived().path.read_bytes() == shot_bytes(2)
    assert (room.card / "IMG_0001.JPG").exists()


def test_full_disk_in_mid_file(room: Room, tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=96k", "tmpfs", str(small)]
    try:
        done = subprocess.run(mount, capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("no mount command here")
    if done.returncode:
        pytest.skip("a small disk cannot be mounted here (needs root)")
    try:
        room.incoming = small / ".incoming" / "i1"
        (small / "holiday.mov").write_bytes(bytes(60_000))
        with room.tethered() as supervisor:
            room.ear.wait_state(READY)
            supervisor.trigger().result(WAIT_S)
            failed = room.ear.wait(m.FileFailed)
            assert failed.fault.code is FaultCode.DISK_FULL
            assert room.here() in ([], [f"{failed.token}.expected.json"])  # the note, if there is room for it
            (small / "holiday.mov").unlink()
            supervisor.set_destination(room.incoming).result(WAIT_S)
            again = room.ear.arrived()
            assert again.path.read_bytes() == shot_bytes(1)
            assert again.token != failed.token
            supervisor.set_destination(room.study / ".incoming" / "i1").result(WAIT_S)
            supervisor.trigger().result(WAIT_S)
            assert room.ear.arrived(2).path.read_bytes() == shot_bytes(2)
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_process_that_cannot_be_started_is_tried_again(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(sys, "executable", str(room.study / "not-there"))
        with room.tethered() as supervisor:
            room.ear.wait_state(CameraState.LOST, FaultCode.CHILD_DIED, count=2)
            assert fault_of(supervisor.trigger()) is FaultCode.NOT_FIRED
            patched.undo()
            room.ear.wait_state(READY)
            supervisor.trigger().result(WAIT_S)
            room.ear.arrived()


def test_listener_that_fails_does_not_cut_the_line(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    def listen(event: m.Event) -> None:
        room.ear(event)
        raise ZeroDivisionError

    supervisor = CameraSupervisor(folder_card(room.camera), listener=listen)
    supervisor.start()
    try:
        room.ear.wait_state(READY)
        supervisor.refresh_settings().result(WAIT_S)
    finally:
        supervisor.stop()
    assert "a listener failed on StateChanged" in caplog.text


def test_stop_before_and_twice(room: Room) -> None:
    supervisor = CameraSupervisor(folder_card(room.camera), listener=room.ear)
    assert fault_of(supervisor.trigger()) is FaultCode.NOT_FIRED
    supervisor.stop()
    supervisor.stop()
    assert supervisor.status.state is CameraState.SEARCHING


def test_child_does_not_outlive_a_killed_application(room: Room) -> None:
    program = f"""
import sys, time
from pathlib import Path
from fotointerview.camera.supervisor import CameraSupervisor
from tests.camera.listening import folder_card
supervisor = CameraSupervisor(folder_card(Path({str(room.camera)!r})), listener=lambda event: None)
supervisor.start()
while supervisor.status.state != "ready":
    time.sleep(0.01)
print(supervisor.pid, flush=True)
time.sleep(60)
"""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, env=environment
    ) as application:
        assert application.stdout is not None
        child = int(application.stdout.readline())
        application.kill()
    until(lambda: not running(child))


def running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def sleeper(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """A camera process that never reads what it is told."""
    program = room.study / "sleeper"
    program.write_text("#!/bin/sh\nexec sleep 600\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))


def remembering(supervisor: CameraSupervisor) -> None:
    """Thousands of files: more than a pipe holds."""
    files = tuple(m.CameraFile("F1", "/DCIM", f"IMG_{number:05}.JPG", 10, 20) for number in range(5000))
    supervisor._keeper.heed(FilesKnown("F1", files))


def test_a_process_that_does_not_listen_holds_up_nobody(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    sleeper(room, monkeypatch)
    supervisor = CameraSupervisor(folder_card(room.camera), listener=room.ear, patience=Patience(goodbye=0.2))
    remembering(supervisor)
    supervisor.start()
    until(lambda: supervisor.pid is not None)

    def ask() -> None:
        supervisor.set_destination(room.incoming).result(WAIT_S)
        supervisor.set_live(True).result(WAIT_S)
        supervisor.trigger().exception(WAIT_S)
        supervisor.stop()

    asked = threading.Thread(target=ask, daemon=True)
    asked.start()
    asked.join(WAIT_S)
    assert not asked.is_alive()


def test_what_is_asked_while_a_process_is_told_its_memory_holds_for_it(room: Room) -> None:
    supervisor = CameraSupervisor(folder_card(room.camera), listener=room.ear)
    remembering(supervisor)
    supervisor.start()
    try:
        until(lambda: supervisor.pid is not None)
        supervisor.set_destination(room.incoming)
        supervisor.set_live(True)
        room.ear.wait(m.Frame)
        supervisor.trigger().result(WAIT_S)
        assert room.ear.arrived().path.parent == room.incoming
    finally:
        supervisor.stop()


def test_a_long_list_is_no_reason_to_give_up_the_process(room: Room) -> None:
    room.order("list-slowly")
    with room.tethered(patience=Patience(silence=1.0, listing=10.0)) as supervisor:
        room.ear.wait_state(READY)
        supervisor.trigger().result(WAIT_S)
        room.ear.arrived()
    assert not [event for event in room.ear.all(m.StateChanged) if event.state is CameraState.LOST]
