"""Carrying out the plan for the next photo: what was agreed goes to the camera, with read-back.

Runs on the session's director thread, because it waits for the camera.
"""

import logging
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from fotointerview.camera.messages import CameraFile
from fotointerview.domain.camera import CameraStatus, Setting, SettingName
from fotointerview.domain.faults import Fault, FaultCode, FaultError
from fotointerview.domain.intended import BETWEEN, Intent
from fotointerview.domain.plan import Executor, PlanLine, for_people
from fotointerview.domain.scales import same_value

_log = logging.getLogger(__name__)
_PATIENCE_S = 10.0
_MAY_STILL_COME = frozenset({FaultCode.CAMERA_BUSY})
"""With these nobody knows whether the setting was taken; setting it back does no harm."""


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

    def set_destination(self, directory: Path | None) -> Future[None]:
        """Where files announced from now on go; ``None``: nowhere."""
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


@dataclass(frozen=True, slots=True)
class Change:
    """What one setting was turned from and to. ``after`` is as read back; "" where the camera did not say in time."""

    name: SettingName
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CarriedOut:
    """What became of a plan on the camera.

    Attributes:
        changes: what was set, in that order; enough to set it back with :func:`restore`.
        refused: the lines that the camera did not carry out, now for people, with the camera's words.
        faults: the same for the quiet corner, in the plan's order.
    """

    changes: tuple[Change, ...] = ()
    refused: tuple[PlanLine, ...] = ()
    faults: tuple[Fault, ...] = ()


def carry_out(lines: Iterable[PlanLine], *, camera: SettingWriter) -> CarriedOut:
    """Set every camera line of the plan and read it back; one refusal does not stop the rest.

    A line that only makes up for the one before it is left out when that one did nothing.
    """
    run = _Run(camera)
    refused: list[PlanLine] = []
    idle_move = ""  # whose line before did nothing
    for line in lines:
        if line.executor is not Executor.CAMERA or line.setting is None:
            continue
        if line.makes_up and line.move.id == idle_move:
            continue
        fault, moved = run.set(line.setting, line.after, before=line.before)
        if not line.makes_up:
            idle_move = "" if moved else line.move.id
        if fault is not None:
            refused.append(for_people(line, refused=_camera_words(fault)))
    return CarriedOut(tuple(run.changes), tuple(refused), tuple(run.faults))


def restore(carried_out: CarriedOut, *, camera: SettingWriter) -> CarriedOut:
    """Set back what was set, last first, and read it back; restoring the answer does it again.

    ``refused`` of the answer is empty: nobody can do by hand what a line no longer asks for. Its faults tell.
    """
    run = _Run(camera)
    for change in reversed(carried_out.changes):
        run.set(change.name, change.before, before=change.after)
    return CarriedOut(tuple(run.changes), faults=tuple(run.faults))


class _Run:
    """One pass over the camera's settings; remembers what each stands at by now."""

    def __init__(self, camera: SettingWriter) -> None:
        self._camera = camera
        self._now: dict[SettingName, str] = {}
        self.changes: list[Change] = []
        self.faults: list[Fault] = []

    def set(self, name: SettingName, value: str, *, before: str) -> tuple[Fault | None, bool]:
        """Why it is not as asked for, if it is not, and whether anything moved."""
        before = self._now.get(name, before)
        got, fault = write_and_compare(name, value, camera=self._camera)
        if fault is not None:
            self.faults.append(fault)
        if got is not None:
            self._now[name] = got.value
            moved = not same_value(got.value, before)
            if moved:
                self.changes.append(Change(name, before, got.value))
            return fault, moved
        if fault is not None and fault.code in _MAY_STILL_COME:
            self.changes.append(Change(name, before, ""))
        return fault, False


def _camera_words(fault: Fault) -> str:
    """Why a line was refused: as the camera or its driver says it, else where the setting stands."""
    return fault.details.get("words") or fault.details.get("now") or fault.code.value


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


def intended(line: PlanLine) -> str:
    """What a line is to do, as it is kept with the move: ``"exposure_compensation: 0 → 1"``, ``"people"``."""
    if line.executor is Executor.CAMERA and line.setting is not None:
        return str(Intent(line.setting, line.before, line.after))
    return line.executor.value


def intended_by_move(lines: Iterable[PlanLine]) -> Mapping[str, str]:
    """By move what all of its lines are to do: ``"shutter: 1/125 → 1/60; iso: 400 → 800"``."""
    kept: dict[str, dict[str, None]] = {}  # each part once
    for line in lines:
        kept.setdefault(line.move.id, {})[intended(line)] = None
    return {move_id: BETWEEN.join(parts) for move_id, parts in kept.items()}
