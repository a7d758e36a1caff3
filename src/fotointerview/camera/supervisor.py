"""Keeps a camera process alive and speaks with it: the application's only way to the camera.

    SEARCHING ──▶ CONNECTING ──▶ READY ⇄ LIVE
        ▲                          │  ▲    │
        │                          ▼  │    ▼
        │                        CAPTURING
        └──────── LOST ◀── from anywhere: cable, time-out, dead or hanging process

The child tells its own state; LOST for a child that died or hangs is told here. A child that says nothing for
some seconds is killed: killing and starting anew is the one reconnect that always works. What is known of the
card is kept here (:mod:`~fotointerview.camera.memory`), so a new child fetches what the old one could not.

Threads: *reader* starts the child, hears it and calls the listener; *watchdog* looks at the clock. Methods may
be called from any thread; futures are ended and their callbacks run on the reader thread.
"""

import itertools
import logging
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from fotointerview.camera.link import BackendSpec, Hello, receive
from fotointerview.camera.memory import CardKeeper, Memo
from fotointerview.camera.messages import (
    NOBODY,
    AbilitiesKnown,
    CameraFile,
    Command,
    DeleteFiles,
    DriveFocus,
    Event,
    FindFiles,
    Heartbeat,
    Notice,
    RefreshSettings,
    Reply,
    SetDestination,
    SetLive,
    SettingsRead,
    StateChanged,
    Stop,
    Trigger,
    WriteSetting,
)
from fotointerview.camera.process import CameraProcess
from fotointerview.camera.sources import CameraSource, open_source
from fotointerview.camera.spec import CameraSpec
from fotointerview.camera.worker import RENEW
from fotointerview.domain.camera import CameraIdentity, CameraState, CameraStatus, Setting, SettingName
from fotointerview.domain.faults import Fault, FaultCode, FaultError

_log = logging.getLogger(__name__)

