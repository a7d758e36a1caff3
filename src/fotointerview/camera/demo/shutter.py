"""The demo body's shutter: releases in a row on one worker thread, each becoming files on the card or in memory.

A release takes the settings as they are at that moment, is exposed for its shutter time and then rendered.
With RAW and JPEG the two files come in either order, with a gap between them where one is wanted.
"""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from fotointerview.camera.demo import controls
from fotointerview.camera.demo.card import Card, Place
from fotointerview.camera.demo.dials import CardFullError, Dials, RefusedError
from fotointerview.camera.demo.events import (
    BodyEvent,
    EventQueue,
    ObjectAdded,
    PictureInMemory,
    ReleaseComplete,
)
from fotointerview.camera.demo.faults import FaultKind, Faults
from fotointerview.camera.demo.filling import filled
from fotointerview.camera.demo.memory import BodyMemory, HeldPicture
from fotointerview.camera.demo.scene import Exposure, expose, prepare
from fotointerview.camera.demo.settings import Mode, SceneSettings
from fotointerview.domain.camera import SettingName

_log = logging.getLogger(__name__)

_BURST_INTERVAL_S = 0.2
_LARGEST_RAW = 6_000_000
_WHOLE_SHARE = 0.6
"""How much of a corrupt file is there."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How this body takes pictures.

    Attributes:
        burst: pictures per release in burst.
        timer_s: how long the self-timer runs.
        raw_first: which of a pair comes first.
        gap_s: between the two.
        clock_s: how far the body's clock is ahead of the right time.
        least_bytes: files that would be lighter are filled up to so many bytes, as those of a larger sensor.
    """

    burst: int = 3
    timer_s: float = 2.0
    raw_first: bool = True
    gap_s: float = 0.0
    clock_s: float = 0.0
    least_bytes: int = 0


@dataclass(frozen=True, slots=True)
class _Release:
    scene: SceneSettings
    taken_at: datetime
    wire_format: int
    to_memory: bool
    place: Place


