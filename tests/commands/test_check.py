"""``fotointerview check`` as people and programs have it: words, report, exit codes, and going on."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from fotointerview.cli import program
from fotointerview.domain.soundness import CheckPart, FindingKind, NotRepaired
from fotointerview.domain.words import Language
from fotointerview.services.texts import Texts
from fotointerview.storage.second_copy import choose_target, open_copies
from fotointerview.storage.study import StudyStore
from tests.big_study import BigStudy, make_big_study

HOW = BigStudy(participants=2, interviews=3, shots=12, sayings=6)


@pytest.fixture
def study(tmp_path: Path) -> Path:
    return make_big_study(tmp_path / "studie é", HOW)


@pytest.fixture
def target(tmp_path: Path, study: Path) -> Path:
    place = tmp_path / "schijf"
    place.mkdir()
    choose_target(place, study=study)
    with (
        StudyStore.open(study) as store,
        open_copies(place, study=study, study_id=store.study().id) as copies,
    ):
        assert copies is not None
        for file in store.files():
            copies.keep(file)
    return place


def run(*arguments: object, lang: str = "en") -> Result:
    return CliRunner().invoke(program, ["check", *map(str, arguments), "--lang", lang])


def spoil(study: Path) -> None:
    """One original gone, one changed."""
    first, second = sorted(study.rglob("FI_*.JPG"))[:2]
    first.unlink()
    second.chmod(0o644)
    second.write_bytes(second.read_bytes()[:-1] + b"\0")
    second.chmod(0o444)


def test_a_sound_study(study: Path, target: Path) -> None:
    done = run(study, "--second-copy", target)
    assert done.exit_code == 0, done.output
    assert "12 of 12 files checked" in done.output
    assert "Everything was checked and is in order." in done.output
    assert "Alles is nagekeken en in orde." in run(study, lang="nl").output


def test_problems_are_told_and_written_down_and_repairs_are_asked_for(
    study: Path, target: Path, tmp_path: Path
) -> None:
    spoil(study)
    report = tmp_path / "report.json"
    done = run(study, "--second-copy", target, "--json", report)
    assert done.exit_code == 1
    assert "--repair missing | damaged" in done.output
    told = json.loads(report.read_text("utf-8"))
    assert (told["sound"], told["complete"], told["exit_code"]) == (False, True, 1)
    assert told["counts"] == {"original-changed": 1, "original-missing": 1}
    assert told["parts"]["originals"]["files_total"] == 12
    assert all(found["expected"]["sha256"] and found["severity"] == "problem" for found in told["findings"])

    done = run(study, "--second-copy", target, "--repair", "missing", "--json", report)  # replaces its own
    assert done.exit_code == 1
    told = json.loads(report.read_text("utf-8"))
    assert [found["kind"] for found in told["findings"] if "repair" in found] == ["original-missing"]

    done = run(study, "--second-copy", target, "--repair", "damaged")
    assert done.exit_code == 0, done.output
    assert "damaged/FI_0002.JPG" in done.output
    assert run(study, "--second-copy", target).exit_code == 0


def test_the_report_on_stdout_is_nothing_but_the_report(study: Path) -> None:
    command = [sys.executable, "-m", "fotointerview", "check", str(study), "--json", "-"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert json.loads(done.stdout)["sound"] is True


@pytest.mark.parametrize("where", ["study.sqlite", "report.json"])
def test_a_report_is_never_written_into_the_study(study: Path, where: str) -> None:
    before = (study / "study.sqlite").read_bytes()
    done = run(study, "--json", study / where)
    assert done.exit_code == 2
    assert (study / "study.sqlite").read_bytes() == before
    assert not (study / "report.json").exists()


def test_a_report_never_replaces_what_is_no_report(study: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.json"
    mine.write_text('{"thesis": 1}', "utf-8")
    assert run(study, "--json", mine).exit_code == 2
    assert mine.read_text("utf-8") == '{"thesis": 1}'


def test_what_cannot_be_checked(study: Path, tmp_path: Path) -> None:
    assert run(tmp_path / "absent").exit_code == 2
    assert run(study, "--second-copy", tmp_path / "absent").exit_code == 2
    assert run(study, "--repair", "missing").exit_code == 2
    assert run(study, "--repair", "everything", "--second-copy", tmp_path).exit_code == 2
    assert run(study, "--second-copy", study / "inside").exit_code == 2


def test_one_that_is_broken_off_goes_on(tmp_path: Path, own_home: Path) -> None:
    how = BigStudy(participants=1, interviews=1, shots=60, sayings=2, original_bytes=2_000_000)
    study = make_big_study(tmp_path / "s", how)
    slow = (
        "import time, fotointerview.storage.reading_ahead as r\n"
        "real = r._read_into\n"
        "r._read_into = lambda *a: (time.sleep(0.05), real(*a))[1]\n"
        "from fotointerview.cli import main\nmain()\n"
    )
    command = [sys.executable, "-c", slow, "check", str(study), "--lang", "en"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not _written(own_home):
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=30)
    assert process.returncode == 2, (output, errors)
    assert "--resume" in output
    report = tmp_path / "r.json"
    done = run(study, "--resume", "--json", report)
    assert done.exit_code == 0, done.output
    originals = json.loads(report.read_text("utf-8"))["parts"]["originals"]
    assert 0 < originals["files_verified_earlier"] < 60
    assert originals["files"] == 60
    assert not any(path.stat().st_size for path in (own_home / "cache").rglob("*.jsonl"))
    again = run(study, "--resume")
    assert again.exit_code == 0
    assert "begins at the beginning" in again.output


def _written(home: Path) -> bool:
    """Whether a list of what was verified has more than its first line on the disk."""
    lists = list((home / "cache").rglob("*.jsonl"))
    return any(path.read_bytes().count(b"\n") > 1 for path in lists)


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_a_terminal_sees_how_far_it_is(study: Path) -> None:
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "fotointerview", "check", str(study), "--lang", "nl"]
    subprocess.run(command, stderr=theirs, stdout=subprocess.DEVNULL, check=True, timeout=60)
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert "database" in shown
    assert shown.endswith("\r\x1b[K")


@pytest.mark.parametrize("language", Language)
def test_everything_that_can_be_found_has_its_words(language: Language) -> None:
    texts = Texts.load(language)
    for kind in FindingKind:
        assert texts.word(f"finding-{kind.value}").endswith(".")
    for trouble in NotRepaired:
        assert "a/b" in texts.word(f"unrepaired-{trouble.value}", path="a/b")
    for part in CheckPart:
        assert texts.word(f"part-{part.value}")
        if part not in (CheckPart.DATABASE, CheckPart.SECOND_COPY):
            assert texts.word(f"unchecked-{part.value}").endswith(".")
