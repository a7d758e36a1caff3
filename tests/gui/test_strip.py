"""The contact strip with a thousand shots: only what is in sight is asked for, and news is told in small."""

import itertools

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QSize, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QStyleOptionViewItem

from fotointerview.domain.sayings import Look
from fotointerview.domain.words import Answer, Dimension, Verdict
from fotointerview.gui import texts
from fotointerview.gui.images import to_image
from fotointerview.gui.strip import Strip
from fotointerview.gui.strip_delegate import ROPE_X, StripDelegate
from fotointerview.gui.strip_model import StripModel, row_words
from fotointerview.gui.theme import ROOM
from fotointerview.gui.view import StripRow
from fotointerview.services.events import LinkChanged
from tests.gui import fake_session, hands
from tests.gui.conftest import Open, Studio
from tests.gui.fake_session import START, FakeSession, gradient, judgement, link, move

MANY = 1000


def thousand(open_studio: Open) -> Studio:
    session = FakeSession(chain=fake_session.chain(*(link(number) for number in range(1, MANY + 1))))
    return open_studio(session)


def thumbnails(studio: Studio) -> set[str]:
    return {request.key for request in studio.pictures.requests if not request.channel}


def test_of_a_thousand_shots_only_those_in_sight_are_asked_for(open_studio: Open) -> None:
    studio = thousand(open_studio)
    strip = studio.room.strip
    studio.until(lambda: bool(thumbnails(studio)))
    assert strip.strip_model.rowCount() == MANY
    assert strip.current_key == "shot-1000"
    seen = {row.key for row in strip.in_sight()}
    assert "shot-1000" in seen
    assert thumbnails(studio) <= seen
    assert len(seen) < 10
    strip.verticalScrollBar().setValue(0)
    studio.until(lambda: "shot-1" in thumbnails(studio))
    assert len(thumbnails(studio)) < 20


