"""What every exporter gets and gives: what was released, how its photos are reached, and what came of it.

An exporter has nothing else of a study. Its photos come from :meth:`Material.jpeg` and nowhere else, so that metadata
and faces that must be hidden cannot slip along.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from fotointerview.domain.chain import Chain, Link
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.ledger import Loan
from fotointerview.domain.people import Role
from fotointerview.domain.release import Released
from fotointerview.domain.words import Language
from fotointerview.publish.photo import publish_jpeg

Tick = Callable[[int, int], None]
"""Called with how many of how many parts are done, on the exporter's thread; it raises to have it stopped."""


def no_tick(_done: int, _of: int) -> None:
    """Nobody asks how far it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What leaves.

    Attributes:
        released: the interviews, without what is withheld.
        photo: where the file of a shot is; it may raise ``FaultError`` or ``OSError`` when there is none.
        title: the study's.
        language: of the program's own words; what people said stays as it was said.
        at: the moment of making; the same material and moment make the same bytes.
        roles: the study's places from law to counter, whoever stands there.
        loans: what was lent of the interviews in it, oldest first.
    """

    released: Released
    photo: Callable[[Link], Path]
    title: str
    language: Language
    at: datetime
    roles: tuple[Role, ...] = ()
    loans: tuple[Loan, ...] = ()

    @property
    def chains(self) -> tuple[Chain, ...]:
        """The interviews, in the order in which they are shown."""
        return self.released.chains

    @property
    def links(self) -> tuple[Link, ...]:
        """Every shot of every interview; of a withheld one there is no more than number and time."""
        return tuple(link for chain in self.chains for link in chain.links)

    def is_withheld(self, link: Link) -> bool:
        """Whether a shot stays at home."""
        return link.shot.id in self.released.withheld_shots

    def refuse_empty(self) -> None:
        """Raises ``NOTHING_TO_EXPORT`` when there is no shot at all."""
        if not self.links:
            whose = {"code": self.chains[0].participant.code} if len(self.chains) == 1 else {}
            raise FaultError(FaultCode.NOTHING_TO_EXPORT, **whose)

    def path(self, link: Link) -> Path | None:
        """Where the shot's file is; ``None`` for one that is withheld or cannot be reached.

        It may ask a database: call it on the thread that called the exporter.
        """
        if self.is_withheld(link):
            return None
        try:
            return self.photo(link)
        except (FaultError, OSError):
            return None

    def jpeg(self, link: Link, path: Path, *, max_px: int, quality: int = 88) -> bytes:
        """The shot as it may be seen: with its look, without metadata, masked where it must be. On any thread.

        Raises:
            FaultError: ``PICTURE_UNREADABLE``.
        """
        assert not self.is_withheld(link), "a withheld shot is asked for"
        mask = self.released.masks.get(link.shot.id)
        return publish_jpeg(path, look=link.look, max_px=max_px, quality=quality, mask=mask)


@dataclass(frozen=True, slots=True)
class Made:
    """What was made.

    Attributes:
        path: the file or the folder.
        files: the SHA-256 in lower-case hexadecimal of every file, by its path from the export's own folder.
        shot_ids: the shots that are in it, in order.
        unreadable: numbers of the shots whose photo could not be read.
        shortened: numbers of the shots whose quote did not fit, and ends in an ellipsis.
    """

    path: Path
    files: Mapping[str, str]
    shot_ids: tuple[str, ...]
    unreadable: tuple[int, ...] = ()
    shortened: tuple[int, ...] = ()
