"""What the application remembers of the card for a camera process that dies, so that its successor loses nothing.

The child tells what it found on the card at the first connection (all of that is old) and what it passed
over; the parent adds what arrived and what was announced and is still under way, and hands the whole to the
next child. What is on the card and not in ``known`` is then new and is fetched.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from fotointerview.camera.backend import FileRef
from fotointerview.camera.messages import (
    CameraFile,
    Event,
    FileAnnounced,
    FileArrived,
    FileFailed,
)


@dataclass(frozen=True, slots=True)
class FilesKnown:
    """Child → parent: files on this camera's card that need no fetching (any more)."""

    serial: str
    files: tuple[CameraFile, ...]


@dataclass(frozen=True, slots=True)
class ReadTries:
    """Child → parent: so often has reading this file been begun and not come to an end."""

    token: str
    tries: int


@dataclass(frozen=True, slots=True)
class Underway:
    """A file that was announced and has neither arrived nor failed."""

    token: str
    ref: FileRef
    directory: Path
    trigger_ns: int
    tries: int = 0


Memo = FilesKnown | ReadTries
"""What a child tells for the memory alone."""


@dataclass(frozen=True, slots=True)
class CardMemory:
    """What a new child gets to know.

    Attributes:
        known: by camera serial; a serial that is not in it has never been connected.
        underway: announced files, in order.
        directory: the destination, if one was set.
    """

    known: Mapping[str, frozenset[CameraFile]] = field(default_factory=dict)
    underway: tuple[Underway, ...] = ()
    directory: Path | None = None


class CardKeeper:
    """The parent's side: keeps a :class:`CardMemory` up to date from the events that pass by.

    Used on the supervisor's reader thread only, except :meth:`memory` before that thread starts.
    """

    def __init__(self) -> None:
        self._known: dict[str, set[CameraFile]] = {}
        self._underway: dict[str, Underway] = {}
        self.directory: Path | None = None

    def memory(self) -> CardMemory:
        """Everything remembered, as it goes to a new child."""
        return CardMemory(
            {serial: frozenset(files) for serial, files in self._known.items()},
            tuple(self._underway.values()),
            self.directory,
        )

    def heed(self, event: Event | Memo) -> None:
        """Take in what ``event`` says about files."""
        match event:
            case FilesKnown():
                self._known.setdefault(event.serial, set()).update(event.files)
            case ReadTries() if event.token in self._underway:
                self._underway[event.token] = replace(self._underway[event.token], tries=event.tries)
            case FileAnnounced() if event.directory is not None:
                ref = FileRef(event.folder, event.name)
                self._underway[event.token] = Underway(event.token, ref, event.directory, event.trigger_ns)
            case FileArrived():
                self._known.setdefault(event.source.serial, set()).add(event.source)
                self._underway.pop(event.token, None)
            case FileFailed():
                self._underway.pop(event.token, None)
            case _:
                pass
