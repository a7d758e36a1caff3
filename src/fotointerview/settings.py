"""What the program remembers for its user between two starts. Never blocks a start.

One JSON file in the user's settings folder. A damaged file is set aside as ``settings.json.corrupt-<time>``; a
value that makes no sense is left out by itself; keys this version does not know are kept for the one that does.
"""

import contextlib
import json
import logging
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

import platformdirs

from fotointerview.domain.words import Language, Room

VERSION = 1
_FAR_PIXELS = 100_000
_FIRST_FOUND = "auto"
_REMEMBERED = ("ptpip:", "folder:")
_MOST_CAMERAS = 8
_LONGEST_SPEC = 4096
_THEMES = ("by-room", "light", "dark")
_SCALES = (100, 200)
_MOST_KEYS = 500
_LONGEST_KEY = 40
_FIELDS = (
    "version",
    "language",
    "last_study",
    "studies",
    "window",
    "camera",
    "cameras",
    "theme",
    "text_scale",
    "keys",
    "participant",
    "mirror",
)
_log = logging.getLogger(__name__)
_NOTHING: Mapping[str, Any] = MappingProxyType({})


def path() -> Path:
    """Where the settings file is."""
    return Path(platformdirs.user_config_path("fotointerview", appauthor=False)) / "settings.json"


@dataclass(frozen=True, slots=True)
class StudyMemory:
    """Where a study was left.

    Attributes:
        room: the room that was open.
        participant: the pseudonym code of the interview that was open; may be empty.
        shot: the id of the shot that was looked at; may be empty.
        second_copy: the absolute path of the place for its second copy; empty where none is wanted.
    """

    room: Room = Room.INTERVIEW
    participant: str = ""
    shot: str = ""
    second_copy: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's settings.

    Attributes:
        language: of the windows and the command line.
        last_study: the folder that was open last; may be gone by now.
        studies: where each study was left, by its folder's absolute path; the last one last.
        window: where the window stood: x, y, width, height in logical pixels, and whether it was maximised.
        camera: which camera was chosen last, as ``--camera`` takes it; empty for the first that is found.
        cameras: network addresses and folders that were used as a camera, the last one first.
        theme: ``"light"``, ``"dark"``, or ``"by-room"``: light for the office, dark around pictures.
        text_scale: the size of the text in per cent of the usual one, 100..200.
        keys: actions that have other keys than the standard ones, by name; no key at all is a wish as well.
        participant: where the participant's window stood, as ``window``; whether it had a whole screen.
        mirror: whether live view is mirrored there.
        unknown: keys of another version, kept as they are.
    """

    language: Language = Language.NL
    last_study: Path | None = None
    studies: Mapping[str, StudyMemory] = field(default_factory=lambda: MappingProxyType({}))
    window: tuple[int, int, int, int, bool] | None = None
    camera: str = ""
    cameras: tuple[str, ...] = ()
    theme: str = _THEMES[0]
    text_scale: int = _SCALES[0]
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    participant: tuple[int, int, int, int, bool] | None = None
    mirror: bool = False
    unknown: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def load(cls, file: Path | None = None) -> Self:
        """The settings as they were saved; what cannot be read is as in a fresh start."""
        raw = _read(file or path())
        fresh = cls(language=_system_language())
        known = set(_FIELDS)
        return replace(
            fresh,
            language=_language(raw.get("language"), fresh.language),
            last_study=Path(raw["last_study"]) if _is_path(raw.get("last_study")) else None,
            studies=MappingProxyType(_studies(raw.get("studies"))),
            window=_window(raw.get("window")),
            camera=raw["camera"] if _is_spec(raw.get("camera")) else "",
            cameras=_cameras(raw.get("cameras")),
            theme=raw["theme"] if raw.get("theme") in list(_THEMES) else fresh.theme,
            text_scale=_scale(raw.get("text_scale")),
            keys=MappingProxyType(_keys(raw.get("keys"))),
            participant=_window(raw.get("participant")),
            mirror=raw.get("mirror") is True,
            unknown={key: value for key, value in raw.items() if key not in known},
        )

    def save(self, file: Path | None = None) -> bool:
        """Write them down, whole or not at all; whether it worked. Failing is no reason to stop anything."""
        content = {
            **self.unknown,
            "version": VERSION,
            "language": self.language.value,
            "last_study": str(self.last_study) if self.last_study else None,
            "studies": {
                folder: {
                    "room": memory.room.value,
                    "participant": memory.participant,
                    "shot": memory.shot,
                    "second_copy": memory.second_copy,
                }
                for folder, memory in self.studies.items()
            },
            "window": list(self.window) if self.window else None,
            "camera": self.camera,
            "cameras": list(self.cameras),
            "theme": self.theme,
            "text_scale": self.text_scale,
            "keys": {action: list(keys) for action, keys in self.keys.items()},
            "participant": list(self.participant) if self.participant else None,
            "mirror": self.mirror,
        }
        try:
            _replace(file or path(), json.dumps(content, ensure_ascii=False, indent=2) + "\n")
        except OSError as problem:
            _log.warning("settings not saved: %s", problem)
            return False
        return True

    def study(self, folder: Path) -> StudyMemory:
        """Where the study in ``folder`` was left."""
        return self.studies.get(str(folder.absolute()), StudyMemory())

    def recent(self) -> tuple[Path, ...]:
        """The studies that were open, the last one first, as far as they are still there."""
        newest_first = map(Path, reversed(list(self.studies)))
        return tuple(folder for folder in newest_first if folder.is_dir())

    def with_study(self, folder: Path, memory: StudyMemory) -> Self:
        """The same settings with ``folder`` as the last study, left as ``memory`` says."""
        where = str(folder.absolute())
        others = {known: left for known, left in self.studies.items() if known != where}
        studies = {**others, where: memory}
        return replace(self, last_study=folder.absolute(), studies=MappingProxyType(studies))

    def with_camera(self, spec: str) -> Self:
        """The same settings with ``spec`` as the chosen camera.

        Addresses and folders are remembered; a USB port is another one after every replug.
        """
        if not _is_spec(spec) or spec == _FIRST_FOUND:
            return replace(self, camera="")
        if not spec.startswith(_REMEMBERED):
            return replace(self, camera=spec)
        return replace(self, camera=spec, cameras=_cameras([spec, *self.cameras]))


def _read(file: Path) -> Mapping[str, Any]:
    try:
        raw = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return _NOTHING
    except OSError as problem:
        _log.warning("settings not read: %s", problem)
        return _NOTHING
    except (ValueError, RecursionError):
        raw = None
    if isinstance(raw, dict):
        return raw
    aside = file.with_name(f"{file.name}.corrupt-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}")
    with contextlib.suppress(OSError):
        file.replace(aside)
        _log.warning("the settings file was damaged; it is kept as %s", aside.name)
    return _NOTHING


def _replace(file: Path, content: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(file)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def _system_language() -> Language:
    """English where the system speaks English, else Dutch: the language of the method's home."""
    spoken = next((v for n in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := os.environ.get(n))), "")
    return Language.EN if spoken.lower().startswith("en") else Language.NL


