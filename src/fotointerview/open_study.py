"""One study and its window: the rooms, the session and what connects them. Built and taken apart by the program.

Beside :mod:`fotointerview.app` the only module outside ``gui`` that sees Qt.
"""

import gc
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from fotointerview.domain.faults import FaultError
from fotointerview.domain.words import Room
from fotointerview.gui.appearance import Appearance, Theme
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.care_desk import CareDesk
from fotointerview.gui.consent_desk import ConsentDesk
from fotointerview.gui.desk_bridge import DeskBridge
from fotointerview.gui.facing_words import facing_words
from fotointerview.gui.leaving_desk import LeavingDesk
from fotointerview.gui.main_window import MainWindow
from fotointerview.gui.noticed_page import NoticedPage
from fotointerview.gui.participant_desk import ParticipantDesk
from fotointerview.gui.people_desk import PeopleDesk
from fotointerview.gui.publish_desk import PublishDesk
from fotointerview.gui.room_choose import ChooseRoom, Tie
from fotointerview.gui.room_interview import InterviewRoom
from fotointerview.gui.room_prepare import PrepareRoom
from fotointerview.gui.room_publish import PublishRoom
from fotointerview.gui.rope_desk import RopeDesk
from fotointerview.gui.study_desks import StudyDesks
from fotointerview.gui.window_place import WindowPlace
from fotointerview.services.consent_wording import wording_in_use
from fotointerview.services.desk import (
    Desk,
    DeskEvent,
    InterviewBegun,
    Printed,
    Refused,
    SheetFailed,
    SheetMade,
    StudyLoaded,
)
from fotointerview.services.presets import interview_presets
from fotointerview.services.publishing import Publishing
from fotointerview.services.texts import Texts
from fotointerview.services.workplace import Workplace
from fotointerview.settings import Settings, StudyMemory
from fotointerview.settings import path as settings_path

_AT_LATEST_MS = 1500
_BUILT_MS = 3000


