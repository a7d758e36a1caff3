"""Hearing a camera supervisor in tests: keep every event, wait for the one that matters."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from fotointerview.camera.link import BackendSpec
from fotointerview.camera.messages import FileArrived, StateChanged
from fotointerview.camera.spec import CameraSpec
from fotointerview.camera.supervisor import CameraSupervisor, Patience
from fotointerview.domain.camera import CameraState
from fotointerview.domain.faults import FaultCode

T = TypeVar("T")
WAIT_S = 20.0
_NOISE = frozenset({"SettingsRead", "AbilitiesKnown", "Frame", "Thumbnail", "CameraChanged"})
"""Left out where a test tells why it failed."""


class Ear:
    """A listener that remembers."""

    def __init__(self) -> None:
        self.events: list[Any] = []
        self.threads: set[str] = set()
        self._changed = threading.Condition()

    def __call__(self, event: object) -> None:
        with self._changed:
            self.events.append(event)
            self.threads.add(threading.current_thread().name)
            self._changed.notify_all()

    def all(self, kind: type[T]) -> list[T]:
        with self._changed:
            return [event for event in self.events if isinstance(event, kind)]

    def wait(self, kind: type[T], that: Callable[[T], bool] = lambda event: True, *, count: int = 1) -> T:
        """The ``count``-th event of ``kind`` ``that`` holds for, waiting for it if need be."""

        def found() -> list[T]:
            return [event for event in self.events if isinstance(event, kind) and that(event)]

        with self._changed:
            self._changed.wait_for(lambda: len(found()) >= count, WAIT_S)
            story = [event for event in self.events if type(event).__name__ not in _NOISE]
            assert len(found()) >= count, f"no {kind.__name__} (want {count}): {story}"
            return found()[count - 1]

    def wait_state(
        self, state: CameraState, code: FaultCode | None = None, *, count: int = 1
    ) -> StateChanged:
        def that(event: StateChanged) -> bool:
            return event.state is state and (
                code is None or (event.fault is not None and event.fault.code is code)
            )

        return self.wait(StateChanged, that, count=count)

    def arrived(self, count: int = 1) -> FileArrived:
        return self.wait(FileArrived, count=count)


def folder_card(root: Path) -> BackendSpec:
    return BackendSpec("tests.camera.folder_card:FolderCard", {"root": str(root)})


@contextmanager
def tethered(
    spec: BackendSpec | CameraSpec,
    ear: Ear,
    *,
    destination: Path | None,
    patience: Patience | None = None,
) -> Iterator[CameraSupervisor]:
    """A started supervisor, stopped at the end."""
    supervisor = CameraSupervisor(spec, listener=ear, patience=patience)
    if destination is not None:
        supervisor.set_destination(destination)
    supervisor.start()
    try:
        yield supervisor
    finally:
        supervisor.stop()
