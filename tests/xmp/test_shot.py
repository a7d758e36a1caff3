"""What goes into a sidecar, what never does, and what is heard in one that another program wrote."""

from dataclasses import replace

import pytest

from fotointerview.domain.chain import Link
from fotointerview.domain.measures import Measures
from fotointerview.domain.people import Interview, Participant
from fotointerview.domain.sayings import (
    Choice,
    Judgement,
    Look,
    LookStatement,
    Mark,
    Move,
    Quote,
)
from fotointerview.domain.shots import Shot, ShotFile
from fotointerview.domain.stored_frame import StoredFrame
from fotointerview.domain.words import Answer, Dimension, FileKind, Language, MarkKind, Verdict, Voice
from fotointerview.xmp.merging import merge
from fotointerview.xmp.packet import Packet
from fotointerview.xmp.shot import OWNED, ShotFacts, decided, has_regions, heard, statement
from fotointerview.xmp.values import Fields, InLanguages, Items, Regions
from tests.storage.helpers import NOW
from tests.storage.xmp_kit import darktable

JPEG = ShotFile("f-jpeg", "s", FileKind.JPEG, "interviews/2026 P01/originals/FI_0024.JPG", 1, "0" * 64)
RAW = replace(JPEG, id="f-raw", kind=FileKind.RAW, path=JPEG.path.replace("JPG", "NEF"))
SHOT = Shot("s", "i", 24, NOW, 4000, 6000)
FACTS = ShotFacts(
    link=Link(SHOT, (JPEG,)),
    interview=Interview("i", "p", "x", "?", "?", Language.NL, NOW, "Europe/Amsterdam", "interviews/2026 P01"),
    participant=Participant("p", "P01", None, alias="de bakker"),
)


def with_link(**parts: object) -> ShotFacts:
    return replace(FACTS, link=replace(FACTS.link, **parts))  # type: ignore[arg-type]  # fields by name


def quote(words: str = "Zo ben ik", *, approved: bool = True, key: str = "q") -> Quote:
    return Quote(key, "i", words, Voice.PARTICIPANT, NOW, approved=approved)


def move(dimension: Dimension, step: int, words: str = "geheime woorden") -> Move:
    return Move("m", "a", "s", dimension, step, Voice.TOGETHER, NOW, words)


def choice(verdict: Verdict, rating: int = 0) -> Choice:
    return Choice("s", verdict, NOW, rating)


def said_in(facts: ShotFacts, frame: StoredFrame | None = None) -> str:
    """The whole sidecar as text."""
    packet = Packet.new()
    merge(packet, statement(facts, JPEG, frame=frame), owned=OWNED, at="now")
    return packet.bytes().decode()


def test_every_property_is_owned() -> None:
    everything = with_link(
        files=(JPEG, RAW),
        judgements=(Judgement("j", "s", Answer.YES, "", Voice.PARTICIPANT, NOW),),
        choice=choice(Verdict.CHOSEN, 4),
        looks=(LookStatement("l", "s", Look(monochrome=True), Voice.TOGETHER, NOW),),
        measures=Measures(0, 0, 0, 0, 0, 0, face=(0.1, 0.1, 0.2, 0.2)),
    )
    said = statement(replace(everything, quotes=(quote(),)), JPEG, frame=StoredFrame(6000, 4000, 6))
    assert said.keys() == OWNED


@pytest.mark.parametrize(
    ("made", "rating", "label"),
    [
        (None, "0", None),
        (choice(Verdict.CHOSEN), "0", "Green"),
        (choice(Verdict.CHOSEN, 5), "5", "Green"),
        (choice(Verdict.MAYBE, 2), "2", "Yellow"),
        (choice(Verdict.NO), "-1", "Red"),
        (choice(Verdict.NO, 3), "-1", "Red"),
    ],
)
def test_a_choice_is_stars_and_a_label(made: Choice | None, rating: str | None, label: str | None) -> None:
    said = statement(with_link(choice=made), JPEG)
    assert (said.get("xmp:Rating"), said.get("xmp:Label")) == (rating, label)


