"""Faults: armed for so many times or so long, counted when they happen."""

import time

import pytest

from fotointerview.camera.demo.faults import BATTERY_EXHAUSTED, Fault, FaultKind, Faults


def test_a_fault_happens_as_often_as_ordered() -> None:
    faults = Faults()
    assert faults.take(FaultKind.STORE_FULL) is None
    faults.arm(FaultKind.STORE_FULL, times=2)
    assert faults.report() == {"armed": {"store-full": 2}, "happened": {}}
    assert faults.take(FaultKind.STORE_FULL)
    assert faults.take(FaultKind.STORE_FULL)
    assert faults.take(FaultKind.STORE_FULL) is None
    assert faults.report() == {"armed": {}, "happened": {"store-full": 2}}


def test_one_that_is_not_due_waits() -> None:
    faults = Faults()
    faults.arm(FaultKind.CUT_FILE, share=0.5)
    assert faults.take(FaultKind.CUT_FILE, when=lambda fault: fault.share < 0.5) is None
    assert faults.take(FaultKind.CUT_FILE, when=lambda fault: fault.share == 0.5)


@pytest.mark.parametrize(
    ("share", "size", "byte"), [(0.0, 100, 0), (0.5, 100, 50), (1.0, 100, 99), (0.99, 10, 9), (0.5, 0, 0)]
)
def test_where_in_a_file_it_acts(share: float, size: int, byte: int) -> None:
    assert Fault(FaultKind.CUT_FILE, share=share).at_byte(size) == byte


def test_a_lasting_one_ends_by_itself_and_counts_once() -> None:
    faults = Faults()
    faults.arm(FaultKind.BUSY, seconds=0.05)
    assert faults.lasting(FaultKind.BUSY)
    assert faults.lasting(FaultKind.BUSY)
    time.sleep(0.06)
    assert faults.lasting(FaultKind.BUSY) is None
    assert faults.report() == {"armed": {}, "happened": {"busy": 1}}


def test_one_without_an_end_lasts_until_cleared() -> None:
    faults = Faults()
    faults.arm(FaultKind.LIVE_DEAD)
    fault = faults.lasting(FaultKind.LIVE_DEAD)
    assert fault is not None
    assert fault.bits == BATTERY_EXHAUSTED
    faults.arm(FaultKind.STALL)
    faults.clear(FaultKind.LIVE_DEAD)
    assert faults.lasting(FaultKind.LIVE_DEAD) is None
    assert faults.take(FaultKind.STALL)
    faults.arm(FaultKind.STALL)
    faults.clear()
    assert faults.take(FaultKind.STALL) is None
