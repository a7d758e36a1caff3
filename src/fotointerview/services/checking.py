"""Checking a whole study, and putting right what is asked: what was found, as one report."""

import hashlib
import json
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import platformdirs

from fotointerview import __version__
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.soundness import (
    CheckPart,
    CheckProgress,
    Finding,
    NotChecked,
    NotRepaired,
    Repair,
    RepairResult,
)
from fotointerview.storage.checking import StudyCheck
from fotointerview.storage.repairing import repair
from fotointerview.storage.verified import Verified

FORMAT: Final = "fotointerview-check 1"
"""What a report says it is, in ``format``."""

Tell = Callable[[CheckProgress], None]


@dataclass(slots=True, kw_only=True)
class CheckReport:
    """What a check found. It grows while the check goes on, so that one that was broken off tells what it saw.

    Attributes:
        folder: the study's.
        study_id, revision: by the database; empty where that could not be read.
        target: where the second copy should be; ``None`` when it was not asked about.
        began_at: in UTC; ``ended_at`` is ``None`` until the check came to its end.
        resumed: whether an earlier run was gone on with.
        findings: in the order in which they were found.
        not_checked: parts that could not be looked at, or not in whole.
        progress: how far each part came.
        repairs: what came of what was asked to be put right.
    """

    folder: Path
    study_id: str
    revision: str
    target: Path | None
    began_at: datetime
    ended_at: datetime | None = None
    resumed: bool = False
    findings: list[Finding] = field(default_factory=list)
    not_checked: list[NotChecked] = field(default_factory=list)
    progress: dict[CheckPart, CheckProgress] = field(default_factory=dict)
    repairs: list[RepairResult] = field(default_factory=list)

    @property
    def is_complete(self) -> bool:
        """Whether all that was asked about was looked at."""
        return self.ended_at is not None and not self.not_checked

    @property
    def problems(self) -> list[Finding]:
        """What is not in order and was not put right."""
        done = {id(result.finding) for result in self.repairs if result.trouble is None}
        return [found for found in self.findings if found.is_problem and id(found) not in done]

    @property
    def exit_code(self) -> int:
        """0 sound, 1 problems, 2 not all of it could be looked at (and what could is in order)."""
        if self.problems:
            return 1
        return 0 if self.is_complete else 2


class Check:
    """A check of the study in ``folder`` under way.

    Attributes:
        report: what is known so far.
    """

    def __init__(self, folder: Path, *, second_copy: Path | None = None, is_open_here: bool = False) -> None:
        """Look at the database. ``is_open_here``: this process has the study open.

        Raises:
            FaultError: ``STUDY_MISSING``, ``STUDY_NOT_A_STUDY``, ``STUDY_NEWER``, ``STUDY_BUSY``, ``DISK_FULL``,
                ``DISK_WRITE``, ``COPY_INSIDE``: the study could not be checked.
        """
        began = datetime.now(UTC)
        self._check = StudyCheck(folder, second_copy=second_copy, is_open_here=is_open_here)
        self.report = CheckReport(
            folder=self._check.folder,
            study_id=self._check.listing.study_id,
            revision=self._check.listing.revision,
            target=self._check.target,
            began_at=began,
        )

    @property
    def copies_are_there(self) -> bool:
        """Whether there is a second copy to repair from."""
        return self._check.copies is not None

    def run(self, *, resume: bool = False, tell: Tell = lambda _: None) -> None:
        """Look at everything. ``tell`` hears how far it is; what it raises ends the check, which can be resumed."""
        about = self._about()
        with Verified(_state_file(about), resume=resume, about=about) as verified:
            self.report.resumed = verified.began_at is not None
            with closing(self._check.run(verified)) as told:
                for item in told:
                    match item:
                        case CheckProgress():
                            self.report.progress[item.part] = item
                            tell(item)
                        case Finding():
                            self.report.findings.append(item)
                        case NotChecked():
                            self.report.not_checked.append(item)
            self.report.ended_at = datetime.now(UTC)
            verified.finish()

    def repair(
        self, asked: Iterable[Repair], *, tell: Callable[[RepairResult], None] = lambda _: None
    ) -> None:
        """Put right what was found of the kinds ``asked``, and nothing else.

        Raises:
            FaultError: ``STUDY_READ_ONLY``, ``COPY_MISSING``, ``COPY_FULL``, ``COPY_FAILED``.
        """
        for result in repair(self._check, self.report.findings, frozenset(asked)):
            self.report.repairs.append(result)
            tell(result)

    def _about(self) -> str:
        """Which study, where, with which second copy; no path, for it lies outside the study."""
        whole = "\0".join(
            (self.report.study_id, str(self.report.folder.resolve()), str(self._check.copies or ""))
        )
        return hashlib.sha256(whole.encode("utf-8", "surrogateescape")).hexdigest()


