"""What is said of every participant, shot and log in a REFI-QDA project, as variables and their values.

One importer makes a variable either a case's or a file's, and drops the links between the two: so participant and shot
have variables of different names, and what is known of the participant is repeated with each of their shots.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final

from fotointerview.domain.alttext import participant_label
from fotointerview.domain.chain import Chain, Link
from fotointerview.domain.measures import face_share, shot_size
from fotointerview.domain.words import Language
from fotointerview.publish.lettering import one_line
from fotointerview.publish.material import Material
from fotointerview.publish.research import (
    CATALOGUE,
    as_said,
    guid,
    intended_words,
    measured_words,
    phrases,
    utc,
)
from fotointerview.publish.sheet_data import zone_of
from fotointerview.publish.words import Words, load_words

Value = str | int | float | bool | datetime | None

_TYPES: Final = {
    "case": {"code": "Text", "called": "Text", "role": "Text", "place": "Integer", "language": "Text"},
    "file": {
        "participant": "Text",
        "role": "Text",
        "number": "Integer",
        "taken": "DateTime",
        "question": "Text",
        "answer": "Text",
        "reason": "Text",
        "moves_here": "Text",
        "moves_next": "Text",
        "intended": "Text",
        "measured": "Text",
        "choice": "Text",
        "rating": "Integer",
        "monochrome": "Boolean",
        "consent": "Text",
        "light": "Float",
        "contrast": "Float",
        "colour": "Float",
        "face": "Float",
        "size": "Text",
        "distance": "Float",
        "sharpness": "Float",
        "aperture": "Float",
        "shutter": "Float",
        "iso": "Integer",
    },
    "log": {"participant": "Text", "date": "DateTime", "question": "Text", "shots": "Integer"},
}
"""Of whom, which, and of which type."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of the project; ``type`` is a ``typeOfVariable`` of the standard."""

    key: str
    name: str
    type: str

    @property
    def guid(self) -> str:
        """The same in every study and language."""
        return guid("variable", self.key)


@lru_cache(maxsize=4)
def variables(language: Language) -> dict[str, Variable]:
    """All variables by their key (``"file.answer"``)."""
    words = load_words(language, CATALOGUE)
    keys = [(f"{whose}.{name}", type_) for whose, names in _TYPES.items() for name, type_ in names.items()]
    return {key: Variable(key, words.say(key), type_) for key, type_ in keys}


def participant_values(chain: Chain, language: Language) -> Iterator[tuple[str, Value]]:
    """What is known of a participant, by the key of the variable."""
    who, role = chain.participant, chain.role
    yield "case.code", who.code
    yield "case.called", called(chain)
    yield "case.role", role.name(language) if role else None
    yield "case.place", role.position if role else None
    yield "case.language", who.language.value


def log_values(chain: Chain) -> Iterator[tuple[str, Value]]:
    """What is known of an interview."""
    yield "log.participant", called(chain)
    yield "log.date", chain.interview.started_at
    yield "log.question", chain.interview.question()
    yield "log.shots", len(chain.links)


def shot_values(material: Material, chain: Chain, link: Link) -> Iterator[tuple[str, Value]]:
    """What is known of a shot."""
    words, language = load_words(material.language, CATALOGUE), material.language
    judgement, choice, shot = link.judgement, link.choice, link.shot
    yield "file.participant", called(chain)
    yield "file.role", chain.role.name(language) if chain.role else None
    yield "file.number", shot.number
    yield "file.taken", shot.taken_at
    yield "file.question", chain.interview.question()
    yield "file.answer", words.say(f"answer.{judgement.answer.value}") if judgement else None
    yield "file.reason", judgement.reason if judgement else None
    yield "file.moves_here", phrases(link.moves_here, language)
    yield "file.moves_next", phrases(link.moves_next, language)
    yield "file.intended", _joined(intended_words(move, words) for move in link.moves_here)
    yield "file.measured", _joined(measured_words(move, words) for move in link.moves_here)
    yield "file.choice", words.say(f"verdict.{choice.verdict.value}") if choice else None
    yield "file.rating", choice.rating if choice else None
    yield "file.monochrome", link.monochrome
    yield "file.consent", _consent(material, chain, link, words)
    yield from _measured(link, words)


def called(chain: Chain) -> str:
    """What the participant is called, short enough for a value."""
    return one_line(participant_label(chain.participant))


def case_name(chain: Chain) -> str:
    """What a participant's case is called: the code makes it unique."""
    who = called(chain)
    return chain.participant.code if who == chain.participant.code else f"{chain.participant.code} {who}"


def day(chain: Chain, words: Words) -> str:
    """The day of the interview, in words, where it was."""
    return words.date(chain.interview.started_at.astimezone(zone_of(chain)))


def value_text(value: Value) -> str | None:
    """A value as XML Schema writes it; ``None`` for one that is not known."""
    match value:
        case None | "":
            return None
        case bool():
            return "true" if value else "false"
        case float():
            return (f"{value + 0.0:.6f}".rstrip("0").rstrip(".") or "0") if math.isfinite(value) else None
        case datetime():
            return utc(value)
        case _:
            return as_said(str(value))


def _measured(link: Link, words: Words) -> Iterator[tuple[str, Value]]:
    measures, exposure = link.measures, link.shot.exposure
    if measures:
        size = shot_size(measures)
        yield "file.light", measures.key_ev
        yield "file.contrast", measures.contrast_ev
        yield "file.colour", measures.chroma
        yield "file.face", face_share(measures)
        yield "file.size", words.say(f"size.{size.value}") if size else None
        yield "file.distance", measures.distance_m
        yield "file.sharpness", measures.face_sharpness
    yield "file.aperture", exposure.aperture
    yield "file.shutter", exposure.shutter_s
    yield "file.iso", exposure.iso


def _consent(material: Material, chain: Chain, link: Link, words: Words) -> str:
    released = material.released
    known = "named" if chain.participant.id in released.named else "pseudonym"
    if link.shot.id in released.masks:
        known = "unrecognisable"
    return f"{words.say(f'scope.{released.scope.value}')}: {words.say(f'known.{known}')}"


def _joined(parts: Iterator[str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, parts)))
