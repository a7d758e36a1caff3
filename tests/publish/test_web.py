"""The blog as a folder: read back with parsers that did not make it, and what must not be in it."""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from itertools import combinations, pairwise
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import pytest
from lxml import html
from markdown_it import MarkdownIt
from PIL import Image

from fotointerview.domain.chain import Chain, Words
from fotointerview.domain.consent import Reason
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.ids import new_id
from fotointerview.domain.ledger import ConsentEvent, Placement, ShotApproval
from fotointerview.domain.people import Role
from fotointerview.domain.release import Released, Withheld, release
from fotointerview.domain.sayings import Look, LookStatement, QuoteLink
from fotointerview.domain.words import (
    Answer,
    ConsentKind,
    Dimension,
    Item,
    Language,
    LinkKind,
    MarkKind,
    Scope,
    Verdict,
    Voice,
)
from fotointerview.publish.material import Made, Material
from fotointerview.publish.web import make_blog
from fotointerview.publish.words import load_words
from tests.publish.made_up import (
    ELIAN,
    MATERIAL,
    NIKO,
    Said,
    drawn_photos,
    let_go,
    made_up_chain,
    mark,
    material,
    no_photo,
)
from tests.publish.secrets import SECRETS, full_of_secrets
from tests.publish.test_sheet import HOSTILE

pytestmark = pytest.mark.filterwarnings("ignore:Image appears to be a malformed MPO")

MARKUP = (
    "</script><script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} {{< x >}} &amp; &lt; "
    '"> <!-- ]]> [a](javascript:alert(1)) ![b](http://evil.example/x.png) **c** `d` {: .e} $$f$$ =cmd|'
)
BLOCKS = "# kop\n- lijst\n1. een\n> citaat\n    code\n---\n| a | b |\n+ plus\n: uitleg\n```\n===="


def blog(tmp_path: Path, *said: tuple[Sequence[Said], dict[str, object]], about: Material = MATERIAL) -> Made:
    chains = [made_up_chain(ones, **what) for ones, what in said]  # type: ignore[arg-type]  # a table of the test
    return of(tmp_path, chains, [ones for ones, _ in said], about=about)


def of(
    tmp_path: Path, chains: Sequence[Chain], said: Sequence[Sequence[Said]], *, about: Material = MATERIAL
) -> Made:
    photo = drawn_photos(tmp_path, chains, said, long_side=300)
    return make_blog(replace(about, released=let_go(chains), photo=photo), out=tmp_path / "blog")


def page(path: Path) -> html.HtmlElement:
    return html.fromstring(path.read_bytes())


def words_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def posts_words(path: Path) -> tuple[dict[str, object], str, str]:
    """The front matter, the Markdown, and the HTML that a strict reader of Markdown with HTML makes of it."""
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    made = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(body)
    return {name: json.loads(value) for name, value in fields.items()}, body, made


TWO: tuple[tuple[Sequence[Said], dict[str, object]], ...] = (
    (ELIAN, {"first": 1}),
    (NIKO, {"first": 4, "alias": "Niko", "code": "P02", "role": "beleid"}),
)


def test_the_folder_holds_pages_posts_and_pictures_under_codes_and_numbers(tmp_path: Path) -> None:
    made = blog(tmp_path, *TWO)
    names = set(made.files)
    assert {"index.html", "p01.html", "p02.html", "style.css", "README.txt"} <= names
    assert {"posts/gallery/index.md", "posts/p01/index.md", "posts/p02/index.md"} <= names
    pictures = {name for name in names if name.startswith("posts/") and not name.endswith(".md")}
    sides = {re.fullmatch(r"posts/p0[12]/FI_\d{4}-(\d+)\.(?:avif|webp|jpg)", name) for name in pictures}
    assert {found and found[1] for found in sides} == {"300"}
    assert len(pictures) == 9 * 3
    for name, digest in made.files.items():
        assert hashlib.sha256((made.path / name).read_bytes()).hexdigest() == digest
    assert made.unreadable == ()
    assert len(made.shot_ids) == 9


