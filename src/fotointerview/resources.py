"""Finds the files of ``ui/`` and ``presets/``, in an installed wheel and in a checkout.

An installed wheel carries them in ``fotointerview/_data``; a checkout (or an editable install) has them at
the repository root. Site-packages is never searched: an editable install may leave a stale copy there.
"""

from pathlib import Path

_HERE = Path(__file__).resolve().parent


class ResourceMissingError(FileNotFoundError):
    """A file that belongs to the program is not there: the installation is damaged."""


def root() -> Path:
    """The folder that holds ``ui`` and ``presets``."""
    inside = _HERE / "_data"
    return inside if inside.is_dir() else _HERE.parents[1]


def path(*parts: str) -> Path:
    """The existing file or folder ``parts`` below the root, e.g. ``path("ui", "themes", "room.qss")``.

    Raises:
        ResourceMissingError: when it is not there.
    """
    found = root().joinpath(*parts)
    if not found.exists():
        raise ResourceMissingError(f"{'/'.join(parts)} is missing from this installation ({root()})")
    return found
