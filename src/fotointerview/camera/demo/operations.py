"""What the demo camera answers to each PTP operation: values in, an :class:`Answer` out, no sockets.

Nikon-like, because that is the simplest dialect in which libgphoto2 offers settings, live view, capture and
events.
"""

import struct
from collections.abc import Callable

from fotointerview.camera.demo import answers, datasets
from fotointerview.camera.demo.answers import NOT_SUPPORTED, OK, Answer, Params
from fotointerview.camera.demo.body import (
    MAKE,
    MODEL,
    BodyEvent,
    CardFullError,
    ControlChanged,
    DemoBody,
    FocusError,
    NotLiveError,
    ObjectAdded,
    PictureInMemory,
    RefusedError,
    ReleaseComplete,
)
from fotointerview.camera.demo.controls import UINT8, UINT32, Control, factory_controls
from fotointerview.camera.demo.faults import FaultKind
from fotointerview.camera.demo.finder import HEIGHT, WIDTH
from fotointerview.camera.demo.objects import IN_MEMORY, Objects

LIVE_STATUS, LIVE_PROHIBITED = 0xD1A2, 0xD1A4
"""Nikon's LiveViewStatus and LiveViewProhibitCondition, which the driver reads before it starts live view."""
_WITH_FOCUS = 0xFFFFFFFE
_MAY_BE_BUSY = frozenset(
    {
        *(0x1009, 0x100A, 0x100B, 0x1016, 0x101B),
        *(0x90C1, 0x90C2, 0x90C8, 0x9201, 0x9203, 0x9204, 0x9207),
    }
)
"""Reading files, setting, focusing, live view and releasing; not asking what there is or what happened."""
_FACTORY = factory_controls()


