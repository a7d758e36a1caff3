"""What a window may ask of an interview: the seam between widgets and the session, and between tests and both.

Nothing here blocks and nothing here raises for what goes wrong in the world: the outcome comes as a
:class:`~fotointerview.services.events.SessionEvent`.
"""

from collections.abc import Callable
from typing import Protocol

from fotointerview.domain.camera import SettingName
from fotointerview.domain.sayings import Point
from fotointerview.domain.words import Answer, Dimension, Verdict, Voice
from fotointerview.services.events import SessionEvent

Listener = Callable[[SessionEvent], None]


class InterviewIntents(Protocol):
    """An interview as the interview room sees it."""

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell ``listener`` of every event from now on, on whatever thread; returns the way to stop."""
        ...

    def load(self) -> None:
        """Ask for the whole chain (→ ``ChainLoaded``, ``CameraChanged``, ``PlanChanged``)."""
        ...

    def shoot(self) -> None:
        """Release the shutter."""
        ...

    def next_photo(self) -> None:
        """Carry out the plan of the last shot's moves on the camera, then release the shutter."""
        ...

    def set_live(self, on: bool) -> None:
        """Begin or end live view; frames come by the session's :class:`~fotointerview.services.live.LiveFeed`."""
        ...

    def set_setting(self, name: SettingName, value: str) -> None:
        """Set the camera and read back (→ ``SettingAsked``, then ``SettingAnswered``)."""
        ...

    def drive_focus(self, step: int) -> None:
        """Focus now (0), or a step nearer (negative) or farther (positive), at most 3."""
        ...

    def start_series(self, *, delay_s: float, shots: int = 1, every_s: float = 0.0) -> None:
        """Release by itself after ``delay_s``, ``shots`` times, ``every_s`` apart (→ ``SeriesChanged``)."""
        ...

    def stop_series(self) -> None:
        """End a series that is running."""
        ...

    def free_camera(self) -> None:
        """Let go of the one thing that keeps the camera away, where that may be done (→ ``Noticed`` if not)."""
        ...

    def count_card(self) -> None:
        """Find out what of this interview is on the card, and verify it (→ ``CardCounted``)."""
        ...

    def clear_card(self) -> None:
        """Take what is verified off the card (→ ``CardCleared``); only ever on a person's own wish."""
        ...

    def judge(self, shot_id: str, answer: Answer, *, voice: Voice = Voice.PARTICIPANT) -> None:
        """Record an answer; a different one than before is a second judgement."""
        ...

    def give_reason(self, shot_id: str, words: str) -> None:
        """Put the reason's words to the judgement that counts now; without one nothing happens."""
        ...

    def agree(
        self,
        shot_id: str,
        dimension: Dimension,
        step: int,
        *,
        words: str = "",
        voice: Voice = Voice.TOGETHER,
    ) -> None:
        """Agree a move for the next photo; step 0 without words takes it back (→ ``PlanChanged``).

        A step of colour shows on this shot at once, counted from the look with which it came.
        """
        ...

    def quote(self, shot_id: str | None, words: str, *, voice: Voice = Voice.PARTICIPANT) -> None:
        """Keep words that were said, at this shot or at none."""
        ...

    def draw(
        self, shot_id: str, strokes: tuple[tuple[Point, ...], ...], *, voice: Voice = Voice.RESEARCHER
    ) -> None:
        """Keep a hand-drawn circle; points normalised on the upright picture."""
        ...

    def erase(self, mark_id: str) -> None:
        """Take a mark away."""
        ...

    def set_monochrome(self, shot_id: str, monochrome: bool, *, voice: Voice = Voice.PARTICIPANT) -> None:
        """Show the shot in black and white or in colour; the file stays as it is.

        On the newest shot it is agreed as a move for the next photo too.
        """
        ...

    def choose(self, shot_id: str, verdict: Verdict | None) -> None:
        """Mark as chosen, maybe or no; ``None`` takes it back."""
        ...

    def describe(self, shot_id: str, alt_text: str) -> None:
        """Set the shot's own alternative text; empty returns to the generated one."""
        ...
