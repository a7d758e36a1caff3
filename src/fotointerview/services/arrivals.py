"""Files on their way, seen as shots: the two files of one release are one shot, whichever of them comes first.

The first file that is announced gives the shot its token; the other one joins it. No I/O; any thread.
"""

import threading
import time
from dataclasses import dataclass

from fotointerview.camera.messages import FileAnnounced
from fotointerview.camera.release import TWIN_S


@dataclass(slots=True)
class _Release:
    """One release: the token that stands for it, and its shot once one of its files is in the study."""

    token: str
    shot_id: str = ""
    shown: bool = False
    files: int = 0
    since: float = 0.0


class Arrivals:
    """Which token and which shot each file belongs to, for the releases of this run of the program.

    A file that was never announced here stands for itself.
    """

    def __init__(self) -> None:
        self._lock = threading.Condition()
        self._of_release: dict[str, _Release] = {}
        self._of_file: dict[str, _Release] = {}

    def announced(self, event: FileAnnounced) -> bool:
        """A file was announced; whether it is the first of its shot."""
        with self._lock:
            known = self._of_release.get(event.release) if event.release else None
            release = known or _Release(event.token)
            if event.release:
                self._of_release[event.release] = release
            self._of_file[event.token] = release
            release.files += 1
            release.since = release.since or time.monotonic()
            self._lock.notify_all()
            return known is None

    def wait_for_other_halves(self, patience_s: float) -> None:
        """Wait as long as the other file of a shot may still be announced, of a body that makes two of each."""
        until = time.monotonic() + patience_s
        with self._lock:
            while (left := min(self._halves_until(), until) - time.monotonic()) > 0:
                self._lock.wait(left)

    def _halves_until(self) -> float:
        halves = [one.since for one in self._of_release.values() if one.files == 1]
        return max(halves, default=0.0) + TWIN_S

    def token(self, file_token: str) -> str:
        """The token of the shot that a file belongs to."""
        return self._release(file_token).token

    def shot_id(self, file_token: str) -> str:
        """The study's shot that a file belongs to; "" while none of its files is in the study."""
        return self._release(file_token).shot_id

    def show(self, file_token: str, *, quick: bool) -> bool:
        """A file can be looked at; whether to: a JPEG always, what is slow only while nothing else is shown."""
        release = self._release(file_token)
        with self._lock:
            first, release.shown = not release.shown, True
            return quick or first

    def keep(self, file_token: str, shot_id: str) -> bool:
        """A file is in the study; whether it is the first of its shot."""
        release = self._release(file_token)
        with self._lock:
            first, release.shot_id = not release.shot_id, shot_id
            return first

    def failed(self, file_token: str) -> bool:
        """A file did not come; whether nothing of its shot is in the study.

        Its shot is then over: what of it is tried again is announced anew.
        """
        release = self._release(file_token)
        with self._lock:
            if release.shot_id:
                return False
            for known in [key for key, value in self._of_release.items() if value is release]:
                del self._of_release[known]
            return True

    def _release(self, file_token: str) -> _Release:
        with self._lock:
            return self._of_file.setdefault(file_token, _Release(file_token))
