"""A study that was moved, renamed or copied opens as before, whatever its folder is called."""

import os
import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from fotointerview.domain.words import Dimension, Voice
from fotointerview.storage.files import sha256_of
from fotointerview.storage.study import StudyStore
from tests.storage.helpers import NOW, add_shot, arrive, new_interview

NAMES = {
    "spaces": "  De begripvolle   ambtenaar ",
    "NFC": unicodedata.normalize("NFC", "Één café – naïef"),
    "NFD": unicodedata.normalize("NFD", "Één café – naïef"),
    "as long as a name may be": "é" * 127,
    "letters of elsewhere": "研究 исследование دراسة 👩🏽‍💼",
    "signs of a web address": "100% #1 ?q=a&b=c;d+e %20",
    "signs of a shell": "$(HOME) `x` 'y' \"z\" !",
    "glob": "a[0-9]*{b,c}",
    "like an option": "--study",
    "dots": "..study..",
    "capitals": "StUdY",
    "line": "two\nlines",
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A place of its own for the studies."""
    place = tmp_path / "home"
    place.mkdir()
    return place


@pytest.fixture
def study(home: Path, template: Path) -> Path:
    """A closed study with two shots, a move, and a photo that is on its way."""
    folder = home / "before"
    shutil.copytree(template, folder)
    with StudyStore.open(folder) as store:
        interview = new_interview(store)
        first = add_shot(store, interview.id, "DSC_0001.JPG")
        store.agree_move(first, dimension=Dimension.LIGHT, step=2, voice=Voice.TOGETHER, at=NOW)
        add_shot(store, interview.id, "DSC_0002.JPG")
        arrive(store, interview.id, "DSC_0003.JPG")
    return folder


def works(folder: Path) -> None:
    """Everything is there, and work goes on."""
    with StudyStore.open(folder) as store:
        assert not store.read_only
        (interview,) = store.interviews()
        links = store.chain(interview.id).links
        assert [link.shot.number for link in links] == [1, 2]
        assert links[0].moves_next == links[1].moves_here != ()
        for file in store.files():
            assert sha256_of(store.absolute(file.path)) == file.sha256
        (pending,) = store.pending()
        assert pending.path.is_relative_to(folder)
        assert store.adopt(pending).shot.number == 3
        assert store.take_in(arrive(store, interview.id, "DSC_0004.JPG"), interview.id).shot.number == 4
        report = store.recover()
        assert (report.pending, report.strangers, report.missing) == ((), (), ())
        assert store.add_interview(
            participant_id=interview.participant_id,
            preset=interview.preset,
            question_nl="",
            question_en="",
            language=interview.language,
            started_at=interview.started_at,
            zone=interview.zone,
        ).folder.endswith(" 2")
    assert not folder.joinpath("study.sqlite-wal").exists()


def named(folder: Path) -> Path:
    """``folder``, or a skip where this disk cannot have such a name."""
    try:
        folder.mkdir()
        folder.rmdir()
    except OSError:
        pytest.skip("this disk does not know such a name")
    return folder


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_renamed(study: Path, name: str) -> None:
    place = named(study.with_name(name))
    study.rename(place)
    works(place)


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_moved_below_a_folder_of_that_name(study: Path, name: str) -> None:
    place = named(study.with_name(name))
    (place / "deeper").mkdir(parents=True)
    shutil.move(study, place / "deeper")
    works(place / "deeper" / "before")


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_made_under_that_name(home: Path, name: str) -> None:
    place = named(home / name)
    with StudyStore.create(place, title=name) as store:
        interview = new_interview(store, None)
        add_shot(store, interview.id, "DSC_0001.JPG")
    with StudyStore.open(place) as store:
        assert store.study().title == name
        assert store.shot_count() == 1


def test_copied_and_the_original_goes_on(study: Path) -> None:
    copy = study.with_name("copy")
    shutil.copytree(study, copy)
    works(study)
    works(copy)


def test_copied_without_rights_and_times(study: Path) -> None:
    # As a stick made for Windows brings it back: nothing is read-only, and everything is new.
    copy = study.with_name("copy")
    shutil.copytree(study, copy, copy_function=shutil.copyfile)
    works(copy)


def test_two_studies_that_differ_in_capitals_alone(study: Path) -> None:
    other = study.with_name("BEFORE")
    if other.exists():
        pytest.skip("this disk does not tell capitals apart")
    shutil.copytree(study, other)
    works(other)
    works(study)


def test_opened_through_a_link_and_from_inside(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = study.with_name("link")
    link.symlink_to(study, target_is_directory=True)
    monkeypatch.chdir(study)
    with StudyStore.open(Path()) as store:
        assert store.folder == study
        os.chdir(study.parent)  # what is open does not mind where the program is
        assert all(store.absolute(file.path).exists() for file in store.files())
    works(link)


@pytest.fixture(autouse=True)
def _stay() -> Iterator[None]:
    before = Path.cwd()
    yield
    os.chdir(before)


def test_moved_while_it_was_not_closed(study: Path) -> None:
    # The computer stopped, and the folder was moved with the database's log still beside it.
    store = StudyStore.open(study)
    interview = store.interviews()[0]
    store.end_interview(interview.id, at=NOW)
    assert study.joinpath("study.sqlite-wal").stat().st_size
    copy = study.with_name("copy")
    shutil.copytree(study, copy)
    store.close()
    with StudyStore.open(copy) as moved:
        assert moved.interview(interview.id).ended_at == NOW
    works(copy)
