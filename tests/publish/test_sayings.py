from dataclasses import replace

import pytest

from fotointerview.domain.chain import Link, Words
from fotointerview.domain.sayings import Choice, Quote, QuoteLink
from fotointerview.domain.words import Answer, Dimension, Language, LinkKind, MarkKind, Verdict, Voice
from fotointerview.publish.prints import Print
from fotointerview.publish.sayings import SHORT, Saying, sayings_at
from fotointerview.publish.sheet_data import Style, interview_data
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


def judged(one: Link, *said: tuple[Answer, str, Voice]) -> Link:
    first = one.judgements[0]
    told = (
        replace(first, id=f"j{n}", answer=answer, reason=reason, voice=voice)
        for n, (answer, reason, voice) in enumerate(said)
    )
    return replace(one, judgements=tuple(told))


def test_a_change_of_mind_leaves_no_earlier_words_out_and_the_researcher_s_stay_their_own() -> None:
    one = judged(
        link(Said(Answer.YES, "dit ben ik", verdict=Verdict.CHOSEN)),
        (Answer.NO, "te donker", Voice.PARTICIPANT),
        (Answer.NO, "ik zie het niet", Voice.RESEARCHER),
        (Answer.YES, "toch wel", Voice.TOGETHER),
    )
    found = sayings_at(one)
    assert texts(found.under) == ["te donker"]
    assert found.beside == Saying("toch wel", Voice.TOGETHER)


def test_a_reason_for_no_never_stands_beside_a_portrait_that_was_chosen_later() -> None:
    one = judged(
        link(Said(Answer.YES, "dit ben ik", verdict=Verdict.CHOSEN)),
        (Answer.NO, "te donker", Voice.PARTICIPANT),
        (Answer.YES, "", Voice.PARTICIPANT),
    )
    assert sayings_at(one).beside is None


def test_words_that_go_with_a_portrait_stand_beside_it_wherever_they_were_said() -> None:
    chain = made_up_chain((Said(Answer.NO, "", quote="elders"), Said(Answer.YES, "hier", quote="ook hier")))
    quote = Quote("q", "i", "nooit zonder elkaar", Voice.PARTICIPANT, START)
    first, second = chain.links
    chosen = replace(second, choice=Choice(second.shot.id, Verdict.CHOSEN, START))
    tie = QuoteLink("t", "q", chosen.shot.id, LinkKind.KEEP_TOGETHER)
    words = Words(quotes=(quote,), links=(tie,))
    chain = replace(chain, links=(first, chosen), loose_quotes=(quote,), words=words)
    style = Style(Language.NL, WORDS, 400.0)
    prints = {one.shot.id: Print("x.jpg", (60, 40)) for one in chain.links}
    data = interview_data(chain, prints=prints, style=style, question=False)
    assert data["panels"][0]["quote"]["text"] == "nooit zonder elkaar"
