"""``fotointerview export KIND``: make what leaves the house, or look first what would stay at home."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from fotointerview.commands.common import LangOption, leaving_in_order, open_study, percentage, plain_words
from fotointerview.domain.words import Language, Scope
from fotointerview.services.exits import EXITS, Exit, Options
from fotointerview.services.sheet_templates import sheet_template
from fotointerview.settings import path as settings_path

_KINDS = ", ".join(one.word for one in EXITS)

PngOption = Annotated[
    bool, typer.Option("--png", help="Pages as pictures in a zip; a screen reader reads only the PDF.")
]
ResearcherOption = Annotated[
    bool, typer.Option("--researcher", help="The researcher's edition, with notes; stays within the team.")
]
SemicolonOption = Annotated[
    bool, typer.Option("--semicolon", help="Tables for a spreadsheet: semicolon and decimal comma.")
]
AdobeOption = Annotated[bool, typer.Option("--adobe-rgb", help="For print: photos in Adobe RGB as well.")]
TiffOption = Annotated[bool, typer.Option("--tiff", help="For print: photos as TIFF as well.")]
OriginalsOption = Annotated[
    bool,
    typer.Option("--originals", help="The untouched files as well; they may tell place, time and camera."),
]


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
    single: Annotated[bool, typer.Option("--single", help="Cards one by one, for a printer's shop.")] = False,
    semicolon: SemicolonOption = False,
    png: PngOption = False,
    researcher: ResearcherOption = False,
    template: Annotated[str, typer.Option(help="A sheet of your own, by its name.")] = "",
    adobe_rgb: AdobeOption = False,
    tiff: TiffOption = False,
    originals: OriginalsOption = False,
    look: Annotated[
        bool, typer.Option("--look", help="Make nothing; only say what would stay at home, and why.")
    ] = False,
    lang: LangOption = None,
) -> None:
    """Make what leaves the house: only what participants gave, and written down in the ledger."""
    way = next((one for one in EXITS if one.word == kind), None)
    if way is None:
        raise typer.BadParameter(f"KIND: {_KINDS}")
    options = _options(
        way,
        {
            "paper": paper,
            "semicolon": semicolon,
            "single": single,
            "png": png,
            "researcher": researcher,
            "template": template,
            "adobe_rgb": adobe_rgb,
            "tiff": tiff,
            "originals": originals,
        },
    )
    wished = {
        "kind": way.kind,
        "scope": scope,
        "recipient": to,
        "codes": participant or (),
        "language": lang,
        "out": out,
        "at": _source_date(),
        "options": options,
    }
    _leave(study, wished, lang=lang, look=look)


def _leave(study: Path, wished: Mapping[str, Any], *, lang: Language | None, look: bool) -> None:
    """Say what stays at home, and make the rest unless it is only looked at; ``wished`` are the fields of a wish."""
    with plain_words(lang) as texts, leaving_in_order():
        from fotointerview.services.export import Wish, enter_in_ledger, plan_export
        from fotointerview.services.export_words import made_lines, withheld_lines

        with open_study(study) as store:
            job = plan_export(store, Wish(**wished))
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


def _options(way: Exit, chosen: Mapping[str, Any]) -> Options:
    """What was chosen; the usual paper where none was named, and a template by its name."""
    try:
        named = {"paper": chosen["paper"] or way.papers[0], "template": _template(chosen["template"])}
        options = Options(**{**chosen, **named})
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    if "paper" in way.uses and options.paper not in way.papers:
        raise typer.BadParameter(f"--paper: {', '.join(way.papers)}")
    return options


def _template(name: str) -> Path | None:
    """The user's own document of that name, from the folder ``sheets`` beside the settings."""
    return sheet_template(name, settings_path().parent / "sheets") if name else None


def _source_date() -> datetime | None:
    """A fixed time for byte-identical exports, by the convention of SOURCE_DATE_EPOCH."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(seconds), UTC) if seconds.isdigit() else None
