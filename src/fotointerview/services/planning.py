"""Carrying out the plan for the next photo: what was agreed goes to the camera, with read-back.

Runs on the session's director thread, because it waits for the camera.
"""

import logging
from collections.abc import Iterable
from concurrent.futures import Future
from pathlib import Path
from typing import Protocol

from fotointerview.domain.camera import CameraStatus, Setting, SettingName
from fotointerview.domain.faults import Fault, FaultCode, FaultError
from fotointerview.domain.plan import Executor, PlanLine
from fotointerview.domain.scales import parse_number

_log = logging.getLogger(__name__)
_PATIENCE_S = 10.0


class SettingWriter(Protocol):
    """The part of a camera that sets things."""

    def write_setting(self, name: SettingName, value: str) -> Future[Setting]:
        """Set and read back."""
        ...


class Camera(SettingWriter, Protocol):
    """The part of the camera supervisor that a session needs."""

    @property
    def status(self) -> CameraStatus:
        """A snapshot, safe to read from any thread."""
        ...

    def trigger(self) -> Future[None]:
        """Release the shutter."""
        ...

    def set_destination(self, directory: Path) -> Future[None]:
        """Where files announced from now on go."""
        ...


def carry_out(lines: Iterable[PlanLine], *, camera: SettingWriter) -> tuple[Fault, ...]:
    """Set every camera line of the plan; what the camera refused comes back as faults, in the plan's order."""
    refused = []
    for line in lines:
        if line.executor is not Executor.CAMERA or line.setting is None:
            continue
        try:
            got = camera.write_setting(line.setting, line.after).result(timeout=_PATIENCE_S)
        except FaultError as error:
            refused.append(error.fault)
            continue
        except TimeoutError:
            refused.append(Fault(FaultCode.CAMERA_BUSY))
            continue
        if not same_value(got.value, line.after):
            _log.info("%s was to be %s and is %s", line.setting, line.after, got.value)
            refused.append(
                Fault(
                    FaultCode.CAMERA_REFUSED,
                    {"setting": line.setting.value, "value": line.after, "now": got.value},
                )
            )
    return tuple(refused)


def same_value(one: str, other: str) -> bool:
    """Whether two camera words mean the same value: equal, or numbers that differ by less than one per cent."""
    if one == other:
        return True
    a, b = parse_number(one), parse_number(other)
    if a is None or b is None or "/" in one.removeprefix("f/") or "/" in other.removeprefix("f/"):
        return False
    return abs(a - b) <= 0.01 * max(abs(a), abs(b), 0.1)


def intended(line: PlanLine) -> str:
    """What a line is to do, as it is kept with the move: ``"exposure_compensation: 0 → 1"``, ``"people"``."""
    if line.executor is Executor.CAMERA and line.setting is not None:
        return f"{line.setting.value}: {line.before} → {line.after}"
    return line.executor.value
