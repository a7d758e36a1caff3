"""The question that goes with a portrait on loan."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column; of what was lent before, no question is known."""
    op.add_column("loan", sa.Column("question", sa.Text(), nullable=False, server_default=""))
