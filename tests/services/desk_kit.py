"""A study at work with its desk and the paper camera; nothing is faked but the camera."""

import queue
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from fotointerview.domain.chain import Link
from fotointerview.domain.words import Language
from fotointerview.services import events
from fotointerview.services.desk import Desk, DeskEvent, InterviewBegun
from fotointerview.services.study import DEFAULT_PRESET, NewParticipant
from fotointerview.services.workplace import Workplace
from tests.services.session_kit import PaperCamera

_PATIENCE_S = 30
E = TypeVar("E", bound=DeskEvent)


class FrontDesk:
    """The desk of the study in ``folder``, and every event of desk and session in order."""

    def __init__(self, folder: Path, *, camera: bool = True) -> None:
        self.place = Workplace.open(folder, language=Language.NL, asks_consent=False)
        self.desk = Desk(self.place)
        self.heard: list[DeskEvent] = []
        self.noticed: list[events.Noticed] = []
        self._news: queue.SimpleQueue[DeskEvent] = queue.SimpleQueue()
        self._safe: queue.SimpleQueue[Link] = queue.SimpleQueue()
        self.desk.subscribe(self._hear)
        self.place.session.subscribe(self._hear_session)
        if camera:
            self.camera = PaperCamera()
            self.camera.tell = self.place.session.camera_event
            self.place.session.use_camera(self.camera)

    def _hear(self, event: DeskEvent) -> None:
        self.heard.append(event)
        self._news.put(event)

    def _hear_session(self, event: events.SessionEvent) -> None:
        if isinstance(event, events.ShotSafe):
            self._safe.put(event.link)
        elif isinstance(event, events.Noticed):
            self.noticed.append(event)

    def wait(self, kind: type[E]) -> E:
        """The next event of ``kind``."""
        while True:
            event = self._news.get(timeout=_PATIENCE_S)
            if isinstance(event, kind):
                return event

    def begin(self, code: str = "", *, role: str | None = None, alias: str = "") -> str:
        """An interview with somebody new; its id."""
        self.desk.begin(NewParticipant(code, role, alias), preset_key=DEFAULT_PRESET)
        return self.wait(InterviewBegun).interview_id

    def shoot(self) -> Link:
        """One shot, safe."""
        self.place.session.shoot()
        return self._safe.get(timeout=_PATIENCE_S)

    def settle(self) -> None:
        """Wait until everything asked so far is in the study."""
        self.place.store_thread.ask(lambda: None).result()

    def __enter__(self) -> "FrontDesk":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.desk.close()
        self.place.close()
