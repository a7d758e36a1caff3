"""A real study with the hall over it, for the tests of one desk there."""

from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fotointerview.domain.words import Language
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.hall_seat import HallSeat
from fotointerview.gui.room_prepare import PrepareRoom
from fotointerview.services.desk import Desk
from fotointerview.services.presets import interview_presets
from fotointerview.services.texts import Texts
from fotointerview.services.work import WorkThread
from fotointerview.services.workplace import Workplace
from fotointerview.storage.study import StudyStore
from tests.gui.fake_session import FakePictures, FakeSession


class HallStudy:
    """The study, its hall, and the seat for the desk under test.

    Attributes:
        loaded: how often the study was asked to be shown anew.
    """

    def __init__(self, store: StudyStore) -> None:
        self.store, self.loaded = store, 0
        self.thread = WorkThread("store", on_fault=_no_fault)
        self.window = QWidget()
        self.window.resize(1024, 640)
        self._bridge = Bridge(session=FakeSession(), pictures=FakePictures())
        self.room = PrepareRoom(
            presets=interview_presets(), language=Language.EN, bridge=self._bridge, study_folder=store.folder
        )
        QVBoxLayout(self.window).addWidget(self.room)
        place = SimpleNamespace(store=store, store_thread=self.thread, notice=_no_fault)
        desk = SimpleNamespace(load=self._load)
        self.seat = HallSeat(
            cast("Workplace", place), self.window, self.room, cast("Desk", desk), Texts.load(Language.EN)
        )
        self.window.show()

    def _load(self) -> None:
        self.loaded += 1

    def close(self) -> None:
        """End it all, once the desk is closed."""
        self.thread.close()
        self.store.close()
        self._bridge.close()
        self.window.close()
        self.window.deleteLater()


def _no_fault(fault: object) -> None:
    pytest.fail(str(fault))
