"""The whole program, killed or not: after a new start every shot of the interview is there, once, as it was taken."""

import signal
from pathlib import Path

import pytest

from fotointerview.camera.demo.faults import FaultKind
from fotointerview.camera.demo.launch import DemoCameraProcess
from fotointerview.domain.camera import SettingName
from fotointerview.domain.words import FileKind
from fotointerview.services import events
from tests.faults.kit import BOTH, JPEG, RAW, reset, rest, until
from tests.faults.program import AtWork, Program, compare_study


def test_killed_in_mid_file_it_goes_on_at_the_next_start(demo: DemoCameraProcess, tmp_path: Path) -> None:
    """And fetches what the body's button took meanwhile; of what was on the card before it fetches nothing."""
    reset(demo)
    demo.press_shutter()  # of somebody else
    rest(demo)
    before = set(demo.card())
    study = tmp_path / "study"
    with Program(study, demo) as program:
        program.wait("connected")
        demo.press_shutter()
        program.wait("safe")
        demo.turn(SettingName.IMAGE_FORMAT, RAW)
        demo.fault(FaultKind.THROTTLE, mb_per_s=0.5)
        demo.press_shutter()
        program.wait("announced", count=2)
        until(lambda: any(study.rglob(".incoming/*/*.part")))
        program.kill()
    demo.clear()
    demo.turn(SettingName.IMAGE_FORMAT, JPEG)
    demo.press_shutter(times=2)
    rest(demo)
    taken = [file for file in demo.card() if file not in before]
    with Program(study, demo) as program:
        program.wait("safe", count=3)
        demo.press_shutter()
        program.wait("safe", count=4)
        assert program.end() == 128 + signal.SIGINT
    taken = [file for file in demo.card() if file not in before]
    assert len(compare_study(study, taken, killed=True)) == 5
    with Program(study, demo) as program:  # in order, and so everything on the card is old
        program.wait("connected")
        demo.press_shutter()
        program.wait("safe")
        program.end()
    taken = [file for file in demo.card() if file not in before]
    assert len(compare_study(study, taken, killed=True)) == 6


def test_killed_when_a_shot_is_here_and_perhaps_not_yet_in_the_study(
    demo: DemoCameraProcess, tmp_path: Path
) -> None:
    reset(demo)
    before = set(demo.card())
    study = tmp_path / "study"
    for _ in range(2):
        with Program(study, demo) as program:
            program.wait("connected")
            demo.press_shutter()
            program.wait("arrived")
            program.kill()
        rest(demo)
    with AtWork(study, demo) as work:
        work.shoot(safe=1)
    taken = [file for file in demo.card() if file not in before]
    assert len(compare_study(study, taken, killed=True)) == 3


def test_the_camera_process_of_the_program_is_killed(demo: DemoCameraProcess, tmp_path: Path) -> None:
    reset(demo)
    demo.turn(SettingName.IMAGE_FORMAT, BOTH)
    with AtWork(tmp_path / "study", demo) as work:
        demo.fault(FaultKind.THROTTLE, mb_per_s=1)
        work.session.shoot()
        work.ear.wait(events.ShotAnnounced)
        work.kill_camera_process()
        demo.clear()
        demo.press_shutter()
        work.whole(shots=2)
    assert [len(link.files) for link in work.compare(killed=True)] == [2, 2]


@pytest.mark.parametrize("gap_s", [0.0, 2.0])
@pytest.mark.parametrize("raw_first", [True, False])
def test_raw_and_jpeg_are_one_shot_of_the_study(
    demo: DemoCameraProcess, tmp_path: Path, raw_first: bool, gap_s: float
) -> None:
    reset(demo)
    demo.turn(SettingName.IMAGE_FORMAT, BOTH)
    demo.set_habits(raw_first=raw_first, gap_s=gap_s)
    with AtWork(tmp_path / "study", demo) as work:
        work.shoot(safe=1)
        work.whole(shots=1)
    (link,) = work.compare()
    assert {file.kind for file in link.files} == {FileKind.RAW, FileKind.JPEG}
    assert link.display_file is not None
    assert link.display_file.kind is FileKind.JPEG
    assert len(work.ear.all(events.ShotAnnounced)) == len(work.ear.all(events.ShotSafe)) == 1
    shown = [Path(event.path).suffix for event in work.ear.all(events.FileReady)]
    assert shown == ([".nef", ".jpg"] if raw_first and gap_s else [".jpg"])


@pytest.mark.parametrize("raw_first", [True, False])
def test_closing_at_once_waits_for_the_other_half_of_the_last_shot(
    demo: DemoCameraProcess, tmp_path: Path, raw_first: bool
) -> None:
    """On the card it would count as old at the next start."""
    reset(demo)
    demo.turn(SettingName.IMAGE_FORMAT, BOTH)
    demo.set_habits(raw_first=raw_first, gap_s=1.5)
    with AtWork(tmp_path / "study", demo) as work:
        work.shoot(safe=1)
    assert [len(link.files) for link in work.compare()] == [2]
