"""What people ask of the camera during an interview: the part of the session that says no word to the study.

Orders wait for the camera on the director thread, so that they are carried out one after another. What only
looks at files (the card at the end) has a thread of its own: nobody waits with the shutter for it.
"""

from collections.abc import Callable, Sequence

from fotointerview.domain.aids import Aid
from fotointerview.domain.camera import CameraState, CameraStatus, SettingName
from fotointerview.domain.faults import Fault, FaultCode, FaultError
from fotointerview.domain.sayings import Look
from fotointerview.services import events
from fotointerview.services.card_check import KeptFile
from fotointerview.services.free_camera import free, may_free
from fotointerview.services.intents import Listener
from fotointerview.services.listeners import Listeners
from fotointerview.services.live import LiveFeed
from fotointerview.services.planning import Camera, write_and_compare
from fotointerview.services.series import Series
from fotointerview.services.work import WorkThread

_PATIENCE_S = 60.0
"""For an answer of the camera about its card, and a second more for each file."""


class CameraPart:
    """The camera as an interview uses it.

    Attributes:
        live: live view, decoded; windows subscribe to it.
    """

    def __init__(self) -> None:
        self.live = LiveFeed()
        self._listeners: Listeners[events.SessionEvent] = Listeners()
        self._emit = self._listeners.tell
        self._camera: Camera | None = None
        self._director = WorkThread("director", on_fault=self.notice)
        self._at_the_card = WorkThread("card", on_fault=self.notice)
        self._series = Series(release=lambda: self._director.post(self._release), tell=self._emit)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """See :meth:`InterviewIntents.subscribe`."""
        return self._listeners.add(listener)

    def notice(self, fault: Fault) -> None:
        """Say quietly that something went wrong."""
        self._emit(events.Noticed(fault))

    def tell(self, event: events.SessionEvent) -> None:
        """Pass on what happened beside the interview (the second copy) to whoever listens."""
        self._emit(event)

    def _may_release(self) -> bool:
        """Whether a shot would have an interview to go to."""
        raise NotImplementedError

    def _files_of_interview(self) -> Sequence[KeptFile]:
        """The files of the interview that came from a camera; any thread but the store's."""
        raise NotImplementedError

    def _status(self) -> CameraStatus:
        return self._camera.status if self._camera is not None else CameraStatus(CameraState.SEARCHING)

    def _end_camera_work(self) -> None:
        """Finish what was asked of the camera, and end the threads that waited for it."""
        self._series.stop()
        self._director.close()
        self._at_the_card.close()
        self.live.close()

    # ── intents ────────────────────────────────────────────────────────────────────────────────────────────

    def shoot(self) -> None:
        """See :meth:`InterviewIntents.shoot`."""
        self._director.post(self._release)

    def _release(self) -> None:
        """Director thread: release, and tell if it did not go off."""
        if self._camera is None or not self._may_release():
            return
        try:
            self._camera.trigger().result()
        except FaultError as error:
            self.notice(error.fault)

    def set_live(self, on: bool) -> None:
        """See :meth:`InterviewIntents.set_live`."""
        if self._camera is not None:
            self._camera.set_live(on)

    def render_live(self, look: Look, aid: Aid) -> None:
        """See :meth:`InterviewIntents.render_live`."""
        self.live.render_with(look, aid)

    def set_setting(self, name: SettingName, value: str) -> None:
        """See :meth:`InterviewIntents.set_setting`."""
        self._emit(events.SettingAsked(name, value))

        def task() -> None:
            if self._camera is None:
                answer = events.SettingAnswered(name, value, fault=Fault(FaultCode.CAMERA_LOST))
            else:
                setting, fault = write_and_compare(name, value, camera=self._camera)
                answer = events.SettingAnswered(name, value, setting, fault)
            self._emit(answer)

        self._director.post(task)

    def drive_focus(self, step: int) -> None:
        """See :meth:`InterviewIntents.drive_focus`."""

        def task() -> None:
            if self._camera is not None:
                self._camera.drive_focus(step).result()

        self._director.post(task)

    def start_series(self, *, delay_s: float, shots: int = 1, every_s: float = 0.0) -> None:
        """See :meth:`InterviewIntents.start_series`."""
        self._series.start(delay_s=delay_s, shots=shots, every_s=every_s)

    def stop_series(self) -> None:
        """See :meth:`InterviewIntents.stop_series`."""
        self._series.stop()

    def free_camera(self) -> None:
        """See :meth:`InterviewIntents.free_camera`."""

        def task() -> None:
            fault = self._status().fault
            refused = free(fault) if fault is not None and may_free(fault) else None
            if refused is not None:
                self.notice(refused)

        self._at_the_card.post(task)

    def count_card(self) -> None:
        """See :meth:`InterviewIntents.count_card`."""

        def task() -> None:
            there = self._on_the_card()
            self._emit(events.CardCounted(len(there), sum(kept.is_sound for kept in there)))

        self._at_the_card.post(task)

    def clear_card(self) -> None:
        """See :meth:`InterviewIntents.clear_card`; each file is verified once more right before."""

        def task() -> None:
            there = self._on_the_card()
            sound = [kept.source for kept in there if kept.is_sound]
            gone = (
                self._camera.delete_files(sound).result(_PATIENCE_S + len(sound))
                if self._camera and sound
                else ()
            )
            kept = len(there) - len(gone)
            self._emit(events.CardCleared(len(gone), kept))
            if kept:
                self.notice(Fault(FaultCode.CARD_NOT_CLEARED, {"kept": str(kept)}))

        self._at_the_card.post(task)

    def _on_the_card(self) -> list[KeptFile]:
        """The interview's files that are on the card of the camera that is connected, unchanged.

        Raises:
            FaultError: no camera is connected.
        """
        files = {kept.source: kept for kept in self._files_of_interview()}
        if self._camera is None or not files:
            return []
        there = self._camera.find_files(tuple(files)).result(_PATIENCE_S + len(files))
        return [files[source] for source in there]
