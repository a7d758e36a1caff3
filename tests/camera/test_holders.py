"""Who holds the camera, asked of a desktop that is a script and of processes that are real."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fotointerview.camera.backend import CameraError
from fotointerview.camera.holders import (
    Holder,
    HolderKind,
    mount_of,
    open_by,
    parse_mounts,
    release,
    takers,
    who_holds,
)
from fotointerview.camera.usb import UsbCamera
from fotointerview.domain.faults import FaultCode, FaultError

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")

PORT = "usb:001,005"
NIKON = "gphoto2://Nikon_Corporation_NIKON_DSC_D750_000006012345/"
PHONE = "gphoto2://Apple_Inc._iPhone_0000814000086450119B801C/"

VOLUME = """\
Drive(0): Samsung SSD
  Type: GProxyDrive (GProxyVolumeMonitorUDisks2)
  ids:
   unix-device: '/dev/sda'
  Volume(0): Data
    Type: GProxyVolume (GProxyVolumeMonitorUDisks2)
    ids:
     unix-device: '/dev/sda3'
    Mount(0): Data -> file:///media/data
      Type: GProxyMount (GProxyVolumeMonitorUDisks2)
Volume({index}): {name}
  Type: GProxyVolume (GProxyVolumeMonitorGPhoto2)
  ids:
   unix-device: '{node}'
  activation_root={uri}
  themed icons:  [camera-photo]
  can_mount=1
  Mount(0): {name} -> {uri}
    Type: GProxyShadowMount (GProxyVolumeMonitorGPhoto2)
    default_location={uri}
    can_unmount=1
"""
ALONE = """\
Mount({index}): {name} -> {uri}
  Type: GDaemonMount
  default_location={uri}
  x_content_types: x-content/image-dcf
  can_unmount=1
"""
UNMOUNTED = """\
Volume(0): NIKON DSC D750
  Type: GProxyVolume (GProxyVolumeMonitorGPhoto2)
  ids:
   unix-device: '/dev/bus/usb/001/005'
  activation_root=gphoto2://Nikon_Corporation_NIKON_DSC_D750_000006012345/
  can_mount=1
"""


# ── what the desktop says ─────────────────────────────────────────────────────────────────────────────────


def volume(uri: str, node: str, *, name: str = "NIKON DSC D750", index: int = 0) -> str:
    return VOLUME.format(uri=uri, node=node, name=name, index=index)


def alone(uri: str, *, name: str = "NIKON DSC D750", index: int = 1) -> str:
    return ALONE.format(uri=uri, name=name, index=index)


def dutch(listing: str) -> str:
    """The same listing from a desktop that translates whatever it can."""
    for theirs, ours in (
        ("Drive(", "Station("),
        ("Volume(", "Volume("),
        ("Mount(", "Aankoppelpunt("),
        ("Type:", "Soort:"),
        ("themed icons:", "themapictogrammen:"),
        ("NIKON DSC D750", "Digitale camera: D750 (PTP)"),
    ):
        listing = listing.replace(theirs, ours)
    return listing


@pytest.mark.parametrize(
    ("listing", "mounts"),
    [
        ("", {}),
        (volume(NIKON, "/dev/bus/usb/001/005"), {NIKON: Path("/dev/bus/usb/001/005")}),
        (volume(NIKON, "/dev/bus/usb/001/005") + alone(NIKON), {NIKON: Path("/dev/bus/usb/001/005")}),
        (
            volume(NIKON, "/dev/bus/usb/001/005") + alone(PHONE, name="iPhone"),
            {NIKON: Path("/dev/bus/usb/001/005"), PHONE: None},
        ),
        (
            volume(PHONE, "/dev/bus/usb/001/004", name="iPhone")
            + volume(NIKON, "/dev/bus/usb/001/005", index=1),
            {NIKON: Path("/dev/bus/usb/001/005"), PHONE: Path("/dev/bus/usb/001/004")},
        ),
        (alone("gphoto2://[usb:001,005]/", index=0), {"gphoto2://[usb:001,005]/": None}),
        (UNMOUNTED, {}),
        (UNMOUNTED + alone(PHONE), {PHONE: None}),
    ],
)
@pytest.mark.parametrize("translated", [False, True])
def test_what_the_desktop_lists(listing: str, mounts: dict[str, Path | None], translated: bool) -> None:
    assert parse_mounts(dutch(listing) if translated else listing) == mounts


@pytest.mark.parametrize(
    ("mounts", "ours"),
    [
        ({}, ""),
        ({NIKON: "001/005", PHONE: None}, NIKON),
        ({PHONE: "001/004"}, ""),
        ({PHONE: "001/004", NIKON: None}, NIKON),
        ({"gphoto2://[usb:001,005]/": None, PHONE: None}, "gphoto2://[usb:001,005]/"),
        ({"gphoto2://%5Busb%3A001,005%5D/": None, PHONE: None}, "gphoto2://%5Busb%3A001,005%5D/"),
        ({"gphoto2://[usb:001,009]/": None}, ""),
        ({"gphoto2://Canon_Inc._Canon_Digital_Camera/": None}, "gphoto2://Canon_Inc._Canon_Digital_Camera/"),
        ({"gphoto2://Canon_Inc._Canon_Digital_Camera/": None, PHONE: None}, ""),
    ],
)
def test_which_mount_is_ours(mounts: dict[str, str | None], ours: str, tmp_path: Path) -> None:
    camera = UsbCamera(PORT, tmp_path / "001" / "005", "NIKON DSC D750", "000006012345")
    placed = {uri: tmp_path / node if node else None for uri, node in mounts.items()}
    assert mount_of(camera, placed) == ours


# ── a desktop that is a script ────────────────────────────────────────────────────────────────────────────


class Desktop:
    """A ``gio`` first on the path: lists what it is given, and writes down how it was called."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.calls = folder / "calls"
        script = folder / "gio"
        script.write_text(
            "#!/bin/sh\n"
            f'echo "$LC_ALL $LANGUAGE $*" >> "{self.calls}"\n'
            'case "$LC_ALL" in C|C.*) list=c ;; *) list=nl ;; esac\n'
            f'case "$2" in --list) cat "{folder}/$list" ;; *) . "{folder}/unmount" ;; esac\n'
        )
        script.chmod(0o755)
        self.shows("")
        self.unmounts("exit 0")

    def shows(self, listing: str) -> None:
        (self._folder / "c").write_text(listing)
        (self._folder / "nl").write_text(dutch(listing))

    def unmounts(self, shell: str) -> None:
        (self._folder / "unmount").write_text(f"{shell}\n")

    @property
    def called(self) -> list[str]:
        return self.calls.read_text().splitlines() if self.calls.exists() else []


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desktop:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    monkeypatch.setenv("LANGUAGE", "nl:en")
    return Desktop(folder)


