"""The untouched files of released shots, for those who asked for them: called by the number of their shot."""

import re
import shutil
from collections.abc import Container
from pathlib import Path

from fotointerview.publish.material import Material
from fotointerview.publish.research import shot_name

_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}")


def put_originals(material: Material, folder: Path, *, wanted: Container[str] | None = None) -> int:
    """Copy the originals of the released shots (of those ``wanted``, by id) into ``folder``; returns how many files.

    ``folder`` is made where there is one at all. One that cannot be read any more is left out.

    Raises:
        OSError: ``folder`` cannot be written to.
    """
    count = 0
    for chain in material.chains:
        for link in chain.links:
            if wanted is not None and link.shot.id not in wanted:
                continue
            for path in material.originals(chain, link):
                if not path.is_file():
                    continue
                folder.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, _unused(folder, shot_name(link), path.suffix))
                count += 1
    return count


def _unused(folder: Path, name: str, suffix: str) -> Path:
    suffix = suffix if _SUFFIX.fullmatch(suffix) else ""
    place, number = folder / f"{name}{suffix}", 1
    while place.exists():
        number += 1
        place = folder / f"{name}_{number}{suffix}"
    return place
