"""The second copy beside a session: level with the study whatever happens to target, program or connection."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import fotointerview
from fotointerview.domain.chain import Link
from fotointerview.domain.faults import Fault, FaultCode
from fotointerview.domain.shots import ShotFile
from fotointerview.domain.words import Language, Verdict
from fotointerview.services import events
from fotointerview.services.second_copy import CopyPatience, SecondCopy
from fotointerview.services.sidecars import SidecarPatience, Sidecars
from fotointerview.services.workplace import Workplace
from fotointerview.storage.copy_list import SUMS
from fotointerview.storage.files import make_writable, sha256_of
from fotointerview.storage.second_copy import MARK, choose_target, open_copies
from tests.services.session_kit import Sitting, jpeg

_PATIENCE_S = 20
QUICK = CopyPatience(first_s=0.05, most_s=0.1, look_s=0.05)


def wait(true: Callable[[], bool]) -> None:
    """Until it is so; fails when that takes too long."""
    end = time.monotonic() + _PATIENCE_S
    while not true():
        assert time.monotonic() < end
        time.sleep(0.005)


class Copying:
    """A sitting with a second copy, and what was told of it."""

    def __init__(self, sitting: Sitting) -> None:
        self.sitting = sitting
        self.copy = SecondCopy(
            store=sitting.store, store_thread=sitting.thread, session=sitting.session, patience=QUICK
        )

    def told(self) -> list[events.CopyChanged]:
        return [event for event in self.sitting.heard if isinstance(event, events.CopyChanged)]

    def noticed(self) -> list[FaultCode]:
        return [event.fault.code for event in self.sitting.heard if isinstance(event, events.Noticed)]

    def until(self, true: Callable[[events.CopyChanged], bool]) -> events.CopyChanged:
        """The state as soon as it is so."""
        wait(lambda: true(self.copy.state) and self.told()[-1:] == [self.copy.state])
        return self.told()[-1]

    def until_level(self, total: int) -> None:
        self.until(lambda state: state.done == state.total == total and state.fault is None)

    def files(self) -> tuple[ShotFile, ...]:
        return self.sitting.thread.ask(self.sitting.store.files).result()


@pytest.fixture
def target(tmp_path: Path) -> Path:
    place = tmp_path / "stick"
    place.mkdir()
    return place


@pytest.fixture
def copying(tmp_path: Path) -> Iterator[Copying]:
    with Sitting(tmp_path / "study") as sitting:
        copying = Copying(sitting)
        yield copying
        copying.copy.close()


def sound(folder: Path, files: tuple[ShotFile, ...]) -> bool:
    return all(sha256_of(folder / file.path) == file.sha256 for file in files)


def test_every_shot_that_is_safe_is_copied(copying: Copying, target: Path) -> None:
    copying.sitting.shoot()  # before anybody asked for copies
    copying.copy.set_target(target)
    copying.until_level(1)
    for _ in range(3):
        copying.sitting.shoot()
    copying.until_level(4)
    assert copying.copy.is_settled
    assert sound(target / "study", copying.files())
    assert {event.folder for event in copying.told()} == {str(target)}
    assert [event.done for event in copying.told()] == sorted(event.done for event in copying.told())
    assert copying.noticed() == []


def test_the_raw_that_comes_after_its_jpeg_is_copied_as_well(copying: Copying, target: Path) -> None:
    copying.copy.set_target(target)
    copying.sitting.camera.bring("DSC_0001.JPG", jpeg(1), release="r1")
    copying.until_level(1)
    copying.sitting.camera.bring("DSC_0001.NEF", b"sensor data" * 200, release="r1")
    copying.until_level(2)


def test_no_second_copy_unless_it_is_wanted(copying: Copying, target: Path) -> None:
    copying.sitting.shoot()
    assert copying.copy.state == events.CopyChanged("")
    assert copying.copy.is_settled
    copying.copy.set_target(target)
    copying.until_level(1)
    copying.copy.set_target(None)
    copying.until(lambda state: state.folder == "")
    copying.sitting.shoot()
    assert copying.copy.is_settled
    assert len(list(target.rglob("FI_*"))) == 1


def test_at_rest_nothing_is_copied_and_what_is_gone_then_is_forgotten(copying: Copying, target: Path) -> None:
    copying.copy.set_target(target)
    first = copying.sitting.shoot()
    copying.until_level(1)
    with copying.copy.at_rest():
        second = copying.sitting.shoot()
        time.sleep(0.3)
        assert len(list(target.rglob("FI_*"))) == 1
        gone = copying.sitting.store.absolute(first.files[0].path)
        gone.rename(gone.with_name("elsewhere"))
    assert copying.copy.state.total == 1
    wait(lambda: (target / "study" / second.files[0].path).exists())


def test_a_target_that_is_pulled_and_comes_back(copying: Copying, target: Path) -> None:
    copying.copy.set_target(target)
    copying.sitting.shoot()
    copying.until_level(1)
    target.rename(target.with_name("pulled"))
    missing = copying.until(lambda state: state.fault is not None)
    assert missing.fault is not None
    assert missing.fault.code is FaultCode.COPY_MISSING
    copying.sitting.shoot()  # the interview goes on
    target.mkdir()  # the empty mount point
    copying.until(lambda state: state.total == 2)
    time.sleep(0.3)
    assert list(target.iterdir()) == []
    assert copying.noticed() == [FaultCode.COPY_MISSING]  # once, however often it was tried
    target.rmdir()
    target.with_name("pulled").rename(target)
    copying.until_level(2)
    assert sound(target / "study", copying.files())
    target.rename(target.with_name("pulled"))
    copying.until(lambda state: state.fault is not None)
    assert copying.noticed() == [FaultCode.COPY_MISSING] * 2


def test_another_disk_at_the_same_place_gets_everything(copying: Copying, target: Path) -> None:
    copying.copy.set_target(target)
    copying.sitting.shoot()
    copying.until_level(1)
    other = target.with_name("other")
    other.mkdir()
    choose_target(other, study=copying.sitting.store.folder)
    target.rename(target.with_name("first"))
    other.rename(target)
    wait(lambda: bool(list(target.rglob("FI_*.JPG"))))
    copying.until_level(1)
    assert sound(target / "study", copying.files())


@pytest.mark.parametrize(
    ("where", "code"),
    [("gone", FaultCode.COPY_MISSING), ("study/copies", FaultCode.COPY_INSIDE), (".", FaultCode.COPY_INSIDE)],
)
def test_a_place_that_cannot_be_is_told(
    copying: Copying, tmp_path: Path, where: str, code: FaultCode
) -> None:
    copying.sitting.shoot()
    copying.copy.set_target(tmp_path / where)
    state = copying.until(lambda state: state.fault is not None)
    assert state.fault is not None
    assert state.fault.code is code
    wait(lambda: copying.copy.is_settled)  # it was tried again, and that was all
    assert copying.noticed() == [code]
    assert not (tmp_path / "gone").exists()
    copying.copy.set_target(tmp_path / where)  # whoever chooses it again wants to hear again
    wait(lambda: copying.noticed() == [code, code])


def test_a_remembered_place_without_its_mark_is_not_used(copying: Copying, target: Path) -> None:
    copying.sitting.shoot()
    copying.copy.set_target(target, remembered=True)
    copying.until(lambda state: state.fault is not None)
    assert list(target.iterdir()) == []
    copying.copy.set_target(target)
    copying.until_level(1)
    assert (target / MARK).exists()


def test_one_bad_original_keeps_no_other_waiting(copying: Copying, target: Path) -> None:
    links = [copying.sitting.shoot() for _ in range(5)]
    bad = copying.sitting.store.absolute(links[2].files[0].path)
    content = bad.read_bytes()
    make_writable(bad)
    bad.write_bytes(content[:-1] + b"?")
    copying.copy.set_target(target)
    state = copying.until(lambda state: state.done == 4)
    assert state.fault is not None
    assert (state.fault.code, state.fault.details["name"]) == (FaultCode.ORIGINAL_CHANGED, bad.name)
    bad.write_bytes(content)
    copying.until_level(5)
    assert copying.noticed() == [FaultCode.ORIGINAL_CHANGED]


def test_a_full_disk_waits_for_room(copying: Copying, tmp_path: Path) -> None:
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root on Linux")
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(disk)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not permitted here")
    try:
        copying.copy.set_target(disk)
        copying.sitting.shoot()
        copying.until_level(1)
        filler = disk / "filler"
        with filler.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(1 << 12))
            except OSError:
                pass
        copying.sitting.shoot()
        state = copying.until(lambda state: state.fault is not None)
        assert state.fault is not None
        assert state.fault.code is FaultCode.COPY_FULL
        assert (state.done, state.total) == (1, 2)
        copying.sitting.shoot()
        filler.unlink()
        copying.until_level(3)
        assert copying.noticed() == [FaultCode.COPY_FULL]
    finally:
        copying.copy.close()
        subprocess.run(["umount", "-l", str(disk)], check=True)


def test_copying_lets_a_shot_go_first_but_not_for_ever(copying: Copying, target: Path) -> None:
    """A shot that was announced and never comes slows copies down and does not stop them."""
    copying.sitting.shoot()
    copying.sitting.session.tell(events.ShotAnnounced("lost", 0))
    copying.copy.set_target(target)
    copying.until_level(1)


def test_while_another_process_copies_this_one_waits(copying: Copying, target: Path) -> None:
    sitting = copying.sitting
    sitting.shoot()
    choose_target(target, study=sitting.store.folder)
    study = sitting.thread.ask(sitting.store.study).result()
    with open_copies(target, study=sitting.store.folder, study_id=study.id) as held:
        assert held is not None
        copying.copy.set_target(target)
        copying.until(lambda state: state.total == 1)
        time.sleep(0.2)
        assert copying.copy.state == events.CopyChanged(str(target), 0, 1)
        assert not copying.copy.is_settled
    copying.until_level(1)


def test_a_listener_that_fails_stops_no_copies(copying: Copying, target: Path) -> None:
    def broken(event: events.SessionEvent) -> None:
        if isinstance(event, events.CopyChanged):
            raise RuntimeError("somebody else's trouble")

    copying.copy.set_target(target)
    copying.sitting.session.subscribe(broken)
    copying.sitting.shoot()
    wait(lambda: copying.copy.is_settled)
    assert sound(target / "study", copying.files())


def test_closing_does_not_wait_for_the_queue(tmp_path: Path, target: Path) -> None:
    with Sitting(tmp_path / "study") as sitting:
        copying = Copying(sitting)
        for _ in range(12):
            sitting.shoot()
        held, go = threading.Event(), threading.Event()

        def hold(event: events.SessionEvent) -> None:
            if isinstance(event, events.CopyChanged) and event.done == 2:
                held.set()
                go.wait(_PATIENCE_S)

        sitting.session.subscribe(hold)
        copying.copy.set_target(target)
        assert held.wait(_PATIENCE_S)
        closing = threading.Thread(target=copying.copy.close)
        closing.start()
        wait(lambda: copying.copy._closed)
        go.set()
        closing.join()
        copying.copy.close()
    assert len(list(target.rglob("FI_*.JPG"))) == 2
    assert not list(target.rglob("*.part"))
    with Workplace.open(tmp_path / "study", language=Language.NL) as place:  # and the next start goes on
        place.second_copy.set_target(target, remembered=True)
        wait(lambda: place.second_copy.is_settled)
        assert place.second_copy.state == events.CopyChanged(str(target), 12, 12)
    assert len((target / "study" / SUMS).read_text(encoding="utf-8").splitlines()) == 12


def test_a_study_that_is_read_only_can_still_be_copied(tmp_path: Path, target: Path) -> None:
    with Sitting(tmp_path / "study") as sitting:
        sitting.shoot()
        sitting.store._database.closed = Fault(FaultCode.STUDY_READ_ONLY)
        copying = Copying(sitting)
        copying.copy.set_target(target)
        copying.until_level(1)
        copying.copy.close()


# ── sidecars ──────────────────────────────────────────────────────────────────────────────────────────────


def beside(place: Path, link: Link) -> Path:
    """The sidecar of a shot's first file in a study or its copy."""
    return place / f"{link.files[0].path}.xmp"


