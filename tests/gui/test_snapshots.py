"""What is painted stays as it was: marks on the canvas, looks on a colour chart, the participant's window.

The golden pictures in ``tests/gui/golden`` are small and hold no letters: marks have no words here and the window
speaks a language without any, so that they hold on a machine with other fonts. How near is near enough is in
:mod:`tests.gui.snapshots`; that what is wrong is refused is tested below, mark by mark and look by look.

When a change of what is painted is meant, renew them, look at every one that changed, and commit them::

    FOTOINTERVIEW_RENEW_SNAPSHOTS=1 QT_QPA_PLATFORM=offscreen python -m pytest tests/gui/test_snapshots.py
"""

import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fotointerview.domain.marks import ellipse
from fotointerview.domain.sayings import Look, Mark, Point
from fotointerview.domain.words import Answer, Dimension, MarkKind, Voice
from fotointerview.gui import theme
from fotointerview.gui.canvas import Canvas
from fotointerview.gui.held_picture import MARGIN
from fotointerview.gui.images import to_image
from fotointerview.gui.participant_view import ParticipantView
from fotointerview.gui.participant_window import ParticipantWindow
from fotointerview.imaging.looks import apply_look
from fotointerview.services.look_presets import look_presets
from fotointerview.services.pictures import Pixels
from tests.gui.fake_session import START
from tests.gui.snapshots import COMPUTED, PAINTED, agrees, check, golden, grabbed

WIDTH, HEIGHT = 480, 320
SMALL, WINDOW_SMALL = 160, 320

# ── the pictures ──────────────────────────────────────────────────────────────────────────────────────────


def portrait() -> Pixels:
    """Somebody before a wall, in a few tones: a picture on which every pencil can be told."""
    down, across = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float64)
    made = np.stack([70 + across / 6, 78 + across / 8, 88 + down / 8], axis=-1)
    for (x, y, wide, high), colour in (
        ((240, 330, 150, 120), (60, 66, 74)),
        ((240, 150, 62, 84), (196, 160, 138)),
    ):
        inside = ((across - x) / wide) ** 2 + ((down - y) / high) ** 2 <= 1
        made[inside] = colour
    return made.astype(np.uint8)


CHART = (
    ((115, 82, 68), (194, 150, 130), (98, 122, 157), (87, 108, 67), (133, 128, 177), (103, 189, 170)),
    ((214, 126, 44), (80, 91, 166), (193, 90, 99), (94, 60, 108), (157, 188, 64), (224, 163, 46)),
    ((56, 61, 150), (70, 148, 73), (175, 54, 60), (231, 199, 31), (187, 86, 149), (8, 133, 161)),
    ((243, 243, 242), (200, 200, 200), (160, 160, 160), (122, 122, 121), (85, 85, 85), (52, 52, 52)),
)
"""Skin, sky, leaves, flowers, pure colours and greys."""


def chart() -> Pixels:
    """Twenty-four patches on black and a ramp from black to white below them."""
    made = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    for row, patches in enumerate(CHART):
        for column, colour in enumerate(patches):
            made[66 * row + 4 : 66 * row + 62, 80 * column + 4 : 80 * column + 76] = colour
    made[268:316] = np.linspace(0, 255, WIDTH).astype(np.uint8)[None, :, None]
    return made


def drawn(kind: MarkKind, voice: Voice, *stroke: Point, pressure: tuple[float, ...] = ()) -> Mark:
    name = f"{kind.value}-{voice.value}" + ("-pressed" if pressure else "")
    return Mark(name, "shot-1", kind, (stroke,), voice, START, pressure=(pressure,) if pressure else ())


def hands(voice: Voice, left: float) -> Iterator[Mark]:
    """One mark of every kind, in a column."""
    yield drawn(MarkKind.CIRCLE, voice, *ellipse((left, 0.06), (left + 0.16, 0.3)))
    yield drawn(MarkKind.ARROW, voice, (left, 0.4), (left + 0.18, 0.52))
    yield drawn(MarkKind.REGION, voice, (left + 0.2, 0.1), (left + 0.36, 0.3))
    yield drawn(
        MarkKind.STROKES,
        voice,
        *((left + 0.38 * at / 12, 0.66 + 0.05 * (-1) ** at) for at in range(13)),
    )
    yield drawn(
        MarkKind.STROKES,
        voice,
        *((left + 0.38 * at / 12, 0.85) for at in range(13)),
        pressure=tuple(at / 12 for at in range(13)),
    )
    yield drawn(MarkKind.PIN, voice, (left + 0.28, 0.45))


MARKS = (*hands(Voice.RESEARCHER, 0.06), *hands(Voice.PARTICIPANT, 0.56))
Paint = Callable[[tuple[Mark, ...]], Pixels]


@pytest.fixture
def paint(qtbot: QtBot, dressed: QApplication) -> Paint:
    """The picture with marks, as the canvas paints it."""
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(WIDTH + 2 * MARGIN, HEIGHT)
    canvas.show_picture(to_image(portrait()), key="shot-1", quality="screen", full_size=(WIDTH, HEIGHT))

    def painted(marks: tuple[Mark, ...]) -> Pixels:
        canvas.set_marks(marks)
        seen = grabbed(canvas)
        margin = MARGIN * seen.shape[1] // canvas.width()  # in device pixels
        return np.ascontiguousarray(seen[:, margin:-margin])

    return painted


# ── marks on the canvas ───────────────────────────────────────────────────────────────────────────────────