def test_what_changed_is_told_as_path_and_as_words() -> None:
    said = statement(
        with_link(
            judgements=(Judgement("j", "s", Answer.ALMOST, "", Voice.PARTICIPANT, NOW),),
            moves_here=(move(Dimension.LIGHT, 1), move(Dimension.GAZE, 0), move(Dimension.COLOUR, -2)),
            moves_next=(move(Dimension.DISTANCE, 2),),
        ),
        JPEG,
    )
    assert said["lr:hierarchicalSubject"] == Items(
        (
            "Answer|almost",
            "Light|more",
            "Gaze|other",
            "Colour|black and white",
            "Next photo|Distance|much closer",
        )
    )
    assert said["dc:subject"] == Items(
        ("answer: almost", "more light", "another gaze", "black and white", "next photo: very close")
    )


@pytest.mark.parametrize("dimension", Dimension)
@pytest.mark.parametrize("step", range(-2, 3))
def test_every_move_has_its_code(dimension: Dimension, step: int) -> None:
    said = statement(with_link(moves_here=(move(dimension, step),)), JPEG)
    items = said["lr:hierarchicalSubject"]
    assert isinstance(items, Items)
    (code,) = items.items
    assert code.startswith(f"{dimension.value.capitalize()}|")
    assert code.count("|") == 1


def test_times_are_those_of_the_place() -> None:
    assert statement(FACTS, JPEG)["photoshop:DateCreated"] == "2026-11-23T10:30:00+01:00"
    nowhere = replace(FACTS, interview=replace(FACTS.interview, zone="Nowhere/At all"))
    assert statement(nowhere, JPEG)["photoshop:DateCreated"] == "2026-11-23T09:30:00+00:00"


def test_a_jpeg_comes_from_its_raw() -> None:
    both = with_link(files=(JPEG, RAW))
    assert statement(both, JPEG)["xmpMM:DerivedFrom"] == Fields(
        {"stRef:documentID": "xmp.did:f-raw", "stRef:filePath": "FI_0024.NEF"}
    )
    assert "xmpMM:DerivedFrom" not in statement(both, RAW)
    assert statement(both, RAW)["xmpMM:DocumentID"] == "xmp.did:f-raw"


def test_alternative_text_is_in_the_language_of_the_interview() -> None:
    told = statement(FACTS, JPEG)["Iptc4xmpCore:AltTextAccessibility"]
    assert told == InLanguages(dict.fromkeys(("x-default", "nl"), "Portret van de bakker, opname 24."))
    own = replace(FACTS, link=replace(FACTS.link, shot=replace(SHOT, alt_text="Een raam.")))
    assert "Een raam." in said_in(own)


# ── what never goes in ──────────────────────────────────────────────────────────────────────────────────────────


def test_only_an_approved_quote_goes_in() -> None:
    said = said_in(replace(FACTS, quotes=(quote("wel"), quote("niet", approved=False, key="r"))))
    assert "“wel”" in said
    assert "niet" not in said
    assert "dc:description" not in statement(replace(FACTS, quotes=(quote(approved=False),)), JPEG)


def test_an_approved_edit_goes_in_for_the_words_as_said() -> None:
    said = said_in(replace(FACTS, quotes=(replace(quote("eh wel"), edited="Wel."),)))
    assert "“Wel.”" in said
    assert "eh wel" not in said


def test_no_reason_no_words_of_a_move_and_no_text_of_a_mark_go_in() -> None:
    marks = (
        Mark("k", "s", MarkKind.TEXT, (((0.2, 0.3),),), Voice.RESEARCHER, NOW, "geheime tekst"),
        Mark("l", "s", MarkKind.PIN, (((0.4, 0.3),),), Voice.PARTICIPANT, NOW, "geheim", quote_id="q"),
    )
    facts = with_link(
        judgements=(Judgement("j", "s", Answer.NO, "geheime reden", Voice.PARTICIPANT, NOW),),
        moves_here=(move(Dimension.OTHER, 0),),
        marks=marks,
    )
    said = said_in(replace(facts, quotes=(quote("niet", approved=False),)), StoredFrame(60, 40))
    assert "geheim" not in said
    assert "niet" not in said
    assert said.count("by the researcher") == said.count("by the participant") == 1
    approved = said_in(replace(facts, quotes=(quote("wel mooi"),)), StoredFrame(60, 40))
    assert "pin by the participant: “wel mooi”" in approved
    assert "geheim" not in approved


def test_there_is_no_way_for_a_note_to_get_in() -> None:
    """The facts of a shot have no place for one."""
    names = {name for kind in (ShotFacts, Link) for name in kind.__dataclass_fields__}
    assert "quotes" in names
    assert not any("note" in name for name in names)


