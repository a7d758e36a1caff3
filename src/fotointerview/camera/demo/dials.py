"""The demo body's controls as they stand, its exposure meter, and who sits in front of it.

Thread-safe. A host may set what a body lets it; a hand may turn everything, and the host is told of that.
"""

import threading
import time
from dataclasses import replace

from fotointerview.camera.demo import controls
from fotointerview.camera.demo.controls import Control
from fotointerview.camera.demo.events import ControlChanged, EventQueue
from fotointerview.camera.demo.scene import metered_light, metered_shutter
from fotointerview.camera.demo.settings import (
    SITTERS,
    Mode,
    PictureStyle,
    SceneSettings,
    WhiteBalance,
    aperture_for,
)
from fotointerview.domain.camera import SettingName

_METERED_BY = frozenset(
    {
        SettingName.MODE,
        SettingName.APERTURE,
        SettingName.SHUTTER,
        SettingName.ISO,
        SettingName.EXPOSURE_COMPENSATION,
        SettingName.SUBJECT_DISTANCE,
        SettingName.FOCAL_LENGTH,
        SettingName.LAMP,
    }
)
_METERS_SHUTTER = frozenset({Mode.PROGRAM, Mode.APERTURE_PRIORITY})


class RefusedError(Exception):
    """The body does not take this value, or does not do this, now."""


class CardFullError(RefusedError):
    """There is no room for another picture."""


class FocusError(RefusedError):
    """The lens found nothing sharp."""


class Dials:
    """Every control of one body. ``events`` hears what changes without the host."""

    def __init__(self, events: EventQueue, *, sitter: str) -> None:
        self._events = events
        self._lock = threading.RLock()
        self._controls = controls.factory_controls()
        self._sitter = sitter
        self._born = time.monotonic()
        self._meter(tell=False)  # nobody is there to see the display change

    @property
    def moment_s(self) -> float:
        """Seconds since the body was switched on."""
        return time.monotonic() - self._born

    @property
    def sitter(self) -> str:
        """Who sits there."""
        return self._sitter

    def control(self, name: SettingName) -> Control | None:
        """One control as it stands now; what the body meters in this mode cannot be set."""
        with self._lock:
            control = self._controls.get(name)
            metered = {
                SettingName.SHUTTER: self._mode in _METERS_SHUTTER,
                SettingName.APERTURE: self._mode is Mode.SHUTTER_PRIORITY,
            }
            return replace(control, writable=False) if control and metered.get(name) else control

    @property
    def controls(self) -> tuple[Control, ...]:
        """Every control as it stands now."""
        return tuple(c for name in tuple(self._controls) if (c := self.control(name)))

    def value(self, name: SettingName) -> int:
        """A control's value in wire units."""
        with self._lock:
            return self._controls[name].value

    def set(self, name: SettingName, value: int) -> None:
        """Turn a control from the host, to ``value`` in wire units.

        Raises:
            RefusedError: when it is read-only now or does not know the value.
        """
        control = self.control(name)
        if control is None or not control.writable or not control.accepts(value):
            raise RefusedError(f"{name} does not take {value}")
        self.stand(name, value)
        if name is SettingName.MODE:  # dials come alive, or go to sleep
            self._events.post(ControlChanged(SettingName.SHUTTER), ControlChanged(SettingName.APERTURE))

    def turn(self, name: SettingName, word: str) -> None:
        """A hand turns a dial, a ring, the lamp, or moves the chair; ``word`` as the control gives its values.

        Raises:
            RefusedError: when there is no such dial or no such place on it.
        """
        control = self._controls.get(name)
        value = control.parsed(word) if control else None
        if control is None or value is None or not control.accepts(value, by_hand=True):
            raise RefusedError(f"{name} does not turn to {word!r}")
        self.stand(name, value)
        self._events.post(ControlChanged(name))

    def stand(self, name: SettingName, value: int, *, tell: bool = False) -> None:
        """Let a control stand at ``value``, whoever did it; ``tell`` the host of it if it is news."""
        with self._lock:
            news = self._controls[name].value != value
            self._controls[name] = self._controls[name].at(value)
        if news and tell:
            self._events.post(ControlChanged(name))
        if name in _METERED_BY:
            self._meter()

    def seat(self, sitter: str) -> None:
        """Another person sits down.

        Raises:
            ValueError: when nobody is called that.
        """
        if sitter not in SITTERS:
            raise ValueError(f"no sitter called {sitter!r}; there are {', '.join(SITTERS)}")
        metered_light(replace(self.scene(), sitter=sitter))  # draws what the meter needs before anybody waits
        with self._lock:
            self._sitter = sitter
        self._meter()

    def scene(self, *, shot: int = 0) -> SceneSettings:
        """What a release would photograph now."""
        with self._lock:
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
                shot_counter=shot,
                moment_s=self.moment_s,
            )

    @property
    def _mode(self) -> Mode:
        return Mode(controls.MODE_WORDS[self._controls[SettingName.MODE].value])

    def _meter(self, *, tell: bool = True) -> None:
        """Show what the body meters, the time in P and A and the aperture in S, as its display does."""
        scene = self.scene()
        if scene.mode in _METERS_SHUTTER:
            self._show(SettingName.SHUTTER, controls.nearest_shutter(metered_shutter(scene)), tell)
        elif scene.mode is Mode.SHUTTER_PRIORITY:
            f_number = aperture_for(scene, metered=metered_light(scene))
            self._show(SettingName.APERTURE, controls.nearest_aperture(f_number), tell)

    def _show(self, name: SettingName, value: int, tell: bool) -> None:
        with self._lock:
            news = self._controls[name].value != value
            self._controls[name] = self._controls[name].at(value)
        if news and tell:
            self._events.post(ControlChanged(name))
