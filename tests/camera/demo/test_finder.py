"""The picture on the body's screen: the still's own light, moving, and repeated only with the sitter's breath."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from fotointerview.camera.demo import sitter
from fotointerview.camera.demo.finder import CYCLE, FPS, HEIGHT, PREVIEW_EV, WIDTH, Finder, preview_gain
from fotointerview.camera.demo.scene import metered_light, render
from fotointerview.camera.demo.settings import Mode, PictureStyle, SceneSettings, WhiteBalance
from fotointerview.camera.demo.view import detail_needed, pose
from fotointerview.vision import cv2

Pixels = NDArray[np.uint8]


@pytest.fixture(scope="module", autouse=True)
def drawn() -> None:
    settings = SceneSettings()
    sitter.drawn(settings.sitter, detail=detail_needed(settings, width=WIDTH))


def decoded(jpeg: bytes) -> Pixels:
    return np.asarray(cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR_RGB), np.uint8)


@pytest.mark.parametrize(
    "settings",
    [
        SceneSettings(),
        SceneSettings(exposure_compensation_ev=1.0, white_balance=WhiteBalance.SHADE),
        SceneSettings(picture_style=PictureStyle.MONOCHROME, lamp_ev=-2.0),
        SceneSettings(aperture=1.4, focus_distance_m=1.3),
        SceneSettings(mode=Mode.MANUAL, shutter_s=1 / 60, focal_mm=50.0),
    ],
)
def test_it_shows_what_the_still_will_be(settings: SceneSettings) -> None:
    moment_s = 40 / FPS
    shown = decoded(Finder().frame(settings, tick=40)).astype(int)
    still = render(replace(settings, moment_s=moment_s), width=WIDTH, height=HEIGHT).astype(int)
    assert shown.shape == (HEIGHT, WIDTH, 3)
    assert np.abs(shown - still).mean() < 3
    assert np.percentile(np.abs(cv2.blur((shown - still).astype(np.float32), (9, 9))), 99) < 4


def test_the_same_moment_is_the_same_frame_and_the_next_is_another() -> None:
    screen, settings = Finder(), SceneSettings()
    first = screen.frame(settings, tick=5)
    assert screen.frame(settings, tick=6) != first
    assert screen.frame(settings, tick=5) == screen.frame(settings, tick=5 + CYCLE) == first
    screen.forget()
    assert screen.frame(settings, tick=5) == first


def test_a_setting_shows_at_once() -> None:
    screen = Finder()
    plain = decoded(screen.frame(SceneSettings(), tick=0)).mean()
    assert decoded(screen.frame(SceneSettings(exposure_compensation_ev=1.0), tick=0)).mean() > plain + 15
    assert decoded(screen.frame(SceneSettings(), tick=0)).mean() == plain


@pytest.mark.parametrize("sign", [-1, 1])
def test_exposure_is_followed_only_so_far(sign: int) -> None:
    metered = metered_light(SceneSettings())
    middle = 0.18 / metered
    near, far = (
        preview_gain(SceneSettings(exposure_compensation_ev=sign * ev), metered=metered) for ev in (2.0, 5.0)
    )
    assert near == pytest.approx(middle * 2.0 ** (sign * 2))
    assert far == pytest.approx(middle * 2.0 ** (sign * PREVIEW_EV))


def test_the_sitter_breathes_and_comes_back_to_where_it_was() -> None:
    tilts, shifts = zip(*(pose(3, moment_s=t / FPS) for t in range(CYCLE + 1)), strict=True)
    across, down = zip(*shifts, strict=True)
    for track, most in ((tilts, 1.0), (across, 6.0), (down, 6.0)):
        assert 0.3 < max(track) - min(track) < most
        assert track[-1] == pytest.approx(track[0])
    assert pose(3) == pose(3, moment_s=0.0)


def test_nobody_is_drawn_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[float] = []
    real = sitter.drawn

    def spied(name: str, *, detail: float) -> sitter.Sitter:
        drawn.append(detail)
        return real(name, detail=detail)

    monkeypatch.setattr(sitter, "drawn", spied)
    ready = {d for d in sitter.DETAILS if sitter.best_ready("elian", detail=d) == d}
    assert Finder().frame(SceneSettings(subject_distance_m=0.5), tick=0)
    assert drawn
    assert set(drawn) <= ready | {sitter.DETAILS[0]}