def test_every_kind_of_mark_in_both_voices(paint: Paint, tmp_path: Path) -> None:
    assert {mark.kind for mark in MARKS} == set(MarkKind) - {MarkKind.TEXT}  # a text is nothing but letters
    check("marks", paint(MARKS), width=SMALL, tolerance=PAINTED, beside=tmp_path)


@pytest.mark.parametrize("gone", MARKS, ids=lambda mark: mark.id)
def test_a_picture_that_misses_a_mark_is_refused(paint: Paint, gone: Mark) -> None:
    seen = paint(tuple(mark for mark in MARKS if mark is not gone))
    assert not agrees(seen, golden("marks"), PAINTED)


@pytest.mark.parametrize("wrong", MARKS, ids=lambda mark: mark.id)
def test_a_mark_in_the_other_voice_is_refused(paint: Paint, wrong: Mark) -> None:
    other = Voice.PARTICIPANT if wrong.voice is Voice.RESEARCHER else Voice.RESEARCHER
    seen = paint(tuple(replace(mark, voice=other) if mark is wrong else mark for mark in MARKS))
    assert not agrees(seen, golden("marks"), PAINTED)


def test_a_pen_that_was_pressed_otherwise_is_refused(paint: Paint) -> None:
    seen = paint(tuple(replace(mark, pressure=()) for mark in MARKS))
    assert not agrees(seen, golden("marks"), PAINTED)


# ── looks ─────────────────────────────────────────────────────────────────────────────────────────────────

LOOKS = {"as-taken": Look(), **{preset.key: preset.look for preset in look_presets()}}


@pytest.mark.parametrize("name", LOOKS)
def test_a_look_on_the_colour_chart(name: str, tmp_path: Path) -> None:
    seen = apply_look(chart(), LOOKS[name])
    check(f"look-{name}", seen, width=SMALL, tolerance=COMPUTED, beside=tmp_path)


@pytest.mark.parametrize(("one", "other"), [*itertools.combinations(LOOKS, 2)])
def test_another_look_is_refused(one: str, other: str) -> None:
    assert not agrees(apply_look(chart(), LOOKS[one]), golden(f"look-{other}"), COMPUTED)


@pytest.mark.parametrize(
    "change",
    [
        {"mix": (0.65, 0.30, 0.05)},
        {"exposure_ev": -0.15},
        {"contrast": 0.05},
        {"warmth": 0.1},
        {"soft": 0.1},
        {"monochrome": False},
    ],
    ids=str,
)
def test_a_look_that_is_a_little_wrong_is_refused(change: dict[str, object]) -> None:
    wrong = replace(LOOKS["rood-filter"], **change)  # type: ignore[arg-type]  # the cases name its fields
    assert not agrees(apply_look(chart(), wrong), golden("look-rood-filter"), COMPUTED)


# ── the participant's window ──────────────────────────────────────────────────────────────────────────────

ANSWERED = ParticipantView(
    interview="i1",
    key="shot-1",
    shot_id="shot-1",
    answer=Answer.ALMOST,
    marks=MARKS[6:],
    undo_mark=MARKS[-1].id,
    newest_id="shot-1",
    steps={Dimension.LIGHT: 1, Dimension.DISTANCE: -2, Dimension.FRAMING: 2},
    drawing=True,
)
Face = Callable[[ParticipantView], Pixels]


def silence(_key: str) -> str:
    """A language without words."""
    return ""


@pytest.fixture
def face(qtbot: QtBot, dressed: QApplication) -> Face:
    """The participant's window showing a view; without words and without a question."""
    window = ParticipantWindow()
    qtbot.addWidget(window)
    window.show_words(silence)
    window.resize(1366, 768)
    image = to_image(portrait())
    window.canvas.show_picture(image, key="shot-1", quality="screen", full_size=(WIDTH, HEIGHT))

    def shown(view: ParticipantView) -> Pixels:
        window.show_view(view)
        window.canvas.set_marks(view.marks)
        return grabbed(window)

    return shown


def test_the_participants_window_after_an_answer(face: Face, tmp_path: Path) -> None:
    check("participant", face(ANSWERED), width=WINDOW_SMALL, tolerance=PAINTED, beside=tmp_path)


def test_other_fonts_change_nothing_in_it(face: Face, monkeypatch: pytest.MonkeyPatch) -> None:
    def other(pixels: int, *, bold: bool = False, italic: bool = False) -> QFont:
        font = QFont("monospace")
        font.setPixelSize(2 * pixels)
        return font

    monkeypatch.setattr(theme, "sans", other)
    monkeypatch.setattr(theme, "serif", other)
    assert agrees(face(ANSWERED), golden("participant"), PAINTED)


WRONG: Mapping[str, ParticipantView] = {
    "another answer": replace(ANSWERED, answer=Answer.YES),
    "no answer": replace(ANSWERED, answer=None),
    "the pencil is down": replace(ANSWERED, drawing=False),
    "nothing to take back": replace(ANSWERED, undo_mark=""),
    "black and white": replace(ANSWERED, monochrome=True),
    "no black and white": replace(ANSWERED, has_monochrome=False),
    "another step": replace(ANSWERED, steps={**ANSWERED.steps, Dimension.LIGHT: 2}),
    "a scale less": replace(ANSWERED, scales=ANSWERED.scales[:-1]),
    "a mark less": replace(ANSWERED, marks=MARKS[6:-1]),
    "a shot waits": replace(ANSWERED, waiting=True),
    "dark": replace(ANSWERED, blank=True),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_window_that_shows_something_else_is_refused(face: Face, name: str) -> None:
    assert not agrees(face(WRONG[name]), golden("participant"), PAINTED)
