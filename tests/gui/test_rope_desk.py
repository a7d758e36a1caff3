"""The yellow rope from the menu to the study and back into the picture, with a real study behind the window."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.words import Answer, Language, RopeHolder, Scope
from fotointerview.gui import rope_desk
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.desk_bridge import DeskBridge
from fotointerview.gui.people_grid import PERSON
from fotointerview.gui.room_prepare import PrepareRoom
from fotointerview.gui.rope_desk import RopeDesk
from fotointerview.gui.rope_draft import RopeDraft
from fotointerview.services.closeness import Drawing, keep_rope
from fotointerview.services.consent import ConsentAnswer, agreed_aloud, record_answer
from fotointerview.services.consent_wording import wording_in_use
from fotointerview.services.desk import Person
from fotointerview.services.presets import interview_presets
from fotointerview.services.study import NewParticipant, add_participant
from fotointerview.storage.study import StudyStore
from tests.gui.fake_session import FakePictures, FakeSession
from tests.services.desk_kit import FrontDesk

INSIDE = (Scope.CONVERSATION, Scope.RESEARCH, Scope.INTERNAL)
DRAFT = RopeDraft(experienced=0.7, desired=0.2, holder=RopeHolder.BOTH, words="far")


def enter(store: StudyStore, code: str, language: Language, *scopes: Scope) -> str:
    who = add_participant(store, NewParticipant(code, None, f"alias {code}", language))
    wording = wording_in_use()
    said = (
        agreed_aloud(scopes, wording=wording, witness="R1", language=language) if scopes else ConsentAnswer()
    )
    record_answer(store, who.id, said, wording=wording)
    return who.id


@dataclass
class Hung:
    """A window with the room and the desk of the ropes, over a study of three: two agreed, one refused."""

    qtbot: QtBot
    front: FrontDesk
    prepare: PrepareRoom
    desk: RopeDesk
    ids: tuple[str, str, str]

    def pick(self, code: str) -> Person:
        people = self.prepare.hall.people
        self.prepare.hall.tabs[people].click()
        rows = [people.item(at).data(PERSON).participant.code for at in range(people.count())]
        people.setCurrentRow(rows.index(code))
        assert self.prepare.hall.person is not None
        return self.prepare.hall.person

    def lines(self) -> list[bool]:
        return [action.isEnabled() for action in self.prepare.person_menu.lines.values()]

    def do(self, number: int) -> None:
        [*self.prepare.person_menu.lines.values()][number].trigger()

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=5000)


@pytest.fixture
def hung(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> Iterator[Hung]:
    front = FrontDesk(tmp_path / "study", camera=False)
    store = front.place.store
    ids = front.place.store_thread.ask(
        lambda: (
            enter(store, "P01", Language.NL, *INSIDE),
            enter(store, "P02", Language.EN, *INSIDE),
            enter(store, "P03", Language.NL),
        )
    ).result()
    bridge = Bridge(session=FakeSession(), pictures=FakePictures())
    prepare = PrepareRoom(
        presets=interview_presets(), language=Language.NL, bridge=bridge, study_folder=tmp_path
    )
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
    layout.addWidget(prepare)
    window.resize(1366, 768)
    window.show()
    told = DeskBridge(front.desk)
    told.told.connect(
        lambda event: prepare.show_study(event) if type(event).__name__ == "StudyLoaded" else None
    )
    desk = RopeDesk(
        over=window,
        prepare=prepare,
        place=front.place,
        told=told.told,
        sentences=lambda fault: f"trouble: {fault.code}",
    )
    front.desk.load()
    made = Hung(qtbot, front, prepare, desk, ids)
    made.until(lambda: len(desk.ropes.people) == 3)
    yield made
    desk.close()
    told.close()
    bridge.close()
    front.desk.close()
    front.place.close()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_rope_goes_from_the_menu_into_the_picture_and_is_answered(hung: Hung) -> None:
    hung.pick("P01")
    assert hung.lines() == [True, False], "nobody has drawn a rope with them yet"
    hung.do(0)
    page = hung.desk.page
    assert page.isVisible()
    assert page.keep_button.text() == "Zo bewaren", "in the participant's language"
    offered = [page.other_box.itemText(at) for at in range(1, page.other_box.count())]
    assert offered == ["P02 alias P02"], "not themselves, and not who refused"
    page.drawn.emit(RopeDraft(other_id=hung.ids[1], experienced=0.7, desired=0.2, holder=RopeHolder.SELF))
    hung.until(lambda: len(hung.desk.ropes.ropes) == 1)
    assert not page.isVisible()
    picture = hung.prepare.hall.ropes
    assert picture.list.count() == 1
    assert "(1)" in hung.prepare.hall.tabs[picture].text()
    hung.pick("P02")
    assert hung.lines() == [True, True]
    hung.do(1)
    answer = hung.desk.answer_page
    assert answer.isVisible()
    assert answer.keep_button.text() == "Keep this"
    assert answer.shown.name == "P01 alias P01"
    answer.answered.emit(answer.shown.view.measure.id, Answer.ALMOST, DRAFT)
    hung.until(lambda: len(hung.desk.ropes.ropes[0].views) == 2)
    near, far = hung.desk.ropes.ropes[0].views
    assert (near.recognised, far.recognised) == (Answer.ALMOST, None)
    assert (far.measure.experienced, far.measure.words) == (0.7, "far")
    assert picture.list.count() == 1


def test_without_consent_it_is_said_and_no_page_opens(hung: Hung) -> None:
    person = hung.pick("P03")
    hung.do(0)
    hung.until(lambda: bool(hung.front.noticed))
    (noticed,) = hung.front.noticed
    assert noticed.fault.code is FaultCode.ROPE_NOT_AGREED
    assert noticed.fault.details == {"code": person.participant.code}
    assert not hung.desk.page.isVisible()


def test_what_cannot_be_kept_is_said_on_the_page_with_all_that_was_drawn(
    hung: Hung, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_what: object, **_more: object) -> None:
        raise FaultError(FaultCode.DISK_FULL)

    monkeypatch.setattr(rope_desk, "keep_rope", full)
    hung.pick("P01")
    hung.do(0)
    page = hung.desk.page
    page.drawn.emit(RopeDraft(other="de minister", experienced=0.7, desired=0.2, holder=RopeHolder.SELF))
    hung.until(lambda: page.hint.text() == "trouble: disk-full")
    assert page.isVisible()
    assert page.exercise is not None
    assert hung.desk.ropes.ropes == ()


def test_a_rope_that_came_otherwise_is_seen_when_the_study_is_shown_anew(hung: Hung) -> None:
    one, two, _ = hung.ids
    store = hung.front.place.store
    drawing = Drawing(0.5, 0.5, RopeHolder.NOBODY)
    hung.front.place.store_thread.ask(lambda: keep_rope(store, one, drawing, other_id=two)).result()
    hung.pick("P02")
    assert hung.lines() == [True, False]
    hung.front.desk.load()
    hung.until(lambda: hung.lines() == [True, True])
    assert hung.prepare.hall.ropes.list.count() == 1


def test_in_a_study_that_can_only_be_read_nothing_is_drawn(
    hung: Hung, monkeypatch: pytest.MonkeyPatch
) -> None:
    hung.pick("P01")
    assert hung.lines() == [True, False]
    monkeypatch.setattr(type(hung.front.place.store), "read_only", True)
    hung.front.desk.load()
    hung.until(lambda: hung.lines() == [False, False])


def test_after_the_end_nothing_is_heard(hung: Hung) -> None:
    hung.desk.close()
    before = hung.desk.ropes
    hung.front.desk.load()
    hung.front.settle()
    QCoreApplication.processEvents()
    assert hung.desk.ropes is before