def test_the_gallery_shows_the_chosen_portraits_with_their_quotes(tmp_path: Path) -> None:
    made = blog(tmp_path, *TWO)
    index = page(made.path / "index.html")
    assert index.get("lang") == "nl"
    assert words_of(index.find(".//h1")) == "De begripvolle ambtenaar"
    people = index.findall(".//article")
    assert [words_of(one.find(".//h2")) for one in people] == ["Elian", "Niko"]
    assert [len(one.findall(".//img")) for one in people] == [1, 1]
    assert "Ik wil meer licht in de foto." in words_of(people[0].find(".//blockquote"))
    assert "Iedere student heeft een eigen verhaal" in words_of(people[1].find(".//blockquote"))
    assert "Laat dit beeld je zien als begripvolle ambtenaar?" in words_of(index.find(".//header"))
    first, second = (one.find(".//img") for one in people)
    assert first.get("alt").startswith("Portret van Elian, opname 3.")
    assert (first.get("width"), first.get("height")) == ("300", "200")
    assert (second.get("width"), second.get("height")) == ("200", "300")
    assert [one.get("type") for one in people[0].findall(".//source")] == ["image/avif", "image/webp"]
    assert [one.get("href") for one in index.iterfind(".//article//a")] == ["p01.html", "p02.html"]


