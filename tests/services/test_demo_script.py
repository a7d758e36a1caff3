"""The script of the demonstration says everything an interview can hold, and a slip in it is told where it is."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from fotointerview import resources
from fotointerview.domain.words import Answer, Dimension, Language, MarkKind, Verdict, Voice
from fotointerview.services.demo_script import DemoShot, read_ropes, read_script
from fotointerview.services.presets import PresetError, interview_preset


def shots() -> Iterable[DemoShot]:
    _, interviews = read_script()
    return [shot for interview in interviews for shot in interview.shots]


def test_the_demonstration_has_three_people_eight_shots_and_both_endings() -> None:
    preset, interviews = read_script()
    assert interview_preset(preset)
    moves = {(move.dimension, move.step) for shot in shots() for move in shot.moves}
    assert len(interviews) == 3
    assert len([*shots()]) >= 8
    assert {(Dimension.COLOUR, -2), (Dimension.LIGHT, 2)} < moves
    assert all(interview.shots[-1].verdict is Verdict.CHOSEN for interview in interviews)


def test_the_answer_that_counts_is_the_participants_last() -> None:
    (changed,) = [
        shot for shot in shots() if [one.voice for one in shot.judgements] == [Voice.PARTICIPANT] * 2
    ]
    assert changed.answer is changed.judgements[-1].answer is not changed.judgements[0].answer
    (of_two,) = [shot for shot in shots() if shot.judgements[-1].voice is Voice.RESEARCHER]
    assert of_two.answer is of_two.judgements[0].answer is not of_two.judgements[-1].answer


def test_marks_are_of_every_kind_the_room_draws_and_of_both_voices() -> None:
    marks = [mark for shot in shots() for mark in shot.marks]
    assert {mark.kind for mark in marks} == set(MarkKind) - {MarkKind.TEXT}
    assert {mark.voice for mark in marks} == {Voice.PARTICIPANT, Voice.RESEARCHER}


def test_words_are_in_both_languages() -> None:
    said = [one.reason for shot in shots() for one in shot.judgements if one.reason]
    said += [note for shot in shots() for note in shot.notes]
    assert said
    for words in said:
        assert words[Language.NL] != words[Language.EN]


@pytest.mark.parametrize(
    ("said", "instead", "told"),
    [
        (
            'answer = "no"',
            'answer = "never"',
            "P01, shot 1: there is no 'never': it is one of yes, almost, no",
        ),
        ('answer = "no"\n', "", "P01, shot 1: there is no answer"),
        ("moves = { light = 1,", "moves = { light = 3,", "P01, shot 1: light: a step lies between -2 and 2"),
        ("moves = { light = 1,", "moves = { lihgt = 1,", "P01, shot 1: there is no 'lihgt'"),
        ("illustrates = [1]", "illustrates = [3]", "P01, shot 2: .* 1 to 2, not 3"),
        ("illustrates = [1]", "ilustrates = [1]", "P01, shot 2: nobody knows what ilustrates means"),
        ('kind = "region"', 'kind = "square"', "P01, shot 1: there is no 'square'"),
        ('belongs = "judgement"', 'belongs = "quote"', "P01, shot 1: a region belongs to a quote"),
        ("[0.985, 0.9]", "[1.985, 0.9]", "P01, shot 1: a point lies on the picture"),
        ("[0.985, 0.9]", "[0.73, 0.03]", "P01, shot 1: a region of these strokes cannot be seen"),
        ('text = { nl = "Hier begint het.", ', "text = { ", "P01, shot 2: there is no nl"),
        ("tier = 2", "tier = 4", "P01, shot 2: a tier is one of 1, 2, 3, not 4"),
        ("approved = true", 'approved = "yes"', "P01, shot 3: approved is true or false"),
        ("barietpapier", "papier", "P02, shot 4: there is no look preset called 'papier'"),
        ("frame = [0.267, 0.175, 0.49, 0.49]", "frame = [0.6, 0.1, 0.5, 0.5]", "P03, shot 2: a frame lies"),
        ('dimension = "framing"', 'dimension = "light"', "P03, shot 2: a dimension is agreed on once"),
        ('alias = "Niko"\n', "", "there is no alias"),
        ("[[interviews]]", "[[interviews", ""),
    ],
)
def test_a_slip_is_told_with_its_file_and_its_shot(
    tmp_path: Path, said: str, instead: str, told: str
) -> None:
    text = resources.path("presets", "demo.toml").read_text(encoding="utf-8")
    assert said in text
    broken = tmp_path / "demo.toml"
    broken.write_text(text.replace(said, instead, 1), encoding="utf-8")
    with pytest.raises(PresetError, match=rf"demo\.toml: .*{told}"):
        read_script(broken)


def test_there_are_ropes_between_the_people_of_the_script_answered_in_both_ways() -> None:
    _, interviews = read_script()
    known, ropes = {interview.code for interview in interviews}, read_ropes()
    assert {rope.who for rope in ropes} == known
    assert {rope.other for rope in ropes if isinstance(rope.other, str)} <= known
    assert any(not isinstance(rope.other, str) for rope in ropes)
    assert {rope.answer for rope in ropes} == {None, Answer.ALMOST, Answer.YES}
    assert {rope.drawing is None for rope in ropes if rope.answer} == {True, False}


@pytest.mark.parametrize(
    ("said", "instead", "told"),
    [
        ("now = 0.85", "now = 1.85", "a rope is 0 to 1 long"),
        ("now = 0.85\n", "", "a rope has no now"),
        ('holder = "both"', 'holder = "us"', "there is no 'us': it is one of self, other, both, nobody"),
        ('answer = "yes"\n', 'answer = "maybe"\n', "there is no 'maybe'"),
        ("wish = 0.3\n", "whish = 0.3\n", "nobody knows what whish means"),
    ],
)
def test_a_slip_in_a_rope_is_told(tmp_path: Path, said: str, instead: str, told: str) -> None:
    text = resources.path("presets", "demo.toml").read_text(encoding="utf-8")
    assert said in text
    broken = tmp_path / "demo.toml"
    before, after = text.rsplit(said, 1)
    broken.write_text(before + instead + after, encoding="utf-8")
    with pytest.raises(PresetError, match=rf"demo\.toml: .*{told}"):
        read_ropes(broken)
