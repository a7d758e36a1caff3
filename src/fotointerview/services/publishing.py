"""Publishing from the window: what would go along, small pictures of it, and making it, each on its own thread."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from fotointerview.domain.chain import Link
from fotointerview.domain.faults import FaultError
from fotointerview.domain.ledger import ExportRun
from fotointerview.publish.material import Made as Made  # the window speaks of it and knows no exporter
from fotointerview.publish.material import Tick
from fotointerview.services.beforehand import Beforehand, look_beforehand, site_beforehand
from fotointerview.services.exits import SHEET
from fotointerview.services.export import EXPORTS, ExportJob, Wish, enter_in_ledger, plan_export
from fotointerview.services.work import WorkThread
from fotointerview.services.workplace import Workplace
from fotointerview.storage.removing import remove_tree

MOST: Final = 24
"""So many shots are shown beforehand."""
SMALL_PX: Final = 480
"""The longer side of a small picture: as on the strip of the contact sheet, which then finds them ready."""

_SITE: Final = "site-"


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A shot as it would leave. ``jpeg`` is ``None`` where it is withheld or cannot be read."""

    code: str
    number: int
    jpeg: bytes | None
    withheld: bool


@dataclass(frozen=True, slots=True)
class Going:
    """What a wish comes down to.

    Attributes:
        job: ready to be made.
        shots: how many shots go along.
        quotes: how many quotes do.
        hidden: how many of the shots have a mask over the face.
    """

    job: ExportJob
    shots: int
    quotes: int
    hidden: int


class CancelledError(Exception):
    """Somebody wants no more of it."""


