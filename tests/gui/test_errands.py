"""Work sent away: heard on the GUI thread, with its outcome or its fault, and never after the end."""

import threading

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fotointerview.domain.faults import Fault, FaultCode, FaultError
from fotointerview.gui.errands import Errands
from fotointerview.services.work import WorkThread


def test_an_errand_is_done_elsewhere_and_heard_here(qtbot: QtBot, dressed: QApplication) -> None:
    errands, thread = Errands(), WorkThread("away", on_fault=lambda fault: heard.append(fault))
    heard: list[object] = []
    report = errands.reporter(heard.append)

    def task() -> int:
        report("half way")
        return threading.get_ident()

    errands.run(thread, task, done=lambda at: heard.extend((at, threading.get_ident())), failed=heard.append)
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert heard[0] == "half way"
    assert heard[1] != heard[2] == threading.get_ident()
    errands.close()
    thread.close()


def test_what_goes_wrong_is_told_to_whoever_asked(qtbot: QtBot, dressed: QApplication) -> None:
    errands, thread = Errands(), WorkThread("away", on_fault=lambda fault: heard.append(fault))
    heard: list[object] = []

    def known() -> None:
        raise FaultError(FaultCode.DISK_FULL)

    def unknown() -> None:
        raise ZeroDivisionError

    for task in (known, unknown):
        errands.run(thread, task, done=lambda _none: heard.append("done"), failed=heard.append)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert [fault.code for fault in heard if isinstance(fault, Fault)] == [
        FaultCode.DISK_FULL,
        FaultCode.PROGRAM_ERROR,
    ]
    errands.close()
    thread.close()


def test_nothing_is_heard_after_the_end_and_what_was_begun_is_done(
    qtbot: QtBot, dressed: QApplication
) -> None:
    errands, thread = Errands(), WorkThread("away", on_fault=lambda fault: heard.append(fault))
    heard: list[object] = []
    gate, through = threading.Event(), threading.Event()

    def task() -> None:
        gate.wait(10)
        through.set()

    errands.run(thread, task, done=heard.append, failed=heard.append)
    errands.close()
    gate.set()
    thread.close()
    assert through.is_set()
    qtbot.wait(20)
    assert heard == []
