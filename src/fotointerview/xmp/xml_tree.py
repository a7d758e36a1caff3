"""XML as a small tree that is written back as it was read: names, prefixes, text, comments and instructions.

Namespaces are resolved: a name is ``{uri}local``. What a document declares keeps its prefix. Refused is what no
metadata needs and an attacker does: a document type (entities), depth without end, sizes without end.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

XML: Final = "http://www.w3.org/XML/1998/namespace"
MOST_BYTES: Final = 64 << 20
_MOST_DEPTH: Final = 60
_SEPARATOR: Final = "\x1f"
_NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class XmlError(ValueError):
    """The bytes are no XML that is read here."""


@dataclass(eq=False, slots=True)
class Aside:
    """A comment or an instruction, as it is written."""

    markup: str


@dataclass(eq=False, slots=True)
class Element:
    """An element.

    Attributes:
        name: ``{uri}local``, or ``local`` without a namespace; the keys of ``attributes`` likewise.
        children: elements, texts, and what stands aside.
        declared: the namespaces declared here, by prefix ("" is the default one).
    """

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str | Aside"] = field(default_factory=list)
    declared: dict[str, str] = field(default_factory=dict)

    def elements(self) -> list["Element"]:
        """The elements among the children."""
        return [child for child in self.children if isinstance(child, Element)]

    @property
    def text(self) -> str:
        """The text directly within."""
        return "".join(child for child in self.children if isinstance(child, str))


@dataclass(eq=False, slots=True)
class Document:
    """A document: its root, and what stands aside before and after it."""

    root: Element
    before: list[Aside] = field(default_factory=list)
    after: list[Aside] = field(default_factory=list)


def clean(text: str) -> str:
    """``text`` without what XML cannot hold (control characters, lone surrogates): a sign stands in its place."""
    return _NO_XML.sub("\ufffd", text)


# ── reading ─────────────────────────────────────────────────────────────────────────────────────────────────────


def parse(data: bytes) -> Document:
    """The document in ``data``, in whatever encoding it says.

    Raises:
        XmlError: it is no well-formed XML, has a document type, or is without measure.
    """
    if len(data) > MOST_BYTES:
        raise XmlError(f"more than {MOST_BYTES} bytes")
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise XmlError(str(error)) from error
    if reader.root is None:
        raise XmlError("there is no element")
    return Document(reader.root, reader.before, reader.after)


class _Reader:
    """What expat tells, laid out as a tree."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self.before: list[Aside] = []
        self.after: list[Aside] = []
        self._open: list[Element] = []
        self._declared: dict[str, str] = {}
        self.parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        self.parser.buffer_text = True
        self.parser.ordered_attributes = True
        self.parser.XmlDeclHandler = lambda *_told: self._aside('<?xml version="1.0" encoding="UTF-8"?>')
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartNamespaceDeclHandler = self._declare
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.CommentHandler = lambda text: self._aside(f"<!--{text}-->")
        self.parser.ProcessingInstructionHandler = lambda target, text: self._aside(
            f"<?{target} {text}?>" if text else f"<?{target}?>"
        )

    def _refuse(self, *_told: object) -> None:
        raise XmlError("a document type is not read")

    def _declare(self, prefix: str | None, uri: str | None) -> None:
        self._declared[prefix or ""] = uri or ""

    def _start(self, name: str, attributes: list[str]) -> None:
        if len(self._open) >= _MOST_DEPTH:
            raise XmlError("too deep")
        pairs = zip(attributes[::2], attributes[1::2], strict=True)
        found = Element(
            _resolved(name), {_resolved(key): value for key, value in pairs}, declared=self._declared
        )
        self._declared = {}
        if self._open:
            self._open[-1].children.append(found)
        else:
            self.root = found
        self._open.append(found)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        self._open[-1].children.append(text)

    def _aside(self, markup: str) -> None:
        if self._open:
            self._open[-1].children.append(Aside(markup))
        else:
            (self.before if self.root is None else self.after).append(Aside(markup))


def _resolved(told: str) -> str:
    uri, found, local = told.rpartition(_SEPARATOR)
    return f"{{{uri}}}{local}" if found else told


# ── writing ─────────────────────────────────────────────────────────────────────────────────────────────────────


def serialise(document: Document, *, prefixes: dict[str, str]) -> bytes:
    """The document in UTF-8. ``prefixes`` (by namespace) are for names whose namespace has none in the document."""
    pieces: list[str] = []
    for aside in document.before:
        pieces += (aside.markup, "\n")
    _write(document.root, {"xml": XML}, prefixes, pieces.append)
    for aside in document.after:
        pieces += ("\n", aside.markup)
    return "".join(pieces).encode()


def _write(
    element: Element, scope: dict[str, str], prefixes: dict[str, str], put: Callable[[str], None]
) -> None:
    inner = {**scope, **element.declared}
    new = dict(element.declared)

    def name(told: str, *, attribute: bool) -> str:
        if not told.startswith("{"):
            if not attribute and inner.get(""):  # it is in no namespace, and here that must be said
                inner[""] = new[""] = ""
            return told
        uri, _, local = told[1:].partition("}")
        known = [prefix for prefix, bound in inner.items() if bound == uri and (prefix or not attribute)]
        if known:
            return f"{known[-1]}:{local}" if known[-1] else local
        wanted = prefixes.get(uri, "ns")
        prefix, number = wanted, 1
        while prefix in inner or (prefix == "ns"):
            prefix, number = f"{wanted}{number}", number + 1
        inner[prefix] = new[prefix] = uri
        return f"{prefix}:{local}"

    tag = name(element.name, attribute=False)
    told = "".join(
        f' {name(key, attribute=True)}="{_in_attribute(value)}"' for key, value in element.attributes.items()
    )
    spaces = "".join(
        f' xmlns{":" if prefix else ""}{prefix}="{_in_attribute(uri)}"' for prefix, uri in new.items()
    )
    if not element.children:
        put(f"<{tag}{spaces}{told}/>")
        return
    put(f"<{tag}{spaces}{told}>")
    for child in element.children:
        if isinstance(child, Element):
            _write(child, inner, prefixes, put)
        else:
            put(_in_text(child) if isinstance(child, str) else child.markup)
    put(f"</{tag}>")


def _in_text(text: str) -> str:
    escaped = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("\r", "&#13;")


def _in_attribute(text: str) -> str:
    return _in_text(text).replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;")
