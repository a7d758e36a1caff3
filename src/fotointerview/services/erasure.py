"""Erasing what somebody asks for: from the folder, the copies and the database, in steps that can be gone on with.

    intent (tombstone) → files → exports → copies → rows → database written anew → other databases → report

The intent is in the database before anything goes. Every step may be done again: after a crash, a full disk or a
file that was in use, :func:`resume_erasures` does what is left. What cannot be erased is told, never passed over.
"""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.ids import new_id
from fotointerview.domain.ledger import Tombstone
from fotointerview.domain.shots import ShotFile
from fotointerview.domain.withdrawal import (
    Erasure,
    ErasureReport,
    ErasureStep,
    Left,
    Outside,
    Part,
    Place,
    Trace,
    Withdrawal,
    what_is_outside,
)
from fotointerview.services.withdrawal import EXPORTS, rows_of
from fotointerview.storage.erasing import JOB, NUMBERS, ErasureJob, finished, outside_of_json
from fotointerview.storage.erasing_copies import erase_copies
from fotointerview.storage.erasing_databases import purge_databases
from fotointerview.storage.erasing_sidecars import erase_words
from fotointerview.storage.files import sha256_of
from fotointerview.storage.part import INCOMING, INTERVIEWS
from fotointerview.storage.removing import belongs_to, files_below, remove_files, remove_tree
from fotointerview.storage.second_copy import copies_of
from fotointerview.storage.study import StudyStore
from fotointerview.storage.traces import verify_erased

__all__ = ["erase", "look_for_traces", "report_of", "resume_erasures", "verify_erased"]

_log = logging.getLogger(__name__)
_SHOTS_GO = {Part.EVERYTHING, Part.INTERVIEWS, Part.SHOTS}

AfterStep = Callable[[ErasureStep], None]
"""Told of every step that is done."""


def erase(
    store: StudyStore,
    plan: Withdrawal,
    what: Erasure,
    *,
    reason: str,
    at: datetime,
    second_copy: Path | None = None,
    after: AfterStep = lambda step: None,
) -> ErasureReport:
    """Erase ``what`` of a plan, and leave a tombstone.

    The consent log, the ledger of exports and the loans stay. Whoever keeps a history for taking back must empty it,
    and close pictures that are on screen. ``second_copy`` is the target where second copies are; one that is not there
    now is gone on with later.

    Raises:
        FaultError: ``STUDY_READ_ONLY``, ``DISK_FULL``, ``DISK_WRITE``, ``STUDY_BUSY``; what was done is done, and the
            rest is what :func:`resume_erasures` does.
        ValueError: an export to erase does not lie in ``exports/``; more is to be erased than the plan is of.
    """
    if store.read_only:
        raise FaultError(FaultCode.STUDY_READ_ONLY, path=store.folder)
    for path in what.exports:
        if not path.startswith(f"{EXPORTS}/"):
            raise ValueError(f"not in {EXPORTS}/: {path!r}")
        store.absolute(path)
    rows = rows_of(store, plan, what)
    gone = set(rows.shots)
    files = tuple(file for file in plan.files if file.shot_id in gone)
    files += tuple(file for file in _files_of(store, rows.interviews) if file not in files)
    folders = tuple(store.interview(one).folder for one in rows.interviews)
    shots_go = bool(_SHOTS_GO & what.parts)
    job = ErasureJob(
        rows=rows,
        files=files,
        folders=folders,
        exports=what.exports,
        second_copy=str(second_copy.absolute()) if second_copy is not None else "",
        outside=what_is_outside(plan, what.exports) if shots_go else (),
    )
    stone = Tombstone(
        id=new_id(),
        kind=",".join(part.value for part in Part if part in what.parts),
        ref=plan.participant.id,
        at=at,
        reason=reason,
        report={
            "code": plan.participant.code,
            NUMBERS: sorted(_numbers(store, plan, rows.shots)),
            "hashes": sorted({file.sha256 for file in files}),
        },
    )
    stone = store.put_tombstone(replace(stone, report={**stone.report, JOB: job.as_json()}))
    after(ErasureStep.INTENT)
    return _go_on(store, stone, job, after)


