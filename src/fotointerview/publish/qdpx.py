"""The study as a REFI-QDA project (``.qdpx``): photos with coded selections, a readable log per interview, cases.

A zip of ``project.qde`` and the folder ``sources``. The order of elements is that of the standard's schema; what one
importer or another drops (the coding of a whole source, the references of cases, the links) is said in a second way.
"""

from pathlib import Path
from typing import Final

from fotointerview.domain.chain import Chain, Link
from fotointerview.imaging.opening import open_picture
from fotointerview.publish.log_text import lines_of, named_logs, plain_log
from fotointerview.publish.material import Made, Material, Tick, no_tick
from fotointerview.publish.package import sha256_of, write_text, zip_for
from fotointerview.publish.pictures import each_picture
from fotointerview.publish.qda_project import Log, ProjectWriter
from fotointerview.publish.research import guid, interview_guid, shot_guid
from fotointerview.publish.xml_out import XmlOut

LONG_SIDE: Final = 2048
"""Of a photo, in pixels: enough to look closely on a screen."""


def make_qdpx(material: Material, *, out: Path, long_side: int = LONG_SIDE, tick: Tick = no_tick) -> Made:
    """Write the project ``out``; a withheld shot is a line in the log and nothing else.

    Raises:
        FaultError: ``NOTHING_TO_EXPORT``, ``EXPORT_FAILED``.
    """
    material.refuse_empty()
    links = material.links
    with zip_for(out, at=material.at) as folder:
        sources = folder / "sources"
        sources.mkdir()

        def put(link: Link, jpeg: bytes) -> tuple[int, int]:
            (sources / f"{shot_guid(link)}.jpg").write_bytes(jpeg)
            with open_picture(jpeg) as picture:
                return picture.size

        sizes = each_picture(material, put, max_px=long_side, tick=tick, of=len(links) + 1)
        logs = [_log(material, name, chain, sources) for name, chain in named_logs(material)]
        with (folder / "project.qde").open("w", encoding="utf-8", newline="\n") as stream:
            ProjectWriter(material, XmlOut(stream), logs=logs, sizes=sizes).write()
        tick(len(links) + 1, len(links) + 1)
    return Made(
        path=out,
        files={out.name: sha256_of(out)},
        shot_ids=tuple(link.shot.id for link in links),
        unreadable=tuple(
            link.shot.number for link in links if link.shot.id not in sizes and not material.is_withheld(link)
        ),
    )


def _log(material: Material, name: str, chain: Chain, sources: Path) -> Log:
    text = plain_log(lines_of(material, chain))
    name_ = guid("log", interview_guid(chain))
    write_text(sources / f"{name_}.txt", text.text)
    return Log(guid=name_, name=f"{name}.txt", chain=chain, passages=text.passages)
