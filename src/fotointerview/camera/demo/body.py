"""The demo camera's body: controls, a shutter button, a card and a queue of events.

Thread-safe; knows no protocol. A release takes the settings as they are at that moment, is exposed for its
shutter time and then rendered on the body's one worker thread; the file appears on the card when it is ready.
"""

import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime

from fotointerview.camera.demo import controls
from fotointerview.camera.demo.card import Card, CardFile
from fotointerview.camera.demo.controls import Control
from fotointerview.camera.demo.scene import metered_shutter, prepare, render_still
from fotointerview.camera.demo.settings import SITTERS, Mode, PictureStyle, SceneSettings, WhiteBalance
from fotointerview.domain.camera import SettingName

_log = logging.getLogger(__name__)

MAKE = "Nikon-like"
MODEL = "Demo Camera"
SERIAL = "FI000001"
_METERED_BY = frozenset(
    {
        SettingName.MODE,
        SettingName.APERTURE,
        SettingName.ISO,
        SettingName.EXPOSURE_COMPENSATION,
        SettingName.SUBJECT_DISTANCE,
        SettingName.LAMP,
    }
)


@dataclass(frozen=True, slots=True)
class ObjectAdded:
    """A file has come onto the card."""

    handle: int


@dataclass(frozen=True, slots=True)
class ReleaseComplete:
    """A release is done."""


@dataclass(frozen=True, slots=True)
class ControlChanged:
    """A control turned on its own or by somebody's hand at the body."""

    name: SettingName


BodyEvent = ObjectAdded | ReleaseComplete | ControlChanged


class RefusedError(Exception):
    """The body does not take this value now."""


