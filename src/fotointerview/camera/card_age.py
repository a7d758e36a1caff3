"""Which files of a card are older than others, by the camera's own clock. Pure.

A clock may be wrong or be set back: age alone never decides that a picture is not ours, only together with
something else that says so.
"""

from collections.abc import Collection
from pathlib import PurePosixPath

from fotointerview.camera.messages import CameraFile

_STORE = "store_"
"""How the driver's names of memory cards begin; other sources keep their files in places of their own."""


def newest(files: Collection[CameraFile]) -> frozenset[CameraFile]:
    """The newest of ``files``: several of them where they are of the same second."""
    last = max((file.mtime for file in files), default=0)
    return frozenset(file for file in files if file.mtime == last > 0)


def from_another_card(found: Collection[CameraFile], known: Collection[CameraFile]) -> frozenset[CameraFile]:
    """What on a card came with it, where it took the place of another card.

    That is so where nothing of what was ``known`` in that slot is there any more. What is older than all of it
    was not taken since; what is newer, or does not tell its time, may have been.
    """
    old: set[CameraFile] = set()
    for store in {_store(file) for file in found}:
        there = {file for file in found if _store(file) == store}
        before = {file for file in known if _store(file) == store}
        if store and before and not there & before:
            last = max(file.mtime for file in before)
            old |= {file for file in there if 0 < file.mtime < last}
    return frozenset(old)


def _store(file: CameraFile) -> str:
    first = PurePosixPath(file.folder).parts[1:2]
    return first[0] if first and first[0].startswith(_STORE) else ""
