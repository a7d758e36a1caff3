import logging
import threading

import pytest

from fotointerview.domain.faults import Fault, FaultCode, FaultError
from fotointerview.services.work import WorkThread


def _raise(error: Exception) -> None:
    raise error


def test_tasks_run_in_order_on_one_other_thread() -> None:
    seen: list[tuple[int, int]] = []
    work = WorkThread("w", on_fault=lambda fault: None)
    for number in range(20):
        work.post(lambda n=number: seen.append((n, threading.get_ident())))  # type: ignore[misc]
    work.close()
    assert [n for n, _ in seen] == list(range(20))
    assert {ident for _, ident in seen} != {threading.get_ident()}
    assert len({ident for _, ident in seen}) == 1


def test_a_fault_is_told_and_the_next_task_still_runs() -> None:
    told: list[Fault] = []
    ran = threading.Event()
    work = WorkThread("w", on_fault=told.append)
    work.post(lambda: _raise(FaultError(FaultCode.DISK_FULL, path="x")))
    work.post(lambda: _raise(ZeroDivisionError()))
    work.post(ran.set)
    work.close()
    assert ran.is_set()
    assert told == [Fault(FaultCode.DISK_FULL, {"path": "x"}), Fault(FaultCode.PROGRAM_ERROR)]


def test_asking_gives_the_result_or_the_exception() -> None:
    work = WorkThread("w", on_fault=lambda fault: None)
    assert work.ask(lambda: 42).result() == 42
    with pytest.raises(FaultError):
        work.ask(lambda: _raise(FaultError(FaultCode.STUDY_BUSY))).result()
    work.close()


def test_after_the_end_work_is_refused_quietly() -> None:
    told: list[Fault] = []
    work = WorkThread("w", on_fault=told.append)
    work.close()
    work.post(lambda: _raise(ZeroDivisionError()))
    assert told == []


def test_what_was_typed_where_a_pseudonym_was_asked_for_stays_out_of_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    told: list[Fault] = []
    work = WorkThread("w", on_fault=told.append)
    with caplog.at_level(logging.INFO):
        work.post(lambda: _raise(FaultError(FaultCode.BAD_PARTICIPANT_CODE, code="Some Body", path="/p")))
        work.close()
    assert told[0].details["code"] == "Some Body"
    assert "bad-participant-code" in caplog.text
    assert "Some Body" not in caplog.text
