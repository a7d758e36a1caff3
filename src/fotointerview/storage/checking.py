"""Looking a whole study over: database, originals, folders, sidecars, second copy. It changes nothing.

What is found comes while it is found; see :mod:`fotointerview.domain.soundness` for what that can be. It runs on
the caller's thread, and one more that reads ahead; the study may be read-only or open elsewhere, and where it is open
in this process that must be said.
"""

from collections.abc import Generator, Iterator
from pathlib import Path

from fotointerview.domain.faults import FaultError
from fotointerview.domain.soundness import CheckPart, CheckProgress, Finding, FindingKind, NotChecked
from fotointerview.storage.check_copies import check_copies
from fotointerview.storage.check_database import Listing, files_now, look_at_database
from fotointerview.storage.check_files import FileCheck, Kinds, Wanted
from fotointerview.storage.check_folders import look_through_folders
from fotointerview.storage.part import inside
from fotointerview.storage.second_copy import check_apart, find_copies, mark_of
from fotointerview.storage.verified import Verified

_KINDS = Kinds(
    missing=FindingKind.ORIGINAL_MISSING,
    size=FindingKind.ORIGINAL_SIZE,
    changed=FindingKind.ORIGINAL_CHANGED,
    unreadable=FindingKind.ORIGINAL_UNREADABLE,
    writable=FindingKind.ORIGINAL_WRITABLE,
)
_ORPHANS = frozenset({FindingKind.ORPHAN_ORIGINAL, FindingKind.SIDECAR_ORPHAN})

Told = Finding | CheckProgress | NotChecked


class StudyCheck:
    """One check of one study.

    Attributes:
        folder: the study's, absolute.
        target: where second copies should be; ``None`` when they are not asked about.
        listing: what the study's database says.
        copies: the folder of the study's copies in the target; ``None`` when there is none.
    """

    def __init__(self, folder: Path, *, second_copy: Path | None = None, is_open_here: bool = False) -> None:
        """Check the database at once: everything else stands on it. ``is_open_here``: by this process.

        Raises:
            FaultError: ``STUDY_MISSING``, ``STUDY_NOT_A_STUDY``, ``STUDY_NEWER``, ``STUDY_BUSY``, ``DISK_FULL``,
                ``DISK_WRITE``, ``COPY_INSIDE``.
        """
        self.folder = folder.absolute()
        self._is_open_here = is_open_here
        self.target = second_copy.absolute() if second_copy is not None else None
        if self.target is not None:
            check_apart(self.target, study=self.folder)
        self.listing, self._in_database = look_at_database(self.folder, is_open_here=is_open_here)
        self.copies: Path | None = None
        if self.target is not None:
            self.copies = find_copies(self.target, study=self.folder, study_id=self.listing.study_id)

    def run(self, verified: Verified | None = None) -> Generator[Told, None, None]:
        """Everything that is found, part by part, with progress; closing the iterator ends it at once.

        ``verified`` knows which files an earlier run had read, and hears of those that are sound.
        """
        told = verified or Verified()
        yield CheckProgress(part=CheckPart.DATABASE)
        yield from self._in_database
        yield from self._originals(told)
        yield from self._folders()
        if self.target is not None:
            yield from self._second_copy(self.target, told)

    def _originals(self, verified: Verified) -> Iterator[Told]:
        wanted = []
        for file in self.listing.files:
            try:
                place = inside(self.folder, file.path)
            except ValueError:
                yield Finding(kind=FindingKind.PATH_OUTSIDE, path=file.path, expected_sha256=file.sha256)
            else:
                wanted.append(Wanted(place, file.path, file.size, file.sha256))
        yield from FileCheck(CheckPart.ORIGINALS, _KINDS, wanted, verified).run()
        if not self.listing.is_whole:
            yield NotChecked(CheckPart.ORIGINALS)

    def _folders(self) -> Iterator[Told]:
        yield CheckProgress(part=CheckPart.FOLDERS)
        if not self.listing.is_whole:
            yield NotChecked(CheckPart.FOLDERS)
            return
        known = frozenset(file.path for file in self.listing.files)
        found = tuple(self._look_through(self.listing, known))
        if any(finding.kind in _ORPHANS for finding in found):
            # Shots may have come in since the database was read.
            found = tuple(self._look_through(self.listing, known | self._known_now()))
        yield from found

    def _look_through(self, listing: Listing, known: frozenset[str]) -> Iterator[Finding]:
        return look_through_folders(self.folder, known=known, interviews=listing.interviews)

    def _known_now(self) -> frozenset[str]:
        try:
            return files_now(self.folder, is_open_here=self._is_open_here)
        except FaultError:
            return frozenset()

    def _second_copy(self, target: Path, verified: Verified) -> Iterator[Told]:
        yield CheckProgress(part=CheckPart.SECOND_COPY)
        if self.copies is None and mark_of(target) is None:
            yield NotChecked(CheckPart.SECOND_COPY, {"path": str(target)})
        elif self.copies is None:
            yield Finding(kind=FindingKind.COPY_ABSENT, path=".", words=str(target))
        else:
            files = self.listing.files if self.listing.is_whole else None
            yield from check_copies(self.copies, study=self.folder, files=files, verified=verified)
