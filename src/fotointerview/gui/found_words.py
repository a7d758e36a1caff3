"""What was found, and what is to be done, as lines of a list: words, and whose, when and where."""

from collections.abc import Sequence
from functools import cache

from fotointerview.domain.search import Hit, HitKind
from fotointerview.domain.tasks import TaskKind
from fotointerview.domain.words import Language
from fotointerview.gui import texts
from fotointerview.gui.found_list import Found
from fotointerview.services.desk import Person, StudyLoaded
from fotointerview.services.tasks import words_of
from fotointerview.services.texts import Texts

_CHOOSING = (TaskKind.QUOTES_TO_APPROVE, TaskKind.SHOTS_TO_APPROVE)
_RETENTION = (TaskKind.RETENTION_PASSED, TaskKind.RETENTION_ENDS)
_SAID = (HitKind.QUOTE, HitKind.JUDGEMENT, HitKind.MOVE)


def hits_found(hits: Sequence[Hit], state: StudyLoaded, language: Language) -> tuple[Found, ...]:
    """Hits as lines; whose they are by code, never by a name."""
    people = {person.participant.id: person for person in state.people}
    return tuple(
        Found(
            words=" ".join(hit.words.split("\n")) or _unsaid(hit),
            about=" · ".join(filter(None, _about(hit, people.get(hit.participant_id), language))),
            matches=hit.matches,
            said=hit.kind in _SAID and bool(hit.words),
            participant_id=hit.participant_id,
            interview_id=hit.interview_id,
            shot_id=hit.shot_id,
        )
        for hit in hits
    )


def tasks_found(state: StudyLoaded, language: Language) -> tuple[Found, ...]:
    """The open tasks as lines."""
    people = {person.participant.id: person for person in state.people}
    words = _words(language)
    return tuple(
        Found(
            words=words_of(task, words),
            about=_who(people.get(task.participant_id), language),
            participant_id=task.participant_id,
            interview_id=task.interview_id,
            choosing=task.kind in _CHOOSING,
            retained=task.ref if task.kind in _RETENTION else "",
            lent=task.ref if task.kind is TaskKind.LOAN_OVERDUE else "",
        )
        for task in state.tasks
    )


@cache
def _words(language: Language) -> Texts:
    """Read once: the study is shown anew whenever something changes in it."""
    return Texts.load(language)


def _about(hit: Hit, person: Person | None, language: Language) -> tuple[str, ...]:
    shot = (
        texts.translate("Found", "shot {number}").format(number=hit.shot_number)
        if hit.shot_number is not None
        else ""
    )
    return _kind(hit), _who(person, language), shot, texts.day(hit.when) if hit.when else ""


def _unsaid(hit: Hit) -> str:
    """For a judgement or a move without words: what was meant."""
    if hit.answer is not None:
        return texts.answer(hit.answer)
    if hit.dimension is not None:
        return texts.step(hit.dimension, hit.step) or texts.dimension(hit.dimension)
    return ""


def _kind(hit: Hit) -> str:
    kind = {
        HitKind.PARTICIPANT: texts.translate("Found", "participant"),
        HitKind.ROLE: texts.translate("Found", "role"),
        HitKind.QUOTE: texts.translate("Found", "quote"),
        HitKind.NOTE: texts.translate("Found", "note"),
        HitKind.JUDGEMENT: texts.translate("Found", "judgement"),
        HitKind.MOVE: texts.translate("Found", "move"),
    }[hit.kind]
    if hit.answer is not None:
        return f"{kind}: {texts.answer(hit.answer).lower()}"
    return f"{kind}: {texts.dimension(hit.dimension).lower()}" if hit.dimension is not None else kind


def _who(person: Person | None, language: Language) -> str:
    if person is None:
        return ""
    role = person.role.name(language) if person.role else ""
    return " ".join(filter(None, (person.participant.code, person.participant.alias))) + (
        f", {role}" if role else ""
    )
