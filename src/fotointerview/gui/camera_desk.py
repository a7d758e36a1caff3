"""What people do with the camera beyond its shutter: live view, lines, focus, settings, working alone.

Stands between canvas, bars and panel on one side and the session on the other; the rules are in
:mod:`fotointerview.gui.state` and :mod:`fotointerview.gui.camera_side`.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt

from fotointerview.domain.camera import Ability, SettingName
from fotointerview.gui import camera_side, state
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.camera_bar import CameraBar
from fotointerview.gui.camera_panel import CameraPanel, Page
from fotointerview.gui.camera_side import Alone
from fotointerview.gui.canvas import Canvas
from fotointerview.gui.state import RoomState
from fotointerview.services.intents import InterviewIntents


class CameraDesk(QObject):
    """Keeps live view on the canvas and sends what is asked of the camera on its way.

    Args:
        session: where wishes go.
        bridge: where frames come from.
        canvas: where they are painted; also the owner.
        panel: everything about the camera, when asked for.
        bar: the line at the foot, which leads to the panel.
        now: gives the room's state.
        become: makes the given state the room's.
    """

    def __init__(
        self,
        *,
        session: InterviewIntents,
        bridge: Bridge,
        canvas: Canvas,
        panel: CameraPanel,
        bar: CameraBar,
        now: Callable[[], RoomState],
        become: Callable[[RoomState], None],
    ) -> None:
        super().__init__(canvas)
        self._session, self._canvas, self._panel = session, canvas, panel
        self._now, self._become = now, become
        self._mailbox = bridge.live
        if self._mailbox is not None:
            self._mailbox.came.connect(self._on_frame, Qt.ConnectionType.QueuedConnection)
            canvas.needs.connect(self._on_size)
            self._on_size()
        panel.closed.connect(canvas.setFocus)
        panel.settings.live_wanted.connect(self.toggle_live)
        panel.settings.lines_wanted.connect(self.next_guides)
        panel.settings.focus_wanted.connect(self._drive_focus)
        panel.settings.setting_wanted.connect(session.set_setting)
        panel.alone.alone_changed.connect(self._on_alone)
        panel.alone.toggled.connect(self.toggle_series)
        bar.setting_wanted.connect(self._on_setting)
        bar.copies_wanted.connect(lambda: self.open_panel(Page.COPIES))

    def show(self, now: RoomState) -> None:
        """Show what the canvas shows of the camera's side."""
        sign = camera_side.live_sign(now.side, now.status)
        self._canvas.show_live(sign, shot=now.current)
        self._canvas.set_guides(now.side.guides)
        self._canvas.countdown.show_series(now.side.series)
        self._panel.show_state(now)

    def follow(self, before: RoomState, after: RoomState) -> None:
        """Ask of the camera what follows from the room's new state."""
        order = state.live_order(before, after)
        if order is not None:
            self._session.set_live(order)

    # ── intents ───────────────────────────────────────────────────────────────────────────────────────────

    def toggle_live(self) -> None:
        """Live view, or back to the shot."""
        self._canvas.set_tool(None)
        self._become(state.toggle_live(self._now()))

    def next_guides(self) -> None:
        """Other lines over the picture."""
        now = self._now()
        self._become(replace(now, side=camera_side.next_guides(now.side)))

    def focus_now(self) -> None:
        """Let the camera focus once; where it cannot, say why."""
        why_not = camera_side.why_not(self._now().status, Ability.FOCUS_NOW)
        self._become(state.say(self._now(), why_not))
        if why_not is None:
            self._session.drive_focus(0)

    def toggle_series(self) -> None:
        """Start the timer that was used last, or stop the one that runs."""
        now = self._now()
        if now.side.in_series:
            self._session.stop_series()
        elif self.can_release():
            alone = now.side.alone
            self._session.start_series(delay_s=alone.delay_s, shots=alone.shots, every_s=alone.every_s)

    def can_release(self) -> bool:
        """Whether the shutter goes on request; where it does not, say why."""
        why_not = camera_side.why_not(self._now().status, Ability.RELEASE)
        self._become(state.say(self._now(), why_not))
        return why_not is None

    def toggle_panel(self) -> None:
        """Everything about the camera, or put it away."""
        if self._panel.isHidden():
            self.open_panel()
        else:
            self._panel.put_away()

    def open_panel(self, page: Page | None = None) -> None:
        """Everything about the camera, from ``page`` on."""
        self._panel.open(self._now(), page)

    def _on_setting(self, name: SettingName) -> None:
        self._panel.open(self._now(), Page.SETTINGS, setting=name)

    def _drive_focus(self, step: int) -> None:
        if step:
            self._session.drive_focus(step)
        else:
            self.focus_now()

    def _on_alone(self, alone: Alone) -> None:
        now = self._now()
        self._become(replace(now, side=replace(now.side, alone=alone)))

    # ── frames come in ────────────────────────────────────────────────────────────────────────────────────

    def _on_frame(self) -> None:
        frame = self._mailbox.take() if self._mailbox is not None else None
        if frame is not None:
            self._canvas.show_frame(frame)

    def _on_size(self) -> None:
        if self._mailbox is not None:
            self._mailbox.set_box(self._canvas.box)
