"""For the tests of what is printed: interviews with chosen portraits, what is withheld, and a look into a PDF."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from fotointerview.domain.chain import Chain
from fotointerview.domain.consent import Reason
from fotointerview.domain.people import Role
from fotointerview.domain.release import Released, Withheld
from fotointerview.domain.words import Answer, Scope, Verdict
from fotointerview.publish.material import Material
from tests.publish.made_up import Said, drawn_photos, made_up_chain, material
from tests.publish.pdf_kit import structure

NAMES = ("wet", "beleid", "ict", "uitvoering", "loket")
ROLES = tuple(Role(name, name, place, name, f"{name} (en)") for place, name in enumerate(NAMES))


def chosen(quote: str = "Dit ben ik.", *, portrait: bool = False) -> Said:
    """A chosen shot."""
    return Said(Answer.YES, quote=quote, portrait=portrait, verdict=Verdict.CHOSEN)


def told(
    folder: Path, *said: tuple[Sequence[Said], dict[str, object]], long_side: int = 240
) -> tuple[Material, list[Chain]]:
    """What an exporter gets of these interviews; everybody stands where :data:`ROLES` says."""
    chains = [made_up_chain(ones, **what) for ones, what in said]  # type: ignore[arg-type]  # a table of the test
    by_key = {role.key: role for role in ROLES}
    chains = [
        replace(chain, role=by_key.get(chain.role.key, chain.role) if chain.role else None)
        for chain in chains
    ]
    photo = drawn_photos(folder, chains, [ones for ones, _ in said], long_side=long_side)
    return replace(material(chains, photo), roles=ROLES), chains


def held_back(stuff: Material, codes: set[str]) -> Material:
    """As the gate gives it: of these participants' shots number and time alone, no word and no role."""
    chains, withheld = [], []
    for chain in stuff.chains:
        if chain.participant.code in codes:
            links = tuple(type(link)(replace(link.shot, alt_text="")) for link in chain.links)
            withheld += [
                Withheld(chain.participant.id, Reason.SHOT_NOT_APPROVED, link.shot.id, link.shot.number)
                for link in links
            ]
            chain = replace(chain, role=None, links=links, loose_quotes=(), words=type(chain.words)())
        chains.append(chain)
    return replace(stuff, released=Released(tuple(chains), Scope.EXHIBITION, tuple(withheld)))


def whole(pdf: Path) -> bytes:
    """Every byte of the PDF with all that is packed unpacked, but for the document's own XMP."""
    with pikepdf.open(pdf) as opened:
        own = opened.Root.Metadata.objgen
        parts = [
            item.read_raw_bytes() if item.get("/Filter") == "/DCTDecode" else item.read_bytes()
            for item in opened.objects
            if isinstance(item, pikepdf.Stream) and item.objgen != own
        ]
        parts += [str(element.get("/Alt", "")).encode() for element in structure(opened)]
        parts.append(str(opened.docinfo).encode())
    return b"\n".join(parts)


def alts(path: Path) -> list[str]:
    """What every figure says to those who cannot see it."""
    with pikepdf.open(path) as pdf:
        return [str(element.get("/Alt", "")) for element in structure(pdf) if element.S == "/Figure"]


def pages(path: Path) -> list[str]:
    """The words of every page, as poppler reads them, with single spaces."""
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler's pdftotext is not installed here")
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True)
    return [re.sub(r"\s+", " ", page.replace("\u200b", "")) for page in done.stdout.split("\f")[:-1]]


def drawn_page(path: Path, number: int, *, dpi: int = 30) -> Path:
    """A page as a picture, with what is cut away."""
    if shutil.which("pdftoppm") is None:
        pytest.skip("poppler's pdftoppm is not installed here")
    out = path.with_name(f"{path.stem}-{number}")
    subprocess.run(
        ["pdftoppm", "-r", str(dpi), "-f", str(number), "-l", str(number), "-singlefile", "-png", path, out],
        check=True,
        capture_output=True,
    )
    return out.with_suffix(".png")


def boxes(path: Path) -> list[dict[str, tuple[int, int]]]:
    """Width and height of every page's media and trim box, in whole mm."""
    found = []
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            sizes = {}
            for name in ("/MediaBox", "/TrimBox"):
                left, low, right, high = (float(side) / 72 * 25.4 for side in page.obj[name])
                sizes[name] = (round(right - left), round(high - low))
            found.append(sizes)
    return found
