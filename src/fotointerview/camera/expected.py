"""What was announced and is not here yet, written down where it will lie: no crash makes a shot forgotten.

``TOKEN.expected.json`` holds the file's identity on its camera. It goes when the file is here or given up; one
that is found at a start names a picture that is still on the camera.
"""

import json
import logging
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from fotointerview.camera.messages import CameraFile

_ENDING = ".expected.json"
_NOT_PICTURES = {".json", ".part"}
_log = logging.getLogger(__name__)


def expect(directory: Path, token: str, source: CameraFile) -> None:
    """Write the note, whole or not at all. Where that cannot be done, the fetching tells why."""
    part = directory / f"{token}.expected.part"
    try:
        if not directory.is_dir():  # the study above it is never made: when it is missing, the disk is gone
            directory.parent.mkdir(exist_ok=True)
            directory.mkdir(exist_ok=True)
        with part.open("w", encoding="utf-8") as file:
            json.dump(asdict(source), file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        part.replace(directory / f"{token}{_ENDING}")
    except OSError as error:
        _log.warning("%r is not noted down: %s", source.name, error)
        with suppress(OSError):  # half a note is none
            part.unlink(missing_ok=True)


def no_longer(directory: Path, token: str) -> None:
    """Take the note away."""
    try:
        (directory / f"{token}{_ENDING}").unlink(missing_ok=True)
    except OSError as error:  # found at the next start, it leads to a picture that the study knows
        _log.warning("the note of %s stays: %s", token, error)


def expected_in(directory: Path) -> Mapping[str, CameraFile]:
    """The notes in ``directory`` by token, oldest first, but for those whose file has come after all."""
    found = {}
    here = {path.stem for path in directory.glob("*") if path.suffix not in _NOT_PICTURES}
    for note in sorted(directory.glob(f"*{_ENDING}")):
        token = note.name.removesuffix(_ENDING)
        if token in here:
            continue
        try:
            found[token] = CameraFile(**json.loads(note.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as error:
            _log.warning("%s is no note: %s", note.name, error)
    return found


def expected_elsewhere(directory: Path) -> frozenset[CameraFile]:
    """What other interviews of the same study wait for: it goes to them, when they are opened."""
    beside = [folder for folder in directory.parent.glob("*") if folder.is_dir() and folder != directory]
    return frozenset(file for folder in beside for file in expected_in(folder).values())


def forget_half_notes(directory: Path) -> None:
    """Take away what an earlier camera process was writing when it was killed; nobody else writes here."""
    for part in directory.glob("*.expected.part"):
        with suppress(OSError):
            part.unlink(missing_ok=True)
