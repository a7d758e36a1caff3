"""Consent with its wording and signature, approval per shot, closeness between two, erasure, retention, search."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_TRIGGERS = {
    "participant": "NEW.code || ' ' || NEW.alias",
    "role": "NEW.name_nl || ' ' || NEW.name_en",
    "quote": "NEW.verbatim || ' ' || NEW.edited",
    "note": "NEW.text",
    "judgement": "NEW.reason",
    "move": "NEW.words",
}
"""The words of each table that can be searched."""


def upgrade() -> None:
    """Add the tables and columns, and put the words that there are already into the index."""
    _consent()
    _closeness()
    _account()
    _search()


def _consent() -> None:
    # Added one by one: rebuilding the table would drop the triggers that guard the log.
    op.add_column("consent_event", sa.Column("manner", sa.Text(), nullable=False, server_default=""))
    op.add_column("consent_event", sa.Column("basis", sa.JSON(), nullable=False, server_default="{}"))
    op.create_table(
        "consent_wording",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("language", sa.String(24), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_consent_wording"),
    )
    op.create_table(
        "consent_signature",
        sa.Column("event_id", sa.String(36), nullable=False),
        sa.Column("strokes", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["consent_event.id"], name="fk_consent_signature_event_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("event_id", name="pk_consent_signature"),
    )
    op.create_table(
        "shot_approval",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("shot_id", sa.String(36), nullable=False),
        sa.Column("allowed", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["shot_id"], ["shot.id"], name="fk_shot_approval_shot_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_shot_approval"),
    )
    op.create_index("ix_shot_approval_shot_id", "shot_approval", ["shot_id"])
    op.add_column("shot", sa.Column("trial", sa.Boolean(), nullable=False, server_default="0"))


def _closeness() -> None:
    with op.batch_alter_table("closeness", recreate="always") as closeness:
        closeness.add_column(sa.Column("other_id", sa.String(36), nullable=True))
        closeness.add_column(sa.Column("answers_id", sa.String(36), nullable=True))
        closeness.add_column(sa.Column("recognised", sa.String(24), nullable=True))
        closeness.create_foreign_key(
            "fk_closeness_other_id", "participant", ["other_id"], ["id"], ondelete="SET NULL"
        )
        closeness.create_foreign_key(
            "fk_closeness_answers_id", "closeness", ["answers_id"], ["id"], ondelete="CASCADE"
        )


def _account() -> None:
    op.create_table(
        "tombstone",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("report", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tombstone"),
    )
    op.create_table(
        "retention",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", name="pk_retention"),
    )


def _search() -> None:
    """``search_doc`` keeps the words with where they are from; ``search`` is the index over it (FTS5)."""
    op.create_table(
        "search_doc",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("ref", sa.String(36), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_search_doc"),
    )
    op.create_index("uq_search_doc_kind_ref", "search_doc", ["kind", "ref"], unique=True)
    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5(words, content='search_doc', content_rowid='id',"
        " prefix='2 3', tokenize='unicode61 remove_diacritics 2')"
    )
    op.execute(
        "CREATE TRIGGER search_doc_added AFTER INSERT ON search_doc BEGIN"
        " INSERT INTO search(rowid, words) VALUES (NEW.id, NEW.words); END"
    )
    gone = "INSERT INTO search(search, rowid, words) VALUES ('delete', OLD.id, OLD.words);"
    op.execute(f"CREATE TRIGGER search_doc_gone AFTER DELETE ON search_doc BEGIN {gone} END")
    op.execute(
        f"CREATE TRIGGER search_doc_changed AFTER UPDATE ON search_doc BEGIN {gone}"
        " INSERT INTO search(rowid, words) VALUES (NEW.id, NEW.words); END"
    )
    for table, words in _TRIGGERS.items():
        _follow(table, words)


def _follow(table: str, words: str) -> None:
    """Keep the index beside ``table``, whatever program writes there; empty words are in no index."""
    put = (
        f"INSERT INTO search_doc(kind, ref, words) SELECT '{table}', NEW.id, {words}"
        f" WHERE trim({words}) <> '';"
    )
    take = f"DELETE FROM search_doc WHERE kind = '{table}' AND ref = OLD.id;"
    op.execute(f'CREATE TRIGGER search_{table}_added AFTER INSERT ON "{table}" BEGIN {put} END')
    op.execute(f'CREATE TRIGGER search_{table}_gone AFTER DELETE ON "{table}" BEGIN {take} END')
    op.execute(f'CREATE TRIGGER search_{table}_changed AFTER UPDATE ON "{table}" BEGIN {take} {put} END')
    there = words.replace("NEW.", "")
    op.execute(
        f"INSERT INTO search_doc(kind, ref, words) SELECT '{table}', id, {there} FROM \"{table}\""
        f" WHERE trim({there}) <> ''"
    )
