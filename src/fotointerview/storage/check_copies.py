"""The second copy under a check: against its own list and against the study; nothing in it is changed."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from fotointerview.domain.shots import ShotFile
from fotointerview.domain.soundness import CheckPart, CheckProgress, Finding, FindingKind
from fotointerview.storage.check_files import FileCheck, Kinds, Wanted
from fotointerview.storage.copied_sidecars import LIST, is_kept
from fotointerview.storage.copy_list import SUMS, listed_copies
from fotointerview.storage.second_copy import OWNER, copy_name
from fotointerview.storage.sidecar_names import SUFFIX, sidecar_of
from fotointerview.storage.verified import Verified

_KINDS = Kinds(
    missing=FindingKind.COPY_MISSING,
    size=FindingKind.COPY_SIZE,
    changed=FindingKind.COPY_CHANGED,
    unreadable=FindingKind.COPY_UNREADABLE,
)


def check_copies(
    folder: Path, *, study: Path, files: tuple[ShotFile, ...] | None, verified: Verified
) -> Iterator[Finding | CheckProgress]:
    """Everything that is the matter with the copies in ``folder``.

    ``files`` are all files of the study; ``None`` when nobody knows them all: then the list alone counts.
    """
    listed = {name: sha256 for name, sha256 in listed_copies(folder).items() if _is_inside(name)}
    names = {file.path: copy_name(file, listed) for file in files or ()}
    wanted = [
        Wanted(folder / name, name, file.size, file.sha256)
        for file in files or ()
        if (name := names[file.path])
    ]
    for file in files or ():
        if not names[file.path]:
            yield Finding(
                kind=FindingKind.COPY_MISSING,
                path=file.path,
                expected_size=file.size,
                expected_sha256=file.sha256,
            )
    ours = set(names.values())
    others = [(name, sha256) for name, sha256 in listed.items() if name not in ours]
    if files is None:
        wanted = [Wanted(folder / name, name, _size(folder / name), sha256) for name, sha256 in others]
    yield from FileCheck(CheckPart.SECOND_COPY, _KINDS, wanted, verified).run()
    if files is not None:
        for name, sha256 in others:
            if (size := _size(folder / name)) is not None:
                yield Finding(
                    kind=FindingKind.COPY_LEFT_OVER, path=name, expected_sha256=sha256, found_size=size
                )
    for file in files or ():
        if names[file.path] and _is_inside(file.path):
            yield from _sidecar(file.path, study=study, name=names[file.path], folder=folder)
    yield from _unlisted(folder, frozenset(listed))


def _sidecar(path: str, *, study: Path, name: str, folder: Path) -> Iterator[Finding]:
    """What is the matter with the sidecar of the original ``path`` and that of its copy ``name``."""
    here = sidecar_of(study.joinpath(*PurePosixPath(path).parts))
    there = sidecar_of(folder.joinpath(*PurePosixPath(name).parts))
    is_here, is_there = here.is_file(), there.is_file()
    if not is_here and not is_there:
        return
    if not is_here:
        yield Finding(kind=FindingKind.SIDECAR_MISSING, path=path + SUFFIX, found_size=_size(here))
    elif not is_there:
        yield Finding(kind=FindingKind.COPY_SIDECAR_MISSING, path=name + SUFFIX, expected_size=_size(here))
    else:
        words = _difference(here, there)
        if words is not None:
            yield Finding(
                kind=FindingKind.COPY_SIDECAR_DIFFERS,
                path=name + SUFFIX,
                expected_size=_size(here),
                found_size=_size(there),
                words=words,
            )


def _difference(here: Path, there: Path) -> str | None:
    """``None`` where both have the same bytes; else what the system said, if they could not be read."""
    try:
        return None if here.read_bytes() == there.read_bytes() else ""
    except OSError as error:
        return error.strerror or str(error)


def _unlisted(folder: Path, listed: frozenset[str]) -> Iterator[Finding]:
    """What lies in the folder of the copies and is none."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name in listed or name.removesuffix(SUFFIX) in listed:
            continue
        if name in (OWNER, SUMS, LIST) or path.suffix == ".part" or not path.is_file():
            continue
        kind = FindingKind.COPY_UNLISTED
        if is_kept(path):
            kind = FindingKind.COPY_SIDECAR_KEPT
        elif ".damaged" in path.name:
            kind = FindingKind.COPY_SET_ASIDE
        yield Finding(kind=kind, path=name, found_size=_size(path))


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None


def _is_inside(name: str) -> bool:
    """Whether a listed name stays in the folder; a list can be damaged too."""
    whole = PurePosixPath(name)
    return not whole.is_absolute() and ".." not in whole.parts and "\0" not in name
