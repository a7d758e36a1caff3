"""Printing what was measured: medians, spread and goals, and where the machine stood."""

import os
import statistics
from collections.abc import Sequence


def line(
    name: str, values: Sequence[float], *, goal: float | None = None, unit: str = "ms", at_least: bool = False
) -> None:
    """One row: median, best and worst of ``values``; the goal, and whether the median keeps it.

    ``at_least`` for what should be high: frames a second.
    """
    if not values:
        print(f"{name:<52} nothing measured")
        return
    middle = statistics.median(values)
    best, worst = (max(values), min(values)) if at_least else (min(values), max(values))
    told = f"{name:<52} median {middle:7.1f} {unit:<3}  best {best:7.1f}   worst {worst:7.1f}"
    if goal is not None:
        kept = middle >= goal if at_least else middle <= goal
        sign = "≥" if at_least else "≤"
        told += f"   goal {sign} {goal:g} {unit}: {'kept' if kept else 'MISSED'}"
    print(f"{told}   n={len(values)}")


def remark(text: str) -> None:
    """What one must know to read the figures above it or below it."""
    print(f"  {text}")


def heading(text: str) -> None:
    """A title, with the machine's load, because machines are shared and noisy."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    print(f"\n{text}  ({os.cpu_count()} cores, load {load:.1f})")
