"""The words that hold in a language of their own: what a fault means for people, the words of the command line, and
those of the participant's window, which speaks the interview's language whatever the program speaks.

They live in ``ui/i18n/texts.<language>.toml``. A piece between square brackets disappears when a value in it is
missing, and every ``{name}`` stands inside such a piece: a sentence is whole whatever details a fault carries.
``{name?}`` asks for the value and does not show it.
A value that has a word of its own (``setting-iso``, ``answer-yes``) is shown by that word.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Self

from fotointerview import resources
from fotointerview.domain.faults import Fault, FaultCode
from fotointerview.domain.words import Language

_PLACEHOLDER = re.compile(r"\{(?P<name>\w+)(?P<asks>\?)?\}")
_LOG_ONLY = frozenset({"words", "detail"})
"""What the camera, the system or a library said itself: for the log, shown in no sentence."""
_FOLDER = _LOG_ONLY | {"path"}
_CAMERA = _LOG_ONLY | {"model", "port", "name"}

DETAILS: Mapping[FaultCode, frozenset[str]] = MappingProxyType(
    {
        FaultCode.NO_CAMERA: _CAMERA,
        FaultCode.NO_DRIVER: _CAMERA,
        FaultCode.CAMERA_CLAIMED: _CAMERA | {"program", "mount"},
        FaultCode.CAMERA_LOST: _CAMERA,
        FaultCode.CAMERA_BUSY: _CAMERA,
        FaultCode.CAMERA_REFUSED: _CAMERA | {"setting", "value", "now"},
        FaultCode.NOT_FIRED: _CAMERA,
        FaultCode.FOCUS_FAILED: _CAMERA,
        FaultCode.CARD_FULL: _CAMERA,
        FaultCode.CARD_NOT_USED: _CAMERA,
        FaultCode.LIVE_VIEW_STOPPED: _CAMERA,
        FaultCode.SHOT_INCOMPLETE: _CAMERA,
        FaultCode.CARD_NOT_CLEARED: _CAMERA | {"kept"},
        FaultCode.NOT_RELEASED: _CAMERA | {"program"},
        FaultCode.FOLDER_MISSING: _FOLDER,
        FaultCode.CHILD_DIED: _LOG_ONLY | {"exitcode"},
        FaultCode.CHILD_HUNG: _LOG_ONLY | {"seconds"},
        FaultCode.FILE_SHORT: _FOLDER | {"name", "got", "size"},
        FaultCode.FILE_DAMAGED: _LOG_ONLY | {"name"},
        FaultCode.DISK_FULL: _FOLDER | {"name", "needed", "free"},
        FaultCode.DISK_WRITE: _FOLDER | {"name"},
        FaultCode.COPY_MISSING: _FOLDER,
        FaultCode.COPY_FULL: _FOLDER,
        FaultCode.COPY_FAILED: _FOLDER | {"name"},
        FaultCode.COPY_INSIDE: _FOLDER,
        FaultCode.ORIGINAL_CHANGED: _FOLDER | {"name"},
        FaultCode.SIDECAR_FAILED: _FOLDER | {"name"},
        FaultCode.SIDECAR_SET_ASIDE: _FOLDER | {"name", "aside"},
        FaultCode.NOT_UNDONE: frozenset(),
        FaultCode.CONSENT_NEEDED: frozenset(),
        FaultCode.NOT_TO_BE_LENT: frozenset(),
        FaultCode.TAKEN_WITHOUT_CONSENT: frozenset(),
        FaultCode.ROPE_NOT_AGREED: frozenset({"code"}),
        FaultCode.STUDY_MISSING: _FOLDER,
        FaultCode.STUDY_NOT_A_STUDY: _FOLDER,
        FaultCode.STUDY_READ_ONLY: _FOLDER,
        FaultCode.STUDY_CORRUPT: _FOLDER,
        FaultCode.STUDY_NEWER: _FOLDER | {"revision"},
        FaultCode.STUDY_EXISTS: _FOLDER,
        FaultCode.STUDY_BUSY: _FOLDER,
        FaultCode.STUDY_OPEN_ELSEWHERE: _FOLDER | {"program", "computer", "user", "since", "file"},
        FaultCode.SNAPSHOT_FAILED: _FOLDER,
        FaultCode.UNKNOWN_PARTICIPANT: _LOG_ONLY | {"code", "known"},
        FaultCode.PARTICIPANT_EXISTS: _LOG_ONLY | {"code"},
        FaultCode.BAD_PARTICIPANT_CODE: _LOG_ONLY | {"code"},
        FaultCode.NOTHING_TO_EXPORT: _LOG_ONLY | {"code", "study"},
        FaultCode.NOTHING_GOES_ALONG: _LOG_ONLY,
        FaultCode.NOTHING_CHOSEN: frozenset(),
        FaultCode.NOTHING_ON_LOAN: frozenset(),
        FaultCode.NOT_ASKED_YET: _LOG_ONLY | {"code"},
        FaultCode.EXPORT_FAILED: _FOLDER | {"template", "sentence"},
        FaultCode.NOTES_STAY: frozenset(),
        FaultCode.NOT_PRINTED: frozenset({"path", "words"}),
        FaultCode.BAD_CAMERA_SPEC: _LOG_ONLY | {"spec"},
        FaultCode.PICTURE_UNREADABLE: _FOLDER | {"name"},
        FaultCode.BUNDLE_EXISTS: _FOLDER,
        FaultCode.BUNDLE_FAILED: _FOLDER,
        FaultCode.ARCHIVE_MISSING: _FOLDER,
        FaultCode.ARCHIVE_EXISTS: _FOLDER,
        FaultCode.ARCHIVE_INSIDE: _FOLDER,
        FaultCode.ARCHIVE_FULL: _FOLDER | {"needed", "free"},
        FaultCode.ARCHIVE_FAILED: _FOLDER,
        FaultCode.ARCHIVE_ODD_FILE: _LOG_ONLY | {"name"},
        FaultCode.ARCHIVE_DAMAGED: _FOLDER | {"trouble", "name"},
        FaultCode.ARCHIVE_LOCKED: _FOLDER,
        FaultCode.UNPACK_FULL: _FOLDER | {"needed", "free"},
        FaultCode.UNPACK_FAILED: _FOLDER,
        FaultCode.PASSPHRASE_UNFIT: _LOG_ONLY | {"needed"},
        FaultCode.PASSPHRASE_MISSING: _FOLDER,
        FaultCode.PASSPHRASE_DIFFERS: frozenset(),
        FaultCode.IMPORT_MISSING: _FOLDER,
        FaultCode.IMPORT_INSIDE: _FOLDER,
        FaultCode.IMPORT_WITHOUT_CONSENT: frozenset(),
        FaultCode.REPORT_IN_THE_WAY: _FOLDER,
        FaultCode.REPORT_FAILED: _FOLDER,
        FaultCode.NAMES_EXISTS: _FOLDER,
        FaultCode.NAMES_NOT_OPENED: _FOLDER,
        FaultCode.NAMES_OF_ANOTHER: _FOLDER,
        FaultCode.PROGRAM_ERROR: _LOG_ONLY | {"log"},
    }
)
"""The details that each fault may carry; keep it in step with where faults are made (a test compares)."""


@dataclass(frozen=True, slots=True)
class FaultText:
    """A fault in three sentences: what happened, what is safe, what to do."""

    happened: str
    safe: str
    do: str


class Texts:
    """The words of one language.

    Attributes:
        language: which.
    """

    def __init__(
        self,
        language: Language,
        *,
        faults: Mapping[str, Mapping[str, str]],
        words: Mapping[str, str],
        participant: Mapping[str, str],
    ) -> None:
        self.language = language
        self._faults = faults
        self._words = words
        self._participant = participant

    @classmethod
    def load(cls, language: Language | str) -> Self:
        """The words of ``language``; an unknown one is English."""
        known = Language(language) if language in list(Language) else Language.EN
        source = resources.path("ui", "i18n", f"texts.{known.value}.toml").read_text(encoding="utf-8")
        catalogue = tomllib.loads(source)
        return cls(
            known,
            faults=catalogue["fault"],
            words=catalogue["word"],
            participant=catalogue["participant"],
        )

    def fault(self, fault: Fault) -> FaultText:
        """What ``fault`` means for a person."""
        told = self._faults[fault.code.value]
        return FaultText(
            **{part: self._fill(told[part], fault.details) for part in ("happened", "safe", "do")}
        )

    def parts(self, fault: Fault) -> tuple[str, str, str]:
        """What happened, what is safe, what to do."""
        told = self.fault(fault)
        return told.happened, told.safe, told.do

    def sentences(self, fault: Fault) -> str:
        """All of it in one go."""
        return " ".join(filter(None, self.parts(fault)))

    def word(self, key: str, **values: object) -> str:
        """The word ``key``, filled in. Raises ``KeyError`` when there is none: that is a mistake in the program."""
        return self._fill(self._words[key], {name: str(value) for name, value in values.items()})

    def has(self, key: str) -> bool:
        """Whether there is a word ``key``."""
        return key in self._words

    def participant(self, key: str, **values: object) -> str:
        """The words ``key`` of the participant's window, filled in. Raises ``KeyError`` when there are none."""
        return self._fill(self._participant[key], {name: str(value) for name, value in values.items()})

    def _fill(self, template: str, values: Mapping[str, str]) -> str:
        shown = {name: self._words.get(f"{name}-{value}", value) for name, value in values.items() if value}

        def piece(found: re.Match[str]) -> str:
            text = found.group(1)
            if any(name not in shown for name in placeholders(text)):
                return ""
            return _PLACEHOLDER.sub(lambda m: "" if m["asks"] else shown[m["name"]], text)

        return re.sub(r"\[([^\[\]]*)\]", piece, template)


def placeholders(template: str) -> frozenset[str]:
    """The names of the values that ``template`` asks for."""
    return frozenset(found["name"] for found in _PLACEHOLDER.finditer(template))
