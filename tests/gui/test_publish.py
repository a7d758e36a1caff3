"""The publish room and its desk: what goes along is seen before it goes, and making it can be stopped."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fotointerview.domain.words import Language, Scope
from fotointerview.gui import publish_words, theme
from fotointerview.gui.publish_desk import PublishDesk
from fotointerview.gui.publish_form import PublishForm
from fotointerview.gui.room_publish import PublishRoom
from fotointerview.publish.material import Made, Material, Tick
from fotointerview.services import exits
from fotointerview.services.desk import Desk, StudyLoaded
from fotointerview.services.exits import EXITS, Options
from fotointerview.services.publishing import Publishing
from fotointerview.services.texts import Texts
from fotointerview.services.workplace import Workplace
from tests.gui.hands import click, key
from tests.services.erasing_kit import make_erasable

CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class Front:
    """The room on a real study of three, who gave their photos for internal use and keep their first shot."""

    def __init__(self, folder: Path) -> None:
        self.place = Workplace.open(make_erasable(folder).folder, language=Language.EN)
        self.room = PublishRoom(language=Language.EN)
        self.desk = PublishDesk(self.room, Publishing(self.place), texts=Texts.load("en"))
        self.window = QWidget()
        layout = QVBoxLayout(self.window)
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.room)
        self.window.resize(1024, 592)

    def load(self) -> StudyLoaded:
        """The study at a glance, as the desk tells it."""
        heard: list[object] = []
        desk = Desk(self.place)
        desk.subscribe(heard.append)
        desk.load()
        desk.close()
        self.place.store_thread.ask(lambda: None).result()
        return next(one for one in heard if isinstance(one, StudyLoaded))

    def said(self) -> str:
        """Every word that is seen."""
        return "\n".join(label.text() for label in self.room.findChildren(QLabel) if label.isVisible())

    def button(self, words: str) -> QPushButton:
        return next(one for one in self.room.findChildren(QPushButton) if one.text().startswith(words))

    def stays(self) -> list[str]:
        listed = self.room.going.stays
        return [listed.item(row).text() for row in range(listed.count())]

    def glimpses(self) -> list[str]:
        listed = self.room.going.glimpses
        return [listed.item(row).text() for row in range(listed.count())]

    def close(self) -> None:
        self.desk.close()
        self.place.close()
        self.window.close()
        self.window.deleteLater()
        self.desk.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def front(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> Iterator[Front]:
    made = Front(tmp_path)
    made.window.show()
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow, timeout=3000)
    made.room.show_study(made.load())
    yield made
    made.close()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """The sheet waits at its first photo until it may go on."""
    gate = threading.Event()

    def make(material: Material, out: Path, options: Options, tick: Tick) -> Made:
        tick(1, 9)
        gate.wait(20)
        tick(2, 9)
        out.parent.mkdir(exist_ok=True)
        out.write_bytes(b"%PDF")
        return Made(out, {out.name: "ab"}, ())

    monkeypatch.setattr(exits, "EXITS", (replace(EXITS[0], make=make), *EXITS[1:]))
    yield gate
    gate.set()


def ready(front: Front) -> Callable[[], bool]:
    return lambda: front.button("Make it").isEnabled() and bool(front.glimpses())


def test_what_goes_along_is_seen_before_it_goes(qtbot: QtBot, front: Front) -> None:
    qtbot.waitUntil(ready(front))
    assert "6 photos and 0 quotes." in front.said()
    assert "P01, shot 1: stays at home, for the participant keeps this shot at home." in front.stays()
    assert front.glimpses()[0] == "P01 · 1\nnot released"
    assert front.glimpses()[1] == "P01 · 2"
    scope = front.room.form.scope
    scope.setCurrentIndex(scope.findData(Scope.BLOG.value))
    qtbot.waitUntil(lambda: "0 photos" in front.said())
    assert len(front.stays()) > 3


def test_who_is_left_out_does_not_go_along_and_nobody_is_nothing(qtbot: QtBot, front: Front) -> None:
    people = front.room.form.people
    people.item(0).setCheckState(UNCHECKED)
    qtbot.waitUntil(lambda: len(front.glimpses()) == 6)
    assert not any("P01" in line for line in (*front.glimpses(), *front.stays()))
    front.room.show_study(front.load())  # a look at another room and back
    assert people.item(0).checkState() is UNCHECKED
    for row in (1, 2):
        people.item(row).setCheckState(UNCHECKED)
    qtbot.waitUntil(lambda: "Nobody is chosen." in front.said())
    assert not front.button("Make it").isEnabled()


def test_it_is_made_and_the_keyboard_is_on_what_one_wants_next(
    qtbot: QtBot, front: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opening(opened, works=True))
    qtbot.waitUntil(ready(front))
    front.room.form.recipient.setText("Drukkerij Z")
    with qtbot.waitSignal(front.desk.made, timeout=20_000):
        front.button("Make it").click()
    runs = front.place.store_thread.ask(front.place.store.exports).result()
    assert [run.recipient for run in runs] == ["Drukkerij Z"]
    (name,) = runs[0].files
    assert name in front.said()
    key(front.room, "Space")
    click(front.button("Show the folder"))
    folder = front.place.store.folder / "exports"
    assert opened == [str(folder / name), str(folder)]
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    click(front.button("Open it"))
    assert str(folder / name) in front.said()


def test_making_can_be_stopped_and_leaves_nothing(qtbot: QtBot, front: Front, slow: threading.Event) -> None:
    qtbot.waitUntil(ready(front))
    front.button("Make it").setFocus()
    key(front.room, "Space")
    qtbot.waitUntil(lambda: front.room._bar.maximum() == 9)
    assert not front.button("Make it").isVisible()
    assert "It is being made …" in front.said()
    front.room.show_study(front.load())  # a look at another room and back
    assert "It is being made …" in front.said()
    click(front.button("Cancel"))
    slow.set()
    qtbot.waitUntil(lambda: "Cancelled. Nothing was made." in front.said())
    assert front.button("Make it").isVisible()
    assert not list((front.place.store.folder / "exports").glob("*contactsheet*"))
    assert front.place.store_thread.ask(front.place.store.exports).result() == ()


def test_closing_the_program_stops_what_is_being_made(
    qtbot: QtBot, front: Front, slow: threading.Event
) -> None:
    qtbot.waitUntil(ready(front))
    front.button("Make it").click()
    qtbot.waitUntil(lambda: front.room._bar.maximum() == 9)
    threading.Timer(0.05, slow.set).start()
    front.desk.close()
    assert front.place.store_thread.ask(front.place.store.exports).result() == ()


def test_what_cannot_be_made_says_why_and_can_be_tried_again(qtbot: QtBot, front: Front) -> None:
    qtbot.waitUntil(ready(front))
    exports = front.place.store.folder / "exports"
    if exports.is_dir():
        exports.rename(exports.with_name("away"))
    exports.write_bytes(b"")  # a file is in the way
    front.button("Make it").click()
    qtbot.waitUntil(lambda: front.button("Make it").isVisible())
    assert "could not" in front.said()
    assert not front.button("Open it").isVisible()
    assert front.button("Make it").isEnabled()


def test_nothing_can_be_made_of_nothing_or_in_a_study_that_is_read(front: Front) -> None:
    loaded = front.load()
    front.room.show_study(replace(loaded, people=()))
    assert "There are no shots to publish yet." in front.said()
    assert not front.button("Make it").isEnabled()
    front.room.show_study(replace(loaded, read_only=True))
    assert "can be read, not written" in front.said()
    assert not front.button("Make it").isEnabled()


def test_every_exit_and_scope_has_words_of_its_own() -> None:
    titles = {publish_words.exit_words(way.word) for way in EXITS}
    assert len(titles) == len(EXITS)
    assert len({publish_words.scope(scope) for scope in Scope}) == len(Scope)


def test_what_there_is_to_choose_is_what_the_kind_uses(qtbot: QtBot, front: Front, tmp_path: Path) -> None:
    form = PublishForm(language=Language.EN, templates={"mine": tmp_path / "mine.typ"})
    qtbot.addWidget(form)
    form.show()
    own = {"paper": form.paper, "png": form.png, "template": form.template, "researcher": form.researcher}
    for way in EXITS:
        form.show_exit(way.kind)
        assert {name for name, row in own.items() if row.isVisible()} == way.uses & own.keys()
    assert not front.room.form.template.isVisible(), "there is no template but the program's own"
    front.room.form.png.setChecked(True)
    front.room.form.researcher.setChecked(True)
    wish = front.room.form.wish
    assert wish is not None
    assert wish.options == Options(png=True, researcher=True)


def test_a_template_is_part_of_the_wish(qtbot: QtBot, front: Front, tmp_path: Path) -> None:
    room = PublishRoom(language=Language.EN, templates={"mine": tmp_path / "mine.typ"})
    qtbot.addWidget(room)
    room.show_study(front.load())
    room.form.template.setCurrentIndex(1)
    wish = room.form.wish
    assert wish is not None
    assert wish.options.template == tmp_path / "mine.typ"


def test_while_somebody_looks_the_sheets_photos_are_made(qtbot: QtBot, front: Front) -> None:
    qtbot.waitUntil(ready(front))
    prints = front.place.store.folder / "cache" / "prints"
    qtbot.waitUntil(lambda: prints.is_dir() and len(list(prints.glob("*.print"))) >= 6)


def opening(opened: list[str], *, works: bool) -> Callable[[QUrl], bool]:
    """In place of the machine's own way to open a file: notes which, and says whether it worked."""

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return works

    return open_url


