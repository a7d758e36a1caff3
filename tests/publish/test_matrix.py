"""The matrix sheet: everybody from law to counter, one portrait of each, and ropes of true length."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pikepdf
import pytest

from fotointerview.domain.chain import Chain, Link
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.ledger import Closeness, ConsentEvent, Placement
from fotointerview.domain.people import Role
from fotointerview.domain.release import release
from fotointerview.domain.words import Answer, ConsentKind, Item, Language, RopeHolder, Scope, Verdict
from fotointerview.publish.material import Material
from fotointerview.publish.matrix import make_matrix_sheet
from fotointerview.publish.matrix_data import (
    GUTTER,
    cell_width,
    columns_of,
    matrix_data,
    places_of,
    portrait_of,
)
from fotointerview.publish.posters import make_map
from fotointerview.publish.press import Json, SheetOptions
from fotointerview.publish.prints import Print
from fotointerview.publish.sheet_data import Style
from fotointerview.publish.words import load_words
from tests.publish.made_up import ELIAN, NIKO, START, Said, drawn_photos, made_up_chain, material
from tests.publish.pdf_kit import everything_in, structure, words_of
from tests.publish.test_sheet import HOSTILE

ROLES = ("wet", "beleid", "ict", "loket")


def with_role(chain: Chain, role: str) -> Chain:
    """The gate's way: without a role there is neither the role nor its id."""
    kept = Role(role, role, ROLES.index(role), role, f"{role} in English") if role else None
    return replace(chain, role=kept, participant=replace(chain.participant, role_id=role or None))


def drawn(who: str, other: str | None, length: float, wish: float, **more: object) -> Closeness:
    made = Closeness(
        f"{who}-{other}",
        who,
        other or "de minister",
        length,
        wish,
        RopeHolder.SELF,
        "",
        START,
        other_id=other,
    )
    return replace(made, **more)  # type: ignore[arg-type]  # tests name what they change


@pytest.fixture
def chains() -> list[Chain]:
    return [
        with_role(made_up_chain(ELIAN), "loket"),
        with_role(made_up_chain(NIKO, first=4, alias="Niko", code="P02"), "wet"),
        with_role(made_up_chain((Said(Answer.NO),), first=20, alias="", code="P03"), ""),
    ]


ROPES = (
    drawn("P01", "P02", 0.9, 0.4, words="Ver weg."),
    drawn("P02", "P01", 0.5, 0.5, holder=RopeHolder.BOTH),
    drawn("P02", None, 0.25, 0.6),
)


@pytest.fixture
def stuff(chains: list[Chain], tmp_path: Path) -> Material:
    made = material(chains, drawn_photos(tmp_path, chains, [ELIAN, NIKO, (Said(),)], long_side=120))
    return replace(made, released=replace(made.released, ropes=ROPES))


def told(stuff: Material, paper: str = "a4") -> Json:
    options = SheetOptions(paper)
    style = Style(stuff.language, load_words(stuff.language), options.width)
    prints = {link.shot.id: Print("x.jpg", (300, 200)) for link in stuff.links}
    return matrix_data(stuff, places_of(stuff.chains), prints, style, options)


def test_everybody_stands_in_the_column_of_their_role_from_law_to_counter(stuff: Material) -> None:
    columns = told(stuff)["columns"]
    assert [(one["role"], [place["who"] for place in one["places"]]) for one in columns] == [
        ("wet", ["Niko"]),
        ("loket", ["Elian"]),
        ("rol niet gegeven", ["P03"]),
    ]
    (empty,) = columns[2]["places"]
    assert (empty["file"], empty["missing"], empty["quote"]) == ("", "nog geen portret gekozen", {})


def test_a_rope_is_as_long_as_it_was_drawn_and_each_end_keeps_its_own_view(stuff: Material) -> None:
    one, other = told(stuff)["ropes"]
    assert (one["near"], one["far"]) == ("Niko", "Elian")
    assert [view["length"] for view in one["views"]] == [0.5, 0.9]
    assert one["views"][0]["told"] == "Niko: 50 % van het touw · goed zo · beiden houden het vast"
    assert one["views"][1]["told"] == (
        "Elian: 90 % van het touw · liever dichterbij: 40 % · Elian houdt het vast"
    )
    assert (one["views"][1]["near_holds"], one["views"][1]["far_holds"]) == (False, True)
    assert (other["near"], other["far"], other["outside"]) == ("Niko", "de minister", True)
    assert "liever verder weg: 60 %" in other["views"][0]["told"]


