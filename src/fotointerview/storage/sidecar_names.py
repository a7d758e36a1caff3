"""How sidecars are called: ``FI_0024.JPG.xmp`` beside ``FI_0024.JPG``, as darktable and digiKam write them."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

SUFFIX: Final = ".xmp"


def sidecar_of(original: Path) -> Path:
    """Where the sidecar of an original lies."""
    return original.with_name(original.name + SUFFIX)


def part_of(sidecar: Path) -> Path:
    """Where a sidecar is written before it takes its place."""
    return sidecar.with_name(sidecar.name + ".part")


def aside_of(sidecar: Path) -> Path:
    """A free name for a sidecar that cannot be read: ``FI_0024.JPG.xmp.damaged`` …"""
    return next(name for name in _asides(sidecar) if not name.exists() and not name.is_symlink())


def _asides(sidecar: Path) -> Iterator[Path]:
    yield sidecar.with_name(f"{sidecar.name}.damaged")
    for number in count(2):
        yield sidecar.with_name(f"{sidecar.name}.damaged-{number}")


def is_beside(name: str) -> bool:
    """Whether a file among the originals is a sidecar, a part of one or one that was set aside: no picture."""
    return SUFFIX in (suffix.lower() for suffix in Path(name).suffixes)