def resume_erasures(
    store: StudyStore, *, second_copy: Path | None = None, after: AfterStep = lambda step: None
) -> tuple[ErasureReport, ...]:
    """Go on with every erasure that is not finished; ``second_copy`` where its disk is found elsewhere now.

    Raises:
        FaultError: as :func:`erase`.
    """
    if store.read_only:
        return ()
    reports = []
    for stone in store.unfinished_erasures():
        job = ErasureJob.of_json(stone.report[JOB])
        if second_copy is not None and job.second_copy:
            job = replace(job, second_copy=str(second_copy.absolute()))
        reports.append(_go_on(store, stone, job, after))
    return tuple(reports)


def look_for_traces(
    store: StudyStore, report: ErasureReport, *, second_copy: Path | None = None
) -> tuple[Trace, ...]:
    """What is still found of what was erased, in the study's folder and in its second copy; see :func:`verify_erased`.

    After going on with an erasure the words are not known any more; then the bytes of the files are looked for.
    """
    return traces_in(store.folder, copies_folder(store, second_copy), report)


def copies_folder(store: StudyStore, second_copy: Path | None) -> Path | None:
    """Where the second copy at the target ``second_copy`` is; ``None`` where it is not there now."""
    return second_copy and copies_of(second_copy, study=store.folder, study_id=store.study().id)


def traces_in(study: Path, copies: Path | None, report: ErasureReport) -> tuple[Trace, ...]:
    """As :func:`look_for_traces`, of folders alone: needs no study that is open, and any thread may do it."""
    hashes = [str(one) for one in report.tombstone.report.get("hashes", ())]
    traces = verify_erased(study, hashes=hashes, words=report.words)
    if copies:
        copied = verify_erased(copies, hashes=hashes, words=report.words)
        traces += tuple(replace(one, path=str(copies / one.path)) for one in copied)
    return traces


def report_of(stone: Tombstone) -> ErasureReport:
    """What came of an erasure, from its tombstone."""
    told = stone.report
    return ErasureReport(
        tombstone=stone,
        finished=JOB not in told,
        left=tuple(Left(**one) for one in told.get("left", ())),
        outside=tuple(outside_of_json(one) for one in told.get("outside", ())),
        husks=tuple(told.get("husks", ())),
    )


def _go_on(store: StudyStore, stone: Tombstone, job: ErasureJob, after: AfterStep) -> ErasureReport:
    words: frozenset[str] = frozenset() if job.is_clean else store.words_to_go(job.rows)
    left = [*_erase_files(store, job, words)]
    after(ErasureStep.FILES)
    left += remove_files(store.absolute(path) for path in job.exports)
    after(ErasureStep.EXPORTS)
    left += _erase_copies(store, job, words)
    after(ErasureStep.COPIES)
    husks = tuple(stone.report.get("husks", ()))
    if not job.is_clean:
        husks = store.erase_rows(job.rows)
        after(ErasureStep.ROWS)
        if store.rewrite_database():
            job = replace(job, is_clean=True)
        else:
            left.append(Left("study.sqlite", "another program has the study open"))
        after(ErasureStep.REWRITE)
    left += purge_databases(store.folder, job.rows)
    after(ErasureStep.DATABASES)
    retry = tuple(
        Path(one.path).relative_to(store.folder).as_posix()
        for one in left
        if one.path.lower().endswith(".xmp") and Path(one.path).is_relative_to(store.folder)
    )
    stone = _account(store, stone, replace(job, retry=retry), left, husks)
    after(ErasureStep.REPORT)
    return replace(report_of(stone), words=words)


