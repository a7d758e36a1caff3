"""The generator of large studies makes studies like any other, and the same one again."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from PIL import Image

from fotointerview.services.checking import Check
from fotointerview.storage.study import StudyStore
from tests.big_study import BigStudy, make_big_study

SMALL = BigStudy(participants=3, interviews=5, shots=47, sayings=94)


def test_a_made_study_opens_is_sound_and_has_what_was_asked(tmp_path: Path) -> None:
    folder = make_big_study(tmp_path / "s", SMALL)
    check = Check(folder)
    check.run()
    assert check.report.findings == []
    assert check.report.exit_code == 0
    with StudyStore.open(folder) as store:
        files = store.files()
        interviews = store.interviews()
        assert (len(store.participants()), len(interviews), store.shot_count()) == (3, 5, 47)
    with closing(sqlite3.connect(folder / "study.sqlite")) as database:
        for table in ("quote", "note", "judgement", "quote_link"):
            assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (47,), table
    assert len({file.sha256 for file in files}) == 47
    for file in files:
        with Image.open(folder / file.path) as picture:
            picture.load()
            assert picture.size == (300, 200)


def test_the_same_seed_makes_the_same_originals_of_the_size_that_was_asked(tmp_path: Path) -> None:
    how = BigStudy(participants=1, interviews=1, shots=3, sayings=3, original_bytes=200_000)
    made = []
    for name in ("a", "b"):
        folder = make_big_study(tmp_path / name, how)
        made.append([hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*.JPG"))])
        assert all(path.stat().st_size >= 200_000 for path in folder.rglob("*.JPG"))
    assert made[0] == made[1]
    assert len(set(made[0])) == 3


def test_without_files_only_the_database_is_made(tmp_path: Path) -> None:
    how = BigStudy(participants=2, interviews=2, shots=10, sayings=4, files=False)
    folder = make_big_study(tmp_path / "s", how)
    assert not list(folder.rglob("*.JPG"))
    with StudyStore.open(folder) as store:
        assert store.shot_count() == 10
