"""The consent receipt for a computer: JSON-LD in the words of the W3C Data Privacy Vocabulary (DPV).

The fields are those of ISO/IEC TS 27560, as the guide of the DPV community group maps them
(https://w3id.org/dpv/guides/consent-27560). The context holds prefixes only, so that nobody needs the network to
read it; terms are those of https://w3id.org/dpv and https://w3id.org/dpv/pd.

=======================  ========================================  ==========================================
Field of TS 27560        Term                                      What we put there
=======================  ========================================  ==========================================
receipt, record          dpv:ConsentReceipt, dpv:ConsentRecord     the receipt holds one record
schema version           dct:conformsTo                            https://w3id.org/dpv/schema/dpv-27560
PII principal            dpv:hasDataSubject                        the pseudonym
controller, contact      dpv:hasDataController, dpv:hasContact     whom to turn to, where that is known
privacy notice           dpv:hasNotice, dpv:ConsentNotice          the text shown, its version and SHA-256
language                 dct:language                              of the text
purpose                  dpv:hasProcess, dpv:hasPurpose            one process for every scope
lawful basis             dpv:hasLegalBasis                         by scope, as the log has it
PII information          dpv:hasPersonalData                       one process in it for every item
event state, time, type  dpv:hasConsentStatus                      by item what stands; on the record each event
validity                 dct:valid, dpv:hasDuration                until the last day
withdrawal method        dpv:hasConsentControl                     dpv:WithdrawConsent, with whom to turn to
privacy rights           dpv:hasRight                              the sentences that were shown
=======================  ========================================  ==========================================

An item that was asked for and not given is ``dpv:ConsentRefused``: DPV counts a box that stays open as that. A
narrowing is ``dpv:ConsentGiven``: what is left, given anew. The places of storage are not known here, and not told.
"""

import json
import uuid
from typing import Any, Final

from fotointerview import __version__
from fotointerview.domain.ledger import ConsentEvent
from fotointerview.domain.words import ConsentKind, Item, Mode, Scope
from fotointerview.publish.receipt_data import Cell, Receipt, Row, State, table
from fotointerview.publish.words import load_words

Json = dict[str, Any]

CONTEXT: Final[Json] = {
    "dpv": "https://w3id.org/dpv#",
    "pd": "https://w3id.org/dpv/pd#",
    "dct": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_EVENT = {
    ConsentKind.GIVEN: "dpv:ConsentGiven",
    ConsentKind.REFUSED: "dpv:ConsentRefused",
    ConsentKind.NARROWED: "dpv:ConsentGiven",
    ConsentKind.WITHDRAWN: "dpv:ConsentWithdrawn",
    ConsentKind.EXPIRED: "dpv:ConsentExpired",
    ConsentKind.RENEWED: "dpv:RenewedConsentGiven",
}
_STATE = {
    State.NOT_GIVEN: "dpv:ConsentRefused",
    State.REFUSED: "dpv:ConsentRefused",
    State.WITHDRAWN: "dpv:ConsentWithdrawn",
    State.EXPIRED: "dpv:ConsentExpired",
    State.NOT_YET: "dpv:ConsentStatusInvalidForProcessing",
}
_DATA = {
    Item.PHOTO: "pd:Picture",
    Item.QUOTE: "pd:Communication",
    Item.NAME: "pd:Name",
    Item.ROLE: "pd:Job",
    Item.VOICE: "pd:VoiceCommunicationRecording",
}
_PURPOSE = {Scope.RESEARCH: "dpv:ResearchAndDevelopment"}
"""Where DPV has a wider purpose that certainly holds; the others are simply purposes, with their words."""
_BASIS = {
    "consent": "dpv:Consent",
    "contract": "dpv:Contract",
    "legal-obligation": "dpv:LegalObligation",
    "legitimate-interest": "dpv:LegitimateInterest",
    "public-interest": "dpv:PublicInterest",
    "vital-interest": "dpv:VitalInterest",
}
_MEASURE = {Mode.PSEUDONYM: "dpv:Pseudonymisation", Mode.UNRECOGNISABLE: "dpv:Deidentification"}


def receipt_jsonld(receipt: Receipt) -> bytes:
    """The receipt as JSON-LD in UTF-8; the same receipt is always the same bytes."""
    made = receipt.at.isoformat()
    document = {
        "@context": CONTEXT,
        "@id": uuid.uuid5(uuid.NAMESPACE_URL, f"{_urn(receipt.last.id)} {made}").urn,
        "@type": "dpv:ConsentReceipt",
        "dct:conformsTo": {"@id": "https://w3id.org/dpv/schema/dpv-27560#receipt"},
        "dct:title": receipt.study_title,
        "dct:language": receipt.language.value,
        "dct:issued": _time(made),
        "dct:creator": f"fotointerview {__version__}",
        "dpv:hasRecordOfActivity": _record(receipt),
    }
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "replace")


