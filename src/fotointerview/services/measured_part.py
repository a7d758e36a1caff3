"""What is measured of an interview: every shot a moment after it is safe, and what its moves came to.

The measuring has a thread of its own and waits until the picture is on screen; what it finds is written on the store
thread, beside what people said.
"""

from collections.abc import Iterable

from fotointerview.domain.chain import Link
from fotointerview.domain.history import DeedKind
from fotointerview.domain.measures import Measures, change
from fotointerview.domain.plan import PlanRules
from fotointerview.domain.sayings import Box
from fotointerview.domain.words import Voice
from fotointerview.services.deeds import Done
from fotointerview.services.measuring import Measuring
from fotointerview.services.saying_part import SayingPart
from fotointerview.services.work import WorkThread
from fotointerview.storage.study import StudyStore

_AFTER_S = 0.4
"""The sharp picture of a shot is on screen by then."""


class MeasuredPart(SayingPart):
    """Measures shots, and writes beside each move what it came to."""

    def __init__(
        self, *, store: StudyStore, interview_id: str, store_thread: WorkThread, rules: PlanRules
    ) -> None:
        super().__init__(store=store, interview_id=interview_id, store_thread=store_thread, rules=rules)
        self._measuring = Measuring(on_fault=self.notice, after_s=_AFTER_S)

    def set_face(self, shot_id: str, box: Box | None) -> None:
        """See :meth:`InterviewIntents.set_face`."""

        def task() -> None:
            self._measure(self._link(shot_id), face=box, by_hand=True)

        self._queue.post(task)

    def _measure_what_is_missing(self, links: Iterable[Link]) -> None:
        """Store thread: shots of an earlier day whose moves nobody has measured yet, and the newest."""
        newest_first = [*reversed([*links])]
        for at, link in enumerate(newest_first):
            is_wanted = at == 0 or link.moves_here or link.moves_next
            if is_wanted and link.measures is None:
                self._measure(link)

    def _measure(self, link: Link, *, face: Box | None = None, by_hand: bool = False) -> None:
        """Store thread: ask for the measures of a shot; a box drawn by hand stays when its other file comes."""
        if self._store.read_only or link.display_file is None:
            return
        if not by_hand and link.measures is not None and link.measures.by_hand:
            face, by_hand = link.measures.face, True
        self._measuring.measure(
            self._store.absolute(link.display_file.path),
            shot_id=link.shot.id,
            deliver=self._on_measured,
            face=face,
            by_hand=by_hand,
            exposure=link.shot.exposure,
        )

    def _on_measured(self, shot_id: str, measures: Measures) -> None:
        """Measuring thread: what a person corrected is a deed of theirs; the rest nobody takes back."""

        def kept() -> None:
            self._store.set_measures(shot_id, measures)
            self._changed(shot_id)
            self._compare(shot_id)

        known = self._links.get(shot_id)
        corrected = measures.by_hand and (known is None or known.measures != measures)
        if corrected:
            self._say(kept, DeedKind.FACED, shot_id, voice=Voice.RESEARCHER)
        else:
            self._queue.post(kept)

    def _compare(self, shot_id: str) -> None:
        """Store thread: what the moves to and from a shot came to, as far as both ends are measured."""
        link = self._link(shot_id)
        for move in (*link.moves_here, *link.moves_next):
            if move.to_shot_id is None:
                continue
            before, after = self._link(move.from_shot_id), self._link(move.to_shot_id)
            if before.measures is None or after.measures is None:
                continue
            measured = change(move.dimension, before.measures, after.measures, frame=move.frame)
            if measured != move.measured:
                self._store.set_move_measured(move.id, measured)
                for end in (move.from_shot_id, move.to_shot_id):
                    self._changed(end)

    def _tell_again(self, done: Done) -> None:
        super()._tell_again(done)
        if done.deed.kind is DeedKind.FACED:
            for shot_id in done.shot_ids:
                self._compare(shot_id)
