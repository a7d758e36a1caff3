"""``fotointerview import``: photos that exist already, from a folder or a card, into an interview."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fotointerview.commands.common import LangOption, leaving_in_order, plain_words
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.services.texts import Texts

if TYPE_CHECKING:
    from fotointerview.services.import_photos import Target
    from fotointerview.services.import_plan import ImportPlan, Left
    from fotointerview.storage.study import StudyStore


def import_photos(
    study: Annotated[Path, typer.Argument(help="The study's folder.")],
    folder: Annotated[Path, typer.Argument(help="The folder or card with photos; it is only read.")],
    participant: Annotated[str, typer.Option(help="Pseudonym code, such as P03.")],
    new_interview: Annotated[
        bool, typer.Option("--new-interview", help="Begin a new interview for these photos.")
    ] = False,
    consent: Annotated[
        str | None,
        typer.Option(
            help="The participant said yes to photos in this conversation; who heard it, such as R1."
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")] = False,
    lang: LangOption = None,
) -> None:
    """Take existing photos over into an interview, with consent. Exit code 0 means: every photo is in the study."""
    with plain_words(lang) as texts, leaving_in_order():
        from fotointerview.services.import_photos import find_target, needs_consent
        from fotointerview.services.import_plan import plan_import
        from fotointerview.services.intake import take_in_pending
        from fotointerview.storage.study import StudyStore

        with StudyStore.open(study) as store:
            if not dry_run and not store.read_only:
                take_in_pending(store)  # what an import that was cut off has left on its way
            plan = plan_import(store, folder)
            target = find_target(store, participant, plan, new_interview=new_interview)
            _tell_left(plan.left, texts)
            unasked = bool(plan.shots) and not consent and needs_consent(store, target)
            if unasked:
                typer.echo(texts.word("import-consent-first", code=target.code), err=True)
            if dry_run:
                _would(plan, target, texts)
                raise typer.Exit
            if unasked:
                raise FaultError(FaultCode.IMPORT_WITHOUT_CONSENT)
            all_well = _do(store, plan, target, texts, witness=consent or "")
        raise typer.Exit(0 if all_well else 1)


def _would(plan: "ImportPlan", target: "Target", texts: Texts) -> None:
    """Tell what would happen."""
    for shot in plan.shots:
        typer.echo(texts.word("import-would-take", name=" + ".join(photo.name for photo in shot.photos)))
    if plan.shots:
        if target.participant is None:
            typer.echo(texts.word("import-new-participant", code=target.code))
        _tell_interview(target, texts)
    typer.echo(
        texts.word(
            "import-would",
            shots=sum(not shot.joins for shot in plan.shots),
            files=plan.files,
            size=f"{plan.octets / 1e6:.1f}",
            known=plan.count_left(known=True) or "",
            left=plan.count_left(known=False) or "",
        )
    )


def _tell_interview(target: "Target", texts: Texts) -> None:
    if target.interview is None:
        typer.echo(texts.word("import-into-new", code=target.code))
    else:
        typer.echo(texts.word("import-into", folder=target.interview.folder))


def _do(store: "StudyStore", plan: "ImportPlan", target: "Target", texts: Texts, *, witness: str) -> bool:
    """Take the photos over; whether every one of them is in the study."""
    from fotointerview.services.consent import agree_to_photos
    from fotointerview.services.import_photos import Taken, Tally, begin, carry_out

    tally = Tally()
    if plan.shots:
        begun = begin(store, target, plan, language=texts.language)
        assert begun.interview is not None
        assert begun.participant is not None
        if witness:
            agree_to_photos(store, begun.participant.id, witness=witness, language=begun.interview.language)
        if target.participant is None:
            typer.echo(texts.word("import-new-participant", code=target.code))
        _tell_interview(begun, texts)
        for step in carry_out(store, begun.interview, plan):
            tally.add(step)
            if not isinstance(step, Taken):
                _tell_left((step,), texts)
                continue
            number = f"{step.link.shot.number:04d}"
            typer.echo(texts.word("import-taken", number=number, name=step.photo.name))
            if step.damaged:
                typer.echo(texts.word("import-damaged", name=step.photo.name), err=True)
    typer.echo(
        texts.word(
            "import-done",
            shots=tally.shots,
            files=tally.files,
            size=f"{tally.octets / 1e6:.1f}",
            known=plan.count_left(known=True) or "",
            left=(plan.count_left(known=False) + len(tally.left)) or "",
        )
    )
    return not tally.left and not any(left.why == "unreadable" for left in plan.left)


def _tell_left(left: "tuple[Left, ...]", texts: Texts) -> None:
    """One line for every file that is not taken over."""
    for one in left:
        number = f"{one.number:04d}" if one.number else ""
        typer.echo(
            texts.word(f"left-{one.why.value}", name=one.name, number=number, other=one.other), err=True
        )
