"""Everything said and drawn comes back as it was, and history is kept where it must be."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fotointerview.domain.people import Interview
from fotointerview.domain.sayings import Look, Point
from fotointerview.domain.words import Answer, Dimension, LinkKind, MarkKind, Verdict, Voice
from fotointerview.storage.database import RuleError
from fotointerview.storage.study import StudyStore
from tests.storage.helpers import DIFFICULT, NOW, add_shot, new_interview

LATER = NOW + timedelta(seconds=1)
# One study for all examples: each looks only at what it wrote itself.
_SHARED = settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
_COORDINATE = st.floats(allow_nan=False, allow_infinity=False)


def test_a_change_of_mind_is_a_second_judgement(store: StudyStore, shot_id: str) -> None:
    first = store.add_judgement(shot_id, answer=Answer.NO, reason="", voice=Voice.PARTICIPANT, at=NOW)
    same_moment = store.add_judgement(
        shot_id, answer=Answer.YES, reason="toch wel", voice=Voice.TOGETHER, at=NOW
    )
    reasoned = store.set_reason(first.id, DIFFICULT)
    assert (reasoned.reason, reasoned.answer) == (DIFFICULT, Answer.NO)
    link = store.link(shot_id)
    assert link.judgements == (reasoned, same_moment)
    assert link.judgement == same_moment


def test_one_open_move_per_dimension(store: StudyStore, shot_id: str) -> None:
    first = store.agree_move(
        shot_id, dimension=Dimension.LIGHT, step=1, voice=Voice.PARTICIPANT, at=NOW, words="iets"
    )
    assert first is not None
    store.set_move_intended(first.id, "exposure_compensation=+1")
    second = store.agree_move(
        shot_id, dimension=Dimension.LIGHT, step=2, voice=Voice.TOGETHER, at=LATER, words=DIFFICULT
    )
    other = store.agree_move(
        shot_id, dimension=Dimension.FRAMING, step=0, voice=Voice.RESEARCHER, at=LATER, words="handen erbij"
    )
    assert second is not None
    assert (second.id, second.step, second.voice, second.at) == (first.id, 2, Voice.TOGETHER, LATER)
    assert (second.words, second.intended) == (DIFFICULT, "")
    assert store.link(shot_id).moves_next == (second, other)


def test_the_same_step_again_keeps_what_was_intended(store: StudyStore, shot_id: str) -> None:
    move = store.agree_move(shot_id, dimension=Dimension.LIGHT, step=1, voice=Voice.TOGETHER, at=NOW)
    assert move is not None
    store.set_move_intended(move.id, "exposure_compensation=+1")
    again = store.agree_move(
        shot_id, dimension=Dimension.LIGHT, step=1, voice=Voice.TOGETHER, at=LATER, words="meer"
    )
    assert again is not None
    assert (again.intended, again.words) == ("exposure_compensation=+1", "meer")


def test_step_nought_without_words_takes_a_move_back(store: StudyStore, shot_id: str) -> None:
    for _ in range(2):
        none = store.agree_move(shot_id, dimension=Dimension.POSE, step=0, voice=Voice.TOGETHER, at=NOW)
        assert none is None
        assert store.link(shot_id).moves_next == ()
        store.agree_move(shot_id, dimension=Dimension.POSE, step=-1, voice=Voice.TOGETHER, at=NOW)


def test_moves_are_bound_and_measured(store: StudyStore, interview: Interview, shot_id: str) -> None:
    other = add_shot(store, interview.id, "DSC_0002.JPG")
    agreed = [
        store.agree_move(shot_id, dimension=dimension, step=-2, voice=Voice.TOGETHER, at=NOW)
        for dimension in (Dimension.LIGHT, Dimension.COLOUR)
    ]
    bound = store.bind_moves(shot_id, other)
    assert [(move.id, move.to_shot_id) for move in bound] == [(move.id, other) for move in agreed if move]
    assert store.link(other).moves_here == bound
    assert store.link(shot_id).moves_next == bound
    assert store.bind_moves(shot_id, other) == ()
    assert store.set_move_measured(bound[0].id, 0.92).measured == 0.92
    fresh = store.agree_move(shot_id, dimension=Dimension.LIGHT, step=1, voice=Voice.TOGETHER, at=LATER)
    assert fresh is not None
    assert fresh.id != bound[0].id


def test_quotes_where_they_were_said_and_loose(store: StudyStore, interview: Interview, shot_id: str) -> None:
    later = store.add_quote(
        interview.id, verbatim="later", voice=Voice.PARTICIPANT, at=LATER, shot_id=shot_id
    )
    said = store.add_quote(interview.id, verbatim=DIFFICULT, voice=Voice.RESEARCHER, at=NOW, shot_id=shot_id)
    loose = store.add_quote(interview.id, verbatim="los", voice=Voice.PARTICIPANT, at=NOW)
    tie = store.link_quote(quote_id=loose.id, shot_id=shot_id, kind=LinkKind.ILLUSTRATES)
    half = store.link_quote(quote_id=None, shot_id=shot_id, kind=LinkKind.KEEP_TOGETHER)
    chain = store.chain(interview.id)
    assert chain.links[0].quotes == (said, later)
    assert chain.loose_quotes == (loose,)
    assert store.quote_links()[-2:] == (tie, half)
    assert [link.kind for link in store.quote_links()[:2]] == [LinkKind.SAID_AT] * 2


def test_a_quote_at_an_unknown_shot_is_not_half_kept(store: StudyStore, interview: Interview) -> None:
    with pytest.raises(RuleError):
        store.add_quote(interview.id, verbatim="x", voice=Voice.PARTICIPANT, at=NOW, shot_id="nobody")
    assert store.chain(interview.id).loose_quotes == ()


def test_other_edited_words_ask_for_approval_anew(store: StudyStore, interview: Interview) -> None:
    quote = store.add_quote(interview.id, verbatim="ik eh wil licht", voice=Voice.PARTICIPANT, at=NOW)
    approved = store.update_quote(quote.id, edited="Ik wil licht.", approved=True)
    assert approved.words == "Ik wil licht."
    assert store.update_quote(quote.id, edited="Ik wil licht.") == approved
    changed = store.update_quote(quote.id, edited="Ik wil méér licht.")
    assert (changed.approved, changed.words) == (False, "ik eh wil licht")
    assert store.update_quote(quote.id, verbatim="ik wil licht").words == "ik wil licht"
    assert store.chain(interview.id).loose_quotes[0].edited == "Ik wil méér licht."


def test_marks(store: StudyStore, interview: Interview, shot_id: str) -> None:
    quote = store.add_quote(interview.id, verbatim="die ogen", voice=Voice.PARTICIPANT, at=NOW)
    strokes = (((0.1, 0.2), (1 / 3, 0.7)), ((0.0, 1.0),))
    circle = store.add_mark(
        shot_id, kind=MarkKind.CIRCLE, strokes=strokes, voice=Voice.RESEARCHER, at=LATER, quote_id=quote.id
    )
    text = store.add_mark(
        shot_id, kind=MarkKind.TEXT, strokes=(), voice=Voice.PARTICIPANT, at=NOW, text=DIFFICULT
    )
    assert (circle.strokes, circle.quote_id, text.text) == (strokes, quote.id, DIFFICULT)
    assert store.link(shot_id).marks == (text, circle)
    for _ in range(2):
        store.remove_mark(circle.id)
        assert store.link(shot_id).marks == (text,)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_strokes_are_numbers(store: StudyStore, shot_id: str, number: float) -> None:
    with pytest.raises(ValueError, match="no number"):
        store.add_mark(
            shot_id, kind=MarkKind.PIN, strokes=(((number, 0.5),),), voice=Voice.RESEARCHER, at=NOW
        )
    assert store.link(shot_id).marks == ()


def test_notes(store: StudyStore, interview: Interview, shot_id: str) -> None:
    loose = store.add_note(interview.id, text=DIFFICULT, at=LATER)
    about = store.add_note(interview.id, text="kijkt weg", at=NOW, shot_id=shot_id)
    assert (loose.text, about.shot_id) == (DIFFICULT, shot_id)
    assert store.words(interview.id).notes == (about, loose)


def test_looks_are_history(store: StudyStore, shot_id: str) -> None:
    grey = Look(monochrome=True, mix=(0.5, 0.3, 0.2), exposure_ev=1 / 3, contrast=-0.5, crop=(0.1, 0, 0.5, 1))
    first = store.add_look(shot_id, look=grey, voice=Voice.PARTICIPANT, at=NOW)
    assert first.look == grey
    assert store.link(shot_id).monochrome
    second = store.add_look(shot_id, look=Look(), voice=Voice.TOGETHER, at=LATER)
    assert store.link(shot_id).looks == (first, second)
    assert not store.link(shot_id).monochrome


def test_choices_are_made_changed_and_taken_back(store: StudyStore, shot_id: str) -> None:
    assert store.set_choice(shot_id, None, at=NOW) is None
    rated = store.set_choice(shot_id, Verdict.MAYBE, at=NOW, rating=4)
    assert rated is not None
    chosen = store.set_choice(shot_id, Verdict.CHOSEN, at=LATER)
    assert chosen is not None
    assert (chosen.verdict, chosen.at, chosen.rating) == (Verdict.CHOSEN, LATER, 4)
    assert store.link(shot_id).choice == chosen
    with pytest.raises(RuleError, match="CHECK"):
        store.set_choice(shot_id, Verdict.NO, at=LATER, rating=6)
    assert store.link(shot_id).choice == chosen
    assert store.set_choice(shot_id, None, at=LATER) is None
    assert store.link(shot_id).choice is None


def test_the_own_description(store: StudyStore, shot_id: str) -> None:
    assert store.set_alt_text(shot_id, DIFFICULT).alt_text == DIFFICULT
    assert store.link(shot_id).shot.alt_text == DIFFICULT
    assert store.set_alt_text(shot_id, "").alt_text == ""


def test_unknown_ids_are_told(store: StudyStore, shot_id: str) -> None:
    for attempt in (
        lambda: store.link("x"),
        lambda: store.chain("x"),
        lambda: store.set_reason("x", ""),
        lambda: store.set_move_intended("x", ""),
        lambda: store.set_move_measured("x", 1.0),
        lambda: store.update_quote("x"),
        lambda: store.set_alt_text("x", ""),
        lambda: store.set_choice("x", Verdict.NO, at=NOW),
        lambda: store.agree_move("x", dimension=Dimension.LIGHT, step=1, voice=Voice.TOGETHER, at=NOW),
    ):
        with pytest.raises(RuleError, match="'x'"):
            attempt()


@_SHARED
@given(words=st.text(max_size=200))
def test_any_words_come_back(store: StudyStore, interview: Interview, words: str) -> None:
    kept = store.add_quote(interview.id, verbatim=words, voice=Voice.PARTICIPANT, at=NOW)
    assert kept.verbatim == words
    assert store.update_quote(kept.id).verbatim == words


@_SHARED
@given(
    strokes=st.lists(st.lists(st.tuples(_COORDINATE, _COORDINATE), max_size=8).map(tuple), max_size=4).map(
        tuple
    )
)
def test_any_strokes_come_back(
    store: StudyStore, shot_id: str, strokes: tuple[tuple[Point, ...], ...]
) -> None:
    kept = store.add_mark(shot_id, kind=MarkKind.STROKES, strokes=strokes, voice=Voice.PARTICIPANT, at=NOW)
    assert kept.strokes == strokes
    assert store.link(shot_id).marks == (kept,)
    store.remove_mark(kept.id)


@pytest.mark.parametrize(
    ("change", "still"),
    [
        ({"verbatim": "woorden"}, True),
        ({"verbatim": "andere woorden"}, False),
        ({"edited": "korter"}, False),
        ({"edited": "korter", "approved": True}, True),
        ({"edited": ""}, True),
    ],
)
def test_approval_is_of_the_words_that_will_be_printed(
    store: StudyStore, change: dict[str, Any], still: bool
) -> None:
    interview = new_interview(store)
    quote = store.add_quote(interview.id, verbatim="woorden", voice=Voice.PARTICIPANT, at=NOW)
    store.update_quote(quote.id, approved=True)
    assert store.update_quote(quote.id, **change).approved is still


def test_correcting_what_was_said_leaves_the_approved_edit_alone(store: StudyStore) -> None:
    interview = new_interview(store)
    quote = store.add_quote(interview.id, verbatim="woorden", voice=Voice.PARTICIPANT, at=NOW)
    store.update_quote(quote.id, edited="korter", approved=True)
    changed = store.update_quote(quote.id, verbatim="woorde")
    assert (changed.approved, changed.words) == (True, "korter")
