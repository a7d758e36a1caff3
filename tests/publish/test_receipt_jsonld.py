"""The consent receipt for a computer: whole, in the vocabulary's own terms, and readable without the network."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from fotointerview.domain.words import ConsentKind, Item, Language, Mode, Scope
from fotointerview.publish.receipt_data import Receipt
from fotointerview.publish.receipt_jsonld import CONTEXT, receipt_jsonld
from tests.publish.made_up_consent import AT, GIVEN_AT, given, made_up_receipt, refused_before
from tests.publish.test_sheet import HOSTILE

TERMS = {
    "dpv": {
        *("ConsentReceipt", "ConsentRecord", "ConsentNotice", "ConsentGiven", "ConsentRefused"),
        *("ConsentWithdrawn", "ConsentExpired", "RenewedConsentGiven", "ConsentStatusInvalidForProcessing"),
        *("ExplicitlyExpressedConsent", "Consent", "LegalBasis", "Contract", "LegalObligation"),
        *("LegitimateInterest", "PublicInterest", "VitalInterest", "DataSubject", "DataController"),
        *("DataSubjectRight", "WithdrawConsent", "Process", "Purpose", "PersonalData"),
        *("ResearchAndDevelopment", "Pseudonymisation", "Deidentification", "UntilTimeDuration"),
        *("hasRecordOfActivity", "hasDataSubject", "hasName", "hasNotice", "hasConsentStatus", "hasProcess"),
        *("hasPurpose", "hasLegalBasis", "hasPersonalData", "hasRight", "hasConsentControl", "hasContact"),
        *("hasDataController", "hasDuration", "hasIndicationMethod", "hasTechnicalMeasure"),
        *("isExercisedAt", "isIndicatedAtTime", "isIndicatedBy"),
    },
    "pd": {"Picture", "Communication", "Name", "Job", "VoiceCommunicationRecording"},
}
"""What the published vocabulary has, as it was looked up; a term that is not in it was made up."""


def told(receipt: Receipt) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(receipt_jsonld(receipt))
    return document


def record(receipt: Receipt) -> dict[str, Any]:
    found: dict[str, Any] = told(receipt)["dpv:hasRecordOfActivity"]
    return found


def statuses(receipt: Receipt) -> dict[tuple[str, str], str]:
    return {
        (scope["dpv:hasPurpose"]["dct:identifier"], item["dpv:hasPersonalData"]["dct:identifier"]): item[
            "dpv:hasConsentStatus"
        ]["@id"]
        for scope in record(receipt)["dpv:hasProcess"]
        for item in scope["dpv:hasProcess"]
    }


def names(value: object) -> Iterator[str]:
    """Every key, type and reference."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            if key in {"@type", "@id"}:
                yield from [inner] if isinstance(inner, str) else inner
            yield from names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from names(inner)


def every_kind() -> Receipt:
    grants = {scope.value: {item.value: "unrecognisable" for item in Item} for scope in Scope}
    bases = ["consent", "contract", "legal-obligation", "legitimate-interest", "public-interest", "custom"]
    log = tuple(
        given(
            id=f"{nth}",
            kind=kind,
            grants=grants,
            at=GIVEN_AT + timedelta(minutes=nth),
            witness="w",
            basis=dict(zip((scope.value for scope in Scope), [*bases, *bases], strict=False)),
        )
        for nth, kind in enumerate(ConsentKind)
    )
    return made_up_receipt(log=log, contact="c", name="n")


@pytest.mark.parametrize("receipt", [made_up_receipt(), every_kind()])
def test_every_term_is_in_the_published_vocabulary_or_in_a_known_one(receipt: Receipt) -> None:
    document = told(receipt)
    context = document.pop("@context")
    assert all(uri.startswith(("http://", "https://")) for uri in context.values())
    for name in names(document):
        prefix, _, term = name.partition(":")
        assert name in {"@id", "@type", "@value", "@language"} or prefix in {*CONTEXT, "urn", "https"}, name
        if prefix in TERMS:
            assert term in TERMS[prefix], name


def test_the_fields_that_ts_27560_asks_for() -> None:
    receipt = made_up_receipt(contact="Onderzoekers, 070 000 00 00")
    document = told(receipt)
    assert document["@type"] == "dpv:ConsentReceipt"
    assert document["dct:issued"] == {"@type": "xsd:dateTime", "@value": AT.isoformat()}
    found = document["dpv:hasRecordOfActivity"]
    assert found["@type"] == "dpv:ConsentRecord"
    assert found["dct:identifier"] == receipt.last.id
    assert found["dpv:hasDataSubject"]["dct:identifier"] == "P03"
    assert "dpv:hasName" not in found["dpv:hasDataSubject"]
    assert found["dpv:hasDataController"]["dpv:hasContact"] == receipt.contact
    assert found["dct:created"]["@value"] == "2026-11-18T14:03:00+01:00"
    assert found["dct:modified"]["@value"] == "2026-11-25T14:03:00+01:00"
    assert found["dct:valid"] == {"@type": "xsd:date", "@value": "2028-11-25"}
    assert found["dpv:hasConsentControl"]["dpv:isExercisedAt"] == receipt.contact
    assert len(found["dpv:hasRight"]) == 3
    purposes = [one["dpv:hasPurpose"]["dct:identifier"] for one in found["dpv:hasProcess"]]
    assert purposes == [scope.value for scope in Scope]
    assert {one.get("dpv:hasLegalBasis", {}).get("@id") for one in found["dpv:hasProcess"]} == {
        "dpv:Consent",
        None,
    }


