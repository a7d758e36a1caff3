"""Sends pictures to the card, and finds out whether the body really does.

In the camera's memory the driver keeps only the last two pictures, and one that the line lost is gone. The
driver may report success where the body refused: only what is read back afterwards counts.
"""

from collections.abc import Sequence
from contextlib import suppress
from types import ModuleType
from typing import Any

from fotointerview.camera import driver_words

CARDS = ("card+sdram", "Memory card", "card")
_MEMORIES = ("Internal RAM", "sdram")


def send_to_card(gp: ModuleType, camera: Any, context: Any, configs: Sequence[str]) -> str:
    """Choose the card by the driver's words, else by place: the memory comes first in its list.

    Returns the words for where pictures go when that is still not the card; empty when it is, or when the
    body has no such setting.
    """
    for config in configs:
        try:
            widget = camera.get_single_config(config, context)
            choices = driver_words.choices(gp, widget)
            target = next((word for word in CARDS if word in choices), None)
            target = target or (choices[1] if len(choices) > 1 else None)
            if target is not None and widget.get_value() != target:
                with suppress(gp.GPhoto2Error):  # what is read back tells
                    widget.set_value(target)
                    camera.set_single_config(config, widget, context)
            now = str(camera.get_single_config(config, context).get_value())
        except gp.GPhoto2Error:
            continue  # no such setting here; a line that broke just now is found by the next call
        if now not in (target, *CARDS) and (target is not None or now in _MEMORIES):
            return now
    return ""
