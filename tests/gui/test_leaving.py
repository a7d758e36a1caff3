"""Consent in words, the receipt to take home and withdrawal, with real widgets on a real study."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from fotointerview.domain.people import Interview
from fotointerview.domain.words import ConsentKind, Item, Language, Mode, Scope
from fotointerview.gui import theme
from fotointerview.gui.leaving_desk import LeavingDesk
from fotointerview.gui.more_menu import MoreMenu
from fotointerview.gui.state import RoomState
from fotointerview.gui.withdrawal_parts import Ends, Erases
from fotointerview.services.desk import Desk, DeskEvent, Person, StudyLoaded
from fotointerview.services.leaving import Doing
from fotointerview.services.texts import Texts
from fotointerview.services.workplace import Workplace
from tests.gui import fake_session, hands
from tests.gui.test_focus import unseen
from tests.gui.test_text_scale import cut_off
from tests.services.erasing_kit import export, lend, make_erasable, words_of

TEXTS = Texts.load(Language.EN)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("leaving")
    make_erasable(root)
    return root


@dataclass
class House:
    """A window over a study at work, with the desk under test."""

    qtbot: QtBot
    place: Workplace
    desk: Desk
    window: QWidget
    picture: QWidget
    menu: MoreMenu[Person]
    leaving: LeavingDesk
    left: list[bool]
    loaded: list[StudyLoaded]

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=30_000)

    def pick(self, code: str) -> Person:
        """Pick somebody in the hall."""
        self.loaded.clear()
        self.desk.load()
        self.until(lambda: bool(self.loaded))
        person = next(one for one in self.loaded[-1].people if one.participant.code == code)
        self.menu.show_subject(person)
        return person

    def choose(self, words: str) -> None:
        self.menu.lines[words].trigger()

    def begin(self, code: str) -> None:
        """Their withdrawal, at its first step."""
        self.pick(code)
        self.choose("Withdraw …")
        self.until(self.leaving.withdrawal.isVisible)

    def look(self) -> None:
        """On to where it went."""
        page = self.leaving.withdrawal
        hands.click(page.next_button)
        self.until(lambda: page.confirm is not None and page.isAncestorOf(page.confirm))

    def interview_of(self, code: str) -> Interview:
        store = self.place.store

        def task() -> Interview:
            person = store.participant_by_code(code)
            assert person is not None
            found = store.interview_for(person.id)
            assert found is not None
            return found

        return self.place.store_thread.ask(task).result()


@pytest.fixture
def house(qtbot: QtBot, dressed: QApplication, template: Path, tmp_path: Path) -> Iterator[House]:
    shutil.copytree(template, tmp_path, dirs_exist_ok=True)
    place = Workplace.open(tmp_path / "De begripvolle ambtenaar", language=Language.EN)
    place.second_copy.set_target(tmp_path / "schijf é", remembered=True)
    desk = Desk(place)
    loaded: list[StudyLoaded] = []

    def hear(event: DeskEvent) -> None:
        if isinstance(event, StudyLoaded):
            loaded.append(event)

    desk.subscribe(hear)
    window = QWidget()
    window.resize(1366, 768)
    picture = QWidget(window)
    picture.resize(900, 600)
    hall = QWidget(window)
    hall.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    menu = MoreMenu[Person]("More", window)
    left: list[bool] = []
    leaving = LeavingDesk(
        place,
        desk,
        over=window,
        hall=hall,
        picture=picture,
        menu=menu,
        texts=TEXTS,
        leave_room=lambda: left.append(True),
    )
    window.show()
    yield House(qtbot, place, desk, window, picture, menu, leaving, left, loaded)
    desk.close()
    leaving.close()
    place.close()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def words(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def test_the_story_of_a_consent_is_told_with_its_receipt(house: House) -> None:
    person = house.pick("P02")
    house.choose("Consent …")
    story = house.leaving.story
    house.until(story.isVisible)
    assert "Consent of P02" in words(story)
    assert "Inside the organisation" in words(story)
    assert "photos (without the name)" in words(story)
    assert "Given" in words(story)
    hands.click(story.receipt.make)
    house.until(story.receipt.open.isVisible)
    (pdf,) = (house.place.store.folder / "exports").glob("*consent P02.pdf")
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert pdf.name in words(story)
    assert "P02" in json.dumps(json.loads(pdf.with_suffix(".jsonld").read_text(encoding="utf-8")))
    runs = house.place.store_thread.ask(house.place.store.exports).result()
    assert [(run.kind, run.recipient) for run in runs] == [("receipt", person.participant.code)]
    hands.click(story.back_button)
    assert not story.isVisible()


def test_somebody_is_asked_again_without_an_interview(house: House) -> None:
    person = house.pick("P02")
    house.choose("Ask for consent again …")
    page = house.leaving.asking
    assert page.isVisible()
    assert page.table is not None
    hands.click(page.table.ticks[Scope.CONVERSATION, Item.PHOTO])
    page.witness.setText("R1")
    hands.click(page.yes_button)
    house.until(house.leaving.story.isVisible)
    log = house.place.store_thread.ask(lambda: house.place.store.consents(person.participant.id)).result()
    assert [one.kind for one in log] == [ConsentKind.GIVEN, ConsentKind.RENEWED]
    assert log[-1].grants == {"conversation": {"photo": Mode.PSEUDONYM}}
    told = words(house.leaving.story)
    assert told.index("Given anew") < told.index("Given ·")
    assert "said aloud (R1)" in told


def test_a_receipt_from_the_menu_is_made_at_once(house: House) -> None:
    house.pick("P03")
    house.choose("Consent receipt …")
    house.until(house.leaving.story.receipt.open.isVisible)


def test_after_an_answer_a_receipt_is_offered_until_somebody_else_sits_there(house: House) -> None:
    person = house.pick("P01")
    card = house.leaving.card
    house.leaving.offer_receipt(person.participant.id)
    assert card.isVisible()
    assert house.picture.rect().contains(card.geometry())
    assert not house.leaving.story.isVisible()
    hands.click(card.line.make)
    house.until(card.line.open.isVisible)
    assert card.close_button.text() == "Good"
    hands.click(card.close_button)
    assert not card.isVisible()
    house.leaving.offer_receipt(person.participant.id)
    house.leaving.show_state(RoomState(chain=fake_session.chain()))
    assert not card.isVisible()


def test_a_part_of_the_consent_ends_and_nothing_is_erased(house: House) -> None:
    house.begin("P01")
    page = house.leaving.withdrawal
    assert page.asked is not None
    hands.click(page.asked.ends.buttons[Ends.NONE])
    assert not page.next_button.isEnabled()
    hands.click(page.asked.ends.buttons[Ends.SOME])
    assert not page.next_button.isEnabled()
    hands.click(page.asked.some.buttons[Scope.INTERNAL, Item.PHOTO])
    house.look()
    assert page.confirm is not None
    assert not page.confirm.isVisible()
    assert page.next_button.text() == "Write it down"
    hands.click(page.next_button)
    house.until(lambda: page.next_button.text() == "Done")
    assert "withdraws part of the consent" in words(page)
    assert house.left == []
    hands.click(page.receipt_button)
    house.until(house.leaving.story.receipt.open.isVisible)
    assert "Narrowed" in words(house.leaving.story)


def test_erasing_shows_every_place_and_asks_for_the_pseudonym(house: House) -> None:
    store = house.place.store
    house.place.session.open_interview(house.interview_of("P02").id)

    def task() -> None:
        person = store.participant_by_code("P01")
        assert person is not None
        shots = store.shots_of(store.interviews_of(person.id))
        export(store, "sheet.pdf", shots, recipient="Museum Hilversum")

    house.place.store_thread.ask(task).result()
    house.begin("P01")
    page = house.leaving.withdrawal
    assert page.asked is not None
    hands.click(page.asked.erases.buttons[Erases.EVERYTHING])
    page.asked.reason.setText("wil niet meer")
    house.look()
    told = words(page)
    for piece in (
        "3 originals",
        "files in the second copy",
        "contact sheet to Museum Hilversum",
        "sheet.pdf",
    ):
        assert piece in told
    assert page.confirm is not None
    assert page.letters is not None
    assert not page.next_button.isEnabled()
    page.letters.answer_to.setText("R. Iksen")
    QTest.keyClicks(page.confirm.typed, "P02")
    assert not page.next_button.isEnabled()
    page.confirm.typed.clear()
    QTest.keyClicks(page.confirm.typed, "p01")
    hands.click(page.confirm.files.buttons["exports/sheet.pdf"])
    hands.click(page.next_button)
    QTest.keyClick(page, Qt.Key.Key_Escape)  # not while it is at work
    assert page.isVisible()
    house.until(lambda: page.next_button.text() == "Done")
    told = words(page)
    assert "nothing is found any more" in told
    assert "Museum Hilversum" in told
    assert "recall P01 1.txt" in told
    assert "erased P01 1.txt" in told
    assert house.left == [True]
    assert not (store.folder / "exports" / "sheet.pdf").exists()
    below = [
        path
        for root in (store.folder, house.place.second_copy.target)
        for path in (root or Path()).rglob("*")
    ]
    assert not [path for path in below if "P01" in path.name and "exports" not in path.parts]
    for path in below:
        if path.is_file() and path.suffix != ".JPG":
            assert not [word for word in words_of("P01") if word.encode() in path.read_bytes()], path
    house.until(lambda: bool(house.loaded))
    person = house.pick("P01")
    assert person.shots == 0
    assert person.participant.alias is None or person.participant.alias == ""


def test_back_from_the_places_keeps_the_study_as_it_was(house: House) -> None:
    house.begin("P01")
    page = house.leaving.withdrawal
    assert page.asked is not None
    hands.click(page.asked.erases.buttons[Erases.QUOTES])
    house.look()
    hands.click(page.back_button)
    assert "P01 withdraws" in words(page)
    assert page.asked.erases.chosen == (Erases.QUOTES,)
    house.look()
    hands.click(page.back_button)
    hands.click(page.next_button)
    hands.click(page.back_button)  # while it is being looked up
    house.place.store_thread.ask(lambda: None).result()
    QTest.qWait(300)
    assert not page.isVisible()
    who = house.pick("P01").participant.id
    log = house.place.store_thread.ask(lambda: house.place.store.consents(who)).result()
    assert [one.kind for one in log] == [ConsentKind.GIVEN]
    assert log[0].at < datetime.now(UTC)


def test_what_fails_is_said_on_the_page(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.begin("P01")
    house.look()
    page = house.leaving.withdrawal
    page.show_doing(Doing.ERASING)
    assert "Erasing" in words(page)
    page.leave()
    assert page.isVisible()
    page.show_failed("The disk is full.")
    assert "The disk is full." in words(page)
    hands.click(page.next_button)
    assert not page.isVisible()


@pytest.mark.parametrize(("scale", "size"), [(100, (1024, 640)), (200, (1024, 640))])
def test_every_step_can_be_read_and_the_keyboard_is_seen(
    house: House, dressed: QApplication, scale: int, size: tuple[int, int]
) -> None:
    theme.apply(dressed, scale=scale)
    try:
        house.window.resize(*size)
        house.window.activateWindow()
        house.place.store_thread.ask(lambda: _lend_one(house)).result()
        person = house.pick("P01")
        house.choose("Consent receipt …")
        story, page = house.leaving.story, house.leaving.withdrawal
        house.until(story.receipt.open.isVisible)
        QTest.qWait(50)
        assert cut_off(story) == []
        assert unseen(story) == []
        story.leave()
        house.begin("P01")
        assert page.asked is not None
        page.asked.ends.choose(Ends.SOME)
        page.asked.some.buttons[Scope.INTERNAL, Item.PHOTO].setChecked(True)
        page.asked.erases.choose(Erases.QUOTES)
        QTest.qWait(50)
        assert cut_off(page) == []
        assert unseen(page) == []
        house.look()
        QTest.qWait(50)
        assert cut_off(page) == []
        assert unseen(page) == []
        page.leave()
        house.picture.resize(360, 500)
        house.leaving.offer_receipt(person.participant.id)
        QTest.qWait(50)
        assert cut_off(house.leaving.card) == []
    finally:
        theme.apply(dressed)


def _lend_one(house: House) -> None:
    store = house.place.store
    person = store.participant_by_code("P01")
    assert person is not None
    lend(store, store.shots_of(store.interviews_of(person.id))[0], "Museum Hilversum")
