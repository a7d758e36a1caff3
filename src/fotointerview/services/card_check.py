"""Which files of an interview came from which card, and whether they are sound on this disk.

Only what is sound here may ever be taken off a card, and only because a person asked for it.
"""

from dataclasses import dataclass
from pathlib import Path

from fotointerview.camera.messages import CameraFile
from fotointerview.storage.files import sha256_of
from fotointerview.storage.study import StudyStore


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of the study and where on a camera it came from; ``damaged`` when its shot did not come whole."""

    path: Path
    sha256: str
    source: CameraFile
    damaged: bool = False

    @property
    def is_sound(self) -> bool:
        """Whether the file on this disk still is what came from the camera, and that was whole; reads all of it."""
        try:
            return (
                not self.damaged
                and self.path.stat().st_size == self.source.size
                and sha256_of(self.path) == self.sha256
            )
        except OSError:
            return False


def kept_files(store: StudyStore, interview_id: str) -> tuple[KeptFile, ...]:
    """The interview's files that came from a camera; the store's thread."""
    return tuple(
        KeptFile(
            store.folder / file.path,
            file.sha256,
            CameraFile(file.camera_serial, file.camera_folder, file.camera_name, file.size, file.source_time),
            link.shot.damaged,
        )
        for link in store.chain(interview_id).links
        for file in link.files
        if file.camera_name
    )
