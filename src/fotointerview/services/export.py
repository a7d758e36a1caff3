"""What leaves the house, as a use case: make it, and enter it in the ledger."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from fotointerview.domain.chain import Chain, Link
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.ids import new_id
from fotointerview.domain.ledger import ExportRun
from fotointerview.domain.words import Language
from fotointerview.publish.sheet import SheetOptions, make_sequence_sheet
from fotointerview.storage.study import StudyStore

SHEET_KIND = "sheet-sequence"
_SCOPE = "internal"


def export_sheet(
    store: StudyStore,
    *,
    out: Path | None = None,
    codes: Sequence[str] = (),
    language: Language | None = None,
    at: datetime | None = None,
) -> Path:
    """Make the sequence contact sheet of the interviews with participants ``codes`` (default: all).

    ``out`` defaults to a dated file in the study's ``exports``; ``at`` is the time printed in the file, so that
    the same input at the same time gives the same bytes. Returns where the PDF is.

    Raises:
        FaultError: ``UNKNOWN_PARTICIPANT``, ``NOTHING_TO_EXPORT``, ``EXPORT_FAILED``, ``DISK_FULL``, ``DISK_WRITE``.
    """
    study = store.study()
    moment = at or datetime.now(UTC)
    chains = _wanted(store, codes)
    target = out or _unused(store.folder / "exports" / f"{moment.astimezone():%Y-%m-%d} contactsheet.pdf")
    options = SheetOptions(
        language=language or study.language, scope=_SCOPE, study_title=study.title, timestamp=moment
    )
    make_sequence_sheet(chains, photo=lambda link: _photo(store, link), options=options, out=target)
    if not store.read_only:
        store.add_export(_ledger_entry(target, chains, moment))
    return target


def _wanted(store: StudyStore, codes: Sequence[str]) -> tuple[Chain, ...]:
    chains = tuple(store.chains())
    if not codes:
        return chains
    known = {participant.code for participant in store.participants()}
    for code in codes:
        if code not in known:
            raise FaultError(FaultCode.UNKNOWN_PARTICIPANT, code=code, known=", ".join(sorted(known)))
    return tuple(chain for chain in chains if chain.participant.code in codes)


def _photo(store: StudyStore, link: Link) -> Path:
    file = link.display_file
    return store.absolute(file.path) if file is not None else store.folder / "missing"


def _unused(path: Path) -> Path:
    """``path``, or the same with `` 2``, `` 3`` … where it is taken: an export is never overwritten by chance."""
    candidate, number = path, 1
    while candidate.exists():
        number += 1
        candidate = path.with_stem(f"{path.stem} {number}")
    return candidate


def _ledger_entry(target: Path, chains: Sequence[Chain], at: datetime) -> ExportRun:
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    shots = tuple(link.shot.id for chain in chains for link in chain.links)
    return ExportRun(
        id=new_id(),
        kind=SHEET_KIND,
        scope=_SCOPE,
        recipient="",
        at=at,
        files={target.name: digest},
        shot_ids=shots,
    )
