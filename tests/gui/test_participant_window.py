"""The participant's window with an interview in memory: hands, keys, voices, languages, secrets, pixels."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from fotointerview.domain.camera import CameraState
from fotointerview.domain.chain import Words
from fotointerview.domain.sayings import Choice, Note
from fotointerview.domain.words import Answer, Dimension, Language, MarkKind, Verdict, Voice
from fotointerview.gui import participant_desk, state, theme
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.participant_desk import ParticipantDesk
from fotointerview.gui.participant_view import Facing
from fotointerview.gui.participant_window import ParticipantWindow
from fotointerview.gui.state import RoomState
from fotointerview.gui.touch_scale import ScaleWords, TouchScale, nearest
from fotointerview.gui.window_place import ScreenArea, WindowPlace
from fotointerview.services.events import CameraChanged, SessionEvent
from fotointerview.services.texts import Texts
from tests.gui import fake_session
from tests.gui.fake_session import START, FakePictures, FakeSession, link, mark, move
from tests.gui.hands import click, drag, key


@dataclass
class Table:
    """The desk, its window, and a researcher's room beside it."""

    qtbot: QtBot
    session: FakeSession
    bridge: Bridge
    pictures: FakePictures
    desk: ParticipantDesk
    room: RoomState

    @property
    def window(self) -> ParticipantWindow:
        return self.desk.window

    def on_event(self, event: SessionEvent) -> None:
        self.become(state.reduce(self.room, event))

    def become(self, room: RoomState) -> None:
        self.room = room
        self.desk.show_state(room)
        self.settle()

    def select(self, number: int) -> None:
        self.become(state.select(self.room, f"shot-{number}"))

    def settle(self) -> None:
        for _ in range(4):
            QCoreApplication.sendPostedEvents()
            QCoreApplication.processEvents()

    def calls(self, name: str) -> list[tuple[object, ...]]:
        return [call for call in self.session.calls if call[0] == name]


Lay = Callable[..., Table]


