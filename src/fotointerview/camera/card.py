"""What is on the card: what of it is old, what was announced, and what is still to be fetched.

Until its list was read whole once, all that is on a camera's card is old, but for what is under way: pictures
of other people are never fetched. From then on, what is not known is new.
"""

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path

from fotointerview.camera.backend import BackendEvent, CameraBackend, CameraError, FileInfo, FileRef
from fotointerview.camera.card_note import CardNote
from fotointerview.camera.downloads import Download, Downloads
from fotointerview.camera.expected import expect, expected_elsewhere, expected_in, no_longer
from fotointerview.camera.fetch import TRIES
from fotointerview.camera.link import Link
from fotointerview.camera.memory import CardMemory, FilesKnown, ReadTries
from fotointerview.camera.messages import CameraFile, FileAnnounced, FileFailed
from fotointerview.camera.origin import Origin
from fotointerview.camera.release import Releases
from fotointerview.domain.faults import Fault, FaultCode
from fotointerview.domain.ids import new_id

_REST_S = 2.0
"""So long nothing must have come before a session is ended for the sake of one file."""
_A_WHILE_MS = 120
"""Waiting inside the driver; libgphoto2's virtual camera delivers at once what is due within it."""
_PAUSE_S = 0.01
"""Some drivers do not wait at all."""


