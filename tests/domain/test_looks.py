from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fotointerview.domain import looks
from fotointerview.domain.looks import Difference, Ratio, Side
from fotointerview.domain.sayings import WHOLE, Box, Look, Point

RED = (0.7, 0.25, 0.05)
CROP: Box = (0.25, 0.0, 0.5, 1.0)


@pytest.mark.parametrize(
    ("change", "value", "then"),
    [
        (looks.with_exposure, 0.5, Look(exposure_ev=0.5)),
        (looks.with_exposure, 9.0, Look(exposure_ev=2.0)),
        (looks.with_exposure, -9.0, Look(exposure_ev=-2.0)),
        (looks.with_contrast, 3.0, Look(contrast=1.0)),
        (looks.with_saturation, -3.0, Look(saturation=-1.0)),
        (looks.with_warmth, -0.4, Look(warmth=-0.4)),
        (looks.with_soft, -0.4, Look()),
        (looks.with_soft, 2.0, Look(soft=1.0)),
    ],
)
def test_one_side_changes_within_its_bounds(
    change: Callable[[Look, float], Look], value: float, then: Look
) -> None:
    assert change(Look(), value) == then
    kept = Look(monochrome=True, mix=RED, crop=CROP)
    assert replace(change(kept, value), exposure_ev=0, contrast=0, saturation=0, warmth=0, soft=0) == kept


@given(st.tuples(*[st.floats(-1, 3)] * 3))
def test_a_mix_always_sums_to_one(weights: tuple[float, float, float]) -> None:
    look = looks.with_mix(Look(), weights)
    assert look.monochrome
    assert sum(look.mix) == pytest.approx(1)
    assert min(look.mix) >= 0


def test_a_mix_of_nothing_is_neutral() -> None:
    assert looks.with_mix(Look(mix=RED), (0.0, 0.0, -1.0)).mix == looks.NEUTRAL_MIX


@pytest.mark.parametrize(
    ("mix", "channel", "weight", "then"),
    [
        ((0.5, 0.25, 0.25), 0, 0.8, (0.8, 0.1, 0.1)),
        ((0.2, 0.6, 0.2), 2, 0.6, (0.1, 0.3, 0.6)),
        ((1.0, 0.0, 0.0), 0, 0.4, (0.4, 0.3, 0.3)),
        ((0.2, 0.3, 0.5), 1, 1.0, (0.0, 1.0, 0.0)),
        ((0.2, 0.3, 0.5), 1, 7.0, (0.0, 1.0, 0.0)),
        ((1.0, 0.0, 0.0), 1, 0.25, (0.75, 0.25, 0.0)),
    ],
)
def test_one_weight_is_as_it_was_asked_and_the_others_share_the_rest(
    mix: tuple[float, float, float], channel: int, weight: float, then: tuple[float, float, float]
) -> None:
    look = looks.with_weight(Look(mix=mix, soft=0.5), channel, weight)
    assert look.mix == pytest.approx(then)
    assert look.monochrome
    assert look.soft == 0.5


def test_a_preset_never_changes_the_frame() -> None:
    assert looks.dressed(Look(crop=CROP, soft=1), Look(warmth=0.3)) == Look(warmth=0.3, crop=CROP)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (Look(), Look(), ()),
        (Look(), Look(monochrome=True), (Difference(Side.MONOCHROME, 1.0),)),
        (Look(monochrome=True, mix=RED), Look(mix=RED), (Difference(Side.MONOCHROME, -1.0),)),
        (
            Look(),
            Look(monochrome=True, mix=RED),
            (Difference(Side.MONOCHROME, 1.0), Difference(Side.MIX)),
        ),
        (Look(monochrome=True), Look(monochrome=True, mix=RED), (Difference(Side.MIX),)),
        (Look(mix=RED), Look(), ()),
        (Look(exposure_ev=0.5), Look(exposure_ev=-0.5), (Difference(Side.LIGHT, -1.0),)),
        (
            Look(contrast=-0.25, warmth=0.5),
            Look(contrast=0.25, warmth=0.25, soft=0.5),
            (Difference(Side.CONTRAST, 0.5), Difference(Side.WARMTH, -0.25), Difference(Side.SOFT, 0.5)),
        ),
        (Look(), Look(saturation=0.5), (Difference(Side.SATURATION, 0.5),)),
        (Look(monochrome=True), Look(monochrome=True, saturation=0.5), ()),
        (Look(), Look(crop=CROP), (Difference(Side.CROP, -0.5),)),
        (Look(crop=CROP), Look(crop=(0.5, 0.0, 0.5, 1.0)), (Difference(Side.CROP, 0.0),)),
        (Look(), Look(exposure_ev=1e-9), ()),
    ],
)
def test_what_is_different(before: Look, after: Look, told: tuple[Difference, ...]) -> None:
    assert looks.differences(before, after) == told


def test_same_but_crop() -> None:
    assert looks.same_but_crop(Look(), Look(crop=CROP))
    assert looks.same_but_crop(Look(mix=RED), Look(crop=CROP))
    assert not looks.same_but_crop(Look(), Look(crop=CROP, soft=0.1))


@pytest.mark.parametrize(
    ("size", "ratio", "around", "crop"),
    [
        ((600, 400), 1.0, None, (1 / 6, 0.0, 2 / 3, 1.0)),
        ((400, 600), 1.0, None, (0.0, 1 / 6, 1.0, 2 / 3)),
        ((600, 400), 1.5, None, WHOLE),
        ((600, 400), None, (0.1, 0.1), WHOLE),
        ((600, 400), 16 / 9, (0.5, 0.0), (0.0, 0.0, 1.0, 27 / 32)),
        ((600, 400), 0.8, (0.9, 0.4), (1 - 8 / 15, 0.0, 8 / 15, 1.0)),
        ((0, 0), 1.0, None, WHOLE),
    ],
)
def test_a_crop_to_a_ratio(
    size: tuple[int, int], ratio: float | None, around: Point | None, crop: Box
) -> None:
    assert looks.crop_to_ratio(size, ratio, around=around) == pytest.approx(crop)


@given(
    size=st.tuples(st.integers(1, 9000), st.integers(1, 9000)),
    ratio=st.floats(0.1, 10),
    around=st.tuples(st.floats(-1, 2), st.floats(-1, 2)),
)
def test_a_crop_lies_inside_has_its_ratio_and_touches_two_sides(
    size: tuple[int, int], ratio: float, around: Point
) -> None:
    left, top, width, height = looks.crop_to_ratio(size, ratio, around=around)
    assert left >= 0
    assert top >= 0
    assert left + width <= 1 + 1e-9
    assert top + height <= 1 + 1e-9
    assert width * size[0] / (height * size[1]) == pytest.approx(ratio, rel=2e-3)
    assert max(width, height) == 1.0


@pytest.mark.parametrize("ratio", Ratio)
@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("size", [(6000, 4000), (4000, 6000), (640, 480)])
def test_a_ratio_is_known_again(ratio: Ratio, turned: bool, size: tuple[int, int]) -> None:
    number = 1 / ratio.number if turned else ratio.number
    found = looks.ratio_of(looks.crop_to_ratio(size, number), size)
    assert found == (ratio, turned and ratio is not Ratio.SQUARE)


def test_any_other_crop_has_no_ratio() -> None:
    assert looks.ratio_of((0.0, 0.0, 0.9, 0.4), (600, 400)) is None
    assert looks.ratio_of(WHOLE, (0, 0)) is None
