"""From a wanted camera to something a camera process can open, with all that must live beside it.

The demo camera is a process of its own that speaks PTP/IP, so that the real driver is in the loop; where
there is no driver the same body is used directly. The virtual camera needs a folder with a picture, a webcam
one for its own; a watched folder needs nothing.
"""

import importlib.util
import os
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

import platformdirs

from fotointerview.camera.link import BackendSpec
from fotointerview.camera.spec import CameraKind, CameraSpec
from fotointerview.domain.faults import FaultCode, FaultError

GPHOTO = "fotointerview.camera.gphoto:open_backend"
SIMULATED = "fotointerview.camera.simulated:simulated_backend"
FOLDER = "fotointerview.camera.folder:folder_backend"
WEBCAM = "fotointerview.camera.webcam:webcam_backend"
VIRTUAL_SHOTS = 26
"""libgphoto2's virtual camera takes so many pictures in one process, and then never again."""
SITTER = "elian"


class CameraSource:
    """A running source of pictures; a context manager.

    Attributes:
        backend: what the camera process opens.
    """

    def __init__(
        self,
        backend: BackendSpec,
        *,
        beside: ExitStack,
        press: Callable[[], None] | None = None,
        seat: Callable[[str], None] | None = None,
    ) -> None:
        self.backend = backend
        self._beside = beside
        self._press = press
        self._seat = seat

    @property
    def has_sitter(self) -> bool:
        """Whether somebody drawn sits there who can be changed."""
        return self._seat is not None

    def press_shutter(self) -> None:
        """Press the demo camera's own button; on other cameras that is for a person to do."""
        if self._press is not None:
            self._press()

    def change_sitter(self, name: str) -> None:
        """Let somebody else sit down before the demo camera; other cameras do not care."""
        if self._seat is not None:
            self._seat(name)

    def close(self) -> None:
        """End what lives beside the camera process; end that first. Safe to call twice."""
        self._beside.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def has_driver() -> bool:
    """Whether python-gphoto2 is installed; it is not loaded for that."""
    return importlib.util.find_spec("gphoto2") is not None


def open_source(spec: CameraSpec, *, sitter: str = SITTER, realistic_size: bool = True) -> CameraSource:
    """Start what ``spec`` needs. ``sitter`` and ``realistic_size`` (24 MP) are for the drawn cameras.

    Raises:
        FaultError: ``NO_CAMERA`` when the demo camera does not start; ``BAD_CAMERA_SPEC`` when the folder that
            is to be watched lies in a study: its own pictures would come in again, for ever.
    """
    if spec.kind is CameraKind.FOLDER:
        return _watched(spec.port)
    if spec.kind is CameraKind.WEBCAM:
        return _webcam(int(spec.port) if spec.port else None)
    if spec.kind is CameraKind.SIMULATED or (spec.kind is CameraKind.DEMO and not has_driver()):
        still = (6000, 4000) if realistic_size else (1500, 1000)
        return CameraSource(BackendSpec(SIMULATED, {"sitter": sitter, "still": still}), beside=ExitStack())
    if not has_driver():  # the camera process will say so, where every other reason is said as well
        return CameraSource(BackendSpec(GPHOTO), beside=ExitStack())
    with ExitStack() as opening:
        if spec.kind is CameraKind.DEMO:
            source = _demo(opening, sitter, realistic_size)
        elif spec.kind is CameraKind.VIRTUAL:
            source = _virtual(opening, sitter, realistic_size)
        else:
            port = f"serial:{spec.port}" if spec.kind is CameraKind.SERIAL else spec.port or "auto"
            folder = platformdirs.user_config_path("fotointerview") / "driver"
            folder.mkdir(parents=True, exist_ok=True)
            on_usb = not port.startswith("ptpip:")
            backend = BackendSpec(GPHOTO, {"port": port}, _environment(folder), on_usb=on_usb)
            source = CameraSource(backend, beside=ExitStack())
        opening.pop_all()
    return source


def _watched(wanted: str) -> CameraSource:
    from fotointerview.camera.folder_watch import is_in_study

    folder = Path(wanted).absolute()  # of this process: the camera process may stand elsewhere
    if is_in_study(folder):
        raise FaultError(FaultCode.BAD_CAMERA_SPEC, spec=f"folder:{folder}")
    return CameraSource(BackendSpec(FOLDER, {"path": str(folder)}), beside=ExitStack())


def _webcam(number: int | None) -> CameraSource:
    """Its pictures wait in a folder that outlives the camera process; OpenCV keeps its remarks to itself."""
    beside = ExitStack()
    with ExitStack() as opening:
        card = _folder(opening, beside, "webcam")
        opening.pop_all()
    environment = {"OPENCV_LOG_LEVEL": "SILENT", "OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT": "2"}
    backend = BackendSpec(WEBCAM, {"number": number, "card": str(card)}, environment)
    return CameraSource(backend, beside=beside)


def _environment(settings: Path) -> dict[str, str]:
    """The driver's own settings apart from those of other programs, its words untranslated, and its clock fixed.

    It reads the camera's clock in the computer's time zone: after a journey every file would be another one.
    """
    return {"XDG_CONFIG_HOME": str(settings), "LANGUAGE": "C", "TZ": "UTC0"}


def _folder(opening: ExitStack, beside: ExitStack, purpose: str) -> Path:
    folder = tempfile.TemporaryDirectory(prefix=f"fotointerview-{purpose}-", ignore_cleanup_errors=True)
    opening.callback(folder.cleanup)
    beside.callback(folder.cleanup)
    return Path(folder.name)


def _demo(opening: ExitStack, sitter: str, realistic_size: bool) -> CameraSource:
    from fotointerview.camera.demo.launch import DemoCameraError, DemoCameraProcess

    beside = ExitStack()
    settings = _folder(opening, beside, "driver")
    try:
        demo = DemoCameraProcess.start(sitter=sitter, realistic_size=realistic_size)
    except (DemoCameraError, OSError) as error:
        raise FaultError(FaultCode.NO_CAMERA, words=str(error)) from error
    beside.callback(demo.close)
    backend = BackendSpec(GPHOTO, {"port": demo.address}, _environment(settings))
    return CameraSource(backend, beside=beside, press=demo.press_shutter, seat=demo.change_sitter)


def _virtual(opening: ExitStack, sitter: str, realistic_size: bool) -> CameraSource:
    beside = ExitStack()
    environment = _environment(_folder(opening, beside, "driver"))
    if not os.environ.get("VCAMERADIR"):
        pictures = _folder(opening, beside, "card")
        _draw(pictures / "portrait.jpg", sitter, realistic_size)
        environment["VCAMERADIR"] = str(pictures)
    backend = BackendSpec(
        GPHOTO, {"port": "auto", "virtual": True}, environment, shots_per_process=VIRTUAL_SHOTS
    )
    return CameraSource(backend, beside=beside)


def _draw(path: Path, sitter: str, realistic_size: bool) -> None:
    from datetime import datetime

    from fotointerview.camera.demo.scene import SceneSettings, render_still

    width, height = (6000, 4000) if realistic_size else (1500, 1000)
    still = render_still(
        SceneSettings(sitter=sitter),
        taken_at=datetime.now().astimezone(),
        serial="VC",
        width=width,
        height=height,
    )
    path.write_bytes(still.jpeg)
