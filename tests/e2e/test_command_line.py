"""The command line as a user has it: real processes, the real driver, the real study."""

import hashlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("gphoto2", reason="there is no gphoto2 on this system: nothing to tether with")
pytestmark = pytest.mark.e2e


def run(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """``fotointerview`` with ``arguments``."""
    quiet = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.run(
        [sys.executable, "-m", "fotointerview", *arguments],
        cwd=cwd,
        env={**quiet, **environment},
        capture_output=True,
        text=True,
        timeout=170,
        check=False,
    )


def lines(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def test_tether_with_the_virtual_camera(tmp_path: Path) -> None:
    done = run(
        "tether",
        "--study",
        "s",
        "--participant",
        "p01",
        "--camera",
        "virtual",
        "--consent",
        "T",
        "--shots",
        "3",
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    told = lines(done.stdout)
    names = [line["event"] for line in told]
    assert names[:2] == ["study-created", "participant-created"]
    assert "connected" in names
    assert names.count("thumbnail") == 3
    safe = [line for line in told if line["event"] == "safe"]
    assert [line["shot"] for line in safe] == [1, 2, 3]
    for line in safe:
        original = tmp_path / "s" / str(line["file"])
        assert hashlib.sha256(original.read_bytes()).hexdigest() == line["sha256"]
    assert not list((tmp_path / "s" / ".incoming").rglob("*.part"))


def test_tether_with_a_second_copy(tmp_path: Path, small_picture: Path) -> None:
    arguments = (
        "tether",
        "--study",
        "s",
        "--participant",
        "P01",
        "--camera",
        "virtual",
        "--consent",
        "T",
        "--shots",
    )
    stick = tmp_path / "stick"
    missing = run(
        *(*arguments, "1", "--second-copy", "stick", "--lang", "en"),
        cwd=tmp_path,
        VCAMERADIR=str(small_picture.parent),
    )
    told = lines(missing.stdout)
    assert missing.returncode == 1
    assert [line["event"] for line in told].count("safe") == 1  # the shot is
    (fault,) = [line for line in told if line["event"] == "copy-fault"]
    assert fault["code"] == "copy-missing"
    assert "not there" in str(fault["happened"])
    assert not stick.exists()
    stick.mkdir()
    done = run(
        *(*arguments, "2", "--second-copy", "stick"), cwd=tmp_path, VCAMERADIR=str(small_picture.parent)
    )
    assert done.returncode == 0, (done.stdout, done.stderr)
    copied = [line for line in lines(done.stdout) if line["event"] == "copied"]
    assert (copied[-1]["done"], copied[-1]["total"]) == (3, 3)
    originals = {path.name: path.read_bytes() for path in (tmp_path / "s").rglob("FI_*.JPG")}
    assert {path.name: path.read_bytes() for path in stick.rglob("FI_*.JPG")} == originals
    assert {path.name for path in stick.rglob("FI_*.xmp")} <= {f"{name}.xmp" for name in originals}
    assert len(originals) == 3
    assert len(list((tmp_path / "s").rglob("FI_*.JPG.xmp"))) == 3


def test_more_shots_than_one_camera_process_can_take(tmp_path: Path, small_picture: Path) -> None:
    """libgphoto2's virtual camera takes 26 pictures in a process; a person never notices."""
    done = run(
        *(
            "tether",
            "--study",
            "s",
            "--participant",
            "P01",
            "--camera",
            "virtual",
            "--consent",
            "T",
            "--shots",
            "30",
        ),
        cwd=tmp_path,
        VCAMERADIR=str(small_picture.parent),
    )
    told = lines(done.stdout)
    assert done.returncode == 0, (done.stderr, told[-3:])
    assert told[-1] == {**told[-1], "event": "done", "announced": 30, "safe": 30}


def test_the_demonstration_twice_makes_two_studies_and_an_annotated_sheet(tmp_path: Path) -> None:
    occupied = tmp_path / "demo" / "mine"
    occupied.mkdir(parents=True)
    (occupied / "precious.txt").write_text("do not touch", encoding="utf-8")
    done = run("demo", "--headless", "--out", str(occupied), "--lang", "en", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    study = tmp_path / "demo" / "mine 2"
    assert [path.name for path in occupied.iterdir()] == ["precious.txt"]
    assert str(study) in done.stdout
    (sheet,) = (study / "exports").glob("*.pdf")
    assert str(sheet) in done.stdout
    _check_what_was_said(study)
    _check_the_pictures(study)
    _check_the_sheet(sheet)


def _check_what_was_said(study: Path) -> None:
    database = sqlite3.connect(f"file:{study}/study.sqlite?mode=ro", uri=True)
    try:
        count = {
            table: database.execute(f"select count(*) from {table}").fetchone()[0]
            for table in ("participant", "interview", "shot", "judgement", "move", "quote", "mark", "choice")
        }
        assert count["participant"] == count["interview"] == 3
        assert count["shot"] == 11
        assert count["judgement"] == 13
        assert count["quote"] >= 5
        assert count["mark"] == 8
        assert count["choice"] == 6
        unbound = database.execute("select count(*) from move where to_shot_id is null").fetchone()[0]
        assert unbound == 0
        intended = [row[0] for row in database.execute("select intended from move")]
        assert "exposure_compensation: -1 → 1" in intended
        assert any(words.startswith("subject_distance: ") for words in intended)
        assert any(words.startswith("aperture: ") for words in intended)
    finally:
        database.close()


def _check_the_pictures(study: Path) -> None:
    """What was agreed shows: Elian's second photo is much lighter; the files stay in colour."""
    from fotointerview.imaging.decode import decode

    def mean(number: int) -> float:
        (path,) = study.rglob(f"FI_{number:04d}.JPG")
        return float(decode(path, box=(150, 100)).pixels.mean())

    assert mean(9) > 1.3 * mean(8)
    (black_and_white,) = study.rglob("FI_0007.JPG")
    pixels = decode(black_and_white, box=(150, 100)).pixels.astype(int)
    assert abs(pixels[..., 0] - pixels[..., 2]).mean() > 3


def _check_the_sheet(sheet: Path) -> None:
    import pikepdf

    with pikepdf.open(sheet) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == "en"
        assert len(pdf.pages) >= 1


def test_the_sheet_of_one_participant(tmp_path: Path, small_picture: Path) -> None:
    study = ("--study", "s")
    shot = run(
        *("tether", *study, "--participant", "P01", "--camera", "virtual", "--consent", "T", "--shots", "1"),
        cwd=tmp_path,
        VCAMERADIR=str(small_picture.parent),
    )
    assert shot.returncode == 0, shot.stderr
    done = run("export", "sheet", *study, "--participant", "P01", "--out", "sheet.pdf", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-")
    unknown = run("export", "sheet", *study, "--participant", "P09", "--lang", "en", cwd=tmp_path)
    assert unknown.returncode == 1
    assert "P09" in unknown.stderr
    assert "Traceback" not in unknown.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ("tether", "--study", "s", "--participant", "P01", "--camera", "nonsense", "--shots", "1"),
            "nonsense",
        ),
        (("tether", "--study", "s", "--participant", "Jan Jansen", "--shots", "1"), "Jan Jansen"),
        (("export", "sheet", "--study", "absent"), "absent"),
    ],
)
def test_bad_input_is_told_in_plain_words(tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    done = run(*arguments, "--lang", "en", cwd=tmp_path)
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) >= 2


def test_version_and_usage(tmp_path: Path) -> None:
    assert run("--version", cwd=tmp_path).stdout.startswith("fotointerview 0.")
    assert run("tether", "--study", "s", "--participant", "P01", cwd=tmp_path).returncode == 2
    assert run("--help", cwd=tmp_path).returncode == 0


def test_a_camera_that_cannot_be_meant_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    done = run(
        *("tether", "--study", "s", "--participant", "P01", "--camera", "kodak", "--shots", "1"), cwd=tmp_path
    )
    assert done.returncode == 1
    assert "kodak" in done.stderr
    assert not (tmp_path / "s").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of other systems")
@pytest.mark.parametrize("signals", [(signal.SIGINT, signal.SIGINT), (signal.SIGTERM,)])
def test_an_impatient_end_is_an_end(
    tmp_path: Path, small_picture: Path, signals: tuple[signal.Signals, ...]
) -> None:
    """Ctrl+C twice: the program is gone, and nothing that it had beside it stays."""
    arguments = ("tether", "--study", "s", "--participant", "P01", "--camera", "demo", "--seconds", "100")
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    with subprocess.Popen(
        [sys.executable, "-m", "fotointerview", *arguments, "--lang", "en"],
        cwd=tmp_path,
        env={**os.environ, "TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if json.loads(line)["event"] == "connected":
                break
        for number in signals:
            process.send_signal(number)
            process.stdout.readline()  # "done": it is on its way out
        try:
            process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode != 0
    assert not list(temporary.iterdir())
