"""The room's state, by table and without Qt."""

from dataclasses import replace

import pytest

from fotointerview.domain.camera import CameraState, CameraStatus
from fotointerview.domain.faults import Fault, FaultCode
from fotointerview.domain.words import Answer, Dimension
from fotointerview.gui import room_words, state
from fotointerview.gui.state import RoomState
from fotointerview.services.events import (
    CameraChanged,
    ChainLoaded,
    FileReady,
    InterviewLeft,
    LinkChanged,
    Noticed,
    PlanChanged,
    SessionEvent,
    ShotAnnounced,
    ShotFailed,
    ShotSafe,
    ThumbnailReady,
)
from tests.gui.fake_session import chain, judgement, link, move, status

LOST = Fault(FaultCode.CAMERA_LOST)
LOADED = ChainLoaded(chain(link(1), link(2)))


def after(*events: SessionEvent, start: RoomState | None = None) -> RoomState:
    now = start or RoomState()
    for event in events:
        now = state.reduce(now, event)
    return now


@pytest.mark.parametrize(
    ("events", "keys", "current"),
    [
        ((), (), ""),
        ((ChainLoaded(chain()),), (), ""),
        ((LOADED,), ("shot-1", "shot-2"), "shot-2"),
        ((LOADED, ShotAnnounced("t", 1)), ("shot-1", "shot-2", "t"), "t"),
        (
            (LOADED, ShotAnnounced("t", 1), ShotSafe("t", link(3), 2)),
            ("shot-1", "shot-2", "shot-3"),
            "shot-3",
        ),
        ((LOADED, ShotAnnounced("t", 1), ShotFailed("t", LOST)), ("shot-1", "shot-2"), "shot-2"),
        (
            (LOADED, ShotAnnounced("t", 1), ShotAnnounced("u", 1), ShotSafe("t", link(3), 2)),
            ("shot-1", "shot-2", "shot-3", "u"),
            "u",
        ),
        ((ChainLoaded(chain()), LinkChanged(link(1))), ("shot-1",), "shot-1"),
        ((LinkChanged(link(1)),), (), ""),
        # A second file of the same shot (RAW beside JPEG) adds no second shot.
        (
            (
                LOADED,
                ShotAnnounced("t", 1),
                ShotSafe("t", link(3), 2),
                ShotAnnounced("u", 1),
                ShotSafe("u", link(3), 3),
            ),
            ("shot-1", "shot-2", "shot-3"),
            "shot-3",
        ),
    ],
)
def test_which_shots_there_are_and_which_is_shown(
    events: tuple[SessionEvent, ...], keys: tuple[str, ...], current: str
) -> None:
    now = after(*events)
    assert now.keys == keys
    assert now.current == current


def test_what_is_here_of_a_shot_on_its_way() -> None:
    now = after(LOADED, ShotAnnounced("t", 1), ThumbnailReady("t", b"jpeg"), FileReady("t", "/in/x.JPG"))
    assert now.pending_shot == state.PendingShot("t", b"jpeg", "/in/x.JPG")
    assert after(ShotSafe("t", link(3), 2), start=now).aliases == {"t": "shot-3"}


def test_another_interview_starts_afresh_and_late_shots_stay_with_theirs() -> None:
    before = after(LOADED, ShotAnnounced("t", 1), PlanChanged("shot-2", ()))
    other = replace(chain(), interview=replace(chain().interview, id="i2"))
    now = after(ChainLoaded(other), start=before)
    assert (now.keys, now.current) == ((), "")
    assert after(ShotSafe("t", link(3), 2), LinkChanged(link(3)), start=now).keys == ()


def test_a_thumbnail_of_an_unknown_token_changes_nothing() -> None:
    now = after(LOADED)
    assert state.reduce(now, ThumbnailReady("?", b"jpeg")) == now


def test_a_changed_link_takes_the_old_ones_place() -> None:
    judged = link(1, judgements=(judgement(1, Answer.NO),))
    now = after(LOADED, LinkChanged(judged))
    assert now.links == (judged, link(2))
    assert now.current == "shot-2"


def test_a_second_load_keeps_what_is_shown() -> None:
    now = state.select(after(LOADED), "shot-1")
    assert after(ChainLoaded(chain(link(1), link(2), link(3))), start=now).current == "shot-1"
    assert after(ChainLoaded(chain(link(2), link(3))), start=now).current == "shot-3"


