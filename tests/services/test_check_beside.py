"""A check of a study that this process has open: the work goes on, and nobody loses the study's locks."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fotointerview.domain.soundness import CheckPart, FindingKind, Repair
from fotointerview.domain.words import Language
from fotointerview.services.bringing_in import bring_in, look_through
from fotointerview.services.checking import Check
from fotointerview.services.second_copy import CopyPatience, SecondCopy
from fotointerview.services.workplace import Workplace
from fotointerview.storage.opening import DATABASE
from tests.services.import_kit import card

_PATIENCE_S = 30
_TAKE_ALONE = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], timeout=0.2, isolation_level=None)
try:
    print(connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0])
except sqlite3.OperationalError as error:
    print(error)
"""


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Workplace]:
    """A study at work with four shots."""
    (tmp_path / "card").mkdir()
    with Workplace.open(tmp_path / "study", language=Language.NL, code="P01", asks_consent=False) as opened:
        who = opened.store_thread.do(lambda: opened.store.participant_by_code("P01"))
        assert who is not None
        bring_in(opened, who, look_through(opened, card(tmp_path / "card")))
        yield opened


def had_alone(place: Workplace) -> str:
    """What another process hears that wants the database for itself."""
    done = subprocess.run(
        [sys.executable, "-c", _TAKE_ALONE, str(place.store.folder / DATABASE)],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def checked(place: Workplace, second_copy: Path | None = None) -> Check:
    check = Check(place.store.folder, second_copy=second_copy, is_open_here=True)
    check.run()
    return check


def test_it_is_sound_and_the_study_stays_held(place: Workplace) -> None:
    assert "locked" in had_alone(place)
    report = checked(place).report
    assert report.is_complete
    assert report.problems == []
    assert report.progress[CheckPart.ORIGINALS].files == 6
    assert "locked" in had_alone(place), "the check took the locks of this process away"


def test_what_is_written_meanwhile_is_written(place: Workplace) -> None:
    check = Check(place.store.folder, is_open_here=True)
    number = 0

    def tell(_far: object) -> None:
        nonlocal number
        number += 1
        shot_id = place.store_thread.do(place.store.shot_ids)[0]
        place.store_thread.do(lambda: place.store.set_alt_text(shot_id, f"word {number}"))

    check.run(tell=tell)
    assert number > 4
    assert check.report.problems == []


def test_without_a_log_it_is_read_with_locks(place: Workplace) -> None:
    """As on a share of the network."""
    place.store_thread.do(
        lambda: place.store._database.connection.execute("PRAGMA journal_mode=DELETE").fetchall()
    )
    assert not (place.store.folder / f"{DATABASE}-wal").exists()
    assert checked(place).report.problems == []


def test_a_damaged_photo_comes_back_from_the_second_copy_at_a_wish(place: Workplace, tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    copies.mkdir()
    second = SecondCopy(
        store=place.store,
        store_thread=place.store_thread,
        session=place.session,
        patience=CopyPatience(0.05, 0.1, 0.2),
    )
    second.set_target(copies)
    for _ in range(_PATIENCE_S * 20):
        if second.is_settled and second.state.done == 6:
            break
        place.store_thread.do(lambda: None)
        second._thread.join(0.05) if second._thread else None
    second.close()
    file = place.store_thread.do(place.store.files)[0]
    original = place.store.absolute(file.path)
    before = original.read_bytes()
    original.chmod(0o644)
    original.write_bytes(before[:-1] + b"x")
    check = checked(place, copies)
    assert [found.kind for found in check.report.problems] == [FindingKind.ORIGINAL_CHANGED]
    assert check.copies_are_there
    assert original.read_bytes() != before, "a check changes nothing"
    check.repair([Repair.DAMAGED])
    assert original.read_bytes() == before
    assert check.report.problems == []
    assert checked(place, copies).report.problems == []
