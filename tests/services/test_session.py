import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest

from fotointerview.camera import messages
from fotointerview.domain.faults import Fault, FaultCode, FaultError
from fotointerview.domain.plan import Executor
from fotointerview.domain.sayings import Look
from fotointerview.domain.words import Answer, Dimension, MarkKind, Verdict, Voice
from fotointerview.services import events
from fotointerview.services.study import interview_of
from tests.services.session_kit import Sitting


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Sitting]:
    with Sitting(tmp_path / "study") as made:
        yield made


def test_a_shot_goes_from_release_to_safe_in_the_order_people_see_it(sitting: Sitting) -> None:
    link = sitting.shoot()
    kinds = [type(event) for event in sitting.heard]
    steps = [events.ShotAnnounced, events.ThumbnailReady, events.FileReady, events.ShotSafe]
    assert [kind for kind in kinds if kind in steps] == steps
    assert link.shot.number == 1
    file = link.display_file
    assert file is not None
    assert (sitting.store.folder / file.path).stat().st_size == file.size
    assert file.path.endswith("originals/FI_0001.JPG")


def test_everything_said_is_in_the_study(sitting: Sitting) -> None:
    session, shot = sitting.session, sitting.shoot().shot.id
    session.judge(shot, Answer.ALMOST)
    session.give_reason(shot, "bijna: «ogen» #1 ]")
    session.quote(shot, "Net als wij 😀 kan ik geen kleur bekennen.")
    session.quote(None, "Los gezegd")
    session.draw(shot, MarkKind.PIN, (((0.1, 0.2), (0.3, 0.4)),), voice=Voice.PARTICIPANT)
    session.set_look(shot, Look(monochrome=True))
    session.choose(shot, Verdict.CHOSEN)
    session.describe(shot, "Een gezicht in het licht")
    sitting.settle()
    link = sitting.link(shot)
    assert link.judgement is not None
    assert link.judgement.answer is Answer.ALMOST
    assert link.judgement.reason == "bijna: «ogen» #1 ]"
    assert [quote.verbatim for quote in link.quotes] == ["Net als wij 😀 kan ik geen kleur bekennen."]
    assert link.marks[0].voice is Voice.PARTICIPANT
    assert link.marks[0].strokes == (((0.1, 0.2), (0.3, 0.4)),)
    assert link.monochrome
    assert link.chosen
    assert link.shot.alt_text == "Een gezicht in het licht"
    chain = sitting.thread.ask(lambda: sitting.store.chain(sitting.interview_id)).result()
    assert [quote.verbatim for quote in chain.loose_quotes] == ["Los gezegd"]


def test_a_change_of_mind_is_a_second_judgement_and_the_same_answer_is_not(sitting: Sitting) -> None:
    shot = sitting.shoot().shot.id
    for answer in (Answer.NO, Answer.NO, Answer.YES):
        sitting.session.judge(shot, answer)
    sitting.settle()
    assert [said.answer for said in sitting.link(shot).judgements] == [Answer.NO, Answer.YES]


def test_the_plan_is_set_read_back_and_bound_to_the_next_shot(sitting: Sitting) -> None:
    shot = sitting.shoot().shot.id
    sitting.session.agree(shot, Dimension.LIGHT, 2)
    sitting.session.agree(shot, Dimension.FRAMING, 0, words="iets naar links")
    sitting.settle()
    plan = [event for event in sitting.heard if isinstance(event, events.PlanChanged)][-1]
    assert [line.executor for line in plan.lines] == [Executor.CAMERA, Executor.PEOPLE]
    following = sitting.next_photo()
    assert sitting.camera.status.settings[plan.lines[0].setting].value == "2"  # type: ignore[index]
    assert {move.dimension for move in following.moves_here} == {Dimension.LIGHT, Dimension.FRAMING}
    before = sitting.link(shot)
    assert all(move.to_shot_id == following.shot.id for move in before.moves_next)
    light = next(move for move in before.moves_next if move.dimension is Dimension.LIGHT)
    assert light.intended == "exposure_compensation: 0 → 2"


