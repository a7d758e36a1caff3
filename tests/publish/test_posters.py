"""Posters: large portraits with their quote, and everybody from law to counter."""

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from fotointerview.domain.people import Role
from fotointerview.domain.words import Language
from fotointerview.publish.material import Made
from fotointerview.publish.matrix import make_matrix_sheet
from fotointerview.publish.posters import make_map, make_posters
from tests.publish.made_up import ELIAN, NIKO
from tests.publish.pdf_kit import structure
from tests.publish.print_kit import alts, boxes, chosen, pages, told


@pytest.mark.parametrize(("paper", "size"), [("a3", (297, 420)), ("a2", (420, 594))])
def test_every_chosen_portrait_is_a_page(tmp_path: Path, paper: str, size: tuple[int, int]) -> None:
    stuff, _ = told(
        tmp_path, (ELIAN, {}), (NIKO, {"first": 4, "alias": "Niko", "code": "P02", "role": "loket"})
    )
    made = make_posters(stuff, out=tmp_path / "posters.pdf", paper=paper)
    bled = (size[0] + 6, size[1] + 6)
    assert boxes(made.path) == [{"/MediaBox": bled, "/TrimBox": size}] * 2
    first, second = pages(made.path)
    assert "“Ik wil meer licht in de foto." in first
    assert "Elian · ict" in first
    assert "“Iedere student heeft een eigen verhaal" in second
    assert "Niko · loket" in second
    assert "Laat dit beeld je zien als begripvolle ambtenaar?" in first
    with pikepdf.open(made.path) as pdf:
        assert str(pdf.Root.Lang) == "nl"
        assert str(pdf.docinfo["/Title"]) == "De begripvolle ambtenaar · Poster"


def test_a_quote_is_large_enough_to_read_from_where_one_stands(tmp_path: Path) -> None:
    """The longest that is printed whole is still in letters of 13 points or more on an A3."""
    stuff, _ = told(tmp_path, ([chosen("Begrip is samen stil zijn en dan pas kijken naar elkaar. " * 5)], {}))
    made = make_posters(stuff, out=tmp_path / "posters.pdf")
    assert made.shortened == ()
    sizes = []
    with pikepdf.open(made.path) as pdf:
        for one in pikepdf.parse_content_stream(pdf.pages[0]):
            if isinstance(one, pikepdf.ContentStreamInstruction) and str(one.operator) == "Tf":
                sizes.append(float(one.operands[1]))
    assert max(sizes) >= 13


def test_a_column_for_every_role_and_empty_places(tmp_path: Path) -> None:
    stuff, _ = told(
        tmp_path,
        (ELIAN, {}),
        ([chosen()], {"first": 4, "alias": "Rowan", "code": "P02", "role": "ict"}),
        ([chosen(), chosen()], {"first": 5, "alias": "Noor", "code": "P03", "role": "wet"}),
    )
    made = make_map(stuff, out=tmp_path / "map.pdf")
    assert boxes(made.path) == [{"/MediaBox": (426, 303), "/TrimBox": (420, 297)}]
    (text,) = pages(made.path)
    where = [text.index(name) for name in ("wet", "beleid", "ict", "uitvoering", "loket")]
    assert where == sorted(where)
    assert text.count("nog geen portret") == 3
    assert [name in text for name in ("Elian", "Rowan", "Noor")] == [True] * 3
    assert len(alts(made.path)) == 3, "one of everybody"
    assert made.shot_ids == ("P03-5", "P01-3", "P02-4")
    with pikepdf.open(made.path) as pdf:
        headings = [str(element.S) for element in structure(pdf) if str(element.S).startswith("/H")]
    assert headings == ["/H1", *["/H2"] * 5]


def test_whose_role_is_not_told_stands_apart(tmp_path: Path) -> None:
    stuff, (first, second) = told(
        tmp_path, (ELIAN, {}), ([chosen()], {"first": 4, "alias": "Rowan", "code": "P02"})
    )
    released = replace(stuff.released, chains=(first, replace(second, role=None)))
    made = make_map(
        replace(stuff, released=released, language=Language.EN), out=tmp_path / "map.pdf", paper="a2"
    )
    (text,) = pages(made.path)
    assert text.index("ict (en)") < text.index("also on the chain")
    assert "no portrait yet" not in text, "an empty place beside somebody without one tells whose it is"
    assert "loket" not in text


