"""Identifiers: UUID version 7, so that they sort by the time they were made."""

import os
import time
import uuid


def new_id() -> str:
    """A new UUIDv7 (RFC 9562 §5.7) as a lower-case hyphenated string.

    48 bits of Unix milliseconds, then 74 random bits; two made in the same millisecond have no order.
    """
    millis = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    value = (millis & (1 << 48) - 1) << 80
    value |= 0x7 << 76
    value |= (random >> 68 & 0xFFF) << 64
    value |= 0b10 << 62
    value |= random & (1 << 62) - 1
    return str(uuid.UUID(int=value))
