"""What every desk in the hall has around it."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from fotointerview.gui.room_prepare import PrepareRoom
from fotointerview.services.desk import Desk
from fotointerview.services.texts import Texts
from fotointerview.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class HallSeat:
    """Where a desk in the hall sits.

    Attributes:
        place: the study with its threads.
        over: the window that the desk's page covers.
        room: whose menus and tasks lead to it, and where one is back when the page is left.
        desk: shows the study anew when something has changed.
        texts: the words of faults and of what was done.
    """

    place: Workplace
    over: QWidget
    room: PrepareRoom
    desk: Desk
    texts: Texts
