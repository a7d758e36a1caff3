"""One whole photo-interview by hand: the demo camera, both windows, both languages; what is kept is asked of the file.

Every step is a key typed or a pointer moved. At the end the study's file is opened without the program's own code, and
says who said what, in which order, and what it led to.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fotointerview.domain.consent import Leave
from fotointerview.domain.faults import FaultCode
from fotointerview.domain.words import Answer, Dimension, Item, Language, Mode, Room, Scope
from fotointerview.gui import i18n, theme
from fotointerview.gui.participant_window import ParticipantWindow
from fotointerview.gui.pencil import ToolKind
from fotointerview.gui.room_interview import InterviewRoom
from tests.e2e.test_window import Visit
from tests.gui import hands

pytestmark = pytest.mark.e2e

REASON = "te donker"
QUOTE = "zo kijk ik naar mensen"
NOTE = "kijkt weg bij de vraag"


@pytest.fixture(params=[Language.NL, Language.EN], ids=["nl", "en"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Language]:
    chosen = Language(request.param)
    theme.apply(qapp)
    translators = i18n.install(qapp, chosen)
    yield chosen
    i18n.remove(qapp, translators)


@dataclass
class Two:
    """The researcher and the participant, each at a window."""

    visit: Visit

    @property
    def room(self) -> InterviewRoom:
        return self.visit.study.interview

    @property
    def facing(self) -> ParticipantWindow:
        return self.visit.study.participant.window

    def at(self, window: QWidget) -> None:
        window.activateWindow()
        self.visit.until(window.isActiveWindow)

    def press(self, *names: str) -> None:
        """Keys of the researcher."""
        window = self.visit.study.window
        self.at(window)
        for name in names:
            hands.key(window, name)
            QApplication.processEvents()

    def write(self, key: str, words: str) -> None:
        """Go to a field by its key, type, keep it with Enter, and go back to the picture."""
        self.press(key)
        field = QApplication.focusWidget()
        assert field is not None
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Return)
        QApplication.processEvents()
        self.press("Escape")
        self.room.canvas.setFocus()

    def on_picture(self, x: float, y: float) -> QPoint:
        return QPointF(*self.room.canvas.space().to_widget((x, y))).toPoint()

    def on_glass(self, x: float, y: float) -> QPoint:
        return QPointF(*self.facing.glass.to_glass((x, y))).toPoint()

    def until_shown(self, number: int) -> None:
        """Until shot ``number`` is safe, measured, and on both windows."""
        room = self.room
        self.visit.until(lambda: len(room.state.links) == number and not room.state.pending)
        self.visit.until(lambda: room.state.links[-1].measures is not None)
        key = room.state.links[-1].shot.id
        self.visit.until(lambda: room.canvas.key == key and self.facing.canvas.key == key)


def consent(two: Two) -> None:
    """Before anything else: without consent the shutter stays shut; the participant ticks, chooses and signs."""
    two.press("Space")
    two.visit.until(lambda: any(one.code is FaultCode.CONSENT_NEEDED for one in two.room.state.notices))
    asked = two.visit.study.consent
    hands.click(asked.card.ask_button)
    page = asked.page
    assert page.table is not None
    hands.click(page.table.ticks[Scope.CONVERSATION, Item.PHOTO])
    hands.click(page.table.ticks[Scope.INTERNAL, Item.PHOTO])
    hands.click(page.modes[Mode.PSEUDONYM])
    QTest.mousePress(page.signature, Qt.MouseButton.LeftButton, pos=QPoint(20, 60))
    QTest.mouseMove(page.signature, QPoint(200, 40))
    QTest.mouseRelease(page.signature, Qt.MouseButton.LeftButton, pos=QPoint(220, 70))
    hands.click(page.yes_button)
    two.visit.until(lambda: two.room.state.leave is Leave.GIVEN)
    assert not asked.card.isVisible()


def first_photo(two: Two) -> None:
    """The participant answers, draws and agrees; the researcher writes down what is said."""
    two.press("Space")
    two.until_shown(1)
    two.at(two.facing)
    hands.click(two.facing.answers[Answer.NO])
    hands.click(two.facing.pencil)
    hands.drag(two.facing.glass, *(two.on_glass(x, 0.4) for x in (0.3, 0.4, 0.5)))
    two.visit.until(lambda: len(two.room.state.links[0].marks) == 1)
    hands.click(two.facing.pencil)
    hands.click(two.facing.monochrome)
    two.visit.until(lambda: two.room.state.links[0].monochrome)
    two.write("R", REASON)
    two.write("Q", QUOTE)
    two.write("N", NOTE)
    two.press("M")
    hands.click(two.room.marking.bar.tool_button(ToolKind.CIRCLE))
    hands.drag(two.room.canvas, *(two.on_picture(x, x) for x in (0.5, 0.6, 0.7)))
    two.visit.until(lambda: len(two.room.state.links[0].marks) == 2)
    hands.click(two.room.marking.bar.done_button)
    assert not two.room.marking.is_on
    two.press("Ctrl+Up")
    two.visit.until(lambda: bool(two.room.state.plan))


def second_photo(two: Two) -> None:
    """The plan is carried out; two voices; a mind is changed; one thing is taken back."""
    two.press("Return")
    two.until_shown(2)
    two.press("2")
    two.at(two.facing)
    hands.click(two.facing.answers[Answer.YES])
    two.visit.until(lambda: len(two.room.state.links[1].judgements) == 2)
    two.press("S", "3")
    two.visit.until(lambda: len(two.room.state.links[1].judgements) == 3)
    two.press("Ctrl+Z")
    two.visit.until(lambda: len(two.room.state.links[1].judgements) == 2)
    two.press("2")
    two.visit.until(lambda: len(two.room.state.links[1].judgements) == 3)
    two.at(two.facing)
    scale = two.facing.scales[Dimension.DISTANCE]
    hands.click(scale, QPoint(scale.width() - 8, scale.height() - 20))
    two.visit.until(lambda: bool(two.room.state.links[1].moves_next))


def choose_together(two: Two) -> None:
    """Chosen, and first in the publication."""
    two.press("Ctrl+3")
    two.visit.until(lambda: two.visit.study.window.room is Room.CHOOSE)
    two.press("1", "7")
    two.visit.until(lambda: bool(two.room.state.links[1].placements))


def rows(study: Path, sql: str) -> list[tuple[Any, ...]]:
    """What the study's file holds, asked without the program."""
    with closing(sqlite3.connect(study / "study.sqlite")) as file:
        return list(file.execute(sql))


