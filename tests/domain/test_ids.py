import time
import uuid

from fotointerview.domain.ids import new_id


def test_is_a_version_seven_uuid_of_the_right_variant() -> None:
    made = uuid.UUID(new_id())
    assert made.version == 7
    assert made.variant == uuid.RFC_4122


def test_carries_the_time_and_sorts_by_it() -> None:
    before = time.time_ns() // 1_000_000
    first = new_id()
    time.sleep(0.003)
    second = new_id()
    assert before <= uuid.UUID(first).int >> 80 <= time.time_ns() // 1_000_000
    assert first < second


def test_no_two_are_alike() -> None:
    assert len({new_id() for _ in range(5000)}) == 5000
