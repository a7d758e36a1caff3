"""Words at work: the card of quotes and notes, the history, and what people do on them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from fotointerview.gui import state
from fotointerview.gui.action_list import ActionId
from fotointerview.gui.history_card import HistoryCard
from fotointerview.gui.state import Hold, RoomState
from fotointerview.gui.words_card import WordsCard
from fotointerview.services.intents import InterviewIntents


class WordsDesk(QObject):
    """Keeps the two cards, of which one is in sight at most, and sends what is said there on its way.

    Args:
        session: where wishes go.
        words: quotes and notes.
        history: what was said and done.
        now: gives the room's state.
        become: makes the given state the room's.

    Signals (GUI thread):
        left(): a card was put away; the keyboard belongs to the picture.
    """

    left = Signal()

    def __init__(
        self,
        *,
        session: InterviewIntents,
        words: WordsCard,
        history: HistoryCard,
        now: Callable[[], RoomState],
        become: Callable[[RoomState], None],
    ) -> None:
        super().__init__(words)
        self._session, self._words, self._history = session, words, history
        self._now, self._become = now, become
        words.quoted.connect(lambda said: session.quote(None, said, voice=now().voice))
        words.quote_changed.connect(lambda quote, verbatim: session.change_quote(quote, verbatim=verbatim))
        words.quote_removed.connect(session.remove_quote)
        words.tied.connect(session.tie_quote)
        words.untied.connect(session.untie_quote)
        words.noted.connect(lambda shot_id, text: session.note(shot_id or None, text))
        words.note_changed.connect(session.change_note)
        words.typing.connect(self._on_typing)
        history.undo_wanted.connect(lambda times: self._times(session.undo, times))
        history.redo_wanted.connect(lambda times: self._times(session.redo, times))
        for card in (words, history):
            card.closed.connect(self.left)

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What the keys do here."""
        return {
            ActionId.WORDS: self._toggle_words,
            ActionId.NOTE: self._write_note,
            ActionId.HISTORY: self._toggle_history,
        }

    @property
    def is_open(self) -> bool:
        """Whether one of the cards is in sight."""
        return not (self._words.isHidden() and self._history.isHidden())

    def put_away(self) -> None:
        """Put away what is in sight."""
        for card in (self._words, self._history):
            if not card.isHidden():
                card.put_away()

    def keep(self) -> None:
        """Hand over words that are still in a field."""
        self._words.keep()

    def show(self, now: RoomState) -> None:
        """Show the words and the history on the card that is in sight."""
        if not self._words.isHidden():
            self._words.show_words(now.chain, shot_id=now.link.shot.id if now.link else "")
        if not self._history.isHidden():
            zone = now.chain.interview.zone if now.chain else "UTC"
            self._history.show_history(now.history, zone=zone)

    def _toggle_words(self) -> None:
        if self._words.isHidden():
            self._history.hide()
            self._words.open_quotes()
            self.show(self._now())
        else:
            self._words.put_away()

    def _write_note(self) -> None:
        self._history.hide()
        self._words.open_notes(write=True)
        self.show(self._now())

    def _toggle_history(self) -> None:
        if self._history.isHidden():
            self._words.keep()
            self._words.hide()
            self._history.open()
            self.show(self._now())
        else:
            self._history.put_away()

    def _on_typing(self, typing: bool) -> None:
        self._become(state.hold(self._now(), Hold.TYPING, typing))

    @staticmethod
    def _times(act: Callable[[], None], times: int) -> None:
        for _ in range(times):
            act()
