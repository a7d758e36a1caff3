"""The press of the sheets: photos and words go to the typesetter, and a finished file comes to its place.

A sheet is either there and whole, or not there at all. As pages of pixels it goes into a zip, with a word that the PDF
is the one that can be listened to.
"""

import hashlib
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from fotointerview import resources
from fotointerview.domain.chain import Link
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.publish.material import Made, Material, Tick
from fotointerview.publish.package import sha256_of, write_text, zip_for
from fotointerview.publish.prints import Print, write_prints
from fotointerview.publish.typeset import TypesetError, put_in_place, typeset, typeset_pages
from fotointerview.publish.words import load_words

Json = dict[str, Any]

COMMON: Final = "common.typ"
"""What the templates share; a user's own may import it as well."""
_PAPERS: Final[Mapping[str, tuple[float, float]]] = {
    "a4": (297.0, 210.0),
    "a3": (420.0, 297.0),
    "us-letter": (279.4, 215.9),
}
"""Width and height in landscape, in mm."""
_MARGINS: Final = 24.0
_PPI: Final = 150
_SOURCE: Final = "sheet.typ"
_PLACE: Final = re.compile(rf"{re.escape(_SOURCE)}:(\d+)")


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """How a sheet is made.

    Attributes:
        paper: ``a4``, ``a3`` or ``us-letter``, in landscape.
        png: pages of pixels in a zip, instead of a PDF.
        template: a document of the user's own; ``None`` is the program's.
        researcher: the researcher's edition; it says so on every page, and has the notes that were released.
    """

    paper: str = "a4"
    png: bool = False
    template: Path | None = None
    researcher: bool = False

    def __post_init__(self) -> None:
        if self.paper not in _PAPERS:
            raise ValueError(f"no paper called {self.paper!r}; there are {', '.join(_PAPERS)}")

    @property
    def width(self) -> float:
        """Between the margins, in mm."""
        return _PAPERS[self.paper][0] - _MARGINS

    @property
    def height(self) -> float:
        """Between the margins, in mm, footer and header aside."""
        return _PAPERS[self.paper][1] - _MARGINS


@dataclass(frozen=True, slots=True)
class Sheet:
    """What goes to the press.

    Attributes:
        template: the name of the program's document.
        links: the shots on it, each once, in order.
        wanted: the sizes of their photos; see :func:`~fotointerview.publish.prints.write_prints`.
        data: what it says, from the photos as they were written.
        ratios: the crops of its photos, as ``wanted``.
    """

    template: str
    links: Sequence[Link]
    wanted: Mapping[str, Mapping[str, int]]
    data: Callable[[Mapping[str, Print]], Json]
    ratios: Mapping[str, float] = field(default_factory=dict)


AS_USUAL: Final = SheetOptions()
"""A PDF by the program's own document; also for what has a paper of its own."""


def press(
    sheet: Sheet, material: Material, *, out: Path, options: SheetOptions = AS_USUAL, tick: Tick
) -> Made:
    """Make ``sheet`` as ``out``, which is replaced when it is there, and untouched when this fails.

    Raises:
        FaultError: ``EXPORT_FAILED`` when it cannot be made; it tells what a template of the user's own lacks.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="fotointerview-sheet-") as folder:
            root = Path(folder)
            prints = write_prints(material, sheet.wanted, root=root, tick=tick, ratios=sheet.ratios)
            source = _sources(sheet, options, root)
            data = sheet.data(prints)
            timestamp = int(material.at.timestamp())
            if options.png:
                files = _as_pages(source, data, timestamp, material=material, out=out)
            else:
                made = root / "sheet.pdf"
                typeset(source, root=root, output=made, data=data, timestamp=timestamp)
                content = made.read_bytes()
                put_in_place(content, out)
                files = {out.name: hashlib.sha256(content).hexdigest()}
    except TypesetError as error:
        own = options.template
        whose = {} if own is None else {"template": own.stem, "sentence": _sentence(str(error), own.name)}
        raise FaultError(FaultCode.EXPORT_FAILED, path=out, detail=error, **whose) from error
    except OSError as error:
        raise FaultError(FaultCode.EXPORT_FAILED, path=out, detail=error.strerror or error) from error
    tick(len(sheet.links) + 1, len(sheet.links) + 1)
    return Made(
        path=out,
        files=files,
        shot_ids=tuple(link.shot.id for link in sheet.links),
        unreadable=tuple(link.shot.number for link in sheet.links if prints[link.shot.id].is_unreadable),
    )


def _sources(sheet: Sheet, options: SheetOptions, root: Path) -> Path:
    """The document and what it imports, as files in ``root``: it can read nothing else."""
    shutil.copyfile(resources.path("presets", "sheets", COMMON), root / COMMON)
    source = root / _SOURCE
    shutil.copyfile(options.template or resources.path("presets", "sheets", sheet.template), source)
    return source


def _sentence(said: str, name: str) -> str:
    """What the typesetter found first, on one line, with the line of the template it is in: ``"… (mine.typ:4)"``."""
    first = next((line for line in said.splitlines() if line.strip()), "?")
    words = first.removeprefix("error: ").strip().rstrip(".")
    place = _PLACE.search(said)
    return f"{words} ({name}:{place[1]})" if place else f"{words} ({name})"


def _as_pages(source: Path, data: Json, timestamp: int, *, material: Material, out: Path) -> dict[str, str]:
    with zip_for(out, at=material.at) as made:
        typeset_pages(source, root=source.parent, folder=made, data=data, timestamp=timestamp, ppi=_PPI)
        words = load_words(material.language)
        write_text(made / f"{words.say('pages_readme')}.txt", f"{words.say('pages_deaf')}\n")
    return {out.name: sha256_of(out)}
