"""Cheap rules of the house that no linter knows: sizes, no addresses of this or any other machine, sound data."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "fotointerview"
MODULE_LINES = 400
FUNCTION_LINES = 60

# Written in pieces, so that this file does not find itself.
FORBIDDEN = {
    "an address of a package registry": re.compile(
        r"(?:index-"
        + r"url|find-"
        + r"links|trusted-"
        + r"host|pypi\.(?:org|python\.org)/simple|files\.pythonhosted)"
    ),
    "a path of somebody's machine": re.compile(
        r"(?<![\w.])/(?:ro" + r"ot|home/\w+|Users/\w+|work" + r"/main)/"
    ),
    "a key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE" + r" KEY-----"),
}
TEXT = {
    ".py",
    ".toml",
    ".md",
    ".txt",
    ".ts",
    ".ui",
    ".qss",
    ".svg",
    ".typ",
    ".sh",
    ".xml",
    ".json",
    ".cfg",
    ".mako",
    "",
}


def project_files() -> list[Path]:
    """The files under version control; in an unpacked sdist, all but what tools make."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode == 0 and listed.stdout:
        found = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
        return [file for file in found if file.is_file()]
    made = {".venv", "__pycache__", "build", "dist", "demo"}
    return [f for f in ROOT.rglob("*") if f.is_file() and not made & set(f.relative_to(ROOT).parts)]


@pytest.fixture(scope="module")
def files() -> list[Path]:
    return project_files()


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what: str, files: list[Path]) -> None:
    found = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in files
        if file.suffix in TEXT
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if FORBIDDEN[what].search(line)
    ]
    assert len(files) > 50
    assert found == []


def test_no_photos_in_the_repository_but_those_of_the_manual(files: list[Path]) -> None:
    pictures = [
        f
        for f in files
        if f.suffix.lower() in {".jpg", ".jpeg", ".nef", ".cr2", ".cr3", ".arw", ".raf", ".dng"}
    ]
    assert [str(f.relative_to(ROOT)) for f in pictures if "docs" not in f.relative_to(ROOT).parts] == []


def modules() -> Iterator[tuple[str, str]]:
    for file in sorted(SOURCE.rglob("*.py")):
        yield str(file.relative_to(SOURCE)), file.read_text(encoding="utf-8")


def test_modules_are_small_and_say_their_idea() -> None:
    # A migration is history: it grows with nothing and is never split afterwards.
    living = [(name, text) for name, text in modules() if "migrations/versions/" not in name]
    large = {name: text.count("\n") for name, text in living if text.count("\n") >= MODULE_LINES}
    assert large == {}
    assert [name for name, text in modules() if text.strip() and not ast.get_docstring(ast.parse(text))] == []


def test_functions_are_small() -> None:
    long = {
        f"{name}:{node.name}": lines
        for name, text in modules()
        if "migrations/versions/" not in name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) >= FUNCTION_LINES
    }
    assert long == {}


def test_styles_live_in_the_theme() -> None:
    assert [name for name, text in modules() if re.search(r"\.setStyleSheet\(\s*f?[\"']", text)] == []


def test_toml_files_are_sound() -> None:
    found = [*(ROOT / "presets").rglob("*.toml"), *(ROOT / "ui").rglob("*.toml"), *SOURCE.rglob("*.toml")]
    assert len(found) > 3
    for file in found:
        assert tomllib.loads(file.read_text(encoding="utf-8")), file


def test_every_dependency_is_pinned_by_name_and_version_alone() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert [pin for pin in pins if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", pin)] == []
    assert pins == sorted(pins, key=str.lower)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(x for extra in project["optional-dependencies"].values() for x in extra),
    ]
    here = {normal(pin.partition("==")[0]) for pin in pins}
    only_elsewhere = {normal(name(line)) for line in wanted if "== 'win32'" in line}
    assert {normal(name(line)) for line in wanted} - here == only_elsewhere


def name(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found
    return found.group()


def normal(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()
