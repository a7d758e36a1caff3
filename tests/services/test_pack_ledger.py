"""An archive is entered in the ledger, and a withdrawal finds it there."""

import hashlib
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from fotointerview.cli import program
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.services.pack_ledger import enter_pack
from fotointerview.services.packing import pack
from fotointerview.services.withdrawal import plan_withdrawal
from fotointerview.storage.study import StudyStore
from tests.services.pack_kit import make_study, unpacked


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_study(tmp_path_factory.mktemp("ledger") / "study")


@pytest.fixture
def study(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(template, tmp_path / "home" / "study"))


def run(*arguments: object, lang: str = "en") -> Result:
    return CliRunner().invoke(program, ["pack", *map(str, arguments), "--lang", lang])


def test_the_command_enters_whom_it_is_for_with_every_shot(study: Path, tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    assert run(study, archive, "--for", " het archief van de stad ").exit_code == 0
    with StudyStore.open(study) as store:
        (entered,) = store.exports()
        assert (entered.kind, entered.scope, entered.recipient) == ("pack", "", "het archief van de stad")
        assert entered.files == {"a.zip": hashlib.sha256(archive.read_bytes()).hexdigest()}
        assert set(entered.shot_ids) == set(store.shot_places())
        assert len(entered.shot_ids) == 2
        plan = plan_withdrawal(store, store.participants()[0].id)
    assert [(sent.run.id, sent.numbers) for sent in plan.sent] == [(entered.id, (1, 2))]


def test_the_archive_itself_cannot_speak_of_itself(study: Path, tmp_path: Path) -> None:
    assert run(study, tmp_path / "a.zip").exit_code == 0
    unpacked(tmp_path / "a.zip", tmp_path / "back")
    with StudyStore.open(tmp_path / "back") as store:
        assert store.exports() == ()


@pytest.mark.parametrize(("lang", "words"), [("en", "is not on the list"), ("nl", "staat niet op de lijst")])
def test_a_study_that_is_open_elsewhere_is_packed_and_the_gap_is_told(
    study: Path, tmp_path: Path, lang: str, words: str
) -> None:
    with StudyStore.open(study) as held:
        done = run(study, tmp_path / "a.zip", lang=lang)
        assert held.exports() == ()
    assert done.exit_code == 0
    assert words in done.stderr
    assert (tmp_path / "a.zip").exists()


def test_what_cannot_be_entered_is_told_and_the_archive_stays(
    study: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise FaultError(FaultCode.DISK_FULL)

    monkeypatch.setattr(StudyStore, "add_export", full)
    done = run(study, tmp_path / "a.zip")
    assert done.exit_code == 1
    assert done.stderr.count("\n") >= 2
    unpacked(tmp_path / "a.zip", tmp_path / "back")


def test_nothing_is_entered_of_an_archive_that_was_not_made(study: Path, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"mine")
    assert run(study, tmp_path / "a.zip").exit_code == 1
    with StudyStore.open(study) as store:
        assert store.exports() == ()


def test_a_study_that_is_only_read_is_left_alone(study: Path, tmp_path: Path) -> None:
    packed = pack(study, tmp_path / "a.zip")
    with StudyStore.open(study) as held, StudyStore.open(study) as second:
        assert second.read_only
        assert enter_pack(second, packed) is None
        assert held.exports() == ()
