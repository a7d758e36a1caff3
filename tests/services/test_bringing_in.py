"""Existing photos brought into a study at work: only with consent, whole shots only, and everybody hears of them."""

import queue
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fotointerview.domain.faults import FaultCode
from fotointerview.domain.people import Participant
from fotointerview.domain.words import Language
from fotointerview.services import events
from fotointerview.services.bringing_in import StoppedError, bring_in, look_through, samples
from fotointerview.services.presets import interview_preset
from fotointerview.services.study import DEFAULT_PRESET, NewParticipant, add_participant, begin_interview
from fotointerview.services.workplace import Workplace
from tests.services.import_kit import BEGUN, card, jpeg_at, lay
from tests.storage.helpers import faulty

_PATIENCE_S = 30


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Workplace]:
    """A study with an interview with P01, which is the one at work, and consent for photos in it."""
    with Workplace.open(tmp_path / "study", language=Language.NL, code="P01") as opened:
        opened.agree_to_photos(witness="a colleague")
        yield opened


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "card"
    folder.mkdir()
    return card(folder)


def person(place: Workplace, code: str = "P01") -> Participant:
    found = place.store_thread.do(lambda: place.store.participant_by_code(code))
    assert found is not None
    return found


def shots(place: Workplace, interview_id: str) -> list[list[str]]:
    """Every shot of the interview by its files' kinds."""
    chain = place.store_thread.do(lambda: place.store.chain(interview_id))
    return [sorted(file.kind for file in link.files) for link in chain.links]


def hearing(place: Workplace) -> "queue.SimpleQueue[events.SessionEvent]":
    heard: queue.SimpleQueue[events.SessionEvent] = queue.SimpleQueue()
    place.session.subscribe(heard.put)
    return heard


def wait(
    heard: "queue.SimpleQueue[events.SessionEvent]", true: Callable[[events.SessionEvent], bool]
) -> None:
    while not true(heard.get(timeout=_PATIENCE_S)):
        pass


def test_they_come_into_the_interview_at_work_and_it_shows_them(place: Workplace, photos: Path) -> None:
    told: list[int] = []
    plan = look_through(place, photos, tell=told.append)
    assert told == [1, 2, 3, 4, 5, 6]
    heard = hearing(place)
    done: list[int] = []
    brought = bring_in(place, person(place), plan, tell=done.append)
    assert brought.whole
    assert done == [1, 2, 3, 4]
    assert (brought.tally.shots, brought.tally.files) == (4, 6)
    assert brought.interview_id == place.session.interview_id
    wait(heard, lambda event: isinstance(event, events.ChainLoaded) and len(event.chain.links) == 4)
    assert shots(place, brought.interview_id) == [["raw"], ["jpeg", "raw"], ["jpeg"], ["jpeg", "raw"]]


@pytest.mark.parametrize("new_interview", [False, True])
def test_second_copy_and_sidecars_get_them_whatever_the_interview(
    place: Workplace, photos: Path, tmp_path: Path, new_interview: bool
) -> None:
    copies = tmp_path / "copies"
    copies.mkdir()
    heard = hearing(place)
    place.second_copy.set_target(copies)
    plan = look_through(place, photos)
    brought = bring_in(place, person(place), plan, new_interview=new_interview)
    assert (brought.interview_id == place.session.interview_id) is not new_interview
    wait(heard, lambda event: isinstance(event, events.CopyChanged) and event.done == event.total == 6)
    place.store_thread.do(lambda: None)
    assert place.sidecars.flush(_PATIENCE_S)
    chain = place.store_thread.do(lambda: place.store.chain(brought.interview_id))
    files = [file for link in chain.links for file in link.files]
    assert len(files) == 6
    assert all(Path(f"{place.store.absolute(file.path)}.xmp").is_file() for file in files)
    assert len([path for path in copies.rglob("*") if path.suffix.lower() in {".jpg", ".nef"}]) == 6


