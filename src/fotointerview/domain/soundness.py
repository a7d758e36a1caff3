"""What a check of a whole study can find, and how far it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class FindingKind(StrEnum):
    """What is the matter with one thing in the study or in its second copy."""

    DATABASE_DAMAGED = "database-damaged"
    DATABASE_REFERENCES = "database-references"
    PATH_OUTSIDE = "path-outside"
    ORIGINAL_MISSING = "original-missing"
    ORIGINAL_SIZE = "original-size"
    ORIGINAL_CHANGED = "original-changed"
    ORIGINAL_UNREADABLE = "original-unreadable"
    ORIGINAL_WRITABLE = "original-writable"
    ORPHAN_ORIGINAL = "orphan-original"
    ORPHAN_FILE = "orphan-file"
    INCOMING_WAITING = "incoming-waiting"
    INCOMING_STRANGER = "incoming-stranger"
    LEFTOVER = "leftover"
    SIDECAR_UNREADABLE = "sidecar-unreadable"
    SIDECAR_ORPHAN = "sidecar-orphan"
    SET_ASIDE = "set-aside"
    COPY_ABSENT = "copy-absent"
    COPY_MISSING = "copy-missing"
    COPY_SIZE = "copy-size"
    COPY_CHANGED = "copy-changed"
    COPY_UNREADABLE = "copy-unreadable"
    COPY_LEFT_OVER = "copy-left-over"
    COPY_UNLISTED = "copy-unlisted"
    COPY_SET_ASIDE = "copy-set-aside"
    SIDECAR_MISSING = "sidecar-missing"
    COPY_SIDECAR_MISSING = "copy-sidecar-missing"
    COPY_SIDECAR_DIFFERS = "copy-sidecar-differs"
    COPY_SIDECAR_KEPT = "copy-sidecar-kept"


REMARKS: Final = frozenset(
    {
        FindingKind.ORIGINAL_WRITABLE,
        FindingKind.LEFTOVER,
        FindingKind.SET_ASIDE,
        FindingKind.COPY_UNLISTED,
        FindingKind.COPY_SET_ASIDE,
        FindingKind.SIDECAR_MISSING,
        FindingKind.COPY_SIDECAR_MISSING,
        FindingKind.COPY_SIDECAR_DIFFERS,
        FindingKind.COPY_SIDECAR_KEPT,
    }
)
"""Worth telling, and no reason to call a study unsound."""


class Repair(StrEnum):
    """What may be asked to be put right, each by itself."""

    MISSING = "missing"
    DAMAGED = "damaged"
    COPIES = "copies"


REPAIRS: Final[Mapping[Repair, frozenset[FindingKind]]] = MappingProxyType(
    {
        Repair.MISSING: frozenset({FindingKind.ORIGINAL_MISSING, FindingKind.SIDECAR_MISSING}),
        Repair.DAMAGED: frozenset(
            {FindingKind.ORIGINAL_SIZE, FindingKind.ORIGINAL_CHANGED, FindingKind.ORIGINAL_UNREADABLE}
        ),
        Repair.COPIES: frozenset(
            {
                FindingKind.COPY_MISSING,
                FindingKind.COPY_SIZE,
                FindingKind.COPY_CHANGED,
                FindingKind.COPY_UNREADABLE,
                FindingKind.COPY_SIDECAR_MISSING,
                FindingKind.COPY_SIDECAR_DIFFERS,
            }
        ),
    }
)
"""Which findings each repair is for."""


class CheckPart(StrEnum):
    """What is looked at, in this order."""

    DATABASE = "database"
    ORIGINALS = "originals"
    FOLDERS = "folders"
    SECOND_COPY = "second-copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is not as it should be.

    Attributes:
        kind: what is the matter.
        path: relative to the study with forward slashes; in the second copy, relative to the folder of copies.
        expected_size: in bytes, ``expected_sha256`` in lower-case hexadecimal: what the study says, where it does.
        found_size: what is there, where that was looked at; ``found_sha256`` likewise.
        words: what the system or the database said itself.
    """

    kind: FindingKind
    path: str
    expected_size: int | None = None
    found_size: int | None = None
    expected_sha256: str = ""
    found_sha256: str = ""
    words: str = ""

    @property
    def is_problem(self) -> bool:
        """Whether a study in which this is found is not sound."""
        return self.kind not in REMARKS


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckProgress:
    """How far one part is.

    Attributes:
        part: which.
        files: how many were looked at, of ``files_total``; 0 of 0 where nothing is counted.
        size: how many bytes, of ``size_total``; what an earlier run had verified counts as looked at.
        skipped: how many of ``files`` an earlier run had verified.
        read: how many bytes were really read now.
    """

    part: CheckPart
    files: int = 0
    files_total: int = 0
    size: int = 0
    size_total: int = 0
    skipped: int = 0
    read: int = 0


@dataclass(frozen=True, slots=True)
class NotChecked:
    """A part that could not be looked at, because of what is the matter elsewhere."""

    part: CheckPart
    details: Mapping[str, str] = field(default_factory=dict)


class NotRepaired(StrEnum):
    """Why something could not be put right."""

    NO_SOUND_COPY = "no-sound-copy"
    NO_SOUND_ORIGINAL = "no-sound-original"
    FAULT = "fault"


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairResult:
    """What came of putting one finding right.

    Attributes:
        set_aside: where what was damaged lies now, relative to the study; empty where there was nothing.
        trouble: why it was not done; ``None`` when it was.
        words: what the system said itself.
    """

    finding: Finding
    set_aside: str = ""
    trouble: NotRepaired | None = None
    words: str = ""
