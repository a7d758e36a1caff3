"""``make setup`` says in plain words what is missing, and types nothing into a system that did not allow it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="about packages of Linux systems"
)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What setup needs of the project, in a folder with a space in its name."""
    folder = tmp_path / "a clone"
    shutil.copytree(ROOT / "tools", folder / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder to be the whole PATH: the shell's tools and nothing else."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("sh", "env", "dirname", "cat", "make", "true", "ldd", "bash"):
        if found := shutil.which(name):
            (folder / name).symlink_to(found)
    return folder


def script(programs: Path, name: str, body: str) -> None:
    (programs / name).unlink(missing_ok=True)
    (programs / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    (programs / name).chmod(0o755)


def run(*command: str, cwd: Path, programs: Path, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": str(programs), "HOME": str(cwd), "LANG": "C.UTF-8", **more}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
def test_without_a_python_it_says_how_to_get_one(checkout: Path, programs: Path) -> None:
    script(programs, "python3", "exit 1")
    done = run("make", "setup", cwd=checkout, programs=programs)
    assert done.returncode != 0
    assert "no Python 3.11 or newer" in done.stderr
    assert "sudo apt-get install python3 python3-venv" in done.stderr
    assert not (checkout / ".venv").exists()


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
def test_a_second_time_it_does_nothing_until_the_folder_moves(checkout: Path, programs: Path) -> None:
    ready = checkout / ".venv" / "ready"
    ready.parent.mkdir()
    ready.write_text(f"{checkout}\n", encoding="utf-8")
    script(programs, "python3", "exit 1")
    assert run("make", "setup", cwd=checkout, programs=programs).returncode == 0
    moved = checkout.rename(checkout.with_name("moved"))
    done = run("make", "setup", cwd=moved, programs=programs)
    assert done.returncode != 0
    assert "Setup stopped" in done.stderr


def test_without_the_right_to_install_it_prints_the_command(checkout: Path, programs: Path) -> None:
    script(programs, "ldd", "echo 'libEGL.so.1 => not found'; echo 'libxcb-cursor.so.0 => not found'")
    script(programs, "dnf", "echo called >&2; exit 9")
    done = run(sys.executable, "-I", "tools/system_libs.py", cwd=checkout, programs=programs)
    assert done.returncode == 1
    assert "Missing on this system: libEGL.so.1, libxcb-cursor.so.0" in done.stderr
    assert "    sudo dnf install" in done.stderr
    assert "libglvnd-egl xcb-util-cursor" in done.stderr
    assert "called" not in done.stderr


def test_a_library_of_an_unknown_package_is_named(checkout: Path, programs: Path) -> None:
    script(programs, "ldd", "echo 'libstrange.so.7 => not found'")
    done = run(sys.executable, "-I", "tools/system_libs.py", cwd=checkout, programs=programs)
    assert done.returncode == 1
    assert "carry: libstrange.so.7" in done.stderr


@pytest.mark.parametrize("first_time_works", [True, False])
def test_with_the_right_to_install_it_does_and_fetches_lists_only_when_needed(
    checkout: Path, programs: Path, tmp_path: Path, first_time_works: bool
) -> None:
    done_file, lists = tmp_path / "installed", tmp_path / "lists"
    if first_time_works:
        lists.touch()
    script(programs, "ldd", f"test -e {done_file} || echo 'libEGL.so.1 => not found'")
    script(programs, "sudo", 'shift; exec "$@"')
    script(programs, "touch", f'exec {shutil.which("touch")} "$@"')
    install = f"test -e {lists} && touch {done_file}"
    apt = f'echo "$*" >> {tmp_path}/log\ncase "$*" in *update*) touch {lists};; *) {install};; esac'
    script(programs, "apt-get", apt)
    done = run(sys.executable, "-I", "tools/system_libs.py", cwd=checkout, programs=programs)
    assert done.returncode == 0, done.stderr
    log = (tmp_path / "log").read_text(encoding="utf-8")
    assert "install -y --no-install-recommends" in log
    assert "libegl1" in log
    assert ("update" in log) is not first_time_works


def test_libraries_for_the_window_alone_do_not_stop_the_tests(checkout: Path, programs: Path) -> None:
    body = 'for f in "$@"; do case "$f" in *libqxcb.so) echo "libxcb-cursor.so.0 => not found";; esac; done'
    script(programs, "ldd", body)
    done = run(sys.executable, "-I", "tools/system_libs.py", cwd=checkout, programs=programs)
    assert done.returncode == 0
    assert "the window itself needs them" in done.stderr


CHECKS = (sys.executable, "-I", "tools/page_checks.py")
MAY = "FOTOINTERVIEW_MAY_INSTALL"


@pytest.fixture
def apt(programs: Path, tmp_path: Path) -> Path:
    """An apt-get that has poppler alone, and the file in which it writes what it was asked."""
    log = tmp_path / "log"
    script(programs, "sudo", 'shift; exec "$@"')
    script(programs, "timeout", 'shift 3; exec "$@"')
    script(programs, "chmod", f'exec {shutil.which("chmod")} "$@"')
    brings = "; ".join(
        f'echo "#!/bin/sh" > {programs}/{name}; chmod 755 {programs}/{name}' for name in POPPLER
    )
    cases = f"*nodejs*|*chromium*) exit 9;; *--download-only) ;; *poppler-utils) {brings};;"
    script(programs, "apt-get", f'echo "$*" >> {log}\ncase "$*" in {cases} esac')
    return log


POPPLER = ("pdftoppm", "pdftotext", "pdftocairo")


def test_what_looks_at_pages_is_installed_on_machines_for_tests_alone(
    checkout: Path, programs: Path, apt: Path
) -> None:
    done = run(*CHECKS, cwd=checkout, programs=programs)
    assert done.returncode == 1
    assert "not installed here: node, npm, chromium" in done.stderr
    assert not apt.exists()


def test_what_looks_at_pages_comes_one_by_one_and_what_is_left_out_is_said(
    checkout: Path, programs: Path, apt: Path
) -> None:
    """Nothing is cut off while it is unpacked: what is fetched under a limit of time is only fetched."""
    before = run(*CHECKS, "--left-out", cwd=checkout, programs=programs)
    assert (before.returncode, before.stdout.count("SKIPPED: ")) == (0, 2)
    assert "missing: pdftoppm, pdftotext, pdftocairo (poppler-utils)" in before.stdout
    done = run(*CHECKS, cwd=checkout, programs=programs, **{MAY: "1"})
    assert done.returncode == 1
    asked = apt.read_text(encoding="utf-8").splitlines()
    assert asked[0].endswith("poppler-utils --download-only")
    assert asked[1].endswith("poppler-utils")
    assert any("nodejs npm" in line for line in asked)
    assert any("chromium" in line for line in asked)
    after = run(*CHECKS, "--left-out", cwd=checkout, programs=programs)
    assert after.stdout == (
        "SKIPPED: the web pages were not read back in a browser; missing: node, npm, chromium.\n"
    )


def test_continuous_integration_is_such_a_machine() -> None:
    assert f"export {MAY}=1\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
