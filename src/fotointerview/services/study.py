"""Opening studies and beginning interviews: the use cases before the first shot."""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import tzlocal

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.people import Interview, Participant
from fotointerview.domain.words import Language
from fotointerview.services.erasure import resume_erasures
from fotointerview.services.presets import InterviewPreset, interview_preset
from fotointerview.storage.study import StudyStore

_log = logging.getLogger(__name__)
DEFAULT_PRESET = "begripvolle-ambtenaar"
_PARTICIPANT_CODE = re.compile(r"[A-Z]{1,3}[0-9]{1,4}")


@dataclass(frozen=True, slots=True)
class NewParticipant:
    """What is asked before somebody's first interview. ``code`` is the pseudonym, empty for the next free one."""

    code: str = ""
    role_key: str | None = None
    alias: str = ""
    language: Language = Language.NL


def create_study(folder: Path, *, preset: InterviewPreset, title: str = "", language: Language) -> StudyStore:
    """A new study in ``folder``, with the preset's roles; its title is the preset's unless given.

    Raises:
        FaultError: ``STUDY_EXISTS``, ``DISK_FULL``, ``DISK_WRITE``, ``STUDY_READ_ONLY``.
    """
    return StudyStore.create(
        folder, title=title or preset.title[language], language=language, roles=preset.roles
    )


def open_or_create(folder: Path, *, language: Language, title: str = "") -> tuple[StudyStore, bool]:
    """The study in ``folder``; an absent or empty folder becomes a new one. The flag says that it is new.

    A new study is called ``title``, else as its folder. An erasure that was not finished is gone on with.
    """
    absent = not folder.exists()
    if absent or (folder.is_dir() and not any(folder.iterdir())):
        preset = interview_preset(DEFAULT_PRESET)
        return create_study(
            folder, preset=preset, title=title or folder.resolve().name, language=language
        ), True
    store = StudyStore.open(folder)
    try:
        resume_erasures(store)
    except (
        FaultError
    ) as error:  # told again when somebody asks; a full disk must not keep a study from opening
        _log.warning("an erasure goes on later: %s", error)
    except BaseException:
        store.close()
        raise
    return store, False


def is_code(code: str) -> bool:
    """Whether ``code`` is a pseudonym code such as ``P03``, and not perhaps a name."""
    return _PARTICIPANT_CODE.fullmatch(code) is not None


def add_participant(store: StudyStore, new: NewParticipant) -> Participant:
    """Enter a participant under a pseudonym code such as ``P03``.

    Raises:
        FaultError: ``BAD_PARTICIPANT_CODE`` when the code is not of that form (a name, perhaps),
            ``PARTICIPANT_EXISTS`` when it is taken.
    """
    code = check_code(new.code.strip() or store.next_code())
    if store.participant_by_code(code) is not None:
        raise FaultError(FaultCode.PARTICIPANT_EXISTS, code=code)
    return store.add_participant(
        code=code, role_key=new.role_key, alias=new.alias.strip(), language=new.language
    )


def check_code(typed: str) -> str:
    """The pseudonym code that somebody typed, as it is kept.

    Raises:
        FaultError: ``BAD_PARTICIPANT_CODE`` when it is not of that form (a name, perhaps).
    """
    code = typed.strip().upper()
    if not is_code(code):
        raise FaultError(FaultCode.BAD_PARTICIPANT_CODE, code=typed)
    return code


def begin_interview(
    store: StudyStore,
    participant: Participant,
    *,
    preset: InterviewPreset,
    language: Language | None = None,
    at: datetime | None = None,
) -> Interview:
    """A new interview with ``participant``, asked in their language unless another is given; now, unless ``at``."""
    return store.add_interview(
        participant_id=participant.id,
        preset=preset.key,
        question_nl=preset.question.nl,
        question_en=preset.question.en,
        language=language or participant.language,
        started_at=at or datetime.now(UTC),
        zone=tzlocal.get_localzone_name() or "UTC",
    )


def interview_of(
    store: StudyStore,
    code: str,
    *,
    language: Language,
    on_new: Callable[[Participant], None] = lambda _: None,
) -> Interview:
    """The latest interview with participant ``code``; begins one, and enters the participant, where there is none.

    ``on_new`` hears of a participant that was entered, so that a mistyped code does not go unseen.
    """
    participant = store.participant_by_code(code.strip().upper())
    if participant is None:
        participant = add_participant(store, NewParticipant(code=code, language=language))
        on_new(participant)
    found = store.interview_for(participant.id)
    if found is not None:
        return found
    return begin_interview(store, participant, preset=interview_preset(preset_of(store)))


def preset_of(store: StudyStore) -> str:
    """The preset of the study's latest interview, else the default."""
    interviews = store.interviews()
    return interviews[-1].preset if interviews else DEFAULT_PRESET
