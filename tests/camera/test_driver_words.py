"""What the driver's codes, texts and device nodes mean."""

import pytest

from fotointerview.camera.driver_words import (
    camera_error,
    changed_property,
    says_store_full,
    says_unsupported,
)
from fotointerview.domain.faults import FaultCode


@pytest.mark.parametrize(
    ("code", "words", "dead", "fault", "over"),
    [
        (-1, "release: Unspecified error", True, FaultCode.CAMERA_LOST, True),
        (-1, "release: Unspecified error", False, FaultCode.CAMERA_REFUSED, False),
        (-1, "release: PTP Store Full", False, FaultCode.CARD_FULL, False),
        (-1, "release: Out of Focus", False, FaultCode.FOCUS_FAILED, False),
        (-1, "set iso: PTP Device Busy", False, FaultCode.CAMERA_BUSY, False),
        (-2, "set focusmode: Bad parameters", False, FaultCode.CAMERA_REFUSED, False),
        (-2, "read iso: Bad parameters", False, FaultCode.CAMERA_REFUSED, False),
        (-2, "read iso: Bad parameters", True, FaultCode.CAMERA_LOST, True),
        (-3, "", False, FaultCode.CARD_FULL, False),
        (-6, "", False, FaultCode.CAMERA_REFUSED, False),
        (-7, "", False, FaultCode.CAMERA_LOST, True),
        (-10, "", False, FaultCode.CAMERA_LOST, True),
        (-52, "", False, FaultCode.CAMERA_LOST, True),
        (-53, "", False, FaultCode.CAMERA_CLAIMED, True),
        (-105, "", False, FaultCode.NO_CAMERA, True),
        (-108, "", False, FaultCode.CAMERA_REFUSED, False),
        (-110, "", False, FaultCode.CAMERA_BUSY, False),
        (-113, "", False, FaultCode.CAMERA_REFUSED, False),
        (-115, "", False, FaultCode.CARD_FULL, False),
    ],
)
def test_codes(code: int, words: str, dead: bool, fault: FaultCode, over: bool) -> None:
    error = camera_error(code, words, dead=dead)
    assert (error.code, error.session_over) == (fault, over)
    assert f"[{code}]" in error.words
    assert says_unsupported(error) is (code == -6)


@pytest.mark.parametrize(
    ("event", "config", "value"),
    [
        ('PTP Property 0000500f changed, "iso" to "1600"', "iso", "1600"),
        ('PTP Property 00005007 changed, "f-number" to "f/2.8"', "f-number", "f/2.8"),
        ("PTP Property d1a2 changed", None, ""),
        ("PTP Event c101, Param1 00000001", None, ""),
        ("", None, ""),
    ],
)
def test_changed_property(event: str, config: str | None, value: str) -> None:
    assert changed_property(event) == (config, value)


def test_store_full_event() -> None:
    assert says_store_full("PTP Event 400a, Param1 0000001f")
    assert not says_store_full("PTP Event 4002, Param1 0000400a")
