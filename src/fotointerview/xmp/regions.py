"""Regions on the picture, ours beside those of others.

After the Metadata Working Group, *Guidelines for Handling Image Metadata* 2.0 (2010), 5.9.
"""

from typing import Final

from fotointerview.xmp.packet import Packet, note
from fotointerview.xmp.values import (
    Region,
    Regions,
    append,
    container,
    fields_of,
    find_all,
    indent,
    is_empty,
    qname,
    region_element,
    take_out,
    text_of,
)
from fotointerview.xmp.xml_tree import Element

REGIONS: Final = "mwg-rs:Regions"
_NEAR: Final = 0.004


def merge_regions(packet: Packet, wanted: Regions | None, noted: set[str]) -> list[str]:
    """Bring the regions of ``packet`` level with ``wanted``; returns the notes of ours.

    Where somebody else has drawn about the same place, and perhaps said who it is, theirs stands for both.
    """
    found = packet.find(REGIONS)
    bag = _region_bag(found) if isinstance(found, Element) else None
    there = bag.elements() if bag is not None else []
    others = [item for item in there if note(REGIONS, _region_key(item)) not in noted]
    places = [_place(item) for item in others]
    mine = [
        region
        for region in (wanted.regions if wanted else ())
        if not any(place is not None and _is_near(place, region) for place in places)
    ]
    new = [region_element(region) for region in mine]
    keys = [_region_key(item) for item in new]
    if sorted(keys) != sorted(_region_key(item) for item in there if item not in others):
        if bag is None:
            if isinstance(found, Element) and not is_empty(found):  # of a shape that is not known: theirs
                return []
            if wanted and new:
                packet.set(REGIONS, Regions(wanted.width, wanted.height, tuple(mine)))
        elif not others and not new:
            packet.remove(REGIONS)
        elif not others and wanted:
            packet.set(REGIONS, Regions(wanted.width, wanted.height, tuple(mine)))
        else:
            for item in there:
                if item not in others:
                    take_out(bag, item)
            for item in new:
                indent(item, 7)
                append(bag, item, 6)
    return [note(REGIONS, key) for key in keys]


def _region_bag(regions: Element) -> Element | None:
    for held in find_all(regions, qname("mwg-rs:RegionList")):
        return container(held)
    return None


def _place(item: Element) -> tuple[float, float, float, float] | None:
    """Middle and size of a region; ``None`` where they cannot be read."""
    area = fields_of(item).get(qname("mwg-rs:Area"))
    if not isinstance(area, Element):
        return None
    told = fields_of(area)
    try:
        x, y, w, h = (float(text_of(told.get(qname(f"stArea:{key}"), "0"))) for key in "xywh")
    except ValueError:
        return None
    return x, y, w, h


def _is_near(place: tuple[float, float, float, float], region: Region) -> bool:
    mine = (region.x, region.y, region.width, region.height)
    return all(abs(one - other) < _NEAR for one, other in zip(place, mine, strict=True))


def _region_key(item: Element) -> str:
    """What makes a region the same one; how its numbers are written does not."""
    told = fields_of(item)
    place = _place(item) or ()
    words = (text_of(told.get(qname(f"mwg-rs:{key}"), "")) for key in ("Type", "Name", "Description"))
    return "|".join((*(f"{number:.4f}" for number in place), *words))
