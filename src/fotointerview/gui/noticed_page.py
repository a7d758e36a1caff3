"""A room with the quiet line under it, so that what goes wrong is heard in every room."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fotointerview.gui.notices import Describe, NoticeBar
from fotointerview.gui.state import RoomState


class NoticedPage(QWidget):
    """Places ``room`` over a :class:`NoticeBar`.

    Attributes:
        notices: the bar; what is dismissed there is for the owner of the state.
    """

    def __init__(self, room: QWidget, *, describe: Describe, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notices = NoticeBar(describe=describe, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(room, 1)
        column.addWidget(self.notices)
        self.setFocusProxy(room)

    def show_state(self, state: RoomState) -> None:
        """Show what a person should hear about."""
        self.notices.show_notices(state.notices)
