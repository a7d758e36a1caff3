"""The demo camera as the real libgphoto2 sees it, over PTP/IP, from a process of its own."""

import contextlib
import hashlib
import io
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PIL import Image

from fotointerview.camera.demo.launch import DemoCameraError, DemoCameraProcess

gp = pytest.importorskip("gphoto2", reason="python-gphoto2 is not installed on this machine")

FOLDER = "/store_00010001/DCIM/100NIKON"
Connect = Callable[[], Any]


@pytest.fixture(scope="module")
def demo() -> Iterator[DemoCameraProcess]:
    with DemoCameraProcess.start(sitter="niko", still=(1200, 800)) as camera:
        yield camera


@pytest.fixture(scope="module")
def lists() -> tuple[Any, Any]:
    abilities, ports = gp.CameraAbilitiesList(), gp.PortInfoList()
    abilities.load()
    ports.load()
    return abilities, ports


@pytest.fixture
def connect(demo: DemoCameraProcess, lists: tuple[Any, Any]) -> Iterator[Connect]:
    opened = []

    def _connect() -> Any:
        abilities, ports = lists
        camera = gp.Camera()
        camera.set_abilities(abilities[abilities.lookup_model("PTP/IP Camera")])
        camera.set_port_info(ports[ports.lookup_path(demo.address)])
        camera.init()
        opened.append(camera)
        write(camera, "capturetarget", "Memory card")
        return camera

    yield _connect
    for camera in opened:
        with contextlib.suppress(gp.GPhoto2Error):  # of a line that is dead it says so
            camera.exit()


@pytest.fixture
def camera(connect: Connect) -> Any:
    return connect()


def drain(camera: Any) -> None:
    while camera.wait_for_event(0)[0] != gp.GP_EVENT_TIMEOUT:
        pass


def next_file(camera: Any) -> str:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        kind, data = camera.wait_for_event(200)
        if kind == gp.GP_EVENT_FILE_ADDED:
            assert data.folder == FOLDER
            return str(data.name)
    raise AssertionError("no file was announced")


def shoot(camera: Any) -> str:
    camera.trigger_capture()
    return next_file(camera)


def fetch(camera: Any, name: str, kind: int) -> bytes:
    file = camera.file_get(FOLDER, name, kind)
    return bytes(file.get_data_and_size())


def write(camera: Any, name: str, value: object) -> object:
    drain(camera)
    widget = camera.get_single_config(name)
    widget.set_value(value)
    camera.set_single_config(name, widget)
    return camera.get_single_config(name).get_value()


def brightness(jpeg: bytes) -> float:
    with Image.open(io.BytesIO(jpeg)) as image:
        return float(image.convert("L").resize((1, 1), Image.Resampling.BOX).getpixel((0, 0)))  # type: ignore[arg-type]


def test_it_says_who_it_is(camera: Any) -> None:
    told = {
        name: camera.get_single_config(name).get_value()
        for name in ("manufacturer", "cameramodel", "serialnumber")
    }
    assert told == {"manufacturer": "Nikon-like", "cameramodel": "Demo Camera", "serialnumber": "FI000001"}
    assert camera.get_single_config("batterylevel").get_value() == "87%"
    assert camera.get_single_config("5008").get_value() == "8500"


@pytest.mark.parametrize(
    ("name", "value", "back"),
    [
        ("f-number", "f/2.8", "f/4"),
        ("iso", "1600", "400"),
        ("exposurecompensation", "-1.333", "0"),
        ("exposurecompensation", "2", "0"),
        ("whitebalance", "Shade", "Automatic"),
        ("d200", "4", "1"),
        ("d3e0", 900.0, 1600.0),
        ("d3e1", 1500.0, 0.0),
        ("d3e2", -2000.0, 0.0),
        ("expprogram", "P", "A"),
        ("capturetarget", "Memory card", "Memory card"),
    ],
)
def test_a_setting_is_set_and_read_back(camera: Any, name: str, value: object, back: object) -> None:
    assert write(camera, name, value) == value
    assert write(camera, name, back) == back


def test_the_shutter_is_set_in_manual_only(camera: Any) -> None:
    drain(camera)
    assert camera.get_single_config("shutterspeed2").get_readonly()
    assert write(camera, "expprogram", "M") == "M"
    assert write(camera, "shutterspeed2", "1/60") == "1/60"
    assert write(camera, "expprogram", "A") == "A"
    drain(camera)
    assert camera.get_single_config("shutterspeed2").get_readonly()


def test_an_unknown_value_is_refused(camera: Any) -> None:
    write(camera, "d3e0", 100.0)
    drain(camera)
    assert camera.get_single_config("d3e0").get_value() == 1600.0


def test_a_shot_comes_as_an_event_with_thumbnail_and_all_its_bytes(camera: Any) -> None:
    name = shoot(camera)
    with Image.open(io.BytesIO(fetch(camera, name, gp.GP_FILE_TYPE_PREVIEW))) as thumbnail:
        assert thumbnail.size == (160, 120)
    whole = fetch(camera, name, gp.GP_FILE_TYPE_NORMAL)
    info = camera.file_get_info(FOLDER, name).file
    assert (info.size, info.width, info.height) == (len(whole), 1200, 800)
    assert abs(info.mtime - time.time()) < 60
    pieces, buffer = b"", bytearray(100_000)
    while count := camera.file_read(FOLDER, name, gp.GP_FILE_TYPE_NORMAL, len(pieces), buffer):
        pieces += bytes(buffer[:count])
    assert hashlib.sha256(pieces).digest() == hashlib.sha256(whole).digest()
    assert whole.endswith(b"\xff\xd9")


