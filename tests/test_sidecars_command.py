"""``fotointerview sidecars`` as a person types it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from fotointerview.cli import program
from fotointerview.domain.words import Verdict
from fotointerview.storage.study import StudyStore
from tests.storage.helpers import NOW, ROLES, add_shot, new_interview
from tests.storage.xmp_kit import darktable


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A study of two shots, one of them chosen."""
    folder = tmp_path / "study"
    with StudyStore.create(folder, title="t", roles=ROLES) as store:
        interview = new_interview(store)
        first = add_shot(store, interview.id, "DSC_1.JPG")
        add_shot(store, interview.id, "DSC_2.JPG")
        store.set_choice(first, Verdict.CHOSEN, at=NOW, rating=3)
    return folder


def typed(*arguments: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(program, ["sidecars", *map(str, arguments), "--lang", "en"])
    return done.exit_code, done.stdout, done.stderr


def found(study: Path) -> dict[str, Path]:
    return {path.name: path for path in study.rglob("*.xmp*")}


def test_it_writes_what_is_not_up_to_date(study: Path) -> None:
    code, said, _ = typed(study)
    assert (code, said.splitlines()[-1]) == (0, "Written: 2 of 2 files; the others were up to date.")
    assert found(study).keys() == {"FI_0001.JPG.xmp", "FI_0002.JPG.xmp"}
    found(study)["FI_0001.JPG.xmp"].unlink()
    assert typed(study)[1].splitlines()[-1] == "Written: 1 of 2 files; the others were up to date."
    assert typed(study)[1].splitlines()[-1] == "Written: 0 of 2 files; the others were up to date."
    assert typed(study, "--all")[1].splitlines()[-1] == "Written: 2 of 2 files; the others were up to date."


def test_it_takes_over_only_when_asked_and_says_what(study: Path) -> None:
    typed(study)
    files = found(study)
    files["FI_0001.JPG.xmp"].write_bytes(darktable(rating="5"))
    files["FI_0002.JPG.xmp"].write_bytes(darktable(rating="7", colours=(1,)))
    code, said, _ = typed(study)
    assert code == 0
    assert "FI_0001.JPG: another program has written something else, which stays: the stars." in said
    code, said, _ = typed(study, "--read")
    assert code == 0
    lines = said.splitlines()[1:]
    assert lines[0] == "FI_0001.JPG: chosen, 5 stars"
    assert "FI_0002.JPG: maybe" in lines
    assert "FI_0002.JPG: this cannot be taken over and stays as it is: the stars ‘7’." in lines
    assert "Choices taken over: 2. Files with something that cannot be taken over: 1." in lines
    with StudyStore.open(study) as store:
        choices = [store.link(shot).choice for shot in store.shot_ids()]
    assert [(one.verdict, one.rating) for one in choices if one] == [(Verdict.CHOSEN, 5), (Verdict.MAYBE, 0)]
    assert "Choices taken over: 0." in typed(study, "--read")[1]


def test_what_cannot_be_read_is_set_aside_and_told(study: Path) -> None:
    typed(study)
    found(study)["FI_0001.JPG.xmp"].write_bytes(b"broken")
    code, said, _ = typed(study, "--read")
    assert code == 0
    assert "FI_0001.JPG.xmp could not be read and is now called FI_0001.JPG.xmp.damaged" in said
    assert found(study)["FI_0001.JPG.xmp.damaged"].read_bytes() == b"broken"


def test_one_that_cannot_be_written_keeps_no_other_from_it(study: Path) -> None:
    typed(study)
    files = found(study)
    files["FI_0001.JPG.xmp"].unlink()
    files["FI_0001.JPG.xmp"].mkdir()
    files["FI_0002.JPG.xmp"].unlink()
    code, _, told = typed(study)
    assert code == 1
    assert "FI_0001.JPG.xmp" in told
    assert found(study)["FI_0002.JPG.xmp"].is_file()


def test_a_study_for_reading_only_is_refused(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StudyStore, "read_only", property(lambda _self: True))
    code, _, told = typed(study)
    assert code == 1
    assert told
    assert found(study) == {}


def test_there_must_be_a_study(tmp_path: Path) -> None:
    code, _, told = typed(tmp_path / "absent")
    assert code == 1
    assert "absent" in told
