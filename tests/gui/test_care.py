"""Photos brought in, sidecars read again, a check of the study: real pages over a real study at work."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fotointerview.domain.faults import Fault, FaultCode
from fotointerview.domain.soundness import Repair
from fotointerview.domain.words import Language, Verdict
from fotointerview.gui import i18n, theme
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.care_desk import CareDesk
from fotointerview.gui.desk_bridge import DeskBridge
from fotointerview.gui.hall_seat import HallSeat
from fotointerview.gui.room_prepare import PrepareRoom
from fotointerview.services.desk import Desk, DeskEvent, Person, StudyLoaded
from fotointerview.services.presets import interview_presets
from fotointerview.services.texts import Texts
from fotointerview.services.workplace import Workplace
from tests.gui import hands
from tests.gui.test_text_scale import cut_off
from tests.services.import_kit import card, jpeg_at, lay
from tests.storage.xmp_kit import darktable

_PATIENCE_MS = 20_000


@dataclass
class Care:
    """The room, the desk of it all, and the study."""

    qtbot: QtBot
    place: Workplace
    desk: Desk
    room: PrepareRoom
    care: CareDesk
    window: QWidget
    folder: Path
    gone: list[tuple[str, str]] = field(default_factory=list)
    state: StudyLoaded | None = None
    is_over: bool = False

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=_PATIENCE_MS)

    def cut(self, page: QWidget) -> list[str]:
        """What does not fit on the page, once it is laid out."""
        for _ in range(4):
            QCoreApplication.sendPostedEvents()
            QCoreApplication.processEvents()
        return cut_off(page)

    def hear(self, event: DeskEvent) -> None:
        if self.is_over:  # what was under way may be heard when the window is gone
            return
        if isinstance(event, StudyLoaded):
            self.state = event
            self.room.show_study(event)

    def pick(self) -> Person:
        """Frame the card of the one person."""
        self.desk.load()
        self.until(lambda: self.state is not None)
        hands.click(self.room.hall.tabs[self.room.hall.people])
        self.room.hall.people.setCurrentRow(0)
        person = self.room.hall.person
        assert person is not None
        return person

    def choose(self, words: str) -> None:
        """Choose a line of one of the menus."""
        lines = self.room.person_menu.lines | self.room.hall.menu.lines
        lines[words].trigger()

    def shots(self) -> int:
        return len(self.place.store_thread.do(self.place.store.shot_ids))


def words(code: FaultCode) -> str:
    """What is said of a fault that carries no details."""
    return Texts.load(Language.EN).sentences(Fault(code))


def desk_of(place: Workplace, desk: Desk, room: PrepareRoom, window: QWidget) -> CareDesk:
    return CareDesk(HallSeat(place, window, room, desk, Texts.load(Language.EN)), window)


@pytest.fixture
def care(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> Iterator[Care]:
    with Workplace.open(tmp_path / "study", language=Language.EN, code="P01") as place:
        desk = Desk(place)
        bridge = Bridge(session=place.session, pictures=place.pictures)
        told = DeskBridge(desk)
        room = PrepareRoom(
            presets=interview_presets(), language=Language.EN, bridge=bridge, study_folder=place.store.folder
        )
        window = QWidget()
        layout = QVBoxLayout(window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(room)
        window.resize(1366, 768)
        made = desk_of(place, desk, room, window)
        all_of_it = Care(qtbot, place, desk, room, made, window, tmp_path)
        told.told.connect(all_of_it.hear, Qt.ConnectionType.QueuedConnection)
        made.changed.connect(desk.load)
        made.shot_wanted.connect(lambda interview, shot: all_of_it.gone.append((interview, shot)))
        window.show()
        window.activateWindow()
        qtbot.waitExposed(window)
        yield all_of_it
        all_of_it.is_over = True
        made.close()
        bridge.close()
        told.close()
        desk.close()
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def photos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that is chosen."""
    folder = card(tmp_path / "card")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    return folder


def agree(care: Care) -> None:
    care.place.agree_to_photos(witness="a colleague")


# ── photos ────────────────────────────────────────────────────────────────────────────────────────────────


def test_photos_come_in_and_one_is_led_to_them(care: Care, photos: Path) -> None:
    agree(care)
    lay(photos, "text.jpg", b"this is no picture")
    person = care.pick()
    care.choose("Bring in photos …")
    page = care.care.photos.page
    assert page.isVisible()
    assert "P01" in page.words
    hands.click(page.go_button)
    care.until(lambda: len(page.samples) == 4)
    assert "4 new photos, of 20 November 2026 from" in page.words
    assert "2 of them are a JPEG with its RAW" in page.words
    assert "text.jpg" in page.words
    assert page.go_button.text() == "Bring in 4 photos"
    assert page.last_button is not None
    assert page.last_button.isChecked()
    assert care.shots() == 0, "looking brings nothing in"
    hands.click(page.go_button)
    care.until(lambda: bool(care.gone))
    assert not page.isVisible()
    chain = care.place.store_thread.do(lambda: care.place.store.chain(person.interviews[-1].id))
    assert care.gone == [(chain.interview.id, chain.links[0].shot.id)]
    assert len(chain.links) == 4
    care.until(lambda: care.state is not None and care.state.people[0].shots == 4)


