"""The composition root of the window: builds what there is, connects it, and takes it apart again.

The only module beside ``gui`` that sees Qt, and the only place that knows of everything.
"""

import logging
import sys
import threading
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import platformdirs
from PySide6.QtCore import QObject, QSize, Qt, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from fotointerview.domain.faults import Fault, FaultCode, FaultError
from fotointerview.domain.words import Language, Room
from fotointerview.gui import actions, i18n, keymap, theme
from fotointerview.gui.appearance import Appearance, Theme
from fotointerview.gui.keymap import Changes
from fotointerview.gui.net import Net, ending_on_signals
from fotointerview.gui.welcome import Welcome
from fotointerview.heap import give_back_large_pieces
from fotointerview.open_study import OpenStudy
from fotointerview.services.texts import Texts
from fotointerview.services.workplace import Workplace
from fotointerview.settings import Settings

_log = logging.getLogger(__name__)
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
    give_back_large_pieces()
    settings = Settings.load()
    settings = replace(settings, language=language or settings.language)
    qt = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(qt, QApplication)
    qt.setApplicationName("fotointerview")
    qt.setQuitOnLastWindowClosed(True)
    theme.apply(qt, scale=settings.text_scale)
    actions.use(keymap.salvaged(settings.keys))
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
        self.study.camera_chosen.connect(self._on_camera)
        self.study.window.appearance_changed.connect(self._on_appearance)
        self.study.window.keys_changed.connect(self._on_keys)
        self._show_cameras()
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

    def _on_camera(self, spec: str) -> None:
        """Remember which camera was chosen: for this run and for the next."""
        self._camera = spec
        self.settings = self.settings.with_camera(spec)
        self.settings.save()
        self._show_cameras()

    def _on_appearance(self, wanted: Appearance) -> None:
        self.settings = replace(self.settings, theme=wanted.theme.value, text_scale=wanted.scale)
        self.settings.save()

    def _on_keys(self, changes: Changes) -> None:
        keys = {which.value: keys for which, keys in changes.items()}
        self.settings = replace(self.settings, keys=MappingProxyType(keys))
        self.settings.save()

    def _show_cameras(self) -> None:
        if self.study is not None:
            self.study.interview.show_camera_choice(self._camera, remembered=self.settings.cameras)

    def _on_refused(self, fault: Fault) -> None:
        self._join()
        self._show_welcome(self._texts.sentences(fault))

    def _show_welcome(self, trouble: str = "") -> None:
        if self.welcome is None:
            self.welcome = Welcome(
                start_in=Path(platformdirs.user_documents_dir()),
                language=self.settings.language,
                recent=self.settings.recent(),
            )
            self.welcome.chosen.connect(lambda folder: self.start(Path(folder)))
            self.welcome.language_wanted.connect(self._speak, Qt.ConnectionType.QueuedConnection)
            wish = Appearance(Theme(self.settings.theme), self.settings.text_scale)
            theme.dress(self.welcome, wish.colours(Room.PREPARE))
            self.welcome.resize(QSize(theme.px(_DOORSTEP.width()), theme.px(_DOORSTEP.height())))
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
