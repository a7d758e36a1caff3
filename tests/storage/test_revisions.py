"""The revisions are read from file names; this compares them with what Alembic makes of the files."""

from alembic.config import Config
from alembic.script import ScriptDirectory

from fotointerview.storage import schema


def test_file_names_tell_what_alembic_tells() -> None:
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    assert schema.head() == scripts.get_current_head()
    for script in scripts.walk_revisions():
        assert schema.is_known(script.revision)
    assert not schema.is_known("9999")
