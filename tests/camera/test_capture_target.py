"""Whether pictures go to the card, with the driver's virtual camera and a setting that refuses to change."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from fotointerview.camera import messages as m
from fotointerview.camera.backend import CameraError
from fotointerview.camera.link import BackendSpec
from fotointerview.camera.sources import has_driver
from fotointerview.domain.camera import CameraState
from fotointerview.domain.faults import FaultCode
from tests.camera.listening import WAIT_S, Ear, tethered
from tests.camera.pictures import small_jpeg
from tests.camera.remote import RemoteBackend

pytestmark = pytest.mark.skipif(not has_driver(), reason="gphoto2 is not installed")
FACTORY = "fotointerview.camera.gphoto:GphotoBackend"

Spec = Callable[[str], BackendSpec]


@pytest.fixture
def spec(tmp_path: Path) -> Spec:
    """A virtual camera whose capture target is the driver's setting of that name."""

    def make(config: str) -> BackendSpec:
        (tmp_path / "card").mkdir()
        (tmp_path / "card" / "portrait.jpg").write_bytes(small_jpeg())
        tables = tmp_path / "tables"
        tables.mkdir()
        table = f'key = "generic"\n[settings]\ncapture_target = ["{config}"]\n'
        (tables / "generic.toml").write_text(table, encoding="utf-8")
        environment = {"XDG_CONFIG_HOME": str(tmp_path), "VCAMERADIR": str(tmp_path / "card")}
        return BackendSpec(FACTORY, {"virtual": True, "tables": tables}, environment)

    return make


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def test_body_that_does_not_use_its_card_says_so_and_fires(spec: Spec, tmp_path: Path) -> None:
    ear = Ear()
    (tmp_path / "study").mkdir()
    # The size of a picture cannot be set on this body, whatever the driver says.
    with tethered(spec("imagesize"), ear, destination=tmp_path / "study" / "incoming") as supervisor:
        ear.wait_state(CameraState.READY)
        supervisor.trigger().result(WAIT_S)
        ear.arrived()
    (notice,) = ear.all(m.Notice)
    assert notice.fault.code is FaultCode.CARD_NOT_USED


@pytest.mark.parametrize("config", ["capturetarget", "no-such-setting"])
def test_body_that_uses_its_card_or_has_no_choice_is_silent(
    spec: Spec, stack: ExitStack, config: str
) -> None:
    made = spec(config)
    backend = RemoteBackend(made.factory, made.arguments, made.environment)
    stack.callback(backend.end)
    backend.connect()
    backend.poll(0)
    backend.close()


def test_it_is_told_once_a_session(spec: Spec, stack: ExitStack) -> None:
    made = spec("imagesize")
    backend = RemoteBackend(made.factory, made.arguments, made.environment)
    stack.callback(backend.end)
    backend.connect()
    with pytest.raises(CameraError) as trouble:
        backend.poll(0)
    assert not trouble.value.session_over
    backend.poll(0)
    backend.close()
