"""The camera's side of the room's state, by table and without Qt."""

from dataclasses import replace

import pytest

from fotointerview.domain.camera import Ability, CameraState, CameraStatus, SettingName
from fotointerview.domain.faults import Fault, FaultCode
from fotointerview.gui import camera_side, state
from fotointerview.gui.camera_side import Asked, Guides, LiveSign, Outcome, Said
from fotointerview.gui.state import RoomState
from fotointerview.services.events import (
    CameraChanged,
    CardCleared,
    CardCounted,
    ChainLoaded,
    CopyChanged,
    Noticed,
    SeriesChanged,
    SessionEvent,
    SettingAnswered,
    SettingAsked,
    ShotAnnounced,
    ShotFailed,
    ShotSafe,
    UnderWayChanged,
)
from tests.gui.fake_session import away, chain, link, setting, status

READY = CameraChanged(status())
LIVE = CameraChanged(status(CameraState.LIVE))
LOST = CameraChanged(away())
LOADED = ChainLoaded(chain(link(1), link(2)))
REFUSED = Fault(FaultCode.CAMERA_REFUSED, {"words": "not in this mode"})
ISO = SettingName.ISO


def after(*events: SessionEvent, start: RoomState | None = None) -> RoomState:
    now = start or RoomState()
    for event in events:
        now = state.reduce(now, event)
    return now


def live(*events: SessionEvent) -> RoomState:
    """A room with two shots under live view, and what happened then."""
    return after(*events, start=after(LIVE, start=state.toggle_live(after(LOADED, READY))))


@pytest.mark.parametrize(
    ("told", "wanted", "said"),
    [
        (status(), True, None),
        (status(CameraState.CAPTURING), True, None),
        (status(abilities=frozenset({Ability.DELETE})), False, Said.NO_LIVE_VIEW),
        (CameraStatus(CameraState.SEARCHING), False, Said.NOT_CONNECTED),
        (away(), False, Said.NOT_CONNECTED),
    ],
)
def test_live_view_is_wanted_where_it_can_be_had_and_else_said_why_not(
    told: CameraStatus, wanted: bool, said: Said | None
) -> None:
    now = state.toggle_live(after(LOADED, CameraChanged(told)))
    assert (now.side.live, now.side.said) == (wanted, said)


@pytest.mark.parametrize(
    ("events", "is_live", "current", "missed"),
    [
        ((), True, "shot-2", False),
        ((ShotAnnounced("t", 1),), False, "t", False),
        ((ShotAnnounced("t", 1), ShotSafe("t", link(3), 2)), False, "shot-3", False),
        ((SeriesChanged(2, 1), ShotAnnounced("t", 1)), True, "shot-2", True),
        ((SeriesChanged(2, 1), ShotAnnounced("t", 1), ShotSafe("t", link(3), 2)), True, "shot-2", True),
        ((SeriesChanged(2, 1), ShotAnnounced("t", 1), SeriesChanged(0)), True, "shot-2", True),
        ((SeriesChanged(2, 1), SeriesChanged(0), ShotAnnounced("t", 1)), False, "t", False),
        ((Noticed(Fault(FaultCode.LIVE_VIEW_STOPPED)),), False, "shot-2", False),
        ((Noticed(Fault(FaultCode.CARD_FULL)),), True, "shot-2", False),
        ((LOST,), True, "shot-2", False),
        ((ShotAnnounced("t", 1), ShotFailed("t", REFUSED)), False, "shot-2", False),
    ],
)
def test_a_new_shot_ends_live_view_unless_a_series_goes_on(
    events: tuple[SessionEvent, ...], is_live: bool, current: str, missed: bool
) -> None:
    now = live(*events)
    assert (now.side.live, now.current, now.missed) == (is_live, current, missed)


def test_while_live_view_is_seen_no_shot_is_judged() -> None:
    assert live().link is None
    assert live().last == link(2)
    assert state.leave_live(live()).link == link(2)


def test_leaving_live_view_goes_to_what_came_meanwhile() -> None:
    went_on = live(SeriesChanged(2, 1), ShotAnnounced("t", 1), ShotSafe("t", link(3), 2))
    assert state.toggle_live(went_on).current == "shot-3"
    assert state.leave_live(state.select(live(), "shot-1")).current == "shot-1"


def test_a_shot_that_is_clicked_takes_the_place_of_live_view() -> None:
    now = state.select(live(), "shot-2")
    assert not now.side.live
    assert now.link == link(2)


def test_words_and_a_series_together_leave_live_view_alone() -> None:
    typing = state.hold(live(SeriesChanged(3, 1)), state.Hold.TYPING, True)
    arrived = after(ShotAnnounced("t", 1), start=typing)
    assert state.hold(arrived, state.Hold.TYPING, False).side.live