class Operations:
    """The operations of one body, for one session at a time."""

    def __init__(self, body: DemoBody) -> None:
        self._body = body
        self._focused = OK
        """How the last focus drive ended, for who asks whether the device is ready."""
        objects = Objects(body)
        self._table: dict[int, Callable[[Params, bytes], Answer]] = {
            0x1001: self._device_info,
            0x1002: self._begin,
            0x1003: self._end,
            0x1004: objects.storage_ids,
            0x1005: objects.storage_info,
            0x1006: objects.count,
            0x1007: objects.handles,
            0x1008: objects.info,
            0x1009: objects.whole,
            0x100A: objects.thumbnail,
            0x100B: objects.delete,
            0x1014: self._describe,
            0x1015: self._get,
            0x1016: self._set,
            0x101B: objects.part,
            0x90C1: self._autofocus,
            0x90C2: self._take_controls,
            0x90C7: self._events,
            0x90C8: self._is_ready,
            0x90CA: self._vendor_properties,
            0x9201: self._start_live,
            0x9202: self._end_live,
            0x9203: self._live_frame,
            0x9204: self._move_focus,
            0x9207: self._capture,
        }

    def perform(self, code: int, params: Params, data: bytes) -> Answer:
        """Carry out one operation; ``data`` is what the host sent with it."""
        operation = self._table.get(code)
        if operation is None:
            return Answer(NOT_SUPPORTED)
        if code in _MAY_BE_BUSY and self._body.faults.lasting(FaultKind.BUSY):
            return Answer(answers.DEVICE_BUSY)
        return operation(params, data)

    def leave(self) -> None:
        """The host is gone, in whatever way: the body is its own again."""
        self._body.live.end()
        self._body.host_has_controls = False

    # ── device and session ────────────────────────────────────────────────────────────────────────────────

    def _device_info(self, _params: Params, _data: bytes) -> Answer:
        standard = [c.code for c in self._body.controls if c.code < 0xD000]
        info = datasets.device_info(
            operations=tuple(self._table),
            properties=standard,
            maker=MAKE,
            model=MODEL,
            serial=self._body.serial,
        )
        return Answer(data=info)

    def _begin(self, _params: Params, _data: bytes) -> Answer:
        self._body.take_events()  # what happened before is found by listing the card
        self._body.shutter.memory.clear()
        self._focused = OK
        return Answer()

    def _end(self, _params: Params, _data: bytes) -> Answer:
        self.leave()
        return Answer()

    def _take_controls(self, params: Params, _data: bytes) -> Answer:
        self._body.host_has_controls = params[:1] == (1,)
        return Answer()

    # ── controls ──────────────────────────────────────────────────────────────────────────────────────────

    def _vendor_properties(self, _params: Params, _data: bytes) -> Answer:
        codes = [control.code for control in self._body.controls if control.code >= 0xD000]
        return Answer(data=datasets.u16s((*codes, LIVE_STATUS, LIVE_PROHIBITED)))

    def _control(self, params: Params) -> Control | None:
        return next((c for c in self._body.controls if params[:1] == (c.code,)), None)

    def _live_property(self, params: Params) -> tuple[int, int] | None:
        """Kind and value of a property that only tells how live view is."""
        match params[:1]:
            case (code,) if code == LIVE_STATUS:
                return UINT8, int(self._body.live.is_on)
            case (code,) if code == LIVE_PROHIBITED:
                return UINT32, self._body.live.prohibited
        return None

    def _describe(self, params: Params, _data: bytes) -> Answer:
        if told := self._live_property(params):
            return Answer(data=datasets.telling_description(params[0], *told))
        if (control := self._control(params)) is None:
            return Answer(answers.BAD_PROPERTY)
        factory = _FACTORY[control.name].value
        return Answer(data=datasets.property_description(control, factory=factory))

    def _get(self, params: Params, _data: bytes) -> Answer:
        if told := self._live_property(params):
            return Answer(data=datasets.value(*told))
        if (control := self._control(params)) is None:
            return Answer(answers.BAD_PROPERTY)
        return Answer(data=datasets.value(control.kind, control.value))

    def _set(self, params: Params, data: bytes) -> Answer:
        if (control := self._control(params)) is None:
            return Answer(answers.BAD_PROPERTY)
        if not control.writable:
            return Answer(answers.ACCESS_DENIED)
        try:
            self._body.set_control(control.name, datasets.parse_value(control.kind, data))
        except (ValueError, RefusedError):
            return Answer(answers.BAD_VALUE)
        return Answer()

    # ── live view and focus ───────────────────────────────────────────────────────────────────────────────

    def _start_live(self, _params: Params, _data: bytes) -> Answer:
        try:
            self._body.live.start()
        except RefusedError:
            return Answer(answers.INVALID_STATUS)
        return Answer()

    def _end_live(self, _params: Params, _data: bytes) -> Answer:
        self._body.live.end()
        return Answer()

    def _live_frame(self, _params: Params, _data: bytes) -> Answer:
        try:
            jpeg = self._body.live.frame()
        except NotLiveError:
            return Answer(answers.NOT_LIVE)
        if jpeg is None:
            return Answer(answers.DEVICE_BUSY)
        return Answer(data=datasets.live_frame(jpeg, width=WIDTH, height=HEIGHT))

    def _autofocus(self, _params: Params, _data: bytes) -> Answer:
        try:
            self._body.focus.find()
        except FocusError:
            self._focused = answers.OUT_OF_FOCUS
        return Answer()

    def _move_focus(self, params: Params, _data: bytes) -> Answer:
        if not self._body.live.is_on:
            return Answer(answers.NOT_LIVE)
        if len(params) < 2 or params[0] not in (1, 2):
            return Answer(answers.BAD_PARAMETER)
        if self._body.focus.move(params[1] if params[0] == 2 else -params[1]):
            self._focused = answers.FOCUS_END
        return Answer()

    def _is_ready(self, _params: Params, _data: bytes) -> Answer:
        """DeviceReady: tells once how focusing ended. Releases do not make it wait, they queue up in the body."""
        code, self._focused = self._focused, OK
        return Answer(code)

    # ── capture and events ────────────────────────────────────────────────────────────────────────────────

    def _capture(self, params: Params, _data: bytes) -> Answer:
        if self._body.faults.take(FaultKind.RELEASE_LOST):
            return Answer(cut=True)
        try:
            self._body.release(focus=params[:1] == (_WITH_FOCUS,), to_memory=params[1:2] == (1,))
        except FocusError:
            return Answer(answers.OUT_OF_FOCUS)
        except CardFullError:
            return Answer(answers.STORE_FULL)
        except RefusedError:
            return Answer(answers.ACCESS_DENIED)
        return Answer(cut=self._body.faults.take(FaultKind.RELEASE_UNANSWERED) is not None)

    def _events(self, _params: Params, _data: bytes) -> Answer:
        return Answer(data=datasets.nikon_events([_wire(e) for e in self._body.take_events()]))


def _wire(event: BodyEvent) -> tuple[int, int]:
    match event:
        case ObjectAdded(handle):
            return 0x4002, handle
        case PictureInMemory():
            return 0xC101, IN_MEMORY
        case ReleaseComplete():
            return 0x400D, 0
        case ControlChanged(name):
            return 0x4006, _FACTORY[name].code


def unpack_params(payload: bytes) -> Params:
    """The 32-bit parameters at the end of a command packet."""
    count = len(payload) // 4
    return struct.unpack(f"<{count}I", payload[: count * 4])


__all__ = ["NOT_SUPPORTED", "OK", "Answer", "Operations", "unpack_params"]
