"""The archive: a bag (BagIt, RFC 8493) in a zip, of what other exits make and the originals, to be kept for long.

It is made here and not among the exits, for the texts of a bag are those of the study's own packing.
"""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from fotointerview import __version__
from fotointerview.publish.material import Made, Material, Tick, no_tick
from fotointerview.publish.originals import put_originals
from fotointerview.publish.pack_data import CATALOGUE, in_one_line
from fotointerview.publish.package import names_in, sha256_of, write_text, zip_for
from fotointerview.publish.words import load_words
from fotointerview.services.exits import SHEET, Options, exit_of
from fotointerview.storage.bag import PAYLOAD, Entry, tag_texts

BASE: Final = "fotointerview"
"""The folder in the zip that is the bag."""
_PARTS: Final = (
    (SHEET, "contactsheet.pdf"),
    ("qdpx", "research.qdpx"),
    ("json", "json.zip"),
    ("log", "logs"),
)
"""Exits, and what their files are called here."""
_UNPACKED: Final = "json.zip"
"""A zip in a zip lasts no longer: its files lie in a folder of that name."""
_STEPS: Final = 100
"""So many parts of the whole is each exit."""


def make_archive(material: Material, *, out: Path, options: Options, tick: Tick = no_tick) -> Made:
    """Write the bag into the zip ``out``. Of a withheld shot there is a number and a time, no original and no photo.

    Raises:
        FaultError: ``NOTHING_TO_EXPORT``, ``EXPORT_FAILED``.
    """
    material.refuse_empty()
    unreadable: set[int] = set()
    whole = _STEPS * (len(_PARTS) + 1)
    plain = Options(paper=options.paper)
    with zip_for(out, at=material.at) as folder:
        payload = folder / BASE / PAYLOAD
        payload.mkdir(parents=True)
        for nth, (kind, name) in enumerate(_PARTS):
            told = _share(tick, begun=_STEPS * nth, whole=whole)
            unreadable.update(exit_of(kind).make(material, payload / name, plain, told).unreadable)
        _unpack(payload / _UNPACKED)
        tick(_STEPS * len(_PARTS), whole)
        count = put_originals(material, payload / "originals")
        _put_readme(material, payload, has_originals=count > 0)
        _put_tags(material, folder / BASE)
        tick(whole, whole)
    return Made(
        path=out,
        files={out.name: sha256_of(out)},
        shot_ids=tuple(link.shot.id for link in material.links),
        unreadable=tuple(sorted(unreadable)),
    )


def _share(tick: Tick, *, begun: int, whole: int) -> Callable[[int, int], None]:
    """What an exit tells, as its share of the whole."""
    return lambda done, of: tick(begun + _STEPS * done // max(of, 1), whole)


def _unpack(packed: Path) -> None:
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(packed.with_suffix(""))
    packed.unlink()


def _put_readme(material: Material, payload: Path, *, has_originals: bool) -> None:
    words = load_words(material.language, CATALOGUE)
    readme = words.say(
        "archive_readme",
        title=in_one_line(material.title) or words.say("archive_title"),
        originals=words.say("archive_originals") if has_originals else "",
        scope=words.scope(material.released.scope.value),
    )
    write_text(payload / "README.txt", readme)


def _put_tags(material: Material, bag: Path) -> None:
    payload = bag / PAYLOAD
    entries = {
        name: Entry((payload / name).stat().st_size, sha256_of(payload / name)) for name in names_in(payload)
    }
    agent = f"fotointerview {__version__}"
    for name, text in tag_texts(entries, made=material.at.date(), agent=agent).items():
        (bag / name).write_bytes(text)
