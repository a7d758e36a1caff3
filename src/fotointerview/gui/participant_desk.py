"""The participant's window and the interview: brings the room's state there, and what is done there to the session.

Everything that comes from there is the participant's: answers, steps, looks and lines carry their voice.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from fotointerview.domain.colour import BLACK_AND_WHITE, NATURAL, on_rung
from fotointerview.domain.sayings import Point
from fotointerview.domain.words import Answer, Dimension, Language, MarkKind, Voice
from fotointerview.gui import camera_side, participant_place, participant_view
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.camera_side import LiveSign
from fotointerview.gui.live_mailbox import LiveMailbox
from fotointerview.gui.participant_view import Facing, ParticipantView
from fotointerview.gui.participant_window import ParticipantWindow
from fotointerview.gui.picture_desk import PictureDesk
from fotointerview.gui.state import RoomState
from fotointerview.gui.window_place import ScreenArea, WindowPlace
from fotointerview.services.intents import InterviewIntents
from fotointerview.services.presets import PresetError, interview_preset
from fotointerview.services.texts import Texts

CHANNEL: Final = "participant"
_PENCIL_MS: Final = 30_000
"""A pencil that nobody used for so long lies on the table again, so that new shots are shown."""
_SIGNS: Final = {LiveSign.COMING: "live-coming", LiveSign.LIVE: "live", LiveSign.AWAY: "live-away"}


class ParticipantDesk(QObject):
    """Keeps the participant's window.

    Args:
        session: where wishes go.
        bridge: where pictures and live view come from.
        study_folder: what the pictures' paths are relative to.
        language: of the window before there is an interview.
        beside: the researcher's window: on another screen than this one the participant's window is whole.

    Signals (GUI thread):
        changed(object): the new :class:`Facing`.
        busy(bool): the participant has the pencil in hand, or no longer: a new shot waits.
        opened(bool): the window appeared, or went.
        shares(object): the :class:`WindowPlace` that it leaves of the researcher's screen; ``None``: all of it.
    """

    changed = Signal(object)
    busy = Signal(bool)
    opened = Signal(bool)
    shares = Signal(object)

    def __init__(
        self,
        *,
        session: InterviewIntents,
        bridge: Bridge,
        study_folder: Path,
        language: Language,
        beside: QWidget | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._bridge, self._folder = session, bridge, study_folder
        self._language, self._beside = language, beside
        self._room = RoomState()
        self._facing = Facing()
        self._view = ParticipantView(language=language)
        self._offered: tuple[str, tuple[Dimension, ...]] = ("", tuple(Dimension))
        self._read_only = False
        self._ended = False
        self._wanted: WindowPlace | None = None
        self._mailbox: LiveMailbox | None = None
        self.window = ParticipantWindow()
        self._texts = Texts.load(language)
        self._pictures = PictureDesk(canvas=self.window.canvas, bridge=bridge, channel=CHANNEL)
        self._pictures.shown.connect(self._show_marks)
        self._pictures.unreadable.connect(self._on_unreadable)
        self._pencil = QTimer(self, singleShot=True, interval=_PENCIL_MS)
        self._pencil.timeout.connect(self._put_pencil_away)
        self.window.canvas.live.set_words(self._sign)
        self._connect()
        self.window.show_words(self._texts.participant)
        self._show()

    @property
    def facing(self) -> Facing:
        """How the window stands to the room."""
        return self._facing

    @property
    def is_open(self) -> bool:
        """Whether the window is there."""
        return self.window.isVisible()

    # ── the researcher's side ─────────────────────────────────────────────────────────────────────────────

    def show_state(self, room: RoomState) -> None:
        """The room became ``room``."""
        if self._ended:
            return
        self._room = room
        self._become(participant_view.follow(self._facing, room), always=True)

    def toggle_window(self) -> None:
        """Open the window where it belongs, or close it."""
        if self.window.isVisible():
            self.close()
        else:
            self.place()

    def toggle_blank(self) -> None:
        """Dark, or to be seen again."""
        self._become(participant_view.toggle_blank(self._facing))

    def toggle_freeze(self) -> None:
        """Keep this shot, or follow the researcher again."""
        self._become(participant_view.toggle_freeze(self._facing, self._room))

    def toggle_mirror(self) -> None:
        """Live view as in a mirror, or as others see it."""
        self._become(participant_view.toggle_mirror(self._facing))

    def set_read_only(self) -> None:
        """Only look: the study takes no words."""
        self._read_only = True
        self._show()

    def close(self) -> None:
        """Close the window; where it stood is kept."""
        self.window.close()

    def end(self) -> None:
        """The interview's window goes for good. Safe to call twice."""
        if self._ended:
            return
        self.close()
        self._ended = True
        self._end_live()
        self.window.deleteLater()

    # ── where it stands ───────────────────────────────────────────────────────────────────────────────────

    @property
    def where(self) -> WindowPlace:
        """Where the window stands, or stood last; ``maximised`` when it has a whole screen."""
        if not self.window.isVisible():
            return self._wanted or WindowPlace()
        return self._stands

    @property
    def _stands(self) -> WindowPlace:
        at = self.window.geometry()
        return WindowPlace(at.x(), at.y(), at.width(), at.height(), self.window.isFullScreen())

    def restore(self, place: WindowPlace) -> None:
        """Where it stood in an earlier interview; it opens there if that screen is still there."""
        self._wanted = place

    def place(self) -> None:
        """Open it: on the second screen, whole; else on the other half of this one."""
        screens = QGuiApplication.screens()
        home = self._beside.screen() if self._beside is not None else QGuiApplication.primaryScreen()
        main = screens.index(home) if home in screens else 0
        at = participant_place.facing_place(
            self._wanted,
            whole=[_area(screen, whole=True) for screen in screens],
            usable=[_area(screen, whole=False) for screen in screens],
            main=main,
        )
        if at is None:
            self.window.show()
            return
        self.window.setWindowFlag(Qt.WindowType.FramelessWindowHint, at.maximised)
        self.window.setGeometry(at.x, at.y, at.width, at.height)
        if at.maximised:
            self.window.showFullScreen()
            self.shares.emit(None)
        else:
            self.shares.emit(participant_place.rest_of(_area(screens[main], whole=False), at))
            self.window.showNormal()

    def _on_screen_gone(self, _screen: QScreen) -> None:
        """Its screen may be the one: it must not come over the researcher's."""
        if self.window.isVisible():
            self._wanted = None
            self.place()

    # ── showing ───────────────────────────────────────────────────────────────────────────────────────────

    def _become(self, facing: Facing, *, always: bool = False) -> None:
        before, self._facing = self._facing, facing
        if facing == before:
            if always:
                self._show()
            return
        self._show()
        if facing.drawing is not before.drawing:
            if facing.drawing:
                self._pencil.start()
            else:
                self._pencil.stop()
            self.busy.emit(facing.drawing)
        self.changed.emit(facing)

    def _show(self) -> None:
        shown = participant_view.participant_view(
            self._room,
            self._facing,
            offered=self._dimensions(),
            language=self._language,
            read_only=self._read_only,
        )
        before, self._view = self._view, shown
        if shown.interview != before.interview or self._is_stale():
            self._forget()
        if shown.language is not self._texts.language:
            self._texts = Texts.load(shown.language)
            self.window.show_words(self._texts.participant)
        self.window.show_view(shown)
        self._show_live()
        source = participant_view.picture(self._room, shown, study_folder=self._folder)
        if self.window.isVisible():
            self._pictures.show(source, aliases=self._room.aliases)
        self._show_marks()

    def _is_stale(self) -> bool:
        """Whether the canvas still has a shot that may not be seen any more, or that is shown no longer."""
        key = self._room.aliases.get(self.window.canvas.key, self.window.canvas.key)
        gone = not self._view.key and not self._view.live and not self._view.blank
        return bool(key) and (gone or key not in participant_view.seen_keys(self._room))

    def _forget(self) -> None:
        """Nothing of what was shown stays, also not in the dark behind."""
        self._pictures.forget()
        self.window.canvas.clear("")

    def _show_marks(self) -> None:
        canvas = self.window.canvas
        canvas.set_marks(self._view.marks if canvas.key and canvas.key == self._view.key else ())

    def _dimensions(self) -> tuple[Dimension, ...]:
        """What this kind of interview speaks of; a kind that is not known speaks of everything."""
        chain = self._room.chain
        if chain is not None and chain.interview.preset != self._offered[0]:
            try:
                offered = interview_preset(chain.interview.preset).dimensions
            except PresetError:
                offered = tuple(Dimension)
            self._offered = chain.interview.preset, offered
        return self._offered[1]

    def _on_unreadable(self, key: str) -> None:
        """The researcher is told; here it stays calm."""
        if key == self._view.key:
            self._forget()

    # ── live view ─────────────────────────────────────────────────────────────────────────────────────────

    def _sign(self, sign: LiveSign) -> str:
        return self._texts.participant(_SIGNS[sign]) if sign in _SIGNS else ""

    def _show_live(self) -> None:
        is_seen = self._view.live and not self._view.blank and self.window.isVisible()
        sign = camera_side.live_sign(self._room.side, self._room.status) if is_seen else LiveSign.OFF
        self.window.canvas.show_live(sign, shot=self._view.key)
        self.window.canvas.setAccessibleDescription(self._sign(sign))
        if not is_seen:
            self._end_live()
            return
        if self._mailbox is None:
            self._mailbox = self._bridge.mailbox()
            if self._mailbox is None:
                return
            self._mailbox.came.connect(self._on_frame, Qt.ConnectionType.QueuedConnection)
        self._mailbox.set_mirrored(self._facing.mirror)
        self._mailbox.set_box(self.window.canvas.box)

    def _end_live(self) -> None:
        if self._mailbox is not None:
            self._mailbox.close()
            self._mailbox.deleteLater()
            self._mailbox = None

    def _on_frame(self) -> None:
        frame = self._mailbox.take() if self._mailbox is not None else None
        if frame is not None:
            self.window.canvas.show_frame(frame)

    # ── the participant's side ────────────────────────────────────────────────────────────────────────────

    def _connect(self) -> None:
        window = self.window
        window.answered.connect(self._judge)
        window.agreed.connect(self._agree)
        window.monochrome_wanted.connect(self._set_monochrome)
        window.drawing_wanted.connect(self._set_drawing)
        window.drawn.connect(self._draw)
        window.undo_wanted.connect(self._undo)
        window.step_wanted.connect(self._step)
        window.newest_wanted.connect(self._go_to_newest)
        window.blank_wanted.connect(self.toggle_blank)
        window.opened.connect(self._on_opened)
        window.canvas.needs.connect(self._on_resized)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._on_screen_gone, Qt.ConnectionType.QueuedConnection)

    def _judge(self, answer: Answer) -> None:
        if self._view.shot_id and self._view.answer is not answer:
            self._session.judge(self._view.shot_id, answer, voice=Voice.PARTICIPANT)

    def _agree(self, dimension: Dimension, step: int) -> None:
        last = self._room.last
        if last is None or last.shot.id != self._view.newest_id:
            return
        known = next((move for move in reversed(last.moves_next) if move.dimension is dimension), None)
        # The words and the frame that were agreed on it stay.
        self._session.agree(
            last.shot.id,
            dimension,
            step,
            words=known.words if known else "",
            voice=Voice.PARTICIPANT,
            frame=known.frame if known else None,
        )

    def _set_monochrome(self, monochrome: bool) -> None:
        link = self._room.chain.link(self._view.shot_id) if self._room.chain else None
        if link is not None:
            look = on_rung(link.look, BLACK_AND_WHITE if monochrome else NATURAL)
            self._session.set_look(link.shot.id, look, voice=Voice.PARTICIPANT)

    def _set_drawing(self, on: bool) -> None:
        self._become(participant_view.set_drawing(self._facing, self._room, on))

    def _put_pencil_away(self) -> None:
        self._set_drawing(False)

    def _draw(self, stroke: Sequence[Point], pressure: Sequence[float]) -> None:
        if self._view.shot_id and self.window.canvas.key == self._view.shot_id:
            self._pencil.start()
            self._session.draw(
                self._view.shot_id,
                MarkKind.STROKES,
                (tuple(stroke),),
                voice=Voice.PARTICIPANT,
                pressure=(tuple(pressure),) if pressure else (),
            )

    def _undo(self) -> None:
        if self._view.undo_mark:
            self._session.erase(self._view.undo_mark)

    def _step(self, by: int) -> None:
        self._become(participant_view.step(self._facing, self._room, by))

    def _go_to_newest(self) -> None:
        self._become(participant_view.go_to_newest(self._facing, self._room))

    def _on_opened(self, is_open: bool) -> None:
        if not is_open:
            self._wanted = self._stands
            self._put_pencil_away()
            self.shares.emit(None)
        self._show()
        self.opened.emit(is_open)

    def _on_resized(self) -> None:
        if self._mailbox is not None:
            self._mailbox.set_box(self.window.canvas.box)


def _area(screen: QScreen, *, whole: bool) -> ScreenArea:
    at = screen.geometry() if whole else screen.availableGeometry()
    return ScreenArea(at.x(), at.y(), at.width(), at.height())
