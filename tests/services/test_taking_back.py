"""Deeds as wholes: what a full disk cuts off, what is taken back then, and what ends with an interview."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.history import DeedKind, History
from fotointerview.domain.sayings import Look
from fotointerview.domain.words import Answer, Dimension, Language, MarkKind, Voice
from fotointerview.services import events
from fotointerview.services.presets import interview_preset
from fotointerview.services.study import NewParticipant, add_participant, begin_interview
from tests.services.session_kit import Sitting, jpeg

LINE = (((0.1, 0.2), (0.3, 0.4)),)
MOVED = (((0.2, 0.3), (0.4, 0.5)),)


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Sitting]:
    with Sitting(tmp_path / "study") as sitting:
        yield sitting


def full(*_: object, **__: object) -> None:
    raise FaultError(FaultCode.DISK_FULL)


def history(sitting: Sitting) -> History:
    told = [event.history for event in sitting.heard if isinstance(event, events.HistoryChanged)]
    return told[-1] if told else History()


def other_interview(sitting: Sitting) -> str:
    def begin() -> str:
        who = add_participant(sitting.store, NewParticipant(code="P02", language=Language.NL))
        preset = interview_preset("begripvolle-ambtenaar")
        return begin_interview(sitting.store, who, preset=preset).id

    return sitting.thread.ask(begin).result()


def black_and_white(sitting: Sitting, shot: str) -> None:
    sitting.session.set_look(shot, Look(monochrome=True))


def agreed(sitting: Sitting, shot: str) -> None:
    sitting.session.agree(shot, Dimension.COLOUR, -2)


@pytest.mark.parametrize(
    ("ask", "second"), [(black_and_white, "agree_move"), (agreed, "add_look")], ids=["look", "move"]
)
def test_a_deed_that_a_full_disk_cut_off_half_way_is_done_whole_later_and_taken_back_whole(
    sitting: Sitting,
    monkeypatch: pytest.MonkeyPatch,
    ask: Callable[[Sitting, str], None],
    second: str,
) -> None:
    shot = sitting.shoot().shot.id
    before = sitting.link(shot)
    with monkeypatch.context() as disk:
        disk.setattr(sitting.store, second, full)
        ask(sitting, shot)
        sitting.settle()
        assert sitting.link(shot) == before
        changed = [event.link for event in sitting.heard if isinstance(event, events.LinkChanged)]
        assert not [link for link in changed if link.looks or link.moves_next]
    sitting.session.note(None, "er is weer ruimte")
    sitting.settle()
    done = sitting.link(shot)
    assert done.monochrome
    assert [move.step for move in done.moves_next] == [-2]
    sitting.session.undo()  # the note
    sitting.session.undo()
    sitting.settle()
    assert sitting.link(shot) == before


def test_what_cannot_be_taken_back_now_for_want_of_room_can_be_taken_back_later(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    shot = sitting.shoot().shot.id
    sitting.session.judge(shot, Answer.YES)
    sitting.settle()
    with monkeypatch.context() as disk:
        disk.setattr(sitting.store, "take_back", full)
        sitting.session.undo()
        sitting.settle()
    assert [deed.kind for deed in history(sitting).done] == [DeedKind.JUDGED]
    sitting.session.undo()
    sitting.settle()
    assert sitting.link(shot).judgement is None
    with monkeypatch.context() as disk:
        disk.setattr(sitting.store, "do_again", full)
        sitting.session.redo()
        sitting.settle()
    assert [deed.kind for deed in history(sitting).undone] == [DeedKind.JUDGED]
    sitting.session.redo()
    sitting.settle()
    assert sitting.link(shot).judgement is not None


def test_words_that_still_wait_for_room_are_not_passed_over_by_taking_back(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    shot = sitting.shoot().shot.id
    sitting.session.judge(shot, Answer.YES)
    sitting.settle()
    with monkeypatch.context() as disk:
        disk.setattr(sitting.store, "add_quote", full)
        sitting.session.quote(shot, "dit zei ik")
        sitting.session.undo()
        sitting.settle()
        assert sitting.link(shot).judgement is not None
    sitting.session.undo()
    sitting.settle()
    link = sitting.link(shot)
    assert link.quotes == ()
    assert link.judgement is not None


def test_the_history_ends_with_its_interview(sitting: Sitting) -> None:
    shot = sitting.shoot().shot.id
    sitting.session.quote(shot, "van een ander")
    sitting.settle()
    assert history(sitting).done
    sitting.session.open_interview(other_interview(sitting))
    sitting.settle()
    assert history(sitting) == History()


def test_what_waited_for_room_is_kept_in_its_own_interview_and_stays_there(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    shot = sitting.shoot().shot.id
    sitting.session.draw(shot, MarkKind.STROKES, LINE)
    sitting.settle()
    mark = sitting.link(shot).marks[0].id
    with monkeypatch.context() as disk:
        disk.setattr(sitting.store, "update_mark", full)
        sitting.session.change_mark(mark, strokes=MOVED)
        sitting.session.open_interview(other_interview(sitting))
        sitting.settle()
    sitting.session.note(None, "er is weer ruimte")
    sitting.settle()
    assert sitting.link(shot).marks[0].strokes == MOVED
    assert [deed.kind for deed in history(sitting).done] == [DeedKind.NOTED]


def test_a_description_can_be_taken_back(sitting: Sitting) -> None:
    shot = sitting.shoot().shot.id
    sitting.session.describe(shot, "Iemand achter een bureau.")
    sitting.session.undo()
    sitting.settle()
    assert history(sitting).undone[0].kind is DeedKind.DESCRIBED
    assert sitting.link(shot).shot.alt_text == ""


def test_what_the_camera_refused_is_no_guidance_in_another_interview(sitting: Sitting) -> None:
    shot = sitting.shoot().shot.id
    sitting.session.agree(shot, Dimension.LIGHT, 1)
    sitting.settle()
    sitting.camera.refusing = "no"
    sitting.next_photo()
    sitting.session._director.ask(lambda: None).result()
    sitting.settle()
    sitting.camera.refusing = ""
    sitting.session.open_interview(other_interview(sitting))
    sitting.shoot()
    sitting.settle()
    plans = [event for event in sitting.heard if isinstance(event, events.PlanChanged)]
    assert [plan.refused for plan in plans if plan.refused]
    assert plans[-1].refused == ()


def test_more_colour_keeps_what_was_asked_of_light_on_the_same_shot(sitting: Sitting) -> None:
    shot = sitting.shoot().shot.id
    sitting.session.set_look(shot, Look(exposure_ev=0.5))
    sitting.session.agree(shot, Dimension.COLOUR, -2)
    sitting.settle()
    look = sitting.link(shot).look
    assert look.monochrome
    assert look.exposure_ev == 0.5


def test_a_look_asked_before_the_other_file_came_stays(sitting: Sitting) -> None:
    sitting.shoot()
    sitting.camera.bring("DSC_0100.JPG", jpeg(7), release="r1")
    second = sitting._safe().shot.id
    sitting.session.set_look(second, Look(monochrome=True), voice=Voice.PARTICIPANT)
    sitting.settle()
    sitting.camera.bring("DSC_0100.NEF", jpeg(7) + b"raw", release="r1")
    sitting.settle()
    link = sitting.link(second)
    assert len(link.files) == 2
    assert link.monochrome
    assert not [event for event in sitting.heard if isinstance(event, events.Noticed)]


def test_next_photo_is_taken_though_the_plan_cannot_be_written_down(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    shot = sitting.shoot().shot.id
    sitting.session.agree(shot, Dimension.LIGHT, 1)
    sitting.settle()
    monkeypatch.setattr(sitting.store, "set_move_intended", full)
    sitting.next_photo()
    assert [told.fault.code for told in sitting.heard if isinstance(told, events.Noticed)] == [
        FaultCode.DISK_FULL
    ]
