"""What can be done in the hall beside interviewing: the desks for it, made together and closed together."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from fotointerview.gui.care_desk import CareDesk
from fotointerview.gui.desk_bridge import DeskBridge
from fotointerview.gui.hall_seat import HallSeat
from fotointerview.gui.leaving_desk import LeavingDesk
from fotointerview.gui.loans_desk import LoansDesk
from fotointerview.gui.main_window import MainWindow
from fotointerview.gui.participant_desk import ParticipantDesk
from fotointerview.gui.people_desk import PeopleDesk
from fotointerview.gui.retention_desk import RetentionDesk
from fotointerview.gui.room_interview import InterviewRoom
from fotointerview.gui.room_prepare import PrepareRoom
from fotointerview.gui.rope_desk import RopeDesk
from fotointerview.services.consent import ConsentAnswer
from fotointerview.services.desk import Desk
from fotointerview.services.texts import Texts
from fotointerview.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Around:
    """What the desks work in.

    Attributes:
        window: what their pages cover.
        prepare: the room with the hall and its menus.
        interview: left before something of its interview is erased; the offer of a receipt lies over its picture.
        participant: whoever looks along there must see no real names.
        desk: shows the study anew; ``bridge`` tells its events.
    """

    window: MainWindow
    prepare: PrepareRoom
    interview: InterviewRoom
    participant: ParticipantDesk
    desk: Desk
    bridge: DeskBridge


class HallDesks(QObject):
    """The desks of the hall.

    Attributes:
        ropes: the yellow rope.
        people: roles, details, lists and real names.
        care: photos that come in, sidecars, and checking the study.
        leaving: consent, its receipt, and withdrawal.
        retention: until when what is kept.
        loans: what is with whom.

    Signals (GUI thread):
        shot_wanted(str, str): go to this interview, at this shot.
    """

    shot_wanted = Signal(str, str)

    def __init__(
        self, place: Workplace, around: Around, *, texts: Texts, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        window, room, desk = around.window, around.prepare, around.desk
        self.leaving = LeavingDesk(
            place,
            desk,
            over=window,
            hall=room,
            picture=around.interview.canvas,
            menu=room.person_menu,
            texts=texts,
            leave_room=around.interview.leave,
            parent=self,
        )
        self.ropes = RopeDesk(
            over=window,
            prepare=room,
            place=place,
            told=around.bridge.told,
            sentences=texts.sentences,
            parent=self,
        )
        self.people = PeopleDesk(place=place, prepare=room, window=window, texts=texts, parent=self)
        self.people.connect_to(desk, around.bridge, around.participant)
        seat = HallSeat(place, window, room, desk, texts)
        self.retention = RetentionDesk(seat, self)
        self.loans = LoansDesk(seat, self)
        self.care = CareDesk(seat, self)
        self.care.changed.connect(desk.load)
        self.care.shot_wanted.connect(self.shot_wanted)
        around.interview.state_changed.connect(self.leaving.show_state)

    def on_consent(self, participant_id: str, _answer: ConsentAnswer) -> None:
        """Somebody has just answered in the interview room: offer a receipt."""
        self.leaving.offer_receipt(participant_id)

    def close(self) -> None:
        """Hear of nothing any more, and end what is under way. The study must still be open."""
        ends: tuple[Callable[[], None], ...] = (
            self.care.close,
            self.ropes.close,
            self.people.close,
            self.leaving.close,
            self.retention.close,
            self.loans.close,
        )
        for end in ends:
            end()
