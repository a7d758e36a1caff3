from dataclasses import replace

import pytest

from fotointerview.domain.chain import Link
from fotointerview.domain.sayings import Quote
from fotointerview.domain.words import Answer, Dimension, Language, MarkKind, Verdict, Voice
from fotointerview.publish.sayings import SHORT, Saying, sayings_at
from fotointerview.publish.words import load_words
from tests.publish.made_up import START, Said, made_up_chain, mark

WORDS = load_words(Language.EN)
LONG = "lang " * 60


def link(said: Said) -> Link:
    return made_up_chain((said,)).links[0]


def texts(sayings: object) -> list[str]:
    assert isinstance(sayings, (tuple, list))
    return [one.text for one in sayings]


def test_a_chosen_shot_does_not_repeat_what_stands_beside_it() -> None:
    chosen = Said(Answer.YES, "dit ben ik", quote="zo is het", verdict=Verdict.CHOSEN)
    found = sayings_at(link(chosen))
    assert found.beside == Saying("zo is het")
    assert texts(found.under) == ["dit ben ik"]
    found = sayings_at(link(replace(chosen, quote="")))
    assert found.beside == Saying("dit ben ik")
    assert found.under == ()
    found = sayings_at(link(replace(chosen, verdict=None)))
    assert found.beside is None
    assert texts(found.under) == ["dit ben ik", "zo is het"]


def test_the_same_words_are_printed_once() -> None:
    said = Said(Answer.NO, "meer licht", [(Dimension.LIGHT, 1)], "meer licht", "meer licht")
    found = sayings_at(link(said))
    assert found.under == ()
    assert texts(found.asked) == ["meer licht"]


@pytest.mark.parametrize(
    ("text", "cut"), [("x" * SHORT, False), ("x " * SHORT, True), ("a\nb\nc\nd\ne\nf", True)]
)
def test_what_is_too_long_begins_under_the_shot_and_goes_on_below(text: str, cut: bool) -> None:
    found = sayings_at(link(Said(Answer.NO, text)))
    (shown,) = found.under_data(WORDS)
    assert bool(shown["further"]) is cut
    assert shown["text"].endswith(" …") is cut
    assert texts(found.at_length) == ([text.strip()] if cut else [])


def test_nothing_is_left_out_however_much_is_said() -> None:
    one = link(
        Said(
            Answer.NO,
            LONG,
            [(Dimension.LIGHT, 1)],
            LONG + "!",
            marks=[mark(MarkKind.TEXT, Voice.RESEARCHER, ((0.5, 0.5),), text=f"woord {n}") for n in range(9)],
        )
    )
    quotes = tuple(Quote(f"q{n}", "i", f"citaat {n}", Voice.PARTICIPANT, START) for n in range(30))
    found = sayings_at(replace(one, quotes=quotes))
    shown = {saying["text"] for saying in found.under_data(WORDS)}
    later = set(texts(found.at_length))
    assert len(shown) <= 5
    assert {f"citaat {n}" for n in range(30)} <= shown | later
    assert {LONG.strip(), f"{LONG}!".strip(), "woord 6", "woord 7", "woord 8"} <= later


def test_words_that_are_not_the_participants_say_whose_they_are() -> None:
    assert Saying("kijk me aan", Voice.RESEARCHER).data(WORDS)["who"] == "researcher"
    assert Saying("kijk me aan").data(WORDS)["who"] == ""
