"""Asking for consent in the window: the card in the interview room, the participant's screen, and who is told."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fotointerview.domain.consent import Leave
from fotointerview.gui.consent_card import ConsentCard
from fotointerview.gui.consent_page import ConsentPage
from fotointerview.gui.state import RoomState
from fotointerview.services.consent_wording import ConsentWording
from fotointerview.services.texts import Texts


class ConsentDesk(QObject):
    """Brings the room's state to the card, and the answer to whoever keeps it.

    Args:
        over: the window that the participant's screen covers.
        picture: where the card lies.
        wording: what is asked, read when it is needed.

    Signals (GUI thread):
        answered(str, object): participant id and a :class:`~fotointerview.services.consent.ConsentAnswer`.
        trial_wanted(): allow test shots.
    """

    answered = Signal(str, object)
    trial_wanted = Signal()

    def __init__(
        self,
        *,
        over: QWidget,
        picture: QWidget,
        wording: Callable[[], ConsentWording],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._wording = wording
        self._state = RoomState()
        self._asked = ""
        self.card = ConsentCard(over=picture)
        self.page = ConsentPage(over, back_to=picture)
        self.card.ask_wanted.connect(self.ask)
        self.card.trial_wanted.connect(self.trial_wanted)
        self.page.answered.connect(self._on_answer)

    def show_state(self, state: RoomState) -> None:
        """The room became ``state``."""
        self._state = state
        self.card.show_leave(state.leave if state.chain is not None else Leave.GIVEN)

    def ask(self) -> None:
        """Show the consent screen, in the language of the interview."""
        chain = self._state.chain
        if chain is None:
            return
        self._asked = chain.participant.id
        language = chain.interview.language
        self.page.ask(self._wording(), language=language, words=Texts.load(language).participant)

    def _on_answer(self, answer: object) -> None:
        asked, self._asked = self._asked, ""
        if asked:
            self.answered.emit(asked, answer)