def test_a_sidecar_follows_each_change(copying: Copying, target: Path) -> None:
    sitting = copying.sitting
    sidecars = Sidecars(
        store=sitting.store,
        store_thread=sitting.thread,
        session=sitting.session,
        patience=SidecarPatience(after_s=0.05, latest_s=0.3, look_after_s=0),
    )
    copying.copy.set_target(target)
    link = sitting.shoot()
    there = beside(target / "study", link)
    wait(lambda: there.exists() and there.read_bytes() == beside(sitting.store.folder, link).read_bytes())
    first = there.read_bytes()
    for verdict in Verdict:
        sitting.session.choose(link.shot.id, verdict)
        sitting.settle()
    wait(lambda: sidecars.is_settled and copying.copy.is_settled)
    assert there.read_bytes() == beside(sitting.store.folder, link).read_bytes() != first
    assert [path.name for path in there.parent.glob("*.xmp*")] == [there.name]
    assert copying.noticed() == []
    sidecars.close()


def test_at_the_start_sidecars_are_made_level_also_in_a_study_that_is_read_only(
    copying: Copying, target: Path
) -> None:
    links = [copying.sitting.shoot() for _ in range(3)]
    folder = copying.sitting.store.folder
    for number, link in enumerate(links):
        beside(folder, link).write_bytes(b"<x>%d</x>" % number)
    copying.sitting.store._database.closed = Fault(FaultCode.STUDY_READ_ONLY)
    copying.copy.set_target(target)
    wait(lambda: copying.copy.is_settled)
    assert [beside(target / "study", link).read_bytes() for link in links] == [
        b"<x>0</x>",
        b"<x>1</x>",
        b"<x>2</x>",
    ]
    copying.copy.close()
    beside(folder, links[0]).write_bytes(b"<x>changed</x>")
    beside(target / "study", links[1]).unlink()
    beside(target / "study", links[2]).write_bytes(b"<x>a stranger's</x>")
    again = Copying(copying.sitting)
    again.copy.set_target(target, remembered=True)
    wait(lambda: again.copy.is_settled)
    again.copy.close()
    assert [beside(target / "study", link).read_bytes() for link in links] == [
        b"<x>changed</x>",
        b"<x>1</x>",
        b"<x>2</x>",
    ]
    kept = beside(target / "study", links[2])
    assert kept.with_name(f"{kept.name}.kept").read_bytes() == b"<x>a stranger's</x>"


