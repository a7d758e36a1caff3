"""Looking for traces finds words however they are written, files by their bytes, and what is inside an archive."""

import json
import unicodedata
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from fotointerview.domain.withdrawal import Trace
from fotointerview.storage.traces import verify_erased

NAME = "Zoë “Wilg” & Co"


@pytest.mark.parametrize(
    "content",
    [
        NAME.encode(),
        NAME.upper().replace("Ë", "ë").encode(),
        unicodedata.normalize("NFD", NAME).encode(),
        NAME.replace("&", "&amp;").encode(),
        json.dumps({"name": NAME}).encode(),
        NAME.encode("utf-16-le"),
        b"x" * ((1 << 20) - 7) + NAME.encode() + b"x" * 99,
        b"\0" * (5 << 20) + NAME.encode(),
    ],
)
def test_a_name_is_found(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "map é").mkdir()
    (tmp_path / "map é" / "iets.sqlite-wal").write_bytes(content)
    assert verify_erased(tmp_path, hashes=(), words=[NAME]) == (Trace("map é/iets.sqlite-wal", NAME),)


@pytest.mark.parametrize("content", ["Jan", "hallo Jan!", '"Jan"'])
def test_a_short_name_counts_as_a_word_of_its_own(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.txt").write_text(content, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Januari, Marjan, sejan", encoding="utf-8")
    (tmp_path / "c.JPG").write_text(content, encoding="utf-8")
    assert verify_erased(tmp_path, hashes=(), words=["Jan", "", " "]) == (Trace("a.txt", "Jan"),)


def test_of_a_long_quote_both_ends_are_looked_for(tmp_path: Path) -> None:
    quote = f"Het begin van wat ik zei, {'en nog iets, ' * 20} en zo liep het ten slotte af."
    (tmp_path / "begin").write_text(quote[:40], encoding="utf-8")
    (tmp_path / "einde").write_text(quote[-40:], encoding="utf-8")
    (tmp_path / "midden").write_text("en nog iets, " * 5, encoding="utf-8")
    assert [one.path for one in verify_erased(tmp_path, hashes=(), words=[quote])] == ["begin", "einde"]


def test_a_picture_is_looked_at_where_its_metadata_is(tmp_path: Path) -> None:
    words = NAME.encode()
    mebibyte = b"\0" * (1 << 20)
    (tmp_path / "begin.JPG").write_bytes(words + 4 * mebibyte)
    (tmp_path / "einde.NEF").write_bytes(4 * mebibyte + words)
    assert len(verify_erased(tmp_path, hashes=(), words=[NAME])) == 2


def test_bytes_are_found_under_any_name_and_in_archives(tmp_path: Path) -> None:
    data = b"\xff\xd8 picture \xff\xd9"
    (tmp_path / "vakantie.txt").write_bytes(data)
    with zipfile.ZipFile(tmp_path / "pakket.qdpx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sources/1.jpg", data)
        archive.writestr("project.qde", f"<Quote>{NAME.replace('&', '&amp;')}</Quote>" * 50)
    found = verify_erased(tmp_path, hashes=[sha256(data).hexdigest()], words=[NAME])
    assert set(found) == {
        Trace("vakantie.txt"),
        Trace("pakket.qdpx!sources/1.jpg"),
        Trace("pakket.qdpx!project.qde", NAME),
    }


def test_nothing_is_found_where_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "leeg").write_bytes(b"")
    (tmp_path / "weg").symlink_to("nergens")
    (tmp_path / "geen zip").write_bytes(b"PK\x05\x06" + bytes(18))
    assert verify_erased(tmp_path, hashes=["0" * 64], words=[NAME]) == ()
    assert verify_erased(tmp_path / "bestaat niet", hashes=(), words=[NAME]) == ()