@pytest.mark.parametrize("paper", ["a4", "a3", "us-letter"])
def test_the_yellow_lines_on_paper_are_of_true_length(stuff: Material, tmp_path: Path, paper: str) -> None:
    out = tmp_path / "matrix.pdf"
    make_matrix_sheet(stuff, out=out, options=SheetOptions(paper))
    whole = told(stuff, paper)["rope_length"] / 25.4 * 72
    with pikepdf.open(out) as pdf:
        content = b"\n".join(page.Contents.read_bytes() for page in pdf.pages).decode("latin-1")
    curves = re.findall(r"([\d.]+) [\d.]+ m\s+[\d.-]+ [\d.-]+ [\d.-]+ [\d.-]+ ([\d.]+) [\d.-]+ c", content)
    lengths = {round(float(end) - float(begin), 1) for begin, end in curves}
    for share in (0.5, 0.9, 0.25):
        assert any(abs(length - share * whole) < 0.2 for length in lengths), (share, lengths)


def test_the_portrait_is_the_chosen_one_best_placed_and_last_chosen() -> None:
    said = [Said(verdict=Verdict.CHOSEN), Said(verdict=Verdict.CHOSEN), Said(verdict=Verdict.MAYBE)]
    chain = made_up_chain(said)
    first, second, maybe = chain.links

    def number(*links: Link) -> int | None:
        found = portrait_of([replace(chain, links=links)])
        return found[1].shot.number if found else None

    placed = Placement("p", first.shot.id, "main", 1)
    assert number(first, second, maybe) == 2
    assert number(replace(first, placements=(placed,)), second, maybe) == 1
    assert number(maybe) is None
    assert number(replace(maybe, placements=(placed,))) == 3


def test_a_role_with_many_is_as_broad_as_there_is_room() -> None:
    chains = [
        with_role(made_up_chain((), code=f"P{n:02d}"), "wet" if n < 7 else "loket") for n in range(1, 9)
    ]
    columns = columns_of(places_of(chains), SheetOptions().width)
    assert [(column.tracks, column.rows) for column in columns] == [(3, 2), (2, 1)]
    crowd = [with_role(made_up_chain((), code=f"P{n:02d}"), "") for n in range(1, 25)]
    (column,) = columns_of(places_of(crowd), SheetOptions("a3").width)
    assert (column.tracks, column.rows) == (8, 3)


CHAIN = tuple(Role(name, name, place, name, name) for place, name in enumerate(ROLES))


@pytest.mark.parametrize(
    ("stand", "columns"),
    [
        (("ict",), ["wet ·", "beleid ·", "ict", "loket ·"]),
        (("wet", "beleid", "ict"), ["wet", "beleid", "ict", "loket ·"]),
        (("wet", "beleid", "ict", "loket"), ["wet", "beleid", "ict", "loket"]),
        # Whose role is not told might stand in any place; an empty one would say in which.
        (("wet", "beleid", "ict", ""), ["wet", "beleid", "ict", "rol niet gegeven"]),
        (("wet", "ict", ""), ["wet", "ict", "rol niet gegeven"]),
        (("wet", "ict", "", ""), ["wet", "ict", "rol niet gegeven"]),
        (("wet", "beleid", "ict", "loket", ""), ["wet", "beleid", "ict", "loket", "rol niet gegeven"]),
        (("",), ["rol niet gegeven"]),
    ],
)
def test_an_empty_place_is_shown_where_it_tells_of_nobody(
    stand: tuple[str, ...], columns: list[str], tmp_path: Path
) -> None:
    said = [Said(Answer.YES, verdict=Verdict.CHOSEN)]
    chains = [
        with_role(made_up_chain(said, first=n, code=f"P{n:02d}"), role) for n, role in enumerate(stand, 1)
    ]
    photo = drawn_photos(tmp_path, chains, [said] * len(chains), long_side=90)
    stuff = replace(material(chains, photo), roles=CHAIN)
    shown = told(stuff)["columns"]
    assert [one["role"] + " ·" * (not one["places"]) for one in shown] == columns
    assert [one["empty"].get("alt", "") for one in shown if not one["places"]] == [
        f"{name.removesuffix(' ·')}: niemand op dit vel" for name in columns if name.endswith("·")
    ]
    sheet, map_ = tmp_path / "sheet.pdf", tmp_path / "map.pdf"
    make_matrix_sheet(stuff, out=sheet)
    make_map(stuff, out=map_)
    away = {role for role in ROLES if role not in {name.removesuffix(" ·") for name in columns}}
    for out, empty in ((sheet, "niemand op dit vel"), (map_, "nog geen portret")):
        text = re.sub("(?i)van wet tot loket", "", words_of(out))
        assert text.count(empty) == sum(name.endswith("·") for name in columns)
        assert [role for role in away if re.search(rf"\b{role}\b", text)] == []


