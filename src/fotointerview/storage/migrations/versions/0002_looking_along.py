"""Frames of moves, marks with pressure that belong to a reason, and what is measured on a shot."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns and the table; SQLite takes a column that refers to another table by rebuilding its own."""
    op.add_column("move", sa.Column("frame", sa.JSON(), nullable=True))
    with op.batch_alter_table("mark", recreate="always") as mark:
        mark.add_column(sa.Column("pressure", sa.JSON(), nullable=False, server_default="[]"))
        mark.add_column(sa.Column("judgement_id", sa.String(36), nullable=True))
        mark.create_foreign_key(
            "fk_mark_judgement_id", "judgement", ["judgement_id"], ["id"], ondelete="SET NULL"
        )
    op.create_table(
        "measures",
        sa.Column("shot_id", sa.String(36), nullable=False),
        sa.Column("numbers", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["shot_id"], ["shot.id"], name="fk_measures_shot_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("shot_id", name="pk_measures"),
    )
