"""Prints on paper: writes the photos beside a document of ``presets/sheets``, has it set, and puts the PDF in place."""

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from fotointerview import resources
from fotointerview.domain.chain import Link
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.publish.material import Made, Material, Tick
from fotointerview.publish.side_by_side import side_by_side
from fotointerview.publish.typeset import TypesetError, put_in_place, typeset

Files = tuple[str, ...]
"""The names of the photos as written, in the order in which they were asked for; "" where one cannot be read."""


def press(
    material: Material,
    *,
    out: Path,
    document: str,
    photos: Sequence[tuple[Link, int]],
    data: Callable[[Files], object],
    tick: Tick,
) -> Made:
    """Make the PDF ``out``; it is replaced when it is there, and untouched when this fails.

    Args:
        material: whose photos.
        out: the PDF.
        document: the Typst file in ``presets/sheets``.
        photos: shots with the longer side of their print in pixels.
        data: what the document is told, of the names of the photos.
        tick: told after each photo and at the end.

    Raises:
        FaultError: ``EXPORT_FAILED``.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="fotointerview-press-") as folder:
            root = Path(folder)
            files = _write_photos(material, photos, root=root, tick=tick)
            source = root / document
            shutil.copyfile(resources.path("presets", "sheets", document), source)
            made = root / "made.pdf"
            typeset(source, root=root, output=made, data=data(files), timestamp=int(material.at.timestamp()))
            content = made.read_bytes()
    except TypesetError as error:
        raise FaultError(FaultCode.EXPORT_FAILED, path=out, detail=error) from error
    except OSError as error:
        raise FaultError(FaultCode.EXPORT_FAILED, path=out, detail=error.strerror or error) from error
    put_in_place(content, out)
    tick(len(photos) + 1, len(photos) + 1)
    return Made(
        path=out,
        files={out.name: hashlib.sha256(content).hexdigest()},
        shot_ids=tuple(dict.fromkeys(link.shot.id for link, _ in photos)),
        unreadable=tuple(
            dict.fromkeys(link.shot.number for (link, _), name in zip(photos, files, strict=True) if not name)
        ),
    )


def _write_photos(material: Material, photos: Sequence[tuple[Link, int]], *, root: Path, tick: Tick) -> Files:
    """Under names that say nothing; decoding leaves the GIL, so threads help."""
    paths = [material.path(link) for link, _ in photos]

    def write(index: int) -> str:
        (link, most), path = photos[index], paths[index]
        if path is None:
            return ""
        name = f"{index + 1:04d}.jpg"
        try:
            (root / name).write_bytes(material.jpeg(link, path, max_px=most))
        except FaultError:
            return ""
        return name

    written = side_by_side(write, len(photos), tick=tick, of=len(photos) + 1)  # what sets it is a part too
    return tuple(written)
