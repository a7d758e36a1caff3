"""Makes a whole study quickly: small drawn JPEGs and everything that is said about them.

For the tests of other rooms and for measuring. The rows are written in one transaction instead of shot by
shot, and nothing is fsynced: a made-up study may be lost.
"""

import io
import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from PIL import Image, ImageDraw
from sqlalchemy.orm import Session

from fotointerview.domain.people import Interview
from fotointerview.domain.sayings import Look
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
from fotointerview.storage import values
from fotointerview.storage.study import RoleSpec, StudyStore
from fotointerview.storage.types import next_id

BEGUN = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ROLES = (
    RoleSpec("wet", "wet", "law"),
    RoleSpec("beleid", "beleid", "policy"),
    RoleSpec("ict", "ict", "IT"),
    RoleSpec("uitvoering", "uitvoering", "operations"),
    RoleSpec("loket", "loket", "counter"),
)
_ANSWERS = (Answer.NO, Answer.ALMOST, Answer.YES)
_REASONS = ("Ik kijk te streng.", "Het licht is <te> hard & kil.", "Zo zien ze mij aan het loket. ☀")


@dataclass(frozen=True, slots=True)
class MadeStudy:
    """What was made: the study's folder, and its interviews in the order of the participants' codes."""

    folder: Path
    interviews: tuple[Interview, ...]

    @property
    def interview_id(self) -> str:
        """The first interview."""
        return self.interviews[0].id


def make_study(
    folder: Path,
    *,
    shots: int = 500,
    participants: int = 1,
    size: tuple[int, int] = (600, 400),
    discussed: bool = True,
    seed: int = 7,
) -> MadeStudy:
    """Make a study of ``shots`` shots, dealt evenly over ``participants``; closed again.

    With ``discussed`` every shot has a judgement and a move that led to the next, every third a quote and a
    mark, every fifth a look, and the last of each interview is chosen.
    """
    chance = random.Random(seed)
    pictures = [small_jpeg(size, shade=shade) for shade in range(40, 240, 25)]
    with StudyStore.create(folder, title="De begripvolle ambtenaar", roles=ROLES) as store:
        interviews = tuple(_interview(store, index) for index in range(participants))
        number = 0
        with store._database.writing() as session:
            for index, interview in enumerate(interviews):
                count = shots // participants + (index < shots % participants)
                rows = []
                for _ in range(count):
                    number += 1
                    rows.append(_shot(session, store, interview, number, chance.choice(pictures), size))
                if discussed:
                    _discuss(session, rows, chance)
        return MadeStudy(store.folder, interviews)


def small_jpeg(size: tuple[int, int] = (600, 400), *, shade: int = 128) -> bytes:
    """A drawn face of no one, as a JPEG."""
    width, height = size
    image = Image.new("RGB", size, (shade, shade, min(255, shade + 15)))
    draw = ImageDraw.Draw(image)
    box = (width * 0.35, height * 0.15, width * 0.65, height * 0.85)
    draw.ellipse(box, fill=(min(255, shade + 40), shade, shade * 3 // 4))
    for x in (0.44, 0.56):
        draw.ellipse((width * x - 6, height * 0.4 - 6, width * x + 6, height * 0.4 + 6), fill=(20, 20, 20))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()


def _interview(store: StudyStore, index: int) -> Interview:
    person = store.add_participant(code=store.next_code(), role_key=ROLES[index % len(ROLES)].key)
    return store.add_interview(
        participant_id=person.id,
        preset="begripvolle-ambtenaar",
        question_nl="Laat dit beeld je zien als begripvolle ambtenaar?",
        question_en="Does this picture show you as an understanding civil servant?",
        language=Language.NL,
        started_at=BEGUN + timedelta(hours=2 * index),
        zone="Europe/Amsterdam",
    )


def _shot(
    session: Session, store: StudyStore, interview: Interview, number: int, jpeg: bytes, size: tuple[int, int]
) -> m.ShotRow:
    path = f"{interview.folder}/originals/FI_{number:04d}.JPG"
    place = store.absolute(path)
    place.write_bytes(jpeg)
    place.chmod(0o444)
    shot = m.ShotRow(
        id=next_id(),
        interview_id=interview.id,
        number=number,
        taken_at=interview.started_at + timedelta(seconds=20 * number),
        width=size[0],
        height=size[1],
        aperture=2.8,
        shutter_s=1 / 125,
        iso=400,
        bias_ev=0.0,
        focal_mm=85.0,
        alt_text="",
        damaged=False,
    )
    file = m.ShotFileRow(
        id=next_id(),
        shot_id=shot.id,
        kind=FileKind.JPEG,
        path=path,
        size=len(jpeg),
        sha256=sha256(jpeg).hexdigest(),
        camera_serial="0",
        camera_folder="/store_00010001/DCIM/100NIKON",
        camera_name=f"DSC_{number:04d}.JPG",
        source_time=int(shot.taken_at.timestamp()),
    )
    session.add(shot)
    session.flush()
    session.add(file)
    return shot


def _discuss(session: Session, shots: list[m.ShotRow], chance: random.Random) -> None:
    """Everything that is said about the shots of one interview."""
    for index, shot in enumerate(shots):
        at = shot.taken_at + timedelta(seconds=5)
        answer = chance.choice(_ANSWERS)
        voice = Voice.PARTICIPANT
        about = {"shot_id": shot.id, "voice": voice, "at": at}
        session.add(m.JudgementRow(id=next_id(), answer=answer, reason=chance.choice(_REASONS), **about))
        if index + 1 < len(shots):
            session.add(_move(shot, shots[index + 1], chance, at))
        if index % 3 == 0:
            session.add_all(_quote(session, shot, at))
            strokes = [[(0.4, 0.3), (0.5, 0.2), (0.6, 0.3), (0.4, 0.3)]]
            session.add(
                m.MarkRow(
                    id=next_id(),
                    kind=MarkKind.CIRCLE,
                    strokes=values.strokes_json(strokes),
                    text="",
                    **about,
                )
            )
        if index % 5 == 0:
            look = values.look_json(Look(monochrome=index % 2 == 0))
            session.add(m.LookStatementRow(id=next_id(), look=look, **about))
    if shots:
        last = shots[-1]
        session.add(m.ChoiceRow(shot_id=last.id, verdict=Verdict.CHOSEN, at=last.taken_at, rating=4))


def _move(shot: m.ShotRow, following: m.ShotRow, chance: random.Random, at: datetime) -> m.MoveRow:
    return m.MoveRow(
        id=next_id(),
        from_shot_id=shot.id,
        to_shot_id=following.id,
        dimension=chance.choice((Dimension.LIGHT, Dimension.DISTANCE, Dimension.FOCUS)),
        step=chance.choice((-2, -1, 1, 2)),
        voice=Voice.TOGETHER,
        at=at,
        words="",
        intended="",
    )


def _quote(session: Session, shot: m.ShotRow, at: datetime) -> list[m.QuoteLinkRow]:
    quote = m.QuoteRow(
        id=next_id(),
        interview_id=shot.interview_id,
        verbatim="Ik wil meer licht in de foto. Veel meer licht. En heel dichtbij.",
        voice=Voice.PARTICIPANT,
        at=at,
        edited="",
        approved=False,
    )
    session.add(quote)
    session.flush()
    return [m.QuoteLinkRow(id=next_id(), quote_id=quote.id, shot_id=shot.id, kind=LinkKind.SAID_AT)]
