"""The tables of a study, one class per entity; what they mean is told by the values in ``domain``.

Times are UTC, ids UUIDv7. Small structured values (strokes, a look, grants) are JSON. Deleting an interview
takes with it what was said there; what the study must be able to account for (consent, loans) holds its
participant or shot fast.
"""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, MetaData, String, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from fotointerview.domain.words import (
    Answer,
    ConsentKind,
    Dimension,
    FileKind,
    Language,
    LinkKind,
    MarkKind,
    RopeHolder,
    Verdict,
    Voice,
)
from fotointerview.storage.types import FreeText, UtcDateTime, Word

_VOCABULARIES = (
    Answer,
    ConsentKind,
    Dimension,
    FileKind,
    Language,
    LinkKind,
    MarkKind,
    RopeHolder,
    Verdict,
    Voice,
)
ID = String(36)


class Base(DeclarativeBase):
    """What all tables share: names of constraints, and how each Python type is kept."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcDateTime(),
        str: FreeText(),
        **{vocabulary: Word(vocabulary) for vocabulary in _VOCABULARIES},
    }


def key_column() -> Mapped[str]:
    """The column of a row's own id."""
    return mapped_column(ID, primary_key=True)


def reference(target: str, *, gone: str, index: bool = False, nullable: bool = False) -> Any:
    """A foreign key to ``target``; ``gone`` is what happens here when the target is deleted."""
    return mapped_column(ID, ForeignKey(target, ondelete=gone), index=index, nullable=nullable)


class StudyRow(Base):
    """The study itself: one row."""

    __tablename__ = "study"
    id: Mapped[str] = key_column()
    title: Mapped[str]
    created_at: Mapped[datetime]
    language: Mapped[Language]


class RoleRow(Base):
    """A place on the chain from law to counter."""

    __tablename__ = "role"
    id: Mapped[str] = key_column()
    key: Mapped[str] = mapped_column(unique=True)
    position: Mapped[int]
    name_nl: Mapped[str]
    name_en: Mapped[str]


class ParticipantRow(Base):
    """A participant, by pseudonym."""

    __tablename__ = "participant"
    id: Mapped[str] = key_column()
    code: Mapped[str] = mapped_column(unique=True)
    role_id: Mapped[str | None] = reference("role.id", gone="SET NULL", nullable=True)
    alias: Mapped[str]
    language: Mapped[Language]