@pytest.fixture
def lay(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> Iterator[Lay]:
    laid: list[Table] = []

    def make(session: FakeSession | None = None, *, size: tuple[int, int] = (1366, 768)) -> Table:
        session = session or FakeSession(chain=fake_session.chain(*map(link, (1, 2, 3))))
        pictures = FakePictures(full_size=(1200, 800))
        bridge = Bridge(session=session, pictures=pictures, live=session.live)
        desk = ParticipantDesk(session=session, bridge=bridge, study_folder=tmp_path, language=Language.EN)
        table = Table(qtbot, session, bridge, pictures, desk, RoomState())
        laid.append(table)
        session.subscribe(table.on_event)
        session.load()
        desk.toggle_window()
        table.window.resize(*size)
        table.window.activateWindow()
        qtbot.waitUntil(table.window.isActiveWindow, timeout=3000)
        table.settle()
        return table

    yield make
    for table in laid:
        table.bridge.close()
        table.desk.end()
        table.desk.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def table(lay: Lay) -> Table:
    """Three shots, the newest shown."""
    made = lay()
    made.qtbot.waitUntil(lambda: made.window.canvas.key == "shot-3", timeout=3000)
    return made


# ── whatever the participant does is theirs ───────────────────────────────────────────────────────────────


def test_an_answer_is_the_participants_and_goes_to_the_shot_shown_also_when_frozen(table: Table) -> None:
    table.desk.toggle_freeze()
    table.select(1)
    click(table.window.answers[Answer.ALMOST])
    said = table.session.link("shot-3").judgements[-1]
    assert (said.answer, said.voice) == (Answer.ALMOST, Voice.PARTICIPANT)
    assert table.window.answers[Answer.ALMOST].isChecked()
    click(table.window.answers[Answer.ALMOST])
    assert len(table.calls("judge")) == 1


@pytest.mark.parametrize(("name", "answer"), [("1", Answer.YES), ("2", Answer.ALMOST), ("3", Answer.NO)])
def test_a_key_answers(table: Table, name: str, answer: Answer) -> None:
    key(table.window, name)
    assert table.calls("judge") == [("judge", "shot-3", answer)]


def test_a_scale_agrees_for_the_newest_shot_and_keeps_the_words_that_were_agreed(lay: Lay) -> None:
    talked = link(2, moves_next=(move(2, Dimension.FRAMING, -1, "meer handen"),))
    table = lay(FakeSession(chain=fake_session.chain(link(1), talked)))
    table.select(1)
    scale = table.window.scales[Dimension.FRAMING]
    assert scale.value() == -1
    click(scale, QPoint(scale.width() - 8, scale.height() - 20))
    made = table.session.link("shot-2").moves_next[-1]
    assert (made.step, made.voice, made.words) == (2, Voice.PARTICIPANT, "meer handen")


def test_black_and_white_is_a_look_of_the_participants(table: Table) -> None:
    click(table.window.monochrome)
    said = table.session.link("shot-3").looks[-1]
    assert (said.look.monochrome, said.voice) == (True, Voice.PARTICIPANT)
    assert table.window.monochrome.isChecked()
    click(table.window.monochrome)
    assert not table.session.link("shot-3").monochrome


def at(table: Table, x: float, y: float) -> QPoint:
    return QPointF(*table.window.glass.to_glass((x, y))).toPoint()


def test_a_line_is_drawn_with_the_pencil_only_and_taken_back(table: Table) -> None:
    line = [at(table, 0.2, 0.2), at(table, 0.3, 0.4), at(table, 0.4, 0.4)]
    drag(table.window.glass, *line)
    assert table.calls("draw") == []
    with table.qtbot.waitSignal(table.desk.busy) as busy:
        click(table.window.pencil)
    assert busy.args == [True]
    drag(table.window.glass, *line)
    ((_, shot, kind, strokes, voice, _),) = table.calls("draw")
    assert (shot, kind, voice) == ("shot-3", MarkKind.STROKES, Voice.PARTICIPANT)
    assert isinstance(strokes, tuple)
    assert np.allclose(strokes, [[(0.2, 0.2), (0.3, 0.4), (0.4, 0.4)]], atol=0.01)
    click(table.window.undo)
    assert table.session.link("shot-3").marks == ()
    click(table.window.pencil)
    assert not table.desk.facing.drawing


def test_the_researchers_line_is_not_the_participants_to_take_back(lay: Lay) -> None:
    table = lay(FakeSession(chain=fake_session.chain(link(1, marks=(mark(1, (0, 0), (1, 1)),)))))
    assert not table.window.undo.isVisible()


def touch(table: Table, widget: QWidget, *points: QPoint) -> None:
    """Put one finger down at the first point, slide it over the others, lift it."""
    device = QTest.createTouchDevice()
    for number, point in enumerate((*points, points[-1])):
        moment = QTest.touchEvent(widget, device, False)
        if number == 0:
            moment.press(0, point, widget)
        elif number < len(points):
            moment.move(0, point, widget)
        else:
            moment.release(0, point, widget)
        moment.commit()
        table.settle()


def test_a_finger_draws_and_answers(table: Table) -> None:
    # A finger beside the screen is none.
    table.window.setGeometry(0, 0, 780, 700)
    table.settle()
    click(table.window.pencil)
    touch(table, table.window.glass, at(table, 0.2, 0.2), at(table, 0.5, 0.5))
    ((_, shot, _, strokes, voice, _),) = table.calls("draw")
    assert (shot, voice) == ("shot-3", Voice.PARTICIPANT)
    assert isinstance(strokes, tuple)
    assert np.allclose(strokes, [[(0.2, 0.2), (0.5, 0.5)]], atol=0.01)
    yes = table.window.answers[Answer.YES]
    touch(table, yes, yes.rect().center())
    assert table.calls("judge") == [("judge", "shot-3", Answer.YES)]
    scale = table.window.scales[Dimension.LIGHT]
    low = scale.height() - 20
    touch(table, scale, QPoint(scale.width() // 2, low), QPoint(scale.width() - 10, low))
    assert table.session.link("shot-3").moves_next[-1].step == 2


def test_while_the_pencil_is_in_hand_a_new_shot_waits_and_a_tap_goes_to_it(table: Table) -> None:
    click(table.window.pencil)
    table.session.shoot()
    table.settle()
    assert table.window.view.key == "shot-3"
    assert table.window.waiting.isVisible()
    click(table.window.waiting)
    table.settle()
    assert table.window.view.key == table.room.keys[-1] != "shot-3"
    assert not table.desk.facing.drawing


def test_a_window_that_goes_puts_the_pencil_away(table: Table) -> None:
    click(table.window.pencil)
    with table.qtbot.waitSignal(table.desk.busy) as busy:
        table.window.close()
    assert busy.args == [False]
    assert not table.desk.is_open


def test_in_a_study_that_takes_no_words_nothing_can_be_said(table: Table) -> None:
    table.desk.set_read_only()
    click(table.window.answers[Answer.YES])
    key(table.window, "1")
    click(table.window.scales[Dimension.LIGHT])
    assert table.session.calls == []


# ── freeze, blank, remote ─────────────────────────────────────────────────────────────────────────────────


def test_a_remote_looks_back_goes_dark_and_its_start_key_does_nothing(table: Table) -> None:
    changes: list[Facing] = []
    table.desk.changed.connect(changes.append)
    key(table.window, "PgUp")
    assert (table.desk.facing.showing, table.desk.facing.frozen) == ("shot-2", True)
    key(table.window, "PgDown")
    assert (table.desk.facing.showing, table.desk.facing.frozen) == ("shot-3", False)
    for name, blank in (("B", True), (".", False), ("P", True), ("B", False)):
        key(table.window, name)
        assert table.desk.facing.blank is blank
    before = list(changes)
    for name in ("F5", "Esc", "Space", "Home"):
        key(table.window, name)
    assert changes == before
    assert table.window.isVisible()
    assert table.session.calls == []


def test_page_keys_are_the_windows_also_on_a_scale_and_arrows_the_scales(table: Table) -> None:
    scale = table.window.scales[Dimension.LIGHT]
    scale.setFocus(Qt.FocusReason.TabFocusReason)
    key(table.window, "Right")
    assert table.session.link("shot-3").moves_next[-1].step == 1
    key(table.window, "PgUp")
    assert table.desk.facing.showing == "shot-2"
    assert table.session.link("shot-3").moves_next[-1].step == 1


def test_blank_shows_only_dark_and_a_quiet_word(table: Table) -> None:
    table.desk.toggle_blank()
    table.settle()
    seen = [widget.accessibleName() for widget in table.window.findChildren(QWidget) if widget.isVisible()]
    assert seen == ["pauze"]
    grabbed = table.window.grab().toImage()
    assert grabbed.pixelColor(10, 10) == QColor(theme.ROOM.canvas)
    assert max(grabbed.pixelColor(x, 60).red() for x in range(0, grabbed.width(), 7)) < 40
    key(table.window, "1")
    assert table.session.calls == []


def test_tab_reaches_every_control_in_order(table: Table) -> None:
    reached = []
    for _ in range(9):
        key(table.window, "Tab")
        reached.append(QApplication.focusWidget())
    window = table.window
    expected = [*window.answers.values(), window.monochrome, window.pencil, *window.scales.values()]
    assert reached == expected


# ── live view ─────────────────────────────────────────────────────────────────────────────────────────────


def half_white() -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """White on the left, black on the right."""
    made = np.zeros((64, 96, 3), np.uint8)
    made[:, :48] = 255
    return made


@pytest.mark.parametrize("mirror", [False, True])
def test_live_view_is_shown_and_mirrored_when_wished(table: Table, mirror: bool) -> None:
    if mirror:
        table.desk.toggle_mirror()
    table.session.status = fake_session.status(CameraState.LIVE)
    table.session.tell(CameraChanged(table.session.status))
    table.become(state.toggle_live(table.room))
    table.session.live.show(half_white())
    table.qtbot.waitUntil(lambda: table.window.canvas.live.frame is not None, timeout=3000)
    grabbed = table.window.canvas.grab().toImage()
    middle = grabbed.height() // 2
    left = grabbed.pixelColor(grabbed.width() // 2 - 120, middle).red()
    right = grabbed.pixelColor(grabbed.width() // 2 + 120, middle).red()
    assert (left > right) is not mirror
    assert not table.window.answers[Answer.YES].isEnabled()
    table.desk.toggle_freeze()
    table.settle()
    assert table.window.canvas.live.frame is None
    assert table.window.view.key == "shot-3"


def test_a_closed_window_takes_no_frames(table: Table) -> None:
    table.become(state.toggle_live(table.room))
    assert len(table.session.live.listeners) == 2
    table.desk.toggle_window()
    assert len(table.session.live.listeners) == 1


# ── words and secrets ─────────────────────────────────────────────────────────────────────────────────────


def words_in(window: QWidget) -> str:
    """Everything that can be read or is read out."""
    told = [window.windowTitle()]
    for widget in (window, *window.findChildren(QWidget)):
        told += [
            widget.accessibleName(),
            widget.accessibleDescription(),
            widget.toolTip(),
            widget.whatsThis(),
        ]
        told += [widget.statusTip(), widget.objectName()]
        if isinstance(widget, QLabel):
            told.append(widget.text())
    return "\n".join(told)


@pytest.mark.parametrize("speaking", Language, indirect=True)
@pytest.mark.parametrize("language", Language)
def test_the_window_speaks_the_interviews_language_whatever_the_program_speaks(
    lay: Lay, speaking: Language, language: Language
) -> None:
    table = lay(FakeSession(chain=fake_session.chain(link(1), language=language)))
    say = Texts.load(language).participant
    other = Texts.load(Language.EN if language is Language.NL else Language.NL).participant
    told = words_in(table.window)
    for word in ("almost", "monochrome", "draw", "undo", "waiting", "light", "empty", "paused", "picture"):
        assert say(word) in told
        assert other(word) not in told.split("\n")
    assert table.window.question.text() == fake_session.interview(language).question()


def test_nothing_forbidden_is_ever_in_the_window(lay: Lay) -> None:
    secrets = ("GEHEIM", "P03", "Elian", "begripvolle-ambtenaar", ".JPG", "originals", "NEE-WOORD", "Nikon")
    links = (
        link(1, quotes=()),
        link(2, choice=Choice("shot-2", Verdict.NO, START), marks=(mark(2, (0.1, 0.1), (0.9, 0.9)),)),
        link(3),
    )
    chain = fake_session.chain(*links)
    chain = replace(
        chain,
        participant=replace(chain.participant, alias="Elian"),
        words=Words(notes=(Note("n", "i1", "shot-1", "GEHEIM", START),)),
    )
    table = lay(FakeSession(chain=chain))
    deeds: tuple[Callable[[], object], ...] = (
        lambda: table.select(2),
        lambda: table.select(1),
        table.desk.toggle_freeze,
        table.desk.toggle_blank,
        lambda: table.select(3),
        table.desk.toggle_blank,
        lambda: table.become(state.toggle_live(table.room)),
        table.desk.toggle_freeze,
        lambda: key(table.window, "PgUp"),
        lambda: table.session.choose("shot-1", Verdict.NO),
        lambda: table.select(1),
        lambda: table.session.note("shot-3", "GEHEIM"),
        table.session.shoot,
    )
    for deed in deeds:
        deed()
        table.settle()
        told = words_in(table.window)
        assert [secret for secret in secrets if secret in told] == []
        assert table.window.canvas.key not in ("shot-2",)
    asked = [request.key for request in table.pictures.requests]
    assert "shot-3" in asked
    assert "shot-2" not in asked


def test_another_interview_is_dark_before_its_first_picture(table: Table) -> None:
    table.pictures.waits = True
    other = replace(fake_session.chain(), interview=replace(fake_session.interview(Language.EN), id="i2"))
    table.become(replace(table.room, chain=other, current=""))
    assert table.window.canvas.key == ""
    assert table.window.calm.isVisible()
    assert table.window.question.text() == fake_session.QUESTION_EN


def test_a_shot_rejected_while_the_window_is_closed_does_not_flash_when_it_opens(table: Table) -> None:
    table.desk.toggle_window()
    table.pictures.waits = True
    table.session.choose("shot-3", Verdict.NO)
    table.select(1)
    table.desk.toggle_window()
    table.settle()
    assert (table.window.view.key, table.window.canvas.key) == ("shot-1", "")


def test_the_window_opens_where_it_stood_unless_that_is_no_more(table: Table) -> None:
    assert not table.window.isFullScreen()
    table.desk.toggle_window()
    table.desk.restore(WindowPlace(40, 60, 600, 620))
    table.desk.toggle_window()
    assert (table.window.width(), table.window.height()) == (600, 620)
    stood = table.desk.where
    table.window.close()
    assert table.desk.where == stood
    table.desk.restore(WindowPlace(5000, 0, 1920, 1080, maximised=True))
    table.desk.toggle_window()
    assert not table.window.isFullScreen()
    screen = table.window.screen().availableGeometry()
    assert table.window.width() <= max(screen.width() // 2, table.window.minimumWidth())


def test_on_one_screen_the_researcher_gets_the_rest_and_all_of_it_back(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(participant_desk, "_area", lambda *_, **__: ScreenArea(0, 0, 1366, 738))
    left: list[WindowPlace | None] = []
    table.desk.shares.connect(left.append)
    table.desk.toggle_window()
    table.desk.restore(WindowPlace())
    table.desk.toggle_window()
    assert left == [None, WindowPlace(0, 0, 800, 738)]
    assert table.desk.where == WindowPlace(800, 0, 566, 738)
    table.window.close()
    assert left[2:] == [None]


def test_what_still_happens_after_the_end_is_passed_over(table: Table) -> None:
    table.desk.end()
    table.settle()
    table.session.shoot()
    table.settle()
    assert table.desk.facing.showing == "shot-3"


def test_a_rejected_shot_is_gone_from_the_canvas_too(table: Table) -> None:
    table.session.choose("shot-3", Verdict.NO)
    table.settle()
    assert table.window.canvas.key == ""
    assert table.window.calm.isVisible()


# ── measures and pixels ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "size", [(1366, 768), (1920, 1080), (1024, 600), (1080, 1920), (3840, 2160), (683, 768)]
)
def test_everything_is_in_the_window_and_large_enough_to_touch(lay: Lay, size: tuple[int, int]) -> None:
    table = lay(size=size)
    click(table.window.pencil)
    table.settle()
    window = table.window
    touched: list[QWidget] = [*window.answers.values(), window.pencil, window.undo, window.monochrome]
    touched += [scale for scale in window.scales.values() if scale.isVisible()]
    assert len(touched) >= 9
    for widget in touched:
        assert min(widget.width(), widget.height()) >= 48, widget.accessibleName()
        placed = widget.rect().translated(widget.mapTo(window, QPoint(0, 0)))
        assert window.rect().contains(placed), widget.accessibleName()
        others = [w for w in touched if w is not widget]
        assert not any(
            placed.intersects(other.rect().translated(other.mapTo(window, QPoint(0, 0)))) for other in others
        )
    assert min(window.pencil.width(), window.pencil.height()) >= 56
    assert window.canvas.height() > size[1] * 0.4
    almost = window.answers[Answer.ALMOST]
    middle = almost.mapTo(window, almost.rect().center()).x()
    assert abs(middle - size[0] / 2) <= 2


def test_a_long_question_breaks_and_leaves_the_picture_its_place(lay: Lay) -> None:
    asked = replace(
        fake_session.interview(), question_nl="Laat dit beeld zien hoe je naar mensen kijkt? " * 6
    )
    table = lay(FakeSession(chain=replace(fake_session.chain(link(1)), interview=asked)), size=(1024, 600))
    assert table.window.question.height() <= 600 * 0.2
    assert table.window.canvas.height() > 230


def colours(image: QImage) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    made = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(made.constBits(), np.uint8).reshape(made.height(), made.bytesPerLine())
    return rows[:, : made.width() * 3].reshape(made.height(), made.width(), 3).copy()


def test_the_picture_and_the_knob_are_painted_where_they_belong(table: Table) -> None:
    grabbed = colours(table.window.canvas.grab().toImage()).astype(int)
    where = table.window.glass.picture.toRect()
    wanted = fake_session.gradient(where.width(), where.height()).astype(int)
    got = grabbed[where.top() : where.top() + where.height(), where.left() : where.left() + where.width()]
    assert np.mean(np.abs(got - wanted).max(axis=2) <= 6) > 0.995
    scale = table.window.scales[Dimension.LIGHT]
    scale.show_step(2)
    rope = QColor(theme.ROOM.rope)
    knob = colours(scale.grab().toImage()) == (rope.red(), rope.green(), rope.blue())
    at_x = np.argwhere(knob.all(axis=2))[:, 1]
    assert at_x.min() > scale.width() * 0.75


# ── a scale by itself ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("place", "step"), [(-50, -2), (0, -2), (12, -2), (13, -1), (50, 0), (88, 2), (300, 2)]
)
def test_the_nearest_stop_is_meant(place: float, step: int) -> None:
    assert nearest(place, left=0, width=100) == step


@pytest.mark.parametrize("width", [180, 260, 400])
def test_large_words_at_both_ends_never_run_into_each_other(qtbot: QtBot, width: int) -> None:
    scale = TouchScale(Dimension.DISTANCE)
    qtbot.addWidget(scale)
    scale.set_sizes(label=36, knob=60)
    scale.set_words(ScaleWords("Afstand", ("ver", "verder weg", "·", "dichterbij", "heel dichtbij")))
    scale.resize(width, scale.height())
    words = scale.grab(QRect(0, 0, width, 36)).toImage()
    ground = words.pixelColor(0, 0)
    inked = [any(words.pixelColor(x, y) != ground for y in range(words.height())) for x in range(width)]
    assert any(inked[: width // 3])
    assert any(inked[-width // 3 :])
    runs = "".join("x" if ink else " " for ink in inked).strip().split("x")
    assert max(map(len, runs)) >= 12


def test_sliding_past_a_stop_agrees_nothing_and_words_at_the_end_are_one_step(qtbot: QtBot) -> None:
    scale = TouchScale(Dimension.LIGHT)
    qtbot.addWidget(scale)
    scale.set_sizes(label=18, knob=46)
    scale.resize(300, scale.height())
    scale.show()
    chosen: list[int] = []
    scale.chosen.connect(chosen.append)
    low = scale.height() - 20
    drag(scale, QPoint(150, low), QPoint(220, low), QPoint(280, low), QPoint(152, low))
    assert chosen == []
    drag(scale, QPoint(150, low), QPoint(220, low), QPoint(280, low))
    click(scale, QPoint(10, 5))
    assert chosen == [2, 1]
    scale.show_step(0)
    assert (scale.value(), chosen) == (0, [2, 1])
