"""The user's own sheets: found by name in their folder, or plainly not there."""

from pathlib import Path

import pytest

from fotointerview.services.sheet_templates import own_templates, sheet_template


def test_a_sheet_is_known_by_its_name(tmp_path: Path) -> None:
    for name in ("b.typ", "a.typ", "notes.txt"):
        (tmp_path / name).write_text("")
    (tmp_path / "folder.typ").mkdir()
    assert list(own_templates(tmp_path)) == ["a", "b"]
    assert sheet_template("b", tmp_path) == sheet_template("b.typ", tmp_path) == tmp_path / "b.typ"


@pytest.mark.parametrize("name", ["c", "../a", "", "folder"])
def test_what_is_not_there_is_told_with_what_is(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "sheets"
    folder.mkdir()
    (folder / "mine.typ").write_text("")
    (tmp_path / "a.typ").write_text("")
    with pytest.raises(ValueError, match="mine"):
        sheet_template(name, folder)
    assert own_templates(tmp_path / "nowhere") == {}
