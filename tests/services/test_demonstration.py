"""The demonstration waits as a person would, and leaves in the study everything that an interview can hold."""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest

from fotointerview.camera.release import NOTHING_CAME
from fotointerview.domain.chain import Chain, Link
from fotointerview.domain.faults import Fault, FaultCode
from fotointerview.domain.words import Answer, Dimension, Language, LinkKind, MarkKind, Verdict, Voice
from fotointerview.services import events
from fotointerview.services.closeness import Ropes, all_ropes
from fotointerview.services.demonstration import _Sitting, run_demonstration, title
from fotointerview.services.exits import SHEET
from fotointerview.services.export import Wish, export
from fotointerview.services.look_presets import look_presets
from fotointerview.services.workplace import Workplace
from fotointerview.storage.study import StudyStore
from tests.services.test_tether import link


@dataclass(frozen=True)
class Held:
    """What the demonstration left: its interviews as the study has them, and the sheet."""

    chains: tuple[Chain, ...]
    sheet: Path
    ropes: Ropes

    @property
    def links(self) -> list[Link]:
        return [link for chain in self.chains for link in chain.links]


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Held]:
    pytest.importorskip("gphoto2", reason="the drawn camera is driven by gphoto2, which is not here")
    folder = tmp_path_factory.mktemp("demo") / "study"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(tmp_path_factory.mktemp("demo-home")))
        with Workplace.open(folder, language=Language.EN, title=title(Language.EN)) as place:
            place.connect("demo")
            run_demonstration(place, language=Language.EN)
            wish = Wish(kind=SHEET, language=Language.EN)
            sheet = place.store_thread.ask(lambda: export(place.store, wish)).result().path
        store = StudyStore.open(folder)
        try:
            yield Held(
                tuple(store.chain(interview.id) for interview in store.interviews()), sheet, all_ropes(store)
            )
        finally:
            store.close()


def sitting(*heard: events.SessionEvent) -> _Sitting:
    made = _Sitting(cast(Any, None), Language.EN)
    for event in heard:
        made._events.put(event)
    return made


def test_a_picture_that_comes_late_is_the_one_that_was_released() -> None:
    late = events.Noticed(Fault(FaultCode.NOT_FIRED, {"words": NOTHING_CAME}))
    shot = link(8)
    assert sitting(late, events.ShotSafe("t", shot, 0))._safe() is shot


def test_a_release_that_the_camera_refused_is_done_again() -> None:
    refused = events.Noticed(Fault(FaultCode.NOT_FIRED, {"words": "not connected"}))
    assert sitting(refused, events.ShotSafe("t", link(8), 0))._safe() is None


def test_two_voices_judge_and_one_changes_its_mind(held: Held) -> None:
    voices = [[one.voice for one in link.judgements] for link in held.links]
    assert voices.count([Voice.PARTICIPANT, Voice.RESEARCHER]) == 1
    assert voices.count([Voice.PARTICIPANT, Voice.PARTICIPANT]) == 1
    (two,) = [link for link in held.links if link.judgement_of(Voice.RESEARCHER)]
    assert {one.answer for one in two.judgements} == {"almost", "yes"}
    assert all(one.reason for one in two.judgements)


def test_marks_of_several_kinds_by_both_voices_belong_to_words(held: Held) -> None:
    marks = [mark for link in held.links for mark in link.marks]
    drawn = {(mark.kind, mark.voice) for mark in marks}
    assert {kind for kind, _ in drawn} == set(MarkKind) - {MarkKind.TEXT}
    assert {voice for _, voice in drawn} == {Voice.PARTICIPANT, Voice.RESEARCHER}
    (pin,) = [mark for mark in marks if mark.kind is MarkKind.PIN]
    assert pin.text
    assert {mark.quote_id is not None for mark in marks} == {True, False}
    assert {mark.judgement_id is not None for mark in marks} == {True, False}


def test_a_move_in_words_and_a_drawn_frame_were_carried_out(held: Held) -> None:
    moves = [move for link in held.links for move in link.moves_next]
    assert all(move.to_shot_id for move in moves)
    (pose,) = [move for move in moves if move.words and move.frame is None]
    assert (pose.dimension, pose.step, pose.voice) == (Dimension.POSE, 0, Voice.PARTICIPANT)
    (framed,) = [move for move in moves if move.frame is not None]
    assert framed.dimension is Dimension.FRAMING
    assert framed.measured is not None
    assert framed.measured < 0.05  # as drawn
    light = [move.measured for move in moves if move.dimension is Dimension.LIGHT]
    assert all(ev is not None and ev > 0 for ev in light)


def test_quotes_are_tied_edited_and_approved(held: Held) -> None:
    ties = [
        {(tie.kind, tie.shot_id) for tie in chain.words.ties(quote.id)}
        for chain in held.chains
        for quote in chain.words.quotes
    ]
    (at_two,) = [tie for tie in ties if len({shot for _, shot in tie}) == 2]
    assert {kind for kind, _ in at_two} == {LinkKind.SAID_AT, LinkKind.ILLUSTRATES}
    (kept,) = [tie for tie in ties if any(kind is LinkKind.KEEP_TOGETHER for kind, _ in tie)]
    assert len({shot for _, shot in kept}) == 1
    edited = [quote for link in held.links for quote in link.quotes if quote.edited]
    assert sorted(quote.approved for quote in edited) == [False, True]
    assert all(quote.words == (quote.edited if quote.approved else quote.verbatim) for quote in edited)


def test_verdicts_tiers_and_a_look_that_somebody_asked_for(held: Held) -> None:
    assert {link.choice.verdict for link in held.links if link.choice} == set(Verdict)
    assert [chain.links[-1].chosen for chain in held.chains] == [True] * 3
    assert {placed.tier for link in held.links for placed in link.placements} == {1, 2, 3}
    (preset,) = [preset for preset in look_presets() if preset.key == "barietpapier"]
    (dressed,) = [said for link in held.links for said in link.looks if said.look == preset.look]
    assert dressed.voice is Voice.PARTICIPANT


def test_the_researchers_note_is_kept_and_goes_on_no_sheet(held: Held) -> None:
    (note,) = [note for chain in held.chains for note in chain.words.notes]
    assert note.shot_id in {link.shot.id for link in held.links}
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler's pdftotext is not installed here")
    done = subprocess.run(
        ["pdftotext", held.sheet, "-"],  # in reading order, so that a sentence stays whole
        capture_output=True,
        text=True,
        check=True,
    )
    text = " ".join(done.stdout.split())
    assert "Chin up a little" in text
    assert "This is where it begins." in text
    assert "Sits up" not in text
    assert held.sheet.read_bytes().count(note.text.encode()) == 0


def test_the_sheet_is_no_longer_than_two_pages(held: Held) -> None:
    import pikepdf

    with pikepdf.open(held.sheet) as pdf:
        assert len(pdf.pages) <= 2


def test_ropes_were_drawn_and_answered(held: Held) -> None:
    answers = [[view.recognised for view in rope.views] for rope in held.ropes.ropes]
    assert answers == [[Answer.YES], [Answer.ALMOST, None], [None]]
    _, both, outside = held.ropes.ropes
    assert both.apart == pytest.approx(0.25)
    assert outside.other == "the people in the queue"
    assert all(view.measure.words for rope in held.ropes.ropes for view in rope.views)
    assert held.ropes.withheld == 0