def seen(front: Front) -> Callable[[], bool]:
    """Whether a page of something is on the screen."""
    return lambda: not front.room.going.look.sheet._image.isNull()


def test_the_page_itself_is_seen_before_anything_is_made(qtbot: QtBot, front: Front) -> None:
    look = front.room.going.look
    qtbot.waitUntil(seen(front), timeout=20_000)
    first = look.sheet._image
    assert look.number.text() == "Page 1 of 2"
    assert not look.back.isEnabled()
    click(look.on)
    qtbot.waitUntil(lambda: look.number.text() == "Page 2 of 2" and look.sheet._image != first)
    assert not look.on.isEnabled()
    look._scroll.setFocus()
    key(front.room, "PgUp")
    assert look.number.text() == "Page 1 of 2"
    key(front.room, "Right")
    assert look.number.text() == "Page 2 of 2"
    qtbot.waitUntil(lambda: look.sheet._image != first)
    small = look.sheet._image.width()
    click(look.larger)
    qtbot.waitUntil(lambda: look.sheet._image.width() > 2 * small)
    click(look.larger)
    qtbot.waitUntil(lambda: look.sheet._image.width() == small)
    front.room.form.people.item(0).setCheckState(UNCHECKED)
    front.room.form.people.item(1).setCheckState(UNCHECKED)
    qtbot.waitUntil(lambda: look.number.text() == "Page 1 of 1", timeout=20_000)
    assert front.place.store_thread.ask(front.place.store.exports).result() == ()


