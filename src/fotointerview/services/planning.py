"""Carrying out the plan for the next photo: what was agreed goes to the camera, with read-back.

Runs on the session's director thread, because it waits for the camera.
"""

import logging
from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Protocol

from fotointerview.camera.messages import CameraFile
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

    def set_live(self, on: bool) -> Future[None]:
        """Begin or end live view."""
        ...

    def drive_focus(self, step: int) -> Future[None]:
        """Focus now, or a step nearer or farther."""
        ...

    def find_files(self, files: Sequence[CameraFile]) -> Future[tuple[CameraFile, ...]]:
        """Which of the files are on the card, unchanged."""
        ...

    def delete_files(self, files: Sequence[CameraFile]) -> Future[tuple[CameraFile, ...]]:
        """Take files off the card; ends with those that are gone."""
        ...


def carry_out(lines: Iterable[PlanLine], *, camera: SettingWriter) -> tuple[Fault, ...]:
    """Set every camera line of the plan; what the camera refused comes back as faults, in the plan's order."""
    refused = []
    for line in lines:
        if line.executor is not Executor.CAMERA or line.setting is None:
            continue
        _, fault = write_and_compare(line.setting, line.after, camera=camera)
        if fault is not None:
            refused.append(fault)
    return tuple(refused)


def write_and_compare(
    name: SettingName, value: str, *, camera: SettingWriter
) -> tuple[Setting | None, Fault | None]:
    """Set and read back: the setting as it is now, where the camera told, and why it is not as asked for."""
    try:
        got = camera.write_setting(name, value).result(timeout=_PATIENCE_S)
    except FaultError as error:
        return None, _about(name, value, error.fault)
    except TimeoutError:
        return None, Fault(FaultCode.CAMERA_BUSY)
    if same_value(got.value, value):
        return got, None
    _log.info("%s was to be %s and is %s", name, value, got.value)
    return got, Fault(FaultCode.CAMERA_REFUSED, {"setting": name.value, "value": value, "now": got.value})


def _about(name: SettingName, value: str, fault: Fault) -> Fault:
    """A refusal with what was refused; the camera's own words stay."""
    if fault.code is not FaultCode.CAMERA_REFUSED:
        return fault
    return Fault(fault.code, {**fault.details, "setting": name.value, "value": value})


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
