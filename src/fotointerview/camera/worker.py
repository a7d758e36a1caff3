"""The camera process's loop: one order, what the camera says, new thumbnails, a live frame, then one file.

    not connected ── connect (back-off 0.1 → 2 s) ──▶ card compared with what is known ──▶ turn, turn, turn …
          ▲                                                                                   │
          └───────────────────────── the session is over (any fatal error) ◀──────────────────┘

Files are fetched piece by piece, and between pieces the loop goes on: an order waits for 1 MB, not for a RAW
file, and a JPEG that comes meanwhile is fetched first. Orders are never repeated: one that is lost with the
line ends as "not fired". What is on the card, is not known and was not announced is announced after every
reconnect; that is how no shot gets lost.
"""

import time
from collections.abc import Sequence

from fotointerview.camera.backend import (
    BackendEvent,
    CameraBackend,
    CameraError,
    FileAdded,
    FileChanged,
    SettingChanged,
)
from fotointerview.camera.card import Card
from fotointerview.camera.dials import Dials
from fotointerview.camera.downloads import Download
from fotointerview.camera.fetch import fetch_file
from fotointerview.camera.link import Link
from fotointerview.camera.live import LiveView
from fotointerview.camera.memory import CardMemory, Fired
from fotointerview.camera.messages import (
    NOBODY,
    AbilitiesKnown,
    CameraFile,
    Command,
    DeleteFiles,
    DriveFocus,
    FindFiles,
    Heartbeat,
    LookAgain,
    Notice,
    RefreshSettings,
    Reply,
    SetDestination,
    SetLive,
    StateChanged,
    Stop,
    Thumbnail,
    Trigger,
    WriteSetting,
)
from fotointerview.camera.origin import Origin
from fotointerview.camera.release import NOTHING_CAME
from fotointerview.domain.camera import CameraIdentity, CameraState, Setting
from fotointerview.domain.faults import Fault, FaultCode, FaultError

RENEW = 75
"""Exit code of a child that wants to be replaced by a fresh one; not a fault."""

_HEARTBEAT_S = 0.25
_IDLE_S = 0.03
_BUSY_S = 0.002
_BUSY_TRIES, _BUSY_PAUSE_S = 30, 0.1
_FIRST_BACK_OFF_S, _LAST_BACK_OFF_S = 0.1, 2.0
_AT_WORK = frozenset({CameraState.READY, CameraState.LIVE, CameraState.CAPTURING})
_FIRING_FAULTS = frozenset({FaultCode.FOCUS_FAILED, FaultCode.CARD_FULL, FaultCode.CAMERA_BUSY})


class _StoppedError(Exception):
    """A stop order came, perhaps in the middle of a file."""


