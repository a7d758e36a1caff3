"""An open study with one interview, for the storage tests."""

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


@pytest.fixture
def store(folder: Path) -> Iterator[StudyStore]:
    """A new study with roles."""
    with StudyStore.create(folder, title="De begripvolle ambtenaar", roles=ROLES) as made:
        yield made


@pytest.fixture
def interview(store: StudyStore) -> Interview:
    """An interview in it."""
    return new_interview(store)


@pytest.fixture
def shot_id(store: StudyStore, interview: Interview) -> str:
    """A shot in that."""
    return add_shot(store, interview.id, "DSC_0001.JPG")
