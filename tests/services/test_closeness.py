"""The yellow rope in a real study: kept and shown only as far as those who drew it agreed."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.ledger import NOT_DRAWN
from fotointerview.domain.words import Answer, Language, RopeHolder, Scope
from fotointerview.services.closeness import Drawing, Ropes, all_ropes, keep_answer, keep_rope
from fotointerview.services.consent import ConsentAnswer, agreed_aloud, record_answer
from fotointerview.services.consent_wording import wording_in_use
from fotointerview.services.study import NewParticipant, add_participant
from fotointerview.storage.study import StudyStore
from tests.storage.helpers import ROLES

DRAWN = Drawing(0.8, 0.3, RopeHolder.BOTH, " ver weg ")
INSIDE = (Scope.CONVERSATION, Scope.RESEARCH, Scope.INTERNAL)
LAW, COUNTER = ROLES[0].key, ROLES[-1].key


@pytest.fixture
def store(tmp_path: Path) -> Iterator[StudyStore]:
    with StudyStore.create(tmp_path / "study", title="t", roles=ROLES) as made:
        yield made


def enter(store: StudyStore, code: str, *scopes: Scope, role: str = LAW) -> str:
    """Somebody who agreed aloud to these; their id."""
    who = add_participant(store, NewParticipant(code, role, alias=f"alias {code}"))
    agree(store, who.id, *scopes)
    return who.id


def agree(store: StudyStore, participant_id: str, *scopes: Scope) -> None:
    wording = wording_in_use()
    said = agreed_aloud(scopes, wording=wording, witness="R1", language=Language.NL)
    if not scopes:
        said = ConsentAnswer()
    record_answer(store, participant_id, said, wording=wording)


def pairs(state: Ropes) -> list[tuple[str, str, tuple[Answer | None, ...]]]:
    code = {one.id: one.code for one in state.people}
    return [
        (code[rope.near_id], code.get(rope.far_id, rope.other), tuple(view.recognised for view in rope.views))
        for rope in state.ropes
    ]


def test_two_draw_their_rope_and_one_draws_one_with_somebody_outside(store: StudyStore) -> None:
    counter, law = enter(store, "P01", *INSIDE, role=COUNTER), enter(store, "P02", *INSIDE)
    kept = keep_rope(store, counter, DRAWN, other_id=law)
    assert (kept.other, kept.other_id, kept.words) == ("P02", law, "ver weg")
    keep_rope(store, law, DRAWN, other="  de   minister ")
    state = all_ropes(store)
    assert [one.code for one in state.people] == ["P02", "P01"]
    assert pairs(state) == [("P02", "P01", (None,)), ("P02", "de minister", (None,))]
    assert state.ropes[0].far is not None
    assert state.ropes[0].far.measure == kept
    assert state.withheld == 0


def test_the_other_answers_with_a_rope_or_in_a_word(store: StudyStore) -> None:
    one, two = enter(store, "P01", *INSIDE), enter(store, "P02", *INSIDE)
    asked = keep_rope(store, one, DRAWN, other_id=two)
    (view,) = all_ropes(store).about(two)
    assert (view.measure, view.recognised) == (asked, None)
    assert all_ropes(store).about(one) == ()
    spoken = keep_answer(store, two, asked.id, Answer.NO)
    assert (spoken.experienced, spoken.desired, spoken.words) == (NOT_DRAWN, NOT_DRAWN, "")
    assert pairs(all_ropes(store)) == [("P01", "P02", (Answer.NO,))]
    later = datetime.now(UTC) + timedelta(seconds=1)
    drawn = keep_answer(
        store, two, asked.id, Answer.ALMOST, drawing=Drawing(0.5, 0.4, RopeHolder.SELF), at=later
    )
    assert (drawn.other_id, drawn.answers_id, drawn.recognised) == (one, asked.id, Answer.ALMOST)
    assert pairs(all_ropes(store)) == [("P01", "P02", (Answer.ALMOST, None))]


def test_unanswered_ropes_are_asked_about_first(store: StudyStore) -> None:
    one, two, three = (enter(store, code, *INSIDE) for code in ("P01", "P02", "P03"))
    first = keep_rope(store, one, DRAWN, other_id=three)
    second = keep_rope(store, two, DRAWN, other_id=three)
    keep_answer(store, three, first.id, Answer.YES)
    assert [view.measure.id for view in all_ropes(store).about(three)] == [second.id, first.id]


def test_without_consent_for_their_words_nothing_is_kept(store: StudyStore) -> None:
    agreed, not_agreed = enter(store, "P01", *INSIDE), enter(store, "P02", Scope.CONVERSATION)
    asked = keep_rope(store, agreed, DRAWN, other_id=not_agreed)
    with pytest.raises(FaultError) as not_drawn:
        keep_rope(store, not_agreed, DRAWN, other="iemand")
    with pytest.raises(FaultError) as not_answered:
        keep_answer(store, not_agreed, asked.id, Answer.YES)
    for refused in (not_drawn, not_answered):
        assert refused.value.fault.code is FaultCode.ROPE_NOT_AGREED
        assert refused.value.fault.details == {"code": "P02"}
    assert store.closenesses(not_agreed) == ()
    assert all_ropes(store).may_draw == {agreed}


def test_a_rope_is_shown_to_the_other_only_where_colleagues_may_see_it(store: StudyStore) -> None:
    for_research = enter(store, "P01", Scope.CONVERSATION, Scope.RESEARCH)
    other = enter(store, "P02", *INSIDE)
    keep_rope(store, for_research, DRAWN, other_id=other)
    state = all_ropes(store)
    assert len(state.ropes) == 1
    assert state.about(other) == ()


def test_who_takes_consent_back_is_in_no_picture(store: StudyStore) -> None:
    one, two = enter(store, "P01", *INSIDE), enter(store, "P02", *INSIDE)
    keep_rope(store, one, DRAWN, other_id=two)
    keep_rope(store, two, DRAWN, other_id=one)
    agree(store, one)
    state = all_ropes(store)
    assert pairs(state) == [("P01", "P02", (None,))]
    assert [view.measure.participant_id for view in state.ropes[0].views] == [two]
    assert state.withheld == 1


def test_a_rope_has_somebody_else_at_its_other_end(store: StudyStore) -> None:
    who, other = enter(store, "P01", *INSIDE), enter(store, "P02", *INSIDE)
    for words, other_id in (("", None), ("  ", None), ("ik", who), ("x", "nobody")):
        with pytest.raises(ValueError, match=r"other end|no such participant"):
            keep_rope(store, who, DRAWN, other=words, other_id=other_id)
    asked = keep_rope(store, who, DRAWN, other="de minister")
    own = keep_rope(store, who, DRAWN, other_id=other)
    for answerer, measure in ((other, asked.id), (who, own.id), (other, "none")):
        with pytest.raises(ValueError, match="no such rope"):
            keep_answer(store, answerer, measure, Answer.YES)


@pytest.mark.parametrize("lengths", [(-0.1, 0.5), (0.5, 1.2), (NOT_DRAWN, NOT_DRAWN)])
def test_what_is_drawn_is_between_touching_and_the_whole_rope(lengths: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="0 to 1 long"):
        Drawing(*lengths, RopeHolder.SELF)
