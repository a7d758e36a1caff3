"""What other programs wrote beside the photos is read again while the study is open, and the interview shows it."""

import queue
from collections.abc import Iterator
from pathlib import Path

import pytest

from fotointerview.domain.faults import FaultCode
from fotointerview.domain.words import Language, Verdict
from fotointerview.services import events
from fotointerview.services.rereading import read_again
from fotointerview.services.workplace import Workplace
from fotointerview.storage import opening
from fotointerview.storage.study import StudyStore
from tests.storage.helpers import NOW, ROLES, add_shot, faulty, new_interview
from tests.storage.xmp_kit import darktable

_PATIENCE_S = 30


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A study of three shots, one of them chosen."""
    folder = tmp_path / "study"
    with StudyStore.create(folder, title="t", roles=ROLES) as store:
        interview = new_interview(store)
        first = add_shot(store, interview.id, "DSC_1.JPG")
        add_shot(store, interview.id, "DSC_2.JPG")
        add_shot(store, interview.id, "DSC_3.JPG")
        store.set_choice(first, Verdict.CHOSEN, at=NOW, rating=3)
    return folder


@pytest.fixture
def place(study: Path) -> Iterator[Workplace]:
    with Workplace.open(study, language=Language.NL) as opened:
        read_again(opened)  # they are there
        yield opened


def sidecars(study: Path) -> dict[str, Path]:
    return {path.name: path for path in study.rglob("*.xmp")}


def test_what_is_taken_over_is_told_and_shown(place: Workplace, study: Path) -> None:
    files = sidecars(study)
    files["FI_0001.JPG.xmp"].write_bytes(darktable(rating="5"))
    files["FI_0002.JPG.xmp"].write_bytes(darktable(rating="7", colours=(1,)))
    heard: queue.SimpleQueue[events.SessionEvent] = queue.SimpleQueue()
    place.session.subscribe(heard.put)
    far: list[int] = []
    read = read_again(place, tell=lambda now: far.append(now.shots))
    assert far == [1, 2, 3]
    assert [(done.name, done.verdict, done.rating) for done in read.chosen] == [
        ("FI_0001.JPG", Verdict.CHOSEN, 5),
        ("FI_0002.JPG", Verdict.MAYBE, 0),
    ]
    assert [done.name for done in read.odd] == ["FI_0002.JPG"]
    while not isinstance(event := heard.get(timeout=_PATIENCE_S), events.ChainLoaded):
        pass
    shown = [link.choice for link in event.chain.links]
    assert [(one.verdict, one.rating) if one else None for one in shown] == [
        (Verdict.CHOSEN, 5),
        (Verdict.MAYBE, 0),
        None,
    ]
    assert read_again(place).chosen == []


def test_one_that_cannot_be_read_is_set_aside(place: Workplace, study: Path) -> None:
    sidecars(study)["FI_0003.JPG.xmp"].write_bytes(b"<broken")
    read = read_again(place)
    assert [name for name, _ in read.aside] == ["FI_0003.JPG.xmp"]
    assert all(name for _, name in read.aside)


def test_it_can_be_stopped_between_two_photos(place: Workplace) -> None:
    far: list[int] = []
    read = read_again(place, tell=lambda now: far.append(now.shots), stop=lambda: bool(far))
    assert (read.shots, read.total) == (1, 3)


def test_it_goes_beside_the_writing_of_others(place: Workplace, study: Path) -> None:
    """Whoever writes sidecars waits for whoever else does, so that nothing is taken for another program's."""
    with place.sidecars.writing:
        ids = place.store_thread.do(place.store.shot_ids)
        place.session.choose(ids[2], Verdict.NO)
        place.store_thread.do(lambda: None)
        sidecars(study)["FI_0003.JPG.xmp"].unlink()
        assert not place.sidecars.flush(1.5)
        assert "FI_0003.JPG.xmp" not in sidecars(study)
    assert place.sidecars.flush(_PATIENCE_S)
    assert "FI_0003.JPG.xmp" in sidecars(study)


def test_a_study_for_reading_only_is_left_alone(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "can_write", lambda _path: False)
    with Workplace.open(study, language=Language.NL) as place, faulty(FaultCode.STUDY_READ_ONLY):
        read_again(place)
