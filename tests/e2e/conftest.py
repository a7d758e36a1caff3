"""Pictures for the virtual camera, and the path to the program for its child processes."""

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import fotointerview


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Child processes run with another folder as theirs; they find the program where this one did."""
    source = Path(fotointerview.__file__).resolve().parents[1]
    known = os.environ.get("PYTHONPATH", "")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(source), known))))


@pytest.fixture
def small_picture(tmp_path: Path) -> Path:
    """One small JPEG in a folder of its own, for the virtual camera."""
    folder = tmp_path / "card"
    folder.mkdir()
    picture = folder / "picture.jpg"
    gradient = np.linspace(0, 255, 900 * 600 * 3, dtype=np.uint8).reshape(600, 900, 3)
    Image.fromarray(gradient).save(picture, quality=90)
    return picture
