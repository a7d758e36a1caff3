"""At the end: is every file that is on the camera's card in the study, once, byte for byte?"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fotointerview.camera.demo.card import Listed
from fotointerview.services.workplace import Workplace
from fotointerview.storage.files import sha256_of


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of the study: its shot, where it came from, the sum the study has of it, and where it lies."""

    shot_id: str
    folder: str
    name: str
    sha256: str
    path: Path


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of it, as names of files."""

    expected: int
    safe: int
    missing: tuple[str, ...]
    different: tuple[str, ...]
    twice: tuple[str, ...]
    pairs: int
    split: tuple[str, ...]
    """Of ``pairs`` with RAW and JPEG on the card those whose two files became two shots."""
    beside: int
    """Files among the originals that no shot owns."""

    @property
    def is_good(self) -> bool:
        """Whether nothing is missing, different or there twice."""
        return not (self.missing or self.different or self.twice or self.beside)


def kept_in(place: Workplace) -> tuple[Kept, ...]:
    """Every file of every interview in the study that came from a camera."""

    def read() -> tuple[Kept, ...]:
        store = place.store
        return tuple(
            Kept(file.shot_id, file.camera_folder, file.camera_name, file.sha256, store.folder / file.path)
            for interview in store.interviews()
            for link in store.chain(interview.id).links
            for file in link.files
        )

    return place.store_thread.ask(read).result()


def compare(card: Iterable[Listed], kept: Iterable[Kept], *, study: Path) -> Verdict:
    """Read every original again and compare its sum with the card's and with the study's own."""
    expected = {(file.folder, file.name): file.sha256 for file in card}
    found = tuple(kept)
    # The driver puts its own names of the storage before the folder.
    keys = [(Path(file.folder).name, file.name) for file in found]
    counts = Counter(keys)
    different = [
        "/".join(key)
        for key, file in zip(keys, found, strict=True)
        if not sha256_of(file.path) == file.sha256 == expected.get(key)
    ]
    owned = {file.path.resolve() for file in found}
    lying = {path.resolve() for path in study.glob("interviews/*/originals/*") if path.suffix != ".xmp"}
    shots: dict[tuple[str, str], set[str]] = {}
    for (folder, name), file in zip(keys, found, strict=True):
        shots.setdefault((folder, Path(name).stem), set()).add(file.shot_id)
    stems = Counter((folder, Path(name).stem) for folder, name in expected)
    pairs = [stem for stem, count in stems.items() if count > 1]
    missing = ["/".join(key) for key in expected if key not in counts]
    return Verdict(
        expected=len(expected),
        safe=len(expected) - len(missing) - len(different),
        missing=tuple(missing),
        different=tuple(different),
        twice=tuple("/".join(key) for key, count in counts.items() if count > 1),
        pairs=len(pairs),
        split=tuple("/".join(stem) for stem in pairs if len(shots.get(stem, ())) > 1),
        beside=len(lying - owned),
    )