def test_its_photos_can_be_seen_as_well_and_stay_so(qtbot: QtBot, front: Front) -> None:
    going = front.room.going
    qtbot.waitUntil(seen(front), timeout=20_000)
    click(going.photos_button)
    assert going.glimpses.isVisible()
    assert not going.look.isVisible()
    front.room.kinds.setCurrentRow(1)
    assert going.glimpses.isVisible()
    choose(front, "photos")
    assert not going.look_button.isVisible(), "there is nothing else to see of photos"
    click_back(front)
    click(going.look_button)
    qtbot.waitUntil(seen(front), timeout=20_000)
    assert going.look.isVisible()


def choose(front: Front, kind: str) -> None:
    front.room.kinds.setCurrentRow([way.kind for way in EXITS].index(kind))


def click_back(front: Front) -> None:
    front.room.kinds.setCurrentRow(0)


def test_words_are_read_and_a_file_is_chosen(qtbot: QtBot, front: Front) -> None:
    look = front.room.going.look
    choose(front, "csv")
    front.room.form.scope.setCurrentIndex(front.room.form.scope.findData(Scope.INTERNAL.value))
    qtbot.waitUntil(lambda: look.words.isVisible(), timeout=20_000)
    look.chooser.setCurrentText("shots.csv")
    assert "shot" in look.words.toPlainText().splitlines()[0]
    assert look.words.isReadOnly()


