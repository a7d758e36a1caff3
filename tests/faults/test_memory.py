"""Pictures that go to the body's own memory instead of its card: the driver holds the last two, and no longer."""

import pytest

from fotointerview.camera import messages as m
from fotointerview.camera.demo.faults import FaultKind
from fotointerview.domain.camera import SettingName
from tests.camera.listening import WAIT_S
from tests.faults.kit import BOTH, Rig, rest


@pytest.fixture
def to_memory(rig: Rig) -> Rig:
    rig.demo.turn(SettingName.IMAGE_FORMAT, BOTH)
    target = rig.supervisor.write_setting(SettingName.CAPTURE_TARGET, "Internal RAM").result(WAIT_S)
    assert target.value == "Internal RAM"
    return rig


def compare(rig: Rig, *, shots: int) -> None:
    """Every picture is here byte for byte, and the two files of each release are one shot."""
    rest(rig.demo)
    rig.ear.arrived(2 * shots)
    rig.settled()
    held = rig.demo.memory()[rig.held_before :]
    assert len(held) == 2 * shots
    here = {event.sha256: event for event in rig.arrived}
    assert set(here) == {file.sha256 for file in held}
    for raw, jpeg in zip(held[::2], held[1::2], strict=True):
        assert here[raw.sha256].release == here[jpeg.sha256].release
    assert len({event.release for event in rig.arrived}) == shots
    assert [event.source.size for event in rig.arrived] == [
        event.path.stat().st_size for event in rig.arrived
    ]
    assert rig.failed == []


def test_raw_and_jpeg_have_consecutive_numbers_and_are_one_shot(to_memory: Rig) -> None:
    for shot in (1, 2, 3):
        to_memory.shoot()
        compare(to_memory, shots=shot)
    names = [event.name for event in to_memory.ear.all(m.FileAnnounced)]
    assert names == [f"capt{number:04d}.{kind}" for number, kind in enumerate(("nef", "jpg") * 3)]


def test_a_burst_behind_a_slow_answer_loses_none(to_memory: Rig) -> None:
    """More pictures wait in the body than the driver can hold: each is fetched before the next is asked for."""
    to_memory.demo.set_habits(burst=5)
    to_memory.demo.turn(SettingName.DRIVE, "Burst")
    to_memory.shoot()
    to_memory.fault(FaultKind.STALL, seconds=1.5)
    compare(to_memory, shots=5)
    assert to_memory.losses == 0
