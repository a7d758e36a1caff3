"""The demo camera's PTP operations on storage and objects: the card's folders and files, and the body's memory."""

from dataclasses import replace

from fotointerview.camera.demo import answers, datasets
from fotointerview.camera.demo.answers import Answer, FilePart, Params
from fotointerview.camera.demo.body import DemoBody
from fotointerview.camera.demo.card import CardFile
from fotointerview.camera.demo.datasets import Picture
from fotointerview.camera.demo.faults import FaultKind
from fotointerview.camera.demo.memory import HeldPicture
from fotointerview.domain.camera import SettingName

STORAGE = 0x00010001
DCIM, FIRST_FOLDER = 0x0001, 0x0002
"""Handles of the folders ``DCIM`` and ``DCIM/100NIKON``; those after it count on."""
ROOT = 0xFFFFFFFF
IN_MEMORY = 0xFFFF0001
"""The handle of the first picture in the body's memory, whichever that is."""


class Objects:
    """The objects of one body."""

    def __init__(self, body: DemoBody) -> None:
        self._body = body
        self._faults = body.faults

    def storage_ids(self, _params: Params, _data: bytes) -> Answer:
        """GetStorageIDs."""
        return Answer(data=datasets.u32s((STORAGE,)))

    def storage_info(self, params: Params, _data: bytes) -> Answer:
        """GetStorageInfo."""
        if params[:1] != (STORAGE,):
            return Answer(answers.BAD_STORAGE)
        card, left = self._body.card, self._body.control(SettingName.SHOTS_LEFT)
        info = datasets.storage_info(
            capacity=card.capacity, free=card.free, free_images=left.value if left else 0
        )
        return Answer(data=info)

    def count(self, params: Params, _data: bytes) -> Answer:
        """GetNumObjects."""
        return Answer(params=(len(self._children(params)),))

    def handles(self, params: Params, _data: bytes) -> Answer:
        """GetObjectHandles."""
        return Answer(data=datasets.u32s(self._children(params)))

    def info(self, params: Params, _data: bytes) -> Answer:
        """GetObjectInfo."""
        folders = self._folders()
        if params[:1] == (DCIM,):
            return Answer(data=datasets.folder_info(storage=STORAGE, parent=0, name="DCIM"))
        if params and params[0] in folders:
            return Answer(data=datasets.folder_info(storage=STORAGE, parent=DCIM, name=folders[params[0]]))
        if params[:1] == (IN_MEMORY,) and (held := self._body.shutter.memory.asked_for()):
            return self._told(_held_info(held))
        if (file := self._file(params)) is None:
            return Answer(answers.BAD_HANDLE)
        parent = next((h for h, name in folders.items() if name == file.folder), FIRST_FOLDER)
        return self._told(_file_info(file, parent=parent))

    def whole(self, params: Params, _data: bytes) -> Answer:
        """GetObject."""
        if params[:1] == (IN_MEMORY,) and (held := self._body.shutter.memory.first()):
            self._body.held_fetched()
            return self._served(held.data, FilePart(len(held.data), 0), partial=False)
        if (file := self._file(params)) is None:
            return Answer(answers.BAD_HANDLE)
        return self._served(self._body.card.read(file), FilePart(file.size, 0), partial=False)

    def part(self, params: Params, _data: bytes) -> Answer:
        """GetPartialObject."""
        if len(params) < 3:
            return Answer(answers.BAD_PARAMETER)
        offset, most = params[1], params[2]
        if params[0] == IN_MEMORY and (held := self._body.shutter.memory.first()):
            data, size = held.data[offset : offset + most], len(held.data)
            if offset + len(data) >= size:
                self._body.held_fetched()
        elif file := self._file(params):
            data, size = self._body.card.read(file, offset=offset, size=most), file.size
        else:
            return Answer(answers.BAD_HANDLE)
        return self._served(data, FilePart(size, offset), partial=True)

    def thumbnail(self, params: Params, _data: bytes) -> Answer:
        """GetThumb."""
        if params[:1] == (IN_MEMORY,) and (held := self._body.shutter.memory.first()):
            return Answer(data=held.thumbnail)
        file = self._file(params)
        return Answer(data=self._body.card.thumbnail(file)) if file else Answer(answers.NO_THUMBNAIL)

    def delete(self, params: Params, _data: bytes) -> Answer:
        """DeleteObject."""
        if params[:1] == (IN_MEMORY,):
            gone = self._body.delete_held()
        else:
            gone = bool(params) and self._body.card.delete(params[0])
        return Answer() if gone else Answer(answers.BAD_HANDLE)

    def _file(self, params: Params) -> CardFile | None:
        return self._body.card.find(params[0]) if params else None

    def _folders(self) -> dict[int, str]:
        return dict(enumerate(self._body.card.folders, start=FIRST_FOLDER))

    def _children(self, params: Params) -> list[int]:
        """Handles below the parent in the third parameter; 0 means everything."""
        parent = params[2] if len(params) > 2 else 0
        folders, files = self._folders(), self._body.card.files
        if parent == ROOT:
            return [DCIM]
        if parent == DCIM:
            return list(folders)
        if parent == 0:
            return [DCIM, *folders, *(file.handle for file in files)]
        return [file.handle for file in files if file.folder == folders.get(parent)]

    def _told(self, picture: Picture) -> Answer:
        if self._faults.take(FaultKind.EMPTY_INFO):
            picture = replace(picture, size=0)
        return Answer(data=datasets.picture_info(picture))

    def _served(self, data: bytes, part: FilePart, *, partial: bool) -> Answer:
        """The bytes of a file, as whole as the faults leave them."""
        end = part.offset + len(data)
        short = self._faults.take(
            FaultKind.SHORT_FILE, when=lambda fault: part.offset <= fault.at_byte(part.size) < end
        )
        if short:
            data = b"" if partial else data[: short.at_byte(part.size)]
        if self._faults.take(FaultKind.EMPTY_READ, when=lambda _: part.offset == 0 and bool(data)):
            data = b""
        return Answer(params=(len(data),) if partial else (), data=data, part=part)


def _held_info(held: HeldPicture) -> Picture:
    return Picture(
        *(0, 0, held.name, len(held.data), len(held.thumbnail)),
        *(held.width, held.height, held.taken_at, held.is_raw),
    )


def _file_info(file: CardFile, *, parent: int) -> Picture:
    return Picture(
        *(STORAGE, parent, file.name, file.size, file.thumbnail_size),
        *(file.width, file.height, file.taken_at, file.is_raw),
    )