@pytest.mark.parametrize(
    ("before", "events", "order"),
    [
        (after(LOADED, READY), (), None),
        (live(), (ShotAnnounced("t", 1),), False),
        (live(), (Noticed(Fault(FaultCode.LIVE_VIEW_STOPPED)),), False),
        (live(), (LOST,), None),
        (live(LOST), (READY,), True),
        (live(LOST), (CameraChanged(CameraStatus(CameraState.CONNECTING)),), None),
        (live(), (READY,), None),
        (after(LOADED, LOST), (READY,), None),
    ],
)
def test_what_is_asked_of_the_camera(
    before: RoomState, events: tuple[SessionEvent, ...], order: bool | None
) -> None:
    assert state.live_order(before, after(*events, start=before)) is order


def test_the_key_asks_for_live_view_and_for_its_end() -> None:
    shots = after(LOADED, READY)
    seen = state.toggle_live(shots)
    assert state.live_order(shots, seen) is True
    assert state.live_order(seen, state.toggle_live(seen)) is False


@pytest.mark.parametrize(
    ("now", "sign"),
    [
        (after(READY), LiveSign.OFF),
        (after(LIVE), LiveSign.OFF),
        (state.toggle_live(after(READY)), LiveSign.COMING),
        (live(), LiveSign.LIVE),
        (live(CameraChanged(status(CameraState.CAPTURING))), LiveSign.COMING),
        (live(LOST), LiveSign.AWAY),
        (live(CameraChanged(CameraStatus(CameraState.SEARCHING))), LiveSign.AWAY),
        (live(LOST, READY), LiveSign.COMING),
        (live(LOST, READY, LIVE), LiveSign.LIVE),
    ],
)
def test_the_picture_says_what_it_is(now: RoomState, sign: LiveSign) -> None:
    assert camera_side.live_sign(now.side, now.status) is sign


def test_the_lines_go_round() -> None:
    side = camera_side.CameraSide()
    seen = []
    for _ in range(4):
        side = camera_side.next_guides(side)
        seen.append(side.guides)
    assert seen == [Guides.THIRDS, Guides.HEAD_ROOM, Guides.NONE, Guides.THIRDS]


@pytest.mark.parametrize(
    ("events", "asked", "value"),
    [
        ((), None, "400"),
        ((SettingAsked(ISO, "800"),), Asked("800"), "400"),
        (
            (SettingAsked(ISO, "800"), SettingAnswered(ISO, "800", setting(ISO, "800"))),
            Asked("800", Outcome.SET),
            "800",
        ),
        (
            (SettingAsked(ISO, "800"), SettingAnswered(ISO, "800", fault=REFUSED)),
            Asked("800", Outcome.REFUSED, REFUSED),
            "400",
        ),
        # The camera tells where it stands as well as why.
        (
            (SettingAsked(ISO, "800"), SettingAnswered(ISO, "800", setting(ISO, "640"), REFUSED)),
            Asked("800", Outcome.REFUSED, REFUSED),
            "640",
        ),
        # A second wish before the first is answered: the first answer does not end the second.
        (
            (
                SettingAsked(ISO, "800"),
                SettingAsked(ISO, "100"),
                SettingAnswered(ISO, "800", setting(ISO, "800")),
            ),
            Asked("100"),
            "800",
        ),
        # The camera's own report of the same value changes nothing, a turned dial ends it.
        (
            (
                SettingAsked(ISO, "800"),
                SettingAnswered(ISO, "800", setting(ISO, "800")),
                CameraChanged(status(more={ISO: "800"})),
            ),
            Asked("800", Outcome.SET),
            "800",
        ),
        (
            (
                SettingAsked(ISO, "800"),
                SettingAnswered(ISO, "800", fault=REFUSED),
                CameraChanged(status(more={ISO: "200"})),
            ),
            None,
            "200",
        ),
        ((SettingAsked(ISO, "800"), CameraChanged(status(more={ISO: "200"}))), Asked("800"), "200"),
    ],
)
def test_a_setting_is_pending_then_set_or_refused(
    events: tuple[SessionEvent, ...], asked: Asked | None, value: str
) -> None:
    now = after(READY, *events)
    assert now.side.asked.get(ISO) == asked
    assert now.status.settings[ISO].value == value


def test_what_was_said_is_taken_back_when_it_no_longer_holds() -> None:
    now = state.toggle_live(after(LOST))
    assert now.side.said is Said.NOT_CONNECTED
    assert after(LOST, start=now).side.said is Said.NOT_CONNECTED
    assert after(READY, start=now).side.said is None
    assert state.select(state.toggle_live(after(LOADED, LOST)), "shot-1").side.said is None


def test_copies_card_and_files_under_way_are_as_last_told() -> None:
    now = after(CopyChanged("/copy", 3, 4), CardCounted(4, 3), UnderWayChanged(2))
    assert (now.side.copies.done, now.side.card, now.side.under_way) == (3, CardCounted(4, 3), 2)
    assert after(CardCleared(3, 1), start=now).side.card == CardCleared(3, 1)


def test_a_count_of_the_card_is_over_with_the_next_shot_and_the_next_interview() -> None:
    counted = after(LOADED, CardCounted(4, 4))
    assert after(ShotAnnounced("t", 1), start=counted).side.card is None
    other = replace(chain(), interview=replace(chain().interview, id="i2"))
    assert after(ChainLoaded(other), start=counted).side.card is None
    assert after(LOADED, start=counted).side.card == CardCounted(4, 4)
