"""Marking at work: the pencils, the bar that lays them out, and what people draw on its way to the session.

A mark goes to the shot it was begun on. What it belongs to is chosen before or after: with a mark selected the choice
is that mark's, else that of the marks still to be drawn on this shot.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject

from fotointerview.domain.chain import Link
from fotointerview.domain.words import Voice
from fotointerview.gui import state, texts
from fotointerview.gui.action_list import ActionId
from fotointerview.gui.canvas import Canvas
from fotointerview.gui.pencil import Changed, Drawn, ToolKind
from fotointerview.gui.pencil_case import PencilCase
from fotointerview.gui.state import Hold, RoomState
from fotointerview.gui.tool_bar import Tie, ToolBar
from fotointerview.services.intents import InterviewIntents


class MarkingDesk(QObject):
    """Lets people mark the picture on ``canvas``.

    Args:
        session: where marks go.
        canvas: what is marked.
        now: gives the room's state.
        become: makes the given state the room's.
    """

    def __init__(
        self,
        *,
        session: InterviewIntents,
        canvas: Canvas,
        now: Callable[[], RoomState],
        become: Callable[[RoomState], None],
    ) -> None:
        super().__init__(canvas)
        self._session, self._canvas = session, canvas
        self._now, self._become = now, become
        self._last = ToolKind.CIRCLE
        self._tie = Tie()
        self._tie_shot = ""
        self.bar = ToolBar(over=canvas)
        self.pencils = PencilCase(canvas)
        self.pencils.drawn.connect(self._on_drawn)
        self.pencils.changed.connect(self._on_changed)
        self.pencils.kind_changed.connect(self._show_bar)
        self.bar.tool_wanted.connect(self.take)
        self.bar.voice_wanted.connect(self.set_voice)
        self.bar.tie_wanted.connect(self._on_tie)
        self.bar.done.connect(self.put_away)
        canvas.selected.connect(lambda _mark: self._show_ties())
        canvas.busy.connect(self._on_busy)

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What the keys do here."""
        return {
            ActionId.MARK: self.toggle,
            ActionId.TOOL: self.next_tool,
            ActionId.MARK_PARTICIPANT: self.other_voice,
            ActionId.ERASE: self.erase,
        }

    @property
    def is_on(self) -> bool:
        """Whether a pencil, or the hand, is taken up."""
        return self.pencils.kind is not None

    def set_on(self, on: bool) -> None:
        """Take up the tool that was used last, or put it away; without a shot there is nothing to mark."""
        can = self._now().link is not None and not self._now().side.live
        self.pencils.take(self._last if on and can else None)

    def toggle(self) -> None:
        """Mark, or stop marking."""
        self.set_on(not self.is_on)

    def put_away(self) -> None:
        """Stop marking; the keyboard goes back to the picture."""
        self.set_on(False)
        self._canvas.setFocus()

    def take(self, kind: ToolKind) -> None:
        """Take this tool in the hand."""
        self._last = kind
        self.set_on(True)

    def next_tool(self) -> None:
        """The next tool; the first time the one that was used last."""
        if self.is_on:
            kinds = list(ToolKind)
            self._last = kinds[(kinds.index(self._last) + 1) % len(kinds)]
        self.set_on(True)

    def set_voice(self, voice: Voice) -> None:
        """Whose pencil it is."""
        self.pencils.set_voice(voice)
        self._show_bar()

    def other_voice(self) -> None:
        """The other one's pencil."""
        is_own = self.pencils.voice is Voice.RESEARCHER
        self.set_voice(Voice.PARTICIPANT if is_own else Voice.RESEARCHER)

    def erase(self) -> None:
        """Take away the selected mark, else the last one."""
        mark = self._canvas.mark_to_erase
        if mark is not None:
            self._session.erase(mark)

    def back(self) -> bool:
        """One step back: what is being drawn, then the tool; whether there was anything."""
        if self._canvas.cancel():
            return True
        was_on = self.is_on
        self.set_on(False)
        return was_on

    def show(self, now: RoomState) -> None:
        """Show what marks may belong to on the shot that is shown; another shot begins with nothing."""
        shot = now.link.shot.id if now.link else ""
        if shot != self._tie_shot:
            self._tie_shot, self._tie = shot, Tie()
        if self.is_on and not shot:
            self.set_on(False)
        self._show_ties()

    def _show_bar(self) -> None:
        if self.pencils.kind is not None:
            self._last = self.pencils.kind
        self.bar.show_tool(self.pencils.kind, self.pencils.voice)
        self._show_ties()

    def _show_ties(self) -> None:
        link = self._now().link
        choices = ties(link) if link else ()
        mark = self._canvas.selected_mark
        quote, judgement = (
            (mark.quote_id or "", mark.judgement_id or "")
            if mark
            else (self._tie.quote_id, self._tie.judgement_id)
        )
        tied = next((one for one in choices if (one.quote_id, one.judgement_id) == (quote, judgement)), Tie())
        self.bar.show_ties(choices, tied=tied)

    def _on_tie(self, quote_id: str, judgement_id: str) -> None:
        mark = self._canvas.selected_mark
        if mark is not None:
            self._session.tie_mark(mark.id, quote_id=quote_id or None, judgement_id=judgement_id or None)
        else:
            self._tie = Tie("", quote_id, judgement_id)
            self._show_ties()

    def _on_drawn(self, drawn: Drawn) -> None:
        now = self._now()
        shot = now.aliases.get(drawn.key, drawn.key)
        if not any(link.shot.id == shot for link in now.links):
            return
        tie = self._tie if shot == self._tie_shot else Tie()
        self._session.draw(
            shot,
            drawn.kind,
            drawn.strokes,
            voice=drawn.voice,
            text=drawn.text,
            pressure=drawn.pressure,
            quote_id=tie.quote_id or None,
            judgement_id=tie.judgement_id or None,
        )

    def _on_changed(self, changed: Changed) -> None:
        self._session.change_mark(changed.mark_id, strokes=changed.strokes, text=changed.text)

    def _on_busy(self, busy: bool) -> None:
        self._become(state.hold(self._now(), Hold.DRAWING, busy))


def ties(link: Link) -> tuple[Tie, ...]:
    """What a mark on this shot may belong to: the reason that counts, then the quotes said here."""
    found = []
    if link.judgement is not None and link.judgement.reason.strip():
        words = texts.translate("Marks", "Reason: {words}").format(words=link.judgement.reason)
        found.append(Tie(words, judgement_id=link.judgement.id))
    found += [Tie(f"“{quote.words}”", quote_id=quote.id) for quote in link.quotes]
    return tuple(found)
