"""The card: names that wrap, bytes in pieces, deletion, and nothing left on disk."""

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


def test_a_taken_name_is_passed_over() -> None:
    card = Card(first_number=9999)
    put(card, b"last")
    first = put(card, b"first")
    card._number = 9999  # as after 9999 more shots
    assert put(card, b"again").name == "DSC_0002.JPG"
    assert card.find(first.handle) == first
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