@pytest.fixture
def node(tmp_path: Path) -> Path:
    node = tmp_path / "dev" / "001" / "005"
    node.parent.mkdir(parents=True)
    node.touch()
    return node


def process(proc: Path, pid: int, *words: str, holds: Path | None = None) -> None:
    (proc / str(pid) / "fd").mkdir(parents=True)
    (proc / str(pid) / "cmdline").write_bytes("\0".join(words).encode() + b"\0")
    if holds is not None:
        (proc / str(pid) / "fd" / "7").symlink_to(holds)


@linux
def test_the_desktops_mount_is_named_and_may_be_released(
    desktop: Desktop, node: Path, tmp_path: Path
) -> None:
    process(tmp_path / "proc", 900001, "/usr/libexec/gvfs-gphoto2-volume-monitor")
    process(tmp_path / "proc", 900002, "/usr/libexec/gvfsd-gphoto2", "--spawner", ":1.9", holds=node)
    desktop.shows(volume(NIKON, str(node)) + alone(NIKON) + alone(PHONE, index=2))
    holder = who_holds(PORT, dev=tmp_path / "dev", proc=tmp_path / "proc")
    assert holder == Holder("gvfsd-gphoto2", HolderKind.DESKTOP, 900002, node, NIKON)
    assert holder.releasable
    assert desktop.called == ["C.UTF-8 C mount --list --detail"]
    release(holder)
    assert desktop.called[1:] == [f"C.UTF-8 C mount -u {NIKON}"]


@linux
def test_another_program_is_named_and_nothing_is_offered(
    desktop: Desktop, node: Path, tmp_path: Path
) -> None:
    process(tmp_path / "proc", 900001, "/usr/bin/bash")
    process(tmp_path / "proc", 900002, "/usr/libexec/gvfs-gphoto2-volume-monitor", holds=node)
    process(tmp_path / "proc", 900003, "/usr/bin/darktable", "--x", holds=node)
    desktop.shows(alone("gphoto2://Canon_Inc._Canon_Digital_Camera/"))
    holder = who_holds(PORT, dev=tmp_path / "dev", proc=tmp_path / "proc")
    assert holder == Holder("darktable", HolderKind.PROGRAM, 900003, node)
    assert not holder.releasable
    with pytest.raises(FaultError) as refused:
        release(holder)
    assert refused.value.fault.code is FaultCode.NOT_RELEASED
    assert refused.value.fault.details["program"] == "darktable"
    assert desktop.called == []


