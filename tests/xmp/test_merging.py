"""Merging into what others wrote: theirs stays to the letter, ours is replaced and goes."""

import xml.etree.ElementTree as Independent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fotointerview.xmp.merging import merge
from fotointerview.xmp.packet import Packet
from fotointerview.xmp.values import (
    Fields,
    InLanguages,
    Items,
    Region,
    Regions,
    Statement,
    Value,
    canonical,
)
from fotointerview.xmp.xml_tree import XmlError, clean
from tests.storage.helpers import DIFFICULT
from tests.storage.xmp_kit import darktable

OWNED = frozenset(
    {
        "xmp:Rating",
        "xmp:Label",
        "dc:description",
        "dc:subject",
        "lr:hierarchicalSubject",
        "mwg-rs:Regions",
        "xmpMM:DerivedFrom",
    }
)
OURS: Statement = {
    "xmp:Rating": "4",
    "xmp:Label": "Green",
    "dc:description": InLanguages({"x-default": "“Zo ben ik”", "nl": "“Zo ben ik”"}),
    "dc:subject": Items(("more light", "closer")),
    "lr:hierarchicalSubject": Items(("Light|more", "Distance|closer")),
    "mwg-rs:Regions": Regions(6000, 4000, (Region(0.5, 0.4, 0.2, 0.3, kind="Face"),)),
    "xmpMM:DerivedFrom": Fields({"stRef:documentID": "xmp.did:1"}),
}
DESCRIPTION = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Description"
LI = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"
RDF_ABOUT = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'


def merged(data: bytes | None, said: Statement, *, at: str = "now", **more: frozenset[str]) -> Packet:
    """``data`` merged and read again."""
    packet = Packet.new() if data is None else Packet.read(data)
    merge(packet, said, owned=OWNED, at=at, **more)
    return Packet.read(packet.bytes())


