"""Makes a large study in seconds: thousands of shots, and everything that was said about them.

The rows go in by the thousand in one transaction; the originals are one drawn JPEG with a piece of its own in each,
so that every one is a real picture and no two have the same hash. The same seed makes the same study, but for the
ids of the study and its roles. Nothing is fsynced: a made-up study may be lost.
"""

import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from fotointerview.domain.words import (
    Answer,
    Dimension,
    FileKind,
    Language,
    LinkKind,
    MarkKind,
    Verdict,
    Voice,
)
from fotointerview.storage import models as m
from fotointerview.storage.study import StudyStore
from tests.storage.generator import ROLES, small_jpeg

BEGUN = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
SIZE = (300, 200)
_SEGMENT = 65_000
_TEXT = (
    "licht dichtbij handen loket regels vertrouwen streng zacht kijken collega burger wachten "
    "uitleg tijd brief dossier stem afstand raam koffie rustig eerlijk schaduw glimlach twijfel"
)
_WORDS = _TEXT.split()
_ANSWERS = (Answer.NO, Answer.ALMOST, Answer.YES)
_DIMENSIONS = (Dimension.LIGHT, Dimension.DISTANCE, Dimension.FOCUS)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class BigStudy:
    """How large. ``sayings`` are quotes and notes together, half of each; ``original_bytes`` is the least size of
    an original; without ``files`` the database speaks of originals that are not there."""

    participants: int = 50
    interviews: int = 100
    shots: int = 10_000
    sayings: int = 20_000
    original_bytes: int = 0
    files: bool = True
    seed: int = 7


def make_big_study(folder: Path, how: BigStudy | None = None) -> Path:
    """Make it in ``folder``; returns the folder. It is closed and can be opened with ``StudyStore``."""
    wanted = how or BigStudy()
    with StudyStore.create(folder, title="Een groot onderzoek", roles=ROLES) as store:
        roles = [role.id for role in store.roles()]
        with store._database.writing() as session:
            for kind, rows in _Maker(store.folder, wanted, roles).tables():
                _add(session, kind, rows)
        store._database.forget_deleted()
    return folder


def original(number: int, picture: bytes, *, at_least: int = 0, filler: bytes = b"") -> bytes:
    """The JPEG ``picture`` with the shot's number in it, and with so much filling that it has its size."""
    pieces = [picture[:2], _comment(f"shot {number}".encode())]
    missing = at_least - len(picture)
    while missing > 0:
        piece = filler[: min(missing, _SEGMENT)]
        pieces.append(_comment(piece))
        missing -= len(piece)
    return b"".join([*pieces, picture[2:]])


def _comment(content: bytes) -> bytes:
    return b"\xff\xfe" + (len(content) + 2).to_bytes(2, "big") + content


def _add(session: Session, kind: type[m.Base], rows: Sequence[Row]) -> None:
    if rows:
        session.execute(insert(kind.__table__), rows)  # type: ignore[arg-type] # every one of them is a Table


