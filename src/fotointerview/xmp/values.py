"""Values of XMP (ISO 16684-1): what they are here, how RDF writes them, and when two of them say the same."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from fotointerview.xmp.xml_tree import XML, Aside, Element, clean

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
META: Final = "adobe:ns:meta/"
PREFIXES: Final[dict[str, str]] = {
    META: "x",
    RDF: "rdf",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/xap/1.0/sType/ResourceRef#": "stRef",
    "http://ns.adobe.com/xap/1.0/sType/Dimensions#": "stDim",
    "http://ns.adobe.com/xmp/sType/Area#": "stArea",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://ns.adobe.com/lightroom/1.0/": "lr",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "Iptc4xmpCore",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "Iptc4xmpExt",
    "http://ns.useplus.org/ldf/xmp/1.0/": "plus",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://www.metadataworkinggroup.com/schemas/regions/": "mwg-rs",
    "http://darktable.sf.net/": "darktable",
    "urn:x-fotointerview:xmp:1.0/": "fi",
}
URIS: Final = {prefix: uri for uri, prefix in PREFIXES.items()}
ALT: Final = f"{{{RDF}}}Alt"
_CONTAINERS: Final = frozenset(f"{{{RDF}}}{kind}" for kind in ("Bag", "Seq", "Alt"))
_NOT_FIELDS: Final = (f"{{{RDF}}}", f"{{{XML}}}")


def qname(short: str) -> str:
    """``{uri}local`` of ``prefix:local`` with a prefix of :data:`PREFIXES`."""
    prefix, _, local = short.partition(":")
    return f"{{{URIS[prefix]}}}{local}"


@dataclass(frozen=True, slots=True)
class InLanguages:
    """One text in languages; ``x-default`` comes first."""

    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Items:
    """A list without order; the others' items stay beside ours."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """A value with named parts (``prefix:local``)."""

    fields: Mapping[str, "str | Fields"]


@dataclass(frozen=True, slots=True)
class Region:
    """A place on the picture **as it is stored**, before its orientation is applied; all 0..1.

    Attributes:
        x: the middle, from the left; ``y`` from the top.
        width: 0 with ``height`` 0 is a point.
        kind: a type of the Metadata Working Group ("Face"), or none.
        description: what is there.
    """

    x: float
    y: float
    width: float = 0.0
    height: float = 0.0
    kind: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Regions:
    """Places on a picture of so many pixels, as it is stored; none of them is a name of somebody."""

    width: int
    height: int
    regions: tuple[Region, ...] = ()


Value = str | InLanguages | Items | Fields | Regions
Statement = Mapping[str, Value]
"""What we say of a file: values by ``prefix:local``."""


def canonical(found: Element | str) -> str:
    """What a property says, however RDF writes it; equal exactly where the meaning is."""
    if isinstance(found, str):
        return f"={found}"
    listed = container(found)
    if listed is not None:
        items = [
            f"{item.attributes.get(f'{{{XML}}}lang', '')}{canonical(item)}" for item in listed.elements()
        ]
        in_order = items if listed.name == f"{{{RDF}}}Seq" else sorted(items)
        return "[" + "\x1f".join(in_order) + "]"
    told = fields_of(found)
    if told:
        return "{" + "\x1f".join(f"{key}{canonical(told[key])}" for key in sorted(told)) + "}"
    return f"={found.text}"


def element(name: str, value: Value) -> Element:
    """``value`` as RDF writes it, under ``name``."""
    li, resource = f"{{{RDF}}}li", {f"{{{RDF}}}parseType": "Resource"}
    match value:
        case str():
            return Element(name, {}, [clean(value)])
        case InLanguages(texts):
            spoken: list[Element | str | Aside] = [
                Element(li, {f"{{{XML}}}lang": language}, [clean(text)]) for language, text in texts.items()
            ]
            return Element(name, {}, [Element(f"{{{RDF}}}Alt", {}, spoken)])
        case Items(items):
            listed: list[Element | str | Aside] = [Element(li, {}, [clean(item)]) for item in items]
            return Element(name, {}, [Element(f"{{{RDF}}}Bag", {}, listed)])
        case Fields(fields):
            return Element(name, resource, [element(qname(key), part) for key, part in fields.items()])
        case Regions(width, height, regions):
            size = Fields({"stDim:w": str(width), "stDim:h": str(height), "stDim:unit": "pixel"})
            bag = Element(f"{{{RDF}}}Bag", {}, [*map(region_element, regions)])
            return Element(
                name,
                resource,
                [
                    element(qname("mwg-rs:AppliedToDimensions"), size),
                    Element(qname("mwg-rs:RegionList"), {}, [bag]),
                ],
            )


def region_element(region: Region) -> Element:
    """A region as one item of their list."""
    area: dict[str, str | Fields] = {"stArea:x": f"{region.x:.6f}", "stArea:y": f"{region.y:.6f}"}
    if region.width or region.height:
        area |= {"stArea:w": f"{region.width:.6f}", "stArea:h": f"{region.height:.6f}"}
    area["stArea:unit"] = "normalized"
    told: dict[str, str | Fields] = {"mwg-rs:Area": Fields(area)}
    if region.kind:
        told["mwg-rs:Type"] = region.kind
    if region.description:
        told["mwg-rs:Description"] = region.description
    return element(f"{{{RDF}}}li", Fields(told))


def container(found: Element) -> Element | None:
    """The list in a property, if it has one."""
    return next((child for child in found.elements() if child.name in _CONTAINERS), None)


def fields_of(found: Element) -> dict[str, Element | str]:
    """The parts of a structured value, in each of the ways in which RDF writes one."""
    told: dict[str, Element | str] = {
        key: value for key, value in found.attributes.items() if not key.startswith(_NOT_FIELDS)
    }
    for child in found.elements():
        if child.name == f"{{{RDF}}}Description":
            told |= fields_of(child)
        else:
            told[child.name] = child
    return told


def text_of(found: Element | str) -> str:
    """The text of a part of a structured value."""
    return found if isinstance(found, str) else found.text.strip()


def is_empty(found: Element) -> bool:
    """Whether nothing is said in it."""
    return not found.elements() and not found.text.strip()


def find_all(start: Element, name: str) -> Iterator[Element]:
    """The elements of that name, ``start`` itself too."""
    if start.name == name:
        yield start
    for child in start.elements():
        yield from find_all(child, name)


def take_out(parent: Element, child: Element) -> None:
    """Take ``child`` and the space before it out."""
    at = next(at for at, one in enumerate(parent.children) if one is child)
    del parent.children[at]
    before = parent.children[at - 1] if at else None
    if isinstance(before, str) and not before.strip():
        del parent.children[at - 1]


def append(parent: Element, child: Element, depth: int) -> None:
    """Add ``child`` at the end, indented; the space before the closing tag stays there."""
    tail = parent.children.pop() if parent.children and isinstance(parent.children[-1], str) else None
    if isinstance(tail, str) and tail.strip():
        parent.children.append(tail)
        tail = None
    parent.children += [f"\n{' ' * (depth + 1)}", child, tail or f"\n{' ' * depth}"]


def indent(element: Element, depth: int) -> None:
    """Lines for people, in an element of ours."""
    inside = element.elements()
    if not inside:
        return
    spaced: list[Element | str | Aside] = []
    for child in inside:
        indent(child, depth + 1)
        spaced += [f"\n{' ' * (depth + 1)}", child]
    element.children = [*spaced, f"\n{' ' * depth}"]
