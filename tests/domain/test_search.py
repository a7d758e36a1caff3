"""What somebody typed, taken apart, and where it stands in what was found."""

from dataclasses import replace

import pytest

from fotointerview.domain.search import (
    EVERYTHING,
    EXCERPT,
    MOST_WORDS,
    HitKind,
    Sieve,
    Term,
    excerpt,
    folded,
    joined,
    matches,
    terms,
    within,
)
from fotointerview.domain.words import Answer, Dimension


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("", ()),
        ("   \t\n", ()),
        ("licht", (Term(("licht",), prefix=True),)),
        ("meer licht", (Term(("meer",)), Term(("licht",), prefix=True))),
        ('"meer licht"', (Term(("meer", "licht")),)),
        ("“meer licht” ik", (Term(("meer", "licht")), Term(("ik",), prefix=True))),
        ("„meer licht”", (Term(("meer", "licht")),)),
        ('ik "meer li', (Term(("ik",)), Term(("meer", "li"), prefix=True))),
        ('ik "meer licht"  ', (Term(("ik",)), Term(("meer", "licht")))),
        ('"', ()),
        ('""" *', ()),
        ("NEAR(a b, 3)", (Term(("NEAR",)), Term(("a",)), Term(("b",)), Term(("3",), prefix=True))),
        ("words:licht -foto", (Term(("words",)), Term(("licht",)), Term(("foto",), prefix=True))),
        ("👩🏽‍💼 *** \u0301", ()),
        ("foto's", (Term(("foto",)), Term(("s",), prefix=True))),
        ("a\x00b", (Term(("a",)), Term(("b",), prefix=True))),
    ],
)
def test_a_query_taken_apart(query: str, wanted: tuple[Term, ...]) -> None:
    assert terms(query) == wanted


def test_of_a_long_query_the_first_words_count() -> None:
    assert [term.words for term in terms("ja " * 5_000)] == [("ja",)] * MOST_WORDS


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Begríp!", "begrip "),
        ("BEGRI\u0301P", "begri\u0300p"),
        ("İstanbul", "istanbul"),
        ("straße 각 𝔘", "straße 각 𝔘"),
        ("a_b\u202e\x00", "a b  "),
        ("één ế", "een e"),
        ("ẞ ſ ΣΑΣ Й", "ß s σασ й"),
    ],
)
def test_folding_keeps_every_character_in_its_place(text: str, plain: str) -> None:
    assert folded(text) == plain
    assert len(plain) == len(text)


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("Begrip is geen begrippen", "begríp", ["Begrip", "begrippen"]),
        ("Begrip is geen begrippen", '"begrip"', ["Begrip"]),
        ("Begri\u0301p.", "begrip", ["Begri\u0301p"]),
        ("meer, licht; meer foto", '"meer licht"', ["meer, licht"]),
        ("licht lichter", "licht licht", ["licht", "lichter"]),
        ("a.*b", ".*", []),
        ("", "a", []),
    ],
)
def test_where_it_stands(text: str, query: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in matches(text, terms(query))] == marked


def test_within_finds_the_midst_of_a_word() -> None:
    assert within("De Vriés", Term(("rie",))) == ((4, 7),)
    assert within("De Vries", Term(("de", "vr"))) == ((0, 5),)
    assert within("De Vries", Term(("jan",))) == ()


def test_ranges_that_overlap_are_one() -> None:
    assert joined([(4, 6), (0, 3), (2, 3), (5, 9), (9, 10)]) == ((0, 3), (4, 9), (9, 10))


@pytest.mark.parametrize("where", [0, 3, 300, 960, 995])
def test_an_excerpt_shows_the_first_match(where: int) -> None:
    text = ("word " * 200)[: where // 5 * 5] + "licht " + "word " * (200 - where // 5)
    words, (first, *_) = excerpt(text, terms("licht"))
    assert words[first[0] : first[1]] == "licht"
    assert len(words) <= EXCERPT + 2
    assert words.strip("…") in text
    assert words.startswith("…") is not text.startswith(words[:20])
    assert words.endswith("…") is not text.endswith(words[-20:])


def test_an_excerpt_of_one_endless_word_is_cut_too() -> None:
    text = "x" * 5_000
    words, ranges = excerpt(text, terms("x"))
    assert len(words) <= EXCERPT + 2
    assert [words[start:end].strip("…") for start, end in ranges] == ["x" * EXCERPT]


def test_a_short_text_is_whole_and_one_without_a_match_begins_at_its_begin() -> None:
    assert excerpt("kort licht", terms("licht")) == ("kort licht", ((5, 10),))
    assert excerpt("a " * 400, ()) == ("a " * (EXCERPT // 2) + "…", ())


def test_a_sieve_wants_nothing_that_excludes_itself() -> None:
    quotes = EVERYTHING.with_kinds([HitKind.QUOTE])
    assert quotes.with_answers([Answer.NO]) == Sieve(
        frozenset({HitKind.JUDGEMENT}), frozenset({Answer.NO})
    ), "a quote has no answer"
    assert EVERYTHING.with_answers([Answer.NO]).kinds == frozenset()
    no_or_light = EVERYTHING.with_answers([Answer.NO]).with_dimension(Dimension.LIGHT)
    assert no_or_light == Sieve(answers=frozenset({Answer.NO}), dimension=Dimension.LIGHT)
    moves = no_or_light.with_kinds([HitKind.MOVE])
    assert moves == Sieve(frozenset({HitKind.MOVE}), frozenset(), Dimension.LIGHT)
    assert moves.with_kinds([HitKind.NOTE]) == Sieve(frozenset({HitKind.NOTE}))
    assert moves.with_dimension(None) == Sieve(frozenset({HitKind.MOVE}))
    assert replace(moves, role_id="r").with_kinds([HitKind.NOTE]).role_id == "r"


def test_a_sieve_counts_what_is_chosen() -> None:
    assert EVERYTHING.is_open
    assert EVERYTHING.chosen == 0
    some = Sieve(frozenset({HitKind.MOVE}), frozenset(), Dimension.LIGHT, "r")
    assert not some.is_open
    assert some.chosen == 3
