"""The study and the people in it."""

import re
from dataclasses import dataclass
from datetime import datetime

from fotointerview.domain.words import Language


@dataclass(frozen=True, slots=True)
class Study:
    """One research question with its participants; one folder on disk."""

    id: str
    title: str
    created_at: datetime
    language: Language = Language.NL


@dataclass(frozen=True, slots=True)
class Role:
    """A place on the chain from law to counter; ``position`` counts from 0 at the law's end."""

    id: str
    key: str
    position: int
    name_nl: str
    name_en: str

    def name(self, language: Language) -> str:
        """The role's name in ``language``."""
        return self.name_nl if language is Language.NL else self.name_en


@dataclass(frozen=True, slots=True)
class Participant:
    """The person in front of the camera, known by a pseudonym ``code`` such as ``P03``.

    ``alias`` is what the participant chose to be called in the study (never the real name, which lives in
    one table of its own).
    """

    id: str
    code: str
    role_id: str | None
    alias: str = ""
    language: Language = Language.NL


@dataclass(frozen=True, slots=True)
class Interview:
    """One sitting with one participant (or a pair).

    ``folder`` is the interview's folder relative to the study, with forward slashes. ``zone`` is the IANA
    name of the time zone in which it took place; every time is kept in UTC.
    """

    id: str
    participant_id: str
    preset: str
    question_nl: str
    question_en: str
    language: Language
    started_at: datetime
    zone: str
    folder: str
    ended_at: datetime | None = None

    def question(self, language: Language | None = None) -> str:
        """The question asked of every picture, in ``language`` or else the interview's own."""
        return self.question_nl if (language or self.language) is Language.NL else self.question_en


def natural_order(code: str) -> tuple[tuple[int, int, str], ...]:
    """By what codes sort as people count: ``P99`` before ``P100``."""
    parts = re.findall(r"[0-9]+|[^0-9]+", code)
    return tuple((0, int(part), part) if part[0] in "0123456789" else (1, 0, part) for part in parts)
