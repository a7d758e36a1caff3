"""What a plan set on the camera is taken back, and done again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fotointerview.domain.camera import SettingName
from fotointerview.domain.faults import FaultCode
from fotointerview.domain.history import DeedKind, History
from fotointerview.domain.words import Dimension
from fotointerview.services import events
from tests.services.session_kit import Sitting

EV = SettingName.EXPOSURE_COMPENSATION


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Sitting]:
    with Sitting(tmp_path / "study") as sitting:
        yield sitting


def settle(sitting: Sitting) -> None:
    for _ in range(2):
        sitting.session._director.ask(lambda: None).result()
        sitting.settle()


def history(sitting: Sitting) -> History:
    told = [event.history for event in sitting.heard if isinstance(event, events.HistoryChanged)]
    return told[-1] if told else History()


def value(sitting: Sitting) -> str:
    return sitting.camera.settings[EV].value


def lightened(sitting: Sitting) -> str:
    """A shot, one step more light agreed and carried out on the camera, and the shot that followed."""
    first = sitting.shoot().shot.id
    sitting.session.agree(first, Dimension.LIGHT, 1)
    sitting.settle()
    sitting.next_photo()
    settle(sitting)
    return first


def test_the_former_values_come_back_and_go_again(sitting: Sitting) -> None:
    lightened(sitting)
    assert value(sitting) == "1"
    assert history(sitting).done[-1].kind is DeedKind.SET_CAMERA
    for _ in range(2):
        sitting.session.undo()
        settle(sitting)
        assert value(sitting) == "0"
        assert history(sitting).undone[0].kind is DeedKind.SET_CAMERA
        sitting.session.redo()
        settle(sitting)
        assert value(sitting) == "1"
        assert history(sitting).undone == ()


def test_below_the_camera_the_move_stays_for_a_photo_was_taken_from_it(sitting: Sitting) -> None:
    first = lightened(sitting)
    sitting.session.undo()
    settle(sitting)
    sitting.session.undo()
    settle(sitting)
    notices = [event.fault.code for event in sitting.heard if isinstance(event, events.Noticed)]
    assert notices == [FaultCode.NOT_UNDONE]
    assert [move.step for move in sitting.link(first).moves_next] == [1]
    assert history(sitting).done == ()


def test_what_the_camera_refuses_to_take_back_is_said(sitting: Sitting) -> None:
    lightened(sitting)
    sitting.camera.refusing = "not now"
    sitting.session.undo()
    settle(sitting)
    faults = [event.fault for event in sitting.heard if isinstance(event, events.Noticed)]
    assert [fault.code for fault in faults] == [FaultCode.CAMERA_REFUSED]
    assert value(sitting) == "1"


def test_what_was_refused_is_for_people_and_stands_beside_the_move(sitting: Sitting) -> None:
    first = sitting.shoot().shot.id
    sitting.session.agree(first, Dimension.LIGHT, 1)
    sitting.settle()
    sitting.camera.refusing = "wrong mode"
    sitting.next_photo()
    settle(sitting)
    (move,) = sitting.link(first).moves_next
    assert move.intended == "people"
    assert history(sitting).done[-1].kind is DeedKind.AGREED
