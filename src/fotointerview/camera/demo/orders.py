"""What people and tests may ask of the demo camera beside the line: one order in, one answer out, both JSON.

An order is ``{"do": NAME, …}``; the answer ``{"done": NAME, …}`` or ``{"refused": WORDS}``.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from typing import Any

from fotointerview.camera.demo.body import DemoBody, RefusedError
from fotointerview.camera.demo.faults import FaultKind
from fotointerview.camera.demo.responder import Responder
from fotointerview.domain.camera import SettingName

Reply = dict[str, Any]


class Orders:
    """Carries out orders for one body and its responder."""

    def __init__(self, body: DemoBody, responder: Responder) -> None:
        self._body = body
        self._responder = responder
        self._known: dict[str, Callable[[Mapping[str, Any]], Reply]] = {
            "press_shutter": self._press,
            "change_sitter": self._seat,
            "turn": self._turn,
            "fault": self._fault,
            "clear": self._clear,
            "cut": self._cut,
            "habits": self._habits,
            "count_from": self._count_from,
            "lock_button": self._lock_button,
            "capacity": self._capacity,
            "state": self._state,
            "card": self._card,
            "memory": self._memory,
        }

    def obey(self, line: str) -> Reply:
        """Carry out one order such as ``{"do": "change_sitter", "name": "niko"}``."""
        try:
            order = json.loads(line)
            name = str(order.pop("do", None))
            if name not in self._known:
                return {"refused": f"no order called {name!r}"}
            return {"done": name} | self._known[name](order)
        except (ValueError, TypeError, KeyError, AttributeError, RefusedError) as error:
            return {"refused": str(error)}

    def _press(self, order: Mapping[str, Any]) -> Reply:
        for _ in range(int(order.get("times", 1))):
            self._body.press_shutter()
        return {}

    def _seat(self, order: Mapping[str, Any]) -> Reply:
        self._body.change_sitter(str(order.get("name")))
        return {}

    def _turn(self, order: Mapping[str, Any]) -> Reply:
        """``name`` of the dial, ``value`` in the words that the driver uses, or a number in our unit."""
        self._body.turn(SettingName(order["name"]), str(order["value"]))
        return {}

    def _fault(self, order: Mapping[str, Any]) -> Reply:
        """``name`` of the fault, and what it takes of ``times, seconds, share, mb_per_s, bits``."""
        given = dict(order)
        kind = FaultKind(given.pop("name"))
        self._body.faults.arm(kind, **given)
        if kind is FaultKind.OFF:
            self._responder.cut()
        return {}

    def _clear(self, order: Mapping[str, Any]) -> Reply:
        """Call off the fault ``name``, or all."""
        self._body.faults.clear(FaultKind(order["name"]) if "name" in order else None)
        return {}

    def _cut(self, _order: Mapping[str, Any]) -> Reply:
        self._responder.cut()
        return {}

    def _habits(self, order: Mapping[str, Any]) -> Reply:
        """Any of ``burst, timer_s, raw_first, gap_s, clock_s, least_bytes``."""
        self._body.shutter.habits = replace(self._body.shutter.habits, **order)
        return {}

    def _count_from(self, order: Mapping[str, Any]) -> Reply:
        self._body.card.count_from(int(order["number"]))
        return {}

    def _lock_button(self, order: Mapping[str, Any]) -> Reply:
        self._body.locks_button = bool(order["locks"])
        return {}

    def _capacity(self, order: Mapping[str, Any]) -> Reply:
        """Another card size, in bytes, as if other pictures took the rest."""
        self._body.card.capacity = int(order["size"])
        self._body.shutter.count_room()
        return {}

    def _state(self, _order: Mapping[str, Any]) -> Reply:
        body = self._body
        return {
            "controls": "host" if body.host_has_controls else "body",
            "live": body.live.is_on,
            "busy": body.busy,
            "released": body.shutter.released,
            "exposed": body.shutter.exposed,
            "drawing_s": body.live.drawing_s,
            "told_ns": body.shutter.told_ns,
            "last_byte_ns": self._responder.last_byte_ns,
            "sitter": body.dials.sitter,
            "settings": {control.name.value: control.word(control.value) for control in body.controls},
            "faults": body.faults.report(),
        }

    def _card(self, _order: Mapping[str, Any]) -> Reply:
        return {"files": [asdict(file) for file in self._body.card.listed()]}

    def _memory(self, _order: Mapping[str, Any]) -> Reply:
        return {"files": [asdict(file) for file in self._body.shutter.memory.listed()]}
