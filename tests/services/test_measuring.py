"""Measuring off every other thread: one after the other, the last word on a shot counts, an end is an end."""

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fotointerview.camera.demo.scene import SceneSettings, render_still
from fotointerview.domain.faults import Fault, FaultCode
from fotointerview.domain.measures import Measures
from fotointerview.services.measuring import Measuring, measured_file


@pytest.fixture(scope="module")
def photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("measuring") / "FI_0001.JPG"
    still = render_still(
        SceneSettings(), taken_at=datetime(2026, 11, 23, tzinfo=UTC), serial="1", width=900, height=600
    )
    path.write_bytes(still.jpeg)
    return path


class Held:
    """A delivery that holds the thread until it is let go."""

    def __init__(self) -> None:
        self.told: list[tuple[str, Measures, int]] = []
        self.arrived, self.go = threading.Event(), threading.Event()

    def __call__(self, shot_id: str, measures: Measures) -> None:
        self.told.append((shot_id, measures, threading.get_ident()))
        self.arrived.set()
        assert self.go.wait(20)


def test_a_shot_is_measured_on_another_thread_and_told_by_its_id(photo: Path) -> None:
    measuring, held = Measuring(on_fault=lambda fault: None), Held()
    held.go.set()
    measuring.measure(photo, shot_id="s1", deliver=held)
    assert held.arrived.wait(20)
    measuring.close()
    (shot_id, measures, thread) = held.told[0]
    assert (shot_id, thread != threading.get_ident()) == ("s1", True)
    assert measures.face is not None
    assert measures.distance_m == pytest.approx(1.6, rel=0.2)


def test_only_the_last_word_on_a_waiting_shot_is_carried_out(photo: Path) -> None:
    measuring, held = Measuring(on_fault=lambda fault: None), Held()
    measuring.measure(photo, shot_id="s1", deliver=held)
    assert held.arrived.wait(20)
    done = Held()
    done.go.set()
    box = (0.2, 0.2, 0.3, 0.3)
    measuring.measure(photo, shot_id="s2", deliver=done)
    measuring.measure(photo, shot_id="s2", deliver=done, face=box, by_hand=True)
    held.go.set()
    assert done.arrived.wait(20)
    measuring.close()
    assert [(shot_id, m.face, m.by_hand) for shot_id, m, _ in done.told] == [("s2", box, True)]


def test_a_file_that_cannot_be_read_stays_unmeasured_and_disturbs_nobody(photo: Path, tmp_path: Path) -> None:
    faults: list[Fault] = []
    measuring, held = Measuring(on_fault=faults.append), Held()
    held.go.set()
    broken = tmp_path / "FI_0002.JPG"
    broken.write_bytes(b"no picture")
    measuring.measure(tmp_path / "missing.jpg", shot_id="s1", deliver=held)
    measuring.measure(broken, shot_id="s2", deliver=held)
    measuring.measure(photo, shot_id="s3", deliver=held)
    assert held.arrived.wait(20)
    measuring.close()
    assert [shot_id for shot_id, _, _ in held.told] == ["s3"]
    assert faults == []


def test_what_fails_in_the_delivery_is_a_fault_of_the_program(photo: Path) -> None:
    faults: list[Fault] = []
    told = threading.Event()

    def on_fault(fault: Fault) -> None:
        faults.append(fault)
        told.set()

    def deliver(shot_id: str, measures: Measures) -> None:
        raise ZeroDivisionError

    measuring = Measuring(on_fault=on_fault)
    measuring.measure(photo, shot_id="s1", deliver=deliver)
    assert told.wait(20)
    measuring.close()
    assert [fault.code for fault in faults] == [FaultCode.PROGRAM_ERROR]


def test_at_the_end_what_waits_is_forgotten(photo: Path) -> None:
    measuring, held = Measuring(on_fault=lambda fault: None), Held()
    measuring.measure(photo, shot_id="s1", deliver=held)
    assert held.arrived.wait(20)
    measuring.measure(photo, shot_id="s2", deliver=held)
    closing = threading.Thread(target=measuring.close)
    closing.start()
    while not measuring.closed:
        closing.join(0.01)
    held.go.set()
    closing.join()
    measuring.measure(photo, shot_id="s3", deliver=held)
    assert [shot_id for shot_id, _, _ in held.told] == ["s1"]


def test_a_hand_drawn_face_goes_through_to_the_measures(photo: Path) -> None:
    assert measured_file(photo, face=None, by_hand=True).by_hand
