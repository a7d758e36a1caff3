"""Sidecars in the second copy: level with the study, nobody's words lost, whole whatever happens in the middle."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from fotointerview import storage
from fotointerview.domain.faults import FaultCode
from fotointerview.domain.people import Interview
from fotointerview.domain.shots import ShotFile
from fotointerview.domain.soundness import Finding, FindingKind, Repair
from fotointerview.storage.checking import StudyCheck
from fotointerview.storage.copied_sidecars import LIST, CopiedSidecars, forget_sidecars
from fotointerview.storage.copy_list import SUMS
from fotointerview.storage.repairing import repair
from fotointerview.storage.second_copy import choose_target, open_copies
from fotointerview.storage.study import StudyStore
from tests.storage.helpers import arrive, faulty, jpeg

OURS = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">1</x:xmpmeta>'
LATER = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">2</x:xmpmeta>'
OTHERS = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">9</x:xmpmeta>'
"""All of one size: what differs is told by the content."""
_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Pair:
    """A closed study of one original with a sidecar, both copied."""

    study: Path
    target: Path
    study_id: str
    file: ShotFile

    @property
    def here(self) -> Path:
        """The study's sidecar."""
        return self.study / f"{self.file.path}.xmp"

    @property
    def there(self) -> Path:
        """The copy's."""
        return self.target / self.study.name / f"{self.file.path}.xmp"

    @contextmanager
    def open(self) -> Iterator[CopiedSidecars]:
        """As another run of the program has them."""
        with open_copies(self.target, study=self.study, study_id=self.study_id) as copies:
            assert copies is not None
            yield CopiedSidecars(copies)

    def beside(self) -> dict[str, bytes]:
        """What lies beside the copy, with its content."""
        return {path.name: path.read_bytes() for path in self.there.parent.glob("*.xmp*")}

    def found(self) -> list[FindingKind]:
        """What a check says."""
        told = StudyCheck(self.study, second_copy=self.target).run()
        return [item.kind for item in told if isinstance(item, Finding)]

    def repair(self, *asked: Repair) -> list[object]:
        """The troubles of repairing."""
        check = StudyCheck(self.study, second_copy=self.target)
        findings = [item for item in check.run() if isinstance(item, Finding)]
        return [result.trouble for result in repair(check, findings, frozenset(asked))]


@pytest.fixture
def pair(store: StudyStore, interview: Interview, tmp_path: Path) -> Pair:
    target = tmp_path / "schijf é"
    target.mkdir()
    choose_target(target, study=store.folder)
    arrived = arrive(store, interview.id, "DSC_0001.JPG", content=jpeg("one", 0))
    file = store.take_in(arrived, interview.id).files[0]
    with open_copies(target, study=store.folder, study_id=store.study().id) as copies:
        assert copies is not None
        copies.keep(file)
    pair = Pair(store.folder, target, store.study().id, file)
    store.close()
    pair.here.write_bytes(OURS)
    with pair.open() as sidecars:
        assert not sidecars.is_level(file)
        assert sidecars.keep(file) == ""
        assert sidecars.is_level(file)
    return pair


def test_it_has_the_bytes_and_the_time_and_is_on_no_list_of_originals(pair: Pair) -> None:
    assert pair.beside() == {pair.there.name: OURS}
    assert pair.there.stat().st_mtime_ns == pair.here.stat().st_mtime_ns
    assert ".xmp" not in (pair.target / pair.study.name / SUMS).read_text(encoding="utf-8")
    assert pair.found() == []


def test_what_was_written_here_is_replaced(pair: Pair) -> None:
    pair.here.write_bytes(LATER)
    with pair.open() as sidecars:
        assert not sidecars.is_level(pair.file)
        assert sidecars.keep(pair.file) == ""
        assert sidecars.is_level(pair.file)
    assert pair.beside() == {pair.there.name: LATER}


def test_a_disk_whose_clock_is_coarse_hides_no_change(pair: Pair) -> None:
    told = pair.here.stat()
    pair.here.write_bytes(LATER)
    os.utime(pair.here, ns=(told.st_mtime_ns, told.st_mtime_ns))
    with pair.open() as sidecars:
        assert not sidecars.is_level(pair.file, by_content=True)


@pytest.mark.parametrize("younger", [True, False])
def test_what_somebody_else_wrote_in_the_copy_is_kept_beside_it(pair: Pair, younger: bool) -> None:
    for number in (b"8", b"9"):
        theirs = OTHERS.replace(b"9", number)
        pair.there.write_bytes(theirs)
        moment = pair.here.stat().st_mtime + (10 if younger else -10)
        os.utime(pair.there, (moment, moment))
        with pair.open() as sidecars:
            assert not sidecars.is_level(pair.file)
            assert sidecars.keep(pair.file).startswith(f"{pair.there.name}.kept")
    assert sorted(pair.beside().values()) == [OURS, OTHERS.replace(b"9", b"8"), OTHERS]
    assert pair.there.read_bytes() == OURS
    assert pair.found() == [FindingKind.COPY_SIDECAR_KEPT] * 2


