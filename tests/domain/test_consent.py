"""The one gate: what stands on a day, and what may leave, for every course a consent can take."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fotointerview.domain.consent import (
    INSIDE,
    Decision,
    Glance,
    Reason,
    as_grants,
    as_kept,
    day_of,
    ends_on,
    glance,
    may,
    may_quote,
    may_shot,
    standing,
)
from fotointerview.domain.ledger import ConsentEvent, ShotApproval
from fotointerview.domain.words import ConsentKind, Item, Mode, Scope

DAY = date(2026, 11, 25)
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
STRICT = list(Mode)

Kept = Mapping[str, Mapping[str, str]]

BOTH: Kept = {
    "research": {"photo": "named", "quote": "pseudonym"},
    "blog": {"photo": "pseudonym", "name": "named"},
}
GIVEN, REFUSED, NARROWED, WITHDRAWN, EXPIRED, RENEWED = ConsentKind


def event(
    kind: ConsentKind,
    grants: Kept | None = None,
    *,
    at: int = 0,
    since: date | None = None,
    until: date | None = None,
) -> ConsentEvent:
    """An entry of the log, ``at`` minutes after noon."""
    return ConsentEvent(
        id=f"{at:06d}",
        participant_id="p",
        kind=kind,
        grants={scope: dict(items) for scope, items in (grants or {}).items()},
        at=NOON + timedelta(minutes=at),
        language="nl",
        wording_version="1",
        wording_sha256="",
        valid_from=since,
        valid_until=until,
    )


def course(*steps: tuple[ConsentKind, Kept | None]) -> list[ConsentEvent]:
    return [event(kind, grants, at=minute) for minute, (kind, grants) in enumerate(steps)]


def approval(allowed: bool, *, day: date = DAY, at: int = 0) -> ShotApproval:
    moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC) + timedelta(minutes=at)
    return ShotApproval(id=f"{moment.isoformat()}", shot_id="s", allowed=allowed, at=moment)


# What stands after every course of one and of two events


def test_who_was_never_asked_gave_nothing() -> None:
    for item, scope in product(Item, Scope):
        assert may([], item, scope, DAY) == Decision(False, Reason.NEVER_ASKED)
    assert glance([], DAY) is Glance.NONE
    assert not standing([], DAY).asked


@pytest.mark.parametrize(("item", "scope", "mode"), list(product(Item, Scope, Mode)))
def test_one_thing_given_is_that_thing_in_that_scope_in_that_mode_and_no_other(
    item: Item, scope: Scope, mode: Mode
) -> None:
    log = course((GIVEN, {scope.value: {item.value: mode.value}}))
    for other_item, other_scope in product(Item, Scope):
        decision = may(log, other_item, other_scope, DAY)
        if (other_item, other_scope) == (item, scope):
            assert decision == Decision(True, Reason.GRANTED, mode)
        else:
            assert decision == Decision(False, Reason.NOT_GIVEN)


FIRST = {
    GIVEN: (True, Reason.GRANTED),
    REFUSED: (False, Reason.REFUSED),
    NARROWED: (False, Reason.NOT_GIVEN),
    WITHDRAWN: (False, Reason.NOT_GIVEN),
    EXPIRED: (False, Reason.NOT_GIVEN),
    RENEWED: (True, Reason.GRANTED),
}


@pytest.mark.parametrize("kind", ConsentKind)
def test_only_giving_gives(kind: ConsentKind) -> None:
    decision = may(course((kind, BOTH)), Item.PHOTO, Scope.BLOG, DAY)
    assert (decision.allowed, decision.reason) == FIRST[kind]


THEN = {
    GIVEN: Reason.GRANTED,
    REFUSED: Reason.REFUSED,
    NARROWED: Reason.GRANTED,
    WITHDRAWN: Reason.WITHDRAWN,
    EXPIRED: Reason.EXPIRED,
    RENEWED: Reason.GRANTED,
}
GIVES = (GIVEN, RENEWED)


@pytest.mark.parametrize(("first", "second", "third"), list(product(ConsentKind, repeat=3)))
def test_every_course_of_three_events_ends_as_the_table_says(
    first: ConsentKind, second: ConsentKind, third: ConsentKind
) -> None:
    """Every event names the same: the last giving counts, and the first ending after it."""
    reason = None
    for kind in (first, second, third):
        if kind in GIVES:
            reason = Reason.GRANTED
        elif kind is REFUSED or (reason is Reason.GRANTED and kind is not NARROWED):
            reason = THEN[kind]
    log = course((first, BOTH), (second, BOTH), (third, BOTH))
    decision = may(log, Item.PHOTO, Scope.BLOG, DAY)
    assert decision.reason is (reason or Reason.NOT_GIVEN)
    assert decision.allowed is (reason is Reason.GRANTED)


@pytest.mark.parametrize("ending", [REFUSED, WITHDRAWN, EXPIRED])
def test_an_ending_that_names_nothing_ends_everything(ending: ConsentKind) -> None:
    log = course((GIVEN, BOTH), (ending, {}))
    assert standing(log, DAY).grants == {}
    for scope, items in BOTH.items():
        for item in items:
            assert may(log, Item(item), Scope(scope), DAY).reason is THEN[ending]


@pytest.mark.parametrize("ending", [REFUSED, WITHDRAWN, EXPIRED])
@pytest.mark.parametrize("named", [{"blog": {}}, {"blog": {"photo": "pseudonym", "name": "named"}}])
def test_the_end_of_one_scope_leaves_the_others(ending: ConsentKind, named: Kept) -> None:
    log = course((GIVEN, BOTH), (ending, named))
    assert as_kept(standing(log, DAY).grants) == {"research": dict(BOTH["research"])}
    assert may(log, Item.NAME, Scope.BLOG, DAY).reason is THEN[ending]


@pytest.mark.parametrize("ending", [REFUSED, WITHDRAWN, EXPIRED])
def test_the_end_of_one_item_leaves_the_others(ending: ConsentKind) -> None:
    log = course((GIVEN, BOTH), (ending, {"blog": {"photo": "pseudonym"}}))
    assert may(log, Item.PHOTO, Scope.BLOG, DAY) == Decision(False, THEN[ending])
    assert may(log, Item.NAME, Scope.BLOG, DAY) == Decision(True, Reason.GRANTED, Mode.NAMED)
    assert may(log, Item.PHOTO, Scope.RESEARCH, DAY)


def test_refusing_one_scope_is_not_refusing_all() -> None:
    one = course((REFUSED, {"social": {}}))
    assert may(one, Item.PHOTO, Scope.SOCIAL, DAY).reason is Reason.REFUSED
    assert may(one, Item.PHOTO, Scope.BLOG, DAY).reason is Reason.NOT_GIVEN
    everything = course((REFUSED, {}))
    assert {may(everything, item, scope, DAY).reason for item, scope in product(Item, Scope)} == {
        Reason.REFUSED
    }


def test_who_withdrew_and_gives_again_has_given_only_what_was_given_again() -> None:
    log = course((GIVEN, BOTH), (WITHDRAWN, {}), (RENEWED, {"research": {"photo": "pseudonym"}}))
    assert as_kept(standing(log, DAY).grants) == {"research": {"photo": "pseudonym"}}
    assert may(log, Item.PHOTO, Scope.BLOG, DAY).reason is Reason.NOT_GIVEN
    assert glance(log, DAY) is Glance.INSIDE


# Narrowing


@pytest.mark.parametrize(("before", "wanted"), list(product(Mode, Mode)))
def test_narrowing_takes_the_stricter_of_both_modes(before: Mode, wanted: Mode) -> None:
    log = course((GIVEN, {"blog": {"photo": before.value}}), (NARROWED, {"blog": {"photo": wanted.value}}))
    assert may(log, Item.PHOTO, Scope.BLOG, DAY).mode is max(before, wanted, key=STRICT.index)


def test_narrowing_gives_nothing_new_and_ends_what_it_does_not_name() -> None:
    log = course((GIVEN, BOTH), (NARROWED, {"research": {"photo": "named"}, "social": {"photo": "named"}}))
    assert as_kept(standing(log, DAY).grants) == {"research": {"photo": "named"}}
    assert may(log, Item.PHOTO, Scope.SOCIAL, DAY).reason is Reason.NOT_GIVEN
    assert may(log, Item.PHOTO, Scope.BLOG, DAY).reason is Reason.WITHDRAWN


@pytest.mark.parametrize(
    ("first", "second", "stands"),
    [
        ((None, DAY), (None, None), (None, DAY)),
        ((None, None), (None, DAY), (None, DAY)),
        ((None, DAY), (None, DAY + timedelta(9)), (None, DAY)),
        ((None, DAY + timedelta(9)), (None, DAY), (None, DAY)),
        ((DAY, None), (DAY - timedelta(9), None), (DAY, None)),
        ((DAY - timedelta(9), None), (DAY, None), (DAY, None)),
        ((None, None), (DAY, None), (DAY, None)),
    ],
)
def test_narrowing_never_lengthens_the_days(
    first: tuple[date | None, date | None],
    second: tuple[date | None, date | None],
    stands: tuple[date | None, date | None],
) -> None:
    log = [
        event(GIVEN, BOTH, since=first[0], until=first[1]),
        event(NARROWED, BOTH, at=1, since=second[0], until=second[1]),
    ]
    now = standing(log, DAY)
    assert (now.valid_from, now.valid_until) == stands
    assert as_kept(now.grants) == BOTH


def test_narrowing_does_not_wake_what_has_expired() -> None:
    log = [
        event(GIVEN, BOTH, at=-60 * 24 * 9, until=DAY - timedelta(1)),
        event(NARROWED, BOTH, until=DAY + timedelta(99)),
    ]
    assert may(log, Item.PHOTO, Scope.BLOG, DAY) == Decision(False, Reason.EXPIRED)


# Days


@pytest.mark.parametrize(
    ("since", "until", "reason"),
    [
        (None, None, Reason.GRANTED),
        (DAY, None, Reason.GRANTED),
        (None, DAY, Reason.GRANTED),
        (DAY, DAY, Reason.GRANTED),
        (DAY - timedelta(1), DAY + timedelta(1), Reason.GRANTED),
        (None, DAY - timedelta(1), Reason.EXPIRED),
        (DAY + timedelta(1), None, Reason.NOT_YET),
        (DAY + timedelta(1), DAY + timedelta(2), Reason.NOT_YET),
        (DAY + timedelta(1), DAY - timedelta(1), Reason.EXPIRED),
    ],
)
def test_the_first_and_the_last_day_count(since: date | None, until: date | None, reason: Reason) -> None:
    log = [event(GIVEN, BOTH, since=since, until=until)]
    decision = may(log, Item.PHOTO, Scope.BLOG, DAY)
    assert (decision.allowed, decision.reason) == (reason is Reason.GRANTED, reason)
    assert ends_on(log, DAY) == (until if decision else None)


def test_what_has_not_begun_is_not_called_expired() -> None:
    log = [event(GIVEN, BOTH, since=DAY + timedelta(1), until=DAY + timedelta(9))]
    assert glance(log, DAY) is Glance.NOT_YET
    assert glance(log, DAY + timedelta(1)) is Glance.OUTSIDE
    assert glance(log, DAY + timedelta(10)) is Glance.EXPIRED
    assert glance([*log, event(WITHDRAWN, at=1)], DAY) is Glance.WITHDRAWN


def test_what_happens_later_is_not_known_yet() -> None:
    log = [event(GIVEN, BOTH), event(WITHDRAWN, at=60 * 24)]
    assert may(log, Item.PHOTO, Scope.BLOG, DAY)
    assert not may(log, Item.PHOTO, Scope.BLOG, DAY + timedelta(1))
    assert may(log, Item.PHOTO, Scope.BLOG, DAY - timedelta(1)).reason is Reason.NEVER_ASKED


def test_a_renewal_moves_the_last_day() -> None:
    log = [event(GIVEN, BOTH, at=-9999, until=DAY - timedelta(1)), event(RENEWED, BOTH, until=DAY)]
    assert ends_on(log, DAY) == DAY
    assert ends_on(log, DAY + timedelta(1)) is None


@pytest.mark.parametrize("hours", [-10, -5, 0, 1, 13])
def test_who_withdraws_has_withdrawn_within_the_minute_wherever_that_is(hours: int) -> None:
    zone = timezone(timedelta(hours=hours))
    for hour in range(24):
        there = datetime(2026, 11, 25, hour, 30, tzinfo=zone)
        log = [
            replace(event(GIVEN, BOTH), at=there - timedelta(minutes=2)),
            replace(event(WITHDRAWN, at=1), at=there - timedelta(minutes=1)),
        ]
        stored = [replace(one, at=one.at.astimezone(UTC)) for one in log]
        for kept in (log, stored):
            assert may(kept, Item.PHOTO, Scope.BLOG, day_of(there)).reason is Reason.WITHDRAWN
            assert may(kept[:1], Item.PHOTO, Scope.BLOG, day_of(there))


@pytest.mark.parametrize("hours", [-10, 0, 1, 13])
def test_a_last_day_is_over_when_it_is_over_there(hours: int) -> None:
    zone = timezone(timedelta(hours=hours))
    log = [event(GIVEN, BOTH, until=DAY)]
    after = datetime(2026, 11, 26, 0, 1, tzinfo=zone)
    assert may(log, Item.PHOTO, Scope.BLOG, day_of(after)).reason is Reason.EXPIRED


# Words of a newer program


@pytest.mark.parametrize(
    "grants",
    [
        {"hologram": {"photo": "named"}},
        {"blog": {"fingerprint": "named"}},
        {"blog": {"photo": "silhouette"}},
        {"": {"": ""}},
        {"blog": {}},
    ],
)
def test_words_that_are_not_known_give_nothing(grants: Kept) -> None:
    log = [event(GIVEN, grants, until=DAY)]
    assert not any(may(log, item, scope, DAY) for item, scope in product(Item, Scope))
    assert standing(log, DAY).grants == {}
    assert ends_on(log, DAY) is None
    assert glance(log, DAY) is Glance.REFUSED


def test_words_that_are_not_known_do_not_hide_those_that_are() -> None:
    log = course((GIVEN, {"hologram": {"photo": "named"}, "blog": {"photo": "named", "scent": "named"}}))
    assert may(log, Item.PHOTO, Scope.BLOG, DAY)


@pytest.mark.parametrize("ending", [REFUSED, WITHDRAWN, EXPIRED])
@pytest.mark.parametrize(
    ("named", "left"),
    [
        ({"blog": {"photo": "silhouette"}}, {"research": BOTH["research"], "blog": {"name": "named"}}),
        (
            {"blog": {"photo": "silhouette", "name": ""}},
            {"research": BOTH["research"]},
        ),
        ({"blog": {"scent": "named"}}, {"research": BOTH["research"]}),
        ({"blog": {"scent": "named", "photo": "named"}}, {"research": BOTH["research"]}),
        ({"hologram": {}}, BOTH),
        ({"hologram": {}, "research": {}}, {"blog": BOTH["blog"]}),
    ],
)
def test_words_that_are_not_known_keep_nothing_alive(ending: ConsentKind, named: Kept, left: Kept) -> None:
    assert as_kept(standing(course((GIVEN, BOTH), (ending, named)), DAY).grants) == left


def test_narrowing_to_a_mode_that_is_not_known_ends_it() -> None:
    log = course((GIVEN, BOTH), (NARROWED, {"blog": {"photo": "silhouette"}}))
    assert may(log, Item.PHOTO, Scope.BLOG, DAY).reason is Reason.WITHDRAWN


def test_what_is_kept_comes_back_in_order_and_without_empty_scopes() -> None:
    grants = {Scope.ARCHIVE: {Item.VOICE: Mode.NAMED, Item.PHOTO: Mode.PSEUDONYM}, Scope.BLOG: {}}
    kept = as_kept(grants)
    assert kept == {"archive": {"photo": "pseudonym", "voice": "named"}}
    assert list(kept["archive"]) == ["photo", "voice"]
    assert as_grants(kept) == {Scope.ARCHIVE: grants[Scope.ARCHIVE]}


# Shots and quotes


def all_given() -> list[ConsentEvent]:
    return course((GIVEN, {scope.value: {item.value: "pseudonym" for item in Item} for scope in Scope}))


@pytest.mark.parametrize("scope", Scope)
def test_a_shot_goes_along_within_unless_withheld_and_leaves_only_when_let_go(scope: Scope) -> None:
    inside = scope in {Scope.CONVERSATION, Scope.RESEARCH, Scope.INTERNAL}
    assert (scope in INSIDE) is inside
    given_one = Decision(True, Reason.GRANTED, Mode.PSEUDONYM)
    withheld = Decision(False, Reason.SHOT_WITHHELD)
    unsaid = given_one if inside else Decision(False, Reason.SHOT_NOT_APPROVED)
    log = all_given()
    assert may_shot(log, [], scope, DAY) == unsaid
    assert may_shot(log, [approval(True)], scope, DAY) == given_one
    assert may_shot(log, [approval(False)], scope, DAY) == withheld
    assert may_shot(log, [approval(False), approval(True, at=1)], scope, DAY) == given_one
    assert may_shot(log, [approval(True, at=1), approval(False, at=2)], scope, DAY) == withheld
    assert may_shot(log, [approval(False, at=2), approval(True, at=1)], scope, DAY) == withheld
    assert may_shot(log, [approval(True, day=DAY + timedelta(1))], scope, DAY) == unsaid
    assert may_shot([], [approval(True)], scope, DAY) == Decision(False, Reason.NEVER_ASKED)
    gone = [*log, event(WITHDRAWN, at=1)]
    assert may_shot(gone, [approval(True)], scope, DAY) == Decision(False, Reason.WITHDRAWN)


@pytest.mark.parametrize(("scope", "approved"), list(product(Scope, (True, False))))
def test_a_quote_leaves_only_when_it_was_read_back(scope: Scope, approved: bool) -> None:
    decision = may_quote(all_given(), approved, scope, DAY)
    if approved or scope in INSIDE:
        assert decision == Decision(True, Reason.GRANTED, Mode.PSEUDONYM)
    else:
        assert decision == Decision(False, Reason.QUOTE_NOT_APPROVED)
    assert may_quote([], approved, scope, DAY) == Decision(False, Reason.NEVER_ASKED)


def test_the_photo_does_not_open_the_way_for_the_quote() -> None:
    log = course((GIVEN, {"blog": {"photo": "named"}}))
    assert may_shot(log, [approval(True)], Scope.BLOG, DAY)
    assert may_quote(log, True, Scope.BLOG, DAY).reason is Reason.NOT_GIVEN


# In one word

CONVERSATION: Kept = {"conversation": {"photo": "named"}}
INTERNAL: Kept = {"internal": {"photo": "named"}}


@pytest.mark.parametrize(
    ("steps", "word"),
    [
        ([], Glance.NONE),
        ([(GIVEN, {})], Glance.REFUSED),
        ([(REFUSED, {})], Glance.REFUSED),
        ([(GIVEN, CONVERSATION)], Glance.CONVERSATION),
        ([(GIVEN, CONVERSATION), (REFUSED, {"blog": {}})], Glance.CONVERSATION),
        ([(GIVEN, INTERNAL)], Glance.INSIDE),
        ([(GIVEN, {**CONVERSATION, "archive": {"quote": "named"}})], Glance.OUTSIDE),
        ([(GIVEN, BOTH)], Glance.OUTSIDE),
        ([(GIVEN, BOTH), (WITHDRAWN, {"blog": {}})], Glance.INSIDE),
        ([(GIVEN, BOTH), (WITHDRAWN, {})], Glance.WITHDRAWN),
        ([(GIVEN, BOTH), (NARROWED, {})], Glance.WITHDRAWN),
        ([(GIVEN, BOTH), (WITHDRAWN, {}), (REFUSED, {})], Glance.REFUSED),
        ([(GIVEN, BOTH), (EXPIRED, {})], Glance.EXPIRED),
        ([(GIVEN, BOTH), (EXPIRED, {"blog": {}}), (WITHDRAWN, {})], Glance.WITHDRAWN),
        ([(GIVEN, BOTH), (WITHDRAWN, {"blog": {}}), (EXPIRED, {})], Glance.EXPIRED),
        ([(WITHDRAWN, {}), (GIVEN, BOTH)], Glance.OUTSIDE),
    ],
)
def test_at_a_glance(steps: list[tuple[ConsentKind, Kept]], word: Glance) -> None:
    assert glance(course(*steps), DAY) is word


def test_at_a_glance_a_last_day_that_has_passed_is_expired_also_when_a_part_was_withdrawn() -> None:
    log = [event(GIVEN, BOTH, until=DAY), event(WITHDRAWN, {"blog": {}}, at=1)]
    assert glance(log, DAY) is Glance.INSIDE
    assert glance(log, DAY + timedelta(1)) is Glance.EXPIRED


# What holds for every log

scopes = st.sampled_from([*(scope.value for scope in Scope), "hologram"])
items = st.sampled_from([*(item.value for item in Item), "scent"])
modes = st.sampled_from([*(mode.value for mode in Mode), "silhouette"])
grants = st.dictionaries(scopes, st.dictionaries(items, modes, max_size=4), max_size=4)
days = st.none() | st.dates(DAY - timedelta(3), DAY + timedelta(3))


@st.composite
def logs(draw: st.DrawFn) -> list[ConsentEvent]:
    """Up to six events within a few days of :data:`DAY`, some at the same moment."""
    count = draw(st.integers(0, 6))
    return [
        replace(
            event(
                draw(st.sampled_from(ConsentKind)),
                draw(grants),
                at=draw(st.integers(-3, 1)) * 60 * 24,
                since=draw(days),
                until=draw(days),
            ),
            id=f"{number}",
        )
        for number in range(count)
    ]


@given(logs(), st.randoms(use_true_random=False))
def test_the_order_in_which_a_log_is_told_does_not_matter(log: list[ConsentEvent], random: object) -> None:
    told = list(log)
    random.shuffle(told)  # type: ignore[attr-defined]  # hypothesis gives a Random
    assert standing(told, DAY) == standing(log, DAY)
    assert glance(told, DAY) is glance(log, DAY)


@given(logs(), st.sampled_from(list(Item)), st.sampled_from(list(Scope)))
def test_what_may_leave_stands_and_within_its_days(log: list[ConsentEvent], item: Item, scope: Scope) -> None:
    decision, now = may(log, item, scope, DAY), standing(log, DAY)
    assert bool(decision) is (item in now.grants.get(scope, {}))
    assert (decision.reason is Reason.GRANTED) is bool(decision)
    if decision:
        assert decision.mode is now.grants[scope][item]
        assert now.valid_from is None or now.valid_from <= DAY
        assert now.valid_until is None or now.valid_until >= DAY
        given_once = [
            one for one in log if one.kind in GIVES and item.value in one.grants.get(scope.value, {})
        ]
        assert given_once


@given(logs(), st.sampled_from([REFUSED, WITHDRAWN, EXPIRED]))
def test_an_end_of_everything_leaves_nothing(log: list[ConsentEvent], ending: ConsentKind) -> None:
    ended = [*log, replace(event(ending, at=60 * 24), id="z")]
    tomorrow = DAY + timedelta(1)
    assert standing(ended, tomorrow).grants == {}
    assert not any(may(ended, item, scope, tomorrow) for item, scope in product(Item, Scope))
    assert ends_on(ended, tomorrow) is None


@settings(max_examples=200)
@given(logs(), grants, st.sampled_from([NARROWED, REFUSED, WITHDRAWN, EXPIRED]), days, days)
def test_only_giving_widens(
    log: list[ConsentEvent], named: Kept, kind: ConsentKind, since: date | None, until: date | None
) -> None:
    after = [*log, replace(event(kind, named, at=60 * 24, since=since, until=until), id="z")]
    for ahead in range(1, 6):
        day = DAY + timedelta(ahead)
        for item, scope in product(Item, Scope):
            now, before = may(after, item, scope, day), may(log, item, scope, day)
            if now:
                assert before
                assert STRICT.index(now.mode or Mode.NAMED) >= STRICT.index(before.mode or Mode.NAMED)


@given(logs(), st.lists(st.booleans(), max_size=3), st.sampled_from(list(Scope)))
def test_the_word_on_a_shot_only_takes_away(log: list[ConsentEvent], said: list[bool], scope: Scope) -> None:
    decision = may_shot(log, [approval(one, at=nth) for nth, one in enumerate(said)], scope, DAY)
    if decision:
        assert decision == may(log, Item.PHOTO, scope, DAY)
        assert said[-1:] != [False]
        assert scope in INSIDE or said[-1:] == [True]