def _record(receipt: Receipt) -> Json:
    subject = _urn(receipt.participant_id)
    _, rows = table(receipt)
    record: Json = {
        "@id": _urn(receipt.last.id),
        "@type": "dpv:ConsentRecord",
        "dct:identifier": receipt.last.id,
        "dct:conformsTo": {"@id": "https://w3id.org/dpv/schema/dpv-27560#record"},
        "dct:created": _time(receipt.local(receipt.log[0].at).isoformat()),
        "dct:modified": _time(receipt.local(receipt.last.at).isoformat()),
        "dpv:hasDataSubject": {
            "@id": subject,
            "@type": "dpv:DataSubject",
            "dct:identifier": receipt.code,
            **({"dpv:hasName": receipt.name} if receipt.name else {}),
        },
        "dpv:hasNotice": _notice(receipt),
        "dpv:hasConsentStatus": [_happened(event, receipt, subject) for event in receipt.log],
        "dpv:hasProcess": [_process(row, receipt) for row in rows],
        "dpv:hasRight": [
            {"@type": "dpv:DataSubjectRight", "skos:prefLabel": _in(receipt, words)}
            for words in receipt.wording.rights
        ],
        "dpv:hasConsentControl": _withdrawal(receipt),
    }
    if receipt.contact:
        record["dpv:hasDataController"] = {"@type": "dpv:DataController", "dpv:hasContact": receipt.contact}
    until = receipt.standing().valid_until
    if until is not None:
        record["dct:valid"] = _date(until.isoformat())
        record["dpv:hasDuration"] = {"@type": "dpv:UntilTimeDuration", "rdf:value": _date(until.isoformat())}
    return record


def _notice(receipt: Receipt) -> Json:
    shown = receipt.shown
    notice: Json = {
        "@type": "dpv:ConsentNotice",
        "dct:identifier": shown.wording_version,
        "dct:language": shown.language,
    }
    if shown.wording_sha256:
        notice["spdx:checksum"] = {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": shown.wording_sha256},
        }
    if receipt.text is not None:
        notice["dct:description"] = {"@value": receipt.text.text, "@language": receipt.text.language.value}
    return notice


def _happened(event: ConsentEvent, receipt: Receipt, subject: str) -> Json:
    """One event of the log; what runs out was not said by anybody."""
    by_itself = event.kind is ConsentKind.EXPIRED
    happened: Json = {
        "@id": f"{_urn(event.id)}#event",
        "@type": [_EVENT[event.kind], *([] if by_itself else ["dpv:ExplicitlyExpressedConsent"])],
        "dct:type": event.kind.value,
        "dpv:isIndicatedAtTime": _time(receipt.local(event.at).isoformat()),
    }
    if not by_itself:
        happened["dpv:isIndicatedBy"] = {"@id": subject}
        happened["dpv:hasIndicationMethod"] = event.manner or "unknown"
    if event.place:
        happened["dct:spatial"] = event.place
    if event.witness:
        happened["dct:contributor"] = event.witness
    return happened


def _process(row: Row, receipt: Receipt) -> Json:
    """One scope with a process in it for every item that was asked for."""
    words = row.words or load_words(receipt.language, "receipt").say(f"scope.{row.scope.value}")
    purpose: Json = {
        "@type": "dpv:Purpose",
        "dct:identifier": row.scope.value,
        "skos:prefLabel": _in(receipt, words),
    }
    if row.scope in _PURPOSE:
        purpose["skos:broader"] = {"@id": _PURPOSE[row.scope]}
    process: Json = {
        "@type": "dpv:Process",
        "dpv:hasPurpose": purpose,
        "dpv:hasProcess": [_item(cell, receipt) for cell in row.cells if cell.state is not State.NOT_ASKED],
    }
    basis = receipt.shown.basis.get(row.scope.value, "")
    if basis in _BASIS:
        process["dpv:hasLegalBasis"] = {"@id": _BASIS[basis]}
    elif basis:
        process["dpv:hasLegalBasis"] = {"@type": "dpv:LegalBasis", "skos:prefLabel": basis}
    return process


def _item(cell: Cell, receipt: Receipt) -> Json:
    words = receipt.wording.items.get(cell.item)
    data: Json = {"@type": [_DATA[cell.item], "dpv:PersonalData"], "dct:identifier": cell.item.value}
    if words:
        data["skos:prefLabel"] = _in(receipt, words)
    item: Json = {
        "@type": "dpv:Process",
        "dpv:hasPersonalData": data,
        "dpv:hasConsentStatus": {"@id": _STATE.get(cell.state) or _given(receipt)},
    }
    if cell.mode is not None:
        item["dct:type"] = cell.mode.value
        item["skos:note"] = _in(receipt, receipt.wording.modes[cell.mode])
        if cell.mode in _MEASURE:
            item["dpv:hasTechnicalMeasure"] = {"@id": _MEASURE[cell.mode]}
    return item


def _given(receipt: Receipt) -> str:
    """How what stands was given: at first, or anew."""
    gave = (event.kind for event in reversed(receipt.log))
    last = next((kind for kind in gave if kind in {ConsentKind.GIVEN, ConsentKind.RENEWED}), None)
    return _EVENT[last or ConsentKind.GIVEN]


def _withdrawal(receipt: Receipt) -> Json:
    words = load_words(receipt.language, "receipt").say("withdraw_how", code=receipt.code)
    control: Json = {"@type": "dpv:WithdrawConsent", "dct:description": _in(receipt, words)}
    if receipt.contact:
        control["dpv:isExercisedAt"] = receipt.contact
    return control


def _urn(identity: str) -> str:
    """A name for something in the study; an id that is no UUID gets one that follows from it."""
    try:
        return uuid.UUID(identity).urn
    except ValueError:
        return uuid.uuid5(uuid.NAMESPACE_URL, f"fotointerview:{identity}").urn


def _in(receipt: Receipt, words: str) -> Json:
    return {"@value": words, "@language": receipt.language.value}


def _time(moment: str) -> Json:
    return {"@type": "xsd:dateTime", "@value": moment}


def _date(day: str) -> Json:
    return {"@type": "xsd:date", "@value": day}
