"""Looking closely and comparing, at work: loupe, histogram, another shot over this one, shots side by side."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtWidgets import QStackedWidget

from fotointerview.domain.aids import Histogram
from fotointerview.domain.chain import Link
from fotointerview.domain.words import Answer, Verdict
from fotointerview.gui import looking, measure_words, state, texts, view
from fotointerview.gui.action_list import ActionId
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.canvas import Canvas
from fotointerview.gui.compare_pane import Pane, pane
from fotointerview.gui.compare_view import CompareView
from fotointerview.gui.histogram import HistogramPlate
from fotointerview.gui.lent_picture import LentPicture
from fotointerview.gui.looking import Looking, OverlayKind
from fotointerview.gui.loupe import Loupe
from fotointerview.gui.overlay_layer import CHANNEL, OverlayLayer, SplitTool
from fotointerview.gui.state import Hold, RoomState
from fotointerview.gui.view import Source
from fotointerview.services.intents import InterviewIntents

_LOUPE: Final = "loupe"
_INSET: Final = 12


class LookingDesk(QObject):
    """Keeps what lies over the canvas, and the panes that take its place.

    Args:
        session: where answers and choices go that are given side by side.
        bridge: where pictures come from.
        canvas: the one picture.
        stack: holds the canvas and, while shots are compared, the panes instead.
        study_folder: what the pictures' paths are relative to.
        now: gives the room's state.
        become: makes the given state the room's.

    Signals (GUI thread):
        shot_wanted(str): show this shot large.
    """

    shot_wanted = Signal(str)

    def __init__(
        self,
        *,
        session: InterviewIntents,
        bridge: Bridge,
        canvas: Canvas,
        stack: QStackedWidget,
        study_folder: Path,
        now: Callable[[], RoomState],
        become: Callable[[RoomState], None],
    ) -> None:
        super().__init__(canvas)
        self._session, self._canvas, self._stack, self._folder = session, canvas, stack, study_folder
        self._now, self._become = now, become
        self._other = LentPicture(bridge=bridge, channel=CHANNEL, parent=self)
        self._close = LentPicture(bridge=bridge, channel=_LOUPE, parent=self)
        self.overlay = OverlayLayer(self)
        self.loupe = Loupe(canvas, changed=canvas.update)
        self._split = SplitTool(self)
        self.plate = HistogramPlate(canvas)
        self._counted: Histogram | None = None
        self.compare = CompareView(bridge=bridge)
        stack.addWidget(self.compare)
        canvas.add_layer(self.overlay)
        canvas.add_layer(self.loupe)
        canvas.installEventFilter(self)
        self._connect()

    def _connect(self) -> None:
        self.overlay.changed.connect(self._canvas.update)
        self._other.changed.connect(lambda: self.show(self._now()))
        self._close.changed.connect(lambda: self.show(self._now()))
        self._split.moved.connect(lambda at: self._look(looking.with_split(self._now().looking, at)))
        self.compare.shot_wanted.connect(self._on_large)
        self.compare.judged.connect(self._on_judged)
        self.compare.chosen.connect(self._on_chosen)
        self.compare.removed.connect(
            lambda shot_id: self._look(looking.remove_compared(self._now().looking, shot_id))
        )
        self.compare.left.connect(self.leave_compare)

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What the keys do here."""
        return {
            ActionId.LOUPE: lambda: self._look(looking.toggle_loupe(self._now().looking)),
            ActionId.HISTOGRAM: lambda: self._look(looking.toggle_histogram(self._now().looking)),
            ActionId.ONION: self._cycle_overlay,
            ActionId.ONION_THIS: self._lay_this,
            ActionId.ONION_DENSER: lambda: self._look(looking.denser(self._now().looking, by=1)),
            ActionId.ONION_THINNER: lambda: self._look(looking.denser(self._now().looking, by=-1)),
            ActionId.COMPARE: self._toggle_compare,
            ActionId.COMPARE_MORE: self._compare_more,
        }

    def back(self) -> bool:
        """One step back: the panes, the loupe, what lies over the picture; whether there was anything."""
        now = self._now().looking
        if now.comparing:
            self.leave_compare()
        elif now.loupe:
            self._look(looking.toggle_loupe(now))
        elif now.overlay.kind is not OverlayKind.OFF:
            self._look(looking.overlay_with(now, ""))
        else:
            return False
        return True

    def leave_compare(self) -> None:
        """Back to one picture."""
        self._look(looking.leave_compare(self._now().looking))

    def show_counted(self, histogram: Histogram | None) -> None:
        """The tones of what the canvas shows were counted."""
        self._counted = histogram
        self.show(self._now())
        self._settle()

    # ── showing ───────────────────────────────────────────────────────────────────────────────────────────

    def show(self, now: RoomState) -> None:
        """Show what is wanted of it."""
        seen = now.looking
        is_wanted = seen.histogram and now.link is not None
        self.plate.show_histogram(self._counted if is_wanted else None)
        self._show_overlay(now)
        self._show_loupe(now)
        self._show_compare(now)

    def _show_overlay(self, now: RoomState) -> None:
        overlay = now.looking.overlay
        link = now.chain.link(overlay.shot_id) if now.chain else None
        is_on = overlay.kind is not OverlayKind.OFF and link is not None
        self._other.want(_source(link, self._folder) if is_on else None, box=self._canvas.box)
        name = str(link.shot.number) if link else ""
        if link is not None and link.judgement is not None:
            name = f"{name} · {texts.answer(link.judgement.answer).lower()}"
        self.overlay.show(overlay, self._other.image if is_on else None, name=name)
        self._split.show(overlay)
        is_split = is_on and overlay.kind is OverlayKind.SPLIT
        if is_split and self._canvas.tool is None:
            self._canvas.set_tool(self._split)
        elif not is_split and self._canvas.tool is self._split:
            self._canvas.set_tool(None)

    def _show_loupe(self, now: RoomState) -> None:
        is_on = now.looking.loupe and now.link is not None
        source = view.source(now, study_folder=self._folder) if is_on else None
        plain = Source(source.key, source.where, source.look) if source else None
        self._close.want(plain, box=None)
        self.loupe.show_loupe(is_on, self._close.image if is_on else None)

    def _show_compare(self, now: RoomState) -> None:
        links = [link for link in now.links if link.shot.id in now.looking.compare]
        self.compare.show_panes([self._pane(link, links[0], original=now.looking.original) for link in links])
        wanted = self.compare if links else self._canvas
        if self._stack.currentWidget() is not wanted:
            self._stack.setCurrentWidget(wanted)
            if links:
                self.compare.take_keyboard()
            else:
                self._canvas.setFocus()

    def _pane(self, link: Link, first: Link, *, original: bool) -> Pane:
        measured = ""
        if link is not first and link.measures is not None:
            measured = measure_words.light_meter(link.measures, first.measures)
        return pane(link, study_folder=self._folder, measured=measured, original=original)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The plate stays in its corner."""
        if event.type() is QEvent.Type.Resize:
            self._settle()
        return False

    def _settle(self) -> None:
        self.plate.resize(self.plate.sizeHint())
        self.plate.move(QPoint(_INSET + 8, self._canvas.height() - self.plate.height() - _INSET))

    # ── intents ───────────────────────────────────────────────────────────────────────────────────────────

    def _look(self, wanted: Looking) -> None:
        """Look like this from now on; who looks closely is not disturbed by a new shot."""
        now = self._now()
        after = replace(now, looking=wanted)
        after = state.hold(after, Hold.COMPARING, wanted.comparing)
        self._become(state.hold(after, Hold.CLOSE, wanted.loupe))

    def _cycle_overlay(self) -> None:
        now = self._now()
        shown = now.link.shot.id if now.link else ""
        self._look(looking.cycle_overlay(now.looking, now.links, current=shown))

    def _lay_this(self) -> None:
        now = self._now()
        if now.link is not None and not now.side.live:
            self._look(looking.overlay_with(now.looking, now.link.shot.id))

    def _compare_more(self) -> None:
        now = self._now()
        if now.looking.comparing:
            self._look(looking.more_compared(now.looking, now.links))
        else:
            self._toggle_compare()

    def _toggle_compare(self) -> None:
        now = self._now()
        if now.looking.comparing:
            self.leave_compare()
        elif not now.side.live:
            self._look(looking.compare(now.looking, now.links, current=now.current))

    def _on_large(self, shot_id: str) -> None:
        self.leave_compare()
        self.shot_wanted.emit(shot_id)

    def _on_judged(self, shot_id: str, answer: Answer) -> None:
        now = self._now()
        link = now.chain.link(shot_id) if now.chain else None
        said = link.judgement_of(now.voice) if link else None
        if link is not None and (said is None or said.answer is not answer):
            self._session.judge(shot_id, answer, voice=now.voice)

    def _on_chosen(self, shot_id: str) -> None:
        now = self._now()
        link = now.chain.link(shot_id) if now.chain else None
        if link is not None:
            self._session.choose(shot_id, None if link.chosen else Verdict.CHOSEN)


def _source(link: Link | None, folder: Path) -> Source | None:
    if link is None or link.display_file is None:
        return None
    return Source(link.shot.id, folder / link.display_file.path, view.shown_look(link))
