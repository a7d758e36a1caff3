"""The list of files to fetch: JPEG before RAW, each with its token, over as many sessions as it takes."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fotointerview.camera.backend import FileRef
from fotointerview.camera.memory import Underway
from fotointerview.camera.release import is_jpeg


@dataclass(frozen=True, slots=True)
class Download:
    """One announced file on its way; ``tries`` is how often reading it began and did not come to an end.

    ``release`` is the same for the files of one shot; ``held`` says that only the driver has it, and not for long.
    """

    token: str
    ref: FileRef
    directory: Path
    trigger_ns: int
    tries: int = 0
    release: str = ""
    held: bool = False

    @property
    def is_quick(self) -> bool:
        """Whether it is what people wait to see, a JPEG, or will not wait itself."""
        return self.held or is_jpeg(self.ref.name)


class Downloads:
    """What is to be fetched, what could not be, and which files of this session have been heard of."""

    def __init__(self, underway: Sequence[Underway] = (), failed: Sequence[Underway] = ()) -> None:
        self._waiting = [_download(known) for known in underway]
        self._shown: set[str] = set()
        self._heard: set[FileRef] = set()
        self._failed = {known.ref: _download(known) for known in failed}

    def __bool__(self) -> bool:
        return bool(self._waiting)

    @property
    def any_held(self) -> bool:
        """Whether one waits that will soon be gone."""
        return any(download.held for download in self._waiting)

    def refs(self) -> set[FileRef]:
        """The files that are waiting."""
        return {download.ref for download in self._waiting}

    def note(self, ref: FileRef) -> bool:
        """Remember that ``ref`` was heard of; whether this is the first time in this session."""
        if ref in self._heard:
            return False
        self._heard.add(ref)
        return True

    def forget_listing(self) -> None:
        """A new session: only what is waiting has been heard of; what failed will be found again."""
        self._heard = self.refs()

    def drop_absent(self, here: Collection[FileRef]) -> list[Download]:
        """Take out and return what is no longer on the card; what failed is forgotten with it."""
        self._failed = {ref: download for ref, download in self._failed.items() if ref in here}
        absent = [download for download in self._waiting if download.ref not in here]
        self._waiting = [download for download in self._waiting if download.ref in here]
        return absent

    def add(self, download: Download) -> None:
        """Put a newly announced file in the list."""
        self._waiting.append(download)

    def put(self, download: Download) -> None:
        """Replace what is known of a waiting file."""
        self._waiting = [download if old.token == download.token else old for old in self._waiting]

    def done(self, download: Download) -> None:
        """Take a file out: it arrived, or was given up."""
        self._waiting = [waiting for waiting in self._waiting if waiting.token != download.token]
        self._shown.discard(download.token)

    def failed(self, download: Download) -> None:
        """Take a file out that could not be fetched; it may be asked for again."""
        self.done(download)
        self._failed[download.ref] = download

    def again(self, ref: FileRef) -> Download | None:
        """What ``ref`` was when it failed; it is going to be tried again, or another picture has its name."""
        return self._failed.pop(ref, None)

    def failed_refs(self) -> set[FileRef]:
        """The files that failed."""
        return set(self._failed)

    def failed_for(self, directory: Path) -> list[FileRef]:
        """The files that failed on their way to ``directory``."""
        return [ref for ref, download in self._failed.items() if download.directory == directory]

    def next(self) -> Download | None:
        """The one to fetch now: the oldest JPEG, else the oldest."""
        return self.next_quick() or (self._waiting[0] if self._waiting else None)

    def next_quick(self) -> Download | None:
        """The oldest that is quick: nothing that is held is overtaken."""
        return next((download for download in self._waiting if download.is_quick), None)

    def without_thumbnail(self) -> Iterator[Download]:
        """Each waiting file once, so that its thumbnail is asked for once."""
        for download in list(self._waiting):
            if download.token not in self._shown:
                self._shown.add(download.token)
                yield download


def _download(known: Underway) -> Download:
    return Download(known.token, known.ref, known.directory, known.trigger_ns, known.tries, known.release)
