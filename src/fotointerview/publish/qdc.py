"""The codebook alone as REFI-QDA ``.qdc``: the same codes under the same GUIDs as in a project."""

from pathlib import Path
from typing import Final

from fotointerview.publish.codebook import Code, codebook
from fotointerview.publish.material import Made, Material, Tick, no_tick
from fotointerview.publish.package import file_for, sha256_of
from fotointerview.publish.xml_out import XmlOut

NAMESPACE: Final = "urn:QDA-XML:codebook:1.0"


def make_codebook(material: Material, *, out: Path, tick: Tick = no_tick) -> Made:
    """Write the codebook in the language of ``material`` as ``out``; nothing of any interview is in it.

    Raises:
        FaultError: ``NOTHING_TO_EXPORT``, ``EXPORT_FAILED``.
    """
    material.refuse_empty()
    with file_for(out) as made:
        with made.open("w", encoding="utf-8", newline="\n") as stream:
            xml = XmlOut(stream)
            with xml.element("CodeBook", xmlns=NAMESPACE, origin="fotointerview"):
                put_codes(xml, codebook(material.language))
        tick(1, 1)
    return Made(path=out, files={out.name: sha256_of(out)}, shot_ids=())


def put_codes(xml: XmlOut, codes: tuple[Code, ...]) -> None:
    """The element ``Codes``, the same in a codebook and in a project."""
    with xml.element("Codes"):
        for code in codes:
            _put_code(xml, code)


def _put_code(xml: XmlOut, code: Code) -> None:
    codable = "true" if code.codable else "false"
    with xml.element("Code", guid=code.guid, name=code.name, isCodable=codable):
        if code.description:
            xml.leaf("Description", code.description)
        for child in code.children:
            _put_code(xml, child)