def test_what_is_known_stays_out(care: Care, photos: Path) -> None:
    agree(care)
    care.care.photos.open(care.pick())
    page = care.care.photos.page
    care.until(lambda: True)
    hands.click(page.go_button)
    care.until(lambda: page.go_button.text() == "Bring in 4 photos")
    assert page.new_button is not None
    hands.click(page.new_button)
    hands.click(page.go_button)
    care.until(lambda: bool(care.gone))
    assert care.gone[0][0] != care.place.session.interview_id, "a new interview was asked for"
    lay(photos, "new.jpg", jpeg_at(30, shade=200))
    care.care.photos.open(care.pick())
    hands.click(page.go_button)
    care.until(lambda: page.go_button.text() == "Bring in this photo")
    assert "6 files are in the study already" in page.words


def test_without_consent_nothing_can_be_chosen(care: Care, photos: Path) -> None:
    care.care.photos.open(care.pick())
    page = care.care.photos.page
    care.until(lambda: words(FaultCode.IMPORT_WITHOUT_CONSENT) in page.words)
    assert not page.go_button.isVisible()
    assert not page.other_button.isVisible()
    hands.key(page, "Escape")
    assert not page.isVisible()


def test_a_folder_that_is_none_is_said_and_another_can_be_chosen(care: Care, photos: Path) -> None:
    agree(care)
    care.care.photos.open(care.pick())
    page = care.care.photos.page
    care.care.photos.look(care.place.store.folder / "interviews")
    care.until(lambda: "that folder is in the study" in page.words)
    hands.click(page.other_button)
    care.until(lambda: page.go_button.text() == "Bring in 4 photos")


def test_esc_stops_after_a_whole_photo(care: Care, photos: Path) -> None:
    agree(care)
    care.care.photos.open(care.pick())
    page = care.care.photos.page
    care.care.photos.look(photos)
    care.until(lambda: len(page.samples) == 4)
    care.place.session.subscribe(lambda _event: care.care.photos._stop.set())  # as soon as one is in
    hands.click(page.go_button)
    care.until(lambda: "You stopped" in page.words)
    assert page.isVisible()
    assert "One photo came in" in page.words
    assert care.shots() == 1
    hands.click(page.go_button)
    assert len(care.gone) == 1


def test_esc_asks_for_the_end_and_then_leads_back(care: Care) -> None:
    asked: list[str] = []
    page = care.care.photos.page
    page.stop_wanted.connect(lambda: asked.append("stop"))
    page.show_person(care.pick())
    page.appear()
    page.show_bringing(3)
    hands.key(page, "Escape")
    assert asked == ["stop"]
    assert page.isVisible()
    assert not page.back_button.isEnabled()
    hands.key(page, "Escape")
    assert asked == ["stop"], "once is enough"
    page.show_trouble("so")
    assert page.back_button.isEnabled()
    hands.key(page, "Escape")
    assert not page.isVisible()


def test_closing_while_photos_come_in_leaves_whole_shots(care: Care, photos: Path) -> None:
    agree(care)
    care.care.photos.open(care.pick())
    page = care.care.photos.page
    care.care.photos.look(photos)
    care.until(lambda: page.go_button.text() == "Bring in 4 photos")
    hands.click(page.go_button)
    care.care.close()
    links = care.place.store_thread.do(lambda: care.place.store.chain(care.place.session.interview_id)).links
    assert all(len(link.files) == (1 if n in (0, 2) else 2) for n, link in enumerate(links))


# ── sidecars ──────────────────────────────────────────────────────────────────────────────────────────────


def bring(care: Care, photos: Path) -> None:
    agree(care)
    care.care.photos.open(care.pick())
    care.care.photos.look(photos)
    care.until(lambda: care.care.photos.page.go_button.text() == "Bring in 4 photos")
    hands.click(care.care.photos.page.go_button)
    care.until(lambda: bool(care.gone))


