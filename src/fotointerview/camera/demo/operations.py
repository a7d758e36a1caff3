"""What the demo camera answers to each PTP operation: values in, an :class:`Answer` out, no sockets.

Nikon-like, because that is the simplest dialect in which libgphoto2 offers settings, capture and events.
"""

import struct
from collections.abc import Callable
from dataclasses import dataclass

from fotointerview.camera.demo import datasets
from fotointerview.camera.demo.body import (
    MAKE,
    MODEL,
    BodyEvent,
    ControlChanged,
    DemoBody,
    ObjectAdded,
    RefusedError,
    ReleaseComplete,
)
from fotointerview.camera.demo.card import CardFile
from fotointerview.camera.demo.controls import Control, factory_controls

STORAGE = 0x00010001
DCIM, FOLDER = 0x0001, 0x0002
"""Handles of the folders ``DCIM`` and ``DCIM/100NIKON``."""
ROOT = 0xFFFFFFFF

OK = 0x2001
NOT_SUPPORTED = 0x2005
BAD_STORAGE = 0x2008
BAD_HANDLE = 0x2009
BAD_PROPERTY = 0x200A
ACCESS_DENIED = 0x200F
NO_THUMBNAIL = 0x2010
BAD_VALUE = 0x201C
BAD_PARAMETER = 0x201D

_FACTORY = factory_controls()


@dataclass(frozen=True, slots=True)
class Answer:
    """Response code and parameters, with the data phase before it where there is one."""

    code: int = OK
    params: tuple[int, ...] = ()
    data: bytes | None = None


Params = tuple[int, ...]


