"""What the commands share: their options, faults in plain words, and leaving in order."""

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from fotointerview import logs
from fotointerview.domain.faults import FaultError
from fotointerview.domain.words import Language
from fotointerview.services.texts import Texts
from fotointerview.settings import Settings

if TYPE_CHECKING:
    from fotointerview.storage.study import StudyStore

LangOption = Annotated[Language | None, typer.Option("--lang", help="Language: nl or en.")]
_EVERY_S: Final = 0.2


@contextmanager
def plain_words(lang: Language | None) -> Iterator[Texts]:
    """Faults of what runs inside end as three plain sentences and exit code 1."""
    logs.start()
    texts = Texts.load(lang or Settings.load().language)
    try:
        yield texts
    except FaultError as error:
        told = texts.fault(error.fault)
        typer.echo("\n".join(filter(None, (told.happened, told.safe, told.do))), err=True)
        raise typer.Exit(1) from None


def open_study(folder: Path) -> "StudyStore":
    """The study in ``folder``. The database's library is loaded here and not at every start of the program.

    Raises:
        FaultError: what keeps it from being opened.
    """
    from fotointerview.storage.study import StudyStore

    return StudyStore.open(folder)


@contextmanager
def leaving_in_order(
    leaving: Callable[[int], BaseException] = lambda number: SystemExit(128 + number),
) -> Iterator[None]:
    """Ctrl+C and a polite kill close what is open, so that no process and no file stays; impatience changes nothing.

    ``leaving`` makes, from the signal's number, what ends the work inside.
    """
    wanted = (signal.SIGINT, signal.SIGTERM)

    def leave(number: int, _frame: object) -> None:
        for known in wanted:
            signal.signal(known, signal.SIG_IGN)
        raise leaving(number)

    before = [signal.signal(number, leave) for number in wanted]
    try:
        yield
    finally:
        for number, handler in zip(wanted, before, strict=True):
            signal.signal(number, handler)


class ProgressLine:
    """One line on stderr that tells how far it is and goes again; nothing where no person looks on."""

    def __init__(self) -> None:
        self._said_at = 0.0

    def show(self, line: Callable[[], str]) -> None:
        """Show what ``line`` says, unless something was shown a moment ago."""
        if not sys.stderr.isatty() or time.monotonic() - self._said_at < _EVERY_S:
            return
        self._said_at = time.monotonic()
        typer.echo(f"\r{line()}\033[K", err=True, nl=False)

    def clear(self) -> None:
        """Take the line away."""
        if self._said_at:
            typer.echo("\r\033[K", err=True, nl=False)
            self._said_at = 0.0


@contextmanager
def percentage(texts: Texts, word: str) -> Iterator[Callable[[int, int], None]]:
    """Tells on stderr how far it is, in one line that goes again; only where a person looks on."""
    line = ProgressLine()

    def tell(done: int, total: int) -> None:
        line.show(lambda: texts.word(word, percent=100 * done // max(total, 1)))

    try:
        yield tell
    finally:
        line.clear()
