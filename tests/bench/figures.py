"""Printing what was measured: medians, spread and goals, and where the machine stood."""

import math
import os
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path


def line(
    name: str,
    values: Sequence[float],
    *,
    goal: float | None = None,
    unit: str = "ms",
    at_least: bool = False,
    tail: bool = False,
) -> None:
    """One row: median, best and worst of ``values``; the goal, and whether the median keeps it.

    ``at_least`` for what should be high: frames a second. With ``tail`` nineteen of twenty must keep the goal too.
    """
    if not values:
        print(f"{name:<52} nothing measured")
        return
    middle = statistics.median(values)
    best, worst = (max(values), min(values)) if at_least else (min(values), max(values))
    told = f"{name:<52} median {middle:7.1f} {unit:<3}  best {best:7.1f}   worst {worst:7.1f}"
    judged = [middle]
    if tail:
        judged.append(nineteen_of_twenty(values, at_least=at_least))
        told += f"   95 % {judged[-1]:7.1f}"
    if goal is not None:
        kept = min(judged) >= goal if at_least else max(judged) <= goal
        sign = "≥" if at_least else "≤"
        told += f"   goal {sign} {goal:.4g} {unit}: {'kept' if kept else 'MISSED'}"
    print(f"{told}   n={len(values)}")


def nineteen_of_twenty(values: Sequence[float], *, at_least: bool = False) -> float:
    """The value that 95 % of ``values`` are at most, or at least."""
    best_first = sorted(values, reverse=at_least)
    return best_first[max(0, math.ceil(0.95 * len(best_first)) - 1)]


def remark(text: str) -> None:
    """What one must know to read the figures above it or below it."""
    print(f"  {text}")


def heading(text: str) -> None:
    """A title, with the machine's load, because machines are shared and noisy."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    print(f"\n{text}  ({os.cpu_count()} cores, load {load:.1f})")


def peak_memory() -> float:
    """Of this process, in MB."""
    status = Path("/proc/self/status")
    if status.exists():  # what the call below tells on Linux may be the parent's
        found = next(
            row for row in status.read_text(encoding="utf-8").splitlines() if row.startswith("VmHWM")
        )
        return int(found.split()[1]) / (1 << 10)
    import resource

    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
