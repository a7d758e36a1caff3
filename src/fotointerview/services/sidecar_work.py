"""The sidecars of one shot: brought level with the study, and read again where that is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.shots import ShotFile
from fotointerview.domain.stored_frame import StoredFrame
from fotointerview.domain.words import Verdict
from fotointerview.imaging.stored_frame import stored_frame
from fotointerview.storage.sidecars import Found, Written, read_sidecar, write_sidecar
from fotointerview.xmp.merging import NOTHING
from fotointerview.xmp.shot import ShotFacts, decided, has_regions, statement

Absolute = Callable[[str], Path]
"""Where a path that the study keeps is on this disk."""


class Frames:
    """How files store their pictures. Asked of the disk once for each: originals never change."""

    def __init__(self) -> None:
        self._known: dict[Path, StoredFrame | None] = {}

    def of(self, path: Path) -> StoredFrame | None:
        """The frame of the file ``path``, if it can be read."""
        if path not in self._known:
            self._known[path] = stored_frame(path)
        return self._known[path]


@dataclass(frozen=True, slots=True)
class Brought:
    """What other programs brought to a shot.

    Attributes:
        verdict: the choice that comes of it, with ``rating``; ``None`` where nothing changes.
        not_understood: what cannot be taken over.
        taken: properties that were taken over, so that ours may replace them.
    """

    verdict: Verdict | None = None
    rating: int = 0
    not_understood: tuple[str, ...] = ()
    taken: frozenset[str] = NOTHING


def write_shot(
    facts: ShotFacts,
    absolute: Absolute,
    frames: Frames,
    *,
    anew: bool = False,
    taken: frozenset[str] = NOTHING,
) -> list[tuple[ShotFile, Written]]:
    """Bring the sidecars of all the shot's files level. Raises as :func:`write_sidecar` does."""
    done = []
    for file in facts.link.files:
        original = absolute(file.path)
        frame = frames.of(original) if has_regions(facts.link) else None
        said = statement(facts, file, frame=frame)
        done.append((file, write_sidecar(original, said, anew=anew, taken=taken)))
    return done


def read_shot(facts: ShotFacts, absolute: Absolute) -> Brought:
    """What others wrote into the shot's sidecars; where two of them say different things, the latest counts.

    One that is no sidecar says nothing; writing sets it aside.

    Raises:
        FaultError: ``SIDECAR_FAILED``.
    """
    read = (_read(absolute(file.path)) for file in facts.link.files)
    found = sorted((one for one in read if one is not None), key=lambda one: one.written_s)
    choices = [choice for one in found if (choice := decided(one.heard, facts.link)) is not None]
    odd = tuple(dict.fromkeys(what for one in found for what in one.heard.not_understood))
    taken = frozenset(name for one in found for name in one.heard.taken)
    if not choices:
        return Brought(not_understood=odd, taken=taken)
    verdict, rating = choices[-1]
    return Brought(verdict, rating, odd, taken)


def _read(original: Path) -> Found | None:
    try:
        return read_sidecar(original)
    except FaultError as error:
        if error.fault.code is not FaultCode.SIDECAR_SET_ASIDE:
            raise
        return None
