"""A made-up study for the research exits, in which every text can be found again, and its readers' common parts."""

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from fotointerview.domain.chain import Chain, Link, Words
from fotointerview.domain.ledger import ConsentEvent, Placement, ShotApproval
from fotointerview.domain.measures import Measures
from fotointerview.domain.people import Interview, Participant, Role
from fotointerview.domain.release import release
from fotointerview.domain.sayings import (
    Choice,
    Judgement,
    Look,
    LookStatement,
    Mark,
    Move,
    Note,
    Quote,
    QuoteLink,
)
from fotointerview.domain.shots import Exposure, Shot
from fotointerview.domain.words import (
    Answer,
    ConsentKind,
    Dimension,
    Item,
    Language,
    LinkKind,
    MarkKind,
    Mode,
    Scope,
    Verdict,
    Voice,
)
from fotointerview.publish.material import Material
from fotointerview.services.exits import Options, exit_of
from tests.publish.made_up import MATERIAL, START
from tests.publish.secrets import full_of_secrets

KINDS = ("qdpx", "qdc", "csv", "json", "log")
SCHEMAS = Path(__file__).resolve().parents[3] / "shared" / "schemas"
HOSTILE = (
    "=cmd|' /C calc'!A0 </script><b>&amp; ]]> # [x](y) ;,\"\t\" \\ \n-2\r\n+SUM(A1) مرحبا \u202egnol\u202c "
    "e\u0301\u0323 😀👩\u200d👩\u200d👧 https://a.example \0\x07\ud800 @x " + "W" * 10_000
)

Speak = Callable[[str], str]


def plain(key: str) -> str:
    """What is said under ``key``, known by it alone; with signs of four bytes before and in it."""
    return f"😀 WOORD-{key} 👩\u200d👧."


def hostile(key: str) -> str:
    """The same, as somebody would who means harm."""
    return f"{HOSTILE} WOORD-{key}"


@dataclass(frozen=True)
class Who:
    """A participant and what they gave for research."""

    code: str
    items: tuple[Item, ...] = tuple(Item)
    mode: Mode = Mode.PSEUDONYM
    withheld: frozenset[int] = frozenset()


ALL = (Who("P01"), Who("P02"))


def link(code: str, nth: int, *, number: int, last: int, say: Speak) -> Link:
    """The ``nth`` shot of an interview of ``last``, upright where it is odd."""
    shot, at = f"{code}-s{nth}", START + timedelta(seconds=60 * number)

    def move(of: int) -> Move:
        to = f"{code}-s{of + 1}" if of < last else None
        return Move(
            f"{code}-m{of}", f"{code}-s{of}", to, Dimension.LIGHT, 1, Voice.TOGETHER, at,
            say(f"{code}-wens-{of}"), "iso: 100 → 200; people", 0.75 + of if to else None,
        )  # fmt: skip

    strokes = (((0.25, 0.5), (0.5, 0.75)),)
    crop = Look(crop=(0.2, 0.4, 0.6, 0.5)) if nth == 2 else Look()
    return Link(
        shot=Shot(shot, f"{code}-i", number, at, 60, 40, Exposure(2.8, 1 / 125, 400, -0.3, 85.0)),
        judgements=(
            Judgement(f"{code}-j{nth}a", shot, Answer.NO, say(f"{code}-eerst-{nth}"), Voice.PARTICIPANT, at),
            Judgement(f"{code}-j{nth}", shot, Answer.YES, say(f"{code}-reden-{nth}"), Voice.PARTICIPANT, at),
        ),
        moves_here=(move(nth - 1),) if nth > 1 else (),
        moves_next=(move(nth),),
        marks=(
            Mark(f"{code}-r{nth}", shot, MarkKind.REGION, strokes, Voice.PARTICIPANT, at),
            Mark(f"{code}-k{nth}", shot, MarkKind.PIN, (((0.3, 0.6),),), Voice.RESEARCHER, at,
                 say(f"{code}-merk-{nth}"), judgement_id=f"{code}-j{nth}"),
        ),
        quotes=(Quote(f"{code}-q{nth}", f"{code}-i", say(f"{code}-quote-{nth}"), Voice.PARTICIPANT, at),),
        looks=(LookStatement(f"{code}-l{nth}", shot, crop, Voice.PARTICIPANT, at),),
        choice=Choice(shot, Verdict.CHOSEN if nth == last else Verdict.MAYBE, at, 3),
        measures=Measures(0.5, -0.5, 6.0, 0.0, 0.01, 0.2, (0.4, 0.2, 0.2, 0.3), by_hand=True, distance_m=1.5),
        placements=(Placement(f"{code}-p{nth}", shot, "main", 1),),
    )  # fmt: skip


