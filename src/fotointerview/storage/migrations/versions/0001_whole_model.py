"""The whole data model of a photo-interview, as it was first laid down."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_APPEND_ONLY = "the consent log is append-only"


def upgrade() -> None:
    """Make every table, and the triggers that guard the consent log."""
    for make in (
        _study,
        _role,
        _participant,
        _interview,
        _shot,
        _shot_file,
        _judgement,
        _move,
        _quote,
        _mark,
        _look_statement,
        _choice,
        _consent_event,
        _export_run,
        _loan,
        _closeness,
    ):
        make()
    _guard_consent()


def _study() -> None:
    op.create_table(
        "study",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("language", sa.String(24), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_study"),
    )
    op.create_table(
        "ui_state",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_ui_state"),
    )


def _role() -> None:
    op.create_table(
        "role",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name_nl", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_role"),
        sa.UniqueConstraint("key", name="uq_role_key"),
    )


def _participant() -> None:
    op.create_table(
        "participant",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("role_id", sa.String(36), nullable=True),
        sa.Column("alias", sa.Text(), nullable=False),
        sa.Column("language", sa.String(24), nullable=False),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name="fk_participant_role_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_participant"),
        sa.UniqueConstraint("code", name="uq_participant_code"),
    )

    op.create_table(
        "real_name",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["code"], ["participant.code"], name="fk_real_name_code", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("code", name="pk_real_name"),
    )


def _interview() -> None:
    op.create_table(
        "interview",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("participant_id", sa.String(36), nullable=False),
        sa.Column("preset", sa.Text(), nullable=False),
        sa.Column("question_nl", sa.Text(), nullable=False),
        sa.Column("question_en", sa.Text(), nullable=False),
        sa.Column("language", sa.String(24), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("folder", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name="fk_interview_participant_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_interview"),
        sa.UniqueConstraint("folder", name="uq_interview_folder"),
    )
    op.create_index("ix_interview_participant_id", "interview", ["participant_id"])


def _shot() -> None:
    op.create_table(
        "shot",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("interview_id", sa.String(36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("aperture", sa.Double(), nullable=True),
        sa.Column("shutter_s", sa.Double(), nullable=True),
        sa.Column("iso", sa.Integer(), nullable=True),
        sa.Column("bias_ev", sa.Double(), nullable=True),
        sa.Column("focal_mm", sa.Double(), nullable=True),
        sa.Column("alt_text", sa.Text(), nullable=False),
        sa.Column("damaged", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interview.id"], name="fk_shot_interview_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_shot"),
        sa.UniqueConstraint("number", name="uq_shot_number"),
    )
    op.create_index("ix_shot_interview_id_number", "shot", ["interview_id", "number"])


def _shot_file() -> None:
    op.create_table(
        "shot_file",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("shot_id", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("camera_serial", sa.Text(), nullable=False),
        sa.Column("camera_folder", sa.Text(), nullable=False),
        sa.Column("camera_name", sa.Text(), nullable=False),
        sa.Column("source_time", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["shot_id"], ["shot.id"], name="fk_shot_file_shot_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_shot_file"),
        sa.UniqueConstraint("path", name="uq_shot_file_path"),
    )
    op.create_index("ix_shot_file_camera_folder_camera_name", "shot_file", ["camera_folder", "camera_name"])
    op.create_index("ix_shot_file_shot_id", "shot_file", ["shot_id"])


def _judgement() -> None:
    op.create_table(
        "judgement",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("shot_id", sa.String(36), nullable=False),
        sa.Column("answer", sa.String(24), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("voice", sa.String(24), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["shot_id"], ["shot.id"], name="fk_judgement_shot_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_judgement"),
    )
    op.create_index("ix_judgement_shot_id", "judgement", ["shot_id"])


def _move() -> None:
    op.create_table(
        "move",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("from_shot_id", sa.String(36), nullable=False),
        sa.Column("to_shot_id", sa.String(36), nullable=True),
        sa.Column("dimension", sa.String(24), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("voice", sa.String(24), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("intended", sa.Text(), nullable=False),
        sa.Column("measured", sa.Double(), nullable=True),
        sa.CheckConstraint("step BETWEEN -2 AND 2", name="ck_move_step"),
        sa.ForeignKeyConstraint(
            ["from_shot_id"], ["shot.id"], name="fk_move_from_shot_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["to_shot_id"], ["shot.id"], name="fk_move_to_shot_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_move"),
    )
    op.create_index("ix_move_from_shot_id", "move", ["from_shot_id"])
    op.create_index("ix_move_to_shot_id", "move", ["to_shot_id"])
    op.create_index(
        "uq_move_open",
        "move",
        ["from_shot_id", "dimension"],
        unique=True,
        sqlite_where=sa.text("to_shot_id IS NULL"),
    )


def _quote() -> None:
    op.create_table(
        "quote",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("interview_id", sa.String(36), nullable=False),
        sa.Column("verbatim", sa.Text(), nullable=False),
        sa.Column("voice", sa.String(24), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited", sa.Text(), nullable=False),
        sa.Column("approved", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interview.id"], name="fk_quote_interview_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_quote"),
    )
    op.create_index("ix_quote_interview_id", "quote", ["interview_id"])

    op.create_table(
        "quote_link",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("quote_id", sa.String(36), nullable=True),
        sa.Column("shot_id", sa.String(36), nullable=True),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.ForeignKeyConstraint(
            ["quote_id"], ["quote.id"], name="fk_quote_link_quote_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["shot_id"], ["shot.id"], name="fk_quote_link_shot_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_quote_link"),
    )
    op.create_index("ix_quote_link_quote_id", "quote_link", ["quote_id"])
    op.create_index("ix_quote_link_shot_id", "quote_link", ["shot_id"])


def _mark() -> None:
    op.create_table(
        "mark",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("shot_id", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("strokes", sa.JSON(), nullable=False),
        sa.Column("voice", sa.String(24), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("quote_id", sa.String(36), nullable=True),
        sa.ForeignKeyConstraint(["quote_id"], ["quote.id"], name="fk_mark_quote_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["shot_id"], ["shot.id"], name="fk_mark_shot_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_mark"),
    )
    op.create_index("ix_mark_shot_id", "mark", ["shot_id"])

    op.create_table(
        "note",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("interview_id", sa.String(36), nullable=False),
        sa.Column("shot_id", sa.String(36), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interview.id"], name="fk_note_interview_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["shot_id"], ["shot.id"], name="fk_note_shot_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_note"),
    )
    op.create_index("ix_note_interview_id", "note", ["interview_id"])


def _look_statement() -> None:
    op.create_table(
        "look_statement",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("shot_id", sa.String(36), nullable=False),
        sa.Column("look", sa.JSON(), nullable=False),
        sa.Column("voice", sa.String(24), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["shot_id"], ["shot.id"], name="fk_look_statement_shot_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_look_statement"),
    )
    op.create_index("ix_look_statement_shot_id", "look_statement", ["shot_id"])


def _choice() -> None:
    op.create_table(
        "choice",
        sa.Column("shot_id", sa.String(36), nullable=False),
        sa.Column("verdict", sa.String(24), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.CheckConstraint("rating BETWEEN 0 AND 5", name="ck_choice_rating"),
        sa.ForeignKeyConstraint(["shot_id"], ["shot.id"], name="fk_choice_shot_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("shot_id", name="pk_choice"),
    )

    op.create_table(
        "placement",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("shot_id", sa.String(36), nullable=False),
        sa.Column("publication", sa.Text(), nullable=False),
        sa.Column("tier", sa.Integer(), nullable=False),
        sa.CheckConstraint("tier BETWEEN 1 AND 3", name="ck_placement_tier"),
        sa.ForeignKeyConstraint(["shot_id"], ["shot.id"], name="fk_placement_shot_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_placement"),
    )
    op.create_index("uq_placement_shot_id_publication", "placement", ["shot_id", "publication"], unique=True)


def _consent_event() -> None:
    op.create_table(
        "consent_event",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("participant_id", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("grants", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("wording_version", sa.Text(), nullable=False),
        sa.Column("wording_sha256", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("witness", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name="fk_consent_event_participant_id",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_consent_event"),
    )
    op.create_index("ix_consent_event_participant_id", "consent_event", ["participant_id"])


def _export_run() -> None:
    op.create_table(
        "export_run",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.Column("shot_ids", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_export_run"),
    )


def _loan() -> None:
    op.create_table(
        "loan",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("shot_id", sa.String(36), nullable=False),
        sa.Column("borrower", sa.Text(), nullable=False),
        sa.Column("lent_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.Column("condition", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["shot_id"], ["shot.id"], name="fk_loan_shot_id", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name="pk_loan"),
    )
    op.create_index("ix_loan_shot_id", "loan", ["shot_id"])


def _closeness() -> None:
    op.create_table(
        "closeness",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("participant_id", sa.String(36), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.Column("experienced", sa.Double(), nullable=False),
        sa.Column("desired", sa.Double(), nullable=False),
        sa.Column("holder", sa.String(24), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name="fk_closeness_participant_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_closeness"),
    )
    op.create_index("ix_closeness_participant_id", "closeness", ["participant_id"])


def _guard_consent() -> None:
    """Nobody changes, removes or replaces an entry, whatever program opens the database."""
    for name, when in (
        ("update", "BEFORE UPDATE ON consent_event"),
        ("delete", "BEFORE DELETE ON consent_event"),
        # INSERT OR REPLACE deletes the old row without telling the delete trigger.
        (
            "replace",
            "BEFORE INSERT ON consent_event WHEN EXISTS (SELECT 1 FROM consent_event WHERE id = NEW.id)",
        ),
    ):
        op.execute(
            f"CREATE TRIGGER consent_event_no_{name} {when} BEGIN SELECT RAISE(ABORT, '{_APPEND_ONLY}'); END"
        )
