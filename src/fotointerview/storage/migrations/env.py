"""What Alembic runs for every migration: on the connection it is given, in the caller's transaction."""

from alembic import context

from fotointerview.storage.models import Base


def run() -> None:
    """Migrate the connection in the configuration's attributes."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=Base.metadata,
        render_as_batch=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
