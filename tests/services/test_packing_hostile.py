"""Archives that are not what they say: refused in plain words, with nothing laid down and nothing touched."""

import hashlib
import random
import shutil
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.services import packing
from fotointerview.services.texts import Texts
from tests.services.pack_kit import changed, honest, make_study, members, unpacked, write
from tests.storage.helpers import contents, faulty

SQLITE = {"study.sqlite": b"SQLite format 3\0"}
_DATA = "archive/data/"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("hostile")
    packing.pack(make_study(place / "study"), place / "archive.zip")
    return place / "archive.zip"


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    place = tmp_path / "disk" / "deeper"
    place.mkdir(parents=True)
    return place


def refused(path: Path, disk: Path, trouble: str, name: str | None = None) -> None:
    """Unpacking ends in this trouble, told in both languages, and leaves everything as it was."""
    before = contents(disk.parent)
    with faulty(FaultCode.ARCHIVE_DAMAGED) as faults:
        unpacked(path, disk / "back")
    assert faults[0].details["trouble"] == trouble
    if name is not None:
        assert faults[0].details["name"] == name
    for language in ("nl", "en"):
        texts = Texts.load(language)
        assert texts.word(f"trouble-{trouble}") in texts.fault(faults[0]).happened
    assert contents(disk.parent) == before
    assert not (disk / "back").exists()


def test_an_honest_bag_of_another_program_comes_in(disk: Path) -> None:
    unpacked(write(disk / "a.zip", honest(SQLITE | {"a/b.txt": b"x"})), disk / "back")
    assert contents(disk / "back") == SQLITE | {"a/b.txt": b"x"}


def test_so_does_one_that_was_packed_again_by_another_program(archive: Path, disk: Path) -> None:
    with zipfile.ZipFile(disk / "again.zip", "w", zipfile.ZIP_DEFLATED) as again:
        for name, data in members(archive).items():
            again.writestr(name, data)
    unpacked(disk / "again.zip", disk / "back")
    assert (disk / "back" / "study.sqlite").exists()


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "a/../../../evil",
        "/evil",
        "a//evil",
        "./evil",
        "a/.",
        "..\\evil",
        "a\\..\\..\\evil",
        "C:evil",
        "c:\\evil",
        "\\\\server\\evil",
    ],
)
def test_a_name_that_leads_outside(disk: Path, name: str) -> None:
    refused(write(disk / "a.zip", honest(SQLITE | {name: b"x"})), disk, "unsafe-name")


def test_a_name_that_ends_early(disk: Path) -> None:
    path = write(disk / "a.zip", honest(SQLITE | {"a.txt_evil": b"x"}))
    path.write_bytes(path.read_bytes().replace(b"a.txt_evil", b"a.txt\0evil"))
    refused(path, disk, "unsafe-name")


@pytest.mark.parametrize("name", ["/abs/data/study.sqlite", "../data/study.sqlite", ".."])
def test_a_base_folder_that_leads_outside(disk: Path, name: str) -> None:
    refused(write(disk / "a.zip", {name: b"x"}), disk, "unsafe-name")


def test_a_folder_that_leads_outside(disk: Path) -> None:
    refused(write(disk / "a.zip", honest(SQLITE) | {"bag/data/../../../evil/": b""}), disk, "unsafe-name")


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_a_link_or_a_device(disk: Path, kind: int) -> None:
    with zipfile.ZipFile(disk / "a.zip", "w") as made:
        for name, data in honest(SQLITE | {"a": b"/etc/passwd"}).items():
            info = zipfile.ZipInfo(name)
            info.create_system = 3
            info.external_attr = ((kind if name.endswith("/a") else stat.S_IFREG) | 0o644) << 16
            made.writestr(info, data)
    refused(disk / "a.zip", disk, "unsafe-name", "bag/data/a")


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["bag/data/study.sqlite", "bag/bagit.txt"])
def test_a_name_twice(disk: Path, name: str) -> None:
    path = write(disk / "a.zip", honest(SQLITE))
    with zipfile.ZipFile(path, "a") as more:
        more.writestr(name, b"other")
    refused(path, disk, "name-twice")


