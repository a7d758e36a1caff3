"""The program as people install it: a wheel made from the sdist, in a fresh environment, without the checkout.

The dependencies come from the environment that runs the tests; the project itself only from the wheel.
"""

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import textwrap
import venv
import zipfile
from pathlib import Path

import pytest

import fotointerview

pytestmark = [
    pytest.mark.packaging,
    pytest.mark.skipif(sys.platform == "win32", reason="the places in a virtual environment differ"),
]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def artifacts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def python(artifacts: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a fresh environment in which the wheel is installed."""
    folder = tmp_path_factory.mktemp("fresh") / "an environment"
    venv.EnvBuilder(with_pip=False, symlinks=True).create(folder)
    python = folder / "bin" / "python"
    wheel = next(artifacts.glob("*.whl"))
    command = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check", "install"]
    done = subprocess.run(
        [*command, "--no-deps", "--no-index", str(wheel)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    here = sysconfig.get_paths(vars={"base": str(folder), "platbase": str(folder)})["purelib"]
    # A path file's own lines are not read for further path files: our editable install stays out.
    dependencies = sysconfig.get_paths()["purelib"]
    (Path(here) / "zz-dependencies.pth").write_text(f"{dependencies}\n", encoding="utf-8")
    return python


def run(python: Path, code: str, *, home: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run ``code`` isolated from this checkout and this user."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "XDG_RUNTIME_DIR": str(home),
    }
    home.chmod(0o700)
    return subprocess.run(
        [str(python), "-I", "-c", textwrap.dedent(code)],
        cwd=home,
        env={**environment, "QT_QPA_PLATFORM": "offscreen", **variables},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_sdist_holds_everything_that_is_needed_to_work_on_it(artifacts: Path) -> None:
    with tarfile.open(next(artifacts.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    files = (
        "Makefile",
        "constraints.txt",
        "tools/setup.sh",
        "tools/setup.py",
        "tools/system_libs.py",
        "LICENSE",
    )
    assert {*files, "README.md", "CHANGELOG.md", "pyproject.toml", "tests/conftest.py"} <= names
    for folder in ("src/fotointerview", "ui", "presets"):
        here = {
            str(file.relative_to(ROOT))
            for file in (ROOT / folder).rglob("*")
            if file.is_file() and "__pycache__" not in file.parts
        }
        assert here - names == set()


def test_the_wheel_carries_the_data_and_no_tests(artifacts: Path) -> None:
    names = zipfile.ZipFile(next(artifacts.glob("*.whl"))).namelist()
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"fotointerview"}
    for folder in ("ui", "presets"):
        here = [f for f in (ROOT / folder).rglob("*") if f.is_file()]
        missing = {f"fotointerview/_data/{file.relative_to(ROOT)}" for file in here} - set(names)
        assert missing == set()


def test_everything_comes_from_the_wheel_and_loads(python: Path, tmp_path: Path) -> None:
    done = run(
        python,
        """
        import importlib, json, pkgutil, sys
        from pathlib import Path
        import fotointerview
        from fotointerview import resources
        from fotointerview.domain.words import Language
        from fotointerview.services.presets import interview_presets, read_preset
        from fotointerview.services.study import create_study
        from fotointerview.services.texts import Texts
        for module in pkgutil.walk_packages(fotointerview.__path__, "fotointerview."):
            # Alembic loads its own scripts; that they are there shows when a study is made.
            if not module.name.endswith(".__main__") and ".migrations" not in module.name:
                importlib.import_module(module.name)
        from PySide6.QtGui import QGuiApplication, QIcon
        app = QGuiApplication([])
        icons = sorted(resources.path("ui", "icons").glob("*.svg"))
        presets = interview_presets()
        with create_study(Path("study"), preset=presets[0], language=Language.NL):
            pass
        print(json.dumps({
            "root": str(resources.root()),
            "files": sorted({str(m.__file__) for n, m in sys.modules.items() if n.startswith("fotointerview")}),
            "path": sys.path,
            "blank_icons": [i.name for i in icons if QIcon(str(i)).pixmap(32, 32).toImage().isNull()],
            "icons": len(icons),
            "presets": [p.key for p in presets],
            "words": [Texts.load(language).word("doctor-title") for language in Language],
            "study": sorted(p.name for p in Path("study").iterdir()),
        }))
        """,
        home=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    home = python.parents[1]
    assert Path(told["root"]).is_relative_to(home)
    assert len(told["files"]) > 50
    assert [file for file in told["files"] if not Path(file).is_relative_to(home)] == []
    assert [place for place in told["path"] if place and Path(place) in (ROOT, ROOT / "src")] == []
    assert told["icons"] > 0
    assert told["blank_icons"] == []
    assert "begripvolle-ambtenaar" in told["presets"]
    assert len(set(told["words"])) == 2
    assert "study.sqlite" in told["study"]


def test_the_command_says_its_version(python: Path, tmp_path: Path) -> None:
    command = [str(python.with_name("fotointerview")), "--version"]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"fotointerview {fotointerview.__version__}\n"


def test_the_window_opens_and_closes_again(python: Path, tmp_path: Path) -> None:
    done = run(
        python,
        """
        import faulthandler, sys
        faulthandler.dump_traceback_later(90, exit=True)
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

        really_run = QApplication.exec

        def run_and_close(*ignored):
            def look():
                shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
                if shown:
                    timer.stop()
                    print("open:", [type(w).__name__ for w in shown])
                    QTimer.singleShot(500, lambda: [w.close() for w in shown])

            timer = QTimer(interval=100)
            timer.timeout.connect(look)
            timer.start()
            return really_run()

        QApplication.exec = run_and_close
        sys.argv = ["fotointerview", "--study", "study", "--participant", "P01", "--camera", "demo", "--lang", "nl"]
        from fotointerview.cli import main
        if __name__ == "__main__":
            main()
        """,
        home=tmp_path,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout == "open: ['MainWindow']\n"
    assert "Traceback" not in done.stderr
    assert (tmp_path / "study" / "study.sqlite").is_file()
