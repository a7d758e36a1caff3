"""XML is written back with the meaning it had, and what is meant to harm is not read."""

import xml.etree.ElementTree as Independent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fotointerview.xmp.xml_tree import Document, Element, XmlError, clean, parse, serialise


def back(data: bytes) -> bytes:
    return serialise(parse(data), prefixes={})


@pytest.mark.parametrize(
    "source",
    [
        "<a/>",
        '<a b="1" c="&quot;&#9;&#10;&#13;&lt;&amp;"/>',
        "<a>one &lt; two &amp; <b/> tail&#13;\n</a>",
        '<p:a xmlns:p="urn:p" xmlns:q="urn:q" q:b="1"><p:c q:d="2"/></p:a>',
        '<a xmlns="urn:d"><b xmlns="urn:e"><c xmlns="urn:d"/></b></a>',
        '<a xml:lang="nl" xml:space="preserve"> x </a>',
        "<?before it?>\n<a><?in it?><!-- said & done --><![CDATA[x < y]]></a>\n<!--after-->",
        '<p:a xmlns:p="urn:1"><p:b xmlns:p="urn:2"><p:c/></p:b><p:d/></p:a>',
        "<a>Ω 👩🏽‍💼 \u202eomgekeerd\u202c e\u0301</a>",
    ],
)
def test_what_is_read_is_written_with_the_same_meaning(source: str) -> None:
    written = back(source.encode())
    assert Independent.canonicalize(written.decode(), with_comments=True) == Independent.canonicalize(
        source, with_comments=True
    )
    assert back(written) == written


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-1"])
def test_every_encoding_becomes_utf8(encoding: str) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding}"?>' if encoding.startswith("iso") else ""
    written = back(f"{declared}<a>één</a>".encode(encoding))
    assert "<a>één</a>".encode() in written


def test_names_without_namespace_stay_without_where_the_default_is_another() -> None:
    inner = Element("plain", {}, ["x"])
    outer = Element("{urn:d}a", {}, [inner], {"": "urn:d"})
    written = serialise(Document(outer), prefixes={}).decode()
    assert [child.tag for child in Independent.fromstring(written)] == ["plain"]


def test_a_prefix_that_is_taken_is_not_taken_again() -> None:
    outer = Element("{urn:one}a", {"{urn:two}b": "1", "{urn:three}c": "2"}, [], {"p": "urn:one"})
    written = serialise(Document(outer), prefixes={"urn:two": "p", "urn:three": "p"}).decode()
    assert Independent.fromstring(written).attrib == {"{urn:two}b": "1", "{urn:three}c": "2"}


@pytest.mark.parametrize(
    "source",
    [
        b"",
        b"no xml",
        b"<a>",
        b"<a></b>",
        b"<a/><b/>",
        b'<a b="1" b="2"/>',
        b"\x89PNG\r\n\x1a\n\0\0",
        b"<a>\xff\xfe</a>",
        b'<?xml version="1.0" encoding="no-such"?><a/>',
        b"<p:a/>",
        b"<a>" * 100 + b"</a>" * 100,
        b"<!DOCTYPE a><a/>",
        b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        b'<!DOCTYPE a SYSTEM "http://127.0.0.1/x.dtd"><a/>',
        b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><l>&b;</l>',
    ],
)
def test_what_is_broken_or_meant_to_harm_is_refused(source: bytes) -> None:
    with pytest.raises(XmlError):
        parse(source)


@given(st.text())
def test_any_text_comes_back_as_it_was_but_for_what_xml_cannot_hold(text: str) -> None:
    written = serialise(Document(Element("a", {"b": text}, [text])), prefixes={})
    root = parse(written).root
    assert root.text == root.attributes["b"] == clean(text)
    assert len(clean(text)) == len(text)