@pytest.mark.parametrize(
    "words",
    [
        "Ik ben Elian de Vries.",
        "ELIAN DE VRIES",
        "Zeg maar Elian",
        "mevrouw Vries zei",
        "ELIAN",
        "Zoe\u0301 Ko\u0308ster",
        "Zo\u00e9 K\u00f6ster",
    ],
)
def test_a_real_name_never_goes_in(words: str) -> None:
    hidden = {"Elian de Vries": "P01", "Zo\u00e9 K\u00f6ster": "P02"}
    facts = replace(
        with_link(shot=replace(SHOT, alt_text=f"Portret: {words}.")), quotes=(quote(words),), hidden=hidden
    )
    facts = replace(facts, participant=replace(FACTS.participant, alias=words))
    said = said_in(facts).casefold()
    for part in ("elian", "vries", "zo\u00e9", "zoe\u0301", "k\u00f6ster", "ko\u0308ster"):
        assert part not in said
    assert "“" in said


def test_a_word_that_looks_like_a_part_of_a_name_stays() -> None:
    facts = replace(FACTS, quotes=(quote("een roos in de bocht"),), hidden={"Roos de Bocht": "P01"})
    assert "een roos in de bocht" in said_in(facts)


# ── regions ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("orientation", "middle", "size"),
    [
        (1, (0.2, 0.4), (0.2, 0.4)),
        (2, (0.8, 0.4), (0.2, 0.4)),
        (3, (0.8, 0.6), (0.2, 0.4)),
        (4, (0.2, 0.6), (0.2, 0.4)),
        (5, (0.4, 0.2), (0.4, 0.2)),
        (6, (0.4, 0.8), (0.4, 0.2)),
        (7, (0.6, 0.8), (0.4, 0.2)),
        (8, (0.6, 0.2), (0.4, 0.2)),
    ],
)
def test_a_region_is_told_by_its_middle_on_the_stored_picture(
    orientation: int, middle: tuple[float, float], size: tuple[float, float]
) -> None:
    facts = with_link(
        measures=Measures(0, 0, 0, 0, 0, 0, face=(0.1, 0.2, 0.2, 0.4)),
        marks=(
            Mark("k", "s", MarkKind.REGION, (((0.3, 0.6), (0.1, 0.2)),), Voice.TOGETHER, NOW),
            Mark("l", "s", MarkKind.PIN, (((0.2, 0.4),),), Voice.PARTICIPANT, NOW),
        ),
    )
    told = statement(facts, JPEG, frame=StoredFrame(600, 400, orientation))["mwg-rs:Regions"]
    assert isinstance(told, Regions)
    assert (told.width, told.height) == (600, 400)
    face, region, pin = told.regions
    for one in told.regions:
        assert (one.x, one.y) == pytest.approx(middle)
    for one in (face, region):
        assert (one.width, one.height) == pytest.approx(size)
    assert (face.kind, face.description) == ("Face", "")
    assert (region.kind, region.description) == ("", "region by both")
    assert (pin.width, pin.height) == (0, 0)


def test_without_a_frame_there_are_no_regions_and_without_regions_no_frame_is_needed() -> None:
    facts = with_link(measures=Measures(0, 0, 0, 0, 0, 0, face=(0.1, 0.2, 0.2, 0.4)))
    assert has_regions(facts.link)
    assert "mwg-rs:Regions" not in statement(facts, JPEG)
    assert not has_regions(with_link(measures=Measures(0, 0, 0, 0, 0, 0)).link)


# ── hearing ─────────────────────────────────────────────────────────────────────────────────────────────────────


def after(facts: ShotFacts, *changes: tuple[str, str]) -> Packet:
    """A sidecar of ours in which another program changed things."""
    packet = Packet.new()
    merge(packet, statement(facts, JPEG), owned=OWNED, at="now")
    for name, value in changes:
        packet.set(name, value)
    return Packet.read(packet.bytes())


CHOSEN = with_link(choice=choice(Verdict.CHOSEN, 3))


def test_nothing_is_heard_in_what_we_wrote() -> None:
    for facts in (FACTS, CHOSEN, with_link(choice=choice(Verdict.NO))):
        assert heard(after(facts)) == heard(Packet.new())
        assert decided(heard(after(facts)), facts.link) is None