def test_a_file_of_several_megabytes_arrives_whole(camera: Any) -> None:
    with DemoCameraProcess.start(still=(3000, 2000)) as large:
        abilities, ports = gp.CameraAbilitiesList(), gp.PortInfoList()
        abilities.load()
        ports.load()
        other = gp.Camera()
        other.set_abilities(abilities[abilities.lookup_model("PTP/IP Camera")])
        other.set_port_info(ports[ports.lookup_path(large.address)])
        other.init()
        write(other, "capturetarget", "Memory card")
        name = shoot(other)
        whole = fetch(other, name, gp.GP_FILE_TYPE_NORMAL)
        assert len(whole) == other.file_get_info(FOLDER, name).file.size > 1_200_000
        other.exit()
    with Image.open(io.BytesIO(whole)) as image:
        image.load()
        assert image.size == (3000, 2000)


def test_settings_show_in_the_next_picture(camera: Any) -> None:
    plain = fetch(camera, shoot(camera), gp.GP_FILE_TYPE_NORMAL)
    write(camera, "exposurecompensation", "2")
    write(camera, "d200", "4")
    changed = fetch(camera, shoot(camera), gp.GP_FILE_TYPE_NORMAL)
    write(camera, "exposurecompensation", "0")
    write(camera, "d200", "1")
    assert brightness(changed) > brightness(plain) + 30
    with Image.open(io.BytesIO(changed)) as image:
        red, green, blue = image.resize((60, 40)).split()
        assert red.tobytes() == green.tobytes() == blue.tobytes()
        assert float(image.getexif().get_ifd(0x8769)[0x9204]) == 2


def test_the_bodys_own_button_is_announced(camera: Any, demo: DemoCameraProcess) -> None:
    drain(camera)
    demo.press_shutter()
    assert next_file(camera).startswith("DSC_")


def test_another_sitter_sits_down(camera: Any, demo: DemoCameraProcess) -> None:
    before = fetch(camera, shoot(camera), gp.GP_FILE_TYPE_PREVIEW)
    demo.change_sitter("samira")
    after = fetch(camera, shoot(camera), gp.GP_FILE_TYPE_PREVIEW)
    demo.change_sitter("niko")
    assert before != after
    with pytest.raises(DemoCameraError, match="no sitter called 'nobody'"):
        demo.change_sitter("nobody")


def test_a_new_session_wins_and_lists_what_was_missed(connect: Connect, demo: DemoCameraProcess) -> None:
    first = connect()
    known = shoot(first)
    second = connect()  # while the first still holds its line
    listed = [
        second.folder_list_files(FOLDER).get_name(i) for i in range(second.folder_list_files(FOLDER).count())
    ]
    assert known in listed
    with pytest.raises(gp.GPhoto2Error):
        first.get_single_config("iso")


KILLED_HOST = """
import sys, gphoto2 as gp
abilities, ports = gp.CameraAbilitiesList(), gp.PortInfoList()
abilities.load(); ports.load()
camera = gp.Camera()
camera.set_abilities(abilities[abilities.lookup_model("PTP/IP Camera")])
camera.set_port_info(ports[ports.lookup_path(sys.argv[1])])
camera.init()
widget = camera.get_single_config("capturetarget")
widget.set_value("Memory card")
camera.set_single_config("capturetarget", widget)
camera.trigger_capture()
sys.stdout.write("fired\\n"); sys.stdout.flush()
while True:
    camera.wait_for_event(1000)
"""


def test_a_host_killed_in_the_middle_loses_no_picture(connect: Connect, demo: DemoCameraProcess) -> None:
    host = subprocess.Popen([sys.executable, "-c", KILLED_HOST, demo.address], stdout=subprocess.PIPE)
    assert host.stdout is not None
    assert host.stdout.readline() == b"fired\n"
    host.send_signal(signal.SIGKILL)
    host.wait()
    host.stdout.close()
    camera = connect()
    names = camera.folder_list_files(FOLDER)
    before = names.count()
    name = shoot(camera)
    assert name.startswith("DSC_")
    camera.exit()
    assert connect().folder_list_files(FOLDER).count() >= before + 1


@pytest.mark.parametrize(
    "noise", [b"", b"GET / HTTP/1.0\r\n\r\n", b"\x08\x00\x00\x00\x07\x00\x00\x00", b"\xff" * 64]
)
def test_noise_on_the_port_harms_nobody(connect: Connect, demo: DemoCameraProcess, noise: bytes) -> None:
    with socket.create_connection(("127.0.0.1", demo.port)) as line:
        line.sendall(noise)
    assert connect().get_single_config("iso").get_value() == "400"


def test_it_ends_when_its_stdin_closes() -> None:
    command = [sys.executable, "-m", "fotointerview.camera.demo", "--still", "300x200"]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env)
    assert process.stdout is not None
    assert process.stdin is not None
    assert b"port" in process.stdout.readline()
    process.stdin.write(b'{"do": "dance"}\nnonsense\n')
    process.stdin.flush()
    assert b"refused" in process.stdout.readline()
    assert b"refused" in process.stdout.readline()
    process.stdin.close()
    assert process.wait(20) == 0
    process.stdout.close()


def test_closing_twice_is_fine_and_orders_after_it_are_refused() -> None:
    camera = DemoCameraProcess.start(still=(300, 200))
    assert camera.address == f"ptpip:127.0.0.1:{camera.port}:{camera.port}"
    camera.close()
    camera.close()
    with pytest.raises(DemoCameraError, match="gone"):
        camera.press_shutter()


def test_a_camera_that_does_not_start_says_so() -> None:
    with pytest.raises(DemoCameraError, match="ended"):
        DemoCameraProcess.start(sitter="nobody")
