from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from fotointerview.camera.backend import CameraError
from fotointerview.camera.simulated import simulated_backend
from fotointerview.domain.camera import Setting, SettingName
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.guidance import Hint
from fotointerview.domain.plan import Executor, PlanLine, make_plan
from fotointerview.domain.sayings import Move
from fotointerview.domain.scales import same_value
from fotointerview.domain.words import Dimension, Voice
from fotointerview.services.planning import (
    CarriedOut,
    Change,
    carry_out,
    intended,
    intended_by_move,
    restore,
)
from fotointerview.services.presets import plan_rules

MOVE = Move("m", "s", None, Dimension.LIGHT, 1, Voice.TOGETHER, datetime.now(UTC))


class Body:
    """A camera that answers with what the test wants; remembers what it was asked."""

    def __init__(self, answers: dict[SettingName, str | FaultError]) -> None:
        self.answers = answers
        self.asked: list[tuple[SettingName, str]] = []

    def write_setting(self, name: SettingName, value: str) -> Future[Setting]:
        self.asked.append((name, value))
        future: Future[Setting] = Future()
        answer = self.answers.get(name, value)
        if isinstance(answer, FaultError):
            future.set_exception(answer)
        else:
            future.set_result(Setting(name, answer))
        return future


def line(name: SettingName | None, after: str, executor: Executor = Executor.CAMERA) -> PlanLine:
    return PlanLine(MOVE, executor, name, "0", after)


def test_camera_lines_are_set_and_the_others_left_alone() -> None:
    body = Body({})
    lines = [line(SettingName.EXPOSURE_COMPENSATION, "1"), line(None, "", Executor.PEOPLE)]
    assert carry_out(lines, camera=body).faults == ()
    assert body.asked == [(SettingName.EXPOSURE_COMPENSATION, "1")]


def test_what_was_read_back_differently_is_told() -> None:
    (fault,) = carry_out(
        [line(SettingName.EXPOSURE_COMPENSATION, "2")], camera=Body({SettingName.EXPOSURE_COMPENSATION: "1"})
    ).faults
    assert fault.code is FaultCode.CAMERA_REFUSED
    assert fault.details == {"setting": "exposure_compensation", "value": "2", "now": "1"}


def test_a_refusal_does_not_stop_the_rest() -> None:
    body = Body({SettingName.EXPOSURE_COMPENSATION: FaultError(FaultCode.CAMERA_BUSY)})
    lines = [line(SettingName.EXPOSURE_COMPENSATION, "2"), line(SettingName.APERTURE, "f/4")]
    assert [fault.code for fault in carry_out(lines, camera=body).faults] == [FaultCode.CAMERA_BUSY]
    assert [name for name, _ in body.asked] == [SettingName.EXPOSURE_COMPENSATION, SettingName.APERTURE]


def test_what_is_kept_of_a_line() -> None:
    assert intended(line(SettingName.APERTURE, "f/4")) == "aperture: 0 → f/4"
    assert intended(line(None, "", Executor.PEOPLE)) == "people"


def test_what_is_kept_of_a_move_with_several_lines() -> None:
    lines = [
        line(SettingName.SHUTTER, "1/60"),
        line(SettingName.ISO, "800"),
        line(None, "", Executor.PEOPLE),
        replace(line(SettingName.APERTURE, "f/4"), move=replace(MOVE, id="other")),
    ]
    assert intended_by_move(lines) == {
        "m": "shutter: 0 → 1/60; iso: 0 → 800; people",
        "other": "aperture: 0 → f/4",
    }


def test_what_was_set_is_kept_as_read_back() -> None:
    body = Body({SettingName.EXPOSURE_COMPENSATION: "0.667"})
    lines = [line(SettingName.EXPOSURE_COMPENSATION, "1"), line(SettingName.APERTURE, "f/4")]
    done = carry_out(lines, camera=body)
    assert done.changes == (
        Change(SettingName.EXPOSURE_COMPENSATION, "0", "0.667"),
        Change(SettingName.APERTURE, "0", "f/4"),
    )


def test_a_refused_line_goes_to_people_with_the_cameras_words() -> None:
    body = Body({SettingName.EXPOSURE_COMPENSATION: FaultError(FaultCode.CAMERA_REFUSED, words="dial at 0")})
    done = carry_out([line(SettingName.EXPOSURE_COMPENSATION, "1")], camera=body)
    (refused,) = done.refused
    assert (refused.executor, refused.hint, refused.refused) == (Executor.PEOPLE, Hint.LIGHTER, "dial at 0")
    assert done.changes == ()


def test_a_line_that_did_nothing_is_told_with_where_the_setting_stands() -> None:
    done = carry_out([line(SettingName.ISO, "800")], camera=Body({SettingName.ISO: "0"}))
    assert [told.refused for told in done.refused] == ["0"]
    assert done.changes == ()


def test_what_makes_up_for_a_refused_aperture_is_left_out() -> None:
    softer = replace(MOVE, dimension=Dimension.FOCUS, step=-1)
    lines = [
        PlanLine(softer, Executor.CAMERA, SettingName.APERTURE, "f/4", "f/2.5"),
        PlanLine(softer, Executor.CAMERA, SettingName.SHUTTER, "1/125", "1/320", makes_up=True),
        PlanLine(replace(MOVE, id="n"), Executor.CAMERA, SettingName.ISO, "400", "800"),
    ]
    body = Body({SettingName.APERTURE: FaultError(FaultCode.CAMERA_REFUSED)})
    carry_out(lines, camera=body)
    assert [name for name, _ in body.asked] == [SettingName.APERTURE, SettingName.ISO]
    body = Body({SettingName.APERTURE: "f/2.8"})  # not quite as asked, but it moved
    carry_out(lines, camera=body)
    assert [name for name, _ in body.asked] == [SettingName.APERTURE, SettingName.SHUTTER, SettingName.ISO]


