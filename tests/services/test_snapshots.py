"""Snapshots while people work: at the end of an interview, at closing, and trouble that is told once."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.words import Language
from fotointerview.services import events
from fotointerview.services.study import interview_of
from fotointerview.services.workplace import Workplace
from fotointerview.storage.snapshots import SNAPSHOTS
from fotointerview.storage.study import StudyStore


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / SNAPSHOTS).glob("*"))


def _settle(place: Workplace) -> None:
    place.store_thread.ask(lambda: None).result()
    place.snapshots._thread.ask(lambda: None).result()


def _interview(place: Workplace, code: str) -> str:
    return place.store_thread.ask(lambda: interview_of(place.store, code, language=Language.NL)).result().id


def test_one_when_an_interview_has_ended_and_one_at_the_end(tmp_path: Path) -> None:
    folder = tmp_path / "study"
    with Workplace.open(folder, language=Language.NL, code="P01") as place:
        place.session.load()
        _settle(place)
        assert _names(folder) == []
        place.session.open_interview(_interview(place, "P02"))
        _settle(place)
        assert len(_names(folder)) == 1
        place.session.load()  # the same interview, and nothing new
        _settle(place)
        assert len(_names(folder)) == 1
        place.session.note(None, "something more")
    assert len(_names(folder)) == 2
    with Workplace.open(folder, language=Language.NL):
        pass  # nothing was written
    assert len(_names(folder)) == 2


def test_the_last_word_before_closing_is_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "study"
    with Workplace.open(folder, language=Language.NL, code="P01") as place:
        interview = place.session.interview_id
        for number in range(30):
            place.session.note(None, f"note {number}")
    (name,) = _names(folder)
    (folder / SNAPSHOTS / name).rename(tmp_path / "study.sqlite")
    with StudyStore.open(tmp_path) as kept:
        assert len(kept.words(interview).notes) == 30


@pytest.mark.parametrize("wrong", [FaultCode.DISK_FULL, FaultCode.DISK_WRITE, FaultCode.STUDY_CORRUPT])
def test_trouble_is_told_once_until_it_is_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: FaultCode
) -> None:
    def failing(_store: StudyStore, **_how: object) -> None:
        raise FaultError(wrong, path=tmp_path)

    heard: list[FaultCode] = []

    def listen(event: events.SessionEvent) -> None:
        if isinstance(event, events.Noticed):
            heard.append(event.fault.code)

    with Workplace.open(tmp_path / "study", language=Language.NL, code="P01") as place:
        place.session.subscribe(listen)
        expected = wrong if wrong is FaultCode.STUDY_CORRUPT else FaultCode.SNAPSHOT_FAILED
        for rounds in (1, 2):
            with monkeypatch.context() as patched:
                patched.setattr(StudyStore, "snapshot", failing)
                for _ in range(3):
                    place.snapshots.take()
                    _settle(place)
            assert heard == [expected] * rounds
            place.snapshots.take()
            _settle(place)
            assert len(_names(tmp_path / "study")) == rounds
            place.session.note(None, "more")
            _settle(place)


def test_the_study_goes_on_while_one_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a snapshot: neither who asks for it, nor the study's own thread."""
    began, may_end = threading.Event(), threading.Event()
    real: Callable[..., Path | None] = StudyStore.snapshot

    def slow(store: StudyStore, **how: object) -> Path | None:
        began.set()
        assert may_end.wait(30)
        return real(store, **how)

    monkeypatch.setattr(StudyStore, "snapshot", slow)
    with Workplace.open(tmp_path / "study", language=Language.NL, code="P01") as place:
        place.snapshots.take()
        assert began.wait(30)
        place.session.note(None, "meanwhile")
        words = place.store_thread.ask(lambda: place.store.words(place.session.interview_id)).result(30)
        assert [note.text for note in words.notes] == ["meanwhile"]
        may_end.set()
