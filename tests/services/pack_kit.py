"""A study worth packing, and archives made by hand."""

import hashlib
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from fotointerview.domain.people import Participant
from fotointerview.domain.words import Dimension, Voice
from fotointerview.services import packing
from fotointerview.storage.study import StudyStore
from tests.storage.helpers import NOW, ROLES, add_shot, new_interview

NAME = "Maartje van der Zwaluwenburg"
PASSPHRASE = "vier woorden zonder verband é"


def make_study(folder: Path) -> Path:
    """A closed study with two interviews (one empty), a real name, and everything that may lie in its folder."""
    with StudyStore.create(folder, title="De begripvolle ambtenaar", roles=ROLES) as store:
        interview = new_interview(store)
        store.set_real_name(person(store).code, NAME)
        first = add_shot(store, interview.id, "DSC_0001.JPG")
        store.agree_move(first, dimension=Dimension.LIGHT, step=2, voice=Voice.TOGETHER, at=NOW)
        add_shot(store, interview.id, "DSC_0002.JPG")
        new_interview(store)
        original = store.absolute(store.files()[0].path)
        original.with_name(f"{original.name}.xmp").write_text("<x:xmpmeta/>", encoding="utf-8")
    for name in (
        "exports/Één % vel (1) 'x'.pdf",
        "cache/thumbnails/a.jpg",
        ".incoming/x/half.part",
        "leeg.txt",
    ):
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"" if name == "leeg.txt" else name.encode())
    return folder


def person(store: StudyStore) -> Participant:
    """The first participant."""
    return store.participants()[0]


def refuse() -> str:
    """Nobody should be asked for a passphrase."""
    pytest.fail("asked for a passphrase")


def unpacked(archive: Path, folder: Path, *, passphrase: str | None = None) -> packing.Unpacked:
    """Unpack."""
    return packing.unpack(archive, folder, ask=refuse if passphrase is None else lambda: passphrase)


def told(study: Path) -> dict[str, object]:
    """What a study knows, to compare two of them."""
    with StudyStore.open(study) as store:
        return {
            "study": store.study(),
            "people": store.participants(),
            "name": store.real_name(person(store).code),
            "chains": store.chains(),
            "pending": store.pending(),
        }


def files(folder: Path) -> dict[str, bytes]:
    """The files of a study that belong into an archive, but for the database."""
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    apart = ("cache/", ".incoming/", "study.sqlite")
    return {name: content for name, content in found.items() if not name.startswith(apart)}


def members(archive: Path) -> dict[str, bytes]:
    """What is in a zip."""
    with zipfile.ZipFile(archive) as opened:
        return {info.filename: opened.read(info) for info in opened.infolist()}


def write(archive: Path, content: Mapping[str, bytes]) -> Path:
    """A zip of that content."""
    with zipfile.ZipFile(archive, "w") as opened:
        for name, data in content.items():
            opened.writestr(name, data)
    return archive


def changed(archive: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The archive once more, after ``change``; its lists are left as they are."""
    content = members(archive)
    change(content)
    return write(archive.with_name("changed.zip"), content)


def honest(content: Mapping[str, bytes], *, oxum: str | None = None) -> dict[str, bytes]:
    """A bag of this payload, with lists that agree: only what it says may be wrong."""
    sums = {f"data/{name}": hashlib.sha256(data).hexdigest() for name, data in content.items()}
    oxum = oxum or f"{sum(map(len, content.values()))}.{len(content)}"
    texts = {
        "bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": f"Payload-Oxum: {oxum}\n".encode(),
        "manifest-sha256.txt": "".join(f"{digest}  {name}\n" for name, digest in sums.items()).encode(),
    }
    tags = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in texts.items())
    texts["tagmanifest-sha256.txt"] = tags.encode()
    return {f"bag/{name}": data for name, data in texts.items()} | {
        f"bag/data/{name}": data for name, data in content.items()
    }
