"""What leaves the house: planned from the study, made without it, entered in its ledger."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.ids import new_id
from fotointerview.domain.ledger import Closeness
from fotointerview.domain.words import Language, RopeHolder, Scope, Verdict
from fotointerview.publish.material import Made
from fotointerview.services.consent import agreed_aloud, record_answer
from fotointerview.services.consent_wording import consent_wordings
from fotointerview.services.exits import EXITS, SHEET, Exit, Options
from fotointerview.services.export import ExportJob, Wish, enter_in_ledger, plan_export
from fotointerview.services.export import export as export_wish
from fotointerview.services.presets import interview_preset
from fotointerview.services.study import begin_interview, interview_of, preset_of
from tests.services.session_kit import Sitting

AT = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Sitting]:
    with Sitting(tmp_path / "study") as made:
        made.shoot()
        agree(made, Scope.INTERNAL)
        yield made


def agree(sitting: Sitting, *scopes: Scope) -> None:
    """P01 agrees to these scopes, aloud; to none is a no."""
    wording = consent_wordings()[0]

    def task() -> None:
        who = sitting.store.interview(sitting.interview_id).participant_id
        said = agreed_aloud(scopes, wording=wording, witness="R1", language=Language.NL)
        record_answer(sitting.store, who, said, wording=wording)

    sitting.thread.ask(task).result()


def plan(sitting: Sitting, **wished: object) -> ExportJob:
    def task() -> ExportJob:
        return plan_export(sitting.store, Wish(kind=SHEET, **wished))  # type: ignore[arg-type]  # tests name what they wish

    return sitting.thread.ask(task).result()


def export(sitting: Sitting, **wished: object) -> Path:
    def task() -> Made:
        return export_wish(sitting.store, Wish(kind=SHEET, **wished))  # type: ignore[arg-type]  # tests name what they wish

    return sitting.thread.ask(task).result().path


def test_a_sheet_lies_in_the_study_under_its_day_and_in_the_ledger_with_its_digest(sitting: Sitting) -> None:
    made = export(sitting, at=AT)
    assert made.parent == sitting.store.folder / "exports"
    assert made.name.startswith("2026-11-23 ")
    (run,) = sitting.thread.ask(sitting.store.exports).result()
    chain = sitting.thread.ask(lambda: sitting.store.chain(sitting.interview_id)).result()
    assert run.kind == SHEET
    assert run.scope == "internal"
    assert run.at == AT
    assert dict(run.files) == {made.name: hashlib.sha256(made.read_bytes()).hexdigest()}
    assert run.shot_ids == tuple(link.shot.id for link in chain.links)


def test_what_is_not_released_is_a_grey_frame_and_not_in_the_ledger(sitting: Sitting, tmp_path: Path) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    agree(sitting)
    made = export(sitting, out=tmp_path / "sheet.pdf")
    (run,) = sitting.thread.ask(sitting.store.exports).result()
    assert run.shot_ids == ()
    with pikepdf.open(made) as pdf:
        pictures = [
            one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        ]
        assert pictures == []
    agree(sitting, Scope.INTERNAL)
    with pikepdf.open(export(sitting, out=tmp_path / "again.pdf")) as pdf:
        pictures = [
            one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        ]
        assert pictures


def test_what_somebody_takes_home_is_theirs_whatever_they_consent_to(sitting: Sitting) -> None:
    agree(sitting)
    job = plan(sitting, interview_id=sitting.interview_id)
    assert job.released.withheld == ()
    (link,) = job.material.links
    assert job.material.path(link) is not None


def test_no_sheet_is_written_over_another(sitting: Sitting) -> None:
    exports = sitting.store.folder / "exports"
    exports.mkdir(exist_ok=True)
    first = plan(sitting, at=AT).target
    first.write_bytes(b"mine")
    second = plan(sitting, at=AT).target
    assert second.name == f"{first.stem} 2.pdf"
    assert first.read_bytes() == b"mine"


def test_the_same_at_the_same_time_is_the_same_file(sitting: Sitting, tmp_path: Path) -> None:
    one, other = (
        export(sitting, at=AT, out=tmp_path / name, language=Language.EN) for name in ("a.pdf", "b.pdf")
    )
    assert one.read_bytes() == other.read_bytes()


def test_only_who_is_asked_for_is_on_it(sitting: Sitting) -> None:
    sitting.thread.ask(lambda: interview_of(sitting.store, "P02", language=Language.NL)).result()
    assert [chain.participant.code for chain in plan(sitting).released.chains] == ["P01", "P02"]
    assert [chain.participant.code for chain in plan(sitting, codes=[" p01 "]).released.chains] == ["P01"]


def test_who_is_not_known_is_told_with_who_is(sitting: Sitting) -> None:
    with pytest.raises(FaultError) as caught:
        plan(sitting, codes=["P09"])
    assert caught.value.fault.code is FaultCode.UNKNOWN_PARTICIPANT
    assert caught.value.fault.details == {"code": "P09", "known": "P01"}


def test_making_needs_the_study_no_more(sitting: Sitting) -> None:
    job = plan(sitting)
    sitting.thread.ask(sitting.store.close).result()
    job.make()
    assert job.target.read_bytes().startswith(b"%PDF")


def test_who_wants_no_more_of_it_gets_nothing_half_made(sitting: Sitting) -> None:
    class EnoughError(Exception):
        """Somebody pressed cancel."""

    def tick(_done: int, _of: int) -> None:
        raise EnoughError

    job = plan(sitting)
    with pytest.raises(EnoughError):
        job.make(tick)
    assert not job.target.exists()
    assert not list(job.target.parent.glob(".*"))


def test_how_far_it_is_is_told_from_the_first_photo_to_the_last(sitting: Sitting) -> None:
    told: list[tuple[int, int]] = []
    plan(sitting).make(lambda done, of: told.append((done, of)))
    assert [done for done, _ in told] == list(range(1, len(told) + 1))
    assert {of for _, of in told} == {len(told)}


def test_without_shots_there_is_nothing_to_export(tmp_path: Path) -> None:
    with Sitting(tmp_path / "bare") as bare:
        with pytest.raises(FaultError) as caught:
            export(bare)
        assert caught.value.fault.code is FaultCode.NOTHING_TO_EXPORT
        assert bare.thread.ask(bare.store.exports).result() == ()
        assert not list((tmp_path / "bare").rglob("*.pdf"))


def test_what_cannot_be_entered_does_not_leave(sitting: Sitting) -> None:
    job = plan(sitting)
    made = job.make()
    sitting.thread.ask(sitting.store.close).result()  # nothing can be written down any more
    with pytest.raises(Exception, match="closed"):
        sitting.thread.ask(lambda: enter_in_ledger(sitting.store, job, made)).result()
    assert not job.target.exists()


# ── the sheets ────────────────────────────────────────────────────────────────────────────────────────────


def note_down(sitting: Sitting, text: str) -> None:
    sitting.thread.ask(lambda: sitting.store.add_note(sitting.interview_id, text=text, at=AT)).result()


@pytest.mark.parametrize("way", EXITS, ids=lambda way: way.word)
@pytest.mark.parametrize("asked", [False, True])
def test_notes_are_in_nothing_but_the_researchers_edition(sitting: Sitting, way: Exit, asked: bool) -> None:
    note_down(sitting, "GEHEIM")
    agree(sitting, *Scope)
    wish = Wish(kind=way.kind, scope=Scope.INTERNAL, options=Options(researcher=asked))
    job = sitting.thread.ask(lambda: plan_export(sitting.store, wish)).result()
    assert ("GEHEIM" in repr(job.material)) is (asked and way.kind == SHEET)


@pytest.mark.parametrize("scope", [one for one in Scope if one not in {Scope.INTERNAL, Scope.RESEARCH}])
def test_the_researchers_edition_goes_no_further_than_the_team(sitting: Sitting, scope: Scope) -> None:
    agree(sitting, *Scope)
    with pytest.raises(FaultError) as caught:
        plan(sitting, scope=scope, options=Options(researcher=True))
    assert caught.value.fault.code is FaultCode.NOTES_STAY
    with pytest.raises(FaultError) as caught:
        plan(sitting, interview_id=sitting.interview_id, options=Options(researcher=True))
    assert caught.value.fault.code is FaultCode.NOTES_STAY


def test_pages_as_pictures_are_a_zip_and_the_kept_photos_lie_in_the_cache(sitting: Sitting) -> None:
    made = export(sitting, at=AT, options=Options(png=True))
    assert made.name == "2026-11-23 contactsheet.zip"
    assert list((sitting.store.folder / "cache" / "prints").iterdir())


def test_the_ledger_of_a_matrix_has_only_the_portraits_that_are_on_it(sitting: Sitting) -> None:
    sitting.shoot()
    chain = sitting.thread.ask(lambda: sitting.store.chain(sitting.interview_id)).result()
    chosen = chain.links[0].shot.id
    sitting.thread.ask(lambda: sitting.store.set_choice(chosen, Verdict.CHOSEN, at=AT)).result()

    def task() -> Made:
        return export_wish(sitting.store, Wish(kind="sheet-matrix"))

    sitting.thread.ask(task).result()
    (run,) = sitting.thread.ask(sitting.store.exports).result()
    assert (run.kind, run.shot_ids) == ("sheet-matrix", (chosen,))


def test_ropes_go_along_once_each_though_somebody_sat_twice(sitting: Sitting) -> None:
    agree(sitting, Scope.RESEARCH, Scope.INTERNAL)
    who = sitting.thread.ask(lambda: sitting.store.interview(sitting.interview_id)).result().participant_id
    rope = Closeness(new_id(), who, "de minister", 0.5, 0.2, RopeHolder.BOTH, "", AT)
    sitting.thread.ask(lambda: sitting.store.add_closeness(rope)).result()

    def sit_again() -> None:
        own = sitting.store.participant_by_code("P01")
        assert own is not None
        begin_interview(sitting.store, own, preset=interview_preset(preset_of(sitting.store)))

    sitting.thread.ask(sit_again).result()
    assert len(plan(sitting).released.chains) == 2
    assert plan(sitting).released.ropes == (rope,)
    agree(sitting, Scope.INTERNAL)
    assert plan(sitting).released.ropes == ()
