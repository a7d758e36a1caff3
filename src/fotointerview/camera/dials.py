"""The settings of the camera as they are now: read one by one, and again when a dial was turned on the body.

A body in automatic exposure tells of its shutter time several times a second; only what changed is read again,
and what changed without a name at most once in two seconds.
"""

import time
from collections.abc import Sequence

from fotointerview.camera.backend import CameraBackend, CameraError, SettingChanged
from fotointerview.camera.link import Link
from fotointerview.camera.messages import SettingsRead
from fotointerview.domain.camera import Setting, SettingName
from fotointerview.domain.scales import parse_number, parse_shutter_s

_ALL_AGAIN_S = 2.0
_LONGEST_TIMER_S = 20.0
"""Where a body does not say how long its timer runs."""
_LEADS = frozenset({SettingName.MODE, SettingName.IMAGE_FORMAT, SettingName.CAPTURE_TARGET})
"""Settings on which what others are and may be depends."""


class Dials:
    """Reads settings and tells them; the worker's thread only.

    Attributes:
        exposure_s: the shutter time as last read, in seconds; 0 unknown.
        timer_s: how long the body waits after a release, by its self-timer; 0 when it does not.
        in_pairs: whether the body makes a RAW and a JPEG of each shot.
    """

    def __init__(self, backend: CameraBackend, *, link: Link) -> None:
        self._backend = backend
        self._link = link
        self._changed: dict[SettingName, None] = {}
        self._all = False
        self._all_at = 0.0
        self.exposure_s = 0.0
        self.timer_s = 0.0
        self.in_pairs = False

    def read_all(self) -> None:
        """Read every setting and tell them."""
        self._changed.clear()
        self._all = False
        self.tell(self._backend.read_settings())

    def heed(self, event: SettingChanged) -> None:
        """A dial was turned: to be read at :meth:`refresh`."""
        if event.name is None or event.name in _LEADS:
            self._all = True
        if event.name is not None:
            self._changed[event.name] = None

    def refresh(self) -> None:
        """Read what changed; a setting that the body no longer has is left as it was."""
        if self._all and time.monotonic() - self._all_at >= _ALL_AGAIN_S:
            self._all_at = time.monotonic()
            self.read_all()
            return
        read = []
        while self._changed:
            name = next(iter(self._changed))
            del self._changed[name]
            try:
                read.append(self._backend.read_setting(name))
            except CameraError as error:
                if error.session_over:
                    raise
        if read:
            self.tell(read)

    def write(self, name: SettingName, value: str) -> Setting:
        """Set, read back and tell; what else that changed is read at the next :meth:`refresh`."""
        setting = self._backend.write_setting(name, value)
        self.tell((setting,))
        if name in _LEADS:
            self._all, self._all_at = True, 0.0
        return setting

    def tell(self, settings: Sequence[Setting]) -> None:
        """Pass on what was read."""
        for setting in settings:
            match setting.name:
                case SettingName.SHUTTER:
                    self.exposure_s = parse_shutter_s(setting.value) or 0.0
                case SettingName.DRIVE:
                    is_timer = "timer" in setting.value.lower()
                    self.timer_s = (parse_number(setting.value) or _LONGEST_TIMER_S) if is_timer else 0.0
                case SettingName.IMAGE_FORMAT:
                    self.in_pairs = "+" in setting.value
                case _:
                    pass
        self._link.send(SettingsRead(tuple(settings)))
