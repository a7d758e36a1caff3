"""Putting right what a check found, one finding at a time and only where it was asked for.

An original comes back from the second copy: written beside the study's downloads, made durable, read back, and
only then given its name. What was there under that name is put into the interview's folder ``damaged``; nothing
is written over and nothing is removed. A copy comes from the original in the same manner.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Final

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.shots import ShotFile
from fotointerview.domain.soundness import REPAIRS, Finding, FindingKind, NotRepaired, Repair, RepairResult
from fotointerview.storage.check_folders import DAMAGED
from fotointerview.storage.checking import StudyCheck
from fotointerview.storage.copied_sidecars import CopiedSidecars
from fotointerview.storage.copy_list import listed_copies
from fotointerview.storage.files import can_write, disk_faults, give_name, make_read_only, sync_folder
from fotointerview.storage.part import INCOMING, ORIGINALS, inside
from fotointerview.storage.reading_ahead import BLOCK, Hashed, hash_files
from fotointerview.storage.second_copy import copy_name, open_copies
from fotointerview.storage.sidecar_names import SUFFIX, part_of, sidecar_of

_WORKSHOP: Final = "repair"
_SIDECARS: Final = {FindingKind.COPY_SIDECAR_MISSING, FindingKind.COPY_SIDECAR_DIFFERS}


class _NoSoundCopyError(Exception):
    """The second copy is not there, or not what the study says of the file either."""


def repair(
    check: StudyCheck, findings: Iterable[Finding], asked: frozenset[Repair]
) -> Iterator[RepairResult]:
    """Put right those of ``findings`` that ``asked`` is about; tells what came of each.

    Raises:
        FaultError: ``STUDY_READ_ONLY`` before an original would have to be written; ``COPY_MISSING``,
            ``COPY_FULL``, ``COPY_FAILED`` when nothing can be done in the second copy.
    """
    wanted = tuple(findings)
    of_originals = asked - {Repair.COPIES}
    originals = [finding for finding in wanted if _is_for(finding, of_originals)]
    copies = [finding for finding in wanted if _is_for(finding, asked & {Repair.COPIES})]
    if originals:
        if not can_write(check.folder):
            raise FaultError(FaultCode.STUDY_READ_ONLY, path=check.folder)
        yield from _originals(check, originals)
    if copies:
        yield from _copies(check, copies)


def _is_for(finding: Finding, asked: frozenset[Repair]) -> bool:
    return any(finding.kind in REPAIRS[kind] for kind in asked)


def _originals(check: StudyCheck, findings: list[Finding]) -> Iterator[RepairResult]:
    by_path = {file.path: file for file in check.listing.files}
    listed = listed_copies(check.copies) if check.copies is not None else {}
    for finding in findings:
        file = by_path[finding.path.removesuffix(SUFFIX)]
        name = copy_name(file, listed)
        try:
            if check.copies is None or not name:
                raise _NoSoundCopyError
            aside = ""
            if finding.kind is FindingKind.SIDECAR_MISSING:
                _restore_sidecar(sidecar_of(inside(check.folder, file.path)), sidecar_of(check.copies / name))
            else:
                aside = _restore(file, study=check.folder, copy=check.copies / name)
        except _NoSoundCopyError as error:
            yield RepairResult(finding=finding, trouble=NotRepaired.NO_SOUND_COPY, words=str(error))
        except FaultError as error:
            words = error.fault.details.get("words", "")
            yield RepairResult(finding=finding, trouble=NotRepaired.FAULT, words=words)
        else:
            yield RepairResult(finding=finding, set_aside=aside)


def _restore(file: ShotFile, *, study: Path, copy: Path) -> str:
    """Bring the original back from ``copy``; returns where the damaged one lies, relative to the study."""
    place = inside(study, file.path)
    workshop = study / INCOMING / _WORKSHOP
    part = workshop / f"{place.name}.part"
    with disk_faults(place):
        workshop.mkdir(parents=True, exist_ok=True)
        try:
            _fetch(file, copy, part)
            if _hash_on_disk(part) != file.sha256:
                raise FaultError(FaultCode.DISK_WRITE, path=place, words="it reads back differently")
            make_read_only(part)
            place.parent.mkdir(parents=True, exist_ok=True)
            aside = _set_aside(place)
            part.rename(place)
            sync_folder(place.parent)
            sync_folder(workshop)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            with suppress(OSError):  # somebody else's file is in it
                workshop.rmdir()
    return aside.relative_to(study).as_posix() if aside is not None else ""


def _restore_sidecar(place: Path, copy: Path) -> None:
    """Bring a sidecar back from ``copy``, with its time; one that came there meanwhile stays."""
    content = b"".join(_pieces(copy))
    part = part_of(place)
    with disk_faults(place):
        try:
            with part.open("wb") as writing:
                writing.write(content)
                writing.flush()
                os.fsync(writing.fileno())
            with suppress(OSError):
                shutil.copystat(copy, part)
            give_name(part, place)
            sync_folder(place.parent)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def _fetch(file: ShotFile, copy: Path, part: Path) -> None:
    """Write what the copy has to ``part``, durably; it must be what the study says of the file."""
    digest, size = hashlib.sha256(), 0
    with part.open("wb") as writing:
        for piece in _pieces(copy):
            digest.update(piece)
            size += len(piece)
            writing.write(piece)
        writing.flush()
        os.fsync(writing.fileno())
    if (digest.hexdigest(), size) != (file.sha256, file.size):
        raise _NoSoundCopyError


def _pieces(copy: Path) -> Iterator[bytes]:
    """The copy, piece by piece; what goes wrong here is not the study's disk."""
    try:
        with copy.open("rb") as reading:
            while piece := reading.read(BLOCK):
                yield piece
    except OSError as error:
        raise _NoSoundCopyError(error.strerror or str(error)) from error