class Publishing:
    """The press beside the study. :meth:`close` stops what is being made; nothing half-made stays.

    Attributes:
        press: the thread on which exports are made.
        viewer: the thread on which is made what is looked at before it leaves.
        reader: the thread on which pages that were made are brought to the screen.
    """

    def __init__(self, place: Workplace) -> None:
        self._place = place
        self._stopped = False
        self.press = WorkThread("export", on_fault=place.notice)
        self.viewer = WorkThread("export-preview", on_fault=place.notice)
        self.reader = WorkThread("export-pages", on_fault=place.notice)
        self._site: TemporaryDirectory[str] | None = None

    @property
    def store_thread(self) -> WorkThread:
        """Where :meth:`going` and :meth:`ledger` are to be called."""
        return self._place.store_thread

    @property
    def folder(self) -> Path:
        """Where exports come as a rule; it may not be there yet."""
        return self._place.store.folder / EXPORTS

    def going(self, wish: Wish) -> Going:
        """What would go along. Raises as :func:`~fotointerview.services.export.plan_export` does."""
        job = plan_export(self._place.store, wish)
        material = job.material
        quotes = sum(len(chain.quotes) for chain in material.chains)
        shots = sum(not material.is_withheld(link) for link in material.links)
        return Going(job, shots, quotes, len(material.released.masks))

    def ledger(self) -> tuple[ExportRun, ...]:
        """What left the house before, newest first."""
        return tuple(sorted(self._place.store.exports(), key=lambda run: (run.at, run.id), reverse=True))

    def glimpses(self, job: ExportJob, *, wanted: Callable[[], bool]) -> tuple[Glimpse, ...]:
        """The first :data:`MOST` shots as they would leave; fewer when they are not ``wanted`` any more.

        The chosen ones of every interview come first.
        """
        material = job.material
        pairs = [(chain, link) for chain in material.chains for link in chain.links]
        pairs.sort(key=lambda pair: not pair[1].chosen)
        seen = []
        for chain, link in pairs[:MOST]:
            if self._stopped or not wanted():
                break
            withheld = material.is_withheld(link)
            jpeg = None if withheld else _small(job, link)
            seen.append(Glimpse(chain.participant.code, link.shot.number, jpeg, withheld))
        return tuple(seen)

    def beforehand(self, job: ExportJob, *, wanted: Callable[[], bool]) -> Beforehand | None:
        """How it will look, of a kind that has pages or words; ``None`` when it is not ``wanted`` any more.

        Raises:
            FaultError: why it cannot be made.
        """
        try:
            return look_beforehand(job, tick=self._ticking(wanted))
        except CancelledError:
            return None

    def site(self, job: ExportJob, *, wanted: Callable[[], bool]) -> Path | None:
        """The first of the web pages as they will be, to be opened in a browser; they go when the program closes.

        ``None`` when it was not ``wanted`` any more.

        Raises:
            FaultError: why they cannot be made.
        """
        self._forget_site()
        self._site = self._place_for_site()
        try:
            return site_beforehand(job, Path(self._site.name), tick=self._ticking(wanted))
        except CancelledError:
            return None

    def get_ready(self, job: ExportJob, *, wanted: Callable[[], bool]) -> None:
        """Make the photos of an export of every shot beforehand, while somebody is still looking; they are kept."""
        sizes_of = _sizes_of(job.exit.kind)
        if sizes_of is None:
            return
        for link in job.material.links:
            path = job.material.path(link)
            if path is None:
                continue
            for px in sizes_of(link):
                if self._stopped or not wanted():
                    return
                with suppress(FaultError):
                    job.material.jpeg(link, path, max_px=px)

    def make(
        self, job: ExportJob, *, tell: Callable[[tuple[int, int]], None], wanted: Callable[[], bool]
    ) -> Made | None:
        """Make it and enter it in the ledger; returns what came of it. For the press.

        ``None`` when it was not ``wanted`` any more.

        Raises:
            FaultError: why it cannot be made or entered.
        """
        try:
            made = job.make(self._ticking(wanted, tell))
        except CancelledError:
            return None
        self._place.store_thread.ask(lambda: enter_in_ledger(self._place.store, job, made)).result()
        return made

    def close(self) -> None:
        """Stop, and wait for the threads. Before the workplace is closed."""
        self._stopped = True
        self.press.close()
        self.viewer.close()
        self.reader.close()
        self._forget_site()

    def _ticking(
        self, wanted: Callable[[], bool], tell: Callable[[tuple[int, int]], None] | None = None
    ) -> Tick:
        """Tells how far it is, and stops it when it is not ``wanted`` any more."""

        def tick(done: int, of: int) -> None:
            if self._stopped or not wanted():
                raise CancelledError
            if tell is not None:
                tell((done, of))

        return tick

    def _place_for_site(self) -> "TemporaryDirectory[str]":
        """In the study's cache, which erasing wipes; where nothing can be written there, where the machine wants it."""
        store = self._place.store
        with suppress(OSError):
            if not store.read_only:
                cache = store.folder / "cache"
                cache.mkdir(exist_ok=True)
                for left_over in cache.glob(f"{_SITE}*"):  # of a program that ended without saying so
                    remove_tree(left_over)
                return TemporaryDirectory(prefix=_SITE, dir=cache, ignore_cleanup_errors=True)
        return TemporaryDirectory(prefix=_SITE, ignore_cleanup_errors=True)

    def _forget_site(self) -> None:
        if self._site is not None:
            self._site.cleanup()
            self._site = None


def _sizes_of(kind: str) -> Callable[[Link], Iterable[int]] | None:
    """The longer sides in pixels that a photo has in an export of that kind; ``None`` where nothing is kept."""
    if kind == SHEET:
        from fotointerview.publish.sheet import sizes_of

        return lambda link: sizes_of(link).values()
    if kind == "qdpx":
        from fotointerview.publish.qdpx import LONG_SIDE

        return lambda _link: (LONG_SIDE,)
    return None


def _small(job: ExportJob, link: Link) -> bytes | None:
    path = job.material.path(link)
    if path is None:
        return None
    try:
        return job.material.jpeg(link, path, max_px=SMALL_PX)
    except FaultError:
        return None
