"""What the participant's window shows and keeps from them, by table; no Qt."""

import itertools
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest

from fotointerview.domain.aids import Aid
from fotointerview.domain.chain import Words
from fotointerview.domain.sayings import Choice, Note
from fotointerview.domain.words import Answer, Dimension, Language, Verdict, Voice
from fotointerview.gui import participant_view as facing
from fotointerview.gui import state
from fotointerview.gui.looking import Looking
from fotointerview.gui.participant_place import FACING_SMALLEST, facing_place, rest_of
from fotointerview.gui.participant_sizes import PENCIL, TOUCH, sizes
from fotointerview.gui.participant_view import Facing, follow, participant_view
from fotointerview.gui.state import PendingShot, RoomState
from fotointerview.gui.window_place import SHARING, ScreenArea, WindowPlace
from tests.gui import fake_session
from tests.gui.fake_session import START, judgement, link, mark, move

REJECTED = Choice("shot-2", Verdict.NO, START)


def room(*verdicts: Verdict | None, current: int = 0, live: bool = False) -> RoomState:
    """A room with a shot for every verdict; ``current`` is the number of the one that is looked at, or the last."""
    links = [
        link(at, choice=Choice(f"shot-{at}", verdict, START) if verdict else None)
        for at, verdict in enumerate(verdicts, start=1)
    ]
    made = state.select(RoomState(chain=fake_session.chain(*links)), f"shot-{current or len(links)}")
    return replace(made, side=replace(made.side, live=live))


def test_it_follows_what_the_researcher_looks_at() -> None:
    now = follow(Facing(), room(None, None, None))
    assert now.showing == "shot-3"
    assert follow(now, room(None, None, None, current=1)).showing == "shot-1"


def test_while_the_researcher_looks_at_a_rejected_shot_the_one_before_stays() -> None:
    now = follow(Facing(), room(None, Verdict.NO, None, current=1))
    after = follow(now, room(None, Verdict.NO, None, current=2))
    assert after.showing == "shot-1"
    assert follow(after, room(None, Verdict.NO, None, current=3)).showing == "shot-3"


def test_a_shot_that_is_rejected_while_it_is_shown_goes_and_comes_back_when_it_is_taken_back() -> None:
    now = facing.toggle_freeze(follow(Facing(), room(None, None)), room(None, None))
    gone = follow(now, room(None, Verdict.NO))
    assert (gone.showing, gone.frozen) == ("", False)
    assert follow(gone, room(None, None)).showing == "shot-2"


@pytest.mark.parametrize("verdicts", list(itertools.product((None, Verdict.NO, Verdict.CHOSEN), repeat=3)))
@pytest.mark.parametrize("live", [False, True])
def test_no_way_of_looking_leads_to_a_rejected_shot(verdicts: tuple[Verdict | None, ...], live: bool) -> None:
    rejected = {f"shot-{at}" for at, verdict in enumerate(verdicts, start=1) if verdict is Verdict.NO}
    rooms = [room(*verdicts, current=at, live=live) for at in (1, 2, 3)]
    steps: tuple[Callable[[Facing, RoomState], Facing], ...] = (
        lambda now, seen: follow(now, seen),
        lambda now, seen: facing.step(now, seen, -1),
        lambda now, seen: facing.step(now, seen, 1),
        facing.toggle_freeze,
        facing.go_to_newest,
        lambda now, seen: facing.set_drawing(now, seen, True),
    )
    for deeds in itertools.product(itertools.product(steps, rooms[::2]), repeat=2):
        now = follow(Facing(), rooms[1])
        for deed, seen in deeds:
            now = deed(follow(now, seen), seen)
            shown = participant_view(seen, now)
            assert shown.key not in rejected
            assert shown.shot_id not in rejected
            assert facing.picture(seen, shown, study_folder=Path()) is None or shown.key not in rejected


def test_another_interview_begins_with_nothing_of_the_one_before() -> None:
    before = replace(follow(Facing(), room(None, None)), frozen=True, drawing=True)
    other = RoomState(
        chain=replace(fake_session.chain(), interview=replace(fake_session.interview(Language.EN), id="i2"))
    )
    assert participant_view(other, before).key == ""
    after = follow(replace(before, mirror=True), other)
    assert after == Facing("i2", mirror=True)
    assert participant_view(other, after).language is Language.EN


def test_frozen_it_keeps_its_shot_and_a_new_one_waits_until_it_is_tapped() -> None:
    now = facing.toggle_freeze(follow(Facing(), room(None, None)), room(None, None))
    looked = room(None, None, current=1)
    now = follow(now, looked)
    assert (now.showing, participant_view(looked, now).waiting) == ("shot-2", False)
    shot = room(None, None, None)
    now = follow(now, shot)
    assert (now.showing, participant_view(shot, now).waiting) == ("shot-2", True)
    now = follow(facing.go_to_newest(now, shot), shot)
    assert (now.showing, now.frozen, participant_view(shot, now).waiting) == ("shot-3", False, False)
    assert follow(now, room(None, None, None, current=1)).showing == "shot-1"


