"""The program as people have it: ``fotointerview tether`` in a process of its own, or a study at work in this one."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

import fotointerview
from fotointerview.camera.demo.card import Listed
from fotointerview.camera.demo.launch import DemoCameraProcess
from fotointerview.domain.camera import CameraState
from fotointerview.domain.chain import Link
from fotointerview.domain.faults import FaultCode
from fotointerview.domain.words import Language
from fotointerview.services import events
from fotointerview.services.workplace import Workplace
from fotointerview.storage.study import StudyStore
from fotointerview.xmp.packet import Packet
from tests.camera.listening import WAIT_S, Ear
from tests.faults.kit import listed, sha256

Line = Mapping[str, object]
_SOURCE = Path(fotointerview.__file__).resolve().parents[1]


class Program:
    """``fotointerview tether`` that listens to the camera's own button until it is ended, and every line it says."""

    def __init__(self, study: Path, demo: DemoCameraProcess, *more: str) -> None:
        self.lines: list[Line] = []
        self._changed = threading.Condition()
        command = (
            *(sys.executable, "-m", "fotointerview", "tether", "--lang", "en"),
            *("--study", str(study), "--participant", "P01", "--camera", demo.address, "--consent", "T"),
            *(more or ("--seconds", "600")),
        )
        path = os.pathsep.join(filter(None, (str(_SOURCE), os.environ.get("PYTHONPATH", ""))))
        self._process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": path},
        )
        self._reader = threading.Thread(target=self._read, name="program", daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            with self._changed:
                self.lines.append(json.loads(line))
                self._changed.notify_all()

    def wait(self, event: str, *, count: int = 1, **details: object) -> Line:
        """The ``count``-th line about ``event`` with these details, waiting for it if need be."""

        def found() -> list[Line]:
            return [line for line in self.lines if {"event": event, **details}.items() <= line.items()]

        with self._changed:
            self._changed.wait_for(lambda: len(found()) >= count, WAIT_S)
            assert len(found()) >= count, f"no {event} (want {count}): {self.lines}"
            return found()[count - 1]

    @property
    def camera_process(self) -> int:
        """The id of its camera process."""
        for child in Path(f"/proc/{self._process.pid}/task").glob("*/children"):
            for pid in child.read_text().split():
                if "fotointerview.camera.child" in Path(f"/proc/{pid}/cmdline").read_text():
                    return int(pid)
        raise AssertionError("no camera process")

    def kill(self) -> None:
        """SIGKILL, as when the battery of the laptop is taken out; its camera process ends by itself."""
        camera = self.camera_process
        self._process.kill()
        self._join()
        deadline = time.monotonic() + WAIT_S
        while Path(f"/proc/{camera}").exists():
            assert time.monotonic() < deadline, "the camera process outlived the program"
            time.sleep(0.01)

    def end(self) -> int:
        """Ctrl+C, and an orderly end; its exit code."""
        self._process.send_signal(signal.SIGINT)
        return self._join()

    def _join(self) -> int:
        code = self._process.wait(60)
        self._reader.join()
        for pipe in (self._process.stdout, self._process.stderr):
            if pipe is not None:
                pipe.close()
        return code

    def __enter__(self) -> "Program":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._join()


class AtWork:
    """A study at work in this process, with the demo camera, and everything that its session tells."""

    def __init__(self, study: Path, demo: DemoCameraProcess) -> None:
        self.study = study
        self.ear = Ear()
        self._demo, self._before = demo, set(demo.card())
        self._closed = False
        self.place = Workplace.open(study, language=Language.EN, code="P01", asks_consent=False)
        self.session = self.place.session
        self.session.subscribe(self.ear)
        self.session.load()
        self.place.connect(demo.address)
        self.ear.wait(events.CameraChanged, lambda event: event.status.state is CameraState.READY)

    def shoot(self, *, safe: int) -> events.ShotSafe:
        """Release, and wait until ``safe`` shots are in the study."""
        self.session.shoot()
        return self.ear.wait(events.ShotSafe, count=safe)

    def whole(self, *, shots: int) -> None:
        """Wait until so many shots have got their second file as well."""
        self.ear.wait(events.LinkChanged, lambda event: len(event.link.files) == 2, count=shots)

    def failed(self, *, count: int = 1) -> FaultCode:
        """Why a shot did not arrive."""
        return self.ear.wait(events.ShotFailed, count=count).fault.code

    def kill_camera_process(self) -> None:
        """SIGKILL."""
        pid = self.place.camera.pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)

    def compare(self, *, killed: bool = False) -> list[Link]:
        """The study, when it is closed; see :func:`compare_study`."""
        taken = [file for file in self._demo.card() if file not in self._before]
        return compare_study(self.study, taken, killed=killed)

    def close(self) -> None:
        """An orderly end. Safe to call twice."""
        if not self._closed:
            self._closed = True
            self.place.close()

    def __enter__(self) -> "AtWork":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def shots_in(study: Path) -> list[Link]:
    """Every shot of a study that nobody has open."""
    with StudyStore.open(study) as store:
        return [link for interview in store.interviews() for link in store.chain(interview.id).links]


def compare_study(study: Path, taken: Sequence[Listed], *, killed: bool = False) -> list[Link]:
    """Each file of the card is in the study once, with its row and byte for byte, and nothing is on its way.

    Who was ``killed`` leaves half a file, which goes at a later start.
    """
    links = shots_in(study)
    files = [file for link in links for file in link.files]
    rows = sorted(
        (file.camera_folder.rpartition("/")[2], file.camera_name, file.size, file.sha256) for file in files
    )
    assert rows == listed(taken)
    assert [sha256(study / file.path) for file in files] == [file.sha256 for file in files]
    lying = {path for path in study.rglob("originals/*") if path.is_file()}
    originals = {path for path in lying if ".xmp" not in path.suffixes}
    assert originals == {study / file.path for file in files}
    sidecars = {path for path in lying - originals if not (killed and path.suffix == ".part")}
    assert sidecars <= {original.with_name(f"{original.name}.xmp") for original in originals}
    for sidecar in sidecars:
        Packet.read(sidecar.read_bytes())
    left = [path.name for path in (study / ".incoming").rglob("*") if path.is_file()]
    assert [name for name in left if not (killed and name.endswith(".part"))] == []
    assert [link.shot.number for link in links] == list(range(1, len(links) + 1))
    return links
