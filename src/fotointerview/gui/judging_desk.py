"""Judging and agreeing: what the panels beside the picture show, and what people do there.

The panel judges the shot that is shown; what is agreed always speaks of the newest shot.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QObject, Signal

from fotointerview.domain.colour import BLACK_AND_WHITE, NATURAL, on_rung
from fotointerview.domain.words import Answer, Dimension, Voice
from fotointerview.gui import camera_side, state, view
from fotointerview.gui.actions import ActionId
from fotointerview.gui.next_panel import MORE, MovesPanel, NextView, PlanPanel
from fotointerview.gui.question_panel import QuestionPanel, question_view
from fotointerview.gui.state import Hold, RoomState
from fotointerview.services.intents import InterviewIntents

_STEPS: Final = {
    ActionId.LIGHT_UP: (Dimension.LIGHT, 1),
    ActionId.LIGHT_DOWN: (Dimension.LIGHT, -1),
    ActionId.DISTANCE_UP: (Dimension.DISTANCE, 1),
    ActionId.DISTANCE_DOWN: (Dimension.DISTANCE, -1),
    ActionId.FOCUS_UP: (Dimension.FOCUS, 1),
    ActionId.FOCUS_DOWN: (Dimension.FOCUS, -1),
    ActionId.FRAMING_UP: (Dimension.FRAMING, 1),
    ActionId.FRAMING_DOWN: (Dimension.FRAMING, -1),
}
_MOST: Final = 2


class JudgingDesk(QObject):
    """Keeps question, moves and plan, and sends what is said there on its way.

    Args:
        session: where wishes go.
        question: the answers and the words.
        moves: what is agreed for the next photo.
        plan: what will be done about it.
        now: gives the room's state.
        become: makes the given state the room's.

    Signals (GUI thread):
        left(): somebody leaves a field for the picture.
    """

    left = Signal()

    def __init__(
        self,
        *,
        session: InterviewIntents,
        question: QuestionPanel,
        moves: MovesPanel,
        plan: PlanPanel,
        now: Callable[[], RoomState],
        become: Callable[[RoomState], None],
    ) -> None:
        super().__init__(question)
        self._session = session
        self._question, self._moves, self._plan = question, moves, plan
        self._now, self._become = now, become
        question.answered.connect(self.judge)
        question.voice_wanted.connect(self.speak_as)
        question.reason_given.connect(
            lambda shot_id, words, voice: session.give_reason(shot_id, words, voice=voice)
        )
        question.quoted.connect(
            lambda shot_id, words, voice, at: session.quote(shot_id or None, words, voice=voice, at=at)
        )
        moves.agreed.connect(self._on_agreed)
        moves.monochrome_wanted.connect(self._set_monochrome)
        moves.frame_cleared.connect(self._clear_frame)
        for panel in (question, moves):
            panel.typing.connect(self._on_typing)
            panel.left.connect(self.left)

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What the keys do here."""
        return {
            ActionId.YES: lambda: self.judge(Answer.YES),
            ActionId.ALMOST: lambda: self.judge(Answer.ALMOST),
            ActionId.NO: lambda: self.judge(Answer.NO),
            ActionId.MONOCHROME: self._toggle_monochrome,
            ActionId.QUOTE: self._question.write_quote,
            ActionId.REASON: self._question.write_reason,
            ActionId.VOICE: self._other_voice,
            ActionId.UNDO: self._session.undo,
            ActionId.REDO: self._session.redo,
            **{action: partial(self._step, dimension, by) for action, (dimension, by) in _STEPS.items()},
        }

    def show(self, now: RoomState) -> None:
        """Show what is judged and agreed."""
        link, last = now.link, now.last
        question = now.chain.interview.question() if now.chain else ""
        self._question.show_view(question_view(link, question=question, voice=now.voice))
        steps = {dimension: view.agreed_step(last, dimension) for dimension in view.SCALES}
        self._moves.show_view(
            NextView(
                shot_id=last.shot.id if last else "",
                steps=MappingProxyType(steps),
                framing=view.agreed_words(last, Dimension.FRAMING),
                framed=view.agreed_frame(last, Dimension.FRAMING) is not None,
                words=MappingProxyType({dimension: view.agreed_words(last, dimension) for dimension in MORE}),
                monochrome=bool(link and link.monochrome),
                monochrome_shot=link.shot.id if link else "",
            )
        )
        self._plan.show_plan(now.plan, can_shoot=camera_side.can_release(now.status), refused=now.refused)

    def keep(self) -> None:
        """Hand over all words that are still in fields."""
        self._question.keep()
        self._moves.keep()

    def judge(self, answer: Answer) -> None:
        """The shot that is shown gets this answer, from whom the words are written down of now."""
        link, voice = self._now().link, self._now().voice
        said = link.judgement_of(voice) if link else None
        if link is not None and (said is None or said.answer is not answer):
            self._session.judge(link.shot.id, answer, voice=voice)

    def speak_as(self, voice: Voice) -> None:
        """From now on the words and answers of ``voice`` are shown and written down."""
        self._become(replace(self._now(), voice=voice))

    def _other_voice(self) -> None:
        now = self._now().voice
        self.speak_as(Voice.PARTICIPANT if now is Voice.RESEARCHER else Voice.RESEARCHER)

    def _step(self, dimension: Dimension, by: int) -> None:
        """One step more or less is agreed for the next photo, as far as the scale goes; its words stay."""
        last = self._now().last
        if last is None:
            return
        step = min(max(view.agreed_step(last, dimension) + by, -_MOST), _MOST)
        self._session.agree(
            last.shot.id,
            dimension,
            step,
            words=view.agreed_words(last, dimension),
            frame=view.agreed_frame(last, dimension),
        )

    def _on_agreed(self, dimension: Dimension, step: int, words: str) -> None:
        last = self._now().last
        if last is not None:
            frame = view.agreed_frame(last, dimension)
            self._session.agree(last.shot.id, dimension, step, words=words, frame=frame)

    def _clear_frame(self) -> None:
        """The drawn frame goes; step and words of the framing stay."""
        last, which = self._now().last, Dimension.FRAMING
        if last is not None:
            step, words = view.agreed_step(last, which), view.agreed_words(last, which)
            self._session.agree(last.shot.id, which, step, words=words)

    def _toggle_monochrome(self) -> None:
        link = self._now().link
        if link is not None:
            self._set_monochrome(not link.monochrome)

    def _set_monochrome(self, monochrome: bool) -> None:
        link = self._now().link
        if link is not None:
            look = on_rung(link.look, BLACK_AND_WHITE if monochrome else NATURAL)
            self._session.set_look(link.shot.id, look)

    def _on_typing(self, typing: bool) -> None:
        self._become(state.hold(self._now(), Hold.TYPING, typing))
