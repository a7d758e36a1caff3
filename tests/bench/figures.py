"""Printing what was measured: medians, spread and goals, and where the machine stood."""

import os
import statistics
from collections.abc import Sequence


def line(name: str, values: Sequence[float], *, goal: float | None = None, unit: str = "ms") -> None:
    """One row: median, best and worst of ``values``; the goal, and whether the median keeps it."""
    if not values:
        print(f"{name:<44} nothing measured")
        return
    middle = statistics.median(values)
    told = f"{name:<44} median {middle:7.1f} {unit}   best {min(values):7.1f}   worst {max(values):7.1f}"
    if goal is not None:
        told += f"   goal ≤ {goal:g} {unit}: {'kept' if middle <= goal else 'MISSED'}"
    print(f"{told}   n={len(values)}")


def heading(text: str) -> None:
    """A title, with the machine's load, because machines are shared and noisy."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    print(f"\n{text}  ({os.cpu_count()} cores, load {load:.1f})")