def test_the_notice_can_be_checked_against_its_hash() -> None:
    notice = record(made_up_receipt())["dpv:hasNotice"]
    text = notice["dct:description"]["@value"]
    assert (
        notice["spdx:checksum"]["spdx:checksumValue"]["@value"] == hashlib.sha256(text.encode()).hexdigest()
    )
    assert notice["dct:identifier"] == "foto-interview 2026-11-1"
    without = record(made_up_receipt(text=None, log=(given(wording_sha256="", wording_version=""),)))
    assert not {"spdx:checksum", "dct:description"} & without["dpv:hasNotice"].keys()


def test_what_was_given_and_what_was_not() -> None:
    found = statuses(made_up_receipt())
    assert found["blog", "quote"] == "dpv:ConsentGiven"
    assert found["blog", "photo"] == "dpv:ConsentRefused"
    assert ("conversation", "name") not in found, "it was not asked for"
    assert sum(status == "dpv:ConsentGiven" for status in found.values()) == 8


@pytest.mark.parametrize(
    ("log", "status"),
    [
        ((given(kind=ConsentKind.RENEWED),), "dpv:RenewedConsentGiven"),
        (
            (given(), given(id="n", kind=ConsentKind.NARROWED, at=GIVEN_AT + timedelta(minutes=1))),
            "dpv:ConsentGiven",
        ),
        (
            (given(), given(id="w", kind=ConsentKind.WITHDRAWN, at=GIVEN_AT + timedelta(minutes=1))),
            "dpv:ConsentWithdrawn",
        ),
        (
            (given(), given(id="x", kind=ConsentKind.EXPIRED, at=GIVEN_AT + timedelta(minutes=1))),
            "dpv:ConsentExpired",
        ),
        ((given(valid_until=date(2026, 11, 1)),), "dpv:ConsentExpired"),
        ((given(valid_from=date(2027, 1, 1)),), "dpv:ConsentStatusInvalidForProcessing"),
        ((refused_before(),), "dpv:ConsentRefused"),
    ],
)
def test_every_state_has_its_status(log: tuple[Any, ...], status: str) -> None:
    assert statuses(made_up_receipt(log=log))["blog", "quote"] == status


def test_the_events_are_told_in_order_with_who_said_so() -> None:
    events = record(every_kind())["dpv:hasConsentStatus"]
    assert [one["dct:type"] for one in events] == [kind.value for kind in ConsentKind]
    subject = record(every_kind())["dpv:hasDataSubject"]["@id"]
    for one in events:
        said = one["dct:type"] != "expired"
        assert (one.get("dpv:isIndicatedBy") == {"@id": subject}) is said
        assert ("dpv:ExplicitlyExpressedConsent" in one["@type"]) is said


def test_how_far_somebody_may_be_known_is_told() -> None:
    modes = {mode.value: None for mode in Mode}
    for scope in record(made_up_receipt())["dpv:hasProcess"]:
        for item in scope["dpv:hasProcess"]:
            if "dct:type" in item:
                modes[item["dct:type"]] = item.get("dpv:hasTechnicalMeasure", {}).get("@id", "")
    assert modes == {
        "named": "",
        "pseudonym": "dpv:Pseudonymisation",
        "unrecognisable": "dpv:Deidentification",
    }


def test_hostile_words_come_back_as_typed() -> None:
    hostile = HOSTILE + '"}],{"@id":"x"\ud800'
    receipt = made_up_receipt(
        contact=hostile, study_title=hostile, name=hostile, log=(given(place=hostile, manner=hostile),)
    )
    document = told(receipt)
    typed = hostile.encode("utf-8", "replace").decode()
    assert document["dct:title"] == typed
    assert document["dpv:hasRecordOfActivity"]["dpv:hasDataController"]["dpv:hasContact"] == typed
    assert document["dpv:hasRecordOfActivity"]["dpv:hasConsentStatus"][0]["dct:spatial"] == typed


def test_the_same_moment_makes_the_same_bytes_and_another_another_receipt_of_the_same_record() -> None:
    first = receipt_jsonld(made_up_receipt())
    assert receipt_jsonld(made_up_receipt()) == first
    later = told(made_up_receipt(at=AT + timedelta(minutes=1)))
    assert later["@id"] != json.loads(first)["@id"]
    assert later["dpv:hasRecordOfActivity"]["@id"] == json.loads(first)["dpv:hasRecordOfActivity"]["@id"]


def test_it_speaks_the_participants_language() -> None:
    receipt = made_up_receipt(language=Language.EN)
    assert record(receipt)["dpv:hasProcess"][6]["dpv:hasPurpose"]["skos:prefLabel"] == {
        "@value": "Social media",
        "@language": "en",
    }
    fewer = replace(receipt.wording, scopes=())
    only_given = record(replace(receipt, wording=fewer))["dpv:hasProcess"]
    assert only_given[0]["dpv:hasPurpose"]["skos:prefLabel"]["@value"] == "This conversation"
