"""``import`` as somebody types it: what is said, where, and with which exit code."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from fotointerview.cli import program
from fotointerview.domain.words import Scope
from fotointerview.services.consent import ConsentAnswer, record_answer
from fotointerview.services.consent_wording import wording_in_use
from fotointerview.storage.study import StudyStore
from tests.services.import_kit import card, lay
from tests.storage.helpers import contents


def run(*arguments: object, lang: str = "en", consent: str = "R1") -> Result:
    said = ["--consent", consent] if consent else []
    return CliRunner().invoke(program, ["import", *map(str, arguments), *said, "--lang", lang])


@pytest.fixture
def study(tmp_path: Path) -> Path:
    StudyStore.create(tmp_path / "study", title="x").close()
    return tmp_path / "study"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return card(tmp_path / "card")


def shots(study: Path) -> int:
    with StudyStore.open(study) as store:
        return store.shot_count()


def test_a_card_comes_in(study: Path, folder: Path) -> None:
    before = contents(folder)
    done = run(study, folder, "--participant", "p03")
    assert done.exit_code == 0
    told = done.stdout.splitlines()
    assert told[:2] == ["New participant: P03.", "Into the interview interviews/2026-11-20 P03."]
    assert told[2] == "  shot 0001  DCIM/101DEMO/DSC_0002.NEF"
    assert len(told) == 2 + 6 + 1
    assert told[-1].startswith("Taken over: 4 shots, 6 files, ")
    assert done.stderr == ""
    assert contents(folder) == before
    assert shots(study) == 4


def test_doing_it_again(study: Path, folder: Path) -> None:
    run(study, folder, "--participant", "P03")
    again = run(study, folder, "--participant", "P03", "--new-interview", lang="nl")
    assert again.exit_code == 0
    assert again.stderr.count("zit al in het onderzoek, als opname 000") == 6
    assert "Overgenomen: 0 opnamen, 0 bestanden, 0.0 MB. 6 bestanden zaten al" in again.stdout
    with StudyStore.open(study) as store:
        assert len(store.interviews()) == 1


def test_a_new_interview(study: Path, folder: Path, tmp_path: Path) -> None:
    run(study, folder, "--participant", "P03")
    lay(tmp_path / "more", "a.jpg", (folder / "DCIM/100DEMO/DSC_0001.JPG").read_bytes() + b"\0")
    assert run(study, tmp_path / "more", "--participant", "P03", "--new-interview").exit_code == 0
    with StudyStore.open(study) as store:
        assert [len(chain.links) for chain in store.chains()] == [4, 1]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_dry_run_says_the_same_and_does_nothing(study: Path, folder: Path, lang: str) -> None:
    lay(folder, "notes.txt", b"x")
    before = contents(study)
    dry = run(study, folder, "--participant", "P03", "--dry-run", lang=lang)
    assert dry.exit_code == 0
    assert "  DCIM/100DEMO/DSC_0003.JPG + DCIM/100DEMO/DSC_0003.NEF\n" in dry.stdout
    assert "P03" in dry.stdout
    assert "notes.txt" in dry.stderr
    assert contents(study) == before
    with StudyStore.open(study) as store:
        assert (store.participants(), store.interviews()) == ((), ())


def test_what_cannot_be_read_is_told_and_the_exit_code_says_so(study: Path, folder: Path) -> None:
    lay(folder, "broken.jpg", b"no picture")
    done = run(study, folder, "--participant", "P03")
    assert done.exit_code == 1
    assert "broken.jpg: cannot be read as a photo" in done.stderr
    assert "1 files were left alone." in done.stdout
    assert shots(study) == 4


def test_refused_in_three_sentences(study: Path, folder: Path) -> None:
    for arguments in (
        (study, folder, "--participant", "Maartje"),
        (study, folder / "no", "--participant", "P03"),
        (study, study, "--participant", "P03"),
        (folder, folder, "--participant", "P03"),
    ):
        refused = run(*arguments)
        assert refused.exit_code == 1
        assert len(refused.stderr.splitlines()) == 3
    assert shots(study) == 0


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_without_consent_nothing_comes_in_and_nobody_is_made(study: Path, folder: Path, lang: str) -> None:
    refused = run(study, folder, "--participant", "P03", consent="", lang=lang)
    assert refused.exit_code == 1
    assert "P03" in refused.stderr
    assert "--consent" in refused.stderr
    with StudyStore.open(study) as store:
        assert (store.participants(), store.interviews(), store.shot_count()) == ((), (), 0)


def test_a_dry_run_without_consent_says_what_is_missing(study: Path, folder: Path) -> None:
    dry = run(study, folder, "--participant", "P03", "--dry-run", consent="")
    assert dry.exit_code == 0
    assert "--consent" in dry.stderr
    assert "Would be taken over: 4 shots" in dry.stdout


def test_who_heard_the_yes_is_written_down_once_and_holds_afterwards(
    study: Path, folder: Path, tmp_path: Path
) -> None:
    run(study, folder, "--participant", "P03", consent="R1")
    lay(tmp_path / "more", "a.jpg", (folder / "DCIM/100DEMO/DSC_0001.JPG").read_bytes() + b"\0")
    assert run(study, tmp_path / "more", "--participant", "P03", consent="").exit_code == 0
    assert run(study, folder, "--participant", "P03", consent="R2").exit_code == 0
    with StudyStore.open(study) as store:
        (who,) = store.participants()
        (event,) = store.consents(who.id)
    assert (event.witness, event.manner, set(event.grants)) == ("R1", "oral", {Scope.CONVERSATION})


def test_a_withdrawn_consent_keeps_photos_out(study: Path, folder: Path, tmp_path: Path) -> None:
    run(study, folder, "--participant", "P03")
    with StudyStore.open(study) as store:
        (who,) = store.participants()
        record_answer(store, who.id, ConsentAnswer(), wording=wording_in_use())
    lay(tmp_path / "more", "a.jpg", (folder / "DCIM/100DEMO/DSC_0001.JPG").read_bytes() + b"\0")
    assert run(study, tmp_path / "more", "--participant", "P03", consent="").exit_code == 1
    assert shots(study) == 4
