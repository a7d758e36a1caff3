"""The demonstration waits as a person would: for a late picture, and not for one that was never taken."""

from typing import Any, cast

from fotointerview.camera.release import NOTHING_CAME
from fotointerview.domain.faults import Fault, FaultCode
from fotointerview.domain.words import Language
from fotointerview.services import events
from fotointerview.services.demonstration import _Sitting
from tests.services.test_tether import link


def sitting(*heard: events.SessionEvent) -> _Sitting:
    made = _Sitting(cast(Any, None), Language.EN)
    for event in heard:
        made._events.put(event)
    return made


def test_a_picture_that_comes_late_is_the_one_that_was_released() -> None:
    late = events.Noticed(Fault(FaultCode.NOT_FIRED, {"words": NOTHING_CAME}))
    shot = link(8)
    assert sitting(late, events.ShotSafe("t", shot, 0))._safe() is shot


def test_a_release_that_the_camera_refused_is_done_again() -> None:
    refused = events.Noticed(Fault(FaultCode.NOT_FIRED, {"words": "not connected"}))
    assert sitting(refused, events.ShotSafe("t", link(8), 0))._safe() is None