def wrapped(inside: str, *, attributes: str = "", spaces: str = "") -> bytes:
    return (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {RDF_ABOUT}><rdf:Description rdf:about=""'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/"'
        ' xmlns:stArea="http://ns.adobe.com/xmp/sType/Area#"'
        f" {spaces} {attributes}>{inside}</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


def theirs(data: bytes) -> list[str]:
    """Everything in darktable's own words: its attributes, and its elements in canonical form."""
    root = Independent.fromstring(data)
    found = next(root.iter(DESCRIPTION))
    of_darktable = "{http://darktable.sf.net/}"
    exif = "{http://ns.adobe.com/exif/1.0/}"
    told = [
        f"{name}={value}" for name, value in found.attrib.items() if name.startswith((of_darktable, exif))
    ]
    for child in found:
        child.tail = None  # the space after it is nobody's
    return sorted(told) + [
        Independent.canonicalize(Independent.tostring(child, encoding="unicode"))
        for child in found
        if child.tag.startswith(of_darktable)
    ]


def test_a_new_one_says_what_we_say_and_is_level_then() -> None:
    packet = merged(None, OURS)
    assert packet.text("xmp:Rating") == "4"
    assert packet.items("dc:subject") == ("more light", "closer")
    assert packet.text("xmp:MetadataDate") == "now"
    before = packet.bytes()
    done = merge(packet, OURS, owned=OWNED, at="later")
    assert not done.changed
    assert done.kept == []
    assert packet.bytes() == before


def test_what_darktable_did_is_kept_to_the_letter() -> None:
    data = darktable()
    there = merged(data, OURS)
    again = merged(there.bytes(), {**OURS, "xmp:Rating": "2", "dc:subject": Items(("softer",))})
    gone = merged(again.bytes(), {})
    assert len(theirs(data)) == 8
    for packet in (there, again, gone):
        assert theirs(packet.bytes()) == theirs(data)
        assert b"<!-- by hand: do not lose -->" in packet.bytes()
        assert packet.bytes().startswith(b'<?xml version="1.0" encoding="UTF-8"?>')
        assert packet.text("xmpMM:DerivedFrom") == "FI_0001.JPG"
    assert there.items("dc:subject") == ("darktable|format|jpg", "mine", "more light", "closer")
    assert again.items("dc:subject") == ("darktable|format|jpg", "mine", "softer")
    assert gone.items("dc:subject") == ("darktable|format|jpg", "mine")
    assert there.text("xmp:Rating") == "4"  # no stars were nobody's word


def test_another_programs_value_stands_until_it_is_taken_over() -> None:
    data = darktable(rating="3")
    packet = Packet.read(data)
    done = merge(packet, OURS, owned=OWNED, at="now")
    assert sorted(done.kept) == ["xmp:Rating", "xmpMM:DerivedFrom"]
    assert packet.text("xmp:Rating") == "3"
    merge(packet, OURS, owned=OWNED, at="now", taken=frozenset({"xmp:Rating"}))
    assert packet.text("xmp:Rating") == "4"
    assert packet.is_ours("xmp:Rating")


def test_a_value_of_ours_that_was_changed_is_theirs() -> None:
    there = merged(None, OURS).bytes()
    changed = there.replace(b"<xmp:Rating>4<", b"<xmp:Rating>1<").replace(
        b"<xmp:Label>Green<", b"<xmp:Label>Mine<"
    )
    assert changed.count(b"Mine") == 1
    packet = merged(changed, {**OURS, "xmp:Rating": "5"})
    assert (packet.text("xmp:Rating"), packet.text("xmp:Label")) == ("1", "Mine")
    assert merged(packet.bytes(), {}).text("xmp:Rating") == "1"


def test_stars_that_another_program_took_away_do_not_come_back_by_themselves() -> None:
    data = merged(None, OURS).bytes().replace(b"<xmp:Rating>4<", b"<xmp:Rating>0<")
    packet = merged(data, OURS)
    assert merged(packet.bytes(), OURS).text("xmp:Rating") == "0"


def test_ours_goes_when_we_no_longer_say_it() -> None:
    packet = merged(merged(None, OURS).bytes(), {})
    for name in OWNED:
        assert packet.find(name) is None
    assert packet.find("fi:Written") is None


def test_a_language_that_another_program_dropped_does_not_make_the_words_theirs() -> None:
    """darktable keeps of a description the default alone; words that were taken back must go all the same."""
    data = merged(None, OURS).bytes()
    start = data.index(b'<rdf:li xml:lang="nl">')
    shortened = data[:start] + data[data.index(b"</rdf:li>", start) + len(b"</rdf:li>") :]
    assert shortened.decode().count("Zo ben ik") == 1
    assert "Zo ben ik" not in merged(shortened, {}).bytes().decode()


def test_a_translation_by_somebody_else_is_theirs() -> None:
    data = merged(None, OURS).bytes()
    more = data.replace(
        b'<rdf:li xml:lang="nl">', b'<rdf:li xml:lang="de">So bin ich</rdf:li><rdf:li xml:lang="nl">'
    )
    kept = merged(more, {**OURS, "dc:description": InLanguages({"x-default": "new"})})
    assert "So bin ich" in kept.bytes().decode()


@pytest.mark.parametrize(
    "text",
    [
        DIFFICULT,
        "<rdf:li>not markup</rdf:li> ]]> &amp; <!-- --> <?x?>",
        "x" * 10_000,
        "👩🏽‍💼🏳️‍🌈",
        "\u202eשלום\u202c مرحبا",
        "line\r\nline\rline\n",
        " \t space around ",
        "\ud800 alone",
    ],
)
def test_hostile_and_long_words_come_back_as_words(text: str) -> None:
    said: Statement = {
        "dc:description": InLanguages({"x-default": text, "nl": text}),
        "dc:subject": Items((text, "other")),
    }
    for data in (None, darktable()):
        packet = merged(data, said)
        root = Independent.fromstring(packet.bytes())
        items = [item.text for item in root.iter(LI)]
        expected = text.replace("\0", "\ufffd").replace("\ud800", "\ufffd")
        assert items.count(expected) == 3
        before = packet.bytes()
        assert not merge(packet, said, owned=OWNED, at="later").changed
        assert packet.bytes() == before
        assert expected not in merged(before, {}).bytes().decode()


@pytest.mark.parametrize(
    ("inside", "attributes"),
    [
        ("", 'dc:subject="mine"'),
        ("<dc:subject>mine</dc:subject>", ""),
        ("<dc:subject><rdf:Bag><rdf:li>mine</rdf:li></rdf:Bag></dc:subject>", ""),
        ("<dc:subject><rdf:Seq><rdf:li xml:lang='nl'>mine</rdf:li></rdf:Seq></dc:subject>", ""),
    ],
)
def test_a_list_is_understood_however_it_was_written(inside: str, attributes: str) -> None:
    packet = merged(wrapped(inside, attributes=attributes), {"dc:subject": Items(("ours",))})
    assert packet.items("dc:subject") == ("mine", "ours")
    assert merged(packet.bytes(), {}).items("dc:subject") == ("mine",)


def test_items_that_are_more_than_words_are_left_alone() -> None:
    odd = "<rdf:li rdf:parseType='Resource'><rdf:value>one</rdf:value><xmp:x>y</xmp:x></rdf:li>"
    data = wrapped(
        f"<dc:subject><rdf:Bag>{odd}{odd}<rdf:li>a</rdf:li><rdf:li>a</rdf:li></rdf:Bag></dc:subject>"
    )
    packet = merged(data, {"dc:subject": Items(("ours",))})
    text = merged(packet.bytes(), {}).bytes().decode()
    assert text.count("<rdf:value>one</rdf:value>") == 2
    assert text.count("<rdf:li>a</rdf:li>") == 2
    assert "ours" not in text


def test_a_property_that_stands_in_a_second_description_is_found_there() -> None:
    data = (
        f'<rdf:RDF {RDF_ABOUT}><rdf:Description rdf:about=""/>'
        '<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="2"/></rdf:RDF>'
    ).encode()
    packet = merged(data, OURS, taken=frozenset({"xmp:Rating"}))
    assert packet.bytes().decode().count("Rating") == 3  # one property, and the note of it
    assert packet.text("xmp:Rating") == "4"


@pytest.mark.parametrize(
    "one",
    [
        '<xmpMM:DerivedFrom rdf:parseType="Resource"><stRef:documentID>a</stRef:documentID></xmpMM:DerivedFrom>',
        '<xmpMM:DerivedFrom><rdf:Description stRef:documentID="a"/></xmpMM:DerivedFrom>',
        '<xmpMM:DerivedFrom stRef:documentID="a"/>',
    ],
)
def test_a_value_with_parts_says_the_same_in_each_of_rdfs_ways(one: str) -> None:
    spaces = (
        'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"'
        ' xmlns:stRef="http://ns.adobe.com/xap/1.0/sType/ResourceRef#"'
    )
    packet = Packet.read(wrapped(one, spaces=spaces))
    found = packet.find("xmpMM:DerivedFrom")
    assert found is not None
    value: Value = Fields({"stRef:documentID": "a"})
    fresh = merged(None, {"xmpMM:DerivedFrom": value}).find("xmpMM:DerivedFrom")
    assert fresh is not None
    assert canonical(found) == canonical(fresh)


# ── regions ─────────────────────────────────────────────────────────────────────────────────────────────────────


def regions(packet: Packet) -> list[tuple[str, str]]:
    """Name or description, and the middle's x, of each region."""
    root = Independent.fromstring(packet.bytes())
    rs, area = (
        "{http://www.metadataworkinggroup.com/schemas/regions/}",
        "{http://ns.adobe.com/xmp/sType/Area#}",
    )
    found = []
    for one in root.iter(f"{rs}RegionList"):
        for item in one.iter(LI):
            texts = {child.tag: child.text or "" for child in item.iter()}
            told = {**{k: v for child in item.iter() for k, v in child.attrib.items()}, **texts}
            found.append((told.get(f"{rs}Name", told.get(f"{rs}Description", "")), told[f"{area}x"]))
    return found


THEIR_REGIONS = (
    '<mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:RegionList><rdf:Bag><rdf:li>'
    '<rdf:Description mwg-rs:Name="Oma" mwg-rs:Type="Face">'
    '<mwg-rs:Area stArea:x="0.8" stArea:y="0.3" stArea:w="0.1" stArea:h="0.2" stArea:unit="normalized"/>'
    "</rdf:Description></rdf:li></rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions>"
)


def test_regions_of_others_stay_beside_ours() -> None:
    there = merged(wrapped(THEIR_REGIONS), OURS)
    assert regions(there) == [("Oma", "0.8"), ("", "0.500000")]
    moved = Regions(
        6000, 4000, (Region(0.6, 0.4, 0.2, 0.3, kind="Face"), Region(0.1, 0.1, description="pin"))
    )
    again = merged(there.bytes(), {"mwg-rs:Regions": moved})
    assert regions(again) == [("Oma", "0.8"), ("", "0.600000"), ("pin", "0.100000")]
    assert not merge(again, {"mwg-rs:Regions": moved}, owned=OWNED, at="x").changed
    assert regions(merged(again.bytes(), {})) == [("Oma", "0.8")]


def test_a_face_that_somebody_named_is_not_drawn_twice() -> None:
    there = merged(None, OURS).bytes()
    named = there.replace(b"<mwg-rs:Type>", b"<mwg-rs:Name>Oma</mwg-rs:Name><mwg-rs:Type>")
    packet = merged(named, OURS)
    assert regions(packet) == [("Oma", "0.500000")]
    assert regions(merged(packet.bytes(), {})) == [("Oma", "0.500000")]


def test_regions_of_an_unknown_shape_are_left_alone() -> None:
    odd = "<mwg-rs:Regions><xmp:strange>x</xmp:strange></mwg-rs:Regions>"
    assert odd in merged(wrapped(odd), OURS).bytes().decode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<a/>",
        b"not xml",
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"/>',
        darktable()[:900],
        b'<!DOCTYPE x [<!ENTITY a "b">]>' + wrapped(""),
    ],
)
def test_what_is_no_sidecar_is_told_so(data: bytes) -> None:
    with pytest.raises(XmlError):
        Packet.read(data)


