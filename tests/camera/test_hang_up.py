"""A dead network line is shut down under whoever holds it, and no other line is."""

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fotointerview.camera.hang_up import hang_up

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="handles of other systems")


@pytest.fixture
def lines() -> Iterator[tuple[socket.socket, socket.socket, int]]:
    """Both ends of a connection over the network, and the port it goes to."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)) as near, server.accept()[0] as far:
            near.settimeout(10)
            far.settimeout(10)
            yield near, far, port


def handles() -> int:
    return len(list(Path("/dev/fd").iterdir()))


def test_both_ends_hear_of_it_and_the_handle_stays_its_owner_s(
    lines: tuple[socket.socket, socket.socket, int],
) -> None:
    near, far, port = lines
    before = handles()
    assert hang_up(f"ptpip:127.0.0.1:{port}:{port}") == 1
    assert near.recv(1) == b""
    assert far.recv(1) == b""
    assert handles() == before
    assert near.fileno() > 0


@pytest.mark.parametrize(
    "port", ["ptpip:127.0.0.2:15740:15740", "ptpip:127.0.0.1", "usb:001,002", "auto", ""]
)
def test_lines_to_anybody_else_are_left_alone(
    lines: tuple[socket.socket, socket.socket, int], port: str
) -> None:
    near, far, _ = lines
    assert hang_up(port) == 0
    near.sendall(b"x")
    assert far.recv(1) == b"x"
