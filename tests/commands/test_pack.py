"""``pack`` and ``unpack`` as somebody types them: what is said, where, and with which exit code."""

import shutil
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from fotointerview.cli import program
from fotointerview.commands import passphrase
from fotointerview.services import packing
from fotointerview.storage.study import StudyStore
from tests.services.pack_kit import PASSPHRASE, files, make_study
from tests.storage.helpers import arrive


def run(*arguments: object, lang: str = "en") -> Result:
    return CliRunner().invoke(program, [*map(str, arguments), "--lang", lang])


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_study(tmp_path_factory.mktemp("command") / "study")


@pytest.fixture
def study(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(template, tmp_path / "home" / "study"))


def test_there_and_back(study: Path, tmp_path: Path) -> None:
    packed = run("pack", study, tmp_path / "a.zip")
    assert packed.exit_code == 0
    assert packed.stdout == f"{tmp_path / 'a.zip'}\n"
    assert "Every byte agrees." in packed.stderr
    unpacked = run("unpack", tmp_path / "a.zip", tmp_path / "back", lang="nl")
    assert unpacked.exit_code == 0
    assert unpacked.stdout == f"{tmp_path / 'back'}\n"
    assert "Elke byte klopt." in unpacked.stderr
    assert files(tmp_path / "back") == files(study)


def test_with_a_passphrase_from_a_file(study: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(f"{PASSPHRASE}\r\nand a note\n", encoding="utf-8")
    assert run("pack", study, tmp_path / "a.zip", "--passphrase-file", secret).exit_code == 0
    assert packing.is_sealed(tmp_path / "a.zip")
    assert run("unpack", tmp_path / "a.zip", tmp_path / "back", "--passphrase-file", secret).exit_code == 0
    packing.unpack(tmp_path / "a.zip", tmp_path / "again", ask=lambda: PASSPHRASE)


def test_nobody_to_ask(study: Path, tmp_path: Path) -> None:
    refused = run("pack", study, tmp_path / "a.zip", "--encrypt")
    assert refused.exit_code == 1
    assert "There is no passphrase." in refused.stderr
    assert not (tmp_path / "a.zip").exists()


@pytest.mark.parametrize("content", [None, b"", b"\n\n", b"\xff\xfe\xff"])
def test_a_file_without_a_passphrase(study: Path, tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "secret").write_bytes(content)
    refused = run("pack", study, tmp_path / "a.zip", "--passphrase-file", tmp_path / "secret")
    assert refused.exit_code == 1
    assert str(tmp_path / "secret") in refused.stderr
    assert not (tmp_path / "a.zip").exists()


def test_asked_twice_and_never_shown(study: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([PASSPHRASE, PASSPHRASE + "x", PASSPHRASE, PASSPHRASE, PASSPHRASE])
    asked: list[str] = []

    def prompt(question: str, *, hide_input: bool, **_: object) -> str:
        assert hide_input
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(passphrase, "_somebody_is_there", lambda: True)
    monkeypatch.setattr(typer, "prompt", prompt)
    differs = run("pack", study, tmp_path / "a.zip", "--encrypt", lang="nl")
    assert differs.exit_code == 1
    assert "niet beide keren gelijk" in differs.stderr
    assert not (tmp_path / "a.zip").exists()
    packed = run("pack", study, tmp_path / "a.zip", "--encrypt")
    assert packed.exit_code == 0
    assert PASSPHRASE not in packed.output
    assert run("unpack", tmp_path / "a.zip", tmp_path / "back").exit_code == 0
    assert len(asked) == 5
    assert asked[2] != asked[3]


def test_a_passphrase_is_no_option(study: Path, tmp_path: Path) -> None:
    assert run("pack", study, tmp_path / "a.zip", "--passphrase", PASSPHRASE).exit_code == 2


def test_an_original_that_changed_is_told(study: Path, tmp_path: Path) -> None:
    next(study.glob("interviews/*/originals/FI_0002.JPG")).unlink()
    packed = run("pack", study, tmp_path / "a.zip", lang="nl")
    assert packed.exit_code == 1
    assert (tmp_path / "a.zip").exists()
    assert "FI_0002.JPG: ontbreekt" in packed.stderr


def test_photos_on_their_way_are_told(study: Path, tmp_path: Path) -> None:
    with StudyStore.open(study) as store:
        arrive(store, store.interviews()[0].id, "DSC_0009.JPG")
    packed = run("pack", study, tmp_path / "a.zip")
    assert packed.exit_code == 0
    assert "1 photos are on their way" in packed.stderr


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_what_goes_wrong_is_said_in_three_sentences(study: Path, tmp_path: Path, lang: str) -> None:
    taken = tmp_path / "a.zip"
    taken.touch()
    for arguments in (
        ("pack", study, taken),
        ("pack", tmp_path / "no", tmp_path / "b.zip"),
        ("unpack", taken, tmp_path / "back"),
        ("unpack", tmp_path / "no.zip", tmp_path / "back"),
    ):
        refused = run(*arguments, lang=lang)
        assert refused.exit_code == 1
        assert len(refused.stderr.splitlines()) == 3
        assert refused.stdout == ""
