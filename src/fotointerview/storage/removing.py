"""Removing files for good, and telling what could not be removed.

A file is unlinked and its folder's names are made durable. Nothing is written over first: flash disks and file
systems that copy on write put the new bytes elsewhere, so that overwriting would only promise what it does not do.
What protects the freed blocks is the encryption of the disk.
"""

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath

from fotointerview.domain.withdrawal import Left
from fotointerview.storage.files import make_writable, sync_folder


def remove_files(paths: Iterable[Path]) -> tuple[Left, ...]:
    """Remove files; those that are not there are removed already. Returns what is still there, with the reason."""
    left, folders = [], set()
    for path in paths:
        try:
            if _remove(path):
                folders.add(path.parent)
        except OSError as error:
            left.append(Left(str(path), error.strerror or str(error)))
    for folder in folders:
        with suppress(OSError):  # a share that cannot do it for a folder has no more to offer
            sync_folder(folder)
    return tuple(left)


def remove_tree(folder: Path) -> tuple[Left, ...]:
    """Remove a folder with everything in it; links are removed, not followed. Returns what is still there."""
    if folder.is_symlink() or not folder.is_dir():
        return remove_files([folder])
    left: list[Left] = []
    refused: list[OSError] = []
    for place, folders, files in os.walk(folder, topdown=False, onerror=refused.append):
        here = Path(place)
        links = [here / name for name in folders if (here / name).is_symlink()]
        left += remove_files([*(here / name for name in files), *links])
        with suppress(OSError):  # not empty: what is in it was told
            here.rmdir()
    with suppress(OSError):
        sync_folder(folder.parent)
    return (*left, *map(_told, refused))


def belongs_to(original: str) -> re.Pattern[str]:
    """The names that go with an original, by its name: it, ``FI_0024 (2).JPG`` in a second copy, and what lies beside.

    The group ``beside`` or ``sidecar`` has something where it is not the picture itself.
    """
    whole = PurePosixPath(original)
    stem, suffix = re.escape(whole.stem), re.escape(whole.suffix)
    return re.compile(
        rf"{stem}(?: \(\d+\))?{suffix}(?P<beside>\..+)?|{stem}(?:_\d+)?(?:{suffix})?(?P<sidecar>\.xmp)",
        re.IGNORECASE,
    )


def files_below(folder: Path) -> list[Path]:
    """Every file below ``folder``, in order; none where it is not there. Links to folders are not followed."""
    found = [Path(place) / name for place, _, names in os.walk(folder) for name in names]
    return sorted(found)


def _told(error: OSError) -> Left:
    return Left(str(error.filename), error.strerror or str(error))


def _remove(path: Path) -> bool:
    """Whether it was there."""
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    except PermissionError:  # Windows does not unlink what is read-only
        make_writable(path)
        path.unlink()
    return True