def test_the_story_goes_shot_answer_words_agreement(tmp_path: Path) -> None:
    made = blog(tmp_path, *TWO)
    story = page(made.path / "p01.html")
    steps = story.find_class("step")
    assert [words_of(one.find("h3")) for one in steps] == [
        "Opname 1 antwoord:○ nee",
        "Opname 2 antwoord:◐ bijna",
        "Opname 3 antwoord:● ja",
    ]
    second = words_of(steps[1])
    order = [
        "Mijn gezicht is nog donker.",
        "veel meer licht",
        "heel dichtbij",
        "Veel meer licht. En heel dichtbij.",
    ]
    assert [second.find(one) for one in order] == sorted(second.find(one) for one in order)
    assert min(second.find(one) for one in order) > 0
    assert "Dit is de gekozen foto." in words_of(steps[2])
    levels = [int(one.tag[1]) for one in story.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert [(one.get("rel"), one.get("href")) for one in story.iterfind(".//nav[@class='others']/a")] == [
        ("next", "p02.html")
    ]


def test_nothing_is_asked_of_another_place_and_everything_asked_is_there(tmp_path: Path) -> None:
    made = blog(tmp_path, *TWO, (ELIAN, {"first": 20, "code": "P03", "alias": MARKUP, "loose": [MARKUP]}))
    style = (made.path / "style.css").read_text(encoding="utf-8")
    assert not re.search(r"url\(|@import|@font-face", style)
    for name in (one for one in made.files if one.endswith(".html")):
        read = page(made.path / name)
        assert read.findall(".//script") == []
        assert not [one for element in read.iter() for one, _ in element.items() if one.startswith("on")]
        assert not [element for element in read.iter() if element.get("style")]
        policy = read.find(".//meta[@http-equiv]").get("content")
        assert "default-src 'none'" in policy
        assert "http" not in policy
        asked = [
            element.get(one, "") for element in read.iter() for one in ("src", "href") if element.get(one)
        ]
        asked += [
            one.split()[0] for element in read.iter() for one in element.get("srcset", "").split(", ") if one
        ]
        assert len(asked) > 10
        for one in asked:
            parts = urlsplit(one)
            assert (parts.scheme, parts.netloc) == ("", "")
            assert parts.path in made.files or one == "#content", one


def test_pictures_are_whole_in_every_size_and_type_and_never_enlarged(tmp_path: Path) -> None:
    said = [Said(Answer.YES, verdict=Verdict.CHOSEN, mono=True)]
    chain = made_up_chain(said)
    photo = drawn_photos(tmp_path, [chain], [said], long_side=1200)
    made = make_blog(material([chain], photo), out=tmp_path / "blog")
    image = page(made.path / "p01.html").find(".//img")
    folder = made.path / "posts" / "p01"
    for kind, brand in (("avif", "AVIF"), ("webp", "WEBP"), ("jpg", "JPEG")):
        for side in (480, 960, 1200):
            with Image.open(folder / f"FI_0001-{side}.{kind}") as picture:
                assert (picture.format, picture.size) == (brand, (side, side * 2 // 3))
                assert "xmp" not in picture.info
                assert not picture.getexif()
                saturation = np.asarray(picture.convert("RGB").convert("HSV"))[..., 1]
                assert float(np.median(saturation)) < 12, "black and white stays so"
    assert [one.split()[1] for one in image.get("srcset").split(", ")] == ["480w", "960w", "1200w"]
    assert image.get("src") == "posts/p01/FI_0001-960.jpg"


def test_nothing_of_the_photos_metadata_is_anywhere(tmp_path: Path) -> None:
    chain = made_up_chain(ELIAN)
    path = tmp_path / "somebody.jpg"
    path.write_bytes(full_of_secrets(size=(900, 600)))
    made = make_blog(material([chain], lambda _: path), out=tmp_path / "blog")
    for name in made.files:
        content = (made.path / name).read_bytes()
        assert [
            secret for secret in (*SECRETS, b"somebody", b"Exif", b"<x:xmpmeta") if secret in content
        ] == [], name


def test_who_must_be_unrecognisable_is_hidden_in_every_type_and_size(tmp_path: Path) -> None:
    said = [Said(Answer.YES, verdict=Verdict.CHOSEN)]
    chain = made_up_chain(said)
    photo = drawn_photos(tmp_path, [chain], [said], long_side=1000)
    made = {}
    for is_hidden in (False, True):
        masks = {chain.links[0].shot.id: (0.4, 0.3, 0.2, 0.4)} if is_hidden else {}
        stuff = replace(MATERIAL, released=replace(let_go([chain]), masks=masks), photo=photo)
        made[is_hidden] = make_blog(stuff, out=tmp_path / f"blog{is_hidden}")
    pictures = [name for name in made[True].files if name.startswith("posts/p01/FI_")]
    assert len(pictures) == 9
    for name in pictures:
        bare, hidden = (
            np.asarray(Image.open(made[one].path / name).convert("L"), dtype=np.float32)
            for one in (False, True)
        )
        high, wide = bare.shape
        away = np.abs(bare - hidden)
        assert away[int(high * 0.4) : int(high * 0.6), int(wide * 0.42) : int(wide * 0.58)].mean() > 4, name
        assert away[: high // 10].mean() < 1.5, name


def test_words_are_shown_as_typed_and_make_nothing(tmp_path: Path) -> None:
    said = (
        Said(Answer.NO, MARKUP, [(Dimension.LIGHT, 1)], MARKUP, HOSTILE),
        Said(Answer.YES, BLOCKS, quote=f"{MARKUP}\n{BLOCKS}", verdict=Verdict.CHOSEN),
        Said(Answer.NO, "A" * 10_000),
    )
    chain = made_up_chain(said, alias=MARKUP, loose=[HOSTILE, BLOCKS])
    chain = replace(
        chain,
        role=Role("r", "r", 0, MARKUP, MARKUP),
        links=tuple(replace(one, shot=replace(one.shot, alt_text=MARKUP)) for one in chain.links),
        interview=replace(chain.interview, question_nl=MARKUP),
    )
    made = of(tmp_path, [chain], [said], about=replace(MATERIAL, title=MARKUP))
    flat = " ".join(MARKUP.split())
    for name in ("index.html", "p01.html"):
        read = page(made.path / name)
        assert {element.tag for element in read.iter() if isinstance(element.tag, str)} <= HTML_TAGS
        assert len(read.findall(".//img")) == (1 if name == "index.html" else 4)
        assert flat in words_of(read)
        assert {image.get("alt") for image in read.iter("img")} == {flat}
        assert "evil.example" not in str(
            [one for link in read.iter("a", "img", "link") for one in link.values() if one != flat]
        )
    story = words_of(page(made.path / "p01.html"))
    assert "# kop - lijst 1. een > citaat" in story
    assert "A" * 10_000 in story
    assert "مرحبا שלום 中文 😀" in story
    assert "\u202e" not in story
    fields, body, rendered = posts_words(made.path / "posts" / "p01" / "index.md")
    assert str(fields["image_alt"]) == flat
    assert "{{" not in body
    assert "{%" not in body
    shown = html.fromstring(f"<div>{rendered}</div>")
    allowed = {"div", "p", "img", "blockquote", "h2", "h3", "strong", "em", "br", "hr"}
    assert {element.tag for element in shown.iter() if isinstance(element.tag, str)} <= allowed
    assert {image.get("src") for image in shown.iter("img")} == {f"FI_000{n}-300.jpg" for n in (1, 2, 3)}
    assert flat in words_of(shown)
    assert "# kop - lijst 1. een > citaat code --- | a | b | + plus : uitleg ``` ====" in words_of(shown)


HTML_TAGS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "link",
        "body",
        "a",
        "header",
        "nav",
        "main",
        "article",
        "section",
        "footer",
    ),
    *(
        "h1",
        "h2",
        "h3",
        "p",
        "span",
        "small",
        "div",
        "ol",
        "ul",
        "li",
        "blockquote",
        "picture",
        "source",
        "img",
    ),
    *("svg", "path"),
}


def test_the_posts_carry_front_matter_and_relative_pictures(tmp_path: Path) -> None:
    made = blog(tmp_path, *TWO)
    fields, body, rendered = posts_words(made.path / "posts" / "p01" / "index.md")
    assert fields["title"] == "Elian · De begripvolle ambtenaar"
    assert fields["date"] == "2026-11-23T15:03:56+00:00"
    assert fields["lang"] == "nl"
    assert (made.path / "posts" / "p01" / str(fields["image"])).exists()
    for source in re.findall(r'src="([^"]+)"', rendered):
        assert (made.path / "posts" / "p01" / source).exists()
    assert body.count("### Opname") == 3
    assert "> Ik wil meer licht in de foto." in body
    fields, _, rendered = posts_words(made.path / "posts" / "gallery" / "index.md")
    sources = re.findall(r'src="([^"]+)"', rendered)
    assert len(sources) == 2
    assert all((made.path / "posts" / "gallery" / one).exists() for one in (*sources, str(fields["image"])))


def test_what_was_said_in_another_language_says_so(tmp_path: Path) -> None:
    made = blog(
        tmp_path,
        (ELIAN, {"first": 1}),
        (ELIAN, {"first": 4, "code": "P02", "language": Language.EN}),
        about=replace(MATERIAL, language=Language.EN),
    )
    dutch, english = page(made.path / "p01.html"), page(made.path / "p02.html")
    assert dutch.get("lang") == english.get("lang") == "en"
    assert {one.get("lang") for one in dutch.iter("blockquote")} == {"nl"}
    assert {one.get("lang") for one in english.iter("blockquote")} == {None}
    assert dutch.find_class("question")[0].get("lang") == "nl"
    assert "This is the photo that was chosen." in words_of(dutch)
    assert page(made.path / "index.html").find_class("question") == [], "two questions are not one"


def test_the_place_in_the_publication_decides_who_comes_first(tmp_path: Path) -> None:
    said = [Said(Answer.YES, quote=f"nummer {n}", verdict=Verdict.CHOSEN) for n in range(1, 5)]
    chain = made_up_chain(said)
    tiers = (3, 1, 2, 1)
    links = tuple(
        replace(link, placements=(Placement("p", link.shot.id, "main", tier),))
        for link, tier in zip(chain.links, tiers, strict=True)
    )
    made = of(tmp_path, [replace(chain, links=links)], [said])
    shown = [words_of(one) for one in page(made.path / "index.html").iter("blockquote")]
    assert shown == ["nummer 2", "nummer 4"], "what goes in any case is in the gallery"
    assert words_of(page(made.path / "p01.html").find(".//header//blockquote")) == "nummer 2"


def test_a_quote_that_must_stay_with_a_portrait_stands_beside_it(tmp_path: Path) -> None:
    said = [Said(Answer.NO, quote="van eerder"), Said(Answer.YES, quote="van toen", verdict=Verdict.CHOSEN)]
    chain = made_up_chain(said)
    earlier = replace(chain.links[0].quotes[0], id="kept")
    tie = QuoteLink(new_id(), "kept", chain.links[1].shot.id, LinkKind.KEEP_TOGETHER)
    made = of(tmp_path, [replace(chain, words=Words((earlier,), (tie,)))], [said])
    assert words_of(page(made.path / "index.html").find(".//blockquote")) == "van eerder"


def test_what_was_drawn_lies_over_the_photo_and_is_told(tmp_path: Path) -> None:
    marks = [
        mark(MarkKind.REGION, Voice.RESEARCHER, ((0.5, 0.5), (0.75, 1.0))),
        mark(MarkKind.PIN, Voice.PARTICIPANT, ((0.75, 0.625),), text="hier"),
        mark(MarkKind.ARROW, Voice.PARTICIPANT, ((0.5, 0.5), (1.0, 0.5))),
    ]
    said = [Said(Answer.ALMOST, marks=marks)]
    chain = made_up_chain(said)
    look = Look(crop=(0.5, 0.5, 0.5, 0.5))
    link = replace(
        chain.links[0],
        looks=(LookStatement("l", chain.links[0].shot.id, look, Voice.PARTICIPANT, MATERIAL.at),),
    )
    made = of(tmp_path, [replace(chain, links=(link,))], [said])
    story = page(made.path / "p01.html")
    (over,) = story.find_class("marks")
    image = story.find(".//img")
    wide, high = int(image.get("width")), int(image.get("height"))
    assert over.get("viewbox") == f"0 0 {wide} {high}"
    lines = [(one.get("class"), one.get("d")) for one in over.iter("path") if "under" not in one.get("class")]
    assert lines[0] == ("researcher", f"M0 0L{wide // 2} 0L{wide // 2} {high}L0 {high}Z")
    assert lines[1] == ("participant dot", f"M{wide // 2} {high // 4}h.1")
    assert [one[0] for one in lines[2:]] == ["participant", "participant"], "an arrow and its head"
    told = words_of(story.find_class("step")[0])
    assert "Getekend door deelnemer: punt, pijl" in told
    assert "Getekend door onderzoeker: vlak" in told
    assert "Op de foto geschreven “hier”".replace("“", "").replace("”", "") in told


def held_back(chain: Chain, numbers: set[int]) -> Released:
    """As the gate gives it: of a withheld shot number and time alone."""
    links = tuple(
        type(link)(replace(link.shot, alt_text="")) if link.shot.number in numbers else link
        for link in chain.links
    )
    withheld = tuple(
        Withheld(chain.participant.id, Reason.SHOT_NOT_APPROVED, link.shot.id, link.shot.number)
        for link in links
        if link.shot.number in numbers
    )
    return Released((replace(chain, role=None, links=links),), Scope.BLOG, withheld)


def test_what_is_withheld_is_a_number_and_nothing_else(tmp_path: Path) -> None:
    chain = made_up_chain(NIKO, role="GEHEIME-ROL")
    stuff = replace(
        material([chain], drawn_photos(tmp_path, [chain], [NIKO], long_side=300)),
        released=held_back(chain, {1, 2, 3, 6}),
    )
    made = make_blog(stuff, out=tmp_path / "blog")
    story = page(made.path / "p01.html")
    kept = story.find_class("withheld")
    assert [words_of(one.find("h3")) for one in kept] == ["Opnamen 1 tot en met 3", "Opname 6"]
    assert [words_of(one) for one in kept[0].iter("li") if one is not kept[0]] == ["1", "2", "3"]
    assert "Deze foto is niet vrijgegeven." in words_of(kept[1])
    assert made.shot_ids == ("P01-4", "P01-5")
    assert made.unreadable == ()
    assert {name[13:17] for name in made.files if "FI_" in name} == {"0004", "0005"}
    for name in made.files:
        content = (made.path / name).read_bytes()
        for secret in (
            b"Ik kijk weg",
            b"mijn kleuren",
            b"Rustiger",
            b"GEHEIME-ROL",
            b"kijk me aan",
            b"FI_0001",
        ):
            assert secret not in content, (name, secret)


KEPT = {
    "reason": "GEHEIM-reden",
    "quote": "GEHEIM-citaat",
    "unapproved": "GEHEIM-niet-teruggelezen",
    "asked": "GEHEIM-gevraagd",
    "role": "GEHEIM-rol",
    "name": "GEHEIM-naam",
    "alt": "GEHEIM-beschrijving",
}
GIVABLE = (Item.PHOTO, Item.QUOTE, Item.ROLE, Item.NAME)


@pytest.mark.parametrize("items", [some for count in range(5) for some in combinations(GIVABLE, count)])
def test_only_what_was_given_for_a_blog_is_in_any_of_its_files(
    tmp_path: Path, items: tuple[Item, ...]
) -> None:
    said = [
        Said(Answer.NO, KEPT["reason"], [(Dimension.LIGHT, 1)], KEPT["asked"], quote=KEPT["unapproved"]),
        Said(Answer.YES, quote=KEPT["quote"], verdict=Verdict.CHOSEN),
        Said(Answer.NO, "GEHEIM-van-een-opname-zonder-ja"),
    ]
    chain = made_up_chain(said, role=KEPT["role"], alias="Alias")
    first, second, third = chain.links
    links = (
        replace(
            first,
            shot=replace(first.shot, alt_text=KEPT["alt"]),
            quotes=(replace(first.quotes[0], id="no"),),
        ),
        replace(second, quotes=(replace(second.quotes[0], id="yes", approved=True),)),
        third,
    )
    grants = {
        "blog": {one.value: "named" for one in items},
        "article": {one.value: "named" for one in GIVABLE},
    }
    before = chain.interview.started_at - timedelta(days=1)
    released = release(
        [replace(chain, links=links, words=Words(tuple(one for link in links for one in link.quotes)))],
        logs={"P01": (ConsentEvent("c", "P01", ConsentKind.GIVEN, grants, before, "nl", "1", "ab"),)},
        approvals={f"P01-{n}": (ShotApproval(f"a{n}", f"P01-{n}", True, before),) for n in (1, 2)},
        scope=Scope.BLOG,
        on=chain.interview.started_at.date(),
        names={"P01": KEPT["name"]},
    )
    stuff = replace(MATERIAL, released=released, photo=drawn_photos(tmp_path, [chain], [said], long_side=120))
    if not {Item.PHOTO, Item.QUOTE} & set(items):
        with pytest.raises(FaultError):
            make_blog(stuff, out=tmp_path / "blog")
        assert not (tmp_path / "blog").exists()
        return
    made = make_blog(stuff, out=tmp_path / "blog")
    expected = {"quote"} if Item.QUOTE in items else set()
    expected |= {"alt"} if Item.PHOTO in items else set()
    expected |= {"reason", "asked"} if {Item.PHOTO, Item.QUOTE} <= set(items) else set()
    expected |= {"role"} if Item.ROLE in items else set()
    expected |= {"name"} if Item.NAME in items else set()
    everything = b"".join((made.path / name).read_bytes() for name in made.files)
    assert not [name for name in made.files if "GEHEIM" in name]
    assert {name[13:17] for name in made.files if "FI_" in name} == (
        {"0001", "0002"} if Item.PHOTO in items else set()
    )
    assert {name for name, secret in KEPT.items() if secret.encode() in everything} == expected
    assert b"GEHEIM-van-een" not in everything


def test_who_gave_nothing_is_not_there_and_a_blog_of_nobody_is_not_made(tmp_path: Path) -> None:
    silent = made_up_chain(ELIAN, code="P02", alias="Stille", first=10)
    nothing = held_back(silent, {10, 11, 12})
    speaking = made_up_chain(NIKO)
    both = Released((speaking, *nothing.chains), Scope.BLOG, nothing.withheld)
    photo = drawn_photos(tmp_path, [speaking], [NIKO], long_side=200)
    made = make_blog(replace(MATERIAL, released=both, photo=photo), out=tmp_path / "blog")
    assert not [name for name in made.files if "p02" in name]
    assert "Stille" not in (made.path / "index.html").read_text(encoding="utf-8")
    for empty in (nothing, let_go([]), let_go([made_up_chain([])])):
        with pytest.raises(FaultError) as caught:
            make_blog(replace(MATERIAL, released=empty), out=tmp_path / "nobody")
        assert caught.value.fault.code is FaultCode.NOTHING_TO_EXPORT
    assert not (tmp_path / "nobody").exists()


def test_words_without_any_photo_make_a_page(tmp_path: Path) -> None:
    chain = made_up_chain((), loose=["Zonder foto gezegd."])
    spoken = made_up_chain(ELIAN, first=5, code="P02")
    made = of(tmp_path, [chain, spoken], [(), ELIAN])
    assert "Zonder foto gezegd." in words_of(page(made.path / "p01.html"))
    assert page(made.path / "index.html").findall(".//article")[0].findall(".//img") == []


def test_words_that_may_leave_are_there_without_the_photo_they_were_said_at(tmp_path: Path) -> None:
    chain = made_up_chain(NIKO)
    quotes = tuple(replace(one, id=f"q{n}") for n, link in enumerate(chain.links) for one in link.quotes)
    photo = drawn_photos(tmp_path, [chain], [NIKO], long_side=120)
    released = held_back(replace(chain, words=Words(quotes)), {2})
    made = make_blog(replace(MATERIAL, released=released, photo=photo), out=tmp_path / "blog")
    story = page(made.path / "p01.html")
    (loose,) = story.find_class("loose")
    assert words_of(loose) == "Ook gezegd Net als de organisatie kan ik mijn kleuren niet laten zien."
    assert all("mijn kleuren" not in words_of(step) for step in story.find_class("step"))


def test_a_photo_that_cannot_be_read_is_told_and_leaves_its_place(tmp_path: Path) -> None:
    chain = made_up_chain(ELIAN)
    good = drawn_photos(tmp_path, [chain], [ELIAN], long_side=200)
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8 nothing")
    places = {1: good(chain.links[0]), 2: broken}

    def photo(link: object) -> Path:
        number = link.shot.number  # type: ignore[attr-defined]
        return places[number] if number in places else no_photo(link)  # type: ignore[arg-type]

    made = make_blog(material([chain], photo), out=tmp_path / "blog")
    assert made.unreadable == (2, 3)
    assert words_of(page(made.path / "p01.html")).count("Deze foto is niet te lezen.") == 2
    assert page(made.path / "index.html").findall(".//img") == []


def test_the_same_moment_makes_the_same_bytes(tmp_path: Path) -> None:
    chain = made_up_chain(ELIAN)
    stuff = material([chain], drawn_photos(tmp_path, [chain], [ELIAN], long_side=700))
    one, two = (make_blog(stuff, out=tmp_path / name) for name in ("one", "two"))
    later = make_blog(replace(stuff, at=stuff.at + timedelta(days=1)), out=tmp_path / "later")
    assert one.files == two.files
    changed = {name for name in one.files if one.files[name] != later.files[name]}
    assert changed == {"posts/gallery/index.md", "posts/p01/index.md"}


class StopError(Exception):
    """Somebody pressed stop."""


def test_stopping_halfway_leaves_nothing_and_progress_is_told(tmp_path: Path) -> None:
    chain = made_up_chain(NIKO)
    stuff = material([chain], drawn_photos(tmp_path, [chain], [NIKO], long_side=200))
    before = sorted(tmp_path.iterdir())

    def stop(done: int, of: int) -> None:
        if done == 3:
            raise StopError

    with pytest.raises(StopError):
        make_blog(stuff, out=tmp_path / "blog", tick=stop)
    assert sorted(tmp_path.iterdir()) == before
    told: list[tuple[int, int]] = []
    make_blog(stuff, out=tmp_path / "blog", tick=lambda done, of: told.append((done, of)))
    assert told == [(n, 7) for n in range(1, 8)]
    with pytest.raises(FaultError):
        make_blog(stuff, out=tmp_path / "blog")


def test_two_interviews_of_somebody_and_odd_codes_get_a_page_each(tmp_path: Path) -> None:
    chains = [
        made_up_chain(ELIAN, first=n * 10, code=code) for n, code in enumerate(("P1", "p1", "index", "P_1"))
    ]
    made = of(tmp_path, chains, [ELIAN] * 4)
    pages = {name for name in made.files if name.endswith(".html")}
    assert pages == {"index.html", "p1.html", "p1-2.html", "p-index.html", "p-1.html"}


def test_a_long_quote_begins_in_the_gallery_and_is_whole_in_the_story(tmp_path: Path) -> None:
    long = "Begrip is iets wat je samen hebt. " * 40
    made = blog(tmp_path, ([Said(Answer.YES, quote=long, verdict=Verdict.CHOSEN)], {}))
    index, story = page(made.path / "index.html"), page(made.path / "p01.html")
    assert words_of(index.find(".//blockquote")).endswith("…")
    assert "Verder in het gesprek" in words_of(index)
    assert words_of(story.find_class("step")[0]).count("Begrip is iets wat je samen hebt.") == 40


def test_both_languages_say_the_same_things() -> None:
    tables = [load_words(language, "blog")._table for language in (Language.NL, Language.EN)]

    def keys(table: dict[str, object]) -> set[str]:
        found = set()
        for name, value in table.items():
            inner = keys(value) if isinstance(value, dict) else {""}
            found |= {f"{name}.{one}" for one in inner}
        return found

    assert keys(tables[0]) == keys(tables[1])


def test_pictures_carry_no_profile_but_srgb(tmp_path: Path) -> None:
    made = blog(tmp_path, (ELIAN, {}))
    for name in (one for one in made.files if "FI_" in one):
        with Image.open(BytesIO((made.path / name).read_bytes())) as picture:
            assert "icc_profile" not in picture.info, "none is sRGB"
