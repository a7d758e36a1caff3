"""The type sheet: tiers, words that stay with their photo, how large it may be printed, and on what terms."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from fotointerview.domain.chain import Chain, Words
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.ledger import Placement
from fotointerview.domain.release import Terms
from fotointerview.domain.sayings import Look, LookStatement, Quote, QuoteLink
from fotointerview.domain.words import Answer, Language, LinkKind, Mode, Scope, Verdict, Voice
from fotointerview.publish.material import Material
from fotointerview.publish.press import Json, SheetOptions
from fotointerview.publish.prints import Print
from fotointerview.publish.sheet_data import Style
from fotointerview.publish.type_sheet import make_type_sheet
from fotointerview.publish.type_sheet_data import entries_of, largest_print, type_sheet_data
from fotointerview.publish.words import load_words
from tests.publish.made_up import START, Said, drawn_photos, made_up_chain, material
from tests.publish.pdf_kit import structure, words_of
from tests.publish.test_sheet import HOSTILE

SAID = (
    Said(Answer.NO),
    Said(Answer.YES, quote="Net als de organisatie.", verdict=Verdict.CHOSEN),
    Said(Answer.YES, verdict=Verdict.CHOSEN, mono=True),
    Said(Answer.YES, verdict=Verdict.CHOSEN, portrait=True),
)
KEPT = Quote("kept", "i", "Dit hoort erbij, bij allebei.", Voice.PARTICIPANT, START)


@pytest.fixture
def chain() -> Chain:
    made = made_up_chain(SAID)
    first, second, third, fourth = made.links
    cropped = LookStatement(
        "l", third.shot.id, Look(monochrome=True, crop=(0.25, 0, 0.5, 0.5)), Voice.TOGETHER, START
    )
    links = (
        replace(first, placements=(Placement("a", first.shot.id, "main", 3),)),
        replace(
            second,
            placements=(
                Placement("b", second.shot.id, "main", 1),
                Placement("c", second.shot.id, "Het blad", 2),
            ),
        ),
        replace(third, placements=(Placement("d", third.shot.id, "main", 1),), looks=(cropped,)),
        fourth,
    )
    ties = tuple(
        QuoteLink(f"t{one.shot.id}", "kept", one.shot.id, LinkKind.KEEP_TOGETHER) for one in (second, third)
    )
    return replace(made, links=links, words=Words((KEPT,), ties))


@pytest.fixture
def stuff(chain: Chain, tmp_path: Path) -> Material:
    made = material([chain], drawn_photos(tmp_path, [chain], [SAID], long_side=120))
    terms = {"P01": Terms(Mode.UNRECOGNISABLE, Mode.PSEUDONYM, date(2028, 11, 25))}
    released = replace(
        made.released, scope=Scope.ARTICLE, terms=terms, masks={chain.links[0].shot.id: (0.4, 0.3, 0.2, 0.3)}
    )
    return replace(made, released=released)


def told(stuff: Material) -> Json:
    options = SheetOptions()
    prints = {link.shot.id: Print("x.jpg", (300, 200)) for link in stuff.links}
    style = Style(stuff.language, load_words(stuff.language), options.width)
    return type_sheet_data(stuff, entries_of(stuff.chains), prints, style, options)


def facts(row: Json) -> dict[str, str]:
    return {one["label"]: one["value"] for one in row["facts"]}


def test_the_tiers_come_in_their_order_and_another_publication_after_them(stuff: Material) -> None:
    sections = told(stuff)["sections"]
    assert [(one["name"], [row["number"] for row in one["rows"]]) for one in sections] == [
        ("In ieder geval", ["FI_0002", "FI_0003"]),
        ("Als er ruimte is", ["FI_0001"]),
        ("Gekozen, nog niet ingedeeld", ["FI_0004"]),
        ("Het blad · In tweede instantie", ["FI_0002"]),
    ]
    assert sections[0]["facts"] == "2 opnamen · 14 woorden"


def test_words_that_must_stay_with_their_photo_come_first_and_say_so(stuff: Material) -> None:
    second, third = told(stuff)["sections"][0]["rows"]
    assert [(one["text"], one["together"]) for one in second["quotes"]] == [
        (KEPT.verbatim, True),
        ("Net als de organisatie.", False),
    ]
    assert second["quotes"][0]["told"] == (
        "5 woorden · foto en woorden bij elkaar houden · ook bij FI_0003 houden"
    )
    assert second["quotes"][1]["told"] == "4 woorden"
    assert [one["together"] for one in third["quotes"]] == [True]


def test_a_quote_does_not_ask_for_a_shot_that_stays_at_home(stuff: Material) -> None:
    from fotointerview.domain.consent import Reason
    from fotointerview.domain.release import Withheld

    away = Withheld("P01", Reason.SHOT_WITHHELD, stuff.links[2].shot.id, 3)
    stuff = replace(stuff, released=replace(stuff.released, withheld=(away,)))
    assert "FI_0003" not in told(stuff)["sections"][0]["rows"][0]["quotes"][0]["told"]


def test_how_large_it_may_be_printed_is_of_what_is_shown(stuff: Material) -> None:
    second, third = told(stuff)["sections"][0]["rows"]
    assert facts(second)["pixels"] == "6000 × 4000"
    assert facts(second)["grootste druk"] == "508 × 338 mm bij 300 dpi"
    assert facts(second)["uitsnede"] == "heel beeld; bijsnijden alleen in overleg"
    assert facts(third)["pixels"] == "3000 × 2000"
    assert facts(third)["grootste druk"] == "254 × 169 mm bij 300 dpi"
    assert facts(third)["uitsnede"] == "zoals afgesproken; niet verder bijsnijden"
    assert facts(third)["toon"] == "zwart-wit"
    assert largest_print(stuff.links[3]) == (4000, 6000, 338, 508)


def test_the_terms_stand_with_every_photo(stuff: Material) -> None:
    rows = [row for section in told(stuff)["sections"] for row in section["rows"]]
    assert {facts(row)["toestemming"] for row in rows} == {
        "artikel · foto onherkenbaar · woorden gegeven · onder schuilnaam · tot en met 25 november 2028"
    }
    assert [row["number"] for row in rows if "gezicht" in facts(row)] == ["FI_0001"]
    open_ended = replace(
        stuff.released, terms={"P01": Terms(Mode.NAMED, None, None)}, named=frozenset({"P01"}), masks={}
    )
    (row, *_), *_ = [section["rows"] for section in told(replace(stuff, released=open_ended))["sections"]]
    assert facts(row)["toestemming"] == (
        "artikel · foto herkenbaar · woorden niet gegeven · met naam · zonder einddatum"
    )


def test_it_is_a_tagged_pdf_of_the_same_bytes_every_time(stuff: Material, tmp_path: Path) -> None:
    stuff = replace(stuff, language=Language.EN)
    made = make_type_sheet(stuff, out=tmp_path / "a.pdf")
    make_type_sheet(stuff, out=tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert made.shot_ids == ("P01-2", "P01-3", "P01-1", "P01-4")
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert str(pdf.Root.Lang) == "en"
        assert [str(one.S) for one in structure(pdf) if str(one.S).startswith("/H")] == [
            "/H1", "/H2", "/H3", "/H3", "/H2", "/H3", "/H2", "/H3", "/H2", "/H3",
        ]  # fmt: skip
        assert all(str(one.get("/Alt", "")) for one in structure(pdf) if one.S == "/Figure")
    text = words_of(tmp_path / "a.pdf")
    assert "keep photo and words together" in text
    assert "In any case" in text


def test_hostile_words_are_printed_as_typed(stuff: Material, chain: Chain, tmp_path: Path) -> None:
    quote = replace(KEPT, verbatim=HOSTILE + "y" * 10_000)
    second = replace(chain.links[1], placements=(Placement("b", "P01-2", HOSTILE, 1),))
    chain = replace(
        chain,
        participant=replace(chain.participant, alias=HOSTILE),
        links=(second,),
        words=replace(chain.words, quotes=(quote,)),
    )
    made = replace(stuff, title=HOSTILE, released=replace(stuff.released, chains=(chain,)))
    make_type_sheet(made, out=tmp_path / "t.pdf")
    text = words_of(tmp_path / "t.pdf")
    assert text.count('#set page(fill: red) ] [ $x$ *b* _i_ `c` \\ "q" <a> @ref // /*') >= 1
    assert text.count("y" * 10) >= 900


def test_with_nothing_placed_or_chosen_there_is_nothing_to_export(tmp_path: Path) -> None:
    said = {FaultCode.NOTHING_TO_EXPORT: [], FaultCode.NOTHING_CHOSEN: [made_up_chain((Said(Answer.NO),))]}
    for code, chains in said.items():
        with pytest.raises(FaultError) as caught:
            make_type_sheet(material(chains), out=tmp_path / "t.pdf")
        assert caught.value.fault.code is code
    assert not list(tmp_path.iterdir())
