"""Merging what we say of a file into what others wrote about it.

What we write is noted in a property of our own (``fi:Written``: name and digest of every value), so that a later
write replaces exactly that: a value that is not noted, or was changed since, is somebody else's and stays. Nodes
that are not known here (an editor's history, say) are not looked at and stay as they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from fotointerview.xmp.packet import WRITTEN, Packet, note, notes
from fotointerview.xmp.regions import REGIONS, merge_regions
from fotointerview.xmp.values import (
    ALT,
    RDF,
    Items,
    Regions,
    Statement,
    Value,
    append,
    canonical,
    container,
    element,
    qname,
    take_out,
)
from fotointerview.xmp.xml_tree import Element, clean

DATE: Final = "xmp:MetadataDate"
COLOUR_LABELS: Final = "darktable:colorlabels"
NOTHING: Final[frozenset[str]] = frozenset()
_UNSAID: Final[Mapping[str, str]] = MappingProxyType({"xmp:Rating": "0"})
"""Values with which others say nothing: no stars."""


@dataclass(slots=True)
class Merged:
    """What merging came to.

    Attributes:
        changed: whether anything is different now, the date of writing aside.
        kept: properties in which somebody else says something else, which stands.
    """

    changed: bool
    kept: list[str] = field(default_factory=list)


def merge(
    packet: Packet,
    statement: Statement,
    *,
    owned: frozenset[str],
    at: str,
    taken: frozenset[str] = NOTHING,
) -> Merged:
    """Bring ``packet`` level with what we say.

    Args:
        packet: changed in place.
        statement: what we say now.
        owned: all properties that we ever say something in; of those not in ``statement`` ours goes.
        at: the date to write into ``xmp:MetadataDate`` where anything changed.
        taken: properties whose value was taken over from others: ours may now stand in its place.
    """
    before = packet.bytes()
    noted = set(packet.items(WRITTEN))
    written: list[str] = []
    merged = Merged(changed=False)
    for short in sorted(owned):
        wanted = statement.get(short)
        if short == REGIONS:
            regions = wanted if isinstance(wanted, Regions) else None
            written += merge_regions(packet, regions, noted)
        elif isinstance(wanted, Items) or (wanted is None and _is_list(packet, short)):
            written += _merge_items(packet, short, wanted if isinstance(wanted, Items) else Items(()), noted)
        else:
            written += _merge_one(packet, short, wanted, noted, merged, is_taken=short in taken)
    written += _note_seen(packet, noted, taken - owned)
    if written:
        wanted_note = Items(tuple(sorted(dict.fromkeys(written))))
        if set(wanted_note.items) != noted:
            packet.set(WRITTEN, wanted_note)
    else:
        packet.remove(WRITTEN)
    if packet.bytes() != before:
        merged.changed = True
        packet.set(DATE, at)
    return merged


def _merge_one(
    packet: Packet, short: str, wanted: Value | None, noted: set[str], merged: Merged, *, is_taken: bool
) -> list[str]:
    found = packet.find(short)
    new = None if wanted is None else canonical(element(qname(short), wanted))
    if found is not None and canonical(found) != new:
        mine = noted.issuperset(notes(short, found)) or is_taken
        if not mine and not is_unsaid(packet, short):
            if wanted is not None:
                merged.kept.append(short)
            # That we had said something once makes their "nothing" a word.
            return [one for one in noted if short in _UNSAID and one.startswith(f"{short} ")]
        if wanted is None:
            if mine:
                packet.remove(short)
            return []
    if wanted is None or new is None:
        return []
    if found is None or canonical(found) != new:
        packet.set(short, wanted)
    return notes(short, element(qname(short), wanted))


def is_unsaid(packet: Packet, short: str) -> bool:
    """Whether somebody else's value there says nothing. No stars say something where we had written some."""
    return packet.text(short) == "" or (
        packet.text(short) == _UNSAID.get(short) and not packet.has_note(short)
    )


def _merge_items(packet: Packet, short: str, wanted: Items, noted: set[str]) -> list[str]:
    """Ours that are no longer wanted go, new ones come last; others' items stay as they stand."""
    mine = tuple(dict.fromkeys(clean(item) for item in wanted.items))
    there = packet.items(short)
    gone = {item for item in there if note(short, item) in noted and item not in mine}
    new = [item for item in mine if item not in there]
    if gone or new:
        found = packet.find(short)
        bag = container(found) if isinstance(found, Element) else None
        if bag is None:
            packet.set(short, Items((*(item for item in there if item not in gone), *new)))
        else:
            for item in bag.elements():
                if item.text in gone and not item.elements():
                    take_out(bag, item)
            for text in new:
                append(bag, Element(f"{{{RDF}}}li", {}, [text]), 4)
        if not packet.items(short):
            packet.remove(short)
    return [note(short, item) for item in mine]


def _is_list(packet: Packet, short: str) -> bool:
    found = packet.find(short)
    listed = container(found) if isinstance(found, Element) else None
    return listed is not None and listed.name != ALT


def _note_seen(packet: Packet, noted: set[str], seen: frozenset[str]) -> list[str]:
    """Notes of others' properties that were read, now or earlier: what was read once is no news again."""
    told = {short: packet.find(short) for short in (*sorted(seen), COLOUR_LABELS)}
    notes = {short: note(short, canonical(found)) for short, found in told.items() if found is not None}
    return [one for short, one in notes.items() if short in seen or one in noted]
