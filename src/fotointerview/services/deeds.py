"""The deeds of an interview that can be taken back: two stacks, and what each deed takes with it. Store thread only.

Kept while the study is open; it ends with the program, as the paper bin of a desk is emptied at night.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from fotointerview.domain.history import Deed, History
from fotointerview.services.planning import CarriedOut
from fotointerview.storage.journal import RowChange

_MOST: Final = 500


@dataclass(frozen=True, slots=True)
class Done:
    """A deed with what it changed: rows of the study and the shots they are about, or settings of the camera.

    ``carried_out`` is what restoring turns back: what was set, and after taking back what was restored.
    """

    deed: Deed
    interview_id: str
    changes: Sequence[RowChange] = ()
    shot_ids: frozenset[str] = frozenset()
    carried_out: CarriedOut | None = None


class Deeds:
    """What was done and what was taken back."""

    def __init__(self) -> None:
        self._done: list[Done] = []
        self._undone: list[Done] = []

    def add(self, done: Done) -> None:
        """Something new was done; what was taken back before cannot be done again after it."""
        self._done = [*self._done, done][-_MOST:]
        self._undone.clear()

    def take(self) -> Done | None:
        """The last deed, off its stack."""
        return self._done.pop() if self._done else None

    def took_back(self, done: Done) -> None:
        """The deed was taken back."""
        self._undone.append(done)

    def take_undone(self) -> Done | None:
        """The deed that was taken back last, off its stack."""
        return self._undone.pop() if self._undone else None

    def did_again(self, done: Done) -> None:
        """The deed was done again."""
        self._done.append(done)

    def clear(self) -> None:
        """Another interview: what was done in the one before stays done."""
        self._done.clear()
        self._undone.clear()

    def history(self) -> History:
        """What a person can read."""
        return History(
            tuple(done.deed for done in self._done), tuple(done.deed for done in reversed(self._undone))
        )
