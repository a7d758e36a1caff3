"""Exports of several files: whole or not there, the same bytes for the same files, nothing beside them."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.publish.package import digests_in, folder_for, sha256_of, write_text, zip_for

AT = datetime(2026, 11, 23, 15, 4, 6, tzinfo=UTC)


class EnoughError(Exception):
    """Somebody wants no more of it."""


def fill(folder: Path) -> None:
    write_text(folder / "b" / "tekst.txt", "één\n")
    (folder / "a.jpg").write_bytes(b"\xff\xd8")


def test_a_folder_appears_whole(tmp_path: Path) -> None:
    out = tmp_path / "new" / "blog"
    with folder_for(out) as folder:
        fill(folder)
        assert not out.exists()
    assert sorted(digests_in(out)) == ["a.jpg", "b/tekst.txt"]
    assert (out / "b" / "tekst.txt").read_bytes() == "één\n".encode()
    assert list(out.parent.iterdir()) == [out]


@pytest.mark.parametrize("way", [folder_for, lambda out: zip_for(out, at=AT)])
def test_what_ends_halfway_leaves_nothing(tmp_path: Path, way: object) -> None:
    out = tmp_path / "thing"

    def halfway() -> None:
        with way(out) as folder:  # type: ignore[operator]  # one of two context managers
            fill(folder)
            raise EnoughError

    with pytest.raises(EnoughError):
        halfway()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_there_is_not_written_into(tmp_path: Path) -> None:
    out = tmp_path / "blog"
    write_text(out / "mine.txt", "mine")
    with pytest.raises(FaultError) as caught, folder_for(out) as folder:
        fill(folder)
    assert caught.value.fault.code is FaultCode.EXPORT_FAILED
    assert sorted(digests_in(out)) == ["mine.txt"]
    empty = tmp_path / "empty"
    empty.mkdir()
    with folder_for(empty) as folder:
        fill(folder)
    assert len(digests_in(empty)) == 2


def test_a_zip_is_the_same_for_the_same_files(tmp_path: Path) -> None:
    for name in ("one.zip", "other.zip"):
        with zip_for(tmp_path / name, at=AT) as folder:
            fill(folder)
    assert sha256_of(tmp_path / "one.zip") == sha256_of(tmp_path / "other.zip")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.zip", "other.zip"]
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["a.jpg", "b/tekst.txt"]
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 23, 15, 4, 6)}
        assert archive.read("b/tekst.txt") == "één\n".encode()


def test_where_nothing_can_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FaultError) as caught, folder_for(tmp_path / "file" / "blog"):
        pytest.fail("there is no such place")
    assert caught.value.fault.code is FaultCode.EXPORT_FAILED
