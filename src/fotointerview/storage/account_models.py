"""The tables by which a study accounts for itself: consent, exports, loans, closeness, erasure; and the search index.

What they mean is told by the values in ``domain``. The rest of the tables is in :mod:`fotointerview.storage.models`.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from fotointerview.domain.words import Answer, ConsentKind, Language, RopeHolder
from fotointerview.storage.models import ID, Base, key_column, reference


class ConsentEventRow(Base):
    """One entry of the consent log. Triggers in the database let nobody change or remove one."""

    __tablename__ = "consent_event"
    id: Mapped[str] = key_column()
    participant_id: Mapped[str] = reference("participant.id", gone="RESTRICT", index=True)
    kind: Mapped[ConsentKind]
    grants: Mapped[dict[str, dict[str, str]]] = mapped_column(JSON)
    at: Mapped[datetime]
    language: Mapped[str]
    wording_version: Mapped[str]
    wording_sha256: Mapped[str]
    place: Mapped[str]
    witness: Mapped[str]
    valid_from: Mapped[date | None]
    valid_until: Mapped[date | None]
    manner: Mapped[str] = mapped_column(server_default="")
    basis: Mapped[dict[str, str]] = mapped_column(JSON, server_default="{}")


class ConsentWordingRow(Base):
    """The words that were shown when consent was asked for, by their hash."""

    __tablename__ = "consent_wording"
    sha256: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[str]
    language: Mapped[Language]
    text: Mapped[str]


class ConsentSignatureRow(Base):
    """A drawn signature; apart from the log, so that it can be erased while the log stays."""

    __tablename__ = "consent_signature"
    event_id: Mapped[str] = mapped_column(
        ID, ForeignKey("consent_event.id", ondelete="RESTRICT"), primary_key=True
    )
    strokes: Mapped[list[list[list[float]]]] = mapped_column(JSON)


class ShotApprovalRow(Base):
    """The participant's word on one shot leaving the house; a change of mind is another row."""

    __tablename__ = "shot_approval"
    id: Mapped[str] = key_column()
    shot_id: Mapped[str] = reference("shot.id", gone="CASCADE", index=True)
    allowed: Mapped[bool]
    at: Mapped[datetime]
    words: Mapped[str]


class TombstoneRow(Base):
    """That something was erased: what, when, why, and what is outside the program's reach. Refers to nothing."""

    __tablename__ = "tombstone"
    id: Mapped[str] = key_column()
    kind: Mapped[str]
    ref: Mapped[str]
    at: Mapped[datetime]
    reason: Mapped[str]
    report: Mapped[dict[str, Any]] = mapped_column(JSON)


class RetentionRow(Base):
    """Until when something is kept; after that day it is looked at again, nothing goes by itself."""

    __tablename__ = "retention"
    kind: Mapped[str] = mapped_column(primary_key=True)
    until: Mapped[date]
    words: Mapped[str]


class SearchDocRow(Base):
    """Words that can be searched, and which row they are from. Triggers in the database keep it."""

    __tablename__ = "search_doc"
    __table_args__ = (Index("uq_search_doc_kind_ref", "kind", "ref", unique=True),)
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    ref: Mapped[str] = mapped_column(ID)
    words: Mapped[str]


class ExportRunRow(Base):
    """One export. Its shots are kept by id only: the ledger outlives them."""

    __tablename__ = "export_run"
    id: Mapped[str] = key_column()
    kind: Mapped[str]
    scope: Mapped[str]
    recipient: Mapped[str]
    at: Mapped[datetime]
    files: Mapped[dict[str, str]] = mapped_column(JSON)
    shot_ids: Mapped[list[str]] = mapped_column(JSON)


class LoanRow(Base):
    """A portrait lent to somebody; its shot cannot be deleted while the loan is on the books."""

    __tablename__ = "loan"
    id: Mapped[str] = key_column()
    shot_id: Mapped[str] = reference("shot.id", gone="RESTRICT", index=True)
    borrower: Mapped[str]
    lent_on: Mapped[date]
    due_on: Mapped[date | None]
    returned_on: Mapped[date | None]
    condition: Mapped[str]
    question: Mapped[str] = mapped_column(server_default="")


class ClosenessRow(Base):
    """The yellow rope between two people."""

    __tablename__ = "closeness"
    id: Mapped[str] = key_column()
    participant_id: Mapped[str] = reference("participant.id", gone="CASCADE", index=True)
    other: Mapped[str]
    experienced: Mapped[float]
    desired: Mapped[float]
    holder: Mapped[RopeHolder]
    words: Mapped[str]
    at: Mapped[datetime]
    other_id: Mapped[str | None] = reference("participant.id", gone="SET NULL", nullable=True)
    answers_id: Mapped[str | None] = reference("closeness.id", gone="CASCADE", nullable=True)
    recognised: Mapped[Answer | None]
