"""A study at work: which interview one comes back to, and what happens where nothing may be written."""

import socket
from pathlib import Path

import pytest

from fotointerview.camera.supervisor import CameraSupervisor
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.people import Interview
from fotointerview.domain.words import Language
from fotointerview.services.desk import Refused, StudyLoaded
from fotointerview.services.study import DEFAULT_PRESET, NewParticipant, interview_of
from fotointerview.services.workplace import Workplace
from fotointerview.storage import opening
from tests.services.desk_kit import FrontDesk

NL = Language.NL


@pytest.fixture
def held(tmp_path: Path) -> dict[str, Interview]:
    """Interviews with P01 and P02, P02's the latest."""
    with Workplace.open(tmp_path / "study", language=NL) as place:

        def task() -> dict[str, Interview]:
            return {code: interview_of(place.store, code, language=NL) for code in ("P01", "P02")}

        return place.store_thread.ask(task).result()


def test_a_new_study_waits_for_its_first_interview(tmp_path: Path) -> None:
    with Workplace.open(tmp_path / "a" / "study", language=NL) as place:
        assert place.study_is_new
        assert place.new_participant is None
        assert place.session.interview_id == ""


@pytest.mark.parametrize(
    ("code", "remembered", "comes_to"),
    [(None, "", "P02"), (None, "P01", "P01"), (None, "P77", "P02"), ("P01", "P02", "P01")],
)
def test_one_comes_back_to_the_interview_one_left(
    tmp_path: Path, held: dict[str, Interview], code: str | None, remembered: str, comes_to: str
) -> None:
    with Workplace.open(tmp_path / "study", language=NL, code=code, remembered=remembered) as place:
        assert place.session.interview_id == held[comes_to].id
        assert not place.study_is_new
        assert place.new_participant is None


def test_a_code_nobody_has_is_entered_and_told(tmp_path: Path, held: dict[str, Interview]) -> None:
    with Workplace.open(tmp_path / "study", language=NL, code="p03") as place:
        assert place.new_participant is not None
        assert place.new_participant.code == "P03"
        assert place.session.interview_id not in {interview.id for interview in held.values()}


def test_a_bad_code_leaves_no_thread_and_no_lock(tmp_path: Path, held: dict[str, Interview]) -> None:
    with pytest.raises(FaultError) as caught:
        Workplace.open(tmp_path / "study", language=NL, code="Jan")
    assert caught.value.fault.code is FaultCode.BAD_PARTICIPANT_CODE
    with Workplace.open(tmp_path / "study", language=NL) as place:
        assert place.session.interview_id == held["P02"].id


def test_a_camera_that_is_none_is_told_before_anything_is_let_go(tmp_path: Path) -> None:
    with Workplace.open(tmp_path / "study", language=NL) as place:
        place.connect("simulated")
        before = place.camera
        with pytest.raises(FaultError) as none:
            place.connect_beside("polaroid")
        assert none.value.fault.code is FaultCode.BAD_CAMERA_SPEC
        assert place.camera is before


def test_a_study_that_cannot_be_written_opens_says_so_and_starts_no_camera(
    tmp_path: Path, held: dict[str, Interview], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "can_write", lambda _path: False)
    with FrontDesk(tmp_path / "study", camera=False) as front:
        assert front.place.session.interview_id == held["P02"].id
        with pytest.raises(FaultError) as caught:
            front.place.connect("simulated")
        assert caught.value.fault.code is FaultCode.STUDY_READ_ONLY
        front.place.connect_beside("simulated")
        front.desk.load()
        assert front.wait(StudyLoaded).read_only
        front.desk.begin(NewParticipant(), preset_key=DEFAULT_PRESET)
        assert front.wait(Refused).fault.code is FaultCode.STUDY_READ_ONLY
        front.desk.go_on(held["P01"].id)  # looking is allowed
        front.settle()
        assert front.place.session.interview_id == held["P01"].id
    assert FaultCode.STUDY_READ_ONLY in {event.fault.code for event in front.noticed}


def test_closing_while_a_camera_is_looked_for_leaves_nothing(tmp_path: Path) -> None:
    with socket.socket() as nobody:  # an address that takes the connection and never answers
        nobody.bind(("127.0.0.1", 0))
        nobody.listen()
        with Workplace.open(tmp_path / "study", language=NL, code="P01") as place:
            place.connect_beside(f"ptpip:127.0.0.1:{nobody.getsockname()[1]}")
    assert not (tmp_path / "study" / "study.sqlite-wal").exists()


def test_the_camera_process_knows_from_its_start_where_shots_go(
    tmp_path: Path, held: dict[str, Interview], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else it may look at the card before it knows the study: what was left of a crash would count as old."""
    told: list[Path | None] = []
    monkeypatch.setattr(CameraSupervisor, "start", lambda self: told.append(self._keeper.memory().directory))
    with Workplace.open(tmp_path / "study", language=NL, code="P02") as place:
        place.connect("simulated")
        assert told == [place.store.incoming_for(held["P02"].id)]
