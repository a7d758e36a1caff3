"""Disks of every kind: over a network, with any name, with names that ignore case, and a database of over 4 GB."""

import os
import shutil
import sqlite3
import struct
import sys
import unicodedata
from contextlib import closing
from pathlib import Path

import pytest

from fotointerview.domain.faults import FaultCode
from fotointerview.domain.people import Interview
from fotointerview.domain.words import Answer, Verdict, Voice
from fotointerview.storage import database, media, opening
from fotointerview.storage.database import open_sqlite, prepare
from fotointerview.storage.files import sha256_of
from fotointerview.storage.media import is_remote, is_shared_kind, kind_in, linux_mounts
from fotointerview.storage.opening import DATABASE
from fotointerview.storage.study import StudyStore
from tests.storage.helpers import DIFFICULT, NOW, ROLES, add_shot, arrive, contents, faulty, new_interview

_MOUNTS = r"""
22 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
36 22 0:31 / /tmp rw,nosuid - tmpfs tmpfs rw
88 22 0:44 / /mnt/de\040groep rw,relatime shared:50 - cifs //server/groep rw,vers=3.1.1
89 22 0:45 / /srv/someone/werk rw - nfs4 server:/werk rw
90 22 0:46 / /srv/someone/far rw - fuse.sshfs host:/ rw
91 22 8:17 / /media/stick rw - fuseblk /dev/sdb1 rw
92 36 0:31 / /tmp rw - nfs server:/over rw
not a line of that kind
"""


@pytest.mark.parametrize(
    ("folder", "kind", "shared"),
    [
        ("/", "ext4", False),
        ("/srv/someone/study", "ext4", False),
        ("/srv/someone/werk/a study", "nfs4", True),
        ("/srv/someone/werkplaats", "ext4", False),
        ("/mnt/de groep/study", "cifs", True),
        ("/srv/someone/far/study", "fuse.sshfs", True),
        ("/media/stick/study", "fuseblk", False),
        ("/tmp/study", "nfs", True),
    ],
)
def test_which_disk_a_folder_lies_on(folder: str, kind: str, shared: bool) -> None:
    assert kind_in(linux_mounts(_MOUNTS), Path(folder)) == kind
    assert is_shared_kind(kind) is shared


def test_a_disk_that_does_not_tell_counts_as_ones_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert not is_remote(tmp_path)
    monkeypatch.setattr(media, "_MOUNTS", tmp_path / "gone")
    assert not is_remote(tmp_path)
    assert kind_in([], tmp_path) == ""


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every folder is one of a network."""
    monkeypatch.setattr(database, "is_remote", lambda _folder: True)
    monkeypatch.setattr(opening, "is_remote", lambda _folder: True)


def _pragma(store: StudyStore, name: str) -> object:
    return store._database.connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_over_a_network_no_log_is_kept(folder: Path, network: None) -> None:
    with StudyStore.create(folder, title="x", roles=ROLES) as store:
        assert (_pragma(store, "journal_mode"), _pragma(store, "synchronous")) == ("delete", 3)
        interview = new_interview(store)
        shot = add_shot(store, interview.id, "DSC_0001.JPG")
        with StudyStore.open(folder) as second:  # and it can be looked at meanwhile
            assert second.link(shot) == store.link(shot)
            store.add_judgement(shot, answer=Answer.YES, voice=Voice.PARTICIPANT, at=NOW)
            assert second.link(shot) == store.link(shot)
        beside = {path.name for path in folder.glob(f"{DATABASE}*")}
        assert beside == {DATABASE}
    with StudyStore.open(folder) as store:
        assert store.link(shot).judgements


def test_a_study_with_a_log_that_is_moved_to_a_network_is_read_whole(
    store: StudyStore, interview: Interview, shot_id: str, network: None
) -> None:
    store.set_choice(shot_id, Verdict.CHOSEN, at=NOW)  # is in the log only
    moved = store.folder.with_name("on the network")
    shutil.copytree(store.folder, moved)
    assert (moved / f"{DATABASE}-wal").stat().st_size
    with StudyStore.open(moved) as opened:
        assert opened.closed is None
        assert opened.link(shot_id).chosen
        assert _pragma(opened, "journal_mode") == "delete"
        assert not (moved / f"{DATABASE}-wal").exists()
    assert not list(moved.glob(f"{DATABASE}-wal"))


def test_and_back_on_ones_own_disk_it_has_a_log_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(database, "is_remote", lambda _folder: True)
        StudyStore.create(folder, title="x").close()
    with StudyStore.open(folder) as store:
        assert (_pragma(store, "journal_mode"), _pragma(store, "synchronous")) == ("wal", 2)


class _NoSharedMemory:
    """A connection on a disk where memory cannot be shared: SQLite says so when a log is wanted."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def execute(self, sql: str) -> object:
        if sql == "PRAGMA journal_mode=WAL":
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR | 19 << 8  # SQLITE_IOERR_SHMMAP
            raise error
        return self._connection.execute(sql)


def test_a_disk_that_shares_no_memory_gets_a_journal_too(tmp_path: Path) -> None:
    with closing(open_sqlite(tmp_path / "x.sqlite", mode="rwc")) as connection:
        prepare(_NoSharedMemory(connection))  # type: ignore[arg-type]  # has all that is asked of it
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("PRAGMA synchronous").fetchone() == (3,)


_NAMES = {
    "composed": unicodedata.normalize("NFC", "Één café"),
    "decomposed": unicodedata.normalize("NFD", "Één café"),
    "uri": "50% ? study#1&mode=ro;x=%41",
    "right to left": "דיוקן",
    "beyond": "👩🏽‍💼 𝔘𝔫𝔦",
    "blanks": " begin and end .",
    "quotes": "'\"`$(x)\\",
    "line": "two\nlines",
}