def test_what_others_wrote_is_read_and_told(care: Care, photos: Path) -> None:
    bring(care, photos)
    care.choose("Read what other programs wrote …")
    page = care.care.sidecars.page
    hands.click(page.go_button)
    care.until(lambda: "There was nothing new to take over." in page.words)
    first = sorted(care.place.store.folder.rglob("*.xmp"))[0]
    first.write_bytes(darktable(rating="4"))
    page.leave()
    care.choose("Read what other programs wrote …")
    hands.click(page.go_button)
    care.until(lambda: "One choice was taken over." in page.words)
    assert f"{first.name.removesuffix('.xmp')}: maybe, stars: 4" in page.words
    chain = care.place.store_thread.do(lambda: care.place.store.chain(care.place.session.interview_id))
    choice = chain.links[0].choice
    assert choice is not None
    assert (choice.verdict, choice.rating) == (Verdict.MAYBE, 4)


# ── check ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_sound_study_is_called_sound(care: Care, photos: Path) -> None:
    bring(care, photos)
    care.choose("Check the study …")
    page = care.care.check.page
    assert "There is no second copy" in page.words
    hands.click(page.go_button)
    care.until(lambda: "Everything has been checked and is sound." in page.words)
    assert "6 of 6" in page.words
    assert page.repair_buttons == {}


def test_what_is_missing_comes_back_at_a_wish_only(care: Care, photos: Path) -> None:
    copies = care.folder / "copies"
    copies.mkdir()
    care.place.second_copy.set_target(copies)
    bring(care, photos)
    care.until(lambda: care.place.second_copy.state.done == 6)
    file = care.place.store_thread.do(care.place.store.files)[0]
    original = care.place.store.absolute(file.path)
    before = original.read_bytes()
    original.unlink()
    care.choose("Check the study …")
    page = care.care.check.page
    assert str(copies) in page.words
    hands.click(page.go_button)
    care.until(lambda: "One thing in this study is not in order." in page.words)
    assert "A photo is missing." in page.words
    assert file.path in page.words
    assert not original.exists()
    button = page.repair_buttons[Repair.MISSING]
    assert list(page.repair_buttons) == [Repair.MISSING]
    hands.click(button)
    care.until(lambda: "What was asked has been put right." in page.words)
    assert original.read_bytes() == before
    hands.click(page.other_button)
    care.until(lambda: "Everything has been checked and is sound." in page.words)


def test_a_check_that_was_stopped_goes_on(care: Care, photos: Path) -> None:
    bring(care, photos)
    desk, page = care.care.check, care.care.check.page
    desk.open()
    hands.click(page.go_button)
    desk._stop.set()
    care.until(lambda: not page.is_under_way)
    assert "You stopped. What was checked so far is sound." in page.words
    assert page.go_button.text() == "Go on checking"
    hands.click(page.go_button)
    care.until(lambda: "Everything has been checked and is sound." in page.words)
    assert "went on where the last one was stopped" in page.words


# ── how it looks ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("language", Language)
def test_nothing_is_cut_off_on_any_step(
    care: Care, photos: Path, dressed: QApplication, language: Language, scale: int
) -> None:
    before = QLocale()
    installed = i18n.install(dressed, language)
    theme.apply(dressed, scale=scale)
    care.window.resize(1024, 640)
    made = desk_of(care.place, care.desk, care.room, care.window)
    try:
        agree(care)
        page = made.photos.page
        made.photos.open(care.pick())
        assert care.cut(page) == []
        made.photos.look(photos)
        care.until(lambda: len(page.samples) == 4)
        assert care.cut(page) == []
        page.leave()
        made.sidecars.open()
        assert care.cut(made.sidecars.page) == []
        made.sidecars.page.go_button.click()
        care.until(lambda: not made.sidecars.page.is_under_way)
        assert care.cut(made.sidecars.page) == []
        made.sidecars.page.leave()
        made.check.open()
        assert care.cut(made.check.page) == []
        made.check.page.go_button.click()
        care.until(lambda: not made.check.page.is_under_way)
        assert care.cut(made.check.page) == []
    finally:
        made.close()
        theme.apply(dressed)
        i18n.remove(dressed, installed)
        QLocale.setDefault(before)


def test_every_step_can_be_walked_by_keyboard(care: Care, photos: Path) -> None:
    agree(care)
    care.care.photos.open(care.pick())
    page = care.care.photos.page
    care.until(lambda: page.go_button.hasFocus())
    care.care.photos.look(photos)
    care.until(lambda: page.go_button.text() == "Bring in 4 photos")
    assert page.go_button.hasFocus()
    reached = set()
    for _ in range(12):
        hands.key(page.window().focusWidget() or page, "Tab")
        reached.add(page.window().focusWidget())
    buttons = [button for button in page.findChildren(QPushButton) if button.isVisible()]
    assert page.new_button is not None
    assert set(buttons) - reached == {page.new_button}, "of two that exclude each other Tab goes to one"
    assert page.last_button is not None
    hands.key(page.last_button, "Right")
    assert page.new_button.isChecked()
    assert all(label.accessibleName() for label in page.samples)
    assert all(label.textFormat() is not Qt.TextFormat.RichText for label in page.findChildren(QLabel))
