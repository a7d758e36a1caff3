"""The body's smaller parts: the focus motor, the memory, the RAW file, the poses between which nothing jumps."""

import io
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
import rawpy
from PIL import Image

from fotointerview.camera.demo.lens import FARTHEST_M, NEAREST_M, TRAVEL_STEPS, moved
from fotointerview.camera.demo.memory import BodyMemory, HeldPicture
from fotointerview.camera.demo.scene import Exposure, expose
from fotointerview.camera.demo.settings import Mode, SceneSettings

AT = datetime(2026, 11, 23, 14, 2, tzinfo=UTC)


def test_the_motor_travels_between_its_ends() -> None:
    for begin, steps, end, met_end in (
        (NEAREST_M, TRAVEL_STEPS, FARTHEST_M, False),
        (NEAREST_M, TRAVEL_STEPS + 1, FARTHEST_M, True),
        (FARTHEST_M, -TRAVEL_STEPS - 1, NEAREST_M, True),
    ):
        at, ended = moved(begin, steps=steps)
        assert at == pytest.approx(end)
        assert ended is met_end


def test_as_many_steps_back_end_where_they_began() -> None:
    there, _ = moved(1.6, steps=300)
    assert there > 1.6
    assert moved(there, steps=-300)[0] == pytest.approx(1.6)


def test_a_step_is_shorter_near_than_far() -> None:
    near, far = (moved(at, steps=50)[0] - at for at in (0.6, 3.0))
    assert near < far


def held(name: str) -> HeldPicture:
    return HeldPicture(name, name.encode(), b"t", AT, 1, 1)


def test_memory_tells_of_each_picture_once_and_in_order() -> None:
    memory = BodyMemory()
    memory.add(held("a"))
    memory.add(held("b"))
    assert [memory.to_announce(), memory.to_announce()] == [True, False]
    assert memory.asked_for() == held("a")
    memory.fetched()
    assert [memory.to_announce(), memory.to_announce()] == [True, False]
    assert memory.first() == held("a")
    assert memory.asked_for() == held("b")


def test_deleting_what_was_fetched_leaves_the_next() -> None:
    memory = BodyMemory()
    for name in "ab":
        memory.add(held(name))
        memory.to_announce()
    memory.fetched()
    assert memory.delete()
    assert memory.first() == held("b")
    assert memory.to_announce()
    assert memory.delete()
    assert not memory.delete()
    memory.add(held("c"))
    memory.clear()
    assert memory.asked_for() is None
    assert not memory.to_announce()


def taken(settings: SceneSettings, *, jpeg: bool = True) -> Exposure:
    return expose(settings, taken_at=AT, serial="A", width=601, height=400, jpeg=jpeg, raw=True)


def test_a_raw_holds_the_scene_and_what_is_told_of_it(tmp_path: Path) -> None:
    settings = SceneSettings(iso=100, aperture=5.6)
    made = taken(settings, jpeg=False)
    assert made.jpeg is None
    assert made.raw is not None
    path = tmp_path / "DSC_0001.NEF"
    path.write_bytes(made.raw)
    with rawpy.imread(str(path)) as raw:
        assert (raw.sizes.width, raw.sizes.height) == (600, 400)
        assert raw.color_desc == b"RGBG"
        thumb = raw.extract_thumb()
        assert thumb.format == rawpy.ThumbFormat.JPEG
        shown = raw.postprocess(half_size=True, use_camera_wb=True, no_auto_bright=True)
    with Image.open(io.BytesIO(bytes(thumb.data))) as preview:
        assert preview.size == (600, 400)
        small = np.asarray(preview.resize((300, 200), Image.Resampling.BOX), np.float32)
    assert np.corrcoef(shown.mean(axis=2).ravel(), small.mean(axis=2).ravel())[0, 1] > 0.95
    with Image.open(path) as tiff:
        exif = tiff.getexif().get_ifd(0x8769)
    assert float(exif[0x829D]) == pytest.approx(5.6)
    assert exif[0x8827] == 100


def test_one_ev_doubles_the_raw_levels(tmp_path: Path) -> None:
    levels = []
    for seconds in (1 / 250, 1 / 125):
        made = taken(SceneSettings(mode=Mode.MANUAL, iso=100, shutter_s=seconds))
        assert made.raw is not None
        path = tmp_path / "one.NEF"
        path.write_bytes(made.raw)
        with rawpy.imread(str(path)) as raw:
            levels.append(float(np.mean(raw.raw_image_visible.astype(np.float64)) - 600))
    assert levels[1] / levels[0] == pytest.approx(2, rel=0.02)


def test_both_files_of_a_release_show_the_same_moment() -> None:
    first, again = (taken(SceneSettings(moment_s=at)) for at in (1.0, 1.0))
    assert first == again
    assert taken(SceneSettings(moment_s=1.5)).raw != first.raw
