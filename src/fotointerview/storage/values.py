"""From rows of the database to the values of the domain, and the few back that are more than a copy.

Each function takes anything with the columns of its row class as attributes: an ORM object or a plain row.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields

from fotointerview.domain.ledger import (
    Closeness,
    ConsentEvent,
    ConsentText,
    ExportRun,
    Loan,
    Placement,
    Retention,
    ShotApproval,
    Tombstone,
)
from fotointerview.domain.measures import Measures
from fotointerview.domain.people import Interview, Participant, Role, Study
from fotointerview.domain.sayings import (
    Box,
    Choice,
    Judgement,
    Look,
    LookStatement,
    Mark,
    Move,
    Note,
    Point,
    Quote,
    QuoteLink,
)
from fotointerview.domain.shots import Exposure, Shot, ShotFile
from fotointerview.storage import account_models as a
from fotointerview.storage import models as m


def study(row: m.StudyRow) -> Study:
    """The study."""
    return Study(row.id, row.title, row.created_at, row.language)


def role(row: m.RoleRow) -> Role:
    """A role."""
    return Role(row.id, row.key, row.position, row.name_nl, row.name_en)


def participant(row: m.ParticipantRow) -> Participant:
    """A participant."""
    return Participant(row.id, row.code, row.role_id, row.alias, row.language)


def interview(row: m.InterviewRow) -> Interview:
    """An interview."""
    return Interview(
        id=row.id,
        participant_id=row.participant_id,
        preset=row.preset,
        question_nl=row.question_nl,
        question_en=row.question_en,
        language=row.language,
        started_at=row.started_at,
        zone=row.zone,
        folder=row.folder,
        ended_at=row.ended_at,
    )


def shot(row: m.ShotRow) -> Shot:
    """A shot."""
    return Shot(
        id=row.id,
        interview_id=row.interview_id,
        number=row.number,
        taken_at=row.taken_at,
        width=row.width,
        height=row.height,
        exposure=Exposure(row.aperture, row.shutter_s, row.iso, row.bias_ev, row.focal_mm),
        alt_text=row.alt_text,
        damaged=row.damaged,
        trial=row.trial,
    )


def shot_file(row: m.ShotFileRow) -> ShotFile:
    """A file of a shot."""
    return ShotFile(
        id=row.id,
        shot_id=row.shot_id,
        kind=row.kind,
        path=row.path,
        size=row.size,
        sha256=row.sha256,
        camera_serial=row.camera_serial,
        camera_folder=row.camera_folder,
        camera_name=row.camera_name,
        source_time=row.source_time,
    )


def judgement(row: m.JudgementRow) -> Judgement:
    """A judgement."""
    return Judgement(row.id, row.shot_id, row.answer, row.reason, row.voice, row.at)


def move(row: m.MoveRow) -> Move:
    """A move."""
    return Move(
        id=row.id,
        from_shot_id=row.from_shot_id,
        to_shot_id=row.to_shot_id,
        dimension=row.dimension,
        step=row.step,
        voice=row.voice,
        at=row.at,
        words=row.words,
        intended=row.intended,
        measured=row.measured,
        frame=_box(row.frame),
    )


def quote(row: m.QuoteRow) -> Quote:
    """A quote."""
    return Quote(row.id, row.interview_id, row.verbatim, row.voice, row.at, row.edited, row.approved)


def quote_link(row: m.QuoteLinkRow) -> QuoteLink:
    """A quote's tie to a shot."""
    return QuoteLink(row.id, row.quote_id, row.shot_id, row.kind)


def mark(row: m.MarkRow) -> Mark:
    """A mark."""
    strokes = tuple(tuple((x, y) for x, y in stroke) for stroke in row.strokes)
    return Mark(
        id=row.id,
        shot_id=row.shot_id,
        kind=row.kind,
        strokes=strokes,
        voice=row.voice,
        at=row.at,
        text=row.text,
        quote_id=row.quote_id,
        judgement_id=row.judgement_id,
        pressure=tuple(map(tuple, row.pressure)),
    )


def measures(row: m.MeasuresRow) -> Measures:
    """What was measured on a shot; numbers that this program does not know are passed over."""
    known = {field.name for field in fields(Measures)}
    kept = {name: value for name, value in row.numbers.items() if name in known}
    return Measures(**(kept | {"face": _box(kept.get("face"))}))


def _box(kept: Sequence[float] | None) -> Box | None:
    if kept is None:
        return None
    left, top, width, height = kept
    return left, top, width, height


def note(row: m.NoteRow) -> Note:
    """A note."""
    return Note(row.id, row.interview_id, row.shot_id, row.text, row.at)


