"""Photographic scales: reading a camera's words for aperture, shutter and EV, and finding steps on them."""

import math
import re
from collections.abc import Callable, Sequence

_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")


def parse_number(text: str) -> float | None:
    """The first number in ``text`` (``"f/2.8"`` → 2.8, ``"0.333"``, ``"+1 EV"``, ``"87%"``), or ``None``."""
    found = _NUMBER.search(text)
    return float(found.group().replace(",", ".")) if found else None


def parse_shutter_s(text: str) -> float | None:
    """Seconds of a shutter time: ``"1/125"``, ``"0.0080s"``, ``"2"``; ``None`` for bulb and the like."""
    fraction = re.fullmatch(r"\s*(\d+)\s*/\s*(\d+)\s*s?\s*", text)
    if fraction:
        below = int(fraction.group(2))
        return int(fraction.group(1)) / below if below else None
    value = parse_number(text)
    return value if value is not None and value > 0 else None


def aperture_stops(f_number: float) -> float:
    """The aperture value Av = 2·log2(N) of APEX (ISO 2720), in stops; larger is a smaller opening."""
    return 2 * math.log2(f_number)


def nearest_choice(
    choices: Sequence[str], wanted: float, *, scale: Callable[[float], float] = float
) -> str | None:
    """The choice whose number is nearest to ``wanted``, as measured on ``scale``; ``None`` when none is a number."""
    numbered = [
        (abs(scale(number) - scale(wanted)), choice)
        for choice in choices
        if (number := parse_number(choice)) is not None
    ]
    return min(numbered)[1] if numbered else None


def format_shutter(seconds: float) -> str:
    """A shutter time as photographers write it: ``1/125``, ``0.5 s``, ``2 s``."""
    if seconds <= 0:
        return "?"
    if seconds < 0.3:
        return f"1/{round(1 / seconds)}"
    return f"{seconds:.2g} s"


def format_ev(ev: float) -> str:
    """An EV difference with its sign and a true minus: ``+1``, ``−0.7``, ``±0``."""
    if abs(ev) < 0.05:
        return "±0"
    return f"{'+' if ev > 0 else '−'}{abs(ev):.1f}".removesuffix(".0")


def same_value(one: str, other: str) -> bool:
    """Whether two camera words mean the same value: equal, or numbers that differ by less than one per cent."""
    if one == other:
        return True
    a, b = parse_number(one), parse_number(other)
    if a is None or b is None or "/" in one.removeprefix("f/") or "/" in other.removeprefix("f/"):
        return False
    return abs(a - b) <= 0.01 * max(abs(a), abs(b), 0.1)