def test_an_empty_rdf_gets_a_description() -> None:
    packet = merged(f"<rdf:RDF {RDF_ABOUT}/>".encode(), OURS)
    assert packet.text("xmp:Rating") == "4"


WORDS = st.text(min_size=1, max_size=8).filter(lambda text: text == clean(text))
STATEMENTS = st.fixed_dictionaries(
    {},
    optional={
        "xmp:Rating": st.sampled_from(["-1", "0", "3"]),
        "xmp:Label": WORDS.map(str.strip).filter(bool),
        "dc:description": st.builds(lambda text: InLanguages({"x-default": text, "nl": text}), WORDS),
        "dc:subject": st.builds(lambda items: Items(tuple(items)), st.lists(WORDS, max_size=4)),
        "lr:hierarchicalSubject": st.builds(lambda items: Items(tuple(items)), st.lists(WORDS, max_size=4)),
        "mwg-rs:Regions": st.builds(
            lambda places: Regions(60, 40, tuple(Region(x, y, 0.1, 0.1) for x, y in places)),
            st.lists(st.tuples(st.floats(0.1, 0.9), st.floats(0.1, 0.9)), max_size=3),
        ),
    },
)


@given(st.lists(STATEMENTS, min_size=1, max_size=4), st.booleans())
def test_whatever_is_said_in_whatever_order_ours_is_the_last_and_theirs_is_there(
    said: list[Statement], is_new: bool
) -> None:
    data = None if is_new else darktable()
    for one in said:
        packet = merged(data, one)
        data = packet.bytes()
        assert not merge(packet, one, owned=OWNED, at="later").changed
        assert packet.bytes() == data
        assert packet.text("xmp:Rating") == one.get(
            "xmp:Rating", None if is_new else packet.text("xmp:Rating")
        )
        items = one.get("dc:subject", Items(()))
        assert isinstance(items, Items)
        theirs_first = () if is_new else ("darktable|format|jpg", "mine")
        assert sorted(packet.items("dc:subject")) == sorted({*theirs_first, *items.items})
        if not is_new:
            assert theirs(data) == theirs(darktable())
