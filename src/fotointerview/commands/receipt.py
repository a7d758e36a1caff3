"""``fotointerview receipt``: what a participant has consented to, on paper and for a computer, to take home."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from fotointerview.commands.common import LangOption, plain_words
from fotointerview.domain.faults import FaultCode, FaultError


def receipt(
    study: Annotated[Path, typer.Argument(help="The study's folder.")],
    participant: Annotated[str, typer.Argument(help="Pseudonym code, such as P03.")],
    contact: Annotated[
        str, typer.Option(help="Whom the participant turns to; else a line to write on.")
    ] = "",
    name: Annotated[str, typer.Option(help="The real name, only where the participant wants it there.")] = "",
    out: Annotated[
        Path | None, typer.Option(help="The PDF; else a dated one in the study's exports. JSON-LD beside it.")
    ] = None,
    lang: LangOption = None,
) -> None:
    """Make the consent receipt of one participant (PDF/A-2a and PDF/UA-1, and JSON-LD beside it)."""
    with plain_words(lang):
        from fotointerview.services.receipt import make_receipt
        from fotointerview.storage.study import StudyStore

        with StudyStore.open(study) as store:
            code = participant.strip().upper()
            found = store.participant_by_code(code)
            if found is None:
                known = ", ".join(sorted(one.code for one in store.participants()))
                raise FaultError(FaultCode.UNKNOWN_PARTICIPANT, code=code, known=known)
            paths = make_receipt(store, found.id, at=_now(), contact=contact, name=name, out=out)
        for path in paths:
            typer.echo(str(path.resolve()))


def _now() -> datetime:
    """This moment, or a fixed one for byte-identical files, by the convention of SOURCE_DATE_EPOCH."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(seconds), UTC) if seconds.isdigit() else datetime.now(UTC)
