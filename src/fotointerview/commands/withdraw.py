"""``fotointerview withdraw``: where somebody's material went, letters that ask it back, and erasing it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fotointerview.commands.common import LangOption, open_study, plain_words
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.people import Participant
from fotointerview.domain.withdrawal import Erasure, ErasureReport, Part, Withdrawal
from fotointerview.domain.words import ConsentKind, Language, Scope
from fotointerview.services.texts import Texts
from fotointerview.settings import Settings

if TYPE_CHECKING:
    from fotointerview.storage.study import StudyStore

_WEEKS = 4
_ALL = "all"


def withdraw(
    study: Annotated[Path, typer.Argument(help="The study's folder.")],
    code: Annotated[str, typer.Argument(help="Pseudonym code, such as P03; none with --resume.")] = "",
    shot: Annotated[
        list[int] | None, typer.Option(help="Only this shot, by number; may be repeated.")
    ] = None,
    interview: Annotated[int | None, typer.Option(min=1, help="Only this interview; 1 is the first.")] = None,
    show: Annotated[bool, typer.Option("--show", help="Show where the material went.")] = False,
    consent: Annotated[bool, typer.Option("--consent", help="Log that consent is withdrawn.")] = False,
    end: Annotated[list[Scope] | None, typer.Option(help="Log that consent ends for this scope.")] = None,
    letters: Annotated[bool, typer.Option("--letters", help="Write recall letters in exports/.")] = False,
    until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help=f"In the letters; else in {_WEEKS} weeks.")
    ] = None,
    answer_to: Annotated[str, typer.Option(help="In the letters: whom to answer.")] = "",
    named: Annotated[bool, typer.Option("--named", help="Tell the name in the letters.")] = False,
    erase: Annotated[list[Part] | None, typer.Option(help="What to erase; may be repeated.")] = None,
    erase_export: Annotated[
        list[str] | None, typer.Option(help="Erase this file of exports/ as well, or all that --show names.")
    ] = None,
    reason: Annotated[str, typer.Option(help="Why it is erased; stays in the study.")] = "",
    second_copy: Annotated[
        Path | None, typer.Option(help="Where the second copy is; else as chosen in the window.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before erasing.")] = False,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with erasures that are not done.")] = False,
    lang: LangOption = None,
) -> None:
    """Show where a participant's material went; write recall letters; erase what is asked."""
    erasing = bool(erase or erase_export)
    if not code and not resume:
        raise typer.BadParameter("CODE or --resume")
    if erasing and not reason.strip():
        raise typer.BadParameter("--erase: --reason")
    whole = {Part.EVERYTHING, *([Part.INTERVIEWS, Part.QUOTES] if shot else [])}
    if (shot or interview) and (too_much := sorted(whole & set(erase or ()))):
        raise typer.BadParameter(f"--erase {too_much[0].value}: --shot, --interview")
    if letters and not answer_to.strip():
        raise typer.BadParameter("--letters: --answer-to")
    with plain_words(lang) as texts, open_study(study) as store:
        copies = second_copy or _remembered(study)
        if resume:
            raise typer.Exit(_resume(store, texts, copies))
        plan = _plan(store, code, shot, interview, copies)
        if consent or end:
            _write_consent(store, plan.participant, end or (), texts)
        if show or not (consent or end or letters or erasing):
            _show(plan, texts)
        if letters:
            last = until.date() if until else _today() + timedelta(weeks=_WEEKS)
            _letters(store, plan, lang or texts.language, last, answer_to, texts, named=named)
        if erasing:
            what = Erasure(frozenset(erase or ()), _exports(plan, erase_export or ()))
            if not yes:
                _show(plan, texts)
                typer.confirm(texts.word("erase-sure", code=plan.participant.code), abort=True)
            raise typer.Exit(_erase(store, plan, what, reason, copies, texts))


