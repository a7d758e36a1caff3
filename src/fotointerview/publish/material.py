"""What every exporter gets and gives: what was released, how its photos are reached, and what came of it.

An exporter has nothing else of a study. Its photos come from :meth:`Material.jpeg` and nowhere else, so that metadata
and faces that must be hidden cannot slip along.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from fotointerview.domain.chain import Chain, Link
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.ledger import Loan
from fotointerview.domain.people import Role
from fotointerview.domain.release import Released, Terms
from fotointerview.domain.words import Language, Mode
from fotointerview.publish.kept_prints import LARGEST_PX, KeptPrints
from fotointerview.publish.photo import FULL_SIZE, Space, publish_jpeg, publish_tiff

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
        kept: photos that were made before; ``None`` where none are kept.
        files: where all files of a shot are, as they came from the camera; ``None`` knows of ``photo`` alone.
        roles: the study's places from law to counter, whoever stands there; what is shown of them: :attr:`open_roles`.
        loans: what was lent of the interviews in it, oldest first.
        at_most: longer side in pixels that any photo gets; less than the full size for a look beforehand.
    """

    released: Released
    photo: Callable[[Link], Path]
    title: str
    language: Language
    at: datetime
    kept: KeptPrints | None = None
    files: Callable[[Link], Sequence[Path]] | None = None
    roles: tuple[Role, ...] = ()
    loans: tuple[Loan, ...] = ()
    at_most: int = FULL_SIZE

    @property
    def chains(self) -> tuple[Chain, ...]:
        """The interviews, in the order in which they are shown."""
        return self.released.chains

    @property
    def links(self) -> tuple[Link, ...]:
        """Every shot of every interview; of a withheld one there is no more than number and time."""
        return tuple(link for chain in self.chains for link in chain.links)

    @property
    def open_roles(self) -> tuple[Role, ...]:
        """The study's places from law to counter, where also an empty one may be shown (decision 0027).

        None where anybody's own place is not told: beside empty places it could be guessed.
        """
        return self.roles if all(chain.role is not None for chain in self.chains) else ()

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

    def jpeg(
        self, link: Link, path: Path, *, max_px: int, quality: int = 88, space: Space = Space.SRGB
    ) -> bytes:
        """The shot as it may be seen: with its look, without metadata, masked where it must be. On any thread.

        Raises:
            FaultError: ``PICTURE_UNREADABLE``.
        """
        assert not self.is_withheld(link), "a withheld shot is asked for"
        mask = self.released.masks.get(link.shot.id)
        max_px = min(max_px, self.at_most)
        kept = self.kept if max_px <= LARGEST_PX and space is Space.SRGB else None
        made_of = f"{link.look!r}|{max_px}|{quality}|{mask!r}"
        if kept is not None and (before := kept.find(path, made_of)) is not None:
            return before
        jpeg = publish_jpeg(path, look=link.look, max_px=max_px, quality=quality, mask=mask, space=space)
        if kept is not None:
            kept.keep(path, made_of, jpeg)
        return jpeg

    def tiff(self, link: Link, path: Path, *, max_px: int, space: Space = Space.SRGB) -> bytes:
        """The same as :meth:`jpeg`, without loss.

        Raises:
            FaultError: ``PICTURE_UNREADABLE``.
        """
        assert not self.is_withheld(link), "a withheld shot is asked for"
        mask = self.released.masks.get(link.shot.id)
        return publish_tiff(path, look=link.look, max_px=min(max_px, self.at_most), mask=mask, space=space)

    def mode(self, chain: Chain) -> Mode:
        """How far somebody's face and name may be known here."""
        terms = self.released.terms.get(chain.participant.id, Terms())
        is_hidden = any(link.shot.id in self.released.masks for link in chain.links)
        if is_hidden or terms.photo is Mode.UNRECOGNISABLE:
            return Mode.UNRECOGNISABLE
        return Mode.NAMED if chain.participant.id in self.released.named else Mode.PSEUDONYM

    def originals(self, chain: Chain, link: Link) -> tuple[Path, ...]:
        """The shot's files as they came from the camera, with all that these say of time, place and body.

        None of a shot that is withheld, nor of somebody who must be unrecognisable: of them no face leaves, not even
        in the small picture that a camera hides in its files. Called as :meth:`path` is.
        """
        if self.is_withheld(link) or self.mode(chain) is Mode.UNRECOGNISABLE:
            return ()
        if self.files is None:
            path = self.path(link)
            return () if path is None else (path,)
        try:
            return tuple(self.files(link))
        except (FaultError, OSError):
            return ()


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
