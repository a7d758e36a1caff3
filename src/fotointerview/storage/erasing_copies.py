"""Erasing from the second copy: the files, what lies beside them, and their lines in the list.

Files first, then the list in one stroke: a crash in between leaves lines without files, which the next try takes
away. A file that is there under such a name and is not ours stays.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from fotointerview.domain.faults import FaultError
from fotointerview.domain.shots import ShotFile
from fotointerview.domain.withdrawal import Left
from fotointerview.storage.copied_sidecars import forget_sidecars
from fotointerview.storage.copy_list import listed_copies, write_sums
from fotointerview.storage.files import sha256_of
from fotointerview.storage.removing import belongs_to, files_below, remove_files
from fotointerview.storage.second_copy import (
    CopyFolder,
    copies_of,
    mark_of,
    open_copies,
)


def copied_names(
    target: Path, *, study: Path, study_id: str, files: Sequence[ShotFile], folders: Sequence[str]
) -> tuple[str, ...] | None:
    """The names in the second copy that belong to ``files`` and to whole interview ``folders``.

    ``None`` when there is no second copy of the study at ``target`` now.
    """
    folder = copies_of(target, study=study, study_id=study_id)
    if folder is None:
        return None
    return tuple(sorted(path.relative_to(folder).as_posix() for path in _doomed(folder, files, folders)))


def erase_copies(
    target: Path, *, study: Path, study_id: str, files: Sequence[ShotFile], folders: Sequence[str]
) -> tuple[Left, ...]:
    """Erase the copies of ``files``, and everything of whole interview ``folders``; returns what is still there.

    A target that is not there, or at which another process is at work, is told as left.
    """
    if copies_of(target, study=study, study_id=study_id) is None:
        return () if mark_of(target) is not None else (Left(str(target), "it is not there"),)
    try:
        with open_copies(target, study=study, study_id=study_id) as copies:
            if copies is None:
                return (Left(str(target), "another process is at work there"),)
            return _erase(copies, files, folders)
    except FaultError as error:
        return (Left(str(target), error.fault.details.get("words", error.fault.code.value)),)
    except OSError as error:
        return (Left(str(target), error.strerror or str(error)),)


@contextmanager
def _folders_gone(folder: Path, names: Iterable[str]) -> Iterator[None]:
    """Afterwards the named folders are gone where nothing is in them."""
    yield
    for name in names:
        place = folder.joinpath(*PurePosixPath(name).parts)
        for inside in (*sorted((one for one in place.rglob("*") if one.is_dir()), reverse=True), place):
            if inside.is_dir() and not inside.is_symlink() and not any(inside.iterdir()):
                inside.rmdir()


def _erase(copies: CopyFolder, files: Sequence[ShotFile], folders: Sequence[str]) -> tuple[Left, ...]:
    folder = copies.folder
    doomed = _doomed(folder, files, folders)
    with _folders_gone(folder, folders):
        left = remove_files(doomed)
    still = {one.path for one in left}
    gone = {path.relative_to(folder).as_posix() for path in doomed if str(path) not in still}
    hashes = {(file.path, file.sha256) for file in files}
    sums = listed_copies(folder)
    kept = {
        name: sha256
        for name, sha256 in sums.items()
        if not (
            name in gone
            or (_is_absent(folder, name) and (_below(name, folders) or (_first(name), sha256) in hashes))
        )
    }
    if kept.keys() != sums.keys():
        write_sums(folder, kept)
    forget_sidecars(folder)
    return left


def _doomed(folder: Path, files: Sequence[ShotFile], folders: Sequence[str]) -> list[Path]:
    """What is to go: copies that are listed or have the very bytes, and what was made beside them."""
    sums = listed_copies(folder)
    found = {path for name in folders for path in files_below(folder.joinpath(*PurePosixPath(name).parts))}
    for file in files:
        whole = PurePosixPath(file.path)
        ours = belongs_to(whole.name)
        parent = folder.joinpath(*whole.parent.parts)
        for path in sorted(parent.glob("*")) if parent.is_dir() else ():
            fits = ours.fullmatch(path.name)
            if fits is None or path.is_dir():
                continue
            name = path.relative_to(folder).as_posix()
            if fits["beside"] or fits["sidecar"] or sums.get(name) == file.sha256 or _has_bytes(path, file):
                found.add(path)
    return sorted(found)


def _has_bytes(path: Path, file: ShotFile) -> bool:
    return path.stat().st_size == file.size and sha256_of(path) == file.sha256


def _is_absent(folder: Path, name: str) -> bool:
    return not folder.joinpath(*PurePosixPath(name).parts).exists()


def _below(name: str, folders: Sequence[str]) -> bool:
    return any(name.startswith(f"{folder}/") for folder in folders)


def _first(name: str) -> str:
    """The name that a copy would have had: without `` (2)``."""
    whole = PurePosixPath(name)
    return whole.with_stem(re.sub(r" \(\d+\)$", "", whole.stem)).as_posix()
