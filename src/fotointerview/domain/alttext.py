"""What a shot shows, in one or two plain sentences, for those who cannot see it.

Made from what was recorded: who, which shot, how it came about, what was said of it. The researcher's own
description replaces it. No name but the alias or code ever appears.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from fotointerview.domain.chain import Link
from fotointerview.domain.people import Participant
from fotointerview.domain.sayings import Move
from fotointerview.domain.words import Answer, Dimension, Language, Verdict

_STEPS: Mapping[Language, Mapping[Dimension, tuple[str, str, str, str, str]]] = MappingProxyType(
    {
        Language.NL: {
            Dimension.LIGHT: (
                "veel minder licht",
                "minder licht",
                "gelijk licht",
                "meer licht",
                "veel meer licht",
            ),
            Dimension.DISTANCE: (
                "veel verder weg",
                "verder weg",
                "gelijke afstand",
                "dichterbij",
                "heel dichtbij",
            ),
            Dimension.FOCUS: ("veel zachter", "zachter", "gelijke scherpte", "scherper", "veel scherper"),
            Dimension.FRAMING: (
                "veel ruimer kader",
                "ruimer kader",
                "ander kader",
                "krapper kader",
                "veel krapper kader",
            ),
            Dimension.COLOUR: ("zwart-wit", "minder kleur", "gelijke kleur", "meer kleur", "veel meer kleur"),
        },
        Language.EN: {
            Dimension.LIGHT: (
                "much less light",
                "less light",
                "the same light",
                "more light",
                "much more light",
            ),
            Dimension.DISTANCE: (
                "much further away",
                "further away",
                "the same distance",
                "closer",
                "very close",
            ),
            Dimension.FOCUS: ("much softer", "softer", "the same focus", "sharper", "much sharper"),
            Dimension.FRAMING: (
                "a much wider frame",
                "a wider frame",
                "another frame",
                "a tighter frame",
                "a much tighter frame",
            ),
            Dimension.COLOUR: (
                "black and white",
                "less colour",
                "the same colour",
                "more colour",
                "much more colour",
            ),
        },
    }
)
"""Phrases for steps −2..+2."""

_OTHERS: Mapping[Language, Mapping[Dimension, str]] = MappingProxyType(
    {
        Language.NL: {
            Dimension.POSE: "andere houding",
            Dimension.GAZE: "andere blik",
            Dimension.BACKGROUND: "andere achtergrond",
            Dimension.OTHER: "iets anders",
        },
        Language.EN: {
            Dimension.POSE: "another pose",
            Dimension.GAZE: "another gaze",
            Dimension.BACKGROUND: "another background",
            Dimension.OTHER: "something else",
        },
    }
)

_IN_WORDS = frozenset(_OTHERS[Language.EN]) | {Dimension.FRAMING}
"""Dimensions on which something may be agreed in words alone, at step 0."""

_ANSWERS: Mapping[Language, Mapping[Answer, str]] = MappingProxyType(
    {
        Language.NL: {
            Answer.YES: "Het antwoord op de vraag was ja.",
            Answer.ALMOST: "Het antwoord op de vraag was bijna.",
            Answer.NO: "Het antwoord op de vraag was nee.",
        },
        Language.EN: {
            Answer.YES: "The answer to the question was yes.",
            Answer.ALMOST: "The answer to the question was almost.",
            Answer.NO: "The answer to the question was no.",
        },
    }
)

_VERDICTS: Mapping[Language, Mapping[Verdict, str]] = MappingProxyType(
    {
        Language.NL: {
            Verdict.CHOSEN: "Deze opname is gekozen.",
            Verdict.MAYBE: "Misschien wordt het deze opname.",
        },
        Language.EN: {Verdict.CHOSEN: "This shot was chosen.", Verdict.MAYBE: "This shot may be chosen."},
    }
)


def move_phrase(move: Move, *, language: Language) -> str:
    """A move in a few words (``"veel meer licht"``, ``"closer"``), without what was said about it."""
    steps = _STEPS[language].get(move.dimension)
    return steps[move.step + 2] if steps else _OTHERS[language][move.dimension]


def participant_label(participant: Participant) -> str:
    """What a participant is called on paper: the alias, else the code."""
    return participant.alias.strip() or participant.code


def alt_text(link: Link, *, language: Language, participant: Participant) -> str:
    """The text alternative of a shot: the researcher's own, else one made from what is known."""
    own = link.shot.alt_text.strip()
    if own:
        return own
    sentences = [_opening(link, language, participant)]
    if link.judgement:
        sentences.append(_ANSWERS[language][link.judgement.answer])
    if link.choice and link.choice.verdict in _VERDICTS[language]:
        sentences.append(_VERDICTS[language][link.choice.verdict])
    return " ".join(sentences)


def _opening(link: Link, language: Language, participant: Participant) -> str:
    who, number = participant_label(participant), link.shot.number
    moves = [
        move_phrase(move, language=language)
        for move in link.moves_here
        if move.dimension is not Dimension.COLOUR and (move.step or move.dimension in _IN_WORDS)
    ]
    if language is Language.NL:
        tone = ", in zwart-wit" if link.monochrome else ""
        change = f". Anders dan de opname ervoor: {_listed(moves, 'en')}" if moves else ""
        return f"Portret van {who}, opname {number}{tone}{change}."
    tone = ", in black and white" if link.monochrome else ""
    change = f". Changed from the shot before: {_listed(moves, 'and')}" if moves else ""
    return f"Portrait of {who}, shot {number}{tone}{change}."


def _listed(words: Sequence[str], conjunction: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {conjunction} {words[-1]}"
