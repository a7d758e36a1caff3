"""A picture that is filled up weighs what was asked, is the same picture, and keeps its EXIF."""

import io
from datetime import UTC, datetime

import numpy as np
from PIL import Image

from fotointerview.camera.demo.filling import filled
from fotointerview.camera.demo.scene import SceneSettings, expose

WEIGHT = 300_000


def test_a_heavy_jpeg_is_the_same_picture_with_its_exif() -> None:
    made = expose(
        SceneSettings(),
        taken_at=datetime(2026, 11, 23, tzinfo=UTC),
        serial="F1",
        width=300,
        height=200,
        raw=True,
    )
    assert made.jpeg is not None
    assert made.raw is not None
    heavy = filled(made.jpeg, to=WEIGHT, seed=1)
    assert WEIGHT <= len(heavy) < WEIGHT + 100
    assert heavy[2:4] == b"\xff\xe1"
    with Image.open(io.BytesIO(made.jpeg)) as before, Image.open(io.BytesIO(heavy)) as after:
        assert before.getexif() == after.getexif()
        assert np.array_equal(np.asarray(before), np.asarray(after))
    raw = filled(made.raw, to=WEIGHT, seed=1)
    assert len(raw) == WEIGHT
    assert raw.startswith(made.raw)


def test_another_shot_is_filled_with_other_bytes_and_what_is_heavy_stays() -> None:
    assert filled(b"II*\0", to=100, seed=1) != filled(b"II*\0", to=100, seed=2)
    assert filled(b"II*\0", to=100, seed=1) == filled(b"II*\0", to=100, seed=1)
    assert filled(b"heavy", to=5, seed=1) == b"heavy"
    assert filled(b"", to=5, seed=1) == b""