def test_a_name_twice_in_the_list(disk: Path) -> None:
    content = honest(SQLITE)
    line = content["bag/manifest-sha256.txt"]
    refused(write(disk / "a.zip", relisted(content, line + line)), disk, "name-twice")


def relisted(content: dict[str, bytes], manifest: bytes) -> dict[str, bytes]:
    """The bag with another list, that the list of lists agrees with."""
    old = content["bag/manifest-sha256.txt"]
    tags = content["bag/tagmanifest-sha256.txt"].decode()
    new = tags.replace(digest(old), digest(manifest)).encode()
    return content | {"bag/manifest-sha256.txt": manifest, "bag/tagmanifest-sha256.txt": new}


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_a_file_and_a_folder_of_one_name(disk: Path) -> None:
    refused(write(disk / "a.zip", honest(SQLITE | {"a": b"x", "a/b": b"y"})), disk, "name-twice")
    refused(write(disk / "b.zip", honest(SQLITE | {"c/b": b"y", "c": b"x"})), disk, "name-twice")
    refused(write(disk / "c.zip", honest(SQLITE | {"d": b"x"}) | {"bag/data/d/": b""}), disk, "name-twice")


def spoil(name: str, change: Callable[[bytes], bytes | None]) -> Callable[[dict[str, bytes]], None]:
    def work(content: dict[str, bytes]) -> None:
        (whole,) = [one for one in content if one.endswith(name)]
        new = change(content.pop(whole))
        if new is not None:
            content[whole] = new

    return work


def flip(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


@pytest.mark.parametrize(
    ("name", "change", "trouble"),
    [
        ("FI_0001.JPG", flip, "changed"),
        ("FI_0001.JPG", lambda data: None, "missing"),
        ("FI_0001.JPG", lambda data: data[:-1], "oxum"),
        ("FI_0001.JPG", lambda data: data + b"x", "oxum"),
        ("data/study.sqlite", flip, "changed"),
        ("data/study.sqlite", lambda data: None, "missing"),
        ("/bagit.txt", lambda data: None, "missing"),
        ("/bagit.txt", flip, "changed"),
        ("/bagit.txt", lambda data: b"hello\n", "not-a-bag"),
        ("/bag-info.txt", lambda data: None, "missing"),
        ("/bag-info.txt", lambda data: data.replace(b"Oxum: ", b"Oxum: 1"), "changed"),
        ("/manifest-sha256.txt", lambda data: None, "missing"),
        ("/manifest-sha256.txt", lambda data: data[data.index(b"\n") + 1 :], "changed"),
        ("/tagmanifest-sha256.txt", lambda data: None, "missing"),
        ("/tagmanifest-sha256.txt", lambda data: b"\xff" + data, "not-a-bag"),
        ("/tagmanifest-sha256.txt", lambda data: data.replace(b"bagit.txt", b"bagit.tx"), "missing"),
        ("/tagmanifest-sha256.txt", lambda data: data[data.index(b"\n") + 1 :], "extra"),
    ],
)
def test_something_in_it_was_changed(
    archive: Path, disk: Path, name: str, change: Callable[[bytes], bytes | None], trouble: str
) -> None:
    copy = shutil.copyfile(archive, disk / "copy.zip")
    refused(changed(copy, spoil(name, change)), disk, trouble)


@pytest.mark.parametrize(
    ("name", "trouble"),
    [
        ("archive/data/interviews/extra.jpg", "extra"),
        ("archive/extra.txt", "extra"),
        ("other/data/extra.txt", "not-a-bag"),
        ("extra.txt", "not-a-bag"),
    ],
)
def test_something_was_added(archive: Path, disk: Path, name: str, trouble: str) -> None:
    copy = shutil.copyfile(archive, disk / "copy.zip")
    refused(changed(copy, lambda content: content.update({name: b"x"})), disk, trouble)


@pytest.mark.parametrize("oxum", ["17.1", "16.2", "0.0", "x", "-1.-1"])
def test_it_says_another_size(disk: Path, oxum: str) -> None:
    refused(write(disk / "a.zip", honest(SQLITE, oxum=oxum)), disk, "oxum")


def test_a_bag_without_a_study(disk: Path) -> None:
    refused(write(disk / "a.zip", honest({"photo.jpg": b"x"})), disk, "no-study")


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"PK\x05\x06" + bytes(18), b"PK\x03\x04" * 99, bytes(9999)]
)
def test_no_zip(disk: Path, content: bytes) -> None:
    (disk / "a.zip").write_bytes(content)
    with faulty(FaultCode.ARCHIVE_DAMAGED):
        unpacked(disk / "a.zip", disk / "back")
    assert [path.name for path in disk.iterdir()] == ["a.zip"]


