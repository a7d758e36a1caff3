"""Made-up interviews and drawn pictures for the sheet's tests. Nobody in them exists."""

import colorsys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

from fotointerview.domain.chain import Chain, Link
from fotointerview.domain.people import Interview, Participant, Role
from fotointerview.domain.release import Released
from fotointerview.domain.sayings import Choice, Judgement, Look, LookStatement, Mark, Move, Point, Quote
from fotointerview.domain.shots import Shot
from fotointerview.domain.words import Answer, Dimension, Language, MarkKind, Scope, Verdict, Voice
from fotointerview.publish.material import Material

START = datetime(2026, 11, 23, 13, 3, 56, tzinfo=UTC)


@dataclass(frozen=True)
class Said:
    """One shot of a made-up interview, in short."""

    answer: Answer | None = None
    reason: str = ""
    moves: Sequence[tuple[Dimension, int]] = ()
    asked: str = ""
    quote: str = ""
    mono: bool = False
    verdict: Verdict | None = None
    portrait: bool = False
    marks: Sequence[Mark] = ()
    light: float = 0.0
    near: float = 1.0


def drawn_portrait(path: Path, *, size: tuple[int, int], hue: float, light: float, near: float) -> Path:
    """A face as a child draws it, before a coloured wall."""
    width, height = size
    scale = min(size) * near

    def tone(h: float, s: float, v: float) -> tuple[int, int, int]:
        r, g, b = colorsys.hsv_to_rgb(h % 1, s, min(1.0, v * 2**light))
        return round(r * 255), round(g * 255), round(b * 255)

    wall = Image.linear_gradient("L").resize(size)
    ground = Image.composite(
        Image.new("RGB", size, tone(hue, 0.35, 0.20)), Image.new("RGB", size, tone(hue, 0.4, 0.5)), wall
    )
    draw = ImageDraw.Draw(ground)
    cx, cy = width * 0.5, height * 0.46 + (near - 1) * height * 0.1

    def oval(dx: float, dy: float, rx: float, ry: float, fill: tuple[int, int, int]) -> None:
        x, y = cx + dx * scale, cy + dy * scale
        draw.ellipse((x - rx * scale, y - ry * scale, x + rx * scale, y + ry * scale), fill=fill)

    oval(0, 0.62, 0.44, 0.36, tone(hue + 0.45, 0.5, 0.45))
    oval(0, 0.22, 0.09, 0.18, tone(0.07, 0.42, 0.62))
    oval(0, -0.05, 0.225, 0.275, tone(0.05, 0.5, 0.18))
    oval(0, 0, 0.19, 0.24, tone(0.07, 0.4, 0.74))
    for side in (-0.07, 0.07):
        oval(side, -0.03, 0.022, 0.014, tone(0, 0, 0.95))
        oval(side, -0.03, 0.011, 0.013, tone(0.1, 0.5, 0.12))
    oval(0, 0.12, 0.06, 0.013, tone(0.99, 0.5, 0.45))
    ground.filter(ImageFilter.GaussianBlur(scale / 220)).save(path, quality=90)
    return path


def circle(x: float, y: float, r: float) -> tuple[Point, ...]:
    import math

    return tuple(
        (x + r * math.cos(a / 10 * math.tau + 0.3), y + 1.4 * r * math.sin(a / 10 * math.tau + 0.3))
        for a in range(11)
    )


def mark(kind: MarkKind, voice: Voice, *strokes: tuple[Point, ...], text: str = "") -> Mark:
    return Mark("m", "s", kind, strokes, voice, START, text)


def made_up_chain(
    said: Sequence[Said],
    *,
    first: int = 1,
    alias: str = "Elian",
    code: str = "P01",
    role: str = "ict",
    language: Language = Language.NL,
    loose: Sequence[str] = (),
) -> Chain:
    """A chain in which every ``Said`` is a shot, numbered from ``first``."""
    begun = START + timedelta(minutes=first)
    links: list[Link] = []
    moves: tuple[Move, ...] = ()
    for index, one in enumerate(said):
        shot_id = f"{code}-{first + index}"
        at = begun + timedelta(seconds=47 * index)
        size = (4000, 6000) if one.portrait else (6000, 4000)
        agreed = tuple(
            Move(f"{shot_id}-{n}", shot_id, None, d, step, Voice.TOGETHER, at, one.asked if n == 0 else "")
            for n, (d, step) in enumerate(one.moves)
        )
        links.append(
            Link(
                shot=Shot(shot_id, "i", first + index, at, *size),
                judgements=(Judgement("j", shot_id, one.answer, one.reason, Voice.PARTICIPANT, at),)
                if one.answer
                else (),
                moves_here=moves,
                moves_next=agreed,
                marks=tuple(one.marks),
                quotes=(Quote("q", "i", one.quote, Voice.PARTICIPANT, at),) if one.quote else (),
                looks=(LookStatement("l", shot_id, Look(monochrome=True), Voice.PARTICIPANT, at),)
                if one.mono
                else (),
                choice=Choice(shot_id, one.verdict, at) if one.verdict else None,
            )
        )
        moves = agreed
    participant = Participant(code, code, role, alias, language)
    interview = Interview(
        "i",
        code,
        "begripvolle-ambtenaar",
        "Laat dit beeld je zien als begripvolle ambtenaar?",
        "Does this picture show you as an understanding civil servant?",
        language,
        begun,
        "Europe/Amsterdam",
        f"interviews/2026-11-23 {code}",
    )
    quotes = tuple(Quote(f"loose{n}", "i", words, Voice.PARTICIPANT, begun) for n, words in enumerate(loose))
    return Chain(interview, participant, Role(role, role, 0, role, role), tuple(links), quotes)


