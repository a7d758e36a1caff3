"""Sheets of the user's own: Typst documents in a folder beside the settings, known by their name."""

from pathlib import Path


def own_templates(folder: Path) -> dict[str, Path]:
    """The documents in ``folder`` by their name, in order; none where there is no such folder."""
    found = (path for path in sorted(folder.glob("*.typ")) if path.is_file())
    return {path.stem: path for path in found}


def sheet_template(name: str, folder: Path) -> Path:
    """The document called ``name``, with or without its ending.

    Raises:
        ValueError: there is none; it tells which there are and where they belong.
    """
    own = own_templates(folder)
    found = own.get(name.removesuffix(".typ"))
    if found is None:
        there = ", ".join(own) or "–"
        raise ValueError(f"no template called {name!r} in {folder}; there are: {there}")
    return found
