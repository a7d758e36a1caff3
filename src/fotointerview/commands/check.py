"""``fotointerview check``: a whole study looked over, told in plain words and as a report for programs.

Exit codes: 0 sound, 1 problems found, 2 it could not be checked, or not all of it.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from fotointerview import logs
from fotointerview.commands.common import ProgressLine, leaving_in_order
from fotointerview.domain.faults import FaultError
from fotointerview.domain.soundness import (
    REMARKS,
    REPAIRS,
    CheckPart,
    CheckProgress,
    Finding,
    FindingKind,
    Repair,
    RepairResult,
)
from fotointerview.domain.words import Language
from fotointerview.services.texts import Texts
from fotointerview.settings import Settings

if TYPE_CHECKING:
    from fotointerview.services.checking import Check, CheckReport

_SHOWN: Final = 10
"""So many files of one kind are named on the screen."""
_UNITS: Final = ("B", "kB", "MB", "GB", "TB")
_OF_THE_DATABASE: Final = {FindingKind.DATABASE_DAMAGED, FindingKind.DATABASE_REFERENCES}
_ON_SCREEN: Final = Path("-")


class _Teller:
    """Says things in somebody's language."""

    def __init__(self, texts: Texts, *, to_stderr: bool) -> None:
        self.texts = texts
        self._to_stderr = to_stderr

    def say(self, text: str) -> None:
        """A line."""
        typer.echo(text, err=self._to_stderr)

    def word(self, key: str, **values: object) -> str:
        """The word ``key``, filled in."""
        return self.texts.word(key, **values)

    def fault(self, error: FaultError) -> None:
        """What went wrong, in three sentences."""
        typer.echo("\n".join(filter(None, self.texts.parts(error.fault))), err=True)


class _BrokenOff(BaseException):
    """Somebody does not want to wait any longer."""


def check(
    study: Annotated[Path, typer.Argument(help="The study's folder.")],
    second_copy: Annotated[
        Path | None,
        typer.Option("--second-copy", help="Check the copies in this folder too; repairs come from there."),
    ] = None,
    repair: Annotated[
        list[Repair] | None,
        typer.Option(
            "--repair",
            help="Put right what is found: missing or damaged originals from the second copy, or the copies. "
            "May be repeated. Nothing else is changed, and nothing without it.",
        ),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on where a check of the last week was broken off.")
    ] = False,
    json_file: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write a report for programs; - for stdout.")
    ] = None,
    lang: Annotated[Language | None, typer.Option("--lang", help="Language: nl or en.")] = None,
) -> None:
    """Check the whole study: its database, every file's content, what does not belong, the second copy.

    Exit codes: 0 sound, 1 problems found, 2 it could not be checked, or not all of it.
    """
    # Here, not above: the doctor must work where no database can be opened.
    from fotointerview.services.checking import Check, refuse_in_the_way, text_of, write_report

    logs.start()
    texts = Texts.load(lang or Settings.load().language)
    # stdout is for the report where that is asked for.
    tell = _Teller(texts, to_stderr=json_file == _ON_SCREEN)
    asked = frozenset(repair or ())
    if asked and second_copy is None:
        typer.echo(texts.word("check-repair-copy-first"), err=True)
        raise typer.Exit(2)
    try:
        if json_file not in (None, _ON_SCREEN):
            refuse_in_the_way(json_file, study=study)
        under_way = Check(study, second_copy=second_copy)
        code = _run(under_way, tell, asked=asked, resume=resume)
        if json_file not in (None, _ON_SCREEN):
            write_report(under_way.report, json_file)
    except FaultError as error:
        tell.fault(error)
        raise typer.Exit(2) from None
    if json_file == _ON_SCREEN:
        sys.stdout.write(text_of(under_way.report))
    raise typer.Exit(code)


