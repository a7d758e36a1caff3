"""Chains: whole, in order, in a fixed number of queries."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from fotointerview.domain.people import Interview
from fotointerview.domain.words import Voice
from fotointerview.storage.study import StudyStore
from tests.storage.generator import make_study
from tests.storage.helpers import NOW, add_interview, add_shot, new_interview


def _queries(store: StudyStore, interview_id: str) -> int:
    seen: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(store._database._engine, "before_cursor_execute", note)
    store.chain(interview_id)
    event.remove(store._database._engine, "before_cursor_execute", note)
    return len(seen)


def test_the_number_of_queries_does_not_grow(tmp_path: Path) -> None:
    counts = []
    for shots in (2, 40):
        made = make_study(tmp_path / str(shots), shots=shots, size=(60, 40))
        with StudyStore.open(made.folder) as store:
            counts.append(_queries(store, made.interview_id))
    assert counts[0] == counts[1] <= 19


def test_a_chain_is_made_of_its_links(tmp_path: Path) -> None:
    made = make_study(tmp_path / "study", shots=31, participants=2, size=(60, 40))
    with StudyStore.open(made.folder) as store:
        chains = store.chains()
        assert [len(chain.links) for chain in chains] == [16, 15]
        assert store.shot_count() == 31
        for chain, interview in zip(chains, made.interviews, strict=True):
            assert chain == store.chain(interview.id)
            assert chain.links == tuple(store.link(link.shot.id) for link in chain.links)
            for link, following in zip(chain.links, chain.links[1:], strict=False):
                assert link.moves_next == following.moves_here
                assert len(link.moves_next) == 1
            assert chain.links[0].quotes
            assert chain.links[0].marks
            assert chain.links[0].monochrome
            assert [link.chosen for link in chain.links][-2:] == [False, True]
            file = chain.links[3].display_file
            assert file is not None
            assert store.absolute(file.path).stat().st_size == file.size
        assert store.recover().missing == ()


def test_chains_go_from_law_to_counter_then_by_time(store: StudyStore) -> None:
    nobody = new_interview(store, None, at=NOW - timedelta(days=9))
    counter = new_interview(store, "loket")
    later = new_interview(store, "wet", at=NOW + timedelta(days=1))
    law = new_interview(store, "wet")
    again = add_interview(store, law.participant_id, at=NOW + timedelta(days=2))
    chains = store.chains()
    assert [chain.interview for chain in chains] == [law, later, again, counter, nobody]
    assert [chain.role.key if chain.role else None for chain in chains] == [
        "wet",
        "wet",
        "wet",
        "loket",
        None,
    ]


def test_a_participant_without_shots(store: StudyStore, interview: Interview) -> None:
    quote = store.add_quote(interview.id, verbatim="nog niets", voice=Voice.PARTICIPANT, at=NOW)
    chain = store.chain(interview.id)
    assert chain.links == ()
    assert chain.loose_quotes == (quote,)
    assert chain.participant.code == "P01"


def test_chains_do_not_mix(store: StudyStore, interview: Interview) -> None:
    other = new_interview(store, "wet")
    for name, to in (("DSC_1.JPG", interview), ("DSC_2.JPG", other), ("DSC_3.JPG", interview)):
        shot = add_shot(store, to.id, name)
        store.add_quote(to.id, verbatim=name, voice=Voice.PARTICIPANT, at=NOW, shot_id=shot)
        store.add_quote(to.id, verbatim=f"los {name}", voice=Voice.PARTICIPANT, at=NOW)
    mine, theirs = store.chain(interview.id), store.chain(other.id)
    assert [link.shot.number for link in mine.links] == [1, 3]
    assert [link.shot.number for link in theirs.links] == [2]
    assert [link.quotes[0].verbatim for link in mine.links] == ["DSC_1.JPG", "DSC_3.JPG"]
    assert [quote.verbatim for quote in theirs.loose_quotes] == ["los DSC_2.JPG"]
    assert store.chains() == (theirs, mine)
    assert store.link_before(mine.links[1].shot.id) == mine.links[0]
    assert store.link_before(theirs.links[0].shot.id) is None
    assert store.shot_counts() == {interview.id: 2, other.id: 1}


def test_an_empty_study_has_no_chains(store: StudyStore) -> None:
    assert store.chains() == ()
    assert store.shot_count() == 0


@pytest.mark.parametrize("shots", [0, 1])
def test_the_generator_makes_small_studies(tmp_path: Path, shots: int) -> None:
    made = make_study(tmp_path / "study", shots=shots, participants=2, size=(30, 20))
    with StudyStore.open(made.folder) as store:
        assert store.shot_count() == shots
        assert len(store.interviews()) == 2


def test_portraits_are_the_newest_chosen_of_each_participant(tmp_path: Path) -> None:
    made = make_study(tmp_path / "study", shots=24, participants=2, size=(60, 40))
    with StudyStore.open(made.folder) as store:
        wanted: dict[str, int] = {}
        for chain in store.chains():
            for link in chain.links:
                if link.chosen:
                    wanted[chain.participant.id] = max(link.shot.number, wanted.get(chain.participant.id, 0))
        assert wanted
        assert {who: link.shot.number for who, link in store.portraits().items()} == wanted
