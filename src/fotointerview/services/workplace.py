"""Everything one study needs to be worked in: its thread, its store, a session, pictures and a camera.

Used by the window and by the command line alike, so that both do the same thing.
"""

import logging
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from fotointerview.domain.faults import Fault, FaultCode, FaultError
from fotointerview.domain.people import Interview, Participant
from fotointerview.domain.words import Language
from fotointerview.services.consent import agree_to_photos
from fotointerview.services.picture_pool import PicturePool
from fotointerview.services.presets import plan_rules
from fotointerview.services.second_copy import SecondCopy
from fotointerview.services.session import InterviewSession
from fotointerview.services.sidecars import Sidecars
from fotointerview.services.snapshots import Snapshots
from fotointerview.services.study import interview_of, open_or_create
from fotointerview.services.thumbnails import ThumbnailCache
from fotointerview.services.work import WorkThread
from fotointerview.storage.study import StudyStore

if TYPE_CHECKING:
    from fotointerview.camera.sources import CameraSource
    from fotointerview.camera.supervisor import CameraSupervisor

_log = logging.getLogger(__name__)
_LAST_SHOTS_S = 10.0


class Workplace:
    """A study at work. Made with :meth:`open`; a context manager that leaves no thread or process behind.

    Attributes:
        store: the study; touch it on ``store_thread`` only.
        session: the interview at work.
        pictures: decoded pictures of the study.
        sidecars: write beside the originals what was said of them, for other photo programs.
        second_copy: keeps copies of the originals elsewhere, once it is told where.
        snapshots: keeps copies of what was said and decided, in the study's folder.
        study_is_new: the study was made by opening it.
        new_participant: the participant that was entered by opening, if one was.
    """

    def __init__(
        self, store: StudyStore, store_thread: WorkThread, *, interview_id: str, asks_consent: bool = True
    ) -> None:
        self.store = store
        self.store_thread = store_thread
        self.session = InterviewSession(
            store=store,
            interview_id=interview_id,
            store_thread=store_thread,
            rules=plan_rules(),
            asks_consent=asks_consent,
        )
        self.sidecars = Sidecars(store=store, store_thread=store_thread, session=self.session)
        self.second_copy = SecondCopy(store=store, store_thread=store_thread, session=self.session)
        self.snapshots = Snapshots(store=store, store_thread=store_thread, session=self.session)
        self.pictures = PicturePool(thumbnails=ThumbnailCache(store.folder / "cache" / "thumbnails"))
        self.study_is_new = False
        self.new_participant: Participant | None = None
        self._source: CameraSource | None = None
        self._camera: CameraSupervisor | None = None
        self._connecting: WorkThread | None = None

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        language: Language,
        code: str | None = None,
        remembered: str = "",
        title: str = "",
        asks_consent: bool = True,
    ) -> "Workplace":
        """Open the study in ``folder`` (a new one where the folder is absent or empty) on its own thread.

        The session goes on with the latest interview of participant ``code``, who is entered if need be; without
        a code with that of the participant ``remembered``, if there is one, else with the study's latest. A new
        study is called ``title``, else as its folder; it has no interview yet, and the session waits for
        :meth:`InterviewSession.open_interview`. With ``asks_consent`` no photo is taken without consent.

        Raises:
            FaultError: what keeps the study from being opened.
        """
        thread = WorkThread("store", on_fault=lambda fault: place.session.notice(fault))
        entered: list[Participant] = []

        def task() -> tuple[StudyStore, bool, Interview | None]:
            store, is_new = open_or_create(folder, language=language, title=title)
            try:
                return store, is_new, _interview(store, code, remembered, language, entered)
            except BaseException:
                store.close()
                raise

        try:
            store, is_new, interview = thread.ask(task).result()
        except BaseException:
            thread.close()
            raise
        place = cls(store, thread, interview_id=interview.id if interview else "", asks_consent=asks_consent)
        place.study_is_new = is_new
        place.new_participant = entered[0] if entered else None
        return place

    def connect(self, spec: str) -> None:
        """Start looking for the camera ``spec`` names; the outcome comes as events of the session.

        A camera that was used until now is let go of first.

        Raises:
            FaultError: ``BAD_CAMERA_SPEC``; why the study is closed, when there is nowhere to put a shot; ``NO_CAMERA``
                or ``DISK_WRITE`` when what it needs beside it cannot be started.
        """
        # Here, not above: a study is opened and shown before anything looks for a camera.
        from fotointerview.camera.sources import open_source
        from fotointerview.camera.spec import parse_spec
        from fotointerview.camera.supervisor import CameraSupervisor

        self.store.refuse_if_closed()
        wanted = parse_spec(spec)
        self._let_go()
        try:
            source = self._source = open_source(wanted)
        except OSError as error:
            raise FaultError(FaultCode.DISK_WRITE, path=error.filename or "", words=error) from error
        self._camera = CameraSupervisor(source.backend, listener=self.session.camera_event)
        self.session.use_camera(self._camera)  # first: it says where shots go, and the card is looked at once
        self._camera.start()

    def connect_beside(self, spec: str) -> None:
        """As :meth:`connect`, on a thread of its own: what a camera needs beside it may take its time to start.

        Raises:
            FaultError: ``BAD_CAMERA_SPEC``; what else keeps the camera away is said by the session.
        """
        from fotointerview.camera.spec import parse_spec

        parse_spec(spec)
        if self._connecting is None:
            self._connecting = WorkThread("connecting", on_fault=self.session.notice)
        self._connecting.post(lambda: self.connect(spec))

    def _let_go(self) -> None:
        """End the camera that is in use and what lives beside it; orders that it has not answered fail."""
        camera, self._camera = self._camera, None
        source, self._source = self._source, None
        if camera is not None:
            camera.stop()
        if source is not None:
            source.close()

    @property
    def camera(self) -> "CameraSupervisor":
        """The camera in use; :meth:`connect` comes first."""
        assert self._camera is not None, "connect() comes first"
        return self._camera

    def agree_to_photos(self, *, witness: str) -> None:
        """Enter that the participant said yes to photos in this conversation, unless that stands already.

        Raises:
            FaultError: it cannot be written down.
        """

        def task() -> None:
            at_work = self.store.interview(self.session.interview_id)
            agree_to_photos(self.store, at_work.participant_id, witness=witness, language=at_work.language)

        self.store_thread.ask(task).result()
        self.session.look_at_consent()

    def change_sitter(self, name: str) -> None:
        """Let somebody else sit in front of the demo camera; other cameras do not care."""
        if self._source is not None:
            self._source.change_sitter(name)

    def notice(self, fault: Fault) -> None:
        """Say quietly that something went wrong."""
        self.session.notice(fault)

    def close(self) -> None:
        """End camera, session, pictures and study, in that order; a shot on its way gets some seconds to arrive.

        At the next start everything on the card counts as old, so this is a shot's last chance.
        """
        if self._connecting is not None:
            self._connecting.close()
        with ExitStack() as steps:  # last first; Ctrl+C ends a step's waiting, and the others still follow
            steps.callback(self.store_thread.close)
            steps.callback(self.store_thread.post, self.store.close)
            steps.callback(self.pictures.close)
            steps.callback(self.snapshots.close)
            steps.callback(self.second_copy.close)
            steps.callback(self.sidecars.close)  # after the session: what it still keeps is written too
            steps.callback(self.session.close)
            # Before the session: it ends the orders that the session waits for.
            steps.callback(self._let_go)
            steps.callback(self.session.settle, _LAST_SHOTS_S)

    def __enter__(self) -> "Workplace":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _interview(
    store: StudyStore, code: str | None, remembered: str, language: Language, entered: list[Participant]
) -> Interview | None:
    if code is not None:
        return interview_of(store, code, language=language, on_new=entered.append)
    known = store.participant_by_code(remembered)
    found = store.interview_for(known.id) if known is not None else None
    if found is not None:
        return found
    interviews = store.interviews()
    return interviews[-1] if interviews else None
