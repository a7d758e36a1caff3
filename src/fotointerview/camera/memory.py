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
    Frame,
    StateChanged,
)
from fotointerview.camera.origin import Origin

_LIVE_TRIES = 3
"""So many camera processes may end over live view before the next one begins without it."""


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
class KeptBack:
    """Child → parent: this file is about to be given up for now; it is still on the card."""

    token: str


@dataclass(frozen=True, slots=True)
class Fired:
    """Child → parent: these releases have brought no file yet, oldest first; replaces what was told before."""

    waiting: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class LiveTried:
    """Child → parent: live view is about to begin; when no frame follows, that may have ended the child."""


@dataclass(frozen=True, slots=True)
class Underway:
    """A file that was announced and has not arrived."""

    token: str
    ref: FileRef
    directory: Path
    trigger_ns: int
    tries: int = 0
    release: str = ""


Memo = FilesKnown | ReadTries | KeptBack | Fired | LiveTried
"""What a child tells for the memory alone."""


@dataclass(frozen=True, slots=True)
class CardMemory:
    """What a new child gets to know.

    Attributes:
        known: by camera serial; a serial that is not in it has never been connected.
        underway: announced files, in order.
        failed: files that could not be fetched and are still on the card: they belong where they did.
        directory: the destination, if one was set.
        fired: releases that have brought no file yet, oldest first.
        live: live view is wanted.
        serial: the body that was used last; where there are several, it is the one.
    """

    known: Mapping[str, frozenset[CameraFile]] = field(default_factory=dict)
    underway: tuple[Underway, ...] = ()
    failed: tuple[Underway, ...] = ()
    directory: Path | None = None
    fired: tuple[Origin, ...] = ()
    live: bool = False
    serial: str = ""


class CardKeeper:
    """The parent's side: keeps a :class:`CardMemory` up to date from the events that pass by.

    Used under the supervisor's lock.

    Attributes:
        directory: the destination, if one was set.
        live: live view is wanted.
    """

    def __init__(self) -> None:
        self._known: dict[str, set[CameraFile]] = {}
        self._underway: dict[str, Underway] = {}
        self._failed: dict[FileRef, Underway] = {}
        self._fired: tuple[Origin, ...] = ()
        self._serial = ""
        self._live_tries = 0
        self.directory: Path | None = None
        self.live = False

    def want_live(self, on: bool) -> None:
        """Live view is wanted from now on, or no longer."""
        self.live, self._live_tries = on, 0

    def give_up_live(self) -> bool:
        """Whether live view has ended process after process, so that the next ones begin without it."""
        if self.live and self._live_tries >= _LIVE_TRIES:
            self.live = False
            return True
        return False

    def memory(self) -> CardMemory:
        """Everything remembered, as it goes to a new child."""
        return CardMemory(
            {serial: frozenset(files) for serial, files in self._known.items()},
            tuple(self._underway.values()),
            tuple(self._failed.values()),
            self.directory,
            self._fired,
            self.live,
            self._serial,
        )

    def heed(self, event: Event | Memo) -> None:
        """Take in what ``event`` says about files."""
        match event:
            case FilesKnown():
                self._known.setdefault(event.serial, set()).update(event.files)
            case ReadTries() if event.token in self._underway:
                self._underway[event.token] = replace(self._underway[event.token], tries=event.tries)
            case KeptBack() if event.token in self._underway:
                failed = self._underway.pop(event.token)
                self._failed[failed.ref] = failed
            case Fired():
                self._fired = event.waiting
            case LiveTried():
                self._live_tries += 1
            case Frame():
                self._live_tries = 0
            case StateChanged() if event.identity is not None:
                self._serial = event.identity.serial or self._serial
            case FileAnnounced() if event.directory is not None:
                ref = FileRef(event.folder, event.name)
                self._failed.pop(ref, None)
                self._underway[event.token] = Underway(
                    event.token, ref, event.directory, event.trigger_ns, release=event.release
                )
            case FileArrived():
                self._known.setdefault(event.source.serial, set()).add(event.source)
                self._underway.pop(event.token, None)
            case FileFailed():
                self._underway.pop(event.token, None)
            case _:
                pass
