"""The key of the pseudonyms, who is who: taken out of the study encrypted, brought back, removed for good.

The file is in the format of age (a passphrase, scrypt and ChaCha20-Poly1305), which other programs open too:
``age --decrypt FILE``. In it is JSON with the study's id and the names by code.
"""

import json
import os
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.withdrawal import Left
from fotointerview.storage.erasing_databases import purge_databases
from fotointerview.storage.erasing_rows import RowsToErase
from fotointerview.storage.files import disk_faults, sync_folder
from fotointerview.storage.study import StudyStore

SHORTEST = 12
"""The least length of a passphrase for a new file, in characters."""
_FORMAT = "fotointerview names"


@dataclass(frozen=True, slots=True)
class NamesBroughtBack:
    """What came of bringing names back, by code; what was in the study was never overwritten."""

    written: tuple[str, ...]
    unknown: tuple[str, ...]
    different: tuple[str, ...]


def real_names(store: StudyStore) -> dict[str, str]:
    """The real names that are written down, by code."""
    named = {one.code: store.real_name(one.code) for one in store.participants()}
    return {code: name for code, name in named.items() if name}


def export_names(store: StudyStore, path: Path, *, passphrase: str) -> int:
    """Write the real names into ``path``, encrypted and readable by the owner only; returns how many.

    Raises:
        FaultError: ``NAMES_EXISTS``, ``DISK_FULL``, ``DISK_WRITE``; no half file stays.
        ValueError: the passphrase is shorter than :data:`SHORTEST`.
    """
    from pyrage import passphrase as age

    if len(passphrase) < SHORTEST:
        raise ValueError(f"a passphrase has at least {SHORTEST} characters")
    names = real_names(store)
    content = {"format": _FORMAT, "version": 1, "study": store.study().id, "names": names}
    sealed = age.encrypt(json.dumps(content, ensure_ascii=False).encode(), _normal(passphrase))
    with disk_faults(path):
        try:
            # Made anew or not at all: an earlier file of names may be the only one.
            descriptor = os.open(
                path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
            )
        except FileExistsError:
            raise FaultError(FaultCode.NAMES_EXISTS, path=path) from None
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(sealed)
                file.flush()
                os.fsync(file.fileno())
            sync_folder(path.absolute().parent)
        except BaseException:
            with suppress(OSError):
                path.unlink()
            raise
    return len(names)


def import_names(store: StudyStore, path: Path, *, passphrase: str) -> NamesBroughtBack:
    """Bring the names in ``path`` back into the study they are of.

    Raises:
        FaultError: ``NAMES_NOT_OPENED``, ``NAMES_OF_ANOTHER``, ``STUDY_READ_ONLY``; nothing has changed then.
    """
    content = _opened(path, passphrase)
    if content["study"] != store.study().id:
        raise FaultError(FaultCode.NAMES_OF_ANOTHER, path=path)
    names = {str(code): str(name) for code, name in content["names"].items()}
    codes = {one.code for one in store.participants()}
    there = real_names(store)
    different = tuple(code for code, name in names.items() if there.get(code, name) != name)
    written = tuple(code for code in names if code in codes and code not in there)
    for code in written:
        store.set_real_name(code, names[code])
    return NamesBroughtBack(written, tuple(code for code in names if code not in codes), different)


def remove_names(store: StudyStore) -> tuple[Left, ...]:
    """Take every real name out of the study for good: the database, its snapshots and copies from before migrations.

    Returns what could not be cleaned; doing it again goes on with that.

    Raises:
        FaultError: ``STUDY_READ_ONLY``, ``DISK_FULL``, ``DISK_WRITE``, ``STUDY_BUSY``.
    """
    store.remove_real_names()
    left = [] if store.rewrite_database() else [Left("study.sqlite", "another program has the study open")]
    left += purge_databases(store.folder, RowsToErase(participant_id="", code="", all_names=True))
    return tuple(left)


def _opened(path: Path, passphrase: str) -> dict[str, Any]:
    from pyrage import DecryptError
    from pyrage import passphrase as age

    try:
        content = json.loads(age.decrypt(path.read_bytes(), _normal(passphrase)))
        if content["format"] != _FORMAT or not isinstance(content["names"], dict):
            raise ValueError("not a file of names")
        return {"study": content["study"], "names": content["names"]}
    except (OSError, DecryptError, ValueError, KeyError, TypeError) as error:
        # The words of the error may quote what is in the file; they go no further.
        raise FaultError(FaultCode.NAMES_NOT_OPENED, path=path) from error


def _normal(passphrase: str) -> str:
    """One spelling for what looks the same: keyboards differ in how they make é."""
    return unicodedata.normalize("NFC", passphrase)
