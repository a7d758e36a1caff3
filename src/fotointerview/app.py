"""The composition root of the window: builds what there is, connects it, and takes it apart again.

The only module beside ``gui`` that sees Qt, and the only place that knows of everything.
"""

import logging
import sys
import threading
from dataclasses import replace
from pathlib import Path

import platformdirs
from PySide6.QtCore import QObject, QSize, Qt, QTimer, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from fotointerview.domain.faults import Fault, FaultCode, FaultError
from fotointerview.domain.words import Language, Room
from fotointerview.gui import i18n, theme
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.desk_bridge import DeskBridge
from fotointerview.gui.main_window import MainWindow, WindowPlace
from fotointerview.gui.net import Net, ending_on_signals
from fotointerview.gui.noticed_page import NoticedPage
from fotointerview.gui.room_choose import ChooseRoom
from fotointerview.gui.room_interview import InterviewRoom
from fotointerview.gui.room_prepare import PrepareRoom
from fotointerview.gui.room_publish import PublishRoom
from fotointerview.gui.welcome import Welcome
from fotointerview.services.desk import (
    Desk,
    DeskEvent,
    InterviewBegun,
    Refused,
    SheetFailed,
    SheetMade,
    StudyLoaded,
)
from fotointerview.services.presets import interview_presets
from fotointerview.services.texts import Texts
from fotointerview.services.workplace import Workplace
from fotointerview.settings import Settings, StudyMemory

_log = logging.getLogger(__name__)
_AT_LATEST_MS = 1500
_DOORSTEP = QSize(860, 640)


def run_window(
    *,
    study: Path | None = None,
    participant: str | None = None,
    camera: str | None = None,
    room: Room | None = None,
    language: Language | None = None,
) -> int:
    """Open the window and stay until it is closed; returns the exit code.

    Without ``study`` the last one is opened; without a last one, the doorstep asks. Without ``camera`` the one that was
    chosen last is looked for, else the first that is found.
    """
    settings = Settings.load()
    settings = replace(settings, language=language or settings.language)
    qt = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(qt, QApplication)
    qt.setApplicationName("fotointerview")
    qt.setQuitOnLastWindowClosed(True)
    theme.apply(qt)
    wanted = camera or settings.camera or "auto"
    program = Program(settings, camera=wanted, translators=i18n.install(qt, settings.language))
    with Net(program.notice), ending_on_signals(qt):
        program.start(study, participant=participant, room=room)
        try:
            return qt.exec()
        finally:
            program.close()


class Program(QObject):
    """What is open: the doorstep, or one study with its window.

    Signals:
        opened: a :class:`Workplace`; from the opening thread to the GUI thread.
        refused: a :class:`Fault`, likewise.
    """

    opened = Signal(object)
    refused = Signal(object)

    def __init__(self, settings: Settings, *, camera: str, translators: tuple[QTranslator, ...] = ()) -> None:
        super().__init__()
        self.settings = settings
        self.translators = translators
        self._camera = camera
        self._texts = Texts.load(settings.language)
        self._room: Room | None = None
        self._opening: threading.Thread | None = None
        self._found: Workplace | None = None
        self.welcome: Welcome | None = None
        self.study: OpenStudy | None = None
        self.opened.connect(self._on_opened)
        self.refused.connect(self._on_refused)

    def start(self, folder: Path | None, *, participant: str | None = None, room: Room | None = None) -> None:
        """Open the study in ``folder``, else the last one, beside the event loop; else the doorstep asks."""
        self._room = room
        last = self.settings.last_study
        where = folder or last
        if where is None:
            self._show_welcome()
            return
        if folder is None and not where.exists():  # a last study that is gone is not to be made anew
            self._on_refused(Fault(FaultCode.STUDY_MISSING, {"path": str(where)}))
            return
        remembered = self.settings.study(where).participant

        def task() -> None:
            try:
                place = Workplace.open(
                    where, language=self.settings.language, code=participant, remembered=remembered
                )
            except FaultError as error:
                self.refused.emit(error.fault)
            except Exception:  # noqa: BLE001 - a thread's last net: said to the user, kept in the log
                _log.exception("the study could not be opened")
                self.refused.emit(Fault(FaultCode.PROGRAM_ERROR))
            else:
                self._found = place
                self.opened.emit(place)

        if self._opening is not None:
            return  # one study at a time: the first that was asked for is on its way
        self._opening = threading.Thread(target=task, name="opening")
        self._opening.start()

    def notice(self, fault: Fault) -> None:
        """Say quietly that something went wrong, wherever somebody is looking."""
        if self.study is not None:
            self.study.place.notice(fault)
        else:
            self.refused.emit(fault)

    def close(self) -> None:
        """Take everything apart; safe to call twice."""
        self._join()
        if (
            self._found is not None
        ):  # opened, but its window never came: the program was told to end meanwhile
            self._found.close()
            self._found = None
        if self.study is not None:
            self.settings = self.study.close(self.settings)
            self.settings.save()
            self.study = None
        if self.welcome is not None:
            self.welcome.deleteLater()
            self.welcome = None

    def _join(self) -> None:
        if self._opening is not None:
            self._opening.join()
            self._opening = None

    def _on_opened(self, place: Workplace) -> None:
        self._join()
        if self._found is not place:
            return  # closed meanwhile
        memory = self.settings.study(place.store.folder)
        self.study, self._found = OpenStudy(place, settings=self.settings, texts=self._texts), None
        self.study.prepare.other_study.connect(self._leave, Qt.ConnectionType.QueuedConnection)
        self.study.show(
            self._room or memory.room,
            camera=self._camera,
            shot=memory.shot,
            second_copy=memory.second_copy,
        )
        if self.welcome is not None:
            self.welcome.close()
            self.welcome.deleteLater()
            self.welcome = None

    def _on_refused(self, fault: Fault) -> None:
        self._join()
        self._show_welcome(_sentences(self._texts, fault))

    def _show_welcome(self, trouble: str = "") -> None:
        if self.welcome is None:
            self.welcome = Welcome(
                start_in=Path(platformdirs.user_documents_dir()),
                language=self.settings.language,
                recent=self.settings.recent(),
            )
            self.welcome.chosen.connect(lambda folder: self.start(Path(folder)))
            self.welcome.language_wanted.connect(self._speak, Qt.ConnectionType.QueuedConnection)
            self.welcome.resize(_DOORSTEP)
        self.welcome.show_trouble(trouble)
        self.welcome.show()

    def _speak(self, language: Language) -> None:
        """Another language, on the doorstep only: an open window keeps the one it has."""
        qt = QApplication.instance()
        assert qt is not None
        i18n.remove(qt, self.translators)
        self.translators = i18n.install(qt, language)
        self._texts = Texts.load(language)
        self.settings = replace(self.settings, language=language)
        self.settings.save()
        before, self.welcome = self.welcome, None
        self._show_welcome()
        if before is not None:
            before.close()
            before.deleteLater()

    def _leave(self) -> None:
        """To the doorstep: another study, or another language."""
        if self.study is None:
            return
        study, self.study = self.study, None
        self.settings = study.close(self.settings)
        self.settings.save()
        study.deleteLater()
        self._show_welcome()


