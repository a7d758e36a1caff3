"""Originals that leave are those of the study, RAW and all, and only where somebody asked for them."""

import zipfile
from pathlib import Path

import pytest

from fotointerview.domain.words import Scope
from fotointerview.services.exits import Options
from fotointerview.services.export import Wish, enter_in_ledger, plan_export
from fotointerview.storage.study import StudyStore
from tests.services.erasing_kit import make_erasable

pytestmark = pytest.mark.filterwarnings("ignore:Image appears to be a malformed MPO")


def test_the_archive_has_every_file_of_a_released_shot_and_the_ledger_knows(tmp_path: Path) -> None:
    with StudyStore.open(make_erasable(tmp_path / "study").folder) as store:
        out = tmp_path / "archive.zip"
        job = plan_export(store, Wish(kind="archive", scope=Scope.INTERNAL, out=out, options=Options()))
        enter_in_ledger(store, job, job.make())
        what = job.material
        kept = [file for link in what.links if not what.is_withheld(link) for file in link.files]
        (run,) = [run for run in store.exports() if run.kind == "archive"]
        content = {store.absolute(file.path).read_bytes() for file in kept}
    with zipfile.ZipFile(out) as archive:
        originals = [name for name in archive.namelist() if "/originals/" in name]
        assert {archive.read(name) for name in originals} == content
    assert what.released.withheld
    assert len(originals) == len(kept) > 0
    assert list(run.files) == ["archive.zip"]
    assert set(run.shot_ids) == {file.shot_id for file in kept}
