"""Erasing one of three: nothing of them is found, nothing of the others has changed, and no crash spoils it."""

import json
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from fotointerview.domain.ids import new_id
from fotointerview.domain.ledger import NOT_DRAWN, Closeness, Tombstone
from fotointerview.domain.withdrawal import Erasure, ErasureReport, ErasureStep, Part, Place
from fotointerview.domain.words import Answer, Language, RopeHolder
from fotointerview.services.erasure import erase, look_for_traces, resume_erasures, verify_erased
from fotointerview.services.study import open_or_create
from fotointerview.services.withdrawal import plan_withdrawal
from fotointerview.storage.copied_sidecars import LIST, CopiedSidecars
from fotointerview.storage.copy_list import SUMS
from fotointerview.storage.erasing import JOB
from fotointerview.storage.erasing_rows import RowsToErase, holds_rows
from fotointerview.storage.second_copy import open_copies
from fotointerview.storage.study import StudyStore
from tests.services.erasing_kit import (
    ANIMALS,
    NAMES,
    NOW,
    Erasable,
    contents,
    copy_all,
    export,
    found,
    lend,
    make_erasable,
    rows_about,
    words_of,
)
from tests.storage.helpers import arrive


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three people, once; every test has a copy."""
    root = tmp_path_factory.mktemp("three")
    make_erasable(root)
    return root


@pytest.fixture
def study(template: Path, tmp_path: Path) -> Erasable:
    """A study of three with its second copy."""
    shutil.copytree(template, tmp_path, dirs_exist_ok=True)
    folder, target = tmp_path / "De begripvolle ambtenaar", tmp_path / "schijf é"
    return Erasable(folder, target, target / folder.name)


def erased(
    study: Erasable, code: str, *parts: Part, shots: tuple[int, ...] = (), **asked: object
) -> ErasureReport:
    """Erase parts of a participant, or of single shots by number."""
    with StudyStore.open(study.folder) as store:
        person = store.participant_by_code(code)
        assert person is not None
        ids = [link.shot.id for chain in store.chains() for link in chain.links if link.shot.number in shots]
        plan = plan_withdrawal(store, person.id, shots=ids or None, second_copy=study.target)
        what = Erasure(frozenset(parts))
        return erase(store, plan, what, reason="wil niet meer", at=NOW, second_copy=study.target, **asked)  # type: ignore[arg-type]


def hashes_of(folder: Path, code: str) -> list[str]:
    return [str(row[5]) for row in rows_about(folder, code)["shot_file"]]


def test_what_is_there_before_is_found(study: Erasable) -> None:
    traces = verify_erased(study.folder.parent, hashes=hashes_of(study.folder, "P01"), words=words_of("P01"))
    bytes_of = {one.path for one in traces if not one.word}
    assert bytes_of == {
        f"{root}/interviews/2026-11-23 P01/originals/FI_000{number}.JPG"
        for root in ("De begripvolle ambtenaar", "schijf é/De begripvolle ambtenaar")
        for number in (1, 2, 3)
    }
    with_words = {Path(one.path).name for one in traces if one.word == ANIMALS["P01"]}
    assert "study.sqlite" in with_words
    assert "FI_0001.JPG.xmp" in with_words
    assert len([name for name in with_words if name.endswith(".sqlite")]) == 3


def test_one_of_three_is_gone_and_the_others_are_as_they_were(study: Erasable) -> None:
    others = {code: rows_about(study.folder, code) for code in ("P02", "P03")}
    files = {root: contents(root, but="P01") for root in (study.folder, study.copies)}
    hashes, log = hashes_of(study.folder, "P01"), rows_about(study.folder, "P01")["consent_event"]

    report = erased(study, "P01", Part.EVERYTHING)

    assert report.finished
    assert report.left == ()
    assert {ANIMALS["P01"] in words or ANIMALS["P01"] in words.lower() for words in report.words} >= {True}
    words = words_of("P01") | report.words
    assert verify_erased(study.folder.parent, hashes=hashes, words=words) == ()
    assert {code: rows_about(study.folder, code) for code in others} == others
    for root, before in files.items():
        after = contents(root, but="P01")
        changed = {name for name in before if before[name] != after.get(name)}
        assert {Path(name).suffix for name in changed} <= {".sqlite", "", ".jpg"}
        assert {name for name in changed if name.endswith(".jpg")} <= {"cache/thumbnails/0123.jpg"}
        assert [name for name in contents(root) if "P01" in name] == []
    sums = (study.copies / SUMS).read_text(encoding="utf-8")
    assert sums.count("\n") == 6
    assert "P01" not in sums
    left = {table: rows for table, rows in rows_about(study.folder, "P01").items() if rows}
    assert left.keys() == {"participant", "consent_event"}
    assert left["consent_event"] == log
    ((_, code, role, alias, *_),) = left["participant"]
    assert (code, role, alias) == ("P01", None, "")
    with StudyStore.open(study.folder) as store:
        assert store.ui_state("last P01") is None
        assert store.ui_state("last P02") is not None
        (stone,) = store.tombstones()
    assert stone.reason == "wil niet meer"
    assert stone.report["shots"] == [1, 2, 3]
    assert JOB not in stone.report


def test_the_search_knows_the_others_only(study: Erasable) -> None:
    erased(study, "P01", Part.EVERYTHING)
    with StudyStore.open(study.folder) as store:
        assert found(store, ANIMALS["P01"]) == 0
        assert found(store, ANIMALS["P02"]) > 3
        with store._database.reading() as session:
            session.connection().exec_driver_sql("INSERT INTO search(search) VALUES ('integrity-check')")


def test_snapshots_stay_sound_and_have_the_others(study: Erasable) -> None:
    erased(study, "P02", Part.EVERYTHING)
    databases = [*study.folder.glob("snapshots/*.sqlite"), *study.folder.glob("study before*.sqlite")]
    assert len(databases) == 2
    for path in databases:
        with closing(sqlite3.connect(path)) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert database.execute("SELECT count(*) FROM shot").fetchone() == (6,)
            names = {name for (name,) in database.execute("SELECT name FROM real_name")}
    assert names == {NAMES["P01"], NAMES["P03"]}


def test_a_snapshot_that_cannot_be_read_goes(study: Erasable) -> None:
    broken = study.folder / "snapshots" / "broken.sqlite"
    broken.write_bytes(b"SQLite format 3\0" + f"{ANIMALS['P01']}".encode() * 200)
    assert erased(study, "P01", Part.EVERYTHING).finished
    assert not broken.exists()
    assert len(list(study.folder.glob("snapshots/*"))) == 1


def test_a_lent_portrait_leaves_its_number_and_nothing_else(study: Erasable) -> None:
    with StudyStore.open(study.folder) as store:
        shot = next(link.shot for chain in store.chains() for link in chain.links if link.shot.number == 2)
        lend(store, shot.id, "Gemeente X")
    report = erased(study, "P01", Part.EVERYTHING)
    assert report.husks == (2,)
    assert [(one.place, one.who) for one in report.outside] == [(Place.LOAN, "Gemeente X"), (Place.CARD, "")]
    rows = rows_about(study.folder, "P01")
    ((_, _, number, _, width, height, *exposure),) = rows["shot"]
    assert (number, width, height, set(exposure[:5]), exposure[5]) == (2, 0, 0, {None}, "")
    assert rows["shot_file"] == rows["quote"] == rows["judgement"] == rows["mark"] == []
    assert verify_erased(study.folder.parent, hashes=(), words=words_of("P01") | report.words) == ()
    with StudyStore.open(study.folder) as store:
        assert [loan.shot_id for loan in store.loans()] == [shot.id]
        assert [link.display_file for link in store.chain(str(rows["interview"][0][0])).links] == [None]


def test_a_number_is_not_given_twice(study: Erasable) -> None:
    erased(study, "P03", Part.EVERYTHING)
    with StudyStore.open(study.folder) as store:
        interview = store.interviews()[-1]
        taken = store.take_in(arrive(store, interview.id, "DSC_0100.JPG"), interview.id)
        assert taken.shot.number == 10
        assert store.next_code() == "P04"


def test_a_single_shot_goes_with_what_was_said_about_it(study: Erasable) -> None:
    before = rows_about(study.folder, "P01")
    hashes = hashes_of(study.folder, "P01")
    report = erased(study, "P01", Part.SHOTS, shots=(2,))
    assert report.finished
    after = rows_about(study.folder, "P01")
    assert {row[2] for row in after["shot"]} == {1, 3}
    counts = {table: (len(before[table]), len(after[table])) for table in before}
    assert {table: both for table, both in counts.items() if both[0] != both[1]} == {
        "shot": (3, 2),
        "shot_file": (3, 2),
        "judgement": (3, 2),
        "mark": (3, 2),
        "quote": (3, 2),
        "move": (2, 0),
    }
    names = {path.name for path in study.folder.glob("interviews/*P01/originals/*")}
    assert names == {"FI_0001.JPG", "FI_0001.JPG.xmp", "FI_0003.JPG", "FI_0003.JPG.xmp"}
    assert names == {path.name for path in study.copies.glob("interviews/*P01/originals/*")}
    traces = verify_erased(study.folder.parent, hashes=hashes, words=report.words)
    assert {Path(one.path).name for one in traces} == {"FI_0001.JPG", "FI_0003.JPG"}
    assert any("1 keer" in words for words in report.words)


def test_a_quote_that_only_illustrates_an_erased_shot_stays(study: Erasable) -> None:
    with closing(sqlite3.connect(study.folder / "study.sqlite")) as database, database:
        (quote,) = database.execute(
            "SELECT quote_id FROM quote_link JOIN shot ON shot.id = shot_id WHERE number = 1"
        ).fetchone()
        (shot,) = database.execute("SELECT id FROM shot WHERE number = 2").fetchone()
        database.execute("INSERT INTO quote_link VALUES ('tie', ?, ?, 'illustrates')", (quote, shot))
    erased(study, "P01", Part.SHOTS, shots=(2,))
    assert quote in {row[0] for row in rows_about(study.folder, "P01")["quote"]}


def test_only_quotes_go_also_from_sidecars(study: Erasable) -> None:
    sidecar = next(study.folder.glob("interviews/*P01/originals/FI_0001.JPG.xmp"))
    quote = f"Ik zie {ANIMALS['P01']}, 0 keer."
    text = (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/" '
        f'xmlns:darktable="http://darktable.sf.net/" darktable:history="{quote} &amp; ja" darktable:rating="3">'
        f"<!-- van een ander --><dc:description>{quote}</dc:description></x:xmpmeta><?xpacket end='w'?>"
    )
    for root in (study.folder, study.copies):
        (root / sidecar.relative_to(study.folder)).write_text(text, encoding="utf-8")
    before = rows_about(study.folder, "P01")
    report = erased(study, "P01", Part.QUOTES)
    after = rows_about(study.folder, "P01")
    assert after["quote"] == []
    assert {table for table in before if before[table] != after[table]} == {"quote"}
    for root in (study.folder, study.copies):
        cleaned = (root / sidecar.relative_to(study.folder)).read_text(encoding="utf-8")
        assert cleaned == text.replace(quote, "")
    assert verify_erased(study.folder.parent, hashes=(), words=report.words) == ()
    assert len(hashes_of(study.folder, "P01")) == 3


@pytest.mark.parametrize(
    ("part", "tables"),
    [(Part.NAME, {"participant", "real_name"}), (Part.SIGNATURE, {"consent_signature"})],
)
def test_only_the_name_or_the_signature(study: Erasable, part: Part, tables: set[str]) -> None:
    files = contents(study.folder / "interviews")
    before = rows_about(study.folder, "P02")
    report = erased(study, "P02", part)
    after = rows_about(study.folder, "P02")
    assert {table for table in before if before[table] != after[table]} == tables
    assert contents(study.folder / "interviews") == files
    assert report.outside == ()
    assert verify_erased(study.folder, hashes=(), words=report.words) == ()
    for path in study.folder.glob("snapshots/*.sqlite"):
        with closing(sqlite3.connect(path)) as database:
            signed = database.execute("SELECT count(*) FROM consent_signature").fetchone()
            assert signed == (2 if part is Part.SIGNATURE else 3,)


def test_one_interview_of_two(study: Erasable) -> None:
    with StudyStore.open(study.folder) as store:
        person = store.participant_by_code("P01")
        assert person is not None
        first = store.interview_for(person.id)
        assert first is not None
        second = store.add_interview(
            participant_id=person.id,
            preset=first.preset,
            question_nl="",
            question_en="",
            language=first.language,
            started_at=NOW,
            zone=first.zone,
        )
        kept = store.take_in(arrive(store, second.id, "DSC_0100.JPG"), second.id)
        plan = plan_withdrawal(store, person.id, interviews=[first.id])
        assert plan.numbers == (1, 2, 3)
        report = erase(store, plan, Erasure(frozenset({Part.INTERVIEWS})), reason="r", at=NOW)
        assert report.finished
        assert [one.id for one in store.interviews() if one.participant_id == person.id] == [second.id]
        assert store.absolute(kept.files[0].path).exists()
        assert store.real_name("P01") == NAMES["P01"]
    assert not (study.folder / first.folder).exists()


@pytest.mark.parametrize("part", [Part.EVERYTHING, Part.INTERVIEWS, Part.QUOTES])
def test_more_than_the_plan_is_of_is_refused(study: Erasable, part: Part) -> None:
    before = contents(study.folder / "interviews")
    with pytest.raises(ValueError, match="the plan is of"):
        erased(study, "P01", part, shots=(2,))
    assert contents(study.folder / "interviews") == before
    with StudyStore.open(study.folder) as store:
        assert store.tombstones() == ()


def test_what_came_after_the_plan_goes_as_well(study: Erasable) -> None:
    with StudyStore.open(study.folder) as store:
        person = store.participant_by_code("P01")
        assert person is not None
        plan = plan_withdrawal(store, person.id)
        late = store.take_in(arrive(store, plan.interviews[0].id, "DSC_0100.JPG"), plan.interviews[0].id)
        waiting = arrive(store, plan.interviews[0].id, "DSC_0101.JPG")
        report = erase(store, plan, Erasure(frozenset({Part.EVERYTHING})), reason="r", at=NOW)
        assert not store.absolute(late.files[0].path).exists()
        assert not waiting.path.parent.exists()
        assert report.tombstone.report["shots"] == [1, 2, 3, 10]


def test_exports_go_only_when_asked(study: Erasable) -> None:
    with StudyStore.open(study.folder) as store:
        chains = {chain.participant.code: chain for chain in store.chains()}
        ids = tuple(link.shot.id for link in chains["P01"].links)
        export(store, "ander.pdf", tuple(link.shot.id for link in chains["P02"].links))
        export(store, "vel.pdf", ids)
        export(store, "blad.pdf", ids[:1], recipient="Drukkerij Z")
        away = export(store, "weg.pdf", ids[:2], recipient="Gemeente X")
        (study.folder / "exports" / "weg.pdf").unlink()
        (study.folder / "exports" / "vel.pdf").rename(study.folder / "exports" / "anders genoemd.pdf")
        person = chains["P01"].participant
        plan = plan_withdrawal(store, person.id)
        assert [(sent.present, sent.gone) for sent in plan.sent] == [
            (("exports/anders genoemd.pdf",), ()),
            (("exports/blad.pdf",), ()),
            ((), ("weg.pdf",)),
        ]
        what = Erasure(frozenset({Part.EVERYTHING}), exports=("exports/anders genoemd.pdf",))
        report = erase(store, plan, what, reason="r", at=NOW)
        assert {path.name for path in (study.folder / "exports").iterdir()} == {"ander.pdf", "blad.pdf"}
        assert {run.id for run in store.exports()} >= {away.id}
        assert len(store.exports()) == 4
        with pytest.raises(ValueError, match=r"study\.sqlite"):
            erase(store, plan, Erasure(frozenset(), ("study.sqlite",)), reason="r", at=NOW)
        with pytest.raises(ValueError, match="inside"):
            erase(store, plan, Erasure(frozenset(), ("exports/../study.sqlite",)), reason="r", at=NOW)
    told = [(one.place, one.who, one.what, one.numbers) for one in report.outside]
    assert told == [
        (Place.EXPORT, "Drukkerij Z", "sheet-sequence", (1,)),
        (Place.EXPORT_KEPT, "", "exports/blad.pdf", (1,)),
        (Place.EXPORT, "Gemeente X", "sheet-sequence", (1, 2)),
        (Place.CARD, "", "", (1, 2, 3)),
    ]


class _PowerCut(BaseException):
    """The program ends here."""


@pytest.mark.parametrize("last", list(ErasureStep))
def test_a_kill_after_any_step_and_then_going_on(study: Erasable, last: ErasureStep) -> None:
    hashes = hashes_of(study.folder, "P01")
    others = {code: rows_about(study.folder, code) for code in ("P02", "P03")}

    def cut(step: ErasureStep) -> None:
        if step is last:
            raise _PowerCut

    with suppress(_PowerCut):
        erased(study, "P01", Part.EVERYTHING, after=cut)
        pytest.fail("no step of that name")
    steps: list[ErasureStep] = []
    with StudyStore.open(study.folder) as store:
        assert store.pending() == ()  # nothing half erased is taken in again
        reports = resume_erasures(store, after=steps.append)
        assert [report.finished for report in reports] == ([] if last is ErasureStep.REPORT else [True])
        assert resume_erasures(store) == ()
        assert len(store.tombstones()) == 1
        assert look_for_traces(store, replace(_done(store), words=frozenset(words_of("P01")))) == ()
    assert verify_erased(study.folder.parent, hashes=hashes, words=words_of("P01")) == ()
    assert {code: rows_about(study.folder, code) for code in others} == others
    assert (study.copies / SUMS).read_text(encoding="utf-8").count("\n") == 6


def test_opening_the_study_goes_on(study: Erasable) -> None:
    def cut(step: ErasureStep) -> None:
        if step is ErasureStep.FILES:
            raise _PowerCut

    with suppress(_PowerCut):
        erased(study, "P01", Part.EVERYTHING, after=cut)
    store, is_new = open_or_create(study.folder, language=Language.NL)
    with store:
        assert not is_new
        assert store.unfinished_erasures() == ()
    assert verify_erased(study.folder.parent, hashes=(), words=words_of("P01")) == ()


def _done(store: StudyStore) -> ErasureReport:
    (stone,) = store.tombstones()
    return ErasureReport(stone, finished=True)


def test_a_file_that_cannot_be_removed_is_told_and_tried_again(
    study: Erasable, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path.name == "FI_0002.JPG" and path.is_relative_to(study.folder):
            raise PermissionError(13, "in use")
        unlink(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", held)
        report = erased(study, "P01", Part.EVERYTHING)
    held_path = "interviews/2026-11-23 P01/originals/FI_0002.JPG"
    assert not report.finished
    assert {(one.path, one.words) for one in report.left} == {(held_path, "in use")}
    assert (study.folder / held_path).exists()
    with StudyStore.open(study.folder) as store:
        assert store.pending() == ()
        assert store.unfinished_erasures() == store.tombstones()
        assert found(store, ANIMALS["P01"]) == 0
        (again,) = resume_erasures(store)
        assert again.finished
    assert not (study.folder / held_path).parent.parent.exists()


def test_a_second_copy_that_is_not_there_is_gone_on_with(study: Erasable, tmp_path: Path) -> None:
    away = tmp_path / "in de la"
    study.target.rename(away)
    report = erased(study, "P01", Part.EVERYTHING)
    assert not report.finished
    assert Place.SECOND_COPY in {one.place for one in report.outside}
    assert verify_erased(study.folder, hashes=(), words=words_of("P01")) == ()
    with StudyStore.open(study.folder) as store:
        (still,) = resume_erasures(store)
        assert not still.finished
        (done,) = resume_erasures(store, second_copy=away)
        assert done.finished
        assert Place.SECOND_COPY not in {one.place for one in done.outside}
        assert store.unfinished_erasures() == ()
    assert [path for path in away.rglob("*") if "P01" in path.name] == []


def test_sidecars_that_this_program_copied_go_with_their_lines(study: Erasable) -> None:
    with (
        StudyStore.open(study.folder) as store,
        open_copies(study.target, study=study.folder, study_id=store.study().id) as copies,
    ):
        assert copies is not None
        (study.copies / LIST).unlink(missing_ok=True)
        for file in store.files():
            sidecar = study.folder / f"{file.path}.xmp"
            sidecar.write_bytes(b"<x>" + file.path.encode() + b"</x>")
            CopiedSidecars(copies).keep(file)
    listed = (study.copies / LIST).read_text(encoding="utf-8")
    assert listed.count("P01/") == 3
    assert len(list(study.copies.glob("interviews/*P01/originals/*.xmp"))) == 3
    erased(study, "P01", Part.EVERYTHING)
    assert not list(study.copies.glob("interviews/*P01/**/*.xmp*"))
    after = (study.copies / LIST).read_text(encoding="utf-8")
    assert after.splitlines() == [line for line in listed.splitlines() if "P01/" not in line]


def test_a_second_copy_at_work_is_not_disturbed(study: Erasable) -> None:
    with (
        StudyStore.open(study.folder) as store,
        open_copies(study.target, study=study.folder, study_id=store.study().id) as copies,
    ):
        assert copies is not None
        person = store.participant_by_code("P01")
        assert person is not None
        plan = plan_withdrawal(store, person.id)
        report = erase(
            store, plan, Erasure(frozenset({Part.EVERYTHING})), reason="r", at=NOW, second_copy=study.target
        )
        assert [one.words for one in report.left] == ["another process is at work there"]
    with StudyStore.open(study.folder) as store:
        assert all(one.finished for one in resume_erasures(store))


def test_a_strangers_file_in_the_second_copy_stays(study: Erasable) -> None:
    stranger = study.copies / "interviews/2026-11-23 P01/originals/FI_0002 (2).JPG"
    stranger.write_bytes(b"somebody else's")
    erased(study, "P01", Part.SHOTS, shots=(2,))
    assert stranger.read_bytes() == b"somebody else's"
    assert not stranger.with_name("FI_0002.JPG").exists()


def test_copies_go_on_after_an_erasure(study: Erasable) -> None:
    erased(study, "P01", Part.SHOTS, shots=(2,))
    with StudyStore.open(study.folder) as store:
        interview = store.interviews()[0]
        taken = store.take_in(arrive(store, interview.id, "DSC_0100.JPG"), interview.id)
        copy_all(store, study.target)
        names = [line.split("  ")[1] for line in (study.copies / SUMS).read_text().splitlines()]
        assert sorted(names) == sorted(file.path for file in store.files())
        assert taken.files[0].path in names


def test_another_reader_keeps_it_unfinished(study: Erasable) -> None:
    with closing(sqlite3.connect(study.folder / "study.sqlite", isolation_level=None)) as reader:
        with StudyStore.open(study.folder):
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM quote").fetchone()
        report = erased(study, "P01", Part.EVERYTHING)
        assert not report.finished
        assert [one.path for one in report.left] == ["study.sqlite"]
        reader.execute("COMMIT")
    with StudyStore.open(study.folder) as store:
        assert all(one.finished for one in resume_erasures(store))
    assert verify_erased(study.folder, hashes=(), words=words_of("P01")) == ()


def test_ropes_of_others_lose_who_they_are_of(study: Erasable) -> None:
    with closing(sqlite3.connect(study.folder / "study.sqlite")) as database, database:
        people = dict(database.execute("SELECT code, id FROM participant"))
        mine, theirs = (
            database.execute("SELECT id FROM closeness WHERE participant_id = ?", (people[code],)).fetchone()[
                0
            ]
            for code in ("P01", "P02")
        )
        database.execute(
            "UPDATE closeness SET other_id = ?, other = 'Elian', answers_id = ?, recognised = 'yes' WHERE id = ?",
            (people["P01"], mine, theirs),
        )
    erased(study, "P01", Part.EVERYTHING)
    with StudyStore.open(study.folder) as store:
        (rope,) = store.closenesses(people["P02"])
    assert (rope.other, rope.other_id, rope.answers_id, rope.recognised) == ("", None, None, None)
    assert rope.words == f"{ANIMALS['P02']} ertussen"


@pytest.mark.parametrize(
    ("other", "words", "kept"),
    [
        ("P01", "Met zilvervos is het goed.", ("", "")),
        ("P01", "Elian staat te ver weg.", ("", "")),
        ("P01", "P010 en de zilvervossen staan ver weg.", ("", "P010 en de zilvervossen staan ver weg.")),
        ("Elian Vermeulen-Okafor", "Elian luistert.", ("", "")),
        ("Elian van boven", "Ver weg.", ("", "Ver weg.")),
        ("mijn leidinggevende", "Zilvervos was erbij.", ("mijn leidinggevende", "Zilvervos was erbij.")),
    ],
)
def test_what_others_drew_no_longer_calls_who_was_erased(
    study: Erasable, other: str, words: str, kept: tuple[str, str]
) -> None:
    with StudyStore.open(study.folder) as store:
        people = {one.code: one.id for one in store.participants()}
        with_them = people["P01"] if other == "P01" else None
        rope = Closeness(
            new_id(), people["P02"], other, 0.6, 0.2, RopeHolder.OTHER, words, NOW, other_id=with_them
        )
        store.add_closeness(rope)
    erased(study, "P01", Part.EVERYTHING)
    with StudyStore.open(study.folder) as store:
        (found,) = [one for one in store.closenesses(people["P02"]) if one.id == rope.id]
    assert (found.other, found.words) == kept
    assert (found.other_id, found.experienced, found.desired) == (None, 0.6, 0.2)


def test_a_code_that_stays_on_purpose_is_not_searched_for(study: Erasable) -> None:
    with StudyStore.open(study.folder) as store:
        people = {one.code: one.id for one in store.participants()}
        store.add_closeness(
            Closeness(
                new_id(), people["P02"], "P01", 0.6, 0.2, RopeHolder.OTHER, "", NOW, other_id=people["P01"]
            )
        )
    report = erased(study, "P01", Part.EVERYTHING)
    assert "P01" not in report.words
    assert verify_erased(study.folder, hashes=(), words=report.words) == ()


def test_an_answer_in_words_alone_goes_with_what_it_answered(study: Erasable) -> None:
    with StudyStore.open(study.folder) as store:
        people = {one.code: one.id for one in store.participants()}
        (asked,) = store.closenesses(people["P01"])
        spoken = Closeness(
            id=new_id(),
            participant_id=people["P02"],
            other="P01",
            experienced=NOT_DRAWN,
            desired=NOT_DRAWN,
            holder=RopeHolder.NOBODY,
            words="",
            at=NOW,
            other_id=people["P01"],
            answers_id=asked.id,
            recognised=Answer.NO,
        )
        drawn = replace(spoken, id=new_id(), experienced=0.4, desired=0.3, words="zo zie ik het")
        for answer in (spoken, drawn):
            store.add_closeness(answer)
    erased(study, "P01", Part.EVERYTHING)
    with StudyStore.open(study.folder) as store:
        left = {one.id: one for one in store.closenesses(people["P02"])}
        assert spoken.id not in left
        assert left[drawn.id] == replace(drawn, other="", other_id=None, answers_id=None, recognised=None)
        assert store.closenesses(people["P01"]) == ()


def test_a_copy_in_which_only_the_other_end_is_left_is_erased_too() -> None:
    rows = RowsToErase("who", "P01", everything=True)
    with closing(sqlite3.connect(":memory:")) as copy:
        copy.execute("CREATE TABLE consent_signature (event_id)")
        copy.execute("CREATE TABLE closeness (participant_id, other, other_id)")
        assert not holds_rows(copy, rows)
        copy.execute("INSERT INTO closeness VALUES ('another', 'Zilvervos', 'who')")
        assert holds_rows(copy, rows)


def test_a_tombstone_tells_no_names(study: Erasable) -> None:
    stone: Tombstone = erased(study, "P01", Part.EVERYTHING).tombstone
    told = json.dumps(stone.report, ensure_ascii=False)
    assert [word for word in words_of("P01") if word in told] == []
    assert stone.at == NOW
    assert stone.at.date() > date(2026, 11, 24)
