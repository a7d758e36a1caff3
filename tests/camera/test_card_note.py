"""After a crash of everything the body's own shots are still fetched; after an orderly end nothing of others is."""

import os
import time
from pathlib import Path

import pytest

from fotointerview.camera import card_note
from fotointerview.camera import messages as m
from fotointerview.camera.card_note import CardNote, remove_notes
from fotointerview.camera.memory import CardKeeper
from fotointerview.domain.camera import CameraState
from tests.camera.listening import Ear
from tests.camera.test_worker import Desk

FILE = m.CameraFile("F1", "/DCIM", "IMG_0001.JPG", 10, 20)
OTHER = m.CameraFile("F1", "/DCIM", "IMG_0002.JPG", 10, 20)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def begin_anew(desk: Desk) -> None:
    directory = desk.keeper.directory
    desk.keeper, desk.ear = CardKeeper(), Ear()
    desk.keeper.directory = directory


def shoot_once(desk: Desk, *, orderly: bool) -> None:
    """One shot, then an end; afterwards the body's own button is pressed."""
    desk.put("OLD.JPG", 1)
    with desk.worker(orderly=orderly):
        desk.ear.wait_state(CameraState.READY)
        desk.order(m.Trigger(1))
        desk.ear.arrived()
    begin_anew(desk)
    desk.put("BODY.JPG", 7)


def test_what_the_body_took_after_a_crash_is_fetched_and_only_that(desk: Desk) -> None:
    shoot_once(desk, orderly=False)
    with desk.worker():
        assert desk.ear.arrived().source.name == "BODY.JPG"
    assert len(desk.ear.all(m.FileAnnounced)) == 1
    assert list(desk.incoming.parent.glob("card-*")) == []


def test_after_an_orderly_end_everything_on_the_card_is_old(desk: Desk) -> None:
    shoot_once(desk, orderly=True)
    with desk.worker():
        desk.ear.wait_state(CameraState.READY)
        time.sleep(0.1)
    assert not desk.ear.all(m.FileAnnounced)


def test_a_note_without_a_recent_sign_of_life_is_not_believed(desk: Desk) -> None:
    shoot_once(desk, orderly=False)
    (note,) = desk.incoming.parent.glob("card-*.jsonl")
    long_ago = time.time() - card_note.FRESH_S - 1
    os.utime(note, (long_ago, long_ago))
    with desk.worker():
        desk.ear.wait_state(CameraState.READY)
        time.sleep(0.1)
    assert not desk.ear.all(m.FileAnnounced)


def test_what_another_interview_waits_for_is_left_to_it(desk: Desk) -> None:
    (desk.camera.orders / "slow").touch()
    with desk.worker(orderly=False):
        desk.ear.wait_state(CameraState.READY)
        desk.order(m.Trigger(1))
        desk.ear.wait(m.FileAnnounced)
    (desk.camera.orders / "slow").unlink()
    begin_anew(desk)
    desk.keeper.directory = desk.study / ".incoming" / "i2"
    desk.put("BODY.JPG", 7)
    with desk.worker():
        body = desk.ear.arrived()
        desk.order(m.SetDestination(2, desk.incoming))
        waited_for = desk.ear.arrived(2)
    assert (body.source.name, body.path.parent.name) == ("BODY.JPG", "i2")
    assert (waited_for.source.name, waited_for.path.parent.name) == ("IMG_0001.JPG", "i1")


def test_a_torn_or_strange_line_is_left_out(tmp_path: Path) -> None:
    note = CardNote(tmp_path, "F1")
    assert note.read() is None
    note.write([FILE])
    note.add(OTHER)
    (path,) = tmp_path.iterdir()
    path.write_text(path.read_text()[:-9] + '\n[1]\n{"serial": 1}\n')
    assert note.read() == frozenset({FILE})


def test_a_disk_that_is_away_costs_nothing_but_the_note(tmp_path: Path) -> None:
    note = CardNote(tmp_path / "away" / ".incoming", "F1")
    note.write([FILE])
    note.add(OTHER)
    note.sign()
    remove_notes(tmp_path / "away" / ".incoming")
    assert note.read() is None
    assert list(tmp_path.iterdir()) == []