def test_the_same_bytes_with_another_time_are_level_and_may_be_replaced_later(pair: Pair) -> None:
    (pair.target / pair.study.name / LIST).unlink()  # a copy that somebody made by hand
    os.utime(pair.there, (1, 1))
    with pair.open() as sidecars:
        assert sidecars.is_level(pair.file)
    pair.here.write_bytes(LATER)
    with pair.open() as sidecars:
        assert sidecars.keep(pair.file) == ""
    assert pair.beside() == {pair.there.name: LATER}


def test_a_sidecar_that_is_gone_from_the_study_stays_in_the_copy_and_comes_back(pair: Pair) -> None:
    pair.here.unlink()
    with pair.open() as sidecars:
        assert sidecars.is_level(pair.file)
        assert sidecars.keep(pair.file) == ""
    assert pair.found() == [FindingKind.SIDECAR_MISSING]
    assert pair.repair(Repair.COPIES, Repair.DAMAGED) == []
    assert pair.repair(Repair.MISSING) == [None]
    assert pair.here.read_bytes() == OURS
    assert pair.found() == []


def test_a_check_tells_and_repairs_what_is_not_level(pair: Pair) -> None:
    pair.there.unlink()
    assert pair.found() == [FindingKind.COPY_SIDECAR_MISSING]
    assert pair.repair(Repair.COPIES) == [None]
    assert pair.found() == []
    pair.there.write_bytes(OTHERS)
    assert pair.found() == [FindingKind.COPY_SIDECAR_DIFFERS]
    assert pair.repair(Repair.MISSING, Repair.DAMAGED) == []
    assert pair.repair(Repair.COPIES) == [None]
    assert pair.there.read_bytes() == pair.here.read_bytes() == OURS
    assert pair.found() == [FindingKind.COPY_SIDECAR_KEPT]


def test_one_that_cannot_be_read_in_the_study_changes_nothing(pair: Pair) -> None:
    before = pair.beside()
    pair.here.write_bytes(LATER)
    pair.here.rename(pair.here.with_name("away"))
    pair.here.symlink_to(pair.here)  # a circle: the system refuses it
    with pair.open() as sidecars, faulty(FaultCode.SIDECAR_FAILED):
        sidecars.is_level(pair.file)
    assert pair.beside() == before


def test_the_list_loses_what_is_erased(pair: Pair) -> None:
    folder = pair.target / pair.study.name
    assert pair.file.path in (folder / LIST).read_text(encoding="utf-8")
    pair.there.unlink()
    forget_sidecars(folder)
    assert (folder / LIST).read_text(encoding="utf-8") == ""


def test_a_line_that_a_crash_cut_off_spoils_no_other(pair: Pair) -> None:
    path = pair.target / pair.study.name / LIST
    os.truncate(path, path.stat().st_size - 3)
    pair.here.write_bytes(LATER)
    with pair.open() as sidecars:
        assert sidecars.keep(pair.file) == f"{pair.there.name}.kept"  # nobody can know any more whose it was
    pair.here.write_bytes(OTHERS)
    with pair.open() as sidecars:
        assert sidecars.keep(pair.file) == ""


_RUN = """
import os, signal, sys
from pathlib import Path
from fotointerview.storage import copied_sidecars
from fotointerview.storage.second_copy import open_copies
from fotointerview.storage.study import StudyStore
lines = 0
def trace(frame, event, _):
    global lines
    if not frame.f_code.co_filename.endswith(("copied_sidecars.py", "copy_list.py")):
        return None
    if event == "line":
        lines += 1
        if lines == int(sys.argv[3]):
            os.kill(os.getpid(), signal.SIGKILL)
    return trace
with StudyStore.open(Path(sys.argv[1])) as store:
    with open_copies(Path(sys.argv[2]), study=store.folder, study_id=store.study().id) as copies:
        sidecars = copied_sidecars.CopiedSidecars(copies)
        sys.settrace(trace)
        sidecars.keep(store.files()[0])
        sys.settrace(None)
print(lines)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_killed_at_any_line_nothing_is_half_and_nothing_is_taken_for_a_strangers(pair: Pair) -> None:
    source = str(Path(storage.__file__).parents[2])
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(_ROOT), source))}

    def run(kill_at: int) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", _RUN, str(pair.study), str(pair.target), str(kill_at)]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    pair.here.write_bytes(LATER)
    lines = int(run(0).stdout)
    assert lines > 20
    for number, kill_at in enumerate(range(3, lines, max(1, lines // 8))):
        before = pair.there.read_bytes()
        content = OURS.replace(b"1", b"%d" % (100 + number))
        pair.here.write_bytes(content)
        assert run(kill_at).returncode == -signal.SIGKILL
        assert pair.there.read_bytes() in (before, content)
        with pair.open() as sidecars:
            assert sidecars.keep(pair.file) == ""
        assert pair.beside() == {pair.there.name: content}
