"""How values of the domain lie in the columns of the database: times, words, and names that sort."""

import threading
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import DateTime, Dialect, String, Text
from sqlalchemy.types import TypeDecorator

from fotointerview.domain.ids import new_id

_WordT = TypeVar("_WordT", bound=StrEnum)
_lock = threading.Lock()
_last = ""


def next_id() -> str:
    """A UUIDv7 larger than every one this process made before, so that rows of one moment keep their order."""
    global _last
    with _lock:
        fresh = new_id()
        _last = fresh if fresh > _last else _one_more(_last)
        return _last


def _one_more(identifier: str) -> str:
    """The identifier after ``identifier``; the low 62 bits count, version and variant stay."""
    head, tail = identifier[:24], int(identifier[24:], 16) + 1
    return f"{head}{tail & (1 << 48) - 1:012x}"


def well_formed(text: str) -> str:
    """``text`` as it was typed, but for half surrogate pairs, which no database or file can hold.

    A pair that came in as two halves becomes its character; a lone half becomes U+FFFD.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, kept in UTC. A time without a zone is refused: nobody could say later when it was."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment in UTC."""
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError(f"a time must have its zone: {value.isoformat()}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment with its zone; SQLite keeps none."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Word(TypeDecorator[_WordT]):
    """A word of a closed vocabulary, kept as it is written."""

    impl = String(24)
    cache_ok = True

    def __init__(self, vocabulary: type[_WordT]) -> None:
        super().__init__()
        self.vocabulary = vocabulary

    def process_bind_param(self, value: _WordT | None, dialect: Dialect) -> str | None:
        """The word; anything outside the vocabulary is refused."""
        return None if value is None else self.vocabulary(value).value

    def process_result_value(self, value: Any, dialect: Dialect) -> _WordT | None:
        """The word as a member of its vocabulary."""
        return None if value is None else self.vocabulary(value)


class FreeText(TypeDecorator[str]):
    """What people typed: any Unicode, stored as typed."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text, storable."""
        return None if value is None else well_formed(value)