def look_statement(row: m.LookStatementRow) -> LookStatement:
    """A look somebody asked for."""
    kept = row.look
    red, green, blue = kept["mix"]
    left, top, width, height = kept["crop"]
    look = Look(
        monochrome=kept["monochrome"],
        mix=(red, green, blue),
        exposure_ev=kept["exposure_ev"],
        contrast=kept["contrast"],
        saturation=kept.get("saturation", 0.0),
        warmth=kept.get("warmth", 0.0),
        soft=kept.get("soft", 0.0),
        crop=(left, top, width, height),
    )
    return LookStatement(row.id, row.shot_id, look, row.voice, row.at)


def choice(row: m.ChoiceRow) -> Choice:
    """A choice."""
    return Choice(row.shot_id, row.verdict, row.at, row.rating)


def placement(row: m.PlacementRow) -> Placement:
    """A placement."""
    return Placement(row.id, row.shot_id, row.publication, row.tier)


def consent_event(row: a.ConsentEventRow) -> ConsentEvent:
    """An entry of the consent log."""
    return ConsentEvent(
        id=row.id,
        participant_id=row.participant_id,
        kind=row.kind,
        grants={scope: dict(items) for scope, items in row.grants.items()},
        at=row.at,
        language=row.language,
        wording_version=row.wording_version,
        wording_sha256=row.wording_sha256,
        place=row.place,
        witness=row.witness,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        manner=row.manner,
        basis=dict(row.basis),
    )


def consent_text(row: a.ConsentWordingRow) -> ConsentText:
    """The words that were shown."""
    return ConsentText(row.sha256, row.version, row.language, row.text)


def shot_approval(row: a.ShotApprovalRow) -> ShotApproval:
    """The participant's word on one shot."""
    return ShotApproval(row.id, row.shot_id, row.allowed, row.at, row.words)


def tombstone(row: a.TombstoneRow) -> Tombstone:
    """That something was erased."""
    return Tombstone(row.id, row.kind, row.ref, row.at, row.reason, dict(row.report))


def retention(row: a.RetentionRow) -> Retention:
    """Until when something is kept."""
    return Retention(row.kind, row.until, row.words)


def export_run(row: a.ExportRunRow) -> ExportRun:
    """An export."""
    return ExportRun(row.id, row.kind, row.scope, row.recipient, row.at, dict(row.files), tuple(row.shot_ids))


def loan(row: a.LoanRow) -> Loan:
    """A loan."""
    return Loan(
        id=row.id,
        shot_id=row.shot_id,
        borrower=row.borrower,
        lent_on=row.lent_on,
        due_on=row.due_on,
        returned_on=row.returned_on,
        condition=row.condition,
        question=row.question,
    )


def closeness(row: a.ClosenessRow) -> Closeness:
    """A measure of the rope."""
    return Closeness(
        id=row.id,
        participant_id=row.participant_id,
        other=row.other,
        experienced=row.experienced,
        desired=row.desired,
        holder=row.holder,
        words=row.words,
        at=row.at,
        other_id=row.other_id,
        answers_id=row.answers_id,
        recognised=row.recognised,
    )


def strokes_json(strokes: Iterable[Sequence[Point]]) -> list[list[list[float]]]:
    """Strokes as they are kept.

    Raises:
        ValueError: for a coordinate that is no finite number; JSON has no word for it.
    """
    kept = [[[float(x), float(y)] for x, y in stroke] for stroke in strokes]
    if not all(math.isfinite(value) for stroke in kept for point in stroke for value in point):
        raise ValueError("a stroke has a coordinate that is no number")
    return kept


def pressure_json(pressure: Iterable[Sequence[float]]) -> list[list[float]]:
    """Pressure as it is kept.

    Raises:
        ValueError: for a pressure outside 0..1.
    """
    kept = [[float(value) for value in stroke] for stroke in pressure]
    if not all(0.0 <= value <= 1.0 for stroke in kept for value in stroke):
        raise ValueError("pressure lies between 0 and 1")
    return kept


def look_json(look: Look) -> dict[str, object]:
    """A look as it is kept."""
    return _listed(asdict(look))


def measures_json(measured: Measures) -> dict[str, object]:
    """Measures as they are kept.

    Raises:
        ValueError: for a number that is not finite; JSON has no word for it.
    """
    kept = asdict(measured)
    numbers = (value for value in kept.values() if isinstance(value, float))
    if not all(map(math.isfinite, (*numbers, *(measured.face or ())))):
        raise ValueError("a measure is no number")
    return _listed(kept)


def _listed(kept: dict[str, object]) -> dict[str, object]:
    """With lists for tuples, as JSON gives them back: what was kept is compared with what is there."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in kept.items()}