_CONNECTED = frozenset({CameraState.READY, CameraState.LIVE, CameraState.CAPTURING})
_LASTING = (SetDestination, SetLive)
_FIRST_BACK_OFF_S, _LAST_BACK_OFF_S = 0.1, 2.0
_STEADY_S = 5.0
_WATCH_S = 0.1


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a child may be silent or take, in seconds.

    Attributes:
        silence: without a sign of life; a USB call may sit in the driver for 20 s.
        release: the same while a release is under way: a long exposure is silent.
        listing: the same while a card is listed, which is one call: some bodies tell of a hundred files a second.
        goodbye: from the stop order to the end of the process.
    """

    silence: float = 25.0
    release: float = 120.0
    listing: float = 180.0
    goodbye: float = 3.0


class CameraSupervisor:
    """A camera for the application. Made, started, used, stopped; not started twice.

    Args:
        spec: the camera wanted, or a backend whose source somebody else keeps open.
        listener: told of every event on the reader thread, replies and heartbeats left out; must not block.
    """

    def __init__(
        self,
        spec: CameraSpec | BackendSpec,
        *,
        listener: Callable[[Event], None],
        patience: Patience | None = None,
    ) -> None:
        self._spec = spec
        self._listener = listener
        self._patience = patience or Patience()
        self._source: CameraSource | None = None
        self._keeper = CardKeeper()
        self._status = CameraStatus()
        self._lock = threading.Lock()
        self._child: CameraProcess | None = None
        self._pending: dict[int, tuple[Command, Future[Any]]] = {}
        self._ids = itertools.count(1)
        self._stopping = threading.Event()
        self._threads: list[threading.Thread] = []

    @property
    def status(self) -> CameraStatus:
        """The camera as last heard; a frozen snapshot."""
        return self._status

    @property
    def pid(self) -> int | None:
        """The camera process, or ``None`` while there is none."""
        child = self._child
        return None if child is None else child.process.pid

    # ── life ──────────────────────────────────────────────────────────────────────────────────────────────

    def start(self) -> None:
        """Start looking for the camera; returns at once, what follows comes as events.

        Raises:
            FaultError: what the camera needs beside it cannot be had (the demo camera does not start).
        """
        if isinstance(self._spec, BackendSpec):
            backend = self._spec
        else:
            self._source = open_source(self._spec)
            backend = self._source.backend
        self._threads = [
            threading.Thread(target=self._live, args=(backend,), name="camera reader", daemon=True),
            threading.Thread(target=self._watch, name="camera watchdog", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End process and threads; orders without an answer fail. Safe to call twice."""
        with self._lock:
            self._stopping.set()
            child = self._child
        if child is not None and not child.greeted:
            child.process.kill()  # nothing was asked of it yet, and perhaps it does not listen
        elif child is not None:
            with suppress(OSError, ValueError):  # it may be gone already
                child.sender.send(Stop(next(self._ids)))
            try:
                child.process.wait(self._patience.goodbye)
            except subprocess.TimeoutExpired:
                child.process.kill()
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join()
        self._fail_pending(FaultCode.CAMERA_LOST)
        if self._source is not None:
            self._source.close()

    # ── orders ────────────────────────────────────────────────────────────────────────────────────────────

    def trigger(self) -> Future[None]:
        """Release the shutter once; ends when the body has been told. Never kept for later, never repeated."""
        return self._order(Trigger, FaultCode.NOT_FIRED)

    def write_setting(self, name: SettingName, value: str) -> Future[Setting]:
        """Set and read back; the :class:`Setting` read may differ from ``value``."""
        return self._order(lambda number: WriteSetting(number, name, value), FaultCode.CAMERA_LOST)

    def refresh_settings(self) -> Future[None]:
        """Read every setting again."""
        return self._order(RefreshSettings, FaultCode.CAMERA_LOST)

    def set_destination(self, directory: Path | None) -> Future[None]:
        """Fetch what is shot from now on into ``directory``; holds for every camera process from now on.

        ``None``: leave it on the card, where it counts as old.

        Asked for again, it also tries again what could not be written there (the disk was full).
        """
        directory = directory.absolute() if directory is not None else None
        with self._lock:
            self._keeper.directory = directory
        return self._lasting(lambda number: SetDestination(number, directory))

    def set_live(self, on: bool) -> Future[None]:
        """Send live-view frames, or no longer; holds for every camera process from now on."""
        with self._lock:
            self._keeper.want_live(on)
        return self._lasting(lambda number: SetLive(number, on))

    def drive_focus(self, step: int) -> Future[None]:
        """Focus now (0), or a step nearer (negative) or farther."""
        return self._order(lambda number: DriveFocus(number, step), FaultCode.CAMERA_LOST)

    def find_files(self, files: Sequence[CameraFile]) -> Future[tuple[CameraFile, ...]]:
        """Which of ``files`` are on the card of the camera that is connected, unchanged."""
        return self._order(lambda number: FindFiles(number, tuple(files)), FaultCode.CAMERA_LOST)

    def delete_files(self, files: Sequence[CameraFile]) -> Future[tuple[CameraFile, ...]]:
        """Take ``files`` off the card, each only if it is unchanged; ends with those that are gone."""
        return self._order(lambda number: DeleteFiles(number, tuple(files)), FaultCode.CAMERA_LOST)

    def _lasting(self, make: Callable[[int], Command]) -> Future[None]:
        """An order that the next process is given at its start when there is none now."""
        child = self._child
        if child is None or not child.greeted:
            done: Future[None] = Future()
            done.set_result(None)
            return done
        return self._order(make, FaultCode.CAMERA_LOST)

    def _order(self, make: Callable[[int], Command], without_camera: FaultCode) -> Future[Any]:
        """Send an order; it fails at once where nobody is there to carry it out."""
        future: Future[Any] = Future()
        command = make(next(self._ids))
        ready = self._status.state in _CONNECTED or isinstance(command, _LASTING)
        with self._lock:
            child = self._child
            if child is not None and child.greeted and ready and not self._stopping.is_set():
                self._pending[command.id] = (command, future)
            else:
                child = None
        if child is None:
            future.set_exception(FaultError(without_camera, words="not connected"))
            return future
        try:
            child.sender.send(command)
        except (OSError, ValueError):
            # The reader is about to find out as well; whoever is first ends the future.
            self._end(command.id, Fault(without_camera, {"words": "the camera process is gone"}), None)
        return future

    def _end(self, number: int, fault: Fault | None, result: object) -> None:
        with self._lock:
            _, future = self._pending.pop(number, (None, None))
        if future is None or not future.set_running_or_notify_cancel():
            return
        if fault is None:
            future.set_result(result)
        else:
            future.set_exception(FaultError(fault.code, **fault.details))

    def _fail_pending(self, code: FaultCode) -> None:
        with self._lock:
            pending = list(self._pending.values())
        for command, _ in pending:
            if isinstance(command, _LASTING):
                self._end(command.id, None, None)  # the next process is told at its start
            else:
                firing = isinstance(command, Trigger)
                self._end(command.id, Fault(FaultCode.NOT_FIRED if firing else code), None)

    # ── reader thread ─────────────────────────────────────────────────────────────────────────────────────

    def _live(self, spec: BackendSpec) -> None:
        back_off = _FIRST_BACK_OFF_S
        while not self._stopping.is_set():
            started = time.monotonic()
            if self._live_once(spec):
                continue
            if time.monotonic() - started > _STEADY_S:
                back_off = _FIRST_BACK_OFF_S
            self._stopping.wait(back_off)
            back_off = min(back_off * 2, _LAST_BACK_OFF_S)
        self._fail_pending(FaultCode.CAMERA_LOST)

    def _live_once(self, spec: BackendSpec) -> bool:
        """The life of one child; whether it asked for a successor at once."""
        try:
            child = self._begin(spec)
        except OSError as error:  # no memory, no handles: that may pass
            _log.warning("the camera process did not start: %s", error)
            self._mourn(Fault(FaultCode.CHILD_DIED, {"words": str(error)}))
            return False
        if child is None:
            return False
        self._hear(child)
        with self._lock:
            self._child = None
        code = child.bury()
        if self._stopping.is_set():
            return False
        if code == RENEW and not child.hung:
            self._fail_pending(FaultCode.CAMERA_BUSY)
            return True
        cause = FaultCode.CHILD_HUNG if child.hung else FaultCode.CHILD_DIED
        _log.warning("camera process %s ended with %s (%s)", child.process.pid, code, cause)
        self._mourn(Fault(cause, {"detail": f"exit {code}"}))
        return False

    def _begin(self, spec: BackendSpec) -> CameraProcess | None:
        """Start a child and tell it what is known; ``None`` when we are being stopped."""
        with self._lock:
            if self._stopping.is_set():
                return None
            child = self._child = CameraProcess(spec)
            memory = self._keeper.memory()
        with suppress(OSError):  # it died at once; the reading tells
            # Not under the lock: more than a pipe holds is only taken when the child reads.
            child.sender.send(Hello(spec, memory))
            self._catch_up(child, (memory.directory, memory.live))
        return child

    def _catch_up(self, child: CameraProcess, told: tuple[Path | None, bool]) -> None:
        """Tell the child what was asked for while it was greeted; from then on it takes orders."""
        while True:
            with self._lock:
                now = (self._keeper.directory, self._keeper.live)
                child.greeted = now == told
            if child.greeted:
                return
            directory, live = told = now
            child.sender.send(SetDestination(NOBODY, directory))
            child.sender.send(SetLive(NOBODY, live))

    def _hear(self, child: CameraProcess) -> None:
        while True:
            try:
                event = receive(child.stream)
            except EOFError:
                return
            child.heard = time.monotonic()
            self._take(event)

    def _take(self, event: Any) -> None:
        with self._lock:
            self._keeper.heed(event)
        match event:
            case Heartbeat():
                return
            case _ if isinstance(event, Memo):
                return
            case Reply():
                self._end(event.id, event.fault, event.result)
                return
            case StateChanged():
                self._status = _with_state(self._status, event.state, event.identity, event.fault)
            case AbilitiesKnown():
                self._status = replace(self._status, abilities=event.abilities, seen=event.seen)
            case SettingsRead():
                settings = {**self._status.settings, **{setting.name: setting for setting in event.settings}}
                self._status = replace(self._status, settings=MappingProxyType(settings))
            case _:
                pass
        try:
            self._listener(event)
        except Exception:  # noqa: BLE001 - logged; a listener's bug must not cut the line to the camera
            _log.exception("a listener failed on %s", type(event).__name__)

    def _mourn(self, fault: Fault) -> None:
        """Tell that the child is gone, and that another is on its way."""
        self._fail_pending(fault.code)
        self._take(StateChanged(CameraState.LOST, self._status.identity, fault))
        self._take(StateChanged(CameraState.SEARCHING, None, fault))
        with self._lock:
            without_live = self._keeper.give_up_live()
        if without_live:
            self._take(Notice(Fault(FaultCode.LIVE_VIEW_STOPPED)))

    # ── watchdog thread ───────────────────────────────────────────────────────────────────────────────────

    def _watch(self) -> None:
        while not self._stopping.wait(_WATCH_S):
            with self._lock:
                child = self._child
                firing = any(isinstance(command, Trigger) for command, _ in self._pending.values())
            limit = self._patience.release if firing else self._patience.silence
            if self._status.state is CameraState.CONNECTING:
                limit = max(limit, self._patience.listing)
            if child is not None and time.monotonic() - child.heard > limit:
                child.hung = True
                child.process.kill()


def _with_state(
    status: CameraStatus, state: CameraState, identity: CameraIdentity | None, fault: Fault | None
) -> CameraStatus:
    """The new status; without a camera there are no settings and no abilities either."""
    connected = identity is not None and state is not CameraState.LOST
    settings: Mapping[SettingName, Setting] = status.settings if connected else MappingProxyType({})
    abilities = status.abilities if connected else frozenset()
    return CameraStatus(state, identity, settings, fault, abilities, status.seen)
