"""Shots and their files."""

from dataclasses import dataclass
from datetime import datetime

from fotointerview.domain.words import FileKind


@dataclass(frozen=True, slots=True)
class Exposure:
    """How a shot was taken, as its EXIF tells; ``None`` where it does not.

    Attributes:
        aperture: f-number.
        shutter_s: exposure time in seconds.
        iso: sensitivity.
        bias_ev: exposure compensation in EV.
        focal_mm: focal length in millimetres.
    """

    aperture: float | None = None
    shutter_s: float | None = None
    iso: int | None = None
    bias_ev: float | None = None
    focal_mm: float | None = None


@dataclass(frozen=True, slots=True)
class ShotFile:
    """One file of a shot, as it came from the camera.

    ``path`` is relative to the study folder with forward slashes; ``sha256`` is of the whole file in lower-case
    hexadecimal; ``camera_serial``, ``camera_folder`` and ``camera_name`` say where on the camera it came from;
    ``source_size`` in bytes and ``source_time`` (Unix seconds of the camera's clock) complete the identity
    by which a file is recognised after a reconnect.
    """

    id: str
    shot_id: str
    kind: FileKind
    path: str
    size: int
    sha256: str
    camera_serial: str = ""
    camera_folder: str = ""
    camera_name: str = ""
    source_time: int = 0


@dataclass(frozen=True, slots=True)
class Shot:
    """One exposure; owns one or more files.

    ``number`` counts through the whole study and is what people call the shot. ``width`` and ``height`` are
    pixels of the upright picture; 0 when unknown. ``alt_text`` is the researcher's own description and
    replaces the generated one where it is not empty. ``trial`` shots were taken before there was consent for the
    conversation, to set the camera up; they are deleted when the interview ends.
    """

    id: str
    interview_id: str
    number: int
    taken_at: datetime
    width: int = 0
    height: int = 0
    exposure: Exposure = Exposure()
    alt_text: str = ""
    damaged: bool = False
    trial: bool = False
