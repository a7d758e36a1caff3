"""Photos side by side: on as many threads as there are cores, told of in order, and stopped where somebody wants it."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

from fotointerview.publish.material import Tick

_MOST: Final = 4
"""Each has one photo in memory, of which a crop needs the whole; decoding leaves the GIL."""
T = TypeVar("T")


def side_by_side(work: Callable[[int], T], count: int, *, tick: Tick, of: int) -> list[T]:
    """What ``work`` makes of 0, 1 … up to ``count``, in that order.

    ``tick`` is told after each one, of ``of`` parts in all; what it or ``work`` raises ends the rest.
    """
    made: list[T] = []
    workers = min(_MOST, os.cpu_count() or 1)
    with ThreadPoolExecutor(max_workers=workers, thread_name_prefix="photos") as pool:
        waiting = [pool.submit(work, index) for index in range(count)]
        try:
            for done, future in enumerate(waiting, start=1):
                made.append(future.result())
                tick(done, of)
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    return made