def test_why_there_is_no_page_is_said_where_it_would_be(qtbot: QtBot, front: Front) -> None:
    qtbot.waitUntil(seen(front), timeout=20_000)
    choose(front, "lending-list")
    assert front.room.going.look.sheet._image.isNull(), "the page of another kind goes at once"
    qtbot.waitUntil(lambda: "Nothing is on loan" in front.room.going.look.said.text(), timeout=20_000)
    assert "Nothing has been made" not in front.room.going.look.said.text(), "nothing was begun"
    assert not front.button("Make it").isEnabled()
    stays, seen_ = front.room.going.stays, front.room.going.look
    layout = front.room.going.layout()
    assert layout is not None
    layout.activate()
    assert stays.height() > 2 * seen_.height(), "a sentence leaves the room to what stays at home"
    assert seen_.said.height() >= seen_.said.heightForWidth(seen_.said.width()), "the sentence is whole"
    click_back(front)
    qtbot.waitUntil(seen(front), timeout=20_000)
    assert front.button("Make it").isEnabled()
    assert seen_.height() > stays.height()


def test_web_pages_open_in_the_browser(qtbot: QtBot, front: Front, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opening(opened, works=True))
    look = front.room.going.look
    choose(front, "blog")
    front.room.form.scope.setCurrentIndex(front.room.form.scope.findData(Scope.INTERNAL.value))
    qtbot.waitUntil(lambda: look.browse_button.isVisible() and bool(front.glimpses()), timeout=20_000)
    click(look.browse_button)
    qtbot.waitUntil(lambda: "Nothing was published" in look.said.text(), timeout=20_000)
    assert Path(opened[0]).read_text(encoding="utf-8").startswith("<!")
    assert front.place.store_thread.ask(front.place.store.exports).result() == ()


@pytest.mark.parametrize("scale", [100, 200])
def test_no_kind_is_cut_off_in_a_narrow_room(front: Front, scale: int) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, scale=scale)
    try:
        front.window.resize(1024 if scale == 100 else 1366, 592)
        for way in EXITS:
            choose(front, way.kind)
            for _ in range(3):
                QCoreApplication.processEvents()
            card = front.room._scroll
            assert card.minimumSizeHint().width() <= card.width(), way.kind
            inside = card.widget()
            assert inside is not None
            assert inside.width() <= card.viewport().width(), way.kind
    finally:
        theme.apply(app, scale=100)


def test_what_left_before_is_told(qtbot: QtBot, front: Front, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opening(opened, works=False))
    click(front.room.left_button)
    qtbot.waitUntil(lambda: front.desk._left is not None and front.desk._left.isVisible())
    page = front.desk._left
    assert page is not None
    words = "\n".join(label.text() for label in page.findChildren(QLabel))
    assert "Nothing has left so far." in words
    key(page, "Escape")
    assert not page.isVisible()
    qtbot.waitUntil(ready(front))
    front.room.form.recipient.setText("Drukkerij Z")
    with qtbot.waitSignal(front.desk.made, timeout=20_000):
        front.button("Make it").click()
    click(front.room.left_button)
    qtbot.waitUntil(page.isVisible)
    words = "\n".join(label.text() for label in page.findChildren(QLabel))
    assert "Contact sheet" in words
    assert "within the organisation · to Drukkerij Z · 6 photos" in words
    click(page.folder_button)
    assert opened == [str(front.place.store.folder / "exports")]
    assert opened[0] in page.trouble.text()


def test_who_goes_quickly_through_the_kinds_sees_the_last_one(qtbot: QtBot, front: Front) -> None:
    look = front.room.going.look
    qtbot.waitUntil(seen(front), timeout=20_000)
    for row in (*range(len(EXITS)), *reversed(range(len(EXITS)))):
        front.room.kinds.setCurrentRow(row)
        QCoreApplication.processEvents()
    choose(front, "log")
    front.room.form.scope.setCurrentIndex(front.room.form.scope.findData(Scope.INTERNAL.value))
    qtbot.waitUntil(look.words.isVisible, timeout=20_000)
    assert look.chooser.itemText(0) == "FI_P01.txt"
    front.place.store_thread.ask(lambda: None).result()
    qtbot.wait(400)
    assert look.words.isVisible()
    assert look.sheet._image.isNull()
