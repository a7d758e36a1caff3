"""The manuals list the keys the program has."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QApplication

from fotointerview.domain.words import Language
from fotointerview.gui.action_list import SPECS

TOOL = Path(__file__).resolve().parents[2] / "tools" / "keys.py"


@pytest.fixture
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("keys_tool", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", Language)
def test_the_table_in_the_manual_is_that_of_the_program(
    qapp: QApplication, tool: ModuleType, language: Language
) -> None:
    manual = tool.MANUALS[language].read_text(encoding="utf-8")
    assert tool.with_table(manual, tool.table(qapp, language)) == manual, "run make keys"


def test_the_table_has_every_action_and_its_keys(qapp: QApplication, tool: ModuleType) -> None:
    rows = tool.table(qapp, Language.EN).splitlines()
    assert "| `Space` | Take a photo |" in rows
    assert "| `Ctrl+Shift+Z` or `Ctrl+Y` | Redo |" in rows
    assert "| `Enter ⏎` | Next photo |" in rows
    assert all(any(row.endswith(f"| {spec.text} |") for row in rows) for spec in SPECS)


@pytest.mark.parametrize(
    "text", ["no marks", "{end} {begin}", "{begin} {end} {end}", "{begin} {begin} {end}"]
)
def test_a_manual_without_a_place_for_it_is_not_written(tool: ModuleType, text: str) -> None:
    with pytest.raises(ValueError, match="no place"):
        tool.with_table(text.format(begin=tool.BEGIN, end=tool.END), "|")


def test_what_is_around_the_table_stays(tool: ModuleType) -> None:
    text = f"before\n{tool.BEGIN}\nold\n{tool.END}\nafter\n"
    assert tool.with_table(text, "new\n") == f"before\n{tool.BEGIN}\n\nnew\n\n{tool.END}\nafter\n"


def test_a_stale_table_is_told_and_mended(
    qapp: QApplication, tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manual = tmp_path / "manual.md"
    manual.write_text(f"{tool.BEGIN}\n{tool.END}\n", encoding="utf-8")
    monkeypatch.setattr(tool, "MANUALS", {Language.EN: manual})
    assert tool.main(["--check"]) == 1
    assert tool.main([]) == 0
    assert tool.main(["--check"]) == 0
    assert "Take a photo" in manual.read_text(encoding="utf-8")
    assert "keys_tool" not in sys.modules
