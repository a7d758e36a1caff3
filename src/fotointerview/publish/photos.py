"""Copies for other photo programs: a folder with a JPEG of every released shot, its data inside and in a sidecar.

Lightroom reads the XMP of a JPEG within it and passes over sidecars; darktable and digiKam read ``FI_0024.jpg.xmp``.
"""

from pathlib import Path

from fotointerview.domain.chain import Link
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.publish.material import Made, Material, Tick, no_tick
from fotointerview.publish.pack_data import CATALOGUE, in_one_line
from fotointerview.publish.package import digests_in, folder_for, write_text
from fotointerview.publish.photo import FULL_SIZE
from fotointerview.publish.photo_xmp import packet_of, packet_within, statement_of
from fotointerview.publish.pictures import each_picture
from fotointerview.publish.research import shot_name
from fotointerview.publish.words import load_words
from fotointerview.xmp.embedding import with_xmp

_QUALITY = 95


def make_photos(material: Material, *, out: Path, tick: Tick = no_tick) -> Made:
    """Make the folder ``out``, which is not there yet or empty. A withheld shot is not in it.

    Raises:
        FaultError: ``NOTHING_TO_EXPORT``; ``NOTHING_GOES_ALONG`` when all is withheld; ``EXPORT_FAILED``.
    """
    material.refuse_empty()
    words = load_words(material.language, CATALOGUE)
    seen = [
        (chain, link) for chain in material.chains for link in chain.links if not material.is_withheld(link)
    ]
    if not seen:
        raise FaultError(FaultCode.NOTHING_GOES_ALONG)
    statements = {link.shot.id: statement_of(material, chain, link, words) for chain, link in seen}
    links = [link for _, link in seen]
    parts = len(links) + 1
    with folder_for(out) as folder:

        def put(link: Link, jpeg: bytes) -> bool:
            said, name = statements[link.shot.id], f"{shot_name(link)}.jpg"
            (folder / name).write_bytes(with_xmp(jpeg, packet_within(said)))
            (folder / f"{name}.xmp").write_bytes(packet_of(said))
            return True

        written = each_picture(
            material, put, links=links, max_px=FULL_SIZE, quality=_QUALITY, tick=tick, of=parts
        )
        readme = words.say(
            "photos_readme",
            title=in_one_line(material.title) or words.say("photos_title"),
            scope=words.scope(material.released.scope.value),
        )
        write_text(folder / "README.txt", readme)
        tick(parts, parts)
        files = digests_in(folder)
    return Made(
        path=out,
        files=files,
        shot_ids=tuple(link.shot.id for link in links),
        unreadable=tuple(link.shot.number for link in links if link.shot.id not in written),
    )
