"""The tether run against a session that tells what the test wants; the real one is in tests/e2e."""

import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fotointerview.domain.camera import CameraIdentity, CameraState, CameraStatus
from fotointerview.domain.chain import Link
from fotointerview.domain.faults import Fault, FaultCode
from fotointerview.domain.shots import Shot, ShotFile
from fotointerview.domain.words import FileKind
from fotointerview.services import events
from fotointerview.services.intents import InterviewIntents, Listener
from fotointerview.services.tether import TetherRun

READY = CameraStatus(CameraState.READY, CameraIdentity("D750", "usb:001,001"))


def link(number: int) -> Link:
    shot = Shot(str(number), "i", number, datetime.now(UTC))
    file = ShotFile("f", shot.id, FileKind.JPEG, f"interviews/x/originals/FI_{number:04d}.JPG", 8, "ab")
    return Link(shot, (file,))


class Scripted:
    """Answers ``load`` and each ``shoot`` with the next scripted events."""

    def __init__(self, on_load: list[events.SessionEvent], *on_shoot: list[events.SessionEvent]) -> None:
        self.on_load, self.on_shoot = on_load, list(on_shoot)
        self.listener: Listener | None = None

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        self.listener = listener
        return lambda: None

    def load(self) -> None:
        self.tell(self.on_load)

    def shoot(self) -> None:
        self.tell(self.on_shoot.pop(0))

    def tell(self, what: list[events.SessionEvent]) -> None:
        assert self.listener is not None
        for event in what:
            self.listener(event)


def shot(number: int) -> list[events.SessionEvent]:
    token = f"t{number}"
    return [
        events.ShotAnnounced(token, 0),
        events.ThumbnailReady(token, b"jpeg"),
        events.FileReady(token, "/somewhere"),
        events.ShotSafe(token, link(number), 0),
    ]


def run(
    session: Scripted, shots: int | None = None, seconds: float | None = None
) -> tuple[bool, list[Mapping[str, object]]]:
    lines: list[Mapping[str, object]] = []
    tethering = TetherRun(as_intents(session), lines.append, connect_s=0.2, quiet_s=0.2)
    return tethering.run(shots=shots, seconds=seconds), lines


def as_intents(session: Scripted) -> InterviewIntents:
    return session  # type: ignore[return-value]  # only the intents a tether run has


def names(lines: list[Mapping[str, object]]) -> list[object]:
    return [line["event"] for line in lines]


def test_two_shots_both_safe() -> None:
    ok, lines = run(Scripted([events.CameraChanged(READY)], shot(1), shot(2)), shots=2)
    assert ok
    assert names(lines) == [
        "connected",
        *["announced", "thumbnail", "arrived", "safe"] * 2,
        "done",
    ]
    assert lines[4]["file"] == "interviews/x/originals/FI_0001.JPG"
    assert lines[-1] == {"event": "done", "announced": 2, "safe": 2}


def test_without_a_camera_it_ends_with_a_fault() -> None:
    searching = CameraStatus(CameraState.SEARCHING, fault=Fault(FaultCode.NO_CAMERA))
    ok, lines = run(Scripted([events.CameraChanged(searching)]), shots=1)
    assert not ok
    assert "fault" in names(lines)


def test_a_release_that_did_not_go_off_is_told_and_tried_anew() -> None:
    session = Scripted([events.CameraChanged(READY)], [events.Noticed(Fault(FaultCode.NOT_FIRED))], shot(1))
    ok, lines = run(session, shots=1)
    assert ok
    assert names(lines)[1] == "fault"
    assert lines[1]["code"] == "not-fired"


def test_a_shot_that_does_not_arrive_is_not_all_safe() -> None:
    lost: list[events.SessionEvent] = [
        events.ShotAnnounced("t1", 0),
        events.ShotFailed("t1", Fault(FaultCode.FILE_SHORT)),
    ]
    ok, lines = run(Scripted([events.CameraChanged(READY)], lost), shots=1)
    assert not ok
    assert lines[-1] == {"event": "done", "announced": 1, "safe": 0}


def test_a_shot_that_stays_on_its_way_is_not_all_safe() -> None:
    ok, _ = run(Scripted([events.CameraChanged(READY)], [events.ShotAnnounced("t1", 0)]), shots=1)
    assert not ok


def test_listening_takes_in_what_the_body_brings() -> None:
    ok, lines = run(Scripted([events.CameraChanged(READY), *shot(1)]), seconds=0.2)
    assert ok
    assert lines[-1]["safe"] == 1


