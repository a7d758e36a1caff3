"""An open study with one interview, for the storage tests."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from fotointerview.domain.people import Interview
from fotointerview.storage.study import StudyStore
from tests.storage.helpers import ROLES, add_shot, new_interview


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the study is; a name with what file names may have."""
    return tmp_path / "De begripvolle 100% ambtenaar’s é"


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study with roles, closed; copying it is quicker than making one for every test."""
    folder = tmp_path_factory.mktemp("template") / "study"
    StudyStore.create(folder, title="De begripvolle ambtenaar", roles=ROLES).close()
    return folder


@pytest.fixture
def store(folder: Path, template: Path) -> Iterator[StudyStore]:
    """A new study with roles."""
    shutil.copytree(template, folder)
    with StudyStore.open(folder) as opened:
        yield opened


@pytest.fixture
def interview(store: StudyStore) -> Interview:
    """An interview in it."""
    return new_interview(store)


@pytest.fixture
def shot_id(store: StudyStore, interview: Interview) -> str:
    """A shot in that."""
    return add_shot(store, interview.id, "DSC_0001.JPG")
