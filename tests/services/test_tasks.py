"""The open tasks of a real study."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from fotointerview.domain.ids import new_id
from fotointerview.domain.ledger import ConsentEvent, Loan, Retention, ShotApproval
from fotointerview.domain.people import Interview
from fotointerview.domain.tasks import Task, TaskKind
from fotointerview.domain.words import ConsentKind, Language, Verdict, Voice
from fotointerview.services.tasks import open_tasks, words_of
from fotointerview.services.texts import Texts
from fotointerview.storage.study import StudyStore
from tests.storage.helpers import NOW, ROLES, add_interview, add_shot, new_interview

ON = date(2026, 11, 25)
K = TaskKind
GRANTS = {
    scope: {"photo": "pseudonym", "quote": "pseudonym"} for scope in ("conversation", "internal", "blog")
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[StudyStore]:
    with StudyStore.create(tmp_path / "study", title="t", roles=ROLES) as made:
        yield made


@pytest.fixture
def interview(store: StudyStore) -> Interview:
    """An interview with somebody who gave consent for everything."""
    begun = new_interview(store)
    consent(store, begun.participant_id)
    return begun


def consent(store: StudyStore, participant_id: str, *, until: date | None = None) -> None:
    store.add_consent(
        ConsentEvent(
            new_id(), participant_id, ConsentKind.GIVEN, GRANTS, NOW, "nl", "1", "x", valid_until=until
        )
    )


def end(store: StudyStore, interview: Interview) -> None:
    store.end_interview(interview.id, at=NOW + timedelta(hours=1))


def make_trial(store: StudyStore, shot_id: str) -> None:
    store._database.connection.execute("UPDATE shot SET trial = 1 WHERE id = ?", (shot_id,))


def test_a_new_study_has_nothing_to_do(store: StudyStore, interview: Interview) -> None:
    assert open_tasks(store, ON) == ()


def test_quotes_wait_from_the_end_of_the_interview(store: StudyStore, interview: Interview) -> None:
    quotes = [
        store.add_quote(interview.id, verbatim=words, voice=Voice.PARTICIPANT, at=NOW) for words in "abc"
    ]
    assert open_tasks(store, ON) == ()
    end(store, interview)
    store.update_quote(quotes[0].id, approved=True)
    assert open_tasks(store, ON) == (
        Task(K.QUOTES_TO_APPROVE, interview.participant_id, interview.id, count=2),
    )
    for quote in quotes:
        store.update_quote(quote.id, approved=True)
    assert open_tasks(store, ON) == ()


def test_who_was_photographed_without_consent(store: StudyStore, interview: Interview) -> None:
    add_shot(store, interview.id, "DSC_0001.JPG")
    other = new_interview(store)
    shots = [add_shot(store, other.id, f"DSC_000{n}.JPG") for n in (2, 3, 4)]
    make_trial(store, shots[0])
    assert open_tasks(store, NOW.date()) == (Task(K.NO_CONSENT, other.participant_id, count=2),)
    consent(store, other.participant_id)
    assert open_tasks(store, NOW.date()) == ()


def test_trial_shots_must_be_gone_when_the_interview_is_over(store: StudyStore, interview: Interview) -> None:
    make_trial(store, add_shot(store, interview.id, "DSC_0001.JPG"))
    left = (Task(K.TRIAL_SHOTS, interview.participant_id, interview.id, count=1),)
    assert open_tasks(store, NOW.date()) == ()
    assert open_tasks(store, NOW.date() + timedelta(days=1)) == left
    end(store, interview)
    assert open_tasks(store, NOW.date()) == left


def test_chosen_shots_wait_for_a_word_and_any_word_will_do(store: StudyStore, interview: Interview) -> None:
    shots = [add_shot(store, interview.id, f"DSC_000{n}.JPG") for n in (1, 2, 3, 4)]
    for shot_id in shots[:3]:
        store.set_choice(shot_id, Verdict.CHOSEN, at=NOW)
    store.set_choice(shots[3], Verdict.MAYBE, at=NOW)
    store.approve(ShotApproval(new_id(), shots[0], True, NOW))
    store.approve(ShotApproval(new_id(), shots[1], False, NOW))
    store.approve(ShotApproval(new_id(), shots[2], True, datetime(2026, 11, 26, tzinfo=UTC)))
    waiting = (Task(K.SHOTS_TO_APPROVE, interview.participant_id, interview.id, count=1),)
    assert open_tasks(store, ON) == waiting
    assert open_tasks(store, ON + timedelta(days=1)) == ()


def test_loans_and_what_was_kept_long_enough(store: StudyStore, interview: Interview) -> None:
    shot_id = add_shot(store, interview.id, "DSC_0001.JPG")
    due, before = ON, ON - timedelta(days=40)
    late = store.add_loan(Loan(new_id(), shot_id, "Gemeente", before, due - timedelta(days=1)))
    store.add_loan(Loan(new_id(), shot_id, "Gemeente", before, due))
    store.add_loan(Loan(new_id(), shot_id, "Gemeente", before, None))
    store.add_loan(Loan(new_id(), shot_id, "Gemeente", before, due - timedelta(days=1), due))
    store.set_retention(Retention("originals", ON - timedelta(days=3)))
    store.set_retention(Retention("names", ON + timedelta(days=3)))
    store.set_retention(Retention("consent", ON + timedelta(days=300)))
    assert open_tasks(store, ON) == (
        Task(K.RETENTION_PASSED, ref="originals", due=ON - timedelta(days=3)),
        Task(K.LOAN_OVERDUE, interview.participant_id, interview.id, late.id, ON - timedelta(days=1)),
        Task(K.RETENTION_ENDS, ref="names", due=ON + timedelta(days=3)),
    )


def test_consents_that_end_and_have_ended(store: StudyStore) -> None:
    people = [new_interview(store) for _ in range(3)]
    consent(store, people[0].participant_id, until=ON + timedelta(days=10))
    consent(store, people[1].participant_id, until=ON - timedelta(days=10))
    consent(store, people[2].participant_id, until=ON - timedelta(days=10))
    store.add_quote(people[1].id, verbatim="a", voice=Voice.PARTICIPANT, at=NOW)
    assert open_tasks(store, ON) == (
        Task(K.CONSENT_ENDED, people[1].participant_id, due=ON - timedelta(days=10)),
        Task(K.CONSENT_ENDS, people[0].participant_id, due=ON + timedelta(days=10)),
    )


def test_every_interview_has_tasks_of_its_own(store: StudyStore, interview: Interview) -> None:
    again = add_interview(store, interview.participant_id, at=NOW + timedelta(days=1))
    for one in (interview, again):
        store.add_quote(one.id, verbatim="a", voice=Voice.PARTICIPANT, at=NOW)
        end(store, one)
    assert {(task.interview_id, task.count) for task in open_tasks(store, ON)} == {
        (interview.id, 1),
        (again.id, 1),
    }


def test_a_read_only_study_tells_its_tasks_too(store: StudyStore, interview: Interview) -> None:
    store.add_quote(interview.id, verbatim="a", voice=Voice.PARTICIPANT, at=NOW)
    end(store, interview)
    store._database.connection.execute("PRAGMA query_only=ON")
    assert len(open_tasks(store, ON)) == 1


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", TaskKind)
def test_every_task_has_words(kind: TaskKind, language: Language) -> None:
    texts = Texts.load(language)
    plain = words_of(Task(kind), texts)
    dated = words_of(Task(kind, due=date(2026, 5, 3), ref="originals", count=12), texts)
    for words in (plain, dated):
        assert words[0].isupper()
        assert words.endswith(".")
    assert ("12" in dated) is not ("3 mei 2026" in dated or "3 May 2026" in dated)