@pytest.mark.parametrize(
    ("start", "by", "then"),
    [
        ("shot-2", -1, "shot-1"),
        ("shot-1", -1, "shot-1"),
        ("shot-1", 1, "shot-2"),
        ("shot-2", 1, "shot-2"),
        ("shot-2", -99, "shot-1"),
        ("shot-1", 99, "shot-2"),
    ],
)
def test_walking_along_the_strip(start: str, by: int, then: str) -> None:
    assert state.step(state.select(after(LOADED), start), by).current == then


def test_walking_where_there_is_nothing() -> None:
    assert state.step(RoomState(), 1) == RoomState()
    assert state.select(RoomState(), "shot-1") == RoomState()


def test_words_being_typed_are_not_taken_away_by_a_new_shot() -> None:
    typing = state.hold(after(LOADED), state.Hold.TYPING, True)
    arrived = after(ShotAnnounced("t", 1), ShotSafe("t", link(3), 2), start=typing)
    assert arrived.current == "shot-2"
    assert state.hold(arrived, state.Hold.TYPING, False).current == "shot-3"


def test_ending_to_type_without_a_new_shot_moves_nowhere() -> None:
    back = state.select(after(LOADED), "shot-1")
    typing = state.hold(back, state.Hold.TYPING, True)
    assert state.hold(typing, state.Hold.TYPING, False).current == "shot-1"


def test_who_looks_for_himself_while_typing_is_left_there() -> None:
    typing = state.hold(after(LOADED), state.Hold.TYPING, True)
    chosen = state.select(after(ShotAnnounced("t", 1), start=typing), "shot-1")
    assert state.hold(chosen, state.Hold.TYPING, False).current == "shot-1"


def test_camera_and_plan_are_as_last_told() -> None:
    now = after(LOADED, CameraChanged(status(CameraState.LOST)), PlanChanged("shot-2", ()))
    assert now.status.state is CameraState.LOST
    assert now.plan == ()


def test_the_same_fault_twice_is_one_notice_and_the_newest_is_last() -> None:
    full = Fault(FaultCode.DISK_FULL)
    now = after(Noticed(LOST), Noticed(full), Noticed(LOST))
    assert now.notices == (full, LOST)
    assert state.dismiss(now, LOST).notices == (full,)


def test_a_shot_that_failed_is_a_notice() -> None:
    assert after(LOADED, ShotAnnounced("t", 1), ShotFailed("t", LOST)).notices == (LOST,)


def test_a_flood_of_notices_keeps_the_newest() -> None:
    flood = [Noticed(Fault(FaultCode.FILE_SHORT, {"name": str(at)})) for at in range(50)]
    notices = after(*flood).notices
    assert len(notices) == 20
    assert notices[-1] == flood[-1].fault


def test_the_newest_shot_is_where_the_next_photo_starts() -> None:
    now = state.select(after(LOADED), "shot-1")
    assert now.link == link(1)
    assert now.last == link(2)
    moved = link(2, moves_next=(move(2, Dimension.LIGHT, 1),))
    assert after(LinkChanged(moved), start=now).last == moved


def test_what_keeps_the_camera_away_is_said_once_and_taken_back_when_it_is_over() -> None:
    away = CameraStatus(CameraState.SEARCHING, fault=Fault(FaultCode.NO_CAMERA))
    state = after(CameraChanged(away))
    state = after(CameraChanged(away), start=state)
    assert state.notices == (Fault(FaultCode.NO_CAMERA),)
    claimed = CameraStatus(CameraState.SEARCHING, fault=Fault(FaultCode.CAMERA_CLAIMED))
    state = after(CameraChanged(claimed), start=state)
    assert state.notices == (Fault(FaultCode.CAMERA_CLAIMED),)
    state = after(CameraChanged(CameraStatus(CameraState.READY)), start=state)
    assert state.notices == ()


def test_of_an_interview_that_is_left_nothing_is_shown_but_the_camera_and_what_went_wrong() -> None:
    now = after(LOADED, CameraChanged(status()), Noticed(LOST), ShotAnnounced("t", 1), InterviewLeft())
    assert (now.chain, now.links, now.keys, now.current) == (None, (), (), "")
    assert now.history == RoomState().history
    assert now.status == status()
    assert LOST in now.notices
    assert now.left
    assert "No interview is open" in room_words.next_step(now)
    assert room_words.next_step(RoomState()) == "", "it is only not here yet"
    again = after(LOADED, start=now)
    assert not again.left
    assert again.current == again.links[-1].shot.id
