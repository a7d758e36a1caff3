"""The photos of a sheet at their printed size, beside the document that is set, under names that say nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from fotointerview.domain.faults import FaultError
from fotointerview.imaging.opening import open_picture
from fotointerview.publish.material import Material, Tick
from fotointerview.publish.portraits import cropped
from fotointerview.publish.side_by_side import side_by_side

_AS_THEY_ARE: Final[Mapping[str, float]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Print:
    """A photo as it was written for the sheet; ``size`` in pixels.

    ``name`` is "" when it cannot be read, or is ``withheld``.
    """

    name: str
    size: tuple[int, int]
    withheld: bool = False

    @property
    def is_unreadable(self) -> bool:
        """Whether it should be there and is not."""
        return not self.name and not self.withheld


def write_prints(
    material: Material,
    wanted: Mapping[str, Mapping[str, int]],
    *,
    root: Path,
    tick: Tick,
    ratios: Mapping[str, float] = _AS_THEY_ARE,
) -> dict[str, Print]:
    """Write the photos that are wanted into ``root``; returns them by shot id.

    Decoding leaves the GIL, so threads help. ``tick`` is told of one part more than there are photos: what sets the
    document is a part too.

    Args:
        material: where the photos come from.
        wanted: by shot id, the longer side in pixels of every size that is wanted, by what its name begins with
            (``{"": 480, "large-": 1200}``); the first is the one whose size is told.
        root: the folder of the document.
        ratios: by shot id, the width to height to which a photo is cropped; one that is not named is shown as it is.
        tick: is told how far it is, and may stop it.
    """
    links = [
        cropped(link, ratios[link.shot.id]) if link.shot.id in ratios else link
        for link in material.links
        if link.shot.id in wanted
    ]
    paths = [material.path(link) for link in links]

    def write(index: int) -> Print:
        link, path = links[index], paths[index]
        missing = Print("", (link.shot.width, link.shot.height), withheld=material.is_withheld(link))
        if path is None:
            return missing
        name = f"{index + 1:04d}.jpg"
        try:
            sizes = {
                begin: material.jpeg(link, path, max_px=px) for begin, px in wanted[link.shot.id].items()
            }
        except FaultError:
            return missing
        for begin, jpeg in sizes.items():
            (root / f"{begin}{name}").write_bytes(jpeg)
        with open_picture(next(iter(sizes.values()))) as printed:
            return Print(name, printed.size)

    written = side_by_side(write, len(links), tick=tick, of=len(links) + 1)
    return {link.shot.id: print_ for link, print_ in zip(links, written, strict=True)}