def chain(code: str, *, first: int, shots: int = 3, say: Speak = plain) -> Chain:
    """An interview in which everything is said and drawn that can be."""
    links = tuple(link(code, nth, number=first + nth - 1, last=shots, say=say) for nth in range(1, shots + 1))
    who = Participant(f"id-{code}", code, f"rol-{code}", say(f"{code}-alias"))
    loose = Quote(f"{code}-los", f"{code}-i", say(f"{code}-los"), Voice.PARTICIPANT, START)
    quotes = tuple(quote for one in links for quote in one.quotes)
    ties = tuple(
        QuoteLink(f"{code}-t{n}", quote.id, one.shot.id, LinkKind.SAID_AT)
        for n, one in enumerate(links)
        for quote in one.quotes
    )
    return Chain(
        interview=Interview(
            f"{code}-i", who.id, "x", say("vraag"), say("question"), Language.NL, START, "Europe/Amsterdam",
            f"interviews/MAP-{code}",
        ),
        participant=who,
        role=Role(f"rol-{code}", f"rol-{code}", 2, say(f"{code}-rol"), say(f"{code}-role")),
        links=links,
        loose_quotes=(loose,),
        words=Words((loose, *quotes), ties, (Note("n", f"{code}-i", links[0].shot.id, say("NOTITIE"), START),)),
    )  # fmt: skip


def consents(who: Who) -> tuple[ConsentEvent, ...]:
    """What somebody gave, for research alone."""
    kept = {"research": {item.value: who.mode.value for item in who.items}}
    return (ConsentEvent(f"c-{who.code}", f"id-{who.code}", ConsentKind.GIVEN, kept, START, "nl", "1", "ab"),)


def study(
    folder: Path,
    *,
    people: tuple[Who, ...] = ALL,
    say: Speak = plain,
    shots: int = 3,
    at: datetime = MATERIAL.at,
) -> Material:
    """What the real gate lets through of everybody's interviews."""
    chains = [chain(who.code, first=1 + n * shots, shots=shots, say=say) for n, who in enumerate(people)]
    released = release(
        chains,
        logs={f"id-{who.code}": consents(who) for who in people},
        approvals={
            f"{who.code}-s{nth}": (ShotApproval("a", f"{who.code}-s{nth}", False, START),)
            for who in people
            for nth in who.withheld
        },
        scope=Scope.RESEARCH,
        on=date(2026, 11, 25),
        names={f"id-{who.code}": f"ECHT-{who.code}" for who in people},
    )
    photo = drawn(folder)
    return replace(MATERIAL, released=released, photo=photo, title=say("titel"), at=at)


def drawn(folder: Path) -> Callable[[Link], Path]:
    """Photos full of secrets: upright ones, and odd shots that lie on their side; a red block from ¼,½ to ½,¾."""
    paths = {}
    for is_lying in (False, True):
        upright = Image.new("RGB", (200, 300) if is_lying else (300, 200), (20, 60, 20))
        wide, high = upright.size
        upright.paste((230, 30, 30), (wide // 4, high // 2, wide // 2, high * 3 // 4))
        stored = upright.transpose(Image.Transpose.ROTATE_90) if is_lying else upright
        stream = BytesIO()
        stored.save(stream, "JPEG", quality=95, subsampling=0)
        path = folder / f"{is_lying}.jpg"
        path.write_bytes(full_of_secrets(base=stream.getvalue(), orientation=6 if is_lying else 1))
        paths[is_lying] = path
    return lambda link: paths[link.shot.number % 2 == 1]


def make(kind: str, material: Material, out: Path, *, semicolon: bool = False) -> Path:
    """Make an exit's export at ``out``."""
    made = exit_of(kind).make(material, out, Options(semicolon=semicolon), lambda _done, _of: None)
    assert made.path == out
    return out


def files_in(out: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of an export by its name, unpacked."""
    if out.is_dir():
        for path in sorted(out.rglob("*")):
            yield path.name, path.read_bytes()
    elif zipfile.is_zipfile(out):
        with zipfile.ZipFile(out) as archive:
            for name in archive.namelist():
                yield name, archive.read(name)
    else:
        yield out.name, out.read_bytes()


def schema(name: str) -> Path:
    """A schema of the standard; the test is skipped where it is not."""
    path = SCHEMAS / f"refi-qda-{name}.xsd"
    if not path.exists():
        pytest.skip(f"the schema {path.name} of REFI-QDA is not beside this checkout (../shared/schemas)")
    return path