class OpenStudy(QObject):
    """One study and its window."""

    def __init__(self, place: Workplace, *, settings: Settings, texts: Texts) -> None:
        super().__init__()
        self.place = place
        self._language = settings.language
        self._texts = texts
        self._bridge = Bridge(session=place.session, pictures=place.pictures, live=place.session.live)
        self._desk = Desk(place)
        self._desk_bridge = DeskBridge(self._desk)
        folder = place.store.folder
        self.interview = InterviewRoom(
            session=place.session,
            bridge=self._bridge,
            study_folder=folder,
            describe=lambda fault: _parts(texts, fault),
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
        self._around = {
            room: NoticedPage(page, describe=lambda fault: _parts(texts, fault))
            for room, page in (
                (Room.PREPARE, self.prepare),
                (Room.CHOOSE, self.choose),
                (Room.PUBLISH, self.publish),
            )
        }
        study = place.store_thread.ask(place.store.study).result()
        self.window = MainWindow(
            {
                Room.PREPARE: self._around[Room.PREPARE],
                Room.INTERVIEW: self.interview,
                Room.CHOOSE: self._around[Room.CHOOSE],
                Room.PUBLISH: self._around[Room.PUBLISH],
            },
            title=study.title,
            language=settings.language,
        )
        if settings.window is not None:
            self.window.restore(WindowPlace(*settings.window))
        else:
            self.window.fill_screen()
        self._connect()

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
            QTimer.singleShot(_AT_LATEST_MS, self.window, self._appear)
        else:
            self._appear()

    def _appear(self) -> None:
        """Show the window, then look for the camera: people wait for the one more than for the other. Once."""
        wanted, self._wanted_camera = self._wanted_camera, ""
        if wanted:
            self.window.show()
            self.place.connect_beside(wanted)

    def close(self, settings: Settings) -> Settings:
        """Close everything; returns the settings with where the study was left."""
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
        self.window.hide()
        self._bridge.close()
        self._desk_bridge.close()
        self._desk.close()
        self.place.close()
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
        window.room_changed.connect(self._on_room)
        self._desk_bridge.told.connect(self._on_desk)
        self.prepare.begin.connect(lambda new, preset: desk.begin(new, preset_key=preset))
        self.prepare.begin_again.connect(lambda who, preset: desk.begin_again(who, preset_key=preset))
        self.prepare.go_on.connect(desk.go_on)
        self.choose.chosen.connect(session.choose)
        self.choose.shot_wanted.connect(self._look_at)
        self.choose.card_wanted.connect(session.count_card)
        self.choose.clear_wanted.connect(session.clear_card)
        self.publish.make_sheet.connect(
            lambda code, language: desk.make_sheet(codes=[code] if code else (), language=Language(language))
        )

    def _on_room(self, room: Room) -> None:
        self.interview.keep()
        if room in (Room.PREPARE, Room.PUBLISH):
            self._desk.load()

    def _on_camera_name(self) -> None:
        self.window.go_to(Room.INTERVIEW)
        self.interview.open_camera()

    def _on_desk(self, event: DeskEvent) -> None:
        match event:
            case StudyLoaded():
                self.prepare.show_study(event)
                self.publish.show_study(event)
            case InterviewBegun():
                self.window.go_to(Room.INTERVIEW)
            case Refused():
                self.prepare.show_trouble(_sentences(self._texts, event.fault))
            case SheetMade():
                self.publish.show_made(event.path)
            case SheetFailed():
                self.publish.show_failed(_sentences(self._texts, event.fault))

    def _return_to_shot(self) -> None:
        """Once, when the interview is loaded: to the shot that was looked at last time."""
        if self.interview.state.chain is None:
            return
        wanted, self._wanted_shot = self._wanted_shot, ""
        if wanted:
            self.interview.show_shot(wanted)
        self._appear()

    def _look_at(self, shot_id: str) -> None:
        self.interview.show_shot(shot_id)
        self.window.go_to(Room.INTERVIEW)


def _parts(texts: Texts, fault: Fault) -> tuple[str, str, str]:
    told = texts.fault(fault)
    return told.happened, told.safe, told.do


def _sentences(texts: Texts, fault: Fault) -> str:
    return " ".join(filter(None, _parts(texts, fault)))
