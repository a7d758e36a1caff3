"""``fotointerview export KIND``: make what leaves the house, or look first what would stay at home."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from fotointerview.commands.common import LangOption, leaving_in_order, open_study, percentage, plain_words
from fotointerview.domain.words import Scope
from fotointerview.services.exits import EXITS, Exit, Options

_KINDS = ", ".join(one.word for one in EXITS)


def export(
    kind: Annotated[str, typer.Argument(help=f"What: {_KINDS}.", show_default=False)],
    study: Annotated[Path, typer.Option("--study", help="The study's folder.")],
    participant: Annotated[
        list[str] | None, typer.Option(help="Only this participant's interviews; may be repeated.")
    ] = None,
    scope: Annotated[
        Scope | None, typer.Option(help="What it is for; else what this kind is for as a rule.")
    ] = None,
    to: Annotated[str, typer.Option("--for", help="Who gets it, for the ledger.")] = "",
    out: Annotated[
        Path | None, typer.Option(help="The file or folder; else a dated one in the study's exports.")
    ] = None,
    paper: Annotated[str, typer.Option(help="Of what is printed; else what is usual for it.")] = "",
    semicolon: Annotated[
        bool, typer.Option("--semicolon", help="Tables for a spreadsheet: semicolon and decimal comma.")
    ] = False,
    single: Annotated[bool, typer.Option("--single", help="Cards one by one, for a printer's shop.")] = False,
    look: Annotated[
        bool, typer.Option("--look", help="Make nothing; only say what would stay at home, and why.")
    ] = False,
    lang: LangOption = None,
) -> None:
    """Make what leaves the house: only what participants gave, and written down in the ledger."""
    way = next((one for one in EXITS if one.word == kind), None)
    if way is None:
        raise typer.BadParameter(f"KIND: {_KINDS}")
    options = _options(way, paper=paper, semicolon=semicolon, single=single)
    with plain_words(lang) as texts, leaving_in_order():
        from fotointerview.services.export import Wish, enter_in_ledger, plan_export
        from fotointerview.services.export_words import made_lines, withheld_lines

        wish = Wish(
            kind=way.kind,
            scope=scope,
            recipient=to,
            codes=participant or (),
            language=lang,
            out=out,
            at=_source_date(),
            options=options,
        )
        with open_study(study) as store:
            job = plan_export(store, wish)
            for line in withheld_lines(job.released, texts):
                typer.echo(line, err=True)
            if look:
                return
            with percentage(texts, "export-running") as tell:
                made = job.make(tell)
            enter_in_ledger(store, job, made)
        for line in made_lines(made, texts):
            typer.echo(line, err=True)
        typer.echo(str(made.path.resolve()))


def _options(way: Exit, *, paper: str, semicolon: bool, single: bool) -> Options:
    try:
        options = Options(paper=paper or way.papers[0], semicolon=semicolon, single=single)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    if "paper" in way.uses and options.paper not in way.papers:
        raise typer.BadParameter(f"--paper: {', '.join(way.papers)}")
    return options


def _source_date() -> datetime | None:
    """A fixed time for byte-identical exports, by the convention of SOURCE_DATE_EPOCH."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(seconds), UTC) if seconds.isdigit() else None