def test_nobody_s_photos_come_in_without_consent(place: Workplace, photos: Path) -> None:
    def enter() -> Participant:
        return add_participant(place.store, NewParticipant("P02"))

    stranger = place.store_thread.do(enter)
    plan = look_through(place, photos)
    with faulty(FaultCode.IMPORT_WITHOUT_CONSENT):
        bring_in(place, stranger, plan)
    assert place.store_thread.do(place.store.files) == ()
    assert [one.participant_id for one in place.store_thread.do(place.store.interviews)] != [stranger.id]
    assert len(place.store_thread.do(place.store.interviews)) == 1


def test_where_nobody_is_asked_nobody_is_refused(tmp_path: Path, photos: Path) -> None:
    with Workplace.open(tmp_path / "fruit", language=Language.NL, code="P01", asks_consent=False) as place:
        assert bring_in(place, person(place), look_through(place, photos)).tally.shots == 4


def test_stopping_leaves_whole_shots_and_again_takes_the_rest(place: Workplace, photos: Path) -> None:
    plan = look_through(place, photos)
    done: list[int] = []
    brought = bring_in(place, person(place), plan, tell=done.append, stop=lambda: len(done) == 2)
    assert not brought.whole
    assert shots(place, brought.interview_id) == [["raw"], ["jpeg", "raw"]]
    incoming = place.store.folder / ".incoming"
    assert [path for path in incoming.rglob("*") if path.is_file()] == []
    again = look_through(place, photos)
    assert len(again.shots) == 2
    assert again.count_left(known=True) == 3
    assert bring_in(place, person(place), again).whole
    assert len(shots(place, brought.interview_id)) == 4


def test_looking_can_be_stopped(place: Workplace, photos: Path) -> None:
    with pytest.raises(StoppedError):
        look_through(place, photos, stop=lambda: True)


def test_what_is_on_its_way_is_not_taken_for_what_a_crash_left(place: Workplace, photos: Path) -> None:
    """Reading an interview anew takes in what lies among the downloads; not what is only just being brought in."""
    interview_id = place.session.interview_id
    mine = place.store.incoming_for(interview_id) / "x.jpg"
    with place.session.others_bring_in():
        mine.write_bytes(jpeg_at(9))
        place.session.load()
        place.store_thread.do(lambda: None)
        assert mine.is_file()
    place.store_thread.do(lambda: None)
    place.store_thread.do(lambda: None)
    assert not mine.is_file()
    assert len(shots(place, interview_id)) == 1


def test_a_new_interview_is_of_the_day_of_the_photos(place: Workplace, photos: Path) -> None:
    brought = bring_in(place, person(place), look_through(place, photos), new_interview=True)
    made = place.store_thread.do(lambda: place.store.interview(brought.interview_id))
    assert made.started_at == BEGUN


def test_a_file_that_goes_away_is_told_and_its_shot_is_done(place: Workplace, photos: Path) -> None:
    plan = look_through(place, photos)
    (photos / "DCIM/101DEMO/DSC_0001.NEF").unlink()
    brought = bring_in(place, person(place), plan)
    assert brought.whole
    assert [left.name for left in brought.tally.left] == ["DCIM/101DEMO/DSC_0001.NEF"]
    assert shots(place, brought.interview_id)[-1] == ["jpeg"]


def test_a_few_samples_and_none_of_them_is_kept(place: Workplace, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    for n in range(12):
        lay(folder, f"{n:02}.jpg", jpeg_at(n, shade=20 * n))
    plan = look_through(place, folder)
    shown = list(samples(plan, (48, 32)))
    assert len(shown) == 5
    assert all(decoded.full_size == (96, 64) for decoded in shown)
    assert not (place.store.folder / "cache" / "thumbnails").exists()


def test_the_interview_that_was_there_last(place: Workplace, photos: Path) -> None:
    def begin() -> str:
        store = place.store
        who = store.participant_by_code("P01")
        assert who is not None
        return begin_interview(store, who, preset=interview_preset(DEFAULT_PRESET)).id

    later = place.store_thread.do(begin)
    assert bring_in(place, person(place), look_through(place, photos)).interview_id == later
