"""Does the camera driver load, and which cameras does it see? Asked in a process of its own: drivers crash."""

import importlib.util
import json
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass

from fotointerview.services.doctor.report import Check, Health, make_check
from fotointerview.services.texts import Texts

_TIMEOUT_S = 20.0
_PROBE = """
import json
import gphoto2 as gp
ports = gp.PortInfoList()
ports.load()
abilities = gp.CameraAbilitiesList()
abilities.load()
found = abilities.detect(ports)
cameras = [[found.get_name(i), found.get_value(i)] for i in range(found.count())]
version = gp.gp_library_version(gp.GP_VERSION_SHORT)[0]
print(json.dumps({"version": version, "models": abilities.count(), "cameras": cameras}))
"""


@dataclass(frozen=True, slots=True)
class SeenCamera:
    """A camera the driver sees, and the libgphoto2 port it is on."""

    model: str
    port: str


@dataclass(frozen=True, slots=True)
class DriverProbe:
    """What the driver told.

    Attributes:
        installed: whether python-gphoto2 is here at all.
        version: of libgphoto2; empty when it does not load.
        models: how many camera models it knows.
        problem: why it does not load; empty when it does.
    """

    installed: bool
    version: str = ""
    models: int = 0
    cameras: tuple[SeenCamera, ...] = ()
    problem: str = ""

    @property
    def usb_ports(self) -> tuple[str, ...]:
        """The USB ports of the cameras; none for libgphoto2's virtual camera, whose port is not a real one."""
        if os.environ.get("VCAMERADIR"):
            return ()
        return tuple(camera.port for camera in self.cameras if camera.port.startswith("usb:"))


def probe(code: str = _PROBE, *, timeout_s: float = _TIMEOUT_S) -> DriverProbe:
    """Load the driver in a fresh Python and let it tell. Never raises."""
    if importlib.util.find_spec("gphoto2") is None:
        return DriverProbe(installed=False)
    with tempfile.TemporaryDirectory(prefix="fotointerview-doctor-") as folder:
        # libgphoto2 writes its settings there; the doctor changes nothing of the user's.
        environment = {**os.environ, "XDG_CONFIG_HOME": folder, "LANGUAGE": "C"}
        try:
            told = subprocess.run(
                [sys.executable, "-P", "-c", code],
                capture_output=True,
                env=environment,
                timeout=timeout_s,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return DriverProbe(installed=True, problem=f"{timeout_s:g} s")
    if told.returncode != 0:
        return DriverProbe(installed=True, problem=_reason(told.returncode, told.stderr))
    try:
        content = json.loads(told.stdout)
        cameras = tuple(SeenCamera(str(model), str(port)) for model, port in content["cameras"])
        return DriverProbe(True, str(content["version"]), int(content["models"]), cameras)
    except (ValueError, KeyError, TypeError) as problem:
        return DriverProbe(installed=True, problem=str(problem))


def _reason(returncode: int, stderr: bytes) -> str:
    if returncode < 0:
        return signal.strsignal(-returncode) or f"signal {-returncode}"
    lines = stderr.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else f"exit {returncode}"


def check_driver(told: DriverProbe, texts: Texts) -> Check:
    """Whether a real camera could be used at all."""
    if not told.installed:
        health = Health.WARN if sys.platform == "win32" else Health.BAD
        return make_check("driver", "absent", texts, health=health)
    if told.problem:
        return make_check("driver", "broken", texts, health=Health.BAD, reason=told.problem)
    return make_check("driver", "ok", texts, version=told.version, models=told.models)


def check_cameras(told: DriverProbe, texts: Texts) -> Check:
    """Which cameras are there."""
    if not told.version:
        return make_check("cameras", "unknown", texts, health=Health.WARN, do=False)
    if not told.cameras:
        return make_check("cameras", "none", texts, health=Health.WARN)
    seen = ", ".join(f"{camera.model} ({camera.port})" for camera in told.cameras)
    return make_check("cameras", "seen", texts, list=seen)
