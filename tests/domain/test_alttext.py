from dataclasses import replace
from datetime import UTC, datetime

import pytest

from fotointerview.domain.alttext import alt_text, move_phrase, participant_label
from fotointerview.domain.chain import Link
from fotointerview.domain.people import Participant
from fotointerview.domain.sayings import Choice, Judgement, Look, LookStatement, Move
from fotointerview.domain.shots import Shot
from fotointerview.domain.words import Answer, Dimension, Language, Verdict, Voice

AT = datetime(2026, 11, 23, 13, 4, tzinfo=UTC)
NL, EN = Language.NL, Language.EN
P03 = Participant("p", "P03", None)
SHOT = Shot("s", "i", 12, AT)


def moves(*steps: tuple[Dimension, int]) -> tuple[Move, ...]:
    return tuple(Move("m", "r", "s", dimension, step, Voice.TOGETHER, AT) for dimension, step in steps)


def judged(answer: Answer) -> tuple[Judgement, ...]:
    return (Judgement("j", "s", answer, "omdat ik het ben", Voice.PARTICIPANT, AT),)


GREY = (LookStatement("l", "s", Look(monochrome=True), Voice.PARTICIPANT, AT),)
LIGHT, DISTANCE, FRAMING, COLOUR = Dimension.LIGHT, Dimension.DISTANCE, Dimension.FRAMING, Dimension.COLOUR

CASES = [
    (Link(SHOT), "Portret van P03, opname 12.", "Portrait of P03, shot 12."),
    (
        Link(SHOT, moves_here=moves((LIGHT, 2), (DISTANCE, 1))),
        "Portret van P03, opname 12. Anders dan de opname ervoor: veel meer licht en dichterbij.",
        "Portrait of P03, shot 12. Changed from the shot before: much more light and closer.",
    ),
    (
        Link(
            SHOT,
            moves_here=moves((LIGHT, -1), (DISTANCE, -2), (FRAMING, 0)),
            judgements=judged(Answer.ALMOST),
        ),
        "Portret van P03, opname 12. Anders dan de opname ervoor: minder licht, veel verder weg en ander kader. "
        "Het antwoord op de vraag was bijna.",
        "Portrait of P03, shot 12. Changed from the shot before: less light, much further away and another frame. "
        "The answer to the question was almost.",
    ),
    (
        Link(SHOT, moves_here=moves((COLOUR, -1), (LIGHT, 0)), looks=GREY, judgements=judged(Answer.NO)),
        "Portret van P03, opname 12, in zwart-wit. Het antwoord op de vraag was nee.",
        "Portrait of P03, shot 12, in black and white. The answer to the question was no.",
    ),
    (
        Link(SHOT, judgements=judged(Answer.NO) + judged(Answer.YES), choice=Choice("s", Verdict.CHOSEN, AT)),
        "Portret van P03, opname 12. Het antwoord op de vraag was ja. Deze opname is gekozen.",
        "Portrait of P03, shot 12. The answer to the question was yes. This shot was chosen.",
    ),
    (
        Link(SHOT, choice=Choice("s", Verdict.MAYBE, AT)),
        "Portret van P03, opname 12. Misschien wordt het deze opname.",
        "Portrait of P03, shot 12. This shot may be chosen.",
    ),
    (
        Link(SHOT, choice=Choice("s", Verdict.NO, AT)),
        "Portret van P03, opname 12.",
        "Portrait of P03, shot 12.",
    ),
]


@pytest.mark.parametrize(("link", "dutch", "english"), CASES)
def test_what_is_known_becomes_sentences(link: Link, dutch: str, english: str) -> None:
    assert alt_text(link, language=NL, participant=P03) == dutch
    assert alt_text(link, language=EN, participant=P03) == english


def test_the_researchers_own_words_replace_it() -> None:
    link = Link(replace(SHOT, alt_text="  Een vrouw lacht naar iemand buiten beeld.\n"))
    assert alt_text(link, language=EN, participant=P03) == "Een vrouw lacht naar iemand buiten beeld."


def test_blank_own_words_do_not() -> None:
    assert alt_text(Link(replace(SHOT, alt_text="  ")), language=NL, participant=P03) == CASES[0][1]


def test_the_alias_goes_before_the_code() -> None:
    assert participant_label(replace(P03, alias=" Elian ")) == "Elian"
    assert participant_label(replace(P03, alias="  ")) == "P03"
    assert "Elian" in alt_text(Link(SHOT), language=NL, participant=replace(P03, alias="Elian"))


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("dimension", list(Dimension))
def test_every_move_has_words(dimension: Dimension, language: Language) -> None:
    said = [
        move_phrase(move, language=language) for step in range(-2, 3) for move in moves((dimension, step))
    ]
    assert all(said)
    if dimension in {LIGHT, DISTANCE, Dimension.FOCUS}:
        assert len(set(said)) == 5
