"""What a window may ask of an interview: the seam between widgets and the session, and between tests and both.

Nothing here blocks and nothing here raises for what goes wrong in the world: the outcome comes as a
:class:`~fotointerview.services.events.SessionEvent`.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from fotointerview.domain.aids import Aid
from fotointerview.domain.camera import SettingName
from fotointerview.domain.ledger import MAIN_PUBLICATION
from fotointerview.domain.sayings import Box, Look, Point
from fotointerview.domain.words import Answer, Dimension, LinkKind, MarkKind, Verdict, Voice
from fotointerview.services.events import SessionEvent

Listener = Callable[[SessionEvent], None]
Strokes = tuple[tuple[Point, ...], ...]


class InterviewIntents(Protocol):
    """An interview as the interview room sees it."""

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell ``listener`` of every event from now on, on whatever thread; returns the way to stop."""
        ...

    def load(self) -> None:
        """Ask for the whole chain (→ ``ChainLoaded``, ``CameraChanged``, ``PlanChanged``)."""
        ...

    def shoot(self) -> None:
        """Release the shutter; without consent for the conversation nothing is released (→ ``Noticed``)."""
        ...

    def allow_trial(self) -> None:
        """Allow test shots in this interview before there is consent (→ ``LeaveChanged``); they are deleted later."""
        ...

    def next_photo(self) -> None:
        """Carry out the plan of the last shot's moves on the camera, then release the shutter."""
        ...

    def set_live(self, on: bool) -> None:
        """Begin or end live view; frames come by the session's :class:`~fotointerview.services.live.LiveFeed`."""
        ...

    def render_live(self, look: Look, aid: Aid) -> None:
        """Show the frames of live view from now on with this look and this aid, uncropped."""
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

    def give_reason(self, shot_id: str, words: str, *, voice: Voice = Voice.PARTICIPANT) -> None:
        """Put the reason's words to the judgement of that voice that counts now; without one nothing happens."""
        ...

    def agree(
        self,
        shot_id: str,
        dimension: Dimension,
        step: int,
        *,
        words: str = "",
        voice: Voice = Voice.TOGETHER,
        frame: Box | None = None,
    ) -> None:
        """Agree a move for the next photo; step 0 without words or frame takes it back (→ ``PlanChanged``).

        A step of colour shows on this shot at once, counted from the look with which it came.
        """
        ...

    def quote(
        self,
        shot_id: str | None,
        words: str,
        *,
        voice: Voice = Voice.PARTICIPANT,
        at: datetime | None = None,
    ) -> None:
        """Keep words that were said ``at`` a time (else now), at this shot or at none (→ ``WordsChanged``)."""
        ...

    def change_quote(
        self,
        quote_id: str,
        *,
        verbatim: str | None = None,
        edited: str | None = None,
        approved: bool | None = None,
    ) -> None:
        """Change what is given; other edited words ask for approval anew (→ ``WordsChanged``)."""
        ...

    def tie_quote(self, quote_id: str, shot_id: str, kind: LinkKind) -> None:
        """Tie a quote to one more shot; the same tie twice is one (→ ``WordsChanged``)."""
        ...

    def untie_quote(self, link_id: str) -> None:
        """Loosen a tie between a quote and a shot (→ ``WordsChanged``)."""
        ...

    def remove_quote(self, quote_id: str) -> None:
        """Take a quote away with its ties (→ ``WordsChanged``)."""
        ...

    def note(self, shot_id: str | None, text: str) -> None:
        """Keep a remark of the researcher's own, on this shot or on none (→ ``WordsChanged``)."""
        ...

    def change_note(self, note_id: str, text: str) -> None:
        """Change a note; empty takes it away (→ ``WordsChanged``)."""
        ...

    def draw(
        self,
        shot_id: str,
        kind: MarkKind,
        strokes: Strokes,
        *,
        voice: Voice = Voice.RESEARCHER,
        text: str = "",
        pressure: Sequence[Sequence[float]] = (),
        quote_id: str | None = None,
        judgement_id: str | None = None,
    ) -> None:
        """Keep something drawn; see :class:`~fotointerview.domain.sayings.Mark`."""
        ...

    def change_mark(self, mark_id: str, *, strokes: Strokes | None = None, text: str | None = None) -> None:
        """Move or reshape a mark, or change what it says."""
        ...

    def tie_mark(self, mark_id: str, *, quote_id: str | None = None, judgement_id: str | None = None) -> None:
        """Tie a mark to a quote or to a reason; without either it is loose again."""
        ...

    def erase(self, mark_id: str) -> None:
        """Take a mark away."""
        ...

    def set_look(self, shot_id: str, look: Look, *, voice: Voice = Voice.PARTICIPANT) -> None:
        """Record the look that is asked for; the file stays as it is.

        On the newest shot another amount of colour is agreed as a move for the next photo too.
        """
        ...

    def set_face(self, shot_id: str, box: Box | None) -> None:
        """Correct where the face is, or say that there is none; the shot is measured anew with it."""
        ...

    def choose(self, shot_id: str, verdict: Verdict | None) -> None:
        """Mark as chosen, maybe or no; ``None`` takes it back."""
        ...

    def place(self, shot_id: str, tier: int | None, *, publication: str = MAIN_PUBLICATION) -> None:
        """Set a shot's tier (1..3) in a publication; ``None`` takes it out."""
        ...

    def approve(self, shot_id: str, allowed: bool, *, words: str = "") -> None:
        """Keep the participant's own word: this one may leave the house, or stays here.

        A change of mind, or other words, is a further statement; the same again is none.
        """
        ...

    def undo(self) -> None:
        """Take back what was said, drawn or set last (→ ``HistoryChanged``, ``Noticed`` where it is too late)."""
        ...

    def redo(self) -> None:
        """Do again what was taken back last (→ as :meth:`undo`)."""
        ...

    def describe(self, shot_id: str, alt_text: str) -> None:
        """Set the shot's own alternative text; empty returns to the generated one."""
        ...
