"""Pairs, bursts, the self-timer, the body's memory and names that run out, through the real libgphoto2."""

import io
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from fotointerview.camera.demo.launch import DemoCameraProcess
from fotointerview.imaging.raw import raw_preview
from tests.camera.demo.host import DCIM, Host, demo_and_host, gp

Pair = tuple[DemoCameraProcess, Host]


@pytest.fixture(scope="module")
def running() -> Iterator[Pair]:
    with demo_and_host() as found:
        yield found


@pytest.fixture
def pair(running: Pair) -> Iterator[Pair]:
    demo, host = running
    host.reconnect()
    yield running
    host.drain()
    for name, value in (
        ("capturetarget", "Memory card"),
        ("imagequality", "JPEG Fine"),
        ("capturemode", "Single Shot"),
    ):
        host.write(name, value)
    demo.set_habits(burst=3, timer_s=2.0, raw_first=True, gap_s=0.0, clock_s=0.0)


@pytest.mark.parametrize("raw_first", [True, False], ids=["raw first", "jpeg first"])
@pytest.mark.parametrize("gap_s", [0.0, 0.4])
def test_raw_and_jpeg_are_one_release(pair: Pair, raw_first: bool, gap_s: float) -> None:
    demo, host = pair
    host.write("imagequality", "NEF+Fine")
    demo.set_habits(raw_first=raw_first, gap_s=gap_s)
    exposed = demo.state().exposed
    host.fire()
    (first, first_at), (second, second_at) = host.timed_files(2)
    assert demo.state().exposed == exposed + 1
    assert Path(first[1]).stem == Path(second[1]).stem
    ends = [Path(name).suffix for _, name in (first, second)]
    assert ends == ([".NEF", ".JPG"] if raw_first else [".JPG", ".NEF"])
    assert second_at - first_at >= 0.8 * gap_s
    for place in (first, second):
        data = host.fetch(place)
        assert len(data) == host.size(place)
        assert host.same_as_on_card(place, data)
        with Image.open(io.BytesIO(host.fetch(place, gp.GP_FILE_TYPE_PREVIEW))) as thumbnail:
            assert thumbnail.size == (160, 120)


def test_a_raw_alone_shows_its_preview(pair: Pair, tmp_path: Path) -> None:
    _, host = pair
    host.write("imagequality", "NEF (Raw)")
    place = host.shoot()
    path = tmp_path / place[1]
    path.write_bytes(host.fetch(place))
    assert path.suffix == ".NEF"
    shown = raw_preview(path)
    assert isinstance(shown.content, bytes)
    with Image.open(io.BytesIO(shown.content)) as image:
        assert image.size == shown.full_size == (900, 600)


def test_a_burst_is_as_many_releases(pair: Pair) -> None:
    demo, host = pair
    host.write("capturemode", "Burst")
    demo.set_habits(burst=10)
    exposed = demo.state().exposed
    host.fire()
    found = host.files(10)
    assert len({name for _, name in found}) == 10
    assert demo.state().exposed == exposed + 10
    for place in found:
        assert host.same_as_on_card(place, host.fetch(place))


def test_two_releases_in_quick_succession_are_two_pictures(pair: Pair) -> None:
    demo, host = pair
    demo.press_shutter()
    host.fire()
    demo.press_shutter(times=2)
    found = host.files(4)
    assert len({name for _, name in found}) == 4


def test_the_self_timer_waits(pair: Pair) -> None:
    demo, host = pair
    host.write("capturemode", "Timer")
    demo.set_habits(timer_s=0.6)
    began = time.monotonic()
    demo.press_shutter()
    ((_, at),) = host.timed_files(1)
    assert at - began >= 0.6


def test_names_run_out_and_a_new_folder_begins(pair: Pair) -> None:
    demo, host = pair
    demo.count_from(9999)
    last = host.shoot()
    first = host.shoot()
    demo.count_from(1)
    again = host.shoot()
    assert last[1] == "DSC_9999.JPG"
    assert first[1] == again[1] == "DSC_0001.JPG"
    assert first[0] != again[0]
    for place in (last, first, again):
        assert host.same_as_on_card(place, host.fetch(place))
    host.reconnect()
    folders = host.camera.folder_list_folders(DCIM)
    listed = {f"{DCIM}/{folders.get_name(i)}" for i in range(folders.count())}
    assert {first[0], again[0]} <= listed


def test_the_clock_may_be_wrong(pair: Pair) -> None:
    demo, host = pair
    demo.set_habits(clock_s=-86400.0)
    place = host.shoot()
    mtime = host.camera.file_get_info(*place).file.mtime
    assert abs(mtime + 86400 - time.time()) < 60


@pytest.mark.parametrize(
    ("quality", "ends"), [("JPEG Fine", [".jpg"]), ("NEF+Fine", [".nef", ".jpg"])], ids=["jpeg", "pair"]
)
def test_in_the_bodys_memory_pictures_wait_to_be_fetched(pair: Pair, quality: str, ends: list[str]) -> None:
    demo, host = pair
    host.write("imagequality", quality)
    host.write("capturetarget", "Internal RAM")
    on_card = len(demo.card())
    for _ in range(2):
        host.fire()
        found = host.files(len(ends))
        assert [Path(name).suffix for _, name in found] == ends
        numbers = [int(Path(name).stem.removeprefix("capt")) for _, name in found]
        assert numbers == list(range(numbers[0], numbers[0] + len(ends)))
        for place in found:
            assert host.fetch(place)
    assert len(demo.card()) == on_card


def test_one_that_is_captured_the_old_way_is_deleted_from_memory(pair: Pair) -> None:
    _, host = pair
    host.write("capturetarget", "Internal RAM")
    for _ in range(2):
        path = host.camera.capture(gp.GP_CAPTURE_IMAGE)
        assert host.fetch((path.folder, path.name))[:2] == b"\xff\xd8"


def test_what_is_deleted_is_off_the_card(pair: Pair) -> None:
    demo, host = pair
    folder, name = host.shoot()
    host.camera.file_delete(folder, name)
    assert (folder, name) not in {(f"{DCIM}/{file.folder}", file.name) for file in demo.card()}
