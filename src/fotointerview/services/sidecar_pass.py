"""All sidecars of a study in one go: written where they are not up to date, and on request read again first."""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime

from fotointerview.domain.words import Verdict
from fotointerview.services.sidecar_work import Brought, Frames, read_shot, write_shot
from fotointerview.services.work import InTurn, at_once
from fotointerview.storage.sidecars import Written
from fotointerview.storage.study import StudyStore
from fotointerview.xmp.shot import MayQuote, ShotFacts


@dataclass(frozen=True, slots=True)
class ShotDone:
    """What going through one shot came to.

    Attributes:
        name: of its first file.
        verdict: the choice that was taken over, with ``rating``; ``None`` where none was.
        not_understood: what another program said and cannot be taken over.
        written: each file's name, and what became of its sidecar.
        changed: the originals, as the study keeps their paths, whose sidecars are others than before.
    """

    name: str
    verdict: Verdict | None
    rating: int
    not_understood: tuple[str, ...]
    written: tuple[tuple[str, Written], ...]
    changed: tuple[str, ...] = ()


class SidecarPass:
    """Goes through a study, shot by shot. ``may_quote`` as for :class:`Sidecars`.

    ``in_turn`` does what touches the study; ``writing`` is entered around each shot, where others write sidecars too.
    """

    def __init__(
        self,
        store: StudyStore,
        *,
        may_quote: MayQuote = lambda _: True,
        in_turn: InTurn = at_once,
        writing: AbstractContextManager[object] | None = None,
    ) -> None:
        self._store = store
        self._in_turn = in_turn
        self._writing = writing if writing is not None else nullcontext()
        self._may_quote = may_quote
        self._frames = Frames()

    def shot_ids(self) -> tuple[str, ...]:
        """Every shot of the study, by number."""
        return self._in_turn(self._store.shot_ids)

    def shot(self, shot_id: str, *, read: bool = False, anew: bool = False) -> ShotDone:
        """Take over what others wrote of a shot where ``read``, then bring its sidecars level.

        Raises:
            FaultError: ``SIDECAR_FAILED``, ``STUDY_READ_ONLY``, ``DISK_FULL``, ``STUDY_BUSY``.
        """
        with self._writing:
            return self._shot(shot_id, read=read, anew=anew)

    def _shot(self, shot_id: str, *, read: bool, anew: bool) -> ShotDone:
        facts = self._facts(shot_id)
        brought = Brought()
        if read:
            brought = read_shot(facts, self._store.absolute)
            if brought.verdict is not None:
                self._choose(shot_id, brought.verdict, brought.rating)
                facts = self._facts(shot_id)
        done = write_shot(facts, self._store.absolute, self._frames, anew=anew, taken=brought.taken)
        changed = tuple(file.path for file, written in done if written.changed)
        names = [(file.path.rpartition("/")[2], written) for file, written in done]
        first = names[0][0] if names else f"FI_{facts.link.shot.number:04d}"
        return ShotDone(first, brought.verdict, brought.rating, brought.not_understood, tuple(names), changed)

    def _facts(self, shot_id: str) -> ShotFacts:
        return self._in_turn(lambda: self._store.shot_facts(shot_id, may_quote=self._may_quote))

    def _choose(self, shot_id: str, verdict: Verdict, rating: int) -> None:
        self._in_turn(lambda: self._store.set_choice(shot_id, verdict, at=datetime.now(UTC), rating=rating))
