"""``fotointerview names``: the key of the pseudonyms, out of the study encrypted, back again, or gone for good."""

from pathlib import Path
from typing import Annotated

import typer

from fotointerview.commands.common import LangOption, open_study, plain_words
from fotointerview.commands.passphrase import PassphraseFile, known_passphrase, new_passphrase


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
    passphrase_file: PassphraseFile = None,
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
            phrase = new_passphrase(passphrase_file, texts, asking="names-passphrase")
            if len(phrase) < key.SHORTEST:
                raise typer.BadParameter(texts.word("names-short", count=key.SHORTEST))
            key.export_names(store, export, passphrase=phrase)
            typer.echo(texts.word("names-exported", count=count, path=export.resolve()))
        if bring_back is not None:
            phrase = known_passphrase(passphrase_file, texts, asking="names-passphrase")
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
