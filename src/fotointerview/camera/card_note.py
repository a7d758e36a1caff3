"""What was on a camera's card, written down while a study is open, so that a crash of everything loses no shot.

Until a card has been seen once, all that is on it is old. After a crash that would make old what the
photographer's own button took meanwhile. The note ``.incoming/card-….jsonl`` says what was old and what has
arrived; it goes at an orderly end, and one that gave no sign of life for a quarter of an hour is not believed:
by then somebody else may have used the camera, and pictures of other people are never fetched.
"""

import hashlib
import json
import logging
import os
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from fotointerview.camera.messages import CameraFile

FRESH_S = 15 * 60
_SIGN_S = 60.0
_log = logging.getLogger(__name__)


class CardNote:
    """The note about one card; nothing here raises, for a note that cannot be written only costs a convenience."""

    def __init__(self, incoming: Path, serial: str) -> None:
        digest = hashlib.sha256(serial.encode()).hexdigest()[:16]
        self._path = incoming / f"card-{digest}.jsonl"
        self._signed = 0.0

    def read(self) -> frozenset[CameraFile] | None:
        """What needs no fetching; ``None`` when there is no note, or none that may be believed."""
        try:
            if abs(time.time() - self._path.stat().st_mtime) > FRESH_S:  # a clock may have been set back
                return None
            lines = self._path.read_text(encoding="utf-8").splitlines()
        except (OSError, ValueError):
            return None
        return frozenset(file for line in lines if (file := _parsed(line)) is not None)

    def write(self, files: Iterable[CameraFile]) -> None:
        """Begin anew with these, whole or not at all."""
        part = self._path.with_suffix(".part")
        try:
            self._path.parent.mkdir(exist_ok=True)
            with part.open("w", encoding="utf-8") as out:
                out.writelines(_line(file) for file in files)
                out.flush()
                os.fsync(out.fileno())
            part.replace(self._path)
        except OSError as error:
            _log.warning("what is on the card is not noted down: %s", error)
            with suppress(OSError):  # half a note is none
                part.unlink(missing_ok=True)

    def add(self, file: CameraFile) -> None:
        """One more that needs no fetching. A line that a crash tears only means that it is fetched once more.

        Nothing is begun here: a note of this one file would say that all the others on the card are new.
        """
        try:
            with os.fdopen(os.open(self._path, os.O_WRONLY | os.O_APPEND), "a", encoding="utf-8") as out:
                out.write(_line(file))
        except FileNotFoundError:
            return  # it could not be begun, and that was said
        except OSError as error:
            _log.warning("%r is not noted down: %s", file.name, error)

    def sign(self) -> None:
        """A sign of life, once a minute."""
        now = time.monotonic()
        if now - self._signed < _SIGN_S:
            return
        self._signed = now
        try:
            os.utime(self._path)
        except OSError:
            return  # there is none, or the disk is away


def remove_notes(incoming: Path) -> None:
    """An orderly end: the notes about every card go, also of a body that is not connected any more."""
    try:
        for note in list(incoming.glob("card-*.jsonl")):
            note.unlink(missing_ok=True)
    except OSError as error:
        _log.warning("the notes about the card stay: %s", error)


def _line(file: CameraFile) -> str:
    return json.dumps(asdict(file), ensure_ascii=False) + "\n"


def _parsed(line: str) -> CameraFile | None:
    try:
        return CameraFile(**json.loads(line))
    except (ValueError, TypeError):
        return None