def test_flying_past_asks_for_nothing_on_the_way(open_studio: Open) -> None:
    studio = thousand(open_studio)
    studio.until(lambda: bool(thumbnails(studio)))
    bar = studio.room.strip.verticalScrollBar()
    for value in range(0, bar.maximum(), bar.maximum() // 50):
        bar.setValue(value)
        studio.room.strip.grab()
    bar.setValue(0)
    studio.until(lambda: "shot-1" in thumbnails(studio))
    assert len(thumbnails(studio)) < 20


def test_a_new_shot_is_followed_to_the_bottom(studio: Studio) -> None:
    for _ in range(12):
        studio.session.shoot()
    studio.settle()
    strip = studio.room.strip
    assert strip.current_key == "shot-15"
    assert strip.in_sight()[-1].key == "shot-15"


def test_a_click_shows_the_shot(studio: Studio) -> None:
    strip = studio.room.strip
    where = strip.visualRect(strip.strip_model.index(0)).center()
    hands.click(strip.viewport(), where)
    assert studio.room.state.current == "shot-1"


def test_one_judgement_changes_one_row(studio: Studio) -> None:
    spy = QSignalSpy(studio.room.strip.strip_model.dataChanged)
    resets = QSignalSpy(studio.room.strip.strip_model.modelReset)
    studio.session.tell(LinkChanged(link(2, judgements=(judgement(2, Answer.YES),))))
    studio.settle()
    assert [(spy.at(at)[0].row(), spy.at(at)[1].row()) for at in range(spy.count())] == [(1, 1)]
    assert resets.count() == 0


def test_the_model_keeps_qts_rules() -> None:
    model = StripModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows = [StripRow(f"shot-{at}", at, START) for at in range(5)]
    model.set_rows(rows)
    model.set_rows([*rows, StripRow("token")])
    model.set_rows([*rows, StripRow("shot-5", 5, START)])
    model.set_rows(rows[:2])
    assert isinstance(tester.model(), QAbstractItemModel)
    assert [row.key for row in model.rows] == ["shot-0", "shot-1"]
    assert model.index_of("shot-1").row() == 1
    assert not model.index_of("shot-4").isValid()


def test_pictures_out_of_a_long_interview_are_let_go() -> None:
    model = StripModel()
    image = to_image(gradient(8, 8))
    for at in range(MANY):
        model.set_picture(f"shot-{at}", image, look=Look(), provisional=False)
    here = [at for at in range(MANY) if model.picture(StripRow(f"shot-{at}")) is not None]
    assert here == list(range(MANY - 128, MANY))


def test_a_thumbnail_serves_until_the_shots_own_picture_is_there() -> None:
    model = StripModel()
    model.set_picture("t", to_image(gradient(8, 8)), look=Look(), provisional=True)
    model.rename_picture("t", "shot-1")
    row = StripRow("shot-1", 1, START, source="x.JPG")
    assert model.picture(row) is not None
    assert model.lacks_picture(row)
    model.set_picture("shot-1", to_image(gradient(8, 8)), look=Look(), provisional=False)
    assert not model.lacks_picture(row)
    assert model.lacks_picture(StripRow("shot-1", 1, START, look=Look(monochrome=True), source="x.JPG"))


def test_an_unreadable_file_is_asked_for_once(open_studio: Open) -> None:
    studio = open_studio(pictures=fake_session.FakePictures(unreadable={"shot-1", "shot-2", "shot-3"}))
    studio.until(lambda: len(thumbnails(studio)) == 3)
    asked = len(studio.pictures.requests)
    studio.room.strip.scroll(0, 1)
    studio.session.tell(LinkChanged(link(2, judgements=(judgement(2, Answer.YES),))))
    studio.qtbot.wait(80)
    assert len([r for r in studio.pictures.requests[asked:] if not r.channel]) == 0


def test_the_rope_runs_through_every_row_without_a_gap(open_studio: Open) -> None:
    links = (
        link(1, judgements=(judgement(1, Answer.NO),), moves_next=(move(1, Dimension.LIGHT, 2),)),
        link(2, judgements=(judgement(2, Answer.YES),)),
    )
    studio = open_studio(FakeSession(chain=fake_session.chain(*links)))
    strip: Strip = studio.room.strip
    image = strip.viewport().grab().toImage()
    red, green, blue = (int(ROOM.rope[at : at + 2], 16) for at in (1, 3, 5))
    for y in range(image.height()):
        colours = (image.pixelColor(x, y) for x in range(int(ROPE_X) - 9, int(ROPE_X) + 10))
        near = [abs(c.red() - red) + abs(c.green() - green) + abs(c.blue() - blue) < 120 for c in colours]
        assert any(near), f"the rope is broken at {y}"


def test_a_row_can_be_heard() -> None:
    row = StripRow(
        "shot-7",
        7,
        START,
        Answer.ALMOST,
        (move(7, Dimension.LIGHT, 2),),
        quoted=True,
        marked=True,
        verdict=Verdict.CHOSEN,
    )
    assert row_words(row) == (
        "Shot 7, 13:02, Almost, chosen, with a quote, with a mark, agreed for the next photo: much lighter"
    )
    assert row_words(StripRow("t")) == "Shot on the way"


def test_the_moves_make_room_for_themselves(studio: Studio) -> None:
    strip = studio.room.strip
    before = strip.visualRect(strip.strip_model.index(2)).height()
    for dimension in (Dimension.LIGHT, Dimension.FOCUS):
        studio.session.agree("shot-3", dimension, 1)
    studio.settle()
    studio.until(lambda: strip.visualRect(strip.strip_model.index(2)).height() > before + 20)


def test_news_of_one_shot_measures_no_other(open_studio: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    studio = thousand(open_studio)
    studio.until(lambda: bool(thumbnails(studio)))
    strip = studio.room.strip
    asked: list[int] = []
    hint = StripDelegate.sizeHint

    def counted(self: StripDelegate, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        asked.append(index.row())
        return hint(self, option, index)

    monkeypatch.setattr(StripDelegate, "sizeHint", counted)
    studio.session.shoot()
    studio.session.tell(LinkChanged(link(2, moves_next=(move(2, Dimension.LIGHT, 2),))))
    studio.settle()
    strip.grab()
    assert strip.strip_model.rowCount() == MANY + 1
    assert strip.rowHeight(1) > strip.rowHeight(0)
    assert strip.rowHeight(MANY) == strip.rowHeight(0)
    assert len(asked) < 20


def test_the_chosen_shot_is_ringed(studio: Studio) -> None:
    strip = studio.room.strip
    before = strip.viewport().grab().toImage()
    studio.session.choose("shot-3", Verdict.CHOSEN)
    studio.settle()
    assert strip.strip_model.rows[2].verdict is Verdict.CHOSEN
    assert strip.viewport().grab().toImage() != before


def test_maybe_and_put_aside_look_different_from_chosen_and_from_undecided(studio: Studio) -> None:
    strip = studio.room.strip
    seen = [strip.viewport().grab().toImage()]
    for verdict in Verdict:
        studio.session.choose("shot-3", verdict)
        studio.settle()
        seen.append(strip.viewport().grab().toImage())
        words = strip.strip_model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
        assert texts.verdict(verdict).lower() in words
    assert all(one != other for one, other in itertools.combinations(seen, 2))


def test_the_chosen_shot_has_no_other_ground_than_the_strip(studio: Studio) -> None:
    """The ring says which one it is; a lit row would be a second sign, and the only light in the room."""
    strip = studio.room.strip
    assert strip.current_key
    grabbed = strip.viewport().grab().toImage()
    where = strip.visualRect(strip.currentIndex())
    ratio = grabbed.devicePixelRatio()
    edge = grabbed.pixelColor(round((where.right() - 2) * ratio), round(where.center().y() * ratio))
    assert edge.name() == ROOM.panel