@linux
def test_a_mount_whose_process_is_hidden_from_us_is_still_found(
    desktop: Desktop, node: Path, tmp_path: Path
) -> None:
    desktop.shows(alone("gphoto2://[usb:001,005]/"))
    holder = who_holds(PORT, dev=tmp_path / "dev", proc=tmp_path / "proc")
    assert holder == Holder("gvfsd-gphoto2", HolderKind.DESKTOP, 0, node, "gphoto2://[usb:001,005]/")


@linux
def test_a_telephone_that_is_mounted_is_not_the_camera(desktop: Desktop, node: Path, tmp_path: Path) -> None:
    desktop.shows(volume(PHONE, str(node.with_name("004")), name="iPhone"))
    assert who_holds(PORT, dev=tmp_path / "dev", proc=tmp_path / "proc") is None


@linux
def test_without_a_desktop_its_program_is_named_all_the_same(
    node: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    process(tmp_path / "proc", 900002, "/usr/libexec/gvfsd-gphoto2", holds=node)
    holder = who_holds(PORT, dev=tmp_path / "dev", proc=tmp_path / "proc")
    assert holder == Holder("gvfsd-gphoto2", HolderKind.DESKTOP, 900002, node)
    with pytest.raises(FaultError):
        release(Holder("gvfsd-gphoto2", HolderKind.DESKTOP, mount=NIKON))


def test_nobody_holds_what_is_no_usb_port(desktop: Desktop) -> None:
    assert who_holds("ptpip:127.0.0.1") is None
    assert desktop.called == []


@pytest.mark.parametrize(
    ("does", "words"),
    [
        ("echo 'gio: The specified location is not mounted' >&2; exit 2", "not mounted"),
        ("exit 3", "gio: 3"),
        ("exec sleep 30", "timed out"),
    ],
)
def test_a_desktop_that_does_not_let_go(desktop: Desktop, does: str, words: str) -> None:
    desktop.unmounts(does)
    with pytest.raises(FaultError) as told:
        release(Holder("gvfsd-gphoto2", HolderKind.DESKTOP, mount=NIKON), timeout_s=0.5)
    assert told.value.fault.code is FaultCode.NOT_RELEASED
    assert words in told.value.fault.details["words"]


def test_only_a_cameras_mount_is_ever_unmounted(desktop: Desktop) -> None:
    for mount in ("", "file:///home", "-s", "gphoto2"):
        with pytest.raises(FaultError):
            release(Holder("x", mount=mount))
    assert desktop.called == []


# ── processes ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def holding(node: Path) -> Iterator[int]:
    code = "import sys; f = open(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", code, str(node)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdin is not None
        assert child.stdout.readline() == b"open\n"
        yield child.pid
        child.stdin.close()


@linux
def test_a_real_process_with_the_file_open_is_found(
    desktop: Desktop, node: Path, holding: int, tmp_path: Path
) -> None:
    holder = who_holds(PORT, dev=tmp_path / "dev")
    assert holder is not None
    assert (holder.pid, holder.kind, holder.node) == (holding, HolderKind.PROGRAM, node)
    assert holder.program.startswith("python")


@linux
def test_our_own_open_files_are_not_somebody_else(node: Path) -> None:
    with node.open("w"):
        assert open_by({node}) == ()
    assert open_by(()) == ()


@linux
def test_the_desktops_programs_are_known_without_a_camera(tmp_path: Path) -> None:
    process(tmp_path, 7, "/usr/bin/bash")
    process(tmp_path, 12, "/usr/libexec/gvfs-gphoto2-volume-monitor")
    assert takers(proc=tmp_path) == (Holder("gvfs-gphoto2-volume-monitor", HolderKind.DESKTOP, 12),)


# ── what a person hears ───────────────────────────────────────────────────────────────────────────────────


def test_a_claimed_camera_tells_who_and_what_can_be_done() -> None:
    holder = Holder("gvfsd-gphoto2", HolderKind.DESKTOP, 12, mount=NIKON)
    error = CameraError(FaultCode.CAMERA_CLAIMED, "open", holder=holder)
    assert error.fault.details == {
        "words": "open",
        "program": "gvfsd-gphoto2",
        "mount": NIKON,
        "detail": "process 12",
    }
    assert CameraError(FaultCode.CAMERA_CLAIMED, "open").fault.details == {"words": "open"}
    assert Holder("darktable").details == {"program": "darktable"}
