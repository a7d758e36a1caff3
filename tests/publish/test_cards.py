"""Conversation cards: what is on them, that backs meet fronts, and that nothing withheld or hidden is in them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.measures import Measures
from fotointerview.domain.sayings import Look, LookStatement, Quote
from fotointerview.domain.words import Language, Voice
from fotointerview.publish.cards import make_cards
from fotointerview.publish.material import Made, Material
from fotointerview.publish.portraits import LONGEST, chosen_portraits, cropped, fitting
from fotointerview.publish.posters import make_map, make_posters
from tests.publish.made_up import ELIAN, NIKO, START, made_up_chain, material, no_photo
from tests.publish.print_kit import alts, boxes, chosen, drawn_page, held_back, pages, told, whole
from tests.publish.secrets import SECRETS, full_of_secrets
from tests.publish.test_sheet import HOSTILE, LONG

pytestmark = pytest.mark.filterwarnings("ignore:Image appears to be a malformed MPO")

MAKERS: list[Callable[..., Made]] = [make_cards, make_posters, make_map]


def two(folder: Path) -> Material:
    stuff, _ = told(
        folder,
        (ELIAN, {"first": 1}),
        (NIKO, {"first": 4, "alias": "Niko", "code": "P02", "role": "loket"}),
    )
    return stuff


def test_four_on_a_sheet_that_is_an_a4_when_trimmed(tmp_path: Path) -> None:
    ones = [
        ([chosen(f"Woord {n}.")], {"first": n, "code": f"P0{n}", "alias": f"Mens{n}"}) for n in range(1, 6)
    ]
    stuff, _ = told(tmp_path, *ones)
    made = make_cards(stuff, out=tmp_path / "cards.pdf")
    assert made.shot_ids == tuple(f"P0{n}-{n}" for n in range(1, 6))
    assert boxes(made.path) == [{"/MediaBox": (225, 320), "/TrimBox": (210, 296)}] * 4
    front, back, second_front, second_back = pages(made.path)
    assert "Vel 1, voorkant" in front
    assert "Woord" not in front + second_front
    for n in range(1, 5):
        assert f"“Woord {n}.”" in back
        assert f"Mens{n}" in back
    assert "“Woord 5.”" in second_back
    assert "Laat dit beeld je zien als begripvolle ambtenaar?" in back
    assert [alt.split(",")[0] for alt in alts(made.path)] == [f"Portret van Mens{n}" for n in range(1, 6)]


def test_backs_meet_their_fronts_when_the_paper_is_turned_over(tmp_path: Path) -> None:
    """One card stands in the left half in front, so its back stands in the right half, and nothing in the other."""
    stuff, _ = told(tmp_path, ([chosen(portrait=True)], {}))
    made = make_cards(stuff, out=tmp_path / "cards.pdf")
    filled = []
    for number in (1, 2):
        with Image.open(drawn_page(made.path, number)) as picture:
            pixels = np.asarray(picture.convert("RGB")).astype(int)
        inked = (pixels.min(axis=2) < 253)[: pixels.shape[0] // 2]
        middle = inked.shape[1] // 2
        filled.append((inked[:, : middle - 3].mean() > 0.5, inked[:, middle + 3 :].mean() > 0.5))
    assert filled == [(True, False), (False, True)]


def test_a_card_that_lies_is_turned_both_ways(tmp_path: Path) -> None:
    """Left edge red, right edge blue: turned a quarter to the right, red is above; the back's thread runs upright."""
    stuff, _ = told(tmp_path, ([chosen("")], {}))
    stripes = np.zeros((200, 300, 3), np.uint8)
    stripes[:, :150, 0], stripes[:, 150:, 2] = 255, 255
    path = tmp_path / "stripes.png"
    Image.fromarray(stripes).save(path)
    made = make_cards(replace(stuff, photo=lambda _: path), out=tmp_path / "cards.pdf")
    with Image.open(drawn_page(made.path, 1)) as picture:
        pixels = np.asarray(picture.convert("RGB")).astype(int)
    high, wide = pixels.shape[:2]
    quarter = pixels[high // 20 : high // 2 - 8, wide // 10 : wide // 2 - 8]
    assert quarter[: len(quarter) // 3, :, 0].mean() > 200 > 60 > quarter[: len(quarter) // 3, :, 2].mean()
    assert quarter[-len(quarter) // 3 :, :, 2].mean() > 200
    with Image.open(drawn_page(made.path, 2)) as picture:
        back = np.asarray(picture.convert("RGB")).astype(int)
    yellow = np.argwhere((back[..., 0] > 200) & (back[..., 2] < 110))
    tall, across = np.ptp(yellow, axis=0)
    assert tall > 4 * across


def test_single_pages_have_three_millimetres_to_cut_away(tmp_path: Path) -> None:
    stuff, _ = told(tmp_path, ([chosen(), chosen(portrait=True)], {}))
    made = make_cards(stuff, out=tmp_path / "cards.pdf", single=True)
    lies = {"/MediaBox": (154, 111), "/TrimBox": (148, 105)}
    stands = {"/MediaBox": (111, 154), "/TrimBox": (105, 148)}
    assert boxes(made.path) == [lies, lies, stands, stands]
    with Image.open(drawn_page(made.path, 1)) as picture:
        pixels = np.asarray(picture.convert("RGB")).astype(int)
    edge = np.concatenate([pixels[1], pixels[-2], pixels[:, 1], pixels[:, -2]])
    assert edge.max() < 250, "the picture goes over the edge on every side"


def test_the_crop_stays_inside_the_look_and_keeps_the_face(tmp_path: Path) -> None:
    chain = made_up_chain([chosen()])
    (link,) = chain.links
    look = LookStatement("l", link.shot.id, Look(crop=(0.1, 0.2, 0.8, 0.6)), Voice.PARTICIPANT, START)
    measures = Measures(0, 0, 1, 0, 0, 0, face=(0.7, 0.3, 0.1, 0.2))
    for face in (None, measures):
        x, y, wide, high = cropped(replace(link, looks=(look,), measures=face), 2 / 3).look.crop
        assert 0.1 - 1e-9 <= x <= x + wide <= 0.9 + 1e-9
        assert 0.2 - 1e-9 <= y <= y + high <= 0.8 + 1e-9
        assert wide * 6000 / (high * 4000) == pytest.approx(2 / 3, rel=0.01)
        middle = 0.75 if face else 0.5
        assert x + wide / 2 == pytest.approx(middle, abs=0.03)
    bare = cropped(replace(link, looks=()), 2 / 3).look
    assert bare.crop[2:] == pytest.approx((4 / 9, 1.0), abs=0.001)


def test_only_the_sitters_own_words_stand_there(tmp_path: Path) -> None:
    stuff, (chain,) = told(tmp_path, ([chosen("")], {}))
    asked = Quote("x", "i", "Vraag van de onderzoeker", Voice.RESEARCHER, START)
    own = Quote("y", "i", "Antwoord van mij", Voice.PARTICIPANT, START)
    link = replace(chain.links[0], quotes=(own, asked))
    released = replace(stuff.released, chains=(replace(chain, links=(link,)),))
    (portrait,) = chosen_portraits(replace(stuff, released=released))
    assert portrait.quote == "Antwoord van mij"


@pytest.mark.parametrize("make", MAKERS)
def test_hostile_words_are_printed_as_typed(tmp_path: Path, make: Callable[..., Made]) -> None:
    stuff, (chain,) = told(
        tmp_path, ([chosen(HOSTILE), chosen(LONG), chosen("W" * 10_000)], {"alias": HOSTILE})
    )
    assert chain.role is not None
    chain = replace(
        chain,
        role=replace(chain.role, name_nl=HOSTILE, name_en=HOSTILE),
        interview=replace(chain.interview, question_nl=HOSTILE),
    )
    stuff = replace(stuff, title=HOSTILE, roles=(), released=replace(stuff.released, chains=(chain,)))
    made = make(stuff, out=tmp_path / "made.pdf")
    text = " ".join(pages(made.path))
    assert '#set page(fill: red) ] [ $x$ *b* _i_ `c` \\ "q" <a> @ref // /*' in text
    if make is not make_map:
        assert "regel twee" in text
        assert made.shortened == (1, 2, 3) if make is make_posters else (2, 3)
        assert text.count("…") >= 2


def test_what_has_no_room_is_cut_between_words_and_said() -> None:
    assert fitting("Kort.") == ("Kort.", False)
    cut, shortened = fitting("woord " * 400)
    assert shortened
    assert cut.endswith("woord …")
    assert LONGEST - 20 < len(cut) <= LONGEST + 2
    assert fitting("\n" * 40 + "x")[1]
    assert len(fitting("😀" * 400)[0]) < 60


@pytest.mark.parametrize("make", MAKERS)
def test_what_is_withheld_is_nowhere(tmp_path: Path, make: Callable[..., Made]) -> None:
    stuff, _ = told(
        tmp_path,
        ([chosen("Elian zegt dit.")], {"role": "ict"}),
        ([chosen("GEHEIM-CITAAT")], {"code": "P02", "alias": "Verborgene", "role": "loket", "first": 9}),
    )
    secret = (b"GEHEIM-CITAAT", b"Verborgene", b"P02", b"FI_")
    make(stuff, out=tmp_path / "all.pdf")
    assert "Verborgene" in " ".join(pages(tmp_path / "all.pdf")) + " ".join(alts(tmp_path / "all.pdf"))
    made = make(held_back(stuff, {"P02"}), out=tmp_path / "some.pdf")
    content = whole(made.path) + made.path.read_bytes() + " ".join(pages(made.path)).encode()
    assert [one for one in secret if one in content] == []
    assert made.shot_ids == ("P01-1",)
    assert len(alts(made.path)) == 1


@pytest.mark.parametrize("make", MAKERS)
def test_nothing_of_the_photos_metadata_gets_out(tmp_path: Path, make: Callable[..., Made]) -> None:
    stuff, _ = told(tmp_path, ([chosen()], {}))
    path = tmp_path / "FI_0001.JPG"
    path.write_bytes(full_of_secrets())
    made = make(replace(stuff, photo=lambda _: path), out=tmp_path / "made.pdf")
    content = whole(made.path)
    assert b"\xff\xd8" in content
    assert [secret for secret in (*SECRETS, b"FI_0001") if secret in content] == []


def test_who_must_be_unrecognisable_is_hidden_on_every_print(tmp_path: Path) -> None:
    stuff, (chain,) = told(tmp_path, ([chosen()], {}))
    masked = replace(
        stuff, released=replace(stuff.released, masks={chain.links[0].shot.id: (0.35, 0.2, 0.3, 0.5)})
    )
    for make in MAKERS:
        prints = []
        for one in (stuff, masked):
            make(one, out=tmp_path / "made.pdf")
            prints.append(whole(tmp_path / "made.pdf"))
        assert prints[0] != prints[1]


@pytest.mark.parametrize("make", MAKERS)
def test_the_same_moment_makes_the_same_bytes(tmp_path: Path, make: Callable[..., Made]) -> None:
    stuff = two(tmp_path)
    first = make(stuff, out=tmp_path / "one.pdf").path.read_bytes()
    assert make(stuff, out=tmp_path / "two.pdf").path.read_bytes() == first
    later = replace(stuff, at=stuff.at + timedelta(minutes=1))
    assert make(later, out=tmp_path / "two.pdf").path.read_bytes() != first


@pytest.mark.parametrize("make", MAKERS)
def test_stopping_halfway_leaves_the_folder_as_it_was(tmp_path: Path, make: Callable[..., Made]) -> None:
    stuff = two(tmp_path)
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "made.pdf").write_bytes(b"an older one")

    def tick(done: int, of: int) -> None:
        assert of == 3
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make(stuff, out=folder / "made.pdf", tick=tick)
    assert [path.read_bytes() for path in folder.iterdir()] == [b"an older one"]


@pytest.mark.parametrize("make", MAKERS)
def test_without_a_chosen_portrait_there_is_nothing_to_make(
    tmp_path: Path, make: Callable[..., Made]
) -> None:
    none, one = FaultCode.NOTHING_TO_EXPORT, FaultCode.NOTHING_CHOSEN
    for chains, code in (([], none), ([made_up_chain(())], none), ([made_up_chain(ELIAN[:2])], one)):
        with pytest.raises(FaultError) as caught:
            make(material(chains, no_photo), out=tmp_path / "made.pdf")
        assert caught.value.fault.code is code
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("make", MAKERS)
def test_a_photo_that_cannot_be_read_is_said(tmp_path: Path, make: Callable[..., Made]) -> None:
    stuff = replace(two(tmp_path), photo=no_photo, language=Language.EN)
    made = make(stuff, out=tmp_path / "made.pdf")
    assert made.unreadable == (3, 8)
    assert " ".join(pages(made.path)).count("cannot be read") == 2
