"""The script of the demonstration, from ``presets/demo.toml``: TOML in, frozen values out.

Everything people can say, draw and decide in an interview can be written in it; a slip is told with the file, the
participant and the shot.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from fotointerview import resources
from fotointerview.domain.camera import SettingName
from fotointerview.domain.marks import Strokes, is_worth_keeping
from fotointerview.domain.sayings import Box, Look, Point
from fotointerview.domain.words import (
    Answer,
    Dimension,
    LinkKind,
    MarkKind,
    RopeHolder,
    Scope,
    Verdict,
    Voice,
)
from fotointerview.services.closeness import Drawing
from fotointerview.services.look_presets import look_presets
from fotointerview.services.presets import InBoth, PresetError

_TIERS = (1, 2, 3)
_FACE = "face"
_TIES = {"illustrates": LinkKind.ILLUSTRATES, "keep_together": LinkKind.KEEP_TOGETHER}
_WITH_WORDS = (MarkKind.PIN, MarkKind.TEXT)
W = TypeVar("W", bound=StrEnum)


class Belongs(StrEnum):
    """What a mark of a shot belongs to: the latest of its kind that was said at the shot."""

    QUOTE = "quote"
    JUDGEMENT = "judgement"


@dataclass(frozen=True, slots=True)
class DemoJudgement:
    """An answer and whose it is; a second one in the same voice is a change of mind."""

    answer: Answer
    reason: InBoth | None
    voice: Voice


@dataclass(frozen=True, slots=True)
class DemoMove:
    """What is agreed for the next photo; ``words`` and ``frame`` where they say more than a step does."""

    dimension: Dimension
    step: int
    voice: Voice
    words: InBoth | None = None
    frame: Box | None = None


@dataclass(frozen=True, slots=True)
class DemoQuote:
    """Words said at a shot, and the other ties: each to the interview's so-many-th shot, counted from 1."""

    words: InBoth
    voice: Voice
    edited: InBoth | None
    approved: bool
    ties: tuple[tuple[LinkKind, int], ...]


@dataclass(frozen=True, slots=True)
class DemoMark:
    """Something drawn; without ``strokes`` it goes round the face, wherever that is."""

    kind: MarkKind
    voice: Voice
    strokes: Strokes
    text: InBoth | None
    belongs: Belongs | None


@dataclass(frozen=True, slots=True)
class DemoLook:
    """A look preset, and who asked for it."""

    look: Look
    voice: Voice


@dataclass(frozen=True, slots=True)
class DemoShot:
    """What is said, drawn and agreed about one shot of the demonstration."""

    judgements: tuple[DemoJudgement, ...]
    moves: tuple[DemoMove, ...] = ()
    quotes: tuple[DemoQuote, ...] = ()
    marks: tuple[DemoMark, ...] = ()
    notes: tuple[InBoth, ...] = ()
    look: DemoLook | None = None
    verdict: Verdict | None = None
    tier: int | None = None

    @property
    def answer(self) -> Answer:
        """The answer that counts: the participant's last."""
        return next(one.answer for one in reversed(self.judgements) if one.voice is not Voice.RESEARCHER)


@dataclass(frozen=True, slots=True)
class DemoInterview:
    """One scripted interview: who sits, what they consent to, how the camera starts, and the shots."""

    code: str
    alias: str
    role: str
    sitter: str
    consent: tuple[Scope, ...]
    start: Mapping[SettingName, float]
    shots: tuple[DemoShot, ...]


@dataclass(frozen=True, slots=True)
class DemoRope:
    """A rope that somebody drew: ``who`` and ``other`` are codes, or ``other`` is somebody in words.

    ``answer`` is what ``who`` answered to the other's rope with them; ``drawing`` is ``None`` where that is all.
    """

    who: str
    other: str | InBoth
    answer: Answer | None
    drawing: Drawing | None
    words: InBoth | None