class RealNameRow(Base):
    """Who a pseudonym stands for. Nothing else refers to this table, so that it can be emptied at any time."""

    __tablename__ = "real_name"
    code: Mapped[str] = mapped_column(ForeignKey("participant.code", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str]


class InterviewRow(Base):
    """One sitting."""

    __tablename__ = "interview"
    id: Mapped[str] = key_column()
    participant_id: Mapped[str] = reference("participant.id", gone="RESTRICT", index=True)
    preset: Mapped[str]
    question_nl: Mapped[str]
    question_en: Mapped[str]
    language: Mapped[Language]
    started_at: Mapped[datetime]
    zone: Mapped[str]
    folder: Mapped[str] = mapped_column(unique=True)
    ended_at: Mapped[datetime | None]


class ShotRow(Base):
    """One exposure. ``number`` counts through the whole study."""

    __tablename__ = "shot"
    __table_args__ = (Index(None, "interview_id", "number"),)
    id: Mapped[str] = key_column()
    interview_id: Mapped[str] = reference("interview.id", gone="CASCADE")
    number: Mapped[int] = mapped_column(unique=True)
    taken_at: Mapped[datetime]
    width: Mapped[int]
    height: Mapped[int]
    aperture: Mapped[float | None]
    shutter_s: Mapped[float | None]
    iso: Mapped[int | None]
    bias_ev: Mapped[float | None]
    focal_mm: Mapped[float | None]
    alt_text: Mapped[str]
    damaged: Mapped[bool]
    trial: Mapped[bool] = mapped_column(server_default="0")


class ShotFileRow(Base):
    """One file of a shot, and where on the camera it came from."""

    __tablename__ = "shot_file"
    __table_args__ = (Index(None, "camera_folder", "camera_name"),)
    id: Mapped[str] = key_column()
    shot_id: Mapped[str] = reference("shot.id", gone="CASCADE", index=True)
    kind: Mapped[FileKind]
    path: Mapped[str] = mapped_column(unique=True)
    size: Mapped[int]
    sha256: Mapped[str]
    camera_serial: Mapped[str]
    camera_folder: Mapped[str]
    camera_name: Mapped[str]
    source_time: Mapped[int]


class JudgementRow(Base):
    """An answer; a change of mind is another row."""

    __tablename__ = "judgement"
    id: Mapped[str] = key_column()
    shot_id: Mapped[str] = reference("shot.id", gone="CASCADE", index=True)
    answer: Mapped[Answer]
    reason: Mapped[str]
    voice: Mapped[Voice]
    at: Mapped[datetime]


class MoveRow(Base):
    """An agreed change; open while no shot has followed. A shot has at most one open move per dimension."""

    __tablename__ = "move"
    __table_args__ = (
        CheckConstraint("step BETWEEN -2 AND 2", name="step"),
        # For SQLite alone: naming another dialect here loads it, at every start.
        Index(
            "uq_move_open",
            "from_shot_id",
            "dimension",
            unique=True,
            sqlite_where=text("to_shot_id IS NULL"),
        ),
    )
    id: Mapped[str] = key_column()
    from_shot_id: Mapped[str] = reference("shot.id", gone="CASCADE", index=True)
    to_shot_id: Mapped[str | None] = reference("shot.id", gone="SET NULL", index=True, nullable=True)
    dimension: Mapped[Dimension]
    step: Mapped[int]
    voice: Mapped[Voice]
    at: Mapped[datetime]
    words: Mapped[str]
    intended: Mapped[str]
    measured: Mapped[float | None]
    frame: Mapped[list[float] | None] = mapped_column(JSON(none_as_null=True))


class QuoteRow(Base):
    """Words somebody said in an interview."""

    __tablename__ = "quote"
    id: Mapped[str] = key_column()
    interview_id: Mapped[str] = reference("interview.id", gone="CASCADE", index=True)
    verbatim: Mapped[str]
    voice: Mapped[Voice]
    at: Mapped[datetime]
    edited: Mapped[str]
    approved: Mapped[bool]


class QuoteLinkRow(Base):
    """A quote's tie to a shot."""

    __tablename__ = "quote_link"
    id: Mapped[str] = key_column()
    quote_id: Mapped[str | None] = reference("quote.id", gone="CASCADE", index=True, nullable=True)
    shot_id: Mapped[str | None] = reference("shot.id", gone="CASCADE", index=True, nullable=True)
    kind: Mapped[LinkKind]


class MarkRow(Base):
    """Something drawn on a shot."""

    __tablename__ = "mark"
    id: Mapped[str] = key_column()
    shot_id: Mapped[str] = reference("shot.id", gone="CASCADE", index=True)
    kind: Mapped[MarkKind]
    strokes: Mapped[list[list[list[float]]]] = mapped_column(JSON)
    voice: Mapped[Voice]
    at: Mapped[datetime]
    text: Mapped[str]
    quote_id: Mapped[str | None] = reference("quote.id", gone="SET NULL", nullable=True)
    judgement_id: Mapped[str | None] = reference("judgement.id", gone="SET NULL", nullable=True)
    pressure: Mapped[list[list[float]]] = mapped_column(JSON, server_default="[]")


class MeasuresRow(Base):
    """What was measured on a shot; the numbers by name, so that more of them need no other table."""

    __tablename__ = "measures"
    shot_id: Mapped[str] = mapped_column(ID, ForeignKey("shot.id", ondelete="CASCADE"), primary_key=True)
    numbers: Mapped[dict[str, Any]] = mapped_column(JSON)


class NoteRow(Base):
    """The researcher's own remark."""

    __tablename__ = "note"
    id: Mapped[str] = key_column()
    interview_id: Mapped[str] = reference("interview.id", gone="CASCADE", index=True)
    shot_id: Mapped[str | None] = reference("shot.id", gone="SET NULL", nullable=True)
    text: Mapped[str]
    at: Mapped[datetime]


class LookStatementRow(Base):
    """A look somebody asked for; the last one counts."""

    __tablename__ = "look_statement"
    id: Mapped[str] = key_column()
    shot_id: Mapped[str] = reference("shot.id", gone="CASCADE", index=True)
    look: Mapped[dict[str, Any]] = mapped_column(JSON)
    voice: Mapped[Voice]
    at: Mapped[datetime]


class ChoiceRow(Base):
    """The joint decision about a shot."""

    __tablename__ = "choice"
    __table_args__ = (CheckConstraint("rating BETWEEN 0 AND 5", name="rating"),)
    shot_id: Mapped[str] = mapped_column(ID, ForeignKey("shot.id", ondelete="CASCADE"), primary_key=True)
    verdict: Mapped[Verdict]
    at: Mapped[datetime]
    rating: Mapped[int]


class PlacementRow(Base):
    """A shot's tier in a publication."""

    __tablename__ = "placement"
    __table_args__ = (
        CheckConstraint("tier BETWEEN 1 AND 3", name="tier"),
        Index("uq_placement_shot_id_publication", "shot_id", "publication", unique=True),
    )
    id: Mapped[str] = key_column()
    shot_id: Mapped[str] = reference("shot.id", gone="CASCADE")
    publication: Mapped[str]
    tier: Mapped[int]


class UiStateRow(Base):
    """Where the windows were left, by key."""

    __tablename__ = "ui_state"
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)
