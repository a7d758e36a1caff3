"""An open line to one camera through libgphoto2: its calls, its errors, and the events that come unasked.

What stands on it (card, live view, settings) is in modules of its own. No call is made on a closed camera: the
driver would open that again without a word.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from fotointerview.camera import driver_words
from fotointerview.camera.backend import (
    BackendEvent,
    CameraError,
    CaptureComplete,
    FileAdded,
    FileChanged,
    FileRef,
    SettingChanged,
)
from fotointerview.camera.names import NameTable
from fotointerview.domain.camera import SettingName
from fotointerview.domain.faults import FaultCode

_PROBED = frozenset({-1, -2, -108, -113})
"""Codes that the driver gives both for "no" and for a line that is dead."""
HELD = "/"
"""Where the driver keeps pictures from the body's memory: above every card."""


class GphotoLine:
    """The driver, the camera and what they said last; ``table`` is the generic one until a camera is known."""

    def __init__(self, *, table: NameTable) -> None:
        self._gp: ModuleType | None = None
        self._camera: Any = None
        self._context: Any = None
        self._words: list[str] = []
        self._held: list[BackendEvent] = []
        self._trouble: CameraError | None = None
        self._dead = False
        """The session ended by an error: nobody is there who could be told that it is over."""
        self._table = table
        self._config: dict[SettingName, str] = {}
        self._last: dict[str, str] = {}

    def _hear(self, _context: object, text: object, _data: object) -> None:
        """The driver's own words; they come before the error they belong to."""
        self._words.append(text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text))

    def _text(self, config: str) -> str | None:
        """A configuration's value as text; ``None`` when the body has none of that name."""
        try:
            value = self._open_camera().get_single_config(config, self._context).get_value()
        except self._driver().GPhoto2Error:
            return None
        return "" if value is None else str(value)

    def _driver(self) -> ModuleType:
        if self._gp is None:
            raise CameraError(FaultCode.CAMERA_LOST, "not connected", session_over=True)
        return self._gp

    def _open_camera(self) -> Any:
        """The camera; never a closed one, because the driver would open that again without a word."""
        if self._camera is None:
            raise CameraError(FaultCode.CAMERA_LOST, "not connected", session_over=True)
        return self._camera

    @contextmanager
    def _calls(self, doing: str, *, probe: bool = True) -> Iterator[None]:
        """Turn the driver's errors into ours; with ``probe`` a doubtful one is followed by a look at the line."""
        gp = self._gp
        assert gp is not None
        self._words.clear()
        try:
            yield
        except gp.GPhoto2Error as error:
            words = "; ".join(self._words) or str(error.string)
            dead = error.code in _PROBED and (not probe or not self._line_lives())
            meaning = driver_words.camera_error(error.code, f"{doing}: {words}", dead=dead)
            self._dead |= meaning.session_over
            raise meaning from error

    def _line_lives(self) -> bool:
        """Whether the camera still answers; an event that comes with the answer is kept."""
        gp = self._driver()
        if self._camera is None:
            return False
        try:
            kind, data = self._camera.wait_for_event(0, self._context)
        except gp.GPhoto2Error:
            return False
        if kind != gp.GP_EVENT_TIMEOUT:
            self._take(self._held, kind, data)
        return True

    def _take(self, events: list[BackendEvent], kind: int, data: Any) -> None:
        gp = self._driver()
        if kind == gp.GP_EVENT_FILE_ADDED:
            events.append(FileAdded(FileRef(data.folder, data.name), held=data.folder == HELD))
        elif kind == gp.GP_EVENT_FILE_CHANGED:
            events.append(FileChanged(FileRef(data.folder, data.name)))
        elif kind == gp.GP_EVENT_CAPTURE_COMPLETE:
            events.append(CaptureComplete())
        elif kind == gp.GP_EVENT_UNKNOWN and isinstance(data, str):
            if driver_words.says_store_full(data):
                self._trouble = CameraError(FaultCode.CARD_FULL, data)
                return
            config, value = driver_words.changed_property(data)
            if config is not None and self._last.get(config) != value:
                names = [name for name, known in self._config.items() if known == config]
                events.append(SettingChanged(names[0] if names else None))
