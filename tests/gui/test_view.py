"""Rows, lines and sources, by table and without a window."""

from pathlib import Path

import pytest

from fotointerview.domain.camera import CameraStatus, SettingName
from fotointerview.domain.plan import Executor, PlanLine
from fotointerview.domain.sayings import Look, LookStatement, Quote
from fotointerview.domain.shots import Exposure
from fotointerview.domain.words import Answer, Dimension, Voice
from fotointerview.gui import plan_words, state, texts, view
from fotointerview.gui.state import RoomState
from fotointerview.gui.view import StripRow, StripRows
from fotointerview.services.events import ChainLoaded, FileReady, ShotAnnounced, ShotSafe, ThumbnailReady
from tests.gui.fake_session import START, chain, judgement, link, mark, move, setting, status

FOLDER = Path("study")


def loaded(*links: object) -> RoomState:
    return state.reduce(RoomState(), ChainLoaded(chain(*links)))  # type: ignore[arg-type]  # links, as made below


def test_a_row_tells_everything_about_its_shot() -> None:
    full = link(
        7,
        judgements=(judgement(7, Answer.NO), judgement(7, Answer.ALMOST)),
        moves_next=(move(7, Dimension.LIGHT, 2), move(7, Dimension.FOCUS, 0)),
        quotes=(Quote("q", "i1", "woorden", Voice.PARTICIPANT, START),),
        marks=(mark(7, (0.1, 0.1), (0.2, 0.2)),),
    )
    (row,) = StripRows().of(loaded(full))
    assert (row.key, row.number, row.answer) == ("shot-7", 7, Answer.ALMOST)
    assert texts.clock(row.taken_at) == "14:23"
    assert [made.dimension for made in row.moves] == [Dimension.LIGHT]
    assert row.quoted
    assert row.marked
    assert row.verdict is None


def test_rows_of_untouched_links_are_made_once() -> None:
    rows = StripRows()
    one, two = link(1), link(2)
    before = rows.of(loaded(one, two))
    again = rows.of(loaded(one, link(2, judgements=(judgement(2, Answer.YES),))))
    assert again[0] is before[0]
    assert again[1].answer is Answer.YES


def test_a_shot_on_its_way_is_the_last_row() -> None:
    now = state.reduce(state.reduce(loaded(link(1)), ShotAnnounced("t", 1)), ThumbnailReady("t", b"small"))
    assert StripRows().of(now)[-1] == StripRow("t", source=b"small")
    now = state.reduce(now, FileReady("t", "/in/x.JPG"))
    assert StripRows().of(now)[-1].source == "/in/x.JPG"


def test_the_picture_comes_from_the_best_there_is() -> None:
    now = state.reduce(loaded(link(1)), ShotAnnounced("t", 1))
    assert view.source(now, study_folder=FOLDER) is None
    now = state.reduce(now, ThumbnailReady("t", b"small"))
    small = view.source(now, study_folder=FOLDER)
    assert small is not None
    assert small.is_thumbnail
    now = state.reduce(now, FileReady("t", "/in/x.JPG"))
    assert view.source(now, study_folder=FOLDER) == view.Source("t", Path("/in/x.JPG"), Look(), is_new=True)
    now = state.reduce(now, ShotSafe("t", link(2), 3))
    kept = FOLDER / "originals/FI_0002.JPG"
    assert view.source(now, study_folder=FOLDER) == view.Source("shot-2", kept, Look(), is_new=True)


def test_an_older_shot_is_not_new() -> None:
    source = view.source(loaded(link(1)), study_folder=FOLDER)
    assert source is not None
    assert not source.is_new


def test_the_look_is_shown_uncropped_so_that_marks_stay_in_place() -> None:
    looks = (
        LookStatement("l", "shot-1", Look(monochrome=True, crop=(0.1, 0.1, 0.5, 0.5)), Voice.TOGETHER, START),
    )
    assert view.shown_look(link(1, looks=looks)) == Look(monochrome=True)


@pytest.mark.parametrize(
    ("exposure", "words"),
    [
        (Exposure(2.8, 1 / 125, 400, 0.0, 85), ("f/2.8", "1/125", "ISO 400")),
        (Exposure(4, 0.5, 100, -0.7, None), ("f/4", "0.5 s", "ISO 100", "−0.7 EV")),
        (Exposure(), ()),
    ],
)
def test_how_a_shot_was_taken(exposure: Exposure, words: tuple[str, ...]) -> None:
    assert view.exposure_words(exposure) == words


def test_the_caption() -> None:
    assert view.caption(link(24)) == "24 · f/2.8 · 1/125 · ISO 400"


def test_settings_as_photographers_write_them() -> None:
    told = [words for _, words in view.setting_words(status())]
    assert told == ["f/2.8", "1/125", "ISO 400", "±0 EV", "85 mm"]
    assert view.battery(status()) == "50 %"
    assert view.setting_words(CameraStatus()) == ()
    assert view.battery(CameraStatus()) == ""


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        (SettingName.SHUTTER, "0.0080s", "1/125"),
        (SettingName.SHUTTER, "Bulb", "Bulb"),
        (SettingName.ISO, "Auto", "Auto"),
        (SettingName.EXPOSURE_COMPENSATION, "-0.333", "−0.3 EV"),
    ],
)
def test_a_setting_in_a_cameras_own_words(name: SettingName, value: str, words: str) -> None:
    told = view.setting_words(CameraStatus(settings={name: setting(name, value)}))
    assert told == ((name, words),)


def test_what_is_agreed_for_the_next_photo() -> None:
    agreed = link(1, moves_next=(move(1, Dimension.LIGHT, 2), move(1, Dimension.FRAMING, 0, "handen erbij")))
    assert view.agreed_step(agreed, Dimension.LIGHT) == 2
    assert view.agreed_step(agreed, Dimension.FOCUS) == 0
    assert view.agreed_words(agreed, Dimension.FRAMING) == "handen erbij"
    assert view.agreed_step(None, Dimension.LIGHT) == 0


@pytest.mark.parametrize("dimension", view.SCALES)
@pytest.mark.parametrize("step", [-2, -1, 1, 2])
def test_every_step_has_words(dimension: Dimension, step: int) -> None:
    said = texts.move(move(1, dimension, step))
    guided = plan_words.plan_line(PlanLine(move(1, dimension, step), Executor.PEOPLE))
    assert said == texts.step(dimension, step) != ""
    assert all(guided)