def _language(value: object, otherwise: Language) -> Language:
    return Language(value) if isinstance(value, str) and value in list(Language) else otherwise


def _is_path(value: object) -> bool:
    return isinstance(value, str) and bool(value) and "\0" not in value


def _is_spec(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_SPEC and value.isprintable()


def _cameras(value: object) -> tuple[str, ...]:
    """Those of a list that can be, each once."""
    if not isinstance(value, list):
        return ()
    sound = dict.fromkeys(spec for spec in value if _is_spec(spec) and spec.startswith(_REMEMBERED))
    return tuple(sound)[:_MOST_CAMERAS]


def _scale(value: object) -> int:
    smallest, largest = _SCALES
    is_size = isinstance(value, int) and not isinstance(value, bool) and smallest <= value <= largest
    return value if is_size and isinstance(value, int) else smallest


def _keys(value: object) -> dict[str, tuple[str, ...]]:
    """The changes that have the right shape; whether they make sense is known where the actions are."""
    if not isinstance(value, dict):
        return {}
    shaped = [(action, keys) for action, keys in value.items() if isinstance(keys, list)]
    return {action: tuple(key for key in keys if _is_key(key)) for action, keys in shaped[:_MOST_KEYS]}


def _is_key(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_KEY and value.isprintable()


def _studies(value: object) -> dict[str, StudyMemory]:
    if not isinstance(value, dict):
        return {}
    return {k: _memory(v) for k, v in value.items() if isinstance(v, dict)}


def _memory(value: Mapping[str, object]) -> StudyMemory:
    room, participant, shot = value.get("room"), value.get("participant"), value.get("shot")
    second_copy = value.get("second_copy")
    return StudyMemory(
        room=Room(room) if isinstance(room, str) and room in list(Room) else Room.INTERVIEW,
        participant=participant if isinstance(participant, str) else "",
        shot=shot if isinstance(shot, str) else "",
        second_copy=str(second_copy) if _is_path(second_copy) else "",
    )


def _window(value: object) -> tuple[int, int, int, int, bool] | None:
    # A number beyond any screen would make Qt raise at the start.
    if not isinstance(value, list) or len(value) != 5:
        return None
    if not all(isinstance(n, int) and abs(n) < _FAR_PIXELS for n in value):
        return None
    x, y, width, height, maximised = value
    return (x, y, width, height, bool(maximised))
