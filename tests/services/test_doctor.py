"""The doctor tells the truth about what it is shown, and nothing it looks at can bring it down."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from fotointerview.camera.holders import MONITORS, Holder
from fotointerview.camera.usb import UsbCamera
from fotointerview.domain.words import Language
from fotointerview.services import doctor
from fotointerview.services.doctor import Check, DoctorReport, Health, driver, libraries, system, usb
from fotointerview.services.texts import Texts

TEXTS = Texts.load("en")
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc and /sys")


@pytest.mark.parametrize("language", Language)
def test_a_whole_visit_reads_well_in_both_languages(language: Language) -> None:
    texts = Texts.load(language)
    report = doctor.run_doctor(texts)
    keys = ["versions", "driver", "cameras", "holders", "usb", "libraries", "display", "fonts", "disk"]
    assert [check.key for check in report.checks] == keys
    written = doctor.as_text(report, texts)
    assert all(check.name in written and check.what in written for check in report.checks)
    assert "{" not in written
    assert all(check.do for check in report.checks if check.health is Health.BAD)


def test_programs_read_the_same_as_people() -> None:
    bad = Check("disk", "Room", Health.BAD, "none é", "make some")
    told = json.loads(doctor.as_json(DoctorReport((bad,))))
    assert told == {
        "healthy": False,
        "checks": [{"key": "disk", "name": "Room", "health": "bad", "what": "none é", "do": "make some"}],
    }


@pytest.mark.parametrize(
    ("healths", "healthy", "end"),
    [([], True, "all-ok"), (["ok", "warn"], True, "warnings"), (["warn", "bad"], False, "bad")],
)
def test_the_end_says_how_bad_it_is(healths: list[str], healthy: bool, end: str) -> None:
    report = DoctorReport(tuple(Check("x", "x", Health(health), "x") for health in healths))
    assert report.healthy is healthy
    assert doctor.as_text(report, TEXTS).endswith(TEXTS.word(f"doctor-{end}"))


def test_what_to_do_stands_under_what_was_found() -> None:
    report = DoctorReport((Check("x", "Name", Health.WARN, "found", "do this"),))
    assert "! Name  found\n        → do this" in doctor.as_text(report, TEXTS)


def test_every_finding_in_the_source_has_its_words() -> None:
    source = Path(doctor.__file__).parent
    text = "".join(file.read_text(encoding="utf-8") for file in source.glob("*.py"))
    found = re.findall(r'make_check\(\s*"([a-z-]+)",\s*"([a-z-]+)"', text)
    assert len(found) > 20
    for key, finding in found:
        assert TEXTS.word(f"doctor-{key}")
        assert TEXTS.word(f"doctor-{key}-{finding}") is not None


# ── the driver ────────────────────────────────────────────────────────────────────────────────────────────


def test_the_real_driver_is_asked_in_a_process_of_its_own(own_home: Path) -> None:
    told = driver.probe()
    assert told.installed
    assert told.version.startswith("2.")
    assert told.models > 1000
    assert "gphoto2" not in sys.modules or not told.problem
    assert not list(own_home.rglob("gphoto*")), "the doctor left settings of libgphoto2 behind"


def test_libgphoto2s_virtual_camera_is_seen_but_is_no_real_usb_device(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VCAMERADIR", str(tmp_path))
    told = driver.probe()
    assert [camera.port for camera in told.cameras] == ["usb:001,001"]
    assert told.usb_ports == ()
    assert "Nikon" in driver.check_cameras(told, TEXTS).what


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "Segmentation fault"),
        ("raise ImportError('libgphoto2.so.6: cannot open shared object file')", "libgphoto2.so.6"),
        ("import sys; sys.exit(3)", "exit 3"),
        ("print('no json')", "Expecting value"),
        ("print('{}')", "cameras"),
        ("import time; time.sleep(60)", "s"),
    ],
)
def test_a_driver_that_crashes_is_told_and_not_caught_by_us(code: str, reason: str) -> None:
    told = driver.probe(code, timeout_s=2.0)
    assert reason in told.problem
    check = driver.check_driver(told, TEXTS)
    assert check.health is Health.BAD
    assert told.problem in check.what
    assert check.do
    assert driver.check_cameras(told, TEXTS).key == "cameras"


def test_without_a_driver_the_doctor_says_so() -> None:
    check = driver.check_driver(driver.DriverProbe(installed=False), TEXTS)
    assert check.health is (Health.WARN if sys.platform == "win32" else Health.BAD)
    assert check.do


# ── USB ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def camera(tmp_path: Path) -> UsbCamera:
    """A camera whose device file is an ordinary one."""
    node = tmp_path / "001" / "005"
    node.parent.mkdir()
    node.touch()
    return UsbCamera("usb:001,005", node)


def test_a_program_that_holds_the_camera_is_named(camera: UsbCamera) -> None:
    found = [Holder("darktable", pid=4711, node=camera.node), Holder(MONITORS[0], pid=12)]
    check = usb.check_holders(found, [camera], TEXTS)
    assert check.health is Health.WARN
    assert "darktable (4711)" in check.what
    assert str(camera.node) in check.what


@linux
def test_a_real_process_with_the_file_open_is_found_once(camera: UsbCamera) -> None:
    code = "import sys; f = open(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", code, str(camera.node)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdin is not None
        assert child.stdout.readline() == b"open\n"
        assert [h.pid for h in usb.holders([camera]) if h.node == camera.node] == [child.pid]
        child.stdin.close()


@pytest.mark.parametrize(("camera_there", "health"), [(False, Health.OK), (True, Health.WARN)])
def test_the_desktops_volume_monitor_matters_only_with_a_camera(camera_there: bool, health: Health) -> None:
    monitor = Holder("gvfs-gphoto2-volume-monitor", pid=1)
    devices = [UsbCamera("usb:001,005", Path("/dev/bus/usb/001/005"))] if camera_there else []
    check = usb.check_holders([monitor], devices, TEXTS)
    assert check.health is health
    assert "release" in check.do


def test_a_mounted_camera_and_ptpcamerad_are_worth_a_warning() -> None:
    for program in ("gvfsd-gphoto2", "ptpcamerad"):
        assert usb.check_holders([Holder(program, pid=1)], [], TEXTS).health is Health.WARN


@linux
def test_rights_on_the_device_file(camera: UsbCamera) -> None:
    assert usb.check_rights([], TEXTS).health is Health.OK
    assert str(camera.node) in usb.check_rights([camera], TEXTS).what
    gone = usb.check_rights([UsbCamera("usb:001,009", camera.node.with_name("009"))], TEXTS)
    assert gone.health is Health.BAD
    assert "udev" in gone.do


# ── the system ────────────────────────────────────────────────────────────────────────────────────────────


@linux
def test_a_missing_library_is_found_by_asking_the_linker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ldd = tmp_path / "ldd"
    ldd.write_text(
        "#!/bin/sh\necho '\tlibEGL.so.1 => not found'\necho '\tlibm.so.6 => /lib/libm.so.6 (0x1)'\n"
    )
    ldd.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert libraries.missing(libraries.NEEDED) == {"libEGL.so.1"}
    check = libraries.check_libraries(TEXTS)
    assert check.health is Health.BAD
    assert "libEGL.so.1" in check.what


@linux
def test_with_these_tests_running_nothing_needed_is_missing() -> None:
    assert libraries.missing(libraries.NEEDED) == frozenset()


@pytest.mark.parametrize(
    ("manager", "typed"),
    [
        ("apt-get", "sudo apt-get install fonts-dejavu-core libegl1 libglib2.0-0"),
        ("dnf", "sudo dnf install dejavu-sans-fonts glib2 libglvnd-egl"),
        ("pacman", "sudo pacman -S glib2 libglvnd ttf-dejavu"),
    ],
)
def test_the_command_to_type(manager: str, typed: str) -> None:
    sonames = ["libEGL.so.1", "libgthread-2.0.so.0", "libglib-2.0.so.0", "libstrange.so.3"]
    names = libraries.packages(sonames, manager=manager, fonts=True)
    assert libraries.command(names, manager=manager) == typed
    assert libraries.unknown(sonames) == ["libstrange.so.3"]


@pytest.mark.parametrize(
    ("variables", "health"),
    [({}, Health.WARN), ({"DISPLAY": ":0"}, Health.OK), ({"WAYLAND_DISPLAY": "wayland-0"}, Health.OK)],
)
@linux
def test_a_display_is_seen(
    variables: dict[str, str], health: Health, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    check = system.check_display(TEXTS)
    assert check.health is health
    assert all(value in check.what for value in variables.values())


class Usage(NamedTuple):
    """What ``shutil.disk_usage`` returns, as far as it is used."""

    free: int


@pytest.mark.parametrize(("free_gb", "health"), [(100.0, Health.OK), (2.0, Health.WARN), (0.1, Health.BAD)])
def test_room_on_disk(free_gb: float, health: Health, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = Usage(free=int(free_gb * 1000**3))
    monkeypatch.setattr("shutil.disk_usage", lambda place: usage)
    check = system.check_disk(TEXTS)
    assert check.health is health
    assert f"{free_gb:.1f} GB" in check.what


def test_a_folder_that_is_gone_is_no_reason_to_stop(tmp_path: Path) -> None:
    assert system.check_disk(TEXTS, folder=tmp_path / "gone").health is Health.WARN


def test_a_missing_part_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "_PARTS", (("Dreams", ("no-such-distribution",)),))
    check = system.check_versions(TEXTS)
    assert check.health is Health.BAD
    assert "Dreams" in check.what
    assert check.do
