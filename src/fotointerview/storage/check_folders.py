"""What lies in the folders of a study that the study does not know, and whether sidecars can be read.

Only ``interviews`` and ``.incoming`` are looked through: what people put beside them is theirs.
"""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Final
from xml.etree import ElementTree

from fotointerview.domain.soundness import Finding, FindingKind
from fotointerview.storage.part import INCOMING, INTERVIEWS, ORIGINALS
from fotointerview.storage.sidecar_names import SUFFIX, is_beside

DAMAGED: Final = "damaged"
"""In an interview's folder: where a damaged original is put when its copy takes its place."""
_FREE: Final = frozenset({"audio", "transcript"})
"""Folders of an interview that hold what people put there."""
_LITTER: Final = frozenset({".ds_store", "thumbs.db", "desktop.ini", ".directory"})
_HALF: Final = (".part", ".json")
_EXPECTED: Final = ".expected.json"
_CARD_NOTE: Final = re.compile(r"card-\w+\.jsonl")
"""What was on a camera's card at the start; the camera process keeps it while it runs."""
_LARGEST_SIDECAR: Final = 64 << 20
_ROOTS: Final = frozenset({"{adobe:ns:meta/}xmpmeta", "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}RDF"})


def look_through_folders(
    study: Path, *, known: frozenset[str], interviews: Iterable[tuple[str, str]]
) -> Iterator[Finding]:
    """Every file that belongs to nothing, and every sidecar that is none.

    ``known`` are the paths of all originals, relative to the study with forward slashes; ``interviews`` the id
    and the folder of each.
    """
    pairs = tuple(interviews)
    folders = frozenset(folder for _, folder in pairs)
    stems = {PurePosixPath(path).with_suffix("").as_posix() for path in known}
    for path in _files(study / INTERVIEWS, study):
        if path not in known:
            yield from _about(study, path, known, stems, folders)
    ids = frozenset(key for key, _ in pairs)
    for path in _files(study / INCOMING, study):
        yield from _about_incoming(study, path, ids)


def _files(folder: Path, study: Path) -> Iterator[str]:
    """Every file below ``folder`` by its path in the study, in order; not what the system itself leaves about."""
    for place, inner, names in os.walk(folder):
        inner.sort()
        for name in sorted(names):
            if name.lower() not in _LITTER and not name.startswith("._"):
                yield (Path(place) / name).relative_to(study).as_posix()


def _about(
    study: Path, path: str, known: frozenset[str], stems: set[str], folders: frozenset[str]
) -> Iterator[Finding]:
    """What to say of a file below ``interviews`` that is no known original."""
    whole = PurePosixPath(path)
    folder, inner = "/".join(whole.parts[:2]), whole.parts[2:-1]
    if whole.suffix.lower() == SUFFIX and inner == (ORIGINALS,):
        beside = whole.with_suffix("").as_posix()
        if beside not in known and beside not in stems:
            yield Finding(kind=FindingKind.SIDECAR_ORPHAN, path=path)
        elif words := _what_is_wrong(study / path):
            yield Finding(kind=FindingKind.SIDECAR_UNREADABLE, path=path, words=words)
        return
    if folder in folders and inner[:1] == (DAMAGED,):
        yield _seen(FindingKind.SET_ASIDE, study, path)
    elif whole.suffix == ".part":
        yield _seen(FindingKind.LEFTOVER, study, path)
    elif folder in folders and inner == (ORIGINALS,) and is_beside(whole.name):
        yield _seen(FindingKind.SET_ASIDE, study, path)  # a sidecar that could not be read
    elif folder in folders and inner == (ORIGINALS,):
        yield _seen(FindingKind.ORPHAN_ORIGINAL, study, path)
    elif folder not in folders or not _FREE & set(inner[:1]):
        yield _seen(FindingKind.ORPHAN_FILE, study, path)


def _about_incoming(study: Path, path: str, ids: frozenset[str]) -> Iterator[Finding]:
    """What to say of a file below ``.incoming``."""
    whole = PurePosixPath(path)
    if whole.name.endswith(_EXPECTED) or (len(whole.parts) == 2 and _CARD_NOTE.fullmatch(whole.name)):
        return  # what the camera process still expects, and knows of the card: nobody else's business
    if whole.suffix in _HALF:
        yield _seen(FindingKind.LEFTOVER, study, path)
        return
    finding = _seen(FindingKind.INCOMING_WAITING, study, path)
    if len(whole.parts) != 3 or whole.parts[1] not in ids or not finding.found_size:
        finding = _seen(FindingKind.INCOMING_STRANGER, study, path)
    yield finding


def _seen(kind: FindingKind, study: Path, path: str) -> Finding:
    try:
        size = (study / path).lstat().st_size
    except OSError:
        size = None
    return Finding(kind=kind, path=path, found_size=size)


def _what_is_wrong(sidecar: Path) -> str:
    """Why it cannot be read as XMP; empty when it can."""
    try:
        if sidecar.stat().st_size > _LARGEST_SIDECAR:
            return "too large"
        root = ElementTree.fromstring(sidecar.read_bytes())
    except OSError as error:
        return error.strerror or str(error)
    except (ElementTree.ParseError, ValueError, LookupError) as error:  # also an encoding nobody knows
        return str(error)
    return "" if root.tag in _ROOTS else f"begins with {root.tag}"
