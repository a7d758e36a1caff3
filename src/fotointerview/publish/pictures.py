"""The published photos of all shots, several at once, each handed on and let go: memory does not grow with them."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from fotointerview.domain.chain import Link
from fotointerview.domain.faults import FaultError
from fotointerview.publish.material import Material, Tick
from fotointerview.publish.side_by_side import side_by_side

_T = TypeVar("_T")


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

    made = side_by_side(one, len(links), tick=tick, of=of)
    return {link.shot.id: kept for link, kept in zip(links, made, strict=True) if kept is not None}
