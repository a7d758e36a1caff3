"""The command line: the window, the demonstration, capture without a window, export, and the doctor.

Commands that stand alone are in ``commands``, one module each.

Exit codes: 0 all well, 1 something did not succeed (said in plain words on stderr), 2 wrong usage.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from fotointerview import __version__
from fotointerview.camera.spec import parse_spec
from fotointerview.commands import import_photos, pack, unpack
from fotointerview.commands.check import check
from fotointerview.commands.common import LangOption, leaving_in_order, plain_words
from fotointerview.commands.export import export
from fotointerview.commands.names import names
from fotointerview.commands.people import people
from fotointerview.commands.receipt import receipt
from fotointerview.commands.retention import retention
from fotointerview.commands.sidecars import sidecars
from fotointerview.commands.withdraw import withdraw
from fotointerview.domain.chain import Link
from fotointerview.domain.faults import Fault
from fotointerview.domain.words import Answer, Language, Room
from fotointerview.services.texts import Texts
from fotointerview.settings import Settings

program = typer.Typer(
    name="fotointerview",
    help="Photo-interviews with a tethered camera: look along, judge, change, shoot again.",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
program.command()(export)
program.command()(receipt)
program.command("sidecars")(sidecars)
program.command("people")(people)
program.command("pack")(pack.pack)
program.command("unpack")(unpack.unpack)
program.command("import")(import_photos.import_photos)
program.command()(check)
program.command()(withdraw)
program.command()(names)
program.command()(retention)

StudyOption = Annotated[Path, typer.Option("--study", help="The study's folder.")]
_CAMERA_HELP = (
    "auto, demo, virtual, webcam[:NUMBER], folder:DIR (pictures that another program puts there), "
    "serial:NUMBER, or a libgphoto2 port: usb:001,005 or ptpip:HOST[:PORT[:EVENTPORT]]."
)
CameraOption = Annotated[str, typer.Option("--camera", help=_CAMERA_HELP)]


def main() -> None:
    """The entry point."""
    program()


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"fotointerview {__version__}")
        raise typer.Exit


@program.callback(invoke_without_command=True)
def run(
    context: typer.Context,
    study: Annotated[Path | None, typer.Option(help="The study's folder; a new one if it is empty.")] = None,
    participant: Annotated[str | None, typer.Option(help="Pseudonym code, such as P03.")] = None,
    camera: Annotated[
        str | None, typer.Option("--camera", help=f"The one chosen last, else auto. {_CAMERA_HELP}")
    ] = None,
    room: Annotated[Room | None, typer.Option(help="The room to open.")] = None,
    lang: LangOption = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version and stop.")
    ] = False,
) -> None:
    """Open the window."""
    if context.invoked_subcommand is not None:
        return
    with plain_words(lang):
        if camera is not None:
            parse_spec(camera)  # before anything is made or opened
        # Here, not above: the other commands must work where Qt cannot be loaded.
        from fotointerview.app import run_window

        raise typer.Exit(
            run_window(study=study, participant=participant, camera=camera, room=room, language=lang)
        )


@program.command()
def demo(
    out: Annotated[
        Path, typer.Option(help="Where the demo study is made; a number is added if it is taken.")
    ] = Path("demo") / "De begripvolle ambtenaar",
    headless: Annotated[bool, typer.Option("--headless", help="Open no window afterwards.")] = False,
    camera: CameraOption = "demo",
    lang: LangOption = None,
) -> None:
    """Hold three short interviews on the demo camera and make their contact sheet."""
    with plain_words(lang) as texts, leaving_in_order():
        parse_spec(camera)  # before anything is made or opened
        from fotointerview.services.demonstration import run_demonstration, title
        from fotointerview.services.exits import SHEET
        from fotointerview.services.export import Wish
        from fotointerview.services.export import export as make_export
        from fotointerview.services.workplace import Workplace

        folder = _fresh(out)

        def say(code: str, link: Link, answer: Answer) -> None:
            typer.echo(texts.word("demo-shot", code=code, number=link.shot.number, answer=answer.value))

        typer.echo(texts.word("demo-start"))
        with Workplace.open(folder, language=texts.language, title=title(texts.language)) as place:
            place.connect(camera)
            shots = run_demonstration(place, language=texts.language, say=say)
            wish = Wish(kind=SHEET, language=texts.language)
            sheet = place.store_thread.ask(lambda: make_export(place.store, wish)).result().path
        typer.echo(texts.word("demo-done", shots=shots))
        typer.echo(texts.word("demo-study", path=folder.resolve()))
        typer.echo(texts.word("demo-sheet", path=sheet.resolve()))
        if headless or not _has_display():
            typer.echo(texts.word("demo-headless" if headless else "demo-no-display"))
            return
        typer.echo(texts.word("demo-window"))
        if _open_window(folder, texts.language) != 0:
            typer.echo(texts.word("demo-window-failed"), err=True)
            raise typer.Exit(1)


@program.command()
def tether(
    study: StudyOption,
    participant: Annotated[str, typer.Option(help="Pseudonym code, such as P03.")],
    camera: CameraOption = "auto",
    shots: Annotated[int | None, typer.Option(min=1, help="Release the shutter this many times.")] = None,
    seconds: Annotated[
        float | None, typer.Option(min=0, help="Take in what the camera's own button brings, this long.")
    ] = None,
    second_copy: Annotated[
        Path | None, typer.Option(help="A folder on another disk where the originals are copied to as well.")
    ] = None,
    consent: Annotated[
        str | None,
        typer.Option(
            help="The participant said yes to photos in this conversation; who heard it, such as R1."
        ),
    ] = None,
    lang: LangOption = None,
) -> None:
    """Capture without a window; one JSON line per event. Exit code 0 means: all is safe, and copied where asked."""
    if shots is None and seconds is None:
        raise typer.BadParameter("--shots or --seconds")
    with plain_words(lang) as texts, leaving_in_order():
        parse_spec(camera)  # before anything is made or opened
        from fotointerview.services.tether import TetherRun
        from fotointerview.services.workplace import Workplace

        def tell(fault: Fault) -> Mapping[str, str]:
            told = texts.fault(fault)
            return {"happened": told.happened, "safe": told.safe, "do": told.do}

        with Workplace.open(study, language=texts.language, code=participant) as place:
            if place.study_is_new:
                _line({"event": "study-created", "study": str(study)})
            if place.new_participant is not None:
                _line({"event": "participant-created", "participant": place.new_participant.code})
            if consent is not None:
                place.agree_to_photos(witness=consent)
            tethering = TetherRun(
                place.session, _line, tell=tell, copies=place.second_copy, copy_to=second_copy
            )
            place.connect(camera)
            all_safe = tethering.run(shots=shots, seconds=seconds)
        raise typer.Exit(0 if all_safe else 1)


@program.command()
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
    bundle: Annotated[
        Path | None,
        typer.Option(help="Write a zip for whoever helps from afar: no picture and no name in it."),
    ] = None,
    lang: LangOption = None,
) -> None:
    """Look whether everything that is needed is there, and say what to do where it is not."""
    with plain_words(lang) as texts:
        from fotointerview.services import doctor as medicine

        if bundle is not None:
            _bundle(bundle, texts, as_json=as_json)
            return
        report = medicine.run_doctor(texts)
        typer.echo(medicine.as_json(report) if as_json else medicine.as_text(report, texts))
        raise typer.Exit(0 if report.healthy else 1)


def _bundle(path: Path, texts: Texts, *, as_json: bool) -> None:
    """Make the diagnostic bundle, and say where it is and what is in it."""
    from fotointerview.services.doctor import run_doctor
    from fotointerview.services.doctor.bundle import make_bundle, refuse_taken

    refuse_taken(path)
    members = make_bundle(path, run_doctor(texts), texts, settings=Settings.load())
    if as_json:
        names = [member.name for member in members]
        typer.echo(json.dumps({"bundle": str(path.resolve()), "files": names}, ensure_ascii=False))
        return
    typer.echo(texts.word("bundle-made", path=path.resolve()))
    width = max(len(member.name) for member in members)
    for member in members:
        typer.echo(f"  {member.name:<{width}}  {texts.word(member.word)}")
    typer.echo(texts.word("bundle-promise"))


def _line(event: Mapping[str, object]) -> None:
    typer.echo(json.dumps({**event, "at": datetime.now(UTC).isoformat()}, ensure_ascii=False))


def _fresh(folder: Path) -> Path:
    """``folder`` where it is absent or empty, else the same with `` 2``, `` 3`` …"""
    candidate, number = folder, 1
    while candidate.exists() and (not candidate.is_dir() or any(candidate.iterdir())):
        number += 1
        candidate = folder.with_name(f"{folder.name} {number}")
    return candidate


def _has_display() -> bool:
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open_window(folder: Path, language: Language) -> int:
    """The window as a process of its own, because Qt ends the process when a display cannot be reached."""
    command = [sys.executable, "-m", "fotointerview", "--study", str(folder), "--camera", "demo"]
    return subprocess.run([*command, "--lang", language.value], check=False).returncode