def test_a_sidecar_that_changed_while_the_target_was_away(copying: Copying, target: Path) -> None:
    copying.copy.set_target(target)
    link = copying.sitting.shoot()
    copying.until_level(1)
    target.rename(target.with_name("pulled"))
    beside(copying.sitting.store.folder, link).write_bytes(b"<x/>")
    copying.sitting.session.tell(events.SidecarsWritten((link.files[0].path,)))
    copying.until(lambda state: state.fault is not None)
    assert not target.exists()
    target.with_name("pulled").rename(target)
    wait(lambda: beside(target / "study", link).exists())
    copying.until_level(1)
    assert copying.noticed() == [FaultCode.COPY_MISSING]


_RUN = """
import sys, time
from pathlib import Path
from fotointerview.domain.words import Language
from fotointerview.services import events
from fotointerview.services.workplace import Workplace
place = Workplace.open(Path(sys.argv[1]), language=Language.NL)
place.session.subscribe(lambda e: isinstance(e, events.CopyChanged) and print(e.done, flush=True))
place.second_copy.set_target(Path(sys.argv[2]))
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("after", [0, 1, 5])
def test_the_whole_program_killed_in_the_middle_of_its_queue(
    tmp_path: Path, target: Path, after: int
) -> None:
    with Sitting(tmp_path / "study") as sitting:
        for _ in range(15):
            sitting.shoot()
        files = sitting.thread.ask(sitting.store.files).result()
    source = str(Path(fotointerview.__file__).parents[1])
    with subprocess.Popen(
        [sys.executable, "-c", _RUN, str(tmp_path / "study"), str(target)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": source},
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if int(line) >= after:
                break
        process.send_signal(signal.SIGKILL)
    with Sitting(tmp_path / "study") as sitting:
        copying = Copying(sitting)
        copying.copy.set_target(target, remembered=True)
        copying.until_level(15)
        copying.copy.close()
    assert sound(target / "study", files)
    assert not list(target.rglob("*.part"))
    owner = json.loads((target / "study" / ".fotointerview-copy").read_text(encoding="utf-8"))
    assert set(owner) == {"study"}
