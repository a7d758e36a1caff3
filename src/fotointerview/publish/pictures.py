"""The published photos of all shots, several at once, each handed on and let go: memory does not grow with them."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

from fotointerview.domain.chain import Link
from fotointerview.domain.faults import FaultError
from fotointerview.publish.material import Material, Tick

_T = TypeVar("_T")
_MOST_WORKERS: Final = 4
"""Each has one photo in memory, of which a crop needs the whole; decoding leaves the GIL."""


def each_picture(
    material: Material,
    put: Callable[[Link, bytes], _T],
    *,
    max_px: int,
    tick: Tick,
    of: int,
    quality: int = 88,
    links: Sequence[Link] | None = None,
) -> dict[str, _T]:
    """What ``put`` makes of every photo that may be seen and can be read, by shot id.

    Args:
        material: whose photos.
        put: gets a shot and its JPEG, on any thread.
        max_px: longer side of the JPEG at most.
        tick: told after each shot, in order.
        of: how many parts there are in all.
        quality: of the JPEG.
        links: the shots; ``None`` is all of them.
    """
    links = material.links if links is None else links
    paths = [material.path(link) for link in links]

    def one(index: int) -> _T | None:
        path = paths[index]
        if path is None:
            return None
        try:
            jpeg = material.jpeg(links[index], path, max_px=max_px, quality=quality)
        except FaultError:
            return None
        return put(links[index], jpeg)

    found: dict[str, _T] = {}
    with ThreadPoolExecutor(
        max_workers=min(_MOST_WORKERS, os.cpu_count() or 1), thread_name_prefix="pictures"
    ) as pool:
        waiting = [pool.submit(one, index) for index in range(len(links))]
        try:
            for done, (link, future) in enumerate(zip(links, waiting, strict=True), start=1):
                made = future.result()
                if made is not None:
                    found[link.shot.id] = made
                tick(done, of)
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    return found
