"""The sequence sheet: the whole conversation on paper, as a tagged, archivable PDF.

Brings together the gate for photos, the words and the typesetter. The PDF is either there and whole, or not
there at all.
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fotointerview import resources
from fotointerview.domain.chain import Chain
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.imaging.opening import open_picture
from fotointerview.publish.lettering import breakable, one_line, printable
from fotointerview.publish.material import Made, Material, Tick, no_tick
from fotointerview.publish.sheet_data import Json, Print, Style, interview_data, zone_of
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
    """How the sheet is made; ``paper`` is ``a4`` or ``us-letter``, in landscape."""

    paper: str = "a4"

    def __post_init__(self) -> None:
        if self.paper not in _PAPERS:
            raise ValueError(f"no paper called {self.paper!r}; there are {', '.join(_PAPERS)}")


_AS_USUAL: Final = SheetOptions()


def make_sequence_sheet(
    material: Material, *, out: Path, options: SheetOptions = _AS_USUAL, tick: Tick = no_tick
) -> Made:
    """Make the sequence sheet of ``material`` as the PDF ``out``; a withheld shot is a grey frame.

    ``out`` is replaced when it is there, and untouched when this fails.

    Raises:
        FaultError: ``NOTHING_TO_EXPORT`` when there is no shot at all, ``EXPORT_FAILED`` when it cannot be made.
    """
    material.refuse_empty()
    links = material.links
    try:
        with tempfile.TemporaryDirectory(prefix="fotointerview-sheet-") as folder:
            root = Path(folder)
            prints = _write_prints(material, root=root, tick=tick)
            source = root / "sequence.typ"
            shutil.copyfile(resources.path("presets", "sheets", "sequence.typ"), source)
            data = _sheet_data(material, prints=prints, options=options)
            made = root / "sheet.pdf"
            typeset(source, root=root, output=made, data=data, timestamp=int(material.at.timestamp()))
            content = made.read_bytes()
    except TypesetError as error:
        raise FaultError(FaultCode.EXPORT_FAILED, path=out, detail=error) from error
    except OSError as error:
        raise FaultError(FaultCode.EXPORT_FAILED, path=out, detail=error.strerror or error) from error
    put_in_place(content, out)
    tick(len(links) + 1, len(links) + 1)
    return Made(
        path=out,
        files={out.name: hashlib.sha256(content).hexdigest()},
        shot_ids=tuple(link.shot.id for link in links),
        unreadable=tuple(
            link.shot.number
            for link in links
            if not (prints[link.shot.id].name or prints[link.shot.id].withheld)
        ),
    )


def _write_prints(material: Material, *, root: Path, tick: Tick) -> dict[str, Print]:
    """The photos at their printed size, under names that say nothing; decoding leaves the GIL, so threads help."""
    links = material.links
    paths = [material.path(link) for link in links]

    def write(index: int) -> Print:
        link, path = links[index], paths[index]
        missing = Print("", (link.shot.width, link.shot.height), withheld=material.is_withheld(link))
        if path is None:
            return missing
        name = f"{index + 1:04d}.jpg"
        try:
            small = material.jpeg(link, path, max_px=_STRIP_PX)
            if link.chosen:
                (root / f"large-{name}").write_bytes(material.jpeg(link, path, max_px=_LARGE_PX))
        except FaultError:
            return missing
        (root / name).write_bytes(small)
        with open_picture(small) as printed:
            return Print(name, printed.size)

    written = []
    with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1), thread_name_prefix="prints") as pool:
        waiting = [pool.submit(write, index) for index in range(len(links))]
        try:
            for done, future in enumerate(waiting, start=1):
                written.append(future.result())
                tick(done, len(links) + 1)  # what sets it is a part too
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    return {link.shot.id: print_ for link, print_ in zip(links, written, strict=True)}


def _sheet_data(material: Material, *, prints: dict[str, Print], options: SheetOptions) -> Json:
    chains: Sequence[Chain] = material.chains
    words = load_words(material.language)
    style = Style(material.language, words, _PAPERS[options.paper])
    shared = len({chain.interview.question() for chain in chains}) == 1
    first = chains[0]
    shots = sum(len(chain.links) for chain in chains)
    counts = {"interviews": words.counted("interview", len(chains)), "shots": words.counted("shot", shots)}
    title = one_line(material.title) or words.say("title")
    return {
        "lang": material.language.value,
        "paper": options.paper,
        "name": title,
        "title": breakable(title),
        "kind": words.say("title"),
        "summary": words.say("subject", **counts),
        "author": words.say("author"),
        "made": words.date(material.at.astimezone(zone_of(first))),
        "question": breakable(printable(first.interview.question())) if shared else "",
        "question_lang": first.interview.language.value,
        "footer": words.say("footer", scope=words.scope(material.released.scope.value)),
        "page": words.say("page", page="{page}", pages="{pages}"),
        "continued": words.say("continued", who="{who}"),
        "interviews": [
            interview_data(chain, prints=prints, style=style, question=not shared) for chain in chains
        ],
    }
