"""``fotointerview export`` for research data: as it is typed, on a study on disk, and what the ledger has of it."""

import csv
import io
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fotointerview.cli import program
from fotointerview.domain.ledger import ExportRun
from fotointerview.storage.study import StudyStore
from tests.publish.research_kit import KINDS
from tests.services.erasing_kit import NAMES, Erasable, make_erasable


@pytest.fixture
def study(tmp_path: Path) -> Erasable:
    """A study of three."""
    return make_erasable(tmp_path)


def made(study: Erasable, *words: object) -> Path:
    arguments = [
        "export",
        *map(str, words),
        "--scope",
        "internal",
        "--study",
        str(study.folder),
        "--lang",
        "nl",
    ]
    done = CliRunner().invoke(program, arguments)
    assert done.exit_code == 0, done.output
    return Path(done.stdout.strip().splitlines()[-1])


def runs(study: Erasable) -> list[ExportRun]:
    with StudyStore.open(study.folder) as store:
        return list(store.exports())


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_lies_in_the_study_and_in_the_ledger(kind: str, study: Erasable) -> None:
    before = {run.id for run in runs(study)}
    out = made(study, kind)
    (run,) = [run for run in runs(study) if run.id not in before]
    assert run.kind == kind
    assert out.parent == study.folder.resolve() / "exports"
    if kind == "log":
        assert set(run.files) == {path.name for path in out.iterdir()}
    else:
        assert set(run.files) == {out.name}
    assert bool(run.shot_ids) == (kind != "qdc"), "no shot left with a codebook"
    content = b"".join(path.read_bytes() for path in ([out] if out.is_file() else out.iterdir()))
    for name in NAMES.values():
        assert name.encode() not in content


def test_tables_for_a_spreadsheet_are_asked_for(study: Erasable, tmp_path: Path) -> None:
    headings = {}
    for words in ((), ("--semicolon",)):
        out = made(study, "csv", *words, "--out", tmp_path / f"{len(words)}.zip")
        with zipfile.ZipFile(out) as archive:
            text = archive.read("shots.csv").decode("utf-8-sig")
        headings[words] = next(csv.reader(io.StringIO(text), delimiter=";" if words else ","))
    plain, semicolons = headings.values()
    assert plain == semicolons
    assert len(plain) > 40