def test_a_map_with_room_has_the_quotes_and_everybody_is_as_large(tmp_path: Path) -> None:
    few, _ = told(
        tmp_path, (ELIAN, {}), ([chosen("Ik ben er ook.")], {"first": 4, "code": "P02", "role": "wet"})
    )
    (text,) = pages(make_map(few, out=tmp_path / "few.pdf").path)
    assert "Ik ben er ook." in text
    assert "Ik wil meer licht" in text
    people = [([chosen("Te klein.")], {"first": n, "code": f"P{n:02}", "role": "ict"}) for n in range(1, 9)]
    people.append(([chosen("Te klein.")], {"first": 9, "code": "P09", "role": "wet"}))
    many, _ = told(tmp_path, *people, long_side=90)
    made = make_map(many, out=tmp_path / "many.pdf")
    assert "Te klein." not in pages(made.path)[0]
    assert len(drawn_sizes(made.path)) == 1, "nobody counts for more than another"


def drawn_sizes(path: Path) -> set[tuple[int, int]]:
    """The sizes in which pictures are drawn on the first page, in points."""
    found, stack = set(), [(1.0, 1.0)]
    with pikepdf.open(path) as pdf:
        for one in pikepdf.parse_content_stream(pdf.pages[0]):
            if not isinstance(one, pikepdf.ContentStreamInstruction):
                continue
            match str(one.operator):
                case "q":
                    stack.append(stack[-1])
                case "Q":
                    stack.pop()
                case "cm":
                    across, down = abs(float(one.operands[0])), abs(float(one.operands[3]))
                    stack[-1] = (stack[-1][0] * across, stack[-1][1] * down)
                case "Do":
                    found.add((round(stack[-1][0]), round(stack[-1][1])))
    return found


@pytest.mark.parametrize("many", [1, 7, 30])
def test_however_many_there_are_they_stand_on_one_page(tmp_path: Path, many: int) -> None:
    people = [
        ([chosen()], {"first": n, "alias": f"Mens{n}", "code": f"P{n:02}", "role": "ict" if n % 3 else "wet"})
        for n in range(1, many + 1)
    ]
    stuff, _ = told(tmp_path, *people, long_side=90)
    made = make_map(stuff, out=tmp_path / "map.pdf")
    (text,) = pages(made.path)
    assert all(f"Mens{n}" in text for n in range(1, many + 1))
    assert len(alts(made.path)) == many


@pytest.mark.parametrize("make", [make_map, make_matrix_sheet])
def test_names_of_many_roles_do_not_run_into_each_other(make: Callable[..., Made], tmp_path: Path) -> None:
    long = ("klantcontactcentrum", "toeslagenherstel", "bezwaarschriften", "informatiehuishouding") * 2
    roles = tuple(
        Role(f"{place}", name, place, name, name) for place, name in enumerate(("ict", "loket", *long))
    )
    stuff, (chain,) = told(tmp_path, ([chosen()], {"role": "ict"}))
    chain = replace(chain, role=roles[0], participant=replace(chain.participant, role_id=roles[0].id))
    stuff = replace(stuff, roles=roles, released=replace(stuff.released, chains=(chain,)))
    made = make(stuff, out=tmp_path / "m.pdf")
    found = words_at(made.path)
    assert {"ict", "loket"} <= {word for word, *_ in found}
    for word, left, top, right, low in found:
        for other, *box in found:
            across = min(right, box[2]) - max(left, box[0])
            down = min(low, box[3]) - max(top, box[1])
            assert min(across, down / 2) < 1 or (word, left, top) == (other, *box[:2]), (word, other)


def words_at(path: Path) -> list[tuple[str, float, float, float, float]]:
    """Every word on the pages with its left, top, right and lower side in points, as poppler finds them."""
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler's pdftotext is not installed here")
    done = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True)
    place = r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
    return [(word, *map(float, at)) for *at, word in re.findall(place, done.stdout)]
