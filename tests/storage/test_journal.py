"""Taking back and doing again, on the rows of a real study."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fotointerview.domain.measures import Measures
from fotointerview.domain.sayings import Look
from fotointerview.domain.words import Answer, Dimension, LinkKind, MarkKind, Verdict, Voice
from fotointerview.storage.database import RuleError
from fotointerview.storage.study import StudyStore

from .generator import make_study

AT = datetime(2026, 11, 23, 13, 2, tzinfo=UTC)
P, R = Voice.PARTICIPANT, Voice.RESEARCHER


@pytest.fixture
def store(tmp_path: Path) -> Iterator[StudyStore]:
    made = make_study(tmp_path / "study", shots=2, size=(60, 40))
    with StudyStore.open(made.folder) as opened:
        yield opened


def _shot(store: StudyStore) -> str:
    return store.chains()[0].links[-1].shot.id


def _interview(store: StudyStore) -> str:
    return store.chains()[0].interview.id


def _deeds(store: StudyStore) -> dict[str, object]:
    """Every way of saying something on a shot, by name; each is called with nothing."""
    shot, interview = _shot(store), _interview(store)
    line = (((0.1, 0.2), (0.3, 0.4)),)
    quote = store.add_quote(interview, verbatim="was er al", voice=P, at=AT, shot_id=shot)
    mark = store.add_mark(shot, kind=MarkKind.STROKES, strokes=line, voice=R, at=AT, quote_id=quote.id)
    note = store.add_note(interview, text="was er al", at=AT, shot_id=shot)
    judged = store.add_judgement(shot, answer=Answer.NO, voice=P, at=AT)
    store.set_choice(shot, Verdict.MAYBE, at=AT)
    moved = tuple(tuple((x + 0.1, y) for x, y in stroke) for stroke in line)
    return {
        "judge": lambda: store.add_judgement(shot, answer=Answer.YES, voice=P, at=AT),
        "reason": lambda: store.set_reason(judged.id, "daarom"),
        "move": lambda: store.agree_move(shot, dimension=Dimension.LIGHT, step=2, voice=P, at=AT),
        "frame": lambda: store.agree_move(
            shot, dimension=Dimension.FRAMING, step=0, voice=P, at=AT, frame=(0.1, 0.2, 0.5, 0.5)
        ),
        "quote": lambda: store.add_quote(interview, verbatim="nieuw", voice=P, at=AT, shot_id=shot),
        "edit": lambda: store.update_quote(quote.id, edited="korter"),
        "tie": lambda: store.link_quote(quote_id=quote.id, shot_id=shot, kind=LinkKind.KEEP_TOGETHER),
        "remove quote": lambda: store.remove_quote(quote.id),
        "note": lambda: store.add_note(interview, text="nieuw", at=AT),
        "edit note": lambda: store.update_note(note.id, "anders"),
        "remove note": lambda: store.remove_note(note.id),
        "draw": lambda: store.add_mark(shot, kind=MarkKind.PIN, strokes=(((0.5, 0.5),),), voice=P, at=AT),
        "move mark": lambda: store.update_mark(mark.id, strokes=moved),
        "erase": lambda: store.remove_mark(mark.id),
        "look": lambda: store.add_look(shot, look=Look(monochrome=True), voice=P, at=AT),
        "choose": lambda: store.set_choice(shot, Verdict.CHOSEN, at=AT),
        "take choice back": lambda: store.set_choice(shot, None, at=AT),
        "measures": lambda: store.set_measures(shot, Measures(0, 1, 4, 0, 0, 0.2, face=(0.1, 0.1, 0.2, 0.3))),
    }


@pytest.mark.parametrize(
    "deed",
    [
        "judge",
        "reason",
        "move",
        "frame",
        "quote",
        "edit",
        "tie",
        "remove quote",
        "note",
        "edit note",
        "remove note",
        "draw",
        "move mark",
        "erase",
        "look",
        "choose",
        "take choice back",
        "measures",
    ],
)
def test_every_deed_is_taken_back_and_done_again(store: StudyStore, deed: str) -> None:
    act = _deeds(store)[deed]
    assert callable(act)
    before = store.chains()
    with store.recording() as kept:
        act()
    after = store.chains()
    assert after != before
    for _ in range(2):
        assert store.take_back(kept.changes)
        assert store.chains() == before
        assert store.do_again(kept.changes)
        assert store.chains() == after


def test_nothing_is_kept_of_what_changes_nothing(store: StudyStore) -> None:
    with store.recording() as kept:
        store.chains()
        store.remove_mark("never was")
    store.add_note(_interview(store), text="erna", at=AT)
    assert kept.changes == []


def test_what_a_failed_deed_changed_is_not_kept(store: StudyStore) -> None:
    with store.recording() as kept, pytest.raises(RuleError):
        store.add_quote(_interview(store), verbatim="half", voice=P, at=AT, shot_id="no such shot")
    assert kept.changes == []


def test_a_move_from_which_a_photo_was_taken_stays(store: StudyStore) -> None:
    first, second = (link.shot.id for link in store.chains()[0].links)
    with store.recording() as kept:
        store.agree_move(first, dimension=Dimension.LIGHT, step=1, voice=P, at=AT)
    store.bind_moves(first, second)
    before = store.chains()
    assert not store.take_back(kept.changes)
    assert store.chains() == before


def test_what_was_measured_meanwhile_keeps_nobody_from_taking_a_move_back(store: StudyStore) -> None:
    shot = _shot(store)
    with store.recording() as kept:
        move = store.agree_move(shot, dimension=Dimension.LIGHT, step=1, voice=P, at=AT)
    assert move is not None
    store.set_move_intended(move.id, "iso: 100 → 200")
    assert store.take_back(kept.changes)
    assert store.link(shot).moves_next == ()


def test_of_several_rows_all_are_taken_back_or_none(store: StudyStore) -> None:
    shot, interview = _shot(store), _interview(store)
    with store.recording() as kept:
        quote = store.add_quote(interview, verbatim="samen", voice=P, at=AT, shot_id=shot)
        store.add_mark(shot, kind=MarkKind.PIN, strokes=(((0.5, 0.5),),), voice=P, at=AT)
    store.update_quote(quote.id, edited="anders")
    before = store.chains()
    assert not store.take_back(kept.changes)
    assert store.chains() == before


def test_words_to_which_something_was_tied_since_are_not_taken_away_under_it(store: StudyStore) -> None:
    shot = _shot(store)
    with store.recording() as kept:
        quote = store.add_quote(_interview(store), verbatim="dit", voice=P, at=AT, shot_id=shot)
    pin = store.add_mark(shot, kind=MarkKind.PIN, strokes=(((0.5, 0.5),),), voice=P, at=AT, quote_id=quote.id)
    assert not store.take_back(kept.changes)
    assert store.mark(pin.id) == pin
    store.tie_mark(pin.id)
    assert store.take_back(kept.changes)


def test_what_belonged_to_words_that_are_gone_is_not_done_again(store: StudyStore) -> None:
    shot = _shot(store)
    quote = store.add_quote(_interview(store), verbatim="dit", voice=P, at=AT)
    with store.recording() as kept:
        store.link_quote(quote_id=quote.id, shot_id=shot, kind=LinkKind.ILLUSTRATES)
    assert store.take_back(kept.changes)
    store.remove_quote(quote.id)
    assert not store.do_again(kept.changes)


def test_a_deed_of_several_writings_is_kept_whole_or_not_at_all(store: StudyStore) -> None:
    before = store.chains()
    seen: list[int] = []

    def deed() -> None:
        with store.recording():
            store.add_note(_interview(store), text="half", at=AT)
            seen.append(len(store.words(_interview(store)).notes))
            store.add_look("no such shot", look=Look(), voice=P, at=AT)

    with pytest.raises(RuleError):
        deed()
    assert seen == [1]
    assert store.chains() == before
    store.add_note(_interview(store), text="daarna", at=AT)
    assert [note.text for note in store.words(_interview(store)).notes] == ["daarna"]
