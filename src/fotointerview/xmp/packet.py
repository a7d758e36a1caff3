"""A sidecar in memory: an XMP packet, its properties by name, and everything else as it was read."""

import hashlib
from dataclasses import dataclass
from typing import Final

from fotointerview.xmp.values import (
    ALT,
    META,
    PREFIXES,
    RDF,
    URIS,
    Value,
    append,
    canonical,
    container,
    element,
    find_all,
    indent,
    qname,
    take_out,
)
from fotointerview.xmp.xml_tree import Aside, Document, Element, XmlError, parse, serialise

WRITTEN: Final = "fi:Written"
"""What we wrote: a note of each value."""
_DIGEST: Final = 20
_DECLARED: Final = {
    prefix: URIS[prefix] for prefix in ("dc", "fi", "lr", "photoshop", "stArea", "stDim", "xmp", "xmpMM")
}


@dataclass(eq=False, slots=True)
class Packet:
    """A sidecar in memory.

    Attributes:
        document: all of it.
        descriptions: the elements that hold the properties.
    """

    document: Document
    descriptions: list[Element]

    @classmethod
    def new(cls) -> "Packet":
        """An empty one."""
        about = Element(f"{{{RDF}}}Description", {f"{{{RDF}}}about": ""}, ["\n  "], dict(_DECLARED))
        rdf = Element(f"{{{RDF}}}RDF", {}, ["\n  ", about, "\n "], {"rdf": RDF})
        root = Element(f"{{{META}}}xmpmeta", {}, ["\n ", rdf, "\n"], {"x": META})
        begin = Aside('<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>')
        return cls(Document(root, [begin], [Aside('<?xpacket end="w"?>')]), [about])

    @classmethod
    def read(cls, data: bytes) -> "Packet":
        """The one in ``data``.

        Raises:
            XmlError: the bytes are no XMP.
        """
        document = parse(data)
        rdf = next(find_all(document.root, f"{{{RDF}}}RDF"), None)
        if rdf is None:
            raise XmlError("there is no rdf:RDF in it")
        known = [child for child in rdf.elements() if child.name == f"{{{RDF}}}Description"]
        if not known:
            known = [Element(f"{{{RDF}}}Description", {f"{{{RDF}}}about": ""})]
            rdf.children.append(known[0])
        return cls(document, known)

    def bytes(self) -> bytes:
        """As it goes to the disk."""
        return serialise(self.document, prefixes=PREFIXES)

    # ── one property ────────────────────────────────────────────────────────────────────────────────────────

    def find(self, short: str) -> "Element | str | None":
        """The property ``prefix:local``: an element, or the text of an attribute."""
        name = qname(short)
        for description in self.descriptions:
            if name in description.attributes:
                return description.attributes[name]
            for child in description.elements():
                if child.name == name:
                    return child
        return None

    def text(self, short: str) -> str | None:
        """A property that is a plain text, without space around it; ``None`` where it is none."""
        found = self.find(short)
        if isinstance(found, Element):
            return None if found.elements() else found.text.strip()
        return None if found is None else found.strip()

    def items(self, short: str) -> tuple[str, ...]:
        """The texts of a list; of a plain text that one."""
        found = self.find(short)
        if found is None or isinstance(found, str):
            return (found,) if found else ()
        listed = container(found)
        if listed is None:
            return (found.text.strip(),) if found.text.strip() else ()
        return tuple(item.text for item in listed.elements())

    def is_ours(self, short: str) -> bool:
        """Whether the property is as we wrote it."""
        found = self.find(short)
        return found is not None and set(notes(short, found)) <= set(self.items(WRITTEN))

    def has_note(self, short: str) -> bool:
        """Whether we wrote the property the last time, whatever it says now."""
        return any(one.startswith(f"{short} ") for one in self.items(WRITTEN))

    def remove(self, short: str) -> None:
        """Take the property out, wherever it stands."""
        name = qname(short)
        for description in self.descriptions:
            description.attributes.pop(name, None)
            for child in [child for child in description.elements() if child.name == name]:
                take_out(description, child)

    def set(self, short: str, value: Value) -> None:
        """Put the property in the place of what is there."""
        new = element(qname(short), value)
        name = qname(short)
        for description in self.descriptions:
            for at, child in enumerate(description.children):
                if isinstance(child, Element) and child.name == name:
                    indent(new, 3)
                    description.children[at] = new
                    return
        self.remove(short)
        indent(new, 3)
        append(self.descriptions[0], new, 2)


def notes(short: str, found: Element | str) -> list[str]:
    """The notes of a value: one for each language's text, so that a program may drop a language; else one."""
    listed = container(found) if isinstance(found, Element) else None
    if listed is not None and listed.name == ALT and listed.elements():
        return list(dict.fromkeys(note(short, f"={item.text}") for item in listed.elements()))
    return [note(short, canonical(found))]


def note(short: str, told: str) -> str:
    """A value in ``fi:Written``: its name and a digest of what it says."""
    return f"{short} {hashlib.sha256(told.encode('utf-8', 'replace')).hexdigest()[:_DIGEST]}"
