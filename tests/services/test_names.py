"""The key of the pseudonyms: unreadable without the passphrase, back again as it was, and gone when it is gone."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pyrage
import pytest

from fotointerview.domain.faults import FaultCode
from fotointerview.services.names import SHORTEST, export_names, import_names, real_names, remove_names
from fotointerview.storage.study import StudyStore
from fotointerview.storage.traces import verify_erased
from tests.services.erasing_kit import ALIASES, NAMES, make_erasable
from tests.storage.helpers import faulty

PHRASE = "vier losse woorden é"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A study, and its names in a file."""
    root = tmp_path_factory.mktemp("names")
    folder = make_erasable(root).folder
    with StudyStore.open(folder) as store:
        assert export_names(store, root / "sleutel.age", passphrase=PHRASE) == 3
    return folder, root / "sleutel.age"


def test_the_file_tells_nothing_and_opens_with_age(made: tuple[Path, Path]) -> None:
    folder, file = made
    sealed = file.read_bytes()
    assert sealed.startswith(b"age-encryption.org/v1\n-> scrypt ")
    assert verify_erased(file.parent / folder.name / "exports", hashes=(), words=NAMES.values()) == ()
    assert [name for name in NAMES.values() if name.encode() in sealed] == []
    assert json.loads(pyrage.passphrase.decrypt(sealed, PHRASE))["names"] == NAMES
    assert file.stat().st_mode & 0o077 == 0


def test_an_earlier_file_is_never_written_over(made: tuple[Path, Path]) -> None:
    folder, file = made
    before = file.read_bytes()
    with StudyStore.open(folder) as store, faulty(FaultCode.NAMES_EXISTS):
        export_names(store, file, passphrase=PHRASE)
    assert file.read_bytes() == before


def test_a_short_passphrase_is_refused(made: tuple[Path, Path], tmp_path: Path) -> None:
    with StudyStore.open(made[0]) as store, pytest.raises(ValueError, match=str(SHORTEST)):
        export_names(store, tmp_path / "x", passphrase="x" * (SHORTEST - 1))
    assert list(tmp_path.iterdir()) == []


def test_a_disk_error_leaves_no_half_file(
    made: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr("os.fsync", full)
    with StudyStore.open(made[0]) as store, faulty(FaultCode.DISK_FULL):
        export_names(store, tmp_path / "x", passphrase=PHRASE)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"not age", None])
def test_what_does_not_open(made: tuple[Path, Path], tmp_path: Path, content: bytes | None) -> None:
    path = made[1] if content is None else tmp_path / "x"
    if content is not None:
        path.write_bytes(content)
    with StudyStore.open(made[0]) as store, faulty(FaultCode.NAMES_NOT_OPENED) as (found):
        import_names(store, path, passphrase="een andere wachtzin")
    assert found[0].details == {"path": str(path)}


def test_another_studys_names_stay_out(made: tuple[Path, Path], tmp_path: Path) -> None:
    other = make_erasable(tmp_path).folder
    with StudyStore.open(other) as store, faulty(FaultCode.NAMES_OF_ANOTHER):
        import_names(store, made[1], passphrase=PHRASE)


def test_removed_for_good_and_brought_back(tmp_path: Path) -> None:
    folder, key = make_erasable(tmp_path).folder, tmp_path / "sleutel.age"
    with StudyStore.open(folder) as store:
        export_names(store, key, passphrase=PHRASE)
        assert remove_names(store) == ()
        assert real_names(store) == {}
        assert verify_erased(folder, hashes=(), words=NAMES.values()) == ()
        assert remove_names(store) == ()
        store.set_real_name("P02", "Iemand Anders")
        decomposed = PHRASE.replace("é", "e\u0301")
        back = import_names(store, key, passphrase=decomposed)
        assert (back.written, back.unknown, back.different) == (("P01", "P03"), (), ("P02",))
        assert real_names(store) == NAMES | {"P02": "Iemand Anders"}
        aliases = {one.code: one.alias for one in store.participants()}
    assert aliases == ALIASES
    for path in [*folder.glob("snapshots/*.sqlite"), *folder.glob("study before*.sqlite")]:
        with closing(sqlite3.connect(path)) as database:
            assert database.execute("SELECT count(*) FROM shot").fetchone() == (9,)
            assert database.execute("SELECT count(*) FROM real_name").fetchone() == (0,)


def test_a_participant_who_is_not_there_is_passed_over(made: tuple[Path, Path], tmp_path: Path) -> None:
    folder, _ = made
    with StudyStore.open(folder) as store:
        content = {
            "format": "fotointerview names",
            "version": 1,
            "study": store.study().id,
            "names": {"P77": "X"},
        }
        (tmp_path / "x").write_bytes(pyrage.passphrase.encrypt(json.dumps(content).encode(), PHRASE))
        back = import_names(store, tmp_path / "x", passphrase=PHRASE)
    assert (back.written, back.unknown, back.different) == ((), ("P77",), ())