def test_a_rejected_newcomer_does_not_wait() -> None:
    now = facing.toggle_freeze(follow(Facing(), room(None, None)), room(None, None))
    assert not participant_view(room(None, None, Verdict.NO), now).waiting


def test_a_thawed_window_shows_what_the_researcher_shows() -> None:
    looked = room(None, None, current=1)
    now = follow(facing.toggle_freeze(follow(Facing(), room(None, None)), room(None, None)), looked)
    assert facing.toggle_freeze(now, looked).showing == "shot-1"


def test_without_a_shot_there_is_nothing_to_freeze_and_nothing_to_draw_on() -> None:
    empty = room()
    now = follow(Facing(), empty)
    assert not facing.toggle_freeze(now, empty).frozen
    assert not facing.set_drawing(now, empty, True).drawing


def test_page_keys_walk_over_what_may_be_seen_and_the_newest_follows_again() -> None:
    seen = room(None, Verdict.NO, None)
    back = facing.step(follow(Facing(), seen), seen, -1)
    assert (back.showing, back.frozen) == ("shot-1", True)
    assert facing.step(back, seen, -1) == back
    there = facing.step(back, seen, 1)
    assert (there.showing, there.frozen) == ("shot-3", False)


def test_looking_back_from_live_view_begins_with_the_newest_shot() -> None:
    seen = room(None, None, live=True)
    now = follow(Facing(), seen)
    assert participant_view(seen, now).live
    back = facing.step(now, seen, -1)
    assert (participant_view(seen, back).key, participant_view(seen, back).live) == ("shot-2", False)
    assert participant_view(seen, facing.step(back, seen, 1)).live


def test_drawing_keeps_the_shot_and_putting_the_pencil_away_follows() -> None:
    now = facing.set_drawing(follow(Facing(), room(None)), room(None), True)
    came = room(None, None)
    now = follow(now, came)
    assert (now.showing, participant_view(came, now).waiting) == ("shot-1", True)
    assert facing.set_drawing(now, came, False).showing == "shot-2"


def test_a_shot_on_its_way_keeps_its_place_when_it_gets_its_name() -> None:
    coming = replace(room(None), pending=(PendingShot("token"),), current="token")
    now = facing.toggle_freeze(follow(Facing(), coming), coming)
    safe = replace(room(None, None), aliases={"token": "shot-2"})
    assert (follow(now, safe).showing, follow(now, safe).known) == ("shot-2", "shot-2")
    assert participant_view(coming, now).shot_id == ""


def test_blank_says_nothing_may_be_done_and_gives_no_picture() -> None:
    seen = room(None)
    now = facing.toggle_blank(facing.set_drawing(follow(Facing(), seen), seen, True))
    shown = participant_view(seen, now)
    assert (shown.blank, shown.drawing, shown.shot_id, shown.newest_id) == (True, False, "", "")
    assert facing.picture(seen, shown, study_folder=Path()) is None
    assert facing.step(now, seen, -1) == now
    assert not facing.toggle_blank(now).blank


def test_answers_speak_of_the_shot_shown_and_scales_of_the_newest() -> None:
    links = (
        link(1, judgements=(judgement(1, Answer.ALMOST),), moves_next=(move(1, Dimension.LIGHT, 2),)),
        link(2, moves_next=(move(2, Dimension.FOCUS, -1),)),
    )
    seen = state.select(RoomState(chain=fake_session.chain(*links)), "shot-1")
    shown = participant_view(seen, follow(Facing(), seen))
    assert (shown.shot_id, shown.answer, shown.newest_id) == ("shot-1", Answer.ALMOST, "shot-2")
    assert (shown.steps[Dimension.LIGHT], shown.steps[Dimension.FOCUS]) == (0, -1)


def test_only_the_participants_own_line_can_be_taken_back() -> None:
    marks = (
        mark(1, (0, 0), (1, 1), voice=Voice.PARTICIPANT, name="own"),
        mark(1, (0, 0), (1, 1), name="hers"),
    )
    seen = state.select(RoomState(chain=fake_session.chain(link(1, marks=marks))), "shot-1")
    shown = participant_view(seen, follow(Facing(), seen))
    assert (shown.undo_mark, shown.marks) == ("own", marks)
    assert participant_view(seen, follow(Facing(), seen), read_only=True).undo_mark == ""


def test_only_what_the_interview_speaks_of_has_a_scale() -> None:
    seen = room(None)
    shown = participant_view(
        seen, follow(Facing(), seen), offered=(Dimension.POSE, Dimension.FOCUS, Dimension.LIGHT)
    )
    assert (shown.scales, shown.has_monochrome) == ((Dimension.LIGHT, Dimension.FOCUS), False)


def test_no_note_name_or_path_is_in_the_view() -> None:
    chain = fake_session.chain(link(1), link(2, choice=REJECTED))
    chain = replace(
        chain,
        participant=replace(chain.participant, alias="Elian"),
        words=Words(notes=(Note("n", "i1", "shot-1", "GEHEIM", START),)),
    )
    seen = state.select(RoomState(chain=chain), "shot-1")
    shown = participant_view(seen, follow(Facing(), seen))
    told = " ".join(str(getattr(shown, field.name)) for field in fields(shown))
    assert "shot-1" in told
    assert [secret for secret in ("GEHEIM", "P03", "Elian", ".JPG", "originals") if secret in told] == []