class Worker:
    """Runs a backend. Everything happens in :meth:`run`, on one thread."""

    def __init__(
        self, backend: CameraBackend, *, link: Link, memory: CardMemory, shots_per_process: int = 0
    ) -> None:
        self._backend = backend
        self._link = link
        self._card = Card(backend, link=link, memory=memory, breathe=self._heartbeat)
        self._dials = Dials(backend, link=link)
        self._live = LiveView(backend, link=link, wanted=memory.live)
        self._shots_left = shots_per_process or None
        self._identity: CameraIdentity | None = None
        self._serial = memory.serial
        self._remembered = memory.fired
        self._fetching: Download | None = None
        self._next: Command | None = None
        self._told: tuple[CameraState, Fault | None] | None = None
        self._beat = 0.0
        self._back_off = _FIRST_BACK_OFF_S

    def run(self) -> int:
        """Turn until stopped; returns the process's exit code."""
        self._tell(CameraState.SEARCHING)
        trouble: CameraError | None = None
        try:
            while True:
                try:
                    if trouble is not None:  # in here, as an order that comes meanwhile may meet the next one
                        now, trouble = trouble, None
                        self._failed(now)
                    elif self._identity is None:
                        self._connect()
                    elif (
                        self._shots_left == 0 and not self._card.releases.waiting and not self._card.downloads
                    ):
                        self._tell(CameraState.CONNECTING)
                        return RENEW
                    else:
                        self._turn()
                except CameraError as error:
                    trouble = error
        except _StoppedError:
            return 0
        finally:
            self._backend.close()

    # ── connection ────────────────────────────────────────────────────────────────────────────────────────

    def _connect(self) -> None:
        self._rest(0.0)
        identity = self._backend.connect(prefer=self._serial)
        self._identity, self._serial = identity, identity.serial
        self._tell(CameraState.CONNECTING)
        try:
            self._card.compare(identity.known_by)
            self._card.settle(self._heed)
            self._link.send(AbilitiesKnown(self._backend.abilities(), tuple(self._backend.seen())))
            self._dials.read_all()
        except CameraError as error:
            # Half a session is none: whatever the error says of itself, all is done anew.
            raise CameraError(error.code, error.words, session_over=True, holder=error.holder) from error
        self._back_off = _FIRST_BACK_OFF_S
        self._tell(CameraState.READY)
        self._listen()  # what the body has to say at once must not end the first order

    def _failed(self, error: CameraError) -> None:
        """Go on, tell, or start anew, as the error asks."""
        fault = error.fault
        if not error.session_over and self._identity is not None:
            if error.code is FaultCode.CAMERA_BUSY:
                self._rest(_BUSY_PAUSE_S)
            else:
                if error.code in _FIRING_FAULTS:
                    self._card.releases.give_up()
                self._settled()
                self._link.send(Notice(fault))
            return
        if self._identity is not None:
            self._tell(CameraState.LOST, fault)
        elif error.code is FaultCode.NO_CAMERA:
            self._card.was_away()
        self._backend.close()
        self._identity = self._fetching = None
        self._live.lost()
        self._tell(CameraState.SEARCHING, fault)
        self._rest(self._back_off)
        self._back_off = min(self._back_off * 2, _LAST_BACK_OFF_S)

    def _rest(self, seconds: float) -> None:
        """Wait, answering orders: without a camera nothing can be done, and nothing is saved up for later."""
        until = time.monotonic() + seconds
        while True:
            self._heartbeat()
            command = self._take(min(max(until - time.monotonic(), 0.0), _HEARTBEAT_S))
            if isinstance(command, LookAgain):
                self._back_off = _FIRST_BACK_OFF_S
                return
            if command is not None:
                self._obey(command)
            elif time.monotonic() >= until:
                return

    # ── one turn ──────────────────────────────────────────────────────────────────────────────────────────

    def _turn(self) -> None:
        self._between()
        download = self._card.downloads.next()
        if download is not None:
            self._fetch(download)
        elif self._card.releases.waiting:
            self._next = self._take(_BUSY_S)
        else:
            self._dials.refresh()
            self._card.read_anew()
            self._next = self._take(min(self._live.next_in_s, _IDLE_S) if self._live.wanted else _IDLE_S)

    def _between(self) -> None:
        """An order, the camera's events, new thumbnails, a frame; also runs between the pieces of a file."""
        self._heartbeat()
        command = self._take(0.0)
        if command is not None:
            self._obey(command)
        try:
            self._listen()
            self._show_thumbnails()
            self._show_live()
        except CameraError as error:
            if error.session_over:
                raise
            self._failed(error)  # no reason to give up the file that is being fetched
        quick = self._card.downloads.next_quick()
        outer = self._fetching
        if outer is not None and not outer.is_quick and quick is not None:
            self._card.spare(outer)  # what ends in here is not its doing
            self._fetch(quick)
            self._card.may_read(outer)  # the RAW goes on where it was

    def _listen(self) -> None:
        """Take the camera's events; after a release wait for them in the driver, if nothing else is to do."""
        self._heed(self._card.news())
        for _ in range(self._card.releases.overdue()):
            self._link.send(Notice(Fault(FaultCode.NOT_FIRED, {"words": NOTHING_CAME})))
            self._settled()
        self._card.releases.in_pairs = self._dials.in_pairs
        for name in self._card.releases.incomplete():
            self._link.send(Notice(Fault(FaultCode.SHOT_INCOMPLETE, {"name": name})))
        self._remember_releases()

    def _remember_releases(self) -> None:
        """Let the application know what waits for its files, in case this process ends."""
        waiting = self._card.releases.origins
        if waiting != self._remembered:
            self._remembered = waiting
            self._link.send(Fired(waiting))

    def _heed(self, events: Sequence[BackendEvent]) -> None:
        for event in events:
            match event:
                case FileAdded():
                    self._card.announce(event.ref, held=event.held)
                    self._settled()
                case FileChanged():
                    self._card.changed(event.ref)
                case SettingChanged():
                    self._dials.heed(event)
                case _:
                    pass  # that a release is done comes before or after its file or never: the file is what counts
        if events and not self._card.releases.waiting:
            self._dials.refresh()

    def _show_thumbnails(self) -> None:
        for download in self._card.downloads.without_thumbnail():
            jpeg = self._backend.thumbnail(download.ref)
            if jpeg is not None:
                self._link.send(Thumbnail(download.token, jpeg))

    def _show_live(self) -> None:
        """One frame, unless a still is being taken; the state says whether live view is on."""
        if self._card.releases.waiting:
            self._live.park()
        elif self._live.due:
            self._live.turn(beside_a_file=self._fetching is not None)
        self._settled()

    def _fetch(self, download: Download) -> None:
        assert self._identity is not None
        if not self._card.may_read(download):
            return
        outer, self._fetching = self._fetching, download
        self._live.make_way()
        try:
            fetched = fetch_file(
                self._backend,
                download.ref,
                token=download.token,
                directory=download.directory,
                serial=self._identity.known_by,
                between=lambda: self._card.beside(download, self._between),
            )
        except FaultError as error:
            self._card.failed(download, error.fault)
            return
        except CameraError as error:
            if error.session_over:
                raise  # stays in the list
            if error.code is FaultCode.CAMERA_BUSY:
                self._card.spare(download)
                raise
            self._card.failed(download, error.fault)
            return
        finally:
            self._fetching = outer
        self._card.arrived(download, fetched)

    # ── orders ────────────────────────────────────────────────────────────────────────────────────────────

    def _take(self, timeout_s: float) -> Command | None:
        command, self._next = self._next, None
        return command or self._link.receive(timeout_s)

    def _obey(self, command: Command) -> None:
        """Carry out one order and answer it, whatever happens."""
        result: Setting | tuple[CameraFile, ...] | None = None
        fault: Fault | None = None
        over: CameraError | None = None
        try:
            result = self._carry_out(command)
        except FaultError as error:
            fault = error.fault
        except CameraError as error:
            fault = error.fault
            if isinstance(command, Trigger) and error.code not in _FIRING_FAULTS:
                fault = Fault(FaultCode.NOT_FIRED, fault.details)
            over = error if error.session_over else None
        self._link.send(Reply(command.id, fault, result))
        if over is not None and self._identity is not None:  # else there is no session to end
            raise over

    def _carry_out(self, command: Command) -> Setting | tuple[CameraFile, ...] | None:
        match command:
            case Stop():
                if command.id != NOBODY:
                    self._card.close()
                self._link.send(Reply(command.id))
                raise _StoppedError
            case SetDestination():
                self._card.aim(command.directory)
            case SetLive():
                self._live.want(command.on)
                self._settled()
            case Trigger():
                self._fire()
            case LookAgain():
                pass  # whether this camera is still there, its next call tells
            case _ if self._identity is None:
                raise FaultError(FaultCode.CAMERA_LOST, words="not connected")
            case WriteSetting():
                return self._dials.write(command.name, command.value)
            case RefreshSettings():
                self._dials.read_all()
            case DriveFocus():
                self._backend.drive_focus(command.step)
            case FindFiles():
                return self._card.find(command.files)
            case DeleteFiles():
                return self._card.delete(command.files)
        return None

    def _fire(self) -> None:
        """Release the shutter; a body that is busy gets a few seconds to become ready."""
        if self._identity is None:
            raise FaultError(FaultCode.NOT_FIRED, words="not connected")
        if self._shots_left == 0:
            raise FaultError(FaultCode.NOT_FIRED, words="the camera is being renewed")
        at_ns = time.monotonic_ns()
        self._heed(self._backend.poll(0))
        self._live.park()
        self._tell(CameraState.CAPTURING)
        origin = Origin(at_ns, self._card.directory)
        try:
            dials = self._dials
            with self._card.releases.releasing(origin, exposure_s=dials.exposure_s, timer_s=dials.timer_s):
                self._remember_releases()
                self._trigger_patiently()
        except CameraError as error:
            if not error.session_over:
                self._settled()
            raise
        if self._shots_left is not None:
            self._shots_left -= 1
        self._tell(CameraState.CAPTURING)
        self._remember_releases()

    def _trigger_patiently(self) -> None:
        for attempt in range(1, _BUSY_TRIES + 1):
            try:
                self._backend.trigger()
                return
            except CameraError as error:
                if error.code is not FaultCode.CAMERA_BUSY or attempt == _BUSY_TRIES:
                    raise
                self._heartbeat()
                self._heed(self._backend.poll(0))
                time.sleep(_BUSY_PAUSE_S)

    # ── telling ───────────────────────────────────────────────────────────────────────────────────────────

    def _settled(self) -> None:
        """Tell what the camera does when it waits for no picture."""
        known = self._told is not None and self._told[0] in _AT_WORK
        if known and not self._card.releases.waiting:
            self._tell(CameraState.LIVE if self._live.showing else CameraState.READY)

    def _tell(self, state: CameraState, fault: Fault | None = None) -> None:
        if self._told != (state, fault):
            self._told = (state, fault)
            self._link.send(StateChanged(state, self._identity, fault))

    def _heartbeat(self) -> None:
        now = time.monotonic()
        if now - self._beat >= _HEARTBEAT_S:
            self._beat = now
            self._link.send(Heartbeat(time.monotonic_ns()))
            self._card.sign()
