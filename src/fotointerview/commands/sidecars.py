"""``fotointerview sidecars``: the files beside the photos for other photo programs, written or read again.

Exit codes: 0 all well, 1 a file could not be read or written, 2 wrong usage.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from fotointerview import logs
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.words import Language
from fotointerview.services.texts import Texts
from fotointerview.settings import Settings

if TYPE_CHECKING:
    from fotointerview.services.sidecar_pass import SidecarPass

_PROPERTIES: Final = {
    "xmp:Rating": "property-rating",
    "xmp:Label": "property-label",
    "dc:description": "property-description",
    "Iptc4xmpCore:AltTextAccessibility": "property-alt",
    "darktable:colorlabels": "property-label",
}


def sidecars(
    study: Annotated[Path, typer.Argument(help="The study's folder.")],
    read: Annotated[
        bool,
        typer.Option(
            "--read", help="First take over the stars and labels that another program has written since."
        ),
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Also write those again that are up to date.")
    ] = False,
    lang: Annotated[Language | None, typer.Option("--lang", help="Language: nl or en.")] = None,
) -> None:
    """Write the files beside the photos (XMP) that darktable and digiKam read; with --read, read them first."""
    # Here, not above: the doctor must work where no database can be opened.
    from fotointerview.services.sidecar_pass import SidecarPass
    from fotointerview.storage.study import StudyStore

    logs.start()
    texts = Texts.load(lang or Settings.load().language)
    try:
        with StudyStore.open(study) as store:
            if store.read_only:
                raise FaultError(FaultCode.STUDY_READ_ONLY, path=store.folder)
            typer.echo(texts.word("sidecars-study", path=store.folder))
            all_well = _go_through(SidecarPass(store), texts, read=read, anew=everything)
    except FaultError as error:
        _say_fault(error, texts)
        raise typer.Exit(1) from None
    raise typer.Exit(0 if all_well else 1)


def _go_through(under_way: "SidecarPass", texts: Texts, *, read: bool, anew: bool) -> bool:
    """Every shot in turn; returns whether all of them could be done."""
    failed = changed = odd = total = written = 0
    for shot_id in under_way.shot_ids():
        try:
            done = under_way.shot(shot_id, read=read, anew=anew)
        except FaultError as error:
            failed += 1
            _say_fault(error, texts)
            continue
        changed += done.verdict is not None
        odd += bool(done.not_understood)
        if done.verdict is not None:
            stars = done.rating or ""
            typer.echo(texts.word("sidecars-heard", name=done.name, verdict=done.verdict, stars=stars))
        if done.not_understood:
            typer.echo(texts.word("sidecars-odd", name=done.name, list=_told(done.not_understood, texts)))
        for name, one in done.written:
            total += 1
            written += one.changed
            if one.aside:
                typer.echo(texts.word("sidecars-aside", name=f"{name}.xmp", aside=one.aside))
            if one.kept:
                typer.echo(texts.word("sidecars-kept", name=name, list=_listed(one.kept, texts)))
    if read:
        typer.echo(texts.word("sidecars-taken", changed=changed, odd=odd or ""))
    typer.echo(texts.word("sidecars-written", written=written, total=total))
    return not failed


def _listed(kept: Sequence[str], texts: Texts) -> str:
    words = [texts.word(_PROPERTIES.get(name, "property-other")) for name in kept]
    return ", ".join(dict.fromkeys(words))


def _told(not_understood: Sequence[str], texts: Texts) -> str:
    """Properties and what another program said in them."""
    pairs = (one.partition(" ") for one in not_understood)
    return ", ".join(
        f"{texts.word(_PROPERTIES.get(name, 'property-other'))} ‘{value}’" for name, _, value in pairs
    )


def _say_fault(error: FaultError, texts: Texts) -> None:
    typer.echo("\n".join(filter(None, texts.parts(error.fault))), err=True)
