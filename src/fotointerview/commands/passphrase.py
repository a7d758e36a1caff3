"""Asking for a passphrase: on the terminal or from a file, never on the command line, where everybody can read it."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.services.texts import Texts

PassphraseFile = Annotated[
    Path | None, typer.Option("--passphrase-file", help="A text file with the passphrase as its first line.")
]


def new_passphrase(file: Path | None, texts: Texts, *, asking: str = "passphrase-new") -> str:
    """The passphrase for something new; asked twice on the terminal, by the word ``asking``, without showing it.

    Raises:
        FaultError: ``PASSPHRASE_MISSING``, ``PASSPHRASE_DIFFERS``.
    """
    if file is not None:
        return _first_line(file)
    first = _asked(texts.word(asking))
    if first != _asked(texts.word("passphrase-again")):
        raise FaultError(FaultCode.PASSPHRASE_DIFFERS)
    return first


def known_passphrase(file: Path | None, texts: Texts, *, asking: str = "passphrase-known") -> str:
    """The passphrase of something that is there, asked for by the word ``asking``.

    Raises:
        FaultError: ``PASSPHRASE_MISSING``.
    """
    return _first_line(file) if file is not None else _asked(texts.word(asking))


def _asked(question: str) -> str:
    if not _somebody_is_there():
        raise FaultError(FaultCode.PASSPHRASE_MISSING)
    try:
        return str(typer.prompt(question, hide_input=True, default="", show_default=False, err=True))
    except typer.Abort:
        raise FaultError(FaultCode.PASSPHRASE_MISSING) from None


def _somebody_is_there() -> bool:
    return sys.stdin.isatty()


def _first_line(file: Path) -> str:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise FaultError(FaultCode.PASSPHRASE_MISSING, path=file) from error
    if not lines or not lines[0]:
        raise FaultError(FaultCode.PASSPHRASE_MISSING, path=file)
    return lines[0]
