"""A study that is open somewhere else already: the window and the command line look, say who has it, write nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fotointerview.domain.faults import FaultCode
from fotointerview.domain.words import Language
from fotointerview.gui import i18n, theme
from fotointerview.storage.study import StudyStore
from tests.e2e.test_command_line import run
from tests.e2e.test_window import Visit
from tests.storage.generator import make_study

pytestmark = pytest.mark.e2e


@pytest.fixture
def dutch(qapp: QApplication) -> Iterator[QApplication]:
    theme.apply(qapp)
    translators = i18n.install(qapp, Language.NL)
    yield qapp
    i18n.remove(qapp, translators)


@pytest.fixture
def held(tmp_path: Path) -> Iterator[StudyStore]:
    """A study that somebody has open."""
    folder = make_study(tmp_path / "study", shots=2, size=(60, 40)).folder
    with StudyStore.open(folder) as store:
        yield store


def test_the_window_shows_it_and_says_quietly_who_has_it(
    qtbot: QtBot, dutch: QApplication, held: StudyStore
) -> None:
    visit = Visit(qtbot, held.folder, camera="simulated", agreed=False)
    room = visit.study.interview
    visit.until(lambda: bool(room.state.notices))
    assert visit.shots() == 2
    visit.until(lambda: room.notices.words() != "")
    assert "al ergens anders open" in room.notices.words()
    assert "fotointerview" in room.notices.words()
    assert not room.question.isEnabled()
    assert not room.camera_bar.isEnabled()
    link = room.state.links[0]
    visit.study.place.session.note(link.shot.id, "not here")
    visit.until(lambda: len({fault.code for fault in room.state.notices}) == 1)
    assert {fault.code for fault in room.state.notices} == {FaultCode.STUDY_OPEN_ELSEWHERE}
    assert held.set_alt_text(link.shot.id, "here").alt_text == "here"
    visit.close()
    assert held.words(held.interviews()[0].id).notes == ()
    assert not (held.folder / "snapshots").exists()


def test_the_command_line_reads_it_and_writes_elsewhere_only(held: StudyStore, tmp_path: Path) -> None:
    told = run("export", "sheet", "--study", "study", "--lang", "en", cwd=tmp_path)
    assert told.returncode == 1
    assert "already open elsewhere: in fotointerview" in told.stderr
    assert "Close it there" in told.stderr
    assert not (held.folder / "exports").exists()
    told = run("export", "sheet", "--study", "study", "--out", "sheet.pdf", "--lang", "en", cwd=tmp_path)
    assert told.returncode == 0, told.stderr
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-")
    told = run(
        *("tether", "--study", "study", "--participant", "P01", "--camera", "simulated", "--shots", "1"),
        *("--lang", "nl"),
        cwd=tmp_path,
    )
    assert told.returncode == 1
    assert "al ergens anders open" in told.stderr
    assert held.shot_count() == 2
