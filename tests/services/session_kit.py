"""A session on a real study with a camera that is a few lines long: files appear when the test says so."""

import hashlib
import io
import json
import queue
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import TypeVar

import numpy as np
from PIL import Image

from fotointerview.camera import messages
from fotointerview.domain.camera import CameraIdentity, CameraState, CameraStatus, Setting, SettingName
from fotointerview.domain.chain import Link
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.words import Language
from fotointerview.services import events
from fotointerview.services.presets import interview_preset, plan_rules
from fotointerview.services.session import InterviewSession
from fotointerview.services.study import create_study, interview_of
from fotointerview.services.work import WorkThread
from fotointerview.storage.study import StudyStore

_PATIENCE_S = 20
E = TypeVar("E")
EV = tuple(f"{step:g}" for step in range(-3, 4))


def jpeg(shade: int, *, size: tuple[int, int] = (60, 40)) -> bytes:
    """A small JPEG, different for each ``shade``."""
    buffer = io.BytesIO()
    Image.fromarray(np.full((size[1], size[0], 3), shade, np.uint8)).save(buffer, "JPEG")
    return buffer.getvalue()


class PaperCamera:
    """A camera made of paper: settings it holds, shots it writes into the destination at once."""

    def __init__(self) -> None:
        self.tell: Callable[[messages.Event], None] = lambda event: None
        self.destination = Path()
        self.shots = 0
        self.broken = False
        self.refusing = ""
        self.lens = 0
        self.live: list[bool] = []
        self.card: list[messages.CameraFile] = []
        self.settings = {
            SettingName.EXPOSURE_COMPENSATION: Setting(SettingName.EXPOSURE_COMPENSATION, "0", EV),
        }

    @property
    def status(self) -> CameraStatus:
        return CameraStatus(
            CameraState.READY, CameraIdentity("paper", "direct", "7"), MappingProxyType(dict(self.settings))
        )

    def set_destination(self, directory: Path | None) -> Future[None]:
        if directory is not None:
            directory.mkdir(parents=True, exist_ok=True)
        self.destination = directory or Path()
        return _done(None)

    def write_setting(self, name: SettingName, value: str) -> Future[Setting]:
        if self.refusing:
            refused: Future[Setting] = Future()
            refused.set_exception(FaultError(FaultCode.CAMERA_REFUSED, words=self.refusing))
            return refused
        self.settings[name] = Setting(name, value, EV)
        self.tell(messages.SettingsRead((self.settings[name],)))
        return _done(self.settings[name])

    def trigger(self) -> Future[None]:
        future: Future[None] = Future()
        if self.broken:
            future.set_exception(FaultError(FaultCode.NOT_FIRED))
        else:
            self.deliver()
            future.set_result(None)
        return future

    def deliver(self) -> messages.FileArrived:
        """A shot as if the camera's own button had been pressed."""
        self.shots += 1
        return self.bring(f"DSC_{self.shots:04d}.JPG", jpeg(self.shots))

    def bring(
        self,
        name: str,
        data: bytes,
        *,
        release: str = "",
        taken: int | None = None,
        damaged: bool = False,
    ) -> messages.FileArrived:
        """A file that comes from the card, announced, fetched and told."""
        token, now = f"t-{name}", time.monotonic_ns()
        path = self.destination / f"{token}{Path(name).suffix.lower()}"
        sha256 = hashlib.sha256(data).hexdigest()
        source = messages.CameraFile("7", "/DCIM", name, len(data), taken or 1_700_000_000 + self.shots)
        self.card.append(source)
        note = {**asdict(source), "sha256": sha256, "damaged": damaged}
        path.with_suffix(".json").write_text(json.dumps(note), encoding="utf-8")
        part = path.with_suffix(".part")
        part.write_bytes(data)
        part.rename(path)
        arrived = messages.FileArrived(token, path, sha256, source, now, damaged, release)
        self.tell(messages.FileAnnounced(token, "/DCIM", name, now, now, release=release))
        self.tell(messages.Thumbnail(token, data))
        self.tell(arrived)
        return arrived

    def set_live(self, on: bool) -> Future[None]:
        self.live.append(on)
        return _done(None)

    def drive_focus(self, step: int) -> Future[None]:
        if self.refusing:
            refused: Future[None] = Future()
            refused.set_exception(FaultError(FaultCode.FOCUS_FAILED, words=self.refusing))
            return refused
        self.lens += step
        return _done(None)

    def find_files(self, files: Sequence[messages.CameraFile]) -> Future[tuple[messages.CameraFile, ...]]:
        return _done(tuple(file for file in files if file in self.card))

    def delete_files(self, files: Sequence[messages.CameraFile]) -> Future[tuple[messages.CameraFile, ...]]:
        self.card = [file for file in self.card if file not in files]
        return _done(tuple(files))


def _done(result: object) -> Future:  # type: ignore[type-arg]
    future: Future[object] = Future()
    future.set_result(result)
    return future


class Sitting:
    """A study (new where there is none), an interview with P01, the session, the paper camera, every event in order."""

    def __init__(self, folder: Path, *, asks_consent: bool = False) -> None:
        self.heard: list[events.SessionEvent] = []
        self._news: queue.SimpleQueue[events.SessionEvent] = queue.SimpleQueue()
        self.thread = WorkThread("store", on_fault=lambda fault: self.session.notice(fault))
        preset = interview_preset("begripvolle-ambtenaar")
        self.store = self.thread.ask(
            lambda: (
                StudyStore.open(folder)
                if folder.exists()
                else create_study(folder, preset=preset, language=Language.NL)
            )
        ).result()
        interview = self.thread.ask(lambda: interview_of(self.store, "P01", language=Language.NL)).result()
        self.interview_id = interview.id
        self.session = InterviewSession(
            store=self.store,
            interview_id=interview.id,
            store_thread=self.thread,
            rules=plan_rules(),
            asks_consent=asks_consent,
        )
        self.session.subscribe(self._hear)
        self.camera = PaperCamera()
        self.camera.tell = self.session.camera_event
        self.session.use_camera(self.camera)

    def _hear(self, event: events.SessionEvent) -> None:
        self.heard.append(event)
        self._news.put(event)

    def wait(self, kind: type[E]) -> E:
        """The next event of ``kind``."""
        while True:
            event = self._news.get(timeout=_PATIENCE_S)
            if isinstance(event, kind):
                return event

    def shoot(self) -> Link:
        """One shot, safe."""
        self.session.shoot()
        return self._safe()

    def next_photo(self) -> Link:
        """One shot after its plan was carried out, safe."""
        self.session.next_photo()
        return self._safe()

    def _safe(self) -> Link:
        event = self.wait(events.ShotSafe)
        assert isinstance(event, events.ShotSafe)
        return event.link

    def settle(self) -> None:
        """Wait until everything said so far is in the study."""
        self.thread.ask(lambda: None).result()

    def link(self, shot_id: str) -> Link:
        """A shot as it is in the study."""
        return self.thread.ask(lambda: self.store.link(shot_id)).result()

    def __enter__(self) -> "Sitting":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.session.close()
        self.thread.post(self.store.close)
        self.thread.close()