@pytest.mark.parametrize("name", _NAMES.values(), ids=_NAMES.keys())
def test_a_path_may_have_any_name(tmp_path: Path, name: str) -> None:
    if sys.platform == "win32" and set(name) & set('?"\\\n'):
        pytest.skip("Windows has no such names")
    folder = tmp_path / name / name
    with StudyStore.create(folder, title=DIFFICULT[:20]) as store:
        shot = add_shot(store, new_interview(store, None).id, "DSC_0001.JPG")
        with StudyStore.open(folder) as second:
            assert second.closed is not None
    with StudyStore.open(folder) as store:
        (file,) = store.link(shot).files
        assert sha256_of(store.absolute(file.path)) == file.sha256
        assert file.path.isascii()  # nothing that another disk would write in another way
    moved = tmp_path / "moved"
    shutil.move(folder, moved)
    with StudyStore.open(moved) as store:
        assert store.recover().missing == ()


@pytest.mark.skipif(sys.platform != "linux", reason="names of bytes that are no text exist on Linux only")
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe"))
    with StudyStore.create(folder, title="x") as store:
        add_shot(store, new_interview(store, None).id, "DSC_0001.JPG")
    with StudyStore.open(folder) as store:
        assert store.shot_count() == 1


def test_a_file_of_the_same_name_in_other_letters_is_not_overwritten(
    store: StudyStore, interview: Interview, shot_id: str
) -> None:
    """On a disk that ignores case, ``fi_0002.jpg`` is ``FI_0002.JPG``; on every disk it keeps its number."""
    originals = store.absolute(interview.folder) / "originals"
    mine = originals / "fi_0002.jpg"
    mine.write_bytes(b"mine")
    link = store.take_in(arrive(store, interview.id, "DSC_0002.JPG"), interview.id)
    assert link.files[0].path.endswith("FI_0003.JPG")
    assert mine.read_bytes() == b"mine"


def test_codes_that_differ_in_case_have_folders_that_do_not(store: StudyStore) -> None:
    folders = []
    for code in ("AbC", "aBc"):
        person = store.add_participant(code=code)
        interview = store.add_interview(
            participant_id=person.id,
            preset="x",
            question_nl="",
            question_en="",
            language=person.language,
            started_at=NOW,
            zone="UTC",
        )
        folders.append(interview.folder.casefold())
    assert len(set(folders)) == 2


_PAGE = 1 << 16
_OVER = (1 << 32) // _PAGE + 5
"""A page that lies behind the first 4 GB."""
_LOCKS = (1 << 30) // _PAGE + 1
"""The page on which SQLite has its locks; it is never used."""


def _grow_beyond_4gb(path: Path) -> None:
    """Give the database so many free pages, with holes for them, that what is written next lies behind 4 GB."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE").fetchall()
        connection.execute(f"PRAGMA page_size={_PAGE}")
        connection.execute("VACUUM")
        ((pages,),) = connection.execute("PRAGMA page_count")
    last = _OVER + 300
    leaves = [page for page in range(pages + 1, last + 1) if page != _LOCKS]
    room = _PAGE // 4 - 8
    trunks: list[tuple[int, list[int]]] = []
    while leaves:
        trunk, leaves = leaves[0], leaves[1:]
        trunks.append((trunk, leaves[-room:]))
        leaves = leaves[:-room]
    free = last - pages - 1
    with path.open("r+b") as file:
        file.truncate(last * _PAGE)
        for index, (trunk, own) in enumerate(trunks):
            following = trunks[index + 1][0] if index + 1 < len(trunks) else 0
            file.seek((trunk - 1) * _PAGE)
            file.write(struct.pack(f">{2 + len(own)}I", following, len(own), *reversed(own)))
        file.seek(28)
        file.write(struct.pack(">III", last, trunks[0][0], free))


@pytest.mark.skipif(not hasattr(os, "SEEK_DATA"), reason="files with holes cannot be looked at here")
def test_a_database_of_over_4_gb_is_written_and_read(
    store: StudyStore, interview: Interview, shot_id: str
) -> None:
    store.close()
    path = store.folder / DATABASE
    _grow_beyond_4gb(path)
    assert path.stat().st_size > 1 << 32
    said = "".join(chr(0x4E00 + number % 20000) for number in range(400_000))
    with StudyStore.open(store.folder) as opened:
        opened.add_note(interview.id, text=said, at=NOW)
        opened._database.forget_deleted()
        with path.open("rb") as file:  # and it lies where it should
            assert os.lseek(file.fileno(), 1 << 32, os.SEEK_DATA) >= 1 << 32
    with StudyStore.open(store.folder) as opened:
        assert opened.words(interview.id).notes[0].text == said
        add_shot(opened, interview.id, "DSC_0002.JPG")
        assert opened._database.connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        assert path.stat().st_blocks * 512 < 50_000_000  # of which next to nothing was really written


def test_pages_enough_for_every_study(store: StudyStore) -> None:
    (most,) = store._database.connection.execute("PRAGMA max_page_count").fetchone()
    assert most * _pragma_int(store, "page_size") > 1 << 40


def _pragma_int(store: StudyStore, name: str) -> int:
    found = _pragma(store, name)
    assert isinstance(found, int)
    return found


def test_a_folder_that_cannot_be_written_is_refused_in_its_own_words(
    store: StudyStore, interview: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    monkeypatch.setattr(opening, "can_write", lambda _path: False)
    before = contents(store.folder)
    with StudyStore.open(store.folder) as opened, faulty(FaultCode.STUDY_READ_ONLY):
        opened.incoming_for(interview.id)
    assert contents(store.folder) == before
