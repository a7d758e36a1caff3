"""Everything that can go wrong in a way a person must hear about, as codes.

The sentences (what happened, what is safe, what to do) live in ``ui/i18n/texts.<language>.toml`` under the
code, with ``{placeholders}`` filled from ``details``; so the window, the command line and the log say the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class FaultCode(StrEnum):
    """What happened."""

    NO_CAMERA = "no-camera"
    NO_DRIVER = "no-driver"
    CAMERA_CLAIMED = "camera-claimed"
    CAMERA_LOST = "camera-lost"
    CAMERA_BUSY = "camera-busy"
    CAMERA_REFUSED = "camera-refused"
    NOT_FIRED = "not-fired"
    FOCUS_FAILED = "focus-failed"
    CARD_FULL = "card-full"
    CARD_NOT_USED = "card-not-used"
    LIVE_VIEW_STOPPED = "live-view-stopped"
    SHOT_INCOMPLETE = "shot-incomplete"
    CARD_NOT_CLEARED = "card-not-cleared"
    NOT_RELEASED = "not-released"
    FOLDER_MISSING = "folder-missing"
    CHILD_DIED = "child-died"
    CHILD_HUNG = "child-hung"
    FILE_SHORT = "file-short"
    FILE_DAMAGED = "file-damaged"
    DISK_FULL = "disk-full"
    DISK_WRITE = "disk-write"
    COPY_MISSING = "copy-missing"
    COPY_FULL = "copy-full"
    COPY_FAILED = "copy-failed"
    STUDY_MISSING = "study-missing"
    STUDY_NOT_A_STUDY = "study-not-a-study"
    STUDY_READ_ONLY = "study-read-only"
    STUDY_CORRUPT = "study-corrupt"
    STUDY_NEWER = "study-newer"
    STUDY_EXISTS = "study-exists"
    STUDY_BUSY = "study-busy"
    UNKNOWN_PARTICIPANT = "unknown-participant"
    PARTICIPANT_EXISTS = "participant-exists"
    BAD_PARTICIPANT_CODE = "bad-participant-code"
    NOTHING_TO_EXPORT = "nothing-to-export"
    EXPORT_FAILED = "export-failed"
    BAD_CAMERA_SPEC = "bad-camera-spec"
    PICTURE_UNREADABLE = "picture-unreadable"
    PROGRAM_ERROR = "program-error"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that went wrong. ``details`` fill the placeholders of its sentences."""

    code: FaultCode
    details: Mapping[str, str] = field(default_factory=dict)


class FaultError(Exception):
    """Raised where an operation ends in a fault that a person must hear about."""

    def __init__(self, code: FaultCode, /, **details: object) -> None:
        self.fault = Fault(code, {name: str(value) for name, value in details.items()})
        super().__init__(f"{code}: {', '.join(f'{k}={v}' for k, v in self.fault.details.items())}")

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self.fault.code, dict(self.fault.details))


def _rebuild(code: FaultCode, details: dict[str, str], /) -> FaultError:
    return FaultError(code, **details)
