"""What is on the card: what of it is old, what was announced, and what is still to be fetched.

Until its list was read whole once, all that is on a camera's card is old, but for what is under way: pictures
of other people are never fetched. From then on, what is not known is new.
"""

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path

from fotointerview.camera import expected
from fotointerview.camera.backend import BackendEvent, CameraBackend, CameraError, FileInfo, FileRef
from fotointerview.camera.card_age import from_another_card, newest
from fotointerview.camera.card_note import CardNote, remove_notes
from fotointerview.camera.downloads import Download, Downloads
from fotointerview.camera.fetch import TRIES, Fetched
from fotointerview.camera.link import Link
from fotointerview.camera.memory import CardMemory, FilesKnown, KeptBack, ReadTries
from fotointerview.camera.messages import CameraFile, FileAnnounced, FileArrived, FileFailed
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
_LISTING_S = 10.0
"""So long after the first list an announcement may be of a picture that was taken before it was read."""


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
        self._fetched: dict[FileRef, Origin] = {}
        self._listed: frozenset[CameraFile] = frozenset()
        self._listed_at = 0.0
        self.downloads = Downloads(memory.underway, memory.failed)
        self.directory: Path | None = memory.directory
        self.releases = Releases()
        for fired in memory.fired:
            self.releases.begin(fired)
        for known in memory.underway:
            origin = Origin(known.trigger_ns, known.directory)
            self.releases.recall(known.release, origin, known.ref.name)

    # ── a new session ─────────────────────────────────────────────────────────────────────────────────────

    def compare(self, serial: str) -> None:
        """First time: everything on the card is old. Later: what is not known was shot while we were away."""
        if serial != self._serial:
            self._fetched.clear()
        self._serial = serial
        self._short = dict.fromkeys(self._short, True)
        self._being_read.clear()
        self.downloads.forget_listing()
        found = [self._identify(ref) for ref in self._backend.list_files()]
        # Only now: were the card known before its list was read whole, the rest of it would count as new.
        self._recall(found)
        known = self._old(found)
        names = {_ref(file) for file in known}
        here = {_ref(file) for file in found}
        for lost in self.downloads.drop_absent(here):
            fault = Fault(FaultCode.CAMERA_LOST, {"name": lost.ref.name, "words": "no longer on the card"})
            expected.no_longer(lost.directory, lost.token)
            self._link.send(FileFailed(lost.token, lost.ref.name, fault))
        for file in sorted(found, key=lambda file: (file.mtime, file.name)):
            ref = _ref(file)
            if file in known or _unmeasured(file) in known or (_is_unmeasured(file) and ref in names):
                self.downloads.note(ref)
            else:
                self.announce(ref)

    def _old(self, found: Collection[CameraFile]) -> set[CameraFile]:
        """What needs no fetching from the card that holds ``found``; written down, and told the application."""
        serial = self._serial
        first = serial not in self._known
        self._note = CardNote(self.directory.parent, serial) if self.directory and serial else None
        noted = self._note.read() if first and self._note else None
        known = self._known.setdefault(serial, set(noted or ()))
        before = len(known)
        promised = self.downloads.refs() | self.downloads.failed_refs()
        self._listed = frozenset()
        if noted is not None and self.directory is not None:
            # An earlier run of the program did not end as it should.
            known |= expected.expected_elsewhere(self.directory)
        if first and noted is None:
            known.update(file for file in found if _ref(file) not in promised)
            self._listed, self._listed_at = newest(known), time.monotonic()
        else:
            known |= {file for file in from_another_card(found, known) if _ref(file) not in promised}
        if first or len(known) != before:
            self._link.send(FilesKnown(serial, tuple(known)))
        if self._note:
            self._note.write(known)
        return known

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
        if (self.downloads.note(ref) or self._is_another(ref)) and not self._try_again(ref):
            now = time.monotonic_ns()
            here = Origin(now, self.directory)
            taken = self._identify(ref).mtime - self._clock_s if self.releases.in_doubt else None
            release, origin = self.releases.place(ref, otherwise=here, taken=taken)
            source = self._take(ref, origin, announced_ns=now, release=release, held=held)
            if source.mtime and origin is not here:
                self._clock_s = source.mtime - origin.at

    def changed(self, ref: FileRef) -> None:
        """The camera says that a file is another now: one that came from here too early is fetched once more."""
        where = self._fetched.get(ref)
        if where is None or ref in self.downloads.refs():
            return
        sizes = {file.size for file in self._known.get(self._serial, ()) if _ref(file) == ref}
        if self._identify(ref).size not in {0, *sizes}:
            self._take(ref, where, announced_ns=time.monotonic_ns(), release=new_id())

    def _try_again(self, ref: FileRef) -> bool:
        """Put a file that could not be fetched in the list again; it belongs where it did."""
        failed = self.downloads.again(ref)
        if failed is None:
            return False
        origin = Origin(failed.trigger_ns, failed.directory)
        self._take(ref, origin, announced_ns=time.monotonic_ns(), release=failed.release)
        expected.no_longer(failed.directory, failed.token)
        return True

    def _is_another(self, ref: FileRef) -> bool:
        """Whether there is another picture now under a name that was heard of before.

        A counter comes round again, and a file that a program wrote slowly may have been read too early.
        """
        if ref in self.downloads.refs():
            return False  # what is there will be fetched
        file = self._identify(ref)
        if file in self._listed and time.monotonic() - self._listed_at < _LISTING_S:
            # The first list had it already, and now the camera announces it: it was taken in between.
            self._listed -= {file}
            return True
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
            expected.expect(origin.directory, token, source)
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
        underway = self.downloads.refs() | self.downloads.failed_refs()
        directory = self.directory
        if directory is None:
            return
        expected.forget_half_notes(directory)
        for token, source in expected.expected_in(directory).items():
            ref = FileRef(source.folder, source.name)
            if source in files and ref not in underway:
                self.downloads.note(ref)
                now = time.monotonic_ns()
                self._promise(Download(token, ref, directory, now, release=token), announced_ns=now)

    def aim(self, directory: Path | None) -> None:
        """Fetch into ``directory``, if any, from now on, also what could not be written there: there may be room."""
        self.directory = directory
        if directory is None:
            return
        if self._note is None and self._serial in self._known:
            # The camera was there before the first interview.
            self._note = CardNote(directory.parent, self._serial)
            self._note.write(self._known[self._serial])
        for ref in self.downloads.failed_for(directory):
            self._try_again(ref)
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
        expected.no_longer(download.directory, download.token)
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

    def arrived(self, download: Download, fetched: Fetched) -> None:
        """It is here; whoever hears of its arrival knows that."""
        source = fetched.source
        self.downloads.done(download)
        self._being_read.pop(download.token, None)
        expected.no_longer(download.directory, download.token)
        self._known.setdefault(source.serial, set()).add(source)
        self._fetched[download.ref] = Origin(download.trigger_ns, download.directory)
        if self._note:
            self._note.add(source)
        self._link.send(
            FileArrived(
                download.token,
                fetched.path.absolute(),
                fetched.sha256,
                source,
                time.monotonic_ns(),
                fetched.damaged,
                download.release,
            )
        )

    def failed(self, download: Download, fault: Fault) -> None:
        """It stays on the camera; it may be asked for again, and what this disk refused is at the next start."""
        self.downloads.failed(download)
        self._being_read.pop(download.token, None)
        if fault.code not in (FaultCode.DISK_FULL, FaultCode.DISK_WRITE):
            expected.no_longer(download.directory, download.token)
        self._link.send(KeptBack(download.token))
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
        if self.directory is not None:
            remove_notes(self.directory.parent)
        self._note = None

    # ── at the end of an interview ────────────────────────────────────────────────────────────────────────

    def find(self, files: Sequence[CameraFile]) -> tuple[CameraFile, ...]:
        """Which of ``files`` are on this card and are still the same."""
        return tuple(file for file in files if file.serial == self._serial and self._is_here(file))

    def delete(self, files: Sequence[CameraFile]) -> tuple[CameraFile, ...]:
        """Take ``files`` off the card, each only if it is still the same; returns those that are gone."""
        gone = []
        for file in self.find(files):
            try:
                self._backend.delete_file(_ref(file))
            except CameraError as error:
                if error.session_over:
                    raise
                continue
            gone.append(file)
            self._breathe()
        return tuple(gone)

    def _is_here(self, file: CameraFile) -> bool:
        """A file without size or time cannot be told from a later one: names come round again."""
        measured = file.size > 0 and file.mtime > 0
        return measured and self._identify(_ref(file)) == file

    def _know(self, file: CameraFile) -> None:
        self._known.setdefault(file.serial, set()).add(file)
        if self._note:
            self._note.add(file)
        self._link.send(FilesKnown(file.serial, (file,)))


def _ref(file: CameraFile) -> FileRef:
    return FileRef(file.folder, file.name)


def _unmeasured(file: CameraFile) -> CameraFile:
    return replace(file, size=0, mtime=0)


def _is_unmeasured(file: CameraFile) -> bool:
    return (file.size, file.mtime) == (0, 0)
