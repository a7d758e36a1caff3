"""A made-up consent with its wording and signature, for the receipt's tests. Nobody in it exists."""

import math
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from fotointerview.domain.ledger import ConsentEvent, ConsentText
from fotointerview.domain.sayings import Point
from fotointerview.domain.words import ConsentKind, Language
from fotointerview.publish.receipt_data import Asked, Receipt, Wording
from fotointerview.services.consent_wording import consent_wordings

AT = datetime(2026, 11, 25, 13, 40, tzinfo=UTC)
GIVEN_AT = datetime(2026, 11, 25, 13, 3, tzinfo=UTC)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SIGNED_ID = "0193a1b2-0000-7000-8000-000000000002"
GRANTS = {
    "conversation": {"photo": "named"},
    "research": {"photo": "named", "quote": "pseudonym"},
    "internal": {"photo": "pseudonym", "quote": "pseudonym", "role": "named"},
    "blog": {"quote": "pseudonym"},
    "exhibition": {"photo": "unrecognisable"},
}


def wording(language: Language = Language.NL) -> Wording:
    """The program's own wording in one language."""
    (own,) = consent_wordings()
    return Wording(
        scopes=tuple(Asked(one.scope, one.words[language], one.items) for one in own.scopes),
        items={item: words[language] for item, words in own.items.items()},
        modes={mode: words[language] for mode, words in own.modes.items()},
        rights=tuple(part[language] for part in own.rights),
    )


def shown(language: Language = Language.NL) -> ConsentText:
    """The text as it was shown."""
    (own,) = consent_wordings()
    return own.text(language)


def given(**changes: Any) -> ConsentEvent:
    """A signed consent."""
    text = shown()
    event = ConsentEvent(
        id=SIGNED_ID,
        participant_id="0193a1b2-0000-7000-8000-00000000000a",
        kind=ConsentKind.GIVEN,
        grants=GRANTS,
        at=GIVEN_AT,
        language="nl",
        wording_version=text.version,
        wording_sha256=text.sha256,
        place="Den Haag, kamer 3.14",
        witness="",
        valid_until=date(2028, 11, 25),
        manner="signed",
        basis=dict.fromkeys(GRANTS, "consent"),
    )
    return replace(event, **changes)


def refused_before() -> ConsentEvent:
    """What went before: a week earlier the answer was no."""
    return given(
        id="0193a1b2-0000-7000-8000-000000000001",
        kind=ConsentKind.REFUSED,
        grants={},
        at=GIVEN_AT - timedelta(days=7),
        manner="oral",
        witness="collega van de receptie",
        valid_until=None,
    )


def strokes() -> tuple[tuple[Point, ...], ...]:
    """A signature as nobody writes it: a wave, a line under it, and a dot."""
    wave = tuple((0.08 + 0.8 * t / 60, 0.45 + 0.3 * math.sin(t / 3.1) * math.cos(t / 11)) for t in range(61))
    return wave, ((0.12, 0.86), (0.5, 0.8), (0.9, 0.82)), ((0.93, 0.3),)


def made_up_receipt(**changes: Any) -> Receipt:
    """The receipt of that consent."""
    language = changes.get("language", Language.NL)
    receipt = Receipt(
        study_title="De begripvolle ambtenaar",
        code="P03",
        participant_id="0193a1b2-0000-7000-8000-00000000000a",
        language=language,
        zone=AMSTERDAM,
        at=AT,
        log=(refused_before(), given()),
        wording=wording(language),
        text=shown(language),
        signatures={SIGNED_ID: strokes()},
        contact="",
    )
    return replace(receipt, **changes)