class Shutter:
    """Releases of one body; ``still`` is the size of its pictures. ``cut`` is called when the line shall be cut.

    Attributes:
        told_ns: when the last file on the card was made known to whoever asks; monotonic, 0 before the first.
    """

    def __init__(
        self,
        dials: Dials,
        events: EventQueue,
        card: Card,
        *,
        faults: Faults,
        still: tuple[int, int],
        serial: str,
    ) -> None:
        self.habits = Habits()
        self.memory = BodyMemory()
        self.cut: Callable[[], None] = _nobody
        self._dials, self._events, self._card, self._faults = dials, events, card, faults
        self._still, self._serial = still, serial
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="demo-body")
        self._released = self._exposed = self._pending = self._exposing = 0
        self.told_ns = 0
        self.count_room()

    @property
    def released(self) -> int:
        """How often the shutter was released, as the body counts."""
        return self._released

    @property
    def exposed(self) -> int:
        """How many pictures were taken to the end."""
        return self._exposed

    @property
    def busy(self) -> bool:
        """Whether a release is not done yet, its files included."""
        with self._lock:
            return self._pending > 0

    @property
    def exposing(self) -> bool:
        """Whether a picture is being taken this moment: the mirror is up, so to speak."""
        with self._lock:
            return self._exposing > 0

    def get_ready(self, *, live_width: int) -> None:
        """Draw the sitter now, so that neither the first release nor live view waits for it."""
        scene = self._dials.scene()
        self._worker.submit(prepare, scene, width=self._still[0])
        self._worker.submit(prepare, scene, width=live_width, finer_will_do=True)

    def release(self, *, to_memory: bool = False) -> None:
        """Take a picture, or as many as the drive says, with everything as it is now; returns at once.

        Raises:
            CardFullError: when there is no room.
            RefusedError: when the body is switched off.
        """
        if self._closing.is_set():
            raise RefusedError("the body is off")
        full = not to_memory and self._card.free < self._needed_bytes
        if full or self._faults.take(FaultKind.STORE_FULL):
            raise CardFullError("the card is full")
        drive = self._dials.value(SettingName.DRIVE)
        frames = self.habits.burst if drive == controls.BURST else 1
        with self._lock:
            self._pending += 1
        if drive == controls.TIMER:
            self._worker.submit(self._after_timer, to_memory)
        else:
            self._submit([self._ordered(to_memory, late_s=i * _BURST_INTERVAL_S) for i in range(frames)])

    def count_room(self) -> None:
        """Show how many pictures still fit on the card, as the body reckons."""
        self._dials.stand(SettingName.SHOTS_LEFT, self._card.free // self._needed_bytes, tell=True)

    @property
    def _needed_bytes(self) -> int:
        """About what one release takes on the card."""
        wire_format = self._dials.value(SettingName.IMAGE_FORMAT)
        jpeg = self._still[0] * self._still[1] // 3
        raw = min(jpeg, _LARGEST_RAW)
        return {controls.JPEG_ONLY: jpeg, controls.RAW_ONLY: raw}.get(wire_format, jpeg + raw)

    def close(self) -> None:
        """Wait for the picture in work and stop. Safe to call twice."""
        self._closing.set()
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _ordered(self, to_memory: bool, *, late_s: float) -> _Release:
        """A release of this moment, or of one ``late_s`` later."""
        scene = self._dials.scene(shot=self._released)
        now = datetime.now().astimezone() + timedelta(seconds=late_s + self.habits.clock_s)
        with self._lock:
            self._released += 1
            self._exposing += 1
        wire_format = self._dials.value(SettingName.IMAGE_FORMAT)
        return _Release(
            replace(scene, moment_s=scene.moment_s + late_s),
            now,
            wire_format,
            to_memory,
            self._card.next_place(),
        )

    def _submit(self, releases: list[_Release]) -> None:
        for number, release in enumerate(releases, start=1):
            self._worker.submit(self._take, release, last=number == len(releases))

    def _after_timer(self, to_memory: bool) -> None:
        if self._closing.wait(self.habits.timer_s):
            return
        self._take(self._ordered(to_memory, late_s=0.0), last=True)

    def _take(self, release: _Release, *, last: bool) -> None:
        """Take one picture; a card that cannot be written ends the release without a file."""
        news: list[BodyEvent] = []
        exposing = True
        try:
            if release.scene.mode in (Mode.MANUAL, Mode.SHUTTER_PRIORITY):
                self._closing.wait(release.scene.shutter_s)
            made = self._rendered(release)
            with self._lock:
                self._exposed += 1
                self._exposing -= 1
            exposing = False
            for number, (suffix, data) in enumerate(self._files(release, made)):
                if number:
                    self._tell(news)
                    news = []
                    self._closing.wait(self.habits.gap_s)
                news += self._stored(release, suffix, data, made)
        except OSError:
            _log.exception("the demo camera could not store a picture")
        finally:
            with self._lock:
                self._exposing -= exposing
                self._pending -= last
            self._tell([*news, ReleaseComplete()])
            self.count_room()

    def _tell(self, news: list[BodyEvent]) -> None:
        if self._faults.take(FaultKind.CUT_BEFORE_NEWS):
            self.cut()
        if any(isinstance(event, ObjectAdded) for event in news):
            self.told_ns = time.monotonic_ns()
        self._events.post(*news)

    def _rendered(self, release: _Release) -> Exposure:
        width, height = self._still
        return expose(
            release.scene,
            taken_at=release.taken_at,
            serial=self._serial,
            width=width,
            height=height,
            jpeg=release.wire_format != controls.RAW_ONLY,
            raw=release.wire_format != controls.JPEG_ONLY,
        )

    def _files(self, release: _Release, made: Exposure) -> list[tuple[str, bytes]]:
        """The files of a release by the end of their name, in the order in which they come."""
        both = ((".NEF", made.raw), (".JPG", made.jpeg))
        in_order = both if self.habits.raw_first else tuple(reversed(both))
        return [(suffix, data) for suffix, data in in_order if data is not None]

    def _stored(self, release: _Release, suffix: str, data: bytes, made: Exposure) -> list[BodyEvent]:
        width, height = self._still
        heavy = filled(data, to=int(self.habits.least_bytes), seed=release.scene.shot_counter)
        data = self._spoiled(suffix, heavy)
        if release.to_memory:
            name = release.place.stem + suffix
            held = HeldPicture(name, data, made.thumbnail, release.taken_at, width, height)
            self.memory.add(held)
            return [PictureInMemory()] if self.memory.to_announce() else []
        file = self._card.add(
            data,
            place=release.place,
            suffix=suffix,
            taken_at=release.taken_at,
            width=width,
            height=height,
            thumbnail=made.thumbnail,
        )
        return [ObjectAdded(file.handle)]

    def _spoiled(self, suffix: str, data: bytes) -> bytes:
        if self._faults.take(FaultKind.EMPTY_FILE):
            return b""
        if self._faults.take(FaultKind.CORRUPT_FILE, when=lambda _: suffix == ".JPG"):
            return data[: int(len(data) * _WHOLE_SHARE)]
        return data


def _nobody() -> None:
    """Nobody has a line to cut."""