def test_a_whole_interview_by_two_people_is_in_the_study(
    qtbot: QtBot, language: Language, tmp_path: Path
) -> None:
    pytest.importorskip("gphoto2", reason="there is no gphoto2 on this system")
    study = tmp_path / "study"
    visit = Visit(qtbot, study, camera="demo", code="P01", agreed=False)
    visit.study.window.resize(1366, 768)
    two = Two(visit)
    visit.until_ready()
    consent(two)
    two.press("Ctrl+P")
    two.facing.resize(1024, 700)
    visit.until(two.facing.isVisible)
    asked = two.facing.question.text()
    first_photo(two)
    second_photo(two)
    choose_together(two)
    visit.close()

    ((grants, manner),) = rows(study, "select grants, manner from consent_event")
    assert json.loads(str(grants)) == {
        "conversation": {"photo": "pseudonym"},
        "internal": {"photo": "pseudonym"},
    }
    assert manner == "signed"
    assert rows(study, "select count(*) from consent_signature") == [(1,)]
    assert rows(study, "select count(*) from shot where trial") == [(0,)]
    questions = rows(study, "select question_nl, question_en from interview")[0]
    assert asked in questions
    order = "shot.number, judgement.at, judgement.rowid"
    said = rows(
        study,
        f"select number, answer, voice, reason from judgement join shot on shot.id = shot_id order by {order}",
    )
    assert said == [
        (1, "no", "participant", REASON),
        (2, "almost", "participant", ""),
        (2, "yes", "participant", ""),
        (2, "almost", "researcher", ""),
    ]
    moved = rows(
        study,
        "select before.number, after.number, dimension, step, voice, measured from move"
        " join shot before on before.id = from_shot_id left join shot after on after.id = to_shot_id",
    )
    by_dimension = {row[2]: row for row in moved}
    assert by_dimension["light"][:2] == (1, 2)
    assert by_dimension["light"][3] == 1
    assert by_dimension["light"][5] == pytest.approx(1, abs=0.5)
    assert by_dimension["colour"][:2] == (1, 2)
    assert by_dimension["colour"][4] == "participant"
    assert by_dimension["distance"][:5] == (2, None, "distance", 2, "participant")
    looks = rows(study, "select number, voice from look_statement join shot on shot.id = shot_id")
    assert (1, "participant") in looks
    marks = rows(study, "select kind, voice from mark join shot on shot.id = shot_id where number = 1")
    assert sorted(marks) == [("circle", "researcher"), ("strokes", "participant")]
    assert rows(study, "select verbatim, voice from quote") == [(QUOTE, "participant")]
    assert rows(study, "select kind, number from quote_link join shot on shot.id = shot_id") == [
        ("said-at", 1)
    ]
    assert rows(study, "select text from note") == [(NOTE,)]
    assert rows(study, "select verdict, number from choice join shot on shot.id = shot_id") == [("chosen", 2)]
    assert rows(study, "select tier, number from placement join shot on shot.id = shot_id") == [(1, 2)]
    assert rows(study, "select count(*) from measures") == [(2,)]
    assert rows(study, "pragma integrity_check") == [("ok",)]
