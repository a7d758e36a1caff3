"""What the study must be able to account for: consent, exports, loans, placements, closeness; and where windows were.

The caller makes the values with their ids; the consent log can only grow.
"""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import select

from fotointerview.domain.ledger import (
    Closeness,
    ConsentEvent,
    ConsentText,
    ExportRun,
    Loan,
    Placement,
    Retention,
    ShotApproval,
    Tombstone,
)
from fotointerview.domain.sayings import Point
from fotointerview.storage import account_models as a
from fotointerview.storage import models as m
from fotointerview.storage import values
from fotointerview.storage.part import StudyPart, existing, keep

_Kept = (
    ConsentEvent
    | ConsentText
    | ExportRun
    | Loan
    | Placement
    | Closeness
    | ShotApproval
    | Tombstone
    | Retention
)


def _columns(value: _Kept) -> dict[str, Any]:
    """The fields of a value by name; they are called as the columns are."""
    return {field.name: getattr(value, field.name) for field in fields(value)}


class LedgerPart(StudyPart):
    """Consent, exports, loans, placements, closeness, and the state of the windows."""

    def add_consent(
        self,
        event: ConsentEvent,
        *,
        text: ConsentText | None = None,
        signature: Sequence[Sequence[Point]] = (),
    ) -> ConsentEvent:
        """Append to the consent log, with the words that were shown and the strokes of a signature.

        The strokes are in normalised coordinates of the field they were drawn in, 0..1, origin top left.
        """
        with self._database.writing() as session:
            if text is not None:
                session.merge(a.ConsentWordingRow(**_columns(text)))
            kept = values.consent_event(keep(session, a.ConsentEventRow(**_columns(event))))
            if signature:
                strokes = values.strokes_json(signature)
                keep(session, a.ConsentSignatureRow(event_id=event.id, strokes=strokes))
            return kept

    def consents(self, participant_id: str) -> tuple[ConsentEvent, ...]:
        """A participant's consent log, oldest first."""
        row = a.ConsentEventRow
        query = select(row).where(row.participant_id == participant_id).order_by(row.at, row.id)
        with self._database.reading() as session:
            return tuple(values.consent_event(found) for found in session.scalars(query))

    def all_consents(self) -> dict[str, tuple[ConsentEvent, ...]]:
        """Everybody's consent log by participant, oldest first; who has none is not in it."""
        row = a.ConsentEventRow
        logs: dict[str, list[ConsentEvent]] = {}
        with self._database.reading() as session:
            for found in session.scalars(select(row).order_by(row.at, row.id)):
                logs.setdefault(found.participant_id, []).append(values.consent_event(found))
        return {participant: tuple(log) for participant, log in logs.items()}

    def consent_text(self, sha256: str) -> ConsentText | None:
        """The words that were shown, by their hash."""
        with self._database.reading() as session:
            row = session.get(a.ConsentWordingRow, sha256)
            return None if row is None else values.consent_text(row)

    def signature(self, event_id: str) -> tuple[tuple[Point, ...], ...]:
        """The strokes of a signature; none where it was given otherwise, or is erased."""
        with self._database.reading() as session:
            row = session.get(a.ConsentSignatureRow, event_id)
            return () if row is None else tuple(tuple((x, y) for x, y in one) for one in row.strokes)

    def approve(self, approval: ShotApproval) -> ShotApproval:
        """Keep the participant's word on a shot leaving the house."""
        with self._database.writing() as session:
            return values.shot_approval(keep(session, a.ShotApprovalRow(**_columns(approval))))

    def approvals(self) -> dict[str, tuple[ShotApproval, ...]]:
        """Every word on a shot leaving the house, by shot, oldest first."""
        row = a.ShotApprovalRow
        found: dict[str, list[ShotApproval]] = {}
        with self._database.reading() as session:
            for one in session.scalars(select(row).order_by(row.at, row.id)):
                found.setdefault(one.shot_id, []).append(values.shot_approval(one))
        return {shot: tuple(said) for shot, said in found.items()}

    def add_tombstone(self, stone: Tombstone) -> Tombstone:
        """Keep that something was erased."""
        with self._database.writing() as session:
            return values.tombstone(keep(session, a.TombstoneRow(**_columns(stone))))

    def tombstones(self) -> tuple[Tombstone, ...]:
        """What was erased, oldest first."""
        query = select(a.TombstoneRow).order_by(a.TombstoneRow.at, a.TombstoneRow.id)
        with self._database.reading() as session:
            return tuple(values.tombstone(found) for found in session.scalars(query))

    def set_retention(self, retention: Retention) -> Retention:
        """Say until when something is kept; the same kind again replaces it."""
        with self._database.writing() as session:
            return values.retention(keep(session, session.merge(a.RetentionRow(**_columns(retention)))))

    def retentions(self) -> tuple[Retention, ...]:
        """Until when what is kept, the first day first."""
        query = select(a.RetentionRow).order_by(a.RetentionRow.until, a.RetentionRow.kind)
        with self._database.reading() as session:
            return tuple(values.retention(found) for found in session.scalars(query))

    def add_export(self, run: ExportRun) -> ExportRun:
        """Enter an export in the ledger."""
        row = a.ExportRunRow(**(_columns(run) | {"shot_ids": list(run.shot_ids)}))
        with self._database.writing() as session:
            return values.export_run(keep(session, row))

    def exports(self) -> tuple[ExportRun, ...]:
        """Every export, oldest first."""
        query = select(a.ExportRunRow).order_by(a.ExportRunRow.at, a.ExportRunRow.id)
        with self._database.reading() as session:
            return tuple(values.export_run(found) for found in session.scalars(query))

    def add_loan(self, loan: Loan) -> Loan:
        """Enter a loan in the ledger; the same id again replaces it, as when the portrait comes back."""
        with self._database.writing() as session:
            row = session.merge(a.LoanRow(**_columns(loan)))
            return values.loan(keep(session, row))

    def loans(self) -> tuple[Loan, ...]:
        """Every loan, oldest first."""
        query = select(a.LoanRow).order_by(a.LoanRow.lent_on, a.LoanRow.id)
        with self._database.reading() as session:
            return tuple(values.loan(found) for found in session.scalars(query))

    def set_placement(self, placement: Placement) -> Placement:
        """Set a shot's tier in a publication; it has one tier in each."""
        row = m.PlacementRow
        same = (row.shot_id == placement.shot_id) & (row.publication == placement.publication)
        with self._database.writing() as session:
            found = session.scalars(select(row).where(same)).first()
            if found is None:
                found = row(**_columns(placement))
            found.tier = placement.tier
            return values.placement(keep(session, found))

    def remove_placement(self, placement_id: str) -> None:
        """Take a shot out of a publication."""
        with self._database.writing() as session:
            session.delete(existing(session, m.PlacementRow, placement_id))

    def placements(self, publication: str) -> tuple[Placement, ...]:
        """The placements in a publication, tier 1 first."""
        row = m.PlacementRow
        query = select(row).where(row.publication == publication).order_by(row.tier, row.id)
        with self._database.reading() as session:
            return tuple(values.placement(found) for found in session.scalars(query))

    def add_closeness(self, measure: Closeness) -> Closeness:
        """Keep a measure of the rope."""
        with self._database.writing() as session:
            return values.closeness(keep(session, a.ClosenessRow(**_columns(measure))))

    def closenesses(self, participant_id: str) -> tuple[Closeness, ...]:
        """A participant's measures of the rope, oldest first."""
        row = a.ClosenessRow
        query = select(row).where(row.participant_id == participant_id).order_by(row.at, row.id)
        with self._database.reading() as session:
            return tuple(values.closeness(found) for found in session.scalars(query))

    def all_closenesses(self) -> tuple[Closeness, ...]:
        """Every measure of the rope in the study, oldest first."""
        query = select(a.ClosenessRow).order_by(a.ClosenessRow.at, a.ClosenessRow.id)
        with self._database.reading() as session:
            return tuple(values.closeness(found) for found in session.scalars(query))

    def ui_state(self, key: str, default: Any = None) -> Any:
        """Where a window was left: the JSON value kept under ``key``, else ``default``."""
        with self._database.reading() as session:
            row = session.get(m.UiStateRow, key)
            return default if row is None else row.value

    def set_ui_state(self, key: str, value: Any) -> None:
        """Keep a JSON value under ``key``."""
        with self._database.writing() as session:
            session.merge(m.UiStateRow(key=key, value=value))
