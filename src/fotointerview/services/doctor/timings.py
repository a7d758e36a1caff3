"""How long things take on this computer: the driver in a process of its own, and the start of a camera process."""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from typing import Any, Final

from fotointerview.camera import messages
from fotointerview.camera.link import BackendSpec
from fotointerview.camera.sources import SIMULATED
from fotointerview.camera.supervisor import CameraSupervisor
from fotointerview.domain.camera import CameraState

_TIMEOUT_S: Final = 30.0
_PROBE: Final = """
import json, time
told, begun = {}, time.perf_counter()
def lap(name):
    global begun
    told[name] = round(1000 * (time.perf_counter() - begun), 1)
    begun = time.perf_counter()
import gphoto2 as gp
lap("import_ms")
ports = gp.PortInfoList()
ports.load()
lap("ports_ms")
abilities = gp.CameraAbilitiesList()
abilities.load()
lap("abilities_ms")
found = abilities.detect(ports)
lap("detect_ms")
print(json.dumps({
    "timings": told,
    "libgphoto2": gp.gp_library_version(gp.GP_VERSION_VERBOSE),
    "port_drivers": gp.gp_port_library_version(gp.GP_VERSION_VERBOSE),
    "port_kinds": sorted({ports.get_info(i).get_path().partition(":")[0] for i in range(ports.count())}),
    "models": abilities.count(),
    "cameras": [[found.get_name(i), found.get_value(i)] for i in range(found.count())],
}))
"""


@dataclass(frozen=True, slots=True)
class DriverTimings:
    """What the driver is and how long it took, in milliseconds; ``problem`` where it does not work."""

    told: dict[str, Any] = field(default_factory=dict)
    problem: str = ""


def time_driver(code: str = _PROBE, *, timeout_s: float = _TIMEOUT_S) -> DriverTimings:
    """Load the driver in a fresh Python, look for cameras, open none. Never raises."""
    with tempfile.TemporaryDirectory(prefix="fotointerview-doctor-") as folder:
        environment = {**os.environ, "XDG_CONFIG_HOME": folder, "LANGUAGE": "C"}
        begun = time.perf_counter()
        try:
            done = subprocess.run(
                [sys.executable, "-P", "-c", code],
                capture_output=True,
                env=environment,
                timeout=timeout_s,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as problem:
            return DriverTimings(problem=type(problem).__name__)
    try:
        told = json.loads(done.stdout)
        told["timings"]["whole_process_ms"] = round(1000 * (time.perf_counter() - begun), 1)
    except (ValueError, TypeError, KeyError):
        last = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        return DriverTimings(problem=" ".join([f"exit {done.returncode}", *last]))
    return DriverTimings(told)


def time_child(*, timeout_s: float = _TIMEOUT_S) -> float | None:
    """From starting a camera process to a drawn camera being ready, in milliseconds; ``None`` if it never is."""
    ready = threading.Event()

    def listen(event: messages.Event) -> None:
        if isinstance(event, messages.StateChanged) and event.state is CameraState.READY:
            ready.set()

    spec = BackendSpec(SIMULATED, {"still": (300, 200)})
    supervisor = CameraSupervisor(spec, listener=listen)
    begun = time.perf_counter()
    supervisor.start()
    try:
        return round(1000 * (time.perf_counter() - begun), 1) if ready.wait(timeout_s) else None
    finally:
        supervisor.stop()