def test_the_researchers_aids_do_not_lie_over_the_participants_picture() -> None:
    aided = Looking(aid=Aid.PEAKING, histogram=True, original=True)
    seen = replace(room(None), looking=aided)
    source = facing.picture(seen, participant_view(seen, follow(Facing(), seen)), study_folder=Path())
    assert source is not None
    assert (source.key, source.aid, source.histogram) == ("shot-1", Aid.NONE, False)


# ── sizes and places ──────────────────────────────────────────────────────────────────────────────────────

WINDOWS = [(1366, 768), (1920, 1080), (1024, 600), (1080, 1920), (3840, 2160), (683, 768), (600, 1024)]


@pytest.mark.parametrize("text", [100, 200])
@pytest.mark.parametrize("window", WINDOWS)
def test_everything_can_be_touched_and_the_picture_keeps_most_of_the_window(
    window: tuple[int, int], text: int
) -> None:
    now = sizes(*window, scales=4, text=text)
    assert min(now.button, now.tool) >= TOUCH
    assert now.tool >= PENCIL
    assert 3 * now.answer_width + 2 * now.gap <= window[0]
    rows = -(-now.scales // now.columns)
    below = now.question * 1.4 + now.button + rows * (now.label * 1.45 + max(TOUCH, now.knob + 4))
    below += 5 * now.gap + (now.tool + now.gap if now.tools_apart else 0)
    assert below < window[1] * 0.52


def test_a_larger_window_has_larger_words() -> None:
    assert sizes(1366, 768, scales=3).question == 28
    assert sizes(3840, 2160, scales=3).question > 70


ONE = [ScreenArea(0, 0, 1920, 1080)]
TWO = [*ONE, ScreenArea(1920, 0, 1280, 1024)]


@pytest.mark.parametrize(
    ("wanted", "screens", "place"),
    [
        (None, TWO, WindowPlace(1920, 0, 1280, 1024, maximised=True)),
        (None, ONE, WindowPlace(960, 0, 960, 1080)),
        (WindowPlace(1920, 0, 1280, 1024, maximised=True), ONE, WindowPlace(960, 0, 960, 1080)),
        (
            WindowPlace(1920, 0, 1280, 1024, maximised=True),
            TWO,
            WindowPlace(1920, 0, 1280, 1024, maximised=True),
        ),
        (WindowPlace(100, 50, 800, 700), ONE, WindowPlace(100, 50, 800, 700)),
        (WindowPlace(2000, 50, 800, 700), ONE, WindowPlace(560, 190, 800, 700)),
        (None, [ScreenArea(0, 0, 1080, 1920)], WindowPlace(0, 960, 1080, 960)),
        (None, [], None),
    ],
)
def test_the_second_screen_is_whole_and_the_only_one_is_shared(
    wanted: WindowPlace | None, screens: list[ScreenArea], place: WindowPlace | None
) -> None:
    assert facing_place(wanted, whole=screens, usable=screens, main=0) == place


@pytest.mark.parametrize(
    "screen",
    [
        ScreenArea(0, 0, 1280, 720),
        ScreenArea(0, 30, 1366, 738),
        ScreenArea(0, 0, 1920, 1040),
        ScreenArea(-1440, 25, 1440, 875),
        ScreenArea(0, 0, 1080, 1920),
    ],
)
def test_on_one_screen_both_windows_can_be_seen_whole(screen: ScreenArea) -> None:
    facing = facing_place(None, whole=[screen], usable=[screen], main=0)
    assert facing is not None
    rest = rest_of(screen, facing)
    assert rest is not None
    for place, least in ((facing, FACING_SMALLEST), (rest, SHARING)):
        assert place.width >= least[0]
        assert place.height >= least[1]
        assert screen.x <= place.x <= place.x + place.width <= screen.x + screen.width
        assert screen.y <= place.y <= place.y + place.height <= screen.y + screen.height
    beside = rest.x + rest.width <= facing.x or facing.x + facing.width <= rest.x
    assert beside or rest.y + rest.height <= facing.y


@pytest.mark.parametrize(
    ("facing", "rest"),
    [
        (WindowPlace(0, 0, 700, 1080), WindowPlace(700, 0, 1220, 1080)),
        (WindowPlace(900, 200, 600, 600), WindowPlace(0, 0, 900, 1080)),
        (WindowPlace(600, 200, 700, 700), None),
        (WindowPlace(1920, 0, 700, 700), None),
        (WindowPlace(-700, 0, 700, 700), None),
        (WindowPlace(0, 0, 1920, 1080, maximised=True), None),
    ],
)
def test_the_rest_is_what_the_participants_window_leaves(
    facing: WindowPlace, rest: WindowPlace | None
) -> None:
    assert rest_of(ONE[0], facing) == rest
