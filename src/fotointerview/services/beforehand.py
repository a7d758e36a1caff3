"""How a wish will look, before anything leaves: the pages as they will be printed, or the words as they will be read.

It is the export itself, made by its own exporter of what the gate lets through, with smaller photos and, of a large
study, only of the first interviews. It lies in a folder that is gone before this is over, and is no export: nobody
got it, so the ledger does not know of it.
"""

import csv
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from fotointerview.domain.chain import Chain
from fotointerview.domain.faults import FaultError
from fotointerview.domain.words import Language
from fotointerview.publish.material import Material, Tick
from fotointerview.services.exits import Options, exit_of
from fotointerview.services.export import ExportJob

if TYPE_CHECKING:
    from fotointerview.publish.codebook import Code
    from fotointerview.publish.pages import Pages

_SHOTS: Final = 120
"""So many shots, and the interviews in which they are, are enough to see how it will look."""
_PX: Final = 1300
"""Longer side of a photo on a page that is looked at. A contact sheet has none that is larger."""
_CHOSEN_ONLY: Final = frozenset(
    {"sheet-matrix", "sheet-type", "cards", "poster", "poster-map", "lending-list"}
)
"""Made of the chosen portraits alone: those of everybody."""
_SHOWN_BY: Final[Mapping[str, str]] = MappingProxyType(
    {"designer": "sheet-type", "archive": "sheet-sequence", "qdpx": "log"}
)
"""The kind that is part of another, and shows best what it is about."""
AS_PICTURES: Final = frozenset({"photos"})
"""Kinds of which the photos are all there is to see."""
AS_SITE: Final = frozenset({"blog"})
"""Kinds that can only be looked at in a browser; see :func:`site_beforehand`."""
_READABLE: Final = (".txt", ".csv", ".json")
_ABOUT: Final = "README.txt"
"""What stands beside tables; they come first."""
_CODES: Final = "codebook.qdc"
_LETTERS: Final = 20_000
_ROWS: Final = 50
_CELL: Final = 20


@dataclass(frozen=True, slots=True)
class Text:
    """The beginning of a file that can be read."""

    name: str
    text: str

    @property
    def is_prose(self) -> bool:
        """Whether its lines may be broken where the room ends; those of a table may not."""
        return self.name.endswith(".txt")


@dataclass(frozen=True, slots=True)
class Beforehand:
    """How it will look.

    Attributes:
        pages: as printed; ``None`` where nothing is.
        texts: as read, where it is not printed.
        partly: there is more of it than is shown here.
    """

    pages: "Pages | None" = None
    texts: tuple[Text, ...] = ()
    partly: bool = False


def look_beforehand(job: ExportJob, *, tick: Tick) -> Beforehand:
    """The pages or the words of ``job``, of a kind that is neither in :data:`AS_SITE` nor in
    :data:`AS_PICTURES`. Slow; touches no database.

    What ``tick`` raises ends it.

    Raises:
        FaultError: why it cannot be made, as making it would.
    """
    kind = job.exit.kind
    codes = Text(_CODES, _codes(job.material.language)) if kind in ("qdc", "qdpx") else None
    if kind == "qdc" and codes is not None:
        job.material.refuse_empty()
        return Beforehand(texts=(codes,))
    if kind in _SHOWN_BY:
        kind = _SHOWN_BY[kind]
        job = replace(job, exit=exit_of(kind), options=Options(paper=job.options.paper))
    material, partly = _enough(job.material, kind)
    with tempfile.TemporaryDirectory(prefix="fotointerview-look-") as folder:
        look = _read(_make(replace(job, material=material), Path(folder), tick))
    texts = look.texts if codes is None else (*look.texts, codes)
    return replace(look, texts=texts, partly=partly or look.partly)


def site_beforehand(job: ExportJob, folder: Path, *, tick: Tick) -> Path:
    """Make the web pages of ``job`` in ``folder``, which is there; returns the first page.

    Raises:
        FaultError: why it cannot be made.
    """
    material, _ = _enough(job.material, job.exit.kind)
    return _make(replace(job, material=material), folder, tick) / "index.html"


def _make(job: ExportJob, folder: Path, tick: Tick) -> Path:
    options = replace(job.options, png=False)
    out = folder / f"{job.exit.name}{job.exit.ending_for(options)}"
    try:
        return job.exit.make(job.material, out, options, tick).path
    except FaultError as error:
        details = dict(error.fault.details)
        if "path" in details:  # of the place where it would have come, not of this one
            details["path"] = str(job.target)
        raise FaultError(error.fault.code, **details) from error


def _enough(material: Material, kind: str) -> tuple[Material, bool]:
    """``material`` with smaller photos, and of no more interviews than are needed; and whether that is not all."""
    small = replace(material, at_most=_PX)
    if kind in _CHOSEN_ONLY:
        return small, False
    chains = tuple(_first(material.chains))
    partly = sum(len(chain.links) for chain in chains) < len(material.links)
    return replace(small, released=replace(small.released, chains=chains)), partly


def _first(chains: Sequence[Chain]) -> Iterator[Chain]:
    """The first interviews, up to :data:`_SHOTS` shots."""
    left = _SHOTS
    for chain in chains:
        if left <= 0:
            return
        yield chain if len(chain.links) <= left else replace(chain, links=chain.links[:left])
        left -= len(chain.links)


def _read(made: Path) -> Beforehand:
    """What can be shown of what was made: a PDF's pages, else the texts in the folder or the zip."""
    from fotointerview.publish.pages import Pages

    with tempfile.TemporaryDirectory(prefix="fotointerview-look-") as unpacked:
        if made.suffix == ".zip":
            with zipfile.ZipFile(made) as packed:
                packed.extractall(unpacked)
            made = Path(unpacked)
        files = sorted(made.rglob("*")) if made.is_dir() else [made]
        printed = next((path for path in files if path.suffix == ".pdf"), None)
        if printed is not None:
            return Beforehand(pages=Pages(printed.read_bytes()))
        shown = [
            path for path in files if path.suffix in _READABLE and not path.name.endswith(".schema.json")
        ]
        shown.sort(key=lambda path: path.name == _ABOUT)
        return Beforehand(texts=tuple(Text(path.name, _begin(path)) for path in shown))


def _begin(path: Path) -> str:
    """The beginning of a readable file; of a table its first rows under each other."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        if path.suffix != ".csv":
            text = stream.read(_LETTERS + 1)
            return text if len(text) <= _LETTERS else f"{text[:_LETTERS]} …"
        head = stream.readline()
        stream.seek(0)
        rows = csv.reader(stream, delimiter=";" if head.count(";") > head.count(",") else ",")
        return _in_columns(list(islice(rows, _ROWS + 1)))


def _in_columns(rows: Sequence[Sequence[str]]) -> str:
    short = [[_short(cell) for cell in row] for row in rows]
    count = max(map(len, short), default=0)
    widths = [max((len(row[at]) for row in short if at < len(row)), default=0) for at in range(count)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip()
        for row in short
    )


def _short(cell: str) -> str:
    line = " ".join(cell.split())
    return line if len(line) <= _CELL else f"{line[: _CELL - 1]}…"


def _codes(language: Language) -> str:
    from fotointerview.publish.codebook import codebook

    def lines(codes: "Sequence[Code]", depth: int) -> Iterator[str]:
        for code in codes:
            yield f"{'    ' * depth}{code.name}"
            yield from lines(code.children, depth + 1)

    return "\n".join(lines(codebook(language), 0))
