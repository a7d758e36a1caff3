"""Sidecars as other programs leave them, and what independent eyes see in one."""

from pathlib import Path
from typing import Any

import pytest

DARKTABLE = """<?xml version="1.0" encoding="UTF-8"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="XMP Core 4.4.0-Exiv2">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:exif="http://ns.adobe.com/exif/1.0/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
    xmlns:darktable="http://darktable.sf.net/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:lr="http://ns.adobe.com/lightroom/1.0/"
   exif:DateTimeOriginal="2026:11:23 10:30:00.000"
   xmp:Rating="RATING"
   xmpMM:DerivedFrom="FI_0001.JPG"
   darktable:import_timestamp="63867825800000000"
   darktable:xmp_version="5"
   darktable:raw_params="0"
   darktable:auto_presets_applied="1"
   darktable:history_end="2">
   <darktable:masks_history>
    <rdf:Seq>
     <rdf:li darktable:mask_num="1" darktable:mask_id="17" darktable:mask_points="gz02eJx7&#10;"/>
    </rdf:Seq>
   </darktable:masks_history>
   <darktable:history>
    <rdf:Seq>
     <rdf:li
      darktable:num="0"
      darktable:operation="exposure"
      darktable:enabled="1"
      darktable:modversion="6"
      darktable:params="00000000000080bf0000003f00004842000080c00100000001000000"
      darktable:multi_name=""
      darktable:blendop_params="gz11eJxjYGBgkGAAgRNODESDBnsIHll8ANNSGQM="/>
     <rdf:li darktable:num="1" darktable:operation="crop" darktable:enabled="1"/>
    </rdf:Seq>
   </darktable:history>COLOURS
   <dc:subject>
    <rdf:Seq>
     <rdf:li>darktable|format|jpg</rdf:li>
     <rdf:li>mine</rdf:li>
    </rdf:Seq>
   </dc:subject>
   <!-- by hand: do not lose -->
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
"""


def darktable(*, rating: str = "0", colours: tuple[int, ...] = ()) -> bytes:
    """A sidecar as darktable writes it, with a history, a mask and tags."""
    items = "".join(f"<rdf:li>{number}</rdf:li>" for number in colours)
    labels = f"<darktable:colorlabels><rdf:Seq>{items}</rdf:Seq></darktable:colorlabels>" if colours else ""
    return DARKTABLE.replace("RATING", rating).replace("COLOURS", labels).encode()


def seen_by_exiv2(path: Path) -> dict[str, Any]:
    """What Exiv2, which darktable, digiKam and GIMP stand on, reads from a sidecar."""
    pyexiv2 = pytest.importorskip(
        "pyexiv2", reason="pyexiv2 is not installed: no independent reader of sidecars"
    )
    image = pyexiv2.Image(str(path))
    try:
        return dict(image.read_xmp())
    finally:
        image.close()


def changed_with_exiv2(path: Path, values: dict[str, Any]) -> None:
    """Write values as darktable or digiKam would, through Exiv2."""
    pyexiv2 = pytest.importorskip(
        "pyexiv2", reason="pyexiv2 is not installed: no independent writer of sidecars"
    )
    image = pyexiv2.Image(str(path))
    try:
        image.modify_xmp(values)
    finally:
        image.close()
