"""The pack for the designer: a zip with photos at full size, the quotes, the list of placements and the texts.

Files are called by the number of the shot; nobody's name is in one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fotointerview.domain.chain import Link
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.imaging.opening import open_picture
from fotointerview.publish.material import Made, Material, Tick, no_tick
from fotointerview.publish.originals import put_originals
from fotointerview.publish.pack_data import (
    CATALOGUE,
    DPI,
    Portrait,
    in_one_line,
    placement_rows,
    portraits,
    quoted,
)
from fotointerview.publish.pack_docx import put_quotes
from fotointerview.publish.package import sha256_of, write_text, zip_for
from fotointerview.publish.photo import FULL_SIZE, Space
from fotointerview.publish.pictures import each_picture
from fotointerview.publish.research import shot_name
from fotointerview.publish.tables import PLAIN, Manner, write_table
from fotointerview.publish.words import Words, load_words

QUALITY: Final = 95
"""Of the JPEGs: nothing that print shows is lost."""
_SPACES: Final = {Space.SRGB: "sRGB", Space.ADOBE_RGB: "Adobe RGB"}

Also = Callable[[Material, Path, Tick], object]
"""Makes one more file of the pack at a place."""


@dataclass(frozen=True, slots=True)
class PackChoice:
    """What there is to choose.

    Attributes:
        adobe_rgb: the photos in Adobe RGB as well.
        tiff: the photos as TIFF as well, in the widest space that is chosen.
        originals: the untouched files as well, with all that they say.
        manner: how the list of placements is written.
    """

    adobe_rgb: bool = False
    tiff: bool = False
    originals: bool = False
    manner: Manner = PLAIN


_AS_USUAL: Final = PackChoice()
_NOTHING_MORE: Final[Mapping[str, Also]] = {}


def make_designer_pack(
    material: Material,
    *,
    out: Path,
    choice: PackChoice = _AS_USUAL,
    also: Mapping[str, Also] = _NOTHING_MORE,
    tick: Tick = no_tick,
) -> Made:
    """Write the pack ``out``. ``also`` are further files by their name in it.

    Raises:
        FaultError: ``NOTHING_TO_EXPORT``; ``NOTHING_CHOSEN`` when no released shot is chosen or placed;
            ``EXPORT_FAILED``.
    """
    material.refuse_empty()
    words = load_words(material.language, CATALOGUE)
    found = portraits(material, words)
    if not found:
        raise FaultError(FaultCode.NOTHING_CHOSEN)
    wanted = {one.shot_id for one in found}
    links = [link for link in material.links if link.shot.id in wanted]
    parts = len(links) + len(also) + 1
    with zip_for(out, at=material.at) as folder:
        sizes = _put_photos(material, links, folder, choice, tick, parts)
        if choice.originals:
            put_originals(material, folder / "originals", wanted=wanted)
        for done, (name, make) in enumerate(also.items(), start=len(links)):
            make(material, folder / name, lambda _done, _of, done=done: tick(done, parts))  # type: ignore[misc]
        _put_words(material, found, sizes, folder, choice, words)
        _put_readme(material, folder, choice, words, also=tuple(also))
        tick(parts, parts)
    return Made(
        path=out,
        files={out.name: sha256_of(out)},
        shot_ids=tuple(link.shot.id for link in links),
        unreadable=tuple(link.shot.number for link in links if link.shot.id not in sizes),
    )


def _put_photos(
    material: Material, links: list[Link], folder: Path, choice: PackChoice, tick: Tick, of: int
) -> dict[str, tuple[int, int]]:
    """The photos in all that is chosen; their size in pixels by shot id."""
    paths = {link.shot.id: material.path(link) for link in links}
    space = Space.ADOBE_RGB if choice.adobe_rgb else Space.SRGB
    for name in ("photos", *(["photos-adobe-rgb"] * choice.adobe_rgb), *(["tiff"] * choice.tiff)):
        (folder / name).mkdir()

    def put(link: Link, jpeg: bytes) -> tuple[int, int]:
        path, name = paths[link.shot.id], shot_name(link)
        assert path is not None, "there is a JPEG of it"
        if choice.adobe_rgb:
            adobe = material.jpeg(link, path, max_px=FULL_SIZE, quality=QUALITY, space=Space.ADOBE_RGB)
            (folder / "photos-adobe-rgb" / f"{name}.jpg").write_bytes(adobe)
        if choice.tiff:
            tiff = material.tiff(link, path, max_px=FULL_SIZE, space=space)
            (folder / "tiff" / f"{name}.tif").write_bytes(tiff)
        (folder / "photos" / f"{name}.jpg").write_bytes(jpeg)
        with open_picture(jpeg) as picture:
            return picture.size

    return each_picture(material, put, links=links, max_px=FULL_SIZE, quality=QUALITY, tick=tick, of=of)


def _put_words(
    material: Material,
    found: tuple[Portrait, ...],
    sizes: Mapping[str, tuple[int, int]],
    folder: Path,
    choice: PackChoice,
    words: Words,
) -> None:
    for one in found:
        if one.quotes:
            text = "\n\n".join(quoted(saying) for saying in one.quotes)
            write_text(folder / "quotes" / f"{one.name}.txt", f"{text}\n")
    write_text(folder / "alt-texts.txt", "\n".join(f"{one.name}\n{one.alt}\n" for one in found))
    put_quotes(folder / "quotes.docx", found, material, words, readable=sizes)
    write_table(folder / "placement.csv", placement_rows(found, sizes, words), choice.manner)


def _put_readme(
    material: Material, folder: Path, choice: PackChoice, words: Words, *, also: tuple[str, ...]
) -> None:
    space = _SPACES[Space.ADOBE_RGB if choice.adobe_rgb else Space.SRGB]
    has_originals = (folder / "originals").is_dir()
    there = {
        "photos": True,
        "photos_adobe": choice.adobe_rgb,
        "tiff": choice.tiff,
        "originals": has_originals,
        "quotes": (folder / "quotes").is_dir(),
        "docx": True,
        "csv": True,
        "alt": True,
    }
    files = [words.say(f"file.{key}", space=space) for key, is_there in there.items() if is_there]
    files += [words.say("file.type_sheet", name=name) for name in also]
    readme = words.say(
        "readme",
        title=in_one_line(material.title) or words.say("title"),
        files="".join(f"{line}\n" for line in files),
        dpi=DPI,
        scope=words.scope(material.released.scope.value),
    )
    write_text(folder / "README.txt", readme + (words.say("originals_note") if has_originals else ""))