def _hash_on_disk(path: Path) -> str:
    """The hash of what the disk has; empty when it cannot be read."""
    return next(read.sha256 for read in hash_files([path]) if isinstance(read, Hashed))


def _set_aside(place: Path) -> Path | None:
    """Move what is at ``place`` out of the way, durably; returns where to. ``None`` when there is nothing."""
    if not os.path.lexists(place):
        return None
    home = place.parent.parent if place.parent.name == ORIGINALS else place.parent
    folder = home / DAMAGED
    folder.mkdir(exist_ok=True)
    names = (f"{place.stem}{'' if n == 1 else f' ({n})'}{place.suffix}" for n in count(1))
    free = next(folder / name for name in names if not os.path.lexists(folder / name))
    place.rename(free)
    sync_folder(folder)
    sync_folder(home)
    return free


def _copies(check: StudyCheck, findings: list[Finding]) -> Iterator[RepairResult]:
    if check.target is None:
        raise ValueError("there is no second copy to repair")
    listed = listed_copies(check.copies) if check.copies is not None else {}
    by_name = {copy_name(file, listed) or file.path: file for file in check.listing.files}
    with open_copies(check.target, study=check.folder, study_id=check.listing.study_id) as copies:
        if copies is None:
            raise FaultError(FaultCode.COPY_FAILED, path=check.target, words="another program is at work")
        for finding in findings:
            is_sidecar = finding.kind in _SIDECARS
            file = by_name.get(finding.path.removesuffix(SUFFIX) if is_sidecar else finding.path)
            if file is None:  # the study's list of files is damaged
                yield RepairResult(finding=finding, trouble=NotRepaired.NO_SOUND_ORIGINAL)
                continue
            try:
                if is_sidecar:
                    CopiedSidecars(copies).keep(file)  # what others wrote there is set aside beside it
                else:
                    copies.renew(file)
            except FaultError as error:
                is_original = error.fault.code in (FaultCode.ORIGINAL_CHANGED, FaultCode.SIDECAR_FAILED)
                if not is_original and error.fault.code is not FaultCode.COPY_FAILED:
                    raise
                trouble = NotRepaired.NO_SOUND_ORIGINAL if is_original else NotRepaired.FAULT
                words = error.fault.details.get("words", "")
                yield RepairResult(finding=finding, trouble=trouble, words=words)
            else:
                yield RepairResult(finding=finding)