def _plan(
    store: "StudyStore", code: str, shots: Sequence[int] | None, interview: int | None, copies: Path | None
) -> Withdrawal:
    from fotointerview.services.withdrawal import plan_withdrawal

    participant = store.participant_by_code(code.strip().upper())
    if participant is None:
        known = ", ".join(one.code for one in store.participants())
        raise FaultError(FaultCode.UNKNOWN_PARTICIPANT, code=code, known=known)
    mine = [one for one in store.interviews() if one.participant_id == participant.id]
    if interview is not None and interview > len(mine):
        raise typer.BadParameter(f"--interview: 1–{len(mine)}")
    meant = None if interview is None else [mine[interview - 1].id]
    ids = None
    if shots is not None:
        by_number = {link.shot.number: link.shot.id for one in mine for link in store.chain(one.id).links}
        if unknown := sorted(set(shots) - by_number.keys()):
            raise typer.BadParameter(f"--shot: {', '.join(map(str, unknown))}")
        ids = [by_number[number] for number in shots]
    return plan_withdrawal(store, participant.id, shots=ids, interviews=meant, second_copy=copies)


def _exports(plan: Withdrawal, asked: Sequence[str]) -> tuple[str, ...]:
    """The files of exports that are to go; each must be one that the plan shows."""
    present = tuple(dict.fromkeys(path for sent in plan.sent for path in sent.present))
    if _ALL in asked:
        return present
    if unknown := [path for path in asked if path not in present]:
        raise typer.BadParameter(f"--erase-export: {', '.join(unknown)}")
    return tuple(asked)


def _write_consent(
    store: "StudyStore", participant: Participant, scopes: Sequence[Scope], texts: Texts
) -> None:
    from fotointerview.services.withdrawing import withdraw_consent

    event = withdraw_consent(store, participant.id, at=datetime.now(UTC), scopes=scopes)
    narrowed = event.kind is ConsentKind.NARROWED
    typer.echo(texts.word("consent-narrowed" if narrowed else "consent-withdrawn", code=participant.code))


def _show(plan: Withdrawal, texts: Texts) -> None:
    from fotointerview.services.withdrawal_words import plan_lines

    typer.echo("\n".join(plan_lines(plan, texts)))


def _letters(
    store: "StudyStore",
    plan: Withdrawal,
    language: Language,
    until: date,
    answer_to: str,
    texts: Texts,
    *,
    named: bool,
) -> None:
    from fotointerview.services.recall import recall_letters, write_letters

    name = store.real_name(plan.participant.code) or plan.participant.alias if named else ""
    written = write_letters(
        store,
        plan,
        recall_letters(
            plan,
            study=store.study().title,
            language=language,
            until=until,
            answer_to=answer_to,
            name=name or "",
        ),
        on=_today(),
    )
    for path in written:
        typer.echo(str(path.resolve()))
    if not written:
        typer.echo(texts.word("letters-none"))


def _erase(
    store: "StudyStore", plan: Withdrawal, what: Erasure, reason: str, copies: Path | None, texts: Texts
) -> int:
    from fotointerview.services.erasure import erase

    report = erase(store, plan, what, reason=reason, at=datetime.now(UTC), second_copy=copies)
    return _tell(store, report, texts, copies)


def _resume(store: "StudyStore", texts: Texts, copies: Path | None) -> int:
    from fotointerview.services.erasure import resume_erasures

    reports = resume_erasures(store, second_copy=copies)
    if not reports:
        typer.echo(texts.word("erased-nothing-left"))
    return max((_tell(store, report, texts, copies) for report in reports), default=0)


def _tell(store: "StudyStore", report: ErasureReport, texts: Texts, copies: Path | None) -> int:
    """Say what came of it, and search for what should be gone; the exit code."""
    from fotointerview.services.erasure import look_for_traces
    from fotointerview.services.withdrawal_words import report_lines, trace_lines

    traces = look_for_traces(store, report, second_copy=copies)
    typer.echo("\n".join([*report_lines(report, texts), *trace_lines(traces, texts)]))
    return 0 if report.finished and not traces else 1


def _remembered(study: Path) -> Path | None:
    """The place for the second copy that was chosen in the window."""
    memory = Settings.load().studies.get(str(study.absolute()))
    return Path(memory.second_copy) if memory is not None and memory.second_copy else None


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
