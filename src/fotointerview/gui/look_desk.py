"""Looks at work: the look card, the picture that follows it at once, and the statement that is made at the end.

While live view is on there is no shot to judge; the look is then that of the newest one, with
which the next shot comes.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from fotointerview.domain.aids import Aid
from fotointerview.domain.chain import Link
from fotointerview.domain.sayings import Look
from fotointerview.domain.words import Voice
from fotointerview.gui import looking, view
from fotointerview.gui.action_list import ActionId
from fotointerview.gui.look_card import LookCard
from fotointerview.gui.looking import Looking
from fotointerview.gui.state import Draft, RoomState
from fotointerview.services.intents import InterviewIntents


class LookDesk(QObject):
    """Keeps the look card, and sends what is asked for on its way.

    Args:
        session: where wishes go.
        card: the card.
        now: gives the room's state.
        become: makes the given state the room's.
    """

    def __init__(
        self,
        *,
        session: InterviewIntents,
        card: LookCard,
        now: Callable[[], RoomState],
        become: Callable[[RoomState], None],
    ) -> None:
        super().__init__(card)
        self._session, self._card = session, card
        self._now, self._become = now, become
        self._voice = Voice.TOGETHER
        self._live: tuple[Look, Aid] | None = None
        self._shared = False
        card.look_changed.connect(self._on_look)
        card.voice_changed.connect(self._on_voice)

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What the keys do here."""
        return {
            ActionId.LOOK: self._toggle,
            ActionId.ORIGINAL: partial(self._look_with, looking.toggle_original),
            ActionId.AIDS: partial(self._look_with, looking.next_aid),
        }

    @property
    def is_open(self) -> bool:
        """Whether the card is in sight."""
        return not self._card.isHidden()

    def set_shared(self, shared: bool) -> None:
        """Whether the participant sees live view as well: one picture for both, and then without aids."""
        self._shared = shared
        self.show(self._now())

    def put_away(self) -> None:
        """Put the card away."""
        self._card.put_away()

    def show(self, now: RoomState) -> None:
        """Show the look of what is on screen, on the card and on live view."""
        if not self._card.isHidden():
            self._show_card(now)
        if now.side.live:
            wanted = (view.live_look(now), Aid.NONE if self._shared else now.looking.aid)
            if wanted != self._live:
                self._session.render_live(*wanted)
            self._live = wanted
        else:
            self._live = None

    def _look_with(self, change: Callable[[Looking], Looking]) -> None:
        now = self._now()
        self._become(replace(now, looking=change(now.looking)))

    def _show_card(self, now: RoomState) -> None:
        link = view.look_target(now)
        face = link.measures.face if link and link.measures else None
        self._card.show_look(
            view.wanted_look(now, link),
            voice=self._voice,
            can_edit=link is not None,
            size=(link.shot.width or 3, link.shot.height or 2) if link else (3, 2),
            around=(face[0] + face[2] / 2, face[1] + face[3] / 2) if face else None,
        )

    def _toggle(self) -> None:
        if self._card.isHidden():
            self._card.open()
            self._show_card(self._now())
        else:
            self._card.put_away()

    def _on_look(self, look: Look, final: bool) -> None:
        now = self._now()
        link = view.look_target(now)
        if link is None:
            return
        if final:
            self._become(replace(now, draft=None))
            self._session.set_look(link.shot.id, look, voice=self._voice)
        else:
            self._become(replace(now, draft=_draft(link, look)))

    def _on_voice(self, voice: Voice) -> None:
        self._voice = voice


def _draft(link: Link, look: Look) -> Draft:
    return Draft(link.shot.id, look)
