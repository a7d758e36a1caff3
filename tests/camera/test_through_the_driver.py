"""The camera process with the real libgphoto2 and a whole body at the other end of the line: looking and setting."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from fotointerview.camera import messages as m
from fotointerview.camera import sources
from fotointerview.camera.demo.faults import FaultKind
from fotointerview.camera.demo.launch import DemoCameraProcess
from fotointerview.camera.link import BackendSpec
from fotointerview.camera.sources import GPHOTO, has_driver
from fotointerview.camera.supervisor import CameraSupervisor
from fotointerview.domain.camera import Ability, CameraState, SettingName
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.imaging.decode import decode
from tests.camera.listening import WAIT_S, Ear, tethered
from tests.camera.test_supervisor import until

pytestmark = pytest.mark.skipif(not has_driver(), reason="gphoto2 is not installed")
READY = CameraState.READY


class Line:
    """A demo camera, the camera process that speaks with it, and what was heard."""

    def __init__(self, body: DemoCameraProcess, folder: Path, **environment: str) -> None:
        self.body, self.ear = body, Ear()
        self.incoming = folder / "study" / ".incoming" / "i1"
        self.incoming.parent.parent.mkdir(parents=True, exist_ok=True)
        (folder / "driver").mkdir(exist_ok=True)
        self._spec = BackendSpec(
            GPHOTO,
            {"port": body.address},
            {"XDG_CONFIG_HOME": str(folder / "driver"), "LANGUAGE": "C", **environment},
        )

    @contextmanager
    def supervised(self) -> Iterator[CameraSupervisor]:
        with tethered(self._spec, self.ear, destination=self.incoming) as supervisor:
            self.ear.wait_state(READY)
            yield supervisor


@pytest.fixture(scope="module")
def body() -> Iterator[DemoCameraProcess]:
    with DemoCameraProcess.start(still=(900, 600)) as body:
        yield body


@pytest.fixture
def line(body: DemoCameraProcess, tmp_path: Path) -> Line:
    return Line(body, tmp_path)


def test_live_view_takes_the_controls_and_gives_them_back(line: Line) -> None:
    with line.supervised() as camera:
        assert Ability.LIVE_VIEW in camera.status.abilities
        camera.set_live(True).result(WAIT_S)
        frame = line.ear.wait(m.Frame, count=5)
        assert (frame.jpeg[:2], frame.jpeg[-2:]) == (b"\xff\xd8", b"\xff\xd9")
        assert len({event.jpeg for event in line.ear.all(m.Frame)[:5]}) > 1
        assert (line.body.state().live, line.body.state().controls) == (True, "host")
        camera.set_live(False).result(WAIT_S)
        assert (line.body.state().live, line.body.state().controls) == (False, "body")


def test_a_dial_turned_on_the_body_shows_at_once_also_under_live_view(line: Line) -> None:
    with line.supervised() as camera:
        for live, value in ((False, "1600"), (True, "200")):
            camera.set_live(live).result(WAIT_S)
            line.body.turn(SettingName.ISO, value)
            line.ear.wait(
                m.SettingsRead,
                lambda event, value=value: any(  # type: ignore[misc]
                    setting.name is SettingName.ISO and setting.value == value for setting in event.settings
                ),
            )
            assert camera.status.settings[SettingName.ISO].value == value
        camera.set_live(False).result(WAIT_S)


def test_focus_is_found_moved_and_at_its_end(line: Line) -> None:
    with line.supervised() as camera:
        with pytest.raises(FaultError) as outside:
            camera.drive_focus(1).result(WAIT_S)
        assert outside.value.fault.code is FaultCode.FOCUS_FAILED
        camera.set_live(True).result(WAIT_S)
        line.ear.wait(m.Frame)
        camera.drive_focus(0).result(WAIT_S)
        places = []
        for step in (1, 3, -1):
            camera.drive_focus(step).result(WAIT_S)
            camera.refresh_settings().result(WAIT_S)
            places.append(float(camera.status.settings[SettingName.FOCUS_DISTANCE].value))
        assert places[0] < places[2] < places[1]
        ends = [camera.drive_focus(3).exception(WAIT_S) for _ in range(12)]
        at_the_end = ends[-1]
        assert isinstance(at_the_end, FaultError)
        assert at_the_end.fault.code is FaultCode.FOCUS_FAILED
        assert camera.status.state in (READY, CameraState.LIVE)
        camera.set_live(False).result(WAIT_S)
        camera.write_setting(SettingName.FOCUS_DISTANCE, "0").result(WAIT_S)


def test_what_the_body_offers_can_be_set_and_is_read_back(line: Line) -> None:
    wanted = {
        SettingName.MODE: "M",
        SettingName.SHUTTER: "1/60",
        SettingName.APERTURE: "f/2.8",
        SettingName.ISO: "800",
        SettingName.WHITE_BALANCE: "Daylight",
        SettingName.IMAGE_FORMAT: "RAW+JPEG Fine",
        SettingName.FOCUS_MODE: "MF",
        SettingName.PICTURE_STYLE: "Monochrome",
        SettingName.DRIVE: "Timer",
    }
    with line.supervised() as camera:
        before = dict(camera.status.settings)
        assert {SettingName.BATTERY, SettingName.SHOTS_LEFT, SettingName.CAPTURE_TARGET} <= set(before)
        for name, value in wanted.items():
            assert value in camera.status.settings[name].choices
            assert camera.write_setting(name, value).result(WAIT_S).value == value
            until(
                lambda: not camera.status.settings[SettingName.SHUTTER].read_only
            )  # the dial comes alive with M
        for name in reversed(wanted):
            camera.write_setting(name, before[name].value).result(WAIT_S)
        with pytest.raises(FaultError) as refused:
            camera.write_setting(SettingName.BATTERY, "100%").result(WAIT_S)
        assert refused.value.fault.code is FaultCode.CAMERA_REFUSED
        assert refused.value.fault.details["words"]


def test_raw_and_jpeg_carry_one_release_and_the_jpeg_comes_first(line: Line) -> None:
    with line.supervised() as camera:
        camera.write_setting(SettingName.IMAGE_FORMAT, "RAW+JPEG Fine").result(WAIT_S)
        try:
            for _ in range(2):
                camera.trigger().result(WAIT_S)
                time.sleep(0.05)
            line.ear.arrived(4)
        finally:
            camera.write_setting(SettingName.IMAGE_FORMAT, "JPEG Fine").result(WAIT_S)
    arrived = line.ear.all(m.FileArrived)
    by_release: dict[str, list[str]] = {}
    for event in arrived:
        by_release.setdefault(event.release, []).append(event.source.name)
    assert len(by_release) == 2
    for names in by_release.values():
        assert [name[-4:] for name in names] == [".JPG", ".NEF"]
        assert len({name[:-4] for name in names}) == 1


def test_a_body_that_makes_only_raw_is_seen_by_its_previews(line: Line) -> None:
    with line.supervised() as camera:
        camera.write_setting(SettingName.IMAGE_FORMAT, "RAW").result(WAIT_S)
        try:
            camera.trigger().result(WAIT_S)
            arrived = line.ear.arrived()
        finally:
            camera.write_setting(SettingName.IMAGE_FORMAT, "JPEG Fine").result(WAIT_S)
    assert arrived.path.suffix == ".nef"
    thumbnail = line.ear.wait(m.Thumbnail)
    assert decode(thumbnail.jpeg).pixels.std() > 10
    shown = decode(arrived.path, box=(600, 400))
    assert shown.pixels.std() > 10
    assert not shown.damaged


def test_a_file_whose_size_was_told_wrongly_comes_by_itself(line: Line) -> None:
    with line.supervised() as camera:
        line.body.fault(FaultKind.EMPTY_INFO)
        camera.trigger().result(WAIT_S)
        assert line.ear.wait(m.FileFailed).fault.code is FaultCode.FILE_SHORT
        arrived = line.ear.arrived()
        newest = line.body.card()[-1]
        assert (arrived.source.name, arrived.sha256) == (newest.name, newest.sha256)
        line.ear.wait_state(READY, count=3)


def test_a_file_that_stays_short_ends_no_more_than_one_session(line: Line) -> None:
    with line.supervised() as camera:
        line.body.fault(FaultKind.EMPTY_FILE)
        camera.trigger().result(WAIT_S)
        line.ear.wait(m.FileFailed, count=2)
        camera.trigger().result(WAIT_S)
        assert line.ear.arrived().source.size > 0
        assert len([e for e in line.ear.all(m.StateChanged) if e.state is CameraState.LOST]) == 1


def test_a_file_stays_the_same_when_the_computer_changes_its_time_zone(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else all that is on the card is another file after a journey: old pictures are fetched, and none is cleared."""
    lines = [Line(line.body, tmp_path, **sources._environment(tmp_path / "driver")) for _ in range(2)]
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    with lines[0].supervised() as camera:
        camera.trigger().result(WAIT_S)
        source = lines[0].ear.arrived().source
    monkeypatch.setenv("TZ", "America/New_York")
    with lines[1].supervised() as camera:
        assert camera.find_files((source,)).result(WAIT_S) == (source,)