class Operations:
    """The operations of one body, for one session at a time."""

    def __init__(self, body: DemoBody) -> None:
        self._body = body
        self._table: dict[int, Callable[[Params, bytes], Answer]] = {
            0x1001: self._device_info,
            0x1002: self._open_session,
            0x1003: self._nothing,
            0x1004: lambda _p, _d: Answer(data=datasets.u32s((STORAGE,))),
            0x1005: self._storage_info,
            0x1006: lambda p, _d: Answer(params=(len(self._children(p)),)),
            0x1007: lambda p, _d: Answer(data=datasets.u32s(self._children(p))),
            0x1008: self._object_info,
            0x1009: self._object,
            0x100A: self._thumbnail,
            0x100B: self._delete,
            0x1014: self._describe,
            0x1015: self._get,
            0x1016: self._set,
            0x101B: self._part,
            0x90C1: self._nothing,  # AfDrive: the lens is always there
            0x90C2: self._nothing,  # ChangeCameraMode: the buttons stay alive
            0x90C7: self._events,
            0x90C8: self._nothing,  # DeviceReady: further releases queue up in the body
            0x90CA: lambda _p, _d: Answer(data=datasets.u16s(c.code for c in self._vendor_controls())),
            0x9207: self._capture,
        }

    def perform(self, code: int, params: Params, data: bytes) -> Answer:
        """Carry out one operation; ``data`` is what the host sent with it."""
        operation = self._table.get(code)
        return operation(params, data) if operation else Answer(NOT_SUPPORTED)

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

    def _open_session(self, _params: Params, _data: bytes) -> Answer:
        self._body.take_events()  # what happened before is found by listing the card
        return Answer()

    def _nothing(self, _params: Params, _data: bytes) -> Answer:
        return Answer()

    def _vendor_controls(self) -> list[Control]:
        return [control for control in self._body.controls if control.code >= 0xD000]

    # ── storage and objects ───────────────────────────────────────────────────────────────────────────────

    def _storage_info(self, params: Params, _data: bytes) -> Answer:
        if params[:1] != (STORAGE,):
            return Answer(BAD_STORAGE)
        card = self._body.card
        return Answer(
            data=datasets.storage_info(
                capacity=card.capacity, free=card.free, free_images=card.free // 9_000_000
            )
        )

    def _children(self, params: Params) -> list[int]:
        """Handles below the parent in the third parameter; 0 means everything."""
        parent = params[2] if len(params) > 2 else 0
        files = [file.handle for file in self._body.card.files]
        below = {ROOT: [DCIM], DCIM: [FOLDER], FOLDER: files, 0: [DCIM, FOLDER, *files]}
        return below.get(parent, [])

    def _file(self, params: Params) -> CardFile | None:
        return self._body.card.find(params[0]) if params else None

    def _object_info(self, params: Params, _data: bytes) -> Answer:
        if params[:1] == (DCIM,):
            return Answer(data=datasets.folder_info(storage=STORAGE, parent=0, name="DCIM"))
        if params[:1] == (FOLDER,):
            return Answer(data=datasets.folder_info(storage=STORAGE, parent=DCIM, name="100NIKON"))
        if (file := self._file(params)) is None:
            return Answer(BAD_HANDLE)
        info = datasets.picture_info(
            storage=STORAGE,
            parent=FOLDER,
            name=file.name,
            size=file.size,
            thumb_size=len(file.thumbnail),
            width=file.width,
            height=file.height,
            at=file.taken_at,
        )
        return Answer(data=info)

    def _object(self, params: Params, _data: bytes) -> Answer:
        file = self._file(params)
        return Answer(data=self._body.card.read(file)) if file else Answer(BAD_HANDLE)

    def _part(self, params: Params, _data: bytes) -> Answer:
        if len(params) < 3:
            return Answer(BAD_PARAMETER)
        if (file := self._file(params)) is None:
            return Answer(BAD_HANDLE)
        data = self._body.card.read(file, offset=params[1], size=params[2])
        return Answer(params=(len(data),), data=data)

    def _thumbnail(self, params: Params, _data: bytes) -> Answer:
        file = self._file(params)
        return Answer(data=file.thumbnail) if file else Answer(NO_THUMBNAIL)

    def _delete(self, params: Params, _data: bytes) -> Answer:
        gone = bool(params) and self._body.card.delete(params[0])
        return Answer() if gone else Answer(BAD_HANDLE)

    # ── controls ──────────────────────────────────────────────────────────────────────────────────────────

    def _control(self, params: Params) -> Control | None:
        return next((c for c in self._body.controls if params[:1] == (c.code,)), None)

    def _describe(self, params: Params, _data: bytes) -> Answer:
        if (control := self._control(params)) is None:
            return Answer(BAD_PROPERTY)
        factory = _FACTORY[control.name].value
        return Answer(data=datasets.property_description(control, factory=factory))

    def _get(self, params: Params, _data: bytes) -> Answer:
        if (control := self._control(params)) is None:
            return Answer(BAD_PROPERTY)
        return Answer(data=datasets.value(control.kind, control.value))

    def _set(self, params: Params, data: bytes) -> Answer:
        if (control := self._control(params)) is None:
            return Answer(BAD_PROPERTY)
        if not control.writable:
            return Answer(ACCESS_DENIED)
        try:
            self._body.set_control(control.name, datasets.parse_value(control.kind, data))
        except (ValueError, RefusedError):
            return Answer(BAD_VALUE)
        return Answer()

    # ── capture and events ────────────────────────────────────────────────────────────────────────────────

    def _capture(self, _params: Params, _data: bytes) -> Answer:
        try:
            self._body.release()
        except RefusedError:
            return Answer(ACCESS_DENIED)
        return Answer()

    def _events(self, _params: Params, _data: bytes) -> Answer:
        return Answer(data=datasets.nikon_events([self._wire(e) for e in self._body.take_events()]))

    def _wire(self, event: BodyEvent) -> tuple[int, int]:
        match event:
            case ObjectAdded(handle):
                return 0x4002, handle
            case ReleaseComplete():
                return 0x400D, 0
            case ControlChanged(name):
                return 0x4006, _FACTORY[name].code


def unpack_params(payload: bytes) -> Params:
    """The 32-bit parameters at the end of a command packet."""
    count = len(payload) // 4
    return struct.unpack(f"<{count}I", payload[: count * 4])
