"""Choosing together: candidates, tiers, quotes read back, the sheet to take home."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from fotointerview.domain.chain import Chain, Link, Words
from fotointerview.domain.ledger import MAIN_PUBLICATION, Placement
from fotointerview.domain.sayings import Choice, Quote, QuoteLink
from fotointerview.domain.words import Answer, LinkKind, Verdict, Voice
from fotointerview.gui import choosing, theme
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.room_choose import ChooseRoom, Tie
from fotointerview.gui.state import RoomState
from tests.gui import fake_session
from tests.gui.fake_session import START, FakePictures, FakeSession


def chosen(number: int, verdict: Verdict) -> Choice:
    return Choice(f"shot-{number}", verdict, START)


def answered(number: int, answer: Answer) -> Link:
    return fake_session.link(number, judgements=(fake_session.judgement(number, answer, "daarom"),))


def quote(name: str, minute: int, *, voice: Voice = Voice.PARTICIPANT, approved: bool = False) -> Quote:
    return Quote(name, "i1", f"woorden {name}", voice, START + timedelta(minutes=minute), "", approved)


def told() -> Chain:
    """Four shots; one quote at the second, one kept together with the third, one at none."""
    links = (
        answered(1, Answer.NO),
        answered(2, Answer.ALMOST),
        replace(
            answered(3, Answer.YES),
            choice=chosen(3, Verdict.CHOSEN),
            placements=(Placement("x", "shot-3", MAIN_PUBLICATION, 2),),
        ),
        replace(fake_session.link(4), choice=chosen(4, Verdict.NO)),
    )
    words = Words(
        quotes=(quote("a", 1), quote("b", 2, voice=Voice.RESEARCHER), quote("c", 3)),
        links=(
            QuoteLink("t1", "a", "shot-2", LinkKind.SAID_AT),
            QuoteLink("t2", "b", "shot-2", LinkKind.SAID_AT),
            QuoteLink("t3", "b", "shot-3", LinkKind.KEEP_TOGETHER),
        ),
    )
    return replace(fake_session.chain(*links), words=words)


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        (fake_session.link(1), True),
        (answered(1, Answer.YES), True),
        (answered(1, Answer.ALMOST), True),
        (answered(1, Answer.NO), False),
        (replace(answered(1, Answer.NO), choice=chosen(1, Verdict.CHOSEN)), True),
        (replace(answered(1, Answer.NO), choice=chosen(1, Verdict.MAYBE)), True),
        (replace(answered(1, Answer.YES), choice=chosen(1, Verdict.NO)), False),
    ],
)
def test_what_was_not_ruled_out_is_a_candidate(link: Link, expected: bool) -> None:
    assert choosing.is_candidate(link) is expected


def test_where_nothing_is_left_all_are_candidates() -> None:
    links = (answered(1, Answer.NO), answered(2, Answer.NO))
    assert choosing.candidates(links) == links


def test_the_framed_shots_quotes_come_first_and_say_where_they_belong() -> None:
    views = choosing.quotes_to_read(told(), "shot-3")
    assert [(view.id, view.here, view.shots, view.together) for view in views] == [
        ("b", True, (2, 3), "t3"),
        ("a", False, (2,), ""),
        ("c", False, (), ""),
    ]


def test_a_tier_counts_for_its_own_publication() -> None:
    link = told().links[2]
    assert choosing.tier_of(link) == 2
    assert choosing.tier_of(link, publication="another") is None
    assert choosing.tier_of(None) is None


class Open:
    """The room on an interview, with what it asked for."""

    def __init__(self, session: FakeSession, tmp_path: Path) -> None:
        self.session = session
        self.bridge = Bridge(session=session, pictures=FakePictures())
        self.room = ChooseRoom(bridge=self.bridge, study_folder=tmp_path)
        self.heard: list[tuple[object, ...]] = []
        for name in (
            "chosen",
            "placed",
            "allowed",
            "edited",
            "approved",
            "tied",
            "sheet_wanted",
            "print_wanted",
        ):
            getattr(self.room, name).connect(self._hear(name))
        self.window = QWidget()
        layout = QVBoxLayout(self.window)
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        layout.addWidget(self.room)
        self.window.resize(1300, 700)
        self.window.show()
        self.room.show_state(RoomState(chain=session.chain))

    def _hear(self, name: str) -> Callable[..., None]:
        return lambda *values: self.heard.append((name, *values))

    def shown(self) -> list[str]:
        return [row.key for row in self.room.grid.strip_model.rows]

    def close(self) -> None:
        self.bridge.close()
        self.window.close()
        self.window.deleteLater()


@pytest.fixture
def choosing_room(dressed: QApplication, tmp_path: Path) -> Iterator[Open]:
    made = Open(FakeSession(chain=told()), tmp_path)
    yield made
    made.close()


def test_candidates_are_laid_out_and_all_shots_on_a_key(choosing_room: Open) -> None:
    assert choosing_room.shown() == ["shot-2", "shot-3"]
    choosing_room.room.all_button.click()
    assert choosing_room.shown() == ["shot-1", "shot-2", "shot-3", "shot-4"]
    choosing_room.room.all_button.click()
    assert choosing_room.shown() == ["shot-2", "shot-3"]


def test_what_is_put_aside_stays_in_sight_while_one_looks_at_it(choosing_room: Open) -> None:
    room, session = choosing_room.room, choosing_room.session
    session.choose("shot-3", Verdict.NO)
    room.show_state(RoomState(chain=session.chain))
    assert choosing_room.shown() == ["shot-2", "shot-3"]


def test_tiers_by_key_and_taken_back(choosing_room: Open) -> None:
    room = choosing_room.room
    assert room.grid.current_key == "shot-3"
    QTest.keyClick(room.grid, Qt.Key.Key_7)
    QTest.keyClick(room.grid, Qt.Key.Key_8)
    assert choosing_room.heard == [("placed", "shot-3", 1), ("placed", "shot-3", None)]


def test_the_participants_word_on_one_shot_is_said_and_seen(choosing_room: Open) -> None:
    room, session = choosing_room.room, choosing_room.session
    shot = room.grid.current_key
    room.deciding.approval.buttons[False].click()
    assert choosing_room.heard == [("allowed", shot, False, "")]
    session.approve(shot, False, words="liever niet")
    room.show_state(RoomState(chain=session.chain))
    panel = room.deciding.approval
    assert [allowed for allowed, button in panel.buttons.items() if button.isChecked()] == [False]
    assert panel.field.toPlainText() == "liever niet"
    framed = next(row for row in room.grid.strip_model.rows if row.key == shot)
    assert framed.may_leave is False


def test_a_quote_is_read_back_edited_approved_and_kept_together(choosing_room: Open) -> None:
    room = choosing_room.room
    card = room.deciding.card("a")
    card.approve.click()
    card.keep.click()
    room.deciding.card("b").keep.click()
    card.field.setPlainText("korter")
    card.field.keep()
    assert choosing_room.heard == [
        ("approved", "a", True),
        ("tied", Tie("a", "shot-3")),
        ("tied", Tie("b", "shot-3", link_id="t3")),
        ("edited", "a", "korter"),
    ]


def test_of_a_great_many_quotes_the_first_are_laid_out_and_more_on_request(choosing_room: Open) -> None:
    panel = choosing_room.room.deciding
    one = choosing.quotes_to_read(told(), "shot-3")[0]
    views = tuple(replace(one, id=f"q{number}") for number in range(60))
    panel.show_quotes(views)
    more = next(button for button in panel.findChildren(QPushButton) if "(36)" in button.text())
    with pytest.raises(KeyError):
        panel.card("q24")
    panel.card("q3").field.setPlainText("anders")
    panel.show_quotes((*views[30:], *views[:30]))  # q3 gives way to others, its words do not
    assert ("edited", "q3", "anders") in choosing_room.heard
    more.click()
    more.click()
    assert more.isHidden()
    assert all(panel.card(view.id) for view in views)


def test_what_was_said_is_shown_beside_what_is_edited(choosing_room: Open) -> None:
    session, room = choosing_room.session, choosing_room.room
    session.change_quote("a", edited="korter", approved=True)
    room.show_state(RoomState(chain=session.chain))
    card = room.deciding.card("a")
    assert card.field.toPlainText() == "korter"
    assert card.approve.isChecked()
    assert "woorden a" in card.accessibleName()


def test_words_being_edited_are_kept_when_people_leave(choosing_room: Open) -> None:
    card = choosing_room.room.deciding.card("c")
    card.field.setPlainText("half getypt")
    choosing_room.room.hide()
    assert ("edited", "c", "half getypt") in choosing_room.heard


def test_the_sheet_is_made_then_printed(choosing_room: Open, tmp_path: Path) -> None:
    take_home = choosing_room.room.take_home
    assert take_home.print.isHidden()
    take_home.make.click()
    assert not take_home.make.isEnabled()
    take_home.show_made(tmp_path / "vel.pdf")
    take_home.print.click()
    assert choosing_room.heard == [("sheet_wanted",), ("print_wanted", tmp_path / "vel.pdf")]
    choosing_room.room.show_printed("")
    assert take_home.make.isEnabled()


def test_another_interview_has_no_sheet_yet(choosing_room: Open, tmp_path: Path) -> None:
    choosing_room.room.take_home.show_made(tmp_path / "vel.pdf")
    chain = told()
    other = replace(chain, interview=replace(chain.interview, id="i2"))
    choosing_room.room.show_state(RoomState(chain=other))
    assert choosing_room.room.take_home.open.isHidden()


def test_the_words_in_the_field_are_kept_before_they_are_approved(choosing_room: Open) -> None:
    card = choosing_room.room.deciding.card("a")
    card.field.setPlainText("net getypt")
    card.approve.click()
    assert choosing_room.heard == [("edited", "a", "net getypt"), ("approved", "a", True)]


def test_the_button_says_which_words_are_approved_and_not_by_colour_alone(choosing_room: Open) -> None:
    session, room = choosing_room.session, choosing_room.room
    card = room.deciding.card("a")
    as_said = card.approve.text()
    session.change_quote("a", approved=True)
    room.show_state(RoomState(chain=session.chain))
    assert card.approve.text() == f"✓ {as_said}"
    card.field.setPlainText("korter")
    assert not card.approve.isChecked()
    assert as_said not in card.approve.text()
    assert "woorden a" in card.approve.accessibleDescription()


def test_a_sheet_that_is_ready_takes_the_keyboard_from_nobody_who_types(
    choosing_room: Open, tmp_path: Path
) -> None:
    room = choosing_room.room
    room.activateWindow()
    field = room.deciding.card("a").field
    field.setFocus()
    room.take_home.show_made(tmp_path / "vel.pdf")
    assert QApplication.focusWidget() is field
    room.grid.setFocus()
    room.take_home.show_made(tmp_path / "vel.pdf")
    assert QApplication.focusWidget() is room.take_home.open


@pytest.mark.parametrize("scale", [100, 200])
def test_nothing_in_the_panel_is_squeezed_or_cut_off(
    choosing_room: Open, dressed: QApplication, scale: int
) -> None:
    theme.apply(dressed, scale=scale)
    choosing_room.window.resize(1024 * scale // 100, 600)
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    panel = choosing_room.room.deciding
    buttons = [button for button in panel.findChildren(QPushButton) if button.isVisible()]
    assert len(buttons) == 3 + 2 + 3 + 2 * 3
    for button in buttons:
        assert button.height() >= button.sizeHint().height(), button.text()
        right = button.mapTo(panel, button.rect().topRight()).x()
        assert right < panel.width() - 8, button.text()
    theme.apply(dressed)


@pytest.mark.parametrize("width", [1000, 1150, 1280, 1333, 1366])
def test_a_row_of_portraits_is_full_before_the_next_begins(choosing_room: Open, width: int) -> None:
    grid = choosing_room.room.grid
    choosing_room.window.resize(width, 500)
    many = fake_session.chain(*(fake_session.link(number) for number in range(1, 9)))
    choosing_room.room.show_state(RoomState(chain=many))
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    model = grid.strip_model
    top = grid.visualRect(model.index(0)).top()
    in_row = sum(grid.visualRect(model.index(row)).top() == top for row in range(8))
    assert (in_row + 1) * grid.visualRect(model.index(0)).width() > grid.viewport().width()


def test_esc_leads_from_the_panel_back_to_the_portraits(choosing_room: Open) -> None:
    room = choosing_room.room
    room.activateWindow()
    card = room.deciding.card("a")
    card.field.setFocus()
    QTest.keyClick(card.field, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is card.approve
    QTest.keyClick(card.approve, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is room.grid


def test_in_a_narrow_window_no_button_of_the_sheet_is_squeezed(choosing_room: Open, tmp_path: Path) -> None:
    take_home = choosing_room.room.take_home
    take_home.show_made(tmp_path / "2026-11-23 contactsheet P03 met een lange naam.pdf")
    choosing_room.window.resize(620, 640)
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    for button in (take_home.make, take_home.open, take_home.folder, take_home.print):
        assert button.width() >= button.sizeHint().width(), button.text()