class OpenStudy(QObject):
    """One study and its window.

    Signals (GUI thread):
        camera_chosen(str): another camera is looked for from now on, as ``--camera`` understands it.
    """

    camera_chosen = Signal(str)

    def __init__(self, place: Workplace, *, settings: Settings, texts: Texts) -> None:
        super().__init__()
        self.place = place
        self._language = settings.language
        self._next_room = Room.INTERVIEW
        self._texts = texts
        self._bridge = Bridge(session=place.session, pictures=place.pictures, live=place.session.live)
        self._desk = Desk(place)
        self._desk_bridge = DeskBridge(self._desk)
        folder = place.store.folder
        self.interview = InterviewRoom(
            session=place.session,
            bridge=self._bridge,
            study_folder=folder,
            describe=texts.parts,
            language=settings.language,
            looks=settings_path().parent / "looks",
        )
        if place.store.read_only:
            self.interview.set_read_only()
        self.prepare = PrepareRoom(
            presets=interview_presets(),
            language=settings.language,
            bridge=self._bridge,
            study_folder=folder,
        )
        self.choose = ChooseRoom(bridge=self._bridge, study_folder=folder)
        self.publish = PublishRoom(language=settings.language)
        self._publishing = PublishDesk(self.publish, Publishing(place), texts=texts, parent=self)
        self._around = {
            room: NoticedPage(page, describe=texts.parts)
            for room, page in (
                (Room.PREPARE, self.prepare),
                (Room.CHOOSE, self.choose),
                (Room.PUBLISH, self.publish),
            )
        }
        study = place.store_thread.ask(place.store.study).result()
        self.window = self._window(study.title, settings)
        self.participant = ParticipantDesk(
            session=place.session,
            bridge=self._bridge,
            study_folder=folder,
            language=settings.language,
            beside=self.window,
            parent=self,
        )
        self.consent = ConsentDesk(
            over=self.window,
            picture=self.interview.canvas,
            wording=wording_in_use,
            parent=self,
        )
        self._open_hall()
        self._face(settings)
        # A timer of its own, that ends with it: one that only knows a method would call it after the end.
        self._at_latest = QTimer(self, singleShot=True, interval=_AT_LATEST_MS)
        self._at_latest.timeout.connect(self._appear)
        self._connect()

    def _open_hall(self) -> None:
        """What can be done with the study and with who is picked, beside interviewing."""
        self.ropes = self._rope_desk()
        self.care = self._care_desk()
        self.people = PeopleDesk(
            place=self.place, prepare=self.prepare, window=self.window, texts=self._texts, parent=self
        ).connect_to(self._desk, self._desk_bridge, self.participant)
        self.leaving = self._leaving()
        self.of_study = StudyDesks(
            self.place, over=self.window, room=self.prepare, desk=self._desk, words=self._texts, parent=self
        )

    def _care_desk(self) -> CareDesk:
        """Bringing in photos, reading sidecars again, and checking the study."""
        care = CareDesk(
            self.place, over=self.window, room=self.prepare, words=self._texts.sentences, parent=self
        )
        care.changed.connect(self._desk.load)
        care.shot_wanted.connect(self._go_to)
        return care

    def _window(self, title: str, settings: Settings) -> MainWindow:
        """The window, where it stood the last time."""
        window = MainWindow(
            {
                Room.PREPARE: self._around[Room.PREPARE],
                Room.INTERVIEW: self.interview,
                Room.CHOOSE: self._around[Room.CHOOSE],
                Room.PUBLISH: self._around[Room.PUBLISH],
            },
            title=title,
            language=settings.language,
            appearance=Appearance(Theme(settings.theme), settings.text_scale),
        )
        if settings.window is not None:
            window.restore(WindowPlace(*settings.window))
        else:
            window.fill_screen()
        return window

    def _rope_desk(self) -> RopeDesk:
        return RopeDesk(
            over=self.window,
            prepare=self.prepare,
            place=self.place,
            told=self._desk_bridge.told,
            sentences=self._texts.sentences,
            parent=self,
        )

    def _leaving(self) -> LeavingDesk:
        return LeavingDesk(
            self.place,
            self._desk,
            over=self.window,
            hall=self.prepare,
            picture=self.interview.canvas,
            menu=self.prepare.person_menu,
            texts=self._texts,
            leave_room=self.interview.leave,
            parent=self,
        )

    def _face(self, settings: Settings) -> None:
        """The participant's window as it was left."""
        if settings.participant is not None:
            self.participant.restore(WindowPlace(*settings.participant))
        if settings.mirror:
            self.participant.toggle_mirror()
        if self.place.store.closed is not None:
            self.participant.set_read_only()
            self.place.notice(self.place.store.closed)  # once, quietly: why one can only look

    def show(self, room: Room, *, camera: str, shot: str = "", second_copy: str = "") -> None:
        """Show the window in ``room`` (preparing, where no interview has begun), then look for the camera."""
        self._wanted_shot, self._wanted_camera = shot, camera
        if second_copy:
            self.place.second_copy.set_target(Path(second_copy), remembered=True)
        begun = bool(self.place.session.interview_id)
        self.window.go_to(room if begun else Room.PREPARE)
        self.interview.open()
        if self.window.room is Room.PREPARE:  # the other rooms ask when somebody comes in
            self._desk.load()
        if begun:  # shown with what is in it, or soon in any case
            self._at_latest.start()
        else:
            self._appear()

    def _appear(self) -> None:
        """Show the window, then look for the camera: people wait for the one more than for the other. Once."""
        wanted, self._wanted_camera = self._wanted_camera, ""
        if wanted:
            self.window.show()
            self._look_for(wanted)
            QTimer.singleShot(_BUILT_MS, self.window, _put_aside)

    def close(self, settings: Settings) -> Settings:
        """Close everything; returns the settings with where the study was left."""
        self._at_latest.stop()
        self.interview.leave()
        memory = StudyMemory(
            room=self.window.room,
            participant=self._participant(),
            shot=self.interview.state.current,
            second_copy=str(self.place.second_copy.target or ""),
        )
        where = self.window.place()
        settings = settings.with_study(self.place.store.folder, memory)
        settings = replace(settings, window=(where.x, where.y, where.width, where.height, where.maximised))
        facing = self.participant.where
        if facing.width:
            at = (facing.x, facing.y, facing.width, facing.height, facing.maximised)
            settings = replace(settings, participant=at)
        settings = replace(settings, mirror=self.participant.facing.mirror)
        self.participant.end()
        self.window.hide()
        self._bridge.close()
        self._desk_bridge.close()
        self._publishing.close()
        self.care.close()
        self._desk.close()
        self.ropes.close()
        self.people.close()
        self.leaving.close()
        self.of_study.close()
        self.place.close()
        gc.unfreeze()
        self.window.deleteLater()
        return settings

    def _participant(self) -> str:
        chain = self.interview.state.chain
        return chain.participant.code if chain is not None else ""

    def _connect(self) -> None:
        window, desk, session = self.window, self._desk, self.place.session
        for leaving in (self.prepare.begin, self.prepare.begin_again, self.prepare.go_on):
            leaving.connect(self.interview.leave)  # first of all: the words belong to the interview that ends
        self.interview.state_changed.connect(window.show_state)
        self.interview.state_changed.connect(self.choose.show_state)
        self.interview.state_changed.connect(self._return_to_shot)
        for page in self._around.values():
            self.interview.state_changed.connect(page.show_state)
            page.notices.dismissed.connect(self.interview.notices.dismissed)
            page.notices.release_wanted.connect(session.free_camera)
        window.back_wanted.connect(lambda: window.go_to(Room.PREPARE))
        window.camera_wanted.connect(self._on_camera_name)
        self.interview.camera_wanted.connect(self._on_camera_wanted)
        self.interview.second_copy_wanted.connect(self._on_second_copy)
        window.room_changed.connect(self._on_room)
        window.closed.connect(self.participant.close)
        window.participant_wanted.connect(self.participant.toggle_window)
        self._connect_participant()
        self.interview.state_changed.connect(self.consent.show_state)
        self.consent.trial_wanted.connect(session.allow_trial)
        self.consent.answered.connect(desk.keep_consent)
        self.consent.answered.connect(lambda who, _answer: self.leaving.offer_receipt(who))
        self.interview.state_changed.connect(self.leaving.show_state)
        self._desk_bridge.told.connect(self._on_desk)
        self.prepare.begin.connect(lambda new, preset: desk.begin(new, preset_key=preset))
        self.prepare.begin_again.connect(lambda who, preset: desk.begin_again(who, preset_key=preset))
        self.prepare.go_on.connect(desk.go_on)
        self.prepare.shot_wanted.connect(self._go_to)
        self.prepare.choose_wanted.connect(lambda interview: self._go_to(interview, room=Room.CHOOSE))
        self.choose.chosen.connect(session.choose)
        self.choose.placed.connect(session.place)
        self.choose.allowed.connect(lambda shot_id, may, words: session.approve(shot_id, may, words=words))
        self.choose.edited.connect(lambda quote_id, words: session.change_quote(quote_id, edited=words))
        self.choose.approved.connect(lambda quote_id, heard: session.change_quote(quote_id, approved=heard))
        self.choose.tied.connect(self._on_tied)
        self.choose.sheet_wanted.connect(lambda: desk.make_sheet(session.interview_id))
        self.choose.print_wanted.connect(desk.print_sheet)
        self.choose.shot_wanted.connect(self._look_at)
        self.choose.card_wanted.connect(session.count_card)
        self.choose.undo_wanted.connect(session.undo)
        self.choose.redo_wanted.connect(session.redo)
        self.choose.clear_wanted.connect(session.clear_card)

    def _connect_participant(self) -> None:
        room, participant = self.interview, self.participant
        room.state_changed.connect(participant.show_state)
        room.blank_wanted.connect(participant.toggle_blank)
        room.freeze_wanted.connect(participant.toggle_freeze)
        room.mirror_wanted.connect(participant.toggle_mirror)
        room.help_wanted.connect(self.window.help.toggle)
        participant.busy.connect(room.hold_for_participant)
        participant.changed.connect(self._show_facing)
        participant.opened.connect(self._show_facing)
        participant.shares.connect(self.window.share_screen)

    def _show_facing(self) -> None:
        words = facing_words(self.participant.facing) if self.participant.is_open else ""
        self.window.top_bar.show_facing(words, is_open=self.participant.is_open)
        self.interview.look_along(self.participant.is_open)

    def _on_room(self, room: Room) -> None:
        self.interview.keep()
        if room in (Room.PREPARE, Room.PUBLISH):
            self._desk.load()

    def _on_camera_name(self) -> None:
        self.window.go_to(Room.INTERVIEW)
        self.interview.open_camera()

    def _on_camera_wanted(self, spec: str) -> None:
        if self._look_for(spec):
            self.camera_chosen.emit(spec)

    def _look_for(self, spec: str) -> bool:
        """Look for a camera beside the interview; what is none is said quietly."""
        try:
            self.place.connect_beside(spec)
        except FaultError as error:
            self.place.notice(error.fault)
            return False
        return True

    def _on_second_copy(self, folder: str) -> None:
        self.place.second_copy.set_target(Path(folder).expanduser() if folder else None)

    def _on_desk(self, event: DeskEvent) -> None:
        match event:
            case StudyLoaded():
                self.prepare.show_study(event)
                self.publish.show_study(event)
            case InterviewBegun():
                room, self._next_room = self._next_room, Room.INTERVIEW
                self.window.go_to(room)
            case Refused():
                self.prepare.show_trouble(self._texts.sentences(event.fault))
            case SheetMade(path):
                self.choose.take_home.show_made(path)
            case SheetFailed(fault):
                self.choose.take_home.show_said(self._texts.sentences(fault))
            case Printed(_, fault):
                self.choose.show_printed(self._texts.sentences(fault) if fault else "")

    def _on_tied(self, tie: Tie) -> None:
        if tie.link_id:
            self.place.session.untie_quote(tie.link_id)
        else:
            self.place.session.tie_quote(tie.quote_id, tie.shot_id, tie.kind)

    def _return_to_shot(self) -> None:
        """Once, when the interview is loaded: to the shot that was looked at last time."""
        chain, wanted = self.interview.state.chain, self._wanted_shot
        if chain is None:
            return
        if wanted and chain.link(wanted) is not None:  # else it is still the interview that is left
            self._wanted_shot = ""
            self.interview.show_shot(wanted)
        self._appear()

    def _go_to(self, interview_id: str, shot_id: str = "", room: Room = Room.INTERVIEW) -> None:
        """To an interview, at one of its shots."""
        if interview_id == self.place.session.interview_id:
            if shot_id:
                self.interview.show_shot(shot_id)
            self.window.go_to(room)
            return
        self._wanted_shot, self._next_room = shot_id, room
        self.interview.leave()
        self._desk.go_on(interview_id)

    def _look_at(self, shot_id: str) -> None:
        self.interview.show_shot(shot_id)
        self.window.go_to(Room.INTERVIEW)


def _put_aside() -> None:
    """Spare what the program consists of from garbage collection: looking through it takes 75 ms, each time.

    Not at once: what a camera calls for is loaded a moment after the window has appeared.
    """
    gc.freeze()
