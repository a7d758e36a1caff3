"""The whole window with every room and something in each, and the doorstep: for what holds of all of them."""

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

from fotointerview.domain.faults import Fault, FaultCode
from fotointerview.domain.people import Participant, Role, Study
from fotointerview.domain.sayings import Choice, Quote
from fotointerview.domain.words import Answer, Dimension, Language, Room, Verdict, Voice
from fotointerview.gui.appearance import Appearance
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.main_window import MainWindow
from fotointerview.gui.noticed_page import NoticedPage
from fotointerview.gui.room_choose import ChooseRoom
from fotointerview.gui.room_interview import InterviewRoom
from fotointerview.gui.room_prepare import PrepareRoom
from fotointerview.gui.room_publish import PublishRoom
from fotointerview.gui.welcome import Welcome
from fotointerview.services.desk import Person, StudyLoaded
from fotointerview.services.events import Noticed
from fotointerview.services.presets import interview_presets
from tests.gui import fake_session
from tests.gui.fake_session import FakePictures, FakeSession, judgement, link, mark, move

ROLES = (Role("r1", "wet", 0, "wet", "law"), Role("r2", "ict", 1, "ict", "IT"))


def describe(fault: Fault) -> tuple[str, str, str]:
    """Words of no language, as data are."""
    return f"{fault.code}", "1", "2"


def talk(language: Language) -> FakeSession:
    """An interview of three shots in which everything was said once."""
    said = (
        Quote("q", "i1", "Ik wil meer licht.", Voice.PARTICIPANT, fake_session.START + timedelta(minutes=4)),
    )
    links = (
        link(
            1, judgements=(judgement(1, Answer.NO, "te donker"),), moves_next=(move(1, Dimension.LIGHT, 1),)
        ),
        link(
            2,
            judgements=(judgement(2, Answer.ALMOST, "bijna"),),
            moves_here=(move(1, Dimension.LIGHT, 1),),
            moves_next=(move(2, Dimension.DISTANCE, 1), move(2, Dimension.POSE, 1, "een stap naar links")),
            quotes=said,
            choice=Choice("shot-2", Verdict.CHOSEN, fake_session.START),
        ),
        link(
            3,
            judgements=(judgement(3, Answer.YES, "omdat het zacht is"),),
            moves_here=(move(2, Dimension.DISTANCE, 1),),
            moves_next=(move(3, Dimension.FOCUS, -1), move(3, Dimension.LIGHT, 2)),
            marks=(mark(3, (0.2, 0.2), (0.4, 0.4), name="m1"),),
            quotes=said,
        ),
    )
    return FakeSession(chain=fake_session.chain(*links, language=language))


def people() -> StudyLoaded:
    """A study with three people, one of whom chose a portrait."""
    return StudyLoaded(
        study=Study("s", "De begripvolle ambtenaar", fake_session.START),
        folder=Path("study"),
        roles=ROLES,
        people=tuple(_person(number) for number in (1, 2, 3)),
        next_code="P04",
        read_only=False,
    )


def _person(number: int) -> Person:
    who = Participant(f"p{number}", f"P{number:02}", "r2", alias="Elian" if number == 2 else "")
    held = replace(fake_session.interview(), id=f"i{number}")
    portrait = link(4, choice=Choice("shot-4", Verdict.CHOSEN, fake_session.START)) if number == 1 else None
    return Person(who, ROLES[1], (held,), 3 * (number - 1), portrait)


@dataclass
class Home:
    """Everything there is to look at."""

    session: FakeSession
    bridge: Bridge
    interview: InterviewRoom
    prepare: PrepareRoom
    choose: ChooseRoom
    publish: PublishRoom
    pages: tuple[NoticedPage, ...]
    window: MainWindow
    welcome: Welcome

    def settle(self) -> None:
        """Let queued calls arrive."""
        for _ in range(6):
            QCoreApplication.sendPostedEvents()
            QCoreApplication.processEvents()

    def notice(self) -> None:
        """Something went wrong."""
        self.session.tell(Noticed(Fault(FaultCode.PROGRAM_ERROR)))
        self.settle()

    def close(self) -> None:
        """Take it apart."""
        self.bridge.close()
        for window in (self.window, self.welcome):
            window.close()
            window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def make(folder: Path, *, language: Language, appearance: Appearance | None = None) -> Home:
    """Build it; nothing is shown yet."""
    session = talk(language)
    bridge = Bridge(session=session, pictures=FakePictures(full_size=(1200, 800)), live=session.live)
    interview = InterviewRoom(session=session, bridge=bridge, study_folder=folder, describe=describe)
    prepare = PrepareRoom(presets=interview_presets(), language=language, bridge=bridge, study_folder=folder)
    choose = ChooseRoom(bridge=bridge, study_folder=folder)
    publish = PublishRoom(language=language)
    rooms = ((Room.PREPARE, prepare), (Room.CHOOSE, choose), (Room.PUBLISH, publish))
    around: dict[Room, NoticedPage] = {room: NoticedPage(page, describe=describe) for room, page in rooms}
    pages: dict[Room, QWidget] = {room: around.get(room, interview) for room in Room}
    window = MainWindow(pages, title="De begripvolle ambtenaar", language=language, appearance=appearance)
    shown: tuple[QObject, ...] = (window, choose, *around.values())
    for part in shown:
        interview.state_changed.connect(part.show_state)  # type: ignore[attr-defined]  # all of them have it
    window.go_to(Room.INTERVIEW)
    interview.open()
    prepare.show_study(people())
    publish.show_study(people())
    welcome = Welcome(start_in=folder, language=language, recent=(folder / "Een onderzoek",))
    return Home(session, bridge, interview, prepare, choose, publish, tuple(around.values()), window, welcome)
