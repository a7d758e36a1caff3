"""``fotointerview names``: the key of the pseudonyms, out of the study encrypted, back again, or gone for good."""

from pathlib import Path
from typing import Annotated

import typer

from fotointerview.commands.common import LangOption, open_study, plain_words
from fotointerview.services.texts import Texts


def names(
    study: Annotated[Path, typer.Argument(help="The study's folder.")],
    export: Annotated[
        Path | None, typer.Option("--export", help="Write the real names into this new file, encrypted.")
    ] = None,
    bring_back: Annotated[
        Path | None, typer.Option("--import", help="Bring the names in this file back into the study.")
    ] = None,
    remove: Annotated[
        bool, typer.Option("--remove", help="Take all real names out of the study for good.")
    ] = False,
    passphrase_file: Annotated[
        Path | None, typer.Option(help="The first line of this file is the passphrase; else it is asked for.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before removing.")] = False,
    lang: LangOption = None,
) -> None:
    """Take the key of the pseudonyms, who is who, out of the study; bring it back; or remove it."""
    if not (export or bring_back or remove) or (bring_back and (export or remove)):
        raise typer.BadParameter("--export, --import or --remove")
    with plain_words(lang) as texts, open_study(study) as store:
        from fotointerview.services import names as key

        count = len(key.real_names(store))
        if not count and not bring_back:
            typer.echo(texts.word("names-none"))
        if export is not None and count:
            phrase = _passphrase(passphrase_file, texts, new=True)
            key.export_names(store, export, passphrase=phrase)
            typer.echo(texts.word("names-exported", count=count, path=export.resolve()))
        if bring_back is not None:
            phrase = _passphrase(passphrase_file, texts, new=False)
            back = key.import_names(store, bring_back, passphrase=phrase)
            typer.echo(texts.word("names-imported", count=len(back.written)))
            if back.unknown:
                typer.echo(texts.word("names-unknown", list=", ".join(back.unknown)), err=True)
            if back.different:
                typer.echo(texts.word("names-different", list=", ".join(back.different)), err=True)
        if remove:
            if not yes:
                typer.confirm(texts.word("names-sure", count=count), abort=True)
            left = key.remove_names(store)
            for one in left:
                typer.echo(texts.word("erased-left", path=one.path, words=one.words), err=True)
            typer.echo(texts.word("names-left" if left else "names-removed"))
            raise typer.Exit(1 if left else 0)


def _passphrase(file: Path | None, texts: Texts, *, new: bool) -> str:
    """The passphrase from a file or the terminal, there twice for a new file; never from the command line."""
    from fotointerview.services.names import SHORTEST

    if file is not None:
        try:
            first = file.read_text(encoding="utf-8-sig").split("\n", 1)[0].rstrip("\r")
        except (OSError, UnicodeDecodeError) as error:
            raise typer.BadParameter(f"--passphrase-file: {file}") from error
    else:
        again = texts.word("names-again") if new else False
        first = typer.prompt(texts.word("names-passphrase"), hide_input=True, confirmation_prompt=again)
    if new and len(first) < SHORTEST:
        raise typer.BadParameter(texts.word("names-short", count=SHORTEST))
    return str(first)
