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
    COPY_INSIDE = "copy-inside"
    ORIGINAL_CHANGED = "original-changed"
    SIDECAR_FAILED = "sidecar-failed"
    SIDECAR_SET_ASIDE = "sidecar-set-aside"
    NOT_UNDONE = "not-undone"
    CONSENT_NEEDED = "consent-needed"
    TAKEN_WITHOUT_CONSENT = "taken-without-consent"
    ROPE_NOT_AGREED = "rope-not-agreed"
    STUDY_MISSING = "study-missing"
    STUDY_NOT_A_STUDY = "study-not-a-study"
    STUDY_READ_ONLY = "study-read-only"
    STUDY_CORRUPT = "study-corrupt"
    STUDY_NEWER = "study-newer"
    STUDY_EXISTS = "study-exists"
    STUDY_BUSY = "study-busy"
    STUDY_OPEN_ELSEWHERE = "study-open-elsewhere"
    SNAPSHOT_FAILED = "snapshot-failed"
    UNKNOWN_PARTICIPANT = "unknown-participant"
    PARTICIPANT_EXISTS = "participant-exists"
    BAD_PARTICIPANT_CODE = "bad-participant-code"
    NOTHING_TO_EXPORT = "nothing-to-export"
    NOTHING_GOES_ALONG = "nothing-goes-along"
    NOTHING_CHOSEN = "nothing-chosen"
    NOTHING_ON_LOAN = "nothing-on-loan"
    NOT_TO_BE_LENT = "not-to-be-lent"
    NOT_ASKED_YET = "not-asked-yet"
    EXPORT_FAILED = "export-failed"
    NOTES_STAY = "notes-stay"
    NOT_PRINTED = "not-printed"
    BAD_CAMERA_SPEC = "bad-camera-spec"
    PICTURE_UNREADABLE = "picture-unreadable"
    BUNDLE_EXISTS = "bundle-exists"
    BUNDLE_FAILED = "bundle-failed"
    ARCHIVE_MISSING = "archive-missing"
    ARCHIVE_EXISTS = "archive-exists"
    ARCHIVE_INSIDE = "archive-inside"
    ARCHIVE_FULL = "archive-full"
    ARCHIVE_FAILED = "archive-failed"
    ARCHIVE_ODD_FILE = "archive-odd-file"
    ARCHIVE_DAMAGED = "archive-damaged"
    ARCHIVE_LOCKED = "archive-locked"
    UNPACK_FULL = "unpack-full"
    UNPACK_FAILED = "unpack-failed"
    PASSPHRASE_UNFIT = "passphrase-unfit"
    PASSPHRASE_MISSING = "passphrase-missing"
    PASSPHRASE_DIFFERS = "passphrase-differs"
    IMPORT_MISSING = "import-missing"
    IMPORT_INSIDE = "import-inside"
    IMPORT_WITHOUT_CONSENT = "import-without-consent"
    REPORT_IN_THE_WAY = "report-in-the-way"
    REPORT_FAILED = "report-failed"
    NAMES_EXISTS = "names-exists"
    NAMES_NOT_OPENED = "names-not-opened"
    NAMES_OF_ANOTHER = "names-of-another"
    PROGRAM_ERROR = "program-error"


_TYPED = frozenset({"code", "known", "study", "spec", "user", "computer"})
"""Details that somebody typed, perhaps a name where a pseudonym was asked for, and names of people's own."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that went wrong. ``details`` fill the placeholders of its sentences."""

    code: FaultCode
    details: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        """For a log: values in quotes, so that one can see where each ends; nothing that somebody typed."""
        shown = {name: value for name, value in self.details.items() if name not in _TYPED}
        return f"{self.code} {shown}"


class FaultError(Exception):
    """Raised where an operation ends in a fault that a person must hear about."""

    def __init__(self, code: FaultCode, /, **details: object) -> None:
        self.fault = Fault(code, {name: str(value) for name, value in details.items()})
        super().__init__(str(self.fault))

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self.fault.code, dict(self.fault.details))


def _rebuild(code: FaultCode, details: dict[str, str], /) -> FaultError:
    return FaultError(code, **details)