def test_restoring_goes_backwards_and_restoring_that_goes_forwards_again() -> None:
    body = Body({})
    lines = [
        replace(line(SettingName.SHUTTER, "1/60"), before="1/125"),
        replace(line(SettingName.ISO, "800"), before="400"),
        replace(line(SettingName.SHUTTER, "1/160"), before="1/60"),
    ]
    done = carry_out(lines, camera=body)
    body.asked.clear()
    undone = restore(done, camera=body)
    assert body.asked == [
        (SettingName.SHUTTER, "1/60"),
        (SettingName.ISO, "400"),
        (SettingName.SHUTTER, "1/125"),
    ]
    assert undone.faults == ()
    body.asked.clear()
    restore(undone, camera=body)
    assert body.asked == [
        (SettingName.SHUTTER, "1/60"),
        (SettingName.ISO, "800"),
        (SettingName.SHUTTER, "1/160"),
    ]


def test_a_line_is_measured_against_where_the_setting_really_stands() -> None:
    """The first line was refused: the second one starts from where the camera was."""
    body = Body({SettingName.SHUTTER: "1/125"})
    lines = [
        replace(line(SettingName.SHUTTER, "1/60"), before="1/125"),
        replace(line(SettingName.SHUTTER, "1/160"), before="1/60"),
    ]
    assert carry_out(lines, camera=body).changes == ()


def test_what_cannot_be_restored_is_told() -> None:
    done = CarriedOut(
        changes=(Change(SettingName.ISO, "400", "800"), Change(SettingName.SHUTTER, "1/8", "1/4"))
    )
    body = Body({SettingName.SHUTTER: FaultError(FaultCode.CAMERA_REFUSED, words="dial")})
    undone = restore(done, camera=body)
    assert [fault.details["setting"] for fault in undone.faults] == ["shutter"]
    assert undone.changes == (Change(SettingName.ISO, "800", "400"),)


def test_a_setting_that_may_still_come_is_set_back_as_well() -> None:
    body = Body({SettingName.ISO: FaultError(FaultCode.CAMERA_BUSY)})
    done = carry_out([replace(line(SettingName.ISO, "800"), before="400")], camera=body)
    assert done.changes == (Change(SettingName.ISO, "400", ""),)
    body = Body({})
    restore(done, camera=body)
    assert body.asked == [(SettingName.ISO, "400")]


class DemoWriter:
    """The simulated camera as the part of the supervisor that sets things."""

    def __init__(self) -> None:
        self.backend = simulated_backend(still=(600, 400))
        self.backend.connect()

    def write_setting(self, name: SettingName, value: str) -> Future[Setting]:
        future: Future[Setting] = Future()
        try:
            future.set_result(self.backend.write_setting(name, value))
        except CameraError as error:
            future.set_exception(FaultError(error.code, words=error.words))
        return future

    def dials(self) -> dict[SettingName, Setting]:
        return {setting.name: setting for setting in self.backend.read_settings()}


@pytest.fixture
def demo() -> Iterator[DemoWriter]:
    writer = DemoWriter()
    yield writer
    writer.backend.close()
    writer.backend.body.close()


def agreed(dimension: Dimension, step: int) -> Move:
    return replace(MOVE, id=dimension.value, dimension=dimension, step=step)


@pytest.mark.parametrize("mode", ["P", "A", "S", "M"])
@pytest.mark.parametrize("step", [-2, -1, 1, 2])
def test_on_the_demo_camera_a_plan_is_taken_and_taken_back(demo: DemoWriter, mode: str, step: int) -> None:
    demo.write_setting(SettingName.MODE, mode).result()
    demo.write_setting(SettingName.IMAGE_FORMAT, "RAW+JPEG Fine").result()
    before = demo.dials()
    moves = [
        agreed(Dimension.LIGHT, step),
        agreed(Dimension.FOCUS, -step),
        agreed(Dimension.DISTANCE, step),
        agreed(Dimension.COLOUR, -2),
    ]
    lines = make_plan(moves, settings=before, rules=plan_rules())
    done = carry_out(lines, camera=demo)
    assert done.faults == ()
    taken = demo.dials()
    last = {line.setting: line.after for line in lines if line.setting is not None}
    assert {SettingName.SUBJECT_DISTANCE, SettingName.PICTURE_STYLE} <= set(last)
    for name, value in last.items():
        assert same_value(taken[name].value, value)
    assert restore(done, camera=demo).faults == ()
    assert demo.dials() == before


def test_where_the_demo_camera_cannot_go_people_do(demo: DemoWriter) -> None:
    demo.write_setting(SettingName.SUBJECT_DISTANCE, "0.5").result()
    lines = make_plan([agreed(Dimension.DISTANCE, 2)], settings=demo.dials(), rules=plan_rules())
    done = carry_out(lines, camera=demo)
    assert [(told.executor, bool(told.refused)) for told in done.refused] == [(Executor.PEOPLE, True)]
    assert [fault.code for fault in done.faults] == [FaultCode.CAMERA_REFUSED]
