"""The research data as one JSON file, in a zip with the JSON Schema (2020-12) that says what is in it."""

import json
import shutil
from pathlib import Path
from typing import Any, Final

from fotointerview import resources
from fotointerview.domain.chain import Chain
from fotointerview.publish.material import Made, Material, Tick, no_tick
from fotointerview.publish.package import sha256_of, zip_for
from fotointerview.publish.research import as_said, utc
from fotointerview.publish.research_rows import rows_of

SCHEMA: Final = "fotointerview-export.schema.json"
DATA: Final = "fotointerview-export.json"
_VERSION: Final = 1


def make_data(material: Material, *, out: Path, tick: Tick = no_tick) -> Made:
    """Write everything released and its schema into the zip ``out``; one interview at a time.

    Raises:
        FaultError: ``NOTHING_TO_EXPORT``, ``EXPORT_FAILED``.
    """
    material.refuse_empty()
    count = len(material.chains)
    with zip_for(out, at=material.at) as folder:
        shutil.copyfile(resources.path("presets", "schemas", SCHEMA), folder / SCHEMA)
        with (folder / DATA).open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(_written(_head(material)).removesuffix("\n}") + ',\n"interviews": [')
            for done, chain in enumerate(material.chains, start=1):
                stream.write(f"{',' if done > 1 else ''}\n{_written(_interview(material, chain))}")
                tick(done, count)
            stream.write("\n]}\n")
    return Made(
        path=out,
        files={out.name: sha256_of(out)},
        shot_ids=tuple(link.shot.id for link in material.links),
    )


def _head(material: Material) -> dict[str, Any]:
    return {
        "$schema": SCHEMA,
        "format": "fotointerview-export",
        "version": _VERSION,
        "title": as_said(material.title),
        "made_at": utc(material.at),
        "language": material.language.value,
        "scope": material.released.scope.value,
    }


def _interview(material: Material, chain: Chain) -> dict[str, Any]:
    rows = rows_of(material, chain)
    (interview,) = rows.pop("interviews")
    return {**interview, **rows}  # the shots themselves in place of their number


def _written(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