def _account(
    store: StudyStore, stone: Tombstone, job: ErasureJob, left: list[Left], husks: tuple[int, ...]
) -> Tombstone:
    """Write down what came of it; without the way to go on where nothing is left to do."""
    told = [Left(_relative(store, one.path), one.words) for one in left]
    outside = [*job.outside]
    if any(Path(job.second_copy) == Path(one.path) for one in left if job.second_copy):
        outside.append(Outside(Place.SECOND_COPY, what=job.second_copy))
    report = {
        **stone.report,
        "exports": list(job.exports),
        "outside": [_as_json(one) for one in outside],
        "left": [{"path": one.path, "words": one.words} for one in told],
        "husks": list(husks),
        JOB: job.as_json(),
    }
    stone = replace(stone, report=report)
    stone = store.put_tombstone(stone if left else finished(stone))
    store.forget_deleted()
    for one in told:
        _log.warning("not erased yet: %s (%s)", one.path, one.words)
    return stone


def _erase_files(store: StudyStore, job: ErasureJob, words: frozenset[str]) -> list[Left]:
    """Originals, what lies beside them, downloads, and the cache, whose names do not tell whose picture it is."""
    folder = store.folder
    left = [one for name in job.folders for one in remove_tree(store.absolute(name))]
    doomed = [store.absolute(path) for path in job.retry]
    for file in job.files:
        original = store.absolute(file.path)
        belongs = belongs_to(original.name)
        beside = [
            path
            for path in (sorted(original.parent.glob("*")) if original.parent.is_dir() else ())
            if (fits := belongs.fullmatch(path.name)) and (fits["beside"] or fits["sidecar"])
        ]
        doomed += [original, *beside]
    left += remove_files(dict.fromkeys(doomed))
    for interview_id in job.rows.interviews:
        left += remove_tree(folder / INCOMING / interview_id)
    left += remove_files(_downloads(folder / INCOMING, job))
    if not job.is_clean:
        left += [one for path in sorted((folder / "cache").glob("*")) for one in remove_tree(path)]
        left += erase_words((folder / INTERVIEWS).rglob("*.xmp*"), words)
    return left


def _downloads(incoming: Path, job: ErasureJob) -> list[Path]:
    """What is left in the downloads of files that go."""
    hashes = {file.sha256 for file in job.files}
    sizes = {file.size for file in job.files}
    notes = {f"{Path(file.path).name}.json" for file in job.files}
    found = []
    for path in files_below(incoming):
        if path.name in notes:
            found.append(path)
        elif path.is_file() and path.stat().st_size in sizes and sha256_of(path) in hashes:
            found += [path, path.with_suffix(".json")]
    return found


def _erase_copies(store: StudyStore, job: ErasureJob, words: frozenset[str]) -> list[Left]:
    if not job.second_copy:
        return []
    target, study_id = Path(job.second_copy), store.study().id
    left = list(
        erase_copies(target, study=store.folder, study_id=study_id, files=job.files, folders=job.folders)
    )
    folder = copies_of(target, study=store.folder, study_id=study_id)
    if folder is not None and not job.is_clean:
        left += erase_words(folder.rglob("*.xmp*"), words)
    return left


def _files_of(store: StudyStore, interview_ids: tuple[str, ...]) -> list[ShotFile]:
    return [file for one in interview_ids for link in store.chain(one).links for file in link.files]


def _numbers(store: StudyStore, plan: Withdrawal, shot_ids: tuple[str, ...]) -> set[int]:
    known = {shot.id: shot.number for shot in plan.shots}
    return {known[one] if one in known else store.link(one).shot.number for one in shot_ids}


def _relative(store: StudyStore, path: str) -> str:
    place = Path(path)
    return place.relative_to(store.folder).as_posix() if place.is_relative_to(store.folder) else path


def _as_json(outside: Outside) -> dict[str, object]:
    return {
        "place": outside.place.value,
        "who": outside.who,
        "what": outside.what,
        "at": outside.at,
        "numbers": list(outside.numbers),
    }
