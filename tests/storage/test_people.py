"""The study, its people and its interviews."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from fotointerview.domain.people import Interview, Role
from fotointerview.domain.words import Language
from fotointerview.storage.database import RuleError
from fotointerview.storage.study import ParticipantSpec, RoleSpec, StudyStore
from tests.storage.helpers import DIFFICULT, NOW, add_interview, new_interview


def test_study_and_roles_are_kept(folder: Path) -> None:
    roles = (RoleSpec("wet", "wet", "law"), Role("r2", "loket", 9, "loket", "counter"))
    with StudyStore.create(folder, title=DIFFICULT, language=Language.EN, roles=roles) as store:
        made = store.study()
    with StudyStore.open(folder) as store:
        assert store.study() == made
        assert (made.title, made.language) == (DIFFICULT, Language.EN)
        assert made.created_at.tzinfo is UTC
        assert [(role.key, role.position, role.name_en) for role in store.roles()] == [
            ("wet", 0, "law"),
            ("loket", 1, "counter"),
        ]


def test_participants(store: StudyStore) -> None:
    second = store.add_participant(code="P02", role_key="loket", alias="Vlinder 🦋", language=Language.EN)
    first = store.add_participant(code="P01", role_key=None)
    assert store.participants() == (first, second)
    assert store.participant_by_code("P02") == second
    assert store.participant_by_code("P99") is None
    assert second.role_id == store.roles()[2].id
    assert first.role_id is None


def test_the_next_code(store: StudyStore) -> None:
    assert store.next_code() == "P01"
    for code in ("P03", "X7", "P1b"):
        store.add_participant(code=code)
    assert store.next_code() == "P04"
    store.add_participant(code="P99")
    assert store.next_code() == "P100"


@pytest.mark.parametrize("code", ["", "Jan de Vries", "../P01", "P01/..", "é", ".hidden", "x" * 40, "P01\n"])
def test_codes_that_do_not_fit_a_path_are_refused(store: StudyStore, code: str) -> None:
    with pytest.raises(RuleError):
        store.add_participant(code=code)
    assert store.participants() == ()


def test_a_code_is_given_once_and_only_for_known_roles(store: StudyStore) -> None:
    store.add_participant(code="P01")
    with pytest.raises(RuleError, match="UNIQUE"):
        store.add_participant(code="P01")
    with pytest.raises(RuleError, match="role"):
        store.add_participant(code="P02", role_key="koning")
    assert len(store.participants()) == 1


def test_real_names_are_apart_and_can_be_removed_for_good(store: StudyStore) -> None:
    name = "Wilhelmina Onverwacht"
    for code in ("P01", "P02"):
        store.add_participant(code=code)
        store.set_real_name(code, f"{name} {code}")
    store.set_real_name("P01", f"{name} de Eerste")
    assert store.real_name("P01") == f"{name} de Eerste"
    assert _in_files(store.folder, name)
    store.set_real_name("P01", "")
    assert store.real_name("P01") is None
    assert store.real_name("P02") == f"{name} P02"
    assert not _in_files(store.folder, "de Eerste")
    store.remove_real_names()
    assert store.real_name("P02") is None
    assert not _in_files(store.folder, name)
    assert len(store.participants()) == 2


def _in_files(folder: Path, text: str) -> bool:
    return any(text.encode() in path.read_bytes() for path in folder.glob("study.sqlite*"))


def test_a_name_needs_its_participant(store: StudyStore) -> None:
    with pytest.raises(RuleError):
        store.set_real_name("P77", "Iemand")


def test_interviews_and_their_folders(store: StudyStore) -> None:
    person = store.add_participant(code="P03", role_key="ict", alias="Jan")
    assert store.interview_for(person.id) is None
    evening = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    first = add_interview(store, person.id, at=evening)
    second = add_interview(store, person.id, at=NOW)
    assert (first.folder, second.folder) == ("interviews/2026-11-23 P03", "interviews/2026-11-23 P03 2")
    assert store.absolute(second.folder).joinpath("originals").is_dir()
    assert store.interviews() == (first, second)
    assert store.interview_for(person.id) == second
    assert store.interview(first.id) == first
    assert (first.started_at, first.zone, first.ended_at) == (evening, "Europe/Amsterdam", None)
    assert store.end_interview(first.id, at=NOW).ended_at == NOW


def test_a_folder_that_is_taken_on_disk_is_left_alone(store: StudyStore) -> None:
    taken = store.folder / "interviews" / "2026-11-23 P01"
    taken.mkdir(parents=True)
    taken.joinpath("mine.txt").write_text("mine", encoding="utf-8")
    assert new_interview(store).folder == "interviews/2026-11-23 P01 2"
    assert [path.name for path in taken.iterdir()] == ["mine.txt"]


def test_an_unknown_zone_counts_as_utc(store: StudyStore) -> None:
    person = store.add_participant(code="P01")
    made = store.add_interview(
        participant_id=person.id,
        preset="x",
        question_nl="",
        question_en="",
        language=Language.NL,
        started_at=datetime(2026, 11, 22, 23, 30, tzinfo=UTC),
        zone="Mars/Olympus",
    )
    assert made.folder == "interviews/2026-11-22 P01"


def test_an_interview_that_cannot_be_kept_leaves_no_folder(store: StudyStore) -> None:
    person = store.add_participant(code="P01")
    with pytest.raises(RuleError):
        store.add_interview(
            participant_id=person.id,
            preset="x",
            question_nl="",
            question_en="",
            language="fr",  # type: ignore[arg-type]  # what a damaged setting could hold
            started_at=NOW,
            zone="Europe/Amsterdam",
        )
    assert store.interviews() == ()
    assert list((store.folder / "interviews").iterdir()) == []


def test_paths_never_leave_the_study(store: StudyStore) -> None:
    assert store.absolute("a/b.JPG") == store.folder / "a" / "b.JPG"
    for path in ("../x", "/etc/passwd", "a/../../x", "a\\b"):
        with pytest.raises(ValueError, match="inside"):
            store.absolute(path)


def test_downloads_are_for_known_interviews(store: StudyStore, interview: Interview) -> None:
    assert store.incoming_for(interview.id) == store.folder / ".incoming" / interview.id
    assert store.incoming_for(interview.id).is_dir()
    for wrong in ("../elsewhere", "", interview.id.upper() + "/"):
        with pytest.raises(RuleError):
            store.incoming_for(wrong)


def test_several_participants_are_entered_together_or_not_at_all(store: StudyStore) -> None:
    specs = [
        ParticipantSpec("P02", "loket", "Vlinder", Language.EN, "Anna"),
        ParticipantSpec("P01", None),
        ParticipantSpec("P03", "wet", name="Bo"),
    ]
    made = store.add_participants(specs)
    assert [(person.code, person.alias) for person in made] == [("P02", "Vlinder"), ("P01", ""), ("P03", "")]
    assert sorted(made, key=lambda person: person.code) == list(store.participants())
    assert store.real_names() == {"P02": "Anna", "P03": "Bo"}
    for wrong in (ParticipantSpec("P02"), ParticipantSpec("é"), ParticipantSpec("P05", "nowhere")):
        with pytest.raises(RuleError):
            store.add_participants([ParticipantSpec("P04", "wet", name="Cas"), wrong])
    assert len(store.participants()) == 3
    assert "P04" not in store.real_names()
    assert store.add_participants([]) == ()
