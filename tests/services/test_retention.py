"""Until when what is kept in a real study, and the command that says so."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from fotointerview.cli import program
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.ledger import Retention
from fotointerview.domain.retention import Kept, Term
from fotointerview.domain.words import Voice
from fotointerview.services.retention import keep_until, keepings
from fotointerview.storage.study import StudyStore
from tests.storage.helpers import NOW, ROLES, add_shot, new_interview

ON = date(2026, 11, 25)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with StudyStore.create(tmp_path / "study", title="t", roles=ROLES) as store:
        interview = new_interview(store)
        add_shot(store, interview.id, "DSC_0001.JPG")
        store.add_quote(interview.id, verbatim="a", voice=Voice.PARTICIPANT, at=NOW)
        store.add_note(interview.id, text="b", at=NOW)
        store.set_real_name(store.participants()[0].code, "Maartje")
    return tmp_path / "study"


@pytest.fixture
def store(folder: Path) -> Iterator[StudyStore]:
    with StudyStore.open(folder) as opened:
        yield opened


def test_every_kind_is_told_with_what_there_is_of_it(store: StudyStore) -> None:
    found = {one.kind: one for one in keepings(store, ON)}
    assert {kind: one.count for kind, one in found.items()} == {
        Kept.NAMES: 1,
        Kept.ORIGINALS: 1,
        Kept.WORDS: 2,
        Kept.CONSENT: 0,
    }
    assert found[Kept.ORIGINALS].octets == sum(file.size for file in store.files()) > 0
    assert {one.term for one in found.values()} == {Term.NONE}


def test_a_day_is_named_changed_and_forgotten(store: StudyStore) -> None:
    keep_until(store, Kept.NAMES, ON + timedelta(days=99), "  the faculty's rule ")
    keep_until(store, Kept.NAMES, ON - timedelta(days=1), "sooner")
    names = keepings(store, ON)[0]
    assert (names.until, names.words, names.term) == (ON - timedelta(days=1), "sooner", Term.PASSED)
    assert store.real_names(), "nothing goes by itself"
    for _ in range(2):
        keep_until(store, Kept.NAMES, None)
    assert store.retentions() == ()


def test_a_kind_of_another_program_is_shown_and_not_counted(store: StudyStore) -> None:
    store.set_retention(Retention("sound", ON))
    last = keepings(store, ON)[-1]
    assert (last.kind, last.count, last.term) == ("sound", None, Term.SOON)


def test_a_study_that_is_only_read_names_no_day(folder: Path, store: StudyStore) -> None:
    with StudyStore.open(folder) as second:
        assert second.read_only, "it is open already"
        with pytest.raises(FaultError) as refused:
            keep_until(second, Kept.NAMES, ON)
        assert refused.value.fault.code is FaultCode.STUDY_OPEN_ELSEWHERE
        assert len(keepings(second, ON)) == len(Kept)
    assert store.retentions() == ()


def run(*arguments: object, lang: str = "en") -> Result:
    return CliRunner().invoke(program, ["retention", *map(str, arguments), "--lang", lang])


def test_the_command_lists_sets_and_says_what_is_over(folder: Path) -> None:
    listed = run(folder)
    assert listed.exit_code == 0
    assert "the real names (1): no day was named" in listed.stdout
    assert "Nothing goes by itself." in listed.stdout
    done = run(folder, "--set", "names", "2001-03-01", "--why", "regel 4", lang="nl")
    assert done.exit_code == 0
    listed = run(folder, lang="nl")
    assert listed.exit_code == 1
    assert "de echte namen (1): bewaard tot en met 1 maart 2001, dat is voorbij" in listed.stdout
    assert "regel 4" in listed.stdout
    assert run(folder, "--clear", "names").exit_code == 0
    assert run(folder).exit_code == 0
    with StudyStore.open(folder) as store:
        assert store.real_names()


@pytest.mark.parametrize(
    "wrong", [("names", "01-03-2027"), ("names", "2027-02-30"), ("everything", "2027-03-01")]
)
def test_the_command_refuses_what_it_does_not_understand(folder: Path, wrong: tuple[str, str]) -> None:
    assert run(folder, "--set", *wrong).exit_code == 2
    with StudyStore.open(folder) as store:
        assert store.retentions() == ()
