import pytest

from fotointerview.domain.colour import BLACK_AND_WHITE, NATURAL, on_rung, rung_of, step_between
from fotointerview.domain.sayings import Look


@pytest.mark.parametrize("rung", range(5))
def test_a_rung_is_where_it_was_put(rung: int) -> None:
    assert rung_of(on_rung(Look(exposure_ev=1.0), rung)) == rung
    assert on_rung(Look(exposure_ev=1.0), rung).exposure_ev == 1.0


def test_the_ends_hold() -> None:
    assert rung_of(on_rung(Look(), -3)) == BLACK_AND_WHITE
    assert rung_of(on_rung(Look(), 9)) == 4
    assert on_rung(Look(monochrome=True), NATURAL) == Look()


@pytest.mark.parametrize(
    ("before", "after", "step"),
    [(2, 0, -2), (0, 2, 2), (2, 1, -1), (2, 2, 0), (4, 0, -2), (0, 4, 2), (2, 3, 1)],
)
def test_a_step_is_the_way_between_two_rungs(before: int, after: int, step: int) -> None:
    assert step_between(on_rung(Look(), before), on_rung(Look(), after)) == step
