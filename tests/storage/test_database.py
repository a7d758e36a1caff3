"""The connection: durable, with foreign keys, on whatever thread; types that refuse what cannot be kept."""

import sqlite3
import threading
import traceback
from datetime import UTC, datetime, timedelta, timezone

import pytest

from fotointerview.domain.faults import FaultCode
from fotointerview.domain.people import Interview
from fotointerview.domain.words import Answer, Voice
from fotointerview.storage import database
from fotointerview.storage.database import RuleError, open_sqlite
from fotointerview.storage.opening import DATABASE
from fotointerview.storage.study import StudyStore
from fotointerview.storage.types import next_id, well_formed
from tests.storage.helpers import NOW, faulty


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("foreign_keys", 1),
        ("synchronous", 2),
        ("secure_delete", 1),
        ("busy_timeout", 5000),
    ],
)
def test_what_every_connection_has(store: StudyStore, pragma: str, value: object) -> None:
    assert store._database.connection.execute(f"PRAGMA {pragma}").fetchone() == (value,)


def test_foreign_keys_hold(store: StudyStore) -> None:
    with pytest.raises(RuleError, match="FOREIGN KEY"):
        store.add_judgement("nobody", answer=Answer.NO, voice=Voice.PARTICIPANT, at=NOW)
    assert store.shot_count() == 0


def test_a_time_without_a_zone_is_refused(store: StudyStore, shot_id: str) -> None:
    with pytest.raises(RuleError, match="zone"):
        store.add_judgement(shot_id, answer=Answer.NO, voice=Voice.PARTICIPANT, at=NOW.replace(tzinfo=None))
    assert store.link(shot_id).judgements == ()


def test_times_come_back_in_utc_to_the_microsecond(store: StudyStore, shot_id: str) -> None:
    at = datetime(2026, 11, 23, 1, 2, 3, 456789, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    said = store.add_judgement(shot_id, answer=Answer.NO, voice=Voice.PARTICIPANT, at=at)
    assert said.at == at
    assert said.at.tzinfo is UTC
    assert store.link(shot_id).judgements == (said,)


def test_a_store_made_on_one_thread_is_used_on_another(store: StudyStore, interview: Interview) -> None:
    found = []
    thread = threading.Thread(target=lambda: found.append(store.chain(interview.id)))
    thread.start()
    thread.join()
    assert found[0].interview == interview


def test_threads_at_the_same_time_wait_for_each_other(store: StudyStore, shot_id: str) -> None:
    failed: list[BaseException] = []

    def work() -> None:
        try:
            for _ in range(8):
                store.add_judgement(shot_id, answer=Answer.NO, voice=Voice.PARTICIPANT, at=NOW)
                store.link(shot_id)
        except Exception as error:  # noqa: BLE001 - any error at all is what must not happen
            failed.append(error)

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len(store.link(shot_id).judgements) == 24


def test_another_program_writing_is_waited_for_and_then_told(
    store: StudyStore, shot_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store._database.connection.execute("PRAGMA busy_timeout=20")
    monkeypatch.setattr(database, "BUSY_TIMEOUT_S", 0.02)
    other = open_sqlite(store.folder / DATABASE, mode="rw")
    other.execute("BEGIN IMMEDIATE")
    with faulty(FaultCode.STUDY_BUSY):
        store.set_alt_text(shot_id, "een gezicht")
    other.execute("ROLLBACK")
    other.close()
    assert store.set_alt_text(shot_id, "een gezicht").alt_text == "een gezicht"


def test_errors_of_sqlite_that_mean_a_wrong_program_are_not_hidden(store: StudyStore) -> None:
    with pytest.raises(sqlite3.OperationalError, match="syntax"), database.sqlite_faults(store.folder):
        store._database.connection.execute("SELEC")


def test_ids_of_one_moment_keep_their_order() -> None:
    made = [next_id() for _ in range(5000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert {len(one) for one in made} == {36}
    assert {one[14] for one in made} == {"7"}


def test_half_surrogate_pairs() -> None:
    assert well_formed("\ud83d\ude00 \ud83d!") == "😀 \ufffd!"
    assert well_formed("e\u0301\x00") == "e\u0301\x00"


def test_an_error_never_carries_what_was_said(store: StudyStore) -> None:
    """Errors end in the log with their causes; what people said does not belong there."""
    said = " ".join(("something", "private"))
    with pytest.raises(RuleError) as caught:
        store.add_quote("no interview", verbatim=said, voice=Voice.PARTICIPANT, at=NOW)
    story = "".join(traceback.format_exception(caught.value))
    assert "INSERT INTO quote" in story
    assert said not in story