def test_without_a_driver_there_is_nothing_to_wait_for() -> None:
    fault = Fault(FaultCode.NO_DRIVER)
    searching = events.CameraChanged(CameraStatus(CameraState.SEARCHING, fault=fault))
    ok, lines = run(Scripted([searching]), shots=1)
    assert not ok
    assert [line.get("code") for line in lines] == ["no-driver", None]


def test_a_fault_is_told_in_words_as_well() -> None:
    lines: list[Mapping[str, object]] = []
    tethering = TetherRun(
        as_intents(Scripted([])), lines.append, tell=lambda _: {"happened": "No camera."}, connect_s=0.01
    )
    assert not tethering.run(shots=1)
    assert lines[0]["code"] == "no-camera"
    assert lines[0]["happened"] == "No camera."


class Copies:
    """A second copy that tells, when it is told where to, what the test wants."""

    def __init__(self, session: Scripted, *states: events.CopyChanged, noticed: Fault | None = None) -> None:
        self._session, self._states, self._noticed = session, list(states), noticed
        self.state = events.CopyChanged("")
        self.target: Path | None = None

    def set_target(self, target: Path) -> None:
        self.target = target
        if self._noticed is not None:
            self._session.tell([events.Noticed(self._noticed)])
        self._session.tell([self._states[0]])

    @property
    def is_settled(self) -> bool:
        self.state = self._states.pop(0)
        self._session.tell([self.state])
        return not self._states


def run_with_copies(
    *states: events.CopyChanged, noticed: Fault | None = None
) -> tuple[bool, list[Mapping[str, object]]]:
    session = Scripted([events.CameraChanged(READY)], shot(1))
    lines: list[Mapping[str, object]] = []
    copies = Copies(session, *states, noticed=noticed)
    tethering = TetherRun(
        as_intents(session), lines.append, quiet_s=0.2, copies=copies, copy_to=Path("/media/stick")
    )
    all_safe = tethering.run(shots=1)
    assert copies.target == Path("/media/stick")
    return all_safe, lines


def test_copies_are_waited_for_and_told() -> None:
    ok, lines = run_with_copies(*(events.CopyChanged("/media/stick", done, 3) for done in (1, 2, 2, 3)))
    assert ok
    copied = [(line["done"], line["total"]) for line in lines if line["event"] == "copied"]
    assert copied == [(1, 3), (2, 3), (3, 3)]
    assert names(lines)[-1] == "done"


def test_a_copy_that_cannot_be_made_is_told_and_is_not_all_safe() -> None:
    fault = Fault(FaultCode.COPY_MISSING, {"path": "/media/stick"})
    ok, lines = run_with_copies(events.CopyChanged("/media/stick", 0, 1, fault), noticed=fault)
    assert not ok
    (told,) = [line for line in lines if line["event"] == "copy-fault"]
    assert (told["code"], told["path"]) == ("copy-missing", "/media/stick")
    assert "fault" not in names(lines)
    assert lines[-1] == {"event": "done", "announced": 1, "safe": 1}  # and the release was not repeated


def test_copies_that_stand_still_are_not_waited_for_for_ever() -> None:
    silent = events.CopyChanged("/media/stick", 0, 1)
    ok, _ = run_with_copies(silent, silent)
    assert not ok


def test_a_cut_file_told_during_the_next_release_is_no_reason_to_release_again() -> None:
    cut = events.Noticed(Fault(FaultCode.FILE_DAMAGED))
    session = Scripted([events.CameraChanged(READY)], shot(1), [cut, *shot(2)])
    ok, lines = run(session, shots=2)
    assert ok
    assert names(lines).count("fault") == 1
    assert not session.on_shoot


@pytest.mark.parametrize(
    "code",
    [FaultCode.LIVE_VIEW_STOPPED, FaultCode.SHOT_INCOMPLETE, FaultCode.CARD_NOT_USED, FaultCode.STUDY_BUSY],
)
def test_a_trouble_that_is_not_the_release_s_is_no_reason_to_release_again(code: FaultCode) -> None:
    session = Scripted([events.CameraChanged(READY)], [])
    shoot = session.shoot

    def late() -> None:
        shoot()
        session.tell([events.Noticed(Fault(code))])
        threading.Timer(0.05, lambda: session.tell(shot(1))).start()

    session.shoot = late  # type: ignore[method-assign]
    ok, lines = run(session, shots=1)
    assert ok
    assert lines[-1] == {"event": "done", "announced": 1, "safe": 1}
