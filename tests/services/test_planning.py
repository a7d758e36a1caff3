from concurrent.futures import Future
from datetime import UTC, datetime

import pytest

from fotointerview.domain.camera import Setting, SettingName
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.plan import Executor, PlanLine
from fotointerview.domain.sayings import Move
from fotointerview.domain.words import Dimension, Voice
from fotointerview.services.planning import carry_out, intended, same_value


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
    move = Move("m", "s", None, Dimension.LIGHT, 1, Voice.TOGETHER, datetime.now(UTC))
    return PlanLine(move, executor, name, "0", after)


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


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1.000", "1", True),
        ("f/2.8", "f/2.8", True),
        ("f/2.8", "2.8", True),
        ("1.4", "1.401", True),
        ("0", "0.000", True),
        ("1", "2", False),
        ("0", "0.333", False),
        ("1/125", "1/60", False),
        ("Auto", "Manual", False),
    ],
)
def test_same_value(one: str, other: str, same: bool) -> None:
    assert same_value(one, other) is same


def test_what_is_kept_of_a_line() -> None:
    assert intended(line(SettingName.APERTURE, "f/4")) == "aperture: 0 → f/4"
    assert intended(line(None, "", Executor.PEOPLE)) == "people"
