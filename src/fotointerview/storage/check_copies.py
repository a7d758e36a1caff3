"""The second copy under a check: against its own list and against the study; nothing in it is changed."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from fotointerview.domain.shots import ShotFile
from fotointerview.domain.soundness import CheckPart, CheckProgress, Finding, FindingKind
from fotointerview.storage.check_files import FileCheck, Kinds, Wanted
from fotointerview.storage.copy_list import SUMS, listed_copies
from fotointerview.storage.second_copy import OWNER, copy_names
from fotointerview.storage.verified import Verified

_KINDS = Kinds(
    missing=FindingKind.COPY_MISSING,
    size=FindingKind.COPY_SIZE,
    changed=FindingKind.COPY_CHANGED,
    unreadable=FindingKind.COPY_UNREADABLE,
)


def check_copies(
    folder: Path, *, files: tuple[ShotFile, ...] | None, verified: Verified
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
    yield from _unlisted(folder, frozenset(listed))


def copy_name(file: ShotFile, listed: dict[str, str]) -> str:
    """The listed name of the copy of ``file``; empty when there is none."""
    for name in copy_names(file.path):
        if listed.get(name) == file.sha256:
            return name
        if name not in listed and name != file.path:
            return ""
    raise AssertionError("names do not end")


def _unlisted(folder: Path, listed: frozenset[str]) -> Iterator[Finding]:
    """What lies in the folder of the copies and is none."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name in listed or name in (OWNER, SUMS) or path.suffix == ".part" or not path.is_file():
            continue
        is_aside = ".damaged" in path.name
        kind = FindingKind.COPY_SET_ASIDE if is_aside else FindingKind.COPY_UNLISTED
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
