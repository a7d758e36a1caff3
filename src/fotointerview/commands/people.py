"""``fotointerview people``: who is in a study, and participants out of a table.

Exit codes: 0 all well, 1 something is wrong with the file or a row (said in plain words), 2 wrong usage.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fotointerview import logs
from fotointerview.domain.faults import FaultError
from fotointerview.domain.words import Language
from fotointerview.services.texts import Texts
from fotointerview.settings import Settings

if TYPE_CHECKING:
    from fotointerview.services.people_import import ImportPreview
    from fotointerview.storage.study import StudyStore


def people(
    study: Annotated[Path, typer.Argument(help="The study's folder.")],
    table: Annotated[
        Path | None,
        typer.Option(
            "--import",
            metavar="FILE",
            help="Add participants from a CSV file or a spreadsheet (.xlsx) with the columns "
            "code, alias, role, language, name; one of them is enough.",
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be added.")] = False,
    good_only: Annotated[
        bool, typer.Option("--good-only", help="Add the good rows though others are wrong.")
    ] = False,
    names: Annotated[bool, typer.Option("--names", help="Show real names.")] = False,
    lang: Annotated[Language | None, typer.Option("--lang", help="Language: nl or en.")] = None,
) -> None:
    """List the participants of a study, or add them from a table."""
    # Here, not above: the doctor must work where no database can be opened.
    from fotointerview.storage.study import StudyStore

    logs.start()
    texts = Texts.load(lang or Settings.load().language)
    if table is None and (dry_run or good_only):
        typer.echo(texts.word("people-dry-run-alone"), err=True)
        raise typer.Exit(2)
    try:
        with StudyStore.open(study) as store:
            if table is None:
                _list(store, texts, names=names)
                return
            all_well = _import(store, table, texts, dry_run=dry_run, good_only=good_only, names=names)
    except FaultError as error:
        typer.echo("\n".join(filter(None, texts.parts(error.fault))), err=True)
        raise typer.Exit(1) from None
    raise typer.Exit(0 if all_well else 1)


def _list(store: "StudyStore", texts: Texts, *, names: bool) -> None:
    roles = {role.id: role.name(texts.language) for role in store.roles()}
    real = store.real_names() if names else {}
    rows = [
        (person.code, person.alias, roles.get(person.role_id or "", texts.word("people-no-role")))
        + ((real.get(person.code, ""),) if names else ())
        for person in store.participants()
    ]
    if not rows:
        typer.echo(texts.word("people-none"))
    _columns(rows)


def _import(
    store: "StudyStore", table: Path, texts: Texts, *, dry_run: bool, good_only: bool, names: bool
) -> bool:
    """Show what the file brings, and enter it; whether all went well."""
    from fotointerview.services.people_import import do_import, preview_import

    preview = preview_import(store, table)
    for note in preview.notes:
        typer.echo(f"! {note.words(texts)}")
    for problem in preview.problems:
        typer.echo(f"✗ {problem.words(texts)}", err=True)
    if preview.problems:
        typer.echo(texts.word("people-refused"), err=True)
        return False
    _show(store, preview, texts, names=names)
    if preview.bad:
        typer.echo(texts.word("people-some-bad", count=len(preview.bad)), err=True)
    if dry_run or (preview.bad and not good_only) or not preview.good:
        typer.echo(texts.word("people-would-enter", count=len(preview.good)))
        typer.echo(texts.word("people-nothing-entered"))
        return not preview.bad
    entered = do_import(store, preview)
    typer.echo(texts.word("people-entered", count=len(entered)))
    return not preview.bad


def _show(store: "StudyStore", preview: "ImportPreview", texts: Texts, *, names: bool) -> None:
    """Every row as it would go in; what is wrong with it below it."""
    roles = {role.key: role.name(texts.language) for role in store.roles()}
    _columns(
        [
            (
                "✗" if row.problems else "✓",
                texts.word("people-row", line=row.line),
                row.code or texts.word("people-row-nameless"),
                row.alias,
                roles.get(row.role_key or "", texts.word("people-no-role")),
                row.language.value,
            )
            + ((row.name,) if names else ())
            for row in preview.rows
        ],
        below=[[problem.words(texts) for problem in row.problems] for row in preview.rows],
    )


def _columns(rows: list[tuple[str, ...]], *, below: list[list[str]] | None = None) -> None:
    """The rows one below the other, their columns straight; what hangs below a row is indented."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for index, row in enumerate(rows):
        cells = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        typer.echo("  ".join(cells).rstrip())
        for line in below[index] if below else ():
            typer.echo(f"    {line}")
