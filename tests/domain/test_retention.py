"""Where a day until which something is kept stands to today."""

from datetime import date, timedelta

import pytest

from fotointerview.domain.ledger import Retention
from fotointerview.domain.retention import Kept, Term, a_year_after, kinds, term

ON = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (None, Term.NONE),
        (-400, Term.PASSED),
        (-1, Term.PASSED),
        (0, Term.SOON),
        (1, Term.SOON),
        (30, Term.SOON),
        (31, Term.RUNNING),
        (4000, Term.RUNNING),
    ],
)
def test_the_last_day_itself_still_counts(days: int | None, expected: Term) -> None:
    until = None if days is None else ON + timedelta(days=days)
    assert term(until, ON) is expected
    assert expected.is_due is (days is not None and days <= 30)


def test_what_another_program_named_is_not_lost() -> None:
    named = [Retention("sound", ON), Retention("names", ON), Retention("keys", ON)]
    assert kinds(named) == (*Kept, "keys", "sound")
    assert kinds([]) == tuple(Kept)


@pytest.mark.parametrize(
    ("until", "later"),
    [
        (None, date(2027, 11, 25)),
        (date(2020, 1, 1), date(2027, 11, 25)),
        (date(2026, 12, 1), date(2027, 12, 1)),
        (date(2028, 2, 29), date(2029, 2, 28)),
    ],
)
def test_a_year_longer_is_always_in_the_future(until: date | None, later: date) -> None:
    assert a_year_after(until, ON) == later
