"""Measuring the demo sitters, of whom everything is known: how far, how lit, how sharp they were drawn."""

import functools
import math

import numpy as np
import pytest
from numpy.typing import NDArray

from fotointerview.camera.demo.scene import SceneSettings, render
from fotointerview.camera.demo.settings import SITTERS, PictureStyle
from fotointerview.domain.measures import Measures, is_monochrome
from fotointerview.imaging.faces import find_face
from fotointerview.imaging.measures import measure
from fotointerview.vision import cv2

_SIZE = (750, 500)


@functools.cache
def shot(**settings: object) -> NDArray[np.uint8]:
    return render(SceneSettings(**settings), width=_SIZE[0], height=_SIZE[1])  # type: ignore[arg-type]  # by name


def measured(**settings: object) -> Measures:
    return measure(shot(**settings), equivalent_mm=85, focal_mm=85)


@pytest.mark.parametrize("sitter", SITTERS)
@pytest.mark.parametrize(
    "more",
    [
        {"subject_distance_m": 0.55},
        {"subject_distance_m": 1.0, "exposure_compensation_ev": -2.0},
        {},
        {"picture_style": PictureStyle.MONOCHROME},
        {"subject_distance_m": 2.2, "exposure_compensation_ev": 1.5},
        {"aperture": 1.8, "focus_distance_m": 1.3},
        {"subject_distance_m": 4.5, "lamp_ev": -2.0},
        {"subject_distance_m": 7.0},
    ],
    ids=str,
)
def test_the_sitters_face_is_found_and_how_far_away_it_is(sitter: str, more: dict[str, object]) -> None:
    shown = measured(sitter=sitter, **more)
    assert shown.face is not None
    left, top, width, height = shown.face
    assert 0.42 < left + width / 2 < 0.6
    assert 0.2 < top + height / 2 < 0.75
    known = SceneSettings(**{"sitter": sitter, **more}).subject_distance_m  # type: ignore[arg-type]  # by name
    if known > 0.6:  # nearer, the frame cuts the face off
        assert shown.distance_m == pytest.approx(known, rel=0.2)


@pytest.mark.parametrize("degrees", [-40, -15, 15, 40])
def test_a_head_on_its_side_is_found_too(degrees: int) -> None:
    turn = cv2.getRotationMatrix2D((_SIZE[0] / 2, _SIZE[1] * 0.42), degrees, 1)
    face = find_face(
        np.asarray(cv2.warpAffine(shot(), turn, _SIZE, borderMode=cv2.BORDER_REPLICATE), np.uint8)
    )
    assert face is not None
    assert 0.4 < face[0] + face[2] / 2 < 0.6


@pytest.mark.parametrize("size", [(500, 750), (40, 40), (8, 3000), (1, 1)])
def test_where_nobody_is_there_is_no_face(size: tuple[int, int]) -> None:
    sky = np.full((*size, 3), (90, 130, 200), np.uint8)
    assert find_face(sky) is None
    assert measure(sky).face_sharpness is None


def test_what_the_researcher_said_of_the_face_holds() -> None:
    drawn = (0.1, 0.1, 0.2, 0.3)
    told = measure(shot(), face=drawn, by_hand=True)
    assert (told.face, told.by_hand) == (drawn, True)
    nobody = measure(shot(), face=None, by_hand=True, equivalent_mm=85)
    assert (nobody.face, nobody.by_hand, nobody.distance_m) == (None, True, None)


@pytest.mark.parametrize(("coded", "ev"), [(118, 0.0), (188, math.log2(0.503 / 0.18)), (0, -9.53)])
def test_light_is_told_in_ev_against_middle_grey(coded: int, ev: float) -> None:
    told = measure(np.full((60, 90, 3), coded, np.uint8))
    assert told.mean_ev == pytest.approx(ev, abs=0.03)
    assert told.key_ev == pytest.approx(ev, abs=0.03)
    assert told.contrast_ev == pytest.approx(0)


def test_contrast_and_clipping_are_those_of_the_pixels() -> None:
    halves = np.zeros((100, 100, 3), np.uint8)
    halves[:, 20:60] = 118
    halves[:, 60:] = (255, 118, 118)
    told = measure(halves)
    assert told.clipped_low == pytest.approx(0.2)
    assert told.clipped_high == pytest.approx(0.4)
    assert told.contrast_ev > 9


@pytest.mark.parametrize("sitter", SITTERS)
def test_one_ev_more_is_measured_as_one_ev(sitter: str) -> None:
    darker, lighter = (measured(sitter=sitter, exposure_compensation_ev=ev) for ev in (-1.0, 0.0))
    assert lighter.key_ev - darker.key_ev == pytest.approx(1, abs=0.12)
    assert lighter.mean_ev - darker.mean_ev == pytest.approx(1, abs=0.12)
    assert lighter.chroma == pytest.approx(darker.chroma, rel=0.15)


@pytest.mark.parametrize("sitter", SITTERS)
def test_a_wider_aperture_softens_the_background_and_not_the_face(sitter: str) -> None:
    narrow, wide = (measured(sitter=sitter, aperture=aperture) for aperture in (11.0, 2.8))
    assert narrow.ground_sharpness is not None
    assert wide.ground_sharpness is not None
    assert narrow.ground_sharpness - wide.ground_sharpness > 0.7
    assert wide.face_sharpness == pytest.approx(narrow.face_sharpness, abs=0.2)


@pytest.mark.parametrize("sitter", SITTERS)
def test_focus_before_the_sitter_softens_the_face(sitter: str) -> None:
    there, before = (measured(sitter=sitter, aperture=2.8, focus_distance_m=at) for at in (1.6, 1.3))
    assert there.face_sharpness is not None
    assert before.face_sharpness is not None
    assert there.face_sharpness - before.face_sharpness > 0.8


@pytest.mark.parametrize("sitter", SITTERS)
def test_black_and_white_is_known_by_its_pixels(sitter: str) -> None:
    assert is_monochrome(measured(sitter=sitter, picture_style=PictureStyle.MONOCHROME))
    assert not is_monochrome(measured(sitter=sitter))
