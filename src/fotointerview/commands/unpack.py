"""``fotointerview unpack``: a study out of its archive, when every byte of it is right."""

from pathlib import Path
from typing import Annotated

import typer

from fotointerview.commands.common import LangOption, leaving_in_order, percentage, plain_words
from fotointerview.commands.passphrase import PassphraseFile, known_passphrase


def unpack(
    file: Annotated[Path, typer.Argument(help="The archive that pack made.")],
    folder: Annotated[Path, typer.Argument(help="The folder that becomes the study; new or empty.")],
    passphrase_file: PassphraseFile = None,
    lang: LangOption = None,
) -> None:
    """Lay a packed study down, after every byte of it has been checked."""
    with plain_words(lang) as texts, leaving_in_order():
        from fotointerview.services import packing

        with percentage(texts, "unpack-progress") as tell:
            unpacked = packing.unpack(
                file, folder, ask=lambda: known_passphrase(passphrase_file, texts), progress=tell
            )
        typer.echo(str(unpacked.folder))
        size = f"{unpacked.octets / 1e6:.1f}"
        typer.echo(texts.word("unpack-done", files=unpacked.files, size=size), err=True)
