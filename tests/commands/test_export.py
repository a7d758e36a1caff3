"""``fotointerview export`` as it is typed: what is made, what stays at home and why, what the ledger has."""

import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from fotointerview.cli import program
from fotointerview.services.exits import EXITS
from fotointerview.services.texts import Texts
from fotointerview.settings import path as settings_path
from fotointerview.storage.study import StudyStore
from tests.services.erasing_kit import Erasable, make_erasable


@pytest.fixture
def study(tmp_path: Path) -> Erasable:
    """A study of three, who gave their photos and keep their first shot."""
    return make_erasable(tmp_path)


def typed(study: Erasable, *words: object, lang: str = "en") -> Result:
    arguments = ["export", *map(str, words), "--study", str(study.folder), "--lang", lang]
    return CliRunner().invoke(program, arguments)


def runs(study: Erasable) -> int:
    with StudyStore.open(study.folder) as store:
        return len(store.exports())


def test_looking_says_what_stays_at_home_and_makes_nothing(study: Erasable) -> None:
    done = typed(study, "sheet", "--look", "--participant", "P01")
    assert done.exit_code == 0, done.output
    assert "P01, shot 1: stays at home, for the participant keeps this shot at home." in done.stderr
    assert "P01, quotes that stay at home: 3, for no consent was given for this." in done.stderr
    assert "P02" not in done.stderr
    assert done.stdout == ""
    dutch = typed(study, "sheet", "--look", lang="nl")
    assert "P01, opname 1: blijft thuis, want de deelnemer houdt deze opname thuis." in dutch.stderr
    assert "P03, citaten die thuis blijven: 3, want hiervoor is geen toestemming gegeven." in dutch.stderr
    assert runs(study) == 0


def test_what_is_made_is_where_it_says_and_in_the_ledger_with_who_gets_it(
    study: Erasable, tmp_path: Path
) -> None:
    out = tmp_path / "blad.pdf"
    done = typed(study, "sheet", "--out", out, "--for", "Drukkerij Z", "--scope", "article")
    assert done.exit_code == 0, done.output
    assert done.stdout.strip() == str(out)
    assert out.read_bytes().startswith(b"%PDF")
    with StudyStore.open(study.folder) as store:
        (run,) = store.exports()
    assert (run.kind, run.scope, run.recipient) == ("sheet-sequence", "article", "Drukkerij Z")


@pytest.mark.parametrize(
    "wrong", [("postcard",), ("sheet", "--paper", "papyrus"), ("sheet", "--scope", "moon")]
)
def test_what_there_is_not_is_wrong_usage(study: Erasable, wrong: tuple[str, ...]) -> None:
    done = typed(study, *wrong)
    assert done.exit_code == 2
    assert runs(study) == 0


def test_every_exit_has_its_own_words_and_kind() -> None:
    assert len({one.kind for one in EXITS}) == len({one.word for one in EXITS}) == len(EXITS)


def test_every_kind_has_a_name_in_letters_and_lists() -> None:
    for language in ("nl", "en"):
        texts = Texts.load(language)
        assert [one.kind for one in EXITS if not texts.has(f"kind-{one.kind}")] == []


def test_every_reason_is_said_in_both_languages() -> None:
    from fotointerview.domain.consent import Reason

    for language in ("nl", "en"):
        texts = Texts.load(language)
        assert len({texts.word(f"reason-{reason.value}") for reason in Reason}) == len(Reason)


@pytest.mark.parametrize("kind", ["sheet", "matrix"])
def test_a_sheet_as_pictures_by_a_template_of_ones_own(study: Erasable, tmp_path: Path, kind: str) -> None:
    own = settings_path().parent / "sheets"
    own.mkdir(parents=True)
    (own / "mijn.typ").write_text(
        '#let data = json(bytes(sys.inputs.data))\n#set document(title: "x")\n#data.title', encoding="utf-8"
    )
    done = typed(study, kind, "--png", "--template", "mijn", "--out", tmp_path / "s.zip")
    assert done.exit_code == 0, done.output
    with zipfile.ZipFile(tmp_path / "s.zip") as packed:
        assert packed.namelist() == ["1.png", "READ ME.txt"]
    missing = typed(study, kind, "--template", "jouw")
    assert missing.exit_code == 2
    (own / "mijn.typ").write_text("#panic(1)", encoding="utf-8")
    broken = typed(study, kind, "--template", "mijn", "--out", tmp_path / "t.pdf")
    assert broken.exit_code == 1
    assert "The template ‘mijn’ is not right: “panicked with: 1 (mijn.typ:1)”." in broken.stderr
    assert not (tmp_path / "t.pdf").exists()


def test_the_researchers_edition_stays_within_the_team(study: Erasable, tmp_path: Path) -> None:
    wrong = typed(study, "sheet", "--researcher", "--scope", "blog", "--out", tmp_path / "s.pdf")
    assert wrong.exit_code == 1
    assert "the notes go nowhere else" in wrong.stderr
    assert not (tmp_path / "s.pdf").exists()
    done = typed(study, "sheet", "--researcher", "--out", tmp_path / "s.pdf")
    assert done.exit_code == 0, done.output
