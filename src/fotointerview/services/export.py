"""What leaves the house, as a use case: make it, and enter it in the ledger."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from fotointerview.domain.chain import Chain, Link
from fotointerview.domain.consent import day_of
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.ids import new_id
from fotointerview.domain.ledger import ExportRun
from fotointerview.domain.release import Released, release
from fotointerview.domain.words import Language, Scope
from fotointerview.storage.study import StudyStore

SHEET_KIND = "sheet-sequence"
_SCOPE = Scope.INTERNAL


@dataclass(frozen=True, slots=True)
class SheetJob:
    """Everything a sheet is made of, read from the study: making it needs the study no more.

    ``recipient`` is who gets it, as the ledger has it: the code of who takes it home, else "".
    """

    released: Released
    photos: Mapping[str, Path]
    language: Language
    title: str
    at: datetime
    target: Path
    recipient: str = ""

    def make(self) -> None:
        """Write the PDF. Slow; touches no database.

        Raises:
            FaultError: ``NOTHING_TO_EXPORT``, ``EXPORT_FAILED``, ``DISK_FULL``, ``DISK_WRITE``.
        """
        # Here, not above: a window that starts does not wait for what is only needed for paper.
        from fotointerview.publish.sheet import SheetOptions, make_sequence_sheet

        options = SheetOptions(
            language=self.language, scope=self.released.scope.value, study_title=self.title, timestamp=self.at
        )
        make_sequence_sheet(self.released, photo=self._photo, options=options, out=self.target)

    def _photo(self, link: Link) -> Path:
        if link.shot.id not in self.photos:
            raise FileNotFoundError(f"shot {link.shot.number} has no file")
        return self.photos[link.shot.id]


def plan_sheet(
    store: StudyStore,
    *,
    out: Path | None = None,
    codes: Sequence[str] = (),
    interview_id: str = "",
    language: Language | None = None,
    at: datetime | None = None,
) -> SheetJob:
    """The sequence contact sheet of the interviews with participants ``codes`` (default: all), ready to be made.

    With ``interview_id`` it is of that interview alone, in its own language: the sheet that is taken home.

    ``out`` defaults to a dated file in the study's ``exports``; ``at`` is the time printed in the file, so that
    the same input at the same time gives the same bytes.

    Raises:
        FaultError: ``UNKNOWN_PARTICIPANT``; without ``out`` why the study is closed, for then there is no place for it.
    """
    study = store.study()
    moment = at or datetime.now(UTC)
    if out is None:
        store.refuse_if_closed()
    if interview_id:
        chains: tuple[Chain, ...] = (store.chain(interview_id),)
        language = language or chains[0].interview.language
    else:
        chains = _wanted(store, [code.strip().upper() for code in codes])
    recipient = chains[0].participant.code if interview_id else ""
    gate = release(
        chains,
        logs=store.all_consents(),
        approvals=store.approvals(),
        scope=_SCOPE,
        on=day_of(datetime.now().astimezone()),  # today, whatever day is printed
        to=chains[0].participant.id if interview_id else "",
    )
    photos = {
        link.shot.id: store.absolute(link.display_file.path)
        for chain in gate.chains
        for link in chain.links
        if link.display_file is not None
    }
    name = f"{moment.astimezone():%Y-%m-%d} contactsheet {recipient}".rstrip()
    target = out or _unused(store.folder / "exports" / f"{name}.pdf")
    return SheetJob(gate, photos, language or study.language, study.title, moment, target, recipient)


def enter_in_ledger(store: StudyStore, job: SheetJob) -> None:
    """Write down that the sheet was made, unless the study cannot be written to.

    Raises:
        FaultError: when it cannot be written down; then the sheet goes as well, for nothing leaves the house unseen.
    """
    if store.read_only:
        return
    try:
        _enter(store, job)
    except BaseException:
        job.target.unlink(missing_ok=True)
        raise


def _enter(store: StudyStore, job: SheetJob) -> None:
    digest = hashlib.sha256(job.target.read_bytes()).hexdigest()
    store.add_export(
        ExportRun(
            id=new_id(),
            kind=SHEET_KIND,
            scope=job.released.scope.value,
            recipient=job.recipient,
            at=job.at,
            files={job.target.name: digest},
            shot_ids=tuple(
                link.shot.id for chain in job.released.chains for link in chain.links if link.files
            ),
        )
    )


def export_sheet(
    store: StudyStore,
    *,
    out: Path | None = None,
    codes: Sequence[str] = (),
    language: Language | None = None,
    at: datetime | None = None,
) -> Path:
    """Plan, make and enter a sheet in one go; see :func:`plan_sheet`. Returns where the PDF is."""
    job = plan_sheet(store, out=out, codes=codes, language=language, at=at)
    job.make()
    enter_in_ledger(store, job)
    return job.target


def _wanted(store: StudyStore, codes: Sequence[str]) -> tuple[Chain, ...]:
    chains = tuple(store.chains())
    codes = [code.strip().upper() for code in codes]
    if not codes:
        return chains
    known = {participant.code for participant in store.participants()}
    for code in codes:
        if code not in known:
            raise FaultError(FaultCode.UNKNOWN_PARTICIPANT, code=code, known=", ".join(sorted(known)))
    return tuple(chain for chain in chains if chain.participant.code in codes)


def _unused(path: Path) -> Path:
    """``path``, or the same with `` 2``, `` 3`` … where it is taken: an export is never overwritten by chance."""
    candidate, number = path, 1
    while candidate.exists():
        number += 1
        candidate = path.with_stem(f"{path.stem} {number}")
    return candidate