def test_after_the_next_photo_the_plan_is_empty(sitting: Sitting) -> None:
    shot = sitting.shoot().shot.id
    sitting.session.agree(shot, Dimension.LIGHT, 1)
    sitting.next_photo()
    sitting.settle()
    assert [event for event in sitting.heard if isinstance(event, events.PlanChanged)][-1].lines == ()


def test_black_and_white_goes_on_until_colour_is_asked_for(sitting: Sitting) -> None:
    first = sitting.shoot().shot.id
    sitting.session.agree(first, Dimension.COLOUR, -2)
    second = sitting.next_photo()
    third = sitting.shoot()
    sitting.session.agree(third.shot.id, Dimension.COLOUR, 2)
    fourth = sitting.next_photo()
    assert [second.monochrome, third.monochrome, fourth.monochrome] == [True, True, False]
    assert sitting.link(first).monochrome  # seen at once on the shot it was agreed on
    assert not sitting.link(third.shot.id).monochrome


def test_a_little_less_colour_and_taken_back(sitting: Sitting) -> None:
    shot = sitting.shoot().shot.id
    sitting.session.agree(shot, Dimension.COLOUR, -1)
    sitting.settle()
    assert sitting.link(shot).look.saturation == -0.5
    sitting.session.agree(shot, Dimension.COLOUR, 0)
    sitting.settle()
    assert sitting.link(shot).look == Look()
    assert sitting.link(shot).moves_next == ()
    assert len(sitting.link(shot).looks) == 2


def test_black_and_white_on_the_newest_shot_is_a_move_and_on_an_older_one_is_not(sitting: Sitting) -> None:
    first, second = sitting.shoot().shot.id, sitting.shoot().shot.id
    sitting.session.set_look(first, Look(monochrome=True))
    sitting.session.set_look(second, Look(monochrome=True))
    sitting.settle()
    assert sitting.link(first).moves_next == ()
    (move,) = sitting.link(second).moves_next
    assert (move.dimension, move.step) == (Dimension.COLOUR, -2)


def test_a_release_that_did_not_go_off_is_told(sitting: Sitting) -> None:
    sitting.camera.broken = True
    sitting.session.shoot()
    event = sitting.wait(events.Noticed)
    assert isinstance(event, events.Noticed)
    assert event.fault.code is FaultCode.NOT_FIRED


def test_the_same_file_announced_twice_is_one_shot(sitting: Sitting) -> None:
    sitting.shoot()
    arrived = sitting.camera.deliver()
    sitting.wait(events.ShotSafe)
    sitting.session.camera_event(arrived)
    sitting.wait(events.LinkChanged)
    assert sitting.thread.ask(sitting.store.shot_count).result() == 2


def test_what_is_under_way_reaches_its_own_interview(sitting: Sitting) -> None:
    def other() -> str:
        from fotointerview.domain.words import Language

        return interview_of(sitting.store, "P02", language=Language.NL).id

    arrived_in = sitting.camera.destination
    second = sitting.thread.ask(other).result()
    sitting.session.open_interview(second)
    sitting.wait(events.ChainLoaded)
    assert sitting.camera.destination != arrived_in
    sitting.camera.destination = arrived_in
    sitting.camera.deliver()
    safe = sitting.wait(events.ShotSafe)
    assert isinstance(safe, events.ShotSafe)
    assert safe.link.shot.interview_id == sitting.interview_id


def test_a_file_left_by_a_crash_is_taken_in_when_loading(sitting: Sitting) -> None:
    sitting.camera.tell = lambda event: None
    sitting.camera.deliver()
    sitting.session.load()
    before = sitting.wait(events.ChainLoaded)
    loaded = sitting.wait(events.ChainLoaded)
    assert isinstance(before, events.ChainLoaded)
    assert isinstance(loaded, events.ChainLoaded)
    assert before.chain.links == ()
    assert [link.shot.number for link in loaded.chain.links] == [1]


