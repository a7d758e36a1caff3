"""``fotointerview retention``: until when what is kept, and what is to be looked at again. It deletes nothing."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fotointerview.commands.common import LangOption, open_study, plain_words
from fotointerview.domain.consent import day_of
from fotointerview.domain.retention import Kept, Term
from fotointerview.services.texts import Texts

if TYPE_CHECKING:
    from fotointerview.services.retention import Keeping


def retention(
    study: Annotated[Path, typer.Argument(help="The study's folder.")],
    named: Annotated[
        tuple[Kept, str] | None,
        typer.Option(
            "--set", metavar="KIND DATE", help="Keep names, originals, words or consent until a day."
        ),
    ] = None,
    words: Annotated[str, typer.Option("--why", help="With --set: why that day.")] = "",
    clear: Annotated[Kept | None, typer.Option("--clear", help="Name no day for this kind any more.")] = None,
    lang: LangOption = None,
) -> None:
    """Show until when what is kept; nothing goes by itself. Exit code 1 means: a day has passed, look again."""
    until = _day(named[1]) if named else None
    with plain_words(lang) as texts, open_study(study) as store:
        from fotointerview.services.retention import keep_until, keepings

        if named:
            keep_until(store, named[0].value, until, words)
        if clear is not None:
            keep_until(store, clear.value, None)
        found = keepings(store, day_of(datetime.now().astimezone()))
        for one in found:
            typer.echo(_line(one, texts))
        typer.echo(texts.word("retention-promise"))
        is_asked = named is None and clear is None
        raise typer.Exit(1 if is_asked and any(one.term is Term.PASSED for one in found) else 0)


def _line(one: "Keeping", texts: Texts) -> str:
    day = {"day": one.until.day, "month": one.until.month, "year": one.until.year} if one.until else {}
    count = "" if one.count is None else one.count
    return texts.word(f"retention-{one.term.value}", retained=one.kind, count=count, why=one.words, **day)


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise typer.BadParameter(f"--set: {words} (2027-03-01)") from None