@pytest.mark.parametrize(
    ("facts", "changes", "becomes"),
    [
        (CHOSEN, [("xmp:Rating", "5")], (Verdict.CHOSEN, 5)),
        (CHOSEN, [("xmp:Rating", "0")], (Verdict.CHOSEN, 0)),
        (CHOSEN, [("xmp:Rating", " 2.0 ")], (Verdict.CHOSEN, 2)),
        (CHOSEN, [("xmp:Rating", "-1")], (Verdict.NO, 0)),
        (CHOSEN, [("xmp:Label", "Yellow")], (Verdict.MAYBE, 3)),
        (CHOSEN, [("xmp:Label", "red"), ("xmp:Rating", "1")], (Verdict.NO, 1)),
        (CHOSEN, [("xmp:Label", "maybe")], (Verdict.MAYBE, 3)),
        (FACTS, [("xmp:Rating", "4")], (Verdict.MAYBE, 4)),
        (FACTS, [("xmp:Rating", "4"), ("xmp:Label", "Green")], (Verdict.CHOSEN, 4)),
        (FACTS, [("xmp:Rating", "0")], None),
        (FACTS, [("xmp:Rating", "-1")], (Verdict.NO, 0)),
        (with_link(choice=choice(Verdict.NO)), [("xmp:Rating", "3")], (Verdict.MAYBE, 3)),
        (CHOSEN, [("xmp:Rating", "3")], None),
    ],
)
def test_stars_and_labels_of_others_become_the_choice(
    facts: ShotFacts, changes: list[tuple[str, str]], becomes: tuple[Verdict, int] | None
) -> None:
    said = heard(after(facts, *changes))
    assert said.not_understood == ()
    assert decided(said, facts.link) == becomes


@pytest.mark.parametrize("stars", ["6", "-2", "3.5", "many", "nan", "1e999", "٣ stars", "2 2"])
def test_stars_that_are_none_are_told_and_change_nothing(stars: str) -> None:
    said = heard(after(CHOSEN, ("xmp:Rating", stars)))
    assert decided(said, CHOSEN.link) is None
    assert said.not_understood == (f"xmp:Rating {stars}",)
    assert said.taken == frozenset()


def test_a_label_that_is_no_decision_is_told() -> None:
    said = heard(after(CHOSEN, ("xmp:Label", "Print"), ("xmp:Rating", "1")))
    assert said.not_understood == ("xmp:Label Print",)
    assert decided(said, CHOSEN.link) == (Verdict.CHOSEN, 1)


def test_what_a_terminal_would_obey_is_not_told_to_it() -> None:
    (told,) = heard(after(CHOSEN, ("xmp:Label", "a\u009b2Jb\nc\u202e" + "x" * 10_000))).not_understood
    assert told == f"xmp:Label a?2Jb?c?{'x' * 52}…"


@pytest.mark.parametrize(
    ("colours", "becomes", "odd"),
    [
        ((2,), (Verdict.CHOSEN, 1), ()),
        ((1,), (Verdict.MAYBE, 1), ()),
        ((0,), (Verdict.NO, 1), ()),
        ((3,), (Verdict.MAYBE, 1), ("darktable:colorlabels 3",)),
        ((0, 2), (Verdict.MAYBE, 1), ("darktable:colorlabels 0, 2",)),
        ((), (Verdict.MAYBE, 1), ()),
    ],
)
def test_darktables_colours_are_labels(
    colours: tuple[int, ...], becomes: tuple[Verdict, int], odd: tuple[str, ...]
) -> None:
    said = heard(Packet.read(darktable(rating="1", colours=colours)))
    assert (decided(said, FACTS.link), said.not_understood) == (becomes, odd)


def test_what_was_taken_over_is_no_news_when_the_people_decide_otherwise_later() -> None:
    packet = Packet.read(darktable(rating="1", colours=(2,)))
    said = heard(packet)
    made = decided(said, FACTS.link)
    assert made == (Verdict.CHOSEN, 1)
    merge(
        packet,
        statement(with_link(choice=choice(*made)), JPEG),
        owned=OWNED,
        at="now",
        taken=said.taken,
    )
    later = with_link(choice=choice(Verdict.NO))
    for _ in range(2):
        merge(packet, statement(later, JPEG), owned=OWNED, at="now")
        assert (packet.text("xmp:Rating"), packet.text("xmp:Label")) == ("-1", "Red")
        assert decided(heard(packet), later.link) is None
    assert packet.items("darktable:colorlabels") == ("2",)
