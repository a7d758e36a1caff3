"""The card of a camera through libgphoto2: its list, thumbnails, sizes, the bytes of its files.

Bytes are copied while their ``CameraFile`` is alive: its buffer is freed with it, without a word. Nothing here
is deleted but what :meth:`GphotoCard.delete_file` is told by name.
"""

import time
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from types import ModuleType
from typing import Any

from fotointerview.camera import driver_words
from fotointerview.camera.backend import CameraError, FileInfo, FileRef
from fotointerview.camera.gphoto_line import HELD, GphotoLine
from fotointerview.domain.faults import FaultCode

PIECE = 1 << 20
_ONE_MB_IN_KB = 1024
_SMALLEST, _LARGEST = 1 << 18, 1 << 22
_PIECE_S = 0.06
"""So long a piece may take: an order waits for one, and each costs a question and an answer more."""


class GphotoCard(GphotoLine):
    """The part of a ``CameraBackend`` that is about files."""

    def list_files(self) -> Sequence[FileRef]:
        """Every file of the card; the driver keeps this listing for the whole session."""
        found: list[FileRef] = []
        folders = ["/"]
        with self._calls("list"):
            while folders:
                folder = folders.pop()
                files = self._open_camera().folder_list_files(folder, self._context)
                found += [FileRef(folder, files.get_name(i)) for i in range(files.count())]
                below = self._open_camera().folder_list_folders(folder, self._context)
                folders += [str(PurePosixPath(folder, below.get_name(i))) for i in range(below.count())]
        if not self._line_lives():  # the driver calls a list that the line cut short a success
            self._dead = True
            raise CameraError(FaultCode.CAMERA_LOST, "list: cut short", session_over=True)
        return found

    def thumbnail(self, ref: FileRef) -> bytes | None:
        """The preview of a file, if it is a JPEG."""
        gp = self._driver()
        if _is_held(ref):
            return None  # there is none, and the file itself is here as fast
        self.file_info(ref)  # a file that is not there is an error; a file without a thumbnail is not
        try:
            with self._calls("thumbnail"):
                data = self._whole(ref, gp.GP_FILE_TYPE_PREVIEW)
        except CameraError as error:
            if error.session_over or error.code is FaultCode.CAMERA_BUSY:
                raise
            return None
        return data if data.startswith(b"\xff\xd8") else None

    def file_info(self, ref: FileRef) -> FileInfo:
        """Size and time as the body tells them, or as the driver has the picture itself."""
        with self._calls("file info"):
            if _is_held(
                ref
            ):  # asked for its size, the driver refuses; a look at the line would bring the next one
                file = self._file(ref, self._driver().GP_FILE_TYPE_NORMAL)
                return FileInfo(len(file.get_data_and_size()), int(file.get_mtime()))
            info = self._open_camera().file_get_info(ref.folder, ref.name, self._context)
        return FileInfo(int(info.file.size), int(info.file.mtime))

    def read_file(self, ref: FileRef) -> Iterator[bytes]:
        """The file in pieces, the first of 1 MB; in one where the body cannot read in part."""
        if _is_held(ref):
            yield self._at_once(ref)
            return
        size = self.file_info(ref).size
        piece, done = PIECE, 0
        while not size or done < size:
            buffer = bytearray(min(piece, size - done) if size else piece)
            began = time.monotonic()
            try:
                with self._calls("read", probe=False):
                    got = self._piece(ref, done, buffer)
            except CameraError as error:
                if done or not driver_words.says_unsupported(error):
                    raise
                yield self._at_once(ref)
                return
            if got == 0:
                return
            done += got
            piece = next_piece(piece, got=got, took_s=time.monotonic() - began)
            yield bytes(memoryview(buffer)[:got])

    def _piece(self, ref: FileRef, offset: int, buffer: bytearray) -> int:
        gp = self._driver()
        camera = self._open_camera()
        return int(
            camera.file_read(ref.folder, ref.name, gp.GP_FILE_TYPE_NORMAL, offset, buffer, self._context)
        )

    def _at_once(self, ref: FileRef) -> bytes:
        with self._calls("read whole", probe=False):
            return self._whole(ref, self._driver().GP_FILE_TYPE_NORMAL)

    def _whole(self, ref: FileRef, kind: int) -> bytes:
        """A file's bytes, copied while the ``CameraFile`` that owns them is held."""
        file = self._file(ref, kind)
        return bytes(file.get_data_and_size())

    def _file(self, ref: FileRef, kind: int) -> Any:
        return self._open_camera().file_get(ref.folder, ref.name, kind, None, self._context)

    def _has_no_room(self) -> bool:
        """Whether every card says that there is no room: a refused release does not tell why."""
        gp = self._driver()
        with self._calls("storage"):
            cards = list(self._open_camera().get_storageinfo(self._context))
        return bool(cards) and all(_is_full(gp, card) for card in cards)

    def delete_file(self, ref: FileRef) -> None:
        """Take a file off the card."""
        with self._calls("delete"):
            self._open_camera().file_delete(ref.folder, ref.name, self._context)


def _is_held(ref: FileRef) -> bool:
    """Whether it may be a picture from the body's memory."""
    return ref.folder == HELD


def _is_full(gp: ModuleType, card: Any) -> bool:
    """No room for a picture, as the body counts them, or for a megabyte where it does not count."""
    if card.fields & gp.GP_STORAGEINFO_FREESPACEIMAGES:
        return int(card.freeimages) == 0
    return bool(card.fields & gp.GP_STORAGEINFO_FREESPACEKBYTES) and int(card.freekbytes) < _ONE_MB_IN_KB


def next_piece(asked: int, *, got: int, took_s: float) -> int:
    """How many bytes to ask for next, when ``asked`` brought ``got`` in ``took_s``; never suddenly more or less."""
    fitting = got * _PIECE_S / max(took_s, 1e-6)
    return int(min(max(fitting, asked / 2, _SMALLEST), asked * 2, _LARGEST))
