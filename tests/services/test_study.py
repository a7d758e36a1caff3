"""Opening studies, entering participants, beginning interviews."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.people import Participant
from fotointerview.domain.words import Language
from fotointerview.services.presets import interview_preset
from fotointerview.services.study import (
    DEFAULT_PRESET,
    NewParticipant,
    add_participant,
    begin_interview,
    create_study,
    interview_of,
    open_or_create,
)
from fotointerview.storage.study import StudyStore

PRESET = interview_preset(DEFAULT_PRESET)
OTHER = interview_preset("portret-in-gesprek")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[StudyStore]:
    with create_study(tmp_path / "study", preset=PRESET, language=Language.NL) as made:
        yield made


@pytest.mark.parametrize("language", Language)
def test_without_a_title_a_study_is_called_as_its_preset(tmp_path: Path, language: Language) -> None:
    with create_study(tmp_path / "study", preset=PRESET, language=language) as store:
        assert store.study().title == PRESET.title[language]
        assert store.study().language is language
        assert [role.key for role in store.roles()] == [role.key for role in PRESET.roles]


def test_absent_and_empty_folders_become_studies_and_a_study_is_opened(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("absent", "empty"):
        store, is_new = open_or_create(tmp_path / name, language=Language.NL)
        assert (is_new, store.study().title) == (True, name)
        store.close()
        store, is_new = open_or_create(tmp_path / name, language=Language.EN)
        assert (is_new, store.study().language) == (False, Language.NL)
        store.close()


def test_a_folder_with_something_else_in_it_stays_as_it_is(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Beste")
    with pytest.raises(FaultError) as caught:
        open_or_create(tmp_path, language=Language.NL)
    assert caught.value.fault.code is FaultCode.STUDY_NOT_A_STUDY
    assert list(tmp_path.iterdir()) == [letter]


@pytest.mark.parametrize(
    ("typed", "code"), [("", "P01"), ("  ", "P01"), (" p07 ", "P07"), ("ABC1234", "ABC1234")]
)
def test_a_code_is_a_pseudonym(store: StudyStore, typed: str, code: str) -> None:
    assert add_participant(store, NewParticipant(typed)).code == code


@pytest.mark.parametrize("typed", ["Jan", "P", "12", "P-1", "ABCD1", "P12345", "P٣", "P01 Jan", "../P01"])
def test_a_name_is_no_code(store: StudyStore, typed: str) -> None:
    with pytest.raises(FaultError) as caught:
        add_participant(store, NewParticipant(typed))
    assert caught.value.fault.code is FaultCode.BAD_PARTICIPANT_CODE
    assert store.participants() == ()


def test_a_code_is_given_once(store: StudyStore) -> None:
    add_participant(store, NewParticipant("P01"))
    with pytest.raises(FaultError) as caught:
        add_participant(store, NewParticipant("p01"))
    assert caught.value.fault.code is FaultCode.PARTICIPANT_EXISTS
    assert add_participant(store, NewParticipant()).code == "P02"


def test_an_interview_is_asked_in_the_participants_language(store: StudyStore) -> None:
    participant = add_participant(store, NewParticipant(language=Language.EN))
    own = begin_interview(store, participant, preset=PRESET)
    other = begin_interview(store, participant, preset=PRESET, language=Language.NL)
    assert own.question() == PRESET.question.en
    assert other.question() == PRESET.question.nl
    assert own.zone


def test_who_is_known_goes_on_with_the_latest_interview(store: StudyStore) -> None:
    new: list[Participant] = []
    first = interview_of(store, " p03 ", language=Language.NL, on_new=new.append)
    assert [participant.code for participant in new] == ["P03"]
    assert interview_of(store, "P03", language=Language.NL, on_new=new.append) == first
    assert len(new) == 1
    participant = store.participant_by_code("P03")
    assert participant is not None
    later = begin_interview(store, participant, preset=OTHER)
    assert interview_of(store, "P03", language=Language.NL) == later


def test_the_next_one_gets_the_kind_of_interview_that_was_held_last(store: StudyStore) -> None:
    begin_interview(store, add_participant(store, NewParticipant()), preset=OTHER)
    assert interview_of(store, "P02", language=Language.NL).preset == OTHER.key