@pytest.mark.parametrize("item", [Item.PHOTO, Item.QUOTE, Item.ROLE])
def test_it_is_the_gate_that_says_whose_role_is_told(item: Item) -> None:
    """Also of somebody of whom there is nothing else to see."""
    both = [
        with_role(made_up_chain((Said(),), code=code), role)
        for code, role in (("P01", "wet"), ("P02", "ict"))
    ]
    own = {Scope.INTERNAL.value: {one.value: "pseudonym" for one in (Item.PHOTO, Item.ROLE)}}
    logs = {
        "P01": (ConsentEvent("a", "P01", ConsentKind.GIVEN, own, START, "nl", "1", "ab"),),
        "P02": (
            ConsentEvent(
                "b", "P02", ConsentKind.GIVEN, {"internal": {item.value: "pseudonym"}}, START, "nl", "1", "ab"
            ),
        ),
    }
    released = release(both, logs=logs, approvals={}, scope=Scope.INTERNAL, on=date(2026, 11, 25))
    stuff = replace(material(both), released=released, roles=CHAIN)
    assert stuff.open_roles == (CHAIN if item is Item.ROLE else ())


def test_a_role_without_anybody_takes_little_room_and_the_page_is_filled() -> None:
    chains = [with_role(made_up_chain((), code=f"P{n:02d}"), "ict") for n in range(1, 4)]
    places, width = places_of(chains), SheetOptions().width
    columns = columns_of(places, width, CHAIN)
    assert [(column.tracks, len(column.places)) for column in columns] == [(1, 0), (1, 0), (3, 3), (1, 0)]
    cell = cell_width(columns, width)
    wide = [column.width(cell) for column in columns]
    assert wide[0] == wide[1] == wide[3] < cell
    assert sum(wide) + 3 * GUTTER == pytest.approx(width, abs=0.01)


def test_it_is_tagged_in_its_language_and_every_picture_has_words(stuff: Material, tmp_path: Path) -> None:
    out = tmp_path / "matrix.pdf"
    made = make_matrix_sheet(replace(stuff, language=Language.EN), out=out)
    assert made.shot_ids == ("P02-8", "P01-3")
    with pikepdf.open(out) as pdf:
        assert str(pdf.Root.Lang) == "en"
        assert bool(pdf.Root.MarkInfo.Marked)
        figures = [str(one.get("/Alt", "")) for one in structure(pdf) if one.S == "/Figure"]
    assert figures[-1] == "P03: no portrait chosen yet"
    assert len(figures) == 3
    assert all(figures)
    text = words_of(out)
    assert "wet in English" in text
    assert "internal · confidential" in text
    assert "“Iedere student heeft een eigen verhaal" in text


def test_hostile_words_are_printed_as_typed(stuff: Material, tmp_path: Path) -> None:
    said = [Said(Answer.YES, HOSTILE, quote=HOSTILE + "x" * 10_000, verdict=Verdict.CHOSEN)]
    chain = made_up_chain(said, alias=HOSTILE)
    chain = replace(
        chain, role=Role("r", "r", 0, HOSTILE, HOSTILE), participant=replace(chain.participant, role_id="r")
    )
    rope = replace(drawn("P01", None, 1.0, 0.0), other=HOSTILE, words=HOSTILE * 20)
    made = material([chain], drawn_photos(tmp_path, [chain], [said], long_side=120))
    out = tmp_path / "matrix.pdf"
    make_matrix_sheet(replace(made, title=HOSTILE, released=replace(made.released, ropes=(rope,))), out=out)
    text = words_of(out)
    assert text.count('#set page(fill: red) ] [ $x$ *b* _i_ `c` \\ "q" <a> @ref // /*') >= 3
    assert text.count("x" * 10) >= 900
    with pikepdf.open(out) as pdf:
        assert {(round(page.mediabox[2]), round(page.mediabox[3])) for page in pdf.pages} == {(842, 595)}


def test_the_same_material_makes_the_same_bytes(stuff: Material, tmp_path: Path) -> None:
    for name in ("a", "b"):
        make_matrix_sheet(stuff, out=tmp_path / f"{name}.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    make_matrix_sheet(replace(stuff, at=stuff.at + timedelta(days=1)), out=tmp_path / "c.pdf")
    assert (tmp_path / "a.pdf").read_bytes() != (tmp_path / "c.pdf").read_bytes()
    assert "FI_00" not in everything_in(tmp_path / "a.pdf")


class StoppedError(Exception):
    """Somebody wants no more of it."""


def stop_at(part: int) -> Callable[[int, int], None]:
    def tick(done: int, _of: int) -> None:
        if done == part:
            raise StoppedError

    return tick


@pytest.mark.parametrize("png", [False, True])
def test_what_is_stopped_halfway_leaves_nothing(stuff: Material, tmp_path: Path, png: bool) -> None:
    folder = tmp_path / "out"
    with pytest.raises(StoppedError):
        make_matrix_sheet(stuff, out=folder / "m.pdf", options=SheetOptions(png=png), tick=stop_at(1))
    assert not folder.exists() or not list(folder.iterdir())


def test_an_empty_study_has_nothing_to_export(tmp_path: Path) -> None:
    nobody: Sequence[Chain] = ()
    with pytest.raises(FaultError) as caught:
        make_matrix_sheet(material(nobody), out=tmp_path / "m.pdf")
    assert caught.value.fault.code is FaultCode.NOTHING_TO_EXPORT
