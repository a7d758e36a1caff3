"""A watched folder as a camera: the way out for other programs that tether, and for bodies without a driver.

What another program puts into the folder is a shot, as soon as it is complete. The folder is never changed:
nothing is deleted, moved or written. The shutter is somebody else's, so it is refused here.
"""

import errno
import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath, PurePosixPath

from fotointerview.camera.backend import (
    BackendEvent,
    CameraBackend,
    CameraError,
    FileAdded,
    FileInfo,
    FileRef,
)
from fotointerview.camera.folder_watch import SETTLE_S, FolderGoneError, FolderWatch
from fotointerview.camera.small_pictures import small_jpeg
from fotointerview.camera.wholeness import JPEG_SUFFIXES
from fotointerview.domain.camera import Ability, CameraIdentity, SeenCamera, Setting, SettingName
from fotointerview.domain.faults import FaultCode

MAKE = "Folder"
_PIECE = 1 << 20
_NOT_THERE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EINVAL, errno.ENAMETOOLONG})


class FolderBackend:
    """The folder ``path`` as a :class:`~fotointerview.camera.backend.CameraBackend`."""

    def __init__(self, path: Path, *, settle_s: float = SETTLE_S) -> None:
        self._path = path
        self._watch = FolderWatch(path, settle_s=settle_s)
        self._listed: list[FileRef] = []
        self._open = False
        serial = hashlib.sha256(os.path.normcase(path.absolute()).encode(errors="surrogatepass"))
        self._identity = CameraIdentity(
            model=path.name or str(path),
            port=f"folder:{path}",
            serial=serial.hexdigest()[:16],
            manufacturer=MAKE,
        )

    # ── session ───────────────────────────────────────────────────────────────────────────────────────────

    def connect(self, *, prefer: str = "") -> CameraIdentity:
        """Begin to follow the folder. What lies there already is found by :meth:`list_files` and never announced."""
        self.close()
        try:
            self._listed = [self._ref(path) for path in self._watch.start()]
        except FolderGoneError as error:
            raise self._missing() from error
        self._open = True
        return self._identity

    def close(self) -> None:
        """Follow it no longer."""
        self._open = False
        self._watch.stop()

    def seen(self) -> Sequence[SeenCamera]:
        """This folder, which needs no looking for."""
        return [SeenCamera(self._identity.model, self._identity.port, self._identity.serial)]

    def abilities(self) -> frozenset[Ability]:
        """None: other people's folders are looked at, no more."""
        return frozenset()

    # ── pictures ──────────────────────────────────────────────────────────────────────────────────────────

    def poll(self, timeout_ms: int) -> Sequence[BackendEvent]:
        """The pictures that became complete."""
        self._check()
        new = self._watch.take()
        if not new and timeout_ms > 0:
            self._watch.wait(timeout_ms / 1000)
            new = self._watch.take()
        return [FileAdded(self._ref(path)) for path in new]

    def list_files(self) -> Sequence[FileRef]:
        """What lay in the folder, complete, when the session began."""
        self._check()
        return list(self._listed)

    def thumbnail(self, ref: FileRef) -> bytes | None:
        """The small picture in a JPEG, or a quick one; other files have none that could be had quickly."""
        path = self._existing(ref)
        if PurePath(path).suffix.lower() not in JPEG_SUFFIXES:
            return None
        try:
            return small_jpeg(path)
        except OSError as error:
            raise self._failed(error, ref) from error

    def file_info(self, ref: FileRef) -> FileInfo:
        """Size and time of a file, by the disk that it is on."""
        try:
            found = Path(self._existing(ref)).stat()
        except OSError as error:
            raise self._failed(error, ref) from error
        return FileInfo(found.st_size, int(found.st_mtime))

    def read_file(self, ref: FileRef) -> Iterator[bytes]:
        """The file in pieces of 1 MB; it is only ever opened for reading."""
        path = self._existing(ref)
        try:
            with open(path, "rb") as file:  # noqa: PTH123 - a path made of a reference, as text
                while piece := file.read(_PIECE):
                    yield piece
        except OSError as error:
            raise self._failed(error, ref) from error
        self._watch.finished(path)

    # ── what a folder cannot do ───────────────────────────────────────────────────────────────────────────

    def trigger(self) -> None:
        """Refused: the camera's own button fires, or the program that fills the folder."""
        self._check()
        raise CameraError(FaultCode.CAMERA_REFUSED, "a watched folder has no shutter")

    def delete_file(self, ref: FileRef) -> None:
        """Refused: the folder is never changed."""
        self._check()
        raise CameraError(FaultCode.CAMERA_REFUSED, f"{ref.name} is not ours to take away")

    def read_settings(self) -> Sequence[Setting]:
        """None."""
        self._check()
        return ()

    def read_setting(self, name: SettingName) -> Setting:
        """Refused: there is none."""
        self._check()
        raise CameraError(FaultCode.CAMERA_REFUSED, f"a watched folder has no {name}")

    def write_setting(self, name: SettingName, value: str) -> Setting:
        """Refused: there is none."""
        return self.read_setting(name)

    def live_frame(self) -> bytes | None:
        """Refused: there is no live view."""
        self._check()
        raise CameraError(FaultCode.CAMERA_REFUSED, "a watched folder has no live view")

    def end_live(self) -> None:
        """Nothing to end."""
        self._check()

    def drive_focus(self, step: int) -> None:
        """Refused: there is no lens."""
        self._check()
        raise CameraError(FaultCode.CAMERA_REFUSED, "a watched folder has no lens")

    # ── paths and errors ──────────────────────────────────────────────────────────────────────────────────

    def _check(self) -> None:
        if not self._open:
            raise CameraError(FaultCode.CAMERA_LOST, "the folder is not watched", session_over=True)
        try:
            self._watch.check()
        except FolderGoneError as error:
            raise self._missing() from error

    def _missing(self) -> CameraError:
        self.close()
        return CameraError(FaultCode.FOLDER_MISSING, str(self._path), session_over=True)

    def _ref(self, path: str) -> FileRef:
        inside = PurePath(path).relative_to(self._watch.root)
        return FileRef(str(PurePosixPath("/", *inside.parent.parts)), inside.name)

    def _existing(self, ref: FileRef) -> str:
        """Where a file is; nothing outside the folder can be named."""
        self._check()
        parts = (*PurePosixPath(ref.folder).parts[1:], ref.name)
        path = os.path.join(self._watch.root, *parts)  # noqa: PTH118 - as text, like the listing
        is_inside = ref.folder.startswith("/") and ".." not in parts and PurePath(ref.name).name == ref.name
        if not is_inside or not os.path.isfile(path):  # noqa: PTH113
            self._check_now()
            raise CameraError(FaultCode.CAMERA_REFUSED, f"no file {ref.folder}/{ref.name}")
        return path

    def _check_now(self) -> None:
        if not self._path.is_dir():  # a file that is gone with its folder is no file that is gone
            raise self._missing()

    def _failed(self, error: OSError, ref: FileRef) -> CameraError:
        """What a failed call says of the file, or of the whole folder."""
        self._check_now()
        words = f"{ref.name}: {os.strerror(error.errno or errno.EIO)}"
        if isinstance(error, PermissionError):
            # On Windows another program holds the file, for a moment; elsewhere it is somebody else's.
            return CameraError(FaultCode.CAMERA_BUSY if os.name == "nt" else FaultCode.CAMERA_REFUSED, words)
        if error.errno in _NOT_THERE:
            return CameraError(FaultCode.CAMERA_REFUSED, words)
        return CameraError(FaultCode.CAMERA_LOST, words, session_over=True)


def folder_backend(*, path: str, settle_s: float = SETTLE_S) -> CameraBackend:
    """The folder ``path``; a picture is complete when it has stood still for ``settle_s`` seconds or more."""
    return FolderBackend(Path(path), settle_s=settle_s)
