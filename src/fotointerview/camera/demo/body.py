"""The demo camera's body: controls, a shutter button, focus, live view, a card and a queue of events.

Thread-safe; knows no protocol. It only brings its parts together: the dials, the shutter, the focus and the
finder each have a module of their own.
"""

from fotointerview.camera.demo.card import Card
from fotointerview.camera.demo.controls import Control
from fotointerview.camera.demo.dials import CardFullError, Dials, FocusError, RefusedError
from fotointerview.camera.demo.events import (
    BodyEvent,
    ControlChanged,
    EventQueue,
    ObjectAdded,
    PictureInMemory,
    ReleaseComplete,
)
from fotointerview.camera.demo.faults import Faults
from fotointerview.camera.demo.finder import WIDTH as LIVE_WIDTH
from fotointerview.camera.demo.focus import Focus
from fotointerview.camera.demo.live import LiveView, NotLiveError
from fotointerview.camera.demo.settings import SceneSettings
from fotointerview.camera.demo.shutter import Shutter
from fotointerview.domain.camera import SettingName

MAKE = "Nikon-like"
MODEL = "Demo Camera"
SERIAL = "FI000001"


class DemoBody:
    """A camera in front of a sitter. ``still`` is the size of its pictures in pixels.

    Attributes:
        host_has_controls: whether a host has taken them and not given them back.
        locks_button: whether its button is dead while a host has the controls, as on some bodies.
    """

    def __init__(
        self, *, sitter: str = "elian", still: tuple[int, int] = (6000, 4000), card: Card | None = None
    ) -> None:
        self.card = card or Card()
        self.serial = SERIAL
        self.faults = Faults()
        self.host_has_controls = False
        self.locks_button = False
        self._events = EventQueue()
        self.dials = Dials(self._events, sitter=sitter)
        self.shutter = Shutter(
            self.dials, self._events, self.card, faults=self.faults, still=still, serial=self.serial
        )
        self.focus = Focus(self.dials, self.faults)
        self.live = LiveView(self.scene, parked=lambda: self.shutter.exposing, faults=self.faults)
        self._events.take()  # nobody was there to see the display change
        self.shutter.get_ready(live_width=LIVE_WIDTH)

    # ── controls ──────────────────────────────────────────────────────────────────────────────────────────

    def control(self, name: SettingName) -> Control | None:
        """One control as it stands now; the shutter cannot be set while the body meters."""
        return self.dials.control(name)

    @property
    def controls(self) -> tuple[Control, ...]:
        """Every control as it stands now."""
        return self.dials.controls

    def set_control(self, name: SettingName, value: int) -> None:
        """Turn a control from the host, to ``value`` in wire units.

        Raises:
            RefusedError: when it is read-only now or does not know the value.
        """
        self.dials.set(name, value)
        if name is SettingName.IMAGE_FORMAT:
            self.shutter.count_room()
        if name in (SettingName.SUBJECT_DISTANCE, SettingName.FOCAL_LENGTH):
            self.shutter.get_ready(live_width=LIVE_WIDTH)

    def turn(self, name: SettingName, word: str) -> None:
        """A hand turns something at the body or in the room; the host is told.

        Raises:
            RefusedError: when there is no such dial or no such place on it.
        """
        self.dials.turn(name, word)
        self.shutter.count_room()
        self.shutter.get_ready(live_width=LIVE_WIDTH)

    def change_sitter(self, name: str) -> None:
        """Another person sits down.

        Raises:
            ValueError: when nobody is called that.
        """
        self.dials.seat(name)
        self.shutter.get_ready(live_width=LIVE_WIDTH)

    def scene(self) -> SceneSettings:
        """What a release would photograph now."""
        return self.dials.scene(shot=self.shutter.released)

    # ── releases and events ───────────────────────────────────────────────────────────────────────────────

    def press_shutter(self) -> None:
        """The photographer presses the body's own button, which focuses first unless the lens is at manual.

        Raises:
            RefusedError: when a host has locked the button, nothing sharp was found, or the card is full.
        """
        if self.locks_button and self.host_has_controls:
            raise RefusedError("a host has the controls")
        self.release(focus=True)

    def release(self, *, focus: bool = False, to_memory: bool = False) -> None:
        """Take a picture with everything as it is now; returns at once.

        Raises:
            FocusError: when ``focus`` found nothing sharp.
            CardFullError: when there is no room.
            RefusedError: when the body is switched off.
        """
        if focus:
            self.focus.find()
        self.shutter.release(to_memory=to_memory)

    @property
    def busy(self) -> bool:
        """Whether a release is not on the card yet."""
        return self.shutter.busy

    def held_fetched(self) -> None:
        """A host has read the first picture in memory to its end."""
        self.shutter.memory.fetched()
        self._announce_held()

    def delete_held(self) -> bool:
        """Forget the first picture in memory; whether there was one."""
        there = self.shutter.memory.delete()
        self._announce_held()
        return there

    def _announce_held(self) -> None:
        if self.shutter.memory.to_announce():
            self._events.post(PictureInMemory())

    def take_events(self) -> tuple[BodyEvent, ...]:
        """What happened since the last time, oldest first."""
        return self._events.take()

    def wait_events(self, timeout_s: float) -> tuple[BodyEvent, ...]:
        """As :meth:`take_events`, but waits at most ``timeout_s`` for the first."""
        return self._events.wait(timeout_s)

    def close(self) -> None:
        """Switch off: waits for the picture in work and takes the card out. Safe to call twice."""
        self.live.close()
        self.shutter.close()
        self.card.close()


__all__ = [
    "MAKE",
    "MODEL",
    "BodyEvent",
    "CardFullError",
    "ControlChanged",
    "DemoBody",
    "FocusError",
    "NotLiveError",
    "ObjectAdded",
    "PictureInMemory",
    "RefusedError",
    "ReleaseComplete",
]