def test_a_bomb_of_zeros_stops_at_the_size_that_fits_the_disk(
    disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zeros = bytes(50_000_000)
    with zipfile.ZipFile(disk / "a.zip", "w", zipfile.ZIP_DEFLATED) as bomb:
        for name, data in honest(SQLITE | {"zeros": zeros}).items():
            bomb.writestr(name, data)
    assert (disk / "a.zip").stat().st_size < 100_000
    monkeypatch.setattr(shutil, "disk_usage", lambda place: _Usage())
    with faulty(FaultCode.UNPACK_FULL) as faults:
        unpacked(disk / "a.zip", disk / "back")
    assert faults[0].details["needed"] == "50 MB"
    assert [path.name for path in disk.iterdir()] == ["a.zip"]


class _Usage:
    free = 40_000_000


def test_a_bomb_that_declares_little_yields_no_more_than_that(disk: Path) -> None:
    """The list says 10 bytes where 50 MB come out; what it says is all that is ever written."""
    zeros = bytes(50_000_000)
    with zipfile.ZipFile(disk / "a.zip", "w", zipfile.ZIP_DEFLATED) as bomb:
        for name, data in honest(SQLITE | {"zeros": zeros}, oxum="26.2").items():
            bomb.writestr(name, data)
    data = (disk / "a.zip").read_bytes()
    (disk / "a.zip").write_bytes(data.replace(struct.pack("<L", len(zeros)), struct.pack("<L", 10)))
    refused(disk / "a.zip", disk, "changed", "zeros")


def test_a_list_that_would_fill_the_memory(disk: Path) -> None:
    content = honest(SQLITE)
    with zipfile.ZipFile(disk / "a.zip", "w", zipfile.ZIP_DEFLATED) as bomb:
        for name, data in content.items():
            bomb.writestr(name, bytes(65 << 20) if name.endswith("/manifest-sha256.txt") else data)
    refused(disk / "a.zip", disk, "not-a-bag")


def test_a_zip_with_a_password_of_its_own(disk: Path) -> None:
    path = write(disk / "a.zip", honest(SQLITE))
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    path.write_bytes(data)
    refused(path, disk, "unreadable")


@pytest.mark.parametrize("seed", range(60))
def test_whatever_byte_is_wrong_it_is_refused_or_the_study_is_right(
    archive: Path, disk: Path, seed: int
) -> None:
    """Fuzz: bytes changed, cut off or doubled, anywhere. Never half a study, never another error than a plain one."""
    chance = random.Random(seed)
    data = bytearray(archive.read_bytes())
    right = {name.removeprefix(_DATA): content for name, content in members(archive).items() if _DATA in name}
    for _ in range(chance.choice((1, 1, 3, 40))):
        at = (
            chance.randrange(len(data))
            if chance.random() < 0.3
            else chance.randrange(len(data) - 3000, len(data))
        )
        data[at] = chance.randrange(256)
    if chance.random() < 0.2:
        del data[chance.randrange(len(data)) :]
    (disk / "a.zip").write_bytes(data)
    code = outcome(disk / "a.zip", disk / "back")
    if code is None:
        assert contents(disk / "back") == {
            name: content for name, content in right.items() if name[-1] != "/"
        }
    else:
        assert code in (FaultCode.ARCHIVE_DAMAGED, FaultCode.UNPACK_FULL)
        assert [path.name for path in disk.iterdir()] == ["a.zip"]


def outcome(path: Path, folder: Path) -> FaultCode | None:
    try:
        unpacked(path, folder)
    except FaultError as error:
        return error.fault.code
    return None