def _run(under_way: "Check", tell: _Teller, *, asked: frozenset[Repair], resume: bool) -> int:
    """Check, repair, tell; returns the exit code."""
    report, line = under_way.report, ProgressLine()
    tell.say(tell.word("check-study", path=report.folder))
    try:
        with leaving_in_order(lambda _number: _BrokenOff()):
            under_way.run(resume=resume, tell=lambda far: line.show(lambda: _far(far, tell.texts)))
    except _BrokenOff:
        line.clear()
        tell.say(tell.word("check-interrupted"))
        return report.exit_code
    finally:
        line.clear()
    if resume:
        tell.say(tell.word("check-resumed" if report.resumed else "check-not-resumed"))
    _tell_parts(report, tell)
    _tell_findings(report, tell)
    if asked:
        # Not to be broken off between two steps: one file is done quickly, and each is safe by itself.
        try:
            under_way.repair(asked, tell=lambda result: tell.say(_repair_words(result, tell)))
        except FaultError as error:
            tell.fault(error)
        if not report.repairs:
            tell.say(tell.word("check-repair-none"))
    else:
        tell.say(tell.word("check-unchanged"))
    _tell_outcome(report, tell, asked=asked)
    return report.exit_code


def _tell_parts(report: "CheckReport", tell: _Teller) -> None:
    if not any(found.kind in _OF_THE_DATABASE for found in report.findings):
        tell.say(tell.word("check-database-sound"))
    for part in (CheckPart.ORIGINALS, CheckPart.SECOND_COPY):
        progress = report.progress.get(part)
        if progress is not None and progress.files_total:
            read = _size(progress.read, tell.texts)
            counts = {"files": progress.files, "total": progress.files_total, "read": read}
            tell.say(tell.word("check-files", part=part.value, **counts))
            if progress.skipped:
                tell.say(tell.word("check-files-earlier", skipped=progress.skipped))
    for item in report.not_checked:
        tell.say("✗ " + tell.word(f"unchecked-{item.part.value}", **item.details))


def _tell_findings(report: "CheckReport", tell: _Teller) -> None:
    """What was found, kind by kind, a few of each by name."""
    by_kind: dict[FindingKind, list[Finding]] = {}
    for found in report.findings:
        by_kind.setdefault(found.kind, []).append(found)
    for kind in sorted(by_kind, key=list(FindingKind).index):
        all_of_it = by_kind[kind]
        sign = "!" if kind in REMARKS else "✗"
        tell.say(f"{sign} {len(all_of_it)} × {tell.word(f'finding-{kind.value}')}")
        for found in all_of_it[:_SHOWN]:
            tell.say(f"    {found.path}{f': {found.words}' if found.words else ''}")
        if len(all_of_it) > _SHOWN:
            tell.say(tell.word("check-more", count=len(all_of_it) - _SHOWN))


def _repair_words(result: RepairResult, tell: _Teller) -> str:
    path = result.finding.path
    if result.trouble is None:
        return tell.word("check-repaired", path=path, aside=result.set_aside)
    return tell.word(f"unrepaired-{result.trouble.value}", path=path, words=result.words)


def _tell_outcome(report: "CheckReport", tell: _Teller, *, asked: frozenset[Repair]) -> None:
    problems = report.problems
    if problems:
        tell.say(tell.word("check-problems", count=len(problems)))
        left = {found.kind for found in problems}
        kinds = [kind.value for kind in Repair if REPAIRS[kind] & left and kind not in asked]
        if kinds:
            tell.say(tell.word("check-repairable", kinds=" | ".join(kinds)))
    else:
        tell.say(tell.word("check-sound" if report.is_complete else "check-incomplete"))


def _far(progress: CheckProgress, texts: Texts) -> str:
    """How far it is, in a line."""
    told: dict[str, object] = {"part": progress.part.value}
    if progress.files_total:
        told |= {"files": progress.files, "total": progress.files_total}
    if progress.size_total:
        told |= {
            "done": _size(progress.size, texts),
            "size": _size(progress.size_total, texts),
            "percent": 100 * progress.size // progress.size_total,
        }
    return texts.word("check-progress", **told)


def _size(size: int, texts: Texts) -> str:
    """So many bytes, for people."""
    value, unit = float(size), _UNITS[0]
    for unit in _UNITS:
        if value < 1000 or unit == _UNITS[-1]:
            break
        value /= 1000
    shown = f"{value:.0f}" if unit == "B" or value >= 100 else f"{value:.1f}"
    return f"{shown.replace('.', ',') if texts.language is Language.NL else shown} {unit}"
