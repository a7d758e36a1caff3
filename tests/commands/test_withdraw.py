"""``fotointerview withdraw`` and ``names`` as they are typed: what is said, what is asked, and the exit codes."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from fotointerview.cli import program
from fotointerview.commands import passphrase
from fotointerview.domain.words import ConsentKind
from fotointerview.services.names import real_names
from fotointerview.storage.study import StudyStore
from tests.services.erasing_kit import ANIMALS, NAMES, Erasable, export, lend, make_erasable


@pytest.fixture
def study(tmp_path: Path) -> Erasable:
    """A study of three of which things went out."""
    made = make_erasable(tmp_path)
    with StudyStore.open(made.folder) as store:
        shots = [link.shot.id for link in store.chains()[0].links]
        export(store, "blad.pdf", tuple(shots[:2]), recipient="Drukkerij Z")
        lend(store, shots[0], "Gemeente X")
    return made


def typed(
    study: Erasable, *words: object, answer: str = "", lang: str = "en", command: str = "withdraw"
) -> Result:
    arguments = [command, str(study.folder), *map(str, words), "--lang", lang]
    return CliRunner().invoke(program, arguments, input=answer)


def test_it_shows_where_things_went_and_changes_nothing(study: Erasable) -> None:
    before = (study.folder / "study.sqlite").read_bytes()
    done = typed(study, "p01", "--second-copy", study.target)
    assert done.exit_code == 0, done.output
    for words in (
        "P01: 3 photos, number 1–3",
        "3 originals in the study, with 3 files beside them",
        "3 quotes",
        "6 files in the second copy",
        "study before migration",
        "2026-11-25  contact sheet to Drukkerij Z, photo 1, 2",
        "exports/blad.pdf is still in the study",
        "2026-11-24  photo 1 on loan to Gemeente X",
        "3 originals may still be on the camera's card",
    ):
        assert words in done.output
    assert NAMES["P01"] not in done.output
    assert (study.folder / "study.sqlite").read_bytes() == before
    dutch = typed(study, "P01", "--shot", "3", lang="nl")
    assert "P01: 1 foto’s, nummer 3" in dutch.output
    assert "niets geëxporteerd en niets uitgeleend" in dutch.output


def test_letters_are_written(study: Erasable) -> None:
    done = typed(study, "P01", "--letters", "--answer-to", "Nine", "--until", "2026-12-24", lang="nl")
    assert done.exit_code == 0, done.output
    paths = [Path(line) for line in done.output.splitlines()]
    assert [path.parent for path in paths] == [study.folder / "exports"] * 2
    assert "vóór 24 december 2026" in paths[0].read_text(encoding="utf-8")


def test_consent_is_logged(study: Erasable) -> None:
    assert "withdraws part" in typed(study, "P01", "--end", "internal").output
    assert "withdraws consent" in typed(study, "P01", "--consent").output
    with StudyStore.open(study.folder) as store:
        *_, narrowed, withdrawn = store.consents(store.participants()[0].id)
    assert (narrowed.kind, narrowed.grants) == (
        ConsentKind.NARROWED,
        {"conversation": {"photo": "pseudonym"}},
    )
    assert (withdrawn.kind, withdrawn.grants) == (ConsentKind.WITHDRAWN, {})


def test_it_asks_before_it_erases(study: Erasable) -> None:
    asked = ("P01", "--erase", "everything", "--reason", "wil niet meer")
    no = typed(study, *asked, answer="n\n")
    assert no.exit_code == 1
    assert "cannot be brought back" in no.output
    with StudyStore.open(study.folder) as store:
        assert store.tombstones() == ()
    yes = typed(study, *asked, "--second-copy", study.target, "--erase-export", "all", answer="y\n")
    assert yes.exit_code == 0, yes.output
    for words in (
        "Erased.",
        "photo 1 the number stays",
        "on loan to Gemeente X",
        "nothing is found any more",
    ):
        assert words in yes.output
    assert not (study.folder / "exports" / "blad.pdf").exists()
    with StudyStore.open(study.folder) as store:
        assert store.tombstones()[0].reason == "wil niet meer"


def test_what_is_left_is_told_and_gone_on_with(study: Erasable, tmp_path: Path) -> None:
    away = study.target.rename(tmp_path / "la")
    asked = ("P01", "--erase", "everything", "--reason", "r", "--yes", "--second-copy")
    done = typed(study, *asked, study.target)
    assert done.exit_code == 1
    assert "Not everything is erased yet" in done.output
    assert f"the second copy at {study.target}" in done.output
    assert typed(study, "--resume", "--second-copy", away).exit_code == 0
    assert "nothing left to erase" in typed(study, "--resume").output


def test_what_is_found_afterwards_is_told(study: Erasable) -> None:
    (study.folder / "mijn aantekeningen.txt").write_text(
        f"Ik zie {ANIMALS['P01']}, 0 keer.", encoding="utf-8"
    )
    done = typed(study, "P01", "--erase", "quotes", "--reason", "r", "--yes")
    assert done.exit_code == 1
    assert "mijn aantekeningen.txt" in done.output


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("P01", "--erase", "everything"),
        ("P01", "--erase", "alles", "--reason", "r"),
        ("P01", "--erase", "everything", "--reason", "r", "--yes", "--shot", "1"),
        ("P01", "--erase", "everything", "--reason", "r", "--yes", "--interview", "1"),
        ("P01", "--erase", "quotes", "--reason", "r", "--yes", "--shot", "1"),
        ("P01", "--letters"),
        ("P01", "--shot", "9"),
        ("P01", "--interview", "2"),
        ("P01", "--erase-export", "ander.pdf", "--reason", "r", "--yes"),
    ],
)
def test_wrong_usage(study: Erasable, words: tuple[str, ...]) -> None:
    assert typed(study, *words).exit_code == 2


def test_somebody_unknown(study: Erasable) -> None:
    done = typed(study, "P77")
    assert done.exit_code == 1
    assert "P77" in done.output


@pytest.fixture
def somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody sits at the terminal."""
    monkeypatch.setattr(passphrase, "_somebody_is_there", lambda: True)


