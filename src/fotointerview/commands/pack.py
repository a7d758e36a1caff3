"""``fotointerview pack``: a study as one verified file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fotointerview.commands.common import LangOption, leaving_in_order, open_study, percentage, plain_words
from fotointerview.commands.passphrase import PassphraseFile, new_passphrase
from fotointerview.services.texts import Texts

if TYPE_CHECKING:
    from fotointerview.services import packing


def pack(
    study: Annotated[Path, typer.Argument(help="The study's folder.")],
    file: Annotated[Path, typer.Argument(help="The archive to make, such as study.zip; never written over.")],
    encrypt: Annotated[bool, typer.Option("--encrypt", help="Close it with a passphrase.")] = False,
    passphrase_file: PassphraseFile = None,
    recipient: Annotated[
        str, typer.Option("--for", help="Who gets it; goes on the study's list of what left the house.")
    ] = "",
    lang: LangOption = None,
) -> None:
    """Make one archive of a study, and read it back. Exit code 0 means: every original is in it as it came in."""
    with plain_words(lang) as texts, leaving_in_order():
        from fotointerview.services.packing import pack as pack_study

        closed = encrypt or passphrase_file is not None
        passphrase = new_passphrase(passphrase_file, texts) if closed else None
        with percentage(texts, "pack-progress") as tell:
            packed = pack_study(study, file, passphrase=passphrase, progress=tell)
        typer.echo(str(packed.path))
        _tell(packed, texts)
        _enter(study, packed, recipient, texts)
        raise typer.Exit(1 if packed.changed else 0)


def _enter(study: Path, packed: "packing.Packed", recipient: str, texts: Texts) -> None:
    """Enter it in the ledger; where the study cannot be written to, that is said.

    An archive that could not be entered stays: it may be the only copy there is.
    """
    from fotointerview.services.pack_ledger import enter_pack

    with open_study(study) as store:
        if enter_pack(store, packed, recipient=recipient) is None:
            typer.echo(texts.word("pack-not-entered"), err=True)


def _tell(packed: "packing.Packed", texts: Texts) -> None:
    """What went in, and what did not."""
    size = f"{packed.octets / 1e6:.1f}"
    typer.echo(texts.word("pack-done", files=packed.files, size=size), err=True)
    for name in packed.changed:
        typer.echo(texts.word("pack-changed", name=name), err=True)
    if packed.changed:
        typer.echo(texts.word("pack-changed-do"), err=True)
    if packed.waiting:
        typer.echo(texts.word("pack-waiting", count=packed.waiting), err=True)
