"""The interview room: places strip, picture, question and next photo; turns what people do into intents.

State comes in through the bridge, goes through :mod:`fotointerview.gui.state`, and is shown by :meth:`_show`.
Nothing here decides what follows from what.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fotointerview.domain.camera import Ability
from fotointerview.domain.faults import Fault
from fotointerview.domain.words import Language
from fotointerview.gui import actions, camera_side, camera_words, room_words, state, texts, view
from fotointerview.gui.actions import ActionId
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.camera_bar import CameraBar
from fotointerview.gui.camera_desk import CameraDesk
from fotointerview.gui.camera_panel import CameraPanel, Page
from fotointerview.gui.canvas import Canvas
from fotointerview.gui.fields import ButtonKeys
from fotointerview.gui.framing_desk import FramingDesk
from fotointerview.gui.history_card import HistoryCard
from fotointerview.gui.judging_desk import JudgingDesk
from fotointerview.gui.look_card import LookCard
from fotointerview.gui.look_desk import LookDesk
from fotointerview.gui.looking_desk import LookingDesk
from fotointerview.gui.marking_desk import MarkingDesk
from fotointerview.gui.next_panel import MovesPanel, PlanPanel
from fotointerview.gui.notices import Describe, NoticeBar
from fotointerview.gui.panel import Panel
from fotointerview.gui.picture_bar import PictureBar
from fotointerview.gui.picture_desk import PictureDesk
from fotointerview.gui.question_panel import QuestionPanel
from fotointerview.gui.state import RoomState
from fotointerview.gui.strip import Strip
from fotointerview.gui.waiting_sign import WaitingSign
from fotointerview.gui.words_card import WordsCard
from fotointerview.gui.words_desk import WordsDesk
from fotointerview.services.events import SessionEvent
from fotointerview.services.intents import InterviewIntents
from fotointerview.services.look_presets import look_presets

_ZOOM_STEP: Final = 1.5


class InterviewRoom(QWidget):
    """The room in which the interview takes place.

    Signals (GUI thread):
        painted(str, str, object): as :attr:`Canvas.painted`: key (token or shot id), quality, monotonic ns.
        state_changed(object): the new :class:`RoomState`, after it is shown.
        camera_wanted(str): another camera, as ``--camera`` understands it.
        blank_wanted(), freeze_wanted(), mirror_wanted(): the participant's window dark, held, mirrored, or not.
        help_wanted(): show the keys.
        second_copy_wanted(str): the folder for the second copy; "" for none.
    """

    painted = Signal(str, str, object)
    state_changed = Signal(object)
    camera_wanted = Signal(str)
    second_copy_wanted = Signal(str)
    blank_wanted = Signal()
    freeze_wanted = Signal()
    mirror_wanted = Signal()
    help_wanted = Signal()

    def __init__(
        self,
        *,
        session: InterviewIntents,
        bridge: Bridge,
        study_folder: Path,
        describe: Describe,
        language: Language = Language.NL,
        looks: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("interviewRoom")
        self._session, self._bridge, self._folder = session, bridge, study_folder
        self._state = RoomState()
        self._rows = view.StripRows()
        self.strip = Strip(bridge=bridge, study_folder=study_folder, parent=self)
        self._centre = QStackedWidget(self)
        self._centre.setMinimumWidth(240)  # else comparing, unseen, pushes the side out of the window
        self.canvas = Canvas(self._centre)
        self._centre.addWidget(self.canvas)
        self.picture_bar = PictureBar(self)
        self.notices = NoticeBar(describe=describe, over=self.canvas)
        self.waiting = WaitingSign(over=self.canvas)
        self.look_card = LookCard(
            self, presets=look_presets(own=looks), language=language, foot=self.picture_bar
        )
        self.question = QuestionPanel(self)
        self.moves = MovesPanel(self)
        self.plan = PlanPanel(self)
        self.camera_bar = CameraBar(self)
        self.camera_panel = CameraPanel(self, foot=self.camera_bar, describe=describe)
        self.words_card = WordsCard(self, foot=self.camera_bar)
        self.history_card = HistoryCard(self, foot=self.camera_bar)
        self._desk = PictureDesk(canvas=self.canvas, bridge=bridge)
        self._make_desks(session, bridge)
        self._place()
        self.actions_by_id = actions.install(self, self._handlers())
        self._connect()
        ButtonKeys(self).watch(self)
        self._show()

    def _make_desks(self, session: InterviewIntents, bridge: Bridge) -> None:
        """Who looks after which part of the room."""
        self._camera = CameraDesk(
            session=session,
            bridge=bridge,
            canvas=self.canvas,
            panel=self.camera_panel,
            bar=self.camera_bar,
            now=lambda: self._state,
            become=self._become,
        )
        self._judging = JudgingDesk(
            session=session,
            question=self.question,
            moves=self.moves,
            plan=self.plan,
            now=lambda: self._state,
            become=self._become,
        )
        self._words = WordsDesk(
            session=session,
            words=self.words_card,
            history=self.history_card,
            now=lambda: self._state,
            become=self._become,
        )
        self._look = LookDesk(
            session=session, card=self.look_card, now=lambda: self._state, become=self._become
        )
        self.marking = MarkingDesk(
            session=session, canvas=self.canvas, now=lambda: self._state, become=self._become
        )
        self.looking = LookingDesk(
            session=session,
            bridge=bridge,
            canvas=self.canvas,
            stack=self._centre,
            study_folder=self._folder,
            now=lambda: self._state,
            become=self._become,
        )
        self._framing = FramingDesk(session=session, canvas=self.canvas, now=lambda: self._state)

    @property
    def state(self) -> RoomState:
        """What is shown."""
        return self._state

    def open(self) -> None:
        """Ask for the interview."""
        self._session.load()

    def keep(self) -> None:
        """Hand over all words that are still in fields."""
        self._judging.keep()
        self._words.keep()

    def leave(self) -> None:
        """The window closes: no word that was said stays behind."""
        self.keep()
        self.question.rescue()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another room: the body gets its controls back, unless a series goes on."""
        super().hideEvent(event)
        if self._state.side.live and not self._state.side.in_series and not event.spontaneous():
            self._become(state.leave_live(self._state))

    def set_read_only(self) -> None:
        """Only look: the study takes no words and no shots."""
        for part in (self.question, self.moves, self.plan, self.camera_bar):
            part.setEnabled(False)

    def open_camera(self) -> None:
        """Show which camera it is, and which it could be."""
        self._camera.open_panel(Page.SOURCE)

    def show_camera_choice(self, spec: str, *, remembered: Sequence[str] = ()) -> None:
        """Which camera was asked for, and the addresses and folders used before; as ``--camera`` understands them."""
        self.camera_panel.source.show_chosen(spec, remembered=remembered)

    def show_shot(self, key: str) -> None:
        """Show the shot ``key``."""
        self._become(state.select(self._state, key))

    def look_along(self, shared: bool) -> None:
        """The participant's window is open, or no longer."""
        self._look.set_shared(shared)

    def hold_for_participant(self, busy: bool) -> None:
        """The participant has the pencil in hand, or no longer: a new shot waits."""
        self._become(state.hold(self._state, state.Hold.PARTICIPANT, busy))

    # ── placing and connecting ────────────────────────────────────────────────────────────────────────────

    def _place(self) -> None:
        centre = QVBoxLayout()
        centre.setContentsMargins(0, 0, 0, 0)
        centre.setSpacing(0)
        centre.addWidget(self._centre, 1)
        centre.addWidget(self.picture_bar)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.strip)
        middle.addLayout(centre, 1)
        middle.addWidget(Panel(question=self.question, moves=self.moves, plan=self.plan, parent=self))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(middle, 1)
        layout.addWidget(self.camera_bar)
        self.setFocusProxy(self.canvas)

    def _handlers(self) -> dict[ActionId, Callable[[], None]]:
        return {
            ActionId.SHOOT: self._shoot,
            ActionId.NEXT_PHOTO: self._next_photo,
            ActionId.ZOOM: self._toggle_zoom,
            ActionId.PREVIOUS: lambda: self._become(state.step(self._state, -1)),
            ActionId.FOLLOWING: lambda: self._become(state.step(self._state, 1)),
            ActionId.FIRST: lambda: self._become(state.step(self._state, -len(self._state.keys))),
            ActionId.NEWEST: self._go_to_newest,
            ActionId.LIVE: self._camera.toggle_live,
            ActionId.GRID: self._camera.next_guides,
            ActionId.FOCUS: self._camera.focus_now,
            ActionId.SERIES: self._camera.toggle_series,
            ActionId.CAMERA: self._camera.toggle_panel,
            ActionId.BACK: self._back,
            ActionId.BLANK: self.blank_wanted.emit,
            ActionId.FREEZE: self.freeze_wanted.emit,
            ActionId.MIRROR: self.mirror_wanted.emit,
            **self._judging.handlers(),
            **self._look.handlers(),
            **self._words.handlers(),
            **self.marking.handlers(),
            **self._framing.handlers(),
            **self.looking.handlers(),
            ActionId.ZOOM_IN: lambda: self.canvas.zoom_by(_ZOOM_STEP),
            ActionId.ZOOM_OUT: lambda: self.canvas.zoom_by(1 / _ZOOM_STEP),
        }

    def _connect(self) -> None:
        self._bridge.happened.connect(self._on_event, Qt.ConnectionType.QueuedConnection)
        self.strip.chosen.connect(self.show_shot)
        self.canvas.painted.connect(self.painted)
        self.canvas.tool_changed.connect(self._show_tools)
        self.canvas.zoom_changed.connect(self._show_tools)
        self.looking.shot_wanted.connect(self.show_shot)
        self._desk.counted.connect(self.looking.show_counted)
        self._desk.shown.connect(self._show_marks)
        self._desk.unreadable.connect(self._on_unreadable)
        self.picture_bar.fit_wanted.connect(self.canvas.fit)
        self.picture_bar.actual_wanted.connect(self.canvas.actual_size)
        self.picture_bar.drawing_wanted.connect(self.marking.set_on)
        self.picture_bar.help_wanted.connect(self.help_wanted)
        self.notices.dismissed.connect(self._on_dismissed)
        self.notices.said_read.connect(lambda: self._become(state.say(self._state, None)))
        self.notices.release_wanted.connect(self._session.free_camera)
        self.plan.next_wanted.connect(self._next_photo)
        self.camera_bar.shoot.connect(self._shoot)
        self.camera_panel.source.camera_wanted.connect(self._on_camera_wanted)
        self.camera_panel.copies.second_copy_wanted.connect(self.second_copy_wanted)
        self.picture_bar.live_wanted.connect(self._camera.toggle_live)
        self.picture_bar.lines_wanted.connect(self._camera.next_guides)
        self._judging.left.connect(self.canvas.setFocus)
        self._words.left.connect(self.canvas.setFocus)
        self.moves.frame_wanted.connect(self._framing.draw_frame)
        self.waiting.wanted.connect(self._go_to_newest)

    # ── state comes in ────────────────────────────────────────────────────────────────────────────────────

    def _on_event(self, event: SessionEvent) -> None:
        self._become(state.reduce(self._state, event))

    def _become(self, after: RoomState) -> None:
        if after is not self._state:
            before, self._state = self._state, after
            self._show()
            self.state_changed.emit(after)
            self._camera.follow(before, after)

    def _show(self) -> None:
        now = self._state
        self.strip.show_rows(self._rows.of(now), current=now.current, aliases=now.aliases)
        source = view.source(now, study_folder=self._folder)
        self._desk.show(source, aliases=now.aliases)
        if not now.keys:
            self._desk.forget()
            self.canvas.clear(room_words.next_step(self._state))
        self._camera.show(now)
        self._look.show(now)
        self._words.show(now)
        self.marking.show(now)
        self._framing.show(now)
        self.looking.show(now)
        self.waiting.show_waiting(now.missed)
        self._show_marks()
        self._show_tools()
        self._judging.show(now)
        self.camera_bar.show_status(now.status)
        self.camera_bar.show_safe(
            safe=len(now.links),
            pending=len(now.pending),
            copies=camera_words.copies(now.side, now.status, shots_pending=len(now.pending)),
        )
        said = camera_words.said(now.side.said) if now.side.said else ""
        self.notices.show_notices(now.notices, said=said)

    def _show_marks(self) -> None:
        link = self._state.link
        if link is not None and self.canvas.key == link.shot.id:
            self.canvas.set_marks(link.marks)
        else:
            self.canvas.set_marks(())

    def _show_tools(self) -> None:
        link = self._state.link
        self.picture_bar.show_caption(
            view.caption(link) if link else "", room_words.measured(self._state, link)
        )
        self.picture_bar.show_tools(
            has_picture=bool(self._state.keys) and not self._state.side.live,
            fitted=self.canvas.fitted,
            drawing=self.marking.is_on,
        )
        self.picture_bar.show_camera(
            live=self._state.side.live,
            can_live=camera_side.why_not(self._state.status, Ability.LIVE_VIEW) is None,
            guides=self._state.side.guides,
        )

    def _on_unreadable(self, key: str) -> None:
        if key == self._state.current:
            self._desk.forget()
            self.canvas.clear(
                texts.translate("Room", "This shot's file cannot be shown. Look at the next one.")
            )

    # ── intents go out ────────────────────────────────────────────────────────────────────────────────────

    def _shoot(self) -> None:
        if self._camera.can_release():
            self.keep()
            self._session.shoot()

    def _next_photo(self) -> None:
        if self._camera.can_release():
            self.keep()
            self._session.next_photo()

    def _go_to_newest(self) -> None:
        self._become(state.step(self._state, len(self._state.keys)))

    def _toggle_zoom(self) -> None:
        if self.canvas.fitted:
            self.canvas.actual_size()
        else:
            self.canvas.fit()

    def _back(self) -> None:
        """One step back at a time: a card, live view, the pencil, the zoom; in any case to the picture."""
        if not self.camera_panel.isHidden():
            self.camera_panel.put_away()
        elif self._look.is_open:
            self._look.put_away()
        elif self._words.is_open:
            self._words.put_away()
        elif self.looking.back():
            return
        elif self._state.side.live:
            self._become(state.leave_live(self._state))
        elif self.marking.back():
            pass
        elif self.canvas.tool is not None:
            self.canvas.set_tool(None)
        elif not self.canvas.fitted:
            self.canvas.fit()
        self.canvas.setFocus()

    def _on_camera_wanted(self, spec: str) -> None:
        """Another camera: live view of the one before is over."""
        self._become(state.leave_live(self._state))
        self.camera_wanted.emit(spec)

    def _on_dismissed(self, fault: Fault) -> None:
        self._become(state.dismiss(self._state, fault))
