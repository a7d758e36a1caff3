"""The card: names that wrap, bytes in pieces, deletion, and nothing left on disk."""

import hashlib
from datetime import UTC, datetime

import pytest

from fotointerview.camera.demo.card import Card, CardFile

AT = datetime(2026, 11, 23, tzinfo=UTC)


def put(card: Card, data: bytes) -> CardFile:
    return card.add(data, taken_at=AT, width=1, height=1, thumbnail=b"t")


def test_names_count_and_wrap() -> None:
    card = Card(first_number=9998)
    names = [put(card, b"x").name for _ in range(3)]
    card.close()
    assert names == ["DSC_9998.JPG", "DSC_9999.JPG", "DSC_0001.JPG"]


def test_a_taken_name_opens_a_new_folder() -> None:
    card = Card(first_number=9999)
    put(card, b"last")
    first = put(card, b"first")
    assert (first.folder, first.name) == ("100NIKON", "DSC_0001.JPG")
    card.count_from(1)
    again = put(card, b"again")
    assert (again.folder, again.name) == ("101NIKON", "DSC_0001.JPG")
    assert card.folders == ("100NIKON", "101NIKON")
    assert card.find(first.handle) == first
    assert card.named("DSC_0001.JPG", folder="101NIKON") == again
    with pytest.raises(ValueError, match="count from 1"):
        card.count_from(10_000)
    card.close()


def test_a_full_card_takes_nothing_more_until_there_is_room() -> None:
    card = Card(capacity=10)
    first = put(card, b"12345678")
    assert card.free == 2
    with pytest.raises(OSError, match="full"):
        put(card, b"123")
    assert card.delete(first.handle)
    assert put(card, b"123").size == 3
    card.close()


def test_sums_and_thumbnails_are_those_of_each_file() -> None:
    card = Card()
    for data in (b"first", b"second"):
        file = put(card, data)
        assert card.thumbnail(file) == b"t"
    listed = card.listed()
    assert [(f.folder, f.name, f.size) for f in listed] == [
        ("100NIKON", "DSC_0001.JPG", 5),
        ("100NIKON", "DSC_0002.JPG", 6),
    ]
    assert [f.sha256 for f in listed] == [hashlib.sha256(d).hexdigest() for d in (b"first", b"second")]
    assert card.listed() == listed
    card.close()


@pytest.mark.parametrize(
    ("offset", "size", "expected"),
    [(0, None, b"second file"), (7, 4, b"file"), (7, 99, b"file"), (50, 4, b"")],
)
def test_reads_stay_inside_the_file(offset: int, size: int | None, expected: bytes) -> None:
    card = Card()
    put(card, b"first file")
    second = put(card, b"second file")
    put(card, b"third file")
    assert card.read(second, offset=offset, size=size) == expected
    card.close()


def test_a_deleted_file_is_gone() -> None:
    card = Card()
    file = put(card, b"x")
    assert card.free == card.capacity - 1
    assert card.delete(file.handle)
    assert not card.delete(file.handle)
    assert card.files == ()
    assert card.named(file.name) is None
    card.close()
