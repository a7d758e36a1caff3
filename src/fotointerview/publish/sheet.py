"""The sequence sheet: the whole conversation on paper, as a tagged, archivable PDF.

Brings together the gate for photos, the words and the typesetter. The PDF is either there and whole, or not
there at all.
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from fotointerview import resources
from fotointerview.domain.chain import Chain, Link
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.release import Released
from fotointerview.domain.words import Language
from fotointerview.imaging.opening import open_picture
from fotointerview.publish.lettering import breakable, one_line, printable
from fotointerview.publish.photo import publish_jpeg
from fotointerview.publish.sheet_data import Json, Print, Style, current_look, interview_data, zone_of
from fotointerview.publish.strips import A4_WIDTH
from fotointerview.publish.typeset import TypesetError, put_in_place, typeset
from fotointerview.publish.words import load_words

_STRIP_PX = 480
_LARGE_PX = 1200
"""Longer side in pixels: about 300 dots per inch at the largest printed size."""
_PAPERS = {"a4": A4_WIDTH, "us-letter": A4_WIDTH - 297 + 279.4}
"""Papers in landscape, and their width between the margins in mm."""


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """How the sheet is made.

    Attributes:
        language: of the sheet's own words; what people said stays as it was said.
        study_title: the study's title, at the head.
        timestamp: the moment of making; the same data and timestamp make the same bytes.
        paper: ``a4`` or ``us-letter``, in landscape.
        scope: what the sheet is for; printed at the foot of every page.
    """

    language: Language
    study_title: str
    timestamp: datetime
    paper: str = "a4"
    scope: str = "internal"

    def __post_init__(self) -> None:
        if self.paper not in _PAPERS:
            raise ValueError(f"no paper called {self.paper!r}; there are {', '.join(_PAPERS)}")


@dataclass(frozen=True, slots=True)
class SheetReport:
    """What was made.

    Attributes:
        path: the PDF.
        sha256: of the file, in lower-case hexadecimal.
        size: of the file in bytes.
        shot_ids: the shots that are on it, in order.
        unreadable: numbers of the shots whose photo could not be read; a grey frame stands in their place.
    """

    path: Path
    sha256: str
    size: int
    shot_ids: tuple[str, ...]
    unreadable: tuple[int, ...] = ()


def make_sequence_sheet(
    released: Released, *, photo: Callable[[Link], Path], options: SheetOptions, out: Path
) -> SheetReport:
    """Make the sequence sheet of what was ``released`` as the PDF ``out``.

    Args:
        released: the interviews, in the order in which they are printed; a withheld shot is a grey frame.
        photo: where the file of a shot is; it may raise ``FaultError`` or ``OSError`` when there is none.
        options: how.
        out: the PDF; replaced when it is there, untouched when this fails.

    Raises:
        FaultError: ``NOTHING_TO_EXPORT`` when there is no shot at all, ``EXPORT_FAILED`` when it cannot be made.
    """
    chains = released.chains
    links = [link for chain in chains for link in chain.links]
    if not links:
        whose = {"code": chains[0].participant.code} if len(chains) == 1 else {}
        raise FaultError(FaultCode.NOTHING_TO_EXPORT, **whose)
    try:
        with tempfile.TemporaryDirectory(prefix="fotointerview-sheet-") as folder:
            root = Path(folder)
            prints = _write_prints(released, photo=photo, root=root)
            source = root / "sequence.typ"
            shutil.copyfile(resources.path("presets", "sheets", "sequence.typ"), source)
            data = _sheet_data(chains, prints=prints, options=options)
            made = root / "sheet.pdf"
            typeset(source, root=root, output=made, data=data, timestamp=int(options.timestamp.timestamp()))
            content = made.read_bytes()
    except TypesetError as error:
        raise FaultError(FaultCode.EXPORT_FAILED, path=out, detail=error) from error
    except OSError as error:
        raise FaultError(FaultCode.EXPORT_FAILED, path=out, detail=error.strerror or error) from error
    put_in_place(content, out)
    return SheetReport(
        path=out,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        shot_ids=tuple(link.shot.id for link in links),
        unreadable=tuple(
            link.shot.number
            for link in links
            if not (prints[link.shot.id].name or prints[link.shot.id].withheld)
        ),
    )


def _write_prints(released: Released, *, photo: Callable[[Link], Path], root: Path) -> dict[str, Print]:
    """The photos at their printed size, under names that say nothing; decoding leaves the GIL, so threads help."""
    links = [link for chain in released.chains for link in chain.links]
    withheld, masks = released.withheld_shots, released.masks
    paths = [
        None if link.shot.id in withheld else _path_of(link, photo) for link in links
    ]  # on the caller's thread: it may ask a database

    def write(index: int) -> Print:
        link, path = links[index], paths[index]
        missing = Print("", (link.shot.width, link.shot.height), withheld=link.shot.id in withheld)
        if path is None:
            return missing
        name = f"{index + 1:04d}.jpg"
        try:
            mask = masks.get(link.shot.id)
            small = publish_jpeg(path, look=current_look(link), max_px=_STRIP_PX, mask=mask)
            if link.chosen:
                large = publish_jpeg(path, look=current_look(link), max_px=_LARGE_PX, mask=mask)
                (root / f"large-{name}").write_bytes(large)
        except FaultError:
            return missing
        (root / name).write_bytes(small)
        with open_picture(small) as printed:
            return Print(name, printed.size)

    with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1), thread_name_prefix="prints") as pool:
        written = list(pool.map(write, range(len(links))))
    return {link.shot.id: print_ for link, print_ in zip(links, written, strict=True)}


def _path_of(link: Link, photo: Callable[[Link], Path]) -> Path | None:
    try:
        return photo(link)
    except (FaultError, OSError):
        return None


def _sheet_data(chains: Sequence[Chain], *, prints: dict[str, Print], options: SheetOptions) -> Json:
    words = load_words(options.language)
    style = Style(options.language, words, _PAPERS[options.paper])
    shared = len({chain.interview.question() for chain in chains}) == 1
    first = chains[0]
    shots = sum(len(chain.links) for chain in chains)
    counts = {"interviews": words.counted("interview", len(chains)), "shots": words.counted("shot", shots)}
    title = one_line(options.study_title) or words.say("title")
    return {
        "lang": options.language.value,
        "paper": options.paper,
        "name": title,
        "title": breakable(title),
        "kind": words.say("title"),
        "summary": words.say("subject", **counts),
        "author": words.say("author"),
        "made": words.date(options.timestamp.astimezone(zone_of(first))),
        "question": breakable(printable(first.interview.question())) if shared else "",
        "question_lang": first.interview.language.value,
        "footer": words.say("footer", scope=words.scope(options.scope)),
        "page": words.say("page", page="{page}", pages="{pages}"),
        "continued": words.say("continued", who="{who}"),
        "interviews": [
            interview_data(chain, prints=prints, style=style, question=not shared) for chain in chains
        ],
    }
