"""What the study must be able to account for: consent, exports, loans, placements, closeness; and where windows were.

The caller makes the values with their ids; the consent log can only grow.
"""

from dataclasses import fields
from typing import Any

from sqlalchemy import select

from fotointerview.domain.ledger import Closeness, ConsentEvent, ExportRun, Loan, Placement
from fotointerview.storage import models as m
from fotointerview.storage import values
from fotointerview.storage.part import StudyPart, existing, keep


def _columns(value: ConsentEvent | ExportRun | Loan | Placement | Closeness) -> dict[str, Any]:
    """The fields of a value by name; they are called as the columns are."""
    return {field.name: getattr(value, field.name) for field in fields(value)}


class LedgerPart(StudyPart):
    """Consent, exports, loans, placements, closeness, and the state of the windows."""

    def add_consent(self, event: ConsentEvent) -> ConsentEvent:
        """Append to the consent log."""
        with self._database.writing() as session:
            return values.consent_event(keep(session, m.ConsentEventRow(**_columns(event))))

    def consents(self, participant_id: str) -> tuple[ConsentEvent, ...]:
        """A participant's consent log, oldest first."""
        row = m.ConsentEventRow
        query = select(row).where(row.participant_id == participant_id).order_by(row.at, row.id)
        with self._database.reading() as session:
            return tuple(values.consent_event(found) for found in session.scalars(query))

    def add_export(self, run: ExportRun) -> ExportRun:
        """Enter an export in the ledger."""
        row = m.ExportRunRow(**(_columns(run) | {"shot_ids": list(run.shot_ids)}))
        with self._database.writing() as session:
            return values.export_run(keep(session, row))

    def exports(self) -> tuple[ExportRun, ...]:
        """Every export, oldest first."""
        query = select(m.ExportRunRow).order_by(m.ExportRunRow.at, m.ExportRunRow.id)
        with self._database.reading() as session:
            return tuple(values.export_run(found) for found in session.scalars(query))

    def add_loan(self, loan: Loan) -> Loan:
        """Enter a loan in the ledger; the same id again replaces it, as when the portrait comes back."""
        with self._database.writing() as session:
            row = session.merge(m.LoanRow(**_columns(loan)))
            return values.loan(keep(session, row))

    def loans(self) -> tuple[Loan, ...]:
        """Every loan, oldest first."""
        query = select(m.LoanRow).order_by(m.LoanRow.lent_on, m.LoanRow.id)
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
            return values.closeness(keep(session, m.ClosenessRow(**_columns(measure))))

    def closenesses(self, participant_id: str) -> tuple[Closeness, ...]:
        """A participant's measures of the rope, oldest first."""
        row = m.ClosenessRow
        query = select(row).where(row.participant_id == participant_id).order_by(row.at, row.id)
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
