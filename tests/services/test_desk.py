"""The desk on a real study: who is in it, beginning, going on, and the sheet beside it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fotointerview.domain.faults import FaultCode
from fotointerview.domain.words import Verdict
from fotointerview.services.desk import InterviewBegun, Refused, SheetFailed, SheetMade, StudyLoaded
from fotointerview.services.study import DEFAULT_PRESET, NewParticipant
from tests.services.desk_kit import FrontDesk


@pytest.fixture
def front(tmp_path: Path) -> Iterator[FrontDesk]:
    with FrontDesk(tmp_path / "Nieuw onderzoek") as desk:
        yield desk


def test_a_new_study_has_roles_and_the_first_code_and_nobody(front: FrontDesk) -> None:
    front.desk.load()
    loaded = front.wait(StudyLoaded)
    assert loaded.people == ()
    assert loaded.next_code == "P01"
    assert [role.key for role in loaded.roles] == ["wet", "beleid", "ict", "uitvoering", "loket"]
    assert loaded.study.title == "Nieuw onderzoek"
    assert not loaded.read_only


def test_beginning_enters_who_it_is_and_opens_their_interview(front: FrontDesk) -> None:
    interview = front.begin(role="ict", alias=" Elian ")
    loaded = [event for event in front.heard if isinstance(event, StudyLoaded)][-1]
    (person,) = loaded.people
    assert (person.participant.code, person.participant.alias) == ("P01", "Elian")
    assert person.role is not None
    assert person.role.key == "ict"
    assert [held.id for held in person.interviews] == [interview]
    assert loaded.next_code == "P02"
    assert front.place.session.interview_id == interview


@pytest.mark.parametrize(
    ("code", "fault"),
    [("p01", FaultCode.PARTICIPANT_EXISTS), ("Jan de Vries", FaultCode.BAD_PARTICIPANT_CODE)],
)
def test_a_code_that_cannot_be_is_told_at_the_desk_and_changes_nothing(
    front: FrontDesk, code: str, fault: FaultCode
) -> None:
    first = front.begin()
    front.desk.begin(NewParticipant(code), preset_key=DEFAULT_PRESET)
    assert front.wait(Refused).fault.code is fault
    loaded = front.wait(StudyLoaded)
    assert [person.participant.code for person in loaded.people] == ["P01"]
    assert loaded.next_code == "P02"
    assert front.place.session.interview_id == first
    assert front.noticed == []


def test_what_nobody_foresaw_is_told_as_well(front: FrontDesk) -> None:
    front.desk.begin(NewParticipant(), preset_key="there-is-no-such-preset")
    assert front.wait(Refused).fault.code is FaultCode.PROGRAM_ERROR
    assert [person.interviews for person in front.wait(StudyLoaded).people] == [()]


def test_a_second_interview_with_the_same_participant(front: FrontDesk) -> None:
    first = front.begin()
    front.desk.load()
    participant = front.wait(StudyLoaded).people[0].participant
    front.desk.begin_again(participant.id, preset_key="portret-in-gesprek")
    second = front.wait(InterviewBegun).interview_id
    front.desk.load()
    (person,) = front.wait(StudyLoaded).people
    assert [held.id for held in person.interviews] == [first, second]
    assert [held.preset for held in person.interviews] == [DEFAULT_PRESET, "portret-in-gesprek"]


def test_going_on_brings_new_shots_to_the_interview_that_was_picked(front: FrontDesk) -> None:
    first = front.begin()
    front.begin()
    front.desk.go_on(first)
    assert front.wait(InterviewBegun).interview_id == first
    assert front.shoot().shot.interview_id == first


def test_shots_are_counted_and_only_a_chosen_one_is_the_portrait(front: FrontDesk) -> None:
    front.begin()
    links = [front.shoot() for _ in range(4)]
    for link, verdict in zip(links, (Verdict.CHOSEN, Verdict.CHOSEN, Verdict.NO, Verdict.MAYBE), strict=True):
        front.place.session.choose(link.shot.id, verdict)
    front.begin()
    front.shoot()
    front.desk.load()
    loaded = front.wait(StudyLoaded)
    one, other = loaded.people
    assert (one.shots, other.shots) == (4, 1)
    assert one.portrait is not None
    assert one.portrait.shot.id == links[1].shot.id
    assert other.portrait is None


def test_the_sheet_is_made_entered_and_never_written_over(front: FrontDesk) -> None:
    interview = front.begin()
    front.shoot()
    front.desk.make_sheet(interview)
    first = front.wait(SheetMade).path
    front.desk.make_sheet(interview)
    second = front.wait(SheetMade).path
    assert first != second
    assert all(path.read_bytes().startswith(b"%PDF") for path in (first, second))
    runs = front.place.store_thread.ask(front.place.store.exports).result()
    assert {name for run in runs for name in run.files} == {first.name, second.name}


def test_who_stops_listening_hears_nothing(front: FrontDesk) -> None:
    others: list[object] = []
    stop = front.desk.subscribe(others.append)
    stop()
    front.desk.load()
    front.wait(StudyLoaded)
    assert others == []


def test_a_sheet_to_take_home_that_fails_is_told_where_it_was_asked(front: FrontDesk) -> None:
    interview = front.begin()
    front.desk.make_sheet("no such interview")
    assert front.wait(SheetFailed).fault.code is FaultCode.PROGRAM_ERROR
    front.shoot()
    front.desk.make_sheet(interview)
    assert front.wait(SheetMade).path.exists()


def test_the_ledger_says_who_took_the_sheet_home(front: FrontDesk) -> None:
    interview = front.begin("P07")
    front.shoot()
    front.desk.make_sheet(interview)
    front.wait(SheetMade)
    (run,) = front.place.store_thread.ask(front.place.store.exports).result()
    assert run.recipient == "P07"
