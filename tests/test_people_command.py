"""``fotointerview people``, as it is called."""

from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner, Result

from fotointerview.cli import program
from fotointerview.storage.study import RoleSpec, StudyStore


@pytest.fixture
def study(tmp_path: Path) -> Path:
    folder = tmp_path / "study"
    roles = (RoleSpec("wet", "wet", "law"), RoleSpec("loket", "loket", "counter"))
    with StudyStore.create(folder, title="t", roles=roles) as store:
        store.add_participant(code="P01", role_key="wet", alias="Uil")
        store.set_real_name("P01", "Anna de Vries")
    return folder


def run(*arguments: object, lang: str = "en") -> Result:
    return CliRunner().invoke(program, ["people", *map(str, arguments), "--lang", lang])


def codes(study: Path) -> list[str]:
    with StudyStore.open(study) as store:
        return [person.code for person in store.participants()]


def table(folder: Path, text: str) -> Path:
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_list_shows_pseudonyms_unless_names_are_asked_for(study: Path) -> None:
    assert run(study).stdout == "P01  Uil  law\n"
    assert run(study, "--names").stdout == "P01  Uil  law  Anna de Vries\n"
    assert run(study, lang="nl").stdout == "P01  Uil  wet\n"


def test_an_empty_study_says_so(tmp_path: Path) -> None:
    StudyStore.create(tmp_path / "empty", title="t").close()
    assert "no participants" in run(tmp_path / "empty").stdout


def test_a_dry_run_shows_everything_and_changes_nothing(study: Path, tmp_path: Path) -> None:
    path = table(tmp_path, "name,role,phone\nJan Secret,counter,06\n,,\nPiet,,\n")
    done = run(study, "--import", path, "--dry-run")
    assert done.exit_code == 0
    assert "✓  line 2  P02    counter  nl" in done.stdout
    assert "The column ‘phone’ is not used." in done.stdout
    assert "Empty rows passed over: 1." in done.stdout
    assert "Can go in as they are: 2." in done.stdout
    assert "Nothing was changed." in done.stdout
    assert "Secret" not in done.output
    assert "Jan Secret" in run(study, "--import", path, "--dry-run", "--names").stdout
    assert codes(study) == ["P01"]


def test_good_rows_go_in(study: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["naam", "rol"], ["Jan", "loket"], ["Piet", None]):
        book.active.append(row)
    book.save(tmp_path / "lijst.xlsx")
    done = run(study, "--import", tmp_path / "lijst.xlsx", lang="nl")
    assert done.exit_code == 0, done.output
    assert "Toegevoegd: 2." in done.stdout
    assert codes(study) == ["P01", "P02", "P03"]
    assert "Jan" in run(study, "--names").stdout


def test_a_wrong_row_keeps_all_out_unless_only_the_good_are_wanted(study: Path, tmp_path: Path) -> None:
    path = table(tmp_path, "code;rol\nP01;wet\n;lokket\nP07;loket\n")
    done = run(study, "--import", path)
    assert done.exit_code == 1
    assert "is somebody’s in this study already" in done.stdout
    assert "Do you mean ‘loket’?" in done.stdout
    assert "Not right: 2." in done.stderr
    assert "Nothing was changed." in done.stdout
    assert codes(study) == ["P01"]
    done = run(study, "--import", path, "--good-only")
    assert (done.exit_code, codes(study)) == (1, ["P01", "P07"])
    assert "Added: 1." in done.stdout


def test_a_file_that_is_no_table_is_refused_in_plain_words(study: Path, tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.csv", table(tmp_path, "Jan\nPiet\n")):
        done = run(study, "--import", path)
        assert done.exit_code == 1
        assert "✗" in done.stderr
        assert "nothing was changed" in done.stderr
    assert codes(study) == ["P01"]


def test_wrong_usage_and_no_study(study: Path, tmp_path: Path) -> None:
    assert run(study, "--dry-run").exit_code == 2
    done = run(tmp_path / "nowhere")
    assert done.exit_code == 1
    assert "no folder" in done.stderr
