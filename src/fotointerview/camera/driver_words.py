"""What libgphoto2's codes, event texts and widgets mean; no session here.

The functions that take ``gp`` get the imported driver, so that only ``gphoto.py`` imports it.
"""

import math
import re
from types import ModuleType
from typing import Any

from fotointerview.camera.backend import CameraError
from fotointerview.domain.faults import FaultCode

_SESSION_OVER = frozenset({-4, -5, -7, -10, -34, -35, -51, -52, -53, -60, -104, -105, -114})
_CODES = {
    -3: FaultCode.CARD_FULL,
    -6: FaultCode.CAMERA_REFUSED,
    -52: FaultCode.CAMERA_LOST,
    -53: FaultCode.CAMERA_CLAIMED,
    -60: FaultCode.CAMERA_CLAIMED,
    -105: FaultCode.NO_CAMERA,
    -110: FaultCode.CAMERA_BUSY,
    -115: FaultCode.CARD_FULL,
}
_IN_WORDS = (
    (re.compile(r"store full|no space|card full", re.I), FaultCode.CARD_FULL),
    (re.compile(r"out of focus|focus", re.I), FaultCode.FOCUS_FAILED),
    (re.compile(r"device busy", re.I), FaultCode.CAMERA_BUSY),
)
_UNSUPPORTED = "not supported"
_CHANGED = re.compile(r'PTP Property [0-9a-fA-F]+ changed(?:, "(?P<config>[^"]*)" to "(?P<value>.*)")?', re.S)
_STORE_FULL = re.compile(r"PTP Event 400a", re.I)


def camera_error(code: int, words: str, *, dead: bool) -> CameraError:
    """A driver's error code and words as ours; ``dead`` when a look at the line found nobody there.

    ``words`` begin with what was being done and a colon; only what the driver said of it has a meaning.
    """
    said = words.partition(": ")[2] or words
    if code == -6:
        words = f"{words} ({_UNSUPPORTED})"
    if dead:
        return CameraError(FaultCode.CAMERA_LOST, f"{words} [{code}]", session_over=True)
    if code in _SESSION_OVER:
        return CameraError(_CODES.get(code, FaultCode.CAMERA_LOST), f"{words} [{code}]", session_over=True)
    meaning = _CODES.get(code)
    if meaning is None:
        meaning = next(
            (fault for pattern, fault in _IN_WORDS if pattern.search(said)), FaultCode.CAMERA_REFUSED
        )
    return CameraError(meaning, f"{words} [{code}]")


def says_unsupported(error: CameraError) -> bool:
    """Whether the body cannot do that at all."""
    return _UNSUPPORTED in error.words and not error.session_over


def says_store_full(event: str) -> bool:
    """Whether an event's text is the body's "store full"."""
    return _STORE_FULL.search(event) is not None


def changed_property(event: str) -> tuple[str | None, str]:
    """Configuration name and new value from an event's text; ``None`` when it tells of nothing with a name."""
    match = _CHANGED.search(event)
    if match is None or match["config"] is None:
        return None, ""
    return match["config"], match["value"]


def choices(gp: ModuleType, widget: Any) -> tuple[str, ...]:
    """The words that a widget offers; none for free text and ranges."""
    if widget.get_type() not in (gp.GP_WIDGET_RADIO, gp.GP_WIDGET_MENU):
        return ()
    return tuple(str(widget.get_choice(i)) for i in range(widget.count_choices()))


def value(gp: ModuleType, widget: Any) -> str:
    """A widget's value as text; numbers without needless digits."""
    held = widget.get_value()
    if widget.get_type() == gp.GP_WIDGET_RANGE:
        return f"{float(held):.7g}"
    return "" if held is None else str(held)


def fitting(gp: ModuleType, widget: Any, wanted: str) -> str | float | int:
    """``wanted`` as the widget takes it.

    Raises:
        ValueError: it is none of the choices, no number, or out of range.
    """
    kind = widget.get_type()
    if kind in (gp.GP_WIDGET_RADIO, gp.GP_WIDGET_MENU):
        offered = choices(gp, widget)
        if offered and wanted not in offered:
            raise ValueError(f"{wanted!r} is not offered")
        return wanted
    if kind == gp.GP_WIDGET_RANGE:
        number = float(wanted)
        low, high, _step = widget.get_range()
        if not math.isfinite(number) or not low <= number <= high:
            raise ValueError(f"{wanted} is not between {low:g} and {high:g}")
        return number
    if kind in (gp.GP_WIDGET_TOGGLE, gp.GP_WIDGET_DATE):
        return int(wanted)
    return wanted
