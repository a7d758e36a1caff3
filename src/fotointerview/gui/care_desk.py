"""Taking care of the study as a whole: photos that exist already, what other programs wrote, and a check of it all."""

from PySide6.QtCore import QObject, Signal

from fotointerview.gui.check_desk import CheckDesk
from fotointerview.gui.hall_seat import HallSeat
from fotointerview.gui.import_desk import ImportDesk
from fotointerview.gui.menu_groups import PersonGroup, StudyGroup
from fotointerview.gui.sidecar_desk import SidecarDesk


class CareDesk(QObject):
    """Puts its lines into the menus of the room before the interview, and its pages over the window.

    Signals (GUI thread):
        changed(): the study is to be shown anew.
        shot_wanted(str, str): go to this interview, at this shot.
    """

    changed = Signal()
    shot_wanted = Signal(str, str)

    def __init__(self, seat: HallSeat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        room = seat.room
        self.photos = ImportDesk(seat, self)
        self.sidecars = SidecarDesk(seat, self)
        self.check = CheckDesk(seat, self)
        can_write = not seat.place.store.read_only
        room.person_menu.add(
            self.tr("Bring in photos …"),
            self.photos.open,
            when=lambda _person: can_write,
            group=PersonGroup.ABOUT,
        )
        room.hall.menu.add(
            self.tr("Check the study …"), lambda _study: self.check.open(), group=StudyGroup.CARE
        )
        room.hall.menu.add(
            self.tr("Read what other programs wrote …"),
            lambda _study: self.sidecars.open(),
            when=lambda study: not study.read_only,
            group=StudyGroup.CARE,
        )
        self.photos.changed.connect(self.changed)
        self.sidecars.changed.connect(self.changed)
        self.photos.shot_wanted.connect(self.shot_wanted)

    def close(self) -> None:
        """End what is under way. The study must still be open."""
        for desk in (self.photos, self.sidecars, self.check):
            desk.close()