class Card:
    """The card of the camera that is connected, and the files on their way from it.

    Attributes:
        directory: where what is announced from now on goes; without one it stays on the card and counts as old.
        releases: the releases of the shutter that wait for their files.
        downloads: what is to be fetched.
    """

    def __init__(
        self, backend: CameraBackend, *, link: Link, memory: CardMemory, breathe: Callable[[], None]
    ) -> None:
        self._backend = backend
        self._link = link
        self._breathe = breathe
        self._known = {serial: set(files) for serial, files in memory.known.items()}
        self._serial = ""
        self._note: CardNote | None = None
        # Files that came short, and whether a new session has begun since.
        self._short: dict[FileRef, bool] = {}
        self._touched = 0.0
        self._clock_s = 0.0
        """So much is the camera's clock ahead of ours, as its last picture of a known time told."""
        self._being_read: dict[str, Download] = {}
        self.downloads = Downloads(memory.underway)
        self.directory: Path | None = memory.directory
        self.releases = Releases()
        for fired in memory.fired:
            self.releases.begin(fired)

    # ── a new session ─────────────────────────────────────────────────────────────────────────────────────

    def compare(self, serial: str) -> None:
        """First time: everything on the card is old. Later: what is not known was shot while we were away."""
        self._serial = serial
        self._short = dict.fromkeys(self._short, True)
        self._being_read.clear()
        self.downloads.forget_listing()
        found = [self._identify(ref) for ref in self._backend.list_files()]
        # Only now: were the card known before its list was read whole, the rest of it would count as new.
        self._recall(found)
        self._note = CardNote(self.directory.parent, serial) if self.directory and serial else None
        first = serial not in self._known
        noted = self._note.read() if first and self._note else None
        known = self._known.setdefault(serial, set(noted or ()))
        if noted is not None and self.directory is not None:
            known |= expected_elsewhere(self.directory)
        if noted is not None:  # an earlier run of the program did not end as it should
            self._link.send(FilesKnown(serial, tuple(known)))
        elif first:
            underway = self.downloads.refs()
            known.update(file for file in found if FileRef(file.folder, file.name) not in underway)
            self._link.send(FilesKnown(serial, tuple(known)))
        if self._note:
            self._note.write(known)
        names = {FileRef(file.folder, file.name) for file in known}
        here = {FileRef(file.folder, file.name) for file in found}
        for lost in self.downloads.drop_absent(here):
            fault = Fault(FaultCode.CAMERA_LOST, {"name": lost.ref.name, "words": "no longer on the card"})
            no_longer(lost.directory, lost.token)
            self._link.send(FileFailed(lost.token, lost.ref.name, fault))
        for file in sorted(found, key=lambda file: (file.mtime, file.name)):
            ref = FileRef(file.folder, file.name)
            if file in known or _unmeasured(file) in known or (_is_unmeasured(file) and ref in names):
                self.downloads.note(ref)
            else:
                self.announce(ref)

    def _identify(self, ref: FileRef) -> CameraFile:
        """A file whose size and time are refused is known by its name: one of them must not bar the camera."""
        try:
            info = self._backend.file_info(ref)
        except CameraError as error:
            if error.session_over:
                raise
            info = FileInfo(0, 0)
        if not info.size:  # the body was busy with it perhaps: later the same file must not count as another
            info = FileInfo(0, 0)
        self._breathe()  # a full card takes a while
        return CameraFile(self._serial, ref.folder, ref.name, info.size, info.mtime)

    def settle(self, heed: Callable[[Sequence[BackendEvent]], None]) -> None:
        """Before anything else is released: the picture of a release in doubt comes now, or there was none.

        Later nobody could tell it from that of the next release, perhaps of another interview.
        """
        while self.releases.doubt_s > 0:
            heed(self._backend.poll(_A_WHILE_MS))
            self._breathe()
            time.sleep(_PAUSE_S)
        self.releases.end_doubt()

    # ── files ─────────────────────────────────────────────────────────────────────────────────────────────

    def news(self) -> Sequence[BackendEvent]:
        """The camera's events; after a release they are waited for in the driver, if nothing else is to do."""
        if self.downloads.any_held:
            return ()
        waiting = self.releases.waiting and not self.downloads
        return self._backend.poll(_A_WHILE_MS if waiting else 0)

    def announce(self, ref: FileRef, *, held: bool = False) -> None:
        """A file new on the card; it goes where it belonged when the shutter was released."""
        self._touched = time.monotonic()
        if self.downloads.note(ref) or self._is_another(ref):
            now = time.monotonic_ns()
            here = Origin(now, self.directory)
            taken = self._identify(ref).mtime - self._clock_s if self.releases.in_doubt else None
            release, origin = self.releases.place(ref, otherwise=here, taken=taken)
            source = self._take(ref, origin, announced_ns=now, release=release, held=held)
            if source.mtime and origin is not here:
                self._clock_s = source.mtime - origin.at

    def _is_another(self, ref: FileRef) -> bool:
        """Whether there is another picture now under a name that was heard of before.

        A counter comes round again, and a file that a program wrote slowly may have been read too early.
        """
        if ref in self.downloads.refs():
            return False  # what is there will be fetched
        file = self._identify(ref)
        return file.size > 0 and file not in self._known.get(self._serial, ())

    def _take(
        self, ref: FileRef, origin: Origin, *, announced_ns: int, release: str, held: bool = False
    ) -> CameraFile:
        """Put a file in the list; without a destination it stays on the card and counts as old."""
        if origin.directory is None:
            source = self._identify(ref)
            self._know(source)
            return source
        token = new_id()
        self._promise(
            Download(token, ref, origin.directory, origin.trigger_ns, release=release, held=held),
            announced_ns=announced_ns,
        )
        source = self._identify(ref)
        if not _is_unmeasured(source):  # a name alone might be another picture's by then
            expect(origin.directory, token, source)
        return source

    def _promise(self, download: Download, *, announced_ns: int) -> None:
        self.downloads.add(download)
        ref = download.ref
        self._link.send(
            FileAnnounced(
                download.token,
                ref.folder,
                ref.name,
                download.trigger_ns,
                announced_ns,
                download.directory,
                download.release,
            )
        )

    def _recall(self, files: Collection[CameraFile]) -> None:
        """Announce again what an earlier run of the program announced and did not fetch."""
        underway = self.downloads.refs()
        directory = self.directory
        if directory is None:
            return
        for token, source in expected_in(directory).items():
            ref = FileRef(source.folder, source.name)
            if source in files and ref not in underway:
                self.downloads.note(ref)
                now = time.monotonic_ns()
                self._promise(Download(token, ref, directory, now, release=token), announced_ns=now)

    def aim(self, directory: Path) -> None:
        """Fetch into ``directory`` from now on, also what could not be written there: there may be room by now."""
        self.directory = directory
        for ref in self.downloads.take_failed(directory):
            self.downloads.note(ref)
            now = time.monotonic_ns()
            self._take(ref, Origin(now, directory), announced_ns=now, release=new_id())
        self._recall(self._known.get(self._serial, ()))

    def may_read(self, download: Download) -> bool:
        """Count one more try at reading; false, and the file is given up, when all have been used.

        Only tries that end the session or the process count, see :meth:`spare`: the list outlives both.
        """
        if download.tries < TRIES:
            self._being_read[download.token] = download
            self._count(download, download.tries + 1)
            return True
        self._know(self._identify(download.ref))
        self.downloads.done(download)
        no_longer(download.directory, download.token)
        fault = Fault(FaultCode.CAMERA_LOST, {"name": download.ref.name, "words": "reading ends the session"})
        self._link.send(FileFailed(download.token, download.ref.name, fault))
        return False

    def spare(self, download: Download) -> None:
        """The camera was busy: that was no try."""
        self._being_read.pop(download.token, None)
        self._count(download, download.tries)

    def beside(self, download: Download, do: Callable[[], None]) -> None:
        """``do`` something else between two pieces of a file; that it ends the session is not the file's fault."""
        try:
            do()
        except CameraError:
            self.spare(download)
            raise

    def was_away(self) -> None:
        """Nobody is there: the line was pulled, or the body switched off, so what was being read is not to blame."""
        for download in tuple(self._being_read.values()):
            self.spare(download)

    def _count(self, download: Download, tries: int) -> None:
        self.downloads.put(replace(download, tries=tries))
        self._link.send(ReadTries(download.token, tries))

    def arrived(self, download: Download, source: CameraFile) -> None:
        """It is here; whoever hears of its arrival knows that."""
        self.downloads.done(download)
        self._being_read.pop(download.token, None)
        no_longer(download.directory, download.token)
        self._known.setdefault(source.serial, set()).add(source)
        if self._note:
            self._note.add(source)

    def failed(self, download: Download, fault: Fault) -> None:
        """It stays on the camera; it may be asked for again."""
        self.downloads.failed(download)
        self._being_read.pop(download.token, None)
        no_longer(download.directory, download.token)
        self._link.send(FileFailed(download.token, download.ref.name, fault))
        self._touched = time.monotonic()
        if fault.code is FaultCode.FILE_SHORT:
            self._short.setdefault(download.ref, False)

    def read_anew(self) -> None:
        """End the session when nothing has happened for a while and a file is here that did not come whole in it.

        The driver keeps what a body says of a file for the whole session, also a size from before it was written:
        only a new one asks again. Once for each file and each process.

        Raises:
            CameraError: the session is over; the next one finds the file.
        """
        if not all(self._short.values()) and time.monotonic() - self._touched > _REST_S:
            raise CameraError(FaultCode.CAMERA_LOST, "to read a file anew", session_over=True)

    def sign(self) -> None:
        """A sign of life for whoever comes after a crash."""
        if self._note:
            self._note.sign()

    def close(self) -> None:
        """An orderly end: at the next start everything on the card is old again."""
        if self._note:
            self._note.remove()

    # ── at the end of an interview ────────────────────────────────────────────────────────────────────────

    def find(self, files: Sequence[CameraFile]) -> tuple[CameraFile, ...]:
        """Which of ``files`` are on this card and are still the same."""
        return tuple(file for file in files if file.serial == self._serial and self._is_here(file))

    def delete(self, files: Sequence[CameraFile]) -> tuple[CameraFile, ...]:
        """Take ``files`` off the card, each only if it is still the same; returns those that are gone."""
        gone = []
        for file in self.find(files):
            try:
                self._backend.delete_file(FileRef(file.folder, file.name))
            except CameraError as error:
                if error.session_over:
                    raise
                continue
            gone.append(file)
            self._breathe()
        return tuple(gone)

    def _is_here(self, file: CameraFile) -> bool:
        return file.size > 0 and self._identify(FileRef(file.folder, file.name)) == file

    def _know(self, file: CameraFile) -> None:
        self._known.setdefault(file.serial, set()).add(file)
        if self._note:
            self._note.add(file)
        self._link.send(FilesKnown(file.serial, (file,)))


def _unmeasured(file: CameraFile) -> CameraFile:
    return replace(file, size=0, mtime=0)


def _is_unmeasured(file: CameraFile) -> bool:
    return (file.size, file.mtime) == (0, 0)