class DemoBody:
    """A camera in front of a sitter. ``still`` is the size of its pictures in pixels."""

    def __init__(
        self, *, sitter: str = "elian", still: tuple[int, int] = (6000, 4000), card: Card | None = None
    ) -> None:
        self.card = card or Card()
        self.serial = SERIAL
        self._still = still
        self._sitter = sitter
        self._controls = controls.factory_controls()
        self._shots = 0
        self._pending = 0
        self._events: list[BodyEvent] = []
        self._changed = threading.Condition()
        self._closing = threading.Event()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="demo-body")
        self._meter()
        self._events.clear()  # nobody was there to see the display change
        self._get_ready()

    # ── controls ──────────────────────────────────────────────────────────────────────────────────────────

    def control(self, name: SettingName) -> Control | None:
        """One control as it stands now; the shutter cannot be set while the body meters."""
        with self._changed:
            control = self._controls.get(name)
            if name is SettingName.SHUTTER and control and self._mode is not Mode.MANUAL:
                return replace(control, writable=False)
            return control

    @property
    def controls(self) -> tuple[Control, ...]:
        """Every control as it stands now."""
        return tuple(c for name in tuple(self._controls) if (c := self.control(name)))

    def set_control(self, name: SettingName, value: int) -> None:
        """Turn a control from the host, to ``value`` in wire units.

        Raises:
            RefusedError: when it is read-only now or does not know the value.
        """
        control = self.control(name)
        if control is None or not control.writable or not control.accepts(value):
            raise RefusedError(f"{name} does not take {value}")
        with self._changed:
            self._controls[name] = control.at(value)
            if name is SettingName.MODE:  # the shutter dial comes alive, or goes to sleep
                self._post(ControlChanged(SettingName.SHUTTER))
        if name in _METERED_BY:
            self._meter()

    def change_sitter(self, name: str) -> None:
        """Another person sits down.

        Raises:
            ValueError: when nobody is called that.
        """
        if name not in SITTERS:
            raise ValueError(f"no sitter called {name!r}; there are {', '.join(SITTERS)}")
        metered_shutter(replace(self.scene(), sitter=name))  # draws what the meter needs before anybody waits
        with self._changed:
            self._sitter = name
        self._meter()
        self._get_ready()

    def _get_ready(self) -> None:
        """Draw the sitter now, so that the first release does not wait for it."""
        self._worker.submit(prepare, self.scene(), width=self._still[0])

    @property
    def _mode(self) -> Mode:
        return Mode(controls.MODE_WORDS[self._controls[SettingName.MODE].value])

    def scene(self) -> SceneSettings:
        """What a release would photograph now."""
        with self._changed:
            value = {name: control.value for name, control in self._controls.items()}
            n = SettingName
            focus_mm = value[n.FOCUS_DISTANCE]
            return SceneSettings(
                mode=self._mode,
                aperture=value[n.APERTURE] / 100,
                shutter_s=controls.shutter_seconds(value[n.SHUTTER]),
                iso=value[n.ISO],
                exposure_compensation_ev=round(value[n.EXPOSURE_COMPENSATION] * 3 / 1000) / 3,
                white_balance=WhiteBalance(controls.WHITE_BALANCE_WORDS[value[n.WHITE_BALANCE]]),
                focal_mm=value[n.FOCAL_LENGTH] / 100,
                subject_distance_m=value[n.SUBJECT_DISTANCE] / 1000,
                focus_distance_m=focus_mm / 1000 if focus_mm else None,
                lamp_ev=value[n.LAMP] / 1000,
                picture_style=PictureStyle(controls.STYLE_WORDS[value[n.PICTURE_STYLE]]),
                sitter=self._sitter,
                shot_counter=self._shots,
            )

    def _meter(self) -> None:
        """Show the metered shutter time, as a body's display does in P and A."""
        scene = self.scene()
        if scene.mode is Mode.MANUAL:
            return
        wire = controls.nearest_shutter(metered_shutter(scene))
        with self._changed:
            shutter = self._controls[SettingName.SHUTTER]
            if shutter.value != wire:
                self._controls[SettingName.SHUTTER] = shutter.at(wire)
                self._post(ControlChanged(SettingName.SHUTTER))

    # ── releases and events ───────────────────────────────────────────────────────────────────────────────

    def press_shutter(self) -> None:
        """The photographer presses the body's own button."""
        self.release()

    def release(self) -> None:
        """Take a picture with everything as it is now; returns at once.

        Raises:
            RefusedError: when the body is switched off.
        """
        scene, taken_at = self.scene(), datetime.now().astimezone()
        with self._changed:
            if self._closing.is_set():
                raise RefusedError("the body is off")
            self._shots += 1
            self._pending += 1
        self._worker.submit(self._expose, scene, taken_at)

    @property
    def busy(self) -> bool:
        """Whether a release is not on the card yet."""
        with self._changed:
            return self._pending > 0

    def take_events(self) -> tuple[BodyEvent, ...]:
        """What happened since the last time, oldest first."""
        with self._changed:
            events, self._events = tuple(self._events), []
            return events

    def wait_events(self, timeout_s: float) -> tuple[BodyEvent, ...]:
        """As :meth:`take_events`, but waits at most ``timeout_s`` for the first."""
        with self._changed:
            self._changed.wait_for(lambda: bool(self._events), timeout_s)
        return self.take_events()

    def close(self) -> None:
        """Switch off: waits for the picture in work and takes the card out. Safe to call twice."""
        self._closing.set()
        self._worker.shutdown(wait=True, cancel_futures=True)
        self.card.close()

    def _expose(self, scene: SceneSettings, taken_at: datetime) -> None:
        """Take one picture; a card that cannot be written ends the release without a file."""
        added: list[BodyEvent] = []
        try:
            if scene.mode is Mode.MANUAL:
                self._closing.wait(scene.shutter_s)
            added.append(ObjectAdded(self._store(scene, taken_at).handle))
        except OSError:
            _log.exception("the demo camera could not store a picture")
        finally:
            with self._changed:
                self._pending -= 1
                for event in (*added, ReleaseComplete()):
                    self._post(event)

    def _store(self, scene: SceneSettings, taken_at: datetime) -> CardFile:
        width, height = self._still
        still = render_still(scene, taken_at=taken_at, serial=self.serial, width=width, height=height)
        return self.card.add(
            still.jpeg, taken_at=taken_at, width=width, height=height, thumbnail=still.thumbnail
        )

    def _post(self, event: BodyEvent) -> None:
        """Queue an event; called with the lock held."""
        self._events.append(event)
        self._changed.notify_all()