@pytest.mark.usefixtures("somebody")
def test_names_out_and_back(study: Erasable, tmp_path: Path) -> None:
    phrase, key = tmp_path / "zin.txt", tmp_path / "sleutel.age"
    phrase.write_text("vier losse woorden é\r\nnog een regel\n", encoding="utf-8")
    out = typed(study, "--export", key, "--passphrase-file", phrase, "--remove", "--yes", command="names")
    assert out.exit_code == 0, out.output
    assert "3 names are in" in out.output
    with StudyStore.open(study.folder) as store:
        assert real_names(store) == {}
    assert "no real names" in typed(study, "--remove", "--yes", command="names").output
    wrong = typed(study, "--import", key, answer="een andere wachtzin\n", command="names")
    assert wrong.exit_code == 1
    assert "does not open" in wrong.output
    back = typed(study, "--import", key, answer="vier losse woorden é\n", command="names")
    assert back.exit_code == 0, back.output
    with StudyStore.open(study.folder) as store:
        assert real_names(store) == NAMES


@pytest.mark.usefixtures("somebody")
def test_a_new_passphrase_is_asked_for_twice(study: Erasable, tmp_path: Path) -> None:
    key = tmp_path / "sleutel.age"
    differs = typed(study, "--export", key, answer="vier losse woorden\nvier lose woorden\n", command="names")
    assert differs.exit_code == 1
    assert "vier" not in differs.output
    assert not key.exists()
    twice = "vier losse woorden\nvier losse woorden\n"
    done = typed(study, "--export", key, answer=twice, command="names")
    assert done.exit_code == 0, done.output
    assert "vier" not in done.output
    short = typed(study, "--export", tmp_path / "x", answer="kort\nkort\n", command="names")
    assert short.exit_code == 2
    assert not (tmp_path / "x").exists()


def test_names_are_removed_only_when_sure(study: Erasable) -> None:
    assert typed(study, "--remove", answer="n\n", command="names").exit_code == 1
    with StudyStore.open(study.folder) as store:
        assert real_names(store) == NAMES
    assert typed(study, command="names").exit_code == 2
