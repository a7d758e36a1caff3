"""What is done with a whole study from its menu: how long things are kept, and what is on loan."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from fotointerview.gui.loans_desk import LoansDesk
from fotointerview.gui.retention_desk import RetentionDesk
from fotointerview.gui.room_prepare import PrepareRoom
from fotointerview.services.desk import Desk
from fotointerview.services.texts import Texts
from fotointerview.services.workplace import Workplace


class StudyDesks(QObject):
    """Both of them, over one window."""

    def __init__(
        self, place: Workplace, *, over: QWidget, room: PrepareRoom, desk: Desk, words: Texts, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.retention = RetentionDesk(place, over=over, room=room, desk=desk, words=words, parent=self)
        self.loans = LoansDesk(place, over=over, room=room, desk=desk, words=words, parent=self)

    def close(self) -> None:
        """Hear nothing more."""
        self.retention.close()
        self.loans.close()
