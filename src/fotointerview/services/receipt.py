"""The consent receipt as a use case: planned from the study, made without it, entered in the ledger."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import tzlocal

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.ids import new_id
from fotointerview.domain.ledger import ConsentEvent, ConsentText, ExportRun
from fotointerview.domain.people import Participant
from fotointerview.domain.words import Language, Scope
from fotointerview.publish.receipt_data import Asked, Receipt, Wording
from fotointerview.services.consent_wording import ConsentWording, consent_wordings
from fotointerview.storage.study import StudyStore

RECEIPT_KIND = "receipt"


@dataclass(frozen=True, slots=True)
class ReceiptJob:
    """Everything a receipt is made of, read from the study: making it needs the study no more."""

    receipt: Receipt
    pdf: Path
    jsonld: Path

    def make(self) -> None:
        """Write the PDF and the JSON-LD: both, or neither. Slow; touches no database.

        Raises:
            FaultError: ``EXPORT_FAILED``.
        """
        # Here, not above: a window that starts does not wait for what is only needed for paper.
        from fotointerview.publish.receipt import receipt_pdf
        from fotointerview.publish.receipt_jsonld import receipt_jsonld
        from fotointerview.publish.typeset import put_in_place

        paper, data = receipt_pdf(self.receipt), receipt_jsonld(self.receipt)
        put_in_place(paper, self.pdf)
        try:
            put_in_place(data, self.jsonld)
        except BaseException:
            self.pdf.unlink(missing_ok=True)
            raise

    def remove(self) -> None:
        """Take both away again."""
        self.pdf.unlink(missing_ok=True)
        self.jsonld.unlink(missing_ok=True)


def plan_receipt(
    store: StudyStore,
    participant_id: str,
    *,
    at: datetime,
    contact: str = "",
    name: str = "",
    out: Path | None = None,
) -> ReceiptJob:
    """The receipt of what stands for a participant at the moment ``at``, ready to be made.

    Args:
        store: the study.
        participant_id: whose.
        at: the moment of making; the same log at the same moment gives the same bytes.
        contact: whom the participant turns to; "" leaves a line to write on.
        name: the real name, where the participant wants it on the receipt; nothing is read from the study.
        out: the PDF, with the JSON-LD beside it; else dated files in the study's ``exports``. A number is added
            where a name is taken: nothing is written over.

    Raises:
        FaultError: ``UNKNOWN_PARTICIPANT``; ``NOT_ASKED_YET`` where the log is empty; ``STUDY_READ_ONLY`` without
            ``out``, for then there is no place for it.
    """
    people = {participant.id: participant for participant in store.participants()}
    if participant_id not in people:
        known = ", ".join(sorted(participant.code for participant in people.values()))
        raise FaultError(FaultCode.UNKNOWN_PARTICIPANT, known=known)
    participant = people[participant_id]
    if out is None and store.read_only:
        raise FaultError(FaultCode.STUDY_READ_ONLY, path=store.folder)
    log = tuple(event for event in store.consents(participant.id) if event.at <= at)
    if not log:
        raise FaultError(FaultCode.NOT_ASKED_YET, code=participant.code)
    language = _language(log[-1], participant)
    wording, text = _wording(store, log, language)
    receipt = Receipt(
        study_title=store.study().title,
        code=participant.code,
        participant_id=participant.id,
        language=language,
        zone=_zone(store, participant),
        at=at,
        log=log,
        wording=wording,
        text=text,
        signatures={event.id: store.signature(event.id) for event in log},
        contact=contact,
        name=name,
    )
    dated = f"{receipt.local(at):%Y-%m-%d} consent {participant.code}.pdf"
    return ReceiptJob(receipt, *_unused(out or store.folder / "exports" / dated))


def enter_receipt(store: StudyStore, job: ReceiptJob) -> None:
    """Write down that the receipt was made, unless the study cannot be written to.

    Raises:
        FaultError: when it cannot be written down; then both files go as well, for nothing leaves the house unseen.
    """
    if store.read_only:
        return
    try:
        store.add_export(
            ExportRun(
                id=new_id(),
                kind=RECEIPT_KIND,
                scope=Scope.CONVERSATION.value,
                recipient=job.receipt.code,
                at=job.receipt.at,
                files={
                    path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (job.pdf, job.jsonld)
                },
            )
        )
    except BaseException:
        job.remove()
        raise


def make_receipt(
    store: StudyStore,
    participant_id: str,
    *,
    at: datetime,
    contact: str = "",
    name: str = "",
    out: Path | None = None,
) -> tuple[Path, Path]:
    """Plan, make and enter a receipt in one go; see :func:`plan_receipt`. Returns where PDF and JSON-LD are."""
    job = plan_receipt(store, participant_id, at=at, contact=contact, name=name, out=out)
    job.make()
    enter_receipt(store, job)
    return job.pdf, job.jsonld


def _language(last: ConsentEvent, participant: Participant) -> Language:
    """The language in which was asked, else the participant's own."""
    return Language(last.language) if last.language in set(Language) else participant.language


def _wording(
    store: StudyStore, log: Sequence[ConsentEvent], language: Language
) -> tuple[Wording, ConsentText | None]:
    """The words of the receipt and the text that was shown.

    The words are those that were shown where the program still has them, else those of a later version: scopes,
    items and modes mean the same in every version, and the text itself is kept in the study.
    """
    shown = next((event.wording_sha256 for event in reversed(log) if event.wording_sha256), "")
    text = store.consent_text(shown) if shown else None
    every = consent_wordings()
    own = next((one for one in every if _has(one, shown)), every[0])
    if text is None and _has(own, shown):
        text = next(own.text(one) for one in Language if own.text(one).sha256 == shown)
    return _in_language(own, language), text


def _has(wording: ConsentWording, sha256: str) -> bool:
    return any(wording.text(language).sha256 == sha256 for language in Language)


def _in_language(own: ConsentWording, language: Language) -> Wording:
    return Wording(
        scopes=tuple(Asked(one.scope, one.words[language], one.items) for one in own.scopes),
        items={item: words[language] for item, words in own.items.items()},
        modes={mode: words[language] for mode, words in own.modes.items()},
        rights=tuple(part[language] for part in own.rights),
    )


def _zone(store: StudyStore, participant: Participant) -> tzinfo:
    """The zone of the participant's latest interview, else of this machine."""
    interview = store.interview_for(participant.id)
    try:
        return ZoneInfo(interview.zone if interview else tzlocal.get_localzone_name() or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def _unused(pdf: Path) -> tuple[Path, Path]:
    """``pdf`` and its ``.jsonld``, or both with `` 2``, `` 3`` … where one of them is taken."""
    candidate, number = pdf, 1
    while candidate.exists() or candidate.with_suffix(".jsonld").exists():
        number += 1
        candidate = pdf.with_stem(f"{pdf.stem} {number}")
    return candidate, candidate.with_suffix(".jsonld")
