"""Changing the roles of a study."""

from collections.abc import Callable

import pytest

from fotointerview.domain.people import Interview
from fotointerview.storage.database import RuleError
from fotointerview.storage.study import StudyStore


def keys(store: StudyStore) -> list[str]:
    """The roles' keys in their order; their positions have no holes."""
    roles = store.roles()
    assert [role.position for role in roles] == list(range(len(roles)))
    return [role.key for role in roles]


@pytest.mark.parametrize(
    ("position", "order"),
    [
        (None, ["wet", "ict", "loket", "beleid"]),
        (0, ["beleid", "wet", "ict", "loket"]),
        (1, ["wet", "beleid", "ict", "loket"]),
        (99, ["wet", "ict", "loket", "beleid"]),
        (-5, ["beleid", "wet", "ict", "loket"]),
    ],
)
def test_a_role_is_added_where_it_belongs(store: StudyStore, position: int | None, order: list[str]) -> None:
    made = store.add_role(name_nl=" Beleid ", name_en="policy", position=position)
    assert keys(store) == order
    assert store.roles()[order.index("beleid")] == made
    assert (made.name_nl, made.name_en) == ("Beleid", "policy")


@pytest.mark.parametrize(
    ("name_nl", "name_en", "key"),
    [
        ("Wet", "law", "wet-2"),
        ("", "Ombudsman", "ombudsman"),
        ("Privé & Co.", "", "prive-co"),
        ("日本", "x", "role"),
    ],
)
def test_a_role_has_a_key_and_two_names(store: StudyStore, name_nl: str, name_en: str, key: str) -> None:
    made = store.add_role(name_nl=name_nl, name_en=name_en)
    assert made.key == key
    assert made.name_nl == (name_nl or name_en)
    assert made.name_en == (name_en or name_nl)


def test_a_role_is_renamed_and_its_people_stay(store: StudyStore, interview: Interview) -> None:
    ict = store.roles()[1]
    renamed = store.rename_role(ict.id, name_nl="automatisering", name_en="")
    assert (renamed.key, renamed.name_nl, renamed.name_en) == ("ict", "automatisering", "automatisering")
    assert store.roles()[1] == renamed
    assert store.participants()[0].role_id == ict.id
    assert [hit.ref for hit in store.search("automatisering")] == [ict.id]


def test_roles_are_put_in_another_order(store: StudyStore) -> None:
    wet, ict, loket = store.roles()
    ordered = store.order_roles([loket.id, wet.id, ict.id])
    assert keys(store) == ["loket", "wet", "ict"]
    assert store.roles() == ordered


def test_the_people_of_a_removed_role_have_none(store: StudyStore, interview: Interview) -> None:
    ict = store.roles()[1]
    store.add_participant(code="P02", role_key="ict")
    store.add_participant(code="P03", role_key="wet")
    assert store.remove_role(ict.id) == 2
    assert keys(store) == ["wet", "loket"]
    assert [person.role_id for person in store.participants()] == [None, None, store.roles()[0].id]
    assert store.remove_role(store.roles()[1].id) == 0
    assert store.chains()[0].role is None


def test_somebody_gets_another_role(store: StudyStore, interview: Interview) -> None:
    person, loket = interview.participant_id, store.roles()[2].id
    store.set_role(person, loket)
    assert store.participants()[0].role_id == loket
    store.set_role(person, None)
    assert store.participants()[0].role_id is None


@pytest.mark.parametrize(
    "wrong",
    [
        lambda store: store.add_role(name_nl=" ", name_en=""),
        lambda store: store.rename_role(store.roles()[0].id, name_nl="", name_en=" "),
        lambda store: store.rename_role("nobody", name_nl="x", name_en="x"),
        lambda store: store.order_roles([role.id for role in store.roles()[:2]]),
        lambda store: store.order_roles([role.id for role in store.roles()] * 2),
        lambda store: store.order_roles([*(role.id for role in store.roles()[:2]), "nobody"]),
        lambda store: store.remove_role("nobody"),
        lambda store: store.set_role("nobody", None),
        lambda store: store.set_role(store.participants()[0].id, "nobody"),
    ],
)
def test_what_breaks_a_rule_changes_nothing(
    store: StudyStore, interview: Interview, wrong: Callable[[StudyStore], object]
) -> None:
    before = store.roles(), store.participants()
    with pytest.raises(RuleError):
        wrong(store)
    assert (store.roles(), store.participants()) == before
