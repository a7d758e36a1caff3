"""The consent receipt as a use case: planned from the study, made without it, entered in its ledger."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.ids import new_id
from fotointerview.domain.ledger import ConsentEvent
from fotointerview.domain.people import Participant
from fotointerview.domain.words import ConsentKind, Language
from fotointerview.services.consent_wording import consent_wordings
from fotointerview.services.receipt import RECEIPT_KIND, enter_receipt, make_receipt, plan_receipt
from fotointerview.services.study import NewParticipant, add_participant, open_or_create
from fotointerview.storage.study import StudyStore

AT = datetime(2026, 11, 25, 13, 40, tzinfo=UTC)
STROKES = [[(0.1, 0.5), (0.5, 0.2), (0.9, 0.6)]]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[StudyStore]:
    opened, _ = open_or_create(tmp_path / "study", language=Language.NL)
    with opened:
        yield opened


@pytest.fixture
def person(store: StudyStore) -> Participant:
    return add_participant(store, NewParticipant(code="P03"))


def consent(
    store: StudyStore, person: Participant, language: Language = Language.NL, **about: Any
) -> ConsentEvent:
    (own,) = consent_wordings()
    text = own.text(language)
    event = ConsentEvent(
        id=new_id(),
        participant_id=person.id,
        kind=ConsentKind.GIVEN,
        grants={"conversation": {"photo": "named"}},
        at=AT - timedelta(hours=1),
        language=language.value,
        wording_version=text.version,
        wording_sha256=text.sha256,
        valid_until=date(2028, 11, 25),
        manner="signed",
        basis=own.basis(),
    )
    return store.add_consent(replace(event, **about), text=text, signature=STROKES)


def test_both_files_lie_in_exports_under_their_day_and_in_the_ledger(
    store: StudyStore, person: Participant
) -> None:
    consent(store, person)
    paths = make_receipt(store, person.id, at=AT)
    assert [path.name for path in paths] == ["2026-11-25 consent P03.pdf", "2026-11-25 consent P03.jsonld"]
    assert {path.parent for path in paths} == {store.folder / "exports"}
    assert paths[0].read_bytes().startswith(b"%PDF")
    assert json.loads(paths[1].read_bytes())["@type"] == "dpv:ConsentReceipt"
    (run,) = store.exports()
    assert (run.kind, run.scope, run.recipient, run.at) == (RECEIPT_KIND, "conversation", "P03", AT)
    assert run.files == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
    assert run.shot_ids == ()


def test_it_holds_the_log_the_words_that_were_shown_and_the_signature(
    store: StudyStore, person: Participant
) -> None:
    event = consent(store, person, language=Language.EN)
    receipt = plan_receipt(store, person.id, at=AT, contact="c").receipt
    (own,) = consent_wordings()
    assert receipt.log == (event,)
    assert receipt.language is Language.EN
    assert receipt.text == own.text(Language.EN)
    assert receipt.wording.scopes[0].words == own.scopes[0].words[Language.EN]
    assert receipt.signatures[event.id] == tuple(tuple(one) for one in STROKES)
    assert (receipt.contact, receipt.name, receipt.code) == ("c", "", "P03")


def test_words_of_an_older_version_are_kept_in_the_study_and_told(
    store: StudyStore, person: Participant
) -> None:
    (own,) = consent_wordings()
    older = replace(
        own.text(Language.NL), sha256="ab" * 32, version="foto-interview 2020-1", text="Vroeger.\n"
    )
    event = consent(store, person)
    store.add_consent(
        replace(event, id=new_id(), wording_sha256=older.sha256, wording_version=older.version, at=AT),
        text=older,
    )
    receipt = plan_receipt(store, person.id, at=AT).receipt
    assert receipt.text == older
    assert receipt.shown.wording_version == "foto-interview 2020-1"
    assert len(receipt.wording.scopes) == len(own.scopes)


def test_what_happened_after_the_moment_is_not_on_it(store: StudyStore, person: Participant) -> None:
    first = consent(store, person)
    consent(store, person, kind=ConsentKind.WITHDRAWN, grants={}, at=AT + timedelta(seconds=1))
    assert plan_receipt(store, person.id, at=AT).receipt.log == (first,)
    assert len(plan_receipt(store, person.id, at=AT + timedelta(days=1)).receipt.log) == 2


def test_the_real_name_is_never_taken_from_the_study(store: StudyStore, person: Participant) -> None:
    name = "Een Echte Naam"
    store.set_real_name("P03", name)
    consent(store, person)
    for path in make_receipt(store, person.id, at=AT):
        assert name.encode() not in path.read_bytes()
    _, jsonld = make_receipt(store, person.id, at=AT, name=name)
    assert name in jsonld.read_text(encoding="utf-8")


def test_nothing_is_written_over_another(store: StudyStore, person: Participant, tmp_path: Path) -> None:
    consent(store, person)
    theirs = tmp_path / "mine.jsonld"
    theirs.write_text("mine")
    pdf, jsonld = make_receipt(store, person.id, at=AT, out=tmp_path / "mine.pdf")
    assert (pdf.name, jsonld.name) == ("mine 2.pdf", "mine 2.jsonld")
    again = make_receipt(store, person.id, at=AT, out=tmp_path / "mine.pdf")
    assert [path.name for path in again] == ["mine 3.pdf", "mine 3.jsonld"]
    assert theirs.read_text() == "mine"
    assert [path.read_bytes() for path in again] == [pdf.read_bytes(), jsonld.read_bytes()]


def test_who_was_never_asked_has_no_receipt(store: StudyStore, person: Participant) -> None:
    with pytest.raises(FaultError) as caught:
        make_receipt(store, person.id, at=AT)
    assert caught.value.fault.code is FaultCode.NOT_ASKED_YET
    assert caught.value.fault.details == {"code": "P03"}
    assert not list(store.folder.rglob("*.pdf"))


def test_a_no_has_a_receipt_as_well(store: StudyStore, person: Participant) -> None:
    consent(store, person, kind=ConsentKind.REFUSED, grants={}, valid_until=None)
    pdf, _ = make_receipt(store, person.id, at=AT)
    assert pdf.is_file()


def test_who_is_not_known_is_told_with_who_is(store: StudyStore, person: Participant) -> None:
    with pytest.raises(FaultError) as caught:
        plan_receipt(store, "nobody", at=AT)
    assert caught.value.fault.code is FaultCode.UNKNOWN_PARTICIPANT
    assert caught.value.fault.details["known"] == person.code


def test_a_study_that_is_only_read_gives_a_receipt_elsewhere_and_notes_nothing(
    store: StudyStore, person: Participant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    consent(store, person)
    monkeypatch.setattr(StudyStore, "read_only", property(lambda _: True))
    with pytest.raises(FaultError) as caught:
        make_receipt(store, person.id, at=AT)
    assert caught.value.fault.code is FaultCode.STUDY_READ_ONLY
    pdf, jsonld = make_receipt(store, person.id, at=AT, out=tmp_path / "elsewhere.pdf")
    assert pdf.is_file()
    assert jsonld.is_file()
    assert store.exports() == ()


def test_making_needs_the_study_no_more(store: StudyStore, person: Participant) -> None:
    consent(store, person)
    job = plan_receipt(store, person.id, at=AT)
    store.close()
    job.make()
    assert job.pdf.is_file()
    assert job.jsonld.is_file()


def test_both_or_neither(store: StudyStore, person: Participant, monkeypatch: pytest.MonkeyPatch) -> None:
    from fotointerview.publish import typeset

    consent(store, person)
    job = plan_receipt(store, person.id, at=AT)
    real = typeset.put_in_place

    def full(content: bytes, target: Path) -> None:
        if target.suffix == ".jsonld":
            raise FaultError(FaultCode.EXPORT_FAILED, path=target)
        real(content, target)

    monkeypatch.setattr(typeset, "put_in_place", full)
    with pytest.raises(FaultError):
        job.make()
    assert not list(store.folder.rglob("*consent*"))


def test_what_cannot_be_entered_does_not_leave(store: StudyStore, person: Participant) -> None:
    consent(store, person)
    job = plan_receipt(store, person.id, at=AT)
    job.make()
    store.close()
    with pytest.raises(Exception, match="closed"):
        enter_receipt(store, job)
    assert not job.pdf.exists()
    assert not job.jsonld.exists()