def drawn_photos(
    folder: Path, chains: Sequence[Chain], said: Sequence[Sequence[Said]], *, long_side: int = 900
) -> Callable[[Link], Path]:
    """Draw a picture for every shot; the answer is the function the sheet asks for photos."""
    paths: dict[str, Path] = {}
    for number, (chain, ones) in enumerate(zip(chains, said, strict=True)):
        for link, one in zip(chain.links, ones, strict=True):
            short = long_side * 2 // 3
            size = (short, long_side) if one.portrait else (long_side, short)
            paths[link.shot.id] = drawn_portrait(
                folder / f"{link.shot.id}.jpg",
                size=size,
                hue=0.13 + number * 0.27,
                light=one.light,
                near=one.near,
            )
    return lambda link: paths[link.shot.id]


ELIAN = (
    Said(
        Answer.NO, "Zo zie je alleen mijn jasje.", [(Dimension.LIGHT, 1), (Dimension.DISTANCE, 1)], light=-1.2
    ),
    Said(
        Answer.ALMOST,
        "Mijn gezicht is nog donker.",
        [(Dimension.LIGHT, 2), (Dimension.DISTANCE, 2)],
        "Veel meer licht. En heel dichtbij.",
        marks=[mark(MarkKind.CIRCLE, Voice.PARTICIPANT, circle(0.5, 0.45, 0.17))],
        light=-0.5,
        near=1.15,
    ),
    Said(
        Answer.YES,
        "",
        quote="Ik wil meer licht in de foto. Veel meer licht. En heel dichtbij. Je kunt alles zien.",
        verdict=Verdict.CHOSEN,
        light=0.6,
        near=1.6,
    ),
)

NIKO = (
    Said(Answer.NO, "Ik kijk weg.", [(Dimension.GAZE, 0), (Dimension.DISTANCE, 1)], "kijk me aan"),
    Said(
        Answer.ALMOST,
        "",
        [(Dimension.COLOUR, -2)],
        quote="Net als de organisatie kan ik mijn kleuren niet laten zien.",
        marks=[
            mark(MarkKind.PIN, Voice.PARTICIPANT, ((0.3, 0.3),)),
            mark(MarkKind.PIN, Voice.RESEARCHER, ((0.7, 0.7),), text="hier"),
            mark(MarkKind.ARROW, Voice.RESEARCHER, ((0.85, 0.15), (0.72, 0.28), (0.6, 0.4))),
            mark(MarkKind.REGION, Voice.RESEARCHER, ((0.05, 0.05), (0.3, 0.05), (0.3, 0.5), (0.05, 0.5))),
        ],
        verdict=Verdict.MAYBE,
    ),
    Said(
        Answer.ALMOST, "Rustiger.", [(Dimension.FOCUS, -1), (Dimension.FRAMING, 0)], mono=True, portrait=True
    ),
    Said(Answer.NO, "Nu ben ik een ander.", [(Dimension.FOCUS, 2)], mono=True, near=1.2),
    Said(
        Answer.YES,
        "Dit ben ik.",
        quote="Iedere student heeft een eigen verhaal en dus ook een eigen soort begrip nodig.",
        mono=True,
        portrait=True,
        verdict=Verdict.CHOSEN,
    ),
    Said(light=0.3),
)


def let_go(chains: Sequence[Chain]) -> Released:
    """As if everything in the chains may leave: what the gate does is tested elsewhere."""
    return Released(tuple(chains), Scope.INTERNAL)


def no_photo(link: Link) -> Path:
    """For shots that have none."""
    raise FileNotFoundError(link.shot.id)


MATERIAL = Material(
    released=Released((), Scope.INTERNAL),
    photo=no_photo,
    title="De begripvolle ambtenaar",
    language=Language.NL,
    at=START + timedelta(hours=2),
)
"""Nothing yet: a test puts in what it needs."""


def material(chains: Sequence[Chain], photo: Callable[[Link], Path] = no_photo) -> Material:
    """What an exporter gets when everything in the chains may leave."""
    return replace(MATERIAL, released=let_go(chains), photo=photo)