def _state_file(about: str) -> Path:
    folder = platformdirs.user_cache_path("fotointerview", appauthor=False)
    return Path(folder) / "checks" / f"{about[:24]}.jsonl"


def as_json(report: CheckReport) -> dict[str, Any]:
    """The report for programs; the form is told in the manual."""
    results = {id(result.finding): result for result in report.repairs}
    return {
        "format": FORMAT,
        "program": __version__,
        "study": {
            "folder": str(report.folder),
            "id": report.study_id or None,
            "revision": report.revision or None,
        },
        "second_copy": str(report.target) if report.target is not None else None,
        "began_at": report.began_at.isoformat(),
        "ended_at": report.ended_at.isoformat() if report.ended_at is not None else None,
        "resumed": report.resumed,
        "complete": report.is_complete,
        "sound": report.exit_code == 0,
        "exit_code": report.exit_code,
        "counts": dict(sorted(Counter(found.kind.value for found in report.findings).items())),
        "parts": {part.value: _part_json(report, part) for part in CheckPart if _was_asked(report, part)},
        "findings": [_finding_json(found, results.get(id(found))) for found in report.findings],
    }


def _was_asked(report: CheckReport, part: CheckPart) -> bool:
    return part is not CheckPart.SECOND_COPY or report.target is not None


def _part_json(report: CheckReport, part: CheckPart) -> dict[str, Any]:
    progress = report.progress.get(part)
    told: dict[str, Any] = {
        "checked": progress is not None and all(item.part is not part for item in report.not_checked)
    }
    if progress is not None and part in (CheckPart.ORIGINALS, CheckPart.SECOND_COPY):
        told |= {
            "files": progress.files,
            "files_total": progress.files_total,
            "files_verified_earlier": progress.skipped,
            "bytes": progress.size,
            "bytes_total": progress.size_total,
            "bytes_read": progress.read,
        }
    return told


def _finding_json(found: Finding, result: RepairResult | None) -> dict[str, Any]:
    told = {
        "kind": found.kind.value,
        "severity": "problem" if found.is_problem else "remark",
        "path": found.path,
        "expected": _only_known(size=found.expected_size, sha256=found.expected_sha256),
        "found": _only_known(size=found.found_size, sha256=found.found_sha256),
        "words": found.words,
    }
    if result is not None:
        told["repair"] = _only_known(
            done=result.trouble is None,
            set_aside=result.set_aside,
            trouble=result.trouble.value if isinstance(result.trouble, NotRepaired) else None,
            words=result.words,
        )
    return told


def _only_known(**values: object) -> dict[str, object]:
    return {name: value for name, value in values.items() if value not in (None, "")}


def text_of(report: CheckReport) -> str:
    """The report for programs as text; a name that is no Unicode comes with its bytes escaped."""
    text = json.dumps(as_json(report), ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace").decode()


def write_report(report: CheckReport, path: Path) -> None:
    """Write the report for programs to ``path``, whole or not at all; an earlier report is replaced.

    Raises:
        FaultError: ``REPORT_IN_THE_WAY``, ``REPORT_FAILED``.
    """
    refuse_in_the_way(path, study=report.folder)
    part: Path | None = None
    try:
        descriptor, name = tempfile.mkstemp(prefix=f"{path.name}.", suffix=".part", dir=path.parent)
        part = Path(name)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text_of(report))
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        if part is not None:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        raise FaultError(FaultCode.REPORT_FAILED, path=path, words=error.strerror or str(error)) from error


def refuse_in_the_way(path: Path, *, study: Path) -> None:
    """Refuse a place for the report that is in the study, or where something lies that is no report.

    Raises:
        FaultError: ``REPORT_IN_THE_WAY``.
    """
    inside = study.resolve() in (path.resolve(), *path.resolve().parents)
    if inside or (os.path.lexists(path) and not _is_report(path)):
        raise FaultError(FaultCode.REPORT_IN_THE_WAY, path=path)


def _is_report(path: Path) -> bool:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(content, dict) and str(content.get("format", "")).startswith("fotointerview-check")
