"""The body under trouble, the responder's hook, and the end of the process when its parent is killed."""

import os
import signal
import socket
import struct
import subprocess
import sys
import time
from contextlib import closing
from typing import Any

from fotointerview.camera.demo.body import DemoBody, ReleaseComplete
from fotointerview.camera.demo.card import Card, CardFile
from fotointerview.camera.demo.operations import OK, Operations
from fotointerview.camera.demo.packets import Line, PacketType
from fotointerview.camera.demo.responder import Responder

DEVICE_BUSY = 0x2019


class FullCard(Card):
    """A card that cannot be written."""

    def add(self, data: bytes, **_: Any) -> CardFile:
        raise OSError(28, "No space left on device")


def test_a_card_that_cannot_be_written_ends_the_release_without_a_file() -> None:
    with closing(DemoBody(still=(300, 200), card=FullCard())) as body:
        body.release()
        events = body.wait_events(30)
        assert events == (ReleaseComplete(),)
        assert not body.busy


def test_releases_in_a_row_all_arrive_in_order() -> None:
    with closing(DemoBody(still=(300, 200))) as body:
        for _ in range(3):
            body.release()
        until = time.monotonic() + 30
        while body.busy and time.monotonic() < until:
            time.sleep(0.01)
        assert [file.name for file in body.card.files] == ["DSC_0001.JPG", "DSC_0002.JPG", "DSC_0003.JPG"]


def test_operations_that_make_no_sense_are_refused() -> None:
    with closing(DemoBody(still=(300, 200))) as body:
        operations = Operations(body)
        for code, params in (
            (0x1234, ()),
            (0x1008, (99,)),
            (0x1009, ()),
            (0x100B, (99,)),
            (0x1015, (0xDEAD,)),
            (0x101B, (1,)),
        ):
            assert operations.perform(code, params, b"").code != OK
        assert operations.perform(0x1016, (0x5007,), b"\x01").code != OK


def greet(port: int) -> Line:
    """A session on the command line only, as far as this test needs one."""
    line = Line(socket.create_connection(("127.0.0.1", port)))
    line.send(PacketType.INIT_COMMAND_REQUEST, bytes(16) + "test\0".encode("utf-16-le") + bytes(4))
    assert line.receive()[0] == PacketType.INIT_COMMAND_ACK
    return line


def test_the_hook_refuses_an_operation() -> None:
    with closing(DemoBody(still=(300, 200))) as body:
        asked = []

        def hook(code: int, params: tuple[int, ...]) -> int | None:
            asked.append((code, params))
            return DEVICE_BUSY if code == 0x9207 else None

        responder = Responder(body, hook=hook)
        line = greet(responder.port)
        for code, answer in ((0x1002, OK), (0x9207, DEVICE_BUSY)):
            line.send(PacketType.COMMAND_REQUEST, struct.pack("<IHII", 1, code, 7, 1))
            kind, payload = line.receive()
            assert (kind, payload) == (PacketType.COMMAND_RESPONSE, struct.pack("<HI", answer, 7))
        assert asked == [(0x1002, (1,)), (0x9207, (1,))]
        assert not body.busy
        line.close()
        responder.close()
        responder.close()


PARENT = """
import sys, time
from fotointerview.camera.demo.launch import DemoCameraProcess
camera = DemoCameraProcess.start(still=(300, 200))
sys.stdout.write(f"{camera.port}\\n"); sys.stdout.flush()
time.sleep(600)
"""


def test_it_does_not_outlive_a_parent_that_is_killed() -> None:
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, env=env)
    assert parent.stdout is not None
    port = int(parent.stdout.readline())
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            return
        time.sleep(0.05)
    raise AssertionError("the demo camera still listens")
