"""A line that is cut while the card is being listed: half a list is never taken for the whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fotointerview.camera.backend import CameraError
from fotointerview.camera.demo.body import DemoBody
from fotointerview.camera.demo.responder import Responder
from fotointerview.camera.sources import GPHOTO
from fotointerview.domain.faults import FaultCode
from tests.camera.remote import RemoteBackend
from tests.faults.kit import until

pytest.importorskip("gphoto2", reason="there is no gphoto2 on this system: no list of its making")
GET_HANDLES, GET_INFO = 0x1007, 0x1008
PICTURES = 5


class Cutter:
    """Cuts the line at one of the operations that the driver lists a card with."""

    def __init__(self) -> None:
        self.responder: Responder
        self.code = self.left = 0

    def __call__(self, code: int, _params: tuple[int, ...]) -> int | None:
        if code == self.code:
            self.left -= 1
            if self.left == 0:
                self.responder.cut()
        return None


@pytest.fixture(scope="module")
def cutter() -> Iterator[Cutter]:
    body, cutter = DemoBody(still=(300, 200)), Cutter()
    for _ in range(PICTURES):
        body.press_shutter()
    until(lambda: not body.busy)
    cutter.responder = Responder(body, hook=cutter)
    yield cutter
    cutter.responder.close()
    body.close()


@pytest.mark.parametrize(
    ("code", "at"), [(GET_HANDLES, 1), (GET_HANDLES, 2), *((GET_INFO, n) for n in range(1, 8))]
)
def test_half_a_list_is_none(cutter: Cutter, tmp_path: Path, code: int, at: int) -> None:
    port = cutter.responder.port
    environment = {"XDG_CONFIG_HOME": str(tmp_path), "LANGUAGE": "C"}
    backend = RemoteBackend(GPHOTO, {"port": f"ptpip:127.0.0.1:{port}:{port}"}, environment)
    try:
        backend.connect()
        cutter.code, cutter.left = code, at
        with pytest.raises(CameraError) as caught:
            backend.list_files()
        assert cutter.left == 0
        assert caught.value.session_over
        assert caught.value.code is FaultCode.CAMERA_LOST
        backend.connect()
        assert len(backend.list_files()) == PICTURES
    finally:
        backend.end()