class _Maker:
    """Makes the rows of every table, in an order that foreign keys allow, and writes the originals."""

    def __init__(self, folder: Path, how: BigStudy, roles: Sequence[str]) -> None:
        self._folder = folder
        self._how = how
        self._roles = roles
        self._chance = random.Random(how.seed)
        self._count = 0

    def tables(self) -> Iterator[tuple[type[m.Base], list[Row]]]:
        """Table by table."""
        people = [self._participant(index) for index in range(self._how.participants)]
        yield m.ParticipantRow, people
        interviews = [self._interview(index, people) for index in range(self._how.interviews)]
        yield m.InterviewRow, interviews
        shots = [self._shot(number, interviews) for number in range(1, self._how.shots + 1)]
        yield m.ShotRow, shots
        yield m.ShotFileRow, list(self._files(shots, {row["id"]: row["folder"] for row in interviews}))
        yield m.JudgementRow, [self._judgement(shot) for shot in shots]
        pairs = [(one, two) for one, two in pairwise(shots) if one["interview_id"] == two["interview_id"]]
        yield m.MoveRow, [self._move(one, two) for one, two in pairs]
        yield m.MarkRow, [self._mark(shot) for shot in shots[::3]]
        spread = [shots[index * len(shots) // self._how.sayings] for index in range(self._how.sayings)]
        quotes = [self._quote(shot) for shot in spread[::2]]
        yield m.QuoteRow, quotes
        yield m.QuoteLinkRow, [self._tie(*pair) for pair in zip(quotes, spread[::2], strict=True)]
        yield m.NoteRow, [self._note(shot) for shot in spread[1::2]]
        yield m.ChoiceRow, [self._choice(shot) for shot in shots[::20]]

    def _id(self) -> str:
        """A UUIDv7 in the order of making, the same for the same seed."""
        self._count += 1
        return f"019b8000-0000-7000-8000-{self._how.seed & 0xFFFF:04x}{self._count:08x}"

    def _say(self, words: int = 8) -> str:
        return " ".join(self._chance.choices(_WORDS, k=words)).capitalize() + "."

    def _participant(self, index: int) -> Row:
        role = self._roles[index % len(self._roles)]
        code = f"P{index + 1:02d}"
        return {"id": self._id(), "code": code, "role_id": role, "alias": "", "language": Language.NL}

    def _interview(self, index: int, people: Sequence[Row]) -> Row:
        person = people[index % len(people)]
        at = BEGUN + timedelta(days=index)
        return {
            "id": self._id(),
            "participant_id": person["id"],
            "preset": "begripvolle-ambtenaar",
            "question_nl": "Laat dit beeld je zien als begripvolle ambtenaar?",
            "question_en": "Does this picture show you as an understanding civil servant?",
            "language": Language.NL,
            "started_at": at,
            "zone": "Europe/Amsterdam",
            "folder": f"interviews/{at:%Y-%m-%d} {person['code']}",
            "ended_at": at + timedelta(hours=2),
        }

    def _shot(self, number: int, interviews: Sequence[Row]) -> Row:
        interview = interviews[(number - 1) * len(interviews) // self._how.shots]
        return {
            "id": self._id(),
            "interview_id": interview["id"],
            "number": number,
            "taken_at": interview["started_at"] + timedelta(seconds=number % 7200),
            "width": SIZE[0],
            "height": SIZE[1],
            "aperture": 2.8,
            "shutter_s": 1 / 125,
            "iso": 400,
            "bias_ev": 0.0,
            "focal_mm": 85.0,
            "alt_text": "",
            "damaged": False,
        }

    def _files(self, shots: Sequence[Row], folders: dict[str, str]) -> Iterator[Row]:
        """The row of every original; the originals themselves are written on the way."""
        pictures = [small_jpeg(SIZE, shade=shade) for shade in range(40, 240, 25)]
        filler = random.Random(self._how.seed).randbytes(_SEGMENT)
        if self._how.files:
            for folder in folders.values():
                (self._folder / folder / "originals").mkdir(parents=True)
        for shot in shots:
            number = shot["number"]
            picture = pictures[number % len(pictures)]
            content = original(number, picture, at_least=self._how.original_bytes, filler=filler)
            path = f"{folders[shot['interview_id']]}/originals/FI_{number:04d}.JPG"
            if self._how.files:
                _write(self._folder / path, content)
            yield {
                "id": self._id(),
                "shot_id": shot["id"],
                "kind": FileKind.JPEG,
                "path": path,
                "size": len(content),
                "sha256": sha256(content).hexdigest(),
                "camera_serial": "0",
                "camera_folder": f"/store_00010001/DCIM/{100 + number // 9999}NIKON",
                "camera_name": f"DSC_{number % 9999 + 1:04d}.JPG",
                "source_time": int(shot["taken_at"].timestamp()),
            }

    def _about(self, shot: Row, voice: Voice = Voice.PARTICIPANT) -> Row:
        at = shot["taken_at"] + timedelta(seconds=5)
        return {"id": self._id(), "shot_id": shot["id"], "voice": voice, "at": at}

    def _judgement(self, shot: Row) -> Row:
        return {**self._about(shot), "answer": self._chance.choice(_ANSWERS), "reason": self._say()}

    def _move(self, shot: Row, following: Row) -> Row:
        return {
            "id": self._id(),
            "from_shot_id": shot["id"],
            "to_shot_id": following["id"],
            "dimension": self._chance.choice(_DIMENSIONS),
            "step": self._chance.choice((-2, -1, 1, 2)),
            "voice": Voice.TOGETHER,
            "at": shot["taken_at"] + timedelta(seconds=9),
            "words": self._say(3),
            "intended": "",
            "measured": None,
            "frame": None,
        }

    def _mark(self, shot: Row) -> Row:
        strokes = [[[0.4, 0.3], [0.5, 0.2], [0.6, 0.3], [0.4, 0.3]]]
        told: Row = {"kind": MarkKind.CIRCLE, "strokes": strokes, "text": self._say(2), "pressure": []}
        return {**self._about(shot), **told, "quote_id": None, "judgement_id": None}

    def _quote(self, shot: Row) -> Row:
        return {
            "id": self._id(),
            "interview_id": shot["interview_id"],
            "verbatim": self._say(14),
            "voice": Voice.PARTICIPANT,
            "at": shot["taken_at"],
            "edited": "",
            "approved": self._chance.random() < 0.5,
        }

    def _tie(self, quote: Row, shot: Row) -> Row:
        return {
            "id": self._id(),
            "quote_id": quote["id"],
            "shot_id": shot["id"],
            "kind": LinkKind.SAID_AT,
        }

    def _note(self, shot: Row) -> Row:
        return {
            "id": self._id(),
            "interview_id": shot["interview_id"],
            "shot_id": shot["id"],
            "text": self._say(10),
            "at": shot["taken_at"],
        }

    def _choice(self, shot: Row) -> Row:
        return {
            "shot_id": shot["id"],
            "verdict": Verdict.CHOSEN,
            "at": shot["taken_at"],
            "rating": self._chance.randint(0, 5),
        }


def _write(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o444)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
