"""How one looks, as values: which shot lies over which, which lie side by side."""

from dataclasses import replace

import pytest

from fotointerview.domain.aids import Aid
from fotointerview.domain.chain import Link
from fotointerview.domain.sayings import Choice
from fotointerview.domain.words import Answer, Verdict
from fotointerview.gui import looking
from fotointerview.gui.looking import Looking, Overlay, OverlayKind
from tests.gui.fake_session import START, judgement, link

NEW = Looking()


def shots(answers: str, *, chosen: int = 0) -> tuple[Link, ...]:
    """One shot for each sign: y yes, a almost, n no, - not judged; ``chosen`` is a number."""
    said = {"y": Answer.YES, "a": Answer.ALMOST, "n": Answer.NO}
    made = []
    for number, sign in enumerate(answers, start=1):
        one = link(number, judgements=(judgement(number, said[sign]),) if sign in said else ())
        if number == chosen:
            one = replace(one, choice=Choice(one.shot.id, Verdict.CHOSEN, START))
        made.append(one)
    return tuple(made)


@pytest.mark.parametrize(
    ("answers", "chosen", "current", "found"),
    [
        ("yny-", 0, "shot-4", "shot-3"),
        ("yn-y", 0, "shot-4", "shot-1"),  # never the one that is shown
        ("a-n-", 2, "shot-4", "shot-2"),
        ("a-n-", 0, "shot-4", "shot-3"),
        ("----", 0, "shot-2", "shot-1"),
        ("----", 0, "shot-1", "shot-2"),
        ("---", 0, "", "shot-3"),  # live view: the newest
        ("-y-", 0, "", "shot-2"),
        ("-", 0, "shot-1", ""),
        ("-", 0, "", "shot-1"),
        ("", 0, "", ""),
    ],
)
def test_the_one_we_said_yes_to(answers: str, chosen: int, current: str, found: str) -> None:
    assert looking.agreed_shot(shots(answers, chosen=chosen), current) == found


def test_an_overlay_goes_round() -> None:
    links, now, seen = shots("y--"), NEW, []
    for _ in range(4):
        now = looking.cycle_overlay(now, links, current="shot-3")
        seen.append((now.overlay.kind, now.overlay.shot_id))
    assert [kind for kind, _ in seen] == [
        OverlayKind.ONION,
        OverlayKind.SPLIT,
        OverlayKind.OFF,
        OverlayKind.ONION,
    ]
    assert {shot_id for _, shot_id in seen} == {"shot-1"}


def test_an_overlay_keeps_the_shot_that_was_picked_but_never_shows_a_shot_over_itself() -> None:
    links = shots("y--")
    picked = looking.overlay_with(NEW, "shot-2")
    assert picked.overlay == Overlay(OverlayKind.ONION, "shot-2")
    split = looking.cycle_overlay(picked, links, current="shot-3")
    assert (split.overlay.kind, split.overlay.shot_id) == (OverlayKind.SPLIT, "shot-2")
    assert looking.cycle_overlay(picked, links, current="shot-2").overlay.shot_id == "shot-1"
    assert looking.use_agreed(split, links, current="shot-3").overlay == replace(
        split.overlay, shot_id="shot-1"
    )


def test_without_another_shot_nothing_lies_over_this_one() -> None:
    assert looking.cycle_overlay(NEW, shots("-"), current="shot-1") == NEW
    assert looking.overlay_with(looking.overlay_with(NEW, "shot-2"), "").overlay.kind is OverlayKind.OFF


@pytest.mark.parametrize(("wanted", "got"), [(-1, 0.0), (0.3, 0.3), (2, 1.0)])
def test_opacity_stays_within_its_ends(wanted: float, got: float) -> None:
    assert looking.with_opacity(NEW, wanted).overlay.opacity == got


@pytest.mark.parametrize(("wanted", "got"), [(-1, 0.02), (0.3, 0.3), (2, 0.98)])
def test_the_line_of_a_split_stays_within_reach(wanted: float, got: float) -> None:
    assert looking.with_split(NEW, wanted).overlay.split_at == got
    assert not looking.turn_split(NEW).overlay.upright


@pytest.mark.parametrize(
    ("answers", "current", "pair"),
    [
        ("-y--", "shot-4", ("shot-2", "shot-4")),
        ("---y", "shot-2", ("shot-2", "shot-4")),  # time is the order
        ("---", "shot-3", ("shot-2", "shot-3")),
        ("---", "", ("shot-2", "shot-3")),
        ("y-", "token-7", ("shot-1", "shot-2")),
        ("-", "shot-1", ()),
        ("", "", ()),
    ],
)
def test_comparing_begins_with_a_pair(answers: str, current: str, pair: tuple[str, ...]) -> None:
    assert looking.compare(NEW, shots(answers), current=current).compare == pair


def test_up_to_four_are_compared_in_the_order_of_time() -> None:
    links = shots("------")
    now = looking.compare(NEW, links, current="shot-6")
    for shot_id in ("shot-1", "shot-1", "shot-3", "shot-2"):
        now = looking.add_compared(now, links, shot_id=shot_id)
    assert now.compare == ("shot-1", "shot-3", "shot-5", "shot-6")
    now = looking.remove_compared(now, "shot-3")
    assert now.compare == ("shot-1", "shot-5", "shot-6")
    assert looking.leave_compare(now) == NEW
    assert not looking.remove_compared(looking.remove_compared(now, "shot-1"), "shot-5").comparing


def test_what_is_gone_is_looked_at_no_longer() -> None:
    links = shots("----")
    now = looking.overlay_with(looking.compare(NEW, links, current="shot-4"), "shot-1")
    assert looking.settled(now, links) is now
    after = looking.settled(now, links[2:])
    assert after.compare == ("shot-3", "shot-4")
    assert after.overlay.kind is OverlayKind.OFF
    assert looking.settled(now, links[3:]).compare == ()


def test_aids_and_switches_go_round() -> None:
    aids, now = [], NEW
    for _ in range(3):
        now = looking.next_aid(now)
        aids.append(now.aid)
    assert aids == [Aid.CLIPPING, Aid.PEAKING, Aid.NONE]
    for toggle, name in (
        (looking.toggle_loupe, "loupe"),
        (looking.toggle_histogram, "histogram"),
        (looking.toggle_original, "original"),
        (looking.toggle_target, "target"),
    ):
        once = toggle(NEW)
        assert getattr(once, name) is not getattr(NEW, name)
        assert toggle(once) == NEW