def read_ropes(path: Path | None = None) -> tuple[DemoRope, ...]:
    """The yellow ropes in the script, in the order in which they are drawn.

    Raises:
        PresetError: as :func:`read_script`.
    """
    path = path or resources.path("presets", "demo.toml")
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return tuple(_rope(entry) for entry in table.get("ropes", ()))
    except KeyError as error:
        raise PresetError(f"{path.name}: a rope has no {error.args[0]}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError, ValueError, AttributeError) as error:
        raise PresetError(f"{path.name}: {error}") from error


def _rope(entry: Mapping[str, Any]) -> DemoRope:
    _only(entry, "who", "other", "answer", "now", "wish", "holder", "words")
    other, answer, words = entry["other"], entry.get("answer"), _perhaps(entry, "words")
    drawing = None
    if answer is None or "now" in entry:
        holder = _one_of(RopeHolder, entry["holder"])
        drawing = Drawing(float(entry["now"]), float(entry["wish"]), holder)
    return DemoRope(
        who=str(entry["who"]),
        other=other if isinstance(other, str) else _both(other),
        answer=None if answer is None else _one_of(Answer, answer),
        drawing=drawing,
        words=words,
    )


def read_script(path: Path | None = None) -> tuple[str, tuple[DemoInterview, ...]]:
    """The preset's key and the interviews of the demonstration in ``path`` (default: the program's own).

    Raises:
        PresetError: the file is no TOML, lacks something, or says something that there is not.
    """
    path = path or resources.path("presets", "demo.toml")
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        _only(table, "preset", "interviews", "ropes")
        return str(table["preset"]), tuple(_interview(entry) for entry in table["interviews"])
    except KeyError as error:
        raise PresetError(f"{path.name}: there is no {error.args[0]}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError, ValueError, AttributeError) as error:
        raise PresetError(f"{path.name}: {error}") from error


def _interview(entry: Mapping[str, Any]) -> DemoInterview:
    _only(entry, "code", "alias", "role", "sitter", "consent", "start", "shots")
    code = str(entry["code"])
    return DemoInterview(
        code=code,
        alias=str(entry["alias"]),
        role=str(entry["role"]),
        sitter=str(entry["sitter"]),
        consent=tuple(Scope(scope) for scope in entry["consent"]),
        start={_one_of(SettingName, name): float(value) for name, value in entry["start"].items()},
        shots=tuple(_shot(shot, number, code) for number, shot in enumerate(entry["shots"], start=1)),
    )


def _shot(entry: Mapping[str, Any], number: int, code: str) -> DemoShot:
    try:
        return _read_shot(entry, number)
    except KeyError as error:
        raise ValueError(f"{code}, shot {number}: there is no {error.args[0]}") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise ValueError(f"{code}, shot {number}: {error}") from error


def _read_shot(entry: Mapping[str, Any], number: int) -> DemoShot:
    _only(
        entry,
        *("answer", "reason", "judgements", "moves", "asked", "quotes", "marks", "notes", "look"),
        *("verdict", "tier"),
    )
    first = {name: entry[name] for name in ("answer", "reason") if name in entry}
    steps = [{"dimension": name, "step": step} for name, step in entry.get("moves", {}).items()]
    judgements = tuple(_judgement(one) for one in (first, *entry.get("judgements", ())))
    quotes = tuple(_quote(one, number) for one in entry.get("quotes", ()))
    tier = entry.get("tier")
    if tier is not None and tier not in _TIERS:
        raise ValueError(f"a tier is one of {_listed(_TIERS)}, not {tier!r}")
    return DemoShot(
        judgements=judgements,
        moves=_moves([*steps, *entry.get("asked", ())]),
        quotes=quotes,
        marks=tuple(_mark(one, any_quote=bool(quotes)) for one in entry.get("marks", ())),
        notes=tuple(_both(note) for note in entry.get("notes", ())),
        look=_look(entry["look"]) if "look" in entry else None,
        verdict=_one_of(Verdict, entry["verdict"]) if "verdict" in entry else None,
        tier=tier,
    )


def _judgement(entry: Mapping[str, Any]) -> DemoJudgement:
    _only(entry, "answer", "reason", "voice")
    return DemoJudgement(
        _one_of(Answer, entry["answer"]), _perhaps(entry, "reason"), _voice(entry, Voice.PARTICIPANT)
    )


def _moves(entries: Iterable[Mapping[str, Any]]) -> tuple[DemoMove, ...]:
    moves = tuple(_move(entry) for entry in entries)
    if len({move.dimension for move in moves}) < len(moves):
        raise ValueError("a dimension is agreed on once; a second move would replace the first")
    return moves


def _move(entry: Mapping[str, Any]) -> DemoMove:
    _only(entry, "dimension", "step", "voice", "words", "frame")
    dimension, step = _one_of(Dimension, entry["dimension"]), entry.get("step", 0)
    if step not in range(-2, 3):
        raise ValueError(f"{dimension}: a step lies between -2 and 2, not {step!r}")
    frame, words = _frame(entry["frame"]) if "frame" in entry else None, _perhaps(entry, "words")
    if not step and words is None and frame is None:
        raise ValueError(f"{dimension}: a move has a step, words or a frame")
    return DemoMove(dimension, int(step), _voice(entry, Voice.TOGETHER), words, frame)


def _frame(numbers: Sequence[Any]) -> Box:
    left, top, width, height = (float(number) for number in numbers)
    if min(left, top) < 0 or min(width, height) <= 0 or max(left + width, top + height) > 1:
        raise ValueError(f"a frame lies on the picture, from 0 to 1, unlike {numbers}")
    return left, top, width, height


def _quote(entry: Mapping[str, Any], shot: int) -> DemoQuote:
    _only(entry, "words", "voice", "edited", "approved", *_TIES)
    edited, approved = _perhaps(entry, "edited"), entry.get("approved", False)
    if not isinstance(approved, bool):
        raise ValueError(f"approved is true or false, not {approved!r}")
    ties = [(kind, number) for name, kind in _TIES.items() for number in entry.get(name, ())]
    for _, number in ties:
        if number not in range(1, shot + 1):
            raise ValueError(f"a quote is tied to a shot that has been taken, 1 to {shot}, not {number!r}")
    return DemoQuote(_both(entry["words"]), _voice(entry, Voice.PARTICIPANT), edited, approved, tuple(ties))


def _mark(entry: Mapping[str, Any], *, any_quote: bool) -> DemoMark:
    _only(entry, "kind", "voice", "at", "strokes", "text", "belongs")
    kind, text = _one_of(MarkKind, entry["kind"]), _perhaps(entry, "text")
    if kind in _WITH_WORDS and text is None:
        raise ValueError(f"a {kind} says something: there is no text")
    belongs = _one_of(Belongs, entry["belongs"]) if "belongs" in entry else None
    if belongs is Belongs.QUOTE and not any_quote:
        raise ValueError(f"a {kind} belongs to a quote, and there is none at this shot")
    return DemoMark(kind, _voice(entry, Voice.RESEARCHER), _strokes(entry, kind), text, belongs)


def _strokes(entry: Mapping[str, Any], kind: MarkKind) -> Strokes:
    """The strokes as written; none for a circle that is at the face."""
    if "at" in entry:
        if entry["at"] != _FACE or kind is not MarkKind.CIRCLE or "strokes" in entry:
            raise ValueError(f'at = "{_FACE}" is for a circle without strokes')
        return ()
    strokes = tuple(tuple(_point(point) for point in stroke) for stroke in entry["strokes"])
    if not is_worth_keeping(kind, strokes):
        raise ValueError(f"a {kind} of these strokes cannot be seen")
    return strokes


def _point(numbers: Sequence[Any]) -> Point:
    x, y = (float(number) for number in numbers)
    if not (0 <= x <= 1 and 0 <= y <= 1):
        raise ValueError(f"a point lies on the picture, from 0 to 1, unlike {numbers}")
    return x, y


def _look(entry: Mapping[str, Any]) -> DemoLook:
    _only(entry, "preset", "voice")
    known = {preset.key: preset.look for preset in look_presets()}
    if entry["preset"] not in known:
        raise ValueError(f"there is no look preset called {entry['preset']!r}: {_listed(sorted(known))}")
    return DemoLook(known[entry["preset"]], _one_of(Voice, entry["voice"]))


def _voice(entry: Mapping[str, Any], otherwise: Voice) -> Voice:
    return _one_of(Voice, entry["voice"]) if "voice" in entry else otherwise


def _perhaps(entry: Mapping[str, Any], name: str) -> InBoth | None:
    return _both(entry[name]) if name in entry else None


def _both(entry: Mapping[str, Any]) -> InBoth:
    _only(entry, "nl", "en")
    words = InBoth(nl=str(entry["nl"]).strip(), en=str(entry["en"]).strip())
    if not (words.nl and words.en):
        raise ValueError("words are in Dutch and in English, and neither is empty")
    return words


def _one_of(words: type[W], name: Any) -> W:
    try:
        return words(name)
    except ValueError as error:
        raise ValueError(f"there is no {name!r}: it is one of {_listed(words)}") from error


def _only(entry: Mapping[str, Any], *names: str) -> None:
    unknown = set(entry) - set(names)
    if unknown:
        raise ValueError(f"nobody knows what {_listed(sorted(unknown))} means; known: {_listed(names)}")


def _listed(names: Iterable[object]) -> str:
    return ", ".join(map(str, names))