def test_a_mark_can_be_taken_away(sitting: Sitting) -> None:
    shot = sitting.shoot().shot.id
    sitting.session.draw(shot, MarkKind.PIN, (((0.1, 0.2), (0.3, 0.4)),))
    sitting.settle()
    sitting.session.erase(sitting.link(shot).marks[0].id)
    sitting.settle()
    assert sitting.link(shot).marks == ()


def test_words_that_a_full_disk_refused_are_kept_at_the_next_chance(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    shot = sitting.shoot().shot.id

    def full(*_: object, **__: object) -> None:
        raise FaultError(FaultCode.DISK_FULL)

    with monkeypatch.context() as disk:
        disk.setattr(sitting.store, "add_quote", full)
        sitting.session.quote(shot, "this I said")
        told = sitting.wait(events.Noticed)
        assert isinstance(told, events.Noticed)
        assert told.fault.code is FaultCode.DISK_FULL
    sitting.session.quote(shot, "and this")
    sitting.settle()
    assert [quote.words for quote in sitting.link(shot).quotes] == ["this I said", "and this"]


def test_a_shot_that_the_disk_refused_is_asked_for_again_when_there_is_room(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    aim = sitting.camera.set_destination

    def listen(directory: Path) -> Future[None]:
        asked.append(directory)
        return aim(directory)

    monkeypatch.setattr(sitting.camera, "set_destination", listen)
    fault = Fault(FaultCode.DISK_FULL, {"name": "DSC_0009.JPG"})
    sitting.session.camera_event(messages.FileFailed("t9", "DSC_0009.JPG", fault))
    assert not asked
    sitting.shoot()
    sitting.wait(events.ChainLoaded)
    sitting.shoot()
    sitting.settle()
    assert asked == [sitting.store.incoming_for(sitting.interview_id)]


def test_leaving_waits_for_the_shot_that_is_under_way(sitting: Sitting) -> None:
    now = time.monotonic_ns()
    sitting.session.camera_event(messages.FileAnnounced("t-DSC_0001.JPG", "/DCIM", "DSC_0001.JPG", now, now))
    late = threading.Timer(0.2, sitting.camera.deliver)
    late.start()
    sitting.session.settle(20)
    late.join()
    assert sitting.thread.ask(sitting.store.shot_count).result() == 1


def test_leaving_does_not_wait_for_a_shot_that_failed(sitting: Sitting) -> None:
    now = time.monotonic_ns()
    sitting.session.camera_event(messages.FileAnnounced("t-DSC_0001.JPG", "/DCIM", "DSC_0001.JPG", now, now))
    fault = Fault(FaultCode.FILE_SHORT)
    sitting.session.camera_event(messages.FileFailed("t-DSC_0001.JPG", "DSC_0001.JPG", fault))
    sitting.session.settle(1000)


def test_a_jpeg_cut_short_is_kept_and_told(sitting: Sitting) -> None:
    tell = sitting.camera.tell
    sitting.camera.tell = lambda event: tell(
        replace(event, damaged=True) if isinstance(event, messages.FileArrived) else event
    )
    shot = sitting.shoot()
    told = [event.fault for event in sitting.heard if isinstance(event, events.Noticed)]
    assert told == [Fault(FaultCode.FILE_DAMAGED, {"name": "DSC_0001.JPG"})]
    assert shot.shot.damaged
    assert sitting.link(shot.shot.id).files


def test_a_shot_whose_moves_are_done_is_told_once(sitting: Sitting) -> None:
    shot = sitting.shoot().shot.id
    for dimension in (Dimension.LIGHT, Dimension.DISTANCE, Dimension.FOCUS):
        sitting.session.agree(shot, dimension, 1)
    sitting.settle()
    before = len(sitting.heard)
    sitting.next_photo()
    told = [event for event in sitting.heard[before:] if isinstance(event, events.LinkChanged)]
    assert [event.link.shot.id for event in told] == [shot]
    assert len(told[0].link.moves_next) == 3
