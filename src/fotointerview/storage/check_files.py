"""Verifying that files are what somebody wrote down about them: there, of that size, with that hash."""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from fotointerview.domain.soundness import CheckPart, CheckProgress, Finding, FindingKind
from fotointerview.storage.reading_ahead import Advance, Hashed, hash_files
from fotointerview.storage.verified import Key, Verified

_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file as it should be: where it is, its path as it is told, size in bytes (``None`` unknown), hash."""

    place: Path
    path: str
    size: int | None
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinds:
    """What to call what is found. ``writable`` is ``None`` where that is no matter."""

    missing: FindingKind
    size: FindingKind
    changed: FindingKind
    unreadable: FindingKind
    writable: FindingKind | None = None


@dataclass(slots=True)
class _Count:
    """How far it is."""

    part: CheckPart
    files_total: int
    size_total: int
    files: int = 0
    size: int = 0
    skipped: int = 0
    read: int = 0

    def progress(self) -> CheckProgress:
        return CheckProgress(
            part=self.part,
            files=self.files,
            files_total=self.files_total,
            size=self.size,
            size_total=self.size_total,
            skipped=self.skipped,
            read=self.read,
        )


@dataclass(slots=True)
class FileCheck:
    """Verifies the ``wanted`` files of one part.

    Attributes:
        verified: what need not be read again, and where what is sound is written down.
    """

    part: CheckPart
    kinds: Kinds
    wanted: Sequence[Wanted]
    verified: Verified
    _to_read: dict[Path, tuple[Wanted, Key]] = field(default_factory=dict)

    def run(self) -> Iterator[Finding | CheckProgress]:
        """Everything that is found; progress after every file and every block of a large one."""
        count = _Count(self.part, len(self.wanted), sum(wanted.size or 0 for wanted in self.wanted))
        for wanted in self.wanted:
            findings = list(self._look(wanted, count))
            yield from findings
            if wanted.place not in self._to_read:
                count.files += 1
                count.size += wanted.size or 0
        yield count.progress()
        yield from self._read(count)

    def _look(self, wanted: Wanted, count: _Count) -> Iterator[Finding]:
        """What the folder tells; a file whose content must be read is put on the list."""
        kinds = self.kinds
        try:
            about = wanted.place.stat()
        except (FileNotFoundError, NotADirectoryError):
            yield self._finding(kinds.missing, wanted)
            return
        except OSError as error:
            yield self._finding(kinds.unreadable, wanted, words=error.strerror or str(error))
            return
        if not stat.S_ISREG(about.st_mode):
            yield self._finding(kinds.unreadable, wanted, words="not a file")
            return
        if wanted.size is not None and about.st_size != wanted.size:
            yield self._finding(kinds.size, wanted, found_size=about.st_size)
            return
        if kinds.writable is not None and about.st_mode & _WRITABLE:
            yield self._finding(kinds.writable, wanted)
        key = _key(self.part, wanted, about)
        if self.verified.has(key):
            count.skipped += 1
        else:
            self._to_read[wanted.place] = wanted, key

    def _read(self, count: _Count) -> Iterator[Finding | CheckProgress]:
        """Hash what must be read."""
        before = count.size
        with closing(hash_files(self._to_read)) as told:
            for item in told:
                if isinstance(item, Advance):
                    count.size += item.size
                    count.read += item.size
                else:
                    wanted, key = self._to_read[item.path]
                    finding = self._judge(wanted, key, item)
                    if finding is not None:
                        yield finding
                    count.files += 1
                    before += item.size if wanted.size is None else wanted.size
                    count.size = before  # also where less could be read, or more
                yield count.progress()

    def _judge(self, wanted: Wanted, key: Key, hashed: Hashed) -> Finding | None:
        """What was read, against what should be there."""
        if hashed.error is not None:
            words = hashed.error.strerror or str(hashed.error)
            gone = isinstance(hashed.error, FileNotFoundError)
            return self._finding(self.kinds.missing if gone else self.kinds.unreadable, wanted, words=words)
        if hashed.sha256 != wanted.sha256:
            return self._finding(
                self.kinds.changed, wanted, found_size=hashed.size, found_sha256=hashed.sha256
            )
        if hashed.mtime_ns == key[2]:  # else somebody was at it meanwhile
            self.verified.add(key)
        return None

    @staticmethod
    def _finding(
        kind: FindingKind,
        wanted: Wanted,
        *,
        found_size: int | None = None,
        found_sha256: str = "",
        words: str = "",
    ) -> Finding:
        return Finding(
            kind=kind,
            path=wanted.path,
            expected_size=wanted.size,
            expected_sha256=wanted.sha256,
            found_size=found_size,
            found_sha256=found_sha256,
            words=words,
        )


def _key(part: CheckPart, wanted: Wanted, about: os.stat_result) -> Key:
    return f"{part.value}:{wanted.path}", about.st_size, about.st_mtime_ns, wanted.sha256
