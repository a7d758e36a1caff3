"""The consent receipt on paper: what a participant takes home, as a tagged, archivable PDF.

All words come to the typesetter as data. The bytes are the caller's to put in place.
"""

import shutil
import tempfile
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from fotointerview import resources
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.ledger import ConsentEvent
from fotointerview.domain.words import Manner
from fotointerview.publish import hand
from fotointerview.publish.lettering import breakable, one_line, printable
from fotointerview.publish.press import Json
from fotointerview.publish.receipt_data import Receipt, Row, State, Strokes, table, unknown_words
from fotointerview.publish.typeset import TypesetError, typeset
from fotointerview.publish.words import Words, load_words

SIGNATURE_MM = (66.0, 22.0)
"""The field of the signature on paper, three to one; strokes are normalised on the field they were drawn in."""
_WIDE = 120
"""A fact of more letters than this has the whole width, not a third of it."""
_WHOLE = (0.0, 0.0, 1.0, 1.0)


def receipt_pdf(receipt: Receipt) -> bytes:
    """The receipt as PDF/A-2a and PDF/UA-1; the same receipt is always the same bytes.

    Raises:
        FaultError: ``EXPORT_FAILED`` when it cannot be made.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="fotointerview-receipt-") as folder:
            root = Path(folder)
            source, made = root / "receipt.typ", root / "receipt.pdf"
            shutil.copyfile(resources.path("presets", "sheets", "receipt.typ"), source)
            data = receipt_data(receipt)
            typeset(source, root=root, output=made, data=data, timestamp=int(receipt.at.timestamp()))
            return made.read_bytes()
    except TypesetError as error:
        raise FaultError(FaultCode.EXPORT_FAILED, detail=error) from error
    except OSError as error:
        raise FaultError(FaultCode.EXPORT_FAILED, detail=error.strerror or error) from error


def receipt_data(receipt: Receipt) -> Json:
    """Everything the typesetter prints."""
    speech = _Speech(receipt)
    say, shown = speech.words.say, receipt.shown
    study = one_line(receipt.study_title) or say("heading")
    return {
        "lang": receipt.language.value,
        "title": f"{say('kind')} · {receipt.code} · {study}",
        "summary": say("subject", code=receipt.code, study=study),
        "author": say("author"),
        "heading": say("heading"),
        "study": breakable(study),
        "who": [breakable(one_line(receipt.name)), say("code", code=receipt.code)],
        "made": say("made", date=speech.date(receipt.local(receipt.at))),
        "state": say(f"state.{receipt.state().value}"),
        "facts": _facts(receipt, speech),
        "choices": say("choices"),
        "table": _table(receipt, speech),
        "unknown": _unknown(receipt, speech),
        "rights_heading": say("rights"),
        "rights": [_flowing(line) for line in receipt.wording.rights],
        "withdraw_heading": say("withdraw"),
        "withdraw": say("withdraw_how", code=receipt.code),
        "withdraw_who": say("withdraw_who"),
        "contact": _flowing(receipt.contact),
        "signature": _signature(receipt, speech),
        "wording_heading": say("wording"),
        "wording": say("wording_version", version=breakable(one_line(shown.wording_version)))
        if shown.wording_sha256
        else say("wording_none"),
        "sha256_label": say("wording_sha256"),
        "sha256": one_line(shown.wording_sha256),
        "beside": say("beside" if receipt.text else "beside_without"),
        "history_heading": say("history"),
        "history": [speech.event(event) for event in receipt.log[:-1]],
        "footer": say("footer", code=receipt.code),
        "page": say("page", page="{page}", pages="{pages}"),
    }


class _Speech:
    """The words of one receipt, and how it says days, moments and events."""

    def __init__(self, receipt: Receipt) -> None:
        self.words: Words = load_words(receipt.language, "receipt")
        self._days = load_words(receipt.language)
        self._receipt = receipt

    def date(self, day: date) -> str:
        """A day in words."""
        return self._days.date(day)

    def moment(self, at: datetime) -> tuple[str, str]:
        """A moment on the clock of the place, and the zone of that clock."""
        local = self._receipt.local(at)
        offset = f"UTC{local.isoformat()[-6:]}" if local.utcoffset() else "UTC"
        name = getattr(local.tzinfo, "key", "")
        zone = f"{name}, {offset}" if name not in {"", "UTC"} else offset
        return self.words.say("moment", date=self.date(local), time=f"{local:%H:%M}"), zone

    def manner(self, event: ConsentEvent) -> str:
        """How it was given; a manner that this program does not know is shown as it is."""
        if event.manner == Manner.ORAL and not event.witness.strip():
            return self.words.say("manner.oral-alone")
        if event.manner in set(Manner):
            return self.words.say(f"manner.{event.manner}")
        return breakable(one_line(event.manner)) or self.words.say("manner.unknown")

    def event(self, event: ConsentEvent) -> str:
        """One event in one line."""
        moment, zone = self.moment(event.at)
        what, how = self.words.say(f"event.{event.kind.value}"), self.manner(event)
        return self.words.say("history_line", moment=moment, zone=zone, what=what, how=how)

    def validity(self) -> str:
        """From when until when."""
        now = self._receipt.standing()
        days = {"since": now.valid_from, "until": now.valid_until}
        named = {name: self.date(day) for name, day in days.items() if day is not None}
        key = "between" if len(named) == 2 else next(iter(named), "endless")
        return self.words.say(key, **named)


def _facts(receipt: Receipt, speech: _Speech) -> list[Json]:
    last, say = receipt.last, speech.words.say
    moment, zone = speech.moment(last.at)
    facts = {
        "what": say(f"event.{last.kind.value}"),
        "when": moment,
        "how": speech.manner(last),
        "where": _flowing(last.place) or say("nowhere"),
        "witness": _flowing(last.witness) or say("nobody"),
    }
    if receipt.state() in {State.GIVEN, State.NOT_YET, State.EXPIRED}:
        facts["validity"] = speech.validity()
    details = {"when": zone}
    return [
        {
            "label": say(label),
            "value": value,
            "detail": details.get(label, ""),
            "wide": len(value) > _WIDE,
        }
        for label, value in facts.items()
    ]


def _table(receipt: Receipt, speech: _Speech) -> Json:
    items, rows = table(receipt)
    wording, say = receipt.wording, speech.words.say
    return {
        "scope_column": say("scope_column"),
        "columns": [_flowing(wording.items.get(item, "")) or say(f"item.{item.value}") for item in items],
        "rows": [_row(row, receipt, speech) for row in rows],
    }


def _row(row: Row, receipt: Receipt, speech: _Speech) -> Json:
    say = speech.words.say
    return {
        "scope": _flowing(row.words) or say(f"scope.{row.scope.value}"),
        "cells": [
            {
                "state": cell.state.value,
                "text": say(f"cell.{cell.state.value}")
                if cell.mode is None
                else _flowing(receipt.wording.modes[cell.mode]),
            }
            for cell in row.cells
        ],
    }


def _unknown(receipt: Receipt, speech: _Speech) -> str:
    found = [breakable(one_line(words)) for words in unknown_words(receipt.log)]
    return speech.words.say("unknown", words="; ".join(found)) if found else ""


def _signature(receipt: Receipt, speech: _Speech) -> Json:
    """The strokes as curves in millimetres, with the words that say what they are; nothing where nobody signed."""
    signed = receipt.signed
    if signed is None:
        return {}
    width, height = SIGNATURE_MM
    facts = {
        "date": speech.date(receipt.local(signed.at)),
        "what": speech.words.say(f"event.{signed.kind.value}"),
    }
    return {
        "width": width,
        "height": height,
        "caption": speech.words.say("signature", **facts),
        "curves": list(_curves(receipt.signatures[signed.id])),
    }


def _curves(strokes: Strokes) -> Iterable[hand.Curve]:
    width, height = SIGNATURE_MM
    for points in strokes:
        inside = [(min(1.0, max(0.0, x)), min(1.0, max(0.0, y))) for x, y in points]
        if len(inside) == 1:  # a dot: a line so short that its round ends make it one
            ((x, y),) = hand.placed(inside, crop=_WHOLE, width=width, height=height)
            yield [["M", round(x, 3), round(y, 3)], ["L", round(x + 0.01, 3), round(y, 3)]]
        elif inside:
            yield hand.stroke(inside, crop=_WHOLE, width=width, height=height)


def _flowing(text: str) -> str:
    """Somebody's words, as typed, with places to break what is longer than a line."""
    return breakable(printable(text))
