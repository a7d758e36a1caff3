"""The open tasks of a study: what waits for the researcher, found in the data. Nothing is done by itself."""

from datetime import date

from fotointerview.domain import tasks
from fotointerview.domain.tasks import Task, TaskKind
from fotointerview.services.texts import Texts
from fotointerview.storage.study import StudyStore


def open_tasks(store: StudyStore, on: date) -> tuple[Task, ...]:
    """What is to be done on the day ``on``, the most pressing first; a read-only study may be asked too."""
    logs = store.all_consents()
    shots, quotes = store.photographed(), store.quoted()
    loans = (
        Task(TaskKind.LOAN_OVERDUE, whose.participant_id, whose.interview_id, loan.id, loan.due_on)
        for loan, whose in store.loans_overdue(on)
    )
    return tasks.in_order(
        [
            *tasks.without_consent(shots, logs, on),
            *tasks.counted(TaskKind.TRIAL_SHOTS, store.trial_shots_left(on)),
            *tasks.consents_to_renew(logs, shots.keys() | quotes.keys(), on),
            *tasks.retentions_to_review(store.retentions(), on),
            *loans,
            *tasks.counted(TaskKind.QUOTES_TO_APPROVE, store.quotes_to_approve()),
            *tasks.shots_to_approve(store.chosen_without_word(on), logs, on),
        ]
    )


def words_of(task: Task, texts: Texts) -> str:
    """A task as a sentence, without whose it is. What is retained has its word (``retained-…``), else its own kind."""
    day = {} if task.due is None else {"day": task.due.day, "month": task.due.month, "year": task.due.year}
    return texts.word(f"task-{task.kind.value}", count=task.count, retained=task.ref, **day)
