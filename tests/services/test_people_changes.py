"""Changing people and roles: real names stay in their own table, and nobody loses their place by accident."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fotointerview.domain.people import natural_order
from fotointerview.domain.words import Language
from fotointerview.services.people_changes import Details, change_details, move_role, remove_empty_role
from fotointerview.storage.database import RuleError
from fotointerview.storage.study import RoleSpec, StudyStore


@pytest.fixture
def store(tmp_path: Path) -> Iterator[StudyStore]:
    roles = tuple(RoleSpec(key, key, f"{key} (en)") for key in ("wet", "ict", "loket"))
    with StudyStore.create(tmp_path / "study", title="t", roles=roles) as made:
        yield made


def keys(store: StudyStore) -> list[str]:
    return [role.key for role in store.roles()]


def test_codes_sort_as_people_count(store: StudyStore) -> None:
    for code in ("P100", "P99", "P02", "A5", "P2b", "7"):
        store.add_participant(code=code)
    assert [one.code for one in store.participants()] == ["7", "A5", "P02", "P2b", "P99", "P100"]
    assert sorted(["P1", "", "P", "1P"], key=natural_order) == ["", "1P", "P", "P1"]


def test_details_are_written_down_and_a_name_stays_in_its_table(store: StudyStore) -> None:
    who = store.add_participant(code="P01", role_key="wet", alias="Uil")
    counter = store.roles()[2].id
    change_details(store, who.id, Details(" Mus ", counter, Language.EN, name="  Zonderling   Jansen "))
    now = store.participants()[0]
    assert (now.alias, now.role_id, now.language) == ("Mus", counter, Language.EN)
    assert store.real_names() == {"P01": "Zonderling Jansen"}
    assert [hit.words for hit in store.search("Zonderling")] == []
    assert [hit.words for hit in store.search("Zonderling", names=True)] == ["Zonderling Jansen"]
    change_details(store, who.id, Details("Mus", None, Language.EN))
    assert store.real_names() == {"P01": "Zonderling Jansen"}
    assert store.participants()[0].role_id is None
    change_details(store, who.id, Details("Mus", None, Language.EN, name=""))
    assert store.real_names() == {}


def test_a_role_that_is_not_there_changes_nothing(store: StudyStore) -> None:
    who = store.add_participant(code="P01", alias="Uil")
    with pytest.raises(RuleError):
        change_details(store, who.id, Details("Mus", "nowhere", Language.EN, name="Jansen"))
    assert (store.participants(), store.real_names()) == ((who,), {})


def test_a_role_goes_only_when_nobody_stands_there(store: StudyStore) -> None:
    who = store.add_participant(code="P01", role_key="ict")
    ict = store.roles()[1].id
    assert remove_empty_role(store, ict) == ("P01",)
    assert (keys(store), store.participants()[0].role_id) == (["wet", "ict", "loket"], ict)
    store.set_role(who.id, None)
    assert remove_empty_role(store, ict) == ()
    assert keys(store) == ["wet", "loket"]


@pytest.mark.parametrize(
    ("key", "by", "order"),
    [
        ("wet", 1, ["ict", "wet", "loket"]),
        ("loket", -1, ["wet", "loket", "ict"]),
        ("wet", -1, ["wet", "ict", "loket"]),
        ("loket", 1, ["wet", "ict", "loket"]),
        ("wet", 9, ["ict", "loket", "wet"]),
    ],
)
def test_a_role_moves_as_far_as_it_goes(store: StudyStore, key: str, by: int, order: list[str]) -> None:
    move_role(store, next(role.id for role in store.roles() if role.key == key), by)
    assert keys(store) == order
